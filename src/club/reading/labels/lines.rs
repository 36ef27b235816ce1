//! Labels in lines of text: where the label ends and its value begins.

use super::{Field, LABEL, field};
use crate::club::reading::rating;

/// Most words of a label.
const WORDS: usize = 7;
/// Most labels of one line.
const PARTS: usize = 12;

/// Splits `Label: value` and `label:: value`; bullets, emoji, the colon of an
/// rst field and marks around the label are dropped. `None` where no short
/// label stands before a colon.
#[must_use]
pub fn split(line: &str) -> Option<(&str, &str)> {
    let line = without_bullet(line);
    let (at, colon) = line
        .char_indices()
        .take(LABEL)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = line.get(..at)?.trim();
    let value = line.get(at + colon.len_utf8()..)?;
    let value = value.strip_prefix(':').unwrap_or(value);
    let spaced = value.is_empty()
        || value.starts_with(|c: char| !c.is_alphanumeric() && c != '/')
        || label.chars().any(|c| c.is_alphabetic());
    let words = label.split_whitespace().count();
    (label.chars().any(char::is_alphabetic) && words <= WORDS && spaced && !value.starts_with("//"))
        .then(|| {
            (
                label,
                value.trim_matches(|c: char| c.is_whitespace() || c == '_'),
            )
        })
}

/// The line without what decorates its start.
fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '*'
                    | '•'
                    | '>'
                    | '+'
                    | '·'
                    | '–'
                    | '—'
                    | ':'
                    | '►'
                    | '▪'
                    | '['
                    | '('
                    | '|'
                    | '#'
                    | '\u{FE0F}'
                    | '\u{200D}'
            )
            || is_picture(c)
    })
}

/// Whether a character is an emoji or a sign such as an arrow, which people
/// put in front of labels and around headlines.
#[must_use]
pub fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2BFF | 0x1F000..=0x1FAFF)
}

/// The labels of a line that has several: `Author: Ann Lee | Pages: 300`,
/// `Title: The Ferry Author: Ann Lee`. One pair where it has one label or a
/// label that nobody knows; empty where it has none.
#[must_use]
pub fn parts(line: &str) -> Vec<(&str, &str)> {
    let Some(whole) = split(line) else {
        return Vec::new();
    };
    if field(whole.0).is_none() {
        return vec![whole];
    }
    // Where the next known labels begin, and where their values do.
    let start = line.len() - without_bullet(line).len();
    let first = start + whole.0.len();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices([':', '：']) {
        if at > first
            && found.len() < PARTS
            && let Some(before) = line.get(..at)
            && let Some(begins) = label_at_end(before)
            && begins > first
        {
            found.push((begins, at));
        }
    }
    let mut parts = Vec::with_capacity(found.len() + 1);
    let mut label = whole.0;
    let mut value_at = first;
    for (begins, colon) in found {
        parts.push((label, value_of(line, value_at, begins)));
        label = line.get(begins..colon).unwrap_or_default().trim();
        value_at = colon;
    }
    parts.push((label, value_of(line, value_at, line.len())));
    parts
}

/// What stands between a colon and the next label, without separators.
fn value_of(line: &str, from: usize, to: usize) -> &str {
    let separator = |c: char| {
        c.is_whitespace() || matches!(c, '|' | '·' | '•' | '/' | ';' | '–' | '—' | ',' | '_')
    };
    let colon = [':', '：'];
    let value = line.get(from..to).unwrap_or_default();
    let value = value.trim_start_matches(|c: char| c.is_whitespace());
    let value = value.strip_prefix(colon).unwrap_or(value);
    let value = value.strip_prefix(colon).unwrap_or(value);
    let value = value.trim_matches(separator);
    // `:star::star:` has as many as it opens.
    if value.matches(':').count() % 2 == 0 {
        return value;
    }
    value
        .trim_end_matches(|c: char| separator(c) || colon.contains(&c))
        .trim_start_matches(|c: char| separator(c) || colon.contains(&c))
}

/// Where the known label begins with which `text` ends. It follows a separator
/// or begins with a capital, as no word of the value before it does by chance.
fn label_at_end(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let mut best = None;
    let mut words = 0;
    for (at, before) in text.char_indices().rev().take(LABEL) {
        if !before.is_whitespace() && !matches!(before, '|' | '·' | '•' | '/' | ';') {
            continue;
        }
        words += 1;
        let begins = at + before.len_utf8();
        let label = text.get(begins..)?;
        let capital = label.starts_with(char::is_uppercase);
        let set_off = text
            .get(..begins)?
            .trim_end()
            .ends_with(['|', '·', '•', '/', ';', '–', '—', ',']);
        if (capital || set_off)
            && !label.trim().is_empty()
            && !matches!(field(label), None | Some(Field::RatingOf(_)))
        {
            best = Some(begins);
        }
        if words >= WORDS {
            break;
        }
    }
    best
}

/// `Rating 4/5`, `My Rating - ★★★★`: a label whose colon is missing.
#[must_use]
pub fn without_colon(text: &str) -> Option<(&str, &str)> {
    if text.chars().nth(60).is_some() {
        return None;
    }
    let text = without_bullet(text);
    let found = rating::find(text)?;
    let label = text.get(..found.span.start)?;
    let label = label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let own = matches!(
        field(label),
        Some(Field::OwnRating | Field::OtherRating(_) | Field::SideRating(_))
    );
    let value = text
        .get(label.len()..)?
        .trim_start_matches(['-', '–', '—', '=', ' ']);
    (own && rating::is_all(value)).then_some((label, value))
}

/// `Author – Ann Lee`: a label with a dash for its colon, of a fact that a dash
/// in prose does not announce.
#[must_use]
pub fn with_dash(text: &str) -> Option<(&str, &str)> {
    if text.chars().nth(120).is_some() || text.ends_with(['.', '!', '?']) {
        return None;
    }
    let text = without_bullet(text);
    [" – ", " — ", " - ", " = ", " ~ ", "\t"]
        .iter()
        .find_map(|dash| {
            let (label, value) = text.split_once(dash)?;
            let known = matches!(
                field(label),
                Some(
                    Field::Title
                        | Field::Author
                        | Field::Isbn
                        | Field::Genre
                        | Field::Publisher
                        | Field::Published
                        | Field::FirstPublished
                )
            );
            (known && label.starts_with(char::is_uppercase)).then_some((label.trim(), value.trim()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_from_their_values() {
        for (line, parts) in [
            (
                "Publisher: Faber and Faber",
                Some(("Publisher", "Faber and Faber")),
            ),
            ("Publisher : Faber", Some(("Publisher", "Faber"))),
            ("- Titel: Ein Buch", Some(("Titel", "Ein Buch"))),
            (":date: 2017-10-10", Some(("date", "2017-10-10"))),
            ("The good:", Some(("The good", ""))),
            ("Rating:4/5", Some(("Rating", "4/5"))),
            ("https://example.org", None),
            ("10:30", None),
            ("no colon here", None),
            ("one two three four five six seven eight: nine", None),
            ("", None),
        ] {
            assert_eq!(split(line), parts, "failed on {line:?}");
        }
    }

    #[test]
    fn a_line_may_hold_several_labels() {
        for (line, wanted) in [
            (
                "Author: Ann Lee | Publisher: Quay Press | Pages: 300",
                &["Author=Ann Lee", "Publisher=Quay Press", "Pages=300"][..],
            ),
            (
                "Title: The Ferry Author: Ann Lee Year of publication: 2005",
                &[
                    "Title=The Ferry",
                    "Author=Ann Lee",
                    "Year of publication=2005",
                ],
            ),
            (
                "Titre original : The Ferry / Sortie originale (anglais) : 2022",
                &[
                    "Titre original=The Ferry",
                    "Sortie originale (anglais)=2022",
                ],
            ),
            (
                "📖 Genre: Fantasy · ISBN: 9780000000002",
                &["Genre=Fantasy", "ISBN=9780000000002"],
            ),
            ("key:: a value", &["key=a value"]),
            ("[rating:: 4/5]", &["rating=4/5]"]),
            (
                "Author: the one who wrote: this",
                &["Author=the one who wrote: this"],
            ),
            ("Herb: You: read", &["Herb=You: read"]),
            ("no label", &[]),
        ] {
            let got: Vec<String> = parts(line)
                .iter()
                .map(|(l, v)| format!("{l}={v}"))
                .collect();
            assert_eq!(got, wanted, "failed on {line:?}");
        }
    }

    #[test]
    fn a_dash_may_stand_for_the_colon() {
        for (line, parted) in [
            ("Author – Ann Lee", Some(("Author", "Ann Lee"))),
            ("- Gatunek - fantastyka", Some(("Gatunek", "fantastyka"))),
            ("Good – very good", None),
            ("Title - and then he left.", None),
        ] {
            assert_eq!(with_dash(line), parted, "failed on {line:?}");
        }
    }
}
