//! The thread under a card: a long review in full, page by page. After a
//! correction its pages are edited, and what is too many goes.

use poise::serenity_prelude as serenity;
use serenity::http::{LightMethod, Route};
use serenity::{CreateMessage, CreateThread, EditMessage, EditThread};

use super::Pace;
use super::hitch::Hitch;
use super::mail::{self, messages_of_bots, nonce, send};
use crate::club::ids::{ChannelId, MessageId};
use crate::club::review::Review;
use crate::discord::bot::Bot;
use crate::discord::pages::pages;
use crate::discord::plain::cut;
use crate::discord::rest::{PATIENCE_PRESS, Refusal, Repeat, with_body};
use crate::say;
use crate::store::{CardJob, Page};

/// Longest name of a thread, in code points (Discord, resources/channel).
const THREAD_NAME: usize = 100;

/// Discord's code for a message that has a thread already.
const HAS_THREAD: u64 = 160_004;

/// Discord's codes for a message and a channel that are not there.
const UNKNOWN_MESSAGE: u64 = 10_008;
const UNKNOWN_CHANNEL: u64 = 10_003;

/// Pages that go out at one time. Between two times the card itself may be
/// edited, so that a very long review does not keep ratings from showing.
const AT_A_TIME: usize = 4;

/// What is to stand in the thread.
pub(super) struct Text<'a> {
    /// The review.
    pub(super) review: &'a Review,
    /// How often it was corrected, from 1.
    pub(super) version: i64,
}

/// Makes the thread under a card what the review says, some pages at a time;
/// `false` where more are left.
pub(super) async fn print_pages(
    bot: &Bot,
    pace: &Pace,
    job: &CardJob,
    card: MessageId,
    text: &Text<'_>,
) -> Result<bool, Hitch> {
    let pages = pages(&text.review.body);
    let printed = bot.store.pages(job.card).await?;
    let outdated: Vec<&Page> = printed
        .iter()
        .filter(|page| page.version < text.version || page.number as usize > pages.len())
        .collect();
    if outdated.is_empty() && printed.len() >= pages.len() {
        return Ok(true);
    }
    let thread = match job.thread {
        Some(thread) => thread,
        None => open_thread(bot, job, card, text.review).await?,
    };
    if !outdated.is_empty() {
        take_out(bot, thread).await?;
        for page in outdated.iter().take(AT_A_TIME) {
            pace.until_key_ready(&thread).await;
            let now = pages.get(page.number as usize - 1);
            correct(bot, job, thread, (page, now), text.version).await?;
        }
        // Whatever is left comes with the next turn.
        return Ok(false);
    }
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
                send(bot, thread, message, nonce(job, number, text.version)).await?
            }
        };
        bot.store
            .page_posted(job.card, number, id, text.version)
            .await?;
    }
    Ok(printed.len() + AT_A_TIME >= pages.len())
}

/// Takes the pages of a review out of its thread, some at a time; `false` where
/// more are left.
pub(super) async fn clear(
    bot: &Bot,
    pace: &Pace,
    job: &CardJob,
    thread: ChannelId,
) -> Result<bool, Hitch> {
    let pages = bot.store.pages(job.card).await?;
    if pages.is_empty() {
        return Ok(true);
    }
    match take_out(bot, thread).await {
        // The thread was deleted, and the pages with it.
        Err(refusal) if refusal.code() == Some(UNKNOWN_CHANNEL) => {}
        taken_out => taken_out?,
    }
    for page in pages.iter().take(AT_A_TIME) {
        pace.until_key_ready(&thread).await;
        correct(bot, job, thread, (page, None), 0).await?;
    }
    Ok(pages.len() <= AT_A_TIME)
}

/// Makes one page read as it should now, or takes it away where the review has
/// become shorter. One that staff have deleted stays deleted.
async fn correct(
    bot: &Bot,
    job: &CardJob,
    thread: ChannelId,
    (page, now): (&Page, Option<&String>),
    version: i64,
) -> Result<(), Hitch> {
    if let Some(message) = page.message {
        let done = match now {
            Some(text) => {
                let edit = EditMessage::new().content(text);
                mail::edit(bot, thread, message, edit).await
            }
            None => mail::delete(bot, thread, message).await,
        };
        match done {
            Err(refusal)
                if refusal.code() != Some(UNKNOWN_MESSAGE)
                    && (now.is_some() || refusal.code() != Some(UNKNOWN_CHANNEL)) =>
            {
                return Err(refusal.into());
            }
            _ => {}
        }
    }
    match (now, page.message) {
        (Some(_), Some(message)) => {
            let (card, number) = (job.card, page.number);
            bot.store
                .page_posted(card, number, message, version)
                .await?;
        }
        _ => bot.store.page_gone(job.card, page.number).await?,
    }
    Ok(())
}

/// Takes a thread out of the archive, where nothing can be edited.
async fn take_out(bot: &Bot, thread: ChannelId) -> Result<(), Refusal> {
    let route = Route::Channel {
        channel_id: serenity::ChannelId::new(thread.0),
    };
    let request = with_body(
        LightMethod::Patch,
        route,
        &EditThread::new().archived(false),
    )?;
    bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await
}

async fn open_thread(
    bot: &Bot,
    job: &CardJob,
    card: MessageId,
    review: &Review,
) -> Result<ChannelId, Hitch> {
    let title = match &review.title {
        Some(title) => title.clone(),
        None => say!(bot.store.locale(job.club).await?, "thread-name"),
    };
    open_on(bot, job.channel, card, &title).await?;
    let thread = thread_of(card);
    bot.store.card_threaded(job.card, thread).await?;
    Ok(thread)
}

/// Opens a thread on a message; `false` where it has one already.
///
/// # Errors
///
/// What Discord refuses.
pub(in crate::discord) async fn open_on(
    bot: &Bot,
    channel: ChannelId,
    message: MessageId,
    name: &str,
) -> Result<bool, Refusal> {
    let thread = CreateThread::new(cut(name, THREAD_NAME))
        .auto_archive_duration(serenity::AutoArchiveDuration::OneWeek);
    let route = Route::ChannelMessageThreads {
        channel_id: serenity::ChannelId::new(channel.0),
        message_id: serenity::MessageId::new(message.0),
    };
    let request = with_body(LightMethod::Post, route, &thread)?;
    match bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await {
        Ok(()) => Ok(true),
        Err(refusal) if refusal.code() == Some(HAS_THREAD) => Ok(false),
        Err(refusal) => Err(refusal),
    }
}

/// The thread of a message has the message's id (Discord, topics/threads).
pub(in crate::discord) fn thread_of(message: MessageId) -> ChannelId {
    ChannelId(message.0)
}
