//! A labelled rating: the reviewer's own, somebody else's, or of a side.

use super::labelled::{FACT, Labels};
use crate::club::reading::labels::Field;
use crate::club::reading::{rating, verdict};
use crate::club::warning::Warning;

/// Longest verdict in words, in characters.
const VERDICT: usize = 30;

impl Labels<'_> {
    /// A labelled rating; whether the line was one.
    pub(super) fn rating(&mut self, field: Field, value: &str, as_written: String) -> bool {
        let found = rating::labelled(value);
        let sentence = value.chars().nth(FACT).is_some();
        match (field, found) {
            _ if sentence => false,
            (Field::OtherRating(source), Some(_)) => {
                verdict::add_other(&source, value, self.review);
                true
            }
            (Field::SideRating(name), Some((number, scale))) => {
                verdict::add_side(&name, number, scale, self.review);
                true
            }
            (Field::RatingOf(who), Some(_)) => {
                self.named.push((who, value.to_owned(), as_written));
                true
            }
            (Field::OwnRating, found) => self.own(found, value, as_written),
            _ => false,
        }
    }

    fn own(&mut self, found: Option<(f64, Option<f64>)>, value: &str, as_written: String) -> bool {
        // "Overall: I liked it" is prose and "Grade: B-" a verdict.
        let words = value.chars().count() <= VERDICT && value.split_whitespace().count() <= 3;
        let verdict = words
            && !value.is_empty()
            && !value.ends_with(['?', '!'])
            && (rating::is_grade(value) || !as_written.to_lowercase().starts_with("note"));
        // "Note: 20 pages were missing" rates nothing.
        let chat =
            found.is_some_and(|(_, scale)| scale.is_none()) && value.split_whitespace().count() > 8;
        if found.is_none() && !verdict || chat {
            return false;
        }
        match (&self.review.reviewer_rating, found) {
            (None, found) => {
                verdict::warn_of_stars(rating::find(value).as_ref(), value, self.review);
                let (number, scale) = found.map_or((None, None), |(n, scale)| (Some(n), scale));
                self.review.reviewer_rating = verdict::own(number, scale, as_written, self.review);
            }
            (Some(_), Some((number, Some(scale)))) => verdict::second(number, scale, self.review),
            _ => {}
        }
        true
    }

    /// "Margins & Marrow Rating" is the reviewer's own where nothing says "my
    /// rating", and names the reviewer where nobody else is named.
    pub fn settle(&mut self) {
        let named = std::mem::take(&mut self.named);
        let [(who, value, as_written)] = named.as_slice() else {
            if self.review.reviewer_rating.is_none() && named.len() > 1 {
                self.review.warnings.push(Warning::SeveralRatings);
            }
            return;
        };
        if self.review.reviewer_rating.is_some() {
            return;
        }
        verdict::warn_of_stars(rating::find(value).as_ref(), value, self.review);
        let (number, scale) =
            rating::labelled(value).map_or((None, None), |(n, scale)| (Some(n), scale));
        self.review.reviewer_rating = verdict::own(number, scale, as_written.clone(), self.review);
        let name = who.trim_end_matches("'s").trim_end_matches("’s");
        let capitals = name
            .split_whitespace()
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .count();
        let named = capitals >= 2 || name.len() < who.len() && capitals == 1;
        if self.review.reviewer.is_none() && named {
            self.review.reviewer = Some(name.to_owned());
        }
    }
}
