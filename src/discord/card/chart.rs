//! What a picture of a book's scores shows: the club's votes as bars over the
//! stars, and on the same axis the club's mean, the reviewer and the others whom
//! the review quotes.
//!
//! A [`Chart`] is data: it says in [words](Chart::words) what [`super::picture`]
//! draws, and two equal charts are the same picture with the same words.

use crate::club::locale::Locale;
use crate::club::review::{Rating, Review};
use crate::club::stars::{Stars, Step};
use crate::club::tally::Tally;
use crate::discord::plain::cut;
use crate::discord::upload::DESCRIPTION;
use crate::say;

/// Most other scores that are marked.
const OTHERS: usize = 3;

/// Longest title in the words, in code points.
const TITLE: usize = 200;

/// Longest name of another score, in code points.
const SOURCE: usize = 18;

/// The scores of one book, to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chart {
    /// The book's title, for the words.
    title: String,
    /// In whose words and numbers.
    pub(super) locale: Locale,
    /// Votes for each rating, the lowest rating first.
    pub(super) bars: Vec<(Stars, u64)>,
    /// What is marked on the axis, in the order of the words.
    pub(super) marks: Vec<Mark>,
}

/// A score on the axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mark {
    pub(super) whose: Whose,
    /// In hundredths of a star, 0 to 500.
    pub(super) hundredths: u16,
}

/// Whose score it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Club,
    Reviewer,
    /// Somebody whom the review quotes, such as `Goodreads`.
    Other(String),
}

impl Mark {
    fn new(whose: Whose, stars: f64) -> Self {
        // Scores of five are in 0.0..=5.0, so the cast neither wraps nor cuts.
        let hundredths = (stars * 100.0).round() as u16;
        Self { whose, hundredths }
    }

    /// `The club 3.67`.
    pub(super) fn label(&self, locale: Locale) -> String {
        let whose = match &self.whose {
            Whose::Club => say!(locale, "card-club"),
            Whose::Reviewer => say!(locale, "card-reviewer"),
            Whose::Other(source) => source.clone(),
        };
        let (whole, part) = (self.hundredths / 100, self.hundredths % 100);
        let stars = match part {
            0 => whole.to_string(),
            part => locale.number(&format!("{whole}.{part:02}")),
        };
        format!("{whose} {stars}")
    }
}

impl Chart {
    /// The chart of a book: its review's scores, those that are numbers of a
    /// known scale, and the club's votes in the club's step.
    #[must_use]
    pub fn new(fields: &Review, tally: &Tally, step: Step, locale: Locale) -> Self {
        let club = tally.mean().map(|mean| Mark::new(Whose::Club, mean));
        let reviewer = fields.reviewer_rating.as_ref().and_then(Rating::of_five);
        let reviewer = reviewer.map(|stars| Mark::new(Whose::Reviewer, stars));
        let others = fields.other_ratings.iter().filter_map(|other| {
            let source = cut(&other.source, SOURCE);
            Some(Mark::new(Whose::Other(source), other.of_five()?))
        });
        Self {
            title: cut(fields.title.as_deref().unwrap_or_default(), TITLE),
            locale,
            bars: tally.histogram(step),
            marks: club
                .into_iter()
                .chain(reviewer)
                .chain(others.take(OTHERS))
                .collect(),
        }
    }

    /// The same in words, for those who do not see the picture; in at most
    /// [`DESCRIPTION`] characters.
    #[must_use]
    pub fn words(&self) -> String {
        let locale = self.locale;
        let given = self.bars.iter().rev().filter(|(_, votes)| *votes > 0);
        let given: Vec<String> = given
            .map(|(stars, count)| {
                let stars = locale.stars(*stars);
                say!(locale, "chart-bar", count = *count, stars = stars)
            })
            .collect();
        let votes = if given.is_empty() {
            say!(locale, "score-none")
        } else {
            given.join(", ")
        };
        let marks = self.marks.iter().map(|mark| mark.label(locale));
        let marks: Vec<String> = marks.collect();
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!(" {}", say!(locale, "chart-axis", marks = marks.join(", ")))
        };
        let words = say!(
            locale,
            "chart-words",
            title = &self.title,
            votes = votes,
            marks = marks
        );
        cut(&words, DESCRIPTION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::review::OtherRating;

    #[test]
    fn a_chart_says_what_it_shows() {
        let mut tally = Tally::default();
        let review = |reviewer: Option<(f64, Option<f64>)>| Review {
            reviewer_rating: reviewer.map(|(value, scale)| Rating {
                value: Some(value),
                scale,
                as_written: value.to_string(),
            }),
            other_ratings: vec![OtherRating {
                source: "Goodreads".to_owned(),
                value: 7.8,
                scale: Some(10.0),
            }],
            title: Some("Salt".to_owned()),
            ..Review::default()
        };
        let rated = review(Some((4.0, Some(5.0))));
        let words = Chart::new(&rated, &tally, Step::Half, Locale::English).words();
        assert_eq!(
            words,
            "The club's votes on Salt, from 0 to 5 stars: no vote yet. On the same axis: The reviewer 4, Goodreads 3.90."
        );
        for (quarters, votes) in [(16, 2), (14, 1)] {
            tally.add(Stars::from_quarters(quarters).unwrap(), votes);
        }
        let words = Chart::new(&rated, &tally, Step::Half, Locale::Spanish).words();
        assert_eq!(
            words,
            "Los votos del club sobre Salt, de 0 a 5 estrellas: 2 votos de 4, 1 voto de 3,5. En el mismo eje: El club 3,83, La reseña 4, Goodreads 3,90."
        );
        let without_scale = review(Some((4.0, None)));
        let words = Chart::new(&without_scale, &tally, Step::Half, Locale::English).words();
        assert_eq!(
            words,
            "The club's votes on Salt, from 0 to 5 stars: 2 votes for 4, 1 vote for 3.5. On the same axis: The club 3.83, Goodreads 3.90."
        );
        let unrated = Review {
            title: rated.title,
            ..Review::default()
        };
        let empty = Chart::new(&unrated, &Tally::default(), Step::Whole, Locale::English);
        assert_eq!(
            empty.words(),
            "The club's votes on Salt, from 0 to 5 stars: no vote yet."
        );
    }
}
