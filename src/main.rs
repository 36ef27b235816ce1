//! The command line of Readalong: parse, wire, run.
//!
//! Exit status 0: done; 1: it failed; 2: wrong usage or a wrong setting. What
//! was asked for goes to standard output, the log to standard error.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use readalong::check::{self, Outcome};
use readalong::club::bank::Bank;
use readalong::config::{self, Config};
use readalong::preview::harmless;
use readalong::preview::show::show;
use readalong::store::{OpenError, Store};
use readalong::web::fetch::Fetcher;
use readalong::{carry, discord, prompts, rehearse};

/// A quarter of a bot's work is allocation: of what serenity parses, above all.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// A book club on Discord that reads along with a reviewer.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Play a whole club on this machine: no token, no network
    Rehearse(rehearse::Options),
    /// Run the bot on Discord (settings: see .env.example)
    Run,
    /// Say whether everything is right: settings, token, database, prompts,
    /// permissions
    Check(check::Options),
    /// Show what the bot understands of reviews
    Preview {
        /// Files, links, or folders with all their documents; `-` reads standard input
        #[arg(required = true, value_name = "FILE|FOLDER|URL|-")]
        sources: Vec<PathBuf>,
        /// Print JSON: an object, or an array for several books or documents
        #[arg(long)]
        json: bool,
    },
    /// Write everything that a club has, or its ratings as a table
    Export(carry::export::Options),
    /// Read a club back that was exported, or take in old reviews without posting them
    Import(carry::import::Options),
    /// Post reviews: the bot that runs on the same database prints their cards
    Post(carry::post::Options),
}

/// Something is wrong with what the operator wrote: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct Usage(anyhow::Error);

fn main() -> ExitCode {
    // A .env file that is not there is no mistake; one that cannot be read is.
    let env_file = match dotenvy::dotenv() {
        Ok(_) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        Err(error) => {
            let error = without_value(&error);
            Err(Usage(anyhow::anyhow!("the file .env cannot be read: {error}")).into())
        }
    };
    let arguments = Arguments::parse();
    let outcome = env_file.and_then(|()| start(arguments.command));
    let error = match outcome {
        Ok(status) => return status,
        Err(error) => error,
    };
    // What is wrong may quote a file's name or a document.
    eprintln!("readalong: {}", harmless::line(&format!("{error:#}")));
    if error.is::<Usage>() {
        ExitCode::from(2)
    } else {
        ExitCode::FAILURE
    }
}

/// What is wrong with the file, without the line itself: it may hold the token.
fn without_value(error: &dotenvy::Error) -> String {
    let dotenvy::Error::LineParse(line, _) = error else {
        return error.to_string();
    };
    let name = line.split_once('=').map(|(name, _)| name.trim());
    let named = name.filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
    match named {
        Some(name) => format!(
            "the value of {name} is not understood; quotation marks must be closed, and a value with spaces needs them"
        ),
        None => "a line is not of the form NAME=value".to_owned(),
    }
}

fn start(command: Command) -> anyhow::Result<ExitCode> {
    if let Command::Check(options) = command {
        log(config::LOG_QUIET)?;
        return on_runtime(|_| async {
            let worst = check::run(options, |line| println!("{line}")).await;
            Ok(match worst {
                Outcome::Right => ExitCode::SUCCESS,
                Outcome::Failed => ExitCode::FAILURE,
                Outcome::Unset => ExitCode::from(2),
            })
        });
    }
    match command {
        Command::Export(options) => {
            log(config::LOG_QUIET)?;
            return on_runtime(|_| carried(carry::export::run(options)));
        }
        Command::Import(options) => {
            log(config::LOG_QUIET)?;
            return on_runtime(|_| carried(carry::import::run(options)));
        }
        Command::Post(options) => {
            log(config::LOG_QUIET)?;
            return on_runtime(|_| carried(carry::post::run(options)));
        }
        command => with_bank(command, bank()?)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was asked of the memory, with the right status.
async fn carried(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<ExitCode> {
    match work.await {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.is::<carry::Misused>() => Err(Usage(error).into()),
        Err(error) => Err(error),
    }
}

/// The commands that need the question bank.
fn with_bank(command: Command, bank: Bank) -> anyhow::Result<()> {
    match command {
        Command::Check(_) | Command::Export(_) | Command::Import(_) | Command::Post(_) => {}
        Command::Preview { sources, json } => show(&sources, json, &bank)?,
        Command::Run => {
            log(config::LOG_DEFAULT)?;
            let config = Config::from_env().map_err(|error| Usage(error.into()))?;
            on_runtime(|stop| run(config, bank, stop))?;
        }
        Command::Rehearse(options) => {
            log(config::LOG_QUIET)?;
            on_runtime(|stop| rehearse::run(options, self::bank, stop))?;
        }
    }
    Ok(())
}

/// The question bank, with what `PROMPTS_DIR` adds or replaces.
fn bank() -> anyhow::Result<Bank> {
    let folder = config::prompts_dir();
    let bank = prompts::bank(folder.as_deref());
    bank.map_err(|error| Usage(anyhow::Error::new(error).context("PROMPTS_DIR")).into())
}

/// Runs to the end and then ends the process whatever still spins: serenity may
/// leave tasks that never stop, and dropping the runtime would wait for them.
fn on_runtime<W, T>(work: impl FnOnce(CancellationToken) -> W) -> anyhow::Result<T>
where
    W: Future<Output = anyhow::Result<T>>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(async {
        let stop = interrupted().context("Ctrl-C could not be listened for")?;
        work(stop).await
    });
    runtime.shutdown_timeout(Duration::from_millis(100));
    outcome
}

async fn run(config: Config, bank: Bank, stop: CancellationToken) -> anyhow::Result<()> {
    // A database that does not answer is waited for; who stops the bot is not.
    let opened = tokio::select! {
        opened = Store::open(config.database_url.reveal()) => opened,
        () = stop.cancelled() => return Ok(()),
    };
    let store = opened.map_err(|error| match error {
        OpenError::Form | OpenError::Options { .. } => Usage(error.into()).into(),
        error => anyhow::Error::new(error),
    })?;
    let web = Fetcher::new().context("the HTTP client could not be set up")?;
    let outcome = discord::run(
        &config,
        store.clone(),
        bank,
        web,
        discord::run::Pace::default(),
        stop,
    )
    .await;
    store.close().await;
    Ok(outcome?)
}

/// A token that Ctrl-C or SIGTERM cancels, from the moment that this returns: the
/// signals are listened for before the work begins, or one that comes early
/// would end the process where it stands.
fn interrupted() -> std::io::Result<CancellationToken> {
    #[cfg(unix)]
    let asked = {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
    };
    #[cfg(not(unix))]
    let asked = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        asked.await;
        told.cancel();
    });
    Ok(stop)
}

fn log(default: &str) -> anyhow::Result<()> {
    let filter = std::env::var("LOG")
        .ok()
        .filter(|filter| !filter.trim().is_empty());
    let filter = filter.as_deref().unwrap_or(default);
    let mut filter = EnvFilter::try_new(filter).map_err(|error| {
        Usage(anyhow::anyhow!(
            "LOG must be a level such as info, or a filter such as readalong=debug,warn: {error}"
        ))
    })?;
    // At the level `trace` these write whole frames, the bot's token among them.
    for silent in ["tungstenite=info", "tokio_tungstenite=info"] {
        filter = filter.add_directive(silent.parse()?);
    }
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}
