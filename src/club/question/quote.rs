//! The words of a sentence that a question quotes: a whole phrase of three to
//! fifteen words, letter by letter.
//!
//! [`fragment`] gives the whole sentence where it is short; otherwise it weighs
//! every run of words between two places where a phrase may begin and end, and
//! takes the one that reads best and holds what the question is about.

use std::ops::Range;

use super::phrase::{Word, closes, end_cost, is_break, opens, start_cost, words};
use crate::club::theme::prose::LONGEST_SENTENCE;

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

/// A part of a sentence that can be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Which part, in bytes of the sentence.
    pub place: Range<usize>,
    /// Whether it stands well on its own.
    pub smooth: bool,
}

/// The part of a sentence to quote; `None` where no part is a
/// whole phrase of the right length. `anchors` are the places that the question
/// is about; the quote holds one of them at least, where there are any.
pub(super) fn fragment(sentence: &str, anchors: &[Range<usize>]) -> Option<Fragment> {
    if sentence.len() > LONGEST_SENTENCE {
        return None;
    }
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
    let ends: Vec<Option<f64>> = (0..words.len())
        .map(|last| end_cost(&words, last))
        .collect();
    let mut runs: Vec<(f64, Run<'_>)> = Vec::new();
    for first in firsts {
        let Some(start) = start_cost(&words, first) else {
            continue;
        };
        let lasts = ends.iter().enumerate().take(first + MOST_WORDS);
        for (last, end) in lasts.skip(first + FEWEST_WORDS - 1) {
            let run = Run::new(sentence, &words, first, last);
            let cost = end.and_then(|end| Some(start + end + run.cost(anchors)?));
            runs.extend(cost.filter(|cost| *cost <= WORST).map(|cost| (cost, run)));
        }
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    runs.iter().find_map(|(cost, run)| {
        Some(Fragment {
            place: run.place()?,
            smooth: *cost <= SMOOTH,
        })
    })
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
        if last.hangs() || self.promises_more() {
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
        let mut following = self.words.iter().skip(self.last + 1).take(6);
        let inside = self.inside();
        let paired = inside.iter().rposition(Word::is_paired);
        paired.is_some_and(|at| {
            !inside.iter().skip(at).any(Word::joins) && following.any(Word::joins)
        })
    }

    /// How badly it reads, its edges not counted; `None` where it misses every
    /// anchor.
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
        let marks = |text: &str| text.contains(['“', '”', '"', '(']);
        let quoting = match self.sentence.get(core).is_some_and(marks) {
            true => 1.0,
            false => 0.0,
        };
        let breaks = self
            .inside()
            .iter()
            .skip(1)
            .filter(|word| is_break(word.gap))
            .count();
        Some(
            brief + long + quoting + breaks as f64 * 0.3
                - held.saturating_sub(1).min(2) as f64 * 0.5,
        )
    }
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
