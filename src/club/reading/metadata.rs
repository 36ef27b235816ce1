//! Front matter becomes fields.
//!
//! Blogs keep two records in one place: the post's and the book's. Keys under
//! `book:` or with `book` in their name speak of the book; a bare `author` may
//! be the blogger, so [`Stated`] hands it on to [`super::fields`], which knows
//! more. Post dates, covers and related books are left alone.

use super::document::Document;
use super::front_matter::Entry;
use super::labels::{self, Field};
use super::{dates, isbn, markdown, people, rating, title};
use crate::club::review::{OtherRating, Rating, Review};

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
        Field::Isbn => take_isbn(&entry.value, review),
        Field::Genre => add_genres(&entry.value, review, |_| true),
        Field::Tags => add_genres(&entry.value, review, labels::is_genre),
        Field::Publisher if review.publisher.is_none() => {
            review.publisher = Some(markdown::plain(&entry.value));
        }
        // A bare `published` is when the post was, or whether it is.
        Field::Published if of_book || key != "published" && stated.of_a_book => {
            take_date(&entry.value, review);
        }
        Field::FirstPublished if review.published.is_none() => take_date(&entry.value, review),
        Field::OwnRating if review.reviewer_rating.is_none() => take_rating(entry, review),
        Field::OtherRating(source) => add_other(&source, &entry.value, review),
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

/// Keeps a valid ISBN that is the first; tells of an invalid one.
pub fn take_isbn(value: &str, review: &mut Review) {
    match isbn::find(value) {
        isbn::Found::Valid(digits) if review.isbn13.is_none() => {
            review.isbn13 = Some(digits);
        }
        isbn::Found::Mended(digits) if review.isbn13.is_none() => {
            review.warnings.push(format!(
                "The ISBN “{}” has lost its leading zeros; I read {digits}.",
                short(value)
            ));
            review.isbn13 = Some(digits);
        }
        isbn::Found::Invalid(digits) => review.warnings.push(format!(
            "“{}” is not a valid ISBN (its check digit or length is wrong), so I left it out.",
            short(&digits)
        )),
        _ => {}
    }
}

/// Keeps a date of publication; tells of one that was not understood.
pub fn take_date(value: &str, review: &mut Review) {
    if review.published.is_some() {
        return;
    }
    match dates::find(value) {
        dates::Found::Date(date) => review.published = Some(date),
        dates::Found::Ambiguous(year) => {
            review.published = Some(year);
            review.warnings.push(format!(
                "“{}” could be two days, so I kept the year alone; write 2019-05-02 or 2 May 2019 to be sure.", short(value)
            ));
        }
        dates::Found::Nothing => {}
    }
}

/// Splits a value at commas, slashes and semicolons and keeps what `wanted`.
pub fn add_genres(value: &str, review: &mut Review, wanted: impl Fn(&str) -> bool) {
    for genre in value.split([',', '/', ';', '|', '•', '·']) {
        let genre = markdown::plain(
            genre
                .trim()
                .trim_matches(['#', '.', '"', '\'', '[', ']', ' ']),
        );
        let known = review
            .genres
            .iter()
            .any(|g| g.to_lowercase() == genre.to_lowercase());
        let sound = genre.chars().any(char::is_alphabetic) && genre.chars().count() <= 60;
        if sound && !known && review.genres.len() < 12 && wanted(&genre) {
            review.genres.push(genre);
        }
    }
}

/// Keeps somebody else's rating, one for each source.
pub fn add_other(source: &str, value: &str, review: &mut Review) {
    let known = review
        .other_ratings
        .iter()
        .any(|other| other.source == source);
    if known || review.other_ratings.len() >= 8 {
        return;
    }
    let found = rating::find(value);
    warn_of_stars(found.as_ref(), value, review);
    let (number, scale) = match found {
        Some(found) => (found.value, found.scale),
        None => match rating::bare(value) {
            Some(number) if number <= 5.0 => (number, None),
            _ => return,
        },
    };
    // These sites have five stars; what an average of unknown origin is out
    // of, nobody said.
    let scale = scale.or_else(|| rating::usual_scale(number).filter(|_| source != "Average"));
    review.other_ratings.push(OtherRating {
        source: source.to_owned(),
        value: number,
        scale,
    });
}

/// Tells of stars that contradict the number beside them.
pub fn warn_of_stars(found: Option<&rating::Notation>, value: &str, review: &mut Review) {
    if found.is_some_and(rating::Notation::disagrees) {
        review.warnings.push(format!(
            "In “{}” the stars and the number disagree; I took the number.",
            short(value)
        ));
    }
}

fn take_rating(entry: &Entry<'_>, review: &mut Review) {
    let value = markdown::plain(&entry.value);
    let found = rating::find(&value);
    warn_of_stars(found.as_ref(), &value, review);
    // `rating5: 4` names its scale in the key.
    let in_key: String = key_of(entry).chars().filter(char::is_ascii_digit).collect();
    let (number, stated) = match found {
        Some(found) => (Some(found.value), found.scale),
        None => (rating::bare(&value), in_key.parse().ok()),
    };
    let as_written = entry.source.to_owned();
    review.reviewer_rating = own(number, stated, as_written, review);
}

/// The reviewer's rating; a scale that nobody stated is inferred and told.
pub fn own(
    value: Option<f64>,
    scale: Option<f64>,
    as_written: String,
    review: &mut Review,
) -> Option<Rating> {
    let Some(number) = value else {
        let short = as_written.chars().count() <= 80;
        return short.then_some(Rating {
            value: None,
            scale: None,
            as_written,
        });
    };
    let scale = scale.filter(|scale| number <= *scale);
    let inferred = scale.or_else(|| rating::usual_scale(number));
    if scale.is_none() {
        review.warnings.push(match inferred {
            Some(_) => format!("The rating {number} does not say out of how many; I took five."),
            None => format!("The rating {number} does not say out of how many, and it is more than five; write it as {number}/10 or the like."),
        });
    }
    Some(Rating {
        value: Some(number),
        scale: inferred,
        as_written,
    })
}

/// At most sixty characters of a value, for a warning.
fn short(value: &str) -> String {
    let mut cut: String = value.trim().chars().take(60).collect();
    if value.trim().chars().nth(60).is_some() {
        cut.push('…');
    }
    cut
}
