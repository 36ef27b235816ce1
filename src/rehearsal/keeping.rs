//! Messages kept, shown, told of and forgotten again.

use serde_json::{Value, json};

use super::message::Message;
use super::people::User;
use super::world::{GUILD_MESSAGES, MESSAGE_CONTENT, World};

impl World {
    /// A message as Discord writes it, with all that it refers to.
    #[must_use]
    pub fn message_json(&self, message: &Message) -> Value {
        let Some(author) = self.users.get(&message.author) else {
            return Value::Null;
        };
        let cause = message
            .interaction
            .as_ref()
            .and_then(|cause| self.users.get(&cause.user));
        let pings = &message.mentions_would_ping.users;
        let mentioned: Vec<&User> = pings.iter().filter_map(|id| self.users.get(id)).collect();
        let mut json = message.json(author, cause, &mentioned, self.application);
        if message.has_thread
            && let Some(thread) = self.channels.get(&message.id)
        {
            json["thread"] = thread.json();
        }
        json
    }

    /// Stores a message and tells the sessions that may know; the oldest
    /// messages make room.
    pub(super) fn add_message(&mut self, message: Message) {
        let (id, place, from_interaction) =
            (message.id, message.channel, message.interaction.is_some());
        let Some(channel) = self.channels.get_mut(&place) else {
            return;
        };
        let guild = channel.guild;
        channel.messages.insert(id);
        let public = message.only_for.is_none();
        self.messages.insert(id, message);
        let (queue, most) = if from_interaction {
            (&mut self.replies, self.settings.replies_kept)
        } else {
            (&mut self.posts, self.settings.posts_kept)
        };
        queue.push_back(id);
        let oldest = if queue.len() > most.max(1) {
            queue.pop_front()
        } else {
            None
        };
        if let Some(oldest) = oldest {
            self.forget_message(oldest);
        }
        if public {
            self.tell_message("MESSAGE_CREATE", guild, id);
        }
    }

    /// Tells of a message as it is now. What others wrote is blank without the
    /// intent for it.
    pub(super) fn tell_message(&mut self, name: &'static str, guild: u64, id: u64) {
        self.tell(name, GUILD_MESSAGES, guild, |world| {
            let Some(message) = world.messages.get(&id) else {
                return Value::Null;
            };
            let mut json = world.message_json(message);
            json["guild_id"] = json!(guild.to_string());
            let mine = message.author == world.bot
                || message.mentions_would_ping.users.contains(&world.bot);
            if !mine && world.intents & MESSAGE_CONTENT == 0 {
                json["content"] = json!("");
                for list in ["embeds", "attachments", "components"] {
                    json[list] = json!([]);
                }
            }
            json
        });
    }

    /// Removes a message without a word, and the thread that hangs on it.
    pub(super) fn forget_message(&mut self, id: u64) {
        if let Some(message) = self.messages.remove(&id) {
            if let Some(channel) = self.channels.get_mut(&message.channel) {
                channel.messages.remove(&id);
            }
            if message.has_thread
                && let Some(thread) = self.channels.remove(&id)
            {
                for id in thread.messages {
                    self.messages.remove(&id);
                }
            }
        }
    }

    /// Deletes a message as people do, and tells. A thread on it stays.
    pub(super) fn delete_message(&mut self, id: u64) -> bool {
        let Some(message) = self.messages.remove(&id) else {
            return false;
        };
        let Some(channel) = self.channels.get_mut(&message.channel) else {
            return true;
        };
        channel.messages.remove(&id);
        let guild = channel.guild;
        if message.only_for.is_none() {
            self.tell("MESSAGE_DELETE", GUILD_MESSAGES, guild, |_| {
                json!({
                    "id": id.to_string(),
                    "channel_id": message.channel.to_string(),
                    "guild_id": guild.to_string(),
                })
            });
        }
        true
    }
}
