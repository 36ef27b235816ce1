//! A seam becomes a [`Part`]: its blocks without the words that name the book.

use super::Part;
use super::flow::Flow;
use super::post::Post;
use super::running;
use super::seam::Seam;
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::rating;

/// One part for each book that the seam names.
pub fn part<'a>(post: &Post<'_, 'a>, seam: &Seam) -> Vec<Part<'a>> {
    let mut blocks: Vec<Block<'a>> = post
        .blocks
        .get(seam.part.clone())
        .unwrap_or_default()
        .to_vec();
    let rating = seam.opening.rating.clone().and_then(|span| {
        let first = blocks.first()?;
        let flow = Flow::of(first, span.end);
        let words = flow.text.get(span.clone())?.trim().to_owned();
        let (nth, _) = place(first, span.start)?;
        Some((words, first.lines.get(nth)?.source))
    });
    let rating = rating.or_else(|| shared(post, seam));
    if let Some(first) = blocks.first_mut() {
        behead(first, seam.opening.end);
        for line in &mut first.lines {
            line.taken |= running::title(line).is_some();
        }
    }
    let below = blocks.iter_mut().flat_map(|block| &mut block.lines);
    let mut rating = rating;
    for line in below.skip(1).take(seam.below) {
        line.taken = true;
        // "Ann Lee · 4/5"
        if rating.is_none()
            && let Some(found) = rating::find(&line.text)
        {
            let words = line.text.get(found.span).unwrap_or_default();
            rating = Some((words.trim().to_owned(), line.source));
        }
    }
    let whole = |book: &super::Named| Part {
        book: book.clone(),
        rating: rating.clone(),
        imprint: seam.opening.imprint.clone(),
        record: post.records.entries(&book.title),
        blocks: blocks
            .iter()
            .cloned()
            .chain(post.records.row(&book.title))
            .collect(),
    };
    seam.opening.books.iter().map(whole).collect()
}

/// The line of the block and the byte in it where byte `at` of its flow is.
fn place(block: &Block<'_>, at: usize) -> Option<(usize, usize)> {
    let mut start = 0;
    for (nth, line) in block.lines.iter().enumerate() {
        let end = start + line.text.len();
        if at <= end {
            return Some((nth, at - start));
        }
        start = end + 1;
    }
    None
}

/// Takes the first `end` bytes of a block out of the prose.
fn behead(block: &mut Block<'_>, end: usize) {
    let mut left = end;
    for line in &mut block.lines {
        if left == 0 {
            return;
        }
        let length = line.text.len();
        if left >= length {
            line.taken = true;
        } else {
            line.keep(left..length);
        }
        left = left.saturating_sub(length + 1);
    }
}

/// The rating that a heading above gives to all books below it: `## ★★★★★`.
fn shared<'a>(post: &Post<'_, 'a>, seam: &Seam) -> Option<(String, &'a str)> {
    let first = post.blocks.get(seam.block)?;
    let level = match first.kind {
        Kind::Heading(level) => level,
        _ => u8::MAX,
    };
    let above = post.blocks.get(..seam.block)?.iter().rev();
    let heading = above
        .take(400)
        .find(|block| matches!(block.kind, Kind::Heading(other) if other < level))?;
    let line: &Line<'a> = heading.lines.first()?;
    rating::is_all(&line.text).then(|| (line.text.clone(), line.source))
}
