//! A club with a bot in it, on a database of its own.

use std::ops::AsyncFn;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use readalong::club::bank::Bank;
use readalong::club::ids::ClubId;
use readalong::config::{Config, Secret};
use readalong::discord::run::{Pace, RunError};
use readalong::rehearsal::{
    Attachment, LocalDiscord, Message, Person, Reply, Role, Settings, World,
};
use readalong::store::Store;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::openapi;
use crate::site::Site;

/// How long anything may take before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A short review in the notation of the sample, written for the tests.
pub const SHORT: &str = "\
“The Salt Ledger” by Oda Brandt BOOK REVIEW

Genre: Historical Fiction

Strong Point: The harbour at night.

Weak Point: Nobody laughs for three hundred pages.

My Rating: 4/5

Goodreads Rating: (3.90/5)

I read this novel about a family of smugglers in two evenings. It is a story about family secrets and what they cost the children.

The grandmother keeps two ledgers, and only one of them is true. I never knew whether I should admire her for it.

Would you forgive a lie that fed you for twenty years? I am still not sure that I would.
";

/// The same in front of a body that needs several messages: numbered paragraphs
/// of very different lengths, one of them longer than a message.
pub fn long_review() -> (String, Vec<String>) {
    let sentence = |number: usize, words: usize| {
        let tail = ["the", "tide", "kept", "its", "own", "books"]
            .iter()
            .cycle();
        let tail: Vec<&str> = tail.take(words).copied().collect();
        format!("In the chapter numbered {number} {}.", tail.join(" "))
    };
    let paragraph = |number: usize| {
        let sentences = if number == 7 { 40 } else { 2 + number % 5 };
        let said: Vec<String> = (0..sentences)
            .map(|turn| sentence(number * 100 + turn, 6 + (number + turn) % 9))
            .collect();
        said.join(" ")
    };
    let paragraphs: Vec<String> = (1..=20).map(paragraph).collect();
    let text = format!(
        "“The Tide Book” by Nils Aarø BOOK REVIEW\n\nMy Rating: 3/5\n\n{}\n",
        paragraphs.join("\n\n")
    );
    (text, paragraphs)
}

/// A bot that runs, on a machine of its own: what happens to the machine
/// happens to everything that the bot has begun.
struct Running {
    outcome: JoinHandle<Result<(), RunError>>,
    stop: CancellationToken,
    machine: Option<Runtime>,
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(machine) = self.machine.take() {
            machine.shutdown_background();
        }
    }
}

/// A club: the local Discord, one bot, one database.
pub struct Club {
    /// The local Discord.
    pub discord: LocalDiscord,
    /// The bot's memory; another handle on it.
    pub store: Store,
    /// Where that memory lies.
    pub database: String,
    /// What the bot is told beside its configuration.
    pub pace: Pace,
    /// The web that the bot can reach.
    pub site: Site,
    bot: Option<Running>,
    _folder: tempfile::TempDir,
}

impl Club {
    /// A club on SQLite, with the usual settings.
    pub async fn open() -> Self {
        Self::open_with(Settings::default()).await
    }

    /// A club on SQLite whose Discord has other settings.
    pub async fn open_with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("club.db").display());
        Self::open_on(settings, database, folder).await
    }

    /// A club on this database; the folder lives as long as the club.
    pub async fn open_on(settings: Settings, database: String, folder: tempfile::TempDir) -> Self {
        let mut club = Self {
            discord: LocalDiscord::start(settings).await.unwrap(),
            store: Store::open(&database).await.unwrap(),
            database,
            pace: Pace {
                patience: Duration::from_secs(2),
                press_period: Duration::from_millis(20),
                look_period: Duration::from_secs(1),
                ..Pace::default()
            },
            site: Site::open().await,
            bot: None,
            _folder: folder,
        };
        club.start().await;
        club
    }

    /// The bot's configuration here.
    pub fn config(&self) -> Config {
        Config {
            token: Secret::new(self.discord.token()),
            database_url: Secret::new(&*self.database),
            proxy: Some(self.discord.base_url()),
            guild: None,
            shards: None,
        }
    }

    /// Starts the bot and waits until it is ready.
    pub async fn start(&mut self) {
        let sessions = self.discord.gateway_counts().identifies;
        let stop = CancellationToken::new();
        let (config, database, web, pace, told) = (
            self.config(),
            self.database.clone(),
            self.site.fetcher(),
            self.pace.clone(),
            stop.clone(),
        );
        let mut machine = tokio::runtime::Builder::new_multi_thread();
        let machine = machine.worker_threads(1).enable_all().build().unwrap();
        let outcome = machine.spawn(async move {
            let store = Store::open(&database).await.unwrap();
            let bank = Bank::built_in().unwrap();
            let outcome =
                readalong::discord::run(&config, store.clone(), bank, web, pace, told).await;
            store.close().await;
            outcome
        });
        self.bot = Some(Running {
            outcome,
            stop,
            machine: Some(machine),
        });
        let connected = |_: &World| self.discord.gateway_counts().identifies > sessions;
        let connected = self.discord.wait_until(connected, PATIENCE).await;
        assert!(
            connected && self.discord.application_ready().await,
            "the bot did not connect"
        );
    }

    /// Stops the bot in good order and gives how it ended.
    pub async fn stop(&mut self) -> Result<(), RunError> {
        let mut bot = self.bot.take().expect("the bot was stopped before");
        bot.stop.cancel();
        tokio::time::timeout(PATIENCE, &mut bot.outcome)
            .await
            .expect("the bot did not stop")
            .unwrap()
    }

    /// Waits until the bot ends by itself.
    pub async fn ended(&mut self, patience: Duration) -> Result<(), RunError> {
        let mut bot = self.bot.take().expect("the bot was stopped before");
        tokio::time::timeout(patience, &mut bot.outcome)
            .await
            .expect("the bot did not end")
            .unwrap()
    }

    /// Kills the bot as `kill -9` would: nothing is finished, nothing is told.
    pub fn kill(&mut self) {
        drop(self.bot.take().expect("the bot was stopped before"));
    }

    /// A member of staff.
    pub fn staff(&self) -> Person {
        self.discord.member("Marta", Role::Staff)
    }

    /// A member.
    pub fn member(&self, name: &str) -> Person {
        self.discord.member(name, Role::Member)
    }

    /// Posts a review as staff do and gives its card.
    pub async fn post(&self, name: &str, text: &str) -> Message {
        self.post_as(&self.staff(), name, text).await
    }

    /// The same by this person, in the channel where she is.
    pub async fn post_as(&self, staff: &Person, name: &str, text: &str) -> Message {
        let file = Attachment::new(name, text);
        let draft = staff
            .slash("review post", json!({ "file": file }))
            .await
            .unwrap();
        let posted = staff
            .press(&draft, "Post")
            .await
            .unwrap_or_else(|e| panic!("{e:?}: {}", draft.text()));
        assert!(posted.text().starts_with("Posted: "), "{}", posted.text());
        let id = posted.text().rsplit('/').next().unwrap().parse().unwrap();
        self.discord
            .message(id)
            .expect("the card is in the channel")
    }

    /// The card once it says this.
    pub async fn card_says(&self, card: u64, says: &str) -> Message {
        let there = |message: Option<&Message>| {
            message.is_some_and(|message| message.text().contains(says))
        };
        let followed = self
            .discord
            .wait_until(|world| there(world.message(card)), PATIENCE)
            .await;
        let card = self.discord.message(card).expect("the card is still there");
        assert!(
            followed,
            "the card never said {says:?}, but: {}",
            card.text()
        );
        card
    }

    /// Waits until every card is as it should be and the press is idle.
    pub async fn settled(&self) {
        let idle = async {
            while self.store.cards_waiting().await.unwrap() > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let idle = tokio::time::timeout(PATIENCE, idle).await;
        idle.expect("the press is never done");
    }

    /// What is read in a message, with the names of channels in the place of
    /// their ids, and each piece set apart.
    pub fn read(&self, message: &Message) -> String {
        let mut text = message.text();
        for name in ["reviews", "talk", "news", "voice"] {
            text = text.replace(
                &format!("<#{}>", self.discord.channel(name)),
                &format!("#{name}"),
            );
        }
        // How many questions there are is the bank's affair, not the card's.
        let lines = text
            .lines()
            .map(|line| match line.strip_suffix(" in stock") {
                Some(many) if many.parse::<u32>().is_ok() => "(so many) in stock",
                _ => line,
            });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Nothing was stored, nothing was posted: no book, no card, no message.
    pub async fn assert_untouched(&self) {
        let guild = self.discord.guild(0);
        let titles = self.store.titles(ClubId(guild), 10).await.unwrap();
        assert_eq!(titles, Vec::<String>::new(), "a book was stored");
        assert_eq!(self.store.cards_waiting().await.unwrap(), 0, "a card waits");
        for name in ["reviews", "talk", "news"] {
            let posted = self.discord.messages(self.discord.channel(name));
            assert_eq!(posted, Vec::new(), "something was posted in {name}");
        }
    }

    /// No card waits, and nobody sees one.
    pub async fn assert_no_card(&self) {
        assert_eq!(self.store.cards_waiting().await.unwrap(), 0, "a card waits");
        let cards =
            |message: &&Message| message.only_for.is_none() && !message.components.is_empty();
        assert_eq!(
            self.written().iter().filter(cards).count(),
            0,
            "a card stands"
        );
    }

    /// All that the bot has written anywhere, also what only one person sees.
    pub fn written(&self) -> Vec<Message> {
        self.discord.look(|world| {
            let heard = |id: u64| world.message(id).cloned();
            let places = world.guilds().iter().flat_map(|guild| &guild.channels);
            let places = places.flat_map(|channel| {
                let threads = world.threads(*channel).into_iter();
                threads
                    .map(|thread| thread.id)
                    .chain([*channel])
                    .collect::<Vec<_>>()
            });
            places
                .filter_map(|place| world.channel(place))
                .flat_map(|place| place.messages.iter().copied())
                .filter_map(heard)
                .filter(|message| message.author == world.bot)
                .collect()
        })
    }

    /// Stops the bot and checks what holds for every conversation.
    pub async fn close(mut self) {
        if self.bot.is_some() {
            self.stop().await.expect("the bot ended in good order");
        }
        assert_eq!(
            self.discord.unknown_routes(),
            Vec::<String>::new(),
            "routes that Discord does not have"
        );
        openapi::check(&self.discord.requests());
        for message in self.written() {
            assert!(
                message.mentions_would_ping.is_empty(),
                "{:?} would be pinged by: {}",
                message.mentions_would_ping,
                message.text()
            );
        }
        assert_eq!(
            self.store.check_tallies().await.unwrap(),
            0,
            "tallies that do not fit their ratings"
        );
        self.store.close().await;
    }
}

/// Plays a conversation in a club on SQLite, then in one on the PostgreSQL
/// server that `TEST_DATABASE_URL` names. Where none is named, one line on
/// standard error says so; in CI that is a failure.
pub async fn for_each_database(conversation: impl AsyncFn(Club)) {
    conversation(Club::open().await).await;
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "TEST_DATABASE_URL is not set, so nobody talked on PostgreSQL"
        );
        eprintln!("not played on PostgreSQL: set TEST_DATABASE_URL to a server for tests");
        return;
    };
    static DATABASES: AtomicU32 = AtomicU32::new(0);
    let number = DATABASES.fetch_add(1, Ordering::Relaxed);
    let name = format!("readalong_talk_{}_{number}", std::process::id());
    on_server(&server, format!("create database {name}")).await;
    let (before, _) = server
        .rsplit_once('/')
        .expect("a URL that names a database");
    let folder = tempfile::tempdir().unwrap();
    let club = Club::open_on(Settings::default(), format!("{before}/{name}"), folder).await;
    conversation(club).await;
    on_server(&server, format!("drop database {name} with (force)")).await;
}

pub async fn on_server(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("TEST_DATABASE_URL answers");
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
}

/// Asserts that a reply is private and says all of this.
pub fn assert_private(reply: &Reply, says: &[&str]) {
    assert!(reply.ephemeral(), "others saw: {}", reply.text());
    assert_says(reply, says);
}

/// Asserts that a reply says all of this.
pub fn assert_says(reply: &Reply, says: &[&str]) {
    let text = reply.text();
    for words in says {
        assert!(text.contains(words), "not said: {words:?}, but: {text}");
    }
}

/// The message of a reply.
pub fn shown(reply: &Reply) -> &Message {
    reply
        .message()
        .unwrap_or_else(|| panic!("no message, but: {}", reply.text()))
}

/// Text as it is read: without the marks that keep Markdown from being Markdown.
pub fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        read.extend(if c == '\\' { rest.next() } else { Some(c) });
    }
    read
}

/// The value of a field of the embeds, by its name.
pub fn field(message: &Message, name: &str) -> Option<String> {
    let embeds = message.embeds.iter();
    let mut fields = embeds
        .filter_map(|embed| embed["fields"].as_array())
        .flatten();
    let field = fields.find(|field| field["name"] == name)?;
    Some(field["value"].as_str()?.to_owned())
}
