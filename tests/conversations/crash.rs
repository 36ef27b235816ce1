//! The real program, stopped and killed: what was begun is finished or found
//! again, and it always ends.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use readalong::rehearsal::{
    Attachment, Fault, LocalDiscord, Message, Person, Role, Settings, permission,
};
use serde_json::json;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::faults::long_review;
use crate::harness::{PATIENCE, SHORT};

/// Longer than anybody waits.
const FOR_EVER: Duration = Duration::from_secs(600);

/// How long what a dead program had begun may stay begun: its claims run out
/// after ten seconds.
pub const AFTERWARDS: Duration = Duration::from_secs(60);

/// A local Discord, and `readalong run` as a process of its own.
pub struct Program {
    pub discord: LocalDiscord,
    folder: TempDir,
    /// Where its memory lies; `None` for a file in the folder.
    server: Option<String>,
    /// Runs on one core of the machine only.
    on_one_core: bool,
    child: Option<Child>,
}

impl Program {
    pub async fn open(settings: Settings) -> Self {
        Self::open_on(settings, None).await
    }

    /// The same on this database.
    pub async fn open_on(settings: Settings, server: Option<String>) -> Self {
        let mut program = Self {
            discord: LocalDiscord::start(settings).await.unwrap(),
            folder: tempfile::tempdir().unwrap(),
            server,
            on_one_core: false,
            child: None,
        };
        program.start().await;
        program
    }

    /// Where its memory lies.
    pub fn database(&self) -> String {
        let file = self.folder.path().join("readalong.db");
        let file = || format!("sqlite://{}", file.display());
        self.server.clone().unwrap_or_else(file)
    }

    pub async fn start(&mut self) {
        let before = self.discord.gateway_counts().identifies;
        let program = env!("CARGO_BIN_EXE_readalong");
        let mut command = Command::new(if self.on_one_core { "taskset" } else { program });
        if self.on_one_core {
            command.args(["--cpu-list", "0", program]);
        }
        let child = command
            .arg("run")
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DISCORD_TOKEN", self.discord.token())
            .env("DISCORD_PROXY", self.discord.base_url())
            .env("DATABASE_URL", self.database())
            .env("LOG", "off")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        until("a session", PATIENCE, || {
            self.discord.gateway_counts().identifies > before
        })
        .await;
        assert!(self.discord.application_ready().await);
    }

    /// `kill -9`.
    pub async fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        // The session is gone once the local Discord has noticed.
        self.discord.drop_gateway();
        self.discord.heal();
    }

    fn terminate(&self) {
        let id = self.child.as_ref().unwrap().id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status();
        assert!(told.unwrap().success());
    }

    /// Waits for the end of the process.
    async fn ended(&mut self, patience: Duration) -> ExitStatus {
        let mut child = self.child.take().unwrap();
        let begun = Instant::now();
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            if begun.elapsed() > patience {
                child.kill().unwrap();
                panic!("still running {patience:?} after it was told to stop");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn staff(&self) -> Person {
        self.discord.member("Marta", Role::Staff)
    }

    /// Has a member of staff post a review; she does not wait for the outcome.
    pub async fn order(&self, text: &str) {
        self.order_after(text, || ()).await;
    }

    /// The same, with something happening while she looks at the draft.
    async fn order_after(&self, text: &str, meanwhile: impl FnOnce()) {
        let staff = self.staff();
        let file = Attachment::new("review.txt", text);
        let draft = staff.slash("review post", json!({"file": file})).await;
        let draft = draft.unwrap();
        meanwhile();
        tokio::spawn(async move { staff.press(&draft, "Post").await });
    }

    async fn rate(&self, stars: &str) {
        let ana = self.discord.member("Ana", Role::Member);
        let options = json!({"book": "The Salt Ledger", "stars": stars});
        let reply = ana.slash("rate", options).await.unwrap();
        assert!(reply.text().contains("You gave"), "{}", reply.text());
    }

    /// Waits until the channel's cards say this.
    async fn cards_say(&self, says: &str) -> Vec<Message> {
        let reviews = self.discord.channel("reviews");
        let said = self
            .discord
            .wait_until(
                |world| {
                    world
                        .messages(reviews)
                        .all(|card| card.text().contains(says))
                },
                AFTERWARDS,
            )
            .await;
        let cards = self.discord.messages(reviews);
        let texts: Vec<String> = cards.iter().map(Message::text).collect();
        assert!(said, "never said {says:?}, but: {texts:?}");
        cards
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _gone = child.kill();
        }
    }
}

/// Waits for something that the local Discord does not tell of.
async fn until(what: &str, patience: Duration, so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < patience, "no {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_told_to_stop_answers_first_and_ends_well() {
    let mut program = Program::open(Settings::default()).await;
    // Long in the works: "thinking" first, and the rest is slow.
    let slow = Fault::HangBefore(Duration::from_secs(4));
    program.discord.fail_next(1, "PATCH", "/@original", slow);
    let staff = program.staff();
    let asking = tokio::spawn(async move {
        let file = Attachment::new("salt.txt", SHORT);
        staff
            .slash("review post", json!({"file": file}))
            .await
            .unwrap()
    });
    let discord = program.discord.clone();
    until("slow answer", PATIENCE, || discord.faults_left() == 0).await;
    program.terminate();
    let status = program.ended(Duration::from_secs(12)).await;
    assert_eq!(status.code(), Some(0));
    let reply = asking.await.unwrap();
    assert!(reply.text().contains("The Salt Ledger"), "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_without_a_gateway_ends_as_well_also_on_one_core() {
    let mut programs = JoinSet::new();
    for (on_one_core, code) in [
        (false, None),
        (false, Some(4010)),
        (true, None),
        (true, Some(4010)),
    ] {
        programs.spawn(async move {
            let mut program = Program {
                discord: LocalDiscord::start(Settings::default()).await.unwrap(),
                folder: tempfile::tempdir().unwrap(),
                server: None,
                on_one_core,
                child: None,
            };
            program.start().await;
            match code {
                None => {
                    program.discord.refuse_gateway(true);
                    program.discord.drop_gateway();
                }
                Some(code) => program.discord.close_gateway(code),
            }
            program.terminate();
            let status = program.ended(Duration::from_secs(20)).await;
            assert_eq!(
                status.code(),
                Some(0),
                "{code:?}, on one core: {on_one_core}"
            );
        });
    }
    programs.join_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_works_when_the_program_is_killed_is_there_once() {
    let brief = Settings {
        nonce_window: Duration::ZERO,
        ..Settings::default()
    };
    let mut tries = JoinSet::new();
    tries.spawn(pages_in_the_works());
    for (what, fault, settings, may_look) in [
        ("sent", Fault::HangAfter(FOR_EVER), brief.clone(), true),
        (
            "sent, the nonce known",
            Fault::HangAfter(FOR_EVER),
            Settings::default(),
            false,
        ),
        ("not sent", Fault::HangBefore(FOR_EVER), brief, true),
    ] {
        tries.spawn(async move {
            let mut program = Program::open(settings).await;
            let reviews = program.discord.channel("reviews");
            let path = format!("/channels/{reviews}/messages");
            program.discord.fail_next(1, "POST", &path, fault);
            let discord = program.discord.clone();
            let blind = || {
                if !may_look {
                    discord.deny(reviews, permission::READ_MESSAGE_HISTORY);
                }
            };
            program.order_after(SHORT, blind).await;
            until("card", PATIENCE, || discord.faults_left() == 0).await;
            if what != "not sent" {
                let there = || discord.messages(reviews).len() == 1;
                until("card in the channel", PATIENCE, there).await;
            }
            program.kill().await;
            program.start().await;
            // Confirmed while the card still waits: it must show this too.
            program.rate("2").await;
            let there = |world: &readalong::rehearsal::World| world.messages(reviews).count() > 0;
            assert!(
                program.discord.wait_until(there, AFTERWARDS).await,
                "{what}"
            );
            let cards = program.cards_say("**2.00** from 1 vote").await;
            assert_eq!(cards.len(), 1, "{what}");
            // Nothing is left to do that could post another.
            program.rate("4").await;
            let cards = program.cards_say("**3.00** from 2 votes").await;
            assert_eq!(cards.len(), 1, "{what}");
        });
    }
    tries.join_all().await;
}

/// Killed between pages: each is there once and in order.
async fn pages_in_the_works() {
    let settings = Settings {
        nonce_window: Duration::ZERO,
        ..Settings::default()
    };
    let mut program = Program::open(settings).await;
    let reviews = program.discord.channel("reviews");
    // The second part reads as the third: a page that is there must not pass
    // for another that reads alike.
    let text = long_review(4).replace("Part 3.", "Part 2.");
    let path = format!("/channels/{reviews}/messages");
    let fine = Fault::HangBefore(Duration::ZERO);
    // Card and thread, then two pages, then one of which nobody hears.
    program.discord.fail_next(2, "POST", &path, fine.clone());
    program.discord.fail_next(2, "POST", "/messages", fine);
    let unheard = Fault::HangAfter(FOR_EVER);
    program.discord.fail_next(1, "POST", "/messages", unheard);
    program.order(&text).await;
    let pages = |discord: &LocalDiscord| {
        let thread = discord
            .threads(reviews)
            .first()
            .map_or(0, |thread| thread.id);
        discord.messages(thread)
    };
    let discord = program.discord.clone();
    until("three pages", PATIENCE, || pages(&discord).len() == 3).await;
    program.kill().await;
    program.start().await;
    until("all pages", AFTERWARDS, || pages(&discord).len() >= 5).await;
    program.rate("2").await;
    program.cards_say("**2.00** from 1 vote").await;
    let shown: Vec<String> = pages(&discord)
        .iter()
        .map(|page| page.content.chars().take(7).collect())
        .collect();
    assert_eq!(shown[1..], ["Part 1.", "Part 2.", "Part 2.", "Part 4."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_that_was_confirmed_survives_kill_9() {
    let mut program = Program::open(Settings::default()).await;
    program.order(SHORT).await;
    let reviews = program.discord.channel("reviews");
    let posted = |world: &readalong::rehearsal::World| world.messages(reviews).count() == 1;
    assert!(program.discord.wait_until(posted, PATIENCE).await);
    program.rate("4").await;
    program.kill().await;
    program.start().await;
    let ben = program.discord.member("Ben", Role::Member);
    let scores = ben.slash("scores", json!({})).await.unwrap();
    assert!(
        scores.text().contains("club **4.00** from 1 vote"),
        "{}",
        scores.text()
    );
    // And the buttons of before still work.
    let card = program.discord.messages(reviews).remove(0);
    let scores = ben.press(&card, "Scores").await.unwrap();
    assert!(
        scores.text().contains("**4.00** from 1 vote"),
        "{}",
        scores.text()
    );
}
