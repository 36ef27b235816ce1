//! The watchdog: how many of the day's connections are left, and whether the
//! bot wastes them.
//!
//! Discord allows a thousand IDENTIFYs in a day and resets the token where more
//! are used (events/gateway). serenity takes close codes 4003, 4010, 4011 and
//! 4012 for passing ones and connects again for ever, and does not tell of it.
//! So [`watch`] asks Discord's own count, and ends the bot in time.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::http::{LightMethod, Request, Route};

use super::rest::{Repeat, Rest};
use super::run::RunError;
use crate::config::Shards;

/// IDENTIFYs without a READY, beyond one for each shard, after which the bot
/// stops. A thousand in a day make Discord reset the token (events/gateway).
const WASTED: u32 = 2;

/// One part in so many of the day's connections is never used up, so that a
/// person can find out what is wrong and start the bot again.
const RESERVE: u32 = 10;

/// What `GET /gateway/bot` answers (Discord, events/gateway).
#[derive(Debug, serde::Deserialize)]
pub(super) struct Gateway {
    /// The address of the gateway.
    pub(super) url: String,
    /// How many shards Discord recommends.
    pub(super) shards: NonZeroU32,
    /// What is left of the day's connections.
    pub(super) session_start_limit: StartLimit,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct StartLimit {
    total: u32,
    remaining: u32,
    reset_after: u64,
}

impl StartLimit {
    /// Lets a process start that needs this many connections.
    ///
    /// # Errors
    ///
    /// [`RunError::TooManyStarts`] where only the reserve would be left.
    pub(super) fn spare(&self, needed: u32) -> Result<(), RunError> {
        if self.remaining >= needed + self.total / RESERVE {
            return Ok(());
        }
        Err(RunError::TooManyStarts {
            remaining: self.remaining,
            total: self.total,
            needed,
            hours: self.reset_after.div_ceil(3_600_000),
        })
    }
}

/// Signs of life from the gateway: which shards are not ready.
#[derive(Debug, Default)]
pub struct Pulse {
    waiting: Mutex<HashSet<serenity::ShardId>>,
}

impl Pulse {
    /// None of these shards is ready yet.
    pub(super) fn of(shards: Shards) -> Self {
        let waiting = (shards.first..=shards.last)
            .map(serenity::ShardId)
            .collect();
        Self {
            waiting: Mutex::new(waiting),
        }
    }

    /// A shard said READY or RESUMED.
    pub fn ready(&self, shard: serenity::ShardId) {
        if let Ok(mut waiting) = self.waiting.lock() {
            waiting.remove(&shard);
        }
    }

    /// How many shards have never been ready, or have left the stage of being
    /// connected since. While serenity starts a shard anew it has no runner.
    async fn waiting(&self, shards: Shards, manager: &serenity::ShardManager) -> usize {
        let runners = manager.runners.lock().await;
        let Ok(mut waiting) = self.waiting.lock() else {
            return 0;
        };
        let all = (shards.first..=shards.last).map(serenity::ShardId);
        waiting.extend(all.filter(|shard| {
            let runner = runners.get(shard);
            runner.is_none_or(|runner| runner.stage != serenity::ConnectionStage::Connected)
        }));
        waiting.len()
    }
}

/// Looks after the connections, and gives back an error where they melt away: a
/// try that costs one and leads to no shard that is ready, or only the reserve
/// left. A network that is down costs nothing and is waited for.
pub(super) async fn watch(
    rest: &Rest,
    pulse: &Pulse,
    manager: &serenity::ShardManager,
    shards: Shards,
    patience: Duration,
) -> RunError {
    let mut before: Option<u32> = None;
    loop {
        tokio::time::sleep(patience).await;
        let waiting = pulse.waiting(shards, manager).await;
        if waiting == 0 {
            before = None;
        } else {
            tracing::warn!(shards = waiting, "not connected to Discord");
        }
        let request = Request::new(Route::GatewayBot, LightMethod::Get);
        let gateway: Gateway = match rest.fetch(request, Repeat::Safe, patience).await {
            Ok(gateway) => gateway,
            Err(refusal) if refusal.status() == Some(StatusCode::UNAUTHORIZED) => {
                return RunError::BadToken;
            }
            Err(refusal) => {
                tracing::warn!(%refusal, "Discord is out of reach");
                continue;
            }
        };
        let limit = gateway.session_start_limit;
        // A session that dies after it was ready is taken up again each time,
        // and costs one all the same.
        if let Err(too_many) = limit.spare(0) {
            return too_many;
        }
        if waiting == 0 {
            continue;
        }
        let used = before
            .get_or_insert(limit.remaining)
            .saturating_sub(limit.remaining);
        if used >= shards.total + WASTED {
            return RunError::NeverReady {
                recommended: gateway.shards,
            };
        }
    }
}
