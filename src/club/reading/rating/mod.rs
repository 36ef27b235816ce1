//! Ratings as people write them.
//!
//! [`find`] takes the first rating out of a short text: numbers (`spoken.rs`),
//! rows of stars (`drawn.rs`), templates (`template.rs`). Where stars and a
//! number stand together the number counts and [`Notation::disagrees`] tells
//! whether the stars say otherwise. [`labelled`] knows notations that are a
//! rating behind a label alone: `4`, `🦉🦉🦉`, `****`; [`grade`] letters. Whose
//! rating it is, is not known here: see [`super::labels`] and
//! [`super::verdict`].

mod drawn;
mod numbers;
mod spoken;
mod template;

use std::ops::Range;

use numbers::number_at;

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

/// The scale that people mean who write none: five, and where the value is
/// above that, the next of ten, twenty and a hundred.
#[must_use]
pub fn usual_scale(value: f64) -> Option<f64> {
    [5.0, 10.0, 20.0, 100.0]
        .into_iter()
        .find(|scale| (0.0..=*scale).contains(&value))
}

/// The first rating in `text`: a number with its scale before stars, stars
/// before a number of stars in words. A number alone is none, see [`bare`].
#[must_use]
pub fn find(text: &str) -> Option<Notation> {
    if let Some(template) = template::find(text) {
        return Some(template);
    }
    let drawn = drawn::find(text);
    let number = spoken::find(text);
    match (number, drawn) {
        (Some(number), Some(stars)) => Some(Notation {
            drawn: (stars.value > 1.0).then_some(stars.value),
            span: number.span.start.min(stars.span.start)..number.span.end.max(stars.span.end),
            ..number
        }),
        (number, drawn) => number.or(drawn),
    }
}

/// The first row of stars, `★★★★☆`, with nothing but spaces between them.
#[must_use]
pub fn drawn(text: &str) -> Option<Notation> {
    drawn::find(text)
}

/// The template with which `text` begins, if it draws a rating: its bytes.
#[must_use]
pub fn template(text: &str) -> Option<usize> {
    template::at_start(text).map(|(.., length)| length)
}

/// A number, or signs used as stars, that are the whole of `text`, so that a
/// label alone makes a rating of them.
#[must_use]
pub fn bare(text: &str) -> Option<f64> {
    let text = text
        .trim()
        .trim_matches(['"', '\'', '[', ']', '(', ')', '+'])
        .trim();
    if let Some(signs) = drawn::any(text) {
        return Some(signs);
    }
    let (value, length) = number_at(text)?;
    (length == text.len()).then_some(value)
}

/// The rating in the value of a label: its number, and its scale where stated.
/// A changed mind ("3, now 4", "3 → 4") is the latest of it.
#[must_use]
pub fn labelled(value: &str) -> Option<(f64, Option<f64>)> {
    const CHANGES: [&str; 12] = [
        "→",
        "->",
        "➡",
        "=>",
        " now ",
        "changed to ",
        "upped to ",
        "bumped to ",
        "bumped up to ",
        "raised to ",
        "lowered to ",
        "updated to ",
    ];
    let lower = value.to_lowercase();
    let changed = CHANGES
        .iter()
        .filter_map(|mark| Some(lower.rfind(mark)? + mark.len()))
        .max()
        .and_then(|at| value.get(at..))
        .and_then(labelled);
    if let Some((number, scale)) = changed {
        return Some((number, scale.or_else(|| find(value)?.scale)));
    }
    find(value)
        .map(|found| (found.value, found.scale))
        .or_else(|| bare(value).map(|number| (number, None)))
        .or_else(|| counted(value))
        .or_else(|| opening(value).map(|number| (number, None)))
}

/// `📚📚📚📚/5`: any signs as stars, with their scale.
fn counted(value: &str) -> Option<(f64, Option<f64>)> {
    let at = value.find(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '('))?;
    let number = drawn::any(value.get(..at)?)?;
    let (scale, _) = spoken::scale_after(value.get(at..)?)?;
    (number <= scale).then_some((number, Some(scale)))
}

/// `4 🐙`, `4.5 rounded up to 5`, `4 – really good`: the number with which a value
/// opens, where what follows is set off from it.
fn opening(value: &str) -> Option<f64> {
    let value = value.trim();
    let (number, length) = number_at(value)?;
    let behind = value.get(length..)?;
    let digits = value.starts_with(|c: char| c.is_ascii_digit());
    let sign = behind
        .trim()
        .chars()
        .next()
        .filter(|_| behind.starts_with(' '));
    let set_off = behind.starts_with([',', ';', '!'])
        || sign.is_some_and(|c| matches!(c, '-' | '–' | '—' | '~' | '('))
        || sign.is_some_and(super::labels::is_picture)
        || behind.trim_start().to_lowercase().starts_with("round");
    (digits && set_off && number <= 10.0 && value.chars().count() <= 60).then_some(number)
}

/// Whether a text is a letter grade: `A-`, `B+`, "C", `B / B+`.
#[must_use]
pub fn is_grade(text: &str) -> bool {
    let one = |text: &str| {
        let mut letters = text.trim().chars();
        letters.next().is_some_and(|c| matches!(c, 'A'..='F'))
            && letters.all(|c| matches!(c, '+' | '-' | '−' | '–' | '±'))
    };
    text.len() <= 9 && text.split('/').all(one)
}

/// Whether nothing but a rating stands in `text`.
#[must_use]
pub fn is_all(text: &str) -> bool {
    /// No rating has more words.
    const WORDS: usize = 24;
    let long = text.split_whitespace().nth(WORDS).is_some();
    let found = if long { None } else { find(text) };
    found.is_some_and(|found| {
        let outside = [text.get(..found.span.start), text.get(found.span.end..)];
        outside
            .into_iter()
            .flatten()
            .all(|rest| !rest.chars().any(char::is_alphanumeric))
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
            ("4 stars out of 5", 4.0, Some(5.0)),
            ("4 (out of 5)", 4.0, Some(5.0)),
            ("8 Punkte von 10", 8.0, Some(10.0)),
            ("8 von 10 Punkten", 8.0, Some(10.0)),
            ("drei von fünf Sternen", 3.0, Some(5.0)),
            ("4 de 5 estrellas", 4.0, Some(5.0)),
            ("4 su 5", 4.0, Some(5.0)),
            ("4 na 5", 4.0, Some(5.0)),
            ("4 van de 5 sterren", 4.0, Some(5.0)),
            ("quatre étoiles sur cinq", 4.0, Some(5.0)),
            ("trois étoiles et demie", 3.5, None),
            ("tres estrellas y media", 3.5, None),
            ("viereinhalb Sterne", 4.5, None),
            ("17/20", 17.0, Some(20.0)),
            ("7 op 10", 7.0, Some(10.0)),
            ("85 %", 85.0, Some(100.0)),
            ("4*", 4.0, None),
            ("a 4.5* read", 4.5, None),
            ("✩✩✩", 3.0, None),
            ("⭐⭐⭐⭐/5", 4.0, Some(5.0)),
            ("★★★ out of 5", 3.0, Some(5.0)),
            ("⭐⭐⭐💫", 3.5, None),
            ("★★★.5", 3.5, None),
            ("★★★ 1/2", 3.5, None),
            ("❤️❤️❤️🤍🤍", 3.0, Some(5.0)),
            ("●●●●○", 4.0, Some(5.0)),
            ("🌕🌕🌕🌗🌑", 3.5, Some(5.0)),
            ("{% include stars.html stars=4 %}", 4.0, None),
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
            "9/11",
            "one half of it",
            "pages 10-12 of 20",
            "one of the five best",
            "❤️❤️❤️",
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
            ("***½", Some(3.5)),
            ("* * * *", Some(4.0)),
            ("🦉🦉🦉", Some(3.0)),
            ("❤️❤️❤️❤️", Some(4.0)),
            (":owl::owl:", Some(2.0)),
            ("four", Some(4.0)),
            ("🟩", None),
            ("👍", None),
            ("4 books", None),
            ("B-", None),
            ("************", None),
            ("", None),
        ] {
            assert_eq!(bare(text), value, "failed on {text:?}");
        }
    }

    #[test]
    fn a_changed_mind_is_its_latest() {
        for (text, rating) in [
            ("3/5 → 4/5", Some((4.0, Some(5.0)))),
            ("3 stars, upped to 4", Some((4.0, None))),
            ("I gave it 3/5 at first, now 4", Some((4.0, Some(5.0)))),
            ("3.5, rounded up to 4", Some((3.5, None))),
            ("3.5/5, rounded up to 4", Some((3.5, Some(5.0)))),
            ("B+", None),
        ] {
            assert_eq!(labelled(text), rating, "failed on {text:?}");
        }
    }

    #[test]
    fn grades_are_letters() {
        for (text, grade) in [
            ("A-", true),
            ("B+", true),
            ("C", true),
            ("B/B+", true),
            ("G", false),
            ("Bad", false),
            ("", false),
        ] {
            assert_eq!(is_grade(text), grade, "failed on {text:?}");
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
