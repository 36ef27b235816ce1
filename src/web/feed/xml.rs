//! RSS 0.9 to 2 and Atom, read by `feed-rs`.

use std::borrow::Cow;
use std::time::Duration;

use feed_rs::model;
use feed_rs::parser::Builder;

use super::{NotAFeed, Raw, Words, name};

/// Where the root of a feed begins, at the latest.
const PROLOGUE_BYTES: usize = 4_000;

/// Longest base address that is kept, in bytes.
const BASE_BYTES: usize = 500;

/// Title, time to live and entries of a feed.
pub(super) fn read(text: &str) -> Result<(Words, Option<Duration>, Vec<Raw>), NotAFeed> {
    let text = with_plain_bases(&as_known_version(text));
    let parser = Builder::new()
        // An id that is missing is made up later, from what does not change.
        .id_generator(|_, _, _| String::new())
        .sanitize_content(false)
        .build();
    let feed = parser
        .parse(text.as_bytes())
        .map_err(|error| NotAFeed(error.to_string()))?;
    let is_atom = feed.feed_type == model::FeedType::Atom;
    // Bounded before every entry gets a copy.
    let feed_author = person(&feed.authors).as_deref().and_then(name);
    let entries = feed.entries.into_iter().map(|entry| Raw {
        link: link(&entry.links),
        title: entry.title.map_or(Words::Plain(String::new()), |title| {
            title_words(title, is_atom)
        }),
        author: person(&entry.authors).or_else(|| feed_author.clone()),
        published: entry.published,
        updated: entry.updated,
        words: words(entry.content, entry.summary),
        id: entry.id.trim().to_owned(),
    });
    let title = feed.title.map_or(Words::Plain(String::new()), |title| {
        title_words(title, is_atom)
    });
    let ttl = feed
        .ttl
        .map(|minutes| Duration::from_secs(60 * u64::from(minutes)));
    Ok((title, ttl, entries.collect()))
}

/// The text as a version that `feed-rs` knows. Every RSS of 0.91 and later is
/// a valid RSS 2.0 (its specification, "About versions"), also where it states
/// another version or none; RSS 0.90 differs from 1.0 in its namespace.
fn as_known_version(text: &str) -> Cow<'_, str> {
    const RSS_0_90: &str = "http://my.netscape.com/rdf/simple/0.9/";
    let root = text.find("<rss").map(|at| text.split_at(at));
    let Some((before, root)) = root.filter(|(before, _)| before.len() < PROLOGUE_BYTES) else {
        return match text.find(RSS_0_90) {
            Some(at) if at < PROLOGUE_BYTES => {
                Cow::Owned(text.replacen(RSS_0_90, "http://purl.org/rss/1.0/", 1))
            }
            _ => Cow::Borrowed(text),
        };
    };
    let (tag, rest) = root.split_at(root.find('>').unwrap_or(root.len()));
    let tag = tag.replacen("<rss", "<rss version=\"2.0\"", 1);
    let tag = tag.replacen(" version=", " stated=", 2);
    let tag = tag.replacen(" stated=", " version=", 1);
    Cow::Owned(format!("{before}{tag}{rest}"))
}

/// The text with those `xml:base` attributes alone that are whole, short
/// addresses. Relative ones add up from element to element, and `feed-rs` copies
/// the sum for each: a feed of a megabyte would become many gigabytes.
fn with_plain_bases(text: &str) -> String {
    const NAME: &str = "xml:base";
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(NAME) {
        kept.push_str(before);
        let value = after
            .strip_prefix("=\"")
            .map(|value| (value, '"'))
            .or_else(|| after.strip_prefix("='").map(|value| (value, '\'')));
        let is_plain = value.is_some_and(|(value, end)| {
            let near = value.get(..value.floor_char_boundary(BASE_BYTES));
            let is_whole = ["http://", "https://"]
                .iter()
                .any(|scheme| value.starts_with(scheme));
            is_whole && near.unwrap_or_default().contains(end)
        });
        kept.push_str(if is_plain { NAME } else { "base" });
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// The address of the post: no comments, no enclosure, not the feed itself.
fn link(links: &[model::Link]) -> Option<String> {
    let of_post = |link: &&model::Link| {
        link.target.is_none() && matches!(link.rel.as_deref(), None | Some("alternate"))
    };
    links
        .iter()
        .find(of_post)
        .map(|link| link.href.trim().to_owned())
}

fn person(people: &[model::Person]) -> Option<String> {
    people.iter().find_map(|person| person.name.clone())
}

/// A title. RSS does not say whether titles hold HTML, and those of many blog
/// programs do.
fn title_words(title: model::Text, is_atom: bool) -> Words {
    if is_atom && title.content_type.subty() == "plain" {
        Words::Plain(title.content)
    } else {
        Words::Markup(title.content)
    }
}

/// The longer of content and summary: either may hold the whole text.
fn words(content: Option<model::Content>, summary: Option<model::Text>) -> Words {
    let content = content.and_then(|content| {
        let kind = content.content_type.subty().to_string();
        Some((content.body?, kind))
    });
    let summary =
        summary.map(|summary| (summary.content, summary.content_type.subty().to_string()));
    let longer = [content, summary]
        .into_iter()
        .flatten()
        .max_by_key(|(text, _)| text.len());
    match longer {
        Some((text, kind)) if matches!(kind.as_str(), "plain" | "markdown") => Words::Plain(text),
        Some((text, _)) => Words::Markup(text),
        None => Words::Plain(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_and_short_bases_are_kept() {
        let long = format!("<a xml:base=\"http://a.example/{}\">", "x".repeat(600));
        for (text, kept) in [
            ("<a xml:base='http://a.example/'>", true),
            ("<a xml:base=\"https://a.example/\">", true),
            ("<a xml:base=\"posts/\">", false),
            ("<a xml:base = \"http://a.example/\">", false),
            ("<a xml:base=\"/posts/\">", false),
            ("<a xml:base=\"http://a.example/", false),
            ("xml:base", false),
            (&long, false),
        ] {
            assert_eq!(
                with_plain_bases(text).contains("xml:base"),
                kept,
                "failed on {text}"
            );
        }
    }
}
