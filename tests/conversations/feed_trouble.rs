//! Feeds that fail, ask for patience, move or are very many; and a bot that
//! stops in between.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use chrono::Utc;
use readalong::club::bank::Bank;
use readalong::club::ids::ClubId;
use readalong::rehearsal::{Fault, permission};
use readalong::store::Store;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::blog::{
    ADDRESS, FEED, as_if, feeds, follow, follow_from_talk, look_again, looked, make_due, messages,
    notice, publish, publish_tagged, put_feed, review, rss,
};
use crate::harness::{Club, PATIENCE, assert_private, for_each_database};
use crate::site::Page;

#[tokio::test]
async fn a_feed_that_fails_is_asked_less_often_and_after_a_week_no_more() {
    let mut club = Club::open().await;
    publish(&club, &[notice(1, "Hello")]);
    follow_from_talk(&club, json!({})).await;
    club.site.put(FEED, Page::Status(500));
    looked(&club, 3).await;
    let failing = feeds(&club).await.remove(0);
    assert!(failing.failing_since.is_some() && failing.stopped.is_none());
    let pause = (failing.next_check - Utc::now()).num_seconds();
    assert!(pause >= 3, "the next look is in {pause} s");
    let listed = club
        .staff()
        .slash("review following", json!({}))
        .await
        .unwrap();
    assert_private(&listed, &["silent since <t:"]);
    messages(&club, "talk", 0).await;

    // A week later; it looks at its start. It stands still while time goes by:
    // stopped between its word and the row, it would say the word again.
    club.stop().await.unwrap();
    as_if(
        &club,
        "update feed set failing_since = '2026-01-01T00:00:00+00:00'",
    )
    .await;
    make_due(&club).await;
    club.start().await;
    let told = messages(&club, "talk", 1).await;
    for words in [
        "I no longer look at *Salt & Ink*",
        "for a week it has not answered (its server answers 500)",
        "`/review follow`",
    ] {
        assert!(told[0].content.contains(words), "{}", told[0].content);
    }
    let stopped = async {
        while feeds(&club).await[0].stopped.is_none() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, stopped)
        .await
        .expect("it is not stopped");
    let listed = club
        .staff()
        .slash("review following", json!({}))
        .await
        .unwrap();
    assert_private(
        &listed,
        &["no longer looked at", "`/review follow` resumes it"],
    );
    let asked = club.site.asked().len();
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(club.site.asked().len(), asked, "somebody still looks");

    // Followed again, it is looked at again, and what came meanwhile is news.
    publish(&club, &[notice(1, "Hello"), review(2, "Ash")]);
    follow_from_talk(&club, json!({})).await;
    let asked = messages(&club, "talk", 2).await;
    assert!(asked[1].text().contains("Ash"), "{}", asked[1].text());
    club.close().await;
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it() {
    let mut club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    for (status, name, value, least) in [
        (429, "retry-after", "1000", 1_000),
        (503, "retry-after", "2000", 2_000),
        (200, "cache-control", "public, max-age=3000", 3_000),
        (200, "cache-control", "max-age=999999", 86_400),
    ] {
        let answer = move |_: &HeaderMap| {
            let status = StatusCode::from_u16(status).unwrap();
            let headers = [(name, value), ("content-type", "text/xml")];
            (status, headers, rss(&[])).into_response()
        };
        club.site.put(FEED, Page::Made(Arc::new(answer)));
        look_again(&mut club).await;
        let waiting = async {
            loop {
                let next = feeds(&club).await.remove(0).next_check;
                let pause = (next - Utc::now()).num_seconds();
                if pause > 500 {
                    return pause;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let pause = tokio::time::timeout(PATIENCE, waiting).await;
        let pause = pause.unwrap_or_else(|_| panic!("{status} {value} was not heard"));
        let most = least + least / 10;
        assert!((least - 10..=most).contains(&pause), "{value}: {pause}");
    }
    club.close().await;
}

#[tokio::test]
async fn a_feed_that_has_moved_is_followed_to_its_new_address() {
    let club = Club::open().await;
    publish(&club, &[notice(1, "Hello")]);
    follow(&club, json!({})).await;
    let moved = |_: &HeaderMap| {
        let to = [(header::LOCATION, "http://new.example/atom.xml")];
        (StatusCode::MOVED_PERMANENTLY, to).into_response()
    };
    club.site.put(FEED, Page::Made(Arc::new(moved)));
    club.site.put(
        "/atom.xml",
        Page::Text("text/xml", rss(&[notice(1, "Hello"), review(2, "Ash")])),
    );
    let asked = messages(&club, "reviews", 1).await;
    assert!(asked[0].text().contains("Ash"), "{}", asked[0].text());
    let moved = async {
        while feeds(&club).await[0].address != "http://new.example/atom.xml" {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, moved)
        .await
        .expect("the old address stayed");
    club.close().await;
}

#[tokio::test]
async fn what_is_unchanged_is_not_sent_again() {
    let club = Club::open().await;
    publish_tagged(&club, &[notice(1, "Hello")]);
    follow(&club, json!({})).await;
    looked(&club, 3).await;
    // The tag was given back: the server had nothing to send.
    let known = club.site.answered(StatusCode::NOT_MODIFIED.as_u16());
    assert!(known >= 2, "{known} answers without a body");
    publish_tagged(&club, &[notice(1, "Hello"), review(2, "Ash")]);
    messages(&club, "reviews", 1).await;
    club.close().await;
}

#[tokio::test]
async fn a_restart_repeats_nothing() {
    let mut club = Club::open().await;
    publish(&club, &[]);
    follow(&club, json!({})).await;
    // The message arrives, and the bot dies before it knows.
    club.discord.fail_next(
        1,
        "POST",
        "/messages",
        Fault::HangAfter(Duration::from_secs(600)),
    );
    publish(&club, &[review(1, "Ash")]);
    messages(&club, "reviews", 1).await;
    club.kill();
    club.discord.heal();
    // Long after, when Discord has forgotten the nonce.
    as_if(
        &club,
        "update feed set leased_until = null, next_check = '2026-01-08T00:00:00+00:00'",
    )
    .await;
    club.start().await;
    looked(&club, 2).await;
    let asked = messages(&club, "reviews", 1).await;
    club.staff().press(&asked[0], "Post").await.unwrap();
    messages(&club, "reviews", 2).await;
    club.kill();
    as_if(
        &club,
        "update feed set leased_until = null, next_check = '2026-01-08T00:00:00+00:00'",
    )
    .await;
    club.start().await;
    looked(&club, 2).await;
    messages(&club, "reviews", 2).await;
    club.close().await;
}

#[tokio::test]
async fn where_discord_fails_staff_are_asked_later() {
    let club = Club::open().await;
    publish_tagged(&club, &[]);
    follow(&club, json!({})).await;
    let refused = Fault::refused(400, 30_046, "Not so often");
    club.discord.fail_next(1, "POST", "/messages", refused);
    publish_tagged(&club, &[review(1, "Ash")]);
    let asked = messages(&club, "reviews", 1).await;
    assert!(asked[0].text().contains("Ash"), "{}", asked[0].text());
    club.close().await;
}

#[tokio::test]
async fn where_staff_cannot_be_asked_the_one_who_follows_gets_a_letter() {
    let club = Club::open().await;
    publish(&club, &[]);
    let staff = club.staff();
    let options = json!({ "feed": ADDRESS });
    staff.slash("review follow", options).await.unwrap();
    club.discord
        .deny(staff.channel(), permission::SEND_MESSAGES);
    publish(&club, &[review(1, "Ash")]);
    let stopped = async {
        while feeds(&club).await[0].stopped.is_none() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, stopped)
        .await
        .expect("it is not stopped");
    let letters = staff.letters();
    let [letter] = letters.as_slice() else {
        panic!("not one letter, but {}", letters.len());
    };
    for words in [
        "I no longer look at *Salt & Ink*",
        "I cannot write in <#",
        "Send Messages",
    ] {
        assert!(letter.content.contains(words), "{}", letter.content);
    }
    // With the permission back, following again asks what was left.
    club.discord.deny(staff.channel(), 0);
    follow(&club, json!({})).await;
    messages(&club, "reviews", 1).await;
    club.close().await;
}

#[tokio::test]
async fn a_club_that_removes_the_bot_is_left_alone() {
    let mut club = Club::open().await;
    publish(&club, &[]);
    let elsewhere = club.staff().in_guild(club.discord.guild(1));
    elsewhere
        .slash(
            "review follow",
            json!({ "feed": "http://other.example/feed.xml" }),
        )
        .await
        .unwrap();
    follow(&club, json!({})).await;
    looked(&club, 2).await;
    club.discord.remove_bot(club.discord.guild(1));
    // It is asked for once a day, and at the start.
    club.stop().await.unwrap();
    club.start().await;
    let theirs = ClubId(club.discord.guild(1));
    let stopped = async {
        while club.store.feeds(theirs).await.unwrap()[0].stopped.is_none() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, stopped)
        .await
        .expect("it is not stopped");
    assert_eq!(feeds(&club).await[0].stopped, None);
    looked(&club, 2).await;
    club.close().await;
}

#[tokio::test]
async fn two_processes_ask_once() {
    for_each_database(async |club| {
        publish(&club, &[]);
        follow(&club, json!({})).await;
        let stop = CancellationToken::new();
        let other = {
            let (config, web, pace) = (club.config(), club.site.fetcher(), club.pace.clone());
            let (stop, database) = (stop.clone(), club.database.clone());
            tokio::spawn(async move {
                let store = Store::open(&database).await.unwrap();
                let bank = Bank::built_in().unwrap();
                readalong::discord::run(&config, store, bank, web, pace, stop).await
            })
        };
        assert!(
            club.discord.connected(2).await,
            "the second does not connect"
        );
        club.site.slow_down(Duration::from_millis(50));
        let mut posts = Vec::new();
        for number in 1..=5 {
            posts.push(review(number, &format!("Volume {number}")));
            publish(&club, &posts);
            messages(&club, "reviews", number as usize).await;
        }
        looked(&club, 3).await;
        messages(&club, "reviews", 5).await;
        let (_, one_host) = club.site.most_at_once();
        assert_eq!(one_host, 1, "a host was asked twice at a time");
        stop.cancel();
        other.await.unwrap().unwrap();
        club.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_feeds_cost_a_few_requests_at_once_and_one_for_each_host() {
    let mut club = Club::open().await;
    publish(&club, &[notice(1, "Hello")]);
    club.stop().await.unwrap();
    for number in 0..1000 {
        let guild = ClubId(club.discord.guild(number / 25));
        let host = format!("{}.example", number % 200);
        put_feed(
            &club,
            guild,
            &format!("{host}/{number}"),
            "2026-01-08T00:00:00Z",
        )
        .await;
    }
    as_if(&club, "update feed set host = substr(host, 1, instr(host, '/') - 1), address = 'http://' || substr(host, 1, instr(host, '/') - 1) || '/feed.xml?' || id").await;
    club.site.slow_down(Duration::from_millis(5));
    club.pace.look_period = Duration::from_hours(1);
    club.start().await;
    let begun = std::time::Instant::now();
    let all = async {
        while club.site.asked().len() < 1000 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), all)
        .await
        .unwrap_or_else(|_| panic!("only {} feeds were looked at", club.site.asked().len()));
    let taken = begun.elapsed();
    let (all, one_host) = club.site.most_at_once();
    println!("1000 feeds in {taken:?}; {all} requests at once, {one_host} for each host");
    assert!(all <= 4, "{all} requests at once");
    assert_eq!(one_host, 1);
    // None is due again.
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(club.site.asked().len(), 1000);
    club.close().await;
}
