//! What a tab is shown, as JSON: people, places, commands, messages, and what
//! is under way for the person who is played.
//!
//! Pure: the world in, JSON out. Ids are texts, for a browser's numbers are too
//! short for them; times are milliseconds since 1970. Addresses of files are
//! given without the server's own name, so that they stay the page's.

use serde_json::{Value, json};

use super::super::interaction::{Input, Modal};
use super::super::message::{EPOCH, Message};
use super::super::options::{nests, options, options_of};
use super::super::payload::Scene;
use super::super::people::permission;
use super::super::places::{Channel, ChannelKind};
use super::super::world::World;
use super::cast::Part;
use super::desk::{Deed, Desk, Form};
use crate::rehearsal::command_form::kind;

/// Permissions that commands ask for, by their names.
const PERMISSIONS: [(u64, &str); 5] = [
    (permission::ADMINISTRATOR, "Administrator"),
    (permission::MANAGE_GUILD, "Manage Server"),
    (permission::MANAGE_CHANNELS, "Manage Channels"),
    (permission::MANAGE_MESSAGES, "Manage Messages"),
    (permission::MANAGE_THREADS, "Manage Threads"),
];

/// Everyone who can be played, and who is.
pub(super) fn people(cast: &[Part], me: u64) -> Value {
    let people: Vec<Value> = cast
        .iter()
        .map(|part| {
            json!({"id": part.id.to_string(), "key": part.key, "name": part.name, "post": part.post})
        })
        .collect();
    json!({"me": me.to_string(), "people": people})
}

/// The server with its channels and threads, and the letters of the bot.
pub(super) fn places(world: &World, me: u64) -> Value {
    let guild = world.guilds().first();
    let channels: Vec<Value> = guild
        .map_or(&[][..], |guild| &guild.channels)
        .iter()
        .filter_map(|id| world.channel(*id))
        .map(|channel| {
            let threads: Vec<Value> = world
                .threads(channel.id)
                .into_iter()
                .map(|thread| place(world, thread, me))
                .collect();
            let mut place = place(world, channel, me);
            place["threads"] = json!(threads);
            place
        })
        .collect();
    let letters = world
        .direct
        .get(&me)
        .and_then(|id| world.channel(*id))
        .filter(|channel| !channel.messages.is_empty())
        .map(|channel| place(world, channel, me));
    json!({
        "guild": guild.map_or("", |guild| &guild.name),
        "channels": channels,
        "letters": letters,
    })
}

fn place(world: &World, channel: &Channel, me: u64) -> Value {
    let kind = match channel.kind {
        ChannelKind::Text => "text",
        ChannelKind::Direct => "letters",
        ChannelKind::Voice => "voice",
        ChannelKind::Category => "category",
        ChannelKind::News => "news",
        ChannelKind::NewsThread | ChannelKind::Thread => "thread",
        ChannelKind::Forum => "forum",
    };
    let last = world.seen_by(me, channel.id).next_back();
    json!({
        "id": channel.id.to_string(),
        "name": channel.name,
        "kind": kind,
        "type": channel.kind as u8,
        "archived": channel.thread.as_ref().is_some_and(|thread| thread.archived),
        "last": last.map(|message| message.id.to_string()),
    })
}

/// The commands that a person sees in a place: each slash command down to its
/// subcommands, and those of a message's menu.
pub(super) fn commands(world: &World, scene: Scene) -> Value {
    let guild = world
        .channel(scene.channel)
        .map_or(0, |channel| channel.guild);
    let (mut slash, mut menu) = (Vec::new(), Vec::new());
    for command in world.commands(guild) {
        if world.may_use(scene, guild, command).is_err() {
            continue;
        }
        let needs = needs(command);
        match kind(command) {
            1 => slash_of(command, "", &needs, &mut slash),
            3 => menu.push(json!({"name": command["name"], "needs": needs})),
            _ => {}
        }
    }
    json!({"slash": slash, "menu": menu})
}

fn slash_of(command: &Value, above: &str, needs: &[&str], into: &mut Vec<Value>) {
    let name = command["name"].as_str().unwrap_or_default();
    let path = if above.is_empty() {
        name.to_owned()
    } else {
        format!("{above} {name}")
    };
    let inside = options(command);
    if inside.iter().any(nests) {
        for one in inside {
            slash_of(one, &path, needs, into);
        }
        return;
    }
    into.push(json!({
        "path": path,
        "description": command["description"],
        "needs": needs,
        "options": options_of(command, "options"),
    }));
}

/// The names of the permissions that a command asks for.
fn needs(command: &Value) -> Vec<&'static str> {
    let Some(bits) = command["default_member_permissions"].as_str() else {
        return Vec::new();
    };
    match bits.parse::<u64>() {
        Ok(bits) if bits != 0 => PERMISSIONS
            .iter()
            .filter(|(bit, _)| bits & bit != 0)
            .map(|(_, name)| *name)
            .collect(),
        // "0" stands for admins only.
        _ => vec!["Administrator"],
    }
}

/// What is under way for a person in a place: what she waits for there, what
/// failed, and the form before her.
pub(super) fn own(world: &World, desk: &mut Desk, me: u64, channel: u64) -> Value {
    let own = desk.own(me);
    let deeds: Vec<Value> = own
        .deeds
        .iter()
        .filter(|deed| deed.channel == channel)
        .filter(|deed| deed.failed.is_some() || deed.waits(world))
        .map(deed)
        .collect();
    json!({"deeds": deeds, "form": own.form.as_ref().map(form)})
}

fn deed(deed: &Deed) -> Value {
    json!({
        "id": deed.id.to_string(),
        "label": deed.label,
        "message": deed.on.as_ref().map(|(message, _)| message.to_string()),
        "component": deed.on.as_ref().map(|(_, component)| component),
        "failed": deed.failed,
    })
}

fn form(form: &Form) -> Value {
    let Modal { title, inputs, .. } = &form.modal;
    json!({
        "id": form.id.to_string(),
        "title": title,
        "inputs": inputs.iter().map(input).collect::<Vec<_>>(),
        "sent": form.sent,
        "failed": form.failed,
    })
}

fn input(input: &Input) -> Value {
    json!({
        "id": input.custom_id,
        "label": input.label,
        "value": input.value,
        "placeholder": input.placeholder,
        "required": input.required,
        "least": input.least,
        "most": input.most,
        "paragraph": input.paragraph,
    })
}

/// What is up on the stage.
pub(super) fn stage(desk: &Desk, bot_is_there: bool) -> Value {
    json!({
        "playing": desk.playing,
        "played": desk.played,
        "slow": desk.slow,
        "cut": desk.cut,
        "bot": bot_is_there,
    })
}

/// A message as a person sees it.
pub(super) fn message(world: &World, message: &Message) -> Value {
    let author = world.user(message.author);
    let files = message.attachments.iter().map(|one| file(world, one));
    let embeds = message.embeds.iter().map(|one| embed(world, one));
    json!({
        "id": message.id.to_string(),
        "at": (message.id >> 22) + EPOCH,
        "author": {
            "id": message.author.to_string(),
            "name": author.map_or("somebody", |user| &user.name),
            "bot": author.is_some_and(|user| user.bot),
        },
        "text": message.content,
        "embeds": embeds.collect::<Vec<_>>(),
        "rows": message.components,
        "files": files.collect::<Vec<_>>(),
        "private": message.only_for.is_some(),
        "thinking": message.thinking(),
        "edited": edited(world, message),
        "thread": message.has_thread.then(|| thread(world, message.id)).flatten(),
        "reply": message.replies_to.map(|to| reply(world, to)),
        "cause": cause(world, message),
    })
}

/// Whether the message says something else than it first did. The edit that
/// ends "thinking" does not count.
fn edited(world: &World, message: &Message) -> bool {
    let interaction = message
        .interaction
        .as_ref()
        .and_then(|cause| world.interaction(cause.id));
    let deferred = interaction.is_some_and(|one| {
        one.original == Some(message.id)
            && one.answer == Some(super::super::interaction::Answer::Thinking)
    });
    message.edits > u32::from(deferred)
}

fn thread(world: &World, id: u64) -> Option<Value> {
    let thread = world.channel(id)?;
    Some(json!({
        "id": id.to_string(),
        "name": thread.name,
        "count": thread.messages.len(),
    }))
}

fn reply(world: &World, to: u64) -> Value {
    let message = world.message(to);
    let author = message.and_then(|message| world.user(message.author));
    json!({
        "author": author.map(|user| &user.name),
        "text": message.map(|message| &message.content),
    })
}

fn cause(world: &World, message: &Message) -> Option<Value> {
    let cause = message.interaction.as_ref()?;
    let user = world.user(cause.user)?;
    (!cause.name.is_empty())
        .then(|| json!({"id": user.id.to_string(), "name": user.name, "command": cause.name}))
}

fn file(world: &World, attachment: &Value) -> Value {
    let kind = attachment["content_type"].as_str().unwrap_or_default();
    json!({
        "name": attachment["filename"],
        "alt": attachment["description"],
        "bytes": attachment["size"],
        "picture": kind.starts_with("image/"),
        "url": local(world, attachment["url"].as_str().unwrap_or_default()),
    })
}

/// An embed whose pictures are this server's, or somewhere on the web.
fn embed(world: &World, embed: &Value) -> Value {
    let mut embed = embed.clone();
    for (part, key) in [
        ("image", "url"),
        ("thumbnail", "url"),
        ("author", "icon_url"),
        ("footer", "icon_url"),
    ] {
        if let Some(url) = embed[part][key].as_str() {
            embed[part][key] = json!(local(world, url));
        }
    }
    embed
}

/// An address of this server without the server's name.
fn local<'a>(world: &World, url: &'a str) -> &'a str {
    url.strip_prefix(&world.base_url).unwrap_or(url)
}
