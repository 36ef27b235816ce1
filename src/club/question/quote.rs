//! The words of a sentence that a question quotes: a whole phrase of three to
//! fifteen words, letter by letter.
//!
//! [`fragment`] gives the whole sentence where it is short; otherwise it weighs
//! every run of words between two places where a phrase may begin and end, and
//! takes the one that reads best and holds what the question is about.

use std::ops::Range;

use super::phrase::{end_cost, start_cost};
use super::run::Run;
use super::topic::{begins_thing, introduces, names_topic};
use super::word::{ties, words};
use crate::club::theme::prose::LONGEST_SENTENCE;

/// Fewest words of a quote.
const FEWEST_WORDS: usize = 3;
/// Most words of a quote.
const MOST_WORDS: usize = 15;
/// Most words and characters of a question that is quoted.
pub(super) const LONGEST_QUESTION: (usize, usize) = (MOST_WORDS, MOST_CHARACTERS);
/// Most characters of a quote, for words that are none.
pub(super) const MOST_CHARACTERS: usize = 140;
/// Where a sentence has no anchor, its beginning is searched, up to this word.
const SEARCHED_WORDS: usize = 60;

/// How a part begins that is a thing with what is said of it: "a life that
/// nobody chose".
const THING: f64 = 1.6;

/// A part that reads worse than this is no whole phrase.
const WORST: f64 = 4.0;
/// How a part begins that is no clause, but what the book is said to be about.
const ITEM: f64 = 1.2;
/// The same with the words that say so: "an exploration of", "topics like".
const TOPIC: f64 = 0.7;
/// A part that reads better than this stands well on its own.
const SMOOTH: f64 = 2.6;

/// A part of a sentence that can be quoted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fragment {
    /// Which part, in bytes of the sentence.
    pub place: Range<usize>,
    /// How badly it reads on its own: 0 for a whole sentence that points at
    /// nothing outside itself.
    pub cost: f64,
}

impl Fragment {
    /// Whether it stands well on its own.
    pub fn is_smooth(&self) -> bool {
        self.cost <= SMOOTH
    }
}

/// What the words of a quote have to be like.
pub(super) struct Wanted<'a, F> {
    /// Places of the sentence that the question is about; the quote holds one of
    /// them at least, where there are any.
    pub anchors: &'a [Range<usize>],
    /// Where "a novel about" and the like stand: what follows may be quoted though
    /// it is no clause.
    pub introduced: &'a [Range<usize>],
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
            cost: 0.0,
        });
    }
    let tied = ties(&words);
    if (FEWEST_WORDS..=MOST_WORDS).contains(&words.len().saturating_sub(tied)) {
        let whole = Run::new(sentence, &words, tied, words.len() - 1);
        // "It is about growing up." hangs as little as its author wants.
        let ended = sentence.ends_with(['.', '!', '…']);
        let place = whole.place(ended).filter(|place| (wanted.fits)(place));
        if let Some(place) = place {
            return Some(Fragment {
                place,
                cost: whole.alone() + whole.brief() + whole.verbless(),
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
        let named = names_topic(&words, first, wanted.introduced);
        let item = named || introduces(&words, first, wanted.introduced);
        let start = start_cost(&words, first);
        let thing = begins_thing(&words, first).then_some(THING);
        let start = start
            .or(named.then_some(TOPIC))
            .or(item.then_some(ITEM))
            .or(thing);
        let Some(start) = start else {
            continue;
        };
        let fewest = if item && !named { 1 } else { FEWEST_WORDS };
        let thing = thing.is_some() && !item && start == THING;
        for last in (first + fewest - 1..first + MOST_WORDS).take_while(|last| *last < words.len())
        {
            let run = Run::new(sentence, &words, first, last);
            if thing && !run.is_thing() {
                continue;
            }
            let cost = end_cost(&words, last, item)
                .and_then(|end| Some(start + end + run.cost(wanted.anchors, item)?));
            runs.extend(cost.filter(|cost| *cost <= WORST).map(|cost| (cost, run)));
        }
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    runs.iter().find_map(|(cost, run)| {
        Some(Fragment {
            place: run.place(false).filter(|place| (wanted.fits)(place))?,
            cost: *cost,
        })
    })
}

/// Of a sentence in any language the whole, where it is short, or else a part
/// between marks stronger than a comma that holds an anchor. Places are in bytes
/// of the sentence.
pub(super) fn clause<'a>(sentence: &'a str, anchors: &[Range<usize>]) -> Option<&'a str> {
    /// A shorter part is no clause.
    const FEWEST: usize = 5;
    /// Words that begin a clause, in the languages of the bank.
    const CLAUSES: &[&str] = &[
        "y",
        "pero",
        "porque",
        "aunque",
        "sino",
        "et",
        "mais",
        "car",
        "alors",
        "tandis",
        "und",
        "aber",
        "denn",
        "sondern",
        "doch",
        "e",
        "mas",
        "pois",
        "porém",
        "embora",
        "ma",
        "però",
        "perché",
        "mentre",
        "ale",
        "a",
        "jednak",
        "lecz",
        "bo",
        "ponieważ",
        "gdyż",
        "i",
        "oraz",
    ];
    let words = |text: &str| {
        let words = text.split_whitespace();
        words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let showable = |text: &&str| is_showable(text, MOST_CHARACTERS);
    if (FEWEST_WORDS..=MOST_WORDS).contains(&words(sentence)) {
        return Some(sentence).filter(showable);
    }
    if sentence.ends_with('?') {
        return None;
    }
    let fits = |text: &str| (FEWEST..=MOST_WORDS).contains(&words(text));
    let mut start = 0;
    for part in sentence.split_inclusive([';', ':', '—', '–', '…']) {
        let end = start + part.len();
        let trimmed = part
            .trim()
            .trim_end_matches([';', ':', '—', '–', '…', '.', '!']);
        let holds = anchors.iter().any(|at| start <= at.start && at.end <= end);
        start = end;
        if holds && fits(trimmed) {
            return Some(trimmed.trim()).filter(showable);
        }
    }
    // A main clause, up to the comma before one that joins or depends.
    sentence.match_indices(", ").find_map(|(comma, mark)| {
        let next = sentence
            .get(comma + mark.len()..)?
            .split_whitespace()
            .next()?;
        let before = sentence.get(..comma)?;
        let holds = anchors.iter().any(|at| at.end <= comma);
        let opens = CLAUSES.contains(&next.to_lowercase().as_str());
        (holds && opens && fits(before))
            .then_some(before)
            .filter(showable)
    })
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
        && !text.contains("e.g.")
        && !text.contains(".” ")
        && !text.starts_with('(')
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
        let introduced: Vec<_> = ["subjects like", "portrait of"]
            .into_iter()
            .flat_map(|phrase| sentence.match_indices(phrase))
            .map(|(at, found)| at..at + found.len())
            .collect();
        let wanted = Wanted {
            anchors: &anchors,
            introduced: &introduced,
            fits: |_: &Range<usize>| true,
        };
        let fragment = fragment(sentence, &wanted).filter(Fragment::is_smooth);
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
                "It must be a hard thing for a child of that valley not to be able to leave a life that nobody there has chosen.",
                "chosen",
                "a life that nobody there has chosen",
            ),
            (
                "Setting – the valley is described with patience.",
                "valley",
                "the valley is described with patience",
            ),
            (
                "However, the valley forgives nobody.",
                "valley",
                "the valley forgives nobody",
            ),
            (
                "In this long and patient book the author gives us a quiet portrait of exile, and much else that I did not care for.",
                "exile",
                "a quiet portrait of exile",
            ),
            (
                "The first half is slow, but the friendship between the two old sailors never convinced me, which is a pity because everything else did.",
                "friendship",
                "the friendship between the two old sailors never convinced me",
            ),
            (
                "However, in “The Mill” one can find subjects like exile, the cost of bread and the shame of those who had some to sell.",
                "exile",
                "subjects like exile",
            ),
            (
                "Is a debt still a debt when everyone who could ask for it has gone?",
                "debt",
                "Is a debt still a debt when everyone who could ask for it has gone?",
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
            ("The hidden element.", "hidden"),
            (
                "She goes to fetch Anders, the day he comes out of prison, and both of them take the long road home along the river.",
                "prison",
            ),
            ("Nothing that I could put up with", "put"),
            (
                "She tells us about the winter that they spent in the mill (a cold and “hungry” one), about the bread that they stole and about the shame that followed.",
                "shame",
            ),
            (
                "It must be a hard thing for a child of that valley to be handed a mill that the village has never once forgiven for what was ground there.",
                "mill",
            ),
            (
                "Is a debt still a debt when everyone who could ask for it has left the valley for good, or does it only change its name?",
                "debt",
            ),
            (
                "The village speaks of faith, money, the mill and the river that drives it through the valley in every single chapter.",
                "money",
            ),
            ("One two {three} four five", "two"),
            ("", ""),
        ] {
            assert_eq!(quoted(sentence, anchor), None, "failed on {sentence}");
        }
    }

    #[test]
    fn in_other_languages_clauses_are_quoted_whole() {
        let long = "El molino es viejo y nadie lo quiere: la memoria del valle está en sus piedras; lo demás es silencio y un poco de harina que nadie barre.";
        for (sentence, anchor, wanted) in [
            ("El valle no olvida.", "olvida", Some("El valle no olvida.")),
            (
                long,
                "memoria",
                Some("la memoria del valle está en sus piedras"),
            ),
            (long, "ceniza", None),
        ] {
            let anchors: Vec<_> = sentence
                .match_indices(anchor)
                .map(|(at, found)| at..at + found.len())
                .collect();
            assert_eq!(clause(sentence, &anchors), wanted, "failed on {sentence}");
        }
    }

    #[test]
    fn a_long_word_is_no_quote() {
        let long = format!("one {} three four", "x".repeat(500));
        assert_eq!(quoted(&long, "one"), None);
    }
}
