//! The table of REST routes.
//!
//! [`answer`] takes a parsed [`Call`] and the world, and returns what Discord
//! would. Who asks, how often and with what trouble was settled before, in
//! [`super::server`].

use std::collections::HashMap;

use serde_json::{Value, json};

use super::files::File;
use super::people::permission;
use super::places::{Channel, Guild};
use super::refusal::Refusal;
use super::world::{STARTS, World};
use super::{commands, interactions, messages, threads};

/// Servers in one list, unless the request says.
const MOST_GUILDS: usize = 200;

/// One request, parsed.
#[derive(Debug)]
pub struct Call<'a> {
    /// HTTP method.
    pub method: &'a str,
    /// Path after `/api/v10/`, cut at the slashes.
    pub path: &'a [&'a str],
    /// Query parameters.
    pub query: HashMap<String, String>,
    /// JSON body; null for none.
    pub body: Value,
    /// Uploaded files.
    pub files: Vec<File>,
}

/// A good answer.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// JSON body.
    pub body: Option<Value>,
}

impl Answer {
    /// 200 with a body.
    #[must_use]
    pub fn ok(body: Value) -> Self {
        Self {
            status: 200,
            body: Some(body),
        }
    }

    /// 201 with a body.
    #[must_use]
    pub fn created(body: Value) -> Self {
        Self {
            status: 201,
            body: Some(body),
        }
    }

    /// 204.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            status: 204,
            body: None,
        }
    }
}

/// Whether a route is open without the bot's token: an interaction's own token
/// opens its routes.
#[must_use]
pub fn is_open(method: &str, path: &[&str]) -> bool {
    matches!(
        (method, path),
        (_, ["interactions", ..] | ["webhooks", _, _, ..]) | ("GET", ["gateway"])
    )
}

/// A snowflake in a path.
///
/// # Errors
///
/// Code 50035 where it is none.
pub(super) fn id(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| {
        let message = format!("Value \"{text}\" is not snowflake.");
        Refusal::form("id", "NUMBER_TYPE_COERCE", &message)
    })
}

/// What Discord answers.
///
/// # Errors
///
/// What Discord refuses, in its words. An unknown route is
/// [`Refusal::no_such_route`].
pub fn answer(world: &mut World, call: &Call<'_>) -> Result<Answer, Refusal> {
    match (call.method, call.path) {
        ("GET", ["gateway"]) => Ok(Answer::ok(json!({"url": world.gateway_url()}))),
        ("GET", ["gateway", "bot"]) => Ok(Answer::ok(json!({
            "url": world.gateway_url(),
            "shards": 1,
            "session_start_limit": {
                "total": STARTS, "remaining": world.starts_left,
                "reset_after": 86_400_000, "max_concurrency": 1,
            },
        }))),
        ("GET", ["users", "@me"]) => user(world, world.bot),
        ("GET", ["users", "@me", "guilds"]) => Ok(Answer::ok(guilds(world, call))),
        ("POST", ["users", "@me", "channels"]) => direct(world, &call.body),
        ("GET", ["users", of]) => user(world, id(of)?),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => {
            Ok(Answer::ok(application(world)))
        }
        ("GET", ["guilds", guild, rest @ ..]) => of_guild(world, id(guild)?, rest),
        (_, ["applications", application, rest @ ..]) => {
            if id(application)? != world.application {
                return Err(Refusal::unknown_application());
            }
            match rest {
                ["commands", rest @ ..] => commands::answer(world, None, rest, call),
                ["guilds", guild, "commands", rest @ ..] => {
                    let guild = id(guild)?;
                    if world.guild(guild).is_none_or(|guild| !guild.has_bot) {
                        return Err(Refusal::missing_access());
                    }
                    commands::answer(world, Some(guild), rest, call)
                }
                _ => Err(Refusal::no_such_route()),
            }
        }
        (_, ["interactions", ..] | ["webhooks", ..]) => interactions::answer(world, call),
        (_, ["channels", channel, "messages", rest @ ..]) if rest.last() != Some(&"threads") => {
            messages::answer(world, id(channel)?, rest, call)
        }
        (_, ["channels", channel, rest @ ..]) => threads::answer(world, id(channel)?, rest, call),
        _ => Err(Refusal::no_such_route()),
    }
}

fn user(world: &World, id: u64) -> Result<Answer, Refusal> {
    let user = world.user(id).ok_or_else(Refusal::unknown_user)?;
    Ok(Answer::ok(user.json()))
}

/// Opens the bot's private channel with a person.
fn direct(world: &mut World, body: &Value) -> Result<Answer, Refusal> {
    let person = id(body["recipient_id"].as_str().unwrap_or_default())?;
    world.user(person).ok_or_else(Refusal::unknown_user)?;
    let channel = world.direct_channel(person);
    let channel = world.channel(channel).map_or(Value::Null, Channel::json);
    Ok(Answer::ok(channel))
}

/// The servers that the bot is in, after the one that the query names.
fn guilds(world: &World, call: &Call<'_>) -> Value {
    let after: u64 = call
        .query
        .get("after")
        .and_then(|after| after.parse().ok())
        .unwrap_or(0);
    let limit = call.query.get("limit").and_then(|limit| limit.parse().ok());
    let guilds = world
        .guilds
        .iter()
        .filter(|guild| guild.has_bot && guild.id > after)
        .take(limit.unwrap_or(MOST_GUILDS));
    let partial = |guild: &Guild| {
        json!({
            "id": guild.id.to_string(),
            "name": guild.name,
            "icon": null,
            "banner": null,
            "owner": false,
            "permissions": permission::MEMBER.to_string(),
            "features": [],
        })
    };
    guilds.map(partial).collect()
}

fn application(world: &World) -> Value {
    json!({
        "id": world.application.to_string(),
        "name": "Readalong",
        "icon": null,
        "description": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "team": null,
        "flags": 0,
        "owner": {
            "id": "1", "username": "owner", "discriminator": "0", "global_name": null,
            "avatar": null, "public_flags": 0,
        },
        "approximate_guild_count": world.guilds.len(),
    })
}

fn of_guild(world: &World, id_of: u64, rest: &[&str]) -> Result<Answer, Refusal> {
    let guild = world.guild(id_of).filter(|guild| guild.has_bot);
    let guild = guild.ok_or_else(Refusal::unknown_guild)?;
    match rest {
        [] => Ok(Answer::ok(guild.json())),
        ["roles"] => Ok(Answer::ok(json!([guild.everyone_json()]))),
        ["channels"] => {
            let channels = guild.channels.iter().filter_map(|id| world.channel(*id));
            Ok(Answer::ok(channels.map(Channel::json).collect()))
        }
        ["threads", "active"] => {
            let open = |channel: &&Channel| {
                channel.guild == id_of
                    && channel
                        .thread
                        .as_ref()
                        .is_some_and(|thread| !thread.archived)
            };
            let threads: Vec<Value> = world
                .channels
                .values()
                .filter(open)
                .map(Channel::json)
                .collect();
            Ok(Answer::ok(json!({"threads": threads, "members": []})))
        }
        ["members", user] => {
            let user = if *user == "@me" { world.bot } else { id(user)? };
            let user = world.user(user).ok_or_else(Refusal::unknown_member)?;
            Ok(Answer::ok(user.member_json(user.role.permissions())))
        }
        _ => Err(Refusal::no_such_route()),
    }
}
