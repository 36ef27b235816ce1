//! JSON Feed, versions 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).
//!
//! The format is a list of plain objects. `feed-rs` reads it too, but gives
//! every entry a copy of all the authors of the feed, which a hostile one can
//! make very many.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{NotAFeed, Raw, Words, name};

#[derive(Deserialize)]
struct Document {
    version: String,
    #[serde(default)]
    title: String,
    author: Option<Author>,
    authors: Option<Vec<Author>>,
    #[serde(default)]
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    /// A text; some programs write a number, which the format tells to accept.
    #[serde(default)]
    id: serde_json::Value,
    url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    author: Option<Author>,
    authors: Option<Vec<Author>>,
}

#[derive(Clone, Deserialize)]
struct Author {
    name: Option<String>,
}

/// Title, time to live and entries of a feed.
pub(super) fn read(text: &str) -> Result<(Words, Option<Duration>, Vec<Raw>), NotAFeed> {
    let feed: Document = serde_json::from_str(text).map_err(|error| NotAFeed(error.to_string()))?;
    if !feed.version.contains("jsonfeed.org/version/1") {
        return Err(NotAFeed("JSON of another kind".to_owned()));
    }
    // Bounded before every entry gets a copy.
    let author = first(feed.author, feed.authors).as_deref().and_then(name);
    let entries = feed.items.into_iter().map(|item| {
        let words = match (item.content_html, item.content_text) {
            (Some(html), _) => Words::Markup(html),
            (None, Some(text)) => Words::Plain(text),
            (None, None) => Words::Plain(item.summary.unwrap_or_default()),
        };
        Raw {
            id: match item.id {
                serde_json::Value::String(id) => id.trim().to_owned(),
                serde_json::Value::Number(id) => id.to_string(),
                _ => String::new(),
            },
            link: item.url,
            title: Words::Plain(item.title.unwrap_or_default()),
            author: first(item.author, item.authors).or_else(|| author.clone()),
            published: item.date_published.as_deref().and_then(date),
            updated: item.date_modified.as_deref().and_then(date),
            words,
        }
    });
    Ok((Words::Plain(feed.title), None, entries.collect()))
}

/// Version 1.1 has a list of authors, 1.0 had one.
fn first(author: Option<Author>, authors: Option<Vec<Author>>) -> Option<String> {
    let mut authors = authors.into_iter().flatten().chain(author);
    authors.find_map(|author| author.name)
}

fn date(text: &str) -> Option<DateTime<Utc>> {
    let date = DateTime::parse_from_rfc3339(text.trim()).ok()?;
    Some(date.with_timezone(&Utc))
}
