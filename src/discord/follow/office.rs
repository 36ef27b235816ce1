//! Words to staff, in the channel where they followed the feed: whether to post
//! a review, and what is wrong with a feed.
//!
//! A message that asks is sent once and edited when the blog's post is; after a
//! crash it is found again, by its nonce or by its button. Where staff have
//! deleted it, it stays deleted.

use chrono::TimeDelta;
use poise::serenity_prelude as serenity;
use serenity::{CreateMessage, EditMessage};

use super::find::NoFeed;
use crate::club::ids::MessageId;
use crate::club::locale::Locale;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::plain::plain;
use crate::discord::press::hitch::Hitch;
use crate::discord::press::mail;
use crate::say;
use crate::store::{FeedJob, OfferJob, now};

/// Reviews that staff are asked about in one look.
const ASKED: u32 = 50;

/// Discord's code for a message that is not there.
const UNKNOWN_MESSAGE: u64 = 10_008;

/// Longest title of a feed in a sentence, in code points.
const TITLE: usize = 150;

/// Longest address in a sentence.
const ADDRESS: usize = 500;

/// Why a feed is given up.
pub(super) struct News {
    /// The words to staff.
    pub(super) text: String,
    /// The end of a sentence, for the list of feeds.
    pub(super) reason: String,
}

/// Asks staff about every review of a feed that waits for them.
pub(super) async fn ask(bot: &Bot, job: &FeedJob) -> Result<(), Hitch> {
    for offer in bot.store.offers_to_show(job.feed, ASKED).await? {
        let message = show(bot, job, &offer).await?;
        bot.store
            .offer_shown(offer.offer, message, offer.wanted)
            .await?;
    }
    Ok(())
}

async fn show(bot: &Bot, job: &FeedJob, offer: &OfferJob) -> Result<MessageId, Hitch> {
    let outlook = bot.store.outlook(job.club, &offer.review).await?;
    let shown = card::offer(&card::Offered {
        locale: bot.store.locale(job.club).await?,
        offer: offer.offer,
        feed: &job.title,
        review: &offer.review,
        outlook: &outlook,
        source: &offer.source,
        channel: job.channel,
    });
    let earlier = match (offer.message, offer.attempted_at) {
        (Some(message), _) => Some(message),
        (None, None) => None,
        (None, Some(at)) => {
            // Clocks may differ by some seconds; a minute more costs nothing.
            let since = mail::snowflake(at - TimeDelta::minutes(1));
            let mark = Click::PostOffer(offer.offer).to_string();
            let standing = mail::messages_of_bots(bot, job.office, since).await?;
            let mut standing = standing.into_iter();
            let found = standing.find(|message| message.has_button(&mark));
            found.map(|message| message.id())
        }
    };
    if let Some(message) = earlier {
        let edit = EditMessage::new()
            .content(shown.text)
            .embed(shown.embed)
            .components(shown.rows);
        return match mail::edit(bot, job.office, message, edit).await {
            Err(refusal) if refusal.code() != Some(UNKNOWN_MESSAGE) => Err(refusal.into()),
            Ok(()) | Err(_) => Ok(message),
        };
    }
    bot.store.offer_attempted(offer.offer, now()).await?;
    let message = CreateMessage::new()
        .content(shown.text)
        .embed(shown.embed)
        .components(shown.rows);
    let nonce = format!("o{:x}-{:x}", offer.offer.0, offer.made_at.timestamp());
    Ok(mail::send(bot, job.office, message, nonce).await?)
}

/// Tells staff, or where their channel takes no word, the member who follows
/// the feed. Whom nothing reaches finds it in the list of feeds.
pub(super) async fn tell(bot: &Bot, job: &FeedJob, text: &str) {
    let nonce = format!("f{:x}-{:x}", job.feed.0, now().timestamp());
    let message = CreateMessage::new().content(text);
    let Err(refusal) = mail::send(bot, job.office, message, nonce.clone()).await else {
        return;
    };
    tracing::warn!(feed = %job.feed, %refusal, "staff could not be told in their channel");
    if let Err(refusal) = mail::letter(bot, job.staff, text, nonce).await {
        tracing::warn!(staff = %job.staff, %refusal, "staff could not be told of a feed");
    }
}

/// The feed has not answered for a week, or is gone for good.
pub(super) fn silent(job: &FeedJob, no_feed: &NoFeed, locale: Locale) -> News {
    let why = match no_feed.is_for_good() {
        true => say!(locale, "silent-for-good"),
        false => {
            let clause = no_feed.clause(locale);
            say!(locale, "silent-for-a-week", clause = clause)
        }
    };
    News {
        text: say!(
            locale,
            "feed-news-silent",
            title = plain(&job.title, TITLE),
            why = &why,
            address = plain(&job.source.address, ADDRESS)
        ),
        reason: why,
    }
}

/// Staff cannot be asked where they followed the feed.
pub(super) fn closed(job: &FeedJob, why: &str, locale: Locale) -> News {
    let office = job.office.to_string();
    News {
        text: say!(
            locale,
            "feed-news-closed",
            title = plain(&job.title, TITLE),
            office = &office,
            why = plain(why, 300)
        ),
        reason: say!(locale, "closed-office", office = &office),
    }
}
