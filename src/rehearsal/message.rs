//! A message as the local Discord keeps it, and as people read it.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::limits::{EPHEMERAL, LOADING};
use super::mentions::Pings;
use super::people::User;

/// Milliseconds from 1970 to the start of Discord's own time.
pub const EPOCH: u64 = 1_420_070_400_000;

/// A message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Snowflake; it says when the message was sent.
    pub id: u64,
    /// Snowflake of the channel or thread.
    pub channel: u64,
    /// Snowflake of the author.
    pub author: u64,
    /// The text.
    pub content: String,
    /// Embeds as they were sent.
    pub embeds: Vec<Value>,
    /// Rows of components as they were sent.
    pub components: Vec<Value>,
    /// Attachments as Discord writes them, with `filename`, `size` and `url`.
    pub attachments: Vec<Value>,
    /// Flags as bits.
    pub flags: u64,
    /// For ephemeral messages: the snowflake of the one who sees it.
    pub only_for: Option<u64>,
    /// The nonce as it was sent.
    pub nonce: Option<Value>,
    /// How often it was edited.
    pub edits: u32,
    /// Who would have been pinged, by the first version or an edit.
    pub mentions_would_ping: Pings,
    /// Whether a thread hangs on it; the thread's id is the message's.
    pub has_thread: bool,
    /// Snowflake of the message that it replies to.
    pub replies_to: Option<u64>,
    /// The interaction that made it.
    pub interaction: Option<Cause>,
}

/// The interaction that a message answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// Snowflake of the interaction.
    pub id: u64,
    /// Its type: 2 command, 3 component, 5 modal.
    pub kind: u8,
    /// Snowflake of the person.
    pub user: u64,
    /// The command's name, with those of group and subcommand; empty for others.
    pub name: String,
}

impl Message {
    /// Whether only one person sees it.
    #[must_use]
    pub fn ephemeral(&self) -> bool {
        self.flags & EPHEMERAL != 0
    }

    /// Whether it shows that the bot is thinking.
    #[must_use]
    pub fn thinking(&self) -> bool {
        self.flags & LOADING != 0
    }

    /// Whether there is nothing in it to show.
    #[must_use]
    pub fn blank(&self) -> bool {
        self.content.trim().is_empty()
            && self.embeds.is_empty()
            && self.components.is_empty()
            && self.attachments.is_empty()
    }

    /// Every component in its rows.
    pub fn each_component(&self) -> impl Iterator<Item = &Value> {
        self.components.iter().flat_map(|row| {
            row["components"]
                .as_array()
                .map_or(&[][..], Vec::as_slice)
                .iter()
        })
    }

    /// All that a person reads in it, one piece on each line: content, embeds,
    /// labels of buttons, placeholders of menus, names of files.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.content.as_str()];
        let text = |value: &'_ Value| value.as_str().is_some();
        for embed in &self.embeds {
            let head = [
                &embed["author"]["name"],
                &embed["title"],
                &embed["description"],
            ];
            lines.extend(
                head.into_iter()
                    .filter(|v| text(v))
                    .filter_map(Value::as_str),
            );
            for field in embed["fields"].as_array().into_iter().flatten() {
                lines.extend(
                    [&field["name"], &field["value"]]
                        .into_iter()
                        .filter_map(Value::as_str),
                );
            }
            lines.extend(embed["footer"]["text"].as_str());
        }
        for component in self.each_component() {
            lines.extend(component["label"].as_str());
            lines.extend(component["placeholder"].as_str());
        }
        lines.extend(
            self.attachments
                .iter()
                .filter_map(|file| file["filename"].as_str()),
        );
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }

    /// Labels of the buttons that can be pressed, in order.
    #[must_use]
    pub fn buttons(&self) -> Vec<String> {
        self.each_component()
            .filter(|component| component["type"] == 2 && component["disabled"] != true)
            .filter_map(|button| {
                button["label"]
                    .as_str()
                    .or_else(|| button["emoji"]["name"].as_str())
            })
            .map(str::to_owned)
            .collect()
    }

    /// When it was sent.
    #[must_use]
    pub fn sent_at(&self) -> DateTime<Utc> {
        let millis = i64::try_from((self.id >> 22) + EPOCH).unwrap_or(i64::MAX);
        DateTime::from_timestamp_millis(millis).unwrap_or_default()
    }

    /// The message as Discord writes it. `author` and `mentioned` are the
    /// users that its ids stand for, `application` is the bot's.
    #[must_use]
    pub fn json(
        &self,
        author: &User,
        cause: Option<&User>,
        mentioned: &[&User],
        application: u64,
    ) -> Value {
        let stamp = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, false);
        let roles: Vec<String> = self
            .mentions_would_ping
            .roles
            .iter()
            .map(u64::to_string)
            .collect();
        let users: Vec<Value> = mentioned.iter().map(|user| user.json()).collect();
        let kind = match (&self.interaction, self.replies_to) {
            (Some(cause), _) if cause.kind == 2 => 20,
            (_, Some(_)) | (Some(_), None) => 19,
            (None, None) => 0,
        };
        let mut message = json!({
            "id": self.id.to_string(),
            "channel_id": self.channel.to_string(),
            "author": author.json(),
            "content": self.content,
            "timestamp": stamp(self.sent_at()),
            "edited_timestamp": (self.edits > 0).then(|| stamp(Utc::now())),
            "tts": false,
            "mention_everyone": self.mentions_would_ping.everyone,
            "mentions": users,
            "mention_roles": roles,
            "attachments": self.attachments,
            "embeds": self.embeds.iter().map(shown_embed).collect::<Vec<_>>(),
            "components": self.components,
            "pinned": false,
            "flags": self.flags,
            "type": kind,
        });
        if let Some(nonce) = &self.nonce {
            message["nonce"] = nonce.clone();
        }
        if author.bot {
            message["application_id"] = json!(application.to_string());
        }
        if let Some(to) = self.replies_to {
            message["message_reference"] = json!({
                "type": 0,
                "message_id": to.to_string(),
                "channel_id": self.channel.to_string(),
            });
        }
        if let (Some(made_by), Some(user)) = (&self.interaction, cause) {
            message["webhook_id"] = json!(application.to_string());
            message["interaction_metadata"] = metadata(made_by, user);
        }
        message
    }
}

fn metadata(cause: &Cause, user: &User) -> Value {
    let mut metadata = json!({
        "id": cause.id.to_string(),
        "type": cause.kind,
        "user": user.json(),
        "authorizing_integration_owners": {},
    });
    match cause.kind {
        3 => metadata["interacted_message_id"] = json!(cause.id.to_string()),
        5 => {
            let command = Cause {
                kind: 2,
                ..cause.clone()
            };
            metadata["triggering_interaction_metadata"] = self::metadata(&command, user);
        }
        _ => {}
    }
    metadata
}

/// An embed as Discord gives it back: with its type.
fn shown_embed(embed: &Value) -> Value {
    let mut embed = embed.clone();
    embed["type"] = json!("rich");
    embed
}
