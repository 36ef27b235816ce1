//! What is found in a feed: offered, posted or imported once, and kept up to
//! date with what the blog says.

use readalong::club::ids::{FeedId, OfferId, ReviewId};
use readalong::club::review::Review;
use readalong::club::stars::Stars;
use readalong::store::{Deed, Look, Mark, Outcome, Posted, Store, Which};

use crate::feeds::{follow, wish};
use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, kept, post, review,
};

const LINK: &str = "https://a.example/tide";

async fn read(
    store: &Store,
    feed: FeedId,
    (key, hash): (&str, &str),
    reviews: &[Review],
    deed: Deed,
) -> Outcome {
    let look = Look {
        feed,
        club: CLUB,
        mark: Mark { key, hash },
        source: LINK,
        at: at(200),
    };
    store.entry_read(&look, reviews, deed).await.unwrap()
}

async fn followed(store: &Store) -> FeedId {
    let old = Mark {
        key: "old",
        hash: "1",
    };
    follow(store, &wish(CLUB, "a.example", "feed"), &[old]).await
}

async fn only_offer(store: &Store, feed: FeedId) -> OfferId {
    let offers = store.offers_to_show(feed, 9).await.unwrap();
    let [offer] = offers.as_slice() else {
        panic!("{offers:?}")
    };
    offer.offer
}

const OFFERED: Outcome = Outcome {
    offered: 1,
    posted: 0,
    imported: 0,
    revised: 0,
};

#[tokio::test]
async fn an_entry_that_was_read_is_known() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        read(&store, feed, ("new", "1"), &[], Deed::Offer).await;
        store.entry_put_off(feed, "slow", at(200)).await.unwrap();
        store.entry_put_off(feed, "slow", at(300)).await.unwrap();
        let mut known = store.known_entries(feed).await.unwrap();
        known.sort_by(|one, other| one.key.cmp(&other.key));
        let known: Vec<_> = known
            .iter()
            .map(|entry| {
                let (key, hash) = (entry.key.as_str(), entry.hash.as_str());
                (key, hash, entry.backlog, entry.tries)
            })
            .collect();
        let expected = [
            ("new", "1", false, 0),
            ("old", "1", true, 0),
            ("slow", "", false, 2),
        ];
        assert_eq!(known, expected);
        assert_eq!(store.offers_to_show(feed, 9).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_new_review_waits_for_staff_who_post_it_once() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let tide = review("Tide", &["Jo Fenn"]);
        let outcome = read(
            &store,
            feed,
            ("new", "1"),
            std::slice::from_ref(&tide),
            Deed::Offer,
        )
        .await;
        assert_eq!(outcome, OFFERED);
        let offers = store.offers_to_show(feed, 9).await.unwrap();
        let [offer] = offers.as_slice() else {
            panic!("{offers:?}")
        };
        assert_eq!((&offer.review, offer.source.as_str()), (&tide, LINK));
        assert_eq!((offer.message, offer.attempted_at), (None, None));
        store.offer_attempted(offer.offer, at(210)).await.unwrap();
        let tried = store.offers_to_show(feed, 9).await.unwrap();
        assert_eq!(tried[0].attempted_at, Some(kept(210)));
        let message = readalong::club::ids::MessageId(u64::MAX - 9);
        store
            .offer_shown(offer.offer, message, offer.wanted)
            .await
            .unwrap();
        assert_eq!(store.offers_to_show(feed, 9).await.unwrap(), []);

        let post = async |club| {
            store
                .post_offer(offer.offer, club, MEMBER, at(300))
                .await
                .unwrap()
        };
        assert_eq!(post(OTHER_CLUB).await, None);
        let Some(Posted::New { review, .. }) = post(CLUB).await else {
            panic!("not posted")
        };
        assert_eq!(post(CLUB).await, None);
        assert_eq!(store.ignore_offer(offer.offer, CLUB).await.unwrap(), None);
        assert_eq!(store.review(review).await.unwrap(), Some(tide));
        let jobs = store.claim_cards(at(300), at(400), 9).await.unwrap();
        let [job] = jobs.as_slice() else {
            panic!("{jobs:?}")
        };
        assert_eq!((job.channel, job.staff), (CHANNEL, MEMBER));
        // Discord refuses the card, and somebody presses again.
        store.card_stopped(job.card, "forbidden").await.unwrap();
        let again = post(CLUB).await;
        assert_eq!(again.map(|posted| posted.review()), Some(review));
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_edit_reaches_what_waits_and_what_stands() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let tide = review("Tide", &["Jo Fenn"]);
        let edited = |text: &str| Review {
            body: format!("{} {text}", tide.body),
            ..tide.clone()
        };
        let offer = |hash: &'static str, review: Review| {
            let store = store.clone();
            async move { read(&store, feed, ("new", hash), &[review], Deed::Offer).await }
        };
        offer("1", tide.clone()).await;
        let id = only_offer(&store, feed).await;
        let message = readalong::club::ids::MessageId(9);
        store.offer_shown(id, message, 1).await.unwrap();
        assert_eq!(offer("2", edited("Twice.")).await, OFFERED);
        // Something beside the review has changed.
        assert_eq!(offer("3", edited("Twice.")).await, Outcome::default());
        let offers = store.offers_to_show(feed, 9).await.unwrap();
        assert_eq!(offers[0].offer, id);
        assert_eq!((offers[0].message, offers[0].wanted), (Some(message), 2));
        assert!(offers[0].review.body.ends_with("Twice."));

        let posted = store.post_offer(id, CLUB, STAFF, at(300)).await.unwrap();
        let Some(Posted::New { review, card, .. }) = posted else {
            panic!("{posted:?}")
        };
        store.card_shown(card, 1).await.unwrap();
        assert_eq!(store.cards_waiting().await.unwrap(), 0);
        let corrected = Review {
            title: Some("The Tide".to_owned()),
            ..edited("Thrice.")
        };
        let revised = Outcome {
            revised: 1,
            ..Outcome::default()
        };
        assert_eq!(offer("4", corrected.clone()).await, revised);
        assert_eq!(store.review(review).await.unwrap(), Some(corrected));
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
        assert_eq!(store.offers_to_show(feed, 9).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_staff_ignore_stays_ignored() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let tide = review("Tide", &[]);
        read(&store, feed, ("new", "1"), &[tide], Deed::Offer).await;
        let id = only_offer(&store, feed).await;
        for (club, ignored) in [(OTHER_CLUB, None), (CLUB, Some(LINK)), (CLUB, None)] {
            let source = store.ignore_offer(id, club).await.unwrap();
            assert_eq!(source.as_deref(), ignored);
        }
        let posted = store.post_offer(id, CLUB, STAFF, at(300)).await.unwrap();
        assert_eq!(posted, None);
        let edited = Review {
            body: "Another text about the tide.".to_owned(),
            ..review("Tide", &[])
        };
        let outcome = read(&store, feed, ("new", "2"), &[edited], Deed::Offer).await;
        assert_eq!(outcome, Outcome::default());
        assert_eq!(store.offers_to_show(feed, 9).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_post_on_several_books_is_several_reviews() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let both = [review("Tide", &[]), review("Salt", &[])];
        let outcome = read(&store, feed, ("new", "1"), &both, Deed::Offer).await;
        assert_eq!(outcome.offered, 2);
        let three = [review("Salt", &[]), review("Ash", &[]), review("Tide", &[])];
        let outcome = read(&store, feed, ("new", "2"), &three, Deed::Offer).await;
        assert_eq!(outcome, OFFERED);
        let offers = store.offers_to_show(feed, 9).await.unwrap();
        let titles: Vec<_> = offers
            .iter()
            .filter_map(|offer| offer.review.title.as_deref())
            .collect();
        assert_eq!(titles, ["Tide", "Salt", "Ash"]);
        // A title without a word names no book.
        let blank = [review(" ", &[])];
        let outcome = read(&store, feed, ("blank", "1"), &blank, Deed::Offer).await;
        assert_eq!(outcome, Outcome::default());
    })
    .await;
}

#[tokio::test]
async fn a_text_that_the_club_has_is_neither_offered_nor_posted_again_but_follows_edits() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let (tide, salt) = (review("Tide", &[]), review("Salt", &[]));
        let (_, by_hand, _) = post(&store, &tide, 0).await;
        let offered = read(
            &store,
            feed,
            ("tide", "1"),
            std::slice::from_ref(&tide),
            Deed::Offer,
        )
        .await;
        assert_eq!(offered, Outcome::default());
        post(&store, &salt, 0).await;
        let straight = Deed::Post(CHANNEL, STAFF);
        let posted = read(&store, feed, ("salt", "1"), &[salt], straight).await;
        assert_eq!(posted, Outcome::default());
        let edited = Review {
            body: "Another text about the tide.".to_owned(),
            ..tide
        };
        let outcome = read(
            &store,
            feed,
            ("tide", "2"),
            std::slice::from_ref(&edited),
            Deed::Offer,
        )
        .await;
        assert_eq!(outcome.revised, 1);
        assert_eq!(store.review(by_hand).await.unwrap(), Some(edited));
    })
    .await;
}

#[tokio::test]
async fn a_straight_feed_posts_once() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let straight = Deed::Post(CHANNEL, STAFF);
        for (hash, posted) in [("1", 1), ("2", 0)] {
            let tide = review("Tide", &[]);
            let outcome = read(&store, feed, ("new", hash), &[tide], straight).await;
            assert_eq!(outcome.posted, posted);
        }
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_imported_review_can_be_rated_and_has_no_card_until_it_is_posted() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let (_, newest, _) = post(&store, &review("Salt", &[]), 100).await;
        let tide = review("Tide", &["Jo Fenn"]);
        let import = Deed::Import(CHANNEL, STAFF, at(-9000));
        let outcome = read(
            &store,
            feed,
            ("old", "1"),
            std::slice::from_ref(&tide),
            import,
        )
        .await;
        assert_eq!(outcome.imported, 1);
        let known = store.known_entries(feed).await.unwrap();
        assert!(known.iter().all(|entry| !entry.backlog), "{known:?}");
        assert_eq!(store.cards_waiting().await.unwrap(), 1, "it has a card");

        let book = store.book_named(CLUB, "tide").await.unwrap().unwrap();
        let half = Stars::from_quarters(14).unwrap();
        store
            .rate(CLUB, book, MEMBER, half, None, at(300))
            .await
            .unwrap();
        let standing = store.standing(CLUB, Which::Book(book)).await.unwrap();
        let standing = standing.unwrap();
        assert_eq!((standing.title(), standing.tally.count()), ("Tide", 1));
        assert_eq!(standing.card.message, None);
        assert_eq!(store.cards_waiting().await.unwrap(), 1, "it has a card");
        // What is old does not push itself in front of the newest.
        let here = store.standing(CLUB, Which::Here(CHANNEL)).await.unwrap();
        assert_eq!(here.unwrap().review, newest);

        let posted = store
            .post(CLUB, CHANNEL, STAFF, &tide, "tide.txt", at(400))
            .await
            .unwrap();
        let Posted::New { review, .. } = posted else {
            panic!("{posted:?}")
        };
        assert_eq!(review, standing.review);
        assert_eq!(store.cards_waiting().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_at_once_post_or_import_one_review() {
    for fresh in Fresh::every().await {
        let (one, other) = (fresh.open().await, fresh.open().await);
        let feed = followed(&one).await;
        for round in 0..10 {
            let key = format!("entry {round}");
            let tide = [review(&format!("Tide {round}"), &[])];
            read(&one, feed, (&key, "1"), &tide, Deed::Offer).await;
            let id = only_offer(&one, feed).await;
            let (first, second) = tokio::join!(
                one.post_offer(id, CLUB, STAFF, at(300)),
                other.post_offer(id, CLUB, MEMBER, at(300))
            );
            let posted = [first.unwrap(), second.unwrap()];
            assert_eq!(posted.iter().flatten().count(), 1, "on {}", fresh.url);

            let key = format!("old {round}");
            let salt = [review(&format!("Salt {round}"), &[])];
            let import = Deed::Import(CHANNEL, STAFF, at(0));
            let (first, second) = tokio::join!(
                read(&one, feed, (&key, "1"), &salt, import),
                read(&other, feed, (&key, "1"), &salt, import)
            );
            assert_eq!(first.imported + second.imported, 1, "on {}", fresh.url);
        }
        one.close().await;
        other.close().await;
        fresh.remove().await;
    }
}

#[tokio::test]
async fn what_a_feed_has_no_more_is_forgotten_after_three_months() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        read(&store, feed, ("kept", "1"), &[], Deed::Offer).await;
        read(
            &store,
            feed,
            ("gone", "1"),
            &[review("Tide", &[])],
            Deed::Offer,
        )
        .await;
        let day = 86_400;
        for days in [60, 120] {
            store
                .entries_seen(feed, &["kept"], at(200 + days * day))
                .await
                .unwrap();
        }
        let known = store.known_entries(feed).await.unwrap();
        let keys: Vec<&str> = known.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["kept"]);
        assert_eq!(store.offers_to_show(feed, 9).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn unfollowing_takes_the_offers_and_leaves_the_reviews() {
    for_each_store(async |store| {
        let feed = followed(&store).await;
        let straight = Deed::Post(CHANNEL, STAFF);
        read(
            &store,
            feed,
            ("salt", "1"),
            &[review("Salt", &[])],
            straight,
        )
        .await;
        read(
            &store,
            feed,
            ("tide", "1"),
            &[review("Tide", &[])],
            Deed::Offer,
        )
        .await;
        let id = only_offer(&store, feed).await;
        assert!(store.unfollow(feed, CLUB).await.unwrap());
        let posted = store.post_offer(id, CLUB, STAFF, at(300)).await.unwrap();
        assert_eq!(posted, None);
        let books = store.titles(CLUB, 9).await.unwrap();
        assert_eq!(books, ["Salt"]);
        assert!(store.review(ReviewId(1)).await.unwrap().is_some());
    })
    .await;
}
