//! Labels: the words before a colon that say what comes after it.
//!
//! [`split`] finds the colon, [`parts`] several labels in one line (`lines.rs`);
//! [`field`] looks the words up in [`super::vocabulary`], for lines of text and for keys
//! of front matter. A label is folded first, so `Book_Author`, `book-author`
//! and `bookAuthor` are one, and `Éditeur` and `EDITEUR`.

mod lines;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashSet};

use super::genres;
use super::vocabulary::{self, Site, points};

pub use lines::{is_picture, parts, split, with_dash, without_colon};

static LABELS: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let lists = vocabulary::labels::LABELS
        .iter()
        .map(|(field, words)| (field.clone(), *words))
        .chain([
            (Field::Strong, points::STRONG),
            (Field::Weak, points::WEAK),
            (Field::Aside, points::ASIDE),
        ]);
    lists
        .flat_map(|(field, words)| words.split('|').map(move |w| (key(w), field.clone())))
        .collect()
});
static SIDES: LazyLock<HashSet<String>> = LazyLock::new(|| set(vocabulary::SIDES));
static NOBODY: LazyLock<HashSet<String>> = LazyLock::new(|| set(vocabulary::NOBODY));
static CROWD: LazyLock<HashSet<String>> = LazyLock::new(|| set(vocabulary::CROWD));
static RATINGS: LazyLock<HashSet<String>> = LazyLock::new(|| set(vocabulary::RATINGS));

fn set(words: &'static str) -> HashSet<String> {
    words.split('|').map(key).collect()
}

/// Longest label, in characters.
const LABEL: usize = 48;

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
    /// The edition: publisher, date, pages, or one of them.
    Imprint,
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
    /// The reviewer's rating of a side of the book: "Plot".
    SideRating(String),
    /// Somebody else's rating: "Goodreads".
    OtherRating(String),
    /// Who wrote the review.
    Reviewer,
    /// Something about the book that a review does not keep.
    Aside,
}

/// The form in which labels are shown to be the same: small letters, one space
/// between words, no marks.
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

/// The form in which labels are looked up: as [`fold`], without accents.
#[must_use]
pub fn key(label: &str) -> String {
    let folded = fold(label);
    if folded.is_ascii() {
        return folded;
    }
    folded
        .chars()
        .flat_map(|c| {
            let plain = (!c.is_ascii())
                .then(|| deunicode::deunicode_char(c))
                .flatten();
            plain
                .map_or_else(|| c.to_string(), str::to_lowercase)
                .chars()
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What a label (as written, or a key of front matter) announces; `None` for
/// words that are no label of a review.
#[must_use]
pub fn field(label: &str) -> Option<Field> {
    if label.is_empty() || label.chars().nth(LABEL).is_some() {
        return None;
    }
    let key = key(label);
    LABELS
        .get(key.as_str())
        .cloned()
        .or_else(|| rating_of(label, &key))
        .or_else(|| field(label.strip_suffix(')')?.rsplit_once(" (")?.0))
}

/// The words of all sites, to be looked for at once.
static SITE_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Of a few words without marks a searcher can always be built.
    AhoCorasick::new(vocabulary::SITES.iter().map(|site| site.word)).ok()
});

/// The site that folded words name; the first of the list where they name several.
#[must_use]
pub fn site(folded: &str) -> Option<&'static Site> {
    let found = SITE_WORDS
        .iter()
        .flat_map(|words| words.find_overlapping_iter(folded));
    let first = found
        .filter(|word| {
            let before = folded.get(..word.start());
            let before = before.and_then(|text| text.chars().next_back());
            let after = folded.get(word.end()..);
            let after = after.and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
        .map(|word| word.pattern().as_usize())
        .min()?;
    vocabulary::SITES.get(first)
}

fn rating_of(label: &str, key: &str) -> Option<Field> {
    let words: Vec<&str> = key.split(' ').collect();
    let plain = |word: &str| word.trim_end_matches("'s").to_owned();
    let ends = words.last().is_some_and(|last| RATINGS.contains(*last))
        || words
            .iter()
            .any(|word| matches!(*word, "rating" | "average" | "avg" | "ocena" | "bewertung"));
    if let Some(site) = site(key) {
        let alone = key.replacen(site.word, "", 1).split_whitespace().count() <= 1;
        return (ends || alone).then(|| Field::OtherRating(site.name.to_owned()));
    }
    if let [side] = words.as_slice()
        && SIDES.contains(*side)
    {
        return Some(Field::SideRating(label.trim().to_owned()));
    }
    let a_side = |word: &&str| SIDES.contains(*word);
    let joint = |word: &&str| {
        matches!(
            *word,
            "and" | "&" | "und" | "et" | "y" | "e" | "i" | "en" | "the" | "of" | "/"
        )
    };
    if words.len() <= 4 && words.iter().any(a_side) && words.iter().all(|w| a_side(w) || joint(w)) {
        return Some(Field::SideRating(label.trim().to_owned()));
    }
    if !ends {
        return None;
    }
    if words.iter().any(|word| CROWD.contains(*word)) {
        return Some(Field::OtherRating("Average".to_owned()));
    }
    if words.iter().any(a_side) {
        let named: Vec<&str> = label
            .split(|c: char| c.is_whitespace() || matches!(c, '_' | '-'))
            .filter(|word| !RATINGS.contains(&self::key(word)))
            .collect();
        return Some(Field::SideRating(named.join(" ")));
    }
    let named: Vec<&str> = label.split_whitespace().collect();
    let (_, who) = named.split_last()?;
    let telling = words
        .iter()
        .filter(|word| !RATINGS.contains(**word))
        .any(|word| !NOBODY.contains(&plain(word)));
    if !telling {
        return Some(Field::OwnRating);
    }
    // "rating5" and "rating 5" name their scale, which the reader of keys uses.
    Some(Field::RatingOf(who.join(" ")))
}

/// Whether these words name a genre of stories: "Sci-Fi", "graphic-novel".
#[must_use]
pub fn is_genre(tag: &str) -> bool {
    genres::of_tag(tag).is_some_and(|genre| !genre.subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_every_spelling() {
        let of = |who: &str| Some(Field::RatingOf(who.to_owned()));
        let other = |who: &str| Some(Field::OtherRating(who.to_owned()));
        let side = |what: &str| Some(Field::SideRating(what.to_owned()));
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
            ("Plot rating", side("Plot")),
            ("Writing Style", side("Writing Style")),
            ("Setting", Some(Field::Aside)),
            ("EDITEUR", Some(Field::Publisher)),
            ("avaliacao", Some(Field::OwnRating)),
            ("Ø Bewertung", other("Average")),
            ("Herb", None),
            ("", None),
        ] {
            assert_eq!(field(label), meant, "failed on {label:?}");
        }
    }
}
