//! What a server says about when to ask again, and how.

use std::time::{Duration, SystemTime};

use readalong::web::answer::{Fetched, Validators};
use readalong::web::fetch::Asked;
use readalong::web::unfetched::Unfetched;

use crate::stage::{Stage, page, redirect};

const LINK: &str = "http://blog.example/feed";

#[tokio::test]
async fn an_unchanged_feed_is_not_sent_again() {
    let stage = Stage::answering(|path| match path {
        "/feed" => redirect(301, "http://feeds.example/blog"),
        _ => "HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\nCache-Control: max-age=60\r\n\r\n"
            .to_owned(),
    })
    .await;
    let asked = Asked {
        etag: Some("W/\"1\""),
        last_modified: Some("Wed, 21 Oct 2026 07:28:00 GMT"),
        ..Asked::feed(LINK)
    };
    match stage.fetcher().get(asked).await {
        Ok(Fetched::Unchanged {
            moved_for_good: Some(moved),
            validators,
        }) => {
            assert_eq!(moved.as_str(), "http://feeds.example/blog");
            let expected = Validators {
                etag: Some("\"2\"".to_owned()),
                last_modified: None,
                max_age: Some(Duration::from_secs(60)),
            };
            assert_eq!(validators, expected);
        }
        other => panic!("{other:?}"),
    }
    let requests = stage.requests();
    assert_eq!(requests.len(), 2);
    for head in requests {
        assert!(head.contains("\r\nif-none-match: W/\"1\"\r\n"), "{head}");
        assert!(
            head.contains("\r\nif-modified-since: Wed, 21 Oct 2026 07:28:00 GMT\r\n"),
            "{head}"
        );
        assert!(head.contains("\r\naccept: application/atom+xml"), "{head}");
    }
}

#[tokio::test]
async fn validators_that_cannot_be_sent_are_left_out() {
    let stage = Stage::saying(page("", "here")).await;
    let asked = Asked {
        etag: Some("\"1\"\r\nX-Injected: yes"),
        ..Asked::feed(LINK)
    };
    let outcome = stage.fetcher().get(asked).await;
    assert!(matches!(outcome, Ok(Fetched::Document(_))), "{outcome:?}");
    assert!(
        !stage.requests()[0]
            .to_ascii_lowercase()
            .contains("injected")
    );
}

async fn validators(headers: &str) -> Validators {
    let stage = Stage::saying(page(headers, "here")).await;
    match stage.fetcher().get(Asked::feed(LINK)).await {
        Ok(Fetched::Document(document)) => document.validators,
        other => panic!("{headers}: {other:?}"),
    }
}

#[tokio::test]
async fn validators_are_kept_as_they_came_unless_too_long() {
    let found =
        validators("ETag: W/\"a b\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n").await;
    assert_eq!(found.etag.as_deref(), Some("W/\"a b\""));
    assert_eq!(
        found.last_modified.as_deref(),
        Some("Sun, 06 Nov 1994 08:49:37 GMT")
    );
    let long = "a".repeat(600);
    let found = validators(&format!("ETag: \"{long}\"\r\nLast-Modified: {long}\r\n")).await;
    assert_eq!(found, Validators::default());
    let found = validators("ETag: \r\nLast-Modified: \u{e9}\r\n").await;
    assert_eq!(found, Validators::default());
}

#[tokio::test]
async fn how_long_a_document_stays_fresh_is_read() {
    for (headers, seconds) in [
        ("", None),
        ("Cache-Control: max-age=3600\r\n", Some(3_600)),
        (
            "Cache-Control: public, MAX-AGE=\"60\", must-revalidate\r\n",
            Some(60),
        ),
        ("Cache-Control: s-maxage=9, max-age=0\r\n", Some(0)),
        ("Cache-Control: no-cache\r\n", None),
        ("Cache-Control: max-age=-1\r\n", None),
        ("Cache-Control: max-age=soon\r\n", None),
        ("Cache-Control: max-age=\r\n", None),
        (
            "Cache-Control: max-age=99999999999999999999999\r\n",
            Some(30 * 86_400),
        ),
        (
            "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n",
            Some(3_600),
        ),
        (
            "Date: Sunday, 06-Nov-94 08:49:37 GMT\r\nExpires: Sun Nov  6 08:50:37 1994\r\n",
            Some(60),
        ),
        ("Expires: Sun, 06 Nov 1994 09:49:37 GMT\r\n", Some(0)),
        ("Expires: 0\r\n", None),
        (
            "Cache-Control: max-age=5\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n",
            Some(5),
        ),
    ] {
        let found = validators(headers).await.max_age;
        assert_eq!(
            found,
            seconds.map(Duration::from_secs),
            "failed on {headers:?}"
        );
    }
}

#[tokio::test]
async fn a_busy_server_says_when_to_come_back() {
    let date = |from_now: i64| {
        let now = SystemTime::now();
        let distance = Duration::from_secs(from_now.unsigned_abs());
        httpdate::fmt_http_date(if from_now < 0 {
            now - distance
        } else {
            now + distance
        })
    };
    for (status, after, least, most) in [
        ("429 Slow Down", "120".to_owned(), 120, 120),
        ("503 Busy", " 0 ".to_owned(), 0, 0),
        ("429 Slow Down", date(600), 500, 600),
        ("429 Slow Down", date(-600), 0, 0),
        ("429 Slow Down", date(90 * 86_400), 30 * 86_400, 30 * 86_400),
        ("503 Busy", "9".repeat(40), 30 * 86_400, 30 * 86_400),
    ] {
        let answer =
            format!("HTTP/1.1 {status}\r\nRetry-After: {after}\r\nContent-Length: 0\r\n\r\n");
        let stage = Stage::saying(answer).await;
        match stage.fetcher().get(Asked::feed(LINK)).await {
            Err(Unfetched::Status {
                code: 429 | 503,
                retry_after: Some(wait),
            }) => {
                assert!(
                    (least..=most).contains(&wait.as_secs()),
                    "{after}: {wait:?}"
                );
            }
            other => panic!("{after}: {other:?}"),
        }
    }
    for after in ["-1", "soon", "1.5", ""] {
        let answer =
            format!("HTTP/1.1 429 Slow Down\r\nRetry-After: {after}\r\nContent-Length: 0\r\n\r\n");
        let stage = Stage::saying(answer).await;
        let outcome = stage.fetcher().get(Asked::feed(LINK)).await;
        assert!(
            matches!(
                outcome,
                Err(Unfetched::Status {
                    code: 429,
                    retry_after: None
                })
            ),
            "{after}: {outcome:?}"
        );
    }
}
