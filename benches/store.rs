//! What a rating and a standing cost, alone and with sixty-four members at once,
//! and what reading a score costs with ten ratings of the book and with a
//! million. Every rating that counts here is on disk.
//!
//! On SQLite, and on PostgreSQL too where `BENCH_DATABASE_URL` names a database.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run says so by panicking"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use readalong::club::ids::{BookId, ChannelId, ClubId, MemberId};
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::club::whole::{Rating, Who};
use readalong::store::{self, Posted, Store, Which};
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

/// The databases to measure, by name.
fn databases(folder: &Path) -> Vec<(&'static str, String)> {
    let file = folder.join("club.db");
    let mut databases = vec![("SQLite", format!("sqlite://{}", file.display()))];
    if let Ok(url) = std::env::var("BENCH_DATABASE_URL") {
        databases.push(("PostgreSQL", url));
    }
    databases
}

async fn one_book(url: &str) -> anyhow::Result<(Store, BookId)> {
    let store = Store::open(url).await?;
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

fn costs(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, url) in databases(folder.path()) {
        let (store, book) = runtime.block_on(one_book(&url)).unwrap();
        for at_once in [1, 64] {
            criterion.bench_function(&format!("{name}: rate, {at_once} at once"), |bencher| {
                bencher.iter_custom(|times| runtime.block_on(rate(&store, book, times, at_once)));
            });
            criterion.bench_function(&format!("{name}: standing, {at_once} at once"), |bencher| {
                bencher.iter_custom(|times| runtime.block_on(stand(&store, book, times, at_once)));
            });
        }
        runtime.block_on(store.close());
    }
}

/// A club of its own with two books, one with few ratings and one with many.
async fn crowd(store: &Store, many: u64) -> anyhow::Result<(ClubId, [BookId; 2])> {
    let club = ClubId(u64::from(std::process::id()) + 1_000_000_000);
    for title in ["Few", "Many"] {
        let review = Review {
            title: Some(title.to_owned()),
            body: format!("The lamp was still on at dawn, {title}."),
            ..Review::default()
        };
        let (channel, staff) = (ChannelId(1), MemberId(1));
        let now = chrono::Utc::now();
        store
            .post(club, channel, staff, &review, "tide.md", now)
            .await?;
    }
    let whole = store.whole(club).await?;
    let mut whole = whole.ok_or_else(|| anyhow::anyhow!("no club"))?;
    for (book, votes) in whole.books.iter_mut().zip([10, many]) {
        book.ratings = (0..votes)
            .map(|vote| Rating {
                member: Who::Member(MemberId(vote + 1)),
                quarters: (vote % 20 + 1) as u8,
                note: None,
                spoiler: false,
                previous: None,
                previous_note: None,
                previous_spoiler: false,
                at: store::now(),
            })
            .collect();
    }
    // Into a club that has nothing yet: as a whole, for that is quicker.
    whole.club.id = ClubId(club.0 + 1);
    store.restore(&whole).await?;
    let there = store.whole(whole.club.id).await?;
    let there = there.ok_or_else(|| anyhow::anyhow!("no club"))?;
    let books = [there.books[0].number, there.books[1].number];
    Ok((whole.club.id, books))
}

/// What reading the score of each book takes: the median of reads in turns, in
/// microseconds, once anew from the database and once as it is asked again.
async fn scores(store: &Store, club: ClubId, books: [BookId; 2], reads: usize) -> [[f64; 2]; 2] {
    let mut took = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for turn in 0..reads {
        for (at, book) in books.into_iter().enumerate() {
            // Somebody rates, so that nothing is at hand.
            let stars = Stars::from_quarters((turn % 20 + 1) as u8).unwrap();
            let rated = store.rate(club, books[1 - at], MemberId(1), stars, None, store::now());
            assert!(rated.await.is_ok());
            store.reveal(club, book, None).await.unwrap();
            for asked in &mut took {
                let begun = Instant::now();
                let standing = store.standing(club, Which::Book(book)).await;
                asked[at].push(begun.elapsed().as_secs_f64() * 1e6);
                assert!(matches!(standing, Ok(Some(_))), "{standing:?}");
            }
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    took.map(|asked| asked.map(median))
}

/// Ten ratings against a million: what a score costs does not depend on them.
fn scale(_: &mut Criterion) {
    let in_earnest = std::env::args().any(|argument| argument == "--bench");
    let (many, reads) = if in_earnest {
        (1_000_000, 4_000)
    } else {
        (1_000, 3)
    };
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, url) in databases(folder.path()) {
        runtime.block_on(async {
            let store = Store::open(&url).await.unwrap();
            let begun = Instant::now();
            let (club, books) = crowd(&store, many).await.unwrap();
            println!(
                "{name}: {many} ratings written in {:.1} s",
                begun.elapsed().as_secs_f64()
            );
            let took = scores(&store, club, books, reads).await;
            for (asked, [few, lots]) in ["read anew", "asked again"].into_iter().zip(took) {
                println!(
                    "{name}: a score {asked}: {few:.1} µs with 10 ratings, {lots:.1} µs with {many}: {:+.1} %",
                    (lots / few - 1.0) * 100.0
                );
            }
            store.close().await;
        });
    }
}

criterion_group!(benches, costs, scale);
criterion_main!(benches);
