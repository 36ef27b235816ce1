//! `/review merge` makes two records of one book one, and asks first;
//! `/review split` gives a review a record of its own.

use super::chosen;
use crate::club::ids::BookId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::store::{Split, Which};

/// Make two records of the same book one; ratings are kept (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn merge(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[autocomplete = "book::complete"] into: String,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let goes = book::meant(bot, asker, Some(&book)).await?;
    let stays = book::meant(bot, asker, Some(&into)).await?;
    if goes.book == stays.book {
        let title = stays.title().to_owned();
        return Err(Sorry::SameBook { title }.into());
    }
    let both = bot.store.both(goes.book, stays.book).await?;
    let answer = Answer::text(card::merging(
        goes.title(),
        stays.title(),
        both,
        asker.locale,
    ))
    .rows(card::merging_buttons(goes.book, stays.book, asker.locale));
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Merges for the member of staff who was asked.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn merged(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (goes, stays): (BookId, BookId),
) -> Result<(), Trouble> {
    let gone = book::pressed(bot, asker, Which::Book(goes)).await?;
    let both = bot.store.merge_books(asker.club, goes, stays).await?;
    let both = both.ok_or(Sorry::OldButton)?;
    bot.printing.notify_one();
    let stays = book::pressed(bot, asker, Which::Book(stays)).await?;
    let text = card::merged(gone.title(), stays.title(), both, asker.locale);
    Ok(exchange.update(Answer::text(text)).await?)
}

/// Give a review a book record of its own (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn split(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[autocomplete = "chosen::complete"] review: String,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let from = book::meant(bot, asker, Some(&book)).await?;
    let leaves = chosen::meant(bot, asker, &book, Some(&review)).await?;
    let title = leaves.title().to_owned();
    let split = bot.store.split_review(asker.club, leaves.review).await?;
    let text = match split.ok_or(Sorry::ReviewChanged)? {
        Split::Alone => return Err(Sorry::OnlyReview { title }.into()),
        Split::SameName => return Err(Sorry::SameName { title }.into()),
        Split::Apart { left, found, .. } => {
            bot.printing.notify_one();
            let stays = book::pressed(bot, asker, Which::Book(from.book)).await?;
            card::split(&title, stays.title(), (left, found), asker.locale)
        }
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}
