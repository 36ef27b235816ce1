//! Two records of one book become one, and a review gets a record of its own.

use std::time::Duration;

use readalong::club::ids::{BookId, ChannelId, MemberId, ReviewId};
use readalong::club::review::Review;
use readalong::club::schedule::{Rhythm, TimeOfDay};
use readalong::store::{Both, Moved, Plan, Restored, Split, Store, StoreError, Which};
use tokio::task::JoinSet;

use crate::harness::{CLUB, OTHER_CLUB, STAFF, at, for_each_store, post, review, stars};

fn by(reviewer: &str, review: Review) -> Review {
    Review {
        reviewer: Some(reviewer.to_owned()),
        body: format!("{reviewer} read it."),
        ..review
    }
}

fn numbered(isbn: &str, review: Review) -> Review {
    Review {
        isbn13: Some(isbn.to_owned()),
        ..review
    }
}

async fn rate(store: &Store, book: BookId, member: u64, quarters: u8, seconds: i64) {
    let (member, given) = (MemberId(member), stars(quarters));
    let rated = store.rate(CLUB, book, member, given, None, at(seconds));
    rated.await.unwrap();
}

async fn book_of(store: &Store, review: ReviewId) -> BookId {
    let standing = store.standing(CLUB, Which::Review(review)).await.unwrap();
    standing.unwrap().book
}

async fn votes(store: &Store, book: BookId) -> Option<u64> {
    let standing = store.standing(CLUB, Which::Book(book)).await.unwrap();
    standing.map(|standing| standing.tally.count())
}

#[tokio::test]
async fn two_records_become_one_with_all_that_they_have() {
    for_each_store(async |store| {
        let (stone, anas, _) = post(&store, &review("The Stone", &["Jo Fenn"]), 0).await;
        let (pebble, bens, _) = post(&store, &review("The Pebble", &["Jo Fenn"]), 1).await;
        let (_, doras, _) = post(&store, &by("Dora", review("The Pebble", &["Jo Fenn"])), 2).await;
        store
            .remove_review(CLUB, doras, false, at(3))
            .await
            .unwrap();
        // The newer of a member's two wins; at the same second that of the one that stays.
        for (book, member, quarters, seconds) in [
            (stone, 1, 4, 1),
            (pebble, 1, 20, 2),
            (stone, 2, 4, 2),
            (pebble, 2, 20, 1),
            (stone, 3, 4, 1),
            (pebble, 3, 20, 1),
            (stone, 4, 8, 1),
            (pebble, 5, 12, 1),
        ] {
            rate(&store, book, member, quarters, seconds).await;
        }
        let plan = Plan {
            club: CLUB,
            channel: ChannelId(5),
            staff: STAFF,
            rhythm: Rhythm::Daily,
            time: TimeOfDay::MIDNIGHT,
            book: Some(pebble),
        };
        store.plan(&plan, 9, at(0)).await.unwrap();
        let expected = Both {
            going: 4,
            staying: 4,
            twice: 3,
            replaced: 1,
        };
        assert_eq!(store.both(pebble, stone).await.unwrap(), expected);
        for (club, goes, stays) in [
            (OTHER_CLUB, pebble, stone),
            (CLUB, stone, stone),
            (CLUB, BookId(pebble.0 + 99), stone),
        ] {
            let refused = store.merge_books(club, goes, stays).await.unwrap();
            assert_eq!(refused, None, "failed on {club} {goes} {stays}");
        }
        let merged = store.merge_books(CLUB, pebble, stone).await.unwrap();
        assert_eq!(merged, Some(expected));
        assert_eq!(expected.together(), 5);
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        assert_eq!(
            (votes(&store, pebble).await, votes(&store, stone).await),
            (None, Some(5))
        );
        for (member, quarters) in [(1, 20), (2, 4), (3, 4), (4, 8), (5, 12)] {
            let given = store.rating_of(stone, MemberId(member)).await.unwrap();
            assert_eq!(given.unwrap().stars, stars(quarters), "failed on {member}");
        }
        for id in [anas, bens] {
            assert_eq!(book_of(&store, id).await, stone);
        }
        let plans = store.schedules(CLUB).await.unwrap();
        assert_eq!(plans[0].plan.book, Some(stone));
        let back = store.restore_review(CLUB, doras).await.unwrap();
        assert_eq!(back, Restored::Back { ratings: 0 });
        assert_eq!(book_of(&store, doras).await, stone);
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), ["The Stone"]);
        assert_eq!(store.merge_books(CLUB, pebble, stone).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_review_gets_a_record_of_its_own_and_the_ratings_stay() {
    for_each_store(async |store| {
        let (stone, anas, _) = post(&store, &by("Ana", review("The Stone", &["Jo Fenn"])), 0).await;
        let (pebble, bens, _) =
            post(&store, &by("Ben", review("The Pebble", &["Jo Fenn"])), 1).await;
        assert_eq!(
            store.split_review(CLUB, anas).await.unwrap(),
            Some(Split::Alone)
        );
        store
            .merge_books(CLUB, pebble, stone)
            .await
            .unwrap()
            .unwrap();
        rate(&store, stone, 1, 8, 2).await;
        for job in store.claim_cards(at(3), at(9), 9).await.unwrap() {
            store.card_shown(job.card, job.wanted).await.unwrap();
        }
        assert_eq!(store.split_review(OTHER_CLUB, bens).await.unwrap(), None);
        let split = store.split_review(CLUB, bens).await.unwrap();
        let own = book_of(&store, bens).await;
        assert_eq!(
            split,
            Some(Split::Apart {
                book: own,
                title: "The Pebble".to_owned(),
                left: 1,
                found: 0
            })
        );
        assert_ne!(own, stone);
        assert_eq!(
            (votes(&store, stone).await, votes(&store, own).await),
            (Some(1), Some(0))
        );
        assert_eq!(store.cards_waiting().await.unwrap(), 2);
        assert_eq!(store.book_named(CLUB, "pebble").await.unwrap(), Some(own));
    })
    .await;
}

#[tokio::test]
async fn a_record_named_after_the_review_that_leaves_is_named_after_those_that_stay() {
    for_each_store(async |store| {
        let isbn = "9780571224135";
        let (book, first, _) = post(&store, &numbered(isbn, by("Ana", review("It", &[]))), 0).await;
        let (_, second, _) = post(&store, &by("Ben", review("It", &["Jo Fenn"])), 1).await;
        assert_eq!(book_of(&store, second).await, book);
        let split = store.split_review(CLUB, first).await.unwrap();
        assert!(
            matches!(
                split,
                Some(Split::Apart {
                    left: 0,
                    found: 0,
                    ..
                })
            ),
            "{split:?}"
        );
        let own = book_of(&store, first).await;
        let books = store.books(CLUB, "fenn", 9).await.unwrap();
        assert_eq!((books.len(), books[0].id), (1, book));
        // The number goes with the one review that says it.
        assert_eq!(store.book_named(CLUB, isbn).await.unwrap(), Some(own));
    })
    .await;
}

#[tokio::test]
async fn records_that_nobody_could_tell_apart_are_not_split() {
    for_each_store(async |store| {
        let (_, first, _) = post(&store, &by("Ana", review("It", &["Jo Fenn"])), 0).await;
        let (book, second, _) = post(&store, &by("Ben", review("It", &["Jo Fenn"])), 1).await;
        for id in [first, second] {
            let split = store.split_review(CLUB, id).await.unwrap();
            assert_eq!(split, Some(Split::SameName));
            assert_eq!(book_of(&store, id).await, book);
        }
        store
            .remove_review(CLUB, first, false, at(2))
            .await
            .unwrap();
        assert_eq!(store.split_review(CLUB, first).await.unwrap(), None);
        assert_eq!(
            store.split_review(CLUB, second).await.unwrap(),
            Some(Split::Alone)
        );
    })
    .await;
}

#[tokio::test]
async fn a_review_without_an_author_keeps_the_record_that_an_author_leaves() {
    for_each_store(async |store| {
        let jo = review("It", &["Jo Fenn"]);
        let (book, first, _) = post(&store, &by("Ana", jo.clone()), 0).await;
        let (_, second, _) = post(&store, &by("Ben", review("It", &[])), 1).await;
        assert_eq!(book_of(&store, second).await, book);
        let split = store.split_review(CLUB, first).await.unwrap();
        assert!(matches!(split, Some(Split::Apart { .. })), "{split:?}");
        let fenn = store.books(CLUB, "fenn", 9).await.unwrap();
        assert_eq!((fenn.len(), fenn[0].id), (1, book_of(&store, first).await));
        assert_ne!(fenn[0].id, book);
        // Ratings that were kept under a name are found by the review that bears it.
        rate(&store, fenn[0].id, 1, 8, 2).await;
        store
            .remove_review(CLUB, first, false, at(3))
            .await
            .unwrap();
        let (_, third, _) = post(&store, &by("Dora", review("It", &[])), 4).await;
        assert_eq!(book_of(&store, third).await, book);
        let named = Review {
            authors: jo.authors.clone(),
            ..by("Dora", review("It", &[]))
        };
        let moved = store.moved(CLUB, third, &named).await.unwrap();
        let title = Some("It".to_owned());
        assert_eq!(moved, Moved::Leaves { title });
        store
            .correct(CLUB, third, &named, "x", at(5))
            .await
            .unwrap();
        assert_eq!(votes(&store, fenn[0].id).await, Some(1));
    })
    .await;
}

#[tokio::test]
async fn what_a_correction_makes_of_the_record_is_known_before() {
    for_each_store(async |store| {
        let (stone, anas, _) = post(&store, &by("Ana", review("The Stone", &[])), 0).await;
        let (pebble, bens, _) = post(&store, &by("Ben", review("The Pebble", &[])), 1).await;
        for (book, member) in [(stone, 1), (pebble, 1), (pebble, 2)] {
            rate(&store, book, member, 8, 2).await;
        }
        let both = Both {
            going: 2,
            staying: 1,
            twice: 1,
            replaced: 0,
        };
        let title = "The Stone".to_owned();
        let joins = Moved::Joins { title, both };
        let leaves = |title: Option<&str>| Moved::Leaves {
            title: title.map(str::to_owned),
        };
        for (named, moved) in [
            ("The Pebble", Moved::Stays),
            ("A Grain of Sand", Moved::Stays),
            ("The Stone", joins),
        ] {
            let found = store.moved(CLUB, bens, &review(named, &[])).await.unwrap();
            assert_eq!(found, moved, "failed on {named}");
        }
        let (_, carlas, _) = post(&store, &by("Carla", review("The Pebble", &[])), 3).await;
        for (named, moved) in [
            ("The Pebble", Moved::Stays),
            ("The Stone", leaves(Some("The Stone"))),
            ("A Grain of Sand", leaves(None)),
        ] {
            let found = store
                .moved(CLUB, carlas, &review(named, &[]))
                .await
                .unwrap();
            assert_eq!(found, moved, "failed on {named}");
        }
        assert_eq!(book_of(&store, anas).await, stone);
    })
    .await;
}

#[tokio::test]
async fn whoever_rates_while_two_records_become_one_is_counted() {
    for_each_store(async |store| {
        let (stone, ..) = post(&store, &review("The Stone", &[]), 0).await;
        let (pebble, ..) = post(&store, &review("The Pebble", &[]), 1).await;
        let mut raters = JoinSet::new();
        for number in 0..60_u64 {
            let store = store.clone();
            let book = if number % 2 == 0 { stone } else { pebble };
            raters.spawn(async move {
                if number > 20 {
                    tokio::time::sleep(Duration::from_millis(number / 4)).await;
                }
                let (who, given) = (MemberId(number), stars(12));
                let rated = store.rate(CLUB, book, who, given, None, at(2)).await;
                (who, rated)
            });
        }
        tokio::time::sleep(Duration::from_millis(4)).await;
        let merged = store.merge_books(CLUB, pebble, stone).await.unwrap();
        assert!(merged.is_some());
        let mut counted = 0;
        for (who, rated) in raters.join_all().await {
            match rated {
                Ok(_) => counted += 1,
                Err(StoreError::NoSuchBook) => {
                    let nothing = store.rating_of(stone, who).await.unwrap();
                    assert_eq!(nothing, None, "{who} was told that it was not recorded");
                }
                Err(error) => panic!("{who}: {error}"),
            }
        }
        assert!(counted >= 30, "only {counted}");
        assert_eq!(votes(&store, stone).await, Some(counted));
        assert_eq!(store.check_tallies().await.unwrap(), 0);
    })
    .await;
}
