//! What stands behind a title: brackets, the author, publisher and year, a
//! rating, and where after them the prose begins.

use super::flow::Flow;
use super::name;
use super::opening::Opening;
use crate::club::reading::spoken::beside;
use crate::club::reading::{people, rating};

/// Bytes behind a title that are looked at.
const NEAR: usize = 600;
/// Longest name of a publisher with a year, in bytes.
const IMPRINT: usize = 80;

/// What may stand between title and author: `(Kindle)`, `(★★★★)`, `:amazon`.
/// A name in brackets is the author's.
pub fn asides(flow: &Flow, mut at: usize, opening: &mut Opening) -> usize {
    // Textile's links are `“X”:address`.
    if let Some(address) = flow.from(at).strip_prefix(':') {
        let length = address.find(char::is_whitespace).unwrap_or(address.len());
        if length > 0 && address.starts_with(char::is_alphanumeric) {
            at += 1 + length;
        }
    }
    for _ in 0..3 {
        let rest = flow.from(at);
        let spaced = rest.trim_start();
        let Some((inside, length)) = bracket(spaced) else {
            break;
        };
        let start = at + rest.len() - spaced.len();
        // `(Ann Lee, 2018)`, and no `(Harbour Tales book 3)`.
        let names = name::at(inside).filter(|(_, end)| {
            let rest = inside.get(*end..).unwrap_or_default();
            rest.is_empty() || rest.starts_with([',', ';'])
        });
        if let Some(found) = rating::find(inside) {
            opening.rating = Some(start + 1 + found.span.start..start + 1 + found.span.end);
        } else if let Some((names, end)) = names.filter(|_| !opening.has_author()) {
            for book in &mut opening.books {
                book.authors.clone_from(&names);
            }
            opening.imprint.take(inside.get(end..).unwrap_or_default());
        } else if !opening.imprint.take(inside) && people::is_mononym(inside) {
            opening.aside = Some(inside.to_owned());
        }
        at = start + length;
    }
    at
}

/// What stands in the bracket at the beginning, and the bytes that it takes.
fn bracket(text: &str) -> Option<(&str, usize)> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = text.char_indices().take(100).find(|(_, c)| *c == close)?.0;
    Some((text.get(1..end)?, end + 1))
}

/// The author behind a title: after "by", or behind a comma or dash where
/// nothing but the name stands there.
pub fn author(flow: &Flow, at: usize, heading: bool) -> Option<(Vec<String>, usize)> {
    let rest = flow.from(at);
    let spaced = rest.trim_start();
    let bare = spaced.trim_start_matches(',').trim_start();
    if let Some(said) = name::after_by(bare) {
        let start = at + rest.len() - said.len();
        return marked_name(flow, start)
            .or_else(|| name::at(said).map(|(names, end)| (names, start + end)))
            .or_else(|| mononym(said, start, heading));
    }
    // "…, the latest novel by Ann Lee"
    if let Some(said) = beside::behind_noun(bare)
        && bare.len() < spaced.len()
        && let Some((names, end)) = name::at(said)
    {
        return Some((names, at + rest.len() - said.len() + end));
    }
    let weak = spaced.trim_start_matches([',', '-', '–', '—', '|', '/', ':', '~', '•', '·']);
    let behind = weak.trim_start();
    let start = at + rest.len() - behind.len();
    let set_off = (weak.len() < spaced.len())
        .then(|| marked_name(flow, start))
        .flatten();
    if set_off.is_some() {
        return set_off;
    }
    let (names, end) = name::at(behind)?;
    let after = behind.get(end..)?;
    let ends = after.is_empty()
        || after.starts_with(['\n', '.', ':', ',', '(', '[', '|'])
        || after
            .trim_start()
            .starts_with(['(', '[', '–', '—', '-', '|', ':', '★', '⭐']);
    (ends && !after.starts_with('\'')).then_some((names, start + end))
}

/// A name that is set off is one whatever its letters: `**pirate aba**`.
pub fn marked_name(flow: &Flow, at: usize) -> Option<(Vec<String>, usize)> {
    let words = flow.set_off(at).next()?;
    let said = flow.text.get(words.words)?;
    let said: Vec<&str> = said.split_whitespace().collect();
    let names = people::list(&said.join(" "));
    let sound = (1..=8).contains(&said.len())
        && !names.is_empty()
        && said
            .iter()
            .all(|word| !word.contains(|c: char| c.is_ascii_digit()));
    sound.then_some((names, words.end))
}

/// A single name after "by", where the line ends or a record goes on.
pub fn mononym(said: &str, start: usize, heading: bool) -> Option<(Vec<String>, usize)> {
    let length = said
        .find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '’' | '\'')))
        .unwrap_or(said.len());
    let word = said.get(..length)?;
    let after = said.get(length..)?.trim_start_matches(' ');
    let ends = after.is_empty() || after.starts_with(['\n', '.', ':', '(', '[']);
    (people::is_mononym(word) && (ends || heading)).then(|| (vec![word.to_owned()], start + length))
}

/// Reads on behind title and author: brackets, publisher and year, a rating,
/// and says where the prose begins.
pub fn tail(flow: &Flow, at: usize, heading: bool, opening: &mut Opening) {
    let mut at = asides(flow, at, opening);
    at = record(flow, at, opening);
    let line = line_at(flow, at, heading);
    if opening.rating.is_none()
        && let Some(found) = rating::find(line)
    {
        let before = line.get(..found.span.start).unwrap_or_default();
        let near = !before.chars().any(char::is_alphanumeric);
        if near || heading {
            opening.rating = Some(at + found.span.start..at + found.span.end);
        }
        if near {
            let closing = flow.from(at + found.span.end);
            at = flow.text.len() - closing.trim_start_matches([' ', ')', ']', '*']).len();
        }
    }
    let line = line_at(flow, at, heading);
    if heading && opening.rating.is_none() && opening.has_author() {
        opening.rating = bare_number(line).map(|span| at + span.start..at + span.end);
    }
    if heading || !line.chars().any(char::is_alphanumeric) {
        opening.whole = true;
        opening.end = at + line.len();
        return;
    }
    let spaced = line.trim_start();
    let dots = spaced.starts_with("...") || spaced.starts_with('…');
    let breaks = spaced.starts_with(['.', ':', '–', '—', '|']) || spaced.starts_with("- ");
    let broken = flow
        .text
        .get(..at)
        .is_some_and(|head| head.ends_with(['.', ':']));
    if breaks && !dots || broken {
        let prose = spaced.trim_start_matches(['.', ':', '–', '—', '-', '|', ' ', '\u{A0}']);
        opening.end = at + line.len() - prose.len();
    }
}

/// `: **17**` behind the naming of a book in a heading: a mark without its scale.
fn bare_number(line: &str) -> Option<std::ops::Range<usize>> {
    let said = line.trim_matches(|c: char| !c.is_alphanumeric());
    let set_off = line
        .trim_start()
        .starts_with([':', '–', '—', '-', '(', '[', '|']);
    let number = rating::bare(said).filter(|number| (0.0..=20.0).contains(number))?;
    let start = line.find(said).filter(|_| set_off && number >= 0.0)?;
    Some(start..start + said.len())
}

/// The rest of the line; of a heading all that is left.
fn line_at(flow: &Flow, at: usize, heading: bool) -> &str {
    let rest = flow.from(at);
    if heading {
        return rest;
    }
    let line = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or(rest);
    line.split('\n').next().unwrap_or_default()
}

/// `, Quay Press 2018`: publisher and year behind the author, also where the
/// line ends between them.
fn record(flow: &Flow, at: usize, opening: &mut Opening) -> usize {
    let Some(behind) = flow.from(at).strip_prefix(',') else {
        return at;
    };
    let near = behind.get(..behind.floor_char_boundary(IMPRINT));
    let words = near.unwrap_or(behind);
    let words = words.split(['.', '(', ':', ';', '–', '—', '|', '★']).next();
    let words = words.unwrap_or_default();
    if !opening.imprint.take(words) {
        return at;
    }
    let length = words.len();
    asides(flow, at + 1 + length, opening)
}
