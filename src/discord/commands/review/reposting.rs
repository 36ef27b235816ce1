//! `/review card`: staff have a card posted anew whose message was deleted, or
//! taken up again where I may now post.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use tokio::time::Instant;

use super::place::destination;
use super::posting::wait_for_card;
use crate::club::ids::{ChannelId, MessageId};
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::plain::plain;
use crate::discord::press::mail;
use crate::say;
use crate::store::{Anew, now};

/// Longest title in the answer.
const TITLE: usize = 200;

/// How long a member of staff waits to read where the card stands.
const WAIT: Duration = Duration::from_secs(10);

/// Post the card of a book anew, where it was deleted or given up (staff)
#[poise::command(slash_command, guild_only, rename = "card")]
pub(super) async fn card_anew(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[channel_types("Text", "News")] channel: Option<serenity::PartialChannel>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, Some(&book)).await?;
    let place = standing.card;
    let to = match &channel {
        Some(chosen) => destination(ctx, Some(chosen))?,
        None => place.channel,
    };
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let message = match place.message {
        Some(message) if stands(bot, place.channel, message).await? => Some(message),
        _ => None,
    };
    let title = plain(standing.title(), TITLE);
    let anew = match message {
        Some(message) if to == place.channel => {
            if !place.stopped {
                let place = link(asker, to, message);
                let text = say!(asker.locale, "card-stands", title = title, place = place);
                return Ok(exchange.show(Answer::text(text)).await?);
            }
            Anew::TakeUp
        }
        Some(message) => {
            mail::delete(bot, place.channel, message).await?;
            Anew::Post(to, asker.member)
        }
        None => Anew::Post(to, asker.member),
    };
    let (club, review) = (asker.club, standing.review);
    bot.store.card_anew(club, review, anew, now()).await?;
    bot.printing.notify_one();
    let place = wait_for_card(bot, asker, review, Instant::now() + WAIT).await?;
    let text = match place.message {
        Some(message) => {
            let place = link(asker, to, message);
            say!(asker.locale, "card-anew", title = title, place = place)
        }
        None => say!(
            asker.locale,
            "card-on-its-way",
            title = title,
            channel = to.to_string()
        ),
    };
    Ok(exchange.show(Answer::text(text)).await?)
}

fn link(asker: Asker, channel: ChannelId, message: MessageId) -> String {
    format!(
        "https://discord.com/channels/{}/{channel}/{message}",
        asker.club
    )
}

/// Whether a message is still there. One that may not be seen counts as gone:
/// I could not keep it up to date.
async fn stands(bot: &Bot, channel: ChannelId, message: MessageId) -> Result<bool, Trouble> {
    match mail::look(bot, channel, message).await {
        Ok(()) => Ok(true),
        Err(refusal)
            if matches!(
                refusal.status(),
                Some(StatusCode::NOT_FOUND | StatusCode::FORBIDDEN)
            ) =>
        {
            Ok(false)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
