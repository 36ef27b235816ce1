//! Names in running text: where they end nothing but their shape tells.

use super::{PARTICLES, list};

/// Longest name, in words.
const WORDS: usize = 6;
/// Most people in a row.
const PEOPLE: usize = 5;

/// Words with a capital that begin something else than a name.
const STOPS: [&str; 74] = [
    "The",
    "A",
    "An",
    "This",
    "That",
    "It",
    "In",
    "On",
    "I",
    "My",
    "At",
    "As",
    "Published",
    "Genre",
    "Genres",
    "Rating",
    "Pages",
    "Release",
    "Review",
    "Book",
    "But",
    "And",
    "Is",
    "We",
    "He",
    "She",
    "Publisher",
    "Narrated",
    "Translated",
    "Illustrated",
    "Format",
    "Series",
    "Source",
    "Publication",
    "ISBN",
    "Date",
    "Summary",
    "Blurb",
    "Synopsis",
    "Description",
    "Title",
    "Author",
    "Read",
    "If",
    "When",
    "What",
    "Who",
    "Where",
    "You",
    "For",
    "From",
    "With",
    "Of",
    "To",
    "Goodreads",
    "Amazon",
    "Ein",
    "Eine",
    "Der",
    "Die",
    "Das",
    "Le",
    "La",
    "Les",
    "Un",
    "Une",
    "El",
    "Los",
    "Una",
    "Il",
    "O",
    "Os",
    "Het",
    "Een",
];

/// The names with which `text` begins, and the bytes that they take: `Foster
/// Provost and Tom Fawcett for …` gives two. A single word is a name only where
/// `mononym` allows it. `None` where no name stands there.
#[must_use]
pub fn at_start(text: &str, mononym: bool) -> Option<(Vec<String>, usize)> {
    let mut names: Vec<String> = Vec::new();
    let mut end = 0;
    let mut first_end = 0;
    let mut at = text.len() - text.trim_start().len();
    let mut joined = false;
    while names.len() < PEOPLE {
        let Some((name, next)) = one(text, at, mononym || !names.is_empty()) else {
            break;
        };
        let words = name.split(' ').count();
        // "by Ann Lee and Boston" goes on with something else.
        if !names.is_empty() && words < 2 && !joined {
            break;
        }
        names.push(name);
        end = next;
        if names.len() == 1 {
            first_end = next;
        }
        let Some((is_and, begins)) = joint(text, next) else {
            break;
        };
        joined |= is_and;
        at = begins;
    }
    // A row with commas alone may be a name and what follows it.
    if names.len() > 1 && !joined && text.get(end..).is_some_and(|rest| !rest.trim().is_empty()) {
        let semicolons = text
            .get(first_end..end)
            .is_some_and(|row| row.contains(';'));
        if !semicolons {
            names.truncate(1);
            end = first_end;
        }
    }
    let said = names.join("; ");
    let names = list(&said);
    (!names.is_empty()).then_some((names, end))
}

/// One name at a byte of the text, and where it ends.
fn one(text: &str, at: usize, mononym: bool) -> Option<(String, usize)> {
    let mut words: Vec<&str> = Vec::new();
    let mut end = at;
    let mut place = at;
    let mut pending: Option<(&str, usize)> = None;
    while words.len() < WORDS {
        let rest = text.get(place..)?;
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let token = rest.get(..length)?;
        let letters = token
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‐' | '‑')))
            .map_or(token, |stop| token.get(..stop).unwrap_or_default());
        // "Lee's" is Lee, and nothing of the name follows.
        let owner = letters
            .strip_suffix("'s")
            .or_else(|| letters.strip_suffix("’s"));
        let bare = owner.unwrap_or(letters).trim_end_matches(['\'', '’', '-']);
        let initial = is_initial(bare);
        let word = if initial || is_title(bare) {
            bare
        } else {
            bare.trim_end_matches('.')
        };
        let capital = word.chars().next().is_some_and(char::is_uppercase)
            || word.starts_with("d'")
            || word.starts_with("d’");
        let stop = STOPS.contains(&word) && !(words.len() > 1 && initial);
        let small = PARTICLES.contains(&word) && token == word;
        let leads = matches!(word, "de" | "van" | "von");
        if small && (leads || !words.is_empty()) {
            pending.get_or_insert((word, place));
            place += length + 1;
            if rest.get(length..).is_none_or(|more| !more.starts_with(' ')) {
                break;
            }
            continue;
        }
        // "La", "Le" and "Los" are stops, but not inside a name.
        let article = matches!(word, "La" | "Le" | "Der" | "El" | "Das")
            && (words.len() == 1 || words.last().is_some_and(|before| is_initial(before)));
        if word.is_empty() || !capital || stop && !article {
            break;
        }
        if let Some((_, from)) = pending.take() {
            words.extend(text.get(from..place)?.split_whitespace());
        }
        words.push(word);
        end = place + token.find(word).unwrap_or(0) + word.len();
        let closed = owner.is_some() || bare.len() < token.len() || word.len() < bare.len();
        let spaced = rest.get(length..).is_some_and(|more| {
            more.starts_with([' ', '\u{A0}', '\n']) && !more.starts_with("\n\n")
        });
        if closed || !spaced {
            break;
        }
        place += length + rest.get(length..)?.chars().next().map_or(1, char::len_utf8);
    }
    // "un auteur de SF" names nobody.
    let capitals = words
        .iter()
        .filter(|word| !PARTICLES.contains(*word))
        .collect::<Vec<_>>();
    let family = match capitals.as_slice() {
        [one] => one.chars().count() > 3 && one.chars().any(char::is_lowercase),
        _ => true,
    };
    let whole = words.len() >= 2 && family
        || mononym && words.len() == 1 && words.first()?.chars().count() > 2;
    whole.then(|| (words.join(" "), end))
}

/// `J.`, `K`, `J.R.R.`
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word.len() <= 3
        || word.ends_with('.')
            && word.contains('.')
            && letters <= 4
            && word.chars().filter(|c| *c == '.').count() >= letters
}

fn is_title(word: &str) -> bool {
    matches!(word, "St." | "Jr." | "Sr." | "Dr." | "Mr." | "Mrs." | "Ms.")
}

/// What joins two names, whether it is an "and", and where the next begins.
fn joint(text: &str, at: usize) -> Option<(bool, usize)> {
    let rest = text.get(at..)?;
    for (joint, is_and) in [
        (" and ", true),
        (" & ", true),
        (", and ", true),
        (", & ", true),
        (" und ", true),
        (" et ", true),
        (" y ", true),
        (" e ", true),
        (" i ", true),
        (" en ", true),
        (" with ", true),
        ("; ", false),
        (", ", false),
        (" and\n", true),
    ] {
        if rest.starts_with(joint) {
            return Some((is_and, at + joint.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_their_shape_does() {
        for (text, names, rest) in [
            ("Ann Lee is new", &["Ann Lee"][..], " is new"),
            (
                "Foster Prow and Tom Fawn for the club",
                &["Foster Prow", "Tom Fawn"],
                " for the club",
            ),
            (
                "Gene Kay; Kev Bee; George Spa.",
                &["Gene Kay", "Kev Bee", "George Spa"],
                ".",
            ),
            (
                "Ann Lee, Bo Roe, and Cy Poe wrote",
                &["Ann Lee", "Bo Roe", "Cy Poe"],
                " wrote",
            ),
            ("Ann Lee, New York", &["Ann Lee", "New York"], ""),
            (
                "Ann Lee, New York is far",
                &["Ann Lee"],
                ", New York is far",
            ),
            ("Ann Lee's new book", &["Ann Lee"], "'s new book"),
            (
                "Ursula K. Le Guin. It is",
                &["Ursula K. Le Guin"],
                ". It is",
            ),
            ("J.R.R. Tolkien (1937)", &["J.R.R. Tolkien"], " (1937)"),
            (
                "Emily St. John Mandel, who",
                &["Emily St. John Mandel"],
                ", who",
            ),
            ("Tessa de Loo to me", &["Tessa de Loo"], " to me"),
            ("Daphne du Maurier, in", &["Daphne du Maurier"], ", in"),
            ("Ann Lee The book", &["Ann Lee"], " The book"),
            (
                "Jacob y Wilhelm Grimm",
                &["Jacob Grimm", "Wilhelm Grimm"],
                "",
            ),
        ] {
            let (found, end) =
                at_start(text, true).unwrap_or_else(|| panic!("nothing in {text:?}"));
            assert_eq!(found, names, "failed on {text:?}");
            assert_eq!(&text[end..], rest, "failed on {text:?}");
        }
        for text in ["the sea", "This Book", "I read", "2005", "", "candlelight"] {
            assert_eq!(at_start(text, false), None, "failed on {text:?}");
        }
    }
}
