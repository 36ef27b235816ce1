//! Publisher and date in one value: `Faber, 2005, 288 pp., £7.99`, `Knopf
//! (April 2005)`, "Published by Quay Press on April 5th 2005".
//!
//! [`read`] takes the value of a label apart, [`line`] (`line.rs`) a line that says
//! it without a label. Pages, prices, bindings and numbers are left out.

mod line;

use super::dates::{self, Found, Order};
use super::fold::plain;
use super::rating;

pub use line::line;

/// Longest name of a publisher, in words and in characters.
const WORDS: usize = 7;
const NAME: usize = 60;

/// What is said of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Found,
}

impl Edition {
    /// Reads with `read`, and asks for the writer's order of day and month only
    /// where the date could be two days.
    pub fn settled(
        read: impl Fn(Option<Order>) -> Self,
        order: impl Fn() -> Option<Order>,
    ) -> Self {
        let edition = read(None);
        if matches!(edition.published, Found::Ambiguous(_)) {
            read(order())
        } else {
            edition
        }
    }

    /// Whether a record counts pages, as those of editions do.
    #[must_use]
    pub fn counts_pages(value: &str) -> bool {
        let folded = plain(value);
        let words: Vec<&str> = folded.split(' ').collect();
        words.windows(2).any(|pair| {
            pair.first().is_some_and(|n| {
                (2..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())
            }) && pair.last().is_some_and(|word| dates::PAGES.contains(word))
        })
    }

    /// Whether it says when.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.published != Found::Nothing
    }
}

/// Words for how a book is bound, sold and numbered, folded; in a piece of them
/// there is no publisher.
const FORMATS: [&str; 76] = [
    "paperback",
    "hardcover",
    "hardback",
    "kindle",
    "ebook",
    "e book",
    "audiobook",
    "audio",
    "poche",
    "broche",
    "relie",
    "taschenbuch",
    "gebunden",
    "einband",
    "gebundene",
    "softcover",
    "tapa",
    "bolsillo",
    "capa",
    "copertina",
    "brossura",
    "twarda",
    "miekka",
    "okladka",
    "gebonden",
    "pocket",
    "numerique",
    "epub",
    "pdf",
    "mass market",
    "edition",
    "ausgabe",
    "edicion",
    "edicao",
    "edizione",
    "wydanie",
    "auflage",
    "reprint",
    "arc",
    "galley",
    "netgalley",
    "advance",
    "pages",
    "page",
    "pp",
    "p",
    "seiten",
    "s",
    "paginas",
    "pags",
    "pagine",
    "pag",
    "pag",
    "stron",
    "str",
    "blz",
    "bladzijden",
    "isbn",
    "english",
    "englisch",
    "anglais",
    "deutsch",
    "german",
    "french",
    "francais",
    "spanish",
    "espanol",
    "italiano",
    "polski",
    "nederlands",
    "digital",
    "library",
    "copy",
    "format",
    "unabridged",
    "print",
];

/// Takes the value of a label for publisher, date or edition apart.
#[must_use]
pub fn read(value: &str, order: Option<Order>) -> Edition {
    let value = value.trim().trim_end_matches('.');
    let mut edition = Edition {
        publisher: None,
        published: Found::Nothing,
    };
    if let Some((before, after)) = split_by(value) {
        let (name, date) = match (dates::read(before, order), dates::read(after, order)) {
            (Found::Nothing, date) => (before, date),
            (date, _) => (after, date),
        };
        edition.published = date;
        edition.publisher = publisher(strip_dated(name));
        return edition;
    }
    let pieces = value
        .split(['(', ')', ';', '|', '•', '·', '–', '—', '[', ']', '\n'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" / "));
    for piece in pieces {
        // "April 5, 2005" has a comma inside: what is a date as a whole stays
        // one.
        let head = piece.split(',').next().unwrap_or_default();
        let dated = !matches!(dates::find(piece), Found::Nothing);
        let year = head.trim().len() == 4 && head.trim().bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = if dated && publisher(head).is_none() && !year {
            vec![piece]
        } else {
            piece.split(',').collect()
        };
        for part in parts {
            match dates::read(part, order) {
                Found::Nothing => edition.publisher = edition.publisher.or_else(|| publisher(part)),
                date if edition.published == Found::Nothing => edition.published = date,
                _ => {}
            }
        }
    }
    edition
}

/// Takes the value of a label that announces a publisher apart. Without a date
/// or a page count the whole is its name: "Farrar, Straus and Giroux".
#[must_use]
pub fn of_publisher(value: &str, order: Option<Order>) -> Edition {
    let edition = read(value, order);
    let house = without_series(value.trim().trim_end_matches(['.', ',']));
    let name = !house
        .contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '|' | ';' | '·' | '/'))
        && house.chars().nth(NAME).is_none()
        && !house.is_empty();
    if edition.is_dated() || !name {
        return edition;
    }
    Edition {
        publisher: Some(house.to_owned()),
        ..edition
    }
}

/// "X by Y" and "Y on X", whose sides are a date and a publisher.
fn split_by(value: &str) -> Option<(&str, &str)> {
    [
        " by ", " on ", " in ", " bei ", " chez ", " por ", " da ", " am ", " le ", " en ",
        " nel ", " w ", " bij ",
    ]
    .iter()
    .find_map(|mark| {
        let value = value
            .split(" (")
            .next()
            .filter(|main| main.contains(mark))
            .unwrap_or(value);
        let (before, after) = value.split_once(mark)?;
        let dated = |side: &str| !matches!(dates::find(side), Found::Nothing);
        (dated(before) != dated(after)).then_some((before.trim(), after.trim()))
    })
}

/// "Quay Press on" without the word that led to the date.
fn strip_dated(name: &str) -> &str {
    let name = name.trim_end_matches([',', '.', ' ']);
    name.split(['(', ',', ';', '|'])
        .next()
        .unwrap_or(name)
        .trim()
}

/// What is reviewed and where, and no house.
const MEDIA: &str = "book | books | buch | livre | libro | livro | boek | novel | film | movie | album | \
    music | fiction | non-fiction | nonfiction | review | reviews | recommended | amazon | goodreads | \
    comic | manga | roman | novela";

/// The publisher that a piece of a record names, if it has the shape of one.
#[must_use]
pub fn publisher(piece: &str) -> Option<String> {
    let piece = piece
        .trim()
        .trim_matches(|c: char| matches!(c, '*' | '_' | '"' | '“' | '”' | '.' | ':' | ','));
    let piece = without_city(piece);
    let piece = without_series(piece);
    let words: Vec<&str> = piece.split_whitespace().collect();
    let named = piece
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_ascii() || c.is_ascii_digit())
        && piece.chars().any(char::is_alphabetic);
    // Most lines that are asked about are ruled out by a look.
    if !named || words.len() > WORDS {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let bound = folded.iter().any(|word| FORMATS.contains(&word.as_str()))
        && !folded.iter().any(|word| {
            matches!(
                word.as_str(),
                "press" | "books" | "verlag" | "house" | "publishing"
            )
        })
        || folded
            .windows(2)
            .any(|pair| FORMATS.contains(&pair.join(" ").as_str()));
    let priced =
        piece.contains(['$', '€', '£', '%', '#', '@', '?', '!']) || rating::find(piece).is_some();
    let day = words.iter().all(|word| {
        dates::month_named(word).is_some()
            || word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit())
    });
    let numbers = words
        .iter()
        .filter(|word| word.bytes().all(|b| b.is_ascii_digit()))
        .count();
    let lower = piece.to_lowercase();
    let medium = MEDIA.split('|').any(|medium| medium.trim() == lower);
    // "Read on 3 May 2020" names no house.
    let read = matches!(
        folded.first().map(String::as_str),
        Some(
            "read"
                | "reread"
                | "started"
                | "finished"
                | "posted"
                | "reviewed"
                | "updated"
                | "written"
                | "listened"
                | "gelesen"
                | "beendet"
                | "lu"
                | "leido"
                | "terminado"
                | "lido"
                | "letto"
                | "finito"
                | "przeczytane"
                | "gelezen"
                | "added"
                | "borrowed"
                | "bought"
        )
    );
    let sound = !medium && !read && !bound && !priced && !day && numbers * 2 <= words.len();
    (sound && piece.chars().nth(NAME).is_none() && !words.is_empty()).then(|| words.join(" "))
}

/// "Faber, collection Harbour" without the series of the house.
fn without_series(piece: &str) -> &str {
    let series = [" collection ", " coll. ", " colección ", " collana "].iter();
    let at = series.filter_map(|series| piece.find(series)).min();
    let house = at.and_then(|at| piece.get(..at));
    house.map_or(piece, |house| {
        house.trim_end_matches([',', ' ', '–', '-', '('])
    })
}

/// "Paris : Quay Press" without the city.
fn without_city(piece: &str) -> &str {
    let proper = |name: &str| name.trim().starts_with(char::is_uppercase);
    match piece.split_once(": ") {
        Some((city, name))
            if proper(city) && proper(name) && city.split_whitespace().count() <= 3 =>
        {
            name.trim()
        }
        _ => piece,
    }
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
    fn records_of_an_edition_are_taken_apart() {
        for (value, publisher, published) in [
            ("Faber and Faber", Some("Faber and Faber"), None),
            ("Faber, 2005, 288 pp., £7.99", Some("Faber"), Some("2005")),
            ("Knopf (April 2005)", Some("Knopf"), Some("2005-04")),
            ("Knopf (April 5, 2005)", Some("Knopf"), Some("2005-04-05")),
            ("Viking, 2016.", Some("Viking"), Some("2016")),
            (
                "Quay Press on April 5th 2005",
                Some("Quay Press"),
                Some("2005-04-05"),
            ),
            (
                "April 5th 2005 by Quay Press",
                Some("Quay Press"),
                Some("2005-04-05"),
            ),
            (
                "April 5th 2005 by Quay Press (first published 1999)",
                Some("Quay Press"),
                Some("2005-04-05"),
            ),
            (
                "Quay Press | 2005 | 288 pages",
                Some("Quay Press"),
                Some("2005"),
            ),
            (
                "Suhrkamp Verlag, Berlin 2011, 320 Seiten",
                Some("Suhrkamp Verlag"),
                Some("2011"),
            ),
            ("Paperback, 336 pages", None, None),
            ("2nd edition", None, None),
            ("2005", None, Some("2005")),
            (
                "John Murray Press, 2020",
                Some("John Murray Press"),
                Some("2020"),
            ),
            ("Hodder & Stoughton", Some("Hodder & Stoughton"), None),
            ("47North", Some("47North"), None),
            ("a small press in the north", None, None),
            ("", None, None),
        ] {
            let edition = read(value, None);
            let wanted = (publisher, published.map(str::to_owned));
            assert_eq!(shown(&edition), wanted, "failed on {value:?}");
        }
    }
}
