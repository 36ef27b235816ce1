//! Asking Discord about the bot without connecting: whether it takes the token,
//! in which servers the bot is, and what it lacks there. For `readalong check`;
//! [`super::leaving`] asks for the servers, too.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::Permissions;
use serenity::http::{LightMethod, Request, Route};

use crate::club::ids::ClubId;
use crate::club::locale::Locale;
use crate::config::Secret;
use crate::discord::permissions::{WANTED, missing, named};
use crate::discord::rest::{Refusal, Repeat, Rest};
use crate::discord::run::RunError;

/// How long each question may take with its repetitions.
const PATIENCE: Duration = Duration::from_secs(10);

/// Servers that Discord lists at once, at most (resources/user).
const LIST: usize = 200;

/// The bot as Discord knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its application's name.
    pub name: String,
    /// Where it can be invited from, with the permissions that it needs.
    pub invitation: String,
    /// The servers that it is in.
    pub servers: Vec<Server>,
}

/// A server that the bot is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Which.
    pub id: ClubId,
    /// Its name.
    pub name: String,
    /// Permissions that the bot lacks in the server as a whole. What a single
    /// channel forbids is not looked at.
    pub missing: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Application {
    id: serenity::ApplicationId,
    name: String,
}

#[derive(serde::Deserialize)]
struct Guild {
    id: serenity::GuildId,
    name: String,
    permissions: Permissions,
}

/// Asks Discord, or what stands in for it at `base`.
///
/// # Errors
///
/// [`RunError::BadToken`], [`RunError::Unreachable`] and [`RunError::Client`].
pub async fn inquire(token: &Secret, base: Option<&str>) -> Result<Known, RunError> {
    let rest = Rest::new(token, base).map_err(RunError::Client)?;
    let route = Route::Oauth2ApplicationCurrent;
    let request = Request::new(route, LightMethod::Get);
    let application: Application = rest
        .fetch(request, Repeat::Safe, PATIENCE)
        .await
        .map_err(refused)?;
    let servers = servers(&rest, PATIENCE).await.map_err(refused)?;
    let invitation = format!(
        "https://discord.com/oauth2/authorize?client_id={}&scope=bot%20applications.commands&permissions={}",
        application.id,
        WANTED.bits()
    );
    Ok(Known {
        name: application.name,
        invitation,
        servers,
    })
}

/// The servers that the bot is in; each list of them may take `patience`.
///
/// # Errors
///
/// What Discord refuses.
pub async fn servers(rest: &Rest, patience: Duration) -> Result<Vec<Server>, Refusal> {
    let mut servers: Vec<Server> = Vec::new();
    let mut after = 0;
    loop {
        let params = vec![("limit", LIST.to_string()), ("after", after.to_string())];
        let request = Request::new(Route::UserMeGuilds, LightMethod::Get).params(Some(params));
        let guilds: Vec<Guild> = rest.fetch(request, Repeat::Safe, patience).await?;
        let full = guilds.len() >= LIST;
        let last = guilds.iter().map(|guild| guild.id.get()).max();
        servers.extend(guilds.into_iter().map(|guild| Server {
            id: ClubId(guild.id.get()),
            name: guild.name,
            missing: named(missing(guild.permissions), Locale::English),
        }));
        match last.filter(|last| full && *last > after) {
            Some(last) => after = last,
            None => return Ok(servers),
        }
    }
}

fn refused(refusal: Refusal) -> RunError {
    match refusal.status() {
        Some(StatusCode::UNAUTHORIZED) => RunError::BadToken,
        _ => RunError::Unreachable(refusal),
    }
}
