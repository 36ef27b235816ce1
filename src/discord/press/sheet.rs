//! The card's own message: posted once, edited as often as it changes.

use chrono::TimeDelta;
use poise::serenity_prelude as serenity;
use serenity::{CreateMessage, EditMessage};

use super::Pace;
use super::hitch::Hitch;
use super::mail::{self, News, messages_of_bots, nonce, send};
use super::queue::Spot;
use super::removal;
use super::thread::{self, Text};
use crate::club::ids::MessageId;
use crate::club::locale::Locale;
use crate::discord::bot::Bot;
use crate::discord::card::{self, Face};
use crate::discord::click::Click;
use crate::discord::pages::is_long;
use crate::store::{CardJob, Which, now};

/// Makes the message, and the thread of a long review, what the store wants; a
/// new message when it is its turn. `false` where some of the thread is left
/// for the next time.
pub(super) async fn bring_up_to_date(
    bot: &Bot,
    pace: &Pace,
    job: &CardJob,
    spot: Option<Spot>,
) -> Result<bool, Hitch> {
    if let Some(spot) = &spot {
        spot.first().await;
    }
    pace.until_key_ready(&job.channel).await;
    let gone = || Hitch::Never("the review is gone".to_owned());
    // The version before the text: where a correction comes between the two,
    // the pages are taken for older than they are, and printed again.
    let standing = bot
        .store
        .standing(job.club, Which::Review(job.review))
        .await?;
    let Some(standing) = standing else {
        return match bot.store.is_removed(job.review).await? {
            true => removal::take_down(bot, pace, job).await,
            false => Err(gone()),
        };
    };
    let review = bot.store.review(job.review).await?.ok_or_else(gone)?;
    let score = standing.score(false);
    let locale = bot.store.locale(job.club).await?;
    let face = Face {
        book: standing.book,
        review: job.review,
        fields: &review,
        score: &score,
    };
    let message = match job.message {
        Some(message) => message,
        None => post(bot, job, &face, locale).await?,
    };
    drop(spot);
    // What an earlier try left in the channel may show an older state.
    if job.message.is_some() || job.attempted_at.is_some() {
        let (embed, rows) = card::card(&face, locale);
        let edit = EditMessage::new().embed(embed).components(rows);
        mail::edit(bot, job.channel, message, edit).await?;
    }
    let until = standing.veil.and_then(|veil| veil.until);
    if until != job.veiled_until {
        bot.store.card_veiled(job.card, until).await?;
    }
    if job.unthreaded || (job.thread.is_none() && !is_long(&review.body)) {
        return Ok(true);
    }
    let text = Text {
        review: &review,
        version: standing.version,
    };
    match thread::print_pages(bot, pace, job, message, &text).await {
        // The card stands without its thread, and follows the ratings as ever.
        Err(Hitch::Never(why)) => {
            tracing::warn!(card = %job.card, why, "a review is left without its thread");
            bot.store.card_unthreaded(job.card).await?;
            let news = match job.thread {
                Some(_) if standing.version > 1 => News::OldThread,
                _ => News::NoThread,
            };
            mail::tell_staff(bot, job, news, &why).await;
            Ok(true)
        }
        printed => printed,
    }
}

/// Posts the card and keeps its message's id. Where an earlier try may have
/// arrived, that message is looked for first.
async fn post(
    bot: &Bot,
    job: &CardJob,
    face: &Face<'_>,
    locale: Locale,
) -> Result<MessageId, Hitch> {
    let id = match posted_before(bot, job).await? {
        Some(message) => message,
        None => {
            bot.store.card_attempted(job.card, now()).await?;
            let (embed, rows) = card::card(face, locale);
            let message = CreateMessage::new().embed(embed).components(rows);
            send(bot, job.channel, message, nonce(job, 0, 1)).await?
        }
    };
    bot.store.card_posted(job.card, id).await?;
    Ok(id)
}

/// The card's message where an earlier try has sent it and did not live to write
/// its id down.
pub(super) async fn posted_before(bot: &Bot, job: &CardJob) -> Result<Option<MessageId>, Hitch> {
    let Some(at) = job.attempted_at else {
        return Ok(None);
    };
    let mark = Click::Read(job.review).to_string();
    // Clocks may differ by some seconds; a minute more costs nothing.
    let since = mail::snowflake(at - TimeDelta::minutes(1));
    let standing = messages_of_bots(bot, job.channel, since).await?;
    let mut standing = standing.into_iter();
    let found = standing.find(|message| message.has_button(&mark));
    Ok(found.map(|message| message.id()))
}
