use std::collections::{HashMap, HashSet};

use readalong::club::ids::{CardId, ChannelId, MessageId};
use readalong::club::note::Note;
use readalong::store::{Anew, Posted, Store};

use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, kept, post, review, stars,
};

async fn claimed(store: &Store, now: i64, until: i64) -> Vec<CardId> {
    let jobs = store.claim_cards(at(now), at(until), 100).await.unwrap();
    jobs.into_iter().map(|job| job.card).collect()
}

#[tokio::test]
async fn a_card_is_claimed_printed_and_then_left_alone() {
    for_each_store(async |store| {
        let (book, review, card) = post(&store, &review("Tide", &[]), 3).await;
        let job = store
            .claim_cards(at(5), at(60), 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!((job.card, job.review, job.book), (card, review, book));
        assert_eq!((job.club, job.channel), (CLUB, CHANNEL));
        assert_eq!((job.wanted, job.shown, job.made_at), (1, 0, kept(3)));
        assert_eq!(
            (job.message, job.thread, job.attempted_at),
            (None, None, None)
        );
        assert_eq!(claimed(&store, 6, 60).await, [], "leased twice");
        assert_eq!(store.cards_waiting().await.unwrap(), 1);

        // The process dies here; the lease runs out.
        store.card_attempted(card, at(7)).await.unwrap();
        store.card_posted(card, MessageId(u64::MAX)).await.unwrap();
        store.card_threaded(card, ChannelId(9)).await.unwrap();
        let job = store
            .claim_cards(at(60), at(90), 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(job.attempted_at, Some(kept(7)));
        assert_eq!(
            (job.message, job.thread),
            (Some(MessageId(u64::MAX)), Some(ChannelId(9)))
        );

        store.card_shown(card, job.wanted).await.unwrap();
        assert_eq!(store.cards_waiting().await.unwrap(), 0);
        assert_eq!(claimed(&store, 1000, 2000).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_rating_wants_a_new_card_also_while_it_is_printed() {
    for_each_store(async |store| {
        let (book, _, card) = post(&store, &review("Tide", &[]), 0).await;
        let job = store
            .claim_cards(at(1), at(60), 10)
            .await
            .unwrap()
            .remove(0);
        store
            .rate(CLUB, book, MEMBER, stars(14), None, at(2))
            .await
            .unwrap();
        store.card_shown(card, job.wanted).await.unwrap();

        let job = store
            .claim_cards(at(3), at(60), 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!((job.wanted, job.shown), (2, 1));
        // An older version that comes late does not take it back.
        store.card_shown(card, 2).await.unwrap();
        store.card_shown(card, 1).await.unwrap();
        assert_eq!(claimed(&store, 100, 200).await, []);

        // The same stars again change nothing that a card shows.
        let still = Note::new("still", false).unwrap().unwrap();
        store
            .rate(CLUB, book, MEMBER, stars(14), Some(Some(&still)), at(4))
            .await
            .unwrap();
        assert_eq!(claimed(&store, 100, 200).await, []);
        store.unrate(CLUB, book, MEMBER).await.unwrap();
        assert_eq!(claimed(&store, 100, 200).await, [card]);
    })
    .await;
}

#[tokio::test]
async fn a_card_given_back_is_free_and_a_stopped_one_is_not() {
    for_each_store(async |store| {
        let (_, _, card) = post(&store, &review("Tide", &[]), 0).await;
        assert_eq!(claimed(&store, 1, 60).await, [card]);
        store.card_released(card, at(0)).await.unwrap();
        assert_eq!(claimed(&store, 2, 60).await, [card]);
        store
            .card_stopped(card, "its channel is gone\0")
            .await
            .unwrap();
        assert_eq!(claimed(&store, 1000, 2000).await, []);
        assert_eq!(store.cards_waiting().await.unwrap(), 0);
    })
    .await;
}

/// Orders cards of new reviews, each of `(title, channel, seconds)`.
async fn ordered<'a>(
    store: &Store,
    orders: impl IntoIterator<Item = (&'a str, u64, i64)>,
) -> HashMap<CardId, &'a str> {
    let mut cards = HashMap::new();
    for (title, channel, seconds) in orders {
        let review = review(title, &[]);
        let posted = store
            .post(CLUB, ChannelId(channel), STAFF, &review, "x", at(seconds))
            .await
            .unwrap();
        let Posted::New { card, .. } = posted else {
            panic!("{posted:?}")
        };
        cards.insert(card, title);
    }
    cards
}

#[tokio::test]
async fn channels_take_turns_and_the_oldest_card_comes_first() {
    for_each_store(async |store| {
        let orders = [
            ("a", 2, 9),
            ("b", 1, 5),
            ("c", 2, 3),
            ("d", 1, 7),
            ("e", 1, 8),
        ];
        let cards = ordered(&store, orders).await;
        let mut titles = Vec::new();
        for _ in 0..5 {
            let jobs = store.claim_cards(at(10), at(60), 1).await.unwrap();
            titles.extend(jobs.iter().map(|job| cards[&job.card]));
        }
        assert_eq!(titles, ["c", "b", "d", "a", "e"]);
        // Leases that ran out are no turns any more.
        let jobs = store.claim_cards(at(60), at(90), 2).await.unwrap();
        let mut titles: Vec<_> = jobs.iter().map(|job| cards[&job.card]).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["b", "c"]);
    })
    .await;
}

#[tokio::test]
async fn a_long_queue_in_one_channel_holds_up_no_other() {
    for_each_store(async |store| {
        let titles: Vec<String> = (0..100).map(|number| format!("Volume {number}")).collect();
        let queue = titles
            .iter()
            .zip(0..)
            .map(|(title, at)| (title.as_str(), 1, at));
        ordered(&store, queue).await;
        let in_hand = store.claim_cards(at(200), at(300), 64).await.unwrap();
        assert_eq!(in_hand.len(), 64);
        // Later cards of another channel: the next places are theirs.
        ordered(&store, [("late", 2, 201), ("later", 2, 202)]).await;
        let mut channels = Vec::new();
        for _ in 0..3 {
            let next = store.claim_cards(at(203), at(300), 1).await.unwrap();
            channels.push(next[0].channel);
        }
        assert_eq!(channels, [ChannelId(2), ChannelId(2), ChannelId(1)]);
    })
    .await;
}

#[tokio::test]
async fn pages_keep_their_messages() {
    for_each_store(async |store| {
        let (_, _, card) = post(&store, &review("Tide", &[]), 0).await;
        assert_eq!(store.pages(card).await.unwrap(), []);
        for (number, message) in [(2, 20), (1, 10), (2, 21)] {
            store
                .page_posted(card, number, MessageId(message), 1)
                .await
                .unwrap();
        }
        let pages: Vec<_> = store
            .pages(card)
            .await
            .unwrap()
            .into_iter()
            .map(|page| (page.number, page.message))
            .collect();
        assert_eq!(pages, [(1, Some(MessageId(10))), (2, Some(MessageId(21)))]);
        let gone = store
            .page_posted(CardId(card.0 + 1), 1, MessageId(1), 1)
            .await;
        assert!(!gone.unwrap_err().is_unreachable());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_presses_never_claim_the_same_card() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let mut books = Vec::new();
        for number in 0..60 {
            let title = format!("Book {number}");
            books.push(post(&stores[0], &review(&title, &[]), 0).await.0);
        }
        let mut presses = tokio::task::JoinSet::new();
        for press in 0..8 {
            let store = stores[press % 2].clone();
            presses.spawn(async move {
                let mut mine = Vec::new();
                // Somebody else's claim may leave nothing for a moment.
                for _ in 0..40 {
                    let jobs = store.claim_cards(at(1), at(60), 2).await.unwrap();
                    mine.extend(jobs.into_iter().map(|job| job.card));
                }
                mine
            });
        }
        // Ratings touch the same rows meanwhile.
        for book in books {
            stores[1]
                .rate(CLUB, book, MEMBER, stars(8), None, at(1))
                .await
                .unwrap();
        }
        let all = presses.join_all().await.concat();
        let different: HashSet<_> = all.iter().collect();
        assert_eq!((all.len(), different.len()), (60, 60), "on {}", fresh.url);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_card_that_was_given_up_can_be_ordered_again() {
    for_each_store(async |store| {
        let tide = review("Tide", &[]);
        let (book, review, card) = post(&store, &tide, 0).await;
        store.card_attempted(card, at(1)).await.unwrap();
        store.card_stopped(card, "403").await.unwrap();
        let elsewhere = ChannelId(9);
        let again = || store.post(CLUB, elsewhere, MEMBER, &tide, "again.md", at(5));
        match again().await.unwrap() {
            Posted::New {
                book: b,
                review: r,
                card: c,
            } => {
                assert_eq!((b, r, c), (book, review, card));
            }
            already => panic!("{already:?}"),
        }
        let job = store
            .claim_cards(at(6), at(60), 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(
            (job.card, job.channel, job.staff),
            (card, elsewhere, MEMBER)
        );

        // One that stands is not posted twice; one that was deleted is.
        store.card_posted(card, MessageId(3)).await.unwrap();
        store.page_posted(card, 1, MessageId(4), 1).await.unwrap();
        let already = again().await.unwrap();
        assert!(matches!(already, Posted::Already { .. }), "{already:?}");
        store.card_stopped(card, "404").await.unwrap();
        let anew = again().await.unwrap();
        assert!(matches!(anew, Posted::New { .. }), "{anew:?}");
        let job = store
            .claim_cards(at(90), at(99), 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(
            (job.message, job.thread, job.attempted_at),
            (None, None, None)
        );
        assert_eq!(store.pages(card).await.unwrap(), Vec::new());
    })
    .await;
}

#[tokio::test]
async fn a_card_is_brought_back() {
    for_each_store(async |store| {
        let (_, review, card) = post(&store, &review("Tide", &[]), 0).await;
        store.card_posted(card, MessageId(5)).await.unwrap();
        store.card_shown(card, 1).await.unwrap();
        store.page_posted(card, 1, MessageId(6), 1).await.unwrap();
        store.card_stopped(card, "gone").await.unwrap();
        let bring = async |club, anew| store.card_anew(club, review, anew, at(0)).await.unwrap();
        assert!(!bring(OTHER_CLUB, Anew::TakeUp).await);
        assert!(bring(CLUB, Anew::TakeUp).await);
        let jobs = store.claim_cards(at(5), at(9), 9).await.unwrap();
        assert_eq!((jobs[0].message, jobs[0].shown), (Some(MessageId(5)), 1));
        assert_eq!(store.pages(card).await.unwrap().len(), 1);

        let (channel, staff) = (ChannelId(8), MEMBER);
        assert!(bring(CLUB, Anew::Post(channel, staff)).await);
        let jobs = store.claim_cards(at(5), at(9), 9).await.unwrap();
        let job = &jobs[0];
        assert_eq!((job.message, job.shown, job.attempted_at), (None, 0, None));
        assert_eq!((job.channel, job.staff), (channel, staff));
        assert_eq!(
            job.made_at,
            kept(1),
            "another nonce, be it in the same second"
        );
        assert_eq!(store.pages(card).await.unwrap(), []);
    })
    .await;
}
