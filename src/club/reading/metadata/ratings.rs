//! Ratings in front matter: `rating: 4`, `vote: 6/10`, `my_rating` beside
//! `avg_rating`, `rating5` and `rating7`, `ratings: {plot: 4, overall: 4.5}`.

use super::place::Place;
use crate::club::reading::labels::{self, Field};
use crate::club::reading::{markdown, rating, verdict};
use crate::club::review::Review;

/// Keys that say what a rating is out of.
const SCALES: [&str; 24] = [
    "max",
    "scale",
    "out of",
    "of",
    "best",
    "best rating",
    "rating scale",
    "rating max",
    "max rating",
    "rating out of",
    "score max",
    "max score",
    "stars total",
    "max stars",
    "rating total",
    "rating best",
    "total stars",
    "maximum",
    "rating maximum",
    "rating of",
    "outof",
    "maxrating",
    "worst to best",
    "stars max",
];

/// Keys of one rating among several that are the reviewer's.
const MINE: [&str; 14] = [
    "mine",
    "my",
    "me",
    "own",
    "overall",
    "total",
    "value",
    "rating value",
    "stars",
    "score",
    "rating",
    "final",
    "personal",
    "main",
];

/// Whether a value is a rating and no note in words.
pub(crate) fn is_rating(value: &str) -> bool {
    rating::labelled(value).is_some_and(|(number, _)| number <= 100.0)
}

/// Takes the ratings among the entries of a record.
pub(super) fn take(places: &[Place<'_, '_>], review: &mut Review) {
    let scale = places
        .iter()
        .filter(|place| SCALES.contains(&place.key))
        .find_map(|place| place.entry.value.trim().parse::<f64>().ok())
        .filter(|scale| (2.0..=100.0).contains(scale));
    let mut named: Vec<&Place<'_, '_>> = Vec::new();
    for place in places {
        let key = place.key;
        if place.of_rating && MINE.contains(&key) {
            own(place, scale, review);
            continue;
        }
        match super::field_of(key) {
            Some(Field::OwnRating) => own(place, scale, review),
            Some(Field::RatingOf(_)) => named.push(place),
            Some(Field::OtherRating(source)) => other(place, &source, review),
            Some(Field::SideRating(_)) if place.of_rating || labels::field(key).is_some() => {
                side(place, scale, review);
            }
            _ if place.of_rating && !SCALES.contains(&key) => side(place, scale, review),
            _ => {}
        }
    }
    if let [place] = named.as_slice()
        && review.reviewer_rating.is_none()
        && is_rating(&place.entry.value)
    {
        own(place, scale, review);
    }
}

/// A rating among the tags: `4 stars`, `4-stars`.
pub(super) fn tagged(tags: &[String], review: &mut Review) {
    if review.reviewer_rating.is_some() {
        return;
    }
    let tags = tags.iter().flat_map(|tags| tags.split(','));
    let found = tags.map(str::trim).find_map(|tag| {
        let words = tag.replace(['-', '_'], " ").to_lowercase();
        let starred = words.contains("star") || words.contains(['★', '⭐']);
        let found = rating::find(&words).filter(|_| starred && rating::is_all(&words))?;
        Some((found, tag.to_owned()))
    });
    if let Some((found, tag)) = found {
        review.reviewer_rating = verdict::own(Some(found.value), found.scale, tag, review);
    }
}

fn own(place: &Place<'_, '_>, scale: Option<f64>, review: &mut Review) {
    let value = markdown::plain(&place.entry.value);
    let found = rating::labelled(&value);
    // Words and letters are a verdict; flags and notes are none.
    let said = value.trim().to_lowercase();
    let nothing = matches!(
        said.as_str(),
        "" | "true"
            | "false"
            | "none"
            | "n/a"
            | "na"
            | "tbd"
            | "-"
            | "?"
            | "unrated"
            | "null"
            | "no"
            | "yes"
    );
    let clear = matches!(
        place.key,
        "note"
            | "overall"
            | "points"
            | "total"
            | "rate"
            | "star"
            | "recommendation"
            | "evaluation"
            | "ranking"
    );
    if nothing || found.is_none() && (clear || value.chars().count() > 40) {
        return;
    }
    // One star alone marks what is liked, and is no first of five.
    let lone = value
        .chars()
        .filter(|c| !matches!(c, '\u{FE0F}' | ' '))
        .count()
        == 1
        && rating::drawn(&value).is_some();
    let found = found.filter(|_| !lone);
    // Programs that export ratings write 0 for none.
    if found.is_some_and(|(number, scale)| number == 0.0 && scale.is_none()) {
        return;
    }
    // `rating5: 4` names its scale in the key.
    let in_key: String = place.key.chars().filter(char::is_ascii_digit).collect();
    let number = found.map(|(number, _)| number);
    let stated = found
        .and_then(|(_, scale)| scale)
        .or_else(|| in_key.parse().ok().filter(|scale| *scale >= 2.0))
        .or(scale.filter(|scale| number.is_some_and(|number| number <= *scale)));
    if review.reviewer_rating.is_some() {
        if let (Some(number), Some(scale)) = (number, stated) {
            verdict::second(number, scale, review);
        }
        return;
    }
    verdict::warn_of_stars(rating::find(&value).as_ref(), &value, review);
    let as_written = place.entry.source.to_owned();
    review.reviewer_rating = verdict::own(number, stated, as_written, review);
}

/// Somebody else's. The columns of a well-known export say whose average it is;
/// what it is called there stands behind.
fn other(place: &Place<'_, '_>, source: &str, review: &mut Review) {
    let exported = matches!(place.key, "avg rating" | "average rating");
    if source == "Average" && exported {
        let written = place
            .entry
            .source
            .split([':', '='])
            .next()
            .unwrap_or_default();
        let written = written.trim().trim_matches(['"', '\'', '-', ' ']);
        verdict::add_other(
            &format!("Goodreads ({written})"),
            &place.entry.value,
            review,
        );
    } else {
        verdict::add_other(source, &place.entry.value, review);
    }
}

/// The reviewer's, of a side of the book.
fn side(place: &Place<'_, '_>, scale: Option<f64>, review: &mut Review) {
    if let Some(site) = labels::site(place.key) {
        verdict::add_other(site.name, &place.entry.value, review);
        return;
    }
    let mut name: String = match labels::field(place.key) {
        Some(Field::SideRating(name)) => name,
        _ => place.key.to_owned(),
    };
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if let Some((number, stated)) = rating::labelled(&place.entry.value) {
        verdict::add_side(&name, number, stated.or(scale), review);
    }
}
