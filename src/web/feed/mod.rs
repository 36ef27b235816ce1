//! Feeds: RSS 0.9 to 2, Atom and JSON Feed become entries, and entries become
//! documents for `club::reading`.
//!
//! [`Feed::read`] reads a feed, [`discovery::feeds_of`] finds the feeds that a
//! page names, [`Entry::document`] is what the entry says as a document and
//! [`reviews`] tells which documents are reviews. A feed is a stranger's: what
//! is kept of it is bounded here, and the time for it grows with its size and
//! no faster. Fetching is [`super::fetch`]'s, and when to look again `discord`'s.

pub mod discovery;
mod json;
mod markup;
mod xml;

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use encoding_rs::{Encoding, UTF_8};
use url::Url;

use crate::club::naming::fold;
use crate::club::reading;
use crate::club::review::Review;

/// Entries that are looked at, the newest ones.
pub const ENTRIES: usize = 50;

/// Largest entry that is read, in bytes. What is larger holds pictures.
const ENTRY_BYTES: usize = 500_000;

/// Longest title of a feed or an entry, in characters.
const TITLE: usize = 300;

/// Longest link of an entry, in bytes: it fits a message with room to spare.
const LINK_BYTES: usize = 1_500;

/// Text that is shorter than this, in characters, is taken for the beginning of
/// a longer one: few reviews are, and the page then has the same words.
const EXCERPT: usize = 1_000;

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it calls itself.
    pub title: Option<String>,
    /// How long it asks to be left alone (`<ttl>` of RSS).
    pub ttl: Option<Duration>,
    /// Its newest entries, at most [`ENTRIES`], the newest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed: one post of a blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A hash of what tells it from the others: its id, else its link, else its
    /// title.
    pub key: String,
    /// A hash of what it says; another one after an edit.
    pub hash: String,
    /// Where the post is.
    pub link: Option<Url>,
    /// When it was published, or else changed last.
    pub published: Option<DateTime<Utc>>,
    /// Who wrote it.
    pub author: Option<String>,
    title: String,
    words: Words,
}

/// Words as a feed has them.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    /// In HTML.
    Markup(String),
    /// As they are to be read.
    Plain(String),
}

/// An entry before it is known by a hash.
#[derive(Debug)]
struct Raw {
    id: String,
    link: Option<String>,
    title: Words,
    author: Option<String>,
    published: Option<DateTime<Utc>>,
    updated: Option<DateTime<Utc>>,
    words: Words,
}

/// Bytes that are no feed, for the log.
#[derive(Debug, thiserror::Error)]
#[error("not a feed: {0}")]
pub struct NotAFeed(String);

impl NotAFeed {
    /// Nobody can say: whoever read it was stopped.
    #[must_use]
    pub fn unread() -> Self {
        Self("nobody read it to its end".to_owned())
    }
}

impl Feed {
    /// Reads the feed that was found at `address`.
    ///
    /// # Errors
    ///
    /// [`NotAFeed`].
    pub fn read(bytes: &[u8], address: &Url) -> Result<Self, NotAFeed> {
        let text = decoded(bytes);
        let text = text.trim_start();
        let (title, ttl, raw) = if text.starts_with('{') {
            json::read(text)?
        } else {
            xml::read(text)?
        };
        Ok(Self {
            title: Some(title.title()).filter(|title| !title.is_empty()),
            ttl,
            entries: entries(raw, address),
        })
    }
}

/// The text of a feed in the encoding of its byte-order mark or of its XML
/// declaration, which is left out, so that nobody decodes it twice.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let stated = head
        .split_once("?>")
        .and_then(|(declaration, _)| declaration.split_once("encoding="))
        .and_then(|(_, value)| value.split(['"', '\'']).nth(1))
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    let (text, _, _) = stated.unwrap_or(UTF_8).decode(bytes);
    match text.find("?>") {
        Some(end) if text.trim_start().starts_with("<?xml") => {
            let rest = text.get(end + 2..).unwrap_or_default();
            Cow::Owned(rest.to_owned())
        }
        _ => text,
    }
}

/// The newest entries, each with its hashes; none twice.
fn entries(mut raw: Vec<Raw>, address: &Url) -> Vec<Entry> {
    // Some feeds have the oldest first; without dates their order is trusted.
    if raw.iter().all(|entry| entry.date().is_some()) {
        raw.sort_by_key(|entry| std::cmp::Reverse(entry.date()));
    }
    raw.truncate(ENTRIES);
    let mut ids = HashMap::<String, usize>::new();
    for entry in raw.iter().filter(|entry| !entry.id.is_empty()) {
        *ids.entry(entry.id.clone()).or_default() += 1;
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
    for one in raw {
        let id_is_its_own = ids.get(&one.id) == Some(&1);
        let entry = one.hashed(address, id_is_its_own);
        if entries.iter().all(|other| other.key != entry.key) {
            entries.push(entry);
        }
    }
    entries
}

impl Raw {
    fn date(&self) -> Option<DateTime<Utc>> {
        self.published.or(self.updated)
    }

    fn hashed(self, address: &Url, id_is_its_own: bool) -> Entry {
        let published = self.date();
        let title = self.title.title();
        let link = self.link.as_deref();
        // A post that has no link of its own may have one for an id.
        let link = link.or_else(|| self.id.starts_with("http").then_some(&*self.id));
        let link = link
            .and_then(|link| address.join(link).ok())
            .filter(|link| {
                matches!(link.scheme(), "http" | "https") && link.as_str().len() <= LINK_BYTES
            });
        let key = match &link {
            _ if id_is_its_own => &self.id,
            Some(link) => link.as_str(),
            None => &title,
        };
        let key = blake3::hash(key.as_bytes()).to_hex().to_string();
        let words = match self.words {
            Words::Markup(text) | Words::Plain(text) if text.len() > ENTRY_BYTES => {
                Words::Plain(String::new())
            }
            words => words,
        };
        let mut entry = Entry {
            key,
            hash: String::new(),
            link,
            published,
            author: self.author.as_deref().and_then(name),
            title,
            words,
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update(entry.title.as_bytes()).update(b"\0");
        hasher.update(entry.words.text().as_bytes());
        // The end of a text that is not here may have changed.
        if let Some(updated) = self.updated.filter(|_| entry.is_excerpt()) {
            hasher.update(&updated.timestamp().to_le_bytes());
        }
        entry.hash = hasher.finalize().to_hex().to_string();
        entry
    }
}

impl Entry {
    /// Whether it says so little that the rest may be on the blog's page.
    #[must_use]
    pub fn is_excerpt(&self) -> bool {
        let text = self.words.line();
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || "])»›→".contains(c));
        text.ends_with('…') || text.ends_with("...") || text.chars().count() < EXCERPT
    }

    /// The entry as a document that `club::reading` reads: the headline, and
    /// below it what it says.
    #[must_use]
    pub fn document(&self) -> String {
        match &self.words {
            Words::Markup(text) => format!("<h1>{}</h1>\n{text}", markup::escaped(&self.title)),
            Words::Plain(text) => format!("# {}\n\n{text}", self.title),
        }
    }
}

/// The reviews in a document of a blog: an entry's own, or the page of its
/// post. None where it is no review: one names a book, and who wrote it, what
/// the reviewer gives it or its ISBN.
#[must_use]
pub fn reviews(document: &[u8], author: Option<&str>) -> Vec<Review> {
    let read = reading::read(document).unwrap_or_default();
    read.into_iter()
        .map(|reading| reading.review)
        .filter(is_of_a_book)
        .map(|mut review| {
            review.reviewer = review.reviewer.or_else(|| author.map(str::to_owned));
            review
        })
        .collect()
}

fn is_of_a_book(review: &Review) -> bool {
    let is_named = review
        .title
        .as_deref()
        .is_some_and(|title| !fold(title).is_empty());
    is_named
        && (!review.authors.is_empty()
            || review.reviewer_rating.is_some()
            || review.isbn13.is_some())
}

impl Words {
    fn text(&self) -> &str {
        match self {
            Self::Markup(text) | Self::Plain(text) => text,
        }
    }

    /// The words alone, cut to a title's length.
    fn title(&self) -> String {
        self.line().chars().take(TITLE).collect()
    }

    /// The words alone, in one line.
    fn line(&self) -> String {
        match self {
            Self::Markup(text) => markup::line(text),
            Self::Plain(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                words.join(" ")
            }
        }
    }
}

/// The name of whoever wrote a post; what blog programs put in its place is none.
fn name(author: &str) -> Option<String> {
    const NOBODY: [&str; 6] = ["admin", "author", "editor", "root", "unknown", "user"];
    let name: Vec<&str> = author.split_whitespace().collect();
    let name = name.join(" ");
    let is_name = (1..=80).contains(&name.chars().count())
        && !name.contains(['@', '/'])
        && !NOBODY.contains(&name.to_lowercase().as_str());
    is_name.then_some(name)
}

#[cfg(test)]
mod tests;
