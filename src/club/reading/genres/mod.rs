//! Genres, from tags and from prose.
//!
//! [`of_tag`] tells whether a tag names a genre and gives it its name;
//! [`add_labelled`] and [`add_tags`] keep those of a label and of a list of
//! tags; [`spoken`] finds what the prose calls the book. Nothing is known
//! of any book. The words are in `vocabulary/genres.txt`.

pub mod spoken;

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::plain;
use super::markdown;
use crate::club::review::Review;

/// Most genres of a review.
const GENRES: usize = 12;
/// Longest genre, in characters.
const LONGEST: usize = 60;

/// A genre that the vocabulary knows.
#[derive(Debug, PartialEq, Eq)]
pub struct Genre {
    /// What it is called.
    pub name: &'static str,
    /// Whether it is a subject, which on a novel is a theme.
    pub subject: bool,
    /// In prose of which language its phrases count; in all where empty.
    language: &'static str,
}

struct Table {
    genres: Vec<Genre>,
    /// Folded tags.
    tags: HashMap<&'static str, usize>,
    /// Phrases of prose, each ` phrase ` or ` phrase` where any ending fits.
    phrases: Option<AhoCorasick>,
    /// For each phrase its genres, of which each language has one.
    of_phrase: Vec<Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut genres = Vec::new();
    let mut tags = HashMap::new();
    let mut phrases = Vec::new();
    let mut of_phrase: Vec<Vec<usize>> = Vec::new();
    let (mut subject, mut language) = (false, "");
    for line in super::vocabulary::GENRES.lines() {
        if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            subject = section.starts_with("subjects");
            language = section.split_once(' ').map_or("", |(_, language)| language);
        }
        let Some((name, words)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let (said, spoken) = words.split_once(" ; ").unwrap_or((words, ""));
        for tag in said.split(", ") {
            tags.entry(tag).or_insert(genres.len());
        }
        for phrase in spoken.split(", ").filter(|phrase| !phrase.is_empty()) {
            let phrase = match phrase.strip_suffix('*') {
                Some(stem) => format!(" {stem}"),
                None => format!(" {phrase} "),
            };
            let known = phrases.iter().position(|other| *other == phrase);
            match known.and_then(|nth| of_phrase.get_mut(nth)) {
                Some(of) => of.push(genres.len()),
                None => {
                    phrases.push(phrase);
                    of_phrase.push(vec![genres.len()]);
                }
            }
        }
        genres.push(Genre {
            name,
            subject,
            language,
        });
    }
    Table {
        genres,
        tags,
        phrases: AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&phrases)
            .ok(),
        of_phrase,
    }
});

/// The genre that a tag names: "Sci-Fi", "graphic-novel", "genre-fantasy",
/// `#romance`. Tags also name authors, countries and moods: `None`.
#[must_use]
pub fn of_tag(tag: &str) -> Option<&'static Genre> {
    if tag.chars().nth(LONGEST).is_some() {
        return None;
    }
    let folded = plain(tag);
    let known = |words: &str| TABLE.tags.get(words).and_then(|nth| TABLE.genres.get(*nth));
    known(&folded)
        .or_else(|| {
            // `type-non-fiction`, `genre/fantasy`, `sub-journalism`, `books: horror`.
            let (kind, rest) = folded.split_once(' ')?;
            matches!(
                kind,
                "genre"
                    | "type"
                    | "sub"
                    | "form"
                    | "g"
                    | "fiction"
                    | "shelf"
                    | "book"
                    | "books"
                    | "adult"
                    | "libros"
                    | "livres"
                    | "category"
                    | "tag"
                    | "tags"
                    | "subject"
                    | "topic"
                    | "read"
                    | "livros"
                    | "libri"
            )
            .then(|| known(rest))?
        })
        .or_else(|| {
            let (rest, kind) = folded.rsplit_once(' ')?;
            matches!(
                kind,
                "books"
                    | "book"
                    | "novels"
                    | "novel"
                    | "fiction"
                    | "reads"
                    | "reviews"
                    | "review"
                    | "literature"
            )
            .then(|| known(rest))?
        })
}

/// Keeps the genres of a label that announces them, whatever they are.
pub fn add_labelled(value: &str, review: &mut Review) {
    for part in list(value) {
        add(&part, of_tag(&part), review);
    }
}

/// Keeps the genres among tags. Subjects are genres where nothing says that the
/// book is a story.
pub fn add_tags<'t>(values: impl Iterator<Item = &'t str>, review: &mut Review) {
    let mut found: Vec<(String, &'static Genre)> = Vec::new();
    for value in values {
        for part in list(value) {
            match of_tag(&part) {
                Some(genre) => found.push((part, genre)),
                // Jekyll lists tags with spaces alone between them.
                None => found.extend(in_words(&part)),
            }
        }
    }
    let story = |genre: &Genre| !genre.subject;
    let a_story = found.iter().any(|(_, genre)| story(genre))
        || review.genres.iter().any(|g| of_tag(g).is_some_and(story));
    for (part, genre) in found {
        let personal = matches!(
            genre.name,
            "non-fiction" | "memoir" | "biography" | "autobiography" | "essays"
        );
        if story(genre) || !a_story || personal || plain(&part).starts_with("sub ") {
            add(&part, Some(genre), review);
        }
    }
}

/// Genres in a row of words: `dystopian speculative science fiction`.
fn in_words(tag: &str) -> Vec<(String, &'static Genre)> {
    let words: Vec<&str> = tag.split_whitespace().take(30).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=3).rev().find_map(|many| {
            let words = words.get(at..at + many)?.join(" ");
            Some((many, of_tag(&words)?, words))
        });
        match longest {
            Some((many, genre, words)) => {
                found.push((words, genre));
                at += many;
            }
            None => at += 1,
        }
    }
    // A sentence names what it speaks of, not what the book is.
    const SPEAKING: [&str; 12] = [
        "a", "the", "and", "of", "in", "to", "about", "is", "der", "le", "el", "with",
    ];
    if words.len() > 3
        && words
            .iter()
            .any(|word| SPEAKING.contains(&plain(word).as_str()))
    {
        found.clear();
    }
    found
}

/// The parts of a value: at commas, slashes, semicolons, bars, bullets and `#`.
fn list(value: &str) -> Vec<String> {
    value
        .split([',', '/', ';', '|', '•', '·', '#', '>', '、', '，'])
        .map(|part| {
            let part = part.trim().trim_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '*' | '_' | '&' | '<' | '>' | ')' | '\'' | '+')
            });
            let part = markdown::plain(part);
            part.trim_matches(|c: char| c.is_whitespace() || super::labels::is_picture(c))
                .to_owned()
        })
        .filter(|part| part.chars().any(char::is_alphabetic) && part.chars().nth(LONGEST).is_none())
        .collect()
}

/// Keeps a genre as written; an abbreviation by its name, a slug with spaces.
fn add(written: &str, known: Option<&'static Genre>, review: &mut Review) {
    let folded = plain(written);
    let name = match known {
        Some(genre) => {
            let name = plain(genre.name);
            let alike = name.contains(&folded) || folded.contains(&name);
            if alike && (folded.len() > 4 || folded == name) || genre.subject && folded.len() > 4 {
                spelt(written)
            } else {
                genre.name.to_owned()
            }
        }
        None => spelt(written),
    };
    let key = plain(&name);
    let twice = review.genres.iter().any(|genre| {
        plain(genre) == key
            || known.is_some() && of_tag(genre).map(|g| g.name) == known.map(|g| g.name)
    });
    if !twice && !key.is_empty() && review.genres.len() < GENRES {
        review.genres.push(name);
    }
}

/// `graphic-novel`, `type-non-fiction` and `cozy_mystery` as words.
fn spelt(written: &str) -> String {
    if written.contains(' ') {
        return written.to_owned();
    }
    let words = written.replace('_', " ");
    let words = match words.split_once('-') {
        Some(("genre" | "type" | "sub" | "form" | "shelf", rest)) => rest.to_owned(),
        _ => words,
    };
    match words.as_str() {
        "sci-fi" | "non-fiction" | "post-apocalyptic" | "self-help" | "science-fiction"
        | "cli-fi" => words,
        _ => words.replace('-', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tags: &str) -> Vec<String> {
        let mut review = Review::default();
        add_tags([tags].into_iter(), &mut review);
        review.genres
    }

    #[test]
    fn the_table_is_folded_and_each_tag_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for line in super::super::vocabulary::GENRES.lines() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with(['#', '[']) {
                continue;
            }
            let (_, words) = line
                .split_once(" = ")
                .unwrap_or_else(|| panic!("no name in {line:?}"));
            let (tags, spoken) = words.split_once(" ; ").unwrap_or((words, ""));
            for tag in tags.split(", ") {
                assert_eq!(plain(tag), tag, "not folded, in {line:?}");
                assert!(seen.insert(tag), "{tag} stands twice");
            }
            for phrase in spoken.split(", ") {
                let phrase = phrase.strip_suffix('*').unwrap_or(phrase);
                assert_eq!(plain(phrase), phrase, "not folded, in {line:?}");
            }
        }
        assert!(TABLE.phrases.is_some());
    }

    #[test]
    fn genres_are_told_from_other_tags() {
        for (tags, genres) in [
            ("scifi", &["science fiction"][..]),
            ("Science Fiction, boats, Ann Lee", &["Science Fiction"]),
            ("graphic-novel", &["graphic novel"]),
            ("Sci-Fi&Fantasy", &["science fiction and fantasy"]),
            ("sci-fi-and-fantasy", &["science fiction and fantasy"]),
            (
                "type-non-fiction, form-audiobook, sub-journalism",
                &["non-fiction", "journalism"],
            ),
            ("genre-fantasy", &["fantasy"]),
            ("BD", &["bande dessinée"]),
            ("YA", &["young adult"]),
            (
                "dystopian speculative feminist political canadian classic",
                &["dystopian", "speculative", "classic"],
            ),
            ("fiction, politics, family", &["fiction"]),
            ("philosophy feminism", &["philosophy", "feminism"]),
            ("#thriller #krimi", &["thriller", "krimi"]),
            ("🥳 Fiction", &["Fiction"]),
            ("Powieść obyczajowa", &["Powieść obyczajowa"]),
            ("nobel, lang-pt, book-club, reading, 2024", &[]),
            ("a quiet book about war and the people in it", &[]),
            ("", &[]),
        ] {
            assert_eq!(tagged(tags), genres, "failed on {tags:?}");
        }
    }

    #[test]
    fn labels_name_genres_that_nobody_knows() {
        let mut review = Review::default();
        add_labelled("Fantasy / Sea Stories; scifi, *cozy-mystery*", &mut review);
        assert_eq!(
            review.genres,
            ["Fantasy", "Sea Stories", "science fiction", "cozy mystery"]
        );
    }
}
