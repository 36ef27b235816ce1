use readalong::club::correction::Form;
use readalong::club::ids::{ChannelId, DraftId, ReviewId};
use readalong::club::review::Review;
use readalong::store::{DRAFT_LIFE, Fate, How, Posted, Store, StoreError};

use crate::harness::{
    CHANNEL, CLUB, Fresh, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, kept, review,
};

async fn draft(store: &Store, reviews: &[Review]) -> DraftId {
    store
        .add_draft(CLUB, MEMBER, CHANNEL, reviews, "night.md", at(0))
        .await
        .unwrap()
}

async fn fates(store: &Store, draft: DraftId) -> Vec<Fate> {
    let draft = store.draft(draft, CLUB).await.unwrap().unwrap();
    draft.books.iter().map(|book| book.fate).collect()
}

#[tokio::test]
async fn a_draft_waits_and_each_of_its_books_is_posted_once() {
    for_each_store(async |store| {
        let (tide, salt) = (review("Tide", &["Jo Fenn"]), review("Salt", &[]));
        let id = draft(&store, &[tide.clone(), salt.clone()]).await;
        let shown = store.draft(id, CLUB).await.unwrap().unwrap();
        assert_eq!((shown.staff, shown.channel), (MEMBER, CHANNEL));
        assert_eq!(
            (shown.source.as_str(), shown.made_at),
            ("night.md", kept(0))
        );
        let books: Vec<_> = shown
            .books
            .iter()
            .map(|one| (one.number, &one.review))
            .collect();
        assert_eq!(books, [(1, &tide), (2, &salt)]);
        assert_eq!(store.draft(id, OTHER_CLUB).await.unwrap(), None);
        for (club, page) in [(OTHER_CLUB, (id, 1)), (CLUB, (id, 3)), (CLUB, (id, 0))] {
            let nothing = store.post_draft(club, STAFF, page, How::New, at(0)).await;
            assert_eq!(nothing.unwrap(), None, "{page:?}");
        }

        let post = async |number| {
            let posted = store.post_draft(CLUB, STAFF, (id, number), How::New, at(1));
            posted.await.unwrap().unwrap()
        };
        let posted = post(2).await;
        assert!(matches!(posted, Posted::New { .. }), "{posted:?}");
        assert_eq!(store.review(posted.review()).await.unwrap(), Some(salt));
        assert_eq!(
            fates(&store, id).await,
            [Fate::Open, Fate::Posted(posted.review())]
        );
        let review = posted.review();
        assert_eq!(post(2).await, Posted::Before { review });
        assert_eq!(store.cards_waiting().await.unwrap(), 1);
        let jobs = store.claim_cards(at(2), at(9), 9).await.unwrap();
        assert_eq!(
            jobs[0].staff, STAFF,
            "not the one who pressed, but who sent it"
        );

        // The same text in another draft is known.
        let again = draft(&store, &[tide]).await;
        assert_ne!(again, id, "a row number was used twice");
        post(1).await;
        let known = store.post_draft(CLUB, STAFF, (again, 1), How::New, at(2));
        let known = known.await.unwrap().unwrap();
        assert!(matches!(known, Posted::Already(_)), "{known:?}");
        assert_eq!(fates(&store, again).await, [Fate::Open]);
        assert_eq!(store.cards_waiting().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_draft_is_gone_and_what_was_posted_stays() {
    for_each_store(async |store| {
        let id = draft(&store, &[review("Tide", &[]), review("Salt", &[])]).await;
        let posted = store.post_draft(CLUB, STAFF, (id, 1), How::New, at(0));
        let posted = posted.await.unwrap().unwrap();
        assert!(!store.drop_draft(id, OTHER_CLUB).await.unwrap());
        assert!(store.drop_draft(id, CLUB).await.unwrap());
        assert!(!store.drop_draft(id, CLUB).await.unwrap());
        assert_eq!(store.draft(id, CLUB).await.unwrap(), None);
        let gone = store.post_draft(CLUB, STAFF, (id, 2), How::New, at(0));
        assert_eq!(gone.await.unwrap(), None);
        assert!(store.review(posted.review()).await.unwrap().is_some());
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
        let id = draft(&store, &[nameless]).await;
        let refused = store
            .post_draft(CLUB, STAFF, (id, 1), How::New, at(0))
            .await;
        assert!(matches!(refused, Err(StoreError::NoTitle)), "{refused:?}");
        assert_eq!(fates(&store, id).await, [Fate::Open]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_corrected_until_it_is_posted() {
    for_each_store(async |store| {
        let id = draft(&store, &[review("Tide", &[]), review("Salt", &[])]).await;
        let typed = Form {
            rating: "9/5\0".to_owned(),
            ..Form::default()
        };
        store.keep_typed(id, 2, &typed).await.unwrap();
        store.leave_out(id, 1, true).await.unwrap();
        let book = async |number| {
            let draft = store.draft(id, CLUB).await.unwrap().unwrap();
            draft.book(number).unwrap().clone()
        };
        assert_eq!(book(2).await.typed, Some(typed));
        assert_eq!(
            (book(1).await.typed, book(1).await.fate),
            (None, Fate::LeftOut)
        );
        store.leave_out(id, 1, false).await.unwrap();
        assert_eq!(book(1).await.fate, Fate::Open);

        let corrected = review("Salt Road", &["Jo Fenn"]);
        assert!(store.correct_draft(id, 2, &corrected).await.unwrap());
        assert_eq!(
            (book(2).await.review, book(2).await.typed),
            (corrected.clone(), None)
        );
        let posted = store.post_draft(CLUB, STAFF, (id, 2), How::New, at(0));
        let posted = posted.await.unwrap().unwrap().review();
        assert!(!store.correct_draft(id, 2, &review("x", &[])).await.unwrap());
        store.leave_out(id, 2, true).await.unwrap();
        assert_eq!(book(2).await.fate, Fate::Posted(posted));
        assert_eq!(store.review(posted).await.unwrap(), Some(corrected));
    })
    .await;
}

#[tokio::test]
async fn a_draft_grows_old_and_is_forgotten() {
    for_each_store(async |store| {
        let id = draft(&store, &[review("Tide", &[])]).await;
        let days = |days: i64| at(days * 86_400);
        let shown = store.draft(id, CLUB).await.unwrap().unwrap();
        assert!(!shown.is_expired(kept(0) + DRAFT_LIFE));
        assert!(shown.is_expired(days(7)));
        for (day, there) in [(29, true), (31, false)] {
            let reviews = [review("Salt", &[])];
            let later = store.add_draft(CLUB, MEMBER, CHANNEL, &reviews, "x", days(day));
            later.await.unwrap();
            let kept = store.draft(id, CLUB).await.unwrap();
            assert_eq!(kept.is_some(), there, "after {day} days");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_press_post_at_once_post_one_review() {
    for fresh in Fresh::every().await {
        let (one, other) = (fresh.open().await, fresh.open().await);
        let count = |posted: &[Posted]| {
            let new = posted
                .iter()
                .filter(|one| matches!(one, Posted::New { .. }));
            new.count()
        };
        for round in 0..10 {
            let title = format!("Tide {round}");
            let id = draft(&one, &[review(&title, &[])]).await;
            let press = async |store: &Store| {
                let posted = store.post_draft(CLUB, STAFF, (id, 1), How::New, at(0));
                posted.await.unwrap().unwrap()
            };
            let (first, second) = tokio::join!(press(&one), press(&other));
            assert_eq!(first.review(), second.review(), "on {}", fresh.url);
            assert_eq!(count(&[first, second]), 1, "on {}", fresh.url);

            // The same text from two sides, not from a draft, and another
            // text of the same reviewer about the same book.
            let mut reviewers = [review(&format!("Salt {round}"), &[]), review("x", &[])];
            reviewers[1] = Review {
                body: format!("Another text, {round}."),
                ..reviewers[0].clone()
            };
            for review in &mut reviewers {
                review.reviewer = Some("Marta".to_owned());
            }
            let post = async |store: &Store, channel, review: &Review| {
                let posted = store.post(CLUB, ChannelId(channel), STAFF, review, "a", at(0));
                posted.await.unwrap()
            };
            let [text, rewritten] = &reviewers;
            let (first, second, third) = tokio::join!(
                post(&one, 1, text),
                post(&other, 2, text),
                post(&other, 3, rewritten),
            );
            assert_eq!(count(&[first, second, third]), 1, "on {}", fresh.url);
        }
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_review_that_is_removed_leaves_its_drafts_in_peace() {
    for_each_store(async |store| {
        let id = draft(&store, &[review("Tide", &[])]).await;
        let update = How::Update(ReviewId(999_999));
        // What was to be updated is gone: it is posted anew.
        let posted = store.post_draft(CLUB, STAFF, (id, 1), update, at(0));
        let posted = posted.await.unwrap().unwrap();
        assert!(matches!(posted, Posted::New { .. }), "{posted:?}");
    })
    .await;
}
