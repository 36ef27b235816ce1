//! Feeds as a stranger may send them: none at all, hostile ones, and posts that
//! are or are not reviews.

use std::time::Instant;

use readalong::club::review::Review;
use readalong::web::feed::{ENTRIES, Feed, reviews};
use url::Url;

fn address() -> Url {
    Url::parse("https://a.example/feed.xml").unwrap()
}

fn rss(items: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Salt</title>{items}</channel></rss>"#
    )
}

#[test]
fn what_is_no_feed_is_said_to_be_none() {
    for text in [
        "",
        "   ",
        "Hello",
        "<!DOCTYPE html><html><head><title>A blog</title></head></html>",
        "<html><body><p>unclosed",
        "{}",
        "{\"version\": \"2\", \"items\": []}",
        "[1, 2]",
        "<rss",
        "<?xml version=\"1.0\"?>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "\0\0\0",
    ] {
        assert!(
            Feed::read(text.as_bytes(), &address()).is_err(),
            "read {text}"
        );
    }
}

#[test]
fn a_hostile_feed_takes_no_longer_than_its_size() {
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};&l{0};&l{0};\">", n - 1))
        .collect();
    let bomb = format!(
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>{laughs}]>
        <rss version='2.0'><channel><title>&l29;</title></channel></rss>"
    );
    let outside = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>
        <rss version='2.0'><channel><title>&x;</title></channel></rss>";
    let names: String = (0..60_000)
        .map(|n| format!("{{\"name\":\"{n}\"}},"))
        .collect();
    let items: String = (0..60_000).map(|n| format!("{{\"id\":{n}}},")).collect();
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"authors\":[{}],\"items\":[{}]}}",
        names.trim_end_matches(','),
        items.trim_end_matches(',')
    );
    let name = "n".repeat(900_000);
    let many = "<item><title>x</title></item>".repeat(35_000);
    let nested = |open: &str, close: &str, times: usize| {
        rss(&format!("{}{}", open.repeat(times), close.repeat(times)))
    };
    for (what, feed) in [
        ("a bomb of entities", bomb),
        ("an entity from outside", outside.to_owned()),
        (
            "bases that add up",
            nested("<a xml:base='x/'>", "</a>", 80_000),
        ),
        (
            "one long base",
            rss(&format!(
                "<item xml:base='http://a.example/{}'>{}</item>",
                "x".repeat(800_000),
                "<a/>".repeat(200_000)
            )),
        ),
        ("depth", nested("<a>", "</a>", 200_000)),
        ("namespaces", nested("<a xmlns:b='c'>", "</a>", 80_000)),
        (
            "attributes",
            rss(&format!(
                "<a {}/>",
                (0..150_000)
                    .map(|n| format!("a{n}='' "))
                    .collect::<String>()
            )),
        ),
        (
            "depth of markup",
            rss(&format!(
                "<item><description><![CDATA[{}]]></description></item>",
                "<div>".repeat(90_000)
            )),
        ),
        ("authors for every item", json),
        (
            "a long author for every item",
            rss(&format!("<managingEditor>{name}</managingEditor>{many}")),
        ),
        ("unclosed", rss(&"<item>".repeat(300_000))),
        ("brackets", "[".repeat(1_900_000)),
        ("braces", "{\"a\":".repeat(300_000)),
    ] {
        let begun = Instant::now();
        let feed = Feed::read(feed.as_bytes(), &address());
        let taken = begun.elapsed();
        // Without optimisation, on a machine that does other things too; what
        // adds up takes minutes.
        assert!(taken.as_secs() < 15, "{what}: {taken:?}");
        if let Ok(feed) = feed {
            let title = feed.title.unwrap_or_default();
            assert!(title.len() < 2_000, "{what}: {title}");
            assert!(!title.contains("root:"), "{what}: {title}");
            assert!(feed.entries.len() <= ENTRIES, "{what}");
        }
    }
}

/// A post with these words, as its feed has it.
fn post(headline: &str, html: &str) -> Vec<Review> {
    let feed = rss(&format!(
        "<item><title>{headline}</title><dc:creator>Marta Vey</dc:creator>
        <content:encoded><![CDATA[{html}]]></content:encoded></item>"
    ));
    let feed = Feed::read(feed.as_bytes(), &address()).unwrap();
    let entry = &feed.entries[0];
    reviews(entry.document().as_bytes(), entry.author.as_deref())
}

#[test]
fn a_post_is_a_review_where_it_names_a_book_and_something_of_it() {
    let prose = "<p>I read this novel about smugglers in two evenings.</p><p>The grandmother keeps two ledgers, and only one is true.</p>";
    let rated = post(
        "The Salt Ledger by Oda Brandt",
        &format!("<p>My Rating: 4/5</p>{prose}"),
    );
    let [review] = rated.as_slice() else {
        panic!("{rated:?}")
    };
    assert_eq!(review.title.as_deref(), Some("The Salt Ledger"));
    assert_eq!(review.authors, ["Oda Brandt"]);
    assert_eq!(
        review
            .reviewer_rating
            .as_ref()
            .and_then(|rating| rating.value),
        Some(4.0)
    );
    assert_eq!(review.reviewer.as_deref(), Some("Marta Vey"));
    assert!(review.body.contains("two ledgers"), "{}", review.body);

    for (headline, html) in [
        (
            "Out of office",
            "<p>The blog is on holiday until the end of the month. See you then!</p>",
        ),
        (
            "New shelves",
            "<p>I have built shelves this week. They hold three hundred books.</p>",
        ),
        ("", ""),
        ("A picture", "<img src=x>"),
    ] {
        let found = post(headline, html);
        assert!(found.is_empty(), "{headline} is no review: {found:?}");
    }
}
