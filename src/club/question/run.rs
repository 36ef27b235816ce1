//! Some words of a sentence in a row, as a quote: where it is, and how badly it
//! reads out of its place.
//!
//! Costs are added up and compared in [`super::quote`].

use std::ops::Range;

use super::phrase::is_break;
use super::quote::{MOST_CHARACTERS, is_showable};
use super::topic::begins_thing;
use super::word::{Word, closes, opens};

/// Some words of a sentence in a row.
pub(super) struct Run<'a> {
    sentence: &'a str,
    words: &'a [Word<'a>],
    first: usize,
    last: usize,
}

impl<'a> Run<'a> {
    pub fn new(sentence: &'a str, words: &'a [Word<'a>], first: usize, last: usize) -> Self {
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
    pub fn place(&self, ended: bool) -> Option<Range<usize>> {
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

    /// Whether it is one thing: no mark, no second one, and a verb only in what
    /// is said of it.
    pub fn is_thing(&self) -> bool {
        let mut said = false;
        self.inside().iter().enumerate().all(|(at, word)| {
            let relative = matches!(word.plain.as_str(), "that" | "who");
            said |= relative && at > 1;
            (at == 0 || !is_break(word.gap))
                && !word.joins()
                && (said || !(word.is_verb() || word.opens()))
        })
    }

    /// What it costs to be a cry: "Lots of intrigue".
    pub fn verbless(&self) -> f64 {
        let clause = self
            .inside()
            .iter()
            .any(|word| word.is_verb() || word.is_pronoun());
        if clause { 0.0 } else { 0.8 }
    }

    /// What brevity costs: few words say little.
    pub fn brief(&self) -> f64 {
        match self.inside().len() {
            ..=3 => 3.5,
            4 => 2.5,
            5 => 0.8,
            _ => 0.0,
        }
    }

    /// How much it lacks out of its place: somebody to whom "she" refers, or the
    /// main clause after "although".
    pub fn alone(&self) -> f64 {
        let inside = self.inside();
        let Some(first) = inside.first() else {
            return 0.0;
        };
        let pointing = match first.plain.as_str() {
            "it" | "it's" | "there" => 0.4,
            _ if first.points() => 1.2,
            _ => 0.0,
        };
        // "That is why": here it opens nothing.
        let stands = inside.get(1).is_some_and(Word::is_verb);
        let aside = (first.opens() && !stands) || first.is_preposition() || first.plain == "even";
        let mut rest = inside.iter().skip(1);
        let main = rest
            .any(|word| is_break(word.gap) && (word.may_be_subject() || word.is_pronoun()))
            && rest.any(Word::is_verb);
        let quoted = self
            .sentence
            .get(..first.core.start)
            .is_some_and(|before| before.trim_end_matches(opens).len() < before.len());
        pointing + if aside && !main { 3.0 } else { 0.0 } + if quoted { 1.5 } else { 0.0 }
    }

    /// What a beginning without its end costs: "slow at times, and the ending".
    fn torn(&self) -> f64 {
        let inside = self.inside();
        let joint = inside
            .iter()
            .rposition(|word| word.joins() && is_break(word.gap))
            .filter(|at| *at > 0);
        let Some(joint) = joint else {
            // "Anna, is brought up": a subject torn from its verb.
            let torn = inside.get(1).is_some_and(|word| is_break(word.gap));
            return if torn { 3.0 } else { 0.0 };
        };
        let tail = inside.get(joint + 1..).unwrap_or_default();
        let subject = tail.first().is_some_and(Word::may_be_subject);
        let list = inside
            .iter()
            .take(joint)
            .skip(1)
            .any(|word| is_break(word.gap));
        let clause = tail.iter().any(Word::is_verb);
        if subject && !clause && !list {
            3.0
        } else {
            0.0
        }
    }

    /// How badly it reads, its edges not counted; `None` where it misses every
    /// anchor.
    pub fn cost(&self, anchors: &[Range<usize>], item: bool) -> Option<f64> {
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
            1 => 1.4,
            2 => 0.8,
            _ if item => 0.0,
            _ => self.brief(),
        };
        let long = words.saturating_sub(13) as f64 * 0.2;
        let marks = |text: &str| text.contains(['“', '”', '"', '(']);
        let quoting = match self.sentence.get(core).is_some_and(marks) {
            true => 1.0,
            false => 0.0,
        };
        // Without a verb it is half a clause, except for the subject of a list.
        let clause = first.is_pronoun() || self.inside().iter().skip(1).any(Word::is_verb);
        let thing = begins_thing(self.words, self.first);
        let halved = match clause || item || thing {
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
            brief
                + long
                + quoting
                + halved
                + self.alone()
                + self.torn()
                + breaks as f64 * if item { 2.0 } else { 0.3 }
                - held.saturating_sub(1).min(2) as f64 * 0.5,
        )
    }
}
