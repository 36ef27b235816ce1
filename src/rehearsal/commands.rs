//! Application commands: registering them and reading them back.

use serde_json::{Value, json};

use super::command_form::{self, kind};
use super::refusal::Refusal;
use super::rest::{Answer, Call};
use super::world::World;

/// Answers `/applications/{app}/commands/{rest}` and the same under a server.
pub(super) fn answer(
    world: &mut World,
    guild: Option<u64>,
    rest: &[&str],
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    match (call.method, rest) {
        ("GET", []) => Ok(Answer::ok(json!(world.commands.entry(guild).or_default()))),
        ("PUT", []) => {
            command_form::check_commands(&call.body)?;
            let before = world.commands.remove(&guild).unwrap_or_default();
            let bodies = call.body.as_array().map_or(&[][..], Vec::as_slice);
            let now: Vec<Value> = bodies
                .iter()
                .map(|body| register(world, guild, body, &before))
                .collect();
            world.commands.insert(guild, now.clone());
            Ok(Answer::ok(json!(now)))
        }
        ("POST", []) => {
            let mut before = world.commands.get(&guild).cloned().unwrap_or_default();
            let command = register(world, guild, &call.body, &before);
            before.retain(|old| !same(old, &command));
            before.push(command.clone());
            command_form::check_commands(&json!(before))?;
            world.commands.insert(guild, before);
            Ok(Answer::created(command))
        }
        ("GET", [id]) => {
            let of = world.commands.get(&guild);
            let found = of
                .into_iter()
                .flatten()
                .find(|command| command["id"] == *id);
            found
                .cloned()
                .map(Answer::ok)
                .ok_or_else(Refusal::unknown_command)
        }
        ("GET", [id, "permissions"]) => {
            let command = id.parse::<u64>().ok();
            let overwrites = command.and_then(|id| world.overwrites.get(&id));
            let overwrites = overwrites.ok_or_else(Refusal::no_overwrites)?;
            Ok(Answer::ok(json!({
                "id": id,
                "application_id": world.application.to_string(),
                "guild_id": guild.map(|guild| guild.to_string()),
                "permissions": overwrites,
            })))
        }
        ("DELETE", [id]) => {
            let of = world.commands.entry(guild).or_default();
            let before = of.len();
            of.retain(|command| command["id"] != *id);
            if of.len() == before {
                Err(Refusal::unknown_command())
            } else {
                Ok(Answer::nothing())
            }
        }
        _ => Err(Refusal::no_such_route()),
    }
}

fn same(one: &Value, other: &Value) -> bool {
    one["name"] == other["name"] && kind(one) == kind(other)
}

/// A command as Discord keeps it. One that was there before keeps its id.
fn register(world: &mut World, guild: Option<u64>, body: &Value, before: &[Value]) -> Value {
    let version = world.snowflake().to_string();
    let old = before.iter().find(|old| same(old, body));
    let id = old.map_or_else(|| json!(version), |old| old["id"].clone());
    let mut command = json!({
        "description": "",
        "default_member_permissions": null,
        "nsfw": false,
        "integration_types": [0],
        "contexts": null,
    });
    if let (Some(command), Some(body)) = (command.as_object_mut(), body.as_object()) {
        command.extend(body.clone());
    }
    command["id"] = id;
    command["application_id"] = json!(world.application.to_string());
    command["version"] = json!(version);
    command["type"] = json!(kind(body));
    if let Some(guild) = guild {
        command["guild_id"] = json!(guild.to_string());
    }
    command
}
