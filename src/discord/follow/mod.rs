//! Following blogs: the feeds that are due are looked at, a few at a time and
//! no host twice at a time.
//!
//! All state is in the store. A feed is leased before it is looked at, so of
//! several processes one looks, and whatever is interrupted is done again from
//! where it was left: an entry that was read is not read twice, a message that
//! was sent is found again. [`look`] is one look at one feed, [`find`] finds a
//! feed by the address that somebody gave, [`entries`] reads what is new,
//! [`office`] asks and tells staff, [`rhythm`] says when to look again.

pub(super) mod entries;
pub(super) mod find;
mod look;
mod office;
mod rhythm;

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::discord::bot::Bot;
use crate::store::{FeedJob, StoreError, now};
use look::Looker;

pub(super) use look::mark;

/// Feeds that are looked at at once.
const AT_ONCE: u32 = 4;

/// How long a feed belongs to the process that looks at it; a look is over
/// before that.
const LEASE: TimeDelta = TimeDelta::seconds(300);

/// Longest time that one look may take.
const LOOK: Duration = Duration::from_secs(270);

/// Longest sleep: another process may have followed a feed and died.
const LONGEST_SLEEP: Duration = Duration::from_hours(1);

/// Shortest sleep, where what is due is in the hands of others.
const SHORTEST_SLEEP: Duration = Duration::from_secs(1);

/// When the store does not answer, and for a feed that could not be dealt with.
const AFTER_TROUBLE: TimeDelta = TimeDelta::minutes(5);

/// How long to leave a feed alone that has answered just now; `asked` is what
/// it and its server ask for.
pub(super) fn next_look(bot: &Bot, asked: [Option<Duration>; 2]) -> TimeDelta {
    rhythm::after_answer(bot.look_period, asked, rand::random())
}

/// Looks at feeds until it is told to stop; what is in hand then is left for
/// the next start.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    let looker = Arc::new(Looker::new(Arc::clone(&bot)));
    let mut work = JoinSet::new();
    let mut in_trouble = false;
    while !stop.is_cancelled() {
        let room = AT_ONCE.saturating_sub(u32::try_from(work.len()).unwrap_or(AT_ONCE));
        let sleep = match due(&bot, room).await {
            Ok((jobs, sleep)) => {
                for job in jobs {
                    work.spawn(one(Arc::clone(&looker), job, stop.clone()));
                }
                in_trouble = false;
                sleep
            }
            Err(error) => {
                if !std::mem::replace(&mut in_trouble, true) {
                    tracing::warn!(%error, "the store does not say which feeds are due");
                }
                AFTER_TROUBLE.to_std().unwrap_or(LONGEST_SLEEP)
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = bot.following.notified() => {}
            Some(_) = work.join_next() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
    while work.join_next().await.is_some() {}
}

/// The feeds to look at now, and how long nothing else will be due. Without
/// `room` nobody asks: a look that ends makes some.
async fn due(bot: &Bot, room: u32) -> Result<(Vec<FeedJob>, Duration), StoreError> {
    if room == 0 {
        return Ok((Vec::new(), LONGEST_SLEEP));
    }
    let jobs = bot.store.claim_feeds(now(), now() + LEASE, room).await?;
    let next = bot.store.next_feed().await?;
    let sleep = next.map_or(LONGEST_SLEEP, |next| {
        (next - now()).to_std().unwrap_or_default()
    });
    Ok((jobs, sleep.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)))
}

/// One look, which ends in time and is left for another time where the bot
/// stops or something of our own is wrong.
async fn one(looker: Arc<Looker>, job: FeedJob, stop: CancellationToken) {
    let (feed, bot) = (job.feed, Arc::clone(&looker.bot));
    let look = tokio::time::timeout(LOOK, looker.look(job));
    let again = tokio::select! {
        () = stop.cancelled() => TimeDelta::zero(),
        looked = look => match looked {
            Ok(Ok(())) => return,
            Ok(Err(trouble)) => {
                tracing::warn!(%feed, %trouble, "a feed waits");
                AFTER_TROUBLE
            }
            Err(_) => {
                tracing::warn!(%feed, "a look at a feed took too long");
                AFTER_TROUBLE
            }
        },
    };
    if let Err(error) = bot.store.feed_postponed(feed, now() + again).await {
        // The lease runs out, and the feed is due again.
        tracing::warn!(%feed, %error, "the store did not take a feed back");
    }
}
