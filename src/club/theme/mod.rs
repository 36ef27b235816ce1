//! Which themes of the bank a review speaks of, and in which of its sentences.
//!
//! [`find`] takes a bank and a review and gives the themes, best first, each
//! with sentences of the review as evidence, letter by letter. One strong cue,
//! two different hints in one paragraph or three anywhere make a theme; what the
//! reviewer herself says or asks about weighs most. Titles, names and quoted
//! passages do not count, nor what she denies. What is asked about a theme is
//! decided in [`crate::club::question`].

pub(crate) mod fold;
pub(crate) mod language;
pub(crate) mod mark;
mod mask;
mod phrases;
mod polish;
pub(crate) mod prose;
pub(crate) mod sentence;
mod signal;
mod words;

use std::collections::HashSet;

use serde::Serialize;

use crate::club::bank::{Bank, Theme};
use crate::club::review::Review;
use mark::{Hit, Mark};
use prose::{Line, Prose};

/// A theme that a review speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundTheme {
    /// Its id in the bank.
    pub id: String,
    /// As members read it.
    pub name: String,
    /// How much the review speaks of it; more is more, there is no upper end.
    pub score: f64,
    /// Exact sentences of the review's body, the best first; never empty.
    pub evidence: Vec<String>,
}

/// Most sentences given as evidence for one theme.
const MOST_EVIDENCE: usize = 3;
/// A theme this far behind the best one is a passing word.
const PASSING: f64 = 0.15;

/// Points of a theme or a sentence for what it holds.
mod points {
    pub const CUE: f64 = 2.0;
    pub const HINT: f64 = 1.0;
    pub const STATED: f64 = 2.0;
    pub const JUDGED: f64 = 0.5;
    pub const MORE_SENTENCES: f64 = 0.5;
}

/// The themes that a review speaks of, best first. A short review has few; one
/// in another language than the bank's has none.
#[must_use]
pub fn find(bank: &Bank, review: &Review) -> Vec<FoundTheme> {
    let prose = Prose::read(bank.marks(), review);
    let mut spoken: Vec<Vec<(&Line, &Hit)>> = vec![Vec::new(); bank.themes().len()];
    for line in &prose.lines {
        for hit in &line.hits {
            if let Mark::Cue(theme) | Mark::Hint(theme) = hit.mark
                && let Some(hits) = spoken.get_mut(theme)
            {
                hits.push((line, hit));
            }
        }
    }
    let mut found: Vec<FoundTheme> = bank
        .themes()
        .iter()
        .zip(&spoken)
        .filter_map(|(theme, hits)| weigh(theme, hits, &prose))
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    let best = found.first().map_or(0.0, |theme| theme.score);
    found.retain(|theme| theme.score >= best * PASSING);
    found.truncate(most_themes(prose.words()));
    found
}

/// Most themes that a review of so many words can speak of with some weight.
fn most_themes(words: usize) -> usize {
    match words {
        ..60 => 2,
        60..150 => 3,
        150..350 => 5,
        _ => 8,
    }
}

/// A theme's score and evidence; `None` where the review does not speak of it.
fn weigh(theme: &Theme, hits: &[(&Line, &Hit)], prose: &Prose<'_>) -> Option<FoundTheme> {
    let different = |wanted: fn(Mark) -> bool| {
        let patterns = hits.iter().filter(|(_, hit)| wanted(hit.mark));
        patterns
            .map(|(_, hit)| hit.pattern)
            .collect::<HashSet<_>>()
            .len()
    };
    let cues = different(|mark| matches!(mark, Mark::Cue(_)));
    let hints = different(|mark| matches!(mark, Mark::Hint(_)));
    let hinted = hints > 2 || (hints == 2 && together(hits));
    if cues == 0 && !hinted {
        return None;
    }
    let mut lines: Vec<(f64, &Line)> = hits
        .chunk_by(|a, b| std::ptr::eq(a.0, b.0))
        .filter_map(|hits| Some((worth(hits, prose), hits.first()?.0)))
        .collect();
    // More sentences than these say nothing new.
    let further = lines.len().saturating_sub(1).min(6);
    let stated = hits.iter().any(|(line, hit)| line.states(hit.place.start));
    let judged = hits.iter().any(|(line, _)| line.judges());
    let score = cues as f64 * points::CUE
        + hints as f64 * points::HINT
        + further as f64 * points::MORE_SENTENCES
        + if stated { points::STATED } else { 0.0 }
        + if judged { points::JUDGED } else { 0.0 };
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = lines.first()?.0;
    let evidence = lines
        .iter()
        .filter(|(worth, _)| *worth >= best.min(best / 2.0))
        .map(|(_, line)| prose.text(line).to_owned());
    Some(FoundTheme {
        id: theme.id.clone(),
        name: theme.name.clone(),
        score,
        evidence: evidence.take(MOST_EVIDENCE).collect(),
    })
}

/// Whether two different hints stand within one paragraph.
fn together(hits: &[(&Line, &Hit)]) -> bool {
    hits.windows(2).any(|pair| match pair {
        [(one, hint), (next, other)] => {
            hint.pattern != other.pattern && one.sentence.paragraph == next.sentence.paragraph
        }
        _ => false,
    })
}

/// How good a sentence is as evidence, from its hits for one theme.
fn worth(hits: &[(&Line, &Hit)], prose: &Prose<'_>) -> f64 {
    let mut worth = 0.0;
    for (line, hit) in hits {
        worth += match hit.mark {
            Mark::Cue(_) => points::CUE,
            _ => points::HINT,
        };
        if line.states(hit.place.start) {
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
