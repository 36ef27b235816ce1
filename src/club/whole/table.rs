//! The ratings of a club as CSV, one in a row.

use std::collections::HashMap;

use super::{ReviewRecord, Who, Whole};
use crate::club::ids::BookId;
use crate::club::review::Rating as Verdict;
use crate::club::spreadsheet::{self, inert, stamp};
use crate::club::stars::Stars;

/// The ratings of a document, the books in the order of their numbers. A member
/// stands there as Discord writes a mention, for a spreadsheet would round the
/// bare number; or by the name that the document has for somebody hidden, and
/// then of the moment only the day. The reviewer's stars are those of the book's
/// newest review, of five.
///
/// # Errors
///
/// Where it cannot be written, which no data should bring about.
pub fn csv(whole: &Whole) -> Result<Vec<u8>, csv::Error> {
    let mut newest = HashMap::new();
    let standing = |one: &&ReviewRecord| one.removed_at.is_none();
    for review in whole.reviews.iter().filter(standing) {
        let at = (review.made_at, review.number);
        let kept: &mut ((_, _), Option<f64>) =
            newest.entry(review.book).or_insert((at, stars_of(review)));
        if at > kept.0 {
            *kept = (at, stars_of(review));
        }
    }
    let reviewer = |book: BookId| newest.get(&book).and_then(|(_, stars)| *stars);
    let mut table = spreadsheet::table();
    table.write_record([
        "title", "authors", "isbn13", "reviewer", "member", "stars", "note", "spoiler", "at",
    ])?;
    for book in &whole.books {
        for rating in &book.ratings {
            let note = rating.note.as_deref().unwrap_or_default();
            let stars = Stars::from_quarters(rating.quarters);
            table.write_record([
                inert(&book.title),
                inert(&book.authors.join("; ")),
                inert(book.isbn13.as_deref().unwrap_or_default()),
                reviewer(book.number).map_or(String::new(), |stars| format!("{stars:.2}")),
                member(rating.member),
                stars.map_or(String::new(), |stars| stars.to_string()),
                inert(note),
                match note {
                    "" => String::new(),
                    _ => rating.spoiler.to_string(),
                },
                match rating.member {
                    Who::Member(_) => stamp(rating.at),
                    Who::Hidden(_) => rating.at.format("%Y-%m-%d").to_string(),
                },
            ])?;
        }
    }
    spreadsheet::bytes(table)
}

fn stars_of(review: &ReviewRecord) -> Option<f64> {
    review
        .review
        .reviewer_rating
        .as_ref()
        .and_then(Verdict::of_five)
}

fn member(who: Who) -> String {
    match who {
        Who::Member(id) => format!("<@{id}>"),
        hidden @ Who::Hidden(_) => hidden.to_string(),
    }
}
