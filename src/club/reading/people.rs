//! Names of people as documents write them.
//!
//! [`list`] splits "Neil Gaiman & Terry Pratchett", [`is_name`] tells a name
//! from other words. Neither knows any author: a name is told by its shape.

/// Longest list of names that is read, in characters.
const LIST: usize = 200;
/// Most people that one book is said to be by.
const PEOPLE: usize = 8;

/// Words inside a name that begin with a small letter.
const PARTICLES: [&str; 24] = [
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "zu", "al", "el", "bin", "ibn", "af", "y",
];

/// Words that begin a phrase, not a name.
const NOT_NAMES: [&str; 30] = [
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
];

/// The people that a value names, in its order: `Christie, Agatha` is turned
/// round, translators and roles are left out.
#[must_use]
pub fn list(value: &str) -> Vec<String> {
    let value = squeeze(without_roles(value));
    if value.is_empty() || value.chars().count() > LIST {
        return Vec::new();
    }
    let mut names = Vec::new();
    for part in value.split([';', '|']) {
        let commas: Vec<&str> = part
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .collect();
        match commas[..] {
            [last, first] if last_first(last, first) => names.push(format!("{first} {last}")),
            _ => names.extend(commas.into_iter().flat_map(joined)),
        }
    }
    names.retain(|name| name.chars().any(char::is_alphabetic));
    names.truncate(PEOPLE);
    names.dedup();
    names
}

/// `Christie`, `Agatha`; not `Dumas`, `père` nor `Jane Roe`, `Richard Roe`.
fn last_first(last: &str, first: &str) -> bool {
    !last.contains(' ')
        && first.split(' ').count() <= 3
        && first.chars().next().is_some_and(char::is_uppercase)
        && !matches!(first, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
        && !first.contains('&')
}

/// Splits at "and" and its like where whole names stand on both sides.
fn joined(part: &str) -> Vec<String> {
    for joint in [
        " & ", " and ", " und ", " et ", " y ", " e ", " i ", " with ", " / ",
    ] {
        let names: Vec<&str> = part.split(joint).map(str::trim).collect();
        let certain = matches!(joint, " & " | " and " | " und " | " with " | " / ");
        let whole = |name: &&str| name.contains(' ') || certain && !name.is_empty();
        if names.len() > 1 && names.iter().all(whole) {
            return names.into_iter().flat_map(joined).collect();
        }
    }
    vec![strip_and(part).to_owned()]
}

fn strip_and(part: &str) -> &str {
    ["and ", "& ", "by "]
        .iter()
        .find_map(|lead| part.strip_prefix(lead))
        .unwrap_or(part)
}

/// Cuts "(translator …)", ", translated by …" and the like.
fn without_roles(value: &str) -> &str {
    let end = value
        .char_indices()
        .find(|(at, c)| {
            *c == '(' || *c == '[' || {
                let rest = value.get(*at..).unwrap_or_default();
                [
                    ", translat",
                    "; translat",
                    " translated by",
                    ", illustrat",
                    ", narrated",
                    ", trans.",
                ]
                .iter()
                .any(|role| {
                    rest.get(..role.len())
                        .is_some_and(|r| r.eq_ignore_ascii_case(role))
                })
            }
        })
        .map_or(value.len(), |(at, _)| at);
    value.get(..end).unwrap_or(value)
}

fn squeeze(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c: char| matches!(c, ',' | '*' | '_' | '"' | '“' | '”' | ';' | ':'))
        .to_owned()
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
    let small = |word: &str| PARTICLES.contains(&word) || matches!(word, "and" | "&" | "with");
    let clean = |word: &&str| {
        word.chars().all(|c| {
            c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | ',' | '&' | '‐' | '‑')
        })
    };
    words.iter().all(clean)
        && !NOT_NAMES.contains(&first.to_lowercase().as_str())
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
}
