//! Records that are set as tables or as lists of terms.
//!
//! A row of short cells reads `first: second`, as labelled lines do; a table
//! that only lays out the page is left to [`super::blocks`].

use super::blocks::{self, Page};
use crate::club::reading::document::Line;
use crate::club::reading::looks::{Look, Mark};

/// Longest cell of a record, in letters.
const CELL: usize = 200;

/// Rows of a record.
pub type Rows = Vec<Line<'static>>;

/// The rows of a list of terms; `None` where it holds more than a record.
/// `letters` counts the letters in an element.
#[must_use]
pub fn of_terms(page: Page<'_>, at: usize, letters: impl Fn(usize) -> usize) -> Option<Rows> {
    // Some themes put each pair into a `div`.
    let parts: Vec<(usize, bool)> = page
        .tree
        .within(at + 1..page.tree.end(at))
        .filter(|(_, e)| e.is(&["dt", "dd"]))
        .map(|(at, e)| (at, e.is(&["dt"])))
        .collect();
    if parts.is_empty() || parts.iter().any(|(at, _)| letters(*at) > CELL) {
        return None;
    }
    let mut rows = Rows::new();
    let mut term = String::new();
    let mut values: Vec<String> = Vec::new();
    for (at, is_term) in parts {
        let text = blocks::line(page, at);
        if is_term {
            rows.extend(row([&*term, &*values.join(", ")]));
            values.clear();
            term = text;
        } else {
            values.push(text);
        }
    }
    rows.extend(row([&*term, &*values.join(", ")]));
    Some(rows)
}

/// The row at `at` of a table as rows of a record, none where it is a menu;
/// `None` where its cells hold more than a record.
#[must_use]
pub fn of_row(page: Page<'_>, at: usize, letters: impl Fn(usize) -> usize) -> Option<Rows> {
    let cells = cells(page, at, &["td", "th"]);
    let layout = page
        .tree
        .within(page.tree.range(at))
        .any(|(_, e)| e.is(&["table", "h1", "h2", "h3"]));
    if cells.len() < 2 || layout || cells.iter().any(|cell| letters(*cell) > CELL) {
        return None;
    }
    let texts: Vec<String> = cells
        .into_iter()
        .map(|cell| blocks::line(page, cell))
        .collect();
    Some(row(texts.iter().map(String::as_str)).into_iter().collect())
}

/// The rows of a table that is a record on its side: a row of titles and one
/// row of values below.
#[must_use]
pub fn on_its_side(page: Page<'_>, at: usize, letters: impl Fn(usize) -> usize) -> Option<Rows> {
    let rows: Vec<usize> = page
        .tree
        .within(page.tree.range(at))
        .filter(|(_, e)| e.is(&["tr"]))
        .map(|(at, _)| at)
        .take(3)
        .collect();
    let [titles, values] = rows.as_slice() else {
        return None;
    };
    let of = |at: usize, name: &str| {
        let all = cells(page, at, &["td", "th"]);
        let named = cells(page, at, &[name]);
        let fits = named.len() >= 2 && named == all && named.iter().all(|at| letters(*at) <= CELL);
        fits.then_some(named)
    };
    let (titles, values) = (of(*titles, "th")?, of(*values, "td")?);
    let pairs = titles.into_iter().zip(values);
    Some(
        pairs
            .filter_map(|(title, value)| {
                row([&*blocks::line(page, title), &*blocks::line(page, value)])
            })
            .collect(),
    )
}

fn cells(page: Page<'_>, at: usize, names: &[&str]) -> Vec<usize> {
    page.tree
        .children(at)
        .filter(|(_, e)| e.is(names))
        .map(|(at, _)| at)
        .collect()
}

/// The cells of a row as a line: a colon behind the first, a dot between the
/// others.
fn row<'t>(cells: impl IntoIterator<Item = &'t str>) -> Option<Line<'static>> {
    let mut line = Line::new(String::new(), "");
    for (nth, cell) in cells.into_iter().enumerate() {
        let cell = match nth {
            0 => cell.trim_end_matches([':', ' ', '：', '\u{A0}']),
            _ => cell,
        };
        if cell.is_empty() {
            continue;
        }
        if !line.text.is_empty() {
            let first = line.marks.len() == 1;
            line.text.push_str(if first { ": " } else { " · " });
        }
        let start = line.text.len();
        line.text.push_str(cell);
        line.marks.push(Mark {
            look: Look::Cell,
            span: start..line.text.len(),
        });
    }
    (!line.text.is_empty()).then_some(line)
}
