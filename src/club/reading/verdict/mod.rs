//! Whose rating it is, and what is kept of it.
//!
//! [`own`] makes the reviewer's rating of a number and tells of an inferred
//! scale, [`add_other`] keeps what somebody else gave and [`add_side`] what the
//! reviewer gave a side of the book. [`alone`] finds the reviewer's rating in
//! lines of their own, [`said`] in sentences, where no label names it. How
//! ratings are written is in [`super::rating`].

pub mod alone;
pub mod said;
mod side;

use super::document::Document;
use super::facts::short;
use super::vocabulary;
use super::{labels, rating};
use crate::club::review::{OtherRating, Rating, Review};
use crate::club::warning::Warning;

/// Longest source line that is quoted as the rating, in characters.
const SOURCE: usize = 320;
/// Longest source line that is quoted for a labelled line, in characters.
const LABELLED: usize = 60;
/// Most ratings of others that are kept.
const OTHERS: usize = 12;

/// The reviewer's rating; a scale that nobody stated is inferred and told.
pub fn own(
    value: Option<f64>,
    scale: Option<f64>,
    as_written: String,
    review: &mut Review,
) -> Option<Rating> {
    let Some(number) = value else {
        let short = as_written.chars().count() <= 80;
        return short.then_some(Rating {
            value: None,
            scale: None,
            as_written,
        });
    };
    let scale = scale.filter(|scale| number <= *scale);
    let inferred = scale.or_else(|| rating::usual_scale(number));
    if scale.is_none() {
        review.warnings.push(match inferred {
            Some(scale) => Warning::RatingTaken { number, scale },
            None => Warning::RatingOfNothing { number },
        });
    }
    Some(Rating {
        value: Some(number),
        scale: inferred,
        as_written,
    })
}

/// Settles a scale that was inferred from nothing by the other marks of the
/// same document: "5" is of ten where another line says "7/10".
pub fn settle_scale(document: &Document<'_>, review: &mut Review) {
    let Some(Rating {
        value: Some(number),
        scale: Some(scale),
        ..
    }) = review.reviewer_rating
    else {
        return;
    };
    let told = Warning::RatingTaken { number, scale };
    let Some(nth) = review.warnings.iter().position(|warning| *warning == told) else {
        return;
    };
    let mut stated: Option<f64> = None;
    for line in document.blocks.iter().flat_map(|block| &block.lines) {
        if !line.text.contains(['/', '⁄']) && !line.text.contains(" of ") {
            continue;
        }
        let scale = rating::find(&line.text).and_then(|found| found.scale);
        if let Some(other) = scale.filter(|scale| *scale <= 20.0) {
            if stated.is_some_and(|before| (before - other).abs() > f64::EPSILON) {
                return;
            }
            stated = Some(other);
        }
    }
    let Some(stated) = stated.filter(|stated| number <= *stated) else {
        return;
    };
    if let Some(rating) = &mut review.reviewer_rating {
        rating.scale = Some(stated);
    }
    if let Some(warning) = review.warnings.get_mut(nth) {
        *warning = Warning::RatingAsAnother {
            number,
            scale: stated,
        };
    }
}

/// Keeps the reviewer's rating on a second scale, where it is another rating.
pub fn second(number: f64, scale: f64, review: &mut Review) {
    let Some(own) = &review.reviewer_rating else {
        return;
    };
    let (Some(value), Some(of)) = (own.value, own.scale) else {
        return;
    };
    if (of - scale).abs() > f64::EPSILON && (value / of - number / scale).abs() > 0.01 {
        add(
            &format!("same reviewer, {scale}-point scale"),
            number,
            Some(scale),
            review,
        );
    }
}

/// Keeps the reviewer's rating of a side of the book.
pub fn add_side(name: &str, number: f64, scale: Option<f64>, review: &mut Review) {
    let own = review
        .reviewer_rating
        .as_ref()
        .and_then(|rating| rating.scale);
    let scale = scale
        .or(own.filter(|scale| number <= *scale))
        .or_else(|| rating::usual_scale(number));
    let name = if name.contains("same reviewer") {
        name.to_owned()
    } else {
        format!("{name} (same reviewer)")
    };
    add(&name, number, scale, review);
}

/// Keeps somebody else's rating, one for each source.
pub fn add_other(source: &str, value: &str, review: &mut Review) {
    warn_of_stars(rating::find(value).as_ref(), value, review);
    let Some((number, scale)) = rating::labelled(value) else {
        return;
    };
    let site = vocabulary::SITES
        .iter()
        .find(|site| source.starts_with(site.name))
        .map(|site| site.scale);
    // "Save 20% on Amazon" rates nothing.
    if site.is_some_and(|site| number > site && site <= 20.0) {
        return;
    }
    // What an average of unknown origin is out of, nobody said.
    if number <= 10.0 || scale.is_some() || site.is_some() {
        add(source, number, scale.or(site), review);
    }
}

fn add(source: &str, value: f64, scale: Option<f64>, review: &mut Review) {
    let known = review
        .other_ratings
        .iter()
        .any(|other| other.source == source);
    if !known && review.other_ratings.len() < OTHERS && value.is_finite() {
        review.other_ratings.push(OtherRating {
            source: source.to_owned(),
            value,
            scale: scale.filter(|scale| value <= *scale),
        });
    }
}

/// Tells of stars that contradict the number beside them.
pub fn warn_of_stars(found: Option<&rating::Notation>, value: &str, review: &mut Review) {
    if found.is_some_and(rating::Notation::disagrees) {
        review.warnings.push(Warning::StarsDisagree {
            value: short(value),
        });
    }
}

/// The rating that stands beside the title of one of several books: its words,
/// the line of the document that holds them, and the scale of the other books.
pub fn beside_title(words: &str, source: &str, scale: Option<f64>, review: &mut Review) {
    let Some(found) = rating::find(words) else {
        if let Some(number) = rating::bare(words) {
            let as_written = written(words, source);
            review.reviewer_rating = own(Some(number), scale, as_written, review);
        }
        return;
    };
    {
        warn_of_stars(Some(&found), words, review);
        let as_written = written(words, source);
        let scale = found.scale.or(scale);
        review.reviewer_rating = own(Some(found.value), scale, as_written, review);
    }
}

/// The exact words of the document: the line as read where the source has it
/// so, else the line of the source with its marks.
pub fn written(text: &str, source: &str) -> String {
    let short = source.chars().nth(SOURCE).is_none();
    if source.contains(text) || !short {
        text.to_owned()
    } else {
        source.to_owned()
    }
}

/// As [`written`] for a labelled line; where marks stand inside it, in a long
/// line the value alone.
#[must_use]
pub fn labelled(text: &str, value: &str, source: &str) -> String {
    let long = source.chars().nth(LABELLED).is_some();
    if !source.contains(text) && long && source.contains(value) && !value.is_empty() {
        value.to_owned()
    } else {
        written(text, source)
    }
}

/// Whose rating the words around it say that it is: a site's name.
pub(super) fn site_in(folded: &str) -> Option<&'static str> {
    labels::site(folded).map(|site| site.name)
}
