//! The words of a sentence, and where among them a phrase may begin and end.
//!
//! Costs are small numbers, 0 for a place where a reader would cut; they are
//! added up and compared in [`super::quote`].

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that join clauses: a phrase may end before and begin after one.
const JOINING: &[&str] = &["and", "or", "but", "nor", "yet"];

/// Words that open a clause of their own: a phrase may end before one.
const OPENING: &[&str] = &[
    "because",
    "although",
    "though",
    "while",
    "whereas",
    "when",
    "whenever",
    "where",
    "if",
    "unless",
    "until",
    "so",
    "since",
    "as",
    "that",
    "which",
    "who",
    "whose",
    "whom",
    "than",
    "whether",
    "before",
    "after",
    "once",
    "however",
    "furthermore",
    "moreover",
    "additionally",
    "overall",
    "anyway",
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

/// A word, with the marks that stand right before it.
pub(super) struct Word<'a> {
    /// From its first to its last letter, inner marks included.
    pub core: Range<usize>,
    /// The core in small letters with straight apostrophes.
    pub plain: String,
    /// What stands between the word before and this one.
    pub gap: &'a str,
}

impl Word<'_> {
    /// Whether no phrase ends on it.
    pub fn hangs(&self) -> bool {
        HANGING_SET.contains(self.plain.as_str())
    }

    /// Whether it joins two clauses or two things.
    pub fn joins(&self) -> bool {
        JOINING.contains(&self.plain.as_str())
    }

    /// Whether it promises a second half: "between".
    pub fn is_paired(&self) -> bool {
        PAIRED.contains(&self.plain.as_str())
    }
}

/// Cuts a sentence into words.
pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
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

pub(super) fn opens(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '(' | '[' | '"' | '\'')
}

pub(super) fn closes(c: char) -> bool {
    matches!(c, '”' | '»' | '’' | ')' | ']' | '"' | '\'' | '“')
}

/// How badly a phrase begins with a word; `None` where none can.
pub(super) fn start_cost(words: &[Word<'_>], first: usize) -> Option<f64> {
    let word = words.get(first)?;
    let plain = word.plain.as_str();
    let clumsy = if JOINING.contains(&plain) || OPENING.contains(&plain) {
        1.2
    } else {
        0.0
    };
    let Some(before) = first.checked_sub(1).and_then(|at| words.get(at)) else {
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
        _ if OPENING.contains(&before) && (subject || DETERMINERS.contains(&plain)) => Some(0.8),
        _ if OPENING.contains(&plain) => Some(1.6),
        _ if PREPOSITIONS.contains(&plain) && plain != "of" => Some(3.0),
        "about" | "like" => Some(2.2),
        _ if matches!(plain, "a" | "an" | "the" | "how" | "what" | "why") => Some(3.2),
        _ => None,
    }
}

/// How badly a phrase ends with a word; `None` where none can.
pub(super) fn end_cost(words: &[Word<'_>], last: usize) -> Option<f64> {
    let Some(next) = words.get(last + 1) else {
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

/// Whether a gap between two words ends a clause.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}
