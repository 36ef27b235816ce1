//! What a key of front matter speaks of: the post, the book, or something else.
//!
//! Keys may be nested in any way that a theme's author thought of:
//! `book.title`, `params.author`, `authors[].name`, `rating.value`,
//! `ratings.goodreads`. [`places`] brings each to one key, and says whether the
//! record around it is the book's.

use std::collections::HashSet;

use crate::club::reading::fold::plain;
use crate::club::reading::front_matter::Entry;
use crate::club::reading::labels::{self, Field};

/// Where an entry stands.
#[derive(Debug)]
pub(super) struct Place<'e, 'a> {
    pub entry: &'e Entry<'a>,
    /// The key that says what the value is.
    pub key: &'e str,
    /// Whether the record around it is the book's.
    pub of_book: bool,
    /// Whether it is one of several ratings, or a part of one.
    pub of_rating: bool,
    /// Which part of the author's name it is.
    pub part: Option<Part>,
}

/// A part of a name: `author: {first: Ann, last: Lee}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    First,
    Middle,
    Last,
}

fn part_of(key: &str) -> Option<Part> {
    match key {
        "first" | "first name" | "firstname" | "given" | "given name" | "forename" => {
            Some(Part::First)
        }
        "middle" | "middle name" | "middlename" | "initial" => Some(Part::Middle),
        "last" | "last name" | "lastname" | "family" | "family name" | "surname" => {
            Some(Part::Last)
        }
        _ => None,
    }
}

/// Words of keys that hold a record without saying of what: `params`,
/// `review_meta`.
const WRAPPERS: [&str; 29] = [
    "params",
    "param",
    "extra",
    "extras",
    "taxonomy",
    "taxonomies",
    "data",
    "attributes",
    "fields",
    "metadata",
    "meta",
    "front",
    "matter",
    "frontmatter",
    "page",
    "details",
    "detail",
    "info",
    "information",
    "post",
    "custom",
    "properties",
    "props",
    "review",
    "reviews",
    "stats",
    "facts",
    "record",
    "card",
];

/// Words of keys that hold the record of the book, alone or with those of
/// [`WRAPPERS`]: `book`, `book_details`.
const BOOKS: [&str; 20] = [
    "book",
    "books",
    "bookinfo",
    "item",
    "reviewed",
    "work",
    "libro",
    "livre",
    "buch",
    "livro",
    "boek",
    "ksiazka",
    "książka",
    "citation",
    "reading",
    "novel",
    "bibliography",
    "cite",
    "media",
    "roman",
];

/// Whether a key holds the record of the book.
fn is_of_book(key: &str) -> bool {
    let mut words = key.split(' ').filter(|word| *word != "of");
    let named = key.split(' ').any(|word| BOOKS.contains(&word));
    let review = key.contains("review") && !key.contains("reviewed");
    let whole = words.all(|word| BOOKS.contains(&word) || WRAPPERS.contains(&word));
    // IndieWeb posts have `read-of`.
    key == "read of" || named && !review && whole
}

/// Whether a key holds a record without saying of what.
fn is_wrapper(key: &str) -> bool {
    key.split(' ')
        .all(|word| WRAPPERS.contains(&word) || key.contains("review") && BOOKS.contains(&word))
}

/// Keys that name a value and not what it is.
const NAMES: [&str; 11] = [
    "name",
    "value",
    "text",
    "label",
    "full name",
    "fullname",
    "display name",
    "main",
    "score",
    "title",
    "given",
];

/// Keys that only the record of a book has.
fn is_bookish(key: &str) -> bool {
    key.starts_with("isbn")
        || matches!(
            key,
            "pages"
                | "num pages"
                | "page count"
                | "number of pages"
                | "publisher"
                | "book title"
                | "book author"
                | "publication year"
                | "book"
                | "editora"
                | "verlag"
                | "editorial"
                | "wydawnictwo"
                | "uitgeverij"
        )
}

/// Keys that no other record than a book's has, wherever they stand.
fn is_certain(key: &str) -> bool {
    key.starts_with("isbn") || matches!(key, "book title" | "book author" | "publication year")
}

/// The places of all entries that may speak of the post or the book; what is
/// nested otherwise (related books, plans, pictures) is left out.
pub(super) fn places<'e, 'a>(entries: &'e [Entry<'a>]) -> Vec<Place<'e, 'a>> {
    let bookish: HashSet<&[String]> = entries
        .iter()
        .filter_map(|entry| entry.keys.split_last())
        .filter(|(key, parents)| {
            let wrapped = parents.iter().all(|key| is_wrapper(key));
            !parents.is_empty()
                && is_bookish(key)
                && (wrapped || is_certain(key) && !is_of_another(parents))
        })
        .map(|(_, parents)| parents)
        .collect();
    entries
        .iter()
        .filter_map(|entry| place(entry, &bookish))
        .collect()
}

/// Whether keys announce other books than this one.
fn is_of_another(parents: &[String]) -> bool {
    const OTHERS: [&str; 10] = [
        "related",
        "similar",
        "other",
        "next",
        "previous",
        "also",
        "recommend",
        "more",
        "links",
        "see",
    ];
    parents
        .iter()
        .any(|parent| OTHERS.iter().any(|other| parent.contains(other)))
}

fn place<'e, 'a>(entry: &'e Entry<'a>, bookish: &HashSet<&[String]>) -> Option<Place<'e, 'a>> {
    let (last, parents) = entry.keys.split_last()?;
    let mut key = last.as_str();
    let mut above = parents;
    let mut of_rating = false;
    let mut part = None;
    if let Some((parent, rest)) = parents.split_last() {
        let field = labels::field(parent);
        let named = NAMES.contains(&key) || labels::key(key) == labels::key(parent);
        match field {
            _ if is_of_book(parent) => {}
            Some(Field::Author) if part_of(key).is_some() => {
                part = part_of(key);
                above = rest;
                key = parent.as_str();
            }
            Some(Field::OwnRating) if rest.len() < parents.len() => {
                of_rating = true;
                above = rest;
                if named {
                    key = parent.as_str();
                }
            }
            Some(
                Field::Author
                | Field::Publisher
                | Field::Genre
                | Field::Tags
                | Field::Isbn
                | Field::Published
                | Field::Reviewer,
            ) if named || parent == "isbn" || parent == "isbns" => {
                above = rest;
                key = parent.as_str();
            }
            None if parent == "ratings" || parent == "scores" => {
                of_rating = true;
                above = rest;
            }
            _ => {}
        }
    }
    let known = |key: &String| is_of_book(key) || is_wrapper(key) || bookish.contains(above);
    if !above.iter().all(known) {
        return None;
    }
    let of_book = above.iter().any(|key| is_of_book(key))
        || !above.is_empty() && bookish.contains(above)
        || key.starts_with("book ") && !matches!(key, "book tags" | "book review");
    Some(Place {
        entry,
        key,
        of_book,
        of_rating,
        part,
    })
}

/// Keys that a post has and the record of a book does not need.
const POSTED: [&str; 20] = [
    "layout",
    "slug",
    "permalink",
    "url",
    "path",
    "draft",
    "published",
    "publish",
    "tags",
    "tag",
    "categories",
    "category",
    "keywords",
    "comments",
    "status",
    "template",
    "type",
    "posted",
    "guid",
    "toc",
];

/// Whether a record names a title and an author and has no key that only a post
/// needs: then the author wrote the book.
pub(super) fn names_nothing_but_a_book(places: &[Place<'_, '_>]) -> bool {
    let has = |wanted: &Field| {
        places
            .iter()
            .any(|p| super::field_of(p.key).as_ref() == Some(wanted))
    };
    let posted = |place: &Place<'_, '_>| POSTED.contains(&place.key);
    has(&Field::Title) && has(&Field::Author) && !places.iter().any(posted)
}

/// Whether a key says that the record is of a book that was read.
pub(super) fn speaks_of_a_book(place: &Place<'_, '_>) -> bool {
    let value = place.entry.value.as_str();
    match place.key {
        "layout" | "type" | "tipo" | "typ" | "kind" | "post type" | "media type"
        | "content type" => {
            let folded = plain(value);
            folded.split(' ').any(|word| {
                matches!(
                    word,
                    "book"
                        | "books"
                        | "libro"
                        | "livre"
                        | "buch"
                        | "boek"
                        | "livro"
                        | "ksiazka"
                        | "bookreview"
                )
            })
        }
        "date read" | "read date" | "date finished" | "finished" | "date started" | "started"
        | "read in" | "read" | "read on" | "finish date" | "start date" | "read dates"
        | "finished on" | "finished reading" | "completed" | "fecha de lectura"
        | "data leitura" | "gelesen" | "lu le" => true,
        "writer" | "authorname" | "author name" | "written by" | "book cover image" => true,
        "goodreads"
        | "goodreads review id"
        | "goodreads id"
        | "goodreads url"
        | "goodreads link"
        | "book cover"
        | "book url"
        | "book link"
        | "book id"
        | "additional authors"
        | "avg rating"
        | "cover url"
        | "amazon"
        | "amazon link"
        | "amazon url"
        | "bookshelves"
        | "series"
        | "series position"
        | "translator"
        | "narrator"
        | "editora"
        | "publisher"
        | "storygraph"
        | "openlibrary"
        | "asin"
        | "page count"
        | "num pages"
        | "pages"
        | "number of pages"
        | "did not finish"
        | "purchase link"
        | "rating"
        | "my rating"
        | "stars"
        | "verdict"
        | "recommend"
        | "recommended"
        | "would recommend"
        | "spoilers" => true,
        key => {
            is_bookish(key)
                || key.contains("book published")
                || matches!(labels::field(key), Some(Field::OwnRating)) && super::is_rating(value)
        }
    }
}
