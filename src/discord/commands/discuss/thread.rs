//! **Open a thread**: under the question, which so stands first in it.
//!
//! A row first, a thread second: the row says what may be given away in the
//! thread, so that nobody has to say so there.

use reqwest::StatusCode;

use crate::club::ids::ReviewId;
use crate::club::question::unmarked;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::click::QuestionKey;
use crate::discord::commands::{Asker, book};
use crate::discord::press::thread::{open_on, thread_of};
use crate::say;
use crate::store::{Discussion, Which, now};

/// Opens the thread of a question, or says where it is.
pub(super) async fn open(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, tier, key): (ReviewId, u8, QuestionKey),
) -> Result<(), Trouble> {
    let message = asker.message.ok_or(Sorry::OldButton)?;
    if asker.in_thread {
        return Err(Sorry::InThread.into());
    }
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    exchange.defer().await?;
    let stock = bot.stock(standing.review, standing.version).await?;
    let name = match stock.keyed(key) {
        // The name of a thread is read by everybody in the channel.
        _ if tier == 2 => say!(
            asker.public,
            "question-thread-finished",
            title = &stock.title
        ),
        Some(question) => unmarked(&question.text, &stock.title),
        None => stock.title.clone(),
    };
    let thread = thread_of(message);
    let discussion = Discussion { review, tier };
    let store = &bot.store;
    store
        .open_discussion(asker.club, thread, discussion, now())
        .await?;
    let text = match open_on(bot, asker.channel, message, &name).await {
        Ok(true) => {
            let thread = thread.to_string();
            say!(asker.locale, "question-thread-open", thread = thread)
        }
        Ok(false) => {
            let thread = thread.to_string();
            say!(asker.locale, "question-thread-there", thread = thread)
        }
        Err(refusal) if refusal.status() == Some(StatusCode::FORBIDDEN) => {
            let channel = asker.channel.0;
            return Err(Sorry::NoThreads { channel }.into());
        }
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(exchange.show(Answer::text(text).private()).await?)
}
