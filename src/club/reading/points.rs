//! Strong and weak points: labels whose value is a passage.
//!
//! [`read`] takes what follows the label in its paragraph or, where nothing
//! does, the block under it.

use super::document::{Block, Kind};
use super::labels;

/// Longest strong or weak point, in characters.
const POINT: usize = 800;

/// The value of a strong or weak point and the lines that it takes: the rest
/// of the label's paragraph, or where nothing follows the colon, the next
/// block, which stays in the prose.
#[must_use]
pub fn read(
    value: &str,
    block: &Block<'_>,
    at: usize,
    rest: &[Block<'_>],
    labelled: bool,
) -> (Option<String>, usize) {
    let mut lines = 1;
    let mut said = value.to_owned();
    for line in block.lines.iter().skip(at + 1) {
        if labels::split(&line.text).is_some_and(|(label, _)| labels::field(label).is_some()) {
            break;
        }
        said.push(' ');
        said.push_str(&line.text);
        lines += 1;
    }
    let said = words(&said);
    if !said.is_empty() {
        // Without a colon the first line is a sentence that begins with
        // "Good", not a label.
        let fits = labelled && said.chars().nth(POINT).is_none();
        return (fits.then_some(said), lines);
    }
    let item = rest.first().is_some_and(|next| next.kind == Kind::Item);
    let below = rest
        .iter()
        .take_while(|next| next.kind == Kind::Item)
        .chain(
            rest.first()
                .filter(|next| !item && next.kind == Kind::Paragraph),
        )
        .take(12)
        .flat_map(|next| next.lines.iter().map(|line| line.text.as_str()));
    let said = words(&below.collect::<Vec<_>>().join(" "));
    let fits = !said.is_empty() && said.chars().nth(POINT).is_none();
    (fits.then_some(said), 1)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
