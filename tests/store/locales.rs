//! Which language a club is spoken to in.

use readalong::club::locale::Locale;
use readalong::store::Store;

use crate::harness::{CLUB, OTHER_CLUB, at, for_each_store, post, review};

/// Prints every card that waits.
async fn print_all(store: &Store) {
    for job in store.claim_cards(at(60), at(90), 10).await.unwrap() {
        store.card_shown(job.card, job.wanted).await.unwrap();
    }
}

#[tokio::test]
async fn a_clubs_language_is_remembered_and_its_cards_follow() {
    for_each_store(async |store| {
        assert_eq!(store.locale(CLUB).await.unwrap(), Locale::English);
        // English is what an unknown club is spoken to in, so nothing changes.
        assert!(!store.settle_locale(CLUB, Locale::English).await.unwrap());

        post(&store, &review("Tide", &[]), 0).await;
        print_all(&store).await;
        assert!(store.settle_locale(CLUB, Locale::Spanish).await.unwrap());
        assert_eq!(store.locale(CLUB).await.unwrap(), Locale::Spanish);
        assert_eq!(store.cards_waiting().await.unwrap(), 1);

        print_all(&store).await;
        assert!(!store.settle_locale(CLUB, Locale::Spanish).await.unwrap());
        assert_eq!(store.cards_waiting().await.unwrap(), 0);

        // Another club is another matter, also one that has nothing yet.
        assert_eq!(store.locale(OTHER_CLUB).await.unwrap(), Locale::English);
        let settled = store.settle_locale(OTHER_CLUB, Locale::LatinAmericanSpanish);
        assert!(settled.await.unwrap());
        let there = store.locale(OTHER_CLUB).await.unwrap();
        assert_eq!(there, Locale::LatinAmericanSpanish);
        assert_eq!(store.locale(CLUB).await.unwrap(), Locale::Spanish);
    })
    .await;
}
