//! The same review again, and reviews that are corrected after they were posted.

use readalong::club::ids::{BookId, MessageId, ReviewId};
use readalong::club::review::{Rating, Review};
use readalong::club::warning::Warning;
use readalong::store::{Likeness, Posted, Store, Which};

use crate::harness::{
    CHANNEL, CLUB, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, post, review, stars,
};

fn by(reviewer: Option<&str>, body: &str, review: Review) -> Review {
    Review {
        reviewer: reviewer.map(str::to_owned),
        body: body.to_owned(),
        ..review
    }
}

fn rated(value: f64, review: &Review) -> Review {
    Review {
        reviewer_rating: Some(Rating {
            value: Some(value),
            scale: Some(5.0),
            as_written: format!("{value}/5"),
        }),
        ..review.clone()
    }
}

async fn correct(store: &Store, target: ReviewId, review: &Review) {
    let done = store.correct(CLUB, target, review, "b.md", at(50)).await;
    assert!(done.unwrap());
}

async fn book_of(store: &Store, review: ReviewId) -> BookId {
    let standing = store.standing(CLUB, Which::Review(review)).await.unwrap();
    standing.unwrap().book
}

#[tokio::test]
async fn the_same_review_is_known_by_its_words_or_by_reviewer_and_book() {
    for_each_store(async |store| {
        let tide = by(
            Some("Márta K."),
            "It rose.\n\nIt fell.",
            review("Tide", &["Jo Fenn"]),
        );
        let (_, id, _) = post(&store, &tide, 0).await;
        let other_isbn = Review {
            isbn13: Some("9780571224135".to_owned()),
            ..tide.clone()
        };
        for (new, likeness) in [
            (tide.clone(), Some(Likeness::Unchanged)),
            (
                Review {
                    warnings: vec![Warning::Headline],
                    ..tide.clone()
                },
                Some(Likeness::Unchanged),
            ),
            (
                by(Some("Márta K."), "It  rose.\nIt fell.\n", tide.clone()),
                Some(Likeness::Unchanged),
            ),
            (rated(4.0, &tide), Some(Likeness::SameText)),
            (other_isbn, Some(Likeness::SameText)),
            (
                by(Some("marta k"), "It rose twice.", tide.clone()),
                Some(Likeness::SameReviewer),
            ),
            (
                Review {
                    title: Some("The Ebb".into()),
                    ..tide.clone()
                },
                Some(Likeness::SameWords),
            ),
            (
                by(None, "It rose twice.", tide.clone()),
                Some(Likeness::SameBook),
            ),
            (by(Some("Ben"), "It rose twice.", tide.clone()), None),
            (
                by(Some("Márta K."), "Other words.", review("The Ebb", &[])),
                None,
            ),
        ] {
            let outlook = store.outlook(CLUB, &new).await.unwrap();
            let found = outlook.earlier.as_ref();
            assert_eq!(found.map(|one| one.likeness), likeness, "failed on {new:?}");
            assert!(found.is_none_or(|one| one.review == id && one.title == "Tide"));
            let elsewhere = store.outlook(OTHER_CLUB, &new).await.unwrap();
            assert_eq!(elsewhere.earlier, None);
        }
    })
    .await;
}

#[tokio::test]
async fn the_likest_is_found_and_the_votes_of_the_book_with_it() {
    for_each_store(async |store| {
        let tide = |reviewer, body| by(reviewer, body, review("Tide", &["Jo Fenn"]));
        let (book, ..) = post(&store, &tide(Some("Ana"), "One."), 0).await;
        let (_, bens, _) = post(&store, &tide(Some("Ben"), "Two."), 1).await;
        let (_, somebodys, card) = post(&store, &tide(None, "Three."), 2).await;
        store
            .rate(CLUB, book, MEMBER, stars(14), None, at(3))
            .await
            .unwrap();
        for (new, earlier) in [
            (tide(Some("Ben"), "Four."), Some(bens)),
            (tide(Some("Chloé"), "Four."), Some(somebodys)),
            (tide(Some("Chloé"), "Three."), Some(somebodys)),
        ] {
            let outlook = store.outlook(CLUB, &new).await.unwrap();
            assert_eq!(outlook.earlier.map(|one| one.review), earlier);
            assert_eq!(outlook.score.votes(), 1);
        }
        // Nobody would see what is put on a card that was given up.
        store.card_stopped(card, "404").await.unwrap();
        let new = tide(Some("Chloé"), "Four.");
        let outlook = store.outlook(CLUB, &new).await.unwrap();
        assert_eq!((outlook.earlier, outlook.score.votes()), (None, 1));
        let nobodys = store.outlook(CLUB, &review("Salt", &[])).await.unwrap();
        assert_eq!(nobodys, Default::default());
    })
    .await;
}

#[tokio::test]
async fn a_correction_changes_the_review_and_wants_a_new_card() {
    for_each_store(async |store| {
        let tide = review("Tide", &["Jo Fenn"]);
        let (book, id, card) = post(&store, &tide, 0).await;
        let job = store.claim_cards(at(1), at(9), 9).await.unwrap().remove(0);
        store.card_posted(card, MessageId(3)).await.unwrap();
        store.page_posted(card, 1, MessageId(4), 1).await.unwrap();
        store.card_shown(card, job.wanted).await.unwrap();

        let better = rated(4.0, &tide);
        correct(&store, id, &better).await;
        let standing = store
            .standing(CLUB, Which::Review(id))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((standing.version, standing.book), (2, book));
        assert_eq!(store.review(id).await.unwrap(), Some(better.clone()));
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
        // The page reads as before, so it is no older than the review.
        assert_eq!(store.pages(card).await.unwrap()[0].version, 2);
        let rewritten = by(None, "Other words.", better);
        correct(&store, id, &rewritten).await;
        assert_eq!(store.pages(card).await.unwrap()[0].version, 2);

        let elsewhere = store.correct(OTHER_CLUB, id, &tide, "x", at(1)).await;
        assert!(!elsewhere.unwrap());
        let gone = store
            .correct(CLUB, ReviewId(id.0 + 99), &tide, "x", at(1))
            .await;
        assert!(!gone.unwrap());
        assert_eq!(store.review(id).await.unwrap(), Some(rewritten));
    })
    .await;
}

#[tokio::test]
async fn a_book_goes_by_the_corrected_name_and_keeps_its_votes() {
    for_each_store(async |store| {
        let (book, id, _) = post(&store, &review("Tied", &["Jo Fen"]), 0).await;
        store
            .rate(CLUB, book, MEMBER, stars(14), None, at(1))
            .await
            .unwrap();
        correct(&store, id, &review("Tide: A Novel", &["Jo Fenn"])).await;
        assert_eq!(book_of(&store, id).await, book);
        let books = store.books(CLUB, "", 9).await.unwrap();
        assert_eq!(
            (books.len(), books[0].title.as_str(), &books[0].authors[..]),
            (1, "Tide: A Novel", &["Jo Fenn".to_owned()][..])
        );
        assert_eq!(store.book_named(CLUB, "tide").await.unwrap(), Some(book));
        assert_eq!(store.book_named(CLUB, "tied").await.unwrap(), None);
        // A version that names no author does not take the author away.
        correct(&store, id, &review("Tide", &[])).await;
        let books = store.books(CLUB, "fenn", 9).await.unwrap();
        assert_eq!((books.len(), books[0].id), (1, book));
        let standing = store.standing(CLUB, Which::Book(book)).await.unwrap();
        assert_eq!(standing.unwrap().tally.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_book_with_other_reviews_keeps_its_name() {
    for_each_store(async |store| {
        let one = by(Some("Ana"), "One.", review("Tide", &["Jo Fenn"]));
        let other = by(Some("Ben"), "Two.", review("Tide", &["Jo Fenn"]));
        let (book, anas, _) = post(&store, &one, 0).await;
        let (_, bens, _) = post(&store, &other, 1).await;
        store
            .rate(CLUB, book, MEMBER, stars(14), None, at(1))
            .await
            .unwrap();
        correct(
            &store,
            bens,
            &by(Some("Ben"), "Two.", review("The Ebb", &[])),
        )
        .await;
        let moved = book_of(&store, bens).await;
        assert_ne!(moved, book);
        assert_eq!(book_of(&store, anas).await, book);
        for (book, votes) in [(book, 1), (moved, 0)] {
            let standing = store.standing(CLUB, Which::Book(book)).await.unwrap();
            assert_eq!(standing.unwrap().tally.count(), votes);
        }
    })
    .await;
}

#[tokio::test]
async fn two_books_that_are_one_become_one_with_all_votes() {
    for_each_store(async |store| {
        let ours = by(Some("Ana"), "One.", review("Tide", &["Jo Fenn"]));
        let mistaken = by(Some("Ben"), "Two.", review("My week", &[]));
        let (tide, anas, _) = post(&store, &ours, 0).await;
        let (week, bens, _) = post(&store, &mistaken, 1).await;
        let [early, late, one, other] = [1, 2, 3, 4].map(readalong::club::ids::MemberId);
        for (book, member, quarters, seconds) in [
            (tide, early, 20, 2),
            (week, early, 4, 3),
            (tide, late, 4, 3),
            (week, late, 20, 2),
            (tide, one, 8, 2),
            (week, other, 8, 2),
        ] {
            let rated = store.rate(CLUB, book, member, stars(quarters), None, at(seconds));
            rated.await.unwrap();
        }
        for job in store.claim_cards(at(3), at(9), 9).await.unwrap() {
            store.card_shown(job.card, job.wanted).await.unwrap();
        }
        correct(
            &store,
            bens,
            &by(Some("Ben"), "Two.", review("Tide", &["Jo Fenn"])),
        )
        .await;
        assert_eq!(book_of(&store, bens).await, tide);
        let standing = store.standing(CLUB, Which::Review(anas)).await.unwrap();
        let tally = standing.unwrap().tally;
        assert_eq!(
            (tally.count(), tally.mean_written()),
            (4, Some("1.50".into()))
        );
        for member in [early, late] {
            let said = store.rating_of(tide, member).await.unwrap();
            assert_eq!(
                said.map(|given| given.stars.quarters()),
                Some(4),
                "{member}"
            );
        }
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), ["Tide"]);
        assert_eq!(store.cards_waiting().await.unwrap(), 2, "both cards change");
    })
    .await;
}

#[tokio::test]
async fn a_card_that_was_given_up_comes_back_with_what_the_review_says_now() {
    for_each_store(async |store| {
        let tide = review("Tide", &[]);
        let (_, id, card) = post(&store, &tide, 0).await;
        store.card_stopped(card, "404").await.unwrap();
        let better = rated(4.0, &tide);
        let posted = store
            .post(CLUB, CHANNEL, STAFF, &better, "b.md", at(9))
            .await;
        let posted = posted.unwrap();
        assert!(
            matches!(posted, Posted::New { review, .. } if review == id),
            "{posted:?}"
        );
        assert_eq!(store.review(id).await.unwrap(), Some(better));
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
    })
    .await;
}
