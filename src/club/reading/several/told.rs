//! Paragraphs that tell which book was read next: "I finished The Ferry, and …",
//! "Seguí con El muelle. …".
//!
//! The words are in [`crate::club::reading::spoken::told`]; [`super::siblings`]
//! wants several such paragraphs under a headline that promises books.

use super::flow::Flow;
use super::name;
use super::opening::{self, Named, Opening};
use super::post::Post;
use crate::club::reading::spoken::told;

/// The book that a paragraph tells of, where the headline promises books.
#[must_use]
pub fn read(flow: &Flow, post: &Post<'_, '_>) -> Option<Opening> {
    if !post.titled_several {
        return None;
    }
    if let Some(book) = quoted(flow) {
        return Some(Opening {
            books: vec![book],
            set_off: true,
            ..Opening::default()
        });
    }
    let (start, end) = told::span(&flow.text)?;
    let title = flow.text.get(start..end)?.trim();
    let said = flow.from(end).trim_start_matches([',', ' ', '”', '"', '»']);
    let authors = name::after_by(said)
        .and_then(name::at)
        .map(|(names, _)| names)
        .unwrap_or_default();
    let book = opening::named(title, authors);
    (!book.title.is_empty()).then(|| Opening {
        books: vec![book],
        ..Opening::default()
    })
}

/// The book whose title, bold and in quotation marks, opens a paragraph in front
/// of a dash: `**“The Ferry”** – a novel that …`.
fn quoted(flow: &Flow) -> Option<Named> {
    let words = flow.set_off(0).next()?;
    let title = flow.text.get(words.words)?;
    let said = flow.text.get(..words.end)?.trim();
    let marked = said.starts_with(['“', '„', '«', '»', '"']);
    let behind = flow.from(words.end).trim_start();
    let behind = behind.trim_start_matches(['”', '“', '»', '«', '"', ' ']);
    let told = behind.starts_with(['–', '—', '-']) && behind.split_whitespace().count() > 4;
    (marked && told).then(|| opening::named(title, Vec::new()))
}
