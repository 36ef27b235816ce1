//! Titles in quotation marks, and the author beside them.

use super::chrome::is_review_word;
use super::notation::{BY, Named, OF, is_person, strip_word};
use super::{QUOTES, trim_end};
use crate::club::reading::people;

/// `“X” by Y`, `"X", Y`, `„X“ – Y`, `“X”`.
pub(super) fn quoted(text: &str, knows: &impl Fn(&str) -> bool) -> Option<Named> {
    let (before, title, after) = quotation(text)?;
    let before = trim_end(before);
    let after = after
        .trim_start_matches([',', ' ', '-', '–', '—', '|', ':', '/'])
        .trim();
    let after = after.trim_end_matches([')', '.']).trim_start_matches('(');
    let alone = Named {
        title: title.to_owned(),
        certain: true,
        ..Named::default()
    };
    if before.is_empty() {
        if after.is_empty() {
            return Some(alone);
        }
        let said = BY.iter().chain(&OF).find_map(|by| strip_word(after, by));
        let name = said.unwrap_or(after).trim();
        // A year or a second title may follow the name.
        let name = name.split(['(', '|']).next().unwrap_or(name).trim();
        let person = people::is_name(name) || said.is_some() && people::is_mononym(name);
        // The text has the title again, and nothing but a name stands behind it.
        let alone = knows(title)
            && after == name
            && (2..=4).contains(&name.split(' ').count())
            && !name.split(' ').any(is_no_person);
        let sure = said.is_some() || knows(name) || is_person(name, knows) || alone;
        return (person && sure).then(|| Named::new(title, name));
    }
    // "J’ai lu « X » d’Ann Lee": who wrote what is quoted stands right behind it.
    if !after.is_empty() {
        let said = BY.iter().chain(&OF).find_map(|by| strip_word(after, by))?;
        let (authors, _) = people::at_start(said.trim_start(), false)?;
        return Some(Named {
            title: title.to_owned(),
            authors,
            certain: true,
            ..Named::default()
        });
    }
    // `Y: “X”`, `Y – “X”`, `Genre: “X”`.
    let name = strip_last_word(before);
    if people::is_name(name)
        && (is_person(name, knows)
            || before.len() < text.len() && text.get(before.len()..)?.starts_with([':', ' ', ',']))
    {
        let marked = text.get(before.len()..).is_some_and(|rest| {
            rest.trim_start()
                .starts_with([':', '-', '–', '—', '|', ','])
        });
        if marked || is_person(name, knows) {
            return Some(Named::new(title, name));
        }
    }
    // "A quiet rage: Ann Lee, “X”": the post has words of its own in front.
    if let Some((_, name)) = name.rsplit_once(": ").filter(|_| after.is_empty())
        && is_person(name.trim(), knows)
    {
        return Some(Named::new(title, name.trim()));
    }
    is_review_word(before).then_some(alone)
}

/// Whether a word behind a title says what the post is, and is no one's name.
fn is_no_person(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "tour",
        "blog",
        "recap",
        "spoilers",
        "spoiler",
        "giveaway",
        "reveal",
        "summary",
        "edition",
        "trilogy",
        "series",
        "book",
        "books",
        "audiobook",
        "movie",
        "film",
        "part",
        "along",
        "read",
        "thoughts",
        "rezension",
        "recenzja",
        "reseña",
        "resenha",
        "recensione",
        "critique",
        "chronique",
        "premiera",
        "patronat",
        "zapowiedź",
    ];
    WORDS.contains(&word.to_lowercase().as_str()) || is_review_word(word)
}

/// "Ann Lee und" without its last small word.
fn strip_last_word(text: &str) -> &str {
    text.trim_end_matches("’s").trim_end_matches("'s")
}

/// The only quotation of a text: what stands before it, in it, behind it.
fn quotation(text: &str) -> Option<(&str, &str, &str)> {
    QUOTES.iter().find_map(|(open, close)| {
        let (at, mark) = text.match_indices(*open).find(|(at, _)| {
            let before = text.get(..*at).and_then(|text| text.chars().next_back());
            !before.is_some_and(char::is_alphanumeric)
        })?;
        let inside = text.get(at + mark.len()..)?;
        // The mark that ends the title has no letter after it: ’ may stand
        // inside a word.
        let (end, _) = inside.match_indices(*close).find(|(at, mark)| {
            let after = inside.get(at + mark.len()..).unwrap_or_default();
            *at > 0 && !after.starts_with(char::is_alphanumeric)
        })?;
        let after = inside.get(end + close.len_utf8()..)?;
        Some((text.get(..at)?, inside.get(..end)?, after))
    })
}

/// The only words in quotation marks of a sentence.
pub(super) fn only_quoted(text: &str) -> Option<String> {
    let (_, title, after) = quotation(text)?;
    let title = title.trim().trim_end_matches([',', '.', ':']);
    let one = quotation(after).is_none();
    let spoken = title.ends_with(['!', '?']) && title.split(' ').count() > 6;
    (one && !spoken && title.chars().any(char::is_alphanumeric) && title.split(' ').count() <= 14)
        .then(|| title.to_owned())
}
