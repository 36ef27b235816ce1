//! Whose a bare `author` of the front matter is: the book's or the blogger's.

use super::Stated;
use crate::club::reading::known::Known;
use crate::club::reading::people;
use crate::club::review::Review;

/// Longest name of a reviewer, in characters.
const REVIEWER: usize = 60;

/// Settles it. The book's, where the record speaks of a book or the prose of
/// that person; the blogger's, where the post calls itself a review or the book
/// has another author. `description` may be nothing but the author's name.
pub fn settle(known: &Known, stated: &Stated, review: &mut Review) {
    let candidates = stated.author.iter().chain(&stated.more_authors);
    // Whether the first of them wrote the book.
    let mut taken = false;
    for author in candidates {
        let names = named(author, known, stated);
        // `burkhard` is an account.
        let whole = names
            .iter()
            // A given name alone is a blogger's.
            .any(|name| {
                people::is_name(name)
                    || people::is_mononym(name) && stated.of_a_book && !people::is_given(name)
            });
        let spoken = names
            .first()
            .is_some_and(|name| name.contains(' ') && (known.names(name)));
        let of_book = stated.of_a_book || spoken;
        if review.authors.is_empty() && whole && of_book && (!stated.review || spoken) {
            review.authors = names;
            taken = true;
        } else if taken && stated.listed_authors && whole && of_book {
            review.authors.extend(names);
        } else if review.reviewer.is_none()
            && (stated.review || !review.authors.is_empty())
            && !names.iter().any(|name| review.authors.contains(name))
            && author.chars().count() <= REVIEWER
        {
            review.reviewer = Some(author.clone());
        }
    }
}

/// The names of a bare author; a slug is spelt where the document knows it.
fn named(author: &str, known: &Known, stated: &Stated) -> Vec<String> {
    if let Some(name) = people::of_slug(author) {
        let spelt = known.has(&name) || stated.of_a_book && people::is_given(&name);
        return if spelt { vec![name] } else { Vec::new() };
    }
    people::list(author)
}

/// The author whose name is all that the description says.
#[must_use]
pub fn described(known: &Known, stated: &Stated) -> Vec<String> {
    let Some(description) = &stated.description else {
        return Vec::new();
    };
    let name = description.trim().trim_end_matches('.');
    let name = name.strip_prefix("by ").unwrap_or(name);
    let sure = people::is_name(name)
        && name.split(' ').count() <= 4
        && (people::is_given(name) || known.names(name));
    if sure { people::list(name) } else { Vec::new() }
}
