//! A record of the book in the column beside the text of a page: "Author: Ann
//! Lee" above "Pages: 320". Such columns are chrome, and for all else that
//! stands in them they are left out ([`super::chrome`]).

use super::chrome;
use super::region::Region;
use super::tree::{Element, Tree};
use super::writer::Passage;
use super::{blocks, records};
use crate::club::reading::document::Kind;
use crate::club::reading::labels::{self, Field};

/// So many different facts make a record of it.
const FACTS: usize = 3;

/// The lines of the record; none where no column holds one, or several do.
pub fn record(tree: &Tree, hidden: &[bool], region: Region) -> Vec<Passage> {
    let post = tree.range(region.post);
    let columns = tree
        .elements()
        .filter(|(at, element)| is_column(element) && !post.contains(at))
        .filter(|(at, _)| hidden.get(*at).copied().unwrap_or_default());
    let mut found: Option<Vec<Passage>> = None;
    for (at, _) in columns {
        let mut shown = hidden.to_vec();
        for inside in tree.range(at) {
            if let Some(hidden) = shown.get_mut(inside) {
                *hidden = tree.element(inside).is_some_and(chrome::is_never_text);
            }
        }
        let page = blocks::Page {
            tree,
            hidden: &shown,
            headline: None,
        };
        let passages = blocks::of(page, at);
        if passages.iter().any(is_of_others) {
            continue;
        }
        let lines = records(passages);
        if facts(&lines) < FACTS {
            continue;
        }
        if found.is_some() {
            return Vec::new();
        }
        found = Some(lines);
    }
    found.unwrap_or_default()
}

fn is_column(element: &Element) -> bool {
    element.is(&["aside"]) || element.lists("role", "complementary") || element.has_word("sidebar")
}

/// A heading over books other than the one that is reviewed.
fn is_of_others(passage: &Passage) -> bool {
    const OTHERS: [&str; 8] = [
        "reading", "related", "recent", "latest", "popular", "next", "more", "also",
    ];
    let text = passage.text().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    matches!(passage.kind, Kind::Heading(_)) && words.any(|word| OTHERS.contains(&word))
}

/// How many different facts of a book some lines state.
fn facts(passages: &[Passage]) -> usize {
    let lines = passages.iter().flat_map(|passage| &passage.lines);
    let mut fields: Vec<Field> = Vec::new();
    for line in lines {
        let field = labels::split(&line.text).and_then(|(label, _)| labels::field(label));
        fields.extend(field.filter(|field| !fields.contains(field)));
    }
    fields.len()
}
