//! `/mine delete`: asks once, then everything that the club has of a member is
//! gone.

use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, exchange};
use crate::say;

/// Delete everything that I have of you here
#[poise::command(slash_command, guild_only)]
pub(super) async fn delete(ctx: Context<'_>) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let (_, all) = bot
        .store
        .ratings_by(asker.club, asker.member, (1, 0))
        .await?;
    let asks = Answer::text(card::deletion(all, asker.locale));
    let answer = asks.rows(card::deletion_buttons(asker.locale));
    Ok(exchange(ctx).show(answer.private()).await?)
}

pub(super) async fn done(bot: &Bot, asker: Asker) -> Result<Answer, Trouble> {
    let gone = bot.store.forget(asker.club, asker.member).await?;
    for review in gone.questioned {
        bot.forget_stock(review);
    }
    bot.forget_thumbs(asker.club);
    bot.printing.notify_one();
    Ok(Answer::text(card::deleted(gone.ratings, asker.locale)))
}

pub(super) fn kept(asker: Asker) -> Answer {
    Answer::text(say!(asker.locale, "delete-kept"))
}
