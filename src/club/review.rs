//! What a review is: the fields a careful reader takes from a document.
//!
//! Every field is what the document says and nothing else: `None` or empty
//! where it does not say. The serialised form is the object that
//! `readalong preview --json` prints (without themes and questions, which are
//! found afterwards) and what `store` keeps.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::club::warning::Warning;

/// A review as read from one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Title of the book.
    pub title: Option<String>,
    /// Who wrote the book, in the document's order; never the reviewer.
    pub authors: Vec<String>,
    /// ISBN as thirteen digits, check digit verified.
    pub isbn13: Option<String>,
    /// Genres, in the document's language and wording.
    pub genres: Vec<String>,
    /// Who published the edition.
    pub publisher: Option<String>,
    /// When the edition was published, as precisely as stated.
    pub published: Option<Published>,
    /// Language of the prose, ISO 639-1.
    pub language: Option<String>,
    /// Who wrote the review.
    pub reviewer: Option<String>,
    /// The reviewer's own verdict.
    pub reviewer_rating: Option<Rating>,
    /// Scores of others that the review quotes.
    pub other_ratings: Vec<OtherRating>,
    /// What the reviewer names as the book's strong point.
    pub strong_point: Option<String>,
    /// What the reviewer names as the book's weak point.
    pub weak_point: Option<String>,
    /// The prose alone: paragraphs separated by one blank line, without
    /// labels, markup or chrome. The strong and the weak point are part of it.
    pub body: String,
    /// What was not understood, for the person who posts.
    pub warnings: Vec<Warning>,
}

/// The reviewer's own rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// The number, on `scale`; `None` for a verdict in words or letters.
    pub value: Option<f64>,
    /// The best possible value, where it is stated or certain.
    pub scale: Option<f64>,
    /// The exact characters of the document that said so.
    pub as_written: String,
}

impl Rating {
    /// The rating on the club's scale of five stars, in stars (`0.0..=5.0`);
    /// `None` where it is not a number with a scale.
    #[must_use]
    pub fn of_five(&self) -> Option<f64> {
        of_five(self.value?, self.scale?)
    }
}

/// Somebody else's rating, quoted by the reviewer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherRating {
    /// Who says so: "Goodreads".
    pub source: String,
    /// The number, on `scale`.
    pub value: f64,
    /// The best possible value, where stated or certain.
    pub scale: Option<f64>,
}

impl OtherRating {
    /// The rating on a scale of five stars; `None` without a scale.
    #[must_use]
    pub fn of_five(&self) -> Option<f64> {
        of_five(self.value, self.scale?)
    }
}

fn of_five(value: f64, scale: f64) -> Option<f64> {
    let stars = value / scale * 5.0;
    (stars.is_finite() && (0.0..=5.0).contains(&stars)).then_some(stars)
}

/// A date of publication, as precise as the document: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Published {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl Published {
    /// A year alone; `None` outside 1..=9999.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self {
            year,
            month: None,
            day: None,
        })
    }

    /// A month of a year (1 is January); `None` where there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let whole = Self::year(year)?;
        (1..=12).contains(&month).then_some(Self {
            month: Some(month),
            ..whole
        })
    }

    /// A day; `None` where the calendar has no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        let whole = Self::month(year, month)?;
        chrono::NaiveDate::from_ymd_opt(year, month, day).map(|_| Self {
            day: Some(day),
            ..whole
        })
    }

    /// Its year, month and day, as far as they are known.
    #[must_use]
    pub fn parts(self) -> (i32, Option<u32>, Option<u32>) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.to_string()
    }
}

impl TryFrom<String> for Published {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let year = |year: u32| i32::try_from(year).ok();
        match parts[..] {
            [Some(y)] => year(y).and_then(Self::year),
            [Some(y), Some(m)] => year(y).and_then(|y| Self::month(y, m)),
            [Some(y), Some(m), Some(d)] => year(y).and_then(|y| Self::day(y, m, d)),
            _ => None,
        }
        .ok_or_else(|| format!("{text:?} is not a date of the form 2005, 2005-04 or 2005-04-05"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for text in ["2005", "2005-04", "2005-04-05", "0850"] {
            let date = Published::try_from(text.to_owned()).unwrap();
            assert_eq!(date.to_string(), text, "failed on {text}");
        }
        for text in ["", "2005-13", "2005-02-30", "April", "2005-1-1-1", "-5"] {
            assert!(
                Published::try_from(text.to_owned()).is_err(),
                "accepted {text}"
            );
        }
    }

    #[test]
    fn ratings_come_down_to_five_stars() {
        for (value, scale, stars) in [
            (4.0, 5.0, Some(4.0)),
            (8.5, 10.0, Some(4.25)),
            (85.0, 100.0, Some(4.25)),
            (6.0, 5.0, None),
            (1.0, 0.0, None),
        ] {
            assert_eq!(of_five(value, scale), stars, "failed on {value}/{scale}");
        }
    }
}
