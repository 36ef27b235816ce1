//! The bot's answers to interactions: the callback, `@original`, follow-ups.
//!
//! The rules of Discord that bots trip over are here: one first answer within
//! three seconds, a token for fifteen minutes, no form upon a form, and a
//! first follow-up that becomes the answer where the bot was "thinking".

use std::time::Instant;

use serde_json::{Value, json};

use super::components::check_modal;
use super::interaction::{Answer as First, Choice, Interaction, Kind, Modal};
use super::limits::{EPHEMERAL, LOADING, check_choices, check_message};
use super::mentions::Unless;
use super::message::Cause;
use super::refusal::Refusal;
use super::rest::{Answer, Call, id};
use super::world::World;
use super::writing::{check_files, edit, make};

/// The token of an interaction.
#[must_use]
pub fn token(id: u64) -> String {
    format!("interaction{id}")
}

fn by_token<'a>(world: &'a World, token: &str) -> Option<&'a Interaction> {
    let id: u64 = token.strip_prefix("interaction")?.parse().ok()?;
    world.interactions.get(&id)
}

/// Answers `/interactions/…` and `/webhooks/…`.
pub(super) fn answer(world: &mut World, call: &Call<'_>) -> Result<Answer, Refusal> {
    match (call.method, call.path) {
        ("POST", ["interactions", of, token, "callback"]) => callback(world, id(of)?, token, call),
        (method, ["webhooks", application, token, rest @ ..]) => {
            if id(application)? != world.application {
                return Err(Refusal::unknown_webhook());
            }
            let interaction = by_token(world, token).ok_or_else(Refusal::unknown_webhook)?;
            if interaction.opened.elapsed() >= world.settings.token_life {
                return Err(Refusal::dead_token());
            }
            if interaction.answer.is_none() {
                return Err(Refusal::unknown_webhook());
            }
            let (of, original) = (interaction.id, interaction.original);
            let message = match rest {
                [] if method == "POST" => return follow_up(world, of, call),
                ["messages", "@original"] => original.ok_or_else(Refusal::unknown_message)?,
                ["messages", message] => {
                    let message = id(message)?;
                    if original != Some(message) && !interaction.follow_ups.contains(&message) {
                        return Err(Refusal::unknown_message());
                    }
                    message
                }
                _ => return Err(Refusal::no_such_route()),
            };
            of_message(world, of, message, call)
        }
        _ => Err(Refusal::no_such_route()),
    }
}

fn of_message(
    world: &mut World,
    of: u64,
    message: u64,
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    match call.method {
        "GET" => {}
        "PATCH" => {
            check_message(&call.body, call.files.len())?;
            check_files(world, &call.files)?;
            edit(world, message, &call.body, &call.files, Unless::Interaction)?;
            if let Some(interaction) = world.interactions.get_mut(&of) {
                interaction.updates += 1;
            }
        }
        "DELETE" => {
            if !world.delete_message(message) {
                return Err(Refusal::unknown_message());
            }
            return Ok(Answer::nothing());
        }
        _ => return Err(Refusal::no_such_route()),
    }
    let message = world
        .message(message)
        .ok_or_else(Refusal::unknown_message)?;
    Ok(Answer::ok(world.message_json(message)))
}

fn callback(
    world: &mut World,
    id: u64,
    sent_token: &str,
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    let interaction = world
        .interactions
        .get(&id)
        .filter(|_| sent_token == token(id));
    let interaction = interaction.ok_or_else(Refusal::unknown_interaction)?;
    if interaction.answer.is_some() {
        return Err(Refusal::already_acknowledged());
    }
    if interaction.opened.elapsed() >= world.settings.deadline {
        return Err(Refusal::unknown_interaction());
    }
    let (kind, source, channel, user) = (
        interaction.kind,
        interaction.source,
        interaction.channel,
        interaction.user,
    );
    let data = &call.body["data"];
    let number = call.body["type"].as_u64().unwrap_or(0);
    let completes = kind == Kind::Autocomplete;
    let first = match number {
        4 | 5 if !completes => {
            let message = answering_message(world, id, number == 5, call)?;
            if let Some(interaction) = world.interactions.get_mut(&id) {
                interaction.original = Some(message);
            }
            if number == 5 {
                First::Thinking
            } else {
                First::Message
            }
        }
        6 | 7 if source.is_some() && !completes => {
            if let (7, Some(source)) = (number, source) {
                update(world, source, call)?;
            }
            if let Some(interaction) = world.interactions.get_mut(&id) {
                interaction.original = source;
                interaction.updates += u32::from(number == 7);
            }
            if number == 7 {
                First::Updated
            } else {
                First::Acknowledged
            }
        }
        8 if completes => {
            check_choices(data)?;
            First::Choices(Choice::all(data))
        }
        9 if matches!(kind, Kind::Command | Kind::Component) => {
            check_modal(data)?;
            First::Modal(Modal::read(data, source, channel))
        }
        _ => {
            let message = "This kind of answer does not fit this kind of interaction.";
            return Err(Refusal::form(
                "type",
                "INTERACTION_CALLBACK_TYPE_INVALID",
                message,
            ));
        }
    };
    let Some(interaction) = world.interactions.get_mut(&id) else {
        return Err(Refusal::unknown_interaction());
    };
    interaction.answer = Some(first);
    if let Some(told) = interaction.told.take() {
        // A benchmark that has left does not want to know.
        let _left = told.send((Instant::now(), u8::try_from(number).unwrap_or(0)));
    }
    let original = interaction.original;
    if call
        .query
        .get("with_response")
        .is_none_or(|value| value != "true")
    {
        return Ok(Answer::nothing());
    }
    Ok(Answer::ok(callback_json(
        world, id, user, kind, number, original,
    )))
}

fn callback_json(
    world: &World,
    id: u64,
    user: u64,
    kind: Kind,
    number: u64,
    original: Option<u64>,
) -> Value {
    let message = original.and_then(|id| world.message(id));
    let mut resource = json!({"type": number});
    if let (Some(message), 4 | 5 | 7) = (message, number) {
        resource["message"] = world.message_json(message);
    }
    json!({
        "interaction": {
            "id": id.to_string(),
            "type": kind as u8,
            "response_message_id": message.map(|message| message.id.to_string()),
            "response_message_loading": message.is_some_and(|message| message.thinking()),
            "response_message_ephemeral": message.is_some_and(|message| message.ephemeral()),
            "channel_id": message.map(|message| message.channel.to_string()),
            "author_id": user.to_string(),
        },
        "resource": resource,
    })
}

/// Makes the message of a callback of type 4 or 5, and gives its id.
fn answering_message(
    world: &mut World,
    id: u64,
    thinking: bool,
    call: &Call<'_>,
) -> Result<u64, Refusal> {
    let data = &call.body["data"];
    if thinking {
        let flags = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL;
        return send(world, id, &json!({"flags": flags}), &[], true);
    }
    check_message(data, call.files.len()).map_err(|refusal| refusal.within("data"))?;
    check_files(world, &call.files)?;
    send(world, id, data, &call.files, false)
}

fn update(world: &mut World, source: u64, call: &Call<'_>) -> Result<(), Refusal> {
    let data = &call.body["data"];
    check_message(data, call.files.len()).map_err(|refusal| refusal.within("data"))?;
    check_files(world, &call.files)?;
    edit(world, source, data, &call.files, Unless::Interaction)
}

/// Stores a message that answers an interaction, and gives its id.
fn send(
    world: &mut World,
    id: u64,
    body: &Value,
    files: &[super::files::File],
    thinking: bool,
) -> Result<u64, Refusal> {
    let Some(interaction) = world.interactions.get(&id) else {
        return Err(Refusal::unknown_interaction());
    };
    let (channel, user) = (interaction.channel, interaction.user);
    let cause = Cause {
        id,
        kind: interaction.kind as u8,
        user,
        name: interaction.name.clone(),
    };
    let mut message = make(
        world,
        channel,
        body,
        files,
        Unless::Interaction,
        Some(cause),
    );
    message.only_for = message.ephemeral().then_some(user);
    if thinking {
        message.flags |= LOADING;
    } else if message.blank() {
        return Err(Refusal::empty_message());
    }
    let message_id = message.id;
    world.add_message(message);
    Ok(message_id)
}

/// A follow-up. The first one after "thinking" becomes the answer.
fn follow_up(world: &mut World, id: u64, call: &Call<'_>) -> Result<Answer, Refusal> {
    check_message(&call.body, call.files.len())?;
    check_files(world, &call.files)?;
    let original = world.interactions.get(&id).and_then(|one| one.original);
    let loading = original.filter(|id| world.message(*id).is_some_and(|one| one.thinking()));
    let sent = if let Some(loading) = loading {
        let mut body = call.body.clone();
        if let Some(body) = body.as_object_mut() {
            // Whether it is ephemeral was settled when the bot began to think.
            body.remove("flags");
        }
        edit(world, loading, &body, &call.files, Unless::Interaction)?;
        loading
    } else {
        let sent = send(world, id, &call.body, &call.files, false)?;
        if let Some(interaction) = world.interactions.get_mut(&id) {
            interaction.follow_ups.push(sent);
        }
        sent
    };
    let message = world.message(sent).ok_or_else(Refusal::unknown_message)?;
    Ok(Answer::ok(world.message_json(message)))
}
