use std::collections::HashMap;

use readalong::club::ids::{BookId, ChannelId, MemberId};
use readalong::club::note::Note;
use readalong::club::shelf::Order;
use readalong::store::{Given, StoreError, Which};

use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, at, for_each_store, kept, post, post_to, review,
    stars,
};

#[tokio::test]
async fn a_rating_is_recorded_changed_and_withdrawn() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        let other = MemberId(1);
        let first = store
            .rate(CLUB, book, MEMBER, stars(14), None, at(0))
            .await
            .unwrap();
        assert_eq!(
            (first.previous, first.tally.mean_written().unwrap()),
            (None, "3.50".into())
        );
        let second = store
            .rate(CLUB, book, other, stars(16), None, at(0))
            .await
            .unwrap();
        assert_eq!((second.previous, second.tally.count()), (None, 2));

        let changed = store
            .rate(CLUB, book, MEMBER, stars(4), None, at(1))
            .await
            .unwrap();
        assert_eq!(changed.previous, Some(stars(14)));
        assert_eq!(
            (changed.tally.count(), changed.tally.mean()),
            (2, Some(2.5))
        );
        let again = store
            .rate(CLUB, book, MEMBER, stars(4), None, at(2))
            .await
            .unwrap();
        assert_eq!(
            (again.previous, again.tally),
            (Some(stars(4)), changed.tally.clone())
        );

        let withdrawn = store.unrate(CLUB, book, MEMBER).await.unwrap().unwrap();
        assert_eq!(
            (withdrawn.previous, withdrawn.tally.count()),
            (Some(stars(4)), 1)
        );
        assert_eq!(store.unrate(CLUB, book, MEMBER).await.unwrap(), None);
        let anew = store
            .rate(CLUB, book, MEMBER, stars(1), None, at(3))
            .await
            .unwrap();
        assert_eq!((anew.previous, anew.tally.count()), (None, 2));
        let standing = store
            .standing(CLUB, Which::Book(book))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(standing.tally, anew.tally);
    })
    .await;
}

#[tokio::test]
async fn a_note_stays_until_it_is_replaced_or_emptied() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        assert_eq!(store.rating_of(book, MEMBER).await.unwrap(), None);
        let note = |words: &str, spoiler| Note {
            words: words.to_owned(),
            spoiler,
        };
        let (wet, dry) = (note("wet 🌊", true), note("a\0b", false));
        for (said, kept) in [
            (None, None),
            (Some(Some(&wet)), Some(note("wet 🌊", true))),
            (None, Some(note("wet 🌊", true))),
            (Some(Some(&dry)), Some(note("ab", false))),
            (Some(None), None),
        ] {
            let before = store.rating_of(book, MEMBER).await.unwrap();
            store
                .rate(CLUB, book, MEMBER, stars(14), said, at(0))
                .await
                .unwrap();
            let rating = store.rating_of(book, MEMBER).await.unwrap();
            let given = Given {
                stars: stars(14),
                note: kept,
            };
            assert_eq!(rating, Some(given), "failed on {said:?}");
            let replaced = store.rating_before(book, MEMBER).await.unwrap();
            assert_eq!(replaced, before, "failed on {said:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_book_of_another_club_cannot_be_rated() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        let (elsewhere, ..) = post_to(&store, OTHER_CLUB, &review("Tide", &[]), 0).await;
        for wrong in [elsewhere, BookId(book.0 + 99), BookId(-1)] {
            let refused = store
                .rate(CLUB, wrong, MEMBER, stars(14), None, at(0))
                .await;
            assert!(
                matches!(refused, Err(StoreError::NoSuchBook)),
                "{wrong}: {refused:?}"
            );
            assert_eq!(store.unrate(CLUB, wrong, MEMBER).await.unwrap(), None);
        }
        assert_eq!(store.rating_of(elsewhere, MEMBER).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_that_fails_does_not_spoil_those_beside_it() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        let mut ratings = tokio::task::JoinSet::new();
        for member in 0..64 {
            let store = store.clone();
            let book = if member % 4 == 0 { BookId(-7) } else { book };
            ratings.spawn(async move {
                store
                    .rate(CLUB, book, MemberId(member), stars(14), None, at(0))
                    .await
                    .is_ok()
            });
        }
        let recorded = ratings
            .join_all()
            .await
            .into_iter()
            .filter(|ok| *ok)
            .count();
        let standing = store
            .standing(CLUB, Which::Book(book))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((recorded, standing.tally.count()), (48, 48));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_member_with_many_thoughts_counts_once() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        let mut thoughts = tokio::task::JoinSet::new();
        for number in 0..100u8 {
            let store = store.clone();
            thoughts.spawn(async move {
                match number % 5 {
                    0 => store.unrate(CLUB, book, MEMBER).await.map(drop),
                    _ => {
                        let stars = stars(number % 20 + 1);
                        store
                            .rate(CLUB, book, MEMBER, stars, None, at(0))
                            .await
                            .map(drop)
                    }
                }
            });
        }
        for answer in thoughts.join_all().await {
            answer.unwrap();
        }
        let standing = store
            .standing(CLUB, Which::Book(book))
            .await
            .unwrap()
            .unwrap();
        let rating = store.rating_of(book, MEMBER).await.unwrap();
        assert_eq!(standing.tally.count(), u64::from(rating.is_some()));
        assert_eq!(store.check_tallies().await.unwrap(), 0);
    })
    .await;
}

/// Sixty-four members, each rating several books over and over, in two
/// processes' stores: the tally must come out as if they had come one by one.
#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_who_rate_at_once_lose_no_vote() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let mut books = Vec::new();
        for number in 0..5 {
            books.push(
                post(&stores[0], &review(&format!("Book {number}"), &[]), 0)
                    .await
                    .0,
            );
        }
        let mut members = tokio::task::JoinSet::new();
        for member in 0..64u64 {
            let store = stores[member as usize % 2].clone();
            let books = books.clone();
            members.spawn(async move {
                let mut last = HashMap::new();
                for round in 0..12u64 {
                    // Every member takes the books in another order.
                    let book = books[((member + round * (member % 4 + 1)) % 5) as usize];
                    let given = stars(((member * 7 + round * 3) % 20 + 1) as u8);
                    let member = MemberId(member);
                    let rated = store
                        .rate(CLUB, book, member, given, None, at(0))
                        .await
                        .unwrap();
                    assert_eq!(rated.previous, last.insert(book, given));
                    assert!(rated.tally.count() >= 1);
                }
                last
            });
        }
        let votes: usize = members.join_all().await.iter().map(HashMap::len).sum();
        let shelf = stores[1].shelf(CLUB, None, Order::Newest, (10, 0)).await;
        let counted: u64 = shelf
            .unwrap()
            .books
            .iter()
            .map(|line| line.score.votes())
            .sum();
        assert_eq!(counted, votes as u64, "on {}", fresh.url);
        assert_eq!(
            stores[0].check_tallies().await.unwrap(),
            0,
            "on {}",
            fresh.url
        );
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_question_is_put_once_unless_asked_for_again() {
    for_each_store(async |store| {
        let (_, review, _) = post(&store, &review("Tide", &[]), 0).await;
        let ask = async |channel, key, seconds, again| {
            store
                .remember_asked(CLUB, channel, review, key, at(seconds), again)
                .await
                .unwrap()
        };
        assert!(ask(CHANNEL, "sea", 1, false).await);
        assert!(!ask(CHANNEL, "sea", 2, false).await);
        assert!(ask(CHANNEL, "storm", 3, true).await);
        assert!(ask(ChannelId(1), "sea", 4, false).await);
        assert_eq!(
            store.asked(CHANNEL, review).await.unwrap(),
            HashMap::from([
                ("sea".to_owned(), kept(1).timestamp()),
                ("storm".to_owned(), kept(3).timestamp())
            ])
        );
        assert!(ask(CHANNEL, "sea", 5, true).await);
        assert_eq!(
            store.asked(CHANNEL, review).await.unwrap()["sea"],
            kept(5).timestamp()
        );

        let gone = readalong::club::ids::ReviewId(-1);
        let refused = store
            .remember_asked(CLUB, CHANNEL, gone, "sea", at(0), false)
            .await;
        assert!(!refused.unwrap_err().is_unreachable());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_put_the_same_question_at_once_one_does() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let (_, review, _) = post(&stores[0], &review("Tide", &[]), 0).await;
        let mut asking = tokio::task::JoinSet::new();
        for number in 0..16 {
            let store = stores[number % 2].clone();
            asking.spawn(async move {
                store
                    .remember_asked(CLUB, CHANNEL, review, "sea", at(0), false)
                    .await
                    .unwrap()
            });
        }
        let put = asking
            .join_all()
            .await
            .into_iter()
            .filter(|put| *put)
            .count();
        assert_eq!(put, 1, "on {}", fresh.url);
        fresh.remove().await;
    }
}
