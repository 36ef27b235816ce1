//! What `readalong preview` shows: everything the bot understands of a review.
//!
//! [`Preview`] is worked out from bytes alone: no network, no database, no
//! Discord. [`page`] sets it for people, [`json`] for programs, [`source`] says
//! where documents come from, and [`show()`](show::show) is the command.

pub mod harmless;
pub mod json;
pub mod page;
pub mod show;
pub mod source;

use serde::Serialize;

use crate::club::bank::Bank;
use crate::club::question::{self, Question, Talk};
use crate::club::reading::origin::Origins;
use crate::club::reading::{self, Reading};
use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::club::theme::FoundTheme;
use crate::club::warning::Warning;

/// A review with its themes and questions.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// Every field of the review.
    #[serde(flatten)]
    pub review: Review,
    /// Where the fields were found.
    #[serde(skip)]
    pub origins: Origins,
    /// The themes it speaks of, the strongest first.
    pub themes: Vec<FoundTheme>,
    /// Every question that may be asked about it.
    pub questions: Vec<Question>,
}

impl Preview {
    /// Reads a document and finds the themes and questions of each of its
    /// reviews; never empty.
    ///
    /// # Errors
    ///
    /// [`Sorry`] where the document is no review.
    pub fn all(document: &[u8], bank: &Bank) -> Result<Vec<Self>, Sorry> {
        let readings = reading::read(document)?;
        let previews = readings.into_iter().map(|one| Self::of(one, bank));
        Ok(previews.collect())
    }

    fn of(reading: Reading, bank: &Bank) -> Self {
        let Reading {
            mut review,
            origins,
        } = reading;
        let Talk { themes, questions } = question::talk(bank, &review);
        // In words, as they are printed; the store keeps their kinds.
        let warnings = review.warnings.iter().map(Warning::to_string);
        let warnings = warnings.chain(thin(questions.len()));
        review.warnings = warnings.map(Warning::Words).collect();
        Self {
            review,
            origins,
            themes,
            questions,
        }
    }
}

/// What to say of a review on which few questions hang.
fn thin(questions: usize) -> Option<String> {
    let many = match questions {
        0 => "no question hangs".to_owned(),
        1 => "one question hangs".to_owned(),
        few if few < question::THIN => format!("only {few} questions hang"),
        _ => return None,
    };
    Some(format!(
        "The review says little about the book that could be argued about: {many} on it."
    ))
}
