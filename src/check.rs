//! `readalong check`: is everything right that the bot needs, and if not, what
//! is to be done.
//!
//! This is wiring, as `main` is. Each question gets one answer on standard
//! output; the worst of them is the exit status.

use std::path::PathBuf;

use crate::club::bank::Bank;
use crate::config::{self, Config};
use crate::discord::inquiry::{Known, inquire};
use crate::discord::run::RunError;
use crate::preview::harmless;
use crate::prompts::{NoBank, bank};
use crate::store::{OpenError, Store};

/// What can be chosen for a check.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// Check the prompts of this folder, and nothing else
    #[arg(long, value_name = "DIR")]
    prompts: Option<PathBuf>,
    /// Count every rating again and compare with the tallies
    #[arg(long, conflicts_with = "prompts")]
    deep: bool,
}

/// How an answer turned out; the last is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is right.
    Right,
    /// Something does not work.
    Failed,
    /// Something is set wrongly, or not at all.
    Unset,
}

/// The answers so far.
struct Answers {
    worst: Outcome,
    show: fn(&str),
}

impl Answers {
    fn say(&mut self, about: &str, outcome: Outcome, text: &str) {
        self.worst = self.worst.max(outcome);
        let mark = if outcome == Outcome::Right {
            "ok"
        } else {
            "!!"
        };
        let mut lines = text.lines().map(harmless::line);
        let first = lines.next().unwrap_or_default();
        (self.show)(&format!("{mark} {about:<13} {first}"));
        for line in lines {
            (self.show)(&format!("   {:<13} {line}", ""));
        }
    }
}

/// Checks what was asked for, tells `show` each line, and gives the worst.
pub async fn run(options: Options, show: fn(&str)) -> Outcome {
    let mut answers = Answers {
        worst: Outcome::Right,
        show,
    };
    if let Some(folder) = &options.prompts {
        prompts(&mut answers, bank(Some(folder)));
        return answers.worst;
    }
    let config = configuration(&mut answers);
    prompts(&mut answers, bank(config::prompts_dir().as_deref()));
    if let Some((config, has_token)) = &config {
        database(&mut answers, config, options.deep).await;
        match has_token {
            true => discord(&mut answers, config).await,
            false => answers.say(
                "token",
                Outcome::Unset,
                "DISCORD_TOKEN is not set, so Discord was not asked.\nPut the bot's token (Developer Portal → your application → Bot → Reset Token) into the environment or into a file named .env.",
            ),
        }
    }
    answers.worst
}

/// The settings, and whether there is a token among them; `None` where they
/// cannot be used.
fn configuration(answers: &mut Answers) -> Option<(Config, bool)> {
    let set = |variable: &str| std::env::var(variable).ok();
    let has_token = set("DISCORD_TOKEN").is_some_and(|token| !token.trim().is_empty());
    // Without a token the rest can be read all the same.
    let lookup = |variable: &str| match variable {
        "DISCORD_TOKEN" if !has_token => Some("none".to_owned()),
        variable => set(variable),
    };
    match Config::from_lookup(lookup) {
        Ok(config) => {
            answers.say(
                "configuration",
                Outcome::Right,
                "every setting is understood",
            );
            Some((config, has_token))
        }
        Err(error) => {
            answers.say("configuration", Outcome::Unset, &error.to_string());
            None
        }
    }
}

fn prompts(answers: &mut Answers, bank: Result<Bank, NoBank>) {
    match bank {
        Ok(bank) => {
            let themes = bank.themes().len();
            let prompts = bank.prompts().count();
            let text =
                format!("{themes} themes and {prompts} prompts, and nothing is wrong with them");
            answers.say("prompts", Outcome::Right, &text);
        }
        Err(NoBank::Faults(error)) => {
            let faults = error.faults.len();
            let noun = if faults == 1 { "fault" } else { "faults" };
            let text =
                format!("{faults} {noun}; prompts/README.md says how a prompt is written\n{error}");
            answers.say("prompts", Outcome::Failed, &text);
        }
        Err(error @ NoBank::Folder { .. }) => {
            let text = format!(
                "{error}\nPROMPTS_DIR, or --prompts, names a folder with files such as those in prompts/en."
            );
            answers.say("prompts", Outcome::Unset, &text);
        }
    }
}

async fn database(answers: &mut Answers, config: &Config, deep: bool) {
    let store = match Store::open(config.database_url.reveal()).await {
        Ok(store) => store,
        Err(error) => {
            let outcome = match error {
                OpenError::Form | OpenError::Options { .. } => Outcome::Unset,
                _ => Outcome::Failed,
            };
            return answers.say("database", outcome, &error.to_string());
        }
    };
    let text = "it opens, and its tables are those of this version";
    answers.say("database", Outcome::Right, text);
    if deep {
        match store.check_tallies().await {
            Ok(0) => answers.say("tallies", Outcome::Right, "every rating was counted again, and all tallies fit"),
            Ok(wrong) => answers.say(
                "tallies",
                Outcome::Failed,
                &format!("{wrong} do not fit the ratings.\nThis is a fault of the program: keep a copy of the database and report it. The ratings themselves are what members gave."),
            ),
            Err(error) => answers.say("tallies", Outcome::Failed, &format!("they could not be counted: {error}\nTry again when the database is less busy.")),
        }
    }
    store.close().await;
}

async fn discord(answers: &mut Answers, config: &Config) {
    let known = match inquire(&config.token, config.proxy.as_deref()).await {
        Ok(known) => known,
        Err(error) => {
            let text = match &error {
                RunError::Unreachable(cause) => format!("{error}\n{cause}"),
                error => error.to_string(),
            };
            return answers.say("token", Outcome::Failed, &text);
        }
    };
    let text = format!("Discord knows this bot as “{}”", known.name);
    answers.say("token", Outcome::Right, &text);
    let (outcome, text) = permissions(config, &known);
    answers.say("permissions", outcome, &text);
}

/// What the bot lacks, and where.
fn permissions(config: &Config, known: &Known) -> (Outcome, String) {
    if let Some(guild) = config.guild
        && known.servers.iter().all(|server| server.id != guild)
    {
        let invitation = &known.invitation;
        let text = format!(
            "the bot is not in the server {guild} that DISCORD_GUILD names.\nInvite it with {invitation}, or change DISCORD_GUILD."
        );
        return (Outcome::Failed, text);
    }
    if known.servers.is_empty() {
        let text = format!(
            "the bot is in no server yet.\nInvite it with {}",
            known.invitation
        );
        return (Outcome::Failed, text);
    }
    let lacking: Vec<String> = known
        .servers
        .iter()
        .filter(|server| !server.missing.is_empty())
        .map(|server| {
            format!(
                "in “{}” it lacks {}",
                server.name,
                server.missing.join(", ")
            )
        })
        .collect();
    let servers = match known.servers.len() {
        1 => "the server".to_owned(),
        many => format!("all {many} servers"),
    };
    match lacking.as_slice() {
        [] => (
            Outcome::Right,
            format!("the bot has what it needs in {servers}; a single channel may still forbid it"),
        ),
        lacking => (
            Outcome::Failed,
            format!(
                "{}\nGive them to the bot's role under Server Settings → Roles, or invite it again with {}",
                lacking.join("\n"),
                known.invitation
            ),
        ),
    }
}
