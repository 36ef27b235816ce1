//! `readalong rehearse`: local Discord, bot and a SQLite file together.
//!
//! This is wiring, as `main` is: the local Discord ([`crate::rehearsal`]) and
//! the bot ([`crate::discord`]) know nothing of each other and meet on a socket.
//! The club lies in two files in the folder where it is started, the bot's
//! memory and the local Discord's, and is there again the next time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use serde_json::json;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::club::bank::Bank;
use crate::config::{Config, Secret};
use crate::discord;
use crate::rehearsal::{Attachment, LocalDiscord, Settings, evening, samples};
use crate::store::Store;
use crate::web::fetch::Fetcher;

/// Where the bot's memory lies.
const MEMORY: &str = "rehearsal.db";

/// Where all that is in the local Discord lies.
const PLACE: &str = "rehearsal.json";

/// Where the bot's memory lies during the scripted evening, which begins anew
/// each time and leaves the club alone.
const MEMORY_OF_EVENING: &str = "rehearsal-evening.db";

/// How often the local Discord is written down if anything happened in it.
const KEEP_PERIOD: Duration = Duration::from_secs(2);

/// Bytes of attachments that the local Discord keeps.
const FILE_BYTES: usize = 32 * 1024 * 1024;

/// The press may edit more often here: the local Discord sets no limit.
const PRESS_PERIOD: Duration = Duration::from_millis(100);

/// What can be chosen for a rehearsal.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Play the scripted evening in the terminal and exit; status 0 only if all of it went well
    #[arg(long)]
    play: bool,
    /// Begin anew: forget the club of the last time
    #[arg(long)]
    fresh: bool,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
    /// A review of your own, laid before the reviewer (with --play: the one that is posted)
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// The port of the local Discord and its page; left out: a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// Starts the rehearsal: the scripted evening, or the page until `stop` is
/// cancelled. `bank` reads the question bank; it is called again where the bot
/// is restarted.
///
/// # Errors
///
/// Where something cannot start, or the evening does not go well.
pub async fn run(
    options: Options,
    bank: fn() -> anyhow::Result<Bank>,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    if options.play {
        evening(&options, bank()?, stop).await
    } else {
        page(&options, bank, stop).await
    }
}

/// Plays the scripted evening in the terminal.
async fn evening(options: &Options, bank: Bank, stop: CancellationToken) -> anyhow::Result<()> {
    let review = match own_review(options)? {
        Some(review) => review,
        None => samples::first(),
    };
    forget_database(MEMORY_OF_EVENING)?;
    let local = started(options, LocalDiscord::start(settings(options)).await)?;
    let play = async {
        ready(&local).await?;
        println!("A local Discord at {}", local.base_url());
        evening::play(&local, review, |text| println!("{text}")).await?;
        println!("\nThe evening went well.");
        anyhow::Ok(())
    };
    let bot_stop = stop.child_token();
    let bot = bot(&local, MEMORY_OF_EVENING, bank, bot_stop.clone());
    tokio::pin!(bot);
    let outcome = tokio::select! {
        outcome = play => {
            bot_stop.cancel();
            bot.await?;
            outcome
        }
        ended = &mut bot => Err(match ended {
            Ok(()) => anyhow::anyhow!("the rehearsal was interrupted"),
            Err(error) => error,
        }),
    };
    local.stop();
    forget_database(MEMORY_OF_EVENING)?;
    outcome
}

/// Opens the page and runs the bot until `stop` is cancelled.
async fn page(
    options: &Options,
    bank: fn() -> anyhow::Result<Bank>,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let review = own_review(options)?;
    let local = club(options).await?;
    let restart = Arc::new(Notify::new());
    let address = local.open_page(samples::all(), Arc::clone(&restart));
    let here = async {
        ready(&local).await?;
        println!("Readalong rehearsal: {address}");
        println!("The club lies in {MEMORY} and {PLACE}; --fresh begins anew. Ctrl-C ends all.");
        if !options.no_open && open::that_detached(&address).is_err() {
            println!("The browser could not be opened: open the address yourself.");
        }
        if let (Some(review), Some(reviewer)) = (review, local.reviewer()) {
            reviewer
                .slash("review post", json!({ "file": review }))
                .await?;
        }
        anyhow::Ok(())
    };
    let (outcome, ()) = tokio::join!(
        async {
            let serving = bots(&local, bank, &restart, &stop);
            tokio::pin!(serving);
            let outcome = tokio::select! {
                outcome = here => match outcome {
                    Ok(()) => serving.await,
                    Err(error) => Err(error),
                },
                ended = &mut serving => ended,
            };
            stop.cancel();
            outcome
        },
        keep(&local, &stop),
    );
    local.stop();
    outcome
}

/// One bot after the other, until `stop` is cancelled.
async fn bots(
    local: &LocalDiscord,
    bank: fn() -> anyhow::Result<Bank>,
    restart: &Notify,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    while !stop.is_cancelled() {
        let bot_stop = stop.child_token();
        let bot = bot(local, MEMORY, bank()?, bot_stop.clone());
        tokio::pin!(bot);
        tokio::select! {
            ended = &mut bot => return ended,
            () = restart.notified() => {
                bot_stop.cancel();
                bot.await?;
            }
        }
    }
    Ok(())
}

/// Runs a bot on the local Discord until `stop` is cancelled.
async fn bot(
    local: &LocalDiscord,
    memory: &str,
    bank: Bank,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let database_url = format!("sqlite://{memory}");
    let store = Store::open(&database_url).await?;
    let config = Config {
        token: Secret::new(local.token()),
        database_url: Secret::new(database_url),
        proxy: Some(local.base_url()),
        guild: None,
        shards: None,
    };
    let pace = discord::run::Pace {
        press_period: PRESS_PERIOD,
        ..Default::default()
    };
    let web = Fetcher::new().context("the HTTP client could not be set up")?;
    let outcome = discord::run(&config, store.clone(), bank, web, pace, stop).await;
    store.close().await;
    Ok(outcome?)
}

async fn ready(local: &LocalDiscord) -> anyhow::Result<()> {
    anyhow::ensure!(
        local.application_ready().await,
        "the bot did not connect to the local Discord"
    );
    Ok(())
}

/// A token of its own for each start, for it opens the local Discord.
fn settings(options: &Options) -> Settings {
    Settings {
        port: options.port,
        token: format!("rehearsal-{:032x}", rand::random::<u128>()),
        file_bytes_kept: FILE_BYTES,
        ..Settings::default()
    }
}

fn started(
    options: &Options,
    local: std::io::Result<LocalDiscord>,
) -> anyhow::Result<LocalDiscord> {
    local.with_context(|| match options.port {
        0 => "no port on 127.0.0.1 is free".to_owned(),
        port => format!(
            "port {port} on 127.0.0.1 cannot be used; choose another with --port, or leave it out"
        ),
    })
}

/// The club of the last time, or a new one.
async fn club(options: &Options) -> anyhow::Result<LocalDiscord> {
    let kept = if options.fresh || !Path::new(MEMORY).exists() {
        None
    } else {
        std::fs::read(PLACE).ok()
    };
    if let Some(kept) = kept {
        match LocalDiscord::start_again(settings(options), &kept).await {
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                println!("The club in {PLACE} is of another version: it begins anew.");
            }
            local => return started(options, local),
        }
    }
    let local = started(options, LocalDiscord::start(settings(options)).await)?;
    forget_database(MEMORY)?;
    forget(PLACE)?;
    Ok(local)
}

/// Writes the local Discord down now and then, and at the end.
async fn keep(local: &LocalDiscord, stop: &CancellationToken) {
    let mut written = None;
    loop {
        let ends = tokio::time::timeout(KEEP_PERIOD, stop.cancelled())
            .await
            .is_ok();
        let changes = local.changes();
        if written != Some(changes) {
            written = Some(changes);
            if let Err(error) = write_down(local) {
                tracing::warn!(%error, "{PLACE} cannot be written: the club will begin anew next time");
            }
        }
        if ends {
            return;
        }
    }
}

/// Writes beside the file and then over it, so that it is always whole.
fn write_down(local: &LocalDiscord) -> std::io::Result<()> {
    let beside = format!("{PLACE}.new");
    std::fs::write(&beside, local.keep())?;
    std::fs::rename(&beside, PLACE)
}

/// The review that was given, if one was.
fn own_review(options: &Options) -> anyhow::Result<Option<Attachment>> {
    let Some(path) = &options.review else {
        return Ok(None);
    };
    let bytes =
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let name = path
        .file_name()
        .map_or_else(|| "review.txt".into(), |name| name.to_string_lossy());
    Ok(Some(Attachment::new(&name, bytes)))
}

/// Deletes a SQLite database with the files beside it.
fn forget_database(name: &str) -> anyhow::Result<()> {
    ["", "-wal", "-shm", ".lock"]
        .into_iter()
        .try_for_each(|ending| forget(&format!("{name}{ending}")))
}

fn forget(file: &str) -> anyhow::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{file} cannot be deleted"))
        }
        _ => Ok(()),
    }
}
