//! Messages: sent once, found again, and a private word to staff.

use poise::serenity_prelude as serenity;
use serenity::http::{LightMethod, Request, Route};
use serenity::{CreateAllowedMentions, CreateMessage, EditMessage};

use crate::club::ids::{ChannelId, MemberId, MessageId};
use crate::discord::bot::Bot;
use crate::discord::plain::plain;
use crate::discord::rest::{PATIENCE_PERSON, PATIENCE_PRESS, Refusal, Repeat, with_body};
use crate::say;
use crate::store::CardJob;

/// Messages that Discord lists at once, at most (resources/message).
const LIST: usize = 100;

/// Lists that are looked through for a message of an earlier try.
const LISTS: usize = 20;

/// What makes a repetition of a message the same message for some minutes, at
/// most 25 characters: the card, its page (0 is the card itself) in this
/// version of the review, and when the card was ordered, for a nonce is the
/// bot's and not the database's.
pub(super) fn nonce(job: &CardJob, page: u32, version: i64) -> String {
    let ordered = job.made_at.timestamp();
    format!("{:x}-{page:x}.{version:x}-{ordered:x}", job.card.0)
}

/// Sends a message that pings nobody; `nonce` (at most 25 characters) makes a
/// repetition within some minutes give the first message again.
pub(in crate::discord) async fn send(
    bot: &Bot,
    channel: ChannelId,
    message: CreateMessage,
    nonce: String,
) -> Result<MessageId, Refusal> {
    let message = message
        .allowed_mentions(CreateAllowedMentions::new())
        .nonce(serenity::Nonce::String(nonce))
        .enforce_nonce(true);
    let route = Route::ChannelMessages {
        channel_id: serenity::ChannelId::new(channel.0),
    };
    let request = with_body(LightMethod::Post, route, &message)?;
    let sent: Sent = bot
        .rest
        .fetch(request, Repeat::Safe, PATIENCE_PRESS)
        .await?;
    Ok(sent.id())
}

/// Edits a message; nobody is pinged by that either.
pub(in crate::discord) async fn edit(
    bot: &Bot,
    channel: ChannelId,
    message: MessageId,
    edit: EditMessage,
) -> Result<(), Refusal> {
    // An edit without this would read the text for mentions anew.
    let edit = edit.allowed_mentions(CreateAllowedMentions::new());
    let request = with_body(LightMethod::Patch, route(channel, message), &edit)?;
    bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await
}

/// Looks whether a message is there.
pub(in crate::discord) async fn look(
    bot: &Bot,
    channel: ChannelId,
    message: MessageId,
) -> Result<(), Refusal> {
    let request = Request::new(route(channel, message), LightMethod::Get);
    bot.rest.tell(request, Repeat::Safe, PATIENCE_PERSON).await
}

/// Deletes a message.
pub(in crate::discord) async fn delete(
    bot: &Bot,
    channel: ChannelId,
    message: MessageId,
) -> Result<(), Refusal> {
    let request = Request::new(route(channel, message), LightMethod::Delete);
    bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await
}

fn route(channel: ChannelId, message: MessageId) -> Route<'static> {
    Route::ChannelMessage {
        channel_id: serenity::ChannelId::new(channel.0),
        message_id: serenity::MessageId::new(message.0),
    }
}

/// What is read of a message in Discord.
#[derive(serde::Deserialize)]
pub(in crate::discord) struct Sent {
    id: serenity::MessageId,
    /// Its text.
    #[serde(default)]
    pub(super) content: String,
    #[serde(default)]
    components: serde_json::Value,
    author: Option<Author>,
}

#[derive(serde::Deserialize)]
struct Author {
    bot: Option<bool>,
}

impl Sent {
    pub(in crate::discord) fn id(&self) -> MessageId {
        MessageId(self.id.get())
    }

    fn is_of_a_bot(&self) -> bool {
        self.author
            .as_ref()
            .and_then(|author| author.bot)
            .unwrap_or(false)
    }

    pub(in crate::discord) fn has_button(&self, custom_id: &str) -> bool {
        let rows = self.components.as_array().into_iter().flatten();
        let mut buttons = rows
            .filter_map(|row| row["components"].as_array())
            .flatten();
        buttons.any(|button| button["custom_id"] == custom_id)
    }
}

/// Messages of bots in a channel after a snowflake, oldest first.
pub(in crate::discord) async fn messages_of_bots(
    bot: &Bot,
    channel: ChannelId,
    after: u64,
) -> Result<Vec<Sent>, Refusal> {
    let (mut found, mut after) = (Vec::new(), after);
    for _ in 0..LISTS {
        let route = Route::ChannelMessages {
            channel_id: serenity::ChannelId::new(channel.0),
        };
        let limit = LIST.to_string();
        let params = vec![("after", after.to_string()), ("limit", limit)];
        let request = Request::new(route, LightMethod::Get).params(Some(params));
        let mut messages: Vec<Sent> = bot
            .rest
            .fetch(request, Repeat::Safe, PATIENCE_PRESS)
            .await?;
        messages.sort_by_key(|message| message.id);
        let last = messages.last().map(|message| message.id.get());
        let full = messages.len() >= LIST;
        found.extend(messages.into_iter().filter(Sent::is_of_a_bot));
        match last.filter(|_| full) {
            Some(last) => after = last,
            None => break,
        }
    }
    Ok(found)
}

/// The smallest snowflake of a moment (Discord, reference, "Snowflakes").
pub(in crate::discord) fn snowflake(at: chrono::DateTime<chrono::Utc>) -> u64 {
    const DISCORD_EPOCH: i64 = 1_420_070_400_000;
    u64::try_from(at.timestamp_millis() - DISCORD_EPOCH).map_or(0, |millis| millis << 22)
}

/// What staff must know of a card.
#[derive(Clone, Copy, Debug)]
pub(super) enum News {
    /// It is no longer kept up to date.
    GivenUp,
    /// It stands, but the review has no thread.
    NoThread,
    /// It shows the corrected review, and its thread does not.
    OldThread,
    /// It is down, and the thread under it still has the text.
    ThreadStays,
}

/// A private message to the staff member who posted the card; `why` is what
/// Discord answered.
pub(super) async fn tell_staff(bot: &Bot, job: &CardJob, news: News, why: &str) {
    if job.staff == MemberId::NOBODY {
        return;
    }
    let title = match bot.store.review(job.review).await {
        Ok(Some(review)) => review.title.unwrap_or_default(),
        _ => String::new(),
    };
    let (title, why) = (plain(&title, 200), plain(why, 300));
    let locale = bot.store.locale(job.club).await.unwrap_or_default();
    let channel = job.channel.to_string();
    let text = match news {
        News::GivenUp => say!(
            locale,
            "news-given-up",
            title = title,
            channel = channel,
            why = why
        ),
        News::OldThread => say!(
            locale,
            "news-old-thread",
            title = title,
            channel = channel,
            why = why
        ),
        News::ThreadStays => say!(
            locale,
            "news-thread-stays",
            title = title,
            channel = channel,
            why = why
        ),
        News::NoThread => say!(
            locale,
            "news-no-thread",
            title = title,
            channel = channel,
            why = why
        ),
    };
    let nonce = format!("news-{}-{news:?}", job.card);
    if let Err(refusal) = letter(bot, job.staff, &text, nonce).await {
        tracing::warn!(staff = %job.staff, %refusal, "staff could not be told of a card");
    }
}

/// Sends a member a private message; `nonce` as for [`send`].
pub(in crate::discord) async fn letter(
    bot: &Bot,
    to: MemberId,
    text: &str,
    nonce: String,
) -> Result<(), Refusal> {
    let body = serde_json::json!({ "recipient_id": to.to_string() });
    let request = with_body(LightMethod::Post, Route::UserMeDmChannels, &body)?;
    let channel: Direct = bot
        .rest
        .fetch(request, Repeat::Safe, PATIENCE_PRESS)
        .await?;
    let channel = ChannelId(channel.id.get());
    let message = CreateMessage::new().content(text);
    send(bot, channel, message, nonce).await.map(drop)
}

#[derive(serde::Deserialize)]
struct Direct {
    id: serenity::ChannelId,
}
