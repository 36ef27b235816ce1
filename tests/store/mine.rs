//! What there is of one member, and the end of it, while others rate on.

use readalong::club::ids::MemberId;

use crate::harness::{
    CLUB, Fresh, MEMBER, OTHER_CLUB, at, for_each_store, post, post_to, review, stars,
};

#[tokio::test]
async fn a_member_is_forgotten_in_one_club() {
    for_each_store(async |store| {
        let (tide, ..) = post(&store, &review("Tide", &[]), 0).await;
        let (salt, ..) = post(&store, &review("Salt", &[]), 1).await;
        let (elsewhere, ..) = post_to(&store, OTHER_CLUB, &review("Tide", &[]), 2).await;
        for (club, book) in [(CLUB, tide), (CLUB, salt), (OTHER_CLUB, elsewhere)] {
            for (member, quarters) in [(MEMBER, 14), (MemberId(1), 16)] {
                let rated = store.rate(club, book, member, stars(quarters), None, at(3));
                rated.await.unwrap();
            }
            store.compare(club, MEMBER, true, at(3)).await.unwrap();
            store
                .press_thumb(club, MEMBER, "sea/tide", true, at(3))
                .await
                .unwrap();
        }
        assert_eq!(
            store.thumbs_by(CLUB, MEMBER).await.unwrap().len(),
            0,
            "pressed twice"
        );
        store
            .press_thumb(CLUB, MEMBER, "sea/tide", false, at(3))
            .await
            .unwrap();
        let thumbs = store.thumbs_by(CLUB, MEMBER).await.unwrap();
        assert_eq!(thumbs, [("sea/tide".to_owned(), false)]);
        let (ratings, all) = store.ratings_by(CLUB, MEMBER, (1, 1)).await.unwrap();
        assert_eq!((ratings.len(), all, ratings[0].book), (1, 2, tide));

        assert_eq!(store.forget(CLUB, MEMBER).await.unwrap().ratings, 2);
        assert_eq!(
            store.ratings_by(CLUB, MEMBER, (9, 0)).await.unwrap(),
            (Vec::new(), 0)
        );
        assert!(store.thumbs_by(CLUB, MEMBER).await.unwrap().is_empty());
        assert!(!store.compares(CLUB, MEMBER).await.unwrap());
        assert_eq!(
            store.ratings_by(CLUB, MemberId(1), (9, 0)).await.unwrap().1,
            2
        );
        assert_eq!(
            store
                .ratings_by(OTHER_CLUB, MEMBER, (9, 0))
                .await
                .unwrap()
                .1,
            1
        );
        assert!(store.compares(OTHER_CLUB, MEMBER).await.unwrap());
        assert_eq!(store.check_tallies().await.unwrap(), 0);
        assert_eq!(store.forget(CLUB, MEMBER).await.unwrap().ratings, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forgetting_while_others_rate_keeps_the_tallies_exact() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        let mut books = Vec::new();
        for number in 0..4 {
            let review = review(&format!("Book {number}"), &[]);
            books.push(post(&stores[0], &review, 0).await.0);
        }
        let mut tasks = tokio::task::JoinSet::new();
        for member in 0..16u64 {
            let store = stores[member as usize % 2].clone();
            let books = books.clone();
            tasks.spawn(async move {
                for round in 0..8u64 {
                    let book = books[((member + round) % 4) as usize];
                    let given = stars(((member * 7 + round * 3) % 20 + 1) as u8);
                    // Several tasks speak for one member.
                    let member = MemberId(member % 8);
                    store
                        .rate(CLUB, book, member, given, None, at(0))
                        .await
                        .unwrap();
                    if round % 3 == 2 {
                        store.forget(CLUB, member).await.unwrap();
                    }
                }
            });
        }
        tasks.join_all().await;
        let wrong = stores[0].check_tallies().await.unwrap();
        assert_eq!(wrong, 0, "on {}", fresh.url);
        fresh.remove().await;
    }
}
