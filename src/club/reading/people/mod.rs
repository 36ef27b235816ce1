//! Names of people as documents write them.
//!
//! [`list`] splits "Neil Gaiman & Terry Pratchett", [`is_name`] tells a name
//! from other words, [`at_start`] reads the names with which a sentence goes
//! on. None knows any author: a name is told by its shape, and by given names
//! that many people have ([`is_given`]).

mod roles;
mod running;

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::plain;
use super::vocabulary::names;
use roles::without_role;

pub use roles::{is_house, is_of_another_hand, without_other_hands};
pub use running::at_start;

static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| names::GIVEN.split_whitespace().collect());

/// Longest list of names that is read, in characters.
const LIST: usize = 300;
/// Most people that one book is said to be by.
const PEOPLE: usize = 8;

/// Words inside a name that begin with a small letter.
const PARTICLES: [&str; 34] = [
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "zu", "al", "el", "bin", "ibn", "af", "av", "y", "e", "san", "st", "'t",
    "’t", "ben", "des", "dal", "dei",
];

/// Words that begin a phrase, not a name.
const NOT_NAMES: [&str; 76] = [
    "the",
    "a",
    "an",
    "your",
    "my",
    "his",
    "her",
    "our",
    "their",
    "its",
    "me",
    "you",
    "us",
    "night",
    "day",
    "this",
    "that",
    "these",
    "those",
    "some",
    "all",
    "no",
    "any",
    "one",
    "two",
    "chance",
    "candlelight",
    "moonlight",
    "book",
    "chapter",
    "what",
    "why",
    "how",
    "when",
    "where",
    "who",
    "if",
    "in",
    "on",
    "at",
    "of",
    "to",
    "with",
    "from",
    "into",
    "against",
    "it",
    "is",
    "i",
    "we",
    "he",
    "she",
    "they",
    "reading",
    "review",
    "not",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "os",
    "as",
    "o",
    "um",
    "uma",
    "los",
    "las",
    "una",
    "les",
    "une",
    "il",
    "gli",
    "uno",
    "het",
    "een",
];

/// The people that a value names, in its order: `Christie, Agatha` is turned
/// round, a name in capitals is written as others are, translators and other
/// hands are left out.
#[must_use]
pub fn list(value: &str) -> Vec<String> {
    let value = squeeze(without_other_hands(value));
    if value.is_empty() || value.chars().count() > LIST {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for part in value.split([';', '|', '\n']) {
        let commas: Vec<&str> = part
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .collect();
        match commas[..] {
            [last, first] if last_first(last, first) => names.push(format!("{first} {last}")),
            [.., suffix] if is_suffix(suffix) && commas.len() == 2 => {
                names.push(commas.join(", "));
            }
            _ => names.extend(commas.into_iter().flat_map(joined)),
        }
    }
    let mut names: Vec<String> = names
        .iter()
        .filter_map(|name| without_role(name))
        .map(|name| recased(without_honorific(without_stop(&name)).to_owned()))
        .filter(|name| name.chars().any(char::is_alphabetic))
        .collect();
    // "Keiko Mori / 森恵子" is one person in two scripts.
    let latin = |name: &String| name.chars().any(|c| c.is_alphabetic() && c < '\u{250}');
    if value.contains('/') && names.len() == 2 && names.iter().any(latin) {
        names.retain(latin);
    }
    names.truncate(PEOPLE);
    names.dedup();
    names
}

/// `Christie`, `Agatha`; not `Dumas`, `père` nor `Jane Roe`, `Richard Roe`.
fn last_first(last: &str, first: &str) -> bool {
    let words: Vec<&str> = last.split(' ').collect();
    let surname = words.len() == 1
        || words.len() <= 3
            && words.split_last().is_some_and(|(_, before)| {
                before
                    .iter()
                    .all(|w| PARTICLES.contains(&w.to_lowercase().as_str()))
            })
        || words.len() == 2 && is_given(first) && !is_given(last);
    surname
        && first.split(' ').count() <= 3
        && first.chars().next().is_some_and(char::is_uppercase)
        && !is_suffix(first)
        && !first.contains('&')
}

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "PhD" | "Ph.D" | "MD" | "M.D" | "père" | "fils"
    )
}

/// Whether a name begins with a given name that many people have.
#[must_use]
pub fn is_given(name: &str) -> bool {
    let folded = plain(name);
    let first = folded.split(' ').next().unwrap_or_default();
    GIVEN.contains(first)
}

/// Whether a word stands inside names with a small letter: "van", "de".
#[must_use]
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Splits at "and" and its like where whole names stand on both sides; people
/// of one family may share its name: "Jacob and Wilhelm Grimm".
fn joined(part: &str) -> Vec<String> {
    for joint in [
        " & ", " and ", " und ", " et ", " y ", " e ", " i ", " en ", " och ", " og ", " with ",
        " / ", " + ", "/",
    ] {
        let names: Vec<&str> = part.split(joint).map(str::trim).collect();
        let certain = matches!(
            joint,
            " & " | " and " | " und " | " with " | " / " | " + " | " et "
        );
        let whole = |name: &&str| name.contains(' ') || certain && !name.is_empty();
        if let [first, second] = names.as_slice()
            && !first.contains(' ')
            && is_given(first)
            && let Some((given, family)) = second.split_once(' ')
            && is_given(given)
        {
            return vec![format!("{first} {family}"), (*second).to_owned()];
        }
        if names.len() > 1 && names.iter().all(whole) {
            return names.into_iter().flat_map(joined).collect();
        }
    }
    vec![strip_and(part).to_owned()]
}

fn strip_and(part: &str) -> &str {
    [
        "and ",
        "& ",
        "by ",
        "und ",
        "et ",
        "von ",
        "written by ",
        "author: ",
    ]
    .iter()
    .find_map(|lead| part.strip_prefix(lead))
    .unwrap_or(part)
}

/// `Alain DAMASIO` as `Alain Damasio`, `ANN LEE` as `Ann Lee`; initials stay.
fn recased(name: String) -> String {
    let loud = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 2
            && !word.contains('.')
            && word.chars().all(|c| !c.is_lowercase())
            && word.chars().any(char::is_uppercase)
    };
    if !name.split(' ').any(loud) {
        return name;
    }
    let words: Vec<String> = name
        .split(' ')
        .map(|word| {
            if !loud(word) {
                return word.to_owned();
            }
            let mut begun = false;
            word.chars()
                .flat_map(|c| {
                    let cased: Vec<char> = if begun {
                        c.to_lowercase().collect()
                    } else {
                        vec![c]
                    };
                    begun = c.is_alphabetic();
                    cased
                })
                .collect()
        })
        .collect();
    words.join(" ")
}

/// `alejandra-pizarnik` as `Alejandra Pizarnik`; `None` for what is no slug of
/// a name.
#[must_use]
pub fn of_slug(slug: &str) -> Option<String> {
    let words: Vec<&str> = slug.split(['-', '_']).collect();
    let lower = slug
        .chars()
        .all(|c| c.is_lowercase() || matches!(c, '-' | '_' | '.'));
    if !lower || !(2..=5).contains(&words.len()) || words.iter().any(|word| word.is_empty()) {
        return None;
    }
    let spelt: Vec<String> = words
        .iter()
        .map(|word| {
            if PARTICLES.contains(word) {
                return (*word).to_owned();
            }
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        })
        .collect();
    Some(spelt.join(" "))
}

fn squeeze(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c: char| matches!(c, ',' | '*' | '_' | '"' | '“' | '”' | ';' | ':' | '@'))
        .to_owned()
}

/// "Rev. Ann Lee" without what she is called; "Dr. Seuss" is called so.
fn without_honorific(name: &str) -> &str {
    const TITLES: [&str; 12] = [
        "Dr",
        "Dr.",
        "Prof",
        "Prof.",
        "Rev",
        "Rev.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Ks.",
        "Fr.",
        "Professor",
    ];
    match name.split_once(' ') {
        Some((title, rest)) if TITLES.contains(&title) && rest.contains(' ') => rest,
        _ => name,
    }
}

/// "John Green." without the full stop that ends the line; initials and "Jr."
/// keep theirs.
fn without_stop(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    match name.strip_suffix('.') {
        Some(whole) if letters > 2 && last.matches('.').count() == 1 && !is_suffix(last) => whole,
        _ => name,
    }
}

/// Whether `text` has the shape of one or more names: two to eight words, each
/// with a capital, an initial, or a particle such as "van".
#[must_use]
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(10).collect();
    (2..=8).contains(&words.len()) && shaped(&words)
}

/// Whether a single word may be a name: "Voltaire".
#[must_use]
pub fn is_mononym(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    words.len() == 1 && shaped(&words) && text.chars().count() > 2
}

fn shaped(words: &[&str]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    let capital = |word: &str| {
        let letters = word.trim_start_matches(['(', '“', '"', '‘', '\'']);
        letters
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || is_unicased(c))
            || letters.starts_with("d'")
            || letters.starts_with("d’")
    };
    let small = |word: &str| {
        PARTICLES.contains(&word)
            || matches!(word, "and" | "&" | "with" | "und" | "et" | "i" | "en")
    };
    let clean = |word: &&str| {
        word.chars().all(|c| {
            c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | ',' | '&' | '‐' | '‑')
        })
    };
    words.iter().all(clean)
        && !NOT_NAMES.contains(&first.to_lowercase().as_str())
        && !words
            .iter()
            .any(|word| matches!(*word, "Challenge" | "Goodreads" | "Bingo"))
        && words.iter().all(|word| capital(word) || small(word))
        && words.last().is_some_and(|word| capital(word))
}

/// Letters of scripts without capitals.
fn is_unicased(character: char) -> bool {
    character.is_alphabetic() && !character.is_lowercase() && !character.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_people_are_split() {
        for (value, names) in [
            ("Kazuo Ishiguro", &["Kazuo Ishiguro"][..]),
            ("  Emily  St. John Mandel ", &["Emily St. John Mandel"]),
            (
                "Neil Gaiman & Terry Pratchett",
                &["Neil Gaiman", "Terry Pratchett"],
            ),
            (
                "Neil Gaiman and Terry Pratchett",
                &["Neil Gaiman", "Terry Pratchett"],
            ),
            (
                "Ann Lee, Bo Roe and Cy Poe",
                &["Ann Lee", "Bo Roe", "Cy Poe"],
            ),
            (
                "Ann Lee, Bo Roe, and Cy Poe",
                &["Ann Lee", "Bo Roe", "Cy Poe"],
            ),
            ("Christie, Agatha", &["Agatha Christie"]),
            ("van Dyck, Ann", &["Ann van Dyck"]),
            ("Alain DAMASIO", &["Alain Damasio"]),
            ("LE GUIN Ursula K.", &["LE Guin Ursula K."]),
            ("Jacob y Wilhelm Grimm", &["Jacob Grimm", "Wilhelm Grimm"]),
            ("Ann Lee (Author), Bo Roe (Illustrator)", &["Ann Lee"]),
            ("Ann Lee, Bo Roe (translator)", &["Ann Lee"]),
            ("Ann Lee; Bo Roe; Cy Poe", &["Ann Lee", "Bo Roe", "Cy Poe"]),
            ("Ann Lee und Bo Roe", &["Ann Lee", "Bo Roe"]),
            ("Ann Lee i Bo Roe", &["Ann Lee", "Bo Roe"]),
            ("Ann Lee, Jr.", &["Ann Lee, Jr."]),
            ("Ann Lee, tłum. Bo Roe", &["Ann Lee"]),
            ("Ann Lee, aus dem Englischen von Bo Roe", &["Ann Lee"]),
            ("José Ortega y Gasset", &["José Ortega y Gasset"]),
            (
                "Olga Tokarczuk (translated by Jennifer Croft)",
                &["Olga Tokarczuk"],
            ),
            (
                "Olga Tokarczuk, translated by Jennifer Croft",
                &["Olga Tokarczuk"],
            ),
            ("Voltaire", &["Voltaire"]),
            ("", &[]),
            ("—", &[]),
        ] {
            assert_eq!(list(value), names, "failed on {value:?}");
        }
    }

    #[test]
    fn names_are_told_by_their_shape() {
        for name in [
            "Min Jin Lee",
            "Ursula K. Le Guin",
            "Alain d’Aucoin",
            "Daphne du Maurier",
            "J.R.R. Tolkien",
            "村上 春樹",
        ] {
            assert!(is_name(name), "refused {name}");
        }
        for phrase in [
            "Your Name",
            "the Lake",
            "Me",
            "Chocolate",
            "Moonlight and Roses 2",
            "a long and winding road",
            "",
        ] {
            assert!(!is_name(phrase), "accepted {phrase}");
        }
    }

    #[test]
    fn slugs_of_names_are_spelt() {
        for (slug, name) in [
            ("alejandra-pizarnik", Some("Alejandra Pizarnik")),
            ("tessa-de-loo", Some("Tessa de Loo")),
            ("Ann", None),
            ("burkhard", None),
            ("7bia1wiyb-x", None),
        ] {
            assert_eq!(of_slug(slug).as_deref(), name, "failed on {slug:?}");
        }
    }
}
