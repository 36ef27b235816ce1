//! Pictures that stand for labels: `📖 The Ferry` / `✍️ Ann Lee` / `⭐ 4/5`.
//!
//! One picture alone decorates a line; where several lines of a block begin with
//! different ones of these, each says what its line is. [`spell_out`] writes the
//! labels in words, so that [`super::fields`] reads them as any other.

use super::document::{Block, Kind};
use super::labels;

/// What each picture stands for.
const SIGNS: [(&str, &str); 6] = [
    ("Title", "📖📕📗📘📙📚📓📔"),
    ("Author", "✍✏🖊🖋👤👩👨🧑"),
    ("Rating", "⭐🌟★"),
    ("Published", "📅🗓📆"),
    ("Publisher", "🏢🏛🏠"),
    ("Pages", "📄📃📑"),
];

/// Longest line with such a picture, in characters.
const LINE: usize = 120;

/// Writes the labels in front of the lines of records that have pictures for them.
pub fn spell_out(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if !matches!(block.kind, Kind::Paragraph | Kind::Quote) || block.lines.len() < 2 {
            continue;
        }
        let found: Vec<Option<(&str, String)>> =
            block.lines.iter().map(|line| read(&line.text)).collect();
        let has = |wanted: &str| found.iter().flatten().any(|(label, _)| *label == wanted);
        if !(has("Title") && (has("Author") || has("Rating"))) {
            continue;
        }
        for (line, found) in block.lines.iter_mut().zip(found) {
            if let Some((label, value)) = found {
                line.text = format!("{label}: {value}");
                line.marks.clear();
            }
        }
    }
}

/// The label that the picture in front of a line stands for, and what follows
/// it; nothing where the line has a label in words.
fn read(line: &str) -> Option<(&'static str, String)> {
    let first = line.chars().next()?;
    let (label, _) = SIGNS.iter().find(|(_, signs)| signs.contains(first))?;
    let rest = line.trim_start_matches(|c: char| {
        labels::is_picture(c) || c.is_whitespace() || matches!(c, '\u{FE0F}' | '\u{200D}')
    });
    // `⭐⭐⭐⭐` is a rating as it stands.
    let value = if *label == "Rating" && !rest.contains(|c: char| c.is_ascii_digit()) {
        line
    } else {
        rest
    };
    let worded = labels::split(rest).is_some_and(|(label, _)| labels::field(label).is_some());
    let short = line.chars().nth(LINE).is_none() && !value.is_empty();
    (short && !worded).then(|| (*label, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::club::reading::document::Document;

    #[test]
    fn pictures_stand_for_labels_where_several_do() {
        for (text, wanted) in [
            (
                "📖 The Ferry\n✍️ Ann Lee\n⭐ 4/5",
                "Title: The Ferry|Author: Ann Lee|Rating: 4/5",
            ),
            (
                "📖 The Ferry\n⭐⭐⭐⭐",
                "Title: The Ferry|Rating: ⭐⭐⭐⭐",
            ),
            (
                "📖 Author: Ann Lee\n⭐ Rating: 4/5",
                "📖 Author: Ann Lee|⭐ Rating: 4/5",
            ),
            ("📚 I read it.\nIt sails.", "📚 I read it.|It sails."),
        ] {
            let mut document = Document::parse(text);
            spell_out(&mut document.blocks);
            let lines: Vec<&str> = document
                .blocks
                .iter()
                .flat_map(|block| &block.lines)
                .map(|line| line.text.as_str())
                .collect();
            assert_eq!(lines.join("|"), wanted, "failed on {text:?}");
        }
    }
}
