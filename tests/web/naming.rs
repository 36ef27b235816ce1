//! What a name resolves to is checked at the moment it is connected to.

use std::net::SocketAddr;
use std::sync::Arc;

use readalong::club::sorry::Sorry;
use readalong::web::address::Refused;
use readalong::web::answer::Fetched;
use readalong::web::fetch::{Asked, Fetcher};
use readalong::web::names::Guard;
use readalong::web::unfetched::Unfetched;
use reqwest::dns::{Name, Resolve, Resolving};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::stage::{QUICK, Stage, at, page, redirect};

const PRIVATE: &[&str] = &[
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.0.0.53",
    "169.254.169.254",
    "172.17.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.7",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2001::1",
    "2002:7f00:1::",
    "fd00:ec2::254",
    "fe80::1",
];

fn assert_refused(outcome: &Result<Fetched, Unfetched>, context: &str) {
    assert!(
        matches!(outcome, Err(Unfetched::Refused(Refused::Address))),
        "{context}: {outcome:?}"
    );
}

#[tokio::test]
async fn a_name_that_resolves_to_a_private_address_is_refused() {
    let stage = Stage::saying(page("", "here")).await;
    let fetcher = stage.fetcher();
    for address in PRIVATE {
        stage.name("inside.example", &[&[at(address)]]);
        let outcome = fetcher.get(Asked::page("http://inside.example/")).await;
        assert_refused(&outcome, address);
    }
    let all: Vec<SocketAddr> = PRIVATE.iter().map(|address| at(address)).collect();
    stage.name("inside.example", &[&all]);
    assert_refused(
        &fetcher.get(Asked::page("http://inside.example/")).await,
        "all",
    );
    stage.name("empty.example", &[&[]]);
    assert_refused(
        &fetcher.get(Asked::page("http://empty.example/")).await,
        "none",
    );
    assert_eq!(stage.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn of_mixed_answers_the_private_ones_are_dropped() {
    let stage = Stage::saying(page("", "here")).await;
    // Another server of this machine, at the front of the answer.
    let other = Stage::saying(page("", "there")).await;
    let mixed = [at("10.0.0.1"), other.address, at("::1"), stage.address];
    stage.name("mixed.example", &[&mixed]);
    let page = stage.fetcher().page("http://mixed.example/").await;
    assert_eq!(page, Ok(b"here".to_vec()));
    assert_eq!(other.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_name_that_is_public_at_first_and_private_then_is_refused() {
    let stage = Stage::saying(redirect(302, "/again")).await;
    stage.name("rebinding.example", &[&[stage.address], &[at("127.0.0.1")]]);
    let fetcher = stage.fetcher();
    let outcome = fetcher.get(Asked::page("http://rebinding.example/")).await;
    assert_refused(&outcome, "on the second hop");
    assert_eq!(stage.requests().len(), 1);

    // A connection that is kept would still lead to the address of before.
    let stage = Stage::new(|_, mut stream| async move {
        let sent = stream.write_all(page("", "here").as_bytes()).await;
        sent.unwrap();
        let _ = stream.read_u8().await;
    })
    .await;
    stage.name("rebinding.example", &[&[stage.address], &[at("10.0.0.1")]]);
    let fetcher = stage.fetcher();
    let first = fetcher.page("http://rebinding.example/").await;
    assert_eq!(first, Ok(b"here".to_vec()));
    let outcome = fetcher.get(Asked::page("http://rebinding.example/")).await;
    assert_refused(&outcome, "on the second visit");
}

/// A resolver that never answers.
struct Silent;

impl Resolve for Silent {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn names_that_do_not_resolve_and_names_that_are_private_sound_the_same() {
    let stage = Stage::saying(page("", "here")).await;
    stage.name("private.example", &[&[at("10.0.0.1")]]);
    let private = stage.fetcher().page("http://private.example/").await;
    let unknown = stage.fetcher().page("http://unknown.test/").await;
    let silent = Fetcher::with(Arc::new(Silent), Guard::PUBLIC, QUICK).unwrap();
    let unanswered = silent.page("http://slow.example/").await;
    for outcome in [private, unknown, unanswered] {
        assert_eq!(outcome, Err(Sorry::LinkClosed));
    }
}

#[tokio::test]
async fn the_guard_of_the_web_lets_no_loopback_through() {
    let stage = Stage::saying(page("", "here")).await;
    let fetcher = Fetcher::with(stage.names(), Guard::PUBLIC, QUICK).unwrap();
    let outcome = fetcher.get(Asked::page("http://blog.example/")).await;
    assert_refused(&outcome, "the stand-in without its guard");
    let fetcher = Fetcher::new().unwrap();
    for link in ["http://localhost/", "http://127.0.0.1/", "http://[::1]/"] {
        let outcome = fetcher.get(Asked::page(link)).await;
        assert!(
            matches!(outcome, Err(Unfetched::Refused(_))),
            "{link}: {outcome:?}"
        );
    }
    assert_eq!(stage.requests(), Vec::<String>::new());
}
