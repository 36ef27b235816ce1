//! **Read it all**: a review in full.

use crate::club::ids::ReviewId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::commands::{Asker, book};
use crate::discord::pages::{is_long, pages};
use crate::say;
use crate::store::Which;

/// Pages of a long review that one member is shown where there is no thread.
const PAGES_ALONE: usize = 5;

/// Shows a review in full: a short one in place, a long one in its thread.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn read_it_all(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    review: ReviewId,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    if let Some(thread) = standing.card.thread {
        let thread = thread.to_string();
        let text = say!(asker.locale, "read-in-thread", thread = thread);
        return Ok(exchange.show(Answer::text(text).private()).await?);
    }
    let body = bot.store.body(review).await?.ok_or(Sorry::OldButton)?;
    if is_long(&body) && !standing.card.stopped && !standing.card.unthreaded {
        let text = say!(asker.locale, "read-soon");
        return Ok(exchange.show(Answer::text(text).private()).await?);
    }
    let pages = pages(&body);
    for (number, page) in pages.iter().take(PAGES_ALONE).enumerate() {
        let answer = Answer::embed(card::whole_text(standing.title(), page)).private();
        match number {
            0 => exchange.show(answer).await?,
            _ => exchange.follow_up(answer).await?,
        }
    }
    if pages.len() > PAGES_ALONE {
        let text = say!(
            asker.locale,
            "read-too-long",
            pages = pages.len() - PAGES_ALONE,
            channel = standing.card.channel.to_string()
        );
        exchange.follow_up(Answer::text(text)).await?;
    }
    Ok(())
}
