//! Front matter becomes fields.
//!
//! Blogs keep two records in one place: the post's and the book's. Keys under
//! `book:` or with `book` in their name speak of the book (`place.rs`); a bare
//! `author` may be the blogger and a bare `title` a headline, so [`Stated`]
//! hands them on to [`super::fields`], which knows more ([`author`] settles
//! whose a bare author is). Post dates, covers and related books are left alone.

pub mod author;
mod place;
mod ratings;
pub mod slug;

use std::cell::OnceCell;

use super::document::Document;
use super::edition::Edition;
use super::fold::plain;
use super::known::Known;
use super::labels::{self, Field};
use super::{edition, facts, genres, isbn, markdown, people, title, wiki};
use crate::club::review::{Published, Review};
use place::{Part, Place, names_nothing_but_a_book, places, speaks_of_a_book};

pub(crate) use ratings::is_rating;

/// What front matter says that needs the rest of the document to understand.
#[derive(Debug, Default)]
pub struct Stated {
    /// Whether the title stands under `book:`, so that nothing overrules it.
    pub title_certain: bool,
    /// Whether the post's title calls itself a review.
    pub review: bool,
    /// The post's title, as written: the book's or a headline.
    pub headline: Option<String>,
    /// Where the post stands: its slug or address.
    pub slug: Option<String>,
    /// What the post is said to be about, in a line.
    pub description: Option<String>,
    /// A bare `author`: the book's or the post's.
    pub author: Option<String>,
    /// Other bare authors, where the record names several.
    pub more_authors: Vec<String>,
    /// Whether they stand in one list: `authors: [Ann Lee, Bo Roe]`.
    pub listed_authors: bool,
    /// Whether other keys speak of a book, so that a bare author is its own.
    pub of_a_book: bool,
    /// Names among the tags, folded to small letters.
    pub tags: Vec<String>,
    /// Language of the post, ISO 639-1.
    pub language: Option<String>,
    /// Whether a key announces the genres, so that prose adds none.
    pub genres_labelled: bool,
    /// Whether the date of publication is the original's, which that of the
    /// edition overrules.
    pub first_edition: bool,
}

/// Fills `review` from the front matter; says what is left to decide.
#[must_use]
pub fn read(document: &Document<'_>, review: &mut Review) -> Stated {
    let mut stated = Stated::default();
    let places = places(&document.front_matter);
    stated.of_a_book = places.iter().any(speaks_of_a_book) || names_nothing_but_a_book(&places);
    let mut tags = Vec::new();
    for place in &places {
        let value = place.entry.value.as_str();
        if matches!(field_of(place.key), Some(Field::Tags)) {
            let value = wiki::plain(value);
            stated
                .tags
                .extend(value.split(',').map(|tag| tag.trim().to_lowercase()));
            tags.push(value);
        }
        // `fiction: true`
        if matches!(value, "true" | "yes") && labels::is_genre(place.key) {
            tags.push(place.key.to_owned());
        }
    }
    let known = OnceCell::new();
    // What stands under `book:` comes first, then the rest in its order.
    let ordered = places
        .iter()
        .filter(|place| place.of_book)
        .chain(places.iter().filter(|place| !place.of_book));
    for place in ordered {
        take(place, &places, document, &known, review, &mut stated);
    }
    for place in &places {
        if field_of(place.key) == Some(Field::FirstPublished) && review.published.is_none() {
            let order = || known.get_or_init(|| Known::of(document)).order();
            facts::take_date(&place.entry.value, order, review);
            stated.first_edition = review.published.is_some();
        }
    }
    ratings::take(&places, review);
    ratings::tagged(&tags, review);
    genres::add_tags(tags.iter().map(String::as_str), review);
    if review.isbn13.is_none() {
        review.isbn13 = addressed(&places);
    }
    stated
}

fn take(
    place: &Place<'_, '_>,
    places: &[Place<'_, '_>],
    document: &Document<'_>,
    known: &OnceCell<Known>,
    review: &mut Review,
    stated: &mut Stated,
) {
    let key = place.key;
    let value = || markdown::plain(&wiki::plain(&place.entry.value));
    let order = || known.get_or_init(|| Known::of(document)).order();
    if matches!(key, "lang" | "review lang" | "locale" | "in language") {
        stated.language = stated.language.take().or_else(|| code(&place.entry.value));
        return;
    }
    if matches!(key, "slug" | "permalink" | "url" | "path" | "post slug") && !place.of_book {
        stated.slug.get_or_insert_with(|| place.entry.value.clone());
        return;
    }
    if matches!(
        key,
        "description" | "excerpt" | "summary" | "subtitle" | "meta description"
    ) {
        stated.description.get_or_insert_with(value);
        return;
    }
    let Some(field) = field_of(key) else { return };
    match field {
        Field::Title => take_title(place, review, stated),
        Field::Author => take_author(place, &value(), review, stated),
        Field::Isbn => facts::take_isbn(&place.entry.value, review),
        Field::Genre => {
            genres::add_labelled(&wiki::plain(&place.entry.value), review);
            stated.genres_labelled = true;
        }
        Field::Publisher | Field::Imprint if review.publisher.is_none() => {
            let value = value();
            let value = people::of_slug(&value).unwrap_or(value);
            if field == Field::Publisher && !value.contains([',', '(']) {
                review.publisher = Some(value);
            } else {
                let edition = Edition::settled(|order| edition::read(&value, order), order);
                facts::take_edition(edition, &value, review);
            }
        }
        Field::Published if is_of_the_book(place, places, document, stated) => {
            facts::take_date(&place.entry.value, order, review);
        }
        Field::Reviewer if review.reviewer.is_none() => review.reviewer = Some(value()),
        Field::Strong if review.strong_point.is_none() => {
            review.strong_point = Some(value()).filter(|point| point.contains(' '));
        }
        Field::Weak if review.weak_point.is_none() => {
            review.weak_point = Some(value()).filter(|point| point.contains(' '));
        }
        _ => {}
    }
}

/// Keys are labels, except some that mean something else in a post's record.
pub(super) fn field_of(key: &str) -> Option<Field> {
    match key {
        "good" | "bad" | "plus" | "minus" | "read" | "positive" | "negative" | "top" | "format" => {
            None
        }
        "name" | "book" | "heading" | "headline" => Some(Field::Title),
        "publish" => Some(Field::Published),
        _ => labels::field(
            key.trim_end_matches(|c: char| c.is_ascii_digit())
                .trim_end(),
        )
        .or_else(|| labels::field(key))
        // `bookrating`, `bookpubdate`: the key of a book in one word.
        .or_else(|| {
            labels::field(
                key.strip_prefix("book")
                    .filter(|rest| !rest.starts_with(' '))?,
            )
        }),
    }
}

fn take_title(place: &Place<'_, '_>, review: &mut Review, stated: &mut Stated) {
    let value = &place.entry.value;
    // `book: true`, `book: ann-lee/the-ferry`.
    let scalar = place.key == "book" && !place.of_book;
    let flag = matches!(value.as_str(), "true" | "false" | "yes" | "no");
    if flag || scalar && !value.contains(' ') && value.contains(['/', '-']) {
        return;
    }
    if place.of_book || scalar {
        if stated.title_certain {
            return;
        }
        if let Some(headline) = title::read(&markdown::plain(&wiki::plain(value)), |_| false) {
            review.title = Some(headline.title);
            review.published = review.published.or(headline.published);
            stated.title_certain = true;
            stated.of_a_book = true;
            if review.authors.is_empty() {
                review.authors = headline.authors;
            }
        }
        return;
    }
    let read = title::read(&markdown::plain(&wiki::plain(value)), |_| false);
    stated.review |= read.is_some_and(|headline| headline.review);
    if stated.headline.is_none() {
        stated.headline = Some(wiki::plain(value));
    }
}

fn take_author(place: &Place<'_, '_>, value: &str, review: &mut Review, stated: &mut Stated) {
    let of_review = place
        .entry
        .keys
        .iter()
        .any(|key| matches!(key.as_str(), "review" | "reviewer"));
    if of_review && !place.of_book {
        review.reviewer.get_or_insert_with(|| value.to_owned());
        return;
    }
    if let Some(part) = place.part {
        let known = if place.of_book {
            review.authors.last_mut()
        } else {
            stated.author.as_mut()
        };
        match (known, part) {
            // Keys in alphabetical order name the middle last.
            (Some(name), Part::Middle) => {
                *name = match name.rsplit_once(' ') {
                    Some((first, last)) => format!("{first} {value} {last}"),
                    None => format!("{name} {value}"),
                }
            }
            (Some(name), Part::Last) => *name = format!("{name} {value}"),
            (Some(name), Part::First) => *name = format!("{value} {name}"),
            (None, _) if place.of_book => review.authors.push(value.to_owned()),
            (None, _) => stated.author = Some(value.to_owned()),
        }
        return;
    }
    let certain = place.of_book
        || matches!(
            place.key,
            "authorname"
                | "author name"
                | "written by"
                | "writer"
                | "writers"
                | "scrittore"
                | "écrivain"
        );
    if certain {
        for name in people::list(value) {
            if !review.authors.contains(&name) && review.authors.len() < 8 {
                review.authors.push(name);
            }
        }
        return;
    }
    match &stated.author {
        None => stated.author = Some(value.to_owned()),
        Some(first) if first != value && stated.more_authors.len() < 8 => {
            // A list names those who wrote it together.
            stated.listed_authors |= place.key.ends_with('s');
            stated.more_authors.push(value.to_owned());
        }
        Some(_) => {}
    }
}

/// Keys of posts as well as of books.
const POSTED: [&str; 16] = [
    "published",
    "pub date",
    "pubdate",
    "publish date",
    "date published",
    "published on",
    "release",
    "publication",
    "publicado en",
    "publicado el",
    "publicado em",
    "pubblicato",
    "veröffentlicht",
    "publié le",
    "publicatiedatum",
    "gepubliceerd",
];
/// Keys for the days of a post and of a reading.
const DAYS: [&str; 28] = [
    "date",
    "created",
    "updated",
    "created at",
    "updated at",
    "date created",
    "date modified",
    "modified",
    "lastmod",
    "last modified",
    "last modified at",
    "posted",
    "posted on",
    "pub datetime",
    "date read",
    "finished",
    "date finished",
    "read",
    "started",
    "date started",
    "finish date",
    "date added",
    "date reviewed",
    "date rated",
    "read date",
    "data leitura",
    "datum",
    "fecha",
];

/// Whether a date is the book's: it stands in the book's record or under a key
/// that only a book has, or it is older than anything that happened to the post.
fn is_of_the_book(
    place: &Place<'_, '_>,
    places: &[Place<'_, '_>],
    document: &Document<'_>,
    stated: &Stated,
) -> bool {
    let key = place.key;
    if place.of_book {
        return true;
    }
    // A year beside a month is when it was read.
    if key == "year" && places.iter().any(|other| other.key == "month") {
        return false;
    }
    let plain_year = matches!(
        key,
        "year" | "jahr" | "año" | "ano" | "anno" | "rok" | "jaar" | "année" | "annee"
    );
    let posted = POSTED.contains(&key);
    if !posted && !plain_year {
        return stated.of_a_book
            || key.contains("year")
            || key.starts_with("pub")
            || key.starts_with("ano ");
    }
    let Some(year) = year_of(&place.entry.value) else {
        return false;
    };
    // Days of reading may be nested: `read: [{start: …, end: …}]`.
    let days = document.front_matter.iter().filter(|entry| {
        let is_day = |known: &String| DAYS.contains(&known.as_str());
        let posted = |known: &String| POSTED.contains(&known.as_str()) && known != key;
        entry
            .keys
            .iter()
            .any(|known| is_day(known) || posted(known))
    });
    let earliest = days.filter_map(|day| year_of(&day.value)).min();
    match earliest {
        Some(earliest) => year < earliest && stated.of_a_book,
        // A day of our time and no other date is when it was posted; a year alone
        // is none.
        None => {
            let alone = place.entry.value.trim() == year;
            stated.of_a_book && (plain_year || alone || *year < *"1995")
        }
    }
}

fn year_of(value: &str) -> Option<String> {
    use super::dates::{Found, find};
    match find(value) {
        Found::Date(date) | Found::Ambiguous(date) => {
            Published::to_string(&date).get(..4).map(str::to_owned)
        }
        Found::Nothing => None,
    }
}

/// The only ISBN in the addresses of the book's record.
fn addressed(places: &[Place<'_, '_>]) -> Option<String> {
    let mut found: Vec<String> = places
        .iter()
        .filter(|place| place.entry.value.contains("://") && !place.entry.value.contains(' '))
        .filter_map(|place| isbn::in_address(&place.entry.value))
        .collect();
    found.dedup();
    <[String; 1]>::try_from(found).ok().map(|[isbn]| isbn)
}

/// `en`, `en-GB`, `pt_BR`; `None` for anything else.
fn code(value: &str) -> Option<String> {
    let code: String = value.chars().take(2).collect();
    let alone = value.chars().nth(2).is_none_or(|c| !c.is_alphabetic());
    Some(code.to_lowercase())
        .filter(|code| alone && code.bytes().all(|b| b.is_ascii_lowercase()) && code.len() == 2)
}

/// Whether folded words stand among the tags.
#[must_use]
pub fn is_tagged(stated: &Stated, name: &str) -> bool {
    let folded = plain(name);
    !folded.is_empty() && stated.tags.iter().any(|tag| plain(tag) == folded)
}
