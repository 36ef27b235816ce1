use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use readalong::club::ids::{BookId, ChannelId};
use readalong::club::schedule::{Rhythm, TimeOfDay};
use readalong::store::{Begun, Plan, Planned};

use crate::harness::{
    CHANNEL, CLUB, Fresh, OTHER_CLUB, STAFF, at, for_each_store, kept, post, review,
};

fn plan(channel: ChannelId, time: &str, book: Option<BookId>) -> Plan {
    Plan {
        club: CLUB,
        channel,
        staff: STAFF,
        rhythm: Rhythm::Daily,
        time: TimeOfDay::parse(time).unwrap(),
        book,
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

// `at(0)` is 2026-05-28T20:26:40Z.

#[tokio::test]
async fn a_plan_holds_is_replaced_and_stops() {
    for_each_store(async |store| {
        let (book, ..) = post(&store, &review("Tide", &[]), 0).await;
        let elsewhere = ChannelId(5);
        let first = store.plan(&plan(CHANNEL, "21:00", None), 2, at(0)).await;
        let due = moment("2026-05-28T21:00:00Z");
        assert_eq!(first.unwrap(), Planned::Next(due, Tz::UTC));
        let second = store
            .plan(&plan(elsewhere, "20:00", Some(book)), 2, at(0))
            .await;
        let tomorrow = moment("2026-05-29T20:00:00Z");
        assert_eq!(second.unwrap(), Planned::Next(tomorrow, Tz::UTC));
        let third = store
            .plan(&plan(ChannelId(6), "20:00", None), 2, at(0))
            .await;
        assert_eq!(third.unwrap(), Planned::TooMany);
        let again = store.plan(&plan(CHANNEL, "22:00", None), 2, at(0)).await;
        let later = moment("2026-05-28T22:00:00Z");
        assert_eq!(again.unwrap(), Planned::Next(later, Tz::UTC));

        let [one, two] = store.schedules(CLUB).await.unwrap().try_into().unwrap();
        assert_eq!((one.plan, one.due), (plan(CHANNEL, "22:00", None), later));
        assert_eq!(
            (two.plan.book, two.title.as_deref()),
            (Some(book), Some("Tide"))
        );
        assert_eq!(store.schedules(OTHER_CLUB).await.unwrap(), []);
        assert_eq!(store.next_schedule().await.unwrap(), Some(later));
        store.schedule_stopped(one.id, "no access").await.unwrap();
        assert_eq!(store.next_schedule().await.unwrap(), Some(tomorrow));
        let [one, _] = store.schedules(CLUB).await.unwrap().try_into().unwrap();
        assert_eq!(one.stopped.as_deref(), Some("no access"));

        let gone = store.unplan(CLUB, Some(ChannelId(77))).await.unwrap();
        assert_eq!(gone, []);
        assert_eq!(store.unplan(OTHER_CLUB, None).await.unwrap(), []);
        assert_eq!(
            store.unplan(CLUB, Some(elsewhere)).await.unwrap(),
            [elsewhere]
        );
        assert_eq!(store.unplan(CLUB, None).await.unwrap(), [CHANNEL]);
        assert_eq!(store.next_schedule().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn plans_go_by_the_clubs_clock() {
    for_each_store(async |store| {
        assert_eq!(store.timezone(CLUB).await.unwrap(), Tz::UTC);
        store
            .plan(&plan(CHANNEL, "21:00", None), 9, at(0))
            .await
            .unwrap();
        store
            .plan(&plan(ChannelId(5), "23:30", None), 9, at(0))
            .await
            .unwrap();
        // In Kolkata it is 01:56 of the next day.
        store
            .set_timezone(CLUB, Tz::Asia__Kolkata, at(0))
            .await
            .unwrap();
        assert_eq!(store.timezone(CLUB).await.unwrap(), Tz::Asia__Kolkata);
        let dues: Vec<_> = store.schedules(CLUB).await.unwrap();
        let dues: Vec<_> = dues.into_iter().map(|plan| plan.due).collect();
        let expected = ["2026-05-29T15:30:00Z", "2026-05-29T18:00:00Z"].map(moment);
        assert_eq!(dues, expected);
        let planned = store.plan(&plan(CHANNEL, "06:00", None), 9, at(0)).await;
        let due = moment("2026-05-29T00:30:00Z");
        assert_eq!(planned.unwrap(), Planned::Next(due, Tz::Asia__Kolkata));
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_leased_begun_and_done() {
    for_each_store(async |store| {
        let (_, review, _) = post(&store, &review("Tide", &[]), 0).await;
        store
            .plan(&plan(CHANNEL, "21:00", None), 9, at(0))
            .await
            .unwrap();
        let due = moment("2026-05-28T21:00:00Z");
        let claim = async |now: DateTime<Utc>| {
            let lease = now + TimeDelta::seconds(60);
            store.claim_schedules(now, lease, 9).await.unwrap()
        };
        let second = TimeDelta::seconds(1);
        assert_eq!(claim(due - second).await, []);
        let [job] = claim(due).await.try_into().unwrap();
        assert_eq!(
            (job.due, job.zone, job.plan.channel),
            (due, Tz::UTC, CHANNEL)
        );
        assert_eq!(job.begun, None);
        assert_eq!(claim(due + second).await, [], "it is leased");
        let lease = store.next_schedule().await.unwrap();
        assert_eq!(lease, Some(due + TimeDelta::seconds(60)));
        let begun = Begun {
            review,
            question: "00000000000000ff".to_owned(),
            at: at(7),
        };
        store.schedule_begun(job.id, &begun).await.unwrap();
        store
            .schedule_postponed(job.id, due + second)
            .await
            .unwrap();
        let [again] = claim(due + second).await.try_into().unwrap();
        let begun = Begun {
            at: kept(7),
            ..begun
        };
        assert_eq!(again.begun, Some(begun));

        // The host plans anew meanwhile, and what is done does not undo that.
        let next = due + TimeDelta::days(1);
        store
            .plan(&plan(CHANNEL, "23:00", None), 9, at(0))
            .await
            .unwrap();
        store.schedule_done(job.id, due, next).await.unwrap();
        let planned = moment("2026-05-28T23:00:00Z");
        assert_eq!(store.next_schedule().await.unwrap(), Some(planned));
        let [job] = claim(planned).await.try_into().unwrap();
        assert_eq!(job.begun, None);
        store.schedule_done(job.id, planned, next).await.unwrap();
        assert_eq!(store.next_schedule().await.unwrap(), Some(next));
    })
    .await;
}

#[tokio::test]
async fn two_processes_never_have_the_same_plan_in_hand() {
    for fresh in Fresh::every().await {
        let stores = [fresh.open().await, fresh.open().await];
        for channel in 1..=30 {
            let wish = plan(ChannelId(channel), "21:00", None);
            stores[0].plan(&wish, 99, at(0)).await.unwrap();
        }
        let due = moment("2026-05-28T21:00:00Z");
        let mut claims = tokio::task::JoinSet::new();
        for turn in 0..10 {
            let store = stores[turn % 2].clone();
            claims.spawn(async move {
                let lease = due + TimeDelta::seconds(60);
                store.claim_schedules(due, lease, 5).await.unwrap()
            });
        }
        let mut seen = HashSet::new();
        for job in claims.join_all().await.into_iter().flatten() {
            assert!(
                seen.insert(job.plan.channel),
                "twice on {}: {job:?}",
                fresh.url
            );
        }
        assert_eq!(seen.len(), 30, "on {}", fresh.url);
        for store in stores {
            store.close().await;
        }
        fresh.remove().await;
    }
}
