//! What a person was shown in the end.

use serde_json::Value;

use super::interaction::{Answer, Choice, Modal};
use super::message::Message;
use super::world::World;

/// What Discord shows when a bot did not answer in time.
pub const DID_NOT_RESPOND: &str = "The application did not respond";

/// What a person was shown in the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A message, new or edited.
    Message(Box<Shown>),
    /// A form.
    Modal(Modal),
    /// Suggestions.
    Choices(Vec<Choice>),
    /// Nothing: acknowledged without a trace, or deleted again.
    Nothing,
    /// An error of the client, such as [`DID_NOT_RESPOND`].
    Failed(String),
}

/// A message that answered a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The message as it stood when the answer was complete.
    pub message: Message,
    /// Whether the bot was "thinking" before, or acknowledged first.
    pub deferred: bool,
    /// Whether the message whose button was pressed was edited.
    pub update: bool,
    /// Messages that followed.
    pub follow_ups: Vec<Message>,
}

/// What has buttons and menus: a message, an answer, or a message's id.
pub trait OnScreen {
    /// Snowflake of the message.
    fn message_id(&self) -> Option<u64>;
}

impl OnScreen for u64 {
    fn message_id(&self) -> Option<u64> {
        Some(*self)
    }
}

impl OnScreen for Message {
    fn message_id(&self) -> Option<u64> {
        Some(self.id)
    }
}

impl OnScreen for Reply {
    fn message_id(&self) -> Option<u64> {
        self.message().map(|message| message.id)
    }
}

impl Reply {
    /// All that the person reads, one piece on each line.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Message(shown) => {
                let mut texts = vec![shown.message.text()];
                texts.extend(shown.follow_ups.iter().map(Message::text));
                texts.join("\n")
            }
            Self::Modal(modal) => modal.text(),
            Self::Choices(choices) => choices
                .iter()
                .map(|choice| choice.name.as_str())
                .collect::<Vec<_>>()
                .join("\n"),
            Self::Nothing => String::new(),
            Self::Failed(why) => why.clone(),
        }
    }

    /// The message, where there is one.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Message(shown) => Some(&shown.message),
            _ => None,
        }
    }

    /// The form, where one opened.
    #[must_use]
    pub fn modal(&self) -> Option<&Modal> {
        match self {
            Self::Modal(modal) => Some(modal),
            _ => None,
        }
    }

    /// The message's own text, without embeds and buttons.
    #[must_use]
    pub fn content(&self) -> &str {
        self.message().map_or("", |message| &message.content)
    }

    /// The message's embeds.
    #[must_use]
    pub fn embeds(&self) -> &[Value] {
        self.message().map_or(&[], |message| &message.embeds)
    }

    /// The message's rows of components.
    #[must_use]
    pub fn components(&self) -> &[Value] {
        self.message().map_or(&[], |message| &message.components)
    }

    /// Whether only this person sees it.
    #[must_use]
    pub fn ephemeral(&self) -> bool {
        self.message().is_some_and(Message::ephemeral)
    }

    /// Whether the bot took its time: it was "thinking" or acknowledged first.
    #[must_use]
    pub fn deferred(&self) -> bool {
        matches!(self, Self::Message(shown) if shown.deferred)
    }

    /// Whether the message whose button was pressed was edited.
    #[must_use]
    pub fn update(&self) -> bool {
        matches!(self, Self::Message(shown) if shown.update)
    }

    /// Whether the client showed an error.
    #[must_use]
    pub fn failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

impl World {
    /// What an interaction has come to, once the bot has answered: `None`
    /// before, or while more is to come.
    pub(super) fn outcome(&self, id: u64) -> Option<Reply> {
        let interaction = self.interaction(id)?;
        let shown = |message: u64, deferred: bool, update: bool| {
            let Some(message) = self.message(message) else {
                return Some(Reply::Nothing);
            };
            if message.thinking() {
                return None;
            }
            let follow_ups = &interaction.follow_ups;
            Some(Reply::Message(Box::new(Shown {
                message: message.clone(),
                deferred,
                update,
                follow_ups: follow_ups
                    .iter()
                    .filter_map(|id| self.message(*id))
                    .cloned()
                    .collect(),
            })))
        };
        match interaction.answer.as_ref()? {
            Answer::Message => shown(interaction.original?, false, false),
            Answer::Thinking => shown(interaction.original?, true, false),
            Answer::Updated => shown(interaction.original?, false, true),
            Answer::Acknowledged if interaction.updates > 0 => {
                shown(interaction.original?, true, true)
            }
            Answer::Acknowledged => {
                let follow_up = interaction.follow_ups.first()?;
                shown(*follow_up, true, false)
            }
            Answer::Choices(choices) => Some(Reply::Choices(choices.clone())),
            Answer::Modal(modal) => Some(Reply::Modal(modal.clone())),
        }
    }
}
