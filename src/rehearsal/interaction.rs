//! What happens between a person and the bot: an interaction, what the bot
//! answered, and the forms that it may open.

use std::time::Instant;

use serde_json::Value;
use tokio::sync::oneshot;

use super::command_form::{GROUP, SUBCOMMAND};
use super::payload::Scene;
use super::world::World;

/// Kinds of interactions, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A slash command, or one from a menu of apps.
    Command = 2,
    /// A button or menu of a message.
    Component = 3,
    /// What is typed into an option that completes.
    Autocomplete = 4,
    /// A modal that was sent off.
    Modal = 5,
}

/// One interaction, open until its token dies.
#[derive(Debug)]
pub struct Interaction {
    /// Snowflake.
    pub id: u64,
    /// What it is.
    pub kind: Kind,
    /// The command's name, with those of group and subcommand; empty for others.
    pub name: String,
    /// Snowflake of the person.
    pub user: u64,
    /// Snowflake of the channel where it happened.
    pub channel: u64,
    /// Snowflake of the message whose component was used, if one was.
    pub source: Option<u64>,
    /// When the bot was told.
    pub opened: Instant,
    /// The bot's first answer.
    pub answer: Option<Answer>,
    /// The message that `@original` stands for.
    pub original: Option<u64>,
    /// Messages sent after the first answer.
    pub follow_ups: Vec<u64>,
    /// How often the source was edited through this interaction.
    pub updates: u32,
    /// For benchmarks: told when the first answer arrives.
    pub(super) told: Option<oneshot::Sender<(Instant, u8)>>,
}

impl Interaction {
    /// An interaction that opens now, without an answer.
    pub(super) fn new(id: u64, kind: Kind, scene: Scene, source: Option<u64>) -> Self {
        Self {
            id,
            kind,
            name: String::new(),
            user: scene.user,
            channel: scene.channel,
            source,
            opened: Instant::now(),
            answer: None,
            original: None,
            follow_ups: Vec::new(),
            updates: 0,
            told: None,
        }
    }
}

/// The bot's first answer to an interaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A message at once (4).
    Message,
    /// "Thinking", a message later (5).
    Thinking,
    /// Nothing to see, an edit perhaps later (6).
    Acknowledged,
    /// The source message was edited (7).
    Updated,
    /// Suggestions (8).
    Choices(Vec<Choice>),
    /// A form (9).
    Modal(Modal),
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the person reads.
    pub name: String,
    /// What is sent: a text or a number.
    pub value: Value,
}

impl Choice {
    /// The suggestions of an autocomplete answer's `data`.
    #[must_use]
    pub fn all(data: &Value) -> Vec<Self> {
        let choices = data["choices"].as_array().map_or(&[][..], Vec::as_slice);
        let read = |choice: &Value| Self {
            name: choice["name"].as_str().unwrap_or_default().to_owned(),
            value: choice["value"].clone(),
        };
        choices.iter().map(read).collect()
    }
}

/// A form that opened before a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Modal {
    /// The bot's own id for it.
    pub custom_id: String,
    /// Its heading.
    pub title: String,
    /// Its inputs, in order.
    pub inputs: Vec<Input>,
    /// Snowflake of the message whose button opened it, if one did.
    pub source: Option<u64>,
    /// Snowflake of the channel where it opened.
    pub channel: u64,
}

/// One input of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The bot's own id for it.
    pub custom_id: String,
    /// What stands over it.
    pub label: String,
    /// What it is filled with when it opens.
    pub value: String,
    /// What stands in it while it is empty.
    pub placeholder: String,
    /// Whether it may not stay empty.
    pub required: bool,
    /// Least number of characters.
    pub least: usize,
    /// Largest number of characters.
    pub most: usize,
    /// Whether it has many lines.
    pub paragraph: bool,
}

impl Modal {
    /// Reads the `data` of a callback of type 9, which was checked before.
    #[must_use]
    pub fn read(data: &Value, source: Option<u64>, channel: u64) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = |value: &Value, or: usize| {
            value
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
                .unwrap_or(or)
        };
        let rows = data["components"].as_array().map_or(&[][..], Vec::as_slice);
        let input = |row: &Value| {
            let input = &row["components"][0];
            Input {
                custom_id: text(&input["custom_id"]),
                label: text(&input["label"]),
                value: text(&input["value"]),
                placeholder: text(&input["placeholder"]),
                required: input["required"].as_bool().unwrap_or(true),
                least: number(&input["min_length"], 0),
                most: number(&input["max_length"], super::components::INPUT_VALUE),
                paragraph: input["style"] == 2,
            }
        };
        Self {
            custom_id: text(&data["custom_id"]),
            title: text(&data["title"]),
            inputs: rows.iter().map(input).collect(),
            source,
            channel,
        }
    }

    /// All that a person reads in it, one piece on each line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.as_str()];
        for input in &self.inputs {
            lines.extend([input.label.as_str(), &input.placeholder, &input.value]);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

/// The name of the command that an interaction's data is about, with those of
/// group and subcommand; empty where it is about none.
pub(super) fn command_name(data: &Value) -> String {
    let mut names = Vec::new();
    let mut here = data;
    while let Some(name) = here["name"].as_str() {
        names.push(name);
        here = &here["options"][0];
        if !matches!(here["type"].as_u64(), Some(SUBCOMMAND | GROUP)) {
            break;
        }
    }
    names.join(" ")
}

impl World {
    /// Opens an interaction; the oldest makes room.
    pub(super) fn open(&mut self, interaction: Interaction) {
        let id = interaction.id;
        self.interactions.insert(id, interaction);
        self.opened.push_back(id);
        if self.opened.len() > self.settings.interactions_kept.max(1)
            && let Some(oldest) = self.opened.pop_front()
        {
            self.interactions.remove(&oldest);
        }
    }

    /// An interaction by its id, while it is kept.
    #[must_use]
    pub fn interaction(&self, id: u64) -> Option<&Interaction> {
        self.interactions.get(&id)
    }
}
