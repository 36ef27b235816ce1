//! Values of labels become facts about the book.
//!
//! The same for front matter and for labelled lines: a value that is wrong is
//! left out and told in the review's warnings. Ratings are in
//! [`super::verdict`].

use super::dates::{self, Order};
use super::edition::Edition;
use super::isbn;
use crate::club::review::Review;
use crate::club::warning::Warning;

/// Keeps a valid ISBN that is the first; tells of an invalid one.
pub fn take_isbn(value: &str, review: &mut Review) {
    match isbn::find(value) {
        isbn::Found::Valid(digits) if review.isbn13.is_none() => {
            review.isbn13 = Some(digits);
        }
        isbn::Found::Mended(digits) if review.isbn13.is_none() => {
            review.warnings.push(Warning::IsbnMended {
                value: short(value),
                digits: digits.clone(),
            });
            review.isbn13 = Some(digits);
        }
        isbn::Found::Invalid(digits) => review.warnings.push(Warning::IsbnInvalid {
            value: short(&digits),
        }),
        _ => {}
    }
}

/// Keeps a date of publication where there is none yet; tells of one that was
/// not understood. `order` says whether the writer puts the day first.
pub fn take_date(value: &str, order: impl Fn() -> Option<Order>, review: &mut Review) {
    let mut found = dates::find(value);
    if matches!(found, dates::Found::Ambiguous(_)) {
        found = dates::read(value, order());
    }
    keep_date(found, value, review);
}

fn keep_date(found: dates::Found, value: &str, review: &mut Review) {
    if review.published.is_some() {
        return;
    }
    match found {
        dates::Found::Date(date) => review.published = Some(date),
        dates::Found::Ambiguous(year) => {
            review.published = Some(year);
            review.warnings.push(Warning::TwoDays {
                value: short(value),
            });
        }
        dates::Found::Nothing => {}
    }
}

/// Keeps publisher and date of a record of the edition, each where there is
/// none yet; whether it held one.
pub fn take_edition(edition: Edition, value: &str, review: &mut Review) -> bool {
    let told = edition.publisher.is_some() || edition.published != dates::Found::Nothing;
    if review.publisher.is_none() {
        review.publisher = edition.publisher;
    }
    keep_date(edition.published, value, review);
    told
}

/// At most sixty characters of a value, for a warning.
pub fn short(value: &str) -> String {
    let mut cut: String = value.trim().chars().take(60).collect();
    if value.trim().chars().nth(60).is_some() {
        cut.push('…');
    }
    cut
}
