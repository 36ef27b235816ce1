//! Servers, channels and threads, and how Discord writes them down.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::people::{JOINED, User, permission};

/// Kinds of channels, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChannelKind {
    /// An ordinary channel.
    Text = 0,
    /// A private channel of the bot and one person.
    Direct = 1,
    /// A voice channel; it has a chat too.
    Voice = 2,
    /// A heading over channels.
    Category = 4,
    /// An announcement channel.
    News = 5,
    /// A thread of an announcement channel.
    NewsThread = 10,
    /// A thread.
    Thread = 11,
    /// A forum.
    Forum = 15,
}

impl ChannelKind {
    /// Whether it is a thread.
    #[must_use]
    pub fn is_thread(self) -> bool {
        matches!(self, Self::Thread | Self::NewsThread)
    }
}

/// A channel or thread.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Channel {
    /// Snowflake.
    pub id: u64,
    /// Snowflake of its server.
    pub guild: u64,
    /// What it is.
    pub kind: ChannelKind,
    /// Its name.
    pub name: String,
    /// Permission bits that the bot is denied here.
    pub denied: u64,
    /// Messages in it, oldest first.
    pub messages: BTreeSet<u64>,
    /// What only threads have.
    pub thread: Option<Thread>,
}

/// What only threads have.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Thread {
    /// Snowflake of the channel that it hangs in.
    pub parent: u64,
    /// Snowflake of who opened it.
    pub owner: u64,
    /// Put away; a new message takes it out again.
    pub archived: bool,
    /// Closed to all but moderators.
    pub locked: bool,
    /// Minutes without a message until it is put away.
    pub archive_after: u64,
}

impl Channel {
    /// What the bot may do here.
    #[must_use]
    pub fn bot_permissions(&self) -> u64 {
        permission::MEMBER & !self.denied
    }

    /// The channel as Discord writes it.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut channel = json!({
            "id": self.id.to_string(),
            "guild_id": self.guild.to_string(),
            "type": self.kind as u8,
            "name": self.name,
            "flags": 0,
            "last_message_id": self.messages.last().map(u64::to_string),
            "rate_limit_per_user": 0,
        });
        if let Some(thread) = &self.thread {
            channel["parent_id"] = json!(thread.parent.to_string());
            channel["owner_id"] = json!(thread.owner.to_string());
            channel["message_count"] = json!(self.messages.len().min(50));
            channel["total_message_sent"] = json!(self.messages.len());
            channel["member_count"] = json!(1);
            channel["thread_metadata"] = json!({
                "archived": thread.archived,
                "locked": thread.locked,
                "auto_archive_duration": thread.archive_after,
                "archive_timestamp": JOINED,
            });
        } else {
            channel["parent_id"] = Value::Null;
            channel["position"] = json!(0);
            channel["permission_overwrites"] = json!([]);
            channel["nsfw"] = json!(false);
            channel["topic"] = Value::Null;
        }
        if self.kind == ChannelKind::Voice {
            channel["bitrate"] = json!(64_000);
            channel["user_limit"] = json!(0);
        }
        channel
    }

    /// The channel as interactions carry it, with a member's permissions in it.
    #[must_use]
    pub fn partial_json(&self, permissions: u64) -> Value {
        let mut channel = self.json();
        channel["permissions"] = json!(permissions.to_string());
        channel
    }
}

/// A server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Guild {
    /// Snowflake.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Its channels, without threads, in order.
    pub channels: Vec<u64>,
    /// Whether the bot is in it.
    pub has_bot: bool,
    /// The language that it prefers, such as `en-US`.
    #[serde(default = "usual")]
    pub locale: String,
}

/// The language of whoever has not chosen one.
pub(super) fn usual() -> String {
    "en-US".to_owned()
}

impl Guild {
    /// The server as REST writes it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "icon": null,
            "splash": null,
            "discovery_splash": null,
            "owner_id": "1",
            "afk_channel_id": null,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "roles": [self.everyone_json()],
            "emojis": [],
            "features": [],
            "mfa_level": 0,
            "application_id": null,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "rules_channel_id": null,
            "max_members": 500_000,
            "vanity_url_code": null,
            "description": null,
            "banner": null,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "public_updates_channel_id": null,
            "nsfw_level": 0,
            "stickers": [],
            "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null,
        })
    }

    /// The role that everyone has.
    #[must_use]
    pub fn everyone_json(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": "@everyone",
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
            "hoist": false,
            "icon": null,
            "unicode_emoji": null,
            "position": 0,
            "permissions": permission::MEMBER.to_string(),
            "managed": false,
            "mentionable": false,
            "flags": 0,
        })
    }

    /// The server as `GUILD_CREATE` writes it.
    #[must_use]
    pub fn create_json(&self, bot: &User, channels: &[Value], threads: &[Value]) -> Value {
        let mut guild = self.json();
        guild["joined_at"] = json!(JOINED);
        guild["large"] = json!(false);
        guild["unavailable"] = json!(false);
        guild["member_count"] = json!(2);
        guild["voice_states"] = json!([]);
        guild["members"] = json!([bot.member_json(permission::MEMBER)]);
        guild["channels"] = json!(channels);
        guild["threads"] = json!(threads);
        guild["presences"] = json!([]);
        guild["stage_instances"] = json!([]);
        guild["guild_scheduled_events"] = json!([]);
        guild["soundboard_sounds"] = json!([]);
        guild
    }
}
