//! Paragraphs that name their book in the midst of a sentence.
//!
//! Titles are named in any review, so a second sign must stand right at this
//! one: a rating in brackets behind it, or a line below the paragraph that says
//! when the book came out.

use std::ops::Range;

use super::flow::{Flow, SetOff};
use super::name;
use super::opening::{self, Opening};
use super::post::Post;
use crate::club::reading::document::{Block, Kind};
use crate::club::reading::imprint::Imprint;
use crate::club::reading::{people, rating};

/// The first bytes of a paragraph in which its book is named.
const FIRST: usize = 400;
/// The first bytes of a paragraph that opens with its book.
const EARLY: usize = 100;
/// Bytes of marks before a title that opens a paragraph.
const LEAD: usize = 4;
/// Most titles of a paragraph that are looked at.
const TITLES: usize = 40;
/// Longest line below a paragraph that says when a book came out, in bytes.
const IMPRINT: usize = 200;

/// The book that paragraph `at` of the post is about.
#[must_use]
pub fn read(flow: &Flow, post: &Post<'_, '_>, at: usize) -> Option<Opening> {
    // "My next stop on the list: …" is about no book yet.
    let mut words = flow.text.split_whitespace().take(3);
    if words.any(|word| matches!(word, "next" | "Next" | "Next:" | "next:")) {
        return None;
    }
    let mut first = None;
    for words in titles(flow) {
        let rating = rating_behind(flow, words.end);
        if rating.is_some() {
            return made(flow, post, &words, rating);
        }
        first = first.or(Some(words));
    }
    let first = first.filter(|words| words.words.start < FIRST)?;
    // "This week I read *X* by Y, …", where the headline promises that.
    if post.titled_several && first.words.start < EARLY {
        let behind = flow.from(first.end).trim_start_matches([' ', ',', '\n']);
        let before = flow.text.get(..first.words.start).unwrap_or_default();
        let before =
            before.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\''));
        let owned = before.ends_with("’s") || before.ends_with("'s");
        if owned || name::after_by(behind).is_some_and(|said| name::at(said).is_some()) {
            return made(flow, post, &first, None);
        }
    }
    if first.words.start <= LEAD && is_rated(post, at) {
        return made(flow, post, &first, None).map(|opening| Opening {
            leads: true,
            ..opening
        });
    }
    let dated = dated_below(post, at);
    dated
        .then(|| made(flow, post, &first, None))
        .flatten()
        .map(|opening| Opening { dated, ..opening })
}

/// Whether a rating alone ends this paragraph or stands right below it.
fn is_rated(post: &Post<'_, '_>, at: usize) -> bool {
    let blocks = post.blocks.get(at..).unwrap_or_default();
    let own = blocks
        .first()
        .and_then(|block| block.lines.get(1..)?.last());
    let below = blocks.get(1).filter(|block| block.lines.len() == 1);
    let below = below.and_then(|block| block.lines.first());
    own.into_iter()
        .chain(below)
        .any(|line| line.text.len() <= 80 && rating::is_all(&line.text))
}

fn made(
    flow: &Flow,
    post: &Post<'_, '_>,
    words: &SetOff,
    rating: Option<Range<usize>>,
) -> Option<Opening> {
    let title = flow.text.get(words.words.clone())?;
    let behind = rating.as_ref().map_or(words.end, |rating| rating.end);
    let authors = author(flow, words.words.start, behind, post);
    let book = opening::named(title, authors);
    (!book.title.is_empty()).then(|| Opening {
        books: vec![book],
        rating,
        set_off: true,
        linked: flow.has_link(&words.words),
        ..Opening::default()
    })
}

/// What is set off, in order: one mark at each place, and quotations that look
/// like titles.
fn titles(flow: &Flow) -> impl Iterator<Item = SetOff> + '_ {
    let quotes = flow
        .text
        .char_indices()
        .filter(|(_, c)| matches!(c, '“' | '„' | '«' | '»' | '"' | '《'))
        .map(|(at, _)| at);
    let mut places: Vec<usize> = flow
        .marks
        .iter()
        .map(|(_, span)| span.start)
        .chain(quotes)
        .collect();
    places.sort_unstable();
    places.dedup();
    places.truncate(TITLES);
    places.into_iter().filter_map(|at| {
        let words = flow.set_off(at).next()?;
        let said = flow.text.get(words.words.clone())?;
        let title = (1..=14).contains(&said.split_whitespace().count())
            && said.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_lowercase());
        title.then_some(words)
    })
}

/// A rating right behind a title: `(★★★★☆)`, `[4/5]`.
fn rating_behind(flow: &Flow, end: usize) -> Option<Range<usize>> {
    let rest = flow.from(end);
    let near = rest.trim_start_matches([
        ' ', '\u{A0}', '(', '[', ',', '–', '—', '”', '"', '»', '“', '«',
    ]);
    let start = end + rest.len() - near.len();
    let line = near.split('\n').next().unwrap_or_default();
    let line = line.get(..line.floor_char_boundary(40)).unwrap_or(line);
    let found = rating::find(line).filter(|found| found.span.start == 0)?;
    Some(start..start + found.span.end)
}

/// Who wrote it: "by Ann Lee" behind the title, a person right before it whom
/// tags or headline name or of whom it is a book.
fn author(flow: &Flow, start: usize, end: usize, post: &Post<'_, '_>) -> Vec<String> {
    let behind = flow
        .from(end)
        .trim_start_matches([' ', ')', ']', ',', '“', '”', '«', '»', '"', '\n']);
    if let Some((names, _)) = name::after_by(behind).and_then(name::at) {
        return names;
    }
    let before = flow.text.get(..start).unwrap_or_default();
    let whole = [before, flow.from(end)].concat();
    let known = |text: &str| {
        let mut at = 0;
        let mut found = None;
        for piece in text.split_inclusive([' ', '\n']) {
            if let Some((names, length)) = text.get(at..).and_then(name::at) {
                let near = text.get(at + length..).unwrap_or_default();
                let of = near.starts_with("'s") || near.starts_with("’s");
                let alone = names.len() == 1 && names.iter().all(|name| post.knows(name) || of);
                if alone && people::is_name(&names.join(" ")) {
                    found = Some(names);
                }
            }
            at += piece.len();
        }
        found
    };
    known(before).or_else(|| known(&whole)).unwrap_or_default()
}

/// A line below that says when the book came out: short, set off as a whole,
/// with a colon and a year.
fn dated_below(post: &Post<'_, '_>, at: usize) -> bool {
    let below = post.blocks.get(at + 1);
    below.is_some_and(|block| block.kind == Kind::Paragraph && is_imprint(block))
}

fn is_imprint(block: &Block<'_>) -> bool {
    let [line] = block.lines.as_slice() else {
        return false;
    };
    let whole = line
        .marks
        .iter()
        .any(|mark| mark.span.start == 0 && mark.span.end == line.text.len());
    let year = |word: &str| word.len() == 4 && Imprint::default().take(word);
    whole
        && line.text.len() <= IMPRINT
        && line.text.contains(':')
        && line.text.split(|c: char| !c.is_alphanumeric()).any(year)
}
