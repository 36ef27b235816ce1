//! What the bot is told of an interaction: the data of `INTERACTION_CREATE`.

use serde_json::{Value, json};

use super::interaction::Kind;
use super::people::permission;
use super::world::World;

/// Who does something, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene {
    pub(super) user: u64,
    pub(super) channel: u64,
}

impl World {
    /// Everything of an interaction but its id and token.
    pub(super) fn payload(
        &self,
        scene: Scene,
        kind: Kind,
        data: &Value,
        message: Option<u64>,
    ) -> Value {
        let (Some(user), Some(channel)) = (self.user(scene.user), self.channel(scene.channel))
        else {
            return Value::Null;
        };
        let permissions = self.permissions(scene.user, scene.channel);
        let guild = channel.guild.to_string();
        let guild_locale = self.guild(channel.guild).map(|guild| &guild.locale);
        let mut payload = json!({
            "application_id": self.application.to_string(),
            "type": kind as u8,
            "data": data,
            "guild_id": guild,
            "guild": {"id": guild, "locale": guild_locale, "features": []},
            "channel": channel.partial_json(permissions),
            "channel_id": channel.id.to_string(),
            "member": user.member_json(permissions),
            "version": 1,
            // Answers to interactions need no right to send messages.
            "app_permissions": (channel.bot_permissions()).to_string(),
            "locale": user.locale,
            "guild_locale": guild_locale,
            "entitlements": [],
            "authorizing_integration_owners": {"0": guild},
            "context": 0,
            "attachment_size_limit": self.settings.attachment_size_limit,
        });
        if channel.guild == 0 {
            // Alone with the bot there is a user and no server.
            for key in ["guild_id", "guild", "guild_locale", "member"] {
                payload.as_object_mut().map(|payload| payload.remove(key));
            }
            payload["user"] = user.json();
            payload["authorizing_integration_owners"] = json!({"0": "0"});
            payload["context"] = json!(1);
        }
        if let Some(message) = message.and_then(|id| self.message(id)) {
            payload["message"] = self.message_json(message);
        }
        payload
    }

    /// The objects that stand behind ids which a person gave: `kind` is the
    /// type of the option, or of the menu as the option that it is like.
    pub(super) fn resolve(&self, resolved: &mut Value, kind: u64, id: u64) -> Result<(), String> {
        let key = id.to_string();
        let user = self.user(id).filter(|_| matches!(kind, USER | MENTIONABLE));
        let role = self
            .guild(id)
            .filter(|_| matches!(kind, ROLE | MENTIONABLE));
        let channel = self.channel(id).filter(|_| kind == CHANNEL);
        if let Some(user) = user {
            resolved["users"][&key] = user.json();
            resolved["members"][&key] = user.partial_member_json(user.role.permissions());
        } else if let Some(guild) = role {
            // The only role of a server is the one that everyone has.
            resolved["roles"][&key] = guild.everyone_json();
        } else if let Some(channel) = channel {
            resolved["channels"][&key] = channel.partial_json(permission::MEMBER);
        } else {
            return Err(format!("there is nothing with the id {id} to choose here"));
        }
        Ok(())
    }
}

/// Option type: a user.
pub(super) const USER: u64 = 6;
/// Option type: a channel.
pub(super) const CHANNEL: u64 = 7;
/// Option type: a role.
pub(super) const ROLE: u64 = 8;
/// Option type: a user or role.
pub(super) const MENTIONABLE: u64 = 9;
