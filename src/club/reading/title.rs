//! Title notations: which book a headline is about, and who wrote it.
//!
//! [`read`] takes `“X” by Y BOOK REVIEW`, `Review: X by Y`, `Book Review - X
//! (Series #6)` and plain `X` apart. Where a headline could be read two ways
//! ("The Ferry - Ann Lee") it asks whether the document knows the name.

use super::people;

/// Longest headline, in characters.
const HEADLINE: usize = 200;

/// What a headline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
}

/// Words that call a headline a review, before a colon or dash or "of".
const REVIEW: [&str; 30] = [
    "a book review",
    "book review",
    "mini book review",
    "mini review",
    "arc review",
    "audiobook review",
    "spoiler-free review",
    "review",
    "reviews",
    "book reviews",
    "rezension",
    "buchrezension",
    "buch-kritik",
    "buchkritik",
    "buchvorstellung",
    "buchtipp",
    "recenzja",
    "recenzja książki",
    "resenha",
    "reseña",
    "critique",
    "chronique",
    "avis",
    "recensione",
    "recensie",
    "boekrecensie",
    "recension",
    "avis lecture",
    "my review",
    "book",
];

/// Reads a headline, given as plain text. `knows` tells whether the document
/// names these words elsewhere. `None` for what is too long or has no letter.
#[must_use]
pub fn read(text: &str, knows: impl Fn(&str) -> bool) -> Option<Headline> {
    if text.chars().nth(HEADLINE).is_some() {
        return None;
    }
    // No-break and double spaces would hide the "by".
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (text, review) = without_review(trim_ornament(&text));
    let text = trim_ornament(text);
    let mut headline = quoted(text, &knows)
        .or_else(|| by(text))
        .or_else(|| dashed(text, &knows))
        .unwrap_or_else(|| Headline {
            title: text.to_owned(),
            ..Headline::default()
        });
    headline.review = review;
    headline.certain |= review;
    headline.title = tidy(&headline.title);
    let says = headline.title.chars().any(char::is_alphanumeric);
    says.then_some(headline)
}

/// Cuts "Book Review:" in front, "BOOK REVIEW" and "| Review" behind.
fn without_review(text: &str) -> (&str, bool) {
    for word in REVIEW {
        let Some(rest) = strip_start(text, word) else {
            continue;
        };
        let spaced = rest.trim_start();
        for mark in [":", "-", "–", "—", "|", "of ", "de ", "zu ", "di "] {
            // "Review-copy" is no headline of that kind, "Review - X" is.
            let dash = matches!(mark, "-") && rest.len() == spaced.len();
            let joined = mark.ends_with(' ') && (word == "book" || rest.len() == spaced.len());
            if let Some(rest) = spaced
                .strip_prefix(mark)
                .filter(|_| !(dash || joined || word == "book" && mark != ":"))
                && rest.chars().any(char::is_alphanumeric)
            {
                return (rest.trim(), true);
            }
        }
    }
    for word in [
        "(book review)",
        "[book review]",
        "book review",
        "(review)",
        "[review]",
        "review",
        "rezension",
        "recenzja",
        "reseña",
        "resenha",
    ] {
        if let Some(rest) = strip_end(text, word)
            && rest.chars().any(char::is_alphanumeric)
            && rest.ends_with(|c: char| !c.is_alphanumeric())
        {
            let rest = rest.trim_end();
            // "The Paris Review" is a title; a quotation, a dash or a word in
            // capitals before the mark is not.
            let set_off = word.starts_with(['(', '['])
                || word.contains("book")
                || rest.ends_with(|c: char| {
                    matches!(c, '-' | '–' | '—' | '|' | ':' | '”' | '"' | '»')
                });
            if set_off {
                return (
                    rest.trim_end_matches(|c: char| {
                        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | ':')
                    }),
                    true,
                );
            }
        }
    }
    (text, false)
}

fn strip_start<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.get(word.len()..)?;
    let head = text.get(..word.len())?;
    (head.to_lowercase() == word && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn strip_end<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    (text.get(at..)?.to_lowercase() == word).then(|| text.get(..at))?
}

const QUOTES: [(char, char); 9] = [
    ('“', '”'),
    ('"', '"'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('»', '«'),
    ('‘', '’'),
    ('‚', '‘'),
    ('\'', '\''),
];

/// `“X” by Y`, `"X", Y`, `„X“ – Y`, `“X”`.
fn quoted(text: &str, knows: &impl Fn(&str) -> bool) -> Option<Headline> {
    QUOTES.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?;
        // The mark that ends the title has no letter after it: ’ may stand
        // inside a word.
        let (end, _) = inside.match_indices(*close).find(|(at, mark)| {
            let after = inside.get(at + mark.len()..).unwrap_or_default();
            !after.starts_with(char::is_alphanumeric)
        })?;
        let title = inside.get(..end)?;
        let after = inside.get(end + close.len_utf8()..)?.trim();
        if after.is_empty() {
            return Some(Headline {
                title: title.to_owned(),
                certain: true,
                ..Headline::default()
            });
        }
        let after = after.trim_start_matches(',').trim_start();
        let said = ["by ", "von ", "par ", "de ", "di ", "av ", "door "]
            .iter()
            .find_map(|by| strip_start(after, by.trim_end()));
        let name = said
            .unwrap_or(after)
            .trim_start_matches(['-', '–', '—', '|'])
            .trim();
        let person = people::is_name(name) || (said.is_some() && people::is_mononym(name));
        (person && (said.is_some() || knows(name))).then(|| Headline {
            title: title.to_owned(),
            authors: people::list(name),
            certain: true,
            review: false,
        })
    })
}

/// `X by Y`: the last "by" after which names stand.
fn by(text: &str) -> Option<Headline> {
    let folded = text.to_ascii_lowercase();
    let at = folded.rfind(" by ")?;
    let title = text.get(..at)?.trim_end_matches([',', ' ', '-', '–']);
    let name = text.get(at + 4..)?.trim();
    (people::is_name(name) && !title.is_empty()).then(|| Headline {
        title: title.to_owned(),
        authors: people::list(name),
        certain: true,
        review: false,
    })
}

/// `X - Y`, `Y - X`, `Y: X`: whichever side the document knows as a person.
fn dashed(text: &str, knows: &impl Fn(&str) -> bool) -> Option<Headline> {
    [" – ", " — ", " - ", " | ", ": "].iter().find_map(|dash| {
        let (left, right) = if *dash == ": " {
            text.split_once(dash)?
        } else {
            text.rsplit_once(dash)?
        };
        let (left, right) = (left.trim(), right.trim());
        let person =
            |side: &str| people::is_name(side) && side.split(' ').count() <= 5 && knows(side);
        let (title, name) = match (person(left), person(right)) {
            (false, true) if *dash != ": " => (left, right),
            (true, false) => (right, left),
            // Both are named in the text: a title may be a person's name, and
            // nothing tells which.
            _ => return None,
        };
        Some(Headline {
            title: title.to_owned(),
            authors: people::list(name),
            certain: true,
            review: false,
        })
    })
}

/// Cuts what decorates a headline: emoji and signs around it.
fn trim_ornament(text: &str) -> &str {
    let ornament = |c: char| {
        c.is_whitespace()
            || matches!(c, '#' | '*' | '_' | '|' | '~' | '\u{FE0F}' | '\u{200D}')
            || matches!(u32::from(c), 0x2190..=0x2BFF | 0x1F000..=0x1FAFF)
    };
    text.trim_matches(ornament)
}

/// Cuts quotation marks around the whole and the place in a series behind it.
fn tidy(title: &str) -> String {
    let mut title = title.trim();
    for (open, close) in QUOTES {
        if let Some(inside) = title
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            && !inside.contains([open, close])
        {
            title = inside.trim();
        }
    }
    if let Some((before, series)) = title.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
        let folded = series.to_lowercase();
        let numbered = folded.contains(|c: char| c.is_ascii_digit())
            && ["#", "book ", "vol", "band ", "tome ", "tom ", "series"]
                .iter()
                .any(|word| folded.contains(word));
        if numbered && !before.trim().is_empty() {
            title = before.trim();
        }
    }
    let words: Vec<&str> = title
        .trim_end_matches([',', ':'])
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
        ] {
            let headline = read(text, |name| known.contains(&name)).unwrap();
            assert_eq!(headline.title, title, "failed on {text:?}");
            assert_eq!(headline.authors.join(";"), author, "failed on {text:?}");
            assert_eq!(headline.review, review, "failed on {text:?}");
        }
    }

    #[test]
    fn what_is_no_headline_is_refused() {
        let long = "word ".repeat(60);
        for text in ["", "—", "***", &long] {
            assert_eq!(read(text, |_| true), None, "accepted {text:?}");
        }
    }
}
