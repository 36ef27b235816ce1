//! What a book is called, and what people type when they mean it.
//!
//! [`fold`] makes two spellings of one name equal; [`meant`] finds the books that
//! somebody calls by another name than their title; [`nearest`] those that were
//! perhaps meant; [`isbn13`] reads a number instead of a name. Which books there
//! are is known by `store`, not here.

use deunicode::deunicode_with_tofu;

/// The longest name that is looked at, in characters.
const LONGEST: usize = 300;
/// How many names are offered to somebody who mistyped.
const OFFERED: usize = 3;
/// How alike a name must be to be offered: 1 is the same, 0 has nothing in common.
const ALIKE: f64 = 0.65;

/// Words that people leave out when they look for a title, in the languages
/// whose titles a club is likely to have.
const ARTICLES: [&str; 22] = [
    "the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el",
    "los", "las", "il", "lo", "gli", "o", "de", "het",
];

/// A name as plain lower-case letters and digits, words separated by one space,
/// without a leading article: `The Left Hand of Darkness!` and `left hand of
/// darkness` are the same, and so are `Émile` and `emile`.
///
/// A name without any letter or digit is only trimmed and cut, so that it does
/// not become the same as every other such name.
#[must_use]
pub fn fold(name: &str) -> String {
    let name: String = name.trim().chars().take(LONGEST).collect();
    let plain = deunicode_with_tofu(&name.replace('&', " and "), "").to_lowercase();
    let plain = plain.replace(['\'', '`'], "");
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [] => name.to_lowercase(),
        [article, rest @ ..] if !rest.is_empty() && ARTICLES.contains(article) => rest.join(" "),
        words => words.join(" "),
    }
}

/// The title before its subtitle: `Sapiens` of `Sapiens: A Brief History`.
#[must_use]
pub fn before_subtitle(title: &str) -> &str {
    match title.split_once(':') {
        Some((short, _)) if !short.trim().is_empty() => short.trim(),
        _ => title.trim(),
    }
}

/// An ISBN that somebody typed, of ten or thirteen digits with or without
/// hyphens, as thirteen digits; `None` for anything else, also where the check
/// digit is wrong.
#[must_use]
pub fn isbn13(typed: &str) -> Option<String> {
    let isbn: isbn::Isbn = typed.trim().parse().ok()?;
    let isbn = match isbn {
        isbn::Isbn::_10(short) => isbn::Isbn13::from(short),
        isbn::Isbn::_13(long) => long,
    };
    let digits: String = isbn.to_string();
    Some(digits.chars().filter(char::is_ascii_digit).collect())
}

/// The books that are called so, as indexes into `books`, each a title and its
/// authors: by all of the words typed, wherever they are in title and authors,
/// or else by a title, an author or a surname with one letter wrong (two in a
/// long name). One index is an answer, several are a question, none is neither.
#[must_use]
pub fn meant(asked: &str, books: &[(&str, &[String])]) -> Vec<usize> {
    let asked = fold(asked);
    if asked.len() < 3 {
        return Vec::new();
    }
    let called = |by: &dyn Fn(&str, &str, &[String]) -> bool| -> Vec<usize> {
        let books = books.iter().enumerate();
        books
            .filter(|(_, (title, authors))| by(&asked, title, authors))
            .map(|(index, _)| index)
            .collect()
    };
    let by_words = called(&|asked, title, authors| {
        let all = fold(&format!("{title} {}", authors.join(" ")));
        let has = |word: &str| all.split(' ').any(|other| other == word);
        asked.split(' ').all(has)
    });
    if !by_words.is_empty() {
        return by_words;
    }
    called(&|asked, title, authors| {
        let surname = |author: &String| author.split(' ').next_back().map(fold);
        let mut names = vec![fold(title), fold(before_subtitle(title))];
        names.extend(authors.iter().map(|author| fold(author)));
        names.extend(authors.iter().filter_map(surname));
        names.iter().any(|name| is_slip(asked, name))
    })
}

/// Whether one name is the other with a letter wrong, missing, doubled or in
/// its neighbour's place; in names of ten letters and more, with two. Another
/// number is no slip but another book.
fn is_slip(typed: &str, name: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let most = match name.len() {
        0..4 => return false,
        4..10 => 1,
        _ => 2,
    };
    typed.len().abs_diff(name.len()) <= most
        && strsim::osa_distance(typed, name) <= most
        && digits(typed) == digits(name)
}

/// The titles that somebody may have meant by `asked`: at most three, the
/// likest first, and none that is not alike.
#[must_use]
pub fn nearest(asked: &str, titles: &[String]) -> Vec<String> {
    let asked = fold(asked);
    let mut alike: Vec<(f64, &String)> = titles
        .iter()
        .map(|title| (likeness(&asked, title), title))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    // Stable, so that of titles equally alike the club's order decides.
    alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    alike
        .into_iter()
        .take(OFFERED)
        .map(|(_, title)| title.clone())
        .collect()
}

/// How alike a folded name and a title are, from 0 to 1: as a whole, without
/// the subtitle, or word by word, where the words of the title that nobody
/// asked for do not count.
fn likeness(asked: &str, title: &str) -> f64 {
    let whole = fold(title);
    let short = fold(before_subtitle(title));
    strsim::normalized_damerau_levenshtein(asked, &whole)
        .max(strsim::normalized_damerau_levenshtein(asked, &short))
        // A little less, so that the same name stands before a longer one.
        .max(0.95 * words_found(asked, &whole))
}

/// How much of `asked` is found among the words of a title, by letters.
fn words_found(asked: &str, title: &str) -> f64 {
    let letters: usize = asked.split(' ').map(str::len).sum();
    let found: f64 = asked
        .split(' ')
        .map(|word| {
            let best = title
                .split(' ')
                .map(|other| strsim::normalized_damerau_levenshtein(word, other))
                .fold(0.0, f64::max);
            // Half a word alike is chance, such as "war" and "bar".
            if best >= 0.6 {
                best * word.len() as f64
            } else {
                0.0
            }
        })
        .sum();
    if letters > 3 {
        found / letters as f64
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_the_same() {
        for (name, folded) in [
            ("The Left Hand of Darkness", "left hand of darkness"),
            ("  left-hand   OF darkness! ", "left hand of darkness"),
            ("Émile, ou De l’éducation", "emile ou de leducation"),
            ("L'Étranger", "letranger"),
            ("Pride & Prejudice", "pride and prejudice"),
            ("Don’t Look Now", "dont look now"),
            ("Die Blechtrommel", "blechtrommel"),
            ("Straße ins Nirgendwo", "strasse ins nirgendwo"),
            ("Война и мир", "voina i mir"),
            ("1984", "1984"),
            ("It", "it"),
            ("A", "a"),
            ("The The", "the"),
            ("???", "???"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded, "failed on {name:?}");
            assert_eq!(fold(&fold(name)), fold(folded), "not stable on {name:?}");
        }
    }

    #[test]
    fn a_hostile_name_stays_small() {
        assert!(fold(&"é".repeat(1_000_000)).len() <= LONGEST);
        assert!(fold(&"\u{202e}🙂".repeat(10_000)).len() < 20_000);
        assert_eq!(
            nearest(&"x".repeat(1_000_000), &["Emma".to_owned()]),
            [""; 0]
        );
    }

    #[test]
    fn subtitles_begin_at_a_colon() {
        for (title, short) in [
            ("Salt: A History", "Salt"),
            ("Salt", "Salt"),
            (": odd", ": odd"),
            ("A : b : c", "A"),
        ] {
            assert_eq!(before_subtitle(title), short, "failed on {title:?}");
        }
    }

    #[test]
    fn an_isbn_is_read_in_both_lengths() {
        for (typed, isbn) in [
            ("9780441478125", Some("9780441478125")),
            (" 978-0-441-47812-5 ", Some("9780441478125")),
            ("0441478123", Some("9780441478125")),
            ("0-441-47812-3", Some("9780441478125")),
            ("9780441478126", None),
            ("1984", None),
            ("", None),
            ("Emma", None),
        ] {
            assert_eq!(isbn13(typed).as_deref(), isbn, "failed on {typed:?}");
        }
    }

    #[test]
    fn a_book_goes_by_many_names() {
        let shelf = [
            ("The Left Hand of Darkness", vec!["Ursula K. Le Guin"]),
            ("A Wizard of Earthsea", vec!["Ursula K. Le Guin"]),
            ("Émile, ou De l’éducation", vec!["Jean-Jacques Rousseau"]),
            ("Salt: A World History", vec!["Mark Kurlansky"]),
            ("Emma", vec!["Jane Austen"]),
            ("Good Omens", vec!["Terry Pratchett", "Neil Gaiman"]),
            ("1984", vec![]),
        ]
        .map(|(title, authors)| {
            let authors = authors.into_iter().map(str::to_owned).collect();
            (title, authors)
        });
        let books: Vec<(&str, &[String])> = shelf
            .iter()
            .map(|(title, authors): &(&str, Vec<String>)| (*title, authors.as_slice()))
            .collect();
        for (asked, titles) in [
            ("Kurlansky", &["Salt: A World History"][..]),
            ("mark kurlansky", &["Salt: A World History"]),
            ("kurlanski", &["Salt: A World History"]),
            ("ROUSSEAU", &["Émile, ou De l’éducation"]),
            ("rousseau emile", &["Émile, ou De l’éducation"]),
            ("gaiman", &["Good Omens"]),
            ("god omens", &["Good Omens"]),
            ("le guin earthsea", &["A Wizard of Earthsea"]),
            ("earthsea", &["A Wizard of Earthsea"]),
            ("left hand of drakness", &["The Left Hand of Darkness"]),
            ("the left hnad of darknes", &["The Left Hand of Darkness"]),
            ("emma", &["Emma"]),
            ("ema", &["Emma"]),
            ("austin", &["Emma"]),
            (
                "le guin",
                &["The Left Hand of Darkness", "A Wizard of Earthsea"],
            ),
            ("1985", &[]),
            ("em", &[]),
            ("", &[]),
            ("🙂", &[]),
            ("Moby-Dick", &[]),
            ("gemma arterton", &[]),
        ] {
            let found = meant(asked, &books);
            let found: Vec<&str> = found.into_iter().map(|index| books[index].0).collect();
            assert_eq!(found, titles, "failed on {asked:?}");
        }
        assert_eq!(meant(&"x".repeat(1_000_000), &books), [0; 0]);
    }

    #[test]
    fn offers_what_was_meant_and_nothing_else() {
        let titles: Vec<String> = [
            "The Left Hand of Darkness",
            "A Wizard of Earthsea",
            "Emma",
            "The Tombs of Atuan",
            "Salt: A World History",
            "Pride and Prejudice",
            "Das Parfum",
        ]
        .map(str::to_owned)
        .to_vec();
        for (asked, offered) in [
            ("left hand of drakness", &["The Left Hand of Darkness"][..]),
            ("eartsea", &["A Wizard of Earthsea"]),
            ("wizzard", &["A Wizard of Earthsea"]),
            ("ema", &["Emma"]),
            ("salt", &["Salt: A World History"]),
            ("tombs of atun", &["The Tombs of Atuan"]),
            ("parfüm", &["Das Parfum"]),
            ("prejudise", &["Pride and Prejudice"]),
            ("the of a", &[]),
            ("Moby-Dick", &[]),
            ("xyzzy", &[]),
            ("", &[]),
            ("🙂", &[]),
        ] {
            assert_eq!(nearest(asked, &titles), offered, "failed on {asked:?}");
        }
    }

    #[test]
    fn offers_three_at_most_and_the_likest_first() {
        let titles: Vec<String> = ["Earthsea Four", "Earthsea", "Earthsea Two", "Earthsea One"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(
            nearest("earthsae", &titles),
            ["Earthsea", "Earthsea Four", "Earthsea Two"]
        );
    }
}
