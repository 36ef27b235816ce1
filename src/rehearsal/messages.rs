//! Messages: the routes of channels that send, list, edit and delete them, and
//! what the bot needs to be allowed for it.

use std::time::Instant;

use serde_json::Value;

use super::limits;
use super::mentions::{Unless, snowflake};
use super::message::Message;
use super::people::permission;
use super::places::ChannelKind;
use super::refusal::Refusal;
use super::rest::{Answer, Call, id};
use super::world::{Said, World};
use super::writing::{check_files, edit, make};

/// Answers `/channels/{channel}/messages/{rest}`.
pub(super) fn answer(
    world: &mut World,
    channel: u64,
    rest: &[&str],
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    may(world, channel, 0)?;
    match (call.method, rest) {
        ("POST", []) => post(world, channel, call),
        ("GET", []) => list(world, channel, call),
        ("POST", ["bulk-delete"]) => Err(Refusal::missing_permissions()),
        ("GET", [message]) => {
            may(world, channel, permission::READ_MESSAGE_HISTORY)?;
            let message = public(world, channel, id(message)?)?;
            Ok(Answer::ok(world.message_json(message)))
        }
        ("PATCH", [message]) => edit_own(world, channel, id(message)?, call),
        ("DELETE", [message]) => {
            let message = public(world, channel, id(message)?)?;
            let (id, mine) = (message.id, message.author == world.bot);
            not_archived(world, channel)?;
            if !mine {
                may(world, channel, permission::MANAGE_MESSAGES)?;
            }
            world.delete_message(id);
            Ok(Answer::nothing())
        }
        ("POST", [message, "crosspost"]) => crosspost(world, channel, id(message)?),
        _ => Err(Refusal::no_such_route()),
    }
}

/// Whether the bot sees the channel and may do there what the bits say.
pub(super) fn may(world: &World, channel: u64, bits: u64) -> Result<(), Refusal> {
    let channel = world
        .channel(channel)
        .ok_or_else(Refusal::unknown_channel)?;
    // A private channel is in no server.
    let here = channel.kind == ChannelKind::Direct
        || world
            .guild(channel.guild)
            .is_some_and(|guild| guild.has_bot);
    if !here {
        return Err(Refusal::unknown_channel());
    }
    // A thread stands under the permissions of the channel that it hangs in.
    let parent = channel
        .thread
        .as_ref()
        .and_then(|thread| world.channel(thread.parent));
    let here = channel.bot_permissions() & parent.map_or(u64::MAX, |one| one.bot_permissions());
    if here & permission::VIEW_CHANNEL == 0 {
        return Err(Refusal::missing_access());
    }
    if here & bits == bits {
        Ok(())
    } else {
        Err(Refusal::missing_permissions())
    }
}

/// Refuses in a thread that is archived.
pub(super) fn not_archived(world: &World, channel: u64) -> Result<(), Refusal> {
    let thread = world
        .channel(channel)
        .and_then(|channel| channel.thread.as_ref());
    if thread.is_some_and(|thread| thread.archived) {
        Err(Refusal::archived())
    } else {
        Ok(())
    }
}

/// A message that the bot can find in a channel.
pub(super) fn public(world: &World, channel: u64, id: u64) -> Result<&Message, Refusal> {
    world
        .message(id)
        .filter(|message| message.channel == channel && message.only_for.is_none())
        .ok_or_else(Refusal::unknown_message)
}

fn post(world: &mut World, channel: u64, call: &Call<'_>) -> Result<Answer, Refusal> {
    let place = world
        .channel(channel)
        .ok_or_else(Refusal::unknown_channel)?;
    let mut needed = match place.kind {
        ChannelKind::Forum => return Err(Refusal::forum()),
        ChannelKind::Category => return Err(Refusal::not_a_text_channel()),
        kind if kind.is_thread() => permission::SEND_MESSAGES_IN_THREADS,
        _ => permission::SEND_MESSAGES,
    };
    if call.body["embeds"]
        .as_array()
        .is_some_and(|embeds| !embeds.is_empty())
    {
        needed |= permission::EMBED_LINKS;
    }
    if !call.files.is_empty() {
        needed |= permission::ATTACH_FILES;
    }
    may(world, channel, needed)?;
    if let Some(thread) = &place.thread
        && thread.locked
    {
        let archived = thread.archived;
        return Err(if archived {
            Refusal::archived()
        } else {
            Refusal::thread_locked()
        });
    }
    limits::check_message(&call.body, call.files.len())?;
    check_files(world, &call.files)?;
    let replies_to = reference(world, channel, &call.body)?;
    if let Some(earlier) = said_before(world, channel, &call.body)? {
        return Ok(Answer::ok(earlier));
    }
    let mut message = make(
        world,
        channel,
        &call.body,
        &call.files,
        Unless::Channel,
        None,
    );
    message.replies_to = replies_to;
    if message.blank() {
        return Err(Refusal::empty_message());
    }
    if let Some(to) = replies_to.and_then(|to| world.message(to)) {
        let pings = call.body["allowed_mentions"]["replied_user"].as_bool();
        let pings = pings.unwrap_or(call.body["allowed_mentions"].is_null());
        if pings && !message.mentions_would_ping.users.contains(&to.author) {
            message.mentions_would_ping.users.push(to.author);
        }
    }
    let id = message.id;
    if let Some(nonce) = nonce(&call.body) {
        world.said.push_back(Said {
            at: Instant::now(),
            channel,
            nonce,
            message: id,
        });
    }
    if let Some(thread) = world
        .channels
        .get_mut(&channel)
        .and_then(|one| one.thread.as_mut())
    {
        thread.archived = false;
    }
    world.add_message(message);
    shown(world, id)
}

fn shown(world: &World, id: u64) -> Result<Answer, Refusal> {
    let message = world.message(id).ok_or_else(Refusal::unknown_message)?;
    Ok(Answer::ok(world.message_json(message)))
}

fn nonce(body: &Value) -> Option<String> {
    if body["enforce_nonce"] != true {
        return None;
    }
    match &body["nonce"] {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The message that the same nonce made in the same channel not long ago.
fn said_before(world: &mut World, channel: u64, body: &Value) -> Result<Option<Value>, Refusal> {
    let window = world.settings.nonce_window;
    while world
        .said
        .front()
        .is_some_and(|said| said.at.elapsed() >= window)
    {
        world.said.pop_front();
    }
    let Some(nonce) = nonce(body) else {
        return Ok(None);
    };
    let earlier = world
        .said
        .iter()
        .find(|said| said.channel == channel && said.nonce == nonce);
    let Some(earlier) = earlier.map(|said| said.message) else {
        return Ok(None);
    };
    let message = world
        .message(earlier)
        .ok_or_else(Refusal::unknown_message)?;
    Ok(Some(world.message_json(message)))
}

fn reference(world: &World, channel: u64, body: &Value) -> Result<Option<u64>, Refusal> {
    let reference = &body["message_reference"];
    let Some(to) = snowflake(&reference["message_id"]) else {
        return Ok(None);
    };
    if public(world, channel, to).is_ok() {
        return Ok(Some(to));
    }
    if reference["fail_if_not_exists"] == false {
        return Ok(None);
    }
    let (code, message) = ("MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
    Err(Refusal::form("message_reference", code, message))
}

fn edit_own(world: &mut World, channel: u64, id: u64, call: &Call<'_>) -> Result<Answer, Refusal> {
    if public(world, channel, id)?.author != world.bot {
        return Err(Refusal::not_yours());
    }
    not_archived(world, channel)?;
    limits::check_message(&call.body, call.files.len())?;
    check_files(world, &call.files)?;
    edit(world, id, &call.body, &call.files, Unless::Channel)?;
    shown(world, id)
}

fn list(world: &World, channel: u64, call: &Call<'_>) -> Result<Answer, Refusal> {
    let number = |key: &str| {
        call.query
            .get(key)
            .and_then(|text| text.parse::<u64>().ok())
    };
    let limit = match call.query.get("limit").map(|text| text.parse::<usize>()) {
        None => 50,
        Some(Ok(limit @ 1..=100)) => limit,
        Some(_) => {
            let message = "int value should be between 1 and 100.";
            return Err(Refusal::form("limit", "NUMBER_TYPE_MAX", message));
        }
    };
    if may(world, channel, permission::READ_MESSAGE_HISTORY).is_err() {
        return Ok(Answer::ok(Value::Array(Vec::new())));
    }
    // Newest first, except that `after` starts next to its message.
    let messages = world.messages(channel);
    let mut found: Vec<&Message> = if let Some(after) = number("after") {
        messages
            .filter(|message| message.id > after)
            .take(limit)
            .collect()
    } else {
        let before = number("before").unwrap_or(u64::MAX);
        messages
            .rev()
            .filter(|message| message.id < before)
            .take(limit)
            .collect()
    };
    found.sort_by_key(|message| std::cmp::Reverse(message.id));
    Ok(Answer::ok(
        found
            .into_iter()
            .map(|message| world.message_json(message))
            .collect(),
    ))
}

fn crosspost(world: &mut World, channel: u64, id: u64) -> Result<Answer, Refusal> {
    if world
        .channel(channel)
        .is_none_or(|channel| channel.kind != ChannelKind::News)
    {
        return Err(Refusal::wrong_channel_type());
    }
    public(world, channel, id)?;
    if let Some(message) = world.messages.get_mut(&id) {
        message.flags |= 1;
    }
    shown(world, id)
}
