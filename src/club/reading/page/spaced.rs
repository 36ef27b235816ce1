//! Pages whose paragraphs are parted by blank lines and by no element.
//!
//! `WordPress` keeps its posts so and makes paragraphs of them when it shows them;
//! other programs publish them as they are kept.

use std::collections::{HashMap, HashSet};

use super::tree::{Tree, What};

/// Fewest texts with a blank line that make it a habit.
const TEXTS: usize = 2;

/// The elements between two nodes whose own text is parted so.
#[must_use]
pub fn parents(tree: &Tree, start: usize, end: usize) -> HashSet<usize> {
    let mut found: HashMap<usize, usize> = HashMap::new();
    for node in tree.nodes.get(start..end).unwrap_or_default() {
        if let What::Text(text) = &node.what
            && text.contains(char::is_alphabetic)
            && pieces(text).nth(1).is_some()
        {
            *found.entry(node.parent).or_insert(0) += 1;
        }
    }
    found.retain(|parent, texts| {
        let block = tree
            .element(*parent)
            .is_some_and(|element| element.is(&["body", "div", "article", "section", "main"]));
        let many = *texts >= TEXTS;
        block && many && tree.children(*parent).filter(|(_, e)| e.is(&["p"])).count() <= *texts
    });
    found.into_keys().collect()
}

/// The pieces of a text between its blank lines; one for a text without any.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find('\n')) {
            let end = from + at;
            let behind = text.get(end + 1..).unwrap_or_default();
            let bare = behind.trim_start_matches([' ', '\t', '\r', '\u{A0}']);
            if let Some(next) = bare.strip_prefix('\n') {
                rest = Some(next.trim_start());
                return text.get(..end);
            }
            from = end + 1;
        }
        rest = None;
        Some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_a_text() {
        for (text, parts) in [
            ("one\n \n\ntwo\nthree", &["one", "two\nthree"][..]),
            ("one\ntwo", &["one\ntwo"]),
            ("\n\n", &["", ""]),
            ("", &[""]),
        ] {
            let found: Vec<&str> = pieces(text).collect();
            assert_eq!(found, parts, "failed on {text:?}");
        }
    }
}
