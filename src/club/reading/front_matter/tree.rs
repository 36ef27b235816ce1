//! Prose that is kept inside a record.
//!
//! Some blogs keep the review itself in the front matter: as text under a key
//! such as `review` or `content`, or as the tree of an editor, whose leaves are
//! `text: …` and whose paragraphs are `type: paragraph`. [`blocks`] makes
//! blocks of it for a document whose body is empty.

use super::Entry;
use crate::club::reading::document::{Block, Kind, Line};
use crate::club::reading::markdown;

/// Keys under which the text of a review is kept.
const TEXT: [&str; 22] = [
    "content",
    "contents",
    "body",
    "review",
    "my review",
    "review body",
    "review text",
    "text",
    "html",
    "markdown",
    "thoughts",
    "my thoughts",
    "notes",
    "comment",
    "comments",
    "opinion",
    "rezension",
    "reseña",
    "resenha",
    "critique",
    "recensione",
    "recenzja",
];

/// Keys under which a record that holds no review says what the book is about.
const ABOUT: [&str; 8] = [
    "summary",
    "description",
    "synopsis",
    "excerpt",
    "blurb",
    "resumen",
    "résumé",
    "zusammenfassung",
];

/// Kinds of a tree's nodes that begin a paragraph.
const PARAGRAPHS: [&str; 12] = [
    "paragraph",
    "heading",
    "blockquote",
    "list item",
    "listitem",
    "block",
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "quote",
];

/// Shorter texts are labels, in characters.
const SHORT: usize = 80;

/// The prose of the record in blocks; empty where it has none.
#[must_use]
pub fn blocks<'a>(entries: &[Entry<'a>]) -> Vec<Block<'a>> {
    let tree = leaves(entries);
    if !tree.is_empty() {
        return tree;
    }
    let text = entries
        .iter()
        .filter(|entry| {
            let key = entry.keys.last().map_or("", String::as_str);
            TEXT.contains(&key) && entry.value.chars().nth(SHORT).is_some()
        })
        .max_by_key(|entry| entry.value.len());
    if let Some(entry) = text {
        return owned(&entry.value, entry.source);
    }
    // A summary alone is what there is to read, in one value or a list of them.
    let about = ABOUT.iter().find_map(|key| {
        let is_about = |entry: &&Entry<'_>| entry.keys.iter().any(|own| own == key);
        let said: Vec<&Entry<'_>> = entries.iter().filter(is_about).collect();
        said.iter()
            .any(|entry| entry.value.chars().nth(SHORT).is_some())
            .then_some(said)
    });
    let about = about.unwrap_or_default();
    about
        .iter()
        .flat_map(|entry| {
            // A list that no parser took keeps its brackets.
            let listed = entry.value.starts_with('[');
            let bare = |c: char| listed && matches!(c, '[' | ']' | '"' | ',' | ' ');
            owned(entry.value.trim_matches(bare), entry.source)
        })
        .collect()
}

/// The blocks of a value, which has no line of its own in the document.
fn owned<'a>(text: &str, source: &'a str) -> Vec<Block<'a>> {
    let own = |line: Line<'_>| Line {
        source,
        text: line.text,
        marks: line.marks,
        targets: line.targets,
        taken: line.taken,
    };
    markdown::blocks(text)
        .into_iter()
        .map(|block| Block {
            kind: block.kind,
            lines: block.lines.into_iter().map(own).collect(),
        })
        .collect()
}

/// The texts of an editor's tree, joined to paragraphs.
fn leaves<'a>(entries: &[Entry<'a>]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut kind = None;
    for entry in entries {
        let Some((key, parents)) = entry.keys.split_last() else {
            continue;
        };
        let within = parents
            .iter()
            .any(|key| TEXT.contains(&key.as_str()) || key == "children");
        match key.as_str() {
            "type" | "node type" | " type" | "style" if within => {
                let value = entry.value.replace(['_', '-'], " ").to_lowercase();
                if PARAGRAPHS.contains(&value.as_str()) {
                    kind = Some(match value.as_str() {
                        "heading" | "h1" | "h2" | "h3" => Kind::Heading(2),
                        "blockquote" | "quote" => Kind::Quote,
                        "list item" | "listitem" | "li" => Kind::Item,
                        // A paragraph inside of a quotation or an item.
                        _ => kind
                            .filter(|k| *k != Kind::Heading(2))
                            .unwrap_or(Kind::Paragraph),
                    });
                }
            }
            "text" | "value" if within => match (kind.take(), blocks.last_mut()) {
                (None, Some(block)) => {
                    if let Some(line) = block.lines.last_mut() {
                        join(&mut line.text, &entry.value);
                    }
                }
                (None, None) => {}
                (Some(kind), _) => blocks.push(Block {
                    kind,
                    lines: vec![Line::new(entry.value.clone(), entry.source)],
                }),
            },
            _ => {}
        }
    }
    blocks
}

/// Joins two leaves of a paragraph; the spaces at their ends were lost.
fn join(text: &mut String, leaf: &str) {
    let apart = !text.ends_with(['(', '“', '"', '«', '[', '/', '—'])
        && !leaf.starts_with(['.', ',', ';', ':', '!', '?', ')', '”', '’', '»', ']', '…']);
    if apart {
        text.push(' ');
    }
    text.push_str(leaf);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::front_matter::split;

    fn shown(text: &str) -> Vec<(Kind, String)> {
        let (read, _) = split(text).unwrap();
        blocks(&read.entries)
            .into_iter()
            .map(|block| {
                let lines: Vec<String> = block.lines.into_iter().map(|l| l.text).collect();
                (block.kind, lines.join(" | "))
            })
            .collect()
    }

    #[test]
    fn a_tree_of_nodes_becomes_paragraphs() {
        let text = "---\ntitle: The Ferry\ncontent:\n  -\n    type: paragraph\n    content:\n      -\n        type: text\n        text: 'The sea is cold ('\n      -\n        type: text\n        marks:\n          -\n            type: italic\n        text: 'very cold'\n      -\n        type: text\n        text: ).\n  -\n    type: heading\n    content:\n      -\n        type: text\n        text: 'Then'\n  -\n    type: paragraph\n    content:\n      -\n        type: text\n        text: 'It ends.'\n---\n";
        assert_eq!(
            shown(text),
            [
                (Kind::Paragraph, "The sea is cold (very cold).".to_owned()),
                (Kind::Heading(2), "Then".to_owned()),
                (Kind::Paragraph, "It ends.".to_owned()),
            ]
        );
    }

    #[test]
    fn long_text_under_a_key_is_prose() {
        let said = "It sails, and it sails again, and every time somebody stands at the rail who has not yet *understood*.";
        let text = format!(
            "---\ntitle: The Ferry\nsummary: {said}\nreview: |\n  {said}\n\n  It ends.\n---\n"
        );
        assert_eq!(
            shown(&text),
            [
                (Kind::Paragraph, said.replace('*', "")),
                (Kind::Paragraph, "It ends.".to_owned()),
            ]
        );
        assert_eq!(shown("---\nreview: good\ntext: short\n---\n"), []);
    }
}
