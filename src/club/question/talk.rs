//! What a club can talk about in a review: its themes, and everything that may be
//! asked about it.
//!
//! [`talk`] reads the review once and gathers what is worth asking about, in the
//! order in which it may take prompts; how each becomes a question is
//! [`super::stock`]'s, and in which order they are asked [`super::order`]'s.

use std::collections::HashMap;

use super::sort::{self, Finding};
use super::source::{self, Reading};
use super::stock::{Stock, one_line};
use super::themed::Spoken;
use super::{Question, order, person};
use crate::club::bank::{Bank, On};
use crate::club::review::Review;
use crate::club::theme::prose::Prose;
use crate::club::theme::{self, FoundTheme};

/// Fewer questions are not enough for an evening.
pub const THIN: usize = 6;

/// Longest title that goes into a question, in characters.
const LONGEST_TITLE: usize = 120;

/// What a club can talk about in a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Talk {
    /// Its themes, best first, as [`theme::find`] gives them.
    pub themes: Vec<FoundTheme>,
    /// Everything that may be asked, in the order to ask it: each six varied by
    /// kind, theme, sentence and wording, the best first, what gives the story
    /// away last. Fewer than [`THIN`] where the review says little. Every key is
    /// there once.
    pub questions: Vec<Question>,
}

/// The themes of a review and its questions, for which it is read once.
#[must_use]
pub fn talk(bank: &Bank, review: &Review) -> Talk {
    let prose = Prose::read(bank.marks(), review);
    let themes = theme::find_in(bank, &prose);
    let questions = stock(bank, review, &prose, &themes);
    Talk { themes, questions }
}

fn stock<'a>(
    bank: &'a Bank,
    review: &'a Review,
    prose: &Prose<'a>,
    themes: &'a [FoundTheme],
) -> Vec<Question> {
    let reading = Reading::new(prose);
    let people = person::people(&reading, review);
    let findings = sort::findings(&reading, review);
    let mut stock = Stock::new(bank, title_of(review), prose.language, themes);
    let best = picked(&findings);
    let (explored, others): (Vec<&Finding<'_>>, Vec<&Finding<'_>>) =
        best.into_iter().partition(|one| one.on == On::Explores);
    for finding in others {
        stock.finding(finding);
    }
    stock.people(&people);
    for (rank, found) in themes.iter().enumerate() {
        let theme = bank.index_of(&found.id).zip(bank.theme(&found.id));
        if let Some((index, theme)) = theme {
            let seen = Spoken::of(&reading, index, found, &findings, &people);
            stock.theme(theme, &seen, rank);
        }
    }
    // What the book explores is asked about by its themes first.
    for finding in explored {
        stock.finding(finding);
    }
    let points: Vec<&str> = [&review.strong_point, &review.weak_point]
        .into_iter()
        .map(|point| point.as_deref().unwrap_or_default())
        .collect();
    let named = [On::StrongPoint, On::WeakPoint].into_iter().zip(&points);
    for (on, point) in named {
        for source in source::of_point(point, prose.language) {
            stock.source(on, &source, 1.6);
        }
    }
    for source in reading.questions() {
        stock.source(On::Question, &source, 2.4);
    }
    let claims = reading.claims(&points);
    for source in &claims {
        stock.source(On::Judgement, source, 0.5);
    }
    let judges = |on: On| matches!(on, On::Blame(_) | On::Praise(_) | On::Halves);
    let found = findings.iter().find(|one| judges(one.on));
    let judged = claims.first().map(|one| one.receipt);
    if let Some(judged) = judged.or_else(|| found.map(|one| one.receipt)) {
        stock.numbers(review, judged);
    }
    order::ordered(stock.questions())
}

/// The best findings of each sort.
fn picked<'b, 'a>(findings: &'b [Finding<'a>]) -> Vec<&'b Finding<'a>> {
    let most = |on: On| match on {
        On::Explores | On::Claim => 3,
        On::Comparison | On::Halves | On::Story => 2,
        _ => 1,
    };
    let mut best: Vec<&Finding<'_>> = findings.iter().collect();
    best.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let mut counts: HashMap<On, usize> = HashMap::new();
    best.retain(|finding| {
        let count = counts.entry(finding.on).or_default();
        *count += 1;
        *count <= most(finding.on)
    });
    best
}

/// The book's title as a question says it; `None` where there is none, or one
/// that is too long to say.
fn title_of(review: &Review) -> Option<String> {
    let title = one_line(review.title.as_deref()?);
    (!title.is_empty() && title.chars().count() <= LONGEST_TITLE).then_some(title)
}
