//! What a store keeps at hand is what the database says at this moment,
//! whoever has written to it.

use readalong::club::ids::{ClubId, MemberId, ReviewId};
use readalong::store::{Standing, Store, Which};
use sqlx::{Connection, SqliteConnection};

use crate::harness::{CHANNEL, CLUB, Fresh, OTHER_CLUB, at, post, review, stars};

async fn standing(store: &Store, which: Which) -> Standing {
    store.standing(CLUB, which).await.unwrap().unwrap()
}

async fn ask(store: &Store, review: ReviewId, key: &str) -> bool {
    let asked = store.remember_asked(CLUB, CHANNEL, review, key, at(0), false);
    asked.await.unwrap()
}

#[tokio::test]
async fn two_stores_on_one_database_never_show_what_was() {
    for fresh in Fresh::every().await {
        let (one, other) = (fresh.open().await, fresh.open().await);
        let (book, id, _) = post(&one, &review("Tide", &[]), 0).await;
        let (second, ..) = post(&one, &review("Ebb", &[]), 1).await;
        for round in 0..200u64 {
            let (writer, reader) = if round % 3 == 0 {
                (&one, &other)
            } else {
                (&other, &one)
            };
            let book = if round % 5 == 0 { second } else { book };
            let member = MemberId(round % 7);
            let given = stars(u8::try_from(round % 20 + 1).unwrap());
            // Both have it at hand before.
            for store in [reader, writer] {
                standing(store, Which::Book(book)).await;
                standing(store, Which::Here(CHANNEL)).await;
            }
            if round % 4 == 0 {
                assert!(ask(writer, id, &round.to_string()).await);
                assert!(!ask(reader, id, &round.to_string()).await);
            }
            let rated = writer.rate(CLUB, book, member, given, None, at(0)).await;
            let tally = rated.unwrap().tally;
            for store in [reader, writer] {
                let now = standing(store, Which::Book(book)).await;
                assert_eq!(now.tally, tally, "in round {round} on {}", fresh.url);
            }
            if round % 6 == 0 {
                writer.unrate(CLUB, book, member).await.unwrap().unwrap();
                for store in [reader, writer] {
                    let now = standing(store, Which::Book(book)).await;
                    assert_eq!(
                        now.tally.count(),
                        tally.count() - 1,
                        "in round {round} on {}",
                        fresh.url
                    );
                }
            }
        }
        // A newer review, and a club without one.
        let newest = Which::Here(CHANNEL);
        assert_eq!(standing(&one, newest).await.title(), "Ebb");
        assert_eq!(one.standing(OTHER_CLUB, newest).await.unwrap(), None);
        post(&other, &review("Flood", &[]), 2).await;
        assert_eq!(standing(&one, newest).await.title(), "Flood");
        assert_eq!(one.standing(ClubId(8), newest).await.unwrap(), None);

        one.close().await;
        let closed = one.standing(CLUB, Which::Book(book)).await;
        assert!(closed.unwrap_err().is_unreachable(), "on {}", fresh.url);
        other.close().await;
        fresh.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_many_write_nobody_sees_less_than_was_confirmed() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let (book, id, _) = post(&stores[0], &review("Tide", &[]), 0).await;
        let mut members = tokio::task::JoinSet::new();
        for member in 0..24u64 {
            let mine = stores[usize::try_from(member % 2).unwrap()].clone();
            let theirs = stores[usize::try_from((member + 1) % 2).unwrap()].clone();
            members.spawn(async move {
                for turn in 0..8u64 {
                    let given = stars(u8::try_from((member + turn) % 20 + 1).unwrap());
                    let member = MemberId(member * 100 + turn);
                    let rated = mine.rate(CLUB, book, member, given, None, at(0)).await;
                    let confirmed = rated.unwrap().tally.count();
                    ask(&theirs, id, &member.to_string()).await;
                    for store in [&theirs, &mine] {
                        let seen = standing(store, Which::Book(book)).await.tally.count();
                        assert!(seen >= confirmed, "{seen} after {confirmed}");
                    }
                }
            });
        }
        members.join_all().await;
        for store in stores {
            let seen = standing(&store, Which::Book(book)).await.tally.count();
            assert_eq!(seen, 24 * 8, "on {}", fresh.url);
            store.close().await;
        }
        fresh.remove().await;
    }
}

#[tokio::test]
async fn what_somebody_changes_by_hand_shows_too() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
    let mut by_hand = SqliteConnection::connect(&fresh.url).await.unwrap();
    for step in [1, 4, 2, 1] {
        standing(&store, Which::Book(book)).await;
        sqlx::query("update club set step = $1")
            .bind(step)
            .execute(&mut by_hand)
            .await
            .unwrap();
        let now = standing(&store, Which::Book(book)).await;
        assert_eq!(i64::from(now.step.quarters()), step);
    }
    store.close().await;
}
