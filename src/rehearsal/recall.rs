//! Keeping a local Discord for another day: all that lies in it as bytes, and a
//! local Discord that begins with them.
//!
//! What is kept: servers, channels, people, messages, commands and files. What
//! is not: sessions, interactions and nonces, which do not outlive a day with
//! the real Discord either.

use std::collections::HashMap;
use std::io;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::files::File;
use super::message::Message;
use super::people::User;
use super::places::{Channel, Guild};
use super::settings::Settings;
use super::world::World;
use super::{LocalDiscord, server};

/// Which form the bytes have; another one is not read.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Kept {
    form: u32,
    base_url: String,
    bot: u64,
    last_id: u64,
    users: Vec<User>,
    guilds: Vec<Guild>,
    channels: Vec<Channel>,
    messages: Vec<Message>,
    commands: Vec<(Option<u64>, Vec<Value>)>,
    overwrites: HashMap<u64, Vec<Value>>,
    direct: HashMap<u64, u64>,
    files: Vec<KeptFile>,
}

#[derive(Serialize, Deserialize)]
struct KeptFile {
    id: u64,
    name: String,
    bytes: String,
}

impl LocalDiscord {
    /// All that lies in it, as bytes for [`LocalDiscord::start_again`].
    #[must_use]
    pub fn keep(&self) -> Vec<u8> {
        let kept = self.look(kept);
        // Texts, numbers and lists can always be written.
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// How often anything has changed since it was started.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.server().changes()
    }

    /// Starts a Discord with all that another one kept.
    ///
    /// # Errors
    ///
    /// Where the port cannot be taken, and `InvalidData` where the bytes are not
    /// from [`LocalDiscord::keep`] of this version.
    pub async fn start_again(settings: Settings, kept: &[u8]) -> io::Result<Self> {
        let kept: Kept = serde_json::from_slice(kept)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        if kept.form != FORM {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let listener = server::listen(settings.port).await?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let world = world(settings.clone(), base_url, kept);
        Self::serve(settings, listener, world)
    }
}

fn kept(world: &World) -> Kept {
    let file = |(id, file): (u64, &File)| KeptFile {
        id,
        name: file.name.clone(),
        bytes: BASE64_STANDARD.encode(&file.bytes),
    };
    Kept {
        form: FORM,
        base_url: world.base_url.clone(),
        bot: world.bot,
        last_id: world.last_id,
        users: world.users.values().cloned().collect(),
        guilds: world.guilds.clone(),
        channels: world.channels.values().cloned().collect(),
        messages: world.messages.values().cloned().collect(),
        commands: world.commands.clone().into_iter().collect(),
        overwrites: world.overwrites.clone(),
        direct: world.direct.clone(),
        files: world.files.all().map(file).collect(),
    }
}

/// The world of what was kept, at another address.
fn world(settings: Settings, base_url: String, kept: Kept) -> World {
    let mut world = World::empty(settings, base_url);
    (world.bot, world.application) = (kept.bot, kept.bot);
    world.last_id = kept.last_id;
    world.users = kept.users.into_iter().map(|user| (user.id, user)).collect();
    world.guilds = kept.guilds;
    world.channels = kept.channels.into_iter().map(|one| (one.id, one)).collect();
    world.commands = kept.commands.into_iter().collect();
    world.overwrites = kept.overwrites;
    world.direct = kept.direct;
    for file in kept.files {
        if let Ok(bytes) = BASE64_STANDARD.decode(file.bytes) {
            world.files.keep(file.id, File::new(&file.name, bytes));
        }
    }
    for mut message in kept.messages {
        for file in &mut message.attachments {
            for key in ["url", "proxy_url"] {
                let moved = file[key]
                    .as_str()
                    .and_then(|url| url.strip_prefix(&kept.base_url))
                    .map(|path| format!("{}{path}", world.base_url));
                if let Some(moved) = moved {
                    file[key] = Value::String(moved);
                }
            }
        }
        // Nobody waits for these any more.
        if message.thinking() {
            continue;
        }
        let queue = if message.interaction.is_some() {
            &mut world.replies
        } else {
            &mut world.posts
        };
        queue.push_back(message.id);
        world.messages.insert(message.id, message);
    }
    world
}
