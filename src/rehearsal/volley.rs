//! The fast path of benchmarks: one interaction prepared once and fired many
//! times, each timed to the bot's first answer.

use std::time::Duration;

use serde_json::Value;
use tokio::sync::oneshot;

use super::acting::addressed;
use super::interaction::{Interaction, Kind};
use super::options::{Filling, Typing};
use super::person::{Impossible, Person};

/// An interaction that is ready to be fired.
#[derive(Clone, Debug)]
pub struct Volley {
    person: Person,
    kind: Kind,
    guild: u64,
    payload: String,
}

/// How the bot answered a shot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// From the moment the event was handed to the gateway to the moment the
    /// callback was accepted.
    pub took: Duration,
    /// The callback's type: 4 a message, 5 "thinking", 8 suggestions.
    pub kind: u8,
}

impl Person {
    /// Prepares a slash command.
    ///
    /// # Errors
    ///
    /// As [`Person::slash`].
    pub fn volley(&self, command: &str, options: &Value) -> Result<Volley, Impossible> {
        self.prepare(Kind::Command, command, options, None)
    }

    /// Prepares typing into an option.
    ///
    /// # Errors
    ///
    /// As [`Person::complete`].
    pub fn volley_of_typing(
        &self,
        command: &str,
        option: &str,
        text: &str,
        others: &Value,
    ) -> Result<Volley, Impossible> {
        self.prepare(
            Kind::Autocomplete,
            command,
            others,
            Some(Typing { option, text }),
        )
    }

    fn prepare(
        &self,
        kind: Kind,
        path: &str,
        values: &Value,
        typing: Option<Typing<'_>>,
    ) -> Result<Volley, Impossible> {
        let scene = self.scene();
        let filling = Filling {
            scene,
            path,
            values,
            typing,
            force: self.force,
        };
        let mut world = self.discord.server().world();
        let guild = world
            .channel(self.channel)
            .map_or(0, |channel| channel.guild);
        let data = world.slash_data(&filling).map_err(Impossible)?;
        let payload = world.payload(scene, kind, &data, None).to_string();
        drop(world);
        Ok(Volley {
            person: self.clone(),
            kind,
            guild,
            payload,
        })
    }
}

impl Volley {
    /// Fires once and waits for the first answer. `None` where none came
    /// within the deadline, or no session is there to hear.
    pub async fn fire(&self) -> Option<Hit> {
        let server = self.person.discord.server();
        let (told, hears) = oneshot::channel();
        let opened = {
            let mut world = server.world();
            let id = world.snowflake();
            let mut interaction = Interaction::new(id, self.kind, self.person.scene(), None);
            interaction.told = Some(told);
            let opened = interaction.opened;
            world.open(interaction);
            drop(world);
            let text = addressed(id, &self.payload);
            if !server
                .gateway()
                .tell_one("INTERACTION_CREATE", self.guild, &text)
            {
                return None;
            }
            opened
        };
        let answer = tokio::time::timeout(server.settings.deadline, hears).await;
        let (at, kind) = answer.ok()?.ok()?;
        Some(Hit {
            took: at.duration_since(opened),
            kind,
        })
    }
}
