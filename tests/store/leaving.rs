//! Clubs that the bot has left, and clubs that are erased.

use chrono::{DateTime, TimeDelta, Utc};
use readalong::club::ids::{BookId, ChannelId, ClubId, MemberId, ReviewId};
use readalong::club::leaving::KEPT;
use readalong::club::schedule::{Rhythm, TimeOfDay};
use readalong::store::{Discussion, Doomed, Holdings, Plan, Proposal, Store, Which, now};

use crate::harness::{
    CHANNEL, CLUB, MEMBER, OTHER_CLUB, STAFF, at, for_each_store, post_to, review, stars,
};

async fn doomed(store: &Store, by: DateTime<Utc>) -> Vec<(ClubId, Doomed)> {
    store.doomed(by - KEPT, 9).await.unwrap()
}

#[tokio::test]
async fn a_club_that_was_left_is_kept_for_thirty_days_from_the_first_time_it_was_missed() {
    for_each_store(async |store| {
        for club in [CLUB, OTHER_CLUB] {
            post_to(&store, club, &review("Tide", &[]), 0).await;
        }
        assert_eq!(store.clubs(at(0)).await.unwrap(), []);
        let mut both = store.clubs(at(1)).await.unwrap();
        both.sort_unstable();
        assert_eq!(both, [(OTHER_CLUB, false), (CLUB, false)]);
        store.clubs_left(&[], at(5)).await.unwrap();
        store
            .clubs_left(&[CLUB, ClubId(404)], at(10))
            .await
            .unwrap();
        store.clubs_left(&[CLUB], at(20)).await.unwrap();
        let mut both = store.clubs(at(1)).await.unwrap();
        both.sort_unstable();
        assert_eq!(both, [(OTHER_CLUB, false), (CLUB, true)]);

        let day_thirty = at(10) + TimeDelta::days(30);
        assert_eq!(doomed(&store, day_thirty - TimeDelta::seconds(1)).await, []);
        assert_eq!(doomed(&store, day_thirty).await, [(CLUB, Doomed::ByTime)]);
        // Who comes back has lost nothing, and begins anew.
        store.clubs_back(&[CLUB, OTHER_CLUB]).await.unwrap();
        assert_eq!(doomed(&store, day_thirty).await, []);
        assert_eq!(store.titles(CLUB, 9).await.unwrap(), ["Tide"]);
        store.clubs_left(&[CLUB], at(30)).await.unwrap();
        assert_eq!(doomed(&store, day_thirty).await, []);
        assert_eq!(
            doomed(&store, day_thirty + TimeDelta::seconds(20)).await,
            [(CLUB, Doomed::ByTime)]
        );
    })
    .await;
}

/// A club with something in every table.
async fn full(store: &Store, club: ClubId) -> (BookId, ReviewId) {
    let (book, id, card) = post_to(store, club, &review("Tide", &[]), 0).await;
    let (other, gone, _) = post_to(store, club, &review("Salt", &[]), 1).await;
    for (book, members) in [(book, 0..25_u64), (other, 0..3)] {
        for member in members {
            let given = stars(1 + u8::try_from(member % 20).unwrap());
            let rated = store.rate(club, book, MemberId(member), given, None, at(2));
            rated.await.unwrap();
        }
    }
    store.remove_review(club, gone, true, at(3)).await.unwrap();
    store.draft_of(club, STAFF, id, at(3)).await.unwrap();
    store
        .page_posted(card, 1, readalong::club::ids::MessageId(4), 1)
        .await
        .unwrap();
    let key = format!("{club}");
    let channel = ChannelId(club.0);
    let asked = store.remember_asked(club, channel, id, &key, at(3), false);
    assert!(asked.await.unwrap());
    store
        .press_thumb(club, MEMBER, "love/why", true, at(3))
        .await
        .unwrap();
    store.compare(club, MEMBER, true, at(3)).await.unwrap();
    let thread = Discussion {
        review: id,
        tier: 1,
    };
    store
        .open_discussion(club, channel, thread, at(3))
        .await
        .unwrap();
    let proposal = Proposal {
        club,
        review: id,
        member: MEMBER,
        signed: false,
        theme: None,
        tier: 0,
        text: "Would you have stayed?".to_owned(),
        channel,
    };
    store.propose(&proposal, 9, at(3)).await.unwrap();
    let plan = Plan {
        club,
        channel,
        staff: STAFF,
        rhythm: Rhythm::Daily,
        time: TimeOfDay::MIDNIGHT,
        book: Some(book),
    };
    store.plan(&plan, 9, at(3)).await.unwrap();
    (book, id)
}

#[tokio::test]
async fn a_club_is_erased_piece_by_piece_and_no_other_is_touched() {
    for_each_store(async |store| {
        let (book, id) = full(&store, CLUB).await;
        let (others, _) = full(&store, OTHER_CLUB).await;
        let holdings = Holdings {
            reviews: 1,
            ratings: 25,
            questions: 1,
            feeds: 0,
        };
        assert_eq!(store.holdings(CLUB).await.unwrap(), holdings);
        assert_eq!(
            store.holdings(ClubId(404)).await.unwrap(),
            Holdings::default()
        );
        assert!(!store.doom(ClubId(404), at(4)).await.unwrap());
        assert!(store.doom(CLUB, at(4)).await.unwrap());
        assert_eq!(doomed(&store, at(4)).await, [(CLUB, Doomed::ByWord)]);
        let mut pieces = 0;
        while !store.erase_some(CLUB, 10).await.unwrap() {
            pieces += 1;
            assert_eq!(store.check_tallies().await.unwrap(), 0, "after {pieces}");
        }
        assert_eq!(pieces, 3, "25 ratings, 10 at a time");
        assert_eq!(doomed(&store, at(4)).await, []);
        assert!(
            store.erase_some(CLUB, 10).await.unwrap(),
            "twice does no harm"
        );
        assert_eq!(store.holdings(CLUB).await.unwrap(), Holdings::default());
        assert_eq!(store.review(id).await.unwrap(), None);
        assert_eq!(store.standing(CLUB, Which::Book(book)).await.unwrap(), None);
        assert_eq!(
            store.ratings_by(CLUB, MemberId(1), (9, 0)).await.unwrap().1,
            0
        );
        assert_eq!(store.removed_reviews(CLUB, 9).await.unwrap(), []);
        assert_eq!(store.thumbs_by(CLUB, MEMBER).await.unwrap(), []);
        assert!(!store.compares(CLUB, MEMBER).await.unwrap());
        assert_eq!(store.questions_by(CLUB, MEMBER).await.unwrap(), []);
        assert_eq!(store.schedules(CLUB).await.unwrap(), []);
        let asked = store.asked(ChannelId(CLUB.0), id).await.unwrap();
        assert!(asked.is_empty());

        assert_eq!(store.holdings(OTHER_CLUB).await.unwrap(), holdings);
        let standing = store
            .standing(OTHER_CLUB, Which::Book(others))
            .await
            .unwrap();
        assert_eq!(standing.unwrap().tally.count(), 25);
        // The club begins anew.
        let (again, ..) = post_to(&store, CLUB, &review("Tide", &[]), 9).await;
        assert_ne!(again, book);
        let standing = store.standing(CLUB, Which::Here(CHANNEL)).await.unwrap();
        assert_eq!(standing.unwrap().tally.count(), 0);
        assert_eq!(doomed(&store, now()).await, []);
    })
    .await;
}
