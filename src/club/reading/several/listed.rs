//! A list of books with their authors, and prose that speaks of them one after
//! the other.
//!
//! The list says what was read and the prose below names each title where it
//! comes to it; a title of which nothing is said is left out.

use super::Part;
use super::flow::Flow;
use super::opening::{self, Named};
use super::post::Post;
use crate::club::reading::document::{Block, Kind};
use crate::club::reading::fold::plain;
use crate::club::reading::imprint::Imprint;

/// Fewest books of such a list.
const FEWEST: usize = 3;
/// Longest item, in bytes.
const ITEM: usize = 160;

/// The books of the list of which the prose speaks; empty where there is no such
/// list, or where most of it is never spoken of.
#[must_use]
pub fn parts<'a>(post: &Post<'_, 'a>) -> Vec<Part<'a>> {
    if !post.of_several {
        return Vec::new();
    }
    let Some((books, end)) = list(post.blocks) else {
        return Vec::new();
    };
    let titles: Vec<String> = books.iter().map(|book| plain(&book.title)).collect();
    let mut said: Vec<Vec<Block<'a>>> = books.iter().map(|_| Vec::new()).collect();
    let mut current = None;
    for block in post.blocks.get(end..).unwrap_or_default() {
        if matches!(block.kind, Kind::Heading(_) | Kind::Rule) {
            current = None;
            continue;
        }
        let text = format!(" {} ", plain(&Flow::of(block, usize::MAX).text));
        let named = titles
            .iter()
            .enumerate()
            .filter_map(|(nth, title)| Some((text.find(&format!(" {title} "))?, nth)))
            .min();
        current = named.map(|(_, nth)| nth).or(current);
        if let Some(blocks) = current.and_then(|nth| said.get_mut(nth)) {
            blocks.push(block.clone());
        }
    }
    let spoken = said.iter().filter(|blocks| !blocks.is_empty()).count();
    if spoken < FEWEST || spoken * 2 < books.len() {
        return Vec::new();
    }
    let parts = books.into_iter().zip(said);
    parts
        .filter(|(_, blocks)| !blocks.is_empty())
        .map(|(book, blocks)| Part {
            record: post.records.entries(&book.title),
            book,
            rating: None,
            imprint: Imprint::default(),
            blocks,
        })
        .collect()
}

/// The first list whose items are a title and its author each, and where it ends.
fn list(blocks: &[Block<'_>]) -> Option<(Vec<Named>, usize)> {
    let mut at = 0;
    while at < blocks.len() {
        let items = blocks.get(at..)?.iter();
        let items: Vec<&Block<'_>> = items.take_while(|b| b.kind == Kind::Item).collect();
        let length = items.len();
        let books: Vec<Named> = items.into_iter().filter_map(book).collect();
        // One of five may be written otherwise.
        if books.len() >= FEWEST && books.len() * 5 >= length * 4 {
            return Some((books, at + length));
        }
        at += length.max(1);
    }
    None
}

/// The book of an item that names nothing else.
fn book(item: &Block<'_>) -> Option<Named> {
    let flow = Flow::of(item, ITEM + 1);
    let opening = opening::read(&flow, false).filter(|_| flow.text.len() <= ITEM)?;
    let behind = flow.from(opening.end);
    let whole = opening.whole || behind.split_whitespace().count() <= 1;
    let [book] = <[Named; 1]>::try_from(opening.books).ok()?;
    (whole && !book.authors.is_empty()).then_some(book)
}
