//! Records that are set as tables or as lists of terms.
//!
//! A row of short cells reads `first: second`, as labelled lines do; a table
//! that only lays out the page is left to [`super::blocks`].

use super::blocks::{self, Page};

/// Longest cell of a record, in letters.
const CELL: usize = 200;

/// Rows of a record.
pub type Rows = Vec<String>;

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
            rows.extend(row(&term, &values.join(", ")));
            values.clear();
            term = text;
        } else {
            values.push(text);
        }
    }
    rows.extend(row(&term, &values.join(", ")));
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
        .filter(|text| !text.is_empty())
        .collect();
    let (first, rest) = texts.split_first()?;
    Some(row(first, &rest.join(" · ")).into_iter().collect())
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
                row(&blocks::line(page, title), &blocks::line(page, value))
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

fn row(label: &str, value: &str) -> Option<String> {
    let label = label.trim_end_matches([':', ' ', '：', '\u{A0}']);
    match (label, value) {
        ("", "") => None,
        ("", value) => Some(value.to_owned()),
        (label, "") => Some(label.to_owned()),
        (label, value) => Some(format!("{label}: {value}")),
    }
}
