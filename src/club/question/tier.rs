//! How much of the story a sentence of a review gives away.
//!
//! Tier 0 is what a cover may say, 1 what whoever has begun may know, 2 how it
//! goes on. Reviewers seldom mark it: what they give away stands late in the
//! review, with verbs of events and of endings, in sentences that tell and do
//! not judge (UCSD's Goodreads spoilers, Wan et al. 2019).

use crate::club::theme::fold::fold;
use crate::club::theme::mark::Mark;
use crate::club::theme::prose::{Line, Prose};

/// Happenings that a reader wants to meet in the book.
const EVENTS: &[&str] = &[
    "dies",
    "died",
    "killed",
    "kills",
    "murders",
    "murdered",
    "suicide",
    "executed",
    "betrays",
    "betrayed",
    "sacrifices",
    "divorces",
    "reveals that",
    "is revealed",
    "drowns",
    "confesses",
    "reunited",
    "turns out",
    "turned out",
    "plot twist",
];

/// Words for what comes last.
const OUTCOMES: &[&str] = &[
    "eventually",
    "finally",
    "in the end",
    "at the end",
    "by the end",
    "end up",
    "ends up",
    "ended up",
    "ends with",
    "final chapter",
    "final scene",
    "last chapter",
    "last scene",
    "last page",
    "ultimately dies",
    "climax",
];

/// Words for people of the story.
const PEOPLE: &[&str] = &["he", "she", "they"];

/// Shorter reviews, in bytes, have no late part.
const LONG: usize = 700;

/// What a review gives away, and where.
pub(super) struct Tiers {
    /// From here on the reviewer has warned of spoilers.
    warned: usize,
    /// From here on a sentence is late.
    late: usize,
}

impl Tiers {
    /// Looks for a warning.
    pub fn new(prose: &Prose<'_>) -> Self {
        let length = prose.length();
        let mut warnings = prose.lines.iter().filter(|line| {
            // A look before the text is folded: few sentences have the word.
            let text = prose.text(line);
            (text.contains("poiler") || text.contains("POILER")) && warns(&fold(text))
        });
        Self {
            warned: warnings
                .next()
                .map_or(usize::MAX, |line| line.sentence.place.start),
            late: if length < LONG {
                length
            } else {
                length * 2 / 3
            },
        }
    }

    /// The tier of a sentence.
    pub fn of(&self, prose: &Prose<'_>, line: &Line) -> u8 {
        let text = prose.text(line);
        let start = line.sentence.place.start;
        if start >= self.warned || text.contains("||") {
            return 2;
        }
        let marked = line.count(Mark::Spoiler) > 0;
        let late = start >= self.late;
        let tells = !line.judges()
            && !line.hits.iter().any(|hit| {
                matches!(
                    hit.mark,
                    Mark::Statement | Mark::TopicBefore | Mark::StatementBefore
                )
            });
        let plain = fold(text);
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| holds(&plain, phrase));
        let (event, outcome) = (says(EVENTS), says(OUTCOMES));
        match tells {
            true if (event || marked) && (late || outcome) => 2,
            true if outcome && says(PEOPLE) => 2,
            true if late && says(PEOPLE) => 1,
            _ => u8::from(event || marked),
        }
    }
}

/// The tier of words that stand by themselves: a strong or a weak point.
pub(super) fn of_words(text: &str) -> u8 {
    let plain = fold(text);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| holds(&plain, phrase));
    u8::from(says(EVENTS) || says(OUTCOMES)) * (1 + u8::from(says(EVENTS) && says(OUTCOMES)))
}

/// Whether a sentence warns that the story is given away from here on.
fn warns(plain: &str) -> bool {
    const ALARMS: &[&str] = &[
        "spoiler alert",
        "spoiler warning",
        "spoilers ahead",
        "spoilers below",
        "spoilers follow",
        "contains spoilers",
        "warning spoilers",
        "warning: spoilers",
        "spoilers from here",
        "major spoilers",
        "here be spoilers",
        "spoilers coming",
    ];
    const NONE: &[&str] = &["no ", "free", "without", "avoid", "don't", "not ", "won't"];
    ALARMS.iter().any(|alarm| plain.contains(alarm)) && !NONE.iter().any(|no| plain.contains(no))
}

/// Whether a phrase stands in a folded text as whole words.
fn holds(plain: &str, phrase: &str) -> bool {
    plain.match_indices(phrase).any(|(at, _)| {
        let before = plain[..at].chars().next_back();
        let after = plain[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::bank::Bank;
    use crate::club::review::Review;

    #[test]
    fn what_gives_the_story_away_comes_late_or_is_marked() {
        let padding = "The valley is described with patience. ".repeat(25);
        for (before, sentence, tier) in [
            ("", "Oda runs a mill with her brother.", 0),
            ("", "It is about a miller who was killed in the war.", 1),
            ("", "In the end she sells the mill and leaves.", 2),
            ("", "I was moved by the ending.", 1),
            ("", "Oda dies in the flood ||or so it seems||.", 2),
            ("Spoilers ahead!\n\n", "The mill is sold.", 2),
            ("No spoilers ahead, I promise.\n\n", "The mill is old.", 0),
            (padding.as_str(), "She sells the mill to her brother.", 1),
            (padding.as_str(), "Her brother is killed in the flood.", 2),
            (padding.as_str(), "I found the last part too slow.", 0),
        ] {
            let review = Review {
                body: format!("{before}{sentence}"),
                ..Review::default()
            };
            let bank = Bank::from_files([]).unwrap();
            let prose = Prose::read(bank.marks(), &review);
            let tiers = Tiers::new(&prose);
            let line = prose.lines.last().unwrap();
            assert_eq!(tiers.of(&prose, line), tier, "failed on {sentence}");
        }
        for (point, tier) in [
            ("The slow, patient prose.", 0),
            ("That Oda dies.", 1),
            ("That in the end Oda dies.", 2),
        ] {
            assert_eq!(of_words(point), tier, "failed on {point}");
        }
    }
}
