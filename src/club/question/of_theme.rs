//! The reviewer's own words on a theme: clauses that speak of it, what says that
//! the book is about it, what can be read out before a question, and the
//! sentence that shows it.
//!
//! How words are cut out of a sentence is in [`super::quote`], what makes them
//! worth asking about in [`super::source`].

use std::ops::Range;

use super::fit::{is_about_reading, is_about_the_book, is_own_view};
use super::grammar;
use super::quote;
use super::source::{
    Grade, Reading, Source, asked_of_readers, best, opens_quoted, own_words, place_in,
};
use crate::club::theme::language::Language;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::Line;

/// Most sentences of a theme that are asked about.
const MOST_OF_THEME: usize = 4;
/// Most sentences of a theme that are looked at; a hostile text has many.
const MOST_TRIED: usize = 12;

impl<'a> Reading<'a, '_> {
    /// What a review gives to quote on a theme, the best first: sentences about
    /// the book that carry the theme, and the reviewer's questions where there
    /// are no others.
    pub fn of_theme(&self, theme: usize, evidence: &[String]) -> Vec<Source<'a>> {
        let is_theme = |hit: &Hit| is_of(theme, hit.mark);
        let rank = |line: &Line| {
            let text = self.prose.text(line);
            evidence.iter().position(|sentence| sentence == text)
        };
        let mut lines: Vec<(usize, &Line)> = self
            .prose
            .lines
            .iter()
            .filter(|line| carries(line, theme))
            .map(|line| (rank(line).unwrap_or(usize::MAX), line))
            .collect();
        lines.sort_by_key(|(rank, _)| *rank);
        let mut sources: Vec<Source<'a>> = lines
            .into_iter()
            .take(MOST_TRIED)
            .filter(|(_, line)| {
                let text = self.prose.text(line);
                !text.ends_with('?') || asked_of_readers(text, self.prose.language) == Some(text)
            })
            .filter_map(|(rank, line)| {
                let hits = || line.hits.iter().filter(|hit| is_theme(hit));
                let anchors: Vec<Range<usize>> = hits().map(|hit| place_in(line, hit)).collect();
                let fits = |_: &Range<usize>, own: &str, inside: &[&Hit]| {
                    is_about_the_book(own, inside) || is_own_view(own, inside)
                };
                let mut source = self.source(line, &anchors, fits)?;
                let states = hits().any(|hit| line.states(hit.place.start));
                source.cost += 0.3 * rank.min(3) as f64;
                source.cost -= if states { 1.5 } else { 0.0 };
                source.cost -= if line.judges() { 0.8 } else { 0.0 };
                source.cost -= if line.count(Mark::Cue(theme)) > 0 {
                    0.5
                } else {
                    0.0
                };
                source.cost += f64::from(source.tier);
                Some(source)
            })
            .collect();
        let asks = |source: &Source<'_>| source.quote.ends_with('?');
        if !sources.iter().all(asks) {
            sources.retain(|source| !asks(source));
        }
        best(sources, MOST_OF_THEME)
    }

    /// A clause in which the reviewer says that the book is about the theme.
    pub fn stated(&self, theme: usize, sources: &[Source<'a>]) -> Option<Source<'a>> {
        const MOST: usize = 18;
        let stated = sources.iter().find(|source| {
            let line = self.line_of(source.receipt);
            let cue = |hit: &Hit| hit.mark == Mark::Cue(theme);
            let short = source.quote.split_whitespace().count() <= MOST;
            source.grade == Grade::Claim
                && short
                && !source.quote.ends_with('?')
                && line.is_some_and(|line| {
                    let mut hits = line.hits.iter().filter(|hit| cue(hit));
                    hits.any(|hit| {
                        line.topic_before(hit.place.start).is_some() || line.names_themes()
                    })
                })
        });
        stated.cloned()
    }

    /// What can stand before a question on a theme that names only the book: the
    /// clauses that speak of it, and else a short sentence of its evidence, be it
    /// no clause ("The love of a mother who cannot stay.").
    pub fn leads(
        &self,
        theme: usize,
        evidence: &[String],
        sources: &[Source<'a>],
    ) -> Vec<Source<'a>> {
        // The questions are English: before them words of another language do not
        // show what they are about, and the receipt has them.
        if !self.prose.english {
            return Vec::new();
        }
        let quotes = |text: &str| text.contains(['“', '"', '«', '„']);
        let clauses = sources.iter().filter(|source| {
            let asks = source.quote.ends_with('?');
            source.grade != Grade::Pointing
                && !asks
                && !quotes(source.quote)
                && !is_about_reading(source.quote)
                && self.is_close(theme, source.receipt, source.quote)
        });
        let mut leads: Vec<Source<'a>> = clauses.cloned().collect();
        let grammar = grammar::of(Language::English);
        for line in &self.prose.lines {
            let text = self.prose.text(line);
            let known = || leads.iter().any(|lead| lead.receipt == text);
            if !evidence.iter().any(|sentence| sentence == text) || known() {
                continue;
            }
            let hits: Vec<&Hit> = line.hits.iter().collect();
            let own = own_words(self.prose, line.sentence.place.clone());
            let sound = quote::stands_alone(text, grammar)
                && line.count(Mark::Chat) == 0
                && line.count(Mark::Cue(theme)) > 0
                && !opens_quoted(self.prose, line)
                && is_about_the_book(&own, &hits);
            if sound && !is_about_reading(text) && self.is_close(theme, text, text) {
                leads.push(Source {
                    receipt: text,
                    quote: text,
                    tier: self.tiers.of(line),
                    cost: 0.5,
                    grade: Grade::Claim,
                });
            }
        }
        leads
    }

    /// A few words of a theme's evidence, around what speaks of it, that can be
    /// read out where no whole sentence can.
    pub fn lead(&self, theme: usize, receipt: &str) -> Option<&'a str> {
        let line = self.line_of(receipt).filter(|_| self.prose.english)?;
        let cues = line.hits.iter().filter(|hit| hit.mark == Mark::Cue(theme));
        cues.map(|hit| place_in(line, hit))
            .filter_map(|place| self.excerpt(line, &place))
            .find(|words| self.is_close(theme, receipt, words))
    }

    /// Things in a theme's evidence that words of the theme name, each with its
    /// sentence and what that gives away.
    pub fn things(&self, theme: usize, evidence: &[String]) -> Vec<(&'a str, &'a str, u8)> {
        const MOST: usize = 3;
        let said = evidence.iter().filter_map(|sentence| {
            let mut lines = self.prose.lines.iter();
            let line = lines.find(|line| self.prose.text(line) == sentence)?;
            let receipt = self.prose.text(line);
            let cues = line.hits.iter().filter(|hit| hit.mark == Mark::Cue(theme));
            let mut things = cues.filter_map(|hit| self.thing(line, &place_in(line, hit)));
            let thing = things.find(|thing| self.is_close(theme, receipt, thing))?;
            Some((thing, receipt, self.tiers.of(line)))
        });
        said.take(MOST).collect()
    }

    /// Whether words of a sentence speak of a theme and of little else: where they
    /// speak of much, a question behind them seems to be about something else.
    fn is_close(&self, theme: usize, receipt: &str, words: &str) -> bool {
        /// Of so many words that say something one has to be the theme's.
        const OF: usize = 5;
        let found = self.line_of(receipt).zip(receipt.find(words));
        found.is_some_and(|(line, at)| {
            let inside = |place: &Range<usize>| at <= place.start && place.end <= at + words.len();
            let hits = line.hits.iter().filter(|hit| is_of(theme, hit.mark));
            let mut places: Vec<Range<usize>> = hits.map(|hit| place_in(line, hit)).collect();
            places.retain(inside);
            let all = self.words(line).iter().filter(|word| {
                inside(&word.core) && !word.is_known() && word.plain.chars().count() > 3
            });
            let (mut saying, mut of_theme) = (0, 0);
            for word in all {
                let marked = |place: &Range<usize>| {
                    place.start < word.core.end && word.core.start < place.end
                };
                saying += 1;
                of_theme += usize::from(places.iter().any(marked));
            }
            OF * of_theme >= saying
        })
    }

    /// The sentence that a receipt is.
    fn line_of(&self, receipt: &str) -> Option<&Line> {
        let mut lines = self.prose.lines.iter();
        lines.find(|line| std::ptr::eq(self.prose.text(line), receipt))
    }

    /// Whether a sentence has a cue of a theme, and not only words that hint at it.
    pub fn is_sure(&self, theme: usize, receipt: &str) -> bool {
        let line = self.line_of(receipt);
        let says = receipt.split_whitespace().nth(4).is_some()
            && !receipt.ends_with('?')
            && !is_about_reading(receipt);
        says && line.is_some_and(|line| line.count(Mark::Cue(theme)) > 0)
    }

    /// The first sentence of a theme's evidence, with what it gives away.
    pub fn evidence(&self, evidence: &[String]) -> Option<(&'a str, u8)> {
        let prose = self.prose;
        evidence.iter().find_map(|sentence| {
            let mut lines = prose.lines.iter();
            let line = lines.find(|line| prose.text(line) == sentence)?;
            Some((prose.text(line), self.tiers.of(line)))
        })
    }

    /// Whether words of a sentence hold words of a theme.
    pub fn holds_theme(&self, theme: usize, receipt: &str, words: &str) -> bool {
        let is_theme = |hit: &Hit| is_of(theme, hit.mark);
        let Some((line, at)) = self.line_of(receipt).zip(receipt.find(words)) else {
            return false;
        };
        line.hits.iter().filter(|hit| is_theme(hit)).any(|hit| {
            let place = place_in(line, hit);
            at <= place.start && place.end <= at + words.len()
        })
    }
}

/// Whether a mark is one of a theme's words.
fn is_of(theme: usize, mark: Mark) -> bool {
    matches!(mark, Mark::Cue(one) | Mark::Hint(one) | Mark::Word(one) if one == theme)
}

/// Whether a sentence speaks of a theme in earnest: with a cue, two hints, or as
/// what the book is about. One ordinary word may be there by chance.
fn carries(line: &Line, theme: usize) -> bool {
    let is_hint = |mark| matches!(mark, Mark::Hint(one) | Mark::Word(one) if one == theme);
    let hints = line.hits.iter().filter(|hit| is_hint(hit.mark)).count();
    let stated = line
        .hits
        .iter()
        .any(|hit| is_hint(hit.mark) && line.states(hit.place.start));
    line.count(Mark::Cue(theme)) > 0 || hints > 1 || stated
}
