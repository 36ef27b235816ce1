//! Things that an English review names: "the despair of old age", "Syrian
//! refugees". Before a question they are mentioned, and nothing is claimed with
//! them.
//!
//! A thing is looked for around words of a theme. Which words are verbs is known
//! of few of them, so a thing must stand between marks that are known: an article
//! or a preposition before it, and behind it whatever no thing goes on with.
//! Clauses are [`super::excerpt`]'s.

use std::ops::Range;

use super::excerpt::{denies, is_reviewers, is_unmarked};
use super::grammar::{Grammar, MATTERS};
use super::word::{Word, within};

/// Fewest and most words.
const WORDS: std::ops::RangeInclusive<usize> = 2..=12;
/// Most words before the one that is looked for, its article not counted, and
/// behind "of".
const BESIDE: usize = 3;

/// What is said of anything, so that "of" behind it begins the thing.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "kind", "sort", "lot", "number", "variety", "part", "parts", "bit", "form", "series", "way",
    "ways", "sense", "idea", "bunch", "couple", "mix", "mixture", "plenty", "range", "end", "lots",
    "rest", "course", "middle", "midst", "combination", "level", "type", "piece", "element",
];

/// With which no thing begins: "of course", "with much research".
const QUANTITIES: [&str; 12] = [
    "course", "many", "several", "other", "much", "more", "most", "some", "any", "such", "all",
    "every",
];

/// Articles with which a thing may begin.
const ARTICLES: [&str; 7] = ["the", "a", "an", "his", "her", "its", "their"];

/// The thing around a place of a sentence, given in bytes, exactly; `None` where
/// its ends are not known, where it is a single word, or where the sentence denies
/// something before it. `words` are those of the sentence.
pub(super) fn around<'a>(
    sentence: &'a str,
    words: &[Word<'_>],
    place: &Range<usize>,
    grammar: &Grammar,
) -> Option<&'a str> {
    let Range { start: first, end } = within(words, place);
    if !grammar.english || first >= end || sentence.ends_with('?') {
        return None;
    }
    let said = Said { words, grammar };
    let inside = words.get(first..end)?;
    if inside.iter().any(is_reviewers) || (first..end).any(|at| said.stops(at)) {
        return None;
    }
    let start = said.start(first)?;
    let end = said.end(end)?;
    let run = words.get(start..end)?;
    let says = |word: &&Word<'_>| !word.hangs() && word.plain.chars().count() > 2;
    let denied = words.iter().take(end).any(denies);
    // "Having dealings with it myself": the reviewer's own, and not the book's.
    let own = words.iter().any(|word| word.plain == "myself");
    let sound = WORDS.contains(&run.len())
        && run.iter().filter(says).count() > 1
        && !run
            .iter()
            .take(2)
            .any(|word| MATTERS.contains(&word.plain.as_ref()))
        && !run.iter().any(is_reviewers)
        && !own
        && !denied;
    let text = sentence.get(run.first()?.core.start..run.last()?.core.end)?;
    (sound && is_unmarked(text)).then_some(text)
}

/// A sentence in which a thing is looked for.
struct Said<'a, 'b> {
    words: &'b [Word<'a>],
    grammar: &'b Grammar,
}

impl Said<'_, '_> {
    /// Whether a thing does not go on over a word.
    fn stops(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| {
            word.hangs()
                || word.is_pronoun()
                || word.is_determiner()
                || word.opens_clause()
                || self.grammar.opens(word)
                || self.grammar.is_verb(self.words, at)
        })
    }

    /// Whether one word follows another without a mark.
    fn follows(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.gap.trim().is_empty())
    }

    fn plain(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.plain.as_ref())
    }

    /// Where the thing begins whose word stands at a place.
    fn start(&self, at: usize) -> Option<usize> {
        let begin = self.noun_start(at)?;
        // "The portrayal of | the despair": with what it is a thing of.
        let of = begin
            .checked_sub(1)
            .filter(|of| self.plain(*of) == "of" && self.follows(begin));
        let whole = of.and_then(|of| {
            let head = of.checked_sub(1).filter(|_| self.follows(of))?;
            let plain = self.plain(head);
            let generic = GENERIC.contains(&plain) || MATTERS.contains(&plain);
            if generic || self.stops(head) {
                return None;
            }
            let start = self.noun_start(head)?;
            ARTICLES.contains(&self.plain(start)).then_some(start)
        });
        Some(whole.unwrap_or(begin))
    }

    /// The article or the first quality before a noun.
    fn noun_start(&self, noun: usize) -> Option<usize> {
        let mut start = noun;
        while start > 0 && self.follows(start) && !self.stops(start - 1) {
            start -= 1;
            let plain = self.plain(start);
            let acts = plain.len() > 3 && plain.ends_with('s') && !plain.ends_with("ous");
            if noun - start > BESIDE || acts || MATTERS.contains(&plain) {
                return None;
            }
        }
        let before = start.checked_sub(1)?;
        if !self.follows(start) {
            // "In war, | old age, and love": one of several.
            let acts = self.plain(start).ends_with("ing");
            return (start == noun && !acts).then_some(start);
        }
        let word = self.words.get(before)?;
        if word.is_determiner() {
            // At the beginning of a sentence it has a capital.
            return (before > 0 && ARTICLES.contains(&word.plain.as_ref())).then_some(before);
        }
        // "To see | villains", "by losing | hope", "of course | a thing".
        let first = self.plain(start);
        let acts = first.ends_with("ing") || QUANTITIES.contains(&first);
        let leads = matches!(
            word.plain.as_ref(),
            "of" | "about" | "with" | "on" | "between" | "from" | "through" | "against" | "and"
        );
        (leads && !acts).then_some(start)
    }

    /// Where the thing ends whose last known word stands before a place.
    fn end(&self, from: usize) -> Option<usize> {
        let mut end = self.noun_end(from)?;
        while self.plain(end) == "of" && self.follows(end) {
            let mut next = end + 1;
            if ARTICLES.contains(&self.plain(next)) {
                next += 1;
            }
            let mut last = next;
            while last < next + BESIDE && self.follows(last) && !self.stops(last) {
                last += 1;
            }
            if last == next || !self.is_closed(last) {
                break;
            }
            end = last;
        }
        Some(end)
    }

    /// The end of a noun of two words, or of one.
    fn noun_end(&self, from: usize) -> Option<usize> {
        if self.is_closed(from) {
            return Some(from);
        }
        let behind = self.plain(from);
        let noun = self.follows(from)
            && !self.stops(from)
            && !behind.ends_with("ed")
            && !behind.ends_with("ing")
            && !behind.ends_with("ly")
            && self.is_closed(from + 1);
        // "Grief weighs | on him", "a vigilante bent | on it".
        let next = self.words.get(from + 1).filter(|_| self.follows(from + 1));
        let acts = next.is_some_and(|next| next.is_preposition() && next.plain != "of");
        (noun && !acts).then_some(from + 1)
    }

    /// Whether nothing at a place can belong to what stands before it.
    fn is_closed(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return true;
        };
        !self.follows(at)
            || word.is_preposition()
            || word.joins()
            || word.is_pronoun()
            || self.grammar.opens(word)
            || self.grammar.is_verb(self.words, at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::super::word::words;
    use super::*;
    use crate::club::theme::language::Language;

    #[test]
    fn a_thing_has_two_ends_that_are_known() {
        let grammar = grammar::of(Language::English);
        for (sentence, anchor, wanted) in [
            (
                "Its strength is a dismal portrayal of the despair of old age.",
                "old age",
                Some("the despair of old age"),
            ),
            (
                "This is a very touching story about Syrian refugees.",
                "refugees",
                Some("Syrian refugees"),
            ),
            ("It details her fear of losing the mill.", "fear", None),
            (
                "The end shows the amorality of the chaos of life.",
                "amorality",
                Some("the amorality of the chaos of life"),
            ),
            (
                "It does a good job in describing power dynamics in both places.",
                "power",
                None,
            ),
            (
                "It is about family secrets and lies.",
                "secrets",
                Some("family secrets"),
            ),
            (
                "She traces family secrets through the valley.",
                "family",
                None,
            ),
            ("One gets to see millers act like heroes.", "millers", None),
            (
                "It is, of course well-written, about it.",
                "well-written",
                None,
            ),
            ("The mill thief bent on stopping it.", "thief", None),
            ("With much historical research, it moves.", "research", None),
            (
                "Having dealings with grief of the worst kind myself.",
                "grief",
                None,
            ),
            ("The grief weighs on him.", "grief", None),
            ("It is about the war.", "war", None),
            ("It is not about the horrors of war.", "war", None),
            ("I think of my own family secrets.", "secrets", None),
            (
                "The novel is full of the horrors of war.",
                "war",
                Some("the horrors of war"),
            ),
            ("Is it about the horrors of war?", "war", None),
        ] {
            let at = sentence.find(anchor).unwrap();
            let found = around(
                sentence,
                &words(sentence),
                &(at..at + anchor.len()),
                grammar,
            );
            assert_eq!(found, wanted, "failed on {sentence}");
        }
    }
}
