//! What a rating and a standing cost on SQLite, alone and with sixty-four
//! members at once. Every rating that counts here is on disk.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run says so by panicking"
)]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use readalong::club::ids::{BookId, ChannelId, ClubId, MemberId};
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::store::{Posted, Store, Which};
use tokio::runtime::Runtime;

const CLUB: ClubId = ClubId(1);

/// Rates `times` times, `at_once` of them always under way.
async fn rate(store: &Store, book: BookId, times: u64, at_once: u64) -> Duration {
    let begun = Instant::now();
    let mut members = tokio::task::JoinSet::new();
    for member in 0..at_once {
        let store = store.clone();
        members.spawn(async move {
            for time in (member..times).step_by(at_once as usize) {
                let stars = Stars::from_quarters((time % 20 + 1) as u8).unwrap();
                let now = chrono::Utc::now();
                let rated = store
                    .rate(CLUB, book, MemberId(time % 5000), stars, None, now)
                    .await;
                assert!(rated.is_ok(), "{rated:?}");
            }
        });
    }
    members.join_all().await;
    begun.elapsed()
}

/// Reads a standing `times` times, `at_once` of them always under way.
async fn stand(store: &Store, book: BookId, times: u64, at_once: u64) -> Duration {
    let begun = Instant::now();
    let mut members = tokio::task::JoinSet::new();
    for member in 0..at_once {
        let store = store.clone();
        members.spawn(async move {
            for _ in (member..times).step_by(at_once as usize) {
                let standing = store.standing(CLUB, Which::Book(book)).await;
                assert!(matches!(standing, Ok(Some(_))), "{standing:?}");
            }
        });
    }
    members.join_all().await;
    begun.elapsed()
}

async fn one_book(folder: &std::path::Path) -> anyhow::Result<(Store, BookId)> {
    let url = std::env::var("BENCH_DATABASE_URL")
        .unwrap_or_else(|_| format!("sqlite://{}", folder.join("club.db").display()));
    let store = Store::open(&url).await?;
    let review = Review {
        title: Some(format!("The Tide {}", std::process::id())),
        body: "The lamp was still on at dawn.".to_owned(),
        ..Review::default()
    };
    match store
        .post(
            CLUB,
            ChannelId(1),
            MemberId(1),
            &review,
            "tide.md",
            chrono::Utc::now(),
        )
        .await?
    {
        Posted::New { book, .. } => Ok((store, book)),
        already => anyhow::bail!("{already:?}"),
    }
}

fn store(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (store, book) = runtime.block_on(one_book(folder.path())).unwrap();
    for at_once in [1, 64] {
        criterion.bench_function(&format!("rate, {at_once} at once"), |bencher| {
            bencher.iter_custom(|times| runtime.block_on(rate(&store, book, times, at_once)));
        });
        criterion.bench_function(&format!("standing, {at_once} at once"), |bencher| {
            bencher.iter_custom(|times| runtime.block_on(stand(&store, book, times, at_once)));
        });
    }
}

criterion_group!(benches, store);
criterion_main!(benches);
