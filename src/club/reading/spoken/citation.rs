//! A line that cites the book as libraries do: `Lee, Ann. *The Ferry*. Quay
//! Press, 2005.`, or as bloggers do: `The Ferry, Ann Lee, Quay Press, 2005`.

use crate::club::reading::dates::{self, Found};
use crate::club::reading::document::{Document, Kind, Line};
use crate::club::reading::edition::{self, Edition};
use crate::club::reading::fold::{Folded, plain};
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
    for line in edges.flat_map(|(_, block)| &mut block.lines) {
        let Some((title, names, edition)) = cited(line)
            .or_else(|| listed(line, review))
            .or_else(|| entry(line))
        else {
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

/// `The Ferry, Ann Lee, Quay Press, 2005`, `Ann Lee. – The Ferry. – Town : Quay
/// Press, 2005`, `The Ferry by Ann Lee. Published by Quay Press, 2005`: a line
/// that names the known title, the author, and the edition.
fn listed(line: &Line<'_>, review: &Review) -> Option<(String, Vec<String>, Edition)> {
    let title = review.title.as_deref()?;
    if line.taken || line.text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (before, behind) = around(&line.text, title)?;
    let named = |text: &str| {
        let (names, end) = people::at_start(without_by(text), false)?;
        let rest = without_by(text).get(end..)?;
        Some((names, rest.to_owned()))
    };
    let (names, rest) = match named(behind) {
        Some(found) => found,
        None => (named(before)?.0, behind.to_owned()),
    };
    let known = review.authors.is_empty() || names.iter().any(|name| review.authors.contains(name));
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !known || rest.split_whitespace().count() > 14 {
        return None;
    }
    let edition = rest
        .split(". ")
        .find_map(|part| edition::line(part, None))
        .unwrap_or_else(|| edition::read(rest, None));
    (edition.publisher.is_some() && edition.is_dated()).then(|| (title.to_owned(), names, edition))
}

/// `Ann Lee: The Ferry. Quay Press, 2005, 288 pages`, as bookshops write: the name
/// is a person's, and behind the title stands the house.
fn entry(line: &Line<'_>) -> Option<(String, Vec<String>, Edition)> {
    let text = line.text.trim();
    if line.taken || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (name, rest) = text.split_once(": ")?;
    let (title, behind) = rest.split_once(". ").or_else(|| rest.split_once(" ("))?;
    let person = people::is_name(name) && people::is_given(name) && name.split(' ').count() <= 4;
    let edition = edition::read(behind.trim_end_matches(')'), None);
    let short = behind.split_whitespace().count() <= 12 && title.split_whitespace().count() <= 12;
    let proper = behind
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .all(|word| !word.starts_with(char::is_lowercase) || Edition::counts_pages(behind));
    let titled = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (person && titled && short && proper && edition.publisher.is_some())
        .then(|| (title.trim().to_owned(), people::list(name), edition))
}

/// What stands before and behind a title in a line.
fn around<'t>(text: &'t str, title: &str) -> Option<(&'t str, &'t str)> {
    let folded = Folded::new(text);
    let whole = format!(" {} ", plain(title));
    let at = folded.text.find(&whole).filter(|_| whole.len() > 4)?;
    let end = folded.source(at + whole.len() - 1);
    Some((text.get(..folded.source(at + 1))?, text.get(end..)?))
}

fn without_by(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    ["by ", "von ", "de ", "par ", "di ", "door ", "van ", "por "]
        .iter()
        .find_map(|by| bare.strip_prefix(by))
        .unwrap_or(bare)
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
    let (before, year) = without_year(before.trim_end_matches(['.', ',', ':']));
    let names = people::list(before);
    let named = !names.is_empty() && names.iter().all(|name| people::is_name(name));
    let mut edition = edition::read(behind, None);
    if year != Found::Nothing {
        edition.published = year;
        edition.publisher = house(behind);
    }
    let whole = edition.publisher.is_some() && edition.is_dated();
    let short = behind.split_whitespace().count() <= 16;
    (named && whole && !title.is_empty() && short).then(|| (title.to_owned(), names, edition))
}

/// `Ann Lee 2005`, `Lee, A. (2005)`: the names, and the year behind them.
fn without_year(before: &str) -> (&str, Found) {
    let bare = before.trim_end_matches([')', ']', ' ']);
    let Some(at) = bare.len().checked_sub(4) else {
        return (before, Found::Nothing);
    };
    match (bare.get(..at), bare.get(at..)) {
        (Some(names), Some(year))
            if year.bytes().all(|b| b.is_ascii_digit()) && names.ends_with([' ', '(', '[']) =>
        {
            let names = names.trim_end_matches([' ', '(', '[', ',', '.', ':']);
            (names, dates::read(year, None))
        }
        _ => (before, Found::Nothing),
    }
}

/// The house of a citation that has the year elsewhere: `Translated by Bo Roe.
/// London: Quay Press. 338 pp.`
fn house(behind: &str) -> Option<String> {
    let pieces = || behind.split(['.', ';']).map(str::trim);
    let placed = pieces().find(|piece| {
        piece.split_once(": ").is_some_and(|(place, house)| {
            place.split_whitespace().count() <= 4
                && place.starts_with(char::is_uppercase)
                && house.starts_with(char::is_uppercase)
        })
    });
    let house = placed.or_else(|| {
        pieces().find(|piece| piece.split_whitespace().count() <= 4 && !piece.is_empty())
    })?;
    edition::publisher(house)
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
