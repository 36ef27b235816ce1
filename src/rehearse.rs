//! `readalong rehearse`: local Discord, bot and a SQLite file together.
//!
//! This is wiring, as `main` is: the local Discord ([`crate::rehearsal`]) and
//! the bot ([`crate::discord`]) know nothing of each other and meet on a socket.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use tokio_util::sync::CancellationToken;

use crate::club::bank::Bank;
use crate::config::{Config, Secret};
use crate::discord;
use crate::rehearsal::{Attachment, LocalDiscord, Settings, evening};
use crate::store::Store;
use crate::web::fetch::Fetcher;

/// The review of the evening when no other is given.
const SAMPLE: (&str, &str) = (
    "the-glass-orchard.txt",
    include_str!("rehearsal/samples/the-glass-orchard.txt"),
);

/// Where the rehearsal's memory lies, in the folder where it is started. The
/// local Discord begins anew each time, and so does this.
const MEMORY: &str = "rehearsal.db";

/// The press may edit more often here: the local Discord sets no limit.
const PRESS_PERIOD: Duration = Duration::from_millis(100);

/// What can be chosen for a rehearsal.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Play the scripted evening and exit; status 0 only if all of it went well
    #[arg(long)]
    play: bool,
    /// Play it with this review instead of the sample
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// The port of the local Discord; left out: a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// Starts the rehearsal, plays the evening, and stays until `stop` is cancelled
/// unless it was to be played only.
///
/// # Errors
///
/// Where something cannot start, or the evening does not go well.
pub async fn run(options: Options, bank: Bank, stop: CancellationToken) -> anyhow::Result<()> {
    let review = review(&options)?;
    forget()?;
    let store = Store::open(&format!("sqlite://{MEMORY}")).await?;
    let settings = Settings {
        port: options.port,
        ..Settings::default()
    };
    let local = LocalDiscord::start(settings).await.with_context(|| match options.port {
        0 => "no port on 127.0.0.1 is free".to_owned(),
        port => format!("port {port} on 127.0.0.1 cannot be used; choose another with --port, or leave it out"),
    })?;
    let config = Config {
        token: Secret::new(local.token()),
        database_url: Secret::new(format!("sqlite://{MEMORY}")),
        proxy: Some(local.base_url()),
        guild: None,
        shards: None,
    };
    let pace = discord::run::Pace {
        press_period: PRESS_PERIOD,
        ..Default::default()
    };
    let play = async {
        anyhow::ensure!(
            local.application_ready().await,
            "the bot did not connect to the local Discord"
        );
        println!(
            "A local Discord at {} · memory in {MEMORY}",
            local.base_url()
        );
        evening::play(&local, review, |text| println!("{text}")).await?;
        println!("\nThe evening went well.");
        if !options.play {
            println!("The club stays open at {} until Ctrl-C.", local.base_url());
            stop.cancelled().await;
        }
        anyhow::Ok(())
    };
    let bot_stop = stop.child_token();
    let web = Fetcher::new().context("the HTTP client could not be set up")?;
    let bot = discord::run(&config, store.clone(), bank, web, pace, bot_stop.clone());
    tokio::pin!(bot);
    let outcome = tokio::select! {
        outcome = play => {
            bot_stop.cancel();
            bot.await?;
            outcome
        }
        ended = &mut bot => Err(match ended {
            Ok(()) => anyhow::anyhow!("the rehearsal was interrupted"),
            Err(error) => error.into(),
        }),
    };
    store.close().await;
    local.stop();
    outcome
}

fn review(options: &Options) -> anyhow::Result<Attachment> {
    let Some(path) = &options.review else {
        return Ok(Attachment::new(SAMPLE.0, SAMPLE.1));
    };
    let bytes =
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let name = path
        .file_name()
        .map_or_else(|| "review.txt".into(), |name| name.to_string_lossy());
    Ok(Attachment::new(&name, bytes))
}

/// Deletes the files of the last rehearsal.
fn forget() -> anyhow::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{MEMORY}{ending}");
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{file} cannot be deleted"));
            }
            _ => {}
        }
    }
    Ok(())
}
