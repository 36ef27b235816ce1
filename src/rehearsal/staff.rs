//! What the staff of a server do to channels, threads and the bot, and how the
//! bot is told.

use serde_json::{Value, json};

use super::LocalDiscord;
use super::places::Channel;
use super::world::{GUILDS, World};

impl World {
    /// Deletes a channel or thread with all its messages, and the threads that
    /// hang in it.
    pub(super) fn remove_channel(&mut self, id: u64) {
        let Some(channel) = self.channels.remove(&id) else {
            return;
        };
        for message in &channel.messages {
            self.messages.remove(message);
        }
        if let Some(guild) = self
            .guilds
            .iter_mut()
            .find(|guild| guild.id == channel.guild)
        {
            guild.channels.retain(|one| *one != id);
        }
        let threads: Vec<u64> = self.threads(id).iter().map(|thread| thread.id).collect();
        let name = if channel.thread.is_some() {
            "THREAD_DELETE"
        } else {
            "CHANNEL_DELETE"
        };
        self.tell(name, GUILDS, channel.guild, |_| channel.json());
        for thread in threads {
            self.remove_channel(thread);
        }
    }

    /// Puts a thread away, and locks it or not.
    pub(super) fn archive(&mut self, id: u64, locked: bool) {
        let Some(channel) = self.channels.get_mut(&id) else {
            return;
        };
        let Some(thread) = &mut channel.thread else {
            return;
        };
        thread.archived = true;
        thread.locked = locked;
        let guild = channel.guild;
        self.tell("THREAD_UPDATE", GUILDS, guild, |world| {
            world.channel(id).map_or(Value::Null, Channel::json)
        });
    }

    /// Lets the bot into a server again.
    pub(super) fn invite_bot(&mut self, id: u64) {
        if let Some(guild) = self.guilds.iter_mut().find(|guild| guild.id == id) {
            guild.has_bot = true;
        }
        self.tell("GUILD_CREATE", GUILDS, id, |world| world.guild_create(id));
    }

    /// Throws the bot out of a server.
    pub(super) fn remove_bot(&mut self, id: u64) {
        if let Some(guild) = self.guilds.iter_mut().find(|guild| guild.id == id) {
            guild.has_bot = false;
        }
        self.commands.remove(&Some(id));
        self.tell(
            "GUILD_DELETE",
            GUILDS,
            id,
            |_| json!({"id": id.to_string()}),
        );
    }
}

impl LocalDiscord {
    /// Says who may use a command in a server, as an admin does under Server
    /// Settings → Integrations: ids of users or roles, and whether they may.
    pub fn permit(&self, command: &str, members: &[(u64, bool)]) {
        self.server().change(|world| {
            let named = |one: &&Value| one["name"] == command;
            let id = world
                .commands
                .values()
                .flatten()
                .find(named)
                .and_then(|one| one["id"].as_str());
            if let Some(id) = id.and_then(|id| id.parse().ok()) {
                let lines = members.iter().map(
                    |(member, may)| json!({"id": member.to_string(), "type": 2, "permission": may}),
                );
                world.overwrites.insert(id, lines.collect());
            }
        });
    }

    /// Deletes a channel or thread with all its messages.
    pub fn delete_channel(&self, id: u64) {
        self.server().change(|world| world.remove_channel(id));
    }

    /// Takes permissions from the bot in a channel, as bits; 0 gives all back.
    pub fn deny(&self, channel: u64, permissions: u64) {
        self.server().change(|world| {
            if let Some(channel) = world.channels.get_mut(&channel) {
                channel.denied = permissions;
            }
        });
    }

    /// Puts a thread away, and locks it or not.
    pub fn archive(&self, thread: u64, locked: bool) {
        self.server().change(|world| world.archive(thread, locked));
    }

    /// Throws the bot out of a server.
    pub fn remove_bot(&self, guild: u64) {
        self.server().change(|world| world.remove_bot(guild));
    }

    /// Invites the bot into a server that it was thrown out of.
    pub fn invite_bot(&self, guild: u64) {
        self.server().change(|world| world.invite_bot(guild));
    }

    /// Deletes a message, as staff do.
    pub fn delete_message(&self, id: u64) {
        self.server().change(|world| world.delete_message(id));
    }
}
