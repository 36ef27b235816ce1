//! Ordinary pages arrive, with what is worth keeping.

use readalong::web::answer::{Document, Fetched};
use readalong::web::fetch::{Asked, Fetcher};

use crate::stage::{Stage, at, page, redirect};

async fn document(fetcher: &Fetcher, link: &str) -> Document {
    match fetcher.get(Asked::page(link)).await {
        Ok(Fetched::Document(document)) => document,
        other => panic!("{link}: {other:?}"),
    }
}

#[tokio::test]
async fn a_public_page_arrives() {
    let stage = Stage::saying(page("ETag: \"a\"\r\n", "<p>A review.</p>")).await;
    let document = document(&stage.fetcher(), "http://Blog.Example/post?page=1#top").await;
    assert_eq!(document.bytes, b"<p>A review.</p>");
    assert_eq!(document.address.as_str(), "http://blog.example/post?page=1");
    assert_eq!(document.content_type.as_deref(), Some("text/html"));
    assert_eq!(document.validators.etag.as_deref(), Some("\"a\""));
    assert!(stage.requests()[0].starts_with("GET /post?page=1 HTTP/1.1\r\n"));
}

#[tokio::test]
async fn redirects_are_followed_and_permanent_ones_remembered() {
    let stage = Stage::answering(|path| match path {
        "/old" => redirect(301, "/new"),
        "/new" => redirect(308, "http://other.example/newer"),
        "/newer" => redirect(302, "?today"),
        "/newer?today" => page("", "here"),
        other => panic!("{other}"),
    })
    .await;
    let document = document(&stage.fetcher(), "http://blog.example/old").await;
    assert_eq!(document.bytes, b"here");
    assert_eq!(
        document.address.as_str(),
        "http://other.example/newer?today"
    );
    let moved = document.moved_for_good.unwrap();
    assert_eq!(moved.as_str(), "http://other.example/newer");
}

#[tokio::test]
async fn a_name_with_private_and_public_addresses_is_reached_at_the_public_one() {
    let stage = Stage::saying(page("", "here")).await;
    let mixed = [at("10.0.0.1"), at("::1"), stage.address, at("127.0.0.1")];
    stage.name("mixed.example", &[&mixed]);
    let document = document(&stage.fetcher(), "http://mixed.example/").await;
    assert_eq!(document.bytes, b"here");
}
