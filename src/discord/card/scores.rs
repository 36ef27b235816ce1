//! The scores: the reviewer beside the club, and the club's list.

use poise::serenity_prelude as serenity;
use serenity::{CreateEmbed, CreateEmbedFooter};

use super::lines::{club_line, others_line, rating_line, votes};
use super::{CLOTH, EMBED_TITLE};
use crate::club::review::{Rating, Review};
use crate::club::tally::{Tally, gap_in_words};
use crate::discord::plain::plain;

/// Longest bar of a histogram, in blocks.
const BAR: u64 = 16;

/// The reviewer beside the club.
pub fn scores(fields: &Review, tally: &Tally) -> CreateEmbed {
    let title = fields.title.as_deref().unwrap_or("Untitled");
    let mut embed = CreateEmbed::new()
        .title(plain(title, EMBED_TITLE))
        .colour(CLOTH);
    embed = embed.field("The club", club_line(tally), true);
    let reviewer = fields.reviewer_rating.as_ref();
    if let Some(rating) = reviewer {
        embed = embed.field("The reviewer", rating_line(rating), true);
    }
    let others = others_line(fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    if tally.count() == 0 {
        return embed.field(
            "Votes",
            "Nobody in the club has rated this book yet. `/rate` makes the start.",
            false,
        );
    }
    let mut words = Vec::new();
    if let Some(gap) = reviewer
        .and_then(Rating::of_five)
        .and_then(|stars| tally.gap(stars))
    {
        words.push(format!(
            "**Gap** {gap:+.2}: the club is {}.",
            gap_in_words(gap)
        ));
    }
    if let (Some(spread), Some(deviation)) = (tally.spread(), tally.deviation()) {
        words.push(format!(
            "**Spread** {deviation:.2}: the club is {}.",
            spread.words()
        ));
    }
    if tally.count() < 3 {
        words.push("It is early: a few votes more may change this.".to_owned());
    }
    let votes = format!("{}\n{}", histogram(tally), words.join("\n"));
    embed.field("Votes", votes, false)
}

/// Five bars, the best on top, in a block of fixed width.
fn histogram(tally: &Tally) -> String {
    let bars = tally.histogram();
    let most = bars.iter().copied().max().unwrap_or(0).max(1);
    let lines: String = bars
        .into_iter()
        .enumerate()
        .rev()
        .map(|(below, votes)| {
            let stars = below + 1;
            // Any vote at all draws at least one block.
            let blocks = u128::from(votes) * u128::from(BAR);
            let blocks = blocks.div_ceil(u128::from(most)) as usize;
            format!("{stars} ★ {:<16} {votes}\n", "█".repeat(blocks))
        })
        .collect();
    format!("```\n{lines}```")
}

/// One line of the club's list: a book with both scores.
pub fn shelf_line(title: &str, reviewer: Option<f64>, tally: &Tally) -> String {
    let reviewer = reviewer.map_or_else(|| "–".to_owned(), |stars| format!("{stars:.2}"));
    let club = match tally.mean_written() {
        Some(mean) => format!("{mean} ({})", votes(tally.count())),
        None => "no vote yet".to_owned(),
    };
    format!(
        "**{}** · club {club} · reviewer {reviewer}",
        plain(title, 100)
    )
}

/// The club's list.
pub fn shelf(lines: &[String]) -> CreateEmbed {
    CreateEmbed::new()
        .title("The club's shelf")
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(
            "The newest reviews. /scores book: shows one of them in full.",
        ))
}
