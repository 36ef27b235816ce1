//! What is remembered of the club's talk: thumbs, and threads under questions.

use readalong::club::ids::{ChannelId, MemberId};
use readalong::club::question::{Thumbs, Votes};
use readalong::store::Discussion;

use crate::harness::{CLUB, MEMBER, OTHER_CLUB, at, for_each_store, post, post_to, review};

#[tokio::test]
async fn a_thumb_is_shown_taken_back_and_turned() {
    for_each_store(async |store| {
        post(&store, &review("Tide", &[]), 0).await;
        post_to(&store, OTHER_CLUB, &review("Tide", &[]), 0).await;
        assert!(store.thumbs(CLUB).await.unwrap().is_empty());
        for (up, shows) in [
            (true, Some(true)),
            (true, None),
            (false, Some(false)),
            (true, Some(true)),
        ] {
            let now = store.press_thumb(CLUB, MEMBER, "sea/cost", up, at(1)).await;
            assert_eq!(now.unwrap(), shows);
        }
        for (club, member, prompt, up) in [
            (CLUB, 5, "sea/cost", true),
            (CLUB, 6, "sea/cost", false),
            (CLUB, 5, "sea/depth", false),
            (OTHER_CLUB, 5, "sea/cost", false),
        ] {
            let pressed = store.press_thumb(club, MemberId(member), prompt, up, at(2));
            assert_eq!(pressed.await.unwrap(), Some(up));
        }
        let votes = |up, down| Votes { up, down };
        let expected: Thumbs = [
            ("sea/cost".to_owned(), votes(2, 1)),
            ("sea/depth".to_owned(), votes(0, 1)),
        ]
        .into_iter()
        .collect();
        assert_eq!(store.thumbs(CLUB).await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn a_thread_knows_its_review_and_what_may_be_told_there() {
    for_each_store(async |store| {
        let (_, tide, _) = post(&store, &review("Tide", &[]), 0).await;
        let (_, ash, _) = post(&store, &review("Ash", &[]), 1).await;
        let thread = ChannelId(u64::MAX - 9);
        let about = |review, tier| Discussion { review, tier };
        for (review, tier) in [(tide, 2), (ash, 0)] {
            store
                .open_discussion(CLUB, thread, about(review, tier), at(2))
                .await
                .unwrap();
            let known = store.discussion(CLUB, thread).await.unwrap();
            assert_eq!(known, Some(about(tide, 2)), "the first word counts");
        }
        assert_eq!(store.discussion(OTHER_CLUB, thread).await.unwrap(), None);
        assert_eq!(store.discussion(CLUB, ChannelId(3)).await.unwrap(), None);
    })
    .await;
}
