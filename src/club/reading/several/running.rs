//! A paragraph that reviews several books, one after the other, becomes a
//! paragraph for each.
//!
//! That is what is left of a list when somebody pasted it: `* “X” by Y. … *
//! “Z” by W. …`. Records that follow each other without a blank line are taken
//! apart as well.

use std::borrow::Cow;

use super::flow::Flow;
use super::opening::{self, Opening};
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::labels::{self, Field};
use crate::club::reading::stamp;

/// Longest paragraph that is taken apart, in bytes.
const REACH: usize = 200_000;

/// The blocks, with such paragraphs taken apart.
#[must_use]
pub fn paragraphs<'b, 'a>(blocks: &'b [Block<'a>]) -> Cow<'b, [Block<'a>]> {
    let mut split: Option<Vec<Block<'a>>> = None;
    for (at, block) in blocks.iter().enumerate() {
        let parts = match block.kind {
            Kind::Paragraph | Kind::Item => apart(block),
            _ => Vec::new(),
        };
        if parts.len() > 1 {
            let done = split.get_or_insert_with(|| blocks.get(..at).unwrap_or_default().to_vec());
            done.extend(parts);
        } else if let Some(done) = &mut split {
            done.push(block.clone());
        }
    }
    split.map_or(Cow::Borrowed(blocks), Cow::Owned)
}

/// What a record names whose labels begin this block.
#[must_use]
pub fn record(block: &Block<'_>) -> Option<Opening> {
    let value = block
        .lines
        .iter()
        .take_while(|line| labelled(line))
        .find_map(title)?;
    let line = Line::new(value.to_owned(), "");
    let value = Block {
        kind: Kind::Paragraph,
        lines: vec![line],
    };
    let opening = opening::read(&Flow::of(&value, REACH), true)?;
    Some(Opening {
        books: opening.books,
        ..Opening::default()
    })
}

/// The value of a label that names a book.
#[must_use]
pub fn title<'l>(line: &'l Line<'_>) -> Option<&'l str> {
    let (label, value) = labels::split(&line.text)?;
    let names = labels::field(label) == Some(Field::Title)
        || matches!(
            labels::fold(label).as_str(),
            "what i read" | "i read" | "we read" | "book read" | "read" | "finished"
        ) && !stamp::names_day(value);
    (names && !value.is_empty() && value.len() <= 200).then_some(value)
}

fn labelled(line: &Line<'_>) -> bool {
    title(line).is_some()
        || labels::split(&line.text)
            .is_some_and(|(label, value)| !value.is_empty() && labels::field(label).is_some())
}

/// How many lines above line `nth` belong to its record.
fn labelled_above(lines: &[Line<'_>], nth: usize) -> usize {
    let above = lines.get(..nth).unwrap_or_default().iter().rev();
    above
        .take_while(|line| labelled(line) && title(line).is_none())
        .count()
}

/// The paragraph in pieces that each begin with a book; one piece or none where
/// fewer than two do.
fn apart<'a>(block: &Block<'a>) -> Vec<Block<'a>> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (nth, line) in block.lines.iter().enumerate() {
        if title(line).is_some() {
            cuts.push((nth - labelled_above(&block.lines, nth), 0));
        }
        if line.text.len() <= REACH {
            cuts.extend(bullets(line).into_iter().map(|at| (nth, at)));
        }
    }
    cuts.dedup();
    if cuts.len() < 2 {
        return Vec::new();
    }
    let mut pieces = vec![(0, 0)];
    pieces.extend(cuts.iter().copied().filter(|cut| *cut != (0, 0)));
    let ends = pieces
        .iter()
        .skip(1)
        .copied()
        .chain([(block.lines.len(), 0)]);
    let kind = block.kind;
    pieces
        .iter()
        .zip(ends)
        .map(|(from, to)| Block {
            kind,
            lines: between(&block.lines, *from, to),
        })
        .filter(|piece| piece.lines.iter().any(|line| !line.text.trim().is_empty()))
        .collect()
}

/// The lines from one place to another; a place is a line and a byte in it.
fn between<'a>(lines: &[Line<'a>], from: (usize, usize), to: (usize, usize)) -> Vec<Line<'a>> {
    let mut kept = Vec::new();
    for (nth, line) in lines.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let start = if nth == from.0 { from.1 } else { 0 };
        let end = if nth == to.0 { to.1 } else { line.text.len() };
        if start < end {
            let mut line = line.clone();
            line.keep(start..end);
            kept.push(line);
        }
    }
    kept
}

/// Where a bullet or number in the midst of a line is followed by the naming of
/// a book.
fn bullets(line: &Line<'_>) -> Vec<usize> {
    const MARKS: [&str; 6] = ["* ", "• ", "· ", "– ", "- ", "— "];
    if !MARKS.iter().any(|mark| line.text.contains(mark)) {
        return Vec::new();
    }
    let whole = Block {
        kind: Kind::Paragraph,
        lines: vec![line.clone()],
    };
    let flow = Flow::of(&whole, REACH);
    let mut found = Vec::new();
    for (at, mark) in line.text.char_indices() {
        if !matches!(mark, '*' | '•' | '·' | '–' | '-' | '—') {
            continue;
        }
        let before = line.text.get(..at).unwrap_or_default();
        let begins = before.is_empty()
            || before.ends_with(". ")
            || before.ends_with("! ")
            || before.ends_with("? ")
            || before.ends_with(") ");
        let start = at + mark.len_utf8() + 1;
        let names = |start: usize| {
            let words = flow.set_off(start).next();
            words.is_some_and(|words| opening::authored(&flow, &words))
        };
        if begins && flow.from(at + mark.len_utf8()).starts_with(' ') && names(start) {
            found.push(at);
        }
    }
    found
}
