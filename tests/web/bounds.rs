//! Servers that never stop, never begin, or send more than they say.

use std::io::Write;
use std::time::{Duration, Instant};

use readalong::club::sorry::Sorry;
use readalong::web::answer::Fetched;
use readalong::web::fetch::{Asked, Fetcher, Limits};
use readalong::web::unfetched::Unfetched;
use tokio::io::AsyncWriteExt;

use crate::stage::{QUICK, Stage, page};

const LINK: &str = "http://blog.example/";

async fn asked(fetcher: &Fetcher) -> Result<Fetched, Unfetched> {
    fetcher.get(Asked::page(LINK)).await
}

/// A head, and then the same bytes with a pause, without end.
async fn endless(head: &'static str, part: Vec<u8>, pause: Duration) -> Stage {
    Stage::new(move |_, mut stream| {
        let part = part.clone();
        async move {
            let mut sent = stream.write_all(head.as_bytes()).await;
            while sent.is_ok() {
                tokio::time::sleep(pause).await;
                sent = stream.write_all(&part).await;
            }
        }
    })
    .await
}

const TEXT: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";

#[tokio::test]
async fn slow_servers_are_left() {
    let tenth = Duration::from_millis(100);
    for (name, stage) in [
        ("silent", endless("", b"".to_vec(), tenth).await),
        (
            "a head by letters",
            endless("HTTP/1.1 200 OK\r\nA: ", b"a".to_vec(), tenth).await,
        ),
        (
            "a body by letters",
            endless(TEXT, b"a".to_vec(), tenth).await,
        ),
    ] {
        let started = Instant::now();
        let outcome = asked(&stage.fetcher_within(QUICK)).await;
        assert!(
            matches!(outcome, Err(Unfetched::TooSlow)),
            "{name}: {outcome:?}"
        );
        assert!(started.elapsed() < Duration::from_secs(10), "{name}");
        let sorry = outcome.map_err(Sorry::from).unwrap_err();
        assert_eq!(sorry, Sorry::LinkSlow, "{name}");
    }
}

#[tokio::test]
async fn the_time_is_for_all_hops_together() {
    let stage = Stage::new(|_, mut stream| async move {
        tokio::time::sleep(QUICK.whole / 3).await;
        let answer = crate::stage::redirect(302, "/again");
        let _ = stream.write_all(answer.as_bytes()).await;
    })
    .await;
    let outcome = asked(&stage.fetcher_within(QUICK)).await;
    assert!(matches!(outcome, Err(Unfetched::TooSlow)), "{outcome:?}");
}

#[tokio::test]
async fn endless_bodies_are_cut_off() {
    let chunk = [b"4000\r\n".as_slice(), &[b'a'; 0x4000], b"\r\n"].concat();
    let chunked =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (name, stage) in [
        (
            "until it closes",
            endless(TEXT, vec![b'a'; 0x4000], Duration::ZERO).await,
        ),
        ("chunked", endless(chunked, chunk, Duration::ZERO).await),
    ] {
        let outcome = asked(&stage.fetcher()).await;
        assert!(
            matches!(outcome, Err(Unfetched::TooLarge)),
            "{name}: {outcome:?}"
        );
        let sorry = outcome.map_err(Sorry::from).unwrap_err();
        assert_eq!(sorry, Sorry::LinkTooLarge, "{name}");
    }
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_the_largest() {
    let limits = Limits {
        bytes: 1_000,
        ..Limits::default()
    };
    for (bytes, fits) in [(1_000, true), (1_001, false)] {
        let body = "a".repeat(bytes);
        for answer in [page("", &body), format!("{TEXT}{body}")] {
            let stage = Stage::saying(answer).await;
            let outcome = asked(&stage.fetcher_within(limits)).await;
            match outcome {
                Ok(Fetched::Document(document)) if fits => assert_eq!(document.bytes.len(), bytes),
                Err(Unfetched::TooLarge) if !fits => {}
                other => panic!("{bytes}: {other:?}"),
            }
        }
    }
}

/// 64 MB of the letter a, in 102 bytes of Brotli.
const BROTLI_BOMB: [u8; 102] = [
    203, 255, 255, 63, 0, 36, 194, 226, 177, 64, 114, 239, 255, 248, 255, 255, 7, 128, 4, 64, 28,
    22, 128, 238, 253, 31, 255, 255, 255, 0, 144, 0, 136, 195, 2, 208, 189, 255, 227, 255, 255, 31,
    0, 18, 0, 113, 88, 0, 186, 247, 127, 252, 255, 255, 3, 64, 2, 32, 14, 11, 64, 247, 254, 143,
    255, 255, 127, 0, 72, 0, 196, 97, 1, 232, 222, 255, 241, 255, 255, 15, 0, 9, 128, 56, 44, 0,
    221, 251, 63, 254, 255, 255, 1, 32, 1, 16, 135, 5, 160, 123, 255, 55,
];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn packed(encoding: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: {encoding}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

#[tokio::test]
async fn compressed_pages_arrive() {
    let text = b"A review. ".repeat(100);
    for (encoding, body) in [("gzip", gzip(&text)), ("deflate", zlib(&text))] {
        let stage = Stage::saying(packed(encoding, &body)).await;
        let page = stage.fetcher().page(LINK).await;
        assert_eq!(page.as_deref(), Ok(text.as_slice()), "failed on {encoding}");
    }
}

#[tokio::test]
async fn bombs_are_cut_off() {
    let much = vec![b'a'; 12_000_000];
    for (encoding, body) in [
        ("gzip", gzip(&much)),
        ("deflate", zlib(&much)),
        ("br", BROTLI_BOMB.to_vec()),
    ] {
        assert!(body.len() < 15_000, "{encoding}: {}", body.len());
        let stage = Stage::saying(packed(encoding, &body)).await;
        let outcome = asked(&stage.fetcher()).await;
        assert!(
            matches!(outcome, Err(Unfetched::TooLarge)),
            "{encoding}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn what_is_packed_otherwise_is_not_unpacked() {
    let twice = gzip(&gzip(b"A review."));
    for (encoding, body) in [
        ("zstd", b"\x28\xb5\x2f\xfd".to_vec()),
        ("compress", b"\x1f\x9d".to_vec()),
        ("gzip, gzip", twice),
    ] {
        let stage = Stage::saying(packed(encoding, &body)).await;
        let outcome = asked(&stage.fetcher()).await;
        assert!(
            matches!(outcome, Err(Unfetched::NotText)),
            "{encoding}: {outcome:?}"
        );
    }
    let stage = Stage::saying(packed("gzip", b"no gzip at all")).await;
    let outcome = asked(&stage.fetcher()).await;
    assert!(
        matches!(outcome, Err(Unfetched::Unreachable(_))),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn lengths_that_lie_do_no_harm() {
    let saying = |length: &str, body: &str| {
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}"
        )
    };
    for (length, body, expected) in [
        // What follows belongs to no answer.
        ("4", "herejunk", "here"),
        ("8", "here", "no answer"),
        ("1999999", "here", "no answer"),
        ("99999999999", "here", "too large"),
        ("99999999999999999999999", "here", "no answer"),
        ("-1", "here", "no answer"),
        ("four", "here", "no answer"),
    ] {
        let stage = Stage::saying(saying(length, body)).await;
        let found = match asked(&stage.fetcher()).await {
            Ok(Fetched::Document(document)) => String::from_utf8(document.bytes).unwrap(),
            Ok(other) => panic!("{length}: {other:?}"),
            Err(unfetched) => unfetched.to_string(),
        };
        assert_eq!(found, expected, "failed on {length}");
    }
}

#[tokio::test]
async fn heads_without_end_are_cut_off() {
    let lines = b"X-Line: a\r\n".repeat(1_000);
    let long = vec![b'a'; 0x4000];
    for (name, stage) in [
        (
            "lines",
            endless("HTTP/1.1 200 OK\r\n", lines, Duration::ZERO).await,
        ),
        (
            "one line",
            endless("HTTP/1.1 200 OK\r\nA: ", long, Duration::ZERO).await,
        ),
        (
            "no head at all",
            endless("", vec![b'a'; 0x1000], Duration::ZERO).await,
        ),
    ] {
        let outcome = asked(&stage.fetcher()).await;
        assert!(
            matches!(outcome, Err(Unfetched::Unreachable(_))),
            "{name}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn only_text_is_read() {
    let png = "\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR";
    for (kind, body, is_text) in [
        ("text/html", "A", true),
        ("text/html; charset=utf-8", "A", true),
        ("TEXT/HTML;charset=utf-8", "A", true),
        ("text/plain", "A", true),
        ("text/markdown; variant=CommonMark", "A", true),
        ("text/xml", "A", true),
        ("application/xhtml+xml", "A", true),
        ("application/xml", "A", true),
        ("application/rss+xml; charset=UTF-8", "A", true),
        ("application/atom+xml", "A", true),
        ("application/rdf+xml", "A", true),
        ("application/json", "A", true),
        ("application/feed+json", "A", true),
        ("application/ld+json", "A", true),
        ("", "Ä text of no kind", true),
        ("", "\u{FEFF}A text with its mark", true),
        ("", png, false),
        ("image/png", png, false),
        ("image/svg+xml", "<svg/>", false),
        ("application/pdf", "%PDF-1.7", false),
        ("application/octet-stream", "A", false),
        ("application/zip", "PK", false),
        ("application/epub+zip", "PK", false),
        ("application/javascript", "A", false),
        ("audio/mpeg", "ID3", false),
        ("video/mp4", "ftyp", false),
        ("font/woff2", "wOF2", false),
        ("multipart/x-mixed-replace; boundary=text/html", "A", false),
        ("nonsense", "A", false),
        ("text", "A", false),
        ("application/+xml/text/html", "A", false),
    ] {
        let line = if kind.is_empty() {
            String::new()
        } else {
            format!("Content-Type: {kind}\r\n")
        };
        let stage = Stage::saying(format!("HTTP/1.1 200 OK\r\n{line}\r\n{body}")).await;
        let outcome = stage.fetcher().page(LINK).await;
        let expected = if is_text {
            Ok(body.as_bytes().to_vec())
        } else {
            Err(Sorry::LinkNotText)
        };
        assert_eq!(outcome, expected, "failed on {kind:?} {body:?}");
    }
}
