//! What is read of feeds of every kind, and of feeds with faults.

use super::*;

/// What every kind of feed says here.
const BODY: &str = "I read this novel about smugglers in two evenings. It is about what they owe.";

fn address() -> Url {
    Url::parse("https://a.example/feeds/all.xml").unwrap()
}

fn read(text: &str) -> Feed {
    Feed::read(text.as_bytes(), &address()).unwrap_or_else(|e| panic!("{e}: {text}"))
}

fn rss(items: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Salt &amp;amp; Ink</title><link>https://a.example/</link><ttl>90</ttl>{items}</channel></rss>"#
    )
}

fn item(inside: &str) -> Entry {
    let feed = read(&rss(&format!("<item>{inside}</item>")));
    feed.entries.into_iter().next().unwrap()
}

#[test]
fn every_kind_of_feed_has_the_same_entry() {
    let xml = BODY.to_owned();
    let rdf = |namespace: &str| {
        format!(
            r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{namespace}">
            <channel><title>Salt</title></channel>
            <item><title>Tide</title><link>https://a.example/tide</link><description>{xml}</description></item></rdf:RDF>"#
        )
    };
    let rss = |version: &str| {
        format!(
            r#"<rss {version}><channel><title>Salt</title>
            <item><title>Tide</title><link>https://a.example/tide</link><description>{xml}</description></item></channel></rss>"#
        )
    };
    let atom = |content: &str| {
        format!(
            r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Salt</title><id>urn:x</id>
            <entry><title>Tide</title><id>https://a.example/tide</id>
            <link rel="replies" href="https://a.example/tide/comments"/>
            <link rel="alternate" href="/tide"/>{content}</entry></feed>"#
        )
    };
    let json = |fields: &str| {
        format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Salt", "items": [
            {{"id": "https://a.example/tide", "url": "https://a.example/tide", "title": "Tide", {fields}}}]}}"#
        )
    };
    for feed in [
        rdf("http://my.netscape.com/rdf/simple/0.9/"),
        rdf("http://purl.org/rss/1.0/"),
        rss(""),
        rss("version=\"0.91\""),
        rss("version='0.92'"),
        rss("version=\"0.94\""),
        rss("version=\"2.0\""),
        rss("xmlns:x='y' version=\"2.0.1\""),
        atom(&format!("<content type=\"text\">{xml}</content>")),
        atom(&format!(
            "<content type=\"html\">&lt;p&gt;{xml}&lt;/p&gt;</content>"
        )),
        atom(&format!(
            "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{xml}</p></div></content>"
        )),
        atom(&format!(
            "<summary>Short.</summary><content>{xml}</content>"
        )),
        atom(&format!("<summary>{xml}</summary>")),
        json(&format!("\"content_html\": \"<p>{xml}</p>\"")),
        json(&format!("\"content_text\": \"{xml}\"")),
        json(&format!("\"summary\": \"{xml}\"")),
        format!("\u{FEFF}\n {}", json(&format!("\"summary\": \"{xml}\""))),
    ] {
        let read = read(&feed);
        assert_eq!(read.title.as_deref(), Some("Salt"), "failed on {feed}");
        let [entry] = read.entries.as_slice() else {
            panic!("not one entry in {feed}")
        };
        assert_eq!(entry.title, "Tide", "failed on {feed}");
        assert_eq!(
            entry.link.as_ref().map(Url::as_str),
            Some("https://a.example/tide"),
            "failed on {feed}"
        );
        assert_eq!(entry.words.line(), BODY, "failed on {feed}");
        // Where there is no id, the link is the key, and here they are the same.
        let key = blake3::hash(b"https://a.example/tide").to_hex();
        assert_eq!(entry.key, *key, "failed on {feed}");
    }
}

#[test]
fn what_a_feed_says_of_itself() {
    let feed = read(&rss(""));
    assert_eq!(feed.title.as_deref(), Some("Salt & Ink"));
    assert_eq!(feed.ttl, Some(Duration::from_mins(90)));
    assert_eq!(feed.entries, []);
}

#[test]
fn an_entry_with_a_full_text_and_an_excerpt_has_the_full_text() {
    let entry = item(&format!(
        "<title>Tide</title><description>Short …</description>
        <content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded>
        <dc:creator>Marta Vey</dc:creator><pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate>"
    ));
    assert_eq!(entry.words.line(), BODY);
    assert_eq!(entry.author.as_deref(), Some("Marta Vey"));
    assert_eq!(
        entry.published.map(|date| date.to_rfc3339()).as_deref(),
        Some("2026-03-03T09:00:00+00:00")
    );
}

#[test]
fn an_entry_is_known_by_its_id_then_by_its_link_then_by_its_title() {
    let key = |inside: &str| item(inside).key;
    let same = |one: &str, other: &str| {
        assert_eq!(key(one), key(other), "{one} and {other}");
    };
    let different = |one: &str, other: &str| {
        assert_ne!(key(one), key(other), "{one} and {other}");
    };
    same(
        "<guid>1</guid><link>/a</link>",
        "<guid> 1 </guid><link>/b</link>",
    );
    different(
        "<guid>1</guid><link>/a</link>",
        "<guid>2</guid><link>/a</link>",
    );
    same(
        "<title>x</title><link>/a</link>",
        "<title>y</title><link>/a</link>",
    );
    different("<link>/a</link>", "<link>/b</link>");
    same(
        "<title>x</title>",
        "<title>x</title><description>d</description>",
    );
    different("<title>x</title>", "<title>y</title>");
    // A program that gives every post the same id.
    let feed = read(&rss(
        "<item><guid>0</guid><link>/a</link></item><item><guid>0</guid><link>/b</link></item>
        <item><guid>0</guid><link>/b</link></item>",
    ));
    assert_eq!(feed.entries.len(), 2);
}

#[test]
fn an_edit_is_another_hash_and_a_new_place_is_not() {
    let hash = |inside: &str| item(inside).hash;
    let long = "A sentence about a book. ".repeat(60);
    let text = |title: &str, link: &str, date: &str| {
        hash(&format!(
            "<title>{title}</title><link>/{link}</link><pubDate>{date}</pubDate>
            <description>{long}</description>"
        ))
    };
    let date = "Tue, 03 Mar 2026 10:00:00 GMT";
    let later = "Tue, 03 Mar 2026 11:00:00 GMT";
    assert_eq!(text("x", "a", date), text("x", "b", later));
    assert_ne!(text("x", "a", date), text("y", "a", date));
    // Of an excerpt the rest may have changed.
    let excerpt = |date: &str| hash(&format!("<title>x</title><pubDate>{date}</pubDate>"));
    assert_ne!(excerpt(date), excerpt(later));
}

#[test]
fn links_lead_to_pages_or_nowhere() {
    for (inside, link) in [
        ("<link>/tide</link>", Some("https://a.example/tide")),
        ("<link> tide </link>", Some("https://a.example/feeds/tide")),
        (
            "<guid>https://b.example/1</guid>",
            Some("https://b.example/1"),
        ),
        ("<guid>1</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>http://[</link>", None),
        ("<comments>https://a.example/c</comments>", None),
        (&format!("<link>/{}</link>", "x".repeat(2_000)), None),
    ] {
        let found = item(inside).link;
        assert_eq!(found.as_ref().map(Url::as_str), link, "failed on {inside}");
    }
}

#[test]
fn names_of_programs_are_no_authors() {
    for (author, named) in [
        ("Marta Vey", Some("Marta Vey")),
        ("  Marta \n Vey ", Some("Marta Vey")),
        ("admin", None),
        ("Admin", None),
        ("noreply@blogger.example (Unknown)", None),
        ("https://a.example/about", None),
        ("", None),
    ] {
        assert_eq!(name(author).as_deref(), named, "failed on {author}");
    }
}

#[test]
fn short_texts_and_such_that_break_off_are_excerpts() {
    let long = "A sentence about a book. ".repeat(60);
    for (text, excerpt) in [
        (long.clone(), false),
        (format!("{long} and then [&amp;#8230;]"), true),
        (format!("{long} and then ..."), true),
        ("A short one.".to_owned(), true),
        (String::new(), true),
    ] {
        let entry = item(&format!("<description>{text}</description>"));
        assert_eq!(entry.is_excerpt(), excerpt, "failed on {text}");
    }
}

#[test]
fn the_newest_entries_are_looked_at_whatever_their_order() {
    let dated = |number: usize| {
        format!(
            "<item><guid>{number}</guid><title>{number}</title>
            <pubDate>Tue, 03 Mar {} 10:00:00 GMT</pubDate></item>",
            1900 + number
        )
    };
    let oldest_first: String = (0..80).map(dated).collect();
    let newest_first: String = (0..80).rev().map(dated).collect();
    for feed in [oldest_first, newest_first] {
        let feed = read(&rss(&feed));
        assert_eq!(feed.entries.len(), ENTRIES);
        assert_eq!(feed.entries.first().unwrap().title, "79");
    }
    let undated: String = (0..80)
        .map(|number| format!("<item><title>{number}</title></item>"))
        .collect();
    let feed = read(&rss(&undated));
    assert_eq!(feed.entries.first().unwrap().title, "0");
}

#[test]
fn encodings_are_those_that_the_feed_states() {
    let feed = |encoding: &str, title: &[u8]| {
        let head = format!(
            "<?xml version='1.0' encoding='{encoding}'?><rss version='2.0'><channel><title>"
        );
        [head.as_bytes(), title, b"</title></channel></rss>"].concat()
    };
    let utf_16: Vec<u8> = "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><rss version='2.0'><channel><title>Sól</title></channel></rss>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [
        b"\xEF\xBB\xBF".as_slice(),
        &feed("iso-8859-1", "Sól".as_bytes()),
    ]
    .concat();
    for bytes in [
        feed("utf-8", "Sól".as_bytes()),
        feed("ISO-8859-2", b"S\xF3l"),
        feed("windows-1250", b"S\xF3l"),
        feed("nonsense", "Sól".as_bytes()),
        marked,
        utf_16,
    ] {
        let read = Feed::read(&bytes, &address()).unwrap();
        assert_eq!(read.title.as_deref(), Some("Sól"), "failed on {bytes:?}");
    }
}

#[test]
fn a_feed_with_faults_is_read_as_far_as_it_goes() {
    for inside in [
        "<title>A &nbsp; B &foo; C</title>",
        "<title/><description/><pubDate>yesterday</pubDate><link/>",
        "<unknown:thing>x</unknown:thing><title>x</title>",
    ] {
        let feed = format!("<rss version='2.0'><channel><item>{inside}</item></channel></rss>");
        assert_eq!(read(&feed).entries.len(), 1, "failed on {inside}");
    }
    for content in [
        "<content/>",
        "<content type='html'></content>",
        "<content src='/x'/>",
    ] {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><id>1</id>
            <entry><id>2</id><title>y</title>{content}</entry><entry><id>3</id><title>z</title></entry></feed>"
        );
        assert_eq!(read(&feed).entries.len(), 2, "failed on {content}");
    }
}

#[test]
fn entries_that_hold_pictures_are_left_out() {
    let entry = item(&format!(
        "<title>x</title><description>{}</description>",
        "x".repeat(600_000)
    ));
    assert_eq!(entry.words.line(), "");
}
