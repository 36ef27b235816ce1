//! The scores: the reviewer beside the club, and the club's list.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::{CLOTH, EMBED_TITLE, button, with_scores};
use crate::club::blind::Score;
use crate::club::ids::BookId;
use crate::club::locale::Locale;
use crate::club::review::{Rating, Review};
use crate::club::stars::Step;
use crate::club::tally::{Spread, Tally};
use crate::discord::click::Click;
use crate::discord::plain::plain;
use crate::say;

/// Votes from which a score is no longer early.
const EARLY: u64 = 3;

/// Name of the picture that goes with the scores.
pub const SCORES_PNG: &str = "scores.png";

/// The reviewer beside the club. With `pictured`, the picture named
/// [`SCORES_PNG`] says how many gave what; without, words do.
pub fn scores(
    fields: &Review,
    score: &Score,
    step: Step,
    pictured: bool,
    locale: Locale,
) -> CreateEmbed {
    let title = match &fields.title {
        Some(title) => plain(title, EMBED_TITLE),
        None => say!(locale, "scores-untitled"),
    };
    let embed = CreateEmbed::new().title(title).colour(CLOTH);
    let mut embed = with_scores(embed, fields, score, locale);
    let votes = say!(locale, "scores-votes");
    let Some(tally) = score.open() else {
        return embed.field(votes, say!(locale, "scores-blind"), false);
    };
    if pictured {
        embed = embed.attachment(SCORES_PNG);
    }
    let Some(median) = tally.median() else {
        return embed.field(votes, say!(locale, "scores-nobody"), false);
    };
    let mut words = Vec::new();
    if !pictured {
        words.push(votes_in_words(tally, step, locale));
    }
    let median = locale.number(&median.to_string());
    words.push(say!(locale, "scores-median", median = median));
    if let (Some(spread), Some(deviation)) = (tally.spread(), tally.deviation()) {
        words.push(say!(
            locale,
            "scores-spread",
            deviation = locale.hundredths(deviation),
            spread = spread_in_words(spread, locale)
        ));
    }
    let reviewer = fields.reviewer_rating.as_ref().and_then(Rating::of_five);
    if let Some(gap) = reviewer.and_then(|stars| tally.gap(stars)) {
        words.push(say!(
            locale,
            "scores-gap",
            gap = locale.signed(gap),
            words = gap_in_words(gap, locale)
        ));
    }
    if tally.count() < EARLY {
        words.push(say!(locale, "scores-early"));
    }
    embed.field(votes, words.join("\n"), false)
}

/// How many gave what, the best first: `2 × 4 ★, 1 × 3.5 ★`.
fn votes_in_words(tally: &Tally, step: Step, locale: Locale) -> String {
    let given = tally.histogram(step).into_iter().rev();
    let given: Vec<String> = given
        .filter(|(_, votes)| *votes > 0)
        .map(|(stars, votes)| {
            let votes = locale.number(&votes.to_string());
            format!("{votes} × {} ★", locale.stars(stars))
        })
        .collect();
    given.join(", ")
}

/// How far apart the club is, to follow "the club is".
fn spread_in_words(spread: Spread, locale: Locale) -> String {
    match spread {
        Spread::OfOneMind => say!(locale, "spread-one-mind"),
        Spread::Close => say!(locale, "spread-close"),
        Spread::Mixed => say!(locale, "spread-mixed"),
        Spread::Divided => say!(locale, "spread-divided"),
    }
}

/// The gap to the reviewer, to follow "the club is": `half a star cooler than
/// the reviewer`; to the nearest quarter of a star. The gap is in stars, club
/// less reviewer.
fn gap_in_words(gap: f64, locale: Locale) -> String {
    // Of two ratings from 0 to 5, so the cast neither wraps nor cuts.
    let quarters = (gap.abs() * 4.0).round() as u32;
    if quarters == 0 {
        return say!(locale, "gap-none");
    }
    let size = say!(locale, "gap-size", quarters = quarters);
    if gap < 0.0 {
        say!(locale, "gap-cooler", size = size)
    } else {
        say!(locale, "gap-warmer", size = size)
    }
}

/// What can be done about a book's scores.
pub fn scores_buttons(book: BookId, locale: Locale) -> Vec<CreateActionRow> {
    let rate = button(Click::Rate(book), say!(locale, "card-rate")).style(ButtonStyle::Primary);
    vec![CreateActionRow::Buttons(vec![rate])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_said_in_words() {
        for (gap, english, spanish) in [
            (0.0, "of the reviewer's mind", "de acuerdo con la reseña"),
            (
                -0.5,
                "half a star cooler than the reviewer",
                "media estrella por debajo de la reseña",
            ),
            (
                0.25,
                "a quarter star warmer than the reviewer",
                "un cuarto de estrella por encima de la reseña",
            ),
            (-0.12, "of the reviewer's mind", "de acuerdo con la reseña"),
            (
                0.75,
                "three quarters of a star warmer than the reviewer",
                "tres cuartos de estrella por encima de la reseña",
            ),
            (
                -1.0,
                "a star cooler than the reviewer",
                "una estrella por debajo de la reseña",
            ),
            (
                -1.25,
                "a star and a quarter cooler than the reviewer",
                "una estrella y cuarto por debajo de la reseña",
            ),
            (
                -1.5,
                "a star and a half cooler than the reviewer",
                "una estrella y media por debajo de la reseña",
            ),
            (
                1.8,
                "a star and three quarters warmer than the reviewer",
                "una estrella y tres cuartos por encima de la reseña",
            ),
            (
                2.25,
                "two and a quarter stars warmer than the reviewer",
                "dos estrellas y cuarto por encima de la reseña",
            ),
            (
                -3.5,
                "three and a half stars cooler than the reviewer",
                "tres estrellas y media por debajo de la reseña",
            ),
            (
                4.0,
                "four stars warmer than the reviewer",
                "cuatro estrellas por encima de la reseña",
            ),
        ] {
            let said = gap_in_words(gap, Locale::English);
            assert_eq!(said, english, "failed on {gap}");
            let said = gap_in_words(gap, Locale::Spanish);
            assert_eq!(said, spanish, "failed on {gap}");
        }
    }
}
