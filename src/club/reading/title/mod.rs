//! Title notations: which book a headline is about, and who wrote it.
//!
//! [`read`] takes `“X” by Y BOOK REVIEW`, `Review: X by Y`, `Book Review - X
//! (Series #6)`, `Avis sur X de Y`, `Y - X` and plain `X` apart. What a headline
//! calls itself is cut in `chrome.rs`, names are found in `notation.rs` and beside
//! quotation marks in `quoted.rs`. Where
//! a headline could be read two ways ("The Ferry - Ann Lee") it asks whether the
//! document knows the name.

mod chrome;
mod notation;
mod quoted;

use super::document::Line;
use super::imprint::Imprint;
use super::looks::Look;
use super::{dates, rating, stamp};
use crate::club::review::Published;

pub use chrome::is_review_word;

/// Longest headline, in characters.
const HEADLINE: usize = 200;

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
    if text.chars().nth(HEADLINE).is_some() {
        return None;
    }
    // No-break and double spaces would hide the "by".
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Headline::default();
    let (text, tagged) = chrome::without_handles(&text);
    let text = behind(&text, &mut found);
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

/// Reads a headline with its marks: words in italics, or the only link, are the
/// title as if they stood in quotation marks.
#[must_use]
pub fn read_line(line: &Line<'_>, knows: impl Fn(&str) -> bool) -> Option<Headline> {
    read(&with_quotes(line), knows)
}

/// The text of a headline with quotation marks around the words in italics.
fn with_quotes(line: &Line<'_>) -> String {
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
                && !words.contains(['“', '”', '"', '„', '«']) =>
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
            if imprint.take(year) && imprint.published.is_some() {
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
    text.trim_matches(ornament)
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
    title = chrome::without_series(title);
    let words: Vec<&str> = title
        .trim_end_matches([',', ':', ';'])
        .split_whitespace()
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_taken_apart() {
        let known = ["Ann Lee", "Bea Marsh", "Cora de Vree"];
        for (text, title, author, review) in [
            (
                "“The Ferry” by Ann Lee BOOK REVIEW",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("The Ferry by Ann Lee", "The Ferry", "Ann Lee", false),
            (
                "The  Ferry\u{a0}by Ann\u{a0}Lee",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            ("Review: The Ferry by Ann Lee", "The Ferry", "Ann Lee", true),
            ("Review: The Ferry", "The Ferry", "", true),
            ("Review - The Ferry (Harbour #6) 💀", "The Ferry", "", true),
            (
                "Book Review - The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Book Review: 'The Ferry' by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Book Review: \"The Ferry: A Story\", by Ann Lee",
                "The Ferry: A Story",
                "Ann Lee",
                true,
            ),
            ("book review:  Ferry", "Ferry", "", true),
            (
                "Review of The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("The Ferry - Book Review", "The Ferry", "", true),
            ("The Ferry | Review", "The Ferry", "", true),
            ("\"The Ferry\" - Bea Marsh", "The Ferry", "Bea Marsh", false),
            (
                "Cora de Vree: The Ferry",
                "The Ferry",
                "Cora de Vree",
                false,
            ),
            ("The Ferry - Ann Lee", "The Ferry", "Ann Lee", false),
            ("The Ferry - Bo Roe", "The Ferry - Bo Roe", "", false),
            ("📖 The Ferry", "The Ferry", "", false),
            ("\"1984\"", "1984", "", false),
            ("Call Me by Your Name", "Call Me by Your Name", "", false),
            (
                "Call Me by Your Name by Ann Lee",
                "Call Me by Your Name",
                "Ann Lee",
                false,
            ),
            ("Death by Chocolate", "Death by Chocolate", "", false),
            ("The Paris Review", "The Paris Review", "", false),
            (
                "‘Ferryman’s Day’ by Ann Lee",
                "Ferryman’s Day",
                "Ann Lee",
                false,
            ),
            ("Buchvorstellung: Ferry", "Ferry", "", true),
            ("Resenha de Ferry", "Ferry", "", true),
            ("The Book of Ann", "The Book of Ann", "", false),
            ("Review", "Review", "", false),
            (
                "Avis sur The Ferry de Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Chronique du roman de A.B. Marsh : Ferry",
                "Ferry",
                "A.B. Marsh",
                true,
            ),
            (
                "Recensione: The Ferry, di Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("La balsa, de Ann Lee", "La balsa", "Ann Lee", false),
            (
                "Rezension zu „Die Fähre“ von Ann Lee",
                "Die Fähre",
                "Ann Lee",
                true,
            ),
            (
                "[Rezension] Die Fähre – Ann Lee",
                "Die Fähre",
                "Ann Lee",
                true,
            ),
            ("Recenzja książki „Prom” – Ann Lee", "Prom", "Ann Lee", true),
            ("„Prom” Ann Lee", "Prom", "Ann Lee", false),
            ("Resenha: A Balsa – Ann Lee", "A Balsa", "Ann Lee", true),
            ("Reseña del libro «La balsa»", "La balsa", "", true),
            (
                "Boekrecensie: De Veerboot – Ann Lee",
                "De Veerboot",
                "Ann Lee",
                true,
            ),
            (
                "ARC Review | The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Blog Tour: The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("Book #12: The Ferry", "The Ferry", "", true),
            ("Review #45: The Ferry", "The Ferry", "", true),
            (
                "📚 Mini Review ~ The Ferry ~ Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("Thoughts on “The Ferry”", "The Ferry", "", true),
            (
                "The Ferry by Ann Lee: A Review",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Science Fiction - Ann LEE - The Ferry",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            ("Frank Marsh - Ferry", "Ferry", "Frank Marsh", false),
            (
                "Ferry by Ann Lee and Frank Marsh",
                "Ferry",
                "Ann Lee;Frank Marsh",
                false,
            ),
            ("The Ferry (Ann Lee)", "The Ferry", "Ann Lee", false),
            ("Ann Lee’s The Ferry", "The Ferry", "Ann Lee", false),
            ("Ann Lee, The Ferry", "The Ferry", "Ann Lee", false),
            (
                "The Ferry by Ann Lee (Harbour #1)",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            (
                "The Ferry [Harbour 2] by Ann Lee",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            (
                "#BookReview The Ferry by Ann Lee (Quay Press) @annlee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Blog Tour: The Ferry – Ann Lee @annlee @quaypress",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "ARC Review: The Ferry by Ann Lee + Giveaway",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "The Ferry by Ann Lee, narrated by Bo Roe",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            (
                "The Ferry by Ann Lee, translated by Bo Roe",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            (
                "Book 12 of 52: The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            (
                "Harbour Tales #2: The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            (
                "Why you should read The Ferry by Ann Lee",
                "The Ferry",
                "Ann Lee",
                true,
            ),
            ("Some thoughts about The Ferry", "The Ferry", "", true),
            (
                "The Ferry – Ann Lee – Quay Press, 2019",
                "The Ferry",
                "Ann Lee",
                false,
            ),
            ("The Ferry, Frank Marsh", "The Ferry", "Frank Marsh", false),
            ("The Ferry - Ann Lee.", "The Ferry", "Ann Lee", false),
            ("The Ferry: A Novel", "The Ferry: A Novel", "", false),
            (
                "La solitudine dei numeri primi",
                "La solitudine dei numeri primi",
                "",
                false,
            ),
            (
                "Der Fall des Hauses von Usher",
                "Der Fall des Hauses von Usher",
                "",
                false,
            ),
        ] {
            let headline = read(text, |name| known.contains(&name)).unwrap();
            assert_eq!(headline.title, title, "failed on {text:?}");
            assert_eq!(headline.authors.join(";"), author, "failed on {text:?}");
            assert_eq!(headline.review, review, "failed on {text:?}");
        }
    }

    #[test]
    fn years_and_ratings_behind_a_title_are_kept_apart() {
        let year = Published::year;
        for (text, title, published, rating) in [
            ("The Ferry (2019)", "The Ferry", year(2019), None),
            (
                "Resenha de The Ferry (1999), Ann Lee",
                "The Ferry",
                year(1999),
                None,
            ),
            ("The Ferry by Ann Lee (2019)", "The Ferry", year(2019), None),
            ("The Ferry ★★★★", "The Ferry", None, Some("★★★★")),
            ("Review: The Ferry (4/5)", "The Ferry", None, Some("(4/5)")),
            ("The Ferry – 8.5/10", "The Ferry", None, Some("– 8.5/10")),
            ("1984", "1984", None, None),
            ("Catch 22", "Catch 22", None, None),
            ("The Seven Stars", "The Seven Stars", None, None),
        ] {
            let headline = read(text, |name| name == "Ann Lee").unwrap();
            assert_eq!(headline.title, title, "failed on {text:?}");
            assert_eq!(headline.published, published, "failed on {text:?}");
            assert_eq!(
                headline
                    .rating
                    .as_deref()
                    .map(|r| r.trim_start_matches("– ")),
                rating.map(|r: &str| r.trim_start_matches("– ")),
                "failed on {text:?}"
            );
        }
    }

    #[test]
    fn the_edition_behind_a_title_is_kept_apart() {
        for text in [
            "The Ferry, Ann Lee (Quay Press, 2019)",
            "The Ferry – Ann Lee – Quay Press, 2019",
            "“The Ferry” by Ann Lee (Quay Press, 2019)",
        ] {
            let headline = read(text, |name| name == "Ann Lee").unwrap();
            assert_eq!(headline.title, "The Ferry", "failed on {text:?}");
            assert_eq!(headline.authors, ["Ann Lee"], "failed on {text:?}");
            assert_eq!(
                headline.publisher.as_deref(),
                Some("Quay Press"),
                "failed on {text:?}"
            );
            assert_eq!(
                headline.published,
                Published::year(2019),
                "failed on {text:?}"
            );
        }
    }

    #[test]
    fn a_sentence_may_hold_the_title_in_quotation_marks() {
        for (text, title) in [
            ("Why ‘The Ferry’ is a book for you", Some("The Ferry")),
            (
                "We read \"The Ferry\" and you won't believe it",
                Some("The Ferry"),
            ),
            ("Wir haben „Die Fähre“ gelesen", Some("Die Fähre")),
            ("“One” and “Two”", None),
            ("It's Ann's and Bo's", None),
        ] {
            let line = Line::new(text.to_owned(), text);
            assert_eq!(inside(&line).as_deref(), title, "failed on {text:?}");
        }
    }

    #[test]
    fn what_is_no_headline_is_refused() {
        let long = "word ".repeat(60);
        for text in ["", "—", "***", "24 luglio 2012", &long] {
            assert_eq!(read(text, |_| true), None, "accepted {text:?}");
        }
    }
}
