//! A bot under test: a process of its own, with a local Discord of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use readalong::rehearsal::{LocalDiscord, Settings};

/// Ticks of `/proc/<pid>/stat` in a second; Linux has had a hundred for ever.
const TICKS: f64 = 100.0;

/// A program that can be started as a bot.
#[derive(Clone, Debug)]
pub struct Program {
    /// What the tables call it.
    pub name: String,
    /// The executable.
    pub path: PathBuf,
    /// What it is told on its command line.
    pub argument: &'static str,
    /// The core that it must stay on; `None`: any.
    pub core: Option<u8>,
}

/// A program that runs. It is killed when this is dropped.
pub struct Bot {
    /// The Discord that it is connected to.
    pub local: LocalDiscord,
    /// From the start of the process until it was connected and had its
    /// commands registered.
    pub start: Duration,
    child: Child,
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it on a Discord with so many servers, its memory in a folder.
    pub async fn start(&self, servers: usize, folder: &Path) -> anyhow::Result<Bot> {
        let local = LocalDiscord::start(Settings {
            recorded: 0,
            ..Settings::default()
        })
        .await?;
        // The servers up to the one with this number come into being.
        let _last = local.guild(servers.saturating_sub(1));
        let mut command = match self.core {
            None => Command::new(&self.path),
            Some(core) => {
                let mut command = Command::new("taskset");
                command.arg("-c").arg(core.to_string()).arg(&self.path);
                command
            }
        };
        let begun = Instant::now();
        let child = command
            .arg(self.argument)
            .env("DISCORD_TOKEN", local.token())
            .env("DISCORD_PROXY", local.base_url())
            .env(
                "DATABASE_URL",
                format!("sqlite://{}", folder.join("club.db").display()),
            )
            .env("LOG", "readalong=warn,warn")
            .current_dir(folder)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("{} cannot be started", self.path.display()))?;
        // From here on the bot is killed whatever happens.
        let mut bot = Bot {
            local,
            start: Duration::ZERO,
            child,
        };
        anyhow::ensure!(
            bot.local.application_ready().await,
            "{} did not connect",
            self.name
        );
        bot.start = begun.elapsed();
        Ok(bot)
    }
}

impl Bot {
    /// Memory in use, in MiB: `VmRSS`, or `VmHWM` for the most there ever was.
    pub fn memory(&self, what: &str) -> anyhow::Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = status
            .lines()
            .find_map(|line| line.strip_prefix(what)?.strip_prefix(':'))
            .and_then(|rest| rest.split_whitespace().next())
            .context("no such line in /proc/<pid>/status")?;
        Ok(kib.parse::<f64>()? / 1024.0)
    }

    /// Processor time used so far, in seconds.
    pub fn cpu(&self) -> anyhow::Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name of the program, in parentheses, may have spaces in it.
        let (_, fields) = stat
            .rsplit_once(')')
            .context("a strange /proc/<pid>/stat")?;
        let ticks = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(str::parse::<f64>)
            .sum::<Result<f64, _>>()?;
        Ok(ticks / TICKS)
    }
}
