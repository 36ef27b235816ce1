//! Tables with labels in their head: `| Author | Pages | Rating |` over one row.
//!
//! A table of two columns reads `label: value` row by row and needs nothing
//! more; here are those whose first row names what the second says.

use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::labels;
use crate::club::reading::looks::Look;

/// The pairs of label and value of a table that begins at a block: its head and
/// the one row under it. Empty for any other block.
#[must_use]
pub fn pairs(blocks: &[Block<'_>], at: usize) -> Vec<(String, String)> {
    let row = |at: usize| blocks.get(at).filter(|block| block.kind == Kind::Row);
    let before = at.checked_sub(1).and_then(row).is_some();
    let (Some(head), Some(values), false) = (row(at), row(at + 1), before) else {
        return Vec::new();
    };
    // More rows are a list of books.
    if row(at + 2).is_some() {
        return Vec::new();
    }
    let (labels, values) = (cells(head), cells(values));
    let known = labels
        .iter()
        .filter(|label| labels::field(label).is_some())
        .count();
    // A value that is a label itself means that both rows read across.
    let across = labels.len() == 2
        && values
            .first()
            .is_some_and(|value| labels::field(value).is_some());
    if labels.len() < 2
        || labels.len() != values.len()
        || known * 2 < labels.len()
        || known < 2 && labels.len() > 3
        || across
    {
        return Vec::new();
    }
    labels.into_iter().zip(values).collect()
}

/// Whether a row is the head of a table of several rows, so that its second cell
/// is no value of its first.
#[must_use]
pub fn is_head(blocks: &[Block<'_>], at: usize) -> bool {
    let row = |at: usize| blocks.get(at).filter(|block| block.kind == Kind::Row);
    let first = at.checked_sub(1).and_then(row).is_none();
    let labels = |row: &Block<'_>| {
        let cells = cells(row);
        cells.len() > 1 && cells.iter().all(|cell| labels::field(cell).is_some())
    };
    first && row(at).is_some_and(labels) && row(at + 2).is_some()
}

/// The texts of a row's cells.
fn cells(row: &Block<'_>) -> Vec<String> {
    let of_line = |line: &Line<'_>| {
        line.marks
            .iter()
            .filter(|mark| mark.look == Look::Cell)
            .filter_map(|mark| line.text.get(mark.span.clone()))
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    row.lines.iter().flat_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::document::Document;

    #[test]
    fn a_head_names_what_the_row_under_it_says() {
        for (text, wanted) in [
            (
                "| Author | Pages | Rating |\n|---|---|---|\n| Ann Lee | 300 | 4/5 |",
                &["Author=Ann Lee", "Pages=300", "Rating=4/5"][..],
            ),
            (
                "| Author | Rating |\n|---|---|\n| Ann Lee | 4/5 |",
                &["Author=Ann Lee", "Rating=4/5"],
            ),
            (
                "| Title | The Ferry |\n|---|---|\n| Author | Ann Lee |",
                &[],
            ),
            (
                "| Title | Rating |\n|---|---|\n| A | 4/5 |\n| B | 3/5 |",
                &[],
            ),
            ("no table", &[]),
        ] {
            let document = Document::parse(text);
            let got: Vec<String> = pairs(&document.blocks, 0)
                .into_iter()
                .map(|(label, value)| format!("{label}={value}"))
                .collect();
            assert_eq!(got, wanted, "failed on {text:?}");
        }
    }
}
