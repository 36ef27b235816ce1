//! The printing press: makes what stands in Discord match what the store wants.
//!
//! A card is a row first and a message second. The row says which version is
//! wanted and which is shown; the press claims the rows where they differ,
//! waits for its turn in the channel, and only then reads what to print, so that
//! a thousand ratings in between cost one edit. After a crash it finds what it
//! had begun: by the nonce, which Discord honours for some minutes, and by
//! looking for its own message before it sends again.
//!
//! What Discord refuses for good (403, 404) stops that card, with a word to the
//! staff member who posted it. Everything else is tried again later.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use governor::{DefaultKeyedRateLimiter, Quota};
use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::http::{LightMethod, Request, Route};
use serenity::{CreateAllowedMentions, CreateMessage, CreateThread, EditMessage};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::club::ids::{ChannelId, MessageId};
use crate::club::review::Review;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card::{self, Face};
use crate::discord::click::Click;
use crate::discord::pages::{is_long, pages};
use crate::discord::plain::{cut, plain};
use crate::discord::rest::{PATIENCE_PRESS, Refusal, Repeat, with_body};
use crate::store::{CardJob, Which, now};

/// How often the press looks for work of other processes.
const LOOK: Duration = Duration::from_secs(2);

/// How long a claimed card belongs to this process. The claim is renewed while
/// the card is on the press, so that two processes never print the same one,
/// and after a crash another can soon go on.
const LEASE: TimeDelta = TimeDelta::seconds(20);

/// How often a claim is renewed; one that fails twice has not yet run out.
const RENEWAL: Duration = Duration::from_secs(5);

/// Longest that one printing may take.
const PRINTING: Duration = Duration::from_secs(240);

/// Cards on the press at once.
const AT_ONCE: u32 = 64;

/// When the press has something to do but Discord or the store do not answer.
const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// Longest name of a thread, in code points (Discord, resources/channel).
const THREAD_NAME: usize = 100;

/// Discord's code for a message that has a thread already.
const HAS_THREAD: u64 = 160_004;

/// Discord's codes for "not so often", whatever the status that they come with:
/// slow mode, announcements edited, messages written in a channel and in a
/// server, old messages edited.
const NOT_SO_OFTEN: [u64; 5] = [20_016, 20_022, 20_028, 20_029, 30_046];

/// Paces what is sent to each channel.
type Pace = DefaultKeyedRateLimiter<ChannelId>;

/// Prints until it is told to stop, then finishes what is on the press.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    let Some(quota) = Quota::with_period(bot.press_period) else {
        tracing::error!("the press has no period and prints nothing");
        return;
    };
    let pace = Arc::new(Pace::keyed(quota));
    let mut work = JoinSet::new();
    let mut in_trouble = false;
    while !stop.is_cancelled() {
        let room = AT_ONCE.saturating_sub(u32::try_from(work.len()).unwrap_or(AT_ONCE));
        let jobs = match bot.store.claim_cards(now(), now() + LEASE, room).await {
            Ok(jobs) => jobs,
            Err(error) => {
                if !in_trouble {
                    tracing::warn!(%error, "the press cannot read the store and waits for it");
                }
                in_trouble = true;
                pause(&stop, AFTER_TROUBLE).await;
                continue;
            }
        };
        if std::mem::take(&mut in_trouble) {
            tracing::info!("the press can read the store again");
        }
        for job in jobs {
            work.spawn(print(Arc::clone(&bot), Arc::clone(&pace), job));
        }
        pace.retain_recent();
        tokio::select! {
            () = stop.cancelled() => {}
            () = bot.printing.notified(), if room > 0 => {}
            Some(_) = work.join_next() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
    while work.join_next().await.is_some() {}
}

async fn pause(stop: &CancellationToken, time: Duration) {
    let _ = tokio::time::timeout(time, stop.cancelled()).await;
}

/// Brings one card up to date, or says why not.
async fn print(bot: Arc<Bot>, pace: Arc<Pace>, job: CardJob) {
    let outcome = tokio::select! {
        outcome = bring_up_to_date(&bot, &pace, &job) => outcome,
        hitch = keep(&bot, &job) => Err(hitch),
    };
    let settled = match outcome {
        Ok(()) => bot.store.card_shown(job.card, job.wanted).await,
        Err(Hitch::Never(why)) => {
            tracing::warn!(card = %job.card, channel = %job.channel, why, "a card is given up");
            tokio::select! {
                () = tell_staff(&bot, &job) => {}
                _ = keep(&bot, &job) => {}
            }
            bot.store.card_stopped(job.card, &why).await
        }
        Err(Hitch::Later(why)) => {
            tracing::warn!(card = %job.card, channel = %job.channel, why, "a card waits");
            tokio::time::sleep(AFTER_TROUBLE).await;
            bot.store.card_released(job.card).await
        }
    };
    if let Err(error) = settled {
        // The lease runs out, and the card is found again.
        tracing::warn!(card = %job.card, %error, "the store did not take what was printed");
    }
    bot.printed.notify_waiters();
}

/// Renews the claim on a card for as long as one printing may take. Where it
/// cannot be renewed, the card is left before another process may take it.
async fn keep(bot: &Bot, job: &CardJob) -> Hitch {
    let begun = Instant::now();
    let mut renewed = begun;
    while begun.elapsed() < PRINTING {
        tokio::time::sleep(RENEWAL).await;
        match bot.store.card_kept(job.card, now() + LEASE).await {
            Ok(()) => renewed = Instant::now(),
            Err(error) if renewed.elapsed() >= 2 * RENEWAL => return error.into(),
            Err(_) => {}
        }
    }
    Hitch::Later("it took too long".to_owned())
}

/// Why a card was not printed.
enum Hitch {
    /// Discord will not have it: no access, or no such channel or message.
    Never(String),
    /// It may work later.
    Later(String),
}

impl From<Refusal> for Hitch {
    fn from(refusal: Refusal) -> Self {
        let later = refusal
            .code()
            .is_some_and(|code| NOT_SO_OFTEN.contains(&code));
        match refusal.status().filter(|_| !later) {
            Some(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST) => {
                Self::Never(refusal.to_string())
            }
            _ => Self::Later(refusal.to_string()),
        }
    }
}

impl From<crate::store::StoreError> for Hitch {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Later(error.to_string())
    }
}

async fn bring_up_to_date(bot: &Bot, pace: &Pace, job: &CardJob) -> Result<(), Hitch> {
    pace.until_key_ready(&job.channel).await;
    let gone = || Hitch::Never("the review is gone".to_owned());
    let review = bot.store.review(job.review).await?.ok_or_else(gone)?;
    let standing = bot
        .store
        .standing(job.club, Which::Review(job.review))
        .await?;
    let standing = standing.ok_or_else(gone)?;
    let face = Face {
        book: job.book,
        review: job.review,
        fields: &review,
        tally: &standing.tally,
    };
    let message = match job.message {
        Some(message) => message,
        None => post(bot, job, &face).await?,
    };
    // What an earlier try left in the channel may show an older state.
    if job.message.is_some() || job.attempted_at.is_some() {
        edit(bot, job.channel, message, &face).await?;
    }
    if is_long(&review.body) {
        print_pages(bot, pace, job, message, &review).await?;
    }
    Ok(())
}

/// Posts the card and keeps its message's id. Where an earlier try may have
/// arrived, that message is looked for first.
async fn post(bot: &Bot, job: &CardJob, face: &Face<'_>) -> Result<MessageId, Hitch> {
    let mark = Click::Read(face.review).to_string();
    let earlier = match job.attempted_at {
        None => None,
        Some(at) => {
            // Clocks may differ by some seconds; a minute more costs nothing.
            let since = snowflake(at - TimeDelta::minutes(1));
            let standing = messages_of_bots(bot, job.channel, since).await?;
            standing
                .into_iter()
                .find(|message| message.has_button(&mark))
        }
    };
    let id = match earlier {
        Some(message) => message.id(),
        None => {
            bot.store.card_attempted(job.card, now()).await?;
            let (embed, rows) = card::card(face);
            let message = CreateMessage::new().embed(embed).components(rows);
            send(bot, job.channel, message, format!("card-{}", job.card)).await?
        }
    };
    bot.store.card_posted(job.card, id).await?;
    Ok(id)
}

async fn edit(
    bot: &Bot,
    channel: ChannelId,
    message: MessageId,
    face: &Face<'_>,
) -> Result<(), Hitch> {
    let (embed, rows) = card::card(face);
    // An edit without this would read the text for mentions anew.
    let edit = EditMessage::new()
        .embed(embed)
        .components(rows)
        .allowed_mentions(CreateAllowedMentions::new());
    let route = Route::ChannelMessage {
        channel_id: serenity::ChannelId::new(channel.0),
        message_id: serenity::MessageId::new(message.0),
    };
    let request = with_body(LightMethod::Patch, route, &edit)?;
    Ok(bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await?)
}

/// Puts a long review into a thread under its card, page by page.
async fn print_pages(
    bot: &Bot,
    pace: &Pace,
    job: &CardJob,
    card: MessageId,
    review: &Review,
) -> Result<(), Hitch> {
    let pages = pages(&review.body);
    let printed = bot.store.pages(job.card).await?;
    if printed.len() >= pages.len() {
        return Ok(());
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
    for (number, page) in (1..).zip(&pages).skip(printed.len()) {
        let id = match standing.find(|message| message.content == *page) {
            Some(message) => message.id(),
            None => {
                pace.until_key_ready(&thread).await;
                let message = CreateMessage::new().content(page);
                send(bot, thread, message, format!("page-{}-{number}", job.card)).await?
            }
        };
        bot.store.page_posted(job.card, number, id).await?;
    }
    Ok(())
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

/// Sends a message that pings nobody; `nonce` (at most 25 characters) makes a
/// repetition within some minutes give the first message again.
async fn send(
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

/// What is read of a message in Discord.
#[derive(serde::Deserialize)]
struct Sent {
    id: serenity::MessageId,
    #[serde(default)]
    content: String,
    #[serde(default)]
    components: serde_json::Value,
    author: Option<Author>,
}

#[derive(serde::Deserialize)]
struct Author {
    bot: Option<bool>,
}

impl Sent {
    fn id(&self) -> MessageId {
        MessageId(self.id.get())
    }

    fn is_of_a_bot(&self) -> bool {
        self.author
            .as_ref()
            .and_then(|author| author.bot)
            .unwrap_or(false)
    }

    fn has_button(&self, custom_id: &str) -> bool {
        let rows = self.components.as_array().into_iter().flatten();
        let mut buttons = rows
            .filter_map(|row| row["components"].as_array())
            .flatten();
        buttons.any(|button| button["custom_id"] == custom_id)
    }
}

/// Messages of bots among the next hundred after a snowflake in a channel,
/// oldest first.
async fn messages_of_bots(bot: &Bot, channel: ChannelId, after: u64) -> Result<Vec<Sent>, Refusal> {
    let route = Route::ChannelMessages {
        channel_id: serenity::ChannelId::new(channel.0),
    };
    let params = vec![("after", after.to_string()), ("limit", "100".to_owned())];
    let request = Request::new(route, LightMethod::Get).params(Some(params));
    let mut messages: Vec<Sent> = bot
        .rest
        .fetch(request, Repeat::Safe, PATIENCE_PRESS)
        .await?;
    messages.retain(Sent::is_of_a_bot);
    messages.sort_by_key(|message| message.id);
    Ok(messages)
}

/// The smallest snowflake of a moment (Discord, reference, "Snowflakes").
fn snowflake(at: chrono::DateTime<chrono::Utc>) -> u64 {
    const DISCORD_EPOCH: i64 = 1_420_070_400_000;
    u64::try_from(at.timestamp_millis() - DISCORD_EPOCH).map_or(0, |millis| millis << 22)
}

/// A private message to the staff member who posted the card that is given up.
async fn tell_staff(bot: &Bot, job: &CardJob) {
    let title = match bot.store.review(job.review).await {
        Ok(Some(review)) => review.title.unwrap_or_default(),
        _ => String::new(),
    };
    let word = async {
        let body = serde_json::json!({ "recipient_id": job.staff.to_string() });
        let request = with_body(LightMethod::Post, Route::UserMeDmChannels, &body)?;
        let channel: Direct = bot
            .rest
            .fetch(request, Repeat::Safe, PATIENCE_PRESS)
            .await?;
        let text = format!(
            "I can no longer keep the card of *{}* in <#{}> up to date: Discord does not let me post or edit there, or the card was deleted. The ratings are safe. Check my permissions in that channel (View Channel, Send Messages, Embed Links, Create Public Threads, Send Messages in Threads, Read Message History).",
            plain(&title, 200),
            job.channel,
        );
        let message = CreateMessage::new().content(text);
        send(
            bot,
            ChannelId(channel.id.get()),
            message,
            format!("stop-{}", job.card),
        )
        .await
    };
    if let Err(refusal) = word.await {
        let trouble = Trouble::from(refusal);
        tracing::warn!(staff = %job.staff, ?trouble, "staff could not be told of a card given up");
    }
}

#[derive(serde::Deserialize)]
struct Direct {
    id: serenity::ChannelId,
}
