//! Front matter becomes fields.
//!
//! Blogs keep two records in one place: the post's and the book's. Keys under
//! `book:` or with `book` in their name speak of the book; a bare `author` may
//! be the blogger, so [`Stated`] hands it on to [`super::fields`], which knows
//! more. Post dates, covers and related books are left alone.

use super::document::Document;
use super::front_matter::Entry;
use super::labels::{self, Field};
use super::{facts, genres, markdown, people, rating, title, verdict};
use crate::club::review::Review;

/// What front matter says that needs the rest of the document to understand.
#[derive(Debug, Default)]
pub struct Stated {
    /// Whether the title stands under `book:`, so that nothing overrules it.
    pub title_certain: bool,
    /// Whether the post's title calls itself a review.
    pub review: bool,
    /// A bare `author`: the book's or the post's.
    pub author: Option<String>,
    /// Whether other keys speak of a book, so that a bare author is its own.
    pub of_a_book: bool,
    /// Names among the tags, folded to small letters.
    pub tags: Vec<String>,
    /// Language of the post, ISO 639-1.
    pub language: Option<String>,
}

/// Keys under which a record about the book may stand; whatever else is nested
/// (related books, plans, pictures) is about something else.
const PARENTS: [&str; 10] = [
    "book",
    "review",
    "book info",
    "bookinfo",
    "taxonomy",
    "extra",
    "params",
    "books",
    "data",
    "metadata",
];

/// Fills `review` from the front matter; says what is left to decide.
#[must_use]
pub fn read(document: &Document<'_>, review: &mut Review) -> Stated {
    let mut stated = Stated::default();
    let entries: Vec<(&Entry, bool)> = document
        .front_matter
        .iter()
        .filter_map(|entry| {
            let (key, parents) = entry.keys.split_last()?;
            parents
                .iter()
                .all(|parent| PARENTS.contains(&parent.as_str()))
                .then(|| {
                    (
                        entry,
                        parents.iter().any(|p| p.starts_with("book")) || key.starts_with("book"),
                    )
                })
        })
        .collect();
    stated.of_a_book = entries.iter().any(|(entry, _)| speaks_of_a_book(entry));
    for (entry, _) in &entries {
        if matches!(key_of(entry), "tags" | "tag" | "categories") {
            stated
                .tags
                .extend(entry.value.split(',').map(|tag| tag.trim().to_lowercase()));
        }
    }
    // What stands under `book:` comes first, then the rest in its order.
    let ordered = entries
        .iter()
        .filter(|e| e.1)
        .chain(entries.iter().filter(|e| !e.1));
    for (entry, of_book) in ordered {
        take(document, entry, *of_book, review, &mut stated);
    }
    stated
}

fn key_of<'e>(entry: &'e Entry<'_>) -> &'e str {
    entry.keys.last().map_or("", String::as_str)
}

fn speaks_of_a_book(entry: &Entry<'_>) -> bool {
    let key = key_of(entry);
    match key {
        "layout" | "type" => entry.value.eq_ignore_ascii_case("book"),
        "pages"
        | "num pages"
        | "page count"
        | "number of pages"
        | "publisher"
        | "date read"
        | "read in"
        | "vote"
        | "my rating"
        | "avg rating"
        | "additional authors"
        | "goodreads review id" => true,
        _ => key.starts_with("isbn") || key.contains("book published"),
    }
}

fn take(
    document: &Document<'_>,
    entry: &Entry<'_>,
    of_book: bool,
    review: &mut Review,
    stated: &mut Stated,
) {
    let key = key_of(entry);
    if matches!(key, "lang" | "review lang" | "locale") {
        let code: String = entry.value.chars().take(2).collect();
        let plausible = entry
            .value
            .chars()
            .nth(2)
            .is_none_or(|c| !c.is_alphabetic());
        stated.language = Some(code.to_lowercase()).filter(|c| plausible && c.len() == 2);
        return;
    }
    let Some(field) = field_of(key) else { return };
    match field {
        Field::Title if key != "book" || of_book => {
            take_title(document, entry, of_book, review, stated);
        }
        Field::Author if of_book && review.authors.is_empty() => {
            review.authors = people::list(&markdown::plain(&entry.value));
        }
        Field::Author if !of_book && key == "author" && stated.author.is_none() => {
            stated.author = Some(markdown::plain(&entry.value));
        }
        Field::Isbn => facts::take_isbn(&entry.value, review),
        Field::Genre => genres::add_labelled(&entry.value, review),
        Field::Tags => genres::add_tags([entry.value.as_str()].into_iter(), review),
        Field::Publisher if review.publisher.is_none() => {
            review.publisher = Some(markdown::plain(&entry.value));
        }
        // A bare `published` is when the post was, or whether it is.
        Field::Published if of_book || key != "published" && stated.of_a_book => {
            facts::take_date(&entry.value, review);
        }
        Field::FirstPublished if review.published.is_none() => {
            facts::take_date(&entry.value, review);
        }
        Field::OwnRating if review.reviewer_rating.is_none() => take_rating(entry, review),
        Field::OtherRating(source) => verdict::add_other(&source, &entry.value, review),
        Field::Reviewer if review.reviewer.is_none() => {
            review.reviewer = Some(markdown::plain(&entry.value));
        }
        Field::Strong if review.strong_point.is_none() => {
            review.strong_point = Some(markdown::plain(&entry.value));
        }
        Field::Weak if review.weak_point.is_none() => {
            review.weak_point = Some(markdown::plain(&entry.value));
        }
        _ => {}
    }
}

/// Keys are labels, except some that mean something else in a post's record.
fn field_of(key: &str) -> Option<Field> {
    match key {
        "note" | "overall" | "good" | "bad" | "plus" | "by" | "read" | "released" => None,
        _ => labels::field(
            key.trim_end_matches(|c: char| c.is_ascii_digit())
                .trim_end(),
        )
        .or_else(|| labels::field(key)),
    }
}

fn take_title(
    document: &Document<'_>,
    entry: &Entry<'_>,
    of_book: bool,
    review: &mut Review,
    stated: &mut Stated,
) {
    let value = markdown::plain(&entry.value);
    // A name among the tags settles a headline that the prose would leave
    // open; and only the title that is kept is worth a search of the text.
    let wanted = review.title.is_none();
    let tagged = |name: &str| stated.tags.contains(&name.to_lowercase());
    let named = |name: &str| wanted && (tagged(name) || document.names(name));
    let Some(headline) = title::read(&value, tagged)
        .filter(|headline| !headline.authors.is_empty())
        .or_else(|| title::read(&value, named))
    else {
        return;
    };
    stated.review |= headline.review;
    if review.title.is_none() {
        review.title = Some(headline.title);
        stated.title_certain = of_book;
        if review.authors.is_empty() {
            review.authors = headline.authors;
        }
    }
}

fn take_rating(entry: &Entry<'_>, review: &mut Review) {
    let value = markdown::plain(&entry.value);
    let found = rating::find(&value);
    verdict::warn_of_stars(found.as_ref(), &value, review);
    // `rating5: 4` names its scale in the key.
    let in_key: String = key_of(entry).chars().filter(char::is_ascii_digit).collect();
    let (number, stated) = match found {
        Some(found) => (Some(found.value), found.scale),
        None => (rating::bare(&value), in_key.parse().ok()),
    };
    let as_written = entry.source.to_owned();
    review.reviewer_rating = verdict::own(number, stated, as_written, review);
}

/// Settles whose a bare `author` of the front matter is. The book's, where the
/// record speaks of a book or the prose of that person; the blogger's, where
/// the post calls itself a review or the book has another author.
pub fn whose_author(document: &Document<'_>, stated: &Stated, review: &mut Review) {
    let Some(author) = &stated.author else { return };
    let names = people::list(author);
    // `helen-scrivener` and `burkhard` are accounts.
    let named = names
        .iter()
        .any(|name| people::is_name(name) || people::is_mononym(name));
    let surname = names
        .first()
        .and_then(|name| name.rsplit(' ').next())
        .unwrap_or_default();
    let spoken = names.first().is_some_and(|name| name.contains(' '))
        && document
            .blocks
            .iter()
            .flat_map(|block| &block.lines)
            .any(|line| line.text.contains(surname));
    if review.authors.is_empty() && named && (stated.of_a_book || spoken) && !stated.review {
        review.authors = names;
    } else if review.reviewer.is_none()
        && (stated.review || !review.authors.is_empty())
        && review.authors != names
        && author.chars().count() <= 60
    {
        review.reviewer = Some(author.clone());
    }
}
