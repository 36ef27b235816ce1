//! What the prose says of the book where no record and no headline does.
//!
//! Prose speaks of many books and people, so each reader wants a sign that this
//! one is meant: [`title`] takes what is set off again and again, [`author`] the
//! name beside the title, [`citation`] a line that cites the book, [`facts`] a date
//! (by `year.rs`), a publisher and an ISBN that belong to it.

pub mod author;
pub mod beside;
pub mod citation;
pub mod facts;
mod house;
pub mod record;
pub mod repeated;
pub mod title;
pub mod told;
mod year;

use super::document::{Block, Document, Kind};

/// The paragraphs that are the reviewer's own words: each with its lines joined,
/// labelled lines left out.
fn paragraphs(document: &Document<'_>, most: usize) -> Vec<String> {
    document
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item))
        .map(joined)
        .filter(|text| !text.is_empty())
        .take(most)
        .collect()
}

fn joined(block: &Block<'_>) -> String {
    let lines: Vec<&str> = block
        .lines
        .iter()
        .filter(|line| !line.taken)
        .map(|line| line.text.as_str())
        .collect();
    lines.join(" ")
}
