//! Which themes of the bank a review speaks of, and in which of its sentences.
//!
//! [`find`] takes a bank and a review and gives the themes, best first, each
//! with sentences of the review as evidence, letter by letter. What the review
//! shows of each theme ([`signs`](mod@signs)) is weighed as it was learned from
//! careful readers ([`weights`]). Titles, names and quoted passages do not count,
//! nor what the reviewer denies. What is asked about a theme is
//! decided in [`crate::club::question`].

pub(crate) mod fold;
pub(crate) mod language;
pub(crate) mod mark;
mod mask;
mod name;
mod phrases;
mod polish;
pub(crate) mod prose;
pub(crate) mod sentence;
pub(crate) mod sign;
mod signal;
pub mod signs;
pub mod weights;
mod words;

use serde::Serialize;

use crate::club::bank::{Bank, Theme};
use crate::club::review::Review;
use mark::Mark;
pub use name::ThemeName;
use prose::{Line, Prose};
use signs::{Signs, Spoken};

/// A theme that a review speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundTheme {
    /// Its id in the bank.
    pub id: String,
    /// As members read it.
    pub name: ThemeName,
    /// How probably a careful reader would name it, from 0 to 1.
    pub score: f64,
    /// Exact sentences of the review's body, the best first; never empty.
    pub evidence: Vec<String>,
}

/// Most themes given of one review; a careful reader names three to seven.
const MOST_THEMES: usize = 8;
/// So many words of a review are there for each theme beyond the first: a few
/// lines on a book in a list name one or two.
const WORDS_A_THEME: usize = 30;
/// Most sentences given as evidence for one theme.
const MOST_EVIDENCE: usize = 3;

/// What a sentence is worth as evidence for what it holds.
mod points {
    pub const CUE: f64 = 2.0;
    pub const HINT: f64 = 1.0;
    pub const WORD: f64 = 0.5;
    pub const TOPIC: f64 = 3.0;
    pub const STATED: f64 = 1.0;
    pub const JUDGED: f64 = 0.75;
}

/// The themes that a review speaks of, best first. A thin review has few or
/// none; one in a language that the bank has no words of has none.
#[must_use]
pub fn find(bank: &Bank, review: &Review) -> Vec<FoundTheme> {
    find_in(bank, &Prose::read(bank.marks(), review))
}

/// The same for a review that is read already.
pub(crate) fn find_in(bank: &Bank, prose: &Prose<'_>) -> Vec<FoundTheme> {
    let weights = &weights::LEARNED;
    let mut probable: Vec<(f64, &Theme, Vec<Spoken<'_>>)> = spoken(bank, prose)
        .into_iter()
        .filter(|(_, signs, _)| signs.supported)
        .map(|(theme, signs, hits)| (weights.probability(&theme.id, &signs.values), theme, hits))
        .filter(|(probability, ..)| *probability >= weights.threshold)
        .collect();
    probable.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    probable.truncate(most(prose.words));
    let found = probable.into_iter().map(|(score, theme, hits)| FoundTheme {
        id: theme.id.clone(),
        name: theme.name.clone(),
        score,
        evidence: evidence(&hits, prose),
    });
    found.collect()
}

/// Most themes of a review with so many words.
#[must_use]
pub fn most(words: usize) -> usize {
    MOST_THEMES.min(1 + words / WORDS_A_THEME)
}

/// What a review shows of each theme that any of its words speaks of; for
/// learning how much it weighs.
#[must_use]
pub fn signs<'a>(bank: &'a Bank, review: &Review) -> Vec<(&'a Theme, Signs)> {
    let prose = Prose::read(bank.marks(), review);
    let spoken = spoken(bank, &prose).into_iter();
    spoken.map(|(theme, signs, _)| (theme, signs)).collect()
}

/// The themes that any word of a review speaks of, with their signs and hits.
fn spoken<'a, 'b>(
    bank: &'a Bank,
    prose: &'b Prose<'_>,
) -> Vec<(&'a Theme, Signs, Vec<Spoken<'b>>)> {
    let mut hits: Vec<(usize, Spoken<'_>)> = Vec::new();
    for line in &prose.lines {
        for hit in &line.hits {
            if let Mark::Cue(theme) | Mark::Hint(theme) | Mark::Word(theme) = hit.mark {
                hits.push((theme, (line, hit)));
            }
        }
    }
    // Stable: within a theme they stay in the order of the text.
    hits.sort_by_key(|(theme, _)| *theme);
    let mut themes = Vec::new();
    let mut all = Vec::new();
    for chunk in hits.chunk_by(|a, b| a.0 == b.0) {
        let theme = chunk
            .first()
            .and_then(|(theme, _)| bank.themes().get(*theme));
        let hits: Vec<Spoken<'_>> = chunk.iter().map(|(_, spoken)| *spoken).collect();
        if let Some(theme) = theme {
            all.push(Signs::new(&hits, prose));
            themes.push((theme, hits));
        }
    }
    signs::compare(&mut all);
    let together = themes.into_iter().zip(all);
    together
        .map(|((theme, hits), signs)| (theme, signs, hits))
        .collect()
}

/// The best sentences of those that speak of a theme.
fn evidence(hits: &[Spoken<'_>], prose: &Prose<'_>) -> Vec<String> {
    let lines = hits.chunk_by(|a, b| std::ptr::eq(a.0, b.0));
    let mut lines: Vec<(f64, &Line)> = lines
        .filter_map(|hits| Some((worth(hits, prose), hits.first()?.0)))
        .collect();
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = lines.first().map_or(0.0, |line| line.0);
    lines
        .iter()
        .filter(|(worth, _)| *worth >= best.min(best / 2.0))
        .map(|(_, line)| prose.text(line).to_owned())
        .take(MOST_EVIDENCE)
        .collect()
}

/// How good a sentence is as evidence, from its hits for one theme: what the
/// reviewer states is better than what she judges, and that better than the rest.
fn worth(hits: &[Spoken<'_>], prose: &Prose<'_>) -> f64 {
    let mut worth = 0.0;
    for (line, hit) in hits {
        worth += match hit.mark {
            Mark::Cue(_) => points::CUE,
            Mark::Hint(_) => points::HINT,
            _ => points::WORD,
        };
        if line.topic_before(hit.place.start).is_some() || line.names_themes() {
            worth += points::TOPIC / hits.len() as f64;
        } else if line.states(hit.place.start) {
            worth += points::STATED / hits.len() as f64;
        }
    }
    let Some((line, _)) = hits.first() else {
        return worth;
    };
    if line.judges() {
        worth += points::JUDGED;
    }
    if line.count(Mark::Spoiler) > 0 {
        worth -= 0.75;
    }
    if line.count(Mark::Chat) > 0 {
        worth -= 1.0;
    }
    worth
        - match prose.text(line).split_whitespace().count() {
            ..4 => 1.5,
            4..=30 => 0.0,
            31..=45 => 0.5,
            _ => 1.5,
        }
}
