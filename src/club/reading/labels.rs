//! Labels: the words before a colon that say what comes after it.
//!
//! [`split`] finds the colon, [`parts`] several labels in one line, [`field`]
//! looks the words up in [`super::vocabulary`], for lines of text and for keys
//! of front matter. A label is folded first, so `Book_Author`, `book-author`
//! and `bookAuthor` are one, and `Éditeur` and `EDITEUR`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::vocabulary::{self, Site, points};
use super::{genres, rating};

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
/// Most words of a label.
const WORDS: usize = 7;
/// Most labels of one line.
const PARTS: usize = 12;

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
    line.get(from..to)
        .unwrap_or_default()
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '：' | '|' | '·' | '•' | '/' | ';' | '–' | '—' | ',' | '_'
                )
        })
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

/// The site that folded words name.
#[must_use]
pub fn site(folded: &str) -> Option<&'static Site> {
    vocabulary::SITES.iter().find(|site| {
        folded.match_indices(site.word).any(|(at, word)| {
            let before = folded.get(..at).and_then(|text| text.chars().next_back());
            let after = folded
                .get(at + word.len()..)
                .and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
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
