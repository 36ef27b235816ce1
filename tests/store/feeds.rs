//! Feeds: who follows what, which are due, and that no host is asked twice at
//! a time.

use std::collections::{HashMap, HashSet};

use readalong::club::ids::{ChannelId, ClubId, FeedId};
use readalong::store::{Follow, Followed, Mark, Source, Store};

use crate::harness::{CHANNEL, CLUB, Fresh, OTHER_CLUB, STAFF, at, for_each_store, kept};

/// Where staff are asked.
pub const OFFICE: ChannelId = ChannelId(u64::MAX - 5);

pub fn wish(club: ClubId, host: &str, path: &str) -> Follow {
    Follow {
        club,
        channel: CHANNEL,
        office: OFFICE,
        staff: STAFF,
        straight: false,
        title: format!("The blog at {host}"),
        source: Source {
            address: format!("https://{host}/{path}"),
            host: host.to_owned(),
            etag: Some("\"1\"".to_owned()),
            last_modified: None,
        },
        next_check: at(100),
    }
}

pub async fn follow(store: &Store, wish: &Follow, backlog: &[Mark<'_>]) -> FeedId {
    match store.follow(wish, backlog, 25, at(0)).await.unwrap() {
        Followed::New(feed) => feed,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_club_follows_a_feed_until_it_does_not() {
    for_each_store(async |store| {
        let feed = follow(&store, &wish(CLUB, "a.example", "feed"), &[]).await;
        let feeds = store.feeds(CLUB).await.unwrap();
        let [shown] = feeds.as_slice() else {
            panic!("{feeds:?}")
        };
        assert_eq!(
            (shown.id, shown.channel, shown.office),
            (feed, CHANNEL, OFFICE)
        );
        assert_eq!(shown.address, "https://a.example/feed");
        assert_eq!(shown.next_check, kept(100));
        assert_eq!((shown.straight, shown.stopped.as_deref()), (false, None));
        assert_eq!(store.feeds(OTHER_CLUB).await.unwrap(), []);
        assert!(!store.unfollow(feed, OTHER_CLUB).await.unwrap());
        assert!(store.unfollow(feed, CLUB).await.unwrap());
        assert!(!store.unfollow(feed, CLUB).await.unwrap());
        assert_eq!(store.feeds(CLUB).await.unwrap(), []);
        assert_eq!(store.next_feed().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_club_follows_so_many_feeds_and_no_more() {
    for_each_store(async |store| {
        for number in 0..3 {
            let wish = wish(CLUB, &format!("{number}.example"), "feed");
            let followed = store.follow(&wish, &[], 3, at(0)).await.unwrap();
            assert!(matches!(followed, Followed::New(_)), "{followed:?}");
        }
        let more = wish(CLUB, "more.example", "feed");
        let refused = store.follow(&more, &[], 3, at(0)).await.unwrap();
        assert_eq!(refused, Followed::TooMany);
        let elsewhere = wish(OTHER_CLUB, "more.example", "feed");
        let followed = store.follow(&elsewhere, &[], 3, at(0)).await.unwrap();
        assert!(matches!(followed, Followed::New(_)), "{followed:?}");
        // One that is followed already needs no place.
        let again = wish(CLUB, "0.example", "feed");
        let again = store.follow(&again, &[], 3, at(0)).await.unwrap();
        assert!(matches!(again, Followed::Again(_)), "{again:?}");
        assert_eq!(store.feeds(CLUB).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn following_again_resumes_and_keeps_what_was_seen() {
    for_each_store(async |store| {
        let first = wish(CLUB, "a.example", "feed");
        let old = Mark {
            key: "old",
            hash: "1",
        };
        let feed = follow(&store, &first, &[old]).await;
        store.feed_failed(feed, at(5), at(60)).await.unwrap();
        store
            .feed_stopped(feed, "a week of failures")
            .await
            .unwrap();
        assert_eq!(store.next_feed().await.unwrap(), None);
        assert_eq!(store.claim_feeds(at(999), at(1200), 4).await.unwrap(), []);

        let again = Follow {
            straight: true,
            channel: ChannelId(5),
            ..first
        };
        let new = Mark {
            key: "new",
            hash: "1",
        };
        let followed = store.follow(&again, &[new], 25, at(1000)).await.unwrap();
        assert_eq!(followed, Followed::Again(feed));
        let feeds = store.feeds(CLUB).await.unwrap();
        let shown = feeds.first().unwrap();
        assert_eq!((shown.straight, shown.channel), (true, ChannelId(5)));
        assert_eq!(
            (shown.stopped.as_deref(), shown.failing_since),
            (None, None)
        );
        // What came while nobody looked is still new.
        let known = store.known_entries(feed).await.unwrap();
        let keys: Vec<&str> = known.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["old"]);
        let jobs = store.claim_feeds(at(1000), at(1200), 4).await.unwrap();
        assert_eq!(
            jobs.first().map(|job| (job.feed, job.failures)),
            Some((feed, 0))
        );
    })
    .await;
}

#[tokio::test]
async fn a_feed_is_due_when_its_time_has_come_and_nobody_has_it() {
    for_each_store(async |store| {
        let feed = follow(&store, &wish(CLUB, "a.example", "feed"), &[]).await;
        assert_eq!(store.next_feed().await.unwrap(), Some(kept(100)));
        assert_eq!(store.claim_feeds(at(99), at(200), 4).await.unwrap(), []);
        let jobs = store.claim_feeds(at(100), at(200), 4).await.unwrap();
        let [job] = jobs.as_slice() else {
            panic!("{jobs:?}")
        };
        assert_eq!((job.feed, job.club, job.staff), (feed, CLUB, STAFF));
        assert_eq!(job.source.etag.as_deref(), Some("\"1\""));
        assert_eq!((job.failures, job.failing_since), (0, None));
        assert_eq!(store.claim_feeds(at(150), at(300), 4).await.unwrap(), []);
        assert_eq!(store.next_feed().await.unwrap(), Some(kept(200)));
        // Whoever had it is gone.
        assert_eq!(
            store.claim_feeds(at(200), at(300), 4).await.unwrap().len(),
            1
        );

        let moved = Source {
            address: "https://b.example/rss".to_owned(),
            host: "b.example".to_owned(),
            etag: Some("\"2\"".to_owned()),
            last_modified: Some("yesterday".to_owned()),
        };
        store
            .feed_answered(feed, "Another\0 name", &moved, at(400))
            .await
            .unwrap();
        assert_eq!(store.next_feed().await.unwrap(), Some(kept(400)));
        let jobs = store.claim_feeds(at(400), at(500), 4).await.unwrap();
        assert_eq!(jobs.first().map(|job| &job.source), Some(&moved));
        assert_eq!(
            jobs.first().map(|job| job.title.as_str()),
            Some("Another name")
        );
        store.feed_postponed(feed, at(450)).await.unwrap();
        assert_eq!(store.next_feed().await.unwrap(), Some(kept(450)));
    })
    .await;
}

#[tokio::test]
async fn an_address_that_the_club_follows_already_is_not_taken_over() {
    for_each_store(async |store| {
        follow(&store, &wish(CLUB, "new.example", "feed"), &[]).await;
        let other = wish(OTHER_CLUB, "old.example", "feed");
        let elsewhere = follow(&store, &other, &[]).await;
        let old = follow(&store, &wish(CLUB, "old.example", "feed"), &[]).await;
        let new = wish(CLUB, "new.example", "feed").source;
        for feed in [old, elsewhere] {
            store.feed_answered(feed, "x", &new, at(200)).await.unwrap();
        }
        let address = async |club: ClubId, feed: FeedId| {
            let feeds = store.feeds(club).await.unwrap();
            let found = feeds.into_iter().find(|one| one.id == feed);
            found.unwrap().address
        };
        assert_eq!(address(CLUB, old).await, "https://old.example/feed");
        assert_eq!(
            address(OTHER_CLUB, elsewhere).await,
            "https://new.example/feed"
        );
    })
    .await;
}

#[tokio::test]
async fn failures_are_counted_from_the_first_to_the_next_answer() {
    for_each_store(async |store| {
        let wish = wish(CLUB, "a.example", "feed");
        let feed = follow(&store, &wish, &[]).await;
        for (moment, failures) in [(100, 1), (200, 2), (300, 3)] {
            let claimed = store.claim_feeds(at(moment), at(moment + 50), 4).await;
            assert_eq!(claimed.unwrap().len(), 1);
            let next = at(moment + 100);
            store.feed_failed(feed, at(moment), next).await.unwrap();
            let jobs = store.claim_feeds(next, next, 4).await.unwrap();
            let job = jobs.first().unwrap();
            assert_eq!(
                (job.failures, job.failing_since),
                (failures, Some(kept(100)))
            );
        }
        store
            .feed_answered(feed, "x", &wish.source, at(500))
            .await
            .unwrap();
        let jobs = store.claim_feeds(at(500), at(600), 4).await.unwrap();
        let job = jobs.first().unwrap();
        assert_eq!((job.failures, job.failing_since), (0, None));
    })
    .await;
}

#[tokio::test]
async fn a_club_that_removed_the_bot_is_left_alone() {
    for_each_store(async |store| {
        for (club, host) in [(CLUB, "a"), (CLUB, "b"), (OTHER_CLUB, "a")] {
            follow(&store, &wish(club, host, "feed"), &[]).await;
        }
        store.feeds_stopped(CLUB, "removed").await.unwrap();
        let jobs = store.claim_feeds(at(100), at(200), 9).await.unwrap();
        let clubs: Vec<ClubId> = jobs.iter().map(|job| job.club).collect();
        assert_eq!(clubs, [OTHER_CLUB]);
        let reasons = store.feeds(CLUB).await.unwrap();
        let mut reasons = reasons.iter().map(|feed| feed.stopped.as_deref());
        assert!(reasons.all(|reason| reason == Some("removed")));
    })
    .await;
}

#[tokio::test]
async fn hundreds_of_feeds_are_looked_at_a_few_at_a_time_and_one_for_each_host() {
    for_each_store(async |store| {
        // Twelve clubs with 25 feeds each, on 30 hosts.
        let mut hosts = HashMap::new();
        for number in 0..300u64 {
            let host = format!("{}.example", number % 30);
            let wish = wish(ClubId(number / 25), &host, &format!("{number}"));
            hosts.insert(follow(&store, &wish, &[]).await, host);
        }
        let (mut in_hand, mut looked_at) = (Vec::new(), HashSet::new());
        let mut rounds = 0;
        loop {
            let room = 4 - u32::try_from(in_hand.len()).unwrap();
            let jobs = store.claim_feeds(at(100), at(400), room).await.unwrap();
            in_hand.extend(jobs.into_iter().map(|job| job.feed));
            if in_hand.is_empty() {
                break;
            }
            rounds += 1;
            assert!(in_hand.len() <= 4);
            let busy: HashSet<&String> = in_hand.iter().map(|feed| &hosts[feed]).collect();
            assert_eq!(busy.len(), in_hand.len(), "a host is asked twice at a time");
            // The first two are done; the others stay in hand.
            for feed in in_hand.drain(..in_hand.len().min(2)) {
                assert!(looked_at.insert(feed), "{feed} was looked at twice");
                store.feed_postponed(feed, at(3700)).await.unwrap();
            }
        }
        assert_eq!(looked_at.len(), 300);
        assert!(rounds <= 180, "{rounds} rounds for 300 feeds");
        assert_eq!(store.next_feed().await.unwrap(), Some(kept(3700)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_the_feeds_and_the_hosts() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        for number in 0..60u64 {
            let host = format!("{}.example", number % 6);
            let wish = wish(ClubId(number / 25), &host, &format!("{number}"));
            follow(&stores[0], &wish, &[]).await;
        }
        let held = std::sync::Mutex::new(HashSet::new());
        let work = async |store: &Store| {
            let mut done = 0;
            let mut idle = 0;
            while idle < 20 {
                let jobs = store.claim_feeds(at(100), at(400), 2).await.unwrap();
                idle = if jobs.is_empty() { idle + 1 } else { 0 };
                for job in &jobs {
                    let new = held.lock().unwrap().insert(job.source.host.clone());
                    assert!(new, "{} is asked twice at a time", job.source.host);
                }
                tokio::task::yield_now().await;
                for job in jobs {
                    held.lock().unwrap().remove(&job.source.host);
                    store.feed_postponed(job.feed, at(900)).await.unwrap();
                    done += 1;
                }
            }
            done
        };
        let (one, other) = tokio::join!(work(&stores[0]), work(&stores[1]));
        assert_eq!(one + other, 60, "on {}", fresh.url);
        for store in stores {
            store.close().await;
        }
        fresh.remove().await;
    }
}
