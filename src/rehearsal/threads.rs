//! Channels and threads: the routes that read, open and change them.

use serde_json::{Value, json};

use super::limits;
use super::mentions::Unless;
use super::messages::{may, public};
use super::people::permission;
use super::places::{Channel, ChannelKind, Thread};
use super::refusal::{Form, Refusal};
use super::rest::{Answer, Call, id};
use super::world::{GUILDS, World};
use super::writing::{check_files, make};

/// Message flag: a thread hangs on it.
const HAS_THREAD: u64 = 1 << 5;
/// Minutes until a thread is put away, unless the request says.
const ARCHIVE_AFTER: u64 = 4320;

/// Answers `/channels/{channel}/{rest}`, but for messages.
pub(super) fn answer(
    world: &mut World,
    channel: u64,
    rest: &[&str],
    call: &Call<'_>,
) -> Result<Answer, Refusal> {
    may(world, channel, 0)?;
    match (call.method, rest) {
        ("GET", []) => shown(world, channel, 200),
        ("PATCH", []) => change(world, channel, &call.body),
        ("DELETE", []) => Err(Refusal::missing_permissions()),
        ("POST", ["typing"]) => Ok(Answer::nothing()),
        ("POST", ["messages", message, "threads"]) => {
            open_on(world, channel, id(message)?, &call.body)
        }
        ("POST", ["threads"]) => open(world, channel, call),
        _ => Err(Refusal::no_such_route()),
    }
}

fn shown(world: &World, channel: u64, status: u16) -> Result<Answer, Refusal> {
    let channel = world
        .channel(channel)
        .ok_or_else(Refusal::unknown_channel)?;
    let mut json = channel.json();
    if channel.denied != 0 && channel.thread.is_none() {
        json["permission_overwrites"] = json!([{
            "id": world.bot.to_string(),
            "type": 1,
            "allow": "0",
            "deny": channel.denied.to_string(),
        }]);
    }
    Ok(Answer {
        status,
        body: Some(json),
    })
}

fn open_on(world: &mut World, channel: u64, on: u64, body: &Value) -> Result<Answer, Refusal> {
    let kind = thread_kind(world, channel)?;
    public(world, channel, on)?;
    may(world, channel, permission::CREATE_PUBLIC_THREADS)?;
    limits::check_thread(body)?;
    if world.channels.contains_key(&on) {
        return Err(Refusal::thread_exists());
    }
    add_thread(world, channel, on, kind, body);
    if let Some(message) = world.messages.get_mut(&on) {
        message.has_thread = true;
        message.flags |= HAS_THREAD;
    }
    shown(world, on, 201)
}

fn open(world: &mut World, channel: u64, call: &Call<'_>) -> Result<Answer, Refusal> {
    let place = world
        .channel(channel)
        .ok_or_else(Refusal::unknown_channel)?;
    let forum = place.kind == ChannelKind::Forum;
    let kind = if forum {
        ChannelKind::Thread
    } else {
        thread_kind(world, channel)?
    };
    // A post in a forum needs the right to send, a thread the right to open.
    let needed = if forum {
        permission::SEND_MESSAGES
    } else {
        permission::CREATE_PUBLIC_THREADS
    };
    may(world, channel, needed)?;
    limits::check_thread(&call.body)?;
    let first = &call.body["message"];
    if forum {
        limits::check_message(first, call.files.len()).map_err(|one| one.within("message"))?;
        check_files(world, &call.files)?;
    }
    let id = world.snowflake();
    add_thread(world, channel, id, kind, &call.body);
    if forum {
        let mut message = make(world, id, first, &call.files, Unless::Channel, None);
        if message.blank() {
            world.channels.remove(&id);
            return Err(Refusal::empty_message());
        }
        message.id = id;
        world.add_message(message);
    }
    shown(world, id, 201)
}

/// The kind of thread that a channel can have.
fn thread_kind(world: &World, channel: u64) -> Result<ChannelKind, Refusal> {
    match world.channel(channel).map(|channel| channel.kind) {
        Some(ChannelKind::Text) => Ok(ChannelKind::Thread),
        Some(ChannelKind::News) => Ok(ChannelKind::NewsThread),
        Some(_) => Err(Refusal::wrong_channel_type()),
        None => Err(Refusal::unknown_channel()),
    }
}

fn add_thread(world: &mut World, parent: u64, id: u64, kind: ChannelKind, body: &Value) {
    let guild = world.channel(parent).map_or(0, |channel| channel.guild);
    let thread = Thread {
        parent,
        owner: world.bot,
        archived: false,
        locked: false,
        archive_after: body["auto_archive_duration"]
            .as_u64()
            .unwrap_or(ARCHIVE_AFTER),
    };
    let channel = Channel {
        id,
        guild,
        kind,
        name: body["name"].as_str().unwrap_or_default().trim().to_owned(),
        denied: 0,
        messages: Default::default(),
        thread: Some(thread),
    };
    world.channels.insert(id, channel);
    world.tell("THREAD_CREATE", GUILDS, guild, |world| {
        let mut thread = world.channel(id).map_or(Value::Null, Channel::json);
        thread["newly_created"] = json!(true);
        thread
    });
}

fn change(world: &mut World, id: u64, body: &Value) -> Result<Answer, Refusal> {
    let bot = world.bot;
    let channel = world
        .channels
        .get_mut(&id)
        .ok_or_else(Refusal::unknown_channel)?;
    let Some(thread) = &mut channel.thread else {
        // The bot asks for no right to change channels, so it has none.
        return Err(Refusal::missing_permissions());
    };
    // Who opened a thread may name it and put it away, and not lock it, nor take
    // it out again once a moderator has locked it.
    if thread.owner != bot || thread.locked || body.get("locked").is_some() {
        return Err(Refusal::missing_permissions());
    }
    let mut form = Form::default();
    if !body["name"].is_null() {
        form.text(format_args!("name"), &body["name"], 1, limits::THREAD_NAME);
    }
    limits::check_archive_after(&mut form, body);
    form.finish()?;
    if thread.archived && body["archived"] != false {
        return Err(Refusal::archived());
    }
    thread.archived = body["archived"].as_bool().unwrap_or(thread.archived);
    thread.archive_after = body["auto_archive_duration"]
        .as_u64()
        .unwrap_or(thread.archive_after);
    if let Some(name) = body["name"].as_str() {
        channel.name = name.trim().to_owned();
    }
    let guild = channel.guild;
    world.tell("THREAD_UPDATE", GUILDS, guild, |world| {
        world.channel(id).map_or(Value::Null, Channel::json)
    });
    shown(world, id, 200)
}
