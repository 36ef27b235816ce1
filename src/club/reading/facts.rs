//! Values of labels become facts about the book.
//!
//! The same for front matter and for labelled lines: a value that is wrong is
//! left out and told in the review's warnings. Ratings are in
//! [`super::verdict`].

use super::{dates, isbn};
use crate::club::review::Review;

/// Keeps a valid ISBN that is the first; tells of an invalid one.
pub fn take_isbn(value: &str, review: &mut Review) {
    match isbn::find(value) {
        isbn::Found::Valid(digits) if review.isbn13.is_none() => {
            review.isbn13 = Some(digits);
        }
        isbn::Found::Mended(digits) if review.isbn13.is_none() => {
            review.warnings.push(format!(
                "The ISBN “{}” has lost its leading zeros; I read {digits}.",
                short(value)
            ));
            review.isbn13 = Some(digits);
        }
        isbn::Found::Invalid(digits) => review.warnings.push(format!(
            "“{}” is not a valid ISBN (its check digit or length is wrong), so I left it out.",
            short(&digits)
        )),
        _ => {}
    }
}

/// Keeps a date of publication; tells of one that was not understood.
pub fn take_date(value: &str, review: &mut Review) {
    if review.published.is_some() {
        return;
    }
    match dates::find(value) {
        dates::Found::Date(date) => review.published = Some(date),
        dates::Found::Ambiguous(year) => {
            review.published = Some(year);
            review.warnings.push(format!(
                "“{}” could be two days, so I kept the year alone; write 2019-05-02 or 2 May 2019 to be sure.", short(value)
            ));
        }
        dates::Found::Nothing => {}
    }
}

/// `Faber and Faber, 2005` and `Viking (April 2016)` hold a date as well.
pub fn publisher(value: &str) -> (&str, Option<&str>) {
    let parts = value
        .strip_suffix(')')
        .and_then(|value| value.split_once(" ("))
        .or_else(|| value.rsplit_once(", "));
    match parts {
        Some((name, date)) if matches!(dates::find(date), dates::Found::Date(_)) => {
            (name.trim_end_matches(','), Some(date))
        }
        _ => (value, None),
    }
}

/// At most sixty characters of a value, for a warning.
pub fn short(value: &str) -> String {
    let mut cut: String = value.trim().chars().take(60).collect();
    if value.trim().chars().nth(60).is_some() {
        cut.push('…');
    }
    cut
}
