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
//! staff member who posted it. Everything else is tried again later. What stands
//! in a channel is [`sheet`]'s, the thread under it [`thread`]'s; [`removal`] takes
//! down what was removed, [`queue`] keeps new cards in order, [`mail`] sends and
//! finds messages, and [`hitch`] tells the passing from the lasting.

pub(super) mod hitch;
pub(super) mod mail;
mod queue;
mod removal;
mod sheet;
pub(super) mod thread;

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use governor::{DefaultKeyedRateLimiter, Quota};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::club::ids::ChannelId;
use crate::discord::bot::Bot;
use crate::discord::leaving;
use crate::store::{CardJob, now};
use hitch::Hitch;
use queue::{Queue, Spot};

/// How often the press looks for work of other processes.
const LOOK: Duration = Duration::from_secs(2);

/// Least time between two looks for work. Each rating rings for the press, and
/// while its card waits for a turn in the channel there is nothing to find.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// How long a claimed card belongs to this process. The claim is renewed while
/// the card is on the press, so that two processes never print the same one,
/// and after a crash another can soon go on.
const LEASE: TimeDelta = TimeDelta::seconds(5);

/// How often a claim is renewed; one that fails twice has not yet run out.
const RENEWAL: Duration = Duration::from_millis(1_500);

/// Longest that one printing may take.
const PRINTING: Duration = Duration::from_secs(240);

/// Cards on the press at once.
const AT_ONCE: u32 = 64;

/// When the press has something to do but Discord or the store do not answer.
const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// Paces what is sent to each channel.
type Pace = DefaultKeyedRateLimiter<ChannelId>;

/// Prints until it is told to stop, then finishes what is on the press.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    let Some(quota) = Quota::with_period(bot.press_period) else {
        tracing::error!("the press has no period and prints nothing");
        return;
    };
    let pace = Arc::new(Pace::keyed(quota));
    let queue = Arc::new(Queue::default());
    let mut work = JoinSet::new();
    let mut in_trouble = false;
    let mut unveiled = None;
    while !stop.is_cancelled() {
        // The loop goes round with every rating, and a veil has time.
        if unveiled.is_none_or(|at: Instant| at.elapsed() >= LOOK) {
            unveiled = Some(Instant::now());
            if let Err(error) = bot.store.unveil_cards(now()).await {
                tracing::debug!(%error, "veiled cards wait for the store");
            }
        }
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
            let spot = queue.join(&job);
            work.spawn(print(Arc::clone(&bot), Arc::clone(&pace), job, spot));
        }
        pace.retain_recent();
        pause(&stop, BETWEEN_LOOKS).await;
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
async fn print(bot: Arc<Bot>, pace: Arc<Pace>, job: CardJob, spot: Option<Spot>) {
    let outcome = tokio::select! {
        outcome = sheet::bring_up_to_date(&bot, &pace, &job, spot) => outcome,
        hitch = keep(&bot, &job) => Err(hitch),
    };
    let outcome = match outcome {
        // Who throws the bot out and invites it again finds every card alive.
        Err(Hitch::Never(_)) if leaving::was_removed(&bot, job.club).await => Err(Hitch::absent()),
        outcome => outcome,
    };
    let (card, channel) = (job.card, job.channel);
    let settled = match &outcome {
        Ok(true) => bot.store.card_shown(card, job.wanted).await,
        Ok(false) => bot.store.card_released(card, now()).await,
        Err(Hitch::Never(why)) => {
            tracing::warn!(%card, %channel, why, "a card is given up");
            bot.store.card_stopped(card, why).await
        }
        Err(Hitch::Later { why, after }) => {
            tracing::warn!(%card, %channel, why, ?after, "a card waits");
            bot.store.card_released(card, now() + *after).await
        }
    };
    if let Err(error) = settled {
        // The lease runs out, and the card is found again.
        tracing::warn!(%card, %error, "the store did not take what was printed");
    }
    bot.printed.notify_waiters();
    match outcome {
        Ok(false) => bot.printing.notify_one(),
        Err(Hitch::Never(why)) => mail::tell_staff(&bot, &job, mail::News::GivenUp, &why).await,
        _ => {}
    }
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
    Hitch::later(&"it took too long")
}
