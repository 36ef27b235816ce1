//! A club with a bot in it, on a database of its own.

use std::time::Duration;

use readalong::club::bank::Bank;
use readalong::config::{Config, Secret};
use readalong::discord::run::{Pace, RunError};
use readalong::rehearsal::{Attachment, LocalDiscord, Message, Person, Reply, Role, Settings};
use readalong::store::Store;
use serde_json::json;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

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
    bot: Option<(JoinHandle<Result<(), RunError>>, CancellationToken)>,
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
            },
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
        let (config, store, pace, told) = (
            self.config(),
            self.store.clone(),
            self.pace.clone(),
            stop.clone(),
        );
        let bank = Bank::built_in().unwrap();
        let bot =
            tokio::spawn(
                async move { readalong::discord::run(&config, store, bank, pace, told).await },
            );
        self.bot = Some((bot, stop));
        assert!(
            self.discord.application_ready().await,
            "the bot did not connect"
        );
        assert!(self.discord.gateway_counts().identifies > sessions);
    }

    /// Stops the bot in good order and gives how it ended.
    pub async fn stop(&mut self) -> Result<(), RunError> {
        let (bot, stop) = self.bot.take().expect("the bot was stopped before");
        stop.cancel();
        tokio::time::timeout(PATIENCE, bot)
            .await
            .expect("the bot did not stop")
            .unwrap()
    }

    /// Waits until the bot ends by itself.
    pub async fn ended(&mut self, patience: Duration) -> Result<(), RunError> {
        let (bot, _) = self.bot.take().expect("the bot was stopped before");
        tokio::time::timeout(patience, bot)
            .await
            .expect("the bot did not end")
            .unwrap()
    }

    /// Kills the bot as `kill -9` would: nothing is finished, nothing is told.
    pub fn kill(&mut self) {
        let (bot, _) = self.bot.take().expect("the bot was stopped before");
        bot.abort();
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
        let staff = self.staff();
        let draft = staff
            .slash(
                "review post",
                json!({ "file": Attachment::new(name, text) }),
            )
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
        self.store.close().await;
    }
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
