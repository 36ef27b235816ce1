//! A person in the club: what she does and what she sees.
//!
//! ```no_run
//! # use readalong::rehearsal::{LocalDiscord, Role, Settings};
//! # use serde_json::json;
//! # async fn evening() -> Result<(), Box<dyn std::error::Error>> {
//! let discord = LocalDiscord::start(Settings::default()).await?;
//! let ana = discord.member("Ana", Role::Member);
//! let answer = ana.slash("rate", json!({"book": "Dune", "stars": "4"})).await?;
//! println!("{}", answer.text());
//! let next = ana.press(&answer, "Scores").await?;
//! # Ok(()) }
//! ```
//!
//! A person can do what Discord's own client lets her do; what it does not let
//! her do is [`Impossible`], and never reaches the bot. What the bot then does
//! or fails to do is a [`Reply`].

use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use super::LocalDiscord;
use super::components::BUTTON;
use super::files::File;
use super::gestures::{chosen, component, filled};
use super::interaction::{Choice, Kind, Modal};
use super::mentions::Unless;
use super::message::Message;
use super::options::{Attachment, Filling, Typing};
use super::payload::Scene;
use super::people::Role;
use super::reply::{OnScreen, Reply};
use super::writing::make;

/// Something that Discord's client does not let a person do, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("impossible: {0}")]
pub struct Impossible(pub String);

/// A person, somewhere. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Person {
    pub(super) discord: LocalDiscord,
    pub(super) id: u64,
    pub(super) channel: u64,
    pub(super) force: bool,
    /// Takes the id of the interaction that she begins.
    pub(super) note: Option<Arc<OnceLock<u64>>>,
}

impl Person {
    /// Her snowflake.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The channel or thread where she is.
    #[must_use]
    pub fn channel(&self) -> u64 {
        self.channel
    }

    /// The same person in another channel or thread.
    #[must_use]
    pub fn in_channel(&self, channel: u64) -> Self {
        Self {
            channel,
            ..self.clone()
        }
    }

    /// The same person in the first channel of another server.
    #[must_use]
    pub fn in_guild(&self, guild: u64) -> Self {
        let world = self.discord.server().world();
        let first = world
            .guild(guild)
            .and_then(|guild| guild.channels.first().copied());
        drop(world);
        self.in_channel(first.unwrap_or(self.channel))
    }

    /// The same person where she writes to the bot alone.
    #[must_use]
    pub fn in_private(&self) -> Self {
        let server = self.discord.server();
        let channel = server.change(|world| world.direct_channel(self.id));
        self.in_channel(channel)
    }

    /// The same person with a client that sends commands which are hidden from
    /// her and presses buttons that are not there, to try the bot's own checks.
    #[must_use]
    pub fn force(&self) -> Self {
        Self {
            force: true,
            ..self.clone()
        }
    }

    /// Gives her another role.
    pub fn becomes(&self, role: Role) {
        self.discord.server().change(|world| {
            if let Some(user) = world.users.get_mut(&self.id) {
                user.role = role;
            }
        });
    }

    /// Sets her client to another language, such as `es-ES`.
    pub fn speaks(&self, locale: &str) {
        self.discord.server().change(|world| {
            if let Some(user) = world.users.get_mut(&self.id) {
                user.locale = locale.to_owned();
            }
        });
    }

    /// What the bot wrote to her privately, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Message> {
        let world = self.discord.server().world();
        let channel = world.direct.get(&self.id).copied().unwrap_or(0);
        world.messages(channel).cloned().collect()
    }

    /// What she sees in a channel, oldest first, with what only she sees.
    #[must_use]
    pub fn sees(&self, channel: u64) -> Vec<Message> {
        self.discord
            .server()
            .world()
            .seen_by(self.id, channel)
            .cloned()
            .collect()
    }

    /// Uses a slash command: its name, with group and subcommand, and its
    /// options by name.
    ///
    /// # Errors
    ///
    /// [`Impossible`] for an unknown or hidden command, and for options that
    /// the command does not have, needs, or does not take.
    pub async fn slash(&self, command: &str, options: Value) -> Result<Reply, Impossible> {
        self.act(Kind::Command, None, |world, scene| {
            let filling = self.filling(scene, command, &options, None);
            world.slash_data(&filling)
        })
        .await
    }

    /// Types `text` into an option and reads the suggestions. `others` are the
    /// options that she has filled in before.
    ///
    /// # Errors
    ///
    /// [`Impossible`] for an unknown command or option, an option that does
    /// not complete, and a bot that suggests nothing in time.
    pub async fn complete(
        &self,
        command: &str,
        option: &str,
        text: &str,
        others: Value,
    ) -> Result<Vec<Choice>, Impossible> {
        let typing = Some(Typing { option, text });
        let reply = self
            .act(Kind::Autocomplete, None, |world, scene| {
                let filling = self.filling(scene, command, &others, typing);
                world.slash_data(&filling)
            })
            .await?;
        match reply {
            Reply::Choices(choices) => Ok(choices),
            other => Err(Impossible(format!("no suggestions: {}", other.text()))),
        }
    }

    /// Where she is.
    pub(super) fn scene(&self) -> Scene {
        Scene {
            user: self.id,
            channel: self.channel,
        }
    }

    fn filling<'a>(
        &self,
        scene: Scene,
        path: &'a str,
        values: &'a Value,
        typing: Option<Typing<'a>>,
    ) -> Filling<'a> {
        Filling {
            scene,
            path,
            values,
            typing,
            force: self.force,
        }
    }

    /// Uses a command from a message's menu of apps.
    ///
    /// # Errors
    ///
    /// [`Impossible`] for an unknown or hidden command, or a message that is gone.
    pub async fn apps(&self, on: &impl OnScreen, command: &str) -> Result<Reply, Impossible> {
        let target = on
            .message_id()
            .ok_or_else(|| Impossible("there is no message".into()))?;
        let force = self.force;
        self.act(Kind::Command, None, |world, scene| {
            world.menu_data(scene, 3, command, target, force)
        })
        .await
    }

    /// Uses a command from another person's menu of apps.
    ///
    /// # Errors
    ///
    /// [`Impossible`] for an unknown or hidden command.
    pub async fn apps_of(&self, other: &Self, command: &str) -> Result<Reply, Impossible> {
        let (target, force) = (other.id, self.force);
        self.act(Kind::Command, None, |world, scene| {
            world.menu_data(scene, 2, command, target, force)
        })
        .await
    }

    /// Presses a button, by its label, emoji or custom id. A forced client
    /// sends a custom id that is not on the message as it is.
    ///
    /// # Errors
    ///
    /// [`Impossible`] where she sees no such button, or it is disabled or a link.
    pub async fn press(&self, on: &impl OnScreen, button: &str) -> Result<Reply, Impossible> {
        let target = on.message_id();
        self.act(Kind::Component, target, |world, _| {
            let found = component(world, self.id, target, |one| {
                one["type"] == BUTTON
                    && (one["label"] == button
                        || one["custom_id"] == button
                        || one["emoji"]["name"] == button)
            });
            if found.is_none() && self.force {
                return Ok(json!({"component_type": BUTTON, "custom_id": button}));
            }
            let found = found.ok_or_else(|| format!("there is no button “{button}”"))?;
            if found["style"] == 5 {
                return Err(format!("“{button}” is a link"));
            }
            Ok(json!({"component_type": BUTTON, "custom_id": found["custom_id"]}))
        })
        .await
    }

    /// Chooses in a menu, found by its placeholder or custom id. Texts are
    /// chosen by label or value, users, roles and channels by id.
    ///
    /// # Errors
    ///
    /// [`Impossible`] where she sees no such menu or choice, or may not choose
    /// so many.
    pub async fn choose(
        &self,
        on: &impl OnScreen,
        menu: &str,
        picked: &[&str],
    ) -> Result<Reply, Impossible> {
        let target = on.message_id();
        self.act(Kind::Component, target, |world, _| {
            let found = component(world, self.id, target, |one| {
                one["type"] != BUTTON && (one["placeholder"] == menu || one["custom_id"] == menu)
            })
            .ok_or_else(|| format!("there is no menu “{menu}”"))?;
            chosen(world, &found, picked)
        })
        .await
    }

    /// Fills in a form and sends it off. Inputs are named by label or custom
    /// id; those not named keep what they were filled with.
    ///
    /// # Errors
    ///
    /// [`Impossible`] for an input that the form does not have, one that may
    /// not stay empty, and a text that is too short or too long.
    pub async fn submit(&self, form: &Modal, values: &[(&str, &str)]) -> Result<Reply, Impossible> {
        let data = filled(form, values);
        let there = self.in_channel(form.channel);
        there.act(Kind::Modal, form.source, |_, _| data).await
    }

    /// Says something in the channel where she is, and gives the message.
    pub fn says(&self, text: &str) -> Message {
        self.says_with(text, &[])
    }

    /// The same with files attached.
    pub fn says_with(&self, text: &str, files: &[Attachment]) -> Message {
        let files: Vec<File> = files
            .iter()
            .map(|file| File::new(&file.name, file.bytes.clone()))
            .collect();
        self.discord.server().change(|world| {
            let body = json!({"content": text});
            let mut message = make(world, self.channel, &body, &files, Unless::Channel, None);
            message.author = self.id;
            world.add_message(message.clone());
            message
        })
    }
}
