//! A table with a row for each book becomes headings with prose below.

use std::borrow::Cow;

use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::labels::{self, Field};
use crate::club::reading::looks::Look;

/// Words of a cell that is prose.
const PROSE: usize = 8;

/// The blocks, with each table of reviews turned into a record and a paragraph
/// for each row. A table without prose stays: it is a list and no review.
#[must_use]
pub fn rows<'b, 'a>(blocks: Cow<'b, [Block<'a>]>) -> Cow<'b, [Block<'a>]> {
    if !blocks.iter().any(|block| block.kind == Kind::Row) {
        return blocks;
    }
    let mut done: Vec<Block<'a>> = Vec::new();
    let mut rest: &[Block<'a>] = &blocks;
    while let Some(first) = rest.first() {
        let length = rest
            .iter()
            .take_while(|block| block.kind == Kind::Row)
            .count();
        let (table, behind) = rest.split_at(length);
        match table
            .split_first()
            .and_then(|(head, rows)| reviews(head, rows))
        {
            Some(mut reviews) => done.append(&mut reviews),
            None if length > 0 => done.extend(table.iter().cloned()),
            None => done.push(first.clone()),
        }
        rest = if length > 0 {
            behind
        } else {
            rest.get(1..).unwrap_or_default()
        };
    }
    Cow::Owned(done)
}

/// The cells of a row: text without marks.
#[must_use]
pub fn cells<'l>(row: &'l Block<'_>) -> Vec<&'l str> {
    let Some(line) = row.lines.first() else {
        return Vec::new();
    };
    let cells = line.marks.iter().filter(|mark| mark.look == Look::Cell);
    cells
        .filter_map(|mark| line.text.get(mark.span.clone()))
        .map(|cell| cell.trim_start_matches([':', '·', ' ']).trim())
        .collect()
}

/// Which of these names of columns is that of the titles.
#[must_use]
pub fn title(names: &[&str]) -> Option<usize> {
    let is_title = |name: &&str| labels::field(one(name)) == Some(Field::Title);
    names.iter().position(is_title)
}

/// The name of a column that speaks of all its cells, as that of one: "Titres".
fn one(name: &str) -> &str {
    let single = name.strip_suffix(['s', 'S']);
    single
        .filter(|single| labels::field(name).is_none() && labels::field(single).is_some())
        .unwrap_or(name)
}

fn reviews<'a>(head: &Block<'a>, rows: &[Block<'a>]) -> Option<Vec<Block<'a>>> {
    let names: Vec<&str> = cells(head).into_iter().map(one).collect();
    let title = title(&names)?;
    let prose = rows
        .iter()
        .filter(|row| cells(row).iter().any(|cell| is_prose(cell)))
        .count();
    // A list with a rating for each book says something of it, too.
    let column = |wanted: &dyn Fn(&Field) -> bool| {
        names
            .iter()
            .any(|name| labels::field(name).is_some_and(|field| wanted(&field)))
    };
    let rated = column(&|field| *field == Field::OwnRating)
        && column(&|field| *field == Field::Author)
        && rows.len() > 1;
    if !rated && (prose < 2 || prose * 2 < rows.len()) {
        return None;
    }
    let mut blocks = Vec::new();
    for row in rows {
        let source = row.lines.first()?.source;
        let cells = cells(row);
        let mut record = Vec::new();
        let mut text = Vec::new();
        for (nth, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            match names.get(nth) {
                Some(name) if nth != title && !is_prose(cell) => {
                    record.push(Line::new(format!("{name}: {cell}"), source));
                }
                _ if nth != title => text.push(Line::new((*cell).to_owned(), source)),
                _ => {}
            }
        }
        let heading = Line::new((*cells.get(title)?).to_owned(), source);
        let part = [
            (Kind::Heading(6), vec![heading]),
            (Kind::Paragraph, record),
            (Kind::Paragraph, text),
        ];
        blocks.extend(
            part.into_iter()
                .filter(|(_, lines)| !lines.is_empty())
                .map(|(kind, lines)| Block { kind, lines }),
        );
    }
    Some(blocks)
}

fn is_prose(cell: &str) -> bool {
    cell.split_whitespace().count() >= PROSE
}
