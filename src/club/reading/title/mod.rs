//! Title notations: which book a headline is about, and who wrote it.
//!
//! [`read`] takes `“X” by Y BOOK REVIEW`, `Review: X by Y`, `Book Review - X
//! (Series #6)`, `Avis sur X de Y`, `Y - X` and plain `X` apart. What a headline
//! calls itself is cut in `chrome.rs`, which one it is in `count.rs`, names are found in `notation.rs` and beside
//! quotation marks in `quoted.rs`. Where
//! a headline could be read two ways ("The Ferry - Ann Lee") it asks whether the
//! document knows the name.

mod chrome;
mod count;
mod notation;
mod quoted;
mod sides;

use std::borrow::Cow;

use super::document::Line;
use super::imprint::Imprint;
use super::looks::Look;
use super::{dates, people, rating, stamp};
use crate::club::review::Published;

pub use chrome::is_review_word;

/// Longest headline, in characters.
const HEADLINE: usize = 200;

/// Most words of a house's name that stands alone behind a title.
const MOST_OF_HOUSE: usize = 4;

/// What a headline says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// The book's title.
    pub title: String,
    /// Its authors, where the headline names them.
    pub authors: Vec<String>,
    /// Whether the headline calls itself a review: "Review: X".
    pub review: bool,
    /// Whether the headline has the notation of a book, so that it is one
    /// wherever it stands: quotation marks, "by", "Review:".
    pub certain: bool,
    /// The year behind the title: "X (1999)".
    pub published: Option<Published>,
    /// Who published it: "X (Quay Press, 1999)".
    pub publisher: Option<String>,
    /// The words of a rating behind the title: "X ★★★★".
    pub rating: Option<String>,
}

/// Reads a headline, given as plain text. `knows` tells whether the document
/// names these words elsewhere. `None` for what is too long or has no letter.
#[must_use]
pub fn read(text: &str, knows: impl Fn(&str) -> bool) -> Option<Headline> {
    if text.chars().nth(HEADLINE).is_some() || people::is_of_another_hand(text) {
        return None;
    }
    // No-break and double spaces would hide the "by".
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Headline::default();
    let (text, tagged) = chrome::without_handles(&text);
    let text = with_by(&text);
    let text = in_front(&text, &mut found);
    let text = behind(text, &mut found);
    let (text, review) = chrome::without_review(trim_ornament(text));
    let review = review || tagged;
    let text = behind(trim_ornament(text), &mut found);
    let text = chrome::without_series(text);
    let text = behind(text, &mut found);
    let text = chrome::without_series_before(text);
    let named = notation::read(text, review, &knows);
    let title = behind(&named.title, &mut found);
    let headline = Headline {
        title: tidy(title),
        authors: named.authors,
        review,
        certain: named.certain || review,
        published: found.published.or(named.imprint.published),
        publisher: found.publisher.take().or(named.imprint.publisher),
        ..found
    };
    let says = headline.title.chars().any(char::is_alphanumeric) && !stamp::is_day(&headline.title);
    says.then_some(headline)
}

/// `📖 X | ✍️ Y`: a hand that writes says "by".
fn with_by(text: &str) -> Cow<'_, str> {
    const HANDS: [char; 4] = ['✍', '🖋', '🖊', '✒'];
    let hand = |c: char| HANDS.contains(&c);
    let sides = text.split_once(hand).map(|(before, behind)| {
        let name = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
        (trim_end(before), trim_end(name))
    });
    match sides {
        Some((title, name)) if !title.is_empty() && people::is_name(name) => {
            Cow::Owned(format!("{title} by {name}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Reads a headline with its marks: words in italics, or the only link, are the
/// title as if they stood in quotation marks.
#[must_use]
pub fn read_line(line: &Line<'_>, knows: impl Fn(&str) -> bool) -> Option<Headline> {
    read(&with_quotes(line), knows)
}

/// The text of a headline with quotation marks around the words in italics, where
/// one part of it is.
#[must_use]
pub fn with_quotes(line: &Line<'_>) -> String {
    let slanted: Vec<_> = line
        .marks
        .iter()
        .filter(|mark| mark.look == Look::Slanted)
        .collect();
    let [mark] = slanted.as_slice() else {
        return line.text.clone();
    };
    let (start, end) = (mark.span.start, mark.span.end);
    let parts = (
        line.text.get(..start),
        line.text.get(start..end),
        line.text.get(end..),
    );
    match parts {
        (Some(before), Some(words), Some(after))
            if before.len() + after.len() > 0
                && !within_word(before, after)
                && !line.text.contains(['“', '”', '"', '„', '«', '»', '《']) =>
        {
            format!("{before}“{words}”{after}")
        }
        _ => line.text.clone(),
    }
}

/// Whether words that are set off are a part of one: `L’<i>Hiver</i>`.
fn within_word(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        || after.starts_with(char::is_alphanumeric)
}

/// The title in quotation marks, or in italics, inside a headline that is a
/// sentence of its own: `Why “The Ferry” is for you`. `None` where none or
/// several are quoted.
#[must_use]
pub fn inside(line: &Line<'_>) -> Option<String> {
    quoted::only_quoted(&with_quotes(line)).map(|title| tidy(&title))
}

/// Cuts stars off the beginning of a headline and keeps them: `★★★★ X`.
fn in_front<'t>(text: &'t str, found: &mut Headline) -> &'t str {
    let drawn = rating::drawn(text).filter(|drawn| drawn.span.start == 0);
    let Some(end) = drawn.map(|drawn| drawn.span.end) else {
        return text;
    };
    match text.get(end..) {
        Some(rest) if rest.chars().any(char::is_alphanumeric) => {
            found.rating = text.get(..end).map(|words| words.trim().to_owned());
            rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_quote(c))
        }
        _ => text,
    }
}

fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
}

/// Cuts a rating and a year off the end of a headline and keeps them.
fn behind<'t>(text: &'t str, found: &mut Headline) -> &'t str {
    let mut text = text.trim();
    for _ in 0..2 {
        if found.rating.is_none()
            && let Some(start) = rating_behind(text)
        {
            found.rating = text.get(start..).map(|words| words.trim().to_owned());
            text = trim_end(text.get(..start).unwrap_or(text));
        }
        if found.published.is_none()
            && let Some((before, year)) = text
                .strip_suffix([')', ']'])
                .and_then(|text| text.rsplit_once(['(', '[']))
            && !before.trim().is_empty()
        {
            let mut imprint = Imprint::default();
            let person = year.split(',').next().is_some_and(|name| {
                people::is_name(name) && people::is_given(name) && !people::is_house(name)
            });
            if person {
                break;
            }
            if people::is_house(year) && year.split(' ').count() <= MOST_OF_HOUSE {
                found.publisher = Some(year.to_owned());
                text = trim_end(before);
            } else if imprint.take(year) && imprint.published.is_some() {
                found.published = imprint.published;
                found.publisher = imprint.publisher;
                text = trim_end(before);
            } else if let dates::Found::Date(date) = dates::find(year)
                && year.bytes().filter(u8::is_ascii_digit).count() >= 4
                && year.chars().count() <= 18
            {
                found.published = Some(date);
                text = trim_end(before);
            }
        }
    }
    text
}

/// Where the rating begins that ends a headline: `X (4/5)`, `X ★★★★`.
fn rating_behind(text: &str) -> Option<usize> {
    // `The Ferry, by Ann Lee ****`
    let bare = text.trim_end_matches(['*', '½']);
    let marks = text.get(bare.len()..)?;
    if (2..=6).contains(&marks.len()) && marks.starts_with('*') && bare.ends_with(' ') {
        return Some(bare.len()).filter(|start| *start > 1);
    }
    let notation = rating::find(text)?;
    let (start, end) = (notation.span.start, notation.span.end);
    let rest = text.get(end..)?;
    let closed = !rest.chars().any(char::is_alphanumeric);
    let before = text.get(..start)?;
    let opened = before
        .trim_end()
        .ends_with(['(', '[', '-', '–', '—', '|', ':', ',', '·'])
        || text
            .get(start..)?
            .starts_with(|c: char| !c.is_alphanumeric());
    let start = before
        .trim_end_matches(['(', '[', ' ', '-', '–', '—', '|', ':', ',', '·'])
        .len();
    (closed && opened && start > 0).then_some(start)
}

/// Whether all words have capitals but the small ones, as English titles have.
#[must_use]
pub fn is_cased(title: &str) -> bool {
    title
        .split_whitespace()
        .all(|word| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3)
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | ':' | ',' | '·' | '(')
    })
}

/// Quotation marks, as they open and close.
const QUOTES: [(char, char); 12] = [
    ('“', '”'),
    ('"', '"'),
    ('„', '“'),
    ('„', '”'),
    ('„', '"'),
    ('«', '»'),
    ('»', '«'),
    ('‘', '’'),
    ('‚', '‘'),
    ('\'', '\''),
    ('‹', '›'),
    ('《', '》'),
];

/// Cuts what decorates a headline: emoji and signs around it.
fn trim_ornament(text: &str) -> &str {
    let ornament = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '#' | '*' | '_' | '|' | '~' | '\u{FE0F}' | '\u{200D}' | '=' | '•' | '·'
            )
            || super::labels::is_picture(c)
    };
    // `#12 | X` counts the reviews.
    let start = text.trim_start_matches(ornament);
    let kept = text.get(..text.len() - start.len()).unwrap_or_default();
    let counted = start.starts_with(|c: char| c.is_ascii_digit()) && kept.ends_with('#');
    let start = text
        .get(kept.len() - usize::from(counted)..)
        .unwrap_or(start);
    start.trim_end_matches(ornament)
}

/// Cuts quotation marks around the whole and the place in a series behind it.
fn tidy(title: &str) -> String {
    let mut title = chrome::without_series(title.trim());
    for (open, close) in QUOTES {
        if let Some(inside) = title
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            && !inside.contains([open, close])
        {
            title = inside.trim();
        }
    }
    // A mark that has lost its other half.
    for (open, close) in [('“', '”'), ('„', '”'), ('«', '»')] {
        if title.ends_with(close) && !title.contains(open) {
            title = title.trim_end_matches(close).trim_end();
        }
    }
    title = chrome::without_series(title);
    let words: Vec<&str> = title
        .trim_end_matches([',', ':', ';'])
        .split_whitespace()
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
