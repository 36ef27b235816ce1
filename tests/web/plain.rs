//! Ordinary pages arrive, with what is worth keeping.

use readalong::club::sorry::Sorry;
use readalong::web::answer::{Document, Fetched};
use readalong::web::fetch::{Asked, Fetcher, Limits};
use readalong::web::names::Guard;
use readalong::web::unfetched::Unfetched;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::stage::{Stage, page, redirect};

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
async fn as_many_as_four_redirects_are_followed() {
    let stage = Stage::answering(|path| match path {
        "/4" => page("", "here"),
        path => {
            let next: u32 = path.trim_start_matches('/').parse().unwrap();
            redirect(302, &format!("/{}", next + 1))
        }
    })
    .await;
    let found = document(&stage.fetcher(), "http://blog.example/0").await;
    assert_eq!(found.bytes, b"here");
    assert_eq!(found.moved_for_good, None);
}

#[tokio::test]
async fn five_redirects_and_loops_are_given_up() {
    for target in ["/a", "/b?{}", "http://other.example/"] {
        let stage = Stage::saying(redirect(301, target)).await;
        let outcome = stage
            .fetcher()
            .get(Asked::page("http://blog.example/"))
            .await;
        assert!(
            matches!(outcome, Err(Unfetched::TooManyRedirects)),
            "{target}: {outcome:?}"
        );
        assert_eq!(stage.requests().len(), 5, "failed on {target}");
    }
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_an_answer_without_a_document() {
    for (answer, code) in [
        ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 302),
        (
            "HTTP/1.1 300 Choices\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n",
            300,
        ),
        ("HTTP/1.1 304 Not Modified\r\n\r\n", 304),
        ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404),
        ("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", 503),
    ] {
        let stage = Stage::saying(answer).await;
        let fetcher = stage.fetcher();
        match fetcher.get(Asked::page("http://blog.example/")).await {
            Err(Unfetched::Status {
                code: found,
                retry_after: None,
            }) => assert_eq!(found, code),
            other => panic!("{answer}: {other:?}"),
        }
        let sorry = fetcher.page("http://blog.example/").await;
        assert_eq!(
            sorry,
            Err(Sorry::LinkAnswered { code }),
            "failed on {answer}"
        );
    }
}

#[tokio::test]
async fn nothing_goes_along_but_the_name_of_the_program() {
    let stage = Stage::answering(|path| match path {
        "/" => redirect(302, "http://other.example/next")
            .replace("\r\n\r\n", "\r\nSet-Cookie: a=b\r\n\r\n"),
        _ => page("", "here"),
    })
    .await;
    document(&stage.fetcher(), "http://blog.example/").await;
    for head in stage.requests() {
        let mut names: Vec<String> = head
            .lines()
            .skip(1)
            .filter_map(|line| Some(line.split_once(':')?.0.to_ascii_lowercase()))
            .collect();
        names.sort();
        assert_eq!(
            names,
            ["accept", "accept-encoding", "host", "user-agent"],
            "{head}"
        );
        let program = concat!("user-agent: readalong/", env!("CARGO_PKG_VERSION"));
        assert!(head.contains(program), "{head}");
    }
}

#[tokio::test]
async fn what_the_server_calls_the_encoding_is_what_is_read() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"KOI8-R\"\r\n\r\n";
    let mut answer = head.as_bytes().to_vec();
    answer.extend([0xCB, 0xCE, 0xC9, 0xC7, 0xC1]);
    let stage = Stage::saying(answer).await;
    let bytes = stage.fetcher().page("http://blog.example/").await.unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), "\u{FEFF}книга");

    for charset in ["utf-8", "UTF8", "no-such-encoding", ""] {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\nкнига");
        let stage = Stage::saying(head).await;
        let bytes = stage.fetcher().page("http://blog.example/").await.unwrap();
        assert_eq!(bytes, "книга".as_bytes(), "failed on {charset}");
    }
}

/// The number that a TLS handshake begins with (RFC 8446, 5.1).
const HANDSHAKE: u8 = 22;

#[tokio::test]
async fn https_is_spoken_where_the_link_says_so() {
    let stage = Stage::saying("").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = listener.local_addr().unwrap();
    stage.name("blog.example", &[&[server]]);
    let guard = Guard::with_stand_in(server);
    let fetcher = Fetcher::with(stage.names(), guard, Limits::default()).unwrap();
    let heard = async { listener.accept().await.unwrap().0.read_u8().await.unwrap() };
    let (first, outcome) = tokio::join!(heard, fetcher.page("https://blog.example/"));
    assert_eq!(first, HANDSHAKE);
    assert_eq!(outcome, Err(Sorry::LinkClosed));
}
