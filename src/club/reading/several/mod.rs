//! Several books in one post: where the review of each begins and ends.
//!
//! [`parts`] finds the seams only; the fields of each part are read by the same
//! readers as those of a whole document. A seam must show its book twice: two
//! blocks of the same shape name one each, and each has a second sign of being
//! a book and prose or a rating of its own. Quoted titles, comparisons and
//! lists of further reading have no such siblings, so such a post stays one.
//!
//! [`opening`] reads how a book is named, [`siblings`] groups what has the same
//! shape, [`running`] and [`table`] bring paragraphs and tables that hold
//! several books to that shape first.

pub mod behind;
pub mod cut;
pub mod flow;
pub mod listed;
pub mod mention;
pub mod name;
pub mod opening;
pub mod post;
pub mod records;
pub mod running;
pub mod seam;
pub mod siblings;
pub mod table;
pub mod told;
pub mod unmarked;

use std::collections::HashSet;

use super::document::{Block, Document};
use super::front_matter::Entry;
use super::imprint::Imprint;
use super::labels;
use super::metadata::Stated;
use super::rating;
use super::title;
use crate::club::review::Review;
use opening::Named;
use post::Post;
use records::Records;
use seam::{Seam, Shape};

/// Most books that are taken from one post.
const BOOKS: usize = 60;

/// The review of one book in a post.
#[derive(Debug)]
pub struct Part<'a> {
    /// The book, as far as its head names it.
    pub book: Named,
    /// The rating beside the title: its words and the line they stand in.
    pub rating: Option<(String, &'a str)>,
    /// Publisher and year beside the title.
    pub imprint: Imprint,
    /// What a list in the front matter says of it.
    pub record: Vec<Entry<'a>>,
    /// Its blocks; lines of the head are taken.
    pub blocks: Vec<Block<'a>>,
}

/// The parts of a post that reviews several books; empty where it is about one
/// or none. `record` is what front matter says of the whole.
#[must_use]
pub fn parts<'a>(document: &Document<'a>, stated: &Stated, record: &Review) -> Vec<Part<'a>> {
    let headline = document
        .front_matter
        .iter()
        .find(|entry| matches!(entry.keys.as_slice(), [key] if key == "title"))
        .map(|entry| entry.value.as_str());
    let blocks = table::rows(running::paragraphs(&document.blocks));
    let records = Records::of(document);
    let post = Post::new(&blocks, headline, &stated.tags, &records);
    let best = siblings::groups(&post)
        .into_iter()
        .map(|group| (group.shape, group.books(&post)))
        .filter(|(shape, seams)| stands(&post, *shape, seams, stated, record))
        .max_by_key(|(shape, seams)| (seams.len(), std::cmp::Reverse(rank(*shape))));
    let listed = listed::parts(&post);
    let Some((_, mut seams)) = best.filter(|(_, seams)| seams.len() * 2 >= listed.len()) else {
        return listed;
    };
    seams.truncate(BOOKS);
    seams
        .iter()
        .flat_map(|seam| cut::part(&post, seam))
        .collect()
}

/// The scale that the ratings beside the titles state, where it is the same for
/// all that state one: `★★★☆☆` tells what `★★★★★` is out of.
#[must_use]
pub fn scale(parts: &[Part<'_>]) -> Option<f64> {
    let ratings = parts.iter().filter_map(|part| part.rating.as_ref());
    let words: Vec<&str> = ratings.map(|(words, _)| words.as_str()).collect();
    let mut scales = words.iter().filter_map(|words| rating::find(words)?.scale);
    if let Some(first) = scales.next() {
        return scales.all(|scale| scale == first).then_some(first);
    }
    // Marks without a scale are out of what none of them is above.
    let bare = words.iter().filter_map(|words| rating::bare(words));
    let best = bare.fold(None, |best: Option<f64>, mark| {
        Some(best.map_or(mark, |best| best.max(mark)))
    });
    best.and_then(rating::usual_scale)
}

/// Of two shapes with as many books the clearer one counts.
fn rank(shape: Shape) -> u8 {
    match shape {
        Shape::Record => 0,
        Shape::Heading(level) => level,
        Shape::Line => 10,
        Shape::Item => 11,
        Shape::Opening => 12,
        Shape::Mention => 13,
        Shape::Told => 14,
    }
}

/// Whether these seams make it a post of several books, and not one review in
/// which several are named.
fn stands(
    post: &Post<'_, '_>,
    shape: Shape,
    seams: &[Seam],
    stated: &Stated,
    record: &Review,
) -> bool {
    if seams.len() < 2 {
        return false;
    }
    let books = || seams.iter().flat_map(|seam| &seam.opening.books);
    // A book counts by a name that none before it has: two of the one author whom
    // the headline names are named once, and so is one with its author.
    let mut known: HashSet<&str> = HashSet::new();
    let named = books()
        .filter(|book| {
            let names = book.authors.iter().chain([&book.title]);
            let mut named = names
                .filter(|name| name.chars().count() > 3 && post.headline.contains(name.as_str()));
            named.any(|name| known.insert(name))
        })
        .count();
    let of_several = post.titled_several || named > 1;
    let words: usize = seams.iter().map(Seam::words).sum();
    let share = if of_several || post.of_several { 5 } else { 2 };
    let list = post.of_several && seams.iter().all(Seam::is_rated);
    if words * share < post.all_words() && !list {
        return false;
    }
    if of_several {
        return true;
    }
    // The record or the headline is that of one book.
    let of_one = stated.of_a_book
        || stated.review
        || record.isbn13.is_some()
        || record.reviewer_rating.is_some()
        || !record.authors.is_empty();
    if of_one {
        return false;
    }
    let headline = title::read(&post.headline, |_| false);
    let one = headline.is_some_and(|headline| {
        let first = post.blocks.first().is_some_and(|block| {
            block
                .lines
                .first()
                .is_some_and(|line| line.text == post.headline)
                && seams.first().is_some_and(|seam| seam.block == 0)
        });
        let title = labels::fold(&headline.title);
        !first
            && (headline.certain
                || post.is_of_one()
                || books().any(|book| labels::fold(&book.title) == title))
    });
    !(one || shape != Shape::Mention && post.of_stories(seams))
}

#[cfg(test)]
mod tests;
