//! Everything that the local Discord knows: servers, channels, people,
//! messages, commands, interactions, files.
//!
//! A [`World`] stands behind one short lock. What REST and people do to it are
//! methods here and in the files of each resource; what the gateway must tell
//! is put into an outbox and sent after the lock. Memory is bounded: the
//! oldest messages, interactions and files go first (see [`Settings`]).

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Instant;

use chrono::Utc;
use serde_json::Value;

use super::files::Files;
use super::interaction::Interaction;
use super::message::{EPOCH, Message};
use super::people::{Role, User};
use super::places::{self, Channel, ChannelKind, Guild};
use super::settings::Settings;

/// Intent for servers, channels and threads.
pub const GUILDS: u64 = 1;
/// Intent for messages.
pub const GUILD_MESSAGES: u64 = 1 << 9;
/// Intent for what messages of others say.
pub const MESSAGE_CONTENT: u64 = 1 << 15;

/// IDENTIFYs that Discord allows in a day (events/gateway).
pub(super) const STARTS: u32 = 1_000;

/// Something that the gateway must tell.
#[derive(Debug)]
pub struct Event {
    /// Its name, such as `MESSAGE_CREATE`.
    pub name: &'static str,
    /// Its data.
    pub data: Value,
    /// The server that it is about, for sharding.
    pub guild: u64,
    /// The intent that it needs; 0 for none.
    pub intent: u64,
}

/// A message that a nonce stands for.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) at: Instant,
    pub(super) channel: u64,
    pub(super) nonce: String,
    pub(super) message: u64,
}

/// Everything that the local Discord knows.
#[derive(Debug)]
pub struct World {
    pub(super) settings: Settings,
    pub(super) base_url: String,
    /// Snowflake of the bot's application.
    pub application: u64,
    /// Snowflake of the bot.
    pub bot: u64,
    pub(super) users: HashMap<u64, User>,
    pub(super) guilds: Vec<Guild>,
    pub(super) channels: HashMap<u64, Channel>,
    pub(super) messages: BTreeMap<u64, Message>,
    pub(super) posts: VecDeque<u64>,
    pub(super) replies: VecDeque<u64>,
    pub(super) said: VecDeque<Said>,
    /// Registered commands: `None` for everywhere, else for one server.
    pub(super) commands: HashMap<Option<u64>, Vec<Value>>,
    pub(super) interactions: HashMap<u64, Interaction>,
    pub(super) opened: VecDeque<u64>,
    pub(super) files: Files,
    pub(super) outbox: Vec<Event>,
    /// Who may use a command, by its id, where an admin has said so.
    pub(super) overwrites: HashMap<u64, Vec<Value>>,
    /// The bot's private channels, by user.
    pub(super) direct: HashMap<u64, u64>,
    /// IDENTIFYs that the bot has left today.
    pub(super) starts_left: u32,
    /// Intents that any session asked for.
    pub(super) intents: u64,
    pub(super) last_id: u64,
}

impl World {
    /// A world with a bot and one server.
    pub(super) fn new(settings: Settings, base_url: String) -> Self {
        let mut world = Self::empty(settings, base_url);
        world.bot = world.add_user("Readalong", true, Role::Member);
        world.application = world.bot;
        world.add_guild("The Reading Room");
        world
    }

    /// A world with nothing in it.
    pub(super) fn empty(settings: Settings, base_url: String) -> Self {
        let files = Files::new(settings.file_bytes_kept);
        Self {
            settings,
            base_url,
            application: 0,
            bot: 0,
            users: HashMap::new(),
            guilds: Vec::new(),
            channels: HashMap::new(),
            messages: BTreeMap::new(),
            posts: VecDeque::new(),
            replies: VecDeque::new(),
            said: VecDeque::new(),
            commands: HashMap::new(),
            interactions: HashMap::new(),
            opened: VecDeque::new(),
            files,
            outbox: Vec::new(),
            overwrites: HashMap::new(),
            direct: HashMap::new(),
            starts_left: STARTS,
            intents: 0,
            last_id: 0,
        }
    }

    /// A new snowflake, larger than every one before it.
    pub(super) fn snowflake(&mut self) -> u64 {
        let millis = u64::try_from(Utc::now().timestamp_millis()).unwrap_or(EPOCH);
        let now = millis.saturating_sub(EPOCH) << 22;
        self.last_id = now.max(self.last_id + 1);
        self.last_id
    }

    /// Puts an event into the outbox if a session asked for its intent.
    pub(super) fn tell(
        &mut self,
        name: &'static str,
        intent: u64,
        guild: u64,
        data: impl FnOnce(&Self) -> Value,
    ) {
        if intent == 0 || self.intents & intent != 0 {
            let data = data(self);
            self.outbox.push(Event {
                name,
                data,
                guild,
                intent,
            });
        }
    }

    pub(super) fn add_user(&mut self, name: &str, bot: bool, role: Role) -> u64 {
        let id = self.snowflake();
        let user = User {
            id,
            name: name.to_owned(),
            bot,
            role,
            locale: places::usual(),
        };
        self.users.insert(id, user);
        id
    }

    /// Adds a server with the channels `reviews`, `talk`, `news` and `voice`,
    /// and tells the bot.
    pub(super) fn add_guild(&mut self, name: &str) -> u64 {
        // Shards are counted by the bits over 22, which are milliseconds: a
        // new server takes the next one, so that shards fill evenly.
        let last = self.guilds.last().map_or(0, |guild| guild.id >> 22);
        let id = (last + 1).max(self.snowflake() >> 22) << 22;
        self.last_id = self.last_id.max(id);
        let name = name.to_owned();
        self.guilds.push(Guild {
            id,
            name,
            channels: Vec::new(),
            has_bot: true,
            locale: places::usual(),
        });
        for (name, kind) in [
            ("reviews", ChannelKind::Text),
            ("talk", ChannelKind::Text),
            ("news", ChannelKind::News),
            ("voice", ChannelKind::Voice),
        ] {
            self.add_channel(id, name, kind);
        }
        self.tell("GUILD_CREATE", GUILDS, id, |world| world.guild_create(id));
        id
    }

    pub(super) fn add_channel(&mut self, guild: u64, name: &str, kind: ChannelKind) -> u64 {
        let id = self.snowflake();
        let channel = Channel {
            id,
            guild,
            kind,
            name: name.to_owned(),
            denied: 0,
            messages: Default::default(),
            thread: None,
        };
        self.channels.insert(id, channel);
        if let Some(guild) = self.guilds.iter_mut().find(|one| one.id == guild) {
            guild.channels.push(id);
        }
        id
    }

    /// The bot's private channel with a person, opened at the first call.
    pub(super) fn direct_channel(&mut self, person: u64) -> u64 {
        if let Some(channel) = self.direct.get(&person) {
            return *channel;
        }
        let channel = self.add_channel(0, "", ChannelKind::Direct);
        self.direct.insert(person, channel);
        channel
    }

    /// The data of `GUILD_CREATE` for one server.
    pub(super) fn guild_create(&self, id: u64) -> Value {
        let Some(guild) = self.guild(id) else {
            return Value::Null;
        };
        let channels: Vec<Value> = guild
            .channels
            .iter()
            .filter_map(|id| self.channel(*id))
            .map(Channel::json)
            .collect();
        let open = |channel: &&Channel| {
            channel.guild == id
                && channel
                    .thread
                    .as_ref()
                    .is_some_and(|thread| !thread.archived)
        };
        let threads: Vec<Value> = self
            .channels
            .values()
            .filter(open)
            .map(Channel::json)
            .collect();
        match self.users.get(&self.bot) {
            Some(bot) => guild.create_json(bot, &channels, &threads),
            None => Value::Null,
        }
    }

    /// A server by its id.
    #[must_use]
    pub fn guild(&self, id: u64) -> Option<&Guild> {
        self.guilds.iter().find(|guild| guild.id == id)
    }

    /// All servers, oldest first.
    #[must_use]
    pub fn guilds(&self) -> &[Guild] {
        &self.guilds
    }

    /// A channel or thread by its id.
    #[must_use]
    pub fn channel(&self, id: u64) -> Option<&Channel> {
        self.channels.get(&id)
    }

    /// A user by its id.
    #[must_use]
    pub fn user(&self, id: u64) -> Option<&User> {
        self.users.get(&id)
    }

    /// A message by its id, ephemeral ones too.
    #[must_use]
    pub fn message(&self, id: u64) -> Option<&Message> {
        self.messages.get(&id)
    }

    /// The messages of a channel that everyone sees, oldest first.
    pub fn messages(&self, channel: u64) -> impl DoubleEndedIterator<Item = &Message> {
        self.all_messages(channel)
            .filter(|message| message.only_for.is_none())
    }

    /// The messages of a channel that one person sees, oldest first.
    pub fn seen_by(&self, person: u64, channel: u64) -> impl DoubleEndedIterator<Item = &Message> {
        self.all_messages(channel)
            .filter(move |message| message.only_for.is_none_or(|only| only == person))
    }

    fn all_messages(&self, channel: u64) -> impl DoubleEndedIterator<Item = &Message> {
        let ids = self.channels.get(&channel).map(|channel| &channel.messages);
        ids.into_iter()
            .flatten()
            .filter_map(|id| self.messages.get(id))
    }

    /// The threads that hang in a channel, oldest first.
    #[must_use]
    pub fn threads(&self, channel: u64) -> Vec<&Channel> {
        let hangs = |one: &&Channel| {
            one.thread
                .as_ref()
                .is_some_and(|thread| thread.parent == channel)
        };
        let mut threads: Vec<&Channel> = self.channels.values().filter(hangs).collect();
        threads.sort_by_key(|thread| thread.id);
        threads
    }

    /// The commands that people see in a server: its own, and those for
    /// everywhere.
    pub fn commands(&self, guild: u64) -> impl Iterator<Item = &Value> {
        let of = |key| self.commands.get(&key).into_iter().flatten();
        of(Some(guild)).chain(of(None))
    }
}
