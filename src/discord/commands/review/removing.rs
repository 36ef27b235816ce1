//! `/review remove` asks first, takes a review away and can be undone for a day,
//! by the button **Undo** and by `/review restore`. The row is marked; the press
//! takes the card down or puts it back.

use super::chosen;
use super::words::link;
use crate::club::ids::ReviewId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::store::{REMOVED_KEPT, Restored, Which, now};

/// Take a posted review away; it can be brought back for a day (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn remove(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[autocomplete = "chosen::complete"] review: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = chosen::meant(bot, asker, &book, review.as_deref()).await?;
    let remains = bot.store.remains(asker.club, standing.review).await?;
    let remains = remains.ok_or(Sorry::ReviewChanged)?;
    let place = link(asker, &standing.card);
    let answer = Answer::text(card::removal(
        &standing.fields,
        &place,
        remains,
        asker.locale,
    ))
    .rows(card::removal_buttons(
        standing.review,
        remains,
        asker.locale,
    ));
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Bring a review back that was removed within the last day (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn restore(
    ctx: Context<'_>,
    #[autocomplete = "chosen::complete_removed"] review: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let review = chosen::removed(bot, asker, review.as_deref()).await?;
    let answer = put_back(bot, asker, review).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Removes a review for the member of staff who was asked.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn removed(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, with_ratings): (ReviewId, bool),
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let at = now();
    let removed = bot
        .store
        .remove_review(asker.club, review, with_ratings, at);
    let ratings = removed.await?.ok_or(Sorry::ReviewChanged)?;
    bot.forget_stock(review);
    bot.printing.notify_one();
    let until = at + REMOVED_KEPT;
    let answer = Answer::text(card::removed(
        standing.title(),
        ratings,
        until,
        asker.locale,
    ))
    .rows(card::restore_button(review, asker.locale));
    Ok(exchange.update(answer).await?)
}

/// Brings a review back whose **Undo** was pressed.
///
/// # Errors
///
/// As [`removed`].
pub async fn restored(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    review: ReviewId,
) -> Result<(), Trouble> {
    let answer = put_back(bot, asker, review).await?;
    Ok(exchange.update(answer).await?)
}

async fn put_back(bot: &Bot, asker: Asker, review: ReviewId) -> Result<Answer, Trouble> {
    let ratings = match bot.store.restore_review(asker.club, review).await? {
        Restored::Back { ratings } => ratings,
        Restored::Twice => return Err(Sorry::PostedAgain.into()),
        Restored::Gone => return Err(Sorry::NotRestorable.into()),
    };
    bot.forget_stock(review);
    bot.printing.notify_one();
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    Ok(Answer::text(card::restored(
        standing.title(),
        standing.card.channel,
        ratings,
        asker.locale,
    )))
}
