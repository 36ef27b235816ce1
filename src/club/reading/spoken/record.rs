//! A paragraph that is a record of the book without labels: `Novela histórica.
//! Ann Lee. Editorial Muelle, 1997 ISBN: 84-9759-258-1. 782 páginas.`

use crate::club::reading::document::{Document, Kind};
use crate::club::reading::edition::{self, Edition};
use crate::club::reading::known::Known;
use crate::club::reading::{facts, isbn, people, title};
use crate::club::review::Review;

/// Longest record, in characters.
const LONGEST: usize = 320;
/// Longest line of a record in lines, in characters.
const LINE: usize = 90;
/// So many blocks at the top and at the foot are looked at.
const EDGE: usize = 5;

/// Takes ISBN, author, publisher and date from such a paragraph at the top or the
/// foot of the document.
pub fn read(document: &mut Document<'_>, known: &Known, review: &mut Review) {
    let last = document.blocks.len();
    let edges = document.blocks.iter_mut().enumerate();
    let edges = edges.filter(|(at, block)| {
        (*at < EDGE || at + EDGE >= last) && matches!(block.kind, Kind::Paragraph | Kind::Item)
    });
    for line in edges.flat_map(|(_, block)| &mut block.lines) {
        if line.taken || line.text.chars().nth(LONGEST).is_some() {
            continue;
        }
        let text = line.text.clone();
        let (before, number) = match split(&text) {
            Some((before, number)) => (before, Some(number)),
            None if Edition::counts_pages(&text) && text.contains(". ") => (text.as_str(), None),
            None => continue,
        };
        if let Some(number) = number {
            facts::take_isbn(number, review);
        } else if !edition::read(before, None).is_dated() {
            continue;
        }
        for piece in before.split(". ").flat_map(|piece| piece.split(" | ")) {
            let piece = piece.trim().trim_end_matches(['.', ',', ';', '(']);
            let dated = edition::read(piece, known.order());
            if review.title.is_none()
                && let Some(head) =
                    title::read(piece, |_| false).filter(|head| !head.authors.is_empty())
            {
                review.title = Some(head.title);
                review.authors = head.authors;
            } else if let Some(edition) = edition::line(piece, known.order()) {
                facts::take_edition(edition, piece, review);
            } else if dated.publisher.is_some() && dated.is_dated() {
                facts::take_edition(dated, piece, review);
            } else if review.authors.is_empty()
                && people::is_name(piece)
                && piece.split(' ').count() <= 4
                && (people::is_given(piece) || known.names_beside(piece, 1))
            {
                review.authors = people::list(piece);
            }
        }
        let words = before.split_whitespace().count();
        line.taken |= words <= 14;
        return;
    }
}

/// `The Ferry` / `Ann Lee` / `Quay Press, 2005` in lines of one paragraph, in either
/// order, or with the title above it: title and author where none is known, and
/// the edition.
pub fn stacked(document: &mut Document<'_>, review: &mut Review) {
    if review.title.is_some() {
        return;
    }
    let last = document.blocks.len();
    let mut above = String::new();
    let blocks = document.blocks.iter_mut().enumerate();
    let edges = blocks.filter(|(at, block)| {
        (*at < EDGE || at + EDGE >= last)
            && matches!(block.kind, Kind::Paragraph | Kind::Heading(_))
            && (1..=8).contains(&block.lines.len())
    });
    for (_, block) in edges {
        let over = std::mem::take(&mut above);
        if let [line] = block.lines.as_slice()
            && !line.taken
        {
            line.text.trim().clone_into(&mut above);
        }
        if block.lines.len() < 3 {
            continue;
        }
        let short = block
            .lines
            .iter()
            .all(|line| line.text.chars().count() <= LINE);
        // Who translated it is no title.
        let own = |text: &&str| !people::is_of_another_hand(text);
        let lines = block.lines.iter().map(|line| line.text.trim());
        let lines: Vec<&str> = lines.filter(own).collect();
        let text = |nth: usize| lines.get(nth).copied().unwrap_or_default();
        let person = |name: &str| {
            people::is_name(name) && people::is_given(name) && name.split(' ').count() <= 4
        };
        let (title, name) = match (person(text(0)), person(text(1))) {
            (false, true) => (text(0), text(1)),
            (true, false) if lines.len() < block.lines.len() => (over.as_str(), text(0)),
            (true, false) => (text(1), text(0)),
            _ => continue,
        };
        let edition = (1..lines.len()).find_map(|nth| {
            let said = text(nth).split(". ").map(|part| edition::read(part, None));
            let found = said.reduce(|one, other| if other.is_dated() { other } else { one })?;
            (found.publisher.is_some() && found.is_dated()).then_some(found)
        });
        let Some(edition) = edition.filter(|_| short && !title.is_empty()) else {
            continue;
        };
        let (title, names) = (title.to_owned(), people::list(name));
        review.title = Some(title);
        if review.authors.is_empty() {
            review.authors = names;
        }
        facts::take_edition(edition, "", review);
        for line in &mut block.lines {
            line.taken = true;
        }
        return;
    }
}

/// What stands before "ISBN" in a line, and the number behind it.
fn split(text: &str) -> Option<(&str, &str)> {
    let at = text.find("ISBN")?;
    let behind = text.get(at + 4..)?;
    let kind = ["-13", "-10", " 13", " 10", "13", "10"];
    let behind = kind
        .iter()
        .find_map(|kind| behind.strip_prefix(kind))
        .filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
        .unwrap_or(behind);
    let start = behind.find(|c: char| c.is_ascii_digit())?;
    let lead = behind.get(..start)?;
    let number = behind.get(start..)?;
    let end = number
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | ' ' | 'X' | 'x' | '‐' | '–')))
        .unwrap_or(number.len());
    let number = number.get(..end)?;
    let close = lead.chars().count() <= 6 || lead.trim_matches(['-', ' ', ':', '(']).is_empty();
    let valid = matches!(isbn::find(number), isbn::Found::Valid(_));
    (close && valid).then_some((text.get(..at)?, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_behind_its_name_is_found() {
        for (text, found) in [
            ("Muelle, 1997 ISBN: 84-9759-258-1. 782 páginas", true),
            ("Quay Press (ISBN 978-0-00-000000-2)", true),
            ("ISBN-13: 9780000000002", true),
            ("ISBN of the book: see below 9780000000002", false),
            ("ISBN: 12006006", false),
            ("no number", false),
        ] {
            assert_eq!(split(text).is_some(), found, "failed on {text:?}");
        }
    }
}
