//! Taking down the card of a review that was removed: the text goes from the
//! thread, and a short notice takes the card's place, so that the message is
//! there to become the card again where the review is brought back.

use poise::serenity_prelude as serenity;
use serenity::EditMessage;

use super::Pace;
use super::hitch::Hitch;
use super::mail::{self, News};
use super::sheet;
use super::thread;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::rest::Refusal;
use crate::store::CardJob;

/// Discord's codes for a channel and a message that are not there.
const GONE: [u64; 2] = [10_003, 10_008];

/// Takes a card down; `false` where some of the thread is left for the next time.
pub(super) async fn take_down(bot: &Bot, pace: &Pace, job: &CardJob) -> Result<bool, Hitch> {
    let message = match job.message {
        Some(message) => Some(message),
        None => sheet::posted_before(bot, job).await?,
    };
    if let Some(thread) = job.thread {
        match thread::clear(bot, pace, job, thread).await {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(Hitch::Never(why)) => {
                tracing::warn!(card = %job.card, why, "a thread keeps a removed review");
                bot.store.card_unthreaded(job.card).await?;
                mail::tell_staff(bot, job, News::ThreadStays, &why).await;
            }
            Err(later) => return Err(later),
        }
    }
    if let Some(message) = message {
        let locale = bot.store.locale(job.club).await?;
        let edit = EditMessage::new()
            .embed(card::notice(locale))
            .components(Vec::new());
        match mail::edit(bot, job.channel, message, edit).await {
            Err(refusal) if !is_gone(&refusal) => return Err(refusal.into()),
            _ => {}
        }
    }
    bot.store.card_taken_down(job.card, job.wanted).await?;
    Ok(true)
}

fn is_gone(refusal: &Refusal) -> bool {
    refusal.code().is_some_and(|code| GONE.contains(&code))
}
