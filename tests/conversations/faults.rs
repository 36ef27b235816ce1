//! Discord's REST API in trouble: hanging, refusing, breaking. Each person
//! gets one answer, each review one card.

use std::time::{Duration, Instant};

use poise::serenity_prelude as serenity;
use readalong::config::Secret;
use readalong::discord::rest::{PATIENCE_PERSON, Refusal, Repeat, Rest};
use readalong::rehearsal::{Fault, LocalDiscord, Rates, Recorded, Settings};
use serde_json::json;
use serenity::http::{LightMethod, Request, Route};
use tokio::task::JoinSet;

use crate::harness::{Club, PATIENCE, SHORT, assert_private, assert_says};

/// Longer than anybody waits.
const FOR_EVER: Duration = Duration::from_secs(600);

/// What Discord gives for an answer.
const THREE_SECONDS: Duration = Duration::from_secs(3);

/// A short review of another book.
pub fn review_of(title: &str) -> String {
    SHORT.replace("The Salt Ledger", title)
}

/// A review that takes this many messages.
pub fn long_review(pages: usize) -> String {
    let line = "The tide took the jetty, and then it took the names off the boats. ";
    let page = |number: usize| format!("Part {number}. {}", line.repeat(25).trim());
    let parts: Vec<String> = (1..=pages).map(page).collect();
    // The short review's own prose goes before the first part.
    format!("{SHORT}\n{}\n", parts.join("\n\n"))
}

fn one_time(fault: &Fault) -> impl Fn(&LocalDiscord, &str, &str) {
    move |discord, method, path| discord.fail_next(1, method, path, fault.clone())
}

/// The ways in which a request fails and may be sent again at once.
fn passing() -> [Fault; 5] {
    [
        Fault::broken(500),
        Fault::broken(503),
        Fault::DropBefore,
        Fault::DropAfter,
        Fault::TooMany {
            retry_after: 0.2,
            global: false,
        },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_hangs_is_given_again_in_time() {
    let club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    for fault in [Fault::HangBefore(FOR_EVER), Fault::HangAfter(FOR_EVER)] {
        one_time(&fault)(&club.discord, "POST", "/callback");
        let before = ana.sees(ana.channel()).len();
        let begun = Instant::now();
        let scores = ana.slash("scores", json!({})).await.unwrap();
        let taken = begun.elapsed();
        assert_answered(&scores, &["The Salt Ledger"]);
        assert!(taken < THREE_SECONDS, "{fault:?} took {taken:?}");
        assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
        let more = ana.sees(ana.channel()).len() - before;
        assert_eq!(more, 1, "{fault:?} was answered {more} times");
    }
    club.close().await;
}

fn assert_answered(reply: &readalong::rehearsal::Reply, says: &[&str]) {
    assert!(!reply.failed(), "{}", reply.text());
    assert_says(reply, says);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_fails_is_repeated_and_seen_once() {
    let mut club = Club::open().await;
    club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    for fault in passing() {
        one_time(&fault)(&club.discord, "POST", "/callback");
        let before = ana.sees(ana.channel()).len();
        let scores = ana.slash("scores", json!({})).await.unwrap();
        assert_answered(&scores, &["The Salt Ledger"]);
        assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
        let more = ana.sees(ana.channel()).len() - before;
        assert_eq!(more, 1, "{fault:?} was answered {more} times");
    }
    club.stop().await.unwrap();
    // One and a repetition for each, and two for the posting: no apology on top.
    let requests = club.discord.requests();
    let callback = |one: &&Recorded| one.path.ends_with("/callback");
    assert_eq!(requests.iter().filter(callback).count(), 2 + 5 * 2);
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_whose_sending_fails_is_in_the_channel_once() {
    let club = Club::open().await;
    let reviews = club.discord.channel("reviews");
    for (number, fault) in passing().into_iter().enumerate() {
        one_time(&fault)(&club.discord, "POST", &format!("/{reviews}/messages"));
        let title = format!("Volume {number}");
        club.post("volume.txt", &review_of(&title)).await;
        assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
        let messages = club.discord.messages(reviews);
        let cards = messages.iter().filter(|card| card.text().contains(&title));
        assert_eq!(cards.count(), 1, "after {fault:?}");
    }
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_fails_is_made_after_all() {
    let club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let (ana, path) = (club.member("Ana"), format!("/messages/{}", card.id));
    let hangs = [Fault::HangBefore(FOR_EVER)];
    for (number, fault) in passing().into_iter().chain(hangs).enumerate() {
        one_time(&fault)(&club.discord, "PATCH", &path);
        let stars = format!("{}", 1 + number % 5);
        ana.slash("rate", json!({"book": "The Salt Ledger", "stars": stars}))
            .await
            .unwrap();
        club.card_says(card.id, &format!("**{stars}.00** from 1 vote"))
            .await;
        assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
    }
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn threads_and_pages_that_fail_are_there_once_and_in_order() {
    let club = Club::open().await;
    let mut number = 0;
    for fault in passing() {
        for target in ["/threads", "page"] {
            number += 1;
            let staff = club.staff();
            let channel = club.discord.channel("reviews");
            let text = long_review(3).replace("The Salt Ledger", &format!("Volume {number}"));
            if target == "page" {
                // The card and its thread come first.
                let path = format!("/channels/{channel}/messages");
                let fine = Fault::HangBefore(Duration::ZERO);
                club.discord.fail_next(2, "POST", &path, fine);
                club.discord
                    .fail_next(1, "POST", "/messages", fault.clone());
            } else {
                one_time(&fault)(&club.discord, "POST", target);
            }
            let card = club.post("long.txt", &text).await;
            let parts = |texts: Vec<String>| {
                let opening = |text: &String| text.chars().take(7).collect::<String>();
                texts.iter().map(opening).collect::<Vec<_>>()
            };
            let whole = club
                .discord
                .wait_until(|world| world.messages(card.id).count() >= 4, PATIENCE)
                .await;
            let texts = club.discord.messages(card.id);
            let shown = parts(texts.iter().map(|page| page.content.clone()).collect());
            assert!(whole, "{fault:?} at {target}: {shown:?}");
            assert_eq!(
                shown[1..],
                ["Part 1.", "Part 2.", "Part 3."],
                "{fault:?} at {target}"
            );
            let threads = club.discord.threads(channel);
            assert_eq!(threads.len(), number, "{fault:?} at {target}");
            assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
            assert!(staff.letters().is_empty());
        }
    }
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_after_thinking_that_fails_comes_once_and_nothing_follows_it() {
    let settings = Settings {
        patience: PATIENCE,
        ..Settings::default()
    };
    let club = Club::open_with(settings).await;
    for (number, fault) in passing().into_iter().enumerate() {
        one_time(&fault)(&club.discord, "PATCH", "/@original");
        club.post("volume.txt", &review_of(&format!("Volume {number}")))
            .await;
        assert_eq!(club.discord.faults_left(), 0, "{fault:?} was not met");
    }
    let requests = club.discord.requests();
    let follow_up = |path: &str| path.contains("/webhooks/") && !path.ends_with("/@original");
    assert!(requests.iter().all(|request| !follow_up(&request.path)));
    club.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_that_nobody_can_wait_for_is_not_waited_for() {
    let mut club = Club::open().await;
    let card = club.post("salt.txt", SHORT).await;
    let ana = club.member("Ana");
    for retry_after in [3_600.0, 1e18, 1e300] {
        let fault = Fault::TooMany {
            retry_after,
            global: false,
        };
        one_time(&fault)(&club.discord, "POST", "/callback");
        let reply = ana.slash("scores", json!({})).await.unwrap();
        assert_private(&reply, &["in my log as"]);
    }
    let fault = Fault::TooMany {
        retry_after: 1e300,
        global: false,
    };
    one_time(&fault)(&club.discord, "PATCH", &format!("/messages/{}", card.id));
    let options = json!({"book": "The Salt Ledger", "stars": "2"});
    ana.slash("rate", options).await.unwrap();
    club.card_says(card.id, "**2.00** from 1 vote").await;
    club.stop().await.unwrap();
    // Each time once the answer and once the apology.
    let requests = club.discord.requests();
    let asked = |part: &str, status: u16| {
        let fits = |one: &&Recorded| one.path.contains(part) && one.status == status;
        requests.iter().filter(fits).count()
    };
    assert_eq!(asked("/callback", 429), 3);
    assert_eq!(asked(&format!("/messages/{}", card.id), 429), 1);
    club.close().await;
}

fn ask() -> Request<'static> {
    Request::new(Route::UserMe, LightMethod::Get)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_global_429_keeps_every_route_back_and_answers_go_on() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let token = Secret::new(discord.token());
    let rest = Rest::new(&token, Some(&discord.base_url())).unwrap();
    let fault = Fault::TooMany {
        retry_after: 1.0,
        global: true,
    };
    discord.fail_next(1, "GET", "/users/@me", fault);
    let begun = Instant::now();
    let (first, second) = tokio::join!(rest.tell(ask(), Repeat::Safe, THREE_SECONDS), async {
        let refused = discord.wait_until(|_| discord.request_count() == 1, PATIENCE);
        let poll = async {
            while discord.request_count() == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::select! { _ = refused => {}, () = poll => {} }
        tokio::time::sleep(Duration::from_millis(100)).await;
        let route = Route::Oauth2ApplicationCurrent;
        let other = Request::new(route, LightMethod::Get);
        let outcome = rest.tell(other, Repeat::Safe, THREE_SECONDS).await;
        (outcome, begun.elapsed())
    });
    first.unwrap();
    second.0.unwrap();
    assert!(begun.elapsed() >= Duration::from_secs(1));
    let other = second.1;
    assert!(other >= Duration::from_millis(950), "after only {other:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_than_fifty_requests_a_second_are_sent() {
    let rates = Rates {
        global: Some(50),
        ..Rates::default()
    };
    let settings = Settings {
        rates,
        ..Settings::default()
    };
    let discord = LocalDiscord::start(settings).await.unwrap();
    let token = Secret::new(discord.token());
    let rest = Rest::new(&token, Some(&discord.base_url())).unwrap();
    let rest = std::sync::Arc::new(rest);
    let begun = Instant::now();
    let mut asking = JoinSet::new();
    for _ in 0..150 {
        let rest = std::sync::Arc::clone(&rest);
        asking.spawn(async move { rest.tell(ask(), Repeat::Safe, PATIENCE).await });
    }
    for outcome in asking.join_all().await {
        outcome.unwrap();
    }
    let taken = begun.elapsed();
    let refused = discord
        .requests()
        .iter()
        .filter(|one| one.status == 429)
        .count();
    assert_eq!(refused, 0, "of 150 requests, in {taken:?}");
    assert!(taken < Duration::from_secs(8), "150 took {taken:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_was_perhaps_carried_out_is_repeated_only_where_that_is_safe() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let token = Secret::new(discord.token());
    let rest = Rest::new(&token, Some(&discord.base_url())).unwrap();
    for (fault, repeated) in [
        (Fault::DropAfter, false),
        (Fault::broken(500), false),
        (Fault::HangBefore(FOR_EVER), false),
        (
            Fault::TooMany {
                retry_after: 0.1,
                global: false,
            },
            true,
        ),
    ] {
        discord.fail_next(1, "GET", "/users/@me", fault.clone());
        let outcome = rest.tell(ask(), Repeat::IfUnsent, THREE_SECONDS).await;
        assert_eq!(outcome.is_ok(), repeated, "{fault:?}: {outcome:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discord_that_never_answers_is_given_up_in_time() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let token = Secret::new(discord.token());
    let rest = Rest::new(&token, Some(&discord.base_url())).unwrap();
    discord.fail_next(100, "GET", "/users/@me", Fault::HangBefore(FOR_EVER));
    let begun = Instant::now();
    let outcome = rest
        .tell(ask(), Repeat::Safe, Duration::from_secs(1))
        .await
        .unwrap_err();
    assert!(matches!(outcome, Refusal::Silent), "{outcome:?}");
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(5), "{taken:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_discord_is_waited_for_where_a_person_waits() {
    let discord = LocalDiscord::start(Settings::default()).await.unwrap();
    let token = Secret::new(discord.token());
    let rest = Rest::new(&token, Some(&discord.base_url())).unwrap();
    for (slow, repeat) in [
        (Duration::from_millis(1_200), Repeat::Safe),
        (Duration::from_millis(1_800), Repeat::IfUnsent),
    ] {
        // However often it is asked, it is as slow.
        discord.fail_next(9, "GET", "/users/@me", Fault::HangBefore(slow));
        let outcome = rest.tell(ask(), repeat, PATIENCE_PERSON).await;
        assert!(outcome.is_ok(), "{slow:?}, {repeat:?}: {outcome:?}");
    }
}
