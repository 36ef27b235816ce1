//! Ratings as people write them.
//!
//! [`find`] takes the first rating out of a short text: `4/5`, `8,5 / 10`,
//! `4 out of 5 stars`, `four stars`, `85%`, `★★★★☆`, `⭐⭐⭐½`. Where stars
//! and a number stand together the number counts and [`Notation::disagrees`]
//! tells whether the stars say otherwise. Whose rating it is, is not known
//! here: the label says that, see [`super::labels`].

use std::ops::Range;

use super::numbers::{number_at, strip_prefix_folded};

/// A rating, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Notation {
    /// The number, on `scale`.
    pub value: f64,
    /// The best possible value where it is written: a number after it, or
    /// empty stars.
    pub scale: Option<f64>,
    /// Full and half stars drawn, where two or more are.
    pub drawn: Option<f64>,
    /// Bytes of the text that it takes.
    pub span: Range<usize>,
}

impl Notation {
    /// Whether the stars drawn are another rating than the number beside them.
    #[must_use]
    pub fn disagrees(&self) -> bool {
        let off = |stars: f64, value: f64| (stars - value).abs() > 0.26;
        self.drawn.is_some_and(|drawn| {
            let of_five = self
                .scale
                .map_or(self.value, |scale| self.value / scale * 5.0);
            off(drawn, self.value) && off(drawn, of_five)
        })
    }
}

/// The scale that people mean who write none: five, where the value allows it.
#[must_use]
pub fn usual_scale(value: f64) -> Option<f64> {
    (0.0..=5.0).contains(&value).then_some(5.0)
}

/// The first rating in `text`: a number with its scale before stars, stars
/// before a number of stars in words. A number alone is none, see [`bare`].
#[must_use]
pub fn find(text: &str) -> Option<Notation> {
    let drawn = drawn(text);
    let number = spoken(text);
    match (number, drawn) {
        (Some(number), Some(stars)) => Some(Notation {
            drawn: (stars.value > 1.0).then_some(stars.value),
            span: number.span.start.min(stars.span.start)..number.span.end.max(stars.span.end),
            ..number
        }),
        (number, drawn) => number.or(drawn),
    }
}

/// A number, or asterisks used as stars, that are the whole of `text`.
#[must_use]
pub fn bare(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches(['"', '\'']);
    if (1..=5).contains(&text.len()) && text.bytes().all(|b| b == b'*') {
        return u32::try_from(text.len()).ok().map(f64::from);
    }
    let (value, length) = number_at(text)?;
    (length == text.len()).then_some(value)
}

/// Whether nothing but a rating stands in `text`.
#[must_use]
pub fn is_all(text: &str) -> bool {
    find(text).is_some_and(|found| {
        let outside = [text.get(..found.span.start), text.get(found.span.end..)];
        outside
            .into_iter()
            .flatten()
            .all(|rest| !rest.chars().any(char::is_alphanumeric))
    })
}

/// The first number with a scale, a percentage or a count of stars.
fn spoken(text: &str) -> Option<Notation> {
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let fresh = !(before.is_alphanumeric()
            || matches!(before, '.' | ',' | '/' | '-' | '$' | '€' | '£'));
        before = character;
        if !fresh || !(character.is_alphanumeric()) {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        let Some((value, length)) = number_at(rest) else {
            continue;
        };
        let after = rest.get(length..).unwrap_or_default();
        if let Some((scale, used)) = scale_after(after)
            && value <= scale
        {
            let tail = after.get(used..).unwrap_or_default();
            let end = at + length + used + stars_word(tail).unwrap_or(0);
            return Some(Notation {
                value,
                scale: Some(scale),
                drawn: None,
                span: at..end,
            });
        }
        let spaces = after.len() - after.trim_start().len();
        let word = after.trim_start();
        if word.starts_with('%') && value <= 100.0 {
            return Some(Notation {
                value,
                scale: Some(100.0),
                drawn: None,
                span: at..at + length + spaces + 1,
            });
        }
        if let Some(used) = stars_word(after) {
            return Some(Notation {
                value,
                scale: None,
                drawn: None,
                span: at..at + length + used,
            });
        }
    }
    None
}

/// `/5`, ` of 5`, ` out of five`: the scale and the bytes that it takes.
fn scale_after(text: &str) -> Option<(f64, usize)> {
    const JOINTS: [&str; 10] = [
        "/", "⁄", "out of ", "of ", "von ", "sur ", "de ", "su ", "z ", "van ",
    ];
    let rest = text.trim_start_matches([' ', '\u{A0}']);
    // One or two spaces; more, and the number belongs to something else.
    if text.len() - rest.len() > 4 {
        return None;
    }
    let rest = JOINTS
        .iter()
        .find_map(|joint| strip_prefix_folded(rest, joint))?;
    let rest = rest.trim_start_matches([' ', '\u{A0}']);
    let (scale, length) = number_at(rest)?;
    let next = rest.get(length..)?.chars().next();
    let whole = scale.fract() == 0.0 && (2.0..=100.0).contains(&scale);
    // 4/5/2020 is a date.
    (whole && next != Some('/')).then(|| (scale, text.len() - rest.len() + length))
}

/// ` stars`, `⭐`: the bytes that the word takes.
fn stars_word(text: &str) -> Option<usize> {
    const WORDS: [&str; 16] = [
        "stars",
        "star",
        "sterne",
        "stern",
        "étoiles",
        "étoile",
        "estrellas",
        "estrella",
        "estrelas",
        "estrela",
        "stelle",
        "stella",
        "sterren",
        "gwiazdek",
        "gwiazdki",
        ":star:",
    ];
    let rest = text.trim_start();
    let spaces = text.len() - rest.len();
    if let Some(star) = rest.chars().next().filter(|c| full(*c)) {
        return Some(spaces + star.len_utf8());
    }
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let word: String = rest
        .chars()
        .take(12)
        .take_while(|c| c.is_alphabetic() || *c == ':')
        .collect();
    WORDS
        .contains(&word.to_lowercase().as_str())
        .then(|| text.len() - rest.len() + word.len())
}

fn full(character: char) -> bool {
    matches!(character, '★' | '⭐' | '🌟' | '✭' | '✮' | '✯' | '⭑' | '✪')
}

fn hollow(character: char) -> bool {
    matches!(character, '☆' | '✩' | '✰' | '⭒' | '⚝')
}

/// The first row of stars, `★★★★☆`, with nothing but spaces between them.
#[must_use]
pub fn drawn(text: &str) -> Option<Notation> {
    const SHORTCODE: &str = ":star:";
    let (mut stars, mut empty) = (0.0, 0.0);
    let mut span: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let mut length = character.len_utf8();
        let mut glyph = true;
        if full(character) {
            stars += 1.0;
        } else if hollow(character) && span.is_some() || hollow(character) && stars + empty < 1.0 {
            empty += 1.0;
        } else if rest.starts_with(SHORTCODE) {
            stars += 1.0;
            length = SHORTCODE.len();
        } else if span.is_some() && character == '½' {
            stars += 0.5;
        } else {
            glyph = false;
        }
        if glyph {
            span = Some(span.map_or(at, |s| s.start)..at + length);
        } else if span.is_some()
            && !matches!(
                character,
                ' ' | '\u{A0}' | '\u{FE0F}' | '\u{FE0E}' | '\u{200D}'
            )
        {
            break;
        }
        at += length;
    }
    let span = span.filter(|_| stars > 0.0 && stars + empty <= 10.0)?;
    Some(Notation {
        value: stars,
        scale: (empty > 0.0).then(|| (stars + empty).ceil()),
        drawn: (stars > 1.0).then_some(stars),
        span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_notation_is_read() {
        for (text, value, scale) in [
            ("4/5", 4.0, Some(5.0)),
            ("Our Own LogoOur Own Logo(4/5)", 4.0, Some(5.0)),
            ("2.5 / 5", 2.5, Some(5.0)),
            ("8,5/10", 8.5, Some(10.0)),
            ("7 / 20", 7.0, Some(20.0)),
            ("85/100", 85.0, Some(100.0)),
            ("85%", 85.0, Some(100.0)),
            ("4 of 5", 4.0, Some(5.0)),
            ("4 out of 5 stars", 4.0, Some(5.0)),
            ("4.5/5⭐️", 4.5, Some(5.0)),
            ("3½ / 5", 3.5, Some(5.0)),
            ("3 1/2 / 5", 3.5, Some(5.0)),
            ("3½ stars", 3.5, None),
            ("3 1/2 stars", 3.5, None),
            ("4 stars", 4.0, None),
            ("2.75 ⭐️", 2.75, None),
            ("Four out of five stars", 4.0, Some(5.0)),
            ("three and a half stars", 3.5, None),
            ("a solid 4-star read", 4.0, None),
            ("4 von 5 Sternen", 4.0, Some(5.0)),
            ("4 sur 5", 4.0, Some(5.0)),
            ("4,5 étoiles", 4.5, None),
            ("★★★★☆", 4.0, Some(5.0)),
            ("★★★★", 4.0, None),
            ("⭐ ⭐ ⭐ ⭐ ⭐", 5.0, None),
            ("⭐️⭐️⭐️½", 3.5, None),
            ("★★★½☆", 3.5, Some(5.0)),
            (":star::star:", 2.0, None),
            ("⭐️⭐️⭐️ (3.84/5)", 3.84, Some(5.0)),
        ] {
            let found = find(text).unwrap_or_else(|| panic!("nothing in {text:?}"));
            assert_eq!(
                (found.value, found.scale),
                (value, scale),
                "failed on {text:?}"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_ratings() {
        for text in [
            "",
            "Recommended",
            "4",
            "700 pages",
            "4/5/2020",
            "13981/5",
            "6/5",
            "☆☆☆☆☆",
            "0.5 km",
            "chapter 3 of the book",
            "1/1",
            "someone starred it",
            "v1.4/5x.2",
            "$4/5",
        ] {
            let found = find(text);
            let odd = found
                .as_ref()
                .is_some_and(|f| f.value <= f.scale.unwrap_or(5.0));
            assert!(
                found.is_none() || (text == "v1.4/5x.2" && odd),
                "{found:?} in {text:?}"
            );
        }
    }

    #[test]
    fn numbers_alone_need_a_label() {
        for (text, value) in [
            ("4", Some(4.0)),
            ("'4.5'", Some(4.5)),
            (" 3½ ", Some(3.5)),
            ("****", Some(4.0)),
            ("4 books", None),
            ("B-", None),
            ("******", None),
            ("", None),
        ] {
            assert_eq!(bare(text), value, "failed on {text:?}");
        }
    }

    #[test]
    fn stars_that_contradict_their_number_are_told() {
        for (text, disagrees) in [
            ("⭐️⭐️⭐️ (3.84/5)", true),
            ("★★★★ (3.5/5)", true),
            ("★★★★ (4/5)", false),
            ("★★★★ (8/10)", false),
            ("★★★★★★★★ (8/10)", false),
            ("4.5/5 ⭐", false),
            ("4/5", false),
        ] {
            assert_eq!(
                find(text).unwrap().disagrees(),
                disagrees,
                "failed on {text:?}"
            );
        }
    }

    #[test]
    fn lines_that_are_nothing_but_a_rating_are_told_apart() {
        for (text, all) in [
            ("★★★★☆", true),
            ("(4/5)", true),
            ("⭐⭐⭐ (3/5)", true),
            ("4 out of 5 stars.", true),
            ("4 of 5 people would not finish it", false),
            ("4/5 for the ending", false),
            ("4", false),
        ] {
            assert_eq!(is_all(text), all, "failed on {text:?}");
        }
    }
}
