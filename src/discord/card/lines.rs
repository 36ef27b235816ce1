//! Ratings and votes, each in a line.

use crate::club::blind::{Score, Veil};
use crate::club::review::{Rating, Review};
use crate::club::stars::{Stars, signs};
use crate::discord::plain::{cut, plain};

/// Most other scores that a card quotes.
const OTHERS: usize = 5;

/// Longest verdict in words on a card.
const VERDICT: usize = 200;

/// Longest number, such as of a score; a longer one is nobody's rating.
const NUMBER: usize = 12;

/// `★★★★ 4/5`; the words of a verdict without a number.
pub(super) fn rating_line(rating: &Rating) -> String {
    match (rating.value, rating.scale) {
        (Some(value), Some(scale)) => {
            let stars = rating
                .of_five()
                .and_then(nearest_quarter)
                .map(signs)
                .unwrap_or_default();
            format!("{stars} {}/{}", number(value), number(scale))
                .trim()
                .to_owned()
        }
        (Some(value), None) => number(value),
        // A field of an embed may not be empty.
        (None, _) if rating.as_written.trim().is_empty() => "a verdict without words".to_owned(),
        (None, _) => plain(&rating.as_written, VERDICT),
    }
}

fn number(value: f64) -> String {
    cut(&value.to_string(), NUMBER)
}

/// The stars to draw for a fraction of five.
fn nearest_quarter(stars: f64) -> Option<Stars> {
    // In 0.0..=20.0 by `of_five`, so the cast neither wraps nor cuts.
    Stars::from_quarters((stars * 4.0).round() as u8)
}

/// What others gave, one in a line; empty where the review quotes nobody.
pub(super) fn others_line(fields: &Review) -> String {
    let lines: Vec<String> = fields
        .other_ratings
        .iter()
        .take(OTHERS)
        .map(|other| {
            let scale = other
                .scale
                .map(|scale| format!("/{}", number(scale)))
                .unwrap_or_default();
            format!(
                "{} {}{scale}",
                plain(&other.source, 80),
                number(other.value)
            )
        })
        .collect();
    lines.join("\n")
}

/// `**3.67** from 3 votes`, that nobody has voted, or until when it is blind.
pub(super) fn club_line(score: &Score) -> String {
    match score {
        Score::Open(tally) => match tally.mean_written() {
            Some(mean) => format!("**{mean}** from {}", votes(tally.count())),
            None => "no vote yet".to_owned(),
        },
        Score::Veiled { votes: count, veil } => {
            format!("{} · {}", blind_until(*veil), votes(*count))
        }
    }
}

/// `blind until 3 May`, in each reader's own form of a date.
fn blind_until(veil: Veil) -> String {
    match veil.until {
        Some(until) => format!("blind until you rate it, or <t:{}:D>", until.timestamp()),
        None => "blind until you rate it".to_owned(),
    }
}

/// `1 vote`, `3 votes`.
pub(super) fn votes(count: u64) -> String {
    if count == 1 {
        "1 vote".to_owned()
    } else {
        format!("{count} votes")
    }
}
