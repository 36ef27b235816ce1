//! Whether the bot is still in its servers, and what becomes of the data of
//! those that it was removed from: kept for thirty days, then erased.
//!
//! The servers are looked through at the start and every hour
//! (`GET /users/@me/guilds`), which needs no intent and also finds out what
//! happened while nobody was connected. Whoever is refused something in a channel
//! asks, too ([`was_removed`]), so that cards and plans of a server that was left
//! wait for the bot to come back and are not given up. Before a club is erased by time, Discord
//! is asked about its server once more: the bot must be unknown there.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::http::{LightMethod, Request, Route};
use tokio_util::sync::CancellationToken;

use crate::club::ids::ClubId;
use crate::club::leaving::{KEPT, changes};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::inquiry;
use crate::discord::rest::{PATIENCE_PRESS, Refusal, Repeat};
use crate::store::{Doomed, StoreError, now};

/// Time between two looks through the servers.
pub const LOOK: Duration = Duration::from_hours(1);

/// Clubs that are erased in one go.
const AT_ONCE: u32 = 50;

/// Ratings that are erased in one transaction.
const RATINGS: u32 = 2_000;

/// Discord's codes for a server that is unknown, and for one that the bot is not
/// let into.
const NOT_IN: [u64; 2] = [10_004, 50_001];

/// Looks through the servers, and erases what is to be erased, until it is told
/// to stop.
pub async fn run(bot: Arc<Bot>, period: Duration, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let work = async {
            look(&bot).await?;
            erase_doomed(&bot, &stop).await
        };
        tokio::select! {
            // What is erased in pieces is left between two of them.
            () = stop.cancelled() => return,
            done = work => if let Err(trouble) = done {
                tracing::warn!(%trouble, "the servers could not be looked through");
            }
        }
        let _ = tokio::time::timeout(period, stop.cancelled()).await;
    }
}

/// Marks the clubs that the bot has left, and those that it is back in.
async fn look(bot: &Bot) -> Result<(), Trouble> {
    // A club that is founded from now on may be of a server that is not listed.
    let began = now();
    let servers = inquiry::servers(&bot.rest, PATIENCE_PRESS).await?;
    let servers: HashSet<ClubId> = servers.into_iter().map(|server| server.id).collect();
    let known = bot.store.clubs(began).await?;
    let changes = changes(&known, &servers);
    for club in &changes.left {
        tracing::info!(%club, days = KEPT.num_days(), "I was removed from a server; its data is kept for now");
    }
    for club in &changes.back {
        tracing::info!(%club, "I am back in a server, and its data was kept");
    }
    bot.store.clubs_left(&changes.left, began).await?;
    bot.store.clubs_back(&changes.back).await?;
    Ok(())
}

async fn erase_doomed(bot: &Bot, stop: &CancellationToken) -> Result<(), Trouble> {
    for (club, why) in bot.store.doomed(now() - KEPT, AT_ONCE).await? {
        if why == Doomed::ByTime {
            match is_out_of(bot, club).await {
                Ok(true) => {}
                Ok(false) => {
                    bot.store.clubs_back(&[club]).await?;
                    continue;
                }
                Err(refusal) => {
                    tracing::warn!(%club, %refusal, "a club is kept until Discord answers");
                    continue;
                }
            }
        }
        erase(bot, club, stop).await?;
        tracing::info!(%club, ?why, "a club is erased");
    }
    Ok(())
}

/// Erases all that is known of a club, piece by piece.
///
/// # Errors
///
/// Where the store fails; the next look goes on.
pub async fn erase(bot: &Bot, club: ClubId, stop: &CancellationToken) -> Result<(), StoreError> {
    while !stop.is_cancelled() && !bot.store.erase_some(club, RATINGS).await? {}
    bot.forget_thumbs(club);
    bot.forget_language(club);
    Ok(())
}

/// Whether the bot was removed from the server in which something was refused for
/// good. The club is then marked at once; where Discord does not say, it counts
/// as not removed.
pub async fn was_removed(bot: &Bot, club: ClubId) -> bool {
    match is_out_of(bot, club).await {
        Ok(true) => {
            tracing::info!(%club, days = KEPT.num_days(), "I was removed from a server; its data is kept for now");
            if let Err(error) = bot.store.clubs_left(&[club], now()).await {
                // The next look marks it.
                tracing::warn!(%club, %error, "the store did not take it down");
            }
            true
        }
        Ok(false) => false,
        Err(refusal) => {
            tracing::debug!(%club, %refusal, "Discord does not say whether I am in a server");
            false
        }
    }
}

/// Whether Discord says that the bot is not in a server.
async fn is_out_of(bot: &Bot, club: ClubId) -> Result<bool, Refusal> {
    let route = Route::Guild {
        guild_id: serenity::GuildId::new(club.0),
    };
    let request = Request::new(route, LightMethod::Get);
    let answer = bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await;
    match answer {
        Ok(()) => Ok(false),
        Err(refusal) if refusal.code().is_some_and(|code| NOT_IN.contains(&code)) => Ok(true),
        Err(refusal) => Err(refusal),
    }
}
