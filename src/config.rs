//! What the operator sets: environment variables, read once at start.
//!
//! Each variable is explained in `.env.example`. A wrong value stops the start
//! with one sentence that names the variable and the accepted form. Secrets are
//! never shown: `Debug` leaves them out.

use std::fmt;
use std::num::NonZeroU32;
use std::path::PathBuf;

use crate::club::ids::ClubId;

/// Where the club's memory lies when `DATABASE_URL` says nothing.
pub const DATABASE_DEFAULT: &str = "sqlite://readalong.db";

/// How much is logged when `LOG` says nothing.
pub const LOG_DEFAULT: &str = "readalong=info,warn";

/// How much is logged in a rehearsal when `LOG` says nothing.
pub const LOG_QUIET: &str = "readalong=warn,error";

/// A value that must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the one place that sends it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Which of the bot's shards this process runs: `first..=last` of `total`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shards {
    /// The first shard of this process, counted from 0.
    pub first: u32,
    /// The last shard of this process, included.
    pub last: u32,
    /// How many shards the bot has in all its processes.
    pub total: u32,
}

impl Shards {
    /// All of a number of shards in one process.
    #[must_use]
    pub fn all(total: NonZeroU32) -> Self {
        Self {
            first: 0,
            last: total.get() - 1,
            total: total.get(),
        }
    }

    /// How many of them this process runs.
    #[must_use]
    pub fn count(self) -> u32 {
        self.last - self.first + 1
    }

    /// Reads `0..=3/16` or, for all shards in one process, `16`.
    fn parse(text: &str) -> Option<Self> {
        let shards = match text.split_once('/') {
            None => Self::all(text.trim().parse().ok()?),
            Some((range, total)) => {
                let (first, last) = range.split_once("..=").unwrap_or((range, range));
                Self {
                    first: first.trim().parse().ok()?,
                    last: last.trim().parse().ok()?,
                    total: total.trim().parse().ok()?,
                }
            }
        };
        (shards.first <= shards.last && shards.last < shards.total).then_some(shards)
    }
}

/// Everything that `readalong run` is told.
#[derive(Clone, Debug)]
pub struct Config {
    /// `DISCORD_TOKEN`: the bot's token, without the word `Bot`.
    pub token: Secret,
    /// `DATABASE_URL`: where the club's memory lies.
    pub database_url: Secret,
    /// `DISCORD_PROXY`: the base URL that takes the place of
    /// `https://discord.com`, without a slash at the end.
    pub proxy: Option<String>,
    /// `DISCORD_GUILD`: the one server that commands are registered in.
    pub guild: Option<ClubId>,
    /// `SHARDS`: which shards this process runs; `None`: all of those that
    /// Discord recommends.
    pub shards: Option<Shards>,
}

/// A setting that cannot be used; its text is for the operator.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable} {wrong}")]
pub struct ConfigError {
    variable: &'static str,
    wrong: String,
}

impl Config {
    /// Reads the settings of `readalong run` through `lookup`, which gives the
    /// value of an environment variable. Empty values count as not set.
    ///
    /// # Errors
    ///
    /// The first setting that is missing or wrong.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let get = |variable| {
            lookup(variable)
                .map(|v| v.trim().to_owned())
                .filter(|v| !v.is_empty())
        };
        let wrong = |variable, wrong: &str| ConfigError {
            variable,
            wrong: wrong.to_owned(),
        };
        let token = get("DISCORD_TOKEN").ok_or_else(|| {
            wrong(
                "DISCORD_TOKEN",
                "is not set. Put the bot's token (Discord Developer Portal → your application → Bot → Reset Token) into the environment or into a file named .env",
            )
        })?;
        let token = token.strip_prefix("Bot ").unwrap_or(&token).trim();
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(wrong(
                "DISCORD_TOKEN",
                "has characters that no token has. Copy it again from the Developer Portal, without quotation marks or spaces",
            ));
        }
        let proxy = get("DISCORD_PROXY").map(|url| base_url(&url)).transpose()?;
        let guild = get("DISCORD_GUILD")
            .map(|id| {
                id.parse().ok().filter(|id| *id != ClubId(0)).ok_or_else(|| {
                    wrong(
                        "DISCORD_GUILD",
                        "must be the id of one server, a number such as 1029384756657483920 (right click on the server → Copy Server ID)",
                    )
                })
            })
            .transpose()?;
        let shards = get("SHARDS")
            .map(|shards| {
                Shards::parse(&shards).ok_or_else(|| {
                    wrong("SHARDS", "must be of the form 0..=3/16 (this process runs shards 0 to 3 of 16), or 16 for all of them")
                })
            })
            .transpose()?;
        Ok(Self {
            token: Secret::new(token),
            database_url: Secret::new(
                get("DATABASE_URL").unwrap_or_else(|| DATABASE_DEFAULT.to_owned()),
            ),
            proxy,
            guild,
            shards,
        })
    }

    /// Reads the settings from the process's environment.
    ///
    /// # Errors
    ///
    /// As [`Config::from_lookup`].
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(|variable| std::env::var(variable).ok())
    }
}

/// `DATABASE_URL`, or where the club's memory lies when it says nothing: all that
/// the commands need that do not talk to Discord.
#[must_use]
pub fn database_url() -> Secret {
    let set = std::env::var("DATABASE_URL").ok();
    let set = set.filter(|url| !url.trim().is_empty());
    Secret::new(set.unwrap_or_else(|| DATABASE_DEFAULT.to_owned()))
}

/// `PROMPTS_DIR`: the folder that adds to or replaces the built-in bank.
#[must_use]
pub fn prompts_dir() -> Option<PathBuf> {
    std::env::var_os("PROMPTS_DIR")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
}

/// Checks `DISCORD_PROXY` and takes the slash off its end.
fn base_url(url: &str) -> Result<String, ConfigError> {
    let error = || ConfigError {
        variable: "DISCORD_PROXY",
        wrong: "must be a base URL such as http://127.0.0.1:8080, without a path".to_owned(),
    };
    let parsed = url::Url::parse(url).map_err(|_| error())?;
    let plain = matches!(parsed.scheme(), "http" | "https")
        && parsed.has_host()
        && parsed.path() == "/"
        && parsed.query().is_none();
    plain
        .then(|| url.trim_end_matches('/').to_owned())
        .ok_or_else(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(|variable| {
            settings
                .iter()
                .find(|(name, _)| *name == variable)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_token_is_enough() {
        let config = config(&[("DISCORD_TOKEN", " Bot abc.def ")]).unwrap();
        assert_eq!(config.token.reveal(), "abc.def");
        assert_eq!(config.database_url.reveal(), DATABASE_DEFAULT);
        assert_eq!(config.shards, None);
        assert!(!format!("{config:?}").contains("abc.def"));
    }

    #[test]
    fn a_wrong_value_names_its_variable_and_the_form() {
        for (variable, value, form) in [
            ("DISCORD_TOKEN", "", "Developer Portal"),
            ("DISCORD_TOKEN", "two words", "quotation marks"),
            ("DISCORD_PROXY", "localhost:8080", "http://127.0.0.1:8080"),
            ("DISCORD_PROXY", "http://host/path", "without a path"),
            ("DISCORD_GUILD", "The Reading Room", "Copy Server ID"),
            ("DISCORD_GUILD", "0", "Copy Server ID"),
            ("SHARDS", "3", ""),
            ("SHARDS", "0..=16/16", "0..=3/16"),
            ("SHARDS", "4..=2/8", "0..=3/16"),
            ("SHARDS", "0", "0..=3/16"),
            ("SHARDS", "all", "0..=3/16"),
        ] {
            let settings = [("DISCORD_TOKEN", "abc"), (variable, value)];
            let settings = if variable == "DISCORD_TOKEN" {
                &settings[1..]
            } else {
                &settings[..]
            };
            match config(settings) {
                Ok(_) => assert!(form.is_empty(), "accepted {variable}={value}"),
                Err(error) => {
                    let text = error.to_string();
                    assert!(text.starts_with(variable), "{variable}={value}: {text}");
                    assert!(
                        !form.is_empty() && text.contains(form),
                        "{variable}={value}: {text}"
                    );
                }
            }
        }
    }
}
