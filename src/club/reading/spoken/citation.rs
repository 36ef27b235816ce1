//! A line that cites the book as libraries do: `Lee, Ann. *The Ferry*. Quay
//! Press, 2005.`

use crate::club::reading::document::{Document, Kind, Line};
use crate::club::reading::edition::{self, Edition};
use crate::club::reading::fold::plain;
use crate::club::reading::looks::Look;
use crate::club::reading::people;
use crate::club::review::Review;

/// Longest citation, in characters.
const LONGEST: usize = 220;
/// So many blocks at the top and at the foot are looked at.
const EDGE: usize = 6;

/// Takes title, author, publisher and date from a citation at the top or the
/// foot of the document, where it is of the book whose title is known or where
/// none is known.
pub fn read(document: &mut Document<'_>, review: &mut Review) {
    let last = document.blocks.len();
    let edges = document
        .blocks
        .iter_mut()
        .enumerate()
        .filter(|(at, block)| {
            (*at < EDGE || at + EDGE >= last)
                && matches!(block.kind, Kind::Paragraph | Kind::Heading(_))
        });
    for (_, block) in edges {
        let [line] = block.lines.as_mut_slice() else {
            continue;
        };
        let Some((title, names, edition)) = cited(line) else {
            continue;
        };
        let same = review.title.as_deref().map(plain);
        if same.is_some_and(|known| known != plain(&title)) {
            continue;
        }
        review.title.get_or_insert(title);
        if review.authors.is_empty() {
            review.authors = names;
        }
        crate::club::reading::facts::take_edition(edition, "", review);
        line.taken = true;
        return;
    }
}

/// Title, names and edition of a line that is a citation.
fn cited(line: &Line<'_>) -> Option<(String, Vec<String>, Edition)> {
    if line.taken || line.text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let slanted: Vec<_> = line
        .marks
        .iter()
        .filter(|mark| mark.look == Look::Slanted)
        .collect();
    let [mark] = slanted.as_slice() else {
        return None;
    };
    let title = line
        .text
        .get(mark.span.clone())?
        .trim()
        .trim_end_matches(['.', ',']);
    let before = line.text.get(..mark.span.start)?.trim();
    let behind = line
        .text
        .get(mark.span.end..)?
        .trim_start_matches(['.', ',', ' ', ':', ';']);
    let names = people::list(before.trim_end_matches(['.', ',', ':']));
    let named = !names.is_empty() && names.iter().all(|name| people::is_name(name));
    let edition = edition::read(behind, None);
    let whole = edition.publisher.is_some() && edition.is_dated();
    (named && whole && !title.is_empty() && behind.split_whitespace().count() <= 12)
        .then(|| (title.to_owned(), names, edition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_a_record() {
        for (text, title, author, publisher) in [
            (
                "Lee, Ann. *The Ferry*. Quay Press, 2005.\n\nIt sails.",
                Some("The Ferry"),
                "Ann Lee",
                Some("Quay Press"),
            ),
            (
                "Ann Lee, *The Ferry* (Quay Press, 2005)\n\nIt sails.",
                Some("The Ferry"),
                "Ann Lee",
                Some("Quay Press"),
            ),
            ("Ann Lee sails on *The Ferry* and is cold.", None, "", None),
            ("*The Ferry* sails in 2005.", None, "", None),
        ] {
            let mut document = Document::parse(text);
            let mut review = Review::default();
            read(&mut document, &mut review);
            assert_eq!(review.title.as_deref(), title, "failed on {text:?}");
            assert_eq!(review.authors.join(";"), author, "failed on {text:?}");
            assert_eq!(review.publisher.as_deref(), publisher, "failed on {text:?}");
        }
    }
}
