//! The scores: the reviewer beside the club, and the club's list.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::lines::{club_line, others_line, rating_line};
use super::{CLOTH, EMBED_TITLE, button};
use crate::club::blind::Score;
use crate::club::ids::BookId;
use crate::club::review::{Rating, Review};
use crate::club::stars::Step;
use crate::club::tally::{Tally, gap_in_words};
use crate::discord::click::Click;
use crate::discord::plain::plain;

/// Votes from which a score is no longer early.
const EARLY: u64 = 3;

/// Name of the picture that goes with the scores.
pub const SCORES_PNG: &str = "scores.png";

/// The reviewer beside the club. With `pictured`, the picture named
/// [`SCORES_PNG`] says how many gave what; without, words do.
pub fn scores(fields: &Review, score: &Score, step: Step, pictured: bool) -> CreateEmbed {
    let title = fields.title.as_deref().unwrap_or("Untitled");
    let mut embed = CreateEmbed::new()
        .title(plain(title, EMBED_TITLE))
        .colour(CLOTH);
    embed = embed.field("The club", club_line(score), true);
    let reviewer = fields.reviewer_rating.as_ref();
    if let Some(rating) = reviewer {
        embed = embed.field("The reviewer", rating_line(rating), true);
    }
    let others = others_line(fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    let Some(tally) = score.open() else {
        let blind = "This club rates blind: what the others gave is shown to you once you have rated the book yourself. **Rate** does it here.";
        return embed.field("Votes", blind, false);
    };
    if pictured {
        embed = embed.attachment(SCORES_PNG);
    }
    let Some(median) = tally.median() else {
        let nobody = "Nobody in the club has rated this book yet. **Rate** makes the start.";
        return embed.field("Votes", nobody, false);
    };
    let mut words = Vec::new();
    if !pictured {
        words.push(votes_in_words(tally, step));
    }
    words.push(format!("**Median** {median}"));
    if let (Some(spread), Some(deviation)) = (tally.spread(), tally.deviation()) {
        words.push(format!(
            "**Spread** {deviation:.2}: the club is {}.",
            spread.words()
        ));
    }
    let gap = reviewer.and_then(Rating::of_five);
    if let Some(gap) = gap.and_then(|stars| tally.gap(stars)) {
        words.push(format!(
            "**Gap** {gap:+.2}: the club is {}.",
            gap_in_words(gap)
        ));
    }
    if tally.count() < EARLY {
        words.push("It is early: a few votes more may change all of this.".to_owned());
    }
    embed.field("Votes", words.join("\n"), false)
}

/// How many gave what, the best first: `2 × 4 ★, 1 × 3.5 ★`.
fn votes_in_words(tally: &Tally, step: Step) -> String {
    let given = tally.histogram(step).into_iter().rev();
    let given: Vec<String> = given
        .filter(|(_, votes)| *votes > 0)
        .map(|(stars, votes)| format!("{votes} × {stars} ★"))
        .collect();
    given.join(", ")
}

/// What can be done about a book's scores.
pub fn scores_buttons(book: BookId) -> Vec<CreateActionRow> {
    let rate = button(Click::Rate(book), "Rate").style(ButtonStyle::Primary);
    vec![CreateActionRow::Buttons(vec![rate])]
}
