//! The rehearsal: a local Discord on loopback, so that the whole bot can be
//! tried without a token and without a network.
//!
//! [`LocalDiscord::start`] opens a server whose address stands in for
//! `https://discord.com`: REST v10 and the gateway on one port, with Discord's
//! limits, error codes, deadlines and rate limits. [`Person`] drives it as the
//! members of a club would, and [`Fault`] breaks it on order. It knows nothing
//! of our bot: any bot can be pointed at it.
//!
//! Where what lives: `world` is the state, with `people`, `places`, `message`,
//! `interaction`, `files`, `keeping`, `staff`; `server`, `connection`, `api`
//! and `wire` take requests, `rest` is the table of routes, with `messages`, `writing`,
//! `threads`, `interactions`, `commands`; `limits`, `components`,
//! `command_form` refuse, in the words of `refusal`; `gateway` and `socket` are
//! the sessions; `person`, `acting`, `gestures`, `options`, `payload`, `reply`, `volley`
//! are the people; `faults` and `trouble` break things; `evening` is a club's
//! evening, drawn by `terminal`.

mod acting;
mod api;
mod command_form;
mod commands;
mod components;
mod connection;
pub mod evening;
mod faults;
mod files;
mod gateway;
mod gestures;
mod interaction;
mod interactions;
mod keeping;
mod limits;
mod mentions;
mod message;
mod messages;
mod options;
mod page;
mod payload;
mod people;
mod person;
mod places;
mod rates;
mod recall;
mod record;
mod refusal;
mod reply;
mod rest;
pub mod samples;
mod server;
mod settings;
mod socket;
mod staff;
mod terminal;
mod threads;
mod translations;
mod trouble;
mod volley;
mod wire;
mod world;
mod writing;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;

pub use faults::Fault;
pub use gateway::Counts;
pub use interaction::{Answer, Choice, Input, Interaction, Kind, Modal};
pub use mentions::Pings;
pub use message::Message;
pub use options::Attachment;
pub use people::{Role, User, permission};
pub use person::{Impossible, Person};
pub use places::{Channel, ChannelKind, Guild, Thread};
pub use record::Recorded;
pub use reply::{DID_NOT_RESPOND, OnScreen, Reply, Shown};
pub use settings::{Limit, Rates, Settings};
pub use volley::{Hit, Volley};
pub use world::World;

use connection::Cut;
use server::Server;

/// A local Discord. Cheap to clone; it stops when the last clone and the last
/// [`Person`] are dropped.
#[derive(Clone, Debug)]
pub struct LocalDiscord {
    handle: Arc<Handle>,
}

#[derive(Debug)]
struct Handle {
    server: Arc<Server>,
    stop: Cut,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.stop.cut();
    }
}

impl LocalDiscord {
    /// Starts a Discord with one server, *The Reading Room*, with the channels
    /// `reviews`, `talk`, `news` and `voice`.
    ///
    /// # Errors
    ///
    /// Where the port cannot be taken.
    pub async fn start(settings: Settings) -> io::Result<Self> {
        let listener = server::listen(settings.port).await?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let world = World::new(settings.clone(), base_url);
        Self::serve(settings, listener, world)
    }

    fn serve(settings: Settings, listener: TcpListener, world: World) -> io::Result<Self> {
        let server = Arc::new(Server::new(settings, listener.local_addr()?, world));
        let stop = Cut::default();
        tokio::spawn(server::serve(Arc::clone(&server), listener, stop.clone()));
        Ok(Self {
            handle: Arc::new(Handle { server, stop }),
        })
    }

    fn server(&self) -> &Server {
        &self.handle.server
    }

    /// Stops it: all connections break, the port is free.
    pub fn stop(&self) {
        self.handle.stop.cut();
    }

    /// What stands in for `https://discord.com`, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.server().address)
    }

    /// The token that it accepts, without the prefix `Bot `.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.server().settings.token
    }

    /// Snowflake of the bot's application, which is the bot's own too.
    #[must_use]
    pub fn application(&self) -> u64 {
        self.server().world().application
    }

    /// Waits until the bot has a session and has registered a command, at most
    /// ten seconds. Says whether it has.
    pub async fn application_ready(&self) -> bool {
        self.wait_until(
            |world| world.commands.values().any(|list| !list.is_empty()),
            TEN_SECONDS,
        )
        .await
            && self.connected(1).await
    }

    /// Waits until this many sessions are connected, at most ten seconds. Says
    /// whether they are.
    pub async fn connected(&self, sessions: usize) -> bool {
        let server = self.server();
        let enough = |_: &World| (server.gateway().live() >= sessions).then_some(());
        server.wait(TEN_SECONDS, enough).await.is_some()
    }

    /// Waits until something is so, at most `patience`; it is looked at after
    /// every change. Says whether it came to be.
    pub async fn wait_until(&self, so: impl Fn(&World) -> bool, patience: Duration) -> bool {
        self.server()
            .wait(patience, |world| so(world).then_some(()))
            .await
            .is_some()
    }

    /// Looks at the world. Nothing happens in it meanwhile, so be quick.
    pub fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        at(&self.server().world())
    }

    /// A new person, in the first channel of the first server.
    #[must_use]
    pub fn member(&self, name: &str, role: Role) -> Person {
        let id = self
            .server()
            .change(|world| world.add_user(name, false, role));
        let channel = self.channel("reviews");
        Person {
            discord: self.clone(),
            id,
            channel,
            force: false,
            note: None,
        }
    }

    /// Snowflake of the server with this number, counted from 0. Those that
    /// are missing up to it are added, and the bot is told.
    #[must_use]
    pub fn guild(&self, number: usize) -> u64 {
        self.server().change(|world| {
            while world.guilds.len() <= number {
                let name = format!("The Reading Room {}", world.guilds.len() + 1);
                world.add_guild(&name);
            }
            world.guilds.get(number).map_or(0, |guild| guild.id)
        })
    }

    /// Has a server prefer another language, such as `es-ES`.
    pub fn prefers(&self, guild: u64, locale: &str) {
        self.server().change(|world| {
            if let Some(guild) = world.guilds.iter_mut().find(|one| one.id == guild) {
                guild.locale = locale.to_owned();
            }
        });
    }

    /// Snowflake of a channel of the first server, by its name; 0 for none.
    #[must_use]
    pub fn channel(&self, name: &str) -> u64 {
        self.channel_of(self.guild(0), name)
    }

    /// Snowflake of a channel of a server, by its name; 0 for none.
    #[must_use]
    pub fn channel_of(&self, guild: u64, name: &str) -> u64 {
        let world = self.server().world();
        let of = world.guild(guild).map_or(&[][..], |guild| &guild.channels);
        let named = |id: &&u64| {
            world
                .channel(**id)
                .is_some_and(|channel| channel.name == name)
        };
        of.iter().find(named).copied().unwrap_or(0)
    }

    /// Adds a channel to a server and gives its snowflake.
    pub fn add_channel(&self, guild: u64, name: &str, kind: ChannelKind) -> u64 {
        self.server().change(|world| {
            let id = world.add_channel(guild, name, kind);
            world.tell("CHANNEL_CREATE", world::GUILDS, guild, |world| {
                world.channel(id).map_or(Value::Null, Channel::json)
            });
            id
        })
    }

    /// The messages of a channel that everyone sees, oldest first.
    #[must_use]
    pub fn messages(&self, channel: u64) -> Vec<Message> {
        self.look(|world| world.messages(channel).cloned().collect())
    }

    /// A message as it is now.
    #[must_use]
    pub fn message(&self, id: u64) -> Option<Message> {
        self.look(|world| world.message(id).cloned())
    }

    /// What was uploaded to this address, while it is kept.
    #[must_use]
    pub fn uploaded(&self, url: &str) -> Option<Vec<u8>> {
        let id = url.rsplit('/').nth(1)?.parse().ok()?;
        self.look(|world| world.files.get(id).map(|file| file.bytes.to_vec()))
    }

    /// The threads that hang in a channel, oldest first.
    #[must_use]
    pub fn threads(&self, channel: u64) -> Vec<Channel> {
        self.look(|world| world.threads(channel).into_iter().cloned().collect())
    }

    /// The bot's last requests, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.server().record().requests()
    }

    /// How many requests the bot sent in all.
    #[must_use]
    pub fn request_count(&self) -> u64 {
        self.server().record().total()
    }

    /// Routes that the bot asked for and that do not exist here, as
    /// `METHOD /path`. Tests should find none.
    #[must_use]
    pub fn unknown_routes(&self) -> Vec<String> {
        self.server().record().unknown()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.server().record().clear();
    }

    /// How often the bot connected, identified, resumed and beat.
    #[must_use]
    pub fn gateway_counts(&self) -> Counts {
        self.server().gateway().counts
    }
}

const TEN_SECONDS: Duration = Duration::from_secs(10);
