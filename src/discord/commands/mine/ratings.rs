//! `/mine ratings`: a member's own list, in pages.

use super::nothing;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, exchange};

/// The books that you have rated, with your notes
#[poise::command(slash_command, guild_only)]
pub(super) async fn ratings(ctx: Context<'_>) -> Result<(), Trouble> {
    let answer = page(ctx.data(), Asker::of(ctx)?, 0).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// A page of the list; the first one where there is no such page any more.
pub(super) async fn page(bot: &Bot, asker: Asker, number: u32) -> Result<Answer, Trouble> {
    let look = async |number: u32| {
        let part = (card::OWN, number.saturating_mul(card::OWN));
        bot.store.ratings_by(asker.club, asker.member, part).await
    };
    let ((ratings, all), number) = match look(number).await? {
        (ratings, _) if ratings.is_empty() && number > 0 => (look(0).await?, 0),
        found => (found, number),
    };
    if ratings.is_empty() {
        return Err(nothing());
    }
    let (embed, rows) = card::own_ratings(&ratings, all, number, asker.locale);
    Ok(Answer::embed(embed).rows(rows))
}
