//! The words of a sentence, with what each of them is by the lists of
//! [`super::kinds`]. Where among them a claim may be cut is [`super::quote`]'s.

use std::borrow::Cow;
use std::ops::Range;

use super::kinds::{self, TIES};

/// A word, with the marks that stand right before it.
pub(super) struct Word<'a> {
    /// From its first to its last letter, inner marks included.
    pub core: Range<usize>,
    /// The core in small letters with straight apostrophes.
    pub plain: Cow<'a, str>,
    /// Whether it begins like a name, with one capital.
    pub named: bool,
    /// What stands between the word before and this one.
    pub gap: &'a str,
    /// What it is by the lists.
    kinds: u8,
}

impl Word<'_> {
    fn is(&self, kinds: u8) -> bool {
        self.kinds & kinds != 0
    }

    /// Whether no phrase ends on it.
    pub fn hangs(&self) -> bool {
        self.is(kinds::HANGS)
    }

    /// Whether it opens a clause of its own: "once".
    pub fn opens_clause(&self) -> bool {
        self.is(kinds::OPENS)
    }

    /// Whether it joins two clauses or two things.
    pub fn joins(&self) -> bool {
        self.is(kinds::JOINS)
    }

    /// Whether it can begin the subject of a clause: an article, a name.
    pub fn may_be_subject(&self) -> bool {
        self.is(kinds::DETERMINER) || self.named
    }

    /// Whether it is an article or the like: "the", "her".
    pub fn is_determiner(&self) -> bool {
        self.is(kinds::DETERMINER)
    }

    /// Whether it is surely, or by its ending, a verb.
    pub fn is_verb(&self) -> bool {
        let plain = self.plain.as_ref();
        self.is(kinds::VERB) || plain.ends_with("n't") || (plain.ends_with("ed") && plain.len() > 4)
    }

    /// Whether it stands for the subject of a clause: "they".
    pub fn is_pronoun(&self) -> bool {
        self.is(kinds::SUBJECT)
    }

    /// Whether it is "of", "about" and the like.
    pub fn is_preposition(&self) -> bool {
        self.is(kinds::PREPOSITION)
    }

    /// Whether it is in one of the lists: such a word names nobody.
    pub fn is_known(&self) -> bool {
        self.is(kinds::HANGS | kinds::SUBJECT | kinds::DETERMINER | kinds::POINTS)
    }
}

/// How many words at the beginning only tie the sentence to the one before:
/// "However, …", "And …", "In addition, …".
pub(super) fn ties(words: &[Word<'_>]) -> usize {
    const LONGEST: usize = 4;
    let mut tied = 0;
    while let Some(rest) = words.get(tied..) {
        let comma = rest
            .iter()
            .take(LONGEST + 1)
            .skip(1)
            .position(|word| word.gap.trim() == ",")
            .map(|at| at + 1);
        let phrase = comma.filter(|at| {
            let said: Vec<&str> = rest
                .iter()
                .take(*at)
                .map(|word| word.plain.as_ref())
                .collect();
            TIES.contains(&said.join(" ").as_str())
        });
        let joins = rest
            .first()
            .is_some_and(|word| word.joins() || matches!(word.plain.as_ref(), "so" | "also"));
        // "Plot – the author manages": a label.
        let label = rest
            .iter()
            .take(3)
            .skip(1)
            .position(|word| word.gap.contains(['–', '—', ':']) || word.gap.contains(" - "))
            .filter(|_| tied == 0)
            .map(|at| at + 1);
        tied += match (phrase.or(label), joins) {
            (Some(at), _) => at,
            (None, true) => 1,
            (None, false) => break,
        };
    }
    tied
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
            let plain = plain(text);
            words.push(Word {
                named: is_named(text),
                kinds: kinds::of(&plain),
                plain,
                gap: sentence.get(end_before..core.start).unwrap_or_default(),
                core: core.clone(),
            });
            end_before = core.end;
        }
    }
    words
}

/// Which of a sentence's words a stretch of its bytes touches; none where the range
/// is empty.
pub(super) fn within(words: &[Word<'_>], place: &Range<usize>) -> Range<usize> {
    let first = words.partition_point(|word| word.core.end <= place.start);
    let end = words.partition_point(|word| word.core.start < place.end);
    first..end
}

/// A word in small letters with straight apostrophes.
fn plain(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('’', "'").to_lowercase())
}

/// Whether a gap between two words ends a clause.
pub(super) fn is_break(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '.', '!', '?', '…']) || gap.contains(" - ")
}

fn is_named(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
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
