//! The database in trouble: members are told within three seconds, in words,
//! and nobody has to do anything when it is back.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use readalong::rehearsal::{Person, Reply, Settings};
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::harness::{Club, PATIENCE, SHORT, assert_private};
use crate::log;

/// What Discord gives for an answer.
const THREE_SECONDS: Duration = Duration::from_secs(3);

/// A new database on the PostgreSQL server of `TEST_DATABASE_URL`. Where none is
/// named that is said, and where tests must not be skipped it is a failure.
pub async fn postgres() -> Option<String> {
    static DATABASES: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "TEST_DATABASE_URL is not set, so nothing was tested on PostgreSQL"
        );
        eprintln!("not tested on PostgreSQL: set TEST_DATABASE_URL");
        return None;
    };
    let number = DATABASES.fetch_add(1, Ordering::Relaxed);
    let name = format!("readalong_outage_{}_{number}", std::process::id());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let create = AssertSqlSafe(format!("create database {name}"));
    sqlx::raw_sql(create)
        .execute(&mut connection)
        .await
        .unwrap();
    let (before, _) = server.rsplit_once('/').unwrap();
    Some(format!("{before}/{name}"))
}

async fn in_time(what: &str, asked: impl Future<Output = Reply>) -> Reply {
    let begun = Instant::now();
    let reply = asked.await;
    let taken = begun.elapsed();
    assert!(!reply.failed(), "{what}: {}", reply.text());
    assert!(taken < THREE_SECONDS, "{what} took {taken:?}");
    reply
}

async fn rate(member: &Person, stars: &str) -> Reply {
    let options = json!({"book": "The Salt Ledger", "stars": stars});
    member.slash("rate", options).await.unwrap()
}

/// Rates until it works again.
async fn recovers(member: &Person, stars: &str) {
    let begun = Instant::now();
    loop {
        let reply = in_time("a rating", rate(member, stars)).await;
        if reply.text().contains(&format!("**{stars}**")) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_in_a_locked_file_is_refused_in_words_and_later_taken() {
    log::keep();
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let mut other = SqliteConnection::connect(&club.database).await.unwrap();
    let [ana, ben] = ["Ana", "Ben"].map(|name| club.member(name));
    rate(&ana, "2").await;
    club.card_says(card.id, "**2.00** from 1 vote").await;

    let menu = ben.press(&card, "Rate").await.unwrap();

    other.execute("begin immediate").await.unwrap();
    let (first, second, third) = tokio::join!(
        in_time("a rating", rate(&ana, "4")),
        in_time("a withdrawal", async {
            let options = json!({"book": "The Salt Ledger"});
            ana.slash("unrate", options).await.unwrap()
        }),
        in_time("a choice", async {
            ben.choose(&menu, "Your stars", &["5"]).await.unwrap()
        }),
    );
    for reply in [&first, &second, &third] {
        assert_private(reply, &["cannot reach the club's memory", "does no harm"]);
    }
    // What is only read is read.
    let scores = ana.slash("scores", json!({})).await.unwrap();
    assert!(
        scores.text().contains("club **2.00** from 1 vote"),
        "{}",
        scores.text()
    );
    other.execute("rollback").await.unwrap();

    recovers(&ana, "4").await;
    club.card_says(card.id, "**4.00** from 1 vote").await;
    log::line_with(&["ERROR", "the database does not answer"]).await;
    assert_eq!(club.store.check_tallies().await.unwrap(), 0);
    club.close().await;
}

/// A cable to a server that can be cut and mended.
struct Cable {
    up: watch::Sender<bool>,
    port: u16,
}

impl Cable {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (up, watching) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let (server, mut up) = (server.clone(), watching.clone());
                tokio::spawn(async move {
                    if *up.borrow()
                        && let Ok(mut far) = TcpStream::connect(server).await
                    {
                        tokio::select! {
                            _ = copy_bidirectional(&mut near, &mut far) => {}
                            _ = up.wait_for(|up| !up) => {}
                        }
                    }
                });
            }
        });
        Self { up, port }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_cut_off_is_said_in_words_and_comes_back() {
    log::keep();
    let Some(url) = postgres().await else {
        return;
    };
    let (login, place) = url.split_once('@').unwrap();
    let (server, name) = place.split_once('/').unwrap();
    let cable = Cable::to(server.to_owned()).await;
    let database = format!("{login}@127.0.0.1:{}/{name}", cable.port);
    let folder = tempfile::tempdir().unwrap();
    let club = Club::open_on(Settings::default(), database, folder).await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    recovers(&ana, "2").await;
    club.card_says(card.id, "**2.00** from 1 vote").await;

    // Nothing is on the press that the cut would leave there.
    while club.store.cards_waiting().await.unwrap() > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    cable.up.send_replace(false);
    let edits = |club: &Club| {
        let requests = club.discord.requests();
        requests.iter().filter(|one| one.method == "PATCH").count()
    };
    let before = edits(&club);
    for _ in 0..2 {
        let (rating, question, scores, button, suggested) = tokio::join!(
            in_time("a rating", rate(&ana, "4")),
            in_time("a question", async {
                ana.slash("discuss", json!({})).await.unwrap()
            }),
            in_time("the scores", async {
                ana.slash("scores", json!({})).await.unwrap()
            }),
            in_time("a button", async {
                ana.press(&card, "Scores").await.unwrap()
            }),
            ana.complete("rate", "book", "Sal", json!({})),
        );
        for reply in [&rating, &question, &scores, &button] {
            assert_private(reply, &["cannot reach the club's memory"]);
        }
        assert_eq!(suggested.unwrap(), []);
    }
    log::line_with(&["the press cannot read the store"]).await;
    assert_eq!(edits(&club), before, "the press did something");
    cable.up.send_replace(true);

    recovers(&ana, "4").await;
    club.card_says(card.id, "**4.00** from 1 vote").await;
    log::line_with(&["the press can read the store again"]).await;
    let question = ana.slash("discuss", json!({})).await.unwrap();
    assert!(!question.ephemeral(), "{}", question.text());
    club.close().await;
}
