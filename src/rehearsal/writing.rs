//! Writing the bot's messages: made from a body that was checked, and edited
//! with one. Channels and interactions share this.

use serde_json::Value;

use super::files::{File, embed_attached};
use super::limits;
use super::mentions::{Unless, snowflake, would_ping};
use super::message::{Cause, Message};
use super::refusal::Refusal;
use super::world::World;

/// Refuses files that are too large.
pub(super) fn check_files(world: &World, files: &[File]) -> Result<(), Refusal> {
    let most = world.settings.attachment_size_limit as usize;
    if files.iter().any(|file| file.bytes.len() > most) {
        return Err(Refusal::too_large());
    }
    Ok(())
}

/// Makes the bot's message from a body that was checked. It is not yet stored;
/// its files are.
pub(super) fn make(
    world: &mut World,
    channel: u64,
    body: &Value,
    files: &[File],
    unless: Unless,
    cause: Option<Cause>,
) -> Message {
    let mut message = Message {
        id: world.snowflake(),
        channel,
        author: world.bot,
        content: String::new(),
        embeds: Vec::new(),
        components: Vec::new(),
        attachments: Vec::new(),
        flags: body["flags"].as_u64().unwrap_or(0),
        only_for: None,
        nonce: Some(body["nonce"].clone()).filter(|nonce| !nonce.is_null()),
        edits: 0,
        mentions_would_ping: Default::default(),
        has_thread: false,
        replies_to: None,
        interaction: cause,
    };
    message.flags &= limits::SUPPRESS_EMBEDS | limits::SUPPRESS_NOTIFICATIONS | limits::EPHEMERAL;
    if unless == Unless::Channel {
        message.flags &= !limits::EPHEMERAL;
    }
    apply(world, &mut message, body, files, unless);
    message
}

/// Writes the fields that a body has into a message; the others stay.
pub(super) fn apply(
    world: &mut World,
    message: &mut Message,
    body: &Value,
    files: &[File],
    unless: Unless,
) {
    if let Some(content) = body.get("content") {
        message.content = content.as_str().unwrap_or_default().trim().to_owned();
    }
    for (field, list) in [
        ("embeds", &mut message.embeds),
        ("components", &mut message.components),
    ] {
        if let Some(value) = body.get(field) {
            *list = value.as_array().cloned().unwrap_or_default();
        }
    }
    if let Some(kept) = body.get("attachments") {
        let kept: Vec<u64> = kept
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|file| snowflake(&file["id"]))
            .collect();
        message
            .attachments
            .retain(|file| snowflake(&file["id"]).is_some_and(|id| kept.contains(&id)));
    }
    for file in files {
        let id = world.snowflake();
        let listed = body["attachments"].as_array().into_iter().flatten();
        let mut own = listed.filter(|listed| snowflake(&listed["id"]) == Some(file.slot));
        let description = own.next().and_then(|listed| listed["description"].as_str());
        let file = File {
            description: description.unwrap_or_default().to_owned(),
            ..file.clone()
        };
        message
            .attachments
            .push(file.json(id, message.channel, &world.base_url));
        world.files.keep(id, file);
    }
    embed_attached(&mut message.embeds, &mut message.attachments);
    // An edit that says nothing of mentions parses them anew with the defaults.
    let pings = would_ping(&message.content, &body["allowed_mentions"], unless);
    message.mentions_would_ping.add(&pings);
}

/// Edits a message with a checked body, and tells.
pub(super) fn edit(
    world: &mut World,
    id: u64,
    body: &Value,
    files: &[File],
    unless: Unless,
) -> Result<(), Refusal> {
    let mut message = world
        .message(id)
        .cloned()
        .ok_or_else(Refusal::unknown_message)?;
    apply(world, &mut message, body, files, unless);
    if let Some(flags) = body["flags"].as_u64() {
        let kept = message.flags & !limits::SUPPRESS_EMBEDS;
        message.flags = kept | flags & limits::SUPPRESS_EMBEDS;
    }
    if message.blank() {
        return Err(Refusal::empty_message());
    }
    message.flags &= !limits::LOADING;
    message.edits += 1;
    let (public, channel) = (message.only_for.is_none(), message.channel);
    world.messages.insert(id, message);
    if let (true, Some(guild)) = (public, world.channel(channel).map(|channel| channel.guild)) {
        world.tell_message("MESSAGE_UPDATE", guild, id);
    }
    Ok(())
}
