//! The thread under a card: a long review in full, page by page.

use poise::serenity_prelude as serenity;
use serenity::http::{LightMethod, Route};
use serenity::{CreateMessage, CreateThread};

use super::Pace;
use super::hitch::Hitch;
use super::mail::{messages_of_bots, nonce, send};
use crate::club::ids::{ChannelId, MessageId};
use crate::club::review::Review;
use crate::discord::bot::Bot;
use crate::discord::pages::pages;
use crate::discord::plain::cut;
use crate::discord::rest::{PATIENCE_PRESS, Repeat, with_body};
use crate::store::CardJob;

/// Longest name of a thread, in code points (Discord, resources/channel).
const THREAD_NAME: usize = 100;

/// Discord's code for a message that has a thread already.
const HAS_THREAD: u64 = 160_004;

/// Pages that go out at one time. Between two times the card itself may be
/// edited, so that a very long review does not keep ratings from showing.
const AT_A_TIME: usize = 4;

/// Puts the next pages of a long review into the thread under its card; `false`
/// where more are left.
pub(super) async fn print_pages(
    bot: &Bot,
    pace: &Pace,
    job: &CardJob,
    card: MessageId,
    review: &Review,
) -> Result<bool, Hitch> {
    let pages = pages(&review.body);
    let printed = bot.store.pages(job.card).await?;
    if printed.len() >= pages.len() {
        return Ok(true);
    }
    let thread = match job.thread {
        Some(thread) => thread,
        None => open_thread(bot, job, card, review).await?,
    };
    // A page that was sent before a crash stands in the thread without a row,
    // behind the last one that has one. Two pages may read alike.
    let last = printed.last().and_then(|page| page.message).unwrap_or(card);
    let mut standing = match job.attempted_at {
        Some(_) => messages_of_bots(bot, thread, last.0).await?,
        None => Vec::new(),
    }
    .into_iter();
    for (number, page) in (1..).zip(&pages).skip(printed.len()).take(AT_A_TIME) {
        let id = match standing.find(|message| message.content == *page) {
            Some(message) => message.id(),
            None => {
                pace.until_key_ready(&thread).await;
                let message = CreateMessage::new().content(page);
                send(bot, thread, message, nonce(job, number)).await?
            }
        };
        bot.store.page_posted(job.card, number, id).await?;
    }
    Ok(printed.len() + AT_A_TIME >= pages.len())
}

async fn open_thread(
    bot: &Bot,
    job: &CardJob,
    card: MessageId,
    review: &Review,
) -> Result<ChannelId, Hitch> {
    let title = review.title.as_deref().unwrap_or("The review");
    let thread = CreateThread::new(cut(title, THREAD_NAME))
        .auto_archive_duration(serenity::AutoArchiveDuration::OneWeek);
    let route = Route::ChannelMessageThreads {
        channel_id: serenity::ChannelId::new(job.channel.0),
        message_id: serenity::MessageId::new(card.0),
    };
    let request = with_body(LightMethod::Post, route, &thread)?;
    match bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await {
        Ok(()) => {}
        Err(refusal) if refusal.code() == Some(HAS_THREAD) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    // The thread of a message has the message's id (Discord, topics/threads).
    let thread = ChannelId(card.0);
    bot.store.card_threaded(job.card, thread).await?;
    Ok(thread)
}
