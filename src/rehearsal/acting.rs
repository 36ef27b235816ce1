//! Telling the bot what a person did, and waiting for what comes of it.

use serde_json::Value;

use super::interaction::{Answer, Interaction, Kind, command_name};
use super::interactions;
use super::payload::Scene;
use super::person::{Impossible, Person};
use super::reply::{DID_NOT_RESPOND, Reply};
use super::world::World;

impl Person {
    /// Tells the bot of something that she did, and waits for what comes of it.
    pub(super) async fn act(
        &self,
        kind: Kind,
        source: Option<u64>,
        data: impl FnOnce(&mut World, Scene) -> Result<Value, String>,
    ) -> Result<Reply, Impossible> {
        let server = self.discord.server();
        let id = {
            let mut world = server.world();
            let place = source
                .and_then(|id| world.message(id))
                .map(|message| message.channel);
            let scene = Scene {
                user: self.id,
                channel: place.unwrap_or(self.channel),
            };
            if world.channel(scene.channel).is_none() {
                return Err(Impossible("there is no such channel".to_owned()));
            }
            let data = data(&mut world, scene).map_err(Impossible)?;
            let payload = world.payload(scene, kind, &data, source);
            let id = world.snowflake();
            let mut interaction = Interaction::new(id, kind, scene, source);
            if kind == Kind::Command {
                interaction.name = command_name(&data);
            }
            world.open(interaction);
            if let Some(note) = &self.note {
                // It is this person's first deed, or the note has its id already.
                let _taken = note.set(id);
            }
            let guild = world
                .channel(scene.channel)
                .map_or(0, |channel| channel.guild);
            let text = addressed(id, &payload.to_string());
            server
                .gateway()
                .tell_one("INTERACTION_CREATE", guild, &text);
            id
        };
        let settings = &server.settings;
        let answered = |world: &World| {
            world
                .interaction(id)
                .and_then(|one| one.answer.clone())
                .map(|_| ())
        };
        if server.wait(settings.deadline, answered).await.is_none() {
            return Ok(Reply::Failed(DID_NOT_RESPOND.to_owned()));
        }
        if let Some(reply) = server
            .wait(settings.patience, |world| world.outcome(id))
            .await
        {
            return Ok(reply);
        }
        let world = server.world();
        let quiet = world
            .interaction(id)
            .is_some_and(|one| one.answer == Some(Answer::Acknowledged));
        drop(world);
        let why = "The application is still thinking".to_owned();
        Ok(if quiet {
            Reply::Nothing
        } else {
            Reply::Failed(why)
        })
    }
}

/// A payload with the id and token of its interaction.
pub(super) fn addressed(id: u64, payload: &str) -> String {
    let rest = payload.strip_prefix('{').unwrap_or(payload);
    format!(
        r#"{{"id":"{id}","token":"{}",{rest}"#,
        interactions::token(id)
    )
}
