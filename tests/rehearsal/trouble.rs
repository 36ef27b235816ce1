//! Trouble on order: too many requests, broken answers, lost connections.

use std::time::{Duration, Instant};

use readalong::rehearsal::{Fault, Limit, Rates, Settings};
use serde_json::Value;

use crate::stage::Bare;

#[tokio::test]
async fn too_many_requests_are_refused_with_the_time_to_wait() {
    let posts = Limit::new(2, Duration::from_secs(5));
    let rates = Rates {
        posts,
        ..Rates::default()
    };
    let bare = Bare::new(Settings {
        rates,
        ..Settings::default()
    })
    .await;
    for left in ["1", "0"] {
        let sent = bare.posting().send().await.unwrap();
        assert_eq!(sent.headers()["x-ratelimit-limit"], "2");
        assert_eq!(sent.headers()["x-ratelimit-remaining"], left);
        assert!(sent.headers().contains_key("x-ratelimit-bucket"));
    }
    let sent = bare.posting().send().await.unwrap();
    assert_eq!(sent.status(), 429);
    assert_eq!(sent.headers()["x-ratelimit-scope"], "user");
    assert_eq!(sent.headers()["retry-after"], "5");
    let body: Value = sent.json().await.unwrap();
    assert!(body["retry_after"].as_f64().unwrap() > 4.0, "{body}");
    assert_eq!(
        bare.discord.messages(bare.discord.channel("reviews")).len(),
        2
    );
}

#[tokio::test]
async fn faults_meet_the_requests_that_they_were_ordered_for() {
    let bare = Bare::new(Settings::default()).await;
    let channel = bare.discord.channel("reviews");
    let count = || bare.discord.messages(channel).len();
    let send = || bare.posting().send();

    bare.discord
        .fail_next(2, "POST", "/messages", Fault::broken(503));
    for _ in 0..2 {
        assert_eq!(send().await.unwrap().status(), 503);
    }
    assert_eq!((count(), bare.discord.faults_left()), (0, 0));

    let global = Fault::TooMany {
        retry_after: 1.5,
        global: true,
    };
    bare.discord.fail_next(1, "", "/messages", global);
    let refused = send().await.unwrap();
    assert_eq!(refused.headers()["retry-after"], "2");
    assert_eq!(refused.json::<Value>().await.unwrap()["global"], true);

    bare.discord
        .fail_next(1, "POST", "/messages", Fault::DropBefore);
    assert!(send().await.is_err());
    assert_eq!(count(), 0);
    bare.discord
        .fail_next(1, "POST", "/messages", Fault::DropAfter);
    assert!(send().await.is_err());
    assert_eq!(count(), 1, "it was executed");

    let pause = Duration::from_millis(300);
    for (fault, posted) in [(Fault::HangBefore(pause), 1), (Fault::HangAfter(pause), 2)] {
        bare.discord
            .fail_next(1, "POST", "/messages", fault.clone());
        assert!(
            bare.posting().timeout(pause / 3).send().await.is_err(),
            "{fault:?}"
        );
        tokio::time::sleep(pause).await;
        assert_eq!(count(), posted, "{fault:?}");
    }
    let started = Instant::now();
    bare.discord
        .fail_next(1, "POST", "/messages", Fault::HangBefore(pause));
    assert_eq!(send().await.unwrap().status(), 200);
    assert!(started.elapsed() >= pause);
}
