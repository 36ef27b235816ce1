//! Ratings in numbers: `4/5`, `8,5 / 10`, "4 out of 5 stars", "vier Sterne",
//! `85%`.

use super::Notation;
use super::drawn::is_full;
use super::numbers::{half_at, number_at, strip_prefix_folded};
use crate::club::reading::vocabulary::reviews::COUNTED;

/// What stands between a rating and its scale.
const JOINTS: [&str; 35] = [
    "/",
    "⁄",
    "∕",
    "out of a possible ",
    "out of the possible ",
    "out of ",
    "of a possible ",
    "of ",
    "von möglichen ",
    "von ",
    "sobre ",
    "sur ",
    "de un total de ",
    "de las ",
    "de ",
    "d'un total de ",
    "su ",
    "na ",
    "ze ",
    "z ",
    "van de ",
    "van ",
    "uit ",
    "op ",
    "em ",
    "en ",
    "av ",
    "af ",
    "din ",
    "из ",
    "per ",
    "auf ",
    "w skali do ",
    "(out of) ",
    "in ",
];

/// What a rating counts, in the singular and plural of eight languages.
const UNITS: [&str; 62] = [
    "stars",
    "star",
    "sterne",
    "sternen",
    "stern",
    "sternchen",
    "étoiles",
    "étoile",
    "etoiles",
    "etoile",
    "estrellas",
    "estrella",
    "estrelas",
    "estrela",
    "stelle",
    "stella",
    "stelline",
    "sterren",
    "ster",
    "gwiazdek",
    "gwiazdki",
    "gwiazdka",
    "gwiazdkę",
    "stjerner",
    "stjärnor",
    "csillag",
    "звезд",
    "звезды",
    ":star:",
    "points",
    "point",
    "pts",
    "punkte",
    "punkten",
    "punkt",
    "puntos",
    "punto",
    "punti",
    "pontos",
    "ponto",
    "punten",
    "punktów",
    "punkty",
    "pkt",
    "hearts",
    "heart",
    "herzen",
    "cœurs",
    "coeurs",
    "corazones",
    "corações",
    "cuori",
    "serc",
    "hartjes",
    "butterflies",
    "roses",
    "cups",
    "moons",
    "bookmarks",
    "books",
    "thumbs",
    "cats",
];

/// Units that are a rating also where no scale is named.
const STARS: usize = 29;

/// Scales that people use.
fn is_scale(scale: f64) -> bool {
    scale.fract() == 0.0
        && ((3.0..=10.0).contains(&scale)
            || [12.0, 15.0, 20.0, 25.0, 30.0, 50.0, 100.0].contains(&scale))
}

/// The first number with a scale, a percentage or a count of stars.
pub(super) fn find(text: &str) -> Option<Notation> {
    let mut before = ' ';
    let mut passed = 0;
    for (at, character) in text.char_indices() {
        let fresh = !(before.is_alphanumeric()
            || matches!(before, '.' | ',' | '/' | '$' | '€' | '£' | '#')
            || before == '-' && text.get(..at).is_some_and(ends_in_digit_and_dash));
        before = character;
        if !fresh || !character.is_alphanumeric() || at < passed {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        if let Some((value, length)) = number_at(rest) {
            let found = behind(rest, at, value, length);
            if let Some(found) = found.filter(|found| !counts_books(text, found)) {
                return Some(found);
            }
            passed = at + length;
        }
    }
    None
}

/// `Book 12/50` at the beginning of a line: which one of a year it is.
fn counts_books(text: &str, found: &Notation) -> bool {
    let before = text.get(..found.span.start).unwrap_or_default();
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    found.scale.is_some_and(|scale| scale > 10.0)
        && COUNTED.iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// `10-12` is a range: what follows the dash is no rating.
fn ends_in_digit_and_dash(before: &str) -> bool {
    before
        .strip_suffix('-')
        .is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
}

/// The rating that a number is, by what stands behind it.
fn behind(rest: &str, at: usize, value: f64, length: usize) -> Option<Notation> {
    let after = rest.get(length..).unwrap_or_default();
    let notation = |value, scale, used: usize| {
        Some(Notation {
            value,
            scale,
            drawn: None,
            span: at..at + length + used,
        })
    };
    if let Some((scale, used)) = scale_after(after)
        && value <= scale
    {
        let tail = after.get(used..).unwrap_or_default();
        return notation(
            value,
            Some(scale),
            used + unit(tail).map_or(0, |(used, _)| used),
        );
    }
    let spaces = after.len() - after.trim_start().len();
    let word = after.trim_start();
    if value <= 100.0 && spaces <= 2 {
        if word.starts_with('%') {
            return notation(value, Some(100.0), spaces + 1);
        }
        let spelt = [
            " percent",
            " per cent",
            " prozent",
            " pour cent",
            " por ciento",
            " por cento",
            " procent",
        ]
        .iter()
        .find(|word| strip_prefix_folded(after, word).is_some());
        if let Some(word) = spelt {
            return notation(value, Some(100.0), word.len());
        }
    }
    // "four instead of five stars"
    let passed_over = [
        " instead of ",
        " rather than ",
        " statt ",
        " au lieu de ",
        " en vez de ",
    ]
    .iter()
    .find_map(|instead| strip_prefix_folded(after, instead));
    if let Some(other) = passed_over
        && let Some((_, other_length)) = number_at(other)
        && let Some((used, true)) = unit(other.get(other_length..).unwrap_or_default())
    {
        let skipped = after.len() - other.len();
        return notation(value, None, skipped + other_length + used);
    }
    // "3-4 stars" is between them.
    let to = [
        "-", "–", " - ", " – ", " to ", " bis ", " à ", " a ", " do ",
    ]
    .iter()
    .find_map(|to| after.strip_prefix(to));
    if let Some(other) = to
        && let Some((most, other_length)) = number_at(other)
        && most > value
        && most - value <= 1.0
        && let Some(found) = behind(other, at + rest.len() - other.len(), most, other_length)
    {
        return Some(Notation {
            value: f64::midpoint(value, most),
            span: at..found.span.end,
            ..found
        });
    }
    let (used, stars) = unit(after)?;
    let tail = after.get(used..).unwrap_or_default();
    let (half, tail) = match half_at(tail) {
        Some(half) if value.fract() == 0.0 => (half, tail.get(half..).unwrap_or_default()),
        _ => (0, tail),
    };
    let value = if half > 0 { value + 0.5 } else { value };
    // "4 stars out of 5", "8 Punkte von 10".
    let opened = tail
        .trim_start()
        .strip_prefix('(')
        .map_or(tail, |inside| inside);
    let skipped = tail.len() - opened.len();
    if let Some((scale, more)) = scale_after(opened)
        && value <= scale
    {
        let tail = opened.get(more..).unwrap_or_default();
        let last = unit(tail).map_or(0, |(used, _)| used);
        return notation(value, Some(scale), used + half + skipped + more + last);
    }
    if stars {
        notation(value, None, used + half)
    } else {
        None
    }
}

/// `/5`, ` of 5`, ` (out of five)`: the scale and the bytes that it takes.
pub(super) fn scale_after(text: &str) -> Option<(f64, usize)> {
    let rest = text.trim_start_matches([' ', '\u{A0}', '(', '\u{202F}']);
    // One or two spaces; more, and the number belongs to something else.
    if text.len() - rest.len() > 4 {
        return None;
    }
    let rest = JOINTS
        .iter()
        .find_map(|joint| strip_prefix_folded(rest, joint))?;
    let rest = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let (scale, length) = number_at(rest)?;
    let next = rest.get(length..)?;
    // 4/5/2020 is a date and 4/5th a fraction.
    let date = next.starts_with('/') && next.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
    let fraction = next.starts_with(char::is_alphabetic);
    (is_scale(scale) && !date && !fraction).then(|| (scale, text.len() - rest.len() + length))
}

/// ` stars`, `-star`, `⭐`, `*`: the bytes that the word takes and whether it is
/// a star.
fn unit(text: &str) -> Option<(usize, bool)> {
    let rest = text.trim_start();
    let spaces = text.len() - rest.len();
    if let Some(star) = rest.chars().next().filter(|c| is_full(*c)) {
        return Some((spaces + star.len_utf8(), true));
    }
    // "4*" and "4.5*", but no emphasis: nothing follows that it could open.
    if spaces == 0
        && let Some(after) = rest.strip_prefix('*')
        && !after.starts_with(|c: char| c == '*' || c.is_alphanumeric())
    {
        return Some((1, true));
    }
    let rest = rest.strip_prefix(['-', '‑', '–']).unwrap_or(rest);
    let length = rest
        .char_indices()
        .take(14)
        .find(|(_, c)| !(c.is_alphabetic() || *c == ':'))
        .map_or_else(
            || rest.len().min(rest.floor_char_boundary(40)),
            |(at, _)| at,
        );
    let word = rest.get(..length)?.to_lowercase();
    let nth = UNITS.iter().position(|unit| *unit == word)?;
    Some((text.len() - rest.len() + length, nth < STARS))
}
