use std::time::Duration;

use readalong::store::{Store, Which};

use crate::harness::{CHANNEL, CLUB, Fresh, MEMBER, at, post, review, stars};

#[tokio::test(flavor = "multi_thread")]
async fn eight_who_open_a_new_database_at_once_all_get_in() {
    for fresh in Fresh::every().await {
        let mut opening = tokio::task::JoinSet::new();
        for number in 0..8 {
            let url = fresh.url.clone();
            opening.spawn(async move {
                let store = Store::open(&url).await.unwrap();
                post(&store, &review(&format!("Book {number}"), &[]), number).await;
                store
            });
        }
        let stores = opening.join_all().await;
        assert_eq!(
            stores[0].titles(CLUB, 99).await.unwrap().len(),
            8,
            "on {}",
            fresh.url
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn what_was_written_is_there_after_opening_again() {
    for fresh in Fresh::every().await {
        let store = fresh.open().await;
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        store
            .rate(CLUB, book, MEMBER, stars(14), None, at(0))
            .await
            .unwrap();
        store.close().await;
        assert!(store.step(CLUB).await.unwrap_err().is_unreachable());
        let rated = store.rate(CLUB, book, MEMBER, stars(1), None, at(0)).await;
        assert!(rated.unwrap_err().is_unreachable());

        let store = fresh.open().await;
        let standing = store
            .standing(CLUB, Which::Here(CHANNEL))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(standing.tally.mean(), Some(3.5), "on {}", fresh.url);
        store.close().await;
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_wrong_url_is_answered_with_the_right_forms() {
    let folder = tempfile::tempdir().unwrap();
    let missing = format!("sqlite://{}/none/club.db", folder.path().display());
    for url in [
        "",
        "readalong.db",
        "mysql://club:hunter2@localhost/club",
        "sqlite:",
        "sqlite://club.db?colour=hunter2",
        "postgres://club:hunter2@127.0.0.1:1/club",
        "postgres://club:hunter2@127.0.0.1:notaport/club",
        "postgres://club:hunter2@localhost/club?sslmode=hunter2x",
        &missing,
    ] {
        let said = match Store::open(url).await {
            Ok(_) => panic!("opened {url:?}"),
            Err(error) => error.to_string(),
        };
        for word in [
            "DATABASE_URL",
            "sqlite://",
            "sqlite::memory:",
            "postgres://",
        ] {
            assert!(said.contains(word), "{url:?} says {said:?}, not {word}");
        }
        assert!(
            !said.contains("hunter2@") && !said.contains(":hunter2"),
            "{said}"
        );
        assert!(!said.contains('\n'), "{said:?} is more than one sentence");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Dear club, this is no database. ".repeat(100)).unwrap();
    let before = std::fs::read(&file).unwrap();
    assert!(
        Store::open(&format!("sqlite://{}", file.display()))
            .await
            .is_err()
    );
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn the_last_handle_takes_everything_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("club.db");
    let store = Store::open(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
    let other = store.clone();
    drop(store);
    other
        .rate(CLUB, book, MEMBER, stars(14), None, at(0))
        .await
        .unwrap();

    // SQLite removes its log when the last connection closes, so the ledger's
    // task must have ended too.
    let log = folder.path().join("club.db-wal");
    assert!(log.exists());
    drop(other);
    for _ in 0..500 {
        if !log.exists() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("somebody still holds the database after five seconds");
}
