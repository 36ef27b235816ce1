//! A sentence with its words and the signs among them.

use std::ops::Range;

use super::super::excerpt;
use super::super::grammar::{self, Grammar};
use super::super::word::{Word, is_break, within};
use crate::club::theme::language::Language;
use crate::club::theme::mark::Mark;
use crate::club::theme::prose::Line;
use crate::club::theme::sign::Sign;

/// A longer sentence, in bytes, says too much to be of one sort.
pub(super) const LONGEST: usize = 420;

/// A sentence that is being sorted.
pub(super) struct Said<'a, 'b> {
    /// Its text.
    pub text: &'a str,
    /// Its words.
    pub words: &'b [Word<'a>],
    /// The signs in it, by place, each with the words that it takes up.
    pub signs: Vec<(Sign, Range<usize>)>,
    /// The sentence in the review.
    pub line: &'b Line,
    /// Whether it is English, of which most is known.
    pub english: bool,
    grammar: &'static Grammar,
}

impl<'a, 'b> Said<'a, 'b> {
    /// Finds the signs' words.
    pub fn new(text: &'a str, words: &'b [Word<'a>], line: &'b Line, language: Language) -> Self {
        let start = line.sentence.place.start;
        let signs = line.hits.iter().filter_map(|hit| {
            let Mark::Sign(sign) = hit.mark else {
                return None;
            };
            let from = hit.place.start.saturating_sub(start);
            let to = hit.place.end.saturating_sub(start);
            let run = within(words, &(from..to));
            (!run.is_empty()).then_some((sign, run))
        });
        Self {
            text,
            signs: signs.collect(),
            words,
            line,
            english: language == Language::English,
            grammar: grammar::of(language),
        }
    }

    /// A word in small letters; empty where there is none.
    pub fn plain(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.plain.as_ref())
    }

    /// Whether any of the words is there.
    pub fn has(&self, words: &[&str]) -> bool {
        self.words
            .iter()
            .any(|word| words.contains(&word.plain.as_ref()))
    }

    /// The text of a stretch of words, without marks around it.
    pub fn slice(&self, run: Range<usize>) -> Option<&'a str> {
        let first = self.words.get(run.start)?;
        let last = self.words.get(run.end.checked_sub(1)?)?;
        self.text.get(first.core.start..last.core.end)
    }

    /// Words around some of them that can be read out before a question.
    pub fn excerpt(&self, run: &Range<usize>) -> Option<&'a str> {
        let place = self.place(run.clone())?;
        excerpt::around(self.text, self.words, &place, self.grammar)
    }

    /// Where a stretch of words is, in bytes of the sentence.
    pub fn place(&self, run: Range<usize>) -> Option<Range<usize>> {
        let first = self.words.get(run.start)?;
        let last = self.words.get(run.end.checked_sub(1)?)?;
        Some(first.core.start..last.core.end)
    }

    /// Whether a clause ends between some words and the one that follows them,
    /// or within them.
    pub fn is_cut(&self, run: Range<usize>) -> bool {
        let marks = self.words.get(run.clone()).unwrap_or_default();
        marks.iter().any(|word| is_break(word.gap)) || self.turns_in(run)
    }

    fn turns_in(&self, run: Range<usize>) -> bool {
        let mut signs = self.signs.iter();
        signs.any(|(sign, at)| *sign == Sign::Turns && run.contains(&at.start))
    }

    /// The nearest negation in the few words before one, in the same clause.
    pub fn negated(&self, at: usize) -> Option<&str> {
        const REACH: usize = 4;
        let mut place = at;
        for _ in 0..REACH {
            if self.words.get(place).is_none_or(|word| is_break(word.gap)) {
                return None;
            }
            place = place.checked_sub(1)?;
            let negates =
                |(sign, run): &(Sign, Range<usize>)| *sign == Sign::Negates && run.contains(&place);
            if self.signs.iter().any(negates) {
                return Some(self.plain(place));
            }
        }
        None
    }

    /// Whether a sign is in the sentence.
    pub fn is_signed(&self, sign: Sign) -> bool {
        self.signs.iter().any(|(one, _)| *one == sign)
    }
}
