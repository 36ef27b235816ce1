//! Records of the books of a post that stand apart from the prose: a list in
//! the front matter (`books:` with a title each), a table above the reviews.
//!
//! [`Records`] finds the record of a title. What names no title is nobody's.

use super::table;
use crate::club::reading::document::{Block, Document, Kind, Line};
use crate::club::reading::front_matter::Entry;
use crate::club::reading::labels::{self, Field};

/// Keys under which a list of books may stand in front matter.
const LISTS: [&str; 5] = ["books", "book", "reviews", "reading", "read"];
/// Most records that are kept.
const RECORDS: usize = 200;

/// The records of a post.
#[derive(Debug, Default)]
pub struct Records<'a> {
    listed: Vec<(String, Vec<Entry<'a>>)>,
    rows: Vec<(String, Vec<Line<'a>>)>,
}

impl<'a> Records<'a> {
    /// The records in the front matter and the tables of a document.
    #[must_use]
    pub fn of(document: &Document<'a>) -> Self {
        Self {
            listed: listed(&document.front_matter),
            rows: rows(&document.blocks),
        }
    }

    /// Whether there are records of several books.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.listed.len() > 1
    }

    /// Whether there is a record of this title.
    #[must_use]
    pub fn know(&self, title: &str) -> bool {
        find(&self.listed, title).is_some() || find(&self.rows, title).is_some()
    }

    /// What the front matter says of this title: its entries, as those of a
    /// single book.
    #[must_use]
    pub fn entries(&self, title: &str) -> Vec<Entry<'a>> {
        find(&self.listed, title).cloned().unwrap_or_default()
    }

    /// What a table says of this title, as labelled lines.
    #[must_use]
    pub fn row(&self, title: &str) -> Option<Block<'a>> {
        let lines = find(&self.rows, title)?.clone();
        let kind = Kind::Row;
        (!lines.is_empty()).then_some(Block { kind, lines })
    }
}

fn find<'r, T>(records: &'r [(String, T)], title: &str) -> Option<&'r T> {
    let title = labels::fold(title);
    let found = records.iter().find(|(other, _)| *other == title);
    found.map(|(_, record)| record)
}

/// A list of the front matter: each title begins a record, or ends the keys
/// that stood before it.
fn listed<'a>(entries: &[Entry<'a>]) -> Vec<(String, Vec<Entry<'a>>)> {
    let mut records: Vec<(String, Vec<Entry<'a>>)> = Vec::new();
    let mut open: Vec<Entry<'a>> = Vec::new();
    for entry in entries {
        let [list, key] = entry.keys.as_slice() else {
            continue;
        };
        if !LISTS.contains(&list.as_str()) || records.len() >= RECORDS {
            continue;
        }
        // A key comes twice where the next book begins.
        if open.iter().any(|other| other.keys.last() == Some(key)) {
            close(std::mem::take(&mut open), &mut records);
        }
        open.push(Entry {
            keys: vec!["book".to_owned(), key.clone()],
            ..entry.clone()
        });
    }
    close(open, &mut records);
    records
}

fn close<'a>(open: Vec<Entry<'a>>, records: &mut Vec<(String, Vec<Entry<'a>>)>) {
    let title = open.iter().find(|entry| {
        let key = entry.keys.last().and_then(|key| labels::field(key));
        key == Some(Field::Title)
    });
    if let Some(title) = title {
        records.push((labels::fold(&title.value), open));
    }
}

/// The rows of tables that have a column of titles.
fn rows<'a>(blocks: &[Block<'a>]) -> Vec<(String, Vec<Line<'a>>)> {
    let mut records = Vec::new();
    let mut head: Option<(Vec<&str>, usize)> = None;
    for block in blocks {
        if block.kind != Kind::Row {
            head = None;
            continue;
        }
        let cells = table::cells(block);
        let Some((names, title)) = &head else {
            let title = table::title(&cells);
            head = Some((cells, title.unwrap_or(usize::MAX)));
            continue;
        };
        let Some(named) = cells.get(*title).filter(|_| records.len() < RECORDS) else {
            continue;
        };
        let source = block.lines.first().map_or("", |line| line.source);
        let others = names.iter().zip(&cells).enumerate();
        let lines = others
            .filter(|(nth, (name, cell))| nth != title && !name.is_empty() && !cell.is_empty())
            .map(|(_, (name, cell))| Line::new(format!("{name}: {cell}"), source));
        records.push((labels::fold(named), lines.collect()));
    }
    records
}
