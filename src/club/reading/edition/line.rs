//! A line that says publisher and date without a label: "Published by Quay Press on
//! April 5th 2005", `Quay Press, 2005, 288 pages`.

use super::{Edition, publisher, read};
use crate::club::reading::dates::{self, Found, Order};
use crate::club::reading::fold::plain;

/// Longest line that is a record of the edition, in characters.
const LINE: usize = 140;

/// How a line begins that says publisher and date without a colon, folded.
const LEADS: [&str; 26] = [
    "published by",
    "published on",
    "published in",
    "published",
    "first published by",
    "to be published by",
    "expected publication",
    "publication date",
    "pub date",
    "released by",
    "out now from",
    "paru chez",
    "publie chez",
    "publie par",
    "publie aux editions",
    "parution",
    "erschienen bei",
    "erschienen im",
    "erscheint bei",
    "publicado por",
    "publicado en",
    "editado por",
    "pubblicato da",
    "edito da",
    "uitgegeven door",
    "wydane przez",
];

/// Names of houses that begin with what they are: "Éditions du Rocher".
const HOUSES: [&str; 6] = [
    "editions",
    "wydawnictwo",
    "editorial",
    "uitgeverij",
    "edizioni",
    "ediciones",
];

/// The record of an edition that a short line is: "Published by Quay Press on
/// April 5th 2005", "Paperback, 288 pages. Published April 5th 2005 by Quay
/// Press", "Éditions du Quai". `None` for any other line.
#[must_use]
pub fn line(text: &str, order: Option<Order>) -> Option<Edition> {
    let text = text.trim();
    if text.chars().nth(LINE).is_some() || text.ends_with(['!', '?', ':']) {
        return None;
    }
    // Goodreads puts the binding and the pages in front.
    let front = text.split_once(". ").and_then(|(front, rest)| {
        let lead = lead_of(&plain(rest)).filter(|_| front.chars().count() < 50)?;
        publisher(front).is_none().then_some((front, rest, lead))
    });
    let folded = plain(text);
    let led = || lead_of(&folded).map(|lead| ("", text, lead));
    if let Some((front, rest, lead)) = front.or_else(led) {
        let words = lead.split(' ').count();
        let value = rest.splitn(words + 1, char::is_whitespace).nth(words)?;
        let edition = read(value, order);
        let short = value.split_whitespace().count() <= 14;
        let dated = !matches!(edition.published, Found::Nothing);
        let by = lead.ends_with(" by") || lead.ends_with("chez") || lead.ends_with("bei");
        return (short && (dated || by && front.is_empty() && edition.publisher.is_some()))
            .then_some(edition);
    }
    let first = folded.split(' ').next()?;
    if let Some(edition) = behind_label(text, order) {
        return Some(edition);
    }
    if !HOUSES.contains(&first) {
        return None;
    }
    let name = publisher(text.split(" / ").next().unwrap_or(text))?;
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "du" | "de" | "la" | "des" | "le" | "les" | "&" | "del"
            )
    };
    let house = (2..=5).contains(&words.len()) && words.iter().all(capital);
    house.then_some(Edition {
        publisher: Some(name),
        published: Found::Nothing,
    })
}

/// The longest of [`LEADS`] with which a folded text begins.
fn lead_of(folded: &str) -> Option<&'static str> {
    let begins = |lead: &&&str| {
        let behind = folded.strip_prefix(**lead);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
    };
    let found = LEADS.iter().filter(begins);
    found.copied().max_by_key(|lead| lead.len())
}

/// `Wydawnictwo Nabrzeże rok 2015`, `Editora Cais, 2018`: a label without its
/// colon.
fn behind_label(text: &str, order: Option<Order>) -> Option<Edition> {
    let (label, rest) = text.split_once(' ')?;
    let label = plain(label);
    if !matches!(
        &*label,
        "wydawnictwo" | "editora" | "editorial" | "uitgeverij" | "verlag" | "wyd"
    ) {
        return None;
    }
    let year = rest
        .rsplit([' ', ','])
        .next()
        .filter(|last| last.len() == 4 && dates::find(last) != Found::Nothing);
    let name = year.map_or(rest, |year| rest.strip_suffix(year).unwrap_or(rest));
    let name = name.trim_end_matches([' ', ',', '(', '-', '–']);
    let name = name.strip_suffix(" rok").unwrap_or(name);
    let proper =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&') || word.len() <= 2;
    let sound = name.split(' ').count() <= 5 && name.split(' ').all(proper);
    let name = publisher(name).filter(|_| sound && name.starts_with(char::is_uppercase))?;
    Some(Edition {
        publisher: Some(name),
        published: year.map_or(Found::Nothing, |year| dates::read(year, order)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(edition: &Edition) -> (Option<&str>, Option<String>) {
        let date = match edition.published {
            Found::Date(date) | Found::Ambiguous(date) => Some(date.to_string()),
            Found::Nothing => None,
        };
        (edition.publisher.as_deref(), date)
    }

    #[test]
    fn lines_may_say_it_without_a_label() {
        for (text, publisher, published) in [
            (
                "Published by Quay Press on April 5th 2005",
                Some("Quay Press"),
                Some("2005-04-05"),
            ),
            (
                "Published April 5th 2005 by Quay Press",
                Some("Quay Press"),
                Some("2005-04-05"),
            ),
            (
                "Paperback, 288 pages. Published April 2005 by Quay Press.",
                Some("Quay Press"),
                Some("2005-04"),
            ),
            ("Published by Quay Press", Some("Quay Press"), None),
            ("Erschienen bei Kaiverlag", Some("Kaiverlag"), None),
            ("Éditions du Quai", Some("Éditions du Quai"), None),
            (
                "Éditions du Quai / Poche lu",
                Some("Éditions du Quai"),
                None,
            ),
        ] {
            let edition = line(text, None).unwrap_or_else(|| panic!("nothing in {text:?}"));
            let wanted = (publisher, published.map(str::to_owned));
            assert_eq!(shown(&edition), wanted, "failed on {text:?}");
        }
        for text in [
            "Published reviews say that it is good and I agree with them.",
            "Published in a small town by people I know, it found its way to me.",
            "Editions come and go",
            "It was published",
            "",
        ] {
            assert_eq!(line(text, None), None, "failed on {text:?}");
        }
    }
}
