//! The words of a sentence that a question quotes: a whole phrase of three to
//! fifteen words, letter by letter.
//!
//! [`fragment`] gives the whole sentence where it is short; otherwise it weighs
//! every run of words between two places where a phrase may begin and end, and
//! takes the one that reads best and holds what the question is about.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Fewest words of a quote.
const FEWEST_WORDS: usize = 3;
/// Most words of a quote.
const MOST_WORDS: usize = 15;
/// Most characters of a quote, for words that are none.
const MOST_CHARACTERS: usize = 160;
/// Where a sentence has no anchor, its beginning is searched, up to this word.
const SEARCHED_WORDS: usize = 60;

/// A part that reads worse than this is no whole phrase.
const WORST: f64 = 4.0;
/// A part that reads better than this stands well on its own.
const SMOOTH: f64 = 2.6;

/// Words that join clauses: a phrase may end before and begin after one.
const JOINING: &[&str] = &["and", "or", "but", "nor", "yet"];

/// Words that open a clause of their own: a phrase may end before one.
const OPENING: &[&str] = &[
    "because", "although", "though", "while", "whereas", "when", "whenever", "where", "if",
    "unless", "until", "so", "since", "as", "that", "which", "who", "whose", "whom", "than",
    "whether", "before", "after", "once", "however",
];

const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "against",
    "along",
    "among",
    "around",
    "at",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "past",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "up",
    "upon",
    "with",
    "within",
    "without",
    "via",
    "per",
];

/// Further words on which no phrase ends.
const HANGING: &[&str] = &[
    "a", "an", "the", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their",
    "some", "any", "every", "each", "no", "not", "very", "too", "quite", "really", "just", "only",
    "even", "also", "more", "most", "such", "is", "are", "was", "were", "be", "been", "being",
    "am", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "shall",
    "should", "do", "does", "did", "i", "we", "he", "she", "they", "it's", "i'm", "there", "what",
    "how", "why", "both", "either", "neither", "rather", "almost", "opinion", "don't", "doesn't",
    "didn't", "can't", "couldn't", "isn't", "wasn't", "aren't", "won't", "wouldn't",
];

/// Words that promise a second half.
const PAIRED: &[&str] = &["between", "both", "either", "neither"];

/// Words that are the subject of a clause, or begin it.
const SUBJECTS: &[&str] = &[
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "there",
    "nobody",
    "everyone",
    "everything",
    "nothing",
    "it's",
    "they're",
    "we're",
    "he's",
    "she's",
    "i'm",
    "you're",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "these", "those",
    "one",
];

static HANGING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    [JOINING, OPENING, PREPOSITIONS, HANGING]
        .into_iter()
        .flatten()
        .copied()
        .collect()
});

/// A part of a sentence that can be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Which part, in bytes of the sentence.
    pub place: Range<usize>,
    /// Whether it stands well on its own.
    pub smooth: bool,
}

/// A word, with the marks that stand right before it.
struct Word<'a> {
    /// From its first to its last letter, inner marks included.
    core: Range<usize>,
    /// The core in small letters with straight apostrophes.
    plain: String,
    /// What stands between the word before and this one.
    gap: &'a str,
}

/// The part of a sentence to quote; `None` where no part is a
/// whole phrase of the right length. `anchors` are the places that the question
/// is about; the quote holds one of them at least, where there are any.
pub(super) fn fragment(sentence: &str, anchors: &[Range<usize>]) -> Option<Fragment> {
    let words = words(sentence);
    if (FEWEST_WORDS..=MOST_WORDS).contains(&words.len()) {
        let whole = Run::new(sentence, &words, 0, words.len() - 1);
        if let Some(place) = whole.place() {
            return Some(Fragment {
                place,
                smooth: true,
            });
        }
    }
    let firsts: Vec<usize> = if anchors.is_empty() {
        (0..words.len().min(SEARCHED_WORDS)).collect()
    } else {
        let reach = |anchor: &Range<usize>| {
            let at = words.partition_point(|word| word.core.end <= anchor.start);
            (at + 1).saturating_sub(MOST_WORDS)..at + 1
        };
        // The first anchors are enough, and a hostile sentence may have many.
        let mut firsts: Vec<usize> = anchors.iter().take(4).flat_map(reach).collect();
        firsts.sort_unstable();
        firsts.dedup();
        firsts
    };
    let runs = firsts.into_iter().flat_map(|first| {
        let lasts = first + FEWEST_WORDS - 1..(first + MOST_WORDS).min(words.len());
        lasts.map(move |last| (first, last))
    });
    runs.filter_map(|(first, last)| {
        let run = Run::new(sentence, &words, first, last);
        let cost = run.cost(anchors).filter(|cost| *cost <= WORST)?;
        Some((cost, run.place()?))
    })
    .min_by(|a, b| a.0.total_cmp(&b.0))
    .map(|(cost, place)| Fragment {
        place,
        smooth: cost <= SMOOTH,
    })
}

/// Cuts a sentence into words.
fn words(sentence: &str) -> Vec<Word<'_>> {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…');
    let mut words = Vec::new();
    let (mut at, mut end_before) = (0, 0);
    for piece in sentence.split_inclusive(is_edge) {
        let core = piece
            .trim_end_matches(|c: char| is_edge(c) || is_mark(c))
            .trim_end_matches(|c: char| !c.is_alphanumeric() && is_mark(c));
        let lead = core.len() - core.trim_start_matches(is_mark).len();
        let core = at + lead..at + core.len();
        at += piece.len();
        let text = sentence.get(core.clone()).unwrap_or_default();
        if text.contains(char::is_alphanumeric) {
            words.push(Word {
                plain: text.replace('’', "'").to_lowercase(),
                gap: sentence.get(end_before..core.start).unwrap_or_default(),
                core: core.clone(),
            });
            end_before = core.end;
        }
    }
    words
}

/// Punctuation that is no part of a word.
fn is_mark(c: char) -> bool {
    opens(c) || closes(c) || matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '-' | '*' | '_' | '…')
}

fn opens(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '(' | '[' | '"' | '\'')
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '»' | '’' | ')' | ']' | '"' | '\'' | '“')
}

/// Some words of a sentence in a row.
struct Run<'a> {
    sentence: &'a str,
    words: &'a [Word<'a>],
    first: usize,
    last: usize,
}

impl<'a> Run<'a> {
    fn new(sentence: &'a str, words: &'a [Word<'a>], first: usize, last: usize) -> Self {
        Self {
            sentence,
            words,
            first,
            last,
        }
    }

    fn inside(&self) -> &'a [Word<'a>] {
        self.words.get(self.first..=self.last).unwrap_or_default()
    }

    /// Where the quote is, with its own quotation marks and question mark;
    /// `None` where it would hang in the air or is not fit to be shown.
    fn place(&self) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(self.first)?, self.words.get(self.last)?);
        if HANGING_SET.contains(last.plain.as_str()) || self.promises_more() {
            return None;
        }
        let core = first.core.start..last.core.end;
        let before = self.sentence.get(..core.start)?;
        let after = self.sentence.get(core.end..)?;
        let opened = core.start - (before.len() - before.trim_end_matches(opens).len());
        let closers = after.len() - after.trim_start_matches(closes).len();
        let asks = |at: usize| {
            at + usize::from(
                self.sentence
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with('?')),
            )
        };
        let ends = [core.end + closers, core.end];
        let starts = [opened, core.start];
        starts
            .into_iter()
            .flat_map(|start| ends.map(|end| start..asks(end)))
            .find(|place| {
                self.sentence
                    .get(place.clone())
                    .is_some_and(|text| is_showable(text, MOST_CHARACTERS))
            })
    }

    /// "between science", "both the mother": the second half is missing.
    fn promises_more(&self) -> bool {
        self.inside().iter().enumerate().any(|(at, word)| {
            let rest = self.inside().iter().skip(at + 1);
            PAIRED.contains(&word.plain.as_str())
                && self
                    .words
                    .iter()
                    .skip(self.last + 1)
                    .take(6)
                    .any(|word| JOINING.contains(&word.plain.as_str()))
                && !rest
                    .map(|word| word.plain.as_str())
                    .any(|word| JOINING.contains(&word))
        })
    }

    /// How badly it reads; `None` where a phrase cannot begin or end so, or where
    /// it misses every anchor.
    fn cost(&self, anchors: &[Range<usize>]) -> Option<f64> {
        let (first, last) = (self.words.get(self.first)?, self.words.get(self.last)?);
        let core = first.core.start..last.core.end;
        let held = anchors
            .iter()
            .filter(|anchor| core.start <= anchor.start && anchor.end <= core.end)
            .count();
        if held == 0 && !anchors.is_empty() {
            return None;
        }
        let words = self.last + 1 - self.first;
        let brief = match words {
            ..=3 => 3.5,
            4 => 2.5,
            5 => 0.8,
            _ => 0.0,
        };
        let long = words.saturating_sub(13) as f64 * 0.2;
        let quoting = self
            .sentence
            .get(core)
            .is_some_and(|text| text.contains(['“', '”', '"', '(']));
        let breaks = self
            .inside()
            .iter()
            .skip(1)
            .filter(|word| is_break(word.gap))
            .count();
        Some(
            self.start_cost()?
                + self.end_cost()?
                + brief
                + long
                + if quoting { 1.0 } else { 0.0 }
                + breaks as f64 * 0.3
                - held.saturating_sub(1).min(2) as f64 * 0.5,
        )
    }

    fn start_cost(&self) -> Option<f64> {
        let word = self.words.get(self.first)?;
        let plain = word.plain.as_str();
        let clumsy = if JOINING.contains(&plain) || OPENING.contains(&plain) {
            1.2
        } else {
            0.0
        };
        let Some(before) = self.first.checked_sub(1).and_then(|at| self.words.get(at)) else {
            return Some(clumsy);
        };
        if is_break(word.gap) {
            return Some(0.3 + clumsy);
        }
        let before = before.plain.as_str();
        let subject = SUBJECTS.contains(&plain);
        match before {
            "and" | "or" | "nor" | "but" | "yet" if subject => Some(0.8),
            "and" | "or" | "nor" => Some(2.8),
            "but" | "yet" => Some(1.2),
            _ if OPENING.contains(&before) && (subject || DETERMINERS.contains(&plain)) => {
                Some(0.8)
            }
            _ if OPENING.contains(&plain) => Some(1.6),
            _ if PREPOSITIONS.contains(&plain) && plain != "of" => Some(3.0),
            "of" | "about" | "like" => Some(2.2),
            _ if matches!(plain, "a" | "an" | "the" | "how" | "what" | "why") => Some(2.5),
            _ => None,
        }
    }

    fn end_cost(&self) -> Option<f64> {
        let Some(next) = self.words.get(self.last + 1) else {
            return Some(0.0);
        };
        if is_break(next.gap) {
            return Some(0.3);
        }
        match next.plain.as_str() {
            // "Of" belongs to what is before it, the others often to a verb.
            "of" | "than" | "up" | "out" | "off" | "over" | "on" => None,
            "and" | "or" | "nor" => Some(1.8),
            plain if JOINING.contains(&plain) || OPENING.contains(&plain) => Some(0.9),
            plain if PREPOSITIONS.contains(&plain) => Some(2.0),
            _ => None,
        }
    }
}

/// Whether a gap between two words ends a clause.
fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}

/// Whether a text can be quoted as it stands: closed quotation marks and
/// brackets, no line break, no braces, at most so many characters.
pub(super) fn is_showable(text: &str, most_characters: usize) -> bool {
    let count = |mark: char| text.matches(mark).count();
    text.chars().count() <= most_characters
        && !text.contains(|c: char| c.is_control() || matches!(c, '{' | '}'))
        && count('“') == count('”')
        && count('«') == count('»')
        && count('(') == count(')')
        && count('[') == count(']')
        && count('"') % 2 == 0
        && count('‘') <= count('’')
        && !text.contains('„')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted<'a>(sentence: &'a str, anchor: &str) -> Option<&'a str> {
        let anchors: Vec<_> = sentence
            .match_indices(anchor)
            .filter(|_| !anchor.is_empty())
            .map(|(at, found)| at..at + found.len())
            .collect();
        fragment(sentence, &anchors).map(|fragment| &sentence[fragment.place])
    }

    #[test]
    fn a_quote_is_a_whole_phrase() {
        for (sentence, anchor, wanted) in [
            (
                "The house keeps its secrets.",
                "secrets",
                "The house keeps its secrets",
            ),
            (
                "Who owns a life that was bought?",
                "life",
                "Who owns a life that was bought?",
            ),
            (
                "However, in this novel one can find subjects like exile, the thin line between mercy and its use for the good of one family, and the cost of both to the other.",
                "mercy",
                "the thin line between mercy and its use for the good of one family",
            ),
            (
                "The first half is slow, but the friendship between the two old sailors never convinced me, which is a pity because everything else did.",
                "friendship",
                "the friendship between the two old sailors never convinced me",
            ),
            (
                "She tells us about the winter that they spent in the mill (a cold and “hungry” one), about the bread that they stole and about the shame that followed.",
                "shame",
                "about the bread that they stole and about the shame that followed",
            ),
        ] {
            assert_eq!(
                quoted(sentence, anchor),
                Some(wanted),
                "failed on {sentence}"
            );
        }
    }

    #[test]
    fn what_is_no_phrase_is_not_quoted() {
        for (sentence, anchor) in [
            ("Too short.", "short"),
            ("Nothing that I could put up with", "put"),
            ("One two {three} four five", "two"),
            ("", ""),
        ] {
            assert_eq!(quoted(sentence, anchor), None, "failed on {sentence}");
        }
    }

    #[test]
    fn a_long_word_is_no_quote() {
        let long = format!("one {} three four", "x".repeat(500));
        assert_eq!(quoted(&long, "one"), None);
    }
}
