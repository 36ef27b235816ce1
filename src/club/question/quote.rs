//! The words of a sentence that a question quotes: a whole phrase of three to
//! twenty words, letter by letter.
//!
//! [`fragment`] gives the whole sentence where it is short; otherwise it weighs
//! every run of words between two places where a phrase may begin and end, and
//! takes the one that reads best and holds what the question is about.

use std::ops::Range;

use super::phrase::{end_cost, is_break, start_cost};
use super::word::{Word, closes, opens, words};
use crate::club::theme::prose::LONGEST_SENTENCE;

/// Fewest words of a quote.
const FEWEST_WORDS: usize = 3;
/// Most words of a quote.
const MOST_WORDS: usize = 20;
/// Most words and characters of a question that is quoted.
pub(super) const LONGEST_QUESTION: (usize, usize) = (30, 220);
/// Most characters of a quote, for words that are none.
const MOST_CHARACTERS: usize = 160;
/// Where a sentence has no anchor, its beginning is searched, up to this word.
const SEARCHED_WORDS: usize = 60;

/// A part that reads worse than this is no whole phrase.
const WORST: f64 = 4.0;
/// How a part begins that is no clause, but what the book is said to be about.
const ITEM: f64 = 1.2;
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

/// What the words of a quote have to be like.
pub(super) struct Wanted<'a, F> {
    /// Places of the sentence that the question is about; the quote holds one of
    /// them at least, where there are any.
    pub anchors: &'a [Range<usize>],
    /// Where "a novel about" and the like end: what follows may be quoted though
    /// it is no clause.
    pub introduced: &'a [usize],
    /// Whether a part, given as a place in the sentence, is fit for the question.
    pub fits: F,
}

/// The part of a sentence to quote; `None` where no part is a whole phrase of
/// the right length. A question is quoted whole or not at all: half of it asks
/// something else.
pub(super) fn fragment<F>(sentence: &str, wanted: &Wanted<'_, F>) -> Option<Fragment>
where
    F: Fn(&Range<usize>) -> bool,
{
    if sentence.len() > LONGEST_SENTENCE {
        return None;
    }
    let words = words(sentence);
    if sentence.contains('?') {
        let whole = 0..sentence.len();
        let (most_words, most_characters) = LONGEST_QUESTION;
        let fits = sentence.ends_with('?')
            && (FEWEST_WORDS..=most_words).contains(&words.len())
            && is_showable(sentence, most_characters)
            && (wanted.fits)(&whole);
        return fits.then_some(Fragment {
            place: whole,
            smooth: true,
        });
    }
    if (FEWEST_WORDS..=MOST_WORDS).contains(&words.len()) {
        let whole = Run::new(sentence, &words, 0, words.len() - 1);
        // "It is about growing up." hangs as little as its author wants.
        let ended = sentence.ends_with(['.', '!', '…']);
        let place = whole.place(ended).filter(|place| (wanted.fits)(place));
        if let Some(place) = place {
            return Some(Fragment {
                place,
                smooth: true,
            });
        }
    }
    let firsts: Vec<usize> = if wanted.anchors.is_empty() {
        (0..words.len().min(SEARCHED_WORDS)).collect()
    } else {
        let reach = |anchor: &Range<usize>| {
            let at = words.partition_point(|word| word.core.end <= anchor.start);
            (at + 1).saturating_sub(MOST_WORDS)..at + 1
        };
        // The first anchors are enough, and a hostile sentence may have many.
        let mut firsts: Vec<usize> = wanted.anchors.iter().take(4).flat_map(reach).collect();
        firsts.sort_unstable();
        firsts.dedup();
        firsts
    };
    let mut runs: Vec<(f64, Run<'_>)> = Vec::new();
    for first in firsts {
        let item = introduces(&words, first, wanted.introduced);
        let Some(start) = start_cost(&words, first).or(item.then_some(ITEM)) else {
            continue;
        };
        let fewest = if item { 1 } else { FEWEST_WORDS };
        for last in (first + fewest - 1..first + MOST_WORDS).take_while(|last| *last < words.len())
        {
            let run = Run::new(sentence, &words, first, last);
            let cost = end_cost(&words, last, item)
                .and_then(|end| Some(start + end + run.cost(wanted.anchors, item)?));
            runs.extend(cost.filter(|cost| *cost <= WORST).map(|cost| (cost, run)));
        }
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    runs.iter().find_map(|(cost, run)| {
        Some(Fragment {
            place: run.place(false).filter(|place| (wanted.fits)(place))?,
            smooth: *cost <= SMOOTH,
        })
    })
}

/// Whether a sentence can be quoted from its first letter to its last.
pub(super) fn is_quotable_whole(sentence: &str) -> bool {
    let words = sentence.split_whitespace().count();
    (FEWEST_WORDS..=MOST_WORDS).contains(&words) && is_showable(sentence, MOST_CHARACTERS)
}

/// Whether a word begins what a book is said to be about: right after "topics
/// like", or after a comma of the list that begins there.
fn introduces(words: &[Word<'_>], first: usize, introduced: &[usize]) -> bool {
    let Some(word) = words.get(first) else {
        return false;
    };
    let begins = |at: &usize| {
        let next = words.partition_point(|word| word.core.start < *at);
        next == first
            || (next < first
                && is_break(word.gap)
                && word.may_be_subject()
                && !words.iter().take(first).skip(next).any(Word::is_pronoun))
    };
    !word.joins() && !word.is_preposition() && introduced.iter().any(begins)
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
    /// `None` where it would hang in the air, unless it is `ended` by a full stop,
    /// or is not fit to be shown.
    fn place(&self, ended: bool) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(self.first)?, self.words.get(self.last)?);
        if (last.hangs() && !ended) || self.promises_more() {
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
    fn cost(&self, anchors: &[Range<usize>], item: bool) -> Option<f64> {
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
            _ if item => 0.0,
            ..=3 => 3.5,
            4 => 2.5,
            5 => 0.8,
            _ => 0.0,
        };
        let long = words.saturating_sub(16) as f64 * 0.2;
        let marks = |text: &str| text.contains(['“', '”', '"', '(']);
        let quoting = match self.sentence.get(core).is_some_and(marks) {
            true => 1.0,
            false => 0.0,
        };
        // Without a verb it is half a clause, except for the subject of a list.
        let clause = first.is_pronoun() || self.inside().iter().skip(1).any(Word::is_verb);
        let halved = match clause || item {
            true => 0.0,
            false if self.first == 0 => 2.4,
            false => 3.0,
        };
        let breaks = self
            .inside()
            .iter()
            .skip(1)
            .filter(|word| is_break(word.gap))
            .count();
        Some(
            brief + long + quoting + halved + breaks as f64 * if item { 2.0 } else { 0.3 }
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
        let introduced: Vec<usize> = sentence
            .match_indices("subjects like")
            .map(|(at, found)| at + found.len())
            .collect();
        let wanted = Wanted {
            anchors: &anchors,
            introduced: &introduced,
            fits: |_: &Range<usize>| true,
        };
        let fragment = fragment(sentence, &wanted).filter(|fragment| fragment.smooth);
        fragment.map(|fragment| &sentence[fragment.place])
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
                "The first half is slow, but the friendship between the two old sailors never convinced me",
            ),
            (
                "However, in “The Mill” one can find subjects like exile, the cost of bread and the shame of those who had some to sell.",
                "exile",
                "exile",
            ),
            (
                "Is a debt still a debt when everyone who could ask for it has left the valley for good, or does it only change its name?",
                "debt",
                "Is a debt still a debt when everyone who could ask for it has left the valley for good, or does it only change its name?",
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
            (
                "She tells us about the winter that they spent in the mill (a cold and “hungry” one), about the bread that they stole and about the shame that followed.",
                "shame",
            ),
            (
                "It must be a hard thing for a child of that valley to be handed a mill that the village has never once forgiven for what was ground there.",
                "mill",
            ),
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
