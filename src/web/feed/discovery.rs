//! The feeds that a blog's page names.
//!
//! A page names its feeds with `<link rel="alternate" type="…">` in its head
//! (RSS Advisory Board, "RSS Autodiscovery"; WHATWG HTML, 4.6.7.1); where it
//! does not, a link to a file that is called like a feed is the next best.

use html5gum::{HtmlString, StartTag, Token};
use url::Url;

use super::markup::tokens;

/// Feeds of one page that are given, at most.
const MOST: usize = 5;

/// Media types of feeds; the last ones are used for other things too.
const TYPES: [&str; 6] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
];

/// What files of feeds are called.
const FILES: [&str; 9] = [
    "atom",
    "atom.xml",
    "feed",
    "feed.atom",
    "feed.json",
    "feed.xml",
    "index.xml",
    "rss",
    "rss.xml",
];

/// The feeds that the page at `address` names, the likeliest feed of its posts
/// first; at most five.
#[must_use]
pub fn feeds_of(page: &str, address: &Url) -> Vec<Url> {
    let mut base = address.clone();
    let (mut named, mut comments, mut linked) = (Vec::new(), Vec::new(), Vec::new());
    for token in tokens(page) {
        let Token::StartTag(tag) = token else {
            continue;
        };
        match &**tag.name {
            b"base" => {
                if let Some(href) =
                    attribute(&tag, "href").and_then(|href| address.join(&href).ok())
                {
                    base = href;
                }
            }
            b"link" if is_feed(&tag) => {
                let list = if is_of_comments(&tag) {
                    &mut comments
                } else {
                    &mut named
                };
                add(list, &tag, &base);
            }
            b"a" if is_called_like_a_feed(&tag, &base) => add(&mut linked, &tag, &base),
            _ => {}
        }
    }
    let mut feeds: Vec<Url> = Vec::new();
    for feed in named.into_iter().chain(linked).chain(comments) {
        if feeds.len() < MOST && !feeds.contains(&feed) {
            feeds.push(feed);
        }
    }
    feeds
}

fn add(list: &mut Vec<Url>, tag: &StartTag<()>, base: &Url) {
    if list.len() < MOST
        && let Some(feed) = attribute(tag, "href").and_then(|href| base.join(&href).ok())
    {
        list.push(feed);
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag
        .attributes
        .get(&HtmlString::from(name.as_bytes().to_vec()))?;
    Some(String::from_utf8_lossy(&value.value).trim().to_owned())
}

fn is_feed(tag: &StartTag<()>) -> bool {
    let rel = attribute(tag, "rel").unwrap_or_default().to_lowercase();
    let kind = attribute(tag, "type").unwrap_or_default().to_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let mut rels = rel.split_whitespace();
    rels.any(|rel| rel == "alternate" || rel == "feed") && TYPES.contains(&kind)
}

/// Whether a feed is one of comments, as far as its name or address tells in
/// the languages that blogs here are written in.
fn is_of_comments(tag: &StartTag<()>) -> bool {
    const WORDS: [&str; 6] = [
        "comment",
        "komment",
        "coment",
        "komentarz",
        "reacti",
        "replies",
    ];
    let said = [attribute(tag, "title"), attribute(tag, "href")];
    let said = said
        .into_iter()
        .flatten()
        .collect::<String>()
        .to_lowercase();
    WORDS.iter().any(|word| said.contains(word))
}

fn is_called_like_a_feed(tag: &StartTag<()>, base: &Url) -> bool {
    let target = attribute(tag, "href").and_then(|href| base.join(&href).ok());
    target.is_some_and(|target| {
        let file = target
            .path_segments()
            .and_then(|mut segments| segments.rfind(|segment| !segment.is_empty()));
        target.host() == base.host()
            && file.is_some_and(|file| FILES.contains(&file.to_lowercase().as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<String> {
        let address = Url::parse("https://a.example/blog/").unwrap();
        let feeds = feeds_of(page, &address);
        feeds.into_iter().map(String::from).collect()
    }

    #[test]
    fn a_page_names_its_feeds() {
        let rss = r#"rel="alternate" type="application/rss+xml""#;
        for (page, feeds) in [
            (format!(r#"<link {rss} href="/feed/">"#), vec!["https://a.example/feed/"]),
            (format!(r#"<LINK {rss} HREF=feed.xml />"#), vec!["https://a.example/blog/feed.xml"]),
            (
                format!(r#"<base href="/x/"><link {rss} href="feed">"#),
                vec!["https://a.example/x/feed"],
            ),
            (
                format!(r#"<link {rss} title="X » Comments Feed" href="/comments/feed/"><link {rss} href="/feed/">"#),
                vec!["https://a.example/feed/", "https://a.example/comments/feed/"],
            ),
            (
                format!(r#"<link {rss} title="X » Kommentar-Feed" href="/k/"><link {rss} href="/feed/">"#),
                vec!["https://a.example/feed/", "https://a.example/k/"],
            ),
            (
                r#"<link rel='ALTERNATE home' type='Application/Atom+XML; charset=utf-8' href='https://b.example/atom?a=1&amp;b=2'>"#.to_owned(),
                vec!["https://b.example/atom?a=1&b=2"],
            ),
            (
                r#"<link rel="alternate" type="application/feed+json" href="/feed.json">"#.to_owned(),
                vec!["https://a.example/feed.json"],
            ),
            // No feeds: a style sheet, another language, what stands in scripts
            // and comments.
            (
                format!(r#"<link rel="stylesheet" href="/feed.css"><link rel="alternate" hreflang="fr" href="/fr/">
                <!-- <link {rss} href="/a"> --><script>"<link {rss} href='/b'>"</script>"#),
                vec![],
            ),
            // Without a word in the head, what is linked.
            (
                r#"<a href="/about">About</a> <a href="/index.xml">RSS</a> <a href="https://b.example/feed">theirs</a>"#.to_owned(),
                vec!["https://a.example/index.xml"],
            ),
            (String::new(), vec![]),
            (format!(r#"<link {rss}><link {rss} href="http://[">"#), vec![]),
        ] {
            assert_eq!(found(&page), feeds, "failed on {page}");
        }
    }

    #[test]
    fn a_page_of_feeds_alone_gives_a_few() {
        let many: String = (0..10_000)
            .map(|number| format!(r#"<link rel="alternate" type="text/xml" href="/{number}">"#))
            .collect();
        assert_eq!(found(&many).len(), MOST);
        assert_eq!(found(&many).first().unwrap(), "https://a.example/0");
    }
}
