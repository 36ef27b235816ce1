//! The reviewer's own words that a question may be about: what she names as
//! strong and weak, asks her readers, where she judges. What she says of a theme
//! is in [`super::of_theme`].
//!
//! Each comes with what speaks against it, so that the best is asked about first.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::ops::Range;

use super::argument::{outspoken, says_something};
use super::excerpt;
use super::fit::{is_for_readers, is_story, judges_the_book, speaks_of_the_book};
use super::grammar::{self, Grammar};
use super::quote::{self, LONGEST_QUESTION, Wanted};
use super::thing;
use super::tier::{self, Tiers};
use super::word::{Word, words};
use crate::club::theme::fold::fold;
use crate::club::theme::language::Language;
use crate::club::theme::mark::{Hit, Mark};
use crate::club::theme::prose::{Line, Prose};
use crate::club::theme::sentence::sentences;

/// Words of the review: a sentence of it, and the part that is quoted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source<'a> {
    /// The whole sentence, exactly.
    pub receipt: &'a str,
    /// A part of it, exactly.
    pub quote: &'a str,
    /// What the sentence gives away.
    pub tier: u8,
    /// What speaks against it, 0 for a whole sentence that says something of the
    /// book; less is better.
    pub cost: f64,
    /// Which words are worse than any without such a fault.
    pub grade: Grade,
}

/// What is quoted where nothing better is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The reviewer says something of the book.
    Claim,
    /// It begins with a word for what is named elsewhere.
    Pointing,
    /// It tells the story.
    Story,
}

impl Source<'_> {
    fn better(&self, other: &Self) -> Ordering {
        self.cost.total_cmp(&other.cost)
    }
}

/// Most claims and questions of a review that are worth asking about.
const MOST_EACH: usize = 4;
/// How much worse than the best words others may be.
const BEHIND: f64 = 2.5;

/// A judgement that costs more has nothing in it to argue about; how much there
/// is in it is only known of English.
const HARDLY_WORTH_IT: f64 = 0.6;
const FOREIGN_HARDLY_WORTH_IT: f64 = 1.1;

/// A review that is read for questions.
pub(super) struct Reading<'a, 'b> {
    /// Its sentences.
    pub prose: &'b Prose<'a>,
    /// What they give away.
    pub tiers: Tiers,
    /// The words of each sentence, cut when they are first asked for.
    words: Vec<OnceCell<Vec<Word<'a>>>>,
}

impl<'a, 'b> Reading<'a, 'b> {
    /// A review to be asked about.
    pub fn new(prose: &'b Prose<'a>) -> Self {
        Self {
            prose,
            tiers: Tiers::new(prose),
            words: prose.lines.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The words of a sentence.
    pub fn words(&self, line: &Line) -> &[Word<'a>] {
        let cell = self.words.get(line.number);
        cell.map_or(&[], |cell| {
            cell.get_or_init(|| words(self.prose.text(line)))
        })
    }

    /// Words around a place of a sentence that can be read out before a question.
    pub fn excerpt(&self, line: &Line, place: &Range<usize>) -> Option<&'a str> {
        let grammar = self.told_in(line)?;
        excerpt::around(self.prose.text(line), self.words(line), place, grammar)
    }

    /// The thing around a place of a sentence.
    pub fn thing(&self, line: &Line, place: &Range<usize>) -> Option<&'a str> {
        let grammar = self.told_in(line)?;
        thing::around(self.prose.text(line), self.words(line), place, grammar)
    }

    /// The language of a sentence that is the reviewer's own and no chat.
    fn told_in(&self, line: &Line) -> Option<&'static Grammar> {
        let chats = line.count(Mark::Chat) > 0 || opens_quoted(self.prose, line);
        self.prose.language.filter(|_| !chats).map(grammar::of)
    }

    /// The fragment of a sentence that holds one of the places and is fit for
    /// the question, as far as its folded words and its hits tell. Places are in
    /// bytes of the sentence.
    pub fn source(
        &self,
        line: &Line,
        anchors: &[Range<usize>],
        fits: impl Fn(&Range<usize>, &str, &[&Hit]) -> bool,
    ) -> Option<Source<'a>> {
        /// So many words of somebody else are a quotation, fewer a name.
        const MOST_FOREIGN: usize = 6;
        let prose = self.prose;
        if anchors.is_empty() {
            return None;
        }
        let receipt = prose.text(line);
        let start = line.sentence.place.start;
        let wanted = Wanted {
            grammar: grammar::of(prose.language?),
            anchors,
            fits: |part: &Range<usize>| {
                let inside: Vec<&Hit> = line
                    .hits
                    .iter()
                    .filter(|hit| {
                        let place = place_in(line, hit);
                        part.start <= place.start && place.end <= part.end
                    })
                    .collect();
                let own = own_words(prose, start + part.start..start + part.end);
                let all = receipt.get(part.clone()).unwrap_or_default();
                let count = |text: &str| text.split_whitespace().count();
                let foreign = count(all).saturating_sub(count(&own));
                foreign <= MOST_FOREIGN
                    && foreign * 2 < count(all)
                    // What readers of other languages look for is not known.
                    && match prose.english {
                        true => fits(part, &own, &inside),
                        false => line.count(Mark::Chat) == 0,
                    }
            },
        };
        let fragment = quote::fragment(receipt, self.words(line), &wanted)?;
        let story = match prose.english {
            true => is_story(receipt, line),
            false => !line.judges() && !speaks_of_the_book(line),
        };
        Some(Source {
            receipt,
            quote: receipt.get(fragment.place)?,
            tier: self.tiers.of(line),
            cost: fragment.cost,
            grade: match fragment.points {
                _ if story => Grade::Story,
                true => Grade::Pointing,
                false => Grade::Claim,
            },
        })
    }

    /// Sentences in which the reviewer judges the book, those first that are
    /// most worth an argument. What is `known` is asked about elsewhere.
    pub fn claims(&self, known: &[&str]) -> Vec<Source<'a>> {
        let claims = self
            .prose
            .lines
            .iter()
            .filter(|line| line.count(Mark::Chat) == 0 && self.is_judgement(line))
            .filter_map(|line| {
                let text = self.prose.text(line);
                if text.ends_with('?') || known.iter().any(|point| point.contains(text)) {
                    return None;
                }
                let is_judged = |hit: &&Hit| {
                    hit.mark == Mark::Judgement
                        || (!self.prose.english && hit.mark == Mark::Opinion)
                };
                let judged = line.hits.iter().filter(is_judged);
                let anchors: Vec<Range<usize>> = judged.map(|hit| place_in(line, hit)).collect();
                let fits =
                    |_: &Range<usize>, own: &str, inside: &[&Hit]| judges_the_book(own, inside);
                let mut source = self.source(line, &anchors, fits)?;
                source.cost += f64::from(source.tier);
                if self.prose.english {
                    let plain = fold(source.quote);
                    source.cost += 1.0 - outspoken(&plain, line);
                    // "This sounds confusing": whatever that is.
                    let points = plain.starts_with("this sounds") || plain.starts_with("that ");
                    return (says_something(&plain) && !points).then_some(source);
                }
                Some(source)
            });
        let mut claims = best(claims.collect(), MOST_EACH);
        let wishes = |quote: &str| {
            [" could ", " would ", " should "]
                .iter()
                .any(|word| quote.contains(word))
        };
        let most = match self.prose.english {
            true => HARDLY_WORTH_IT,
            false => FOREIGN_HARDLY_WORTH_IT,
        };
        claims.retain(|claim| claim.cost <= most && !wishes(claim.quote));
        claims
    }

    /// Whether the reviewer judges in a sentence. In other languages than English
    /// she may do so in words that are only known for speaking for herself.
    fn is_judgement(&self, line: &Line) -> bool {
        line.count(Mark::Judgement) > 0 || (!self.prose.english && line.count(Mark::Opinion) > 0)
    }

    /// What the reviewer asks her readers, in the order of the review.
    pub fn questions(&self) -> Vec<Source<'a>> {
        let prose = self.prose;
        let asked = prose
            .lines
            .iter()
            .filter(|line| !opens_quoted(prose, line) && line.count(Mark::Chat) == 0)
            .filter_map(|line| {
                let receipt = prose.text(line);
                let quote = asked_of_readers(receipt, prose.language)?;
                Some(Source {
                    receipt,
                    quote,
                    tier: self.tiers.of(line),
                    grade: Grade::Claim,
                    cost: if quote.len() < receipt.len() {
                        0.5
                    } else {
                        0.0
                    },
                })
            });
        asked.take(MOST_EACH).collect()
    }
}

/// The best of some words, without any that stand in others, and without those
/// of a worse grade where there are better.
pub(super) fn best(mut sources: Vec<Source<'_>>, most: usize) -> Vec<Source<'_>> {
    let grade = sources.iter().map(|source| source.grade).min();
    sources.retain(|source| Some(source.grade) == grade);
    let most = match grade {
        Some(Grade::Story) => 1,
        Some(Grade::Pointing) => most.min(2),
        _ => most,
    };
    sources.sort_by(Source::better);
    let least = sources.first().map_or(0.0, |source| source.cost);
    let mut kept: Vec<Source<'_>> = Vec::new();
    for source in sources {
        let known = kept.iter().any(|one| one.quote == source.quote);
        if kept.len() < most && !known && source.cost <= least + BEHIND {
            kept.push(source);
        }
    }
    kept
}

/// Where a hit is in its sentence.
pub(super) fn place_in(line: &Line, hit: &Hit) -> Range<usize> {
    let start = line.sentence.place.start;
    hit.place.start.saturating_sub(start)..hit.place.end.saturating_sub(start)
}

/// The question to readers in a sentence: all of it, or what it asks after a
/// colon or a dash.
pub(super) fn asked_of_readers(text: &str, language: Option<Language>) -> Option<&str> {
    if is_for_readers(text) {
        return Some(text);
    }
    let other = language.filter(|language| *language != Language::English);
    if let Some(other) = other {
        let words = text.split_whitespace();
        let first = words.clone().next().unwrap_or_default();
        let fits = text.ends_with('?')
            && grammar::of(other).asks(first)
            && (5..=LONGEST_QUESTION.0).contains(&words.count())
            && quote::is_showable(text, LONGEST_QUESTION.1);
        return fits.then_some(text);
    }
    let (_, tail) = text.rsplit_once([':', '—'])?;
    let tail = tail.trim();
    is_for_readers(tail).then_some(tail)
}

/// A part of the body, folded, without names and what is quoted in it.
pub(super) fn own_words(prose: &Prose<'_>, part: Range<usize>) -> String {
    let mut at = part.start;
    let mut own = String::new();
    for word in prose.slice(part).split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !prose.is_masked(&(at..at + trimmed.len())) {
            own.push_str(word);
        }
        at += word.len();
    }
    fold(&own)
}

/// The sentences of a point that the reviewer names.
pub(super) fn of_point(point: &str, language: Option<Language>) -> Vec<Source<'_>> {
    let Some(language) = language else {
        return Vec::new();
    };
    let wanted = Wanted {
        grammar: grammar::of(language),
        anchors: &[],
        fits: |_: &Range<usize>| true,
    };
    sentences(point)
        .into_iter()
        .filter_map(|sentence| {
            let receipt = point.get(sentence.place)?;
            let fragment = quote::fragment(receipt, &words(receipt), &wanted)?;
            Some(Source {
                receipt,
                quote: receipt.get(fragment.place)?,
                tier: tier::of_words(receipt),
                cost: fragment.cost - 1.0,
                grade: Grade::Claim,
            })
        })
        .collect()
}

/// Whether a sentence begins or ends inside a quotation.
pub(super) fn opens_quoted(prose: &Prose<'_>, line: &Line) -> bool {
    let place = &line.sentence.place;
    prose.is_masked(&(place.start..place.start + 1))
        || prose.is_masked(&(place.end.saturating_sub(1)..place.end))
}
