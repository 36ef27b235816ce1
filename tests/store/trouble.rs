//! What members are told, and how soon, while the database cannot be reached;
//! and that nobody has to do anything when it can be again.

use std::time::{Duration, Instant};

use readalong::club::ids::MemberId;
use readalong::club::shelf::Order;
use readalong::store::{Store, StoreError};
use sqlx::{Connection, Executor, SqliteConnection};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::harness::{CHANNEL, CLUB, Fresh, MEMBER, STAFF, at, post, review, stars};

/// What Discord gives for an answer.
const THREE_SECONDS: Duration = Duration::from_secs(3);

/// A cable to a server that can be cut, hung and mended.
struct Cable {
    state: watch::Sender<Line>,
    port: u16,
}

#[derive(Clone, Copy, PartialEq)]
enum Line {
    Up,
    /// Connections break and new ones are refused a word.
    Cut,
    /// Nothing comes through and nothing says so.
    Silent,
}

impl Cable {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (state, watching) = watch::channel(Line::Up);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, server.clone(), watching.clone()));
            }
        });
        Self { state, port }
    }
}

async fn carry(mut near: TcpStream, server: String, mut state: watch::Receiver<Line>) {
    if *state.borrow() == Line::Up
        && let Ok(mut far) = TcpStream::connect(server).await
    {
        tokio::select! {
            _ = copy_bidirectional(&mut near, &mut far) => return,
            _ = state.wait_for(|line| *line != Line::Up) => {}
        }
    }
    if *state.borrow() == Line::Silent {
        // Held open, never served again: as if a router had forgotten it.
        std::future::pending::<()>().await;
    }
}

async fn in_three_seconds<T>(
    what: &str,
    asked: impl Future<Output = Result<T, StoreError>>,
) -> StoreError {
    let begun = Instant::now();
    let error = asked
        .await
        .err()
        .unwrap_or_else(|| panic!("{what} was answered"));
    let taken = begun.elapsed();
    assert!(taken < THREE_SECONDS, "{what} took {taken:?}: {error:?}");
    assert!(error.is_unreachable(), "{what}: {error:?}");
    error
}

async fn recovers(store: &Store, book: readalong::club::ids::BookId) {
    let begun = Instant::now();
    loop {
        let rated = store
            .rate(CLUB, book, MemberId(9), stars(8), None, at(0))
            .await;
        match rated {
            Ok(_) => break,
            Err(error) => assert!(begun.elapsed() < Duration::from_secs(10), "{error:?}"),
        }
    }
    store.shelf(CLUB, None, Order::Score, (1, 0)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_behind_a_broken_cable_is_said_in_time_and_comes_back() {
    let Some(fresh) = Fresh::postgres().await else {
        return;
    };
    let (_, server) = fresh.url.split_once('@').expect("a URL with a user");
    let (server, name) = server.split_once('/').unwrap();
    let (login, _) = fresh.url.split_once('@').unwrap();
    let server = if server.contains(':') {
        server.to_owned()
    } else {
        format!("{server}:5432")
    };
    for line in [Line::Cut, Line::Silent] {
        let cable = Cable::to(server.clone()).await;
        let store = Store::open(&format!("{login}@127.0.0.1:{}/{name}", cable.port))
            .await
            .unwrap();
        let title = if line == Line::Cut { "Cut" } else { "Silent" };
        let (book, ..) = post(&store, &review(title, &[]), 0).await;
        recovers(&store, book).await;

        cable.state.send_replace(line);
        for _ in 0..2 {
            let (_, _, _, _) = tokio::join!(
                in_three_seconds(
                    "a rating",
                    store.rate(CLUB, book, MEMBER, stars(8), None, at(0))
                ),
                in_three_seconds("a withdrawal", store.unrate(CLUB, book, MemberId(3))),
                in_three_seconds("the shelf", store.shelf(CLUB, None, Order::Score, (1, 0))),
                in_three_seconds("a post", async {
                    store
                        .post(CLUB, CHANNEL, STAFF, &review("Other", &[]), "x", at(0))
                        .await
                })
            );
        }
        // More questions than there are connections.
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..40 {
            let store = store.clone();
            asking.spawn(async move { in_three_seconds("a step", store.step(CLUB)).await });
        }
        asking.join_all().await;
        cable.state.send_replace(Line::Up);
        recovers(&store, book).await;
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        store.close().await;
    }
    fresh.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_file_is_said_in_time_and_comes_back() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let (book, review_id, card) = post(&store, &review("Tide", &[]), 0).await;
    let mut other = SqliteConnection::connect(&fresh.url).await.unwrap();
    other.execute("begin immediate").await.unwrap();

    // Reading goes on while somebody writes.
    assert_eq!(store.titles(CLUB, 1).await.unwrap(), ["Tide"]);
    let second = review("Salt", &[]);
    tokio::join!(
        in_three_seconds(
            "a rating",
            store.rate(CLUB, book, MEMBER, stars(8), None, at(0))
        ),
        async {
            // This one comes while the first still waits, and waits for it too.
            tokio::time::sleep(Duration::from_millis(500)).await;
            let second = store.rate(CLUB, book, MemberId(2), stars(8), None, at(0));
            in_three_seconds("a second rating", second).await
        },
        in_three_seconds("a card", store.card_attempted(card, at(0))),
        in_three_seconds(
            "a post",
            store.post(CLUB, CHANNEL, STAFF, &second, "x", at(0))
        ),
        in_three_seconds(
            "a question",
            store.remember_asked(CLUB, CHANNEL, review_id, "sea", at(0), false)
        ),
    );
    other.execute("rollback").await.unwrap();
    recovers(&store, book).await;
    // What was refused did not happen behind the member's back.
    assert_eq!(store.rating_of(book, MEMBER).await.unwrap(), None);
    assert_eq!(store.rating_of(book, MemberId(2)).await.unwrap(), None);
    assert!(
        store
            .remember_asked(CLUB, CHANNEL, review_id, "sea", at(0), false)
            .await
            .unwrap()
    );
    assert_eq!(store.check_tallies().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_somebody_keeps_for_himself_is_said_in_time() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
    let mut other = SqliteConnection::connect(&fresh.url).await.unwrap();
    other.execute("begin exclusive").await.unwrap();
    in_three_seconds(
        "a rating",
        store.rate(CLUB, book, MEMBER, stars(8), None, at(0)),
    )
    .await;
    other.execute("commit").await.unwrap();
    recovers(&store, book).await;
}
