//! Reviews that are removed, brought back, and erased.

use chrono::TimeDelta;
use readalong::club::ids::{BookId, MemberId, MessageId, ReviewId};
use readalong::club::review::Review;
use readalong::club::shelf::Order;
use readalong::store::{Likeness, REMOVED_KEPT, Restored, Store, Which};

use crate::harness::{
    CHANNEL, CLUB, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, kept, post, review, stars,
};

fn by(reviewer: &str, review: Review) -> Review {
    Review {
        reviewer: Some(reviewer.to_owned()),
        body: format!("{reviewer} read it."),
        ..review
    }
}

async fn rate(store: &Store, book: BookId, member: MemberId, quarters: u8, seconds: i64) {
    let given = stars(quarters);
    let rated = store.rate(CLUB, book, member, given, None, at(seconds));
    rated.await.unwrap();
}

async fn votes(store: &Store, which: Which) -> Option<u64> {
    let standing = store.standing(CLUB, which).await.unwrap();
    standing.map(|standing| standing.tally.count())
}

/// All cards are as they should be.
async fn print_all(store: &Store) {
    for job in store.claim_cards(at(90), at(99), 99).await.unwrap() {
        store.card_posted(job.card, MessageId(3)).await.unwrap();
        if store.is_removed(job.review).await.unwrap() {
            store.card_taken_down(job.card, job.wanted).await.unwrap();
        }
        store.card_shown(job.card, job.wanted).await.unwrap();
    }
    assert_eq!(store.cards_waiting().await.unwrap(), 0);
}

#[tokio::test]
async fn a_removed_review_takes_no_part_in_anything_and_its_ratings_stay() {
    for_each_store(async |store| {
        let tide = review("Tide", &["Jo Fenn"]);
        let (salt, other, _) = post(&store, &review("Salt", &[]), 0).await;
        let (book, id, _) = post(&store, &tide, 1).await;
        rate(&store, book, MEMBER, 14, 2).await;
        print_all(&store).await;
        let remains = store.remains(CLUB, id).await.unwrap().unwrap();
        assert_eq!((remains.others, remains.ratings), (0, 1));
        assert_eq!(store.remains(OTHER_CLUB, id).await.unwrap(), None);
        let elsewhere = store.remove_review(OTHER_CLUB, id, false, at(3)).await;
        assert_eq!(elsewhere.unwrap(), None);
        let removed = store.remove_review(CLUB, id, false, at(3)).await.unwrap();
        assert_eq!(removed, Some((0, 1)));
        assert_eq!(
            store.remove_review(CLUB, id, false, at(4)).await.unwrap(),
            None
        );

        assert_eq!(store.cards_waiting().await.unwrap(), 1);
        assert!(store.is_removed(id).await.unwrap() && !store.is_removed(other).await.unwrap());
        for which in [Which::Book(book), Which::Review(id)] {
            assert_eq!(votes(&store, which).await, None, "failed on {which:?}");
        }
        let here = store.standing(CLUB, Which::Here(CHANNEL)).await.unwrap();
        assert_eq!(here.unwrap().book, salt, "the newest of those that stand");
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), ["Salt"]);
        assert_eq!(store.books(CLUB, "tid", 9).await.unwrap(), []);
        assert_eq!(store.book_named(CLUB, "Tide").await.unwrap(), None);
        assert_eq!(store.reviews_of(CLUB, book, 9).await.unwrap(), []);
        for order in [Order::Newest, Order::Score, Order::Rated] {
            let shelf = store.shelf(CLUB, None, order, (9, 0)).await.unwrap();
            assert_eq!((shelf.all, shelf.books[0].book), (1, salt));
        }
        let outlook = store.outlook(CLUB, &tide).await.unwrap();
        assert_eq!(outlook.earlier, None);
        let corrected = store.correct(CLUB, id, &tide, "x", at(5)).await;
        assert!(!corrected.unwrap(), "a feed has corrected it");
        // The member's own is the member's all the same.
        let (own, all) = store.ratings_by(CLUB, MEMBER, (9, 0)).await.unwrap();
        assert_eq!(
            (all, own[0].title.as_str(), own[0].reviewer),
            (1, "Tide", None)
        );

        let listed = store.removed_reviews(CLUB, 9).await.unwrap();
        assert_eq!((listed.len(), listed[0].id, listed[0].at), (1, id, kept(3)));
        assert_eq!(store.removed_reviews(OTHER_CLUB, 9).await.unwrap(), []);
        let elsewhere = store.restore_review(OTHER_CLUB, id).await.unwrap();
        assert_eq!(elsewhere, Restored::Gone);
        let back = store.restore_review(CLUB, id).await.unwrap();
        assert_eq!(back, Restored::Back { ratings: 0 });
        assert_eq!(
            store.restore_review(CLUB, id).await.unwrap(),
            Restored::Gone
        );
        assert_eq!(votes(&store, Which::Review(id)).await, Some(1));
        let outlook = store.outlook(CLUB, &tide).await.unwrap();
        assert_eq!(outlook.earlier.unwrap().likeness, Likeness::Unchanged);
    })
    .await;
}

#[tokio::test]
async fn ratings_go_with_the_last_review_where_that_is_wanted_and_come_back_with_it() {
    for_each_store(async |store| {
        let [ana, ben, chloe] = [1, 2, 3].map(MemberId);
        let tide = review("Tide", &["Jo Fenn"]);
        let (book, anas, _) = post(&store, &by("Ana", tide.clone()), 0).await;
        let (_, bens, _) = post(&store, &by("Ben", tide.clone()), 1).await;
        rate(&store, book, ana, 4, 2).await;
        rate(&store, book, ben, 8, 2).await;
        // While another review stands, the ratings are its, too.
        let removed = store.remove_review(CLUB, bens, true, at(3)).await.unwrap();
        assert_eq!(removed, Some((0, 2)));
        assert_eq!(votes(&store, Which::Book(book)).await, Some(2));
        let removed = store.remove_review(CLUB, anas, true, at(4)).await.unwrap();
        assert_eq!(removed, Some((2, 0)));
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        assert_eq!(store.rating_of(book, ana).await.unwrap(), None);
        assert_eq!(store.ratings_by(CLUB, ana, (9, 0)).await.unwrap().1, 0);
        let kept = store.removed_ratings_by(CLUB, ana).await.unwrap();
        assert_eq!(
            (kept.len(), kept[0].title.as_str(), kept[0].given.stars),
            (1, "Tide", stars(4))
        );
        assert_eq!(store.removed_ratings_by(OTHER_CLUB, ana).await.unwrap(), []);

        // The book comes back by another review, and two rate it.
        let (again, ..) = post(&store, &by("Dora", tide), 5).await;
        assert_eq!(again, book);
        rate(&store, book, ana, 20, 6).await;
        rate(&store, book, chloe, 12, 6).await;
        print_all(&store).await;
        let back = store.restore_review(CLUB, anas).await.unwrap();
        assert_eq!(back, Restored::Back { ratings: 1 });
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        let given = store.rating_of(book, ana).await.unwrap().unwrap();
        assert_eq!(given.stars, stars(20), "the newer rating stays");
        assert_eq!(votes(&store, Which::Book(book)).await, Some(3));
        assert_eq!(store.cards_waiting().await.unwrap(), 2, "the card of each");
        store.restore_review(CLUB, bens).await.unwrap();
        assert_eq!(votes(&store, Which::Book(book)).await, Some(3));
    })
    .await;
}

#[tokio::test]
async fn who_is_forgotten_does_not_come_back_with_a_review() {
    for_each_store(async |store| {
        let (book, id, _) = post(&store, &review("Tide", &[]), 0).await;
        rate(&store, book, MEMBER, 8, 1).await;
        store.remove_review(CLUB, id, true, at(2)).await.unwrap();
        store.forget(CLUB, MEMBER).await.unwrap();
        let back = store.restore_review(CLUB, id).await.unwrap();
        assert_eq!(back, Restored::Back { ratings: 0 });
        assert_eq!(votes(&store, Which::Book(book)).await, Some(0));
    })
    .await;
}

#[tokio::test]
async fn a_review_that_was_posted_again_stays_away() {
    for_each_store(async |store| {
        let tide = review("Tide", &[]);
        let (_, id, _) = post(&store, &tide, 0).await;
        store.remove_review(CLUB, id, false, at(1)).await.unwrap();
        let (_, again, _) = post(&store, &tide, 2).await;
        assert_eq!(
            store.restore_review(CLUB, id).await.unwrap(),
            Restored::Twice
        );
        store
            .remove_review(CLUB, again, false, at(3))
            .await
            .unwrap();
        let back = store.restore_review(CLUB, id).await.unwrap();
        assert_eq!(back, Restored::Back { ratings: 0 });
    })
    .await;
}

#[tokio::test]
async fn after_a_day_a_removed_review_is_erased_and_kept_ratings_are_not() {
    for_each_store(async |store| {
        let posted = [
            ("Tide", true),
            ("Salt", false),
            ("Ash", false),
            ("Elm", false),
        ];
        let mut ids: Vec<(BookId, ReviewId)> = Vec::new();
        for (seconds, (title, rated)) in (0..).zip(posted) {
            let (book, id, _) = post(&store, &review(title, &[]), seconds).await;
            if rated {
                rate(&store, book, MEMBER, 8, 9).await;
            }
            ids.push((book, id));
        }
        for (seconds, (_, id)) in (10..).zip(&ids[..3]) {
            store
                .remove_review(CLUB, *id, false, at(seconds))
                .await
                .unwrap();
        }
        let day = REMOVED_KEPT;
        assert_eq!(day, TimeDelta::days(1));
        assert_eq!(store.erase_removed(at(9), 9).await.unwrap(), 0);
        assert_eq!(store.erase_removed(at(11), 1).await.unwrap(), 1);
        assert_eq!(store.erase_removed(at(11), 9).await.unwrap(), 1);
        for (_, id) in &ids[..2] {
            assert_eq!(store.review(*id).await.unwrap(), None);
            assert_eq!(
                store.restore_review(CLUB, *id).await.unwrap(),
                Restored::Gone
            );
        }
        assert!(store.review(ids[2].1).await.unwrap().is_some());
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), ["Elm"]);
        // The rating waits for the next review of the book.
        let (_, all) = store.ratings_by(CLUB, MEMBER, (9, 0)).await.unwrap();
        assert_eq!(all, 1);
        let (tide, ..) = post(&store, &review("Tide", &[]), 20).await;
        assert_eq!(
            (tide, votes(&store, Which::Book(tide)).await),
            (ids[0].0, Some(1))
        );
        let (salt, ..) = post(&store, &review("Salt", &[]), 20).await;
        assert_ne!(
            salt, ids[1].0,
            "a book without review and rating is gone, too"
        );
    })
    .await;
}

#[tokio::test]
async fn a_card_that_is_down_is_printed_no_more_unless_its_review_comes_back() {
    for_each_store(async |store| {
        let (_, id, card) = post(&store, &review("Tide", &[]), 0).await;
        print_all(&store).await;
        store.remove_review(CLUB, id, false, at(1)).await.unwrap();
        let job = store.claim_cards(at(2), at(9), 9).await.unwrap().remove(0);
        // Brought back while it is being taken down: it wants printing again.
        store.restore_review(CLUB, id).await.unwrap();
        store.card_taken_down(card, job.wanted).await.unwrap();
        store.card_shown(card, job.wanted).await.unwrap();
        let again = store.claim_cards(at(10), at(19), 9).await.unwrap();
        assert_eq!(again.len(), 1);
        store.card_shown(card, again[0].wanted).await.unwrap();
        store.remove_review(CLUB, id, false, at(11)).await.unwrap();
        let job = store
            .claim_cards(at(20), at(29), 9)
            .await
            .unwrap()
            .remove(0);
        store.card_taken_down(card, job.wanted).await.unwrap();
        store.card_shown(card, job.wanted).await.unwrap();
        store.settle_rules(CLUB, Default::default()).await.unwrap();
        assert_eq!(store.cards_waiting().await.unwrap(), 0);
        store.restore_review(CLUB, id).await.unwrap();
        let job = store
            .claim_cards(at(30), at(39), 9)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(job.message, Some(MessageId(3)), "the message that stands");
    })
    .await;
}

#[tokio::test]
async fn an_edit_takes_the_place_of_the_version_that_it_began_with() {
    for_each_store(async |store| {
        let tide = review("Tide", &["Jo Fenn"]);
        let (book, id, card) = post(&store, &tide, 0).await;
        store.card_stopped(card, "404").await.unwrap();
        let draft = async || {
            let draft = store
                .draft_of(CLUB, STAFF, id, at(1))
                .await
                .unwrap()
                .unwrap();
            let kept = store.draft(draft, CLUB).await.unwrap().unwrap();
            assert_eq!((kept.target, kept.books.len()), (Some(id), 1));
            assert_eq!(kept.books[0].review, tide);
            draft
        };
        let (first, second) = (draft().await, draft().await);
        let better = Review {
            title: Some("The Tide".to_owned()),
            body: "Other words.".to_owned(),
            ..tide.clone()
        };
        for draft in [first, second] {
            assert!(store.correct_draft(draft, 1, &better).await.unwrap());
        }
        use readalong::store::{How, Posted};
        let posted = store
            .post_draft(CLUB, STAFF, (first, 1), How::New, at(2))
            .await
            .unwrap();
        assert_eq!(posted, Some(Posted::Updated { review: id }));
        assert_eq!(store.review(id).await.unwrap(), Some(better.clone()));
        let standing = store
            .standing(CLUB, Which::Review(id))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((standing.book, standing.card.stopped), (book, true));
        let late = store
            .post_draft(CLUB, STAFF, (second, 1), How::New, at(3))
            .await
            .unwrap();
        assert_eq!(late, Some(Posted::Changed { review: id }));
        assert!(
            store
                .draft_of(OTHER_CLUB, STAFF, id, at(4))
                .await
                .unwrap()
                .is_none()
        );
        store.remove_review(CLUB, id, false, at(5)).await.unwrap();
        assert!(
            store
                .draft_of(CLUB, STAFF, id, at(6))
                .await
                .unwrap()
                .is_none()
        );
        let late = store
            .post_draft(CLUB, STAFF, (second, 1), How::New, at(7))
            .await
            .unwrap();
        assert_eq!(late, Some(Posted::Changed { review: id }));
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), Vec::<String>::new());
    })
    .await;
}
