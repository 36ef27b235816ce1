//! Names of people in running text, where nothing says how far they go.
//!
//! [`at`] reads the name that begins at the start of a text: "Ann Lee, who …"
//! is Ann Lee. Whether a line is a name and nothing else is asked of
//! [`people`].

use crate::club::reading::people;

/// Most words of the names of all authors of a book.
const WORDS: usize = 14;

/// What stands before the author of a title, in the languages of blogs.
const BY: [&str; 16] = [
    "by", "von", "par", "de", "di", "da", "do", "por", "door", "van", "av", "af", "przez", "del",
    "d’", "d'",
];

/// The text behind a word such as "by"; `None` where none stands there.
#[must_use]
pub fn after_by(text: &str) -> Option<&str> {
    let said = ["written by", "geschrieben von", "écrit par", "escrito por"];
    said.into_iter().chain(BY).find_map(|by| {
        let head = text.get(..by.len())?;
        let rest = text.get(by.len()..)?;
        let whole = by.ends_with(['’', '\'']) || rest.starts_with(char::is_whitespace);
        (whole && head.to_lowercase() == by).then(|| rest.trim_start())
    })
}

/// The people whose names begin `text` and the bytes that they take: two words
/// or more for each, joined with "and" and its like.
#[must_use]
pub fn at(text: &str) -> Option<(Vec<String>, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut begin = 0;
    for piece in text.split_inclusive([' ', '\n', '\u{A0}']) {
        let word = piece.trim_end();
        let start = begin;
        begin += piece.len();
        if words.len() >= WORDS {
            break;
        }
        // "Hawkins' another thriller", "Lee’s book": the name ends before.
        let bare = ["'s", "’s"]
            .iter()
            .find_map(|genitive| word.strip_suffix(genitive))
            .unwrap_or(word);
        let core = bare.trim_end_matches(|c: char| {
            matches!(
                c,
                ',' | ':' | ';' | '!' | '?' | ')' | ']' | '”' | '"' | '’' | '\'' | '*'
            )
        });
        let initial = core.ends_with('.') && is_initial(core.trim_end_matches('.'));
        let core = if initial {
            core
        } else {
            core.trim_end_matches('.')
        };
        if !part_of_a_name(core) {
            break;
        }
        words.push((start, start + core.len()));
        let rest = text.get(begin..).unwrap_or_default();
        let list = word.ends_with(',') && core.len() + 1 == word.len() && enumerated(rest);
        // A line that ends behind a whole name mostly ends there for good.
        let ended = piece.ends_with('\n') && words.len() > 1;
        if core.len() < word.len() && !list || ended {
            break;
        }
    }
    // "Ann Lee and" and "Ann Lee de" go on to something else.
    while let Some((start, end)) = words.last().copied() {
        let last = text.get(start..end)?;
        if !is_joint(last) && !last.chars().next().is_some_and(char::is_lowercase) {
            break;
        }
        words.pop();
    }
    let end = words.last()?.1;
    let said: Vec<&str> = text.get(..end)?.split_whitespace().collect();
    let said = said.join(" ");
    let names = people::list(&said);
    let whole = !names.is_empty() && names.iter().all(|name| people::is_name(name));
    whole.then_some((names, end))
}

/// Whether a list of names goes on so that its last has an "and":
/// "Bo Roe and Cy Poe".
fn enumerated(rest: &str) -> bool {
    let clause: String = rest.chars().take(60).collect();
    let clause = clause
        .split(['.', ';', '(', '\n'])
        .next()
        .unwrap_or_default();
    let mut words = clause.split_whitespace();
    let names = words
        .by_ref()
        .take_while(|word| !is_joint(word))
        .all(|word| part_of_a_name(word.trim_end_matches(',')));
    names && words.next().is_some_and(part_of_a_name)
}

fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "i" | "with")
}

/// "K", "J.R.R", "St", "Jr".
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = word.contains('.');
    letters == 1
        || dotted && letters <= 4
        || matches!(
            word,
            "St" | "Jr" | "Sr" | "Dr" | "Ph" | "Rev" | "Prof" | "Mr" | "Mrs" | "Ms" | "Ks" | "Fr"
        )
}

fn part_of_a_name(word: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "van", "von", "der",
        "den", "ter", "al", "el", "bin",
    ];
    let mut letters = word.chars();
    let first = letters.next();
    let clean = letters.all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‑'));
    is_joint(word)
        || PARTICLES.contains(&word)
        || clean && first.is_some_and(char::is_uppercase) && !is_no_name(word)
}

/// Words with a capital that stand behind names in headlines and sentences.
fn is_no_name(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "review",
        "reviews",
        "rating",
        "rezension",
        "the",
        "a",
        "an",
        "i",
        "it",
        "this",
        "my",
        "and",
        "book",
        "books",
        "audiobook",
        "novel",
        "dnf",
        "isbn",
        "publisher",
        "published",
        "read",
        "stars",
        "in",
        "arc",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_the_sentence_goes_on() {
        for (text, names, end) in [
            ("Ann Lee", vec!["Ann Lee"], 7),
            ("Ann Lee is a marvel", vec!["Ann Lee"], 7),
            ("Ann Lee. The ferry sails", vec!["Ann Lee"], 7),
            ("Ann K. Lee. The ferry", vec!["Ann K. Lee"], 10),
            ("N. K. Lee (2019)", vec!["N. K. Lee"], 9),
            ("Ann\nLee, Quay Press 2018", vec!["Ann Lee"], 7),
            ("Ann Lee and Bo Roe: a ferry", vec!["Ann Lee", "Bo Roe"], 18),
            (
                "Ann Lee, Bo Roe and Cy Poe sail",
                vec!["Ann Lee", "Bo Roe", "Cy Poe"],
                26,
            ),
            ("Ann Lee’s Harbour", vec!["Ann Lee"], 7),
            ("Ursula de Vree, de schrijver", vec!["Ursula de Vree"], 14),
            ("Ann Lee Review", vec!["Ann Lee"], 7),
            ("Ann Lee\nBoats sail", vec!["Ann Lee"], 7),
            ("Ann Lee and then", vec!["Ann Lee"], 7),
        ] {
            let found = at(text);
            let expected = (names.into_iter().map(String::from).collect(), end);
            assert_eq!(found, Some(expected), "failed on {text:?}");
        }
        for text in [
            "",
            "the sea",
            "Moonlight",
            "Ann, who",
            "4/5",
            "a Lee",
            "The Ferry Company",
        ] {
            assert_eq!(at(text), None, "accepted {text:?}");
        }
    }
}
