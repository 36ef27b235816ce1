//! What `readalong preview` shows: everything the bot understands of a review.
//!
//! [`Preview`] is the object of `--json`; its `Display` is the same for people.
//! It is worked out from bytes alone: no network, no database, no Discord.

use std::fmt;

use rand::SeedableRng;
use serde::Serialize;

use crate::club::bank::Bank;
use crate::club::question::{self, Question};
use crate::club::reading::{self, Reading};
use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::club::theme::{self, FoundTheme};

/// Questions that people are shown; `--json` has them all.
const SHOWN: usize = 6;

/// Width of the text for people, in columns.
const WIDTH: usize = 88;

/// A review with its themes and questions.
#[derive(Debug, Serialize)]
pub struct Preview {
    /// Every field of the review.
    #[serde(flatten)]
    pub review: Review,
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
        Ok(readings
            .into_iter()
            .map(|one| Self::of(one, bank))
            .collect())
    }

    fn of(reading: Reading, bank: &Bank) -> Self {
        let Reading { review, .. } = reading;
        let themes = theme::find(bank, &review);
        let questions = question::stock(bank, &review, &themes);
        Self {
            review,
            themes,
            questions,
        }
    }
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let review = &self.review;
        let list = |values: &[String]| (!values.is_empty()).then(|| values.join(", "));
        let rating =
            review
                .reviewer_rating
                .as_ref()
                .map(|rating| match (rating.value, rating.scale) {
                    (Some(value), Some(scale)) => format!("{value} of {scale}"),
                    (Some(value), None) => {
                        format!("{value}, on a scale that the review does not say")
                    }
                    (None, _) => rating.as_written.clone(),
                });
        let others: Vec<String> = review
            .other_ratings
            .iter()
            .map(|other| {
                let scale = other
                    .scale
                    .map(|scale| format!(" of {scale}"))
                    .unwrap_or_default();
                format!("{} {}{scale}", other.source, other.value)
            })
            .collect();
        for (label, value) in [
            ("Title", review.title.clone()),
            ("Author", list(&review.authors)),
            ("ISBN", review.isbn13.clone()),
            ("Genre", list(&review.genres)),
            ("Publisher", review.publisher.clone()),
            ("Published", review.published.map(|date| date.to_string())),
            ("Language", review.language.clone()),
            ("Reviewer", review.reviewer.clone()),
            ("Rating", rating),
            ("Elsewhere", list(&others)),
            ("Liked", review.strong_point.clone()),
            ("Disliked", review.weak_point.clone()),
        ] {
            let value = value.unwrap_or_else(|| "–".to_owned());
            write_wrapped(f, &format!("{label:<10} "), &value)?;
        }
        let words = review.body.split_whitespace().count();
        writeln!(f, "{:<10} {words} words", "Prose")?;
        for warning in &review.warnings {
            write_wrapped(f, "Please check: ", warning)?;
        }
        writeln!(f, "\nThemes")?;
        if self.themes.is_empty() {
            writeln!(f, "  none that the bank knows")?;
        }
        for theme in &self.themes {
            writeln!(f, "  {} ({:.1})", theme.name, theme.score)?;
            for evidence in theme.evidence.iter().take(1) {
                write_wrapped(f, "    “", &format!("{evidence}”"))?;
            }
        }
        // The same review shows the same questions each time.
        let mut rng = rand::rngs::StdRng::seed_from_u64(0);
        let set = question::set(&self.questions, SHOWN, &mut rng);
        writeln!(f, "\nQuestions ({} of {})", set.len(), self.questions.len())?;
        for (number, question) in (1..).zip(&set) {
            write_wrapped(f, &format!("  {number}. "), &question.text)?;
            write_wrapped(f, "     from “", &format!("{}”", question.receipt))?;
        }
        Ok(())
    }
}

/// Writes text behind its first indent, wrapped and hanging.
fn write_wrapped(f: &mut fmt::Formatter<'_>, indent: &str, text: &str) -> fmt::Result {
    let hanging = " ".repeat(textwrap::core::display_width(indent));
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(indent)
        .subsequent_indent(&hanging);
    writeln!(f, "{}", textwrap::fill(text, options))
}
