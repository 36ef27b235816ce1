//! Questions about the reviewer's score, and about somebody else's beside it.

use super::stock::{Fill, Stock, costs, one_line, turned};
use crate::club::bank::On;
use crate::club::review::{OtherRating, Review};

/// Least difference of two ratings, in stars of five, that is worth a question.
const SMALLEST_GAP: f64 = 0.5;
/// Most questions about a rating.
const MOST_OF_NUMBER: usize = 1;
/// What speaks against a question about a number.
const COST: f64 = 3.6;

impl<'a> Stock<'a> {
    /// Adds the questions about the rating. They hang on a sentence in which the
    /// reviewer judges, `judged`: a number alone gives a member nothing to argue
    /// with.
    pub fn numbers(&mut self, review: &Review, judged: &'a str) {
        let Some(own) = &review.reviewer_rating else {
            return;
        };
        let Some(rating) = own.value.zip(own.scale).map(out_of) else {
            return;
        };
        let fill = Fill {
            rating: Some(&rating),
            ..Fill::default()
        };
        self.number(On::Verdict, fill, judged);
        let far = |other: &f64| {
            own.of_five()
                .is_some_and(|own| (own - other).abs() >= SMALLEST_GAP)
        };
        let other = review
            .other_ratings
            .iter()
            .find(|other| other.of_five().is_some_and(|stars| far(&stars)) && !is_own(other));
        let Some((other, scale)) = other.and_then(|other| Some((other, other.scale?))) else {
            return;
        };
        // "Goodreads (Average Rating)" is said as "Goodreads".
        let name = other.source.split('(').next().unwrap_or_default();
        let (value, name) = (out_of((other.value, scale)), one_line(name));
        let fill = Fill {
            rating: Some(&rating),
            other: Some(&value),
            source: Some(&name),
            ..Fill::default()
        };
        self.number(On::Gap, fill, judged);
    }

    fn number(&mut self, on: On, fill: Fill<'_>, judged: &'a str) {
        let bank = self.bank;
        for prompt in turned(bank.reviewer(on), judged).take(MOST_OF_NUMBER) {
            let text = self.filled(prompt, fill);
            self.add(prompt, text, None, judged, (0, COST + costs::of(on)));
        }
    }
}

/// The reviewer's mark on a second scale is no second opinion.
fn is_own(other: &OtherRating) -> bool {
    other.source.contains("same reviewer")
}

/// A rating as members read it: "4/5", "3.84/5".
fn out_of((value, scale): (f64, f64)) -> String {
    let hundredths = |number: f64| (number * 100.0).round() / 100.0;
    format!("{}/{}", hundredths(value), hundredths(scale))
}
