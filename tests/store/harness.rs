//! A fresh, empty store on every database, and reviews to put into it.

use std::ops::AsyncFn;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use readalong::club::ids::{BookId, CardId, ChannelId, ClubId, MemberId, ReviewId};
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::store::{Posted, Store};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Snowflakes above 2^63 prove that no id is read as a signed number.
pub const CLUB: ClubId = ClubId(u64::MAX - 1);
pub const OTHER_CLUB: ClubId = ClubId(7);
pub const CHANNEL: ChannelId = ChannelId(u64::MAX - 2);
/// Who posts.
pub const STAFF: MemberId = MemberId(77);
pub const MEMBER: MemberId = MemberId(u64::MAX - 3);

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A database that a test has for itself.
pub struct Fresh {
    pub url: String,
    server: Option<(String, String)>,
    _folder: Option<tempfile::TempDir>,
}

impl Fresh {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            url: format!("sqlite://{}", folder.path().join("club.db").display()),
            server: None,
            _folder: Some(folder),
        }
    }

    /// `None`, and a word about it, where no server is named. Where tests must
    /// not be skipped (`CI=true`) that is a failure.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            assert_ne!(
                std::env::var("CI").as_deref(),
                Ok("true"),
                "TEST_DATABASE_URL is not set, so nothing was tested on PostgreSQL"
            );
            eprintln!(
                "not tested on PostgreSQL: set TEST_DATABASE_URL to a server where databases may \
                 be created, such as postgres://postgres@localhost/postgres"
            );
            return None;
        };
        let name = format!(
            "readalong_test_{}_{}",
            std::process::id(),
            DATABASES.fetch_add(1, Ordering::Relaxed)
        );
        on_server(&server, format!("create database {name}")).await;
        let (before, _) = server
            .rsplit_once('/')
            .expect("a URL that names a database");
        Some(Self {
            url: format!("{before}/{name}"),
            server: Some((server, name)),
            _folder: None,
        })
    }

    pub async fn every() -> Vec<Self> {
        let mut every = vec![Self::sqlite()];
        every.extend(Self::postgres().await);
        every
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url)
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.url))
    }

    pub async fn remove(self) {
        if let Some((server, name)) = self.server {
            on_server(&server, format!("drop database {name} with (force)")).await;
        }
    }
}

async fn on_server(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("TEST_DATABASE_URL answers");
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
}

/// Runs a test on an empty store of each kind.
pub async fn for_each_store(test: impl AsyncFn(Store)) {
    for fresh in Fresh::every().await {
        let store = fresh.open().await;
        println!("on {}", fresh.url);
        test(store.clone()).await;
        assert_eq!(
            store.check_tallies().await.unwrap(),
            0,
            "tallies on {}",
            fresh.url
        );
        store.close().await;
        fresh.remove().await;
    }
    println!("in memory");
    test(Store::open("sqlite::memory:").await.unwrap()).await;
}

/// A moment, in seconds after a day in 2026; its fraction must not be kept.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000 + seconds, 123_456_789).unwrap()
}

/// The same moment as it is kept.
pub fn kept(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000 + seconds, 0).unwrap()
}

pub fn stars(quarters: u8) -> Stars {
    Stars::from_quarters(quarters).unwrap()
}

/// A review whose body no other title has.
pub fn review(title: &str, authors: &[&str]) -> Review {
    Review {
        title: Some(title.to_owned()),
        authors: authors.iter().map(|&author| author.to_owned()).collect(),
        body: format!("I read {title} in one night.\n\nThe lamp was still on at dawn."),
        ..Review::default()
    }
}

/// Posts a review that must be new.
pub async fn post(store: &Store, review: &Review, seconds: i64) -> (BookId, ReviewId, CardId) {
    post_to(store, CLUB, review, seconds).await
}

pub async fn post_to(
    store: &Store,
    club: ClubId,
    review: &Review,
    seconds: i64,
) -> (BookId, ReviewId, CardId) {
    match store
        .post(club, CHANNEL, STAFF, review, "night.md", at(seconds))
        .await
        .unwrap()
    {
        Posted::New { book, review, card } => (book, review, card),
        already => panic!("{already:?}"),
    }
}
