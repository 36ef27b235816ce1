//! How much of the story a sentence of a review gives away.
//!
//! Tier 0 is what a cover may say, 1 what whoever has begun may know, 2 how it
//! goes on. Reviewers seldom mark it: what they give away stands late in the
//! review, with verbs of events and of endings, in sentences that tell and do
//! not judge (UCSD's Goodreads spoilers, Wan et al. 2019).

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::club::theme::fold::{ends_word, fold, starts_word};
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

/// All of these words, to be looked for at once.
static STORY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = EVENTS.iter().chain(OUTCOMES).chain(PEOPLE);
    // Of a few words without marks a searcher can always be built.
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(words)
        .ok()
});

/// What words tell of the story.
#[derive(Default)]
struct Told {
    event: bool,
    outcome: bool,
    people: bool,
}

impl Told {
    /// By the words of a folded text.
    fn of(plain: &str) -> Self {
        let mut told = Self::default();
        let found = STORY
            .iter()
            .flat_map(|story| story.find_overlapping_iter(plain));
        for word in
            found.filter(|one| starts_word(plain, one.start()) && ends_word(plain, one.end()))
        {
            let number = word.pattern().as_usize();
            let place = match number.checked_sub(EVENTS.len()) {
                None => &mut told.event,
                Some(number) if number < OUTCOMES.len() => &mut told.outcome,
                Some(_) => &mut told.people,
            };
            *place = true;
        }
        told
    }
}

/// What each sentence of a review gives away.
pub(super) struct Tiers {
    of_lines: Vec<u8>,
}

impl Tiers {
    /// Looks through a review, for warnings as well.
    pub fn new(prose: &Prose<'_>) -> Self {
        let length = prose.length();
        let mut warnings = prose.lines.iter().filter(|line| {
            // A look before the text is folded: few sentences have the word.
            let text = prose.text(line);
            (text.contains("poiler") || text.contains("POILER")) && warns(&fold(text))
        });
        let warned = warnings.next();
        let warned = warned.map_or(usize::MAX, |line| line.sentence.place.start);
        let late = match length {
            ..LONG => length,
            _ => length * 2 / 3,
        };
        let of_lines = prose.lines.iter().map(|line| {
            let (text, start) = (prose.text(line), line.sentence.place.start);
            if start >= warned || text.contains("||") {
                return 2;
            }
            tier(line, &fold(text), start >= late)
        });
        Self {
            of_lines: of_lines.collect(),
        }
    }

    /// The tier of a sentence.
    pub fn of(&self, line: &Line) -> u8 {
        self.of_lines.get(line.number).copied().unwrap_or_default()
    }
}

/// The tier of a sentence, given folded as well.
fn tier(line: &Line, plain: &str, late: bool) -> u8 {
    let marked = line.count(Mark::Spoiler) > 0;
    let tells = !line.judges()
        && !line.hits.iter().any(|hit| {
            matches!(
                hit.mark,
                Mark::Statement | Mark::TopicBefore | Mark::StatementBefore
            )
        });
    let told = Told::of(plain);
    match tells {
        true if (told.event || marked) && (late || told.outcome) => 2,
        true if told.outcome && told.people => 2,
        true if late && told.people => 1,
        _ => u8::from(told.event || marked),
    }
}

/// The tier of words that stand by themselves: a strong or a weak point.
pub(super) fn of_words(text: &str) -> u8 {
    let told = Told::of(&fold(text));
    u8::from(told.event) + u8::from(told.outcome)
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
            assert_eq!(tiers.of(line), tier, "failed on {sentence}");
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
