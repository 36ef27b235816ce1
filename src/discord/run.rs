//! Connecting to Discord, staying connected, and stopping.
//!
//! serenity 0.12 keeps the connection. What it does badly is mended here: a
//! gateway address that falls back to the real Discord's, commands that fail to
//! register while the bot looks alive, an endless reconnect on close codes that
//! will never go away (the watchdog, [`watch`](super::watch)), and a shutdown that may never
//! end (bounded; `main` ends the process in any case). Since it spins on a
//! connection that was closed, without giving way, the gateway and what it brings
//! have threads of their own ([`Line`]): on the bot's it would hold up the press,
//! the watchdog and signals.

use std::num::NonZeroU32;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::http::{LightMethod, Request, Route};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::club::bank::Bank;
use crate::config::{Config, Shards};
use crate::discord::bot::{Bot, LOOK_PERIOD, PRESS_PERIOD};
use crate::discord::desk::{Desk, Door};
use crate::discord::follow;
use crate::discord::leaving;
use crate::discord::line::Line;
use crate::discord::press;
use crate::discord::propose;
use crate::discord::rest::{PATIENCE_PRESS, Refusal, Repeat, Rest, with_body};
use crate::discord::schedule;
use crate::discord::sweep;
use crate::discord::watch::{Gateway, Pulse, watch};
use crate::store::Store;
use crate::web::fetch::Fetcher;

/// How long Discord may be out of reach at the start.
const START: Duration = Duration::from_secs(60);

/// How long handlers, press and feeds may finish their work when the bot stops.
const FAREWELL: Duration = Duration::from_secs(15);

/// How long serenity may take to close its connections.
const CLOSING: Duration = Duration::from_secs(6);

/// What can be set beside the configuration; the tests are less patient.
#[derive(Clone, Debug)]
pub struct Pace {
    /// How long a shard may be without READY before the watchdog looks.
    pub patience: Duration,
    /// Least time between two messages or edits of the press in one channel.
    pub press_period: Duration,
    /// Least time between two looks at a feed.
    pub look_period: Duration,
    /// Time between two looks through the servers that the bot is in.
    pub roll_period: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(60),
            press_period: PRESS_PERIOD,
            look_period: LOOK_PERIOD,
            roll_period: leaving::LOOK,
        }
    }
}

/// Why the bot stopped or did not start, in a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The token is not Discord's.
    #[error(
        "Discord does not accept DISCORD_TOKEN. Copy the token again from the Developer Portal (your application → Bot → Reset Token)"
    )]
    BadToken,
    /// Discord could not be reached at all.
    #[error("Discord could not be reached. Check the network and, if it is set, DISCORD_PROXY")]
    Unreachable(#[source] Refusal),
    /// Nearly all of the day's connections are used up.
    #[error(
        "this bot has connected too often today: {remaining} of {total} connections are left, and {needed} are needed. Start it again in {hours} hours, and find out what keeps restarting it"
    )]
    TooManyStarts {
        /// Connections left.
        remaining: u32,
        /// Connections a day.
        total: u32,
        /// What this process needs.
        needed: u32,
        /// Hours until the count begins anew.
        hours: u64,
    },
    /// Discord ended the connection for good.
    #[error(
        "Discord ended the connection again and again before the bot was ready. Most likely SHARDS does not fit (Discord recommends {recommended} in all) or another program uses the same token; stopped before the day's connections are used up"
    )]
    NeverReady {
        /// How many shards Discord recommends.
        recommended: NonZeroU32,
    },
    /// Discord refused what the bot asked for.
    #[error("Discord ended the connection: {0}")]
    Gateway(String),
    /// The commands could not be registered.
    #[error("the commands could not be registered")]
    Commands(#[source] Refusal),
    /// The HTTP client could not be set up.
    #[error("the HTTP client could not be set up")]
    Client(#[source] reqwest::Error),
    /// The threads for the gateway could not be started.
    #[error("the threads for the gateway could not be started")]
    Threads(#[source] std::io::Error),
}

#[derive(serde::Deserialize)]
struct Application {
    id: serenity::ApplicationId,
}

/// Runs the bot until `stop` is cancelled or it cannot go on; `web` fetches the
/// links that staff give.
///
/// # Errors
///
/// [`RunError`] where it could not start or had to stop by itself.
pub async fn run(
    config: &Config,
    store: Store,
    bank: Bank,
    web: Fetcher,
    pace: Pace,
    stop: CancellationToken,
) -> Result<(), RunError> {
    let rest = Rest::new(&config.token, config.proxy.as_deref()).map_err(RunError::Client)?;
    let reached = async {
        tokio::try_join!(
            reach::<Gateway>(&rest, Route::GatewayBot),
            reach::<Application>(&rest, Route::Oauth2ApplicationCurrent),
        )
    };
    // Whoever is told to stop while Discord is out of reach does not wait for it.
    let (gateway, application) = tokio::select! {
        () = stop.cancelled() => return Ok(()),
        reached = reached => reached?,
    };
    let shards = config.shards.unwrap_or_else(|| Shards::all(gateway.shards));
    gateway.session_start_limit.spare(shards.count())?;
    if shards.total < gateway.shards.get() {
        tracing::warn!(
            shards = shards.total,
            recommended = gateway.shards,
            "SHARDS is less than Discord recommends"
        );
    }

    let busy = TaskTracker::new();
    let pulse = Arc::new(Pulse::of(shards));
    let bot = Arc::new(Bot::new(
        store,
        (rest, web),
        bank,
        application.id,
        (pace.press_period, pace.look_period),
    ));
    let shown = Arc::new(OnceLock::new());
    let desk = Arc::new(Desk::new(Arc::clone(&bot), Arc::clone(&shown)));
    let commands = desk.commands();
    let door = Door {
        desk,
        busy: busy.clone(),
        pulse: Arc::clone(&pulse),
    };
    let line = Line::open(shards.count()).map_err(RunError::Threads)?;
    let client = client(bot.rest.serenity_http(), door, gateway.url);
    let mut client = line.run(client).await??;
    let manager = Arc::clone(&client.shard_manager);
    let _ = shown.set(Arc::clone(&manager));
    let printing = tokio::spawn(press::run(Arc::clone(&bot), stop.child_token()));
    let following = tokio::spawn(follow::run(Arc::clone(&bot), stop.child_token()));
    let proposing = tokio::spawn(propose::run(Arc::clone(&bot), stop.child_token()));
    let planning = tokio::spawn(schedule::run(Arc::clone(&bot), stop.child_token()));
    let sweeping = tokio::spawn(sweep::run(Arc::clone(&bot), stop.child_token()));
    let leaving = match shards.first {
        // Discord lists the servers of all shards.
        0 => tokio::spawn(leaving::run(
            Arc::clone(&bot),
            pace.roll_period,
            stop.child_token(),
        )),
        _ => tokio::spawn(std::future::ready(())),
    };
    let connection = line.run(async move {
        let range = shards.first..shards.last;
        let ended = client.start_shard_range(range, shards.total).await;
        ended.map_err(|error| gateway_error(&error))
    });

    let outcome = tokio::select! {
        () = stop.cancelled() => Ok(()),
        ended = connection => ended.flatten(),
        error = watch(&bot.rest, &pulse, &manager, shards, pace.patience) => Err(error),
        error = register(&bot, &commands, config, shards) => Err(error),
    };
    stop.cancel();
    let tasks = [printing, following, proposing, planning, sweeping, leaving];
    close(&manager, &busy, tasks).await;
    outcome
}

/// Asks Discord for something that the start needs, patiently.
async fn reach<T: serde::de::DeserializeOwned>(
    rest: &Rest,
    route: Route<'_>,
) -> Result<T, RunError> {
    let ask = || rest.fetch(Request::new(route, LightMethod::Get), Repeat::Safe, START);
    ask.retry(ExponentialBuilder::default().with_max_times(2))
        .when(|refusal| matches!(refusal, Refusal::Unanswered { .. } | Refusal::Silent))
        .notify(|refusal, delay| tracing::warn!(%refusal, ?delay, "Discord is out of reach"))
        .await
        .map_err(|refusal| match refusal.status() {
            Some(StatusCode::UNAUTHORIZED) => RunError::BadToken,
            _ => RunError::Unreachable(refusal),
        })
}

/// serenity's client, pointed at the gateway that Discord (or what stands in
/// for it) named. It asks for no intent: interactions need none.
async fn client(
    http: serenity::Http,
    door: Door,
    gateway: String,
) -> Result<serenity::Client, RunError> {
    let client = serenity::ClientBuilder::new_with_http(http, serenity::GatewayIntents::empty())
        .raw_event_handler(door)
        .await
        .map_err(|error| gateway_error(&error))?;
    // serenity asked for the address as well, and on an error took the real Discord's.
    *client.ws_url.lock().await = gateway;
    Ok(client)
}

/// Registers the commands, then waits for ever; gives back why it could not. In
/// a bot of several processes the one with shard 0 does it.
async fn register(
    bot: &Bot,
    commands: &[serenity::CreateCommand],
    config: &Config,
    shards: Shards,
) -> RunError {
    if shards.first == 0 {
        let application_id = bot.application;
        let route = match config.guild {
            Some(guild) => Route::GuildCommands {
                application_id,
                guild_id: serenity::GuildId::new(guild.0),
            },
            None => Route::Commands { application_id },
        };
        let told = match with_body(LightMethod::Put, route, &commands) {
            Ok(request) => bot.rest.tell(request, Repeat::Safe, PATIENCE_PRESS).await,
            Err(refusal) => Err(refusal),
        };
        if let Err(refusal) = told {
            return RunError::Commands(refusal);
        }
        tracing::info!("commands registered");
    }
    std::future::pending().await
}

fn gateway_error(error: &serenity::Error) -> RunError {
    use serenity::GatewayError;
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => RunError::BadToken,
        other => RunError::Gateway(other.to_string()),
    }
}

/// Ends what is open, each step within its bound: no new events, then what is
/// in flight, then the press and whoever looks at feeds.
async fn close(
    manager: &serenity::ShardManager,
    busy: &TaskTracker,
    tasks: [tokio::task::JoinHandle<()>; 6],
) {
    if tokio::time::timeout(CLOSING, manager.shutdown_all())
        .await
        .is_err()
    {
        tracing::warn!("serenity did not close its connections in time");
    }
    busy.close();
    let work = async {
        busy.wait().await;
        for task in tasks {
            let _ = task.await;
        }
    };
    if tokio::time::timeout(FAREWELL, work).await.is_err() {
        tracing::warn!(
            "some work was not finished in time; the press takes it up again at the next start"
        );
    }
}
