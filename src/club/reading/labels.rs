//! Labels: the words before a colon that say what comes after it.
//!
//! [`split`] finds the colon, [`field`] looks the words up in
//! [`super::vocabulary`], for lines of text and for keys of front matter. A
//! label is folded first, so `Book_Author`, `book-author` and `bookAuthor` are one.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::rating;
use super::vocabulary::{self, SITES};

static LABELS: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
    let words = |(field, words): &'static (Field, &str)| {
        words
            .split('|')
            .map(move |word| (word.trim(), field.clone()))
    };
    vocabulary::LABELS.iter().flat_map(words).collect()
});
static SIDES: LazyLock<HashSet<&str>> = LazyLock::new(|| set(vocabulary::SIDES));
static NOBODY: LazyLock<HashSet<&str>> = LazyLock::new(|| set(vocabulary::NOBODY));
static GENRES: LazyLock<HashSet<&str>> = LazyLock::new(|| set(vocabulary::GENRES));

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split('|').map(str::trim).collect()
}

/// Longest label, in characters.
const LABEL: usize = 48;
/// Most words of a label.
const WORDS: usize = 7;

/// What a label announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The book's title.
    Title,
    /// Who wrote the book.
    Author,
    /// An ISBN of either length.
    Isbn,
    /// Genres, stated as such.
    Genre,
    /// Tags and shelves, of which some are genres.
    Tags,
    /// Who published it.
    Publisher,
    /// When this edition was published.
    Published,
    /// When the work was first published.
    FirstPublished,
    /// What the reviewer liked.
    Strong,
    /// What the reviewer did not like.
    Weak,
    /// The reviewer's rating: "My rating".
    OwnRating,
    /// A rating of whoever is named: "Margins & Marrow Rating".
    RatingOf(String),
    /// Somebody else's rating: "Goodreads".
    OtherRating(String),
    /// Who wrote the review.
    Reviewer,
    /// Something about the book that a review does not keep.
    Aside,
}

/// Splits `Label: value`; bullets, the colon of an rst field and marks around
/// the label are dropped. `None` where no short label stands before a colon.
#[must_use]
pub fn split(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '•' | '>' | '+' | '·' | '–' | ':' | '►' | '▪')
    });
    let (at, colon) = line
        .char_indices()
        .take(LABEL)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = line.get(..at)?.trim();
    let value = line.get(at + colon.len_utf8()..)?;
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

/// `Rating 4/5`, `My Rating - ★★★★`: a label whose colon is missing.
#[must_use]
pub fn without_colon(text: &str) -> Option<(&str, &str)> {
    if text.chars().nth(60).is_some() {
        return None;
    }
    let found = rating::find(text)?;
    let label = text.get(..found.span.start)?;
    let label = label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let own = matches!(field(label), Some(Field::OwnRating | Field::OtherRating(_)));
    let value = text
        .get(label.len()..)?
        .trim_start_matches(['-', '–', '—', '=', ' ']);
    (own && rating::is_all(value)).then_some((label, value))
}

/// The form in which labels are compared: small letters, one space between
/// words, no marks.
#[must_use]
pub fn fold(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    let mut before = ' ';
    for character in label.chars() {
        let hump = character.is_uppercase() && before.is_lowercase();
        if character.is_alphanumeric() || matches!(character, '\'' | '’' | '&' | '/') {
            if hump {
                folded.push(' ');
            }
            if character == '’' {
                folded.push('\'');
            } else {
                folded.extend(character.to_lowercase());
            }
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        before = character;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a label (as written, or a key of front matter) announces; `None` for
/// words that are no label of a review.
#[must_use]
pub fn field(label: &str) -> Option<Field> {
    if label.is_empty() || label.chars().nth(LABEL).is_some() {
        return None;
    }
    let folded = fold(label);
    LABELS
        .get(folded.as_str())
        .cloned()
        .or_else(|| rating_of(label, &folded))
}

fn rating_of(label: &str, folded: &str) -> Option<Field> {
    const ENDS: [&str; 10] = [
        "rating",
        "ratings",
        "score",
        "stars",
        "average",
        "bewertung",
        "note",
        "nota",
        "ocena",
        "rated",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let ends = words.last().is_some_and(|last| ENDS.contains(last))
        || words
            .iter()
            .any(|word| matches!(*word, "rating" | "average" | "avg"));
    if let Some((word, source)) = SITES.iter().find(|(word, _)| folded.contains(word)) {
        let alone = folded.replacen(word, "", 1).split_whitespace().count() <= 1;
        return (ends || alone).then(|| Field::OtherRating((*source).to_owned()));
    }
    if !ends {
        return None;
    }
    if words.iter().any(|word| {
        matches!(
            *word,
            "average"
                | "avg"
                | "community"
                | "readers"
                | "reader"
                | "readers'"
                | "critics"
                | "users"
                | "user"
                | "public"
                | "ø"
        )
    }) {
        return Some(Field::OtherRating("Average".to_owned()));
    }
    // "rating5" and "rating 5" name their scale, which the reader of keys uses.
    if words.iter().any(|word| SIDES.contains(*word)) {
        return Some(Field::Aside);
    }
    let named: Vec<&str> = label.split_whitespace().collect();
    let (_, who) = named.split_last()?;
    let telling = words
        .iter()
        .rev()
        .skip(1)
        .any(|word| !NOBODY.contains(*word));
    if !telling {
        return Some(Field::OwnRating);
    }
    Some(Field::RatingOf(who.join(" ")))
}

/// Whether these words name a genre, in the languages that blogs tag in:
/// "Sci-Fi", "graphic-novel". Tags also name authors, countries and moods.
#[must_use]
pub fn is_genre(tag: &str) -> bool {
    GENRES.contains(fold(tag).as_str())
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
    fn labels_are_known_in_every_spelling() {
        let of = |who: &str| Some(Field::RatingOf(who.to_owned()));
        let other = |who: &str| Some(Field::OtherRating(who.to_owned()));
        for (label, meant) in [
            ("Title", Some(Field::Title)),
            ("book_author", Some(Field::Author)),
            ("bookAuthor", Some(Field::Author)),
            ("Book-Author", Some(Field::Author)),
            ("ISBN-13", Some(Field::Isbn)),
            ("dateBookPublished", Some(Field::Published)),
            ("Strong Point", Some(Field::Strong)),
            ("What I didn’t like", Some(Field::Weak)),
            ("MY RATING", Some(Field::OwnRating)),
            ("Our Overall Rating", Some(Field::OwnRating)),
            ("Goodreads Rating", other("Goodreads")),
            ("Average Goodreads rating", other("Goodreads")),
            ("The StoryGraph", other("StoryGraph")),
            ("avg_rating", other("Average")),
            ("goodreads review number", None),
            ("Margins & Marrow Rating", of("Margins & Marrow")),
            ("Plot rating", Some(Field::Aside)),
            ("Setting", Some(Field::Aside)),
            ("Herb", None),
            ("", None),
        ] {
            assert_eq!(field(label), meant, "failed on {label:?}");
        }
    }

    #[test]
    fn genres_are_told_from_other_tags() {
        for tag in [
            "scifi",
            "Science Fiction",
            "graphic-novel",
            "Roman",
            "Sci-Fi&Fantasy",
        ] {
            assert!(is_genre(tag), "refused {tag}");
        }
        for tag in [
            "nobel",
            "lang-pt",
            "book-club",
            "Kazuo Ishiguro",
            "reading",
            "",
        ] {
            assert!(!is_genre(tag), "accepted {tag}");
        }
    }
}
