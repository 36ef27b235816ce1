//! Ratings and votes, each in a line.

use crate::club::blind::{Score, Veil};
use crate::club::locale::Locale;
use crate::club::review::{Rating, Review};
use crate::club::stars::{Stars, signs};
use crate::discord::plain::{cut, plain};
use crate::say;

/// Most other scores that a card quotes.
const OTHERS: usize = 5;

/// Longest verdict in words on a card.
const VERDICT: usize = 200;

/// Longest number, such as of a score; a longer one is nobody's rating.
const NUMBER: usize = 12;

/// `★★★★ 4/5`; the words of a verdict without a number.
pub(super) fn rating_line(rating: &Rating, locale: Locale) -> String {
    match (rating.value, rating.scale) {
        (Some(value), Some(scale)) => {
            let stars = rating
                .of_five()
                .and_then(nearest_quarter)
                .map(signs)
                .unwrap_or_default();
            format!(
                "{stars} {}/{}",
                number(value, locale),
                number(scale, locale)
            )
            .trim()
            .to_owned()
        }
        (Some(value), None) => number(value, locale),
        // A field of an embed may not be empty.
        (None, _) if rating.as_written.trim().is_empty() => say!(locale, "verdict-without-words"),
        (None, _) => plain(&rating.as_written, VERDICT),
    }
}

fn number(value: f64, locale: Locale) -> String {
    cut(&locale.number(&value.to_string()), NUMBER)
}

/// The stars to draw for a fraction of five.
fn nearest_quarter(stars: f64) -> Option<Stars> {
    // In 0.0..=20.0 by `of_five`, so the cast neither wraps nor cuts.
    Stars::from_quarters((stars * 4.0).round() as u8)
}

/// What others gave, one in a line; empty where the review quotes nobody.
pub(super) fn others_line(fields: &Review, locale: Locale) -> String {
    let lines: Vec<String> = fields
        .other_ratings
        .iter()
        .take(OTHERS)
        .map(|other| {
            let scale = other
                .scale
                .map(|scale| format!("/{}", number(scale, locale)))
                .unwrap_or_default();
            format!(
                "{} {}{scale}",
                plain(&other.source, 80),
                number(other.value, locale)
            )
        })
        .collect();
    lines.join("\n")
}

/// `**3.67** from 3 votes`, that nobody has voted, or until when it is blind.
pub(super) fn club_line(score: &Score, locale: Locale) -> String {
    match score {
        Score::Open(tally) => match tally.mean_written() {
            Some(mean) => {
                let mean = locale.number(&mean);
                say!(locale, "score-open", mean = mean, count = tally.count())
            }
            None => say!(locale, "score-none"),
        },
        Score::Veiled { votes, veil } => {
            let votes = say!(locale, "votes", count = *votes);
            format!("{} · {votes}", blind_until(*veil, locale))
        }
    }
}

/// `blind until 3 May`, in each reader's own form of a date.
fn blind_until(veil: Veil, locale: Locale) -> String {
    match veil.until {
        Some(until) => {
            let day = format!("<t:{}:D>", until.timestamp());
            say!(locale, "score-blind-until", day = day)
        }
        None => say!(locale, "score-blind"),
    }
}
