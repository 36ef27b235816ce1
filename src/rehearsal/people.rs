//! Users, what they may do, and how Discord writes them down.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::world::World;

/// Permission bits that this Discord knows by name.
pub mod permission {
    /// See everything, do everything.
    pub const ADMINISTRATOR: u64 = 1 << 3;
    /// Change channels.
    pub const MANAGE_CHANNELS: u64 = 1 << 4;
    /// Change the server; this is what makes staff.
    pub const MANAGE_GUILD: u64 = 1 << 5;
    /// See a channel.
    pub const VIEW_CHANNEL: u64 = 1 << 10;
    /// Send messages in channels.
    pub const SEND_MESSAGES: u64 = 1 << 11;
    /// Delete the messages of others.
    pub const MANAGE_MESSAGES: u64 = 1 << 13;
    /// Send embeds.
    pub const EMBED_LINKS: u64 = 1 << 14;
    /// Send files.
    pub const ATTACH_FILES: u64 = 1 << 15;
    /// Read what was sent before.
    pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    /// Use slash commands.
    pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    /// Change threads of others.
    pub const MANAGE_THREADS: u64 = 1 << 34;
    /// Open threads.
    pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
    /// Send messages in threads.
    pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

    /// What every member may do.
    pub const MEMBER: u64 = VIEW_CHANNEL
        | SEND_MESSAGES
        | EMBED_LINKS
        | ATTACH_FILES
        | READ_MESSAGE_HISTORY
        | USE_APPLICATION_COMMANDS
        | CREATE_PUBLIC_THREADS
        | SEND_MESSAGES_IN_THREADS;
    /// All bits that are in use.
    pub const ALL: u64 = (1 << 53) - 1;
}

/// What a person may do in the servers that they are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// An ordinary member.
    Member,
    /// A member with *Manage Server* and *Manage Messages*.
    Staff,
    /// A member with *Administrator*.
    Admin,
    /// A member with exactly these permission bits.
    With(u64),
}

impl Role {
    /// The permission bits.
    #[must_use]
    pub fn permissions(self) -> u64 {
        match self {
            Self::Member => permission::MEMBER,
            Self::Staff => {
                permission::MEMBER | permission::MANAGE_GUILD | permission::MANAGE_MESSAGES
            }
            Self::Admin => permission::ALL,
            Self::With(bits) => bits,
        }
    }
}

/// A user: a person, or the bot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct User {
    /// Snowflake.
    pub id: u64,
    /// Name as shown.
    pub name: String,
    /// Whether it is a bot.
    pub bot: bool,
    /// What the user may do in servers.
    pub role: Role,
    /// Language of the user's client, such as `en-US`.
    pub locale: String,
}

/// When everybody joined everything.
pub const JOINED: &str = "2024-01-02T03:04:05.000000+00:00";

impl User {
    /// The user as Discord writes it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "username": username(&self.name),
            "discriminator": "0",
            "global_name": if self.bot { Value::Null } else { json!(self.name) },
            "avatar": null,
            "bot": self.bot,
            "public_flags": 0,
        })
    }

    /// The user as a member of a server, with `permissions` in the channel at
    /// hand.
    #[must_use]
    pub fn member_json(&self, permissions: u64) -> Value {
        let mut member = self.partial_member_json(permissions);
        member["user"] = self.json();
        member
    }

    /// The same without the user, as resolved members are written.
    #[must_use]
    pub fn partial_member_json(&self, permissions: u64) -> Value {
        json!({
            "nick": null,
            "avatar": null,
            "banner": null,
            "roles": [],
            "joined_at": JOINED,
            "premium_since": null,
            "communication_disabled_until": null,
            "deaf": false,
            "mute": false,
            "flags": 0,
            "pending": false,
            "permissions": permissions.to_string(),
        })
    }
}

impl World {
    /// What a user may do in a channel.
    #[must_use]
    pub fn permissions(&self, user: u64, channel: u64) -> u64 {
        match (self.users.get(&user), self.channels.get(&channel)) {
            (Some(user), Some(channel)) if user.id == self.bot => channel.bot_permissions(),
            (Some(user), Some(_)) => match user.role.permissions() {
                bits if bits & permission::ADMINISTRATOR != 0 => permission::ALL,
                bits => bits,
            },
            _ => 0,
        }
    }
}

/// A name as Discord's user names are: lower case, without blanks.
fn username(name: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || "._".contains(*c);
    let name: String = name
        .to_lowercase()
        .replace(' ', "_")
        .chars()
        .filter(kept)
        .take(32)
        .collect();
    if name.is_empty() {
        "somebody".to_owned()
    } else {
        name
    }
}
