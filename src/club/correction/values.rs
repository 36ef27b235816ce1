//! Single values as a person types them: each is read, or told to be none.

use super::{MOST, NAME, RATING, TITLE, Wrong, one_line, quoted};
use crate::club::reading::{dates, isbn, people, rating};
use crate::club::review::{OtherRating, Published, Rating, Review};

/// The title; a review without one belongs to no book.
pub(super) fn read_title(typed: &str, review: &mut Review) -> Result<(), Wrong> {
    if !typed.chars().any(char::is_alphanumeric) {
        return Err(Wrong::Title);
    }
    review.title = Some(one_line(typed, TITLE));
    Ok(())
}

/// Names with semicolons between them, or as documents list them.
pub(super) fn read_authors(typed: &str, review: &mut Review) -> Result<(), Wrong> {
    let authors: Vec<String> = if typed.contains(';') {
        let parts = typed.split(';').map(str::trim);
        parts
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    } else {
        people::list(typed)
    };
    let long = authors.iter().any(|name| name.chars().count() > 2 * NAME);
    if (authors.is_empty() && !typed.is_empty()) || authors.len() > MOST || long {
        return Err(Wrong::Authors(quoted(typed)));
    }
    review.authors = authors;
    Ok(())
}

/// A number with its scale, stars, or a verdict in words; empty for none.
pub(super) fn read_rating(typed: &str, review: &mut Review) -> Result<(), Wrong> {
    if typed.is_empty() {
        review.reviewer_rating = None;
        return Ok(());
    }
    // In a review a dash stands before a rating; in a form it is a minus.
    let whole = rating::is_all(typed) && !typed.starts_with(['-', '−']);
    let number = match rating::find(typed).filter(|_| whole) {
        Some(found) => Some((found.value, found.scale)),
        None => rating::bare(typed).map(|number| (number, None)),
    };
    let is_star = |c: char| ('★'..='☆').contains(&c) || matches!(c, '⭐' | '🌟' | '*');
    let (value, scale) = match number {
        // Here one can ask, so nothing above five is guessed.
        Some((value, scale)) => match scale.or_else(|| (value <= 5.0).then_some(5.0)) {
            None => return Err(Wrong::Scale(quoted(typed))),
            Some(scale) => (Some(value), Some(scale)),
        },
        // Words and letters are a verdict without a number: “Recommended”, “B+”.
        None if typed.chars().any(|c| c.is_numeric() || is_star(c)) => {
            return Err(Wrong::Rating(quoted(typed)));
        }
        None => (None, None),
    };
    review.reviewer_rating = Some(Rating {
        value,
        scale,
        as_written: one_line(typed, RATING),
    });
    Ok(())
}

/// An ISBN, as thirteen digits.
pub(super) fn read_isbn(typed: &str) -> Result<String, Wrong> {
    match isbn::find(typed) {
        isbn::Found::Valid(digits) | isbn::Found::Mended(digits) => Ok(digits),
        isbn::Found::Invalid(_) => Err(Wrong::Isbn(quoted(typed))),
        isbn::Found::Nothing => Err(Wrong::NoIsbn(quoted(typed))),
    }
}

/// A date of publication, as precise as it is typed.
pub(super) fn read_date(typed: &str) -> Result<Published, Wrong> {
    if let Ok(date) = Published::try_from(typed.to_owned()) {
        return Ok(date);
    }
    // Of 2005-13 a reader of documents would keep the year.
    let written_out = !typed.chars().all(|c| c.is_ascii_digit() || c == '-');
    match dates::find(typed) {
        dates::Found::Date(date) if written_out => Ok(date),
        _ => Err(Wrong::Date(quoted(typed))),
    }
}

/// Genres with commas between them.
pub(super) fn read_genres(typed: &str) -> Result<Vec<String>, Wrong> {
    let genres: Vec<String> = typed
        .split([',', ';'])
        .map(str::trim)
        .filter(|genre| !genre.is_empty())
        .map(str::to_owned)
        .collect();
    let long = genres.iter().find(|genre| genre.chars().count() > NAME);
    match long {
        Some(long) => Err(Wrong::Genre(quoted(long))),
        None if genres.len() > MOST => Err(Wrong::Genres(genres.len())),
        None => Ok(genres),
    }
}

/// A language by its two letters (ISO 639-1).
pub(super) fn read_language(typed: &str) -> Result<String, Wrong> {
    let code = typed.to_lowercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
        return Ok(code);
    }
    Err(Wrong::Language(quoted(typed)))
}

/// `Goodreads 3.9/5; StoryGraph 4.1/5`.
pub(super) fn read_others(typed: &str) -> Result<Vec<OtherRating>, Wrong> {
    let parts = typed.split(';').map(str::trim);
    let others: Result<Vec<OtherRating>, Wrong> = parts
        .filter(|part| !part.is_empty())
        .map(|part| read_other(part).ok_or_else(|| Wrong::Other(quoted(part))))
        .collect();
    let others = others?;
    if others.len() > MOST {
        return Err(Wrong::Others(others.len()));
    }
    Ok(others)
}

fn read_other(part: &str) -> Option<OtherRating> {
    let found = rating::find(part).and_then(|found| {
        let source = part.get(..found.span.start)?;
        let behind = part.get(found.span.end..)?;
        let ends = !behind.chars().any(char::is_alphanumeric);
        ends.then_some((source, found.value, found.scale))
    });
    let (source, value, scale) = match found {
        Some(found) => found,
        None => {
            let (source, number) = part.rsplit_once(char::is_whitespace)?;
            (source, rating::bare(number)?, None)
        }
    };
    let source = source.trim().trim_end_matches(':').trim_end();
    let named = source.chars().any(char::is_alphabetic) && source.chars().count() <= NAME;
    named.then(|| OtherRating {
        source: source.to_owned(),
        value,
        scale: scale.or_else(|| rating::usual_scale(value)),
    })
}
