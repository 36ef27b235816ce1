use readalong::club::ids::{ChannelId, DraftId};
use readalong::club::review::Review;
use readalong::store::{Posted, Store, StoreError};

use crate::harness::{CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, review};

async fn draft(store: &Store, review: &Review) -> DraftId {
    store
        .add_draft(CLUB, MEMBER, CHANNEL, review, "night.md")
        .await
        .unwrap()
}

#[tokio::test]
async fn a_draft_waits_and_is_posted_once() {
    for_each_store(async |store| {
        let tide = review("Tide", &["Jo Fenn"]);
        let id = draft(&store, &tide).await;
        let shown = store.draft(id, CLUB).await.unwrap().unwrap();
        assert_eq!((shown.staff, shown.channel), (MEMBER, CHANNEL));
        assert_eq!(
            (shown.review, shown.source.as_str()),
            (tide.clone(), "night.md")
        );
        assert_eq!(store.draft(id, OTHER_CLUB).await.unwrap(), None);
        assert_eq!(store.post_draft(id, OTHER_CLUB, at(0)).await.unwrap(), None);

        let posted = store.post_draft(id, CLUB, at(0)).await.unwrap().unwrap();
        let Posted::New { review, .. } = posted else {
            panic!("{posted:?}")
        };
        assert_eq!(store.review(review).await.unwrap(), Some(tide.clone()));
        assert_eq!(store.post_draft(id, CLUB, at(1)).await.unwrap(), None);
        assert_eq!(store.draft(id, CLUB).await.unwrap(), None);

        let again = draft(&store, &tide).await;
        assert_ne!(again, id, "a row number was used twice");
        let posted = store.post_draft(again, CLUB, at(2)).await.unwrap().unwrap();
        assert!(matches!(posted, Posted::Already { .. }), "{posted:?}");
        assert_eq!(store.draft(again, CLUB).await.unwrap(), None);
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_draft_is_gone() {
    for_each_store(async |store| {
        let id = draft(&store, &review("Tide", &[])).await;
        assert!(!store.drop_draft(id, OTHER_CLUB).await.unwrap());
        assert!(store.drop_draft(id, CLUB).await.unwrap());
        assert!(!store.drop_draft(id, CLUB).await.unwrap());
        assert_eq!(store.post_draft(id, CLUB, at(0)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_cannot_be_posted_stays() {
    for_each_store(async |store| {
        let nameless = Review {
            title: None,
            ..review("x", &[])
        };
        let id = draft(&store, &nameless).await;
        let refused = store.post_draft(id, CLUB, at(0)).await;
        assert!(matches!(refused, Err(StoreError::NoTitle)), "{refused:?}");
        assert!(store.draft(id, CLUB).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_post_at_once_post_one_review() {
    for fresh in Fresh::every().await {
        let (one, other) = (fresh.open().await, fresh.open().await);
        for round in 0..10 {
            let title = format!("Tide {round}");
            let id = draft(&one, &review(&title, &[])).await;
            let (first, second) = tokio::join!(
                one.post_draft(id, CLUB, at(0)),
                other.post_draft(id, CLUB, at(0))
            );
            let posted = [first.unwrap(), second.unwrap()];
            assert_eq!(
                posted.iter().flatten().count(),
                1,
                "{posted:?} on {}",
                fresh.url
            );

            // The same text from two sides, not from a draft.
            let twin = review(&format!("Salt {round}"), &[]);
            let (first, second) = tokio::join!(
                one.post(CLUB, CHANNEL, STAFF, &twin, "a", at(0)),
                other.post(CLUB, ChannelId(2), STAFF, &twin, "b", at(0))
            );
            let new = [first.unwrap(), second.unwrap()]
                .iter()
                .filter(|posted| matches!(posted, Posted::New { .. }))
                .count();
            assert_eq!(new, 1, "on {}", fresh.url);
        }
        fresh.remove().await;
    }
}
