//! The house that the prose names as the publisher.

use crate::club::reading::dates::Found;
use crate::club::reading::document::{Document, Kind};
use crate::club::reading::edition;
use crate::club::reading::fold::plain;
use crate::club::reading::imprint::Imprint;
use crate::club::reading::people;
use crate::club::review::Review;

/// "Quay Press, 2000. First published in 1969." as the first paragraph of the text:
/// house and year of the edition.
pub(super) fn opening(document: &Document<'_>, review: &mut Review) {
    /// Longest such paragraph, in words.
    const WORDS: usize = 14;
    let mut blocks = document.blocks.iter();
    let first = blocks.find(|block| block.kind == Kind::Paragraph);
    let Some([line]) = first.map(|block| block.lines.as_slice()) else {
        return;
    };
    let text = line.text.trim();
    let sentence = text.split(". ").next().unwrap_or(text);
    let edition = edition::read(sentence, None);
    let short = text.split_whitespace().count() <= WORDS;
    let whole = sentence.split(',').next() == edition.publisher.as_deref();
    if let (Some(house), Found::Date(date), true) = (
        edition.publisher,
        edition.published,
        short && whole && !line.taken,
    ) {
        // "Joe Moss, 3 March 2021": who posted it, and when.
        if people::is_name(&house) && people::is_given(&house) {
            return;
        }
        review.publisher = Some(house);
        review.published = review.published.or(Some(date));
    }
}

/// The only house of which the prose says that it published something:
/// "published by Quay Press", "aux éditions Le Quai", "im Kai Verlag".
pub(super) fn named(texts: &[String]) -> Option<String> {
    const LEADS: [&str; 25] = [
        "published by ",
        "publié par ",
        "paru chez ",
        "publié chez ",
        "parue chez ",
        "aux éditions ",
        "aux editions ",
        "erschienen bei ",
        "erschienen im ",
        "erschien bei ",
        "erschien im ",
        "publicado por ",
        "publicada por ",
        "editado por ",
        "editada por ",
        "en la editorial ",
        "de la editorial ",
        "pela editora ",
        "da editora ",
        "pubblicato da ",
        "edito da ",
        "wydane przez ",
        "nakładem wydawnictwa ",
        "uitgegeven door ",
        "bij uitgeverij ",
    ];
    let mut found: Vec<String> = Vec::new();
    let last = texts.len().saturating_sub(2);
    let edges = texts
        .iter()
        .enumerate()
        .filter(|(nth, _)| *nth < 4 || *nth >= last);
    for (_, text) in edges {
        for lead in LEADS {
            // It may begin the sentence.
            let tail = lead.get(1..).unwrap_or_default();
            for (at, _) in text.match_indices(tail).take(3) {
                let first = text.get(..at).and_then(|before| before.chars().next_back());
                let same = first.is_some_and(|c| {
                    lead.starts_with(c)
                        || c.is_uppercase() && lead.starts_with(|l: char| c.to_lowercase().eq([l]))
                });
                if !same {
                    continue;
                }
                let name = proper(text.get(at + tail.len()..).unwrap_or_default());
                if let Some(name) = name.and_then(edition::publisher) {
                    found.push(name);
                }
            }
        }
        found.extend(at_home(text));
        // "erschienen 2014 im Kai Verlag"
        for (at, _) in text.match_indices(" Verlag").take(2) {
            let before = text.get(..at).unwrap_or_default();
            let name = before.rsplit([' ', '(']).next().unwrap_or_default();
            let after = text.get(at + 7..).unwrap_or_default();
            let article = matches!(
                plain(name).as_str(),
                "der"
                    | "dem"
                    | "den"
                    | "vom"
                    | "im"
                    | "beim"
                    | "zum"
                    | "ein"
                    | "kein"
                    | "mein"
                    | "sein"
                    | "dieser"
                    | "welcher"
            );
            if name.starts_with(char::is_uppercase)
                && !article
                && !after.starts_with(char::is_alphabetic)
            {
                found.push(format!("{name} Verlag"));
            }
        }
    }
    found.sort();
    found.dedup();
    <[String; 1]>::try_from(found).ok().map(|[name]| name)
}

/// Longest line of a record, in characters.
const LINE: usize = 120;
/// So many of the last lines may be a record.
const FOOT: usize = 6;

/// Takes publisher and year from a line that names the title and marks the house
/// (`“The Ferry” Ann Lee, wyd. Kai 2025`), or from a foot of three lines: title,
/// author, and who published it.
pub(super) fn recorded(document: &Document<'_>, review: &mut Review) {
    const MARKS: [&str; 8] = [
        "Wyd. ",
        "wyd. ",
        "Wydawnictwo ",
        "wydawnictwo ",
        "Éd. ",
        "éd. ",
        "Uitg. ",
        "uitg. ",
    ];
    let Some(title) = review
        .title
        .as_deref()
        .map(plain)
        .filter(|title| title.len() > 2)
    else {
        return;
    };
    let lines: Vec<&str> = document
        .blocks
        .iter()
        .flat_map(|block| &block.lines)
        .map(|line| line.text.trim())
        .filter(|line| !line.is_empty())
        .collect();
    for line in &lines {
        let short = line.chars().nth(LINE).is_none();
        if short
            && format!(" {} ", plain(line)).contains(&format!(" {title} "))
            && let Some(said) = MARKS.iter().find_map(|mark| line.split_once(mark))
        {
            take(said.1, review);
            return;
        }
    }
    let foot = lines
        .get(lines.len().saturating_sub(FOOT)..)
        .unwrap_or_default();
    let authors: Vec<String> = review.authors.iter().map(|name| plain(name)).collect();
    for three in foot.windows(3) {
        let [first, second, house] = three else {
            continue;
        };
        let (first, second) = (plain(first), plain(second));
        let named = first == title && authors.contains(&second)
            || second == title && authors.contains(&first);
        if named && house.split_whitespace().count() <= 8 && !house.ends_with(['.', '!', '?', ':'])
        {
            take(
                house.split([':', '–', '—', '|']).next().unwrap_or(house),
                review,
            );
            return;
        }
    }
}

/// Takes `Quay Press 2025`, `Quay Press`.
fn take(said: &str, review: &mut Review) {
    let said = said.trim().trim_end_matches(['.', ',', ')']);
    let mut imprint = Imprint::default();
    if imprint.take(said) {
        imprint.fill(review);
    } else {
        let edition = edition::read(said, None);
        crate::club::reading::facts::take_edition(edition, "", review);
    }
}

/// "publié d’abord chez Le Quai", "ist 2020 beim Kai Verlag erschienen": the house
/// within a few words of the verb. What came out first is the house of the book
/// where a second one is named.
fn at_home(text: &str) -> Option<String> {
    const HOMES: [(&str, &str); 7] = [
        (" chez ", "publi|paru|parue|edit|reedit|sorti"),
        (" aux éditions ", "publi|paru|parue|edit|reedit|sorti"),
        (" beim ", "erschien|veroffentlich"),
        (" bei ", "erschien|veroffentlich"),
        (" presso ", "pubblic|edit|uscit"),
        (" bij ", "versch|uitgegeven"),
        (" nakładem ", "ukaz|wydan"),
    ];
    text.split_inclusive(['.', '!', '?']).find_map(|sentence| {
        HOMES.iter().find_map(|(home, verbs)| {
            let at = sentence.find(home)?;
            let before = plain(sentence.get(..at)?);
            let name = proper(sentence.get(at + home.len()..)?)?;
            let after = plain(sentence.get(at + home.len() + name.len()..)?);
            let verb = |word: &str| verbs.split('|').any(|verb| word.starts_with(verb));
            let told = before.split(' ').rev().take(4).any(verb)
                || home.starts_with(" bei") && after.split(' ').take(9).any(verb);
            let name = edition::publisher(name)?;
            (told && name.chars().count() > 2).then_some(name)
        })
    })
}

/// The words with capitals with which a text begins.
fn proper(text: &str) -> Option<&str> {
    let mut end = 0;
    for piece in text.split_inclusive(' ').take(5) {
        let word = piece.trim_end();
        // The one house that writes itself small.
        let small = word.trim_end_matches(|c: char| !c.is_alphanumeric()) == "dtv";
        let capital = word.starts_with(|c: char| c.is_uppercase()) || word == "&" || small;
        if !capital {
            break;
        }
        let closed = word.ends_with(['.', ',', ';', ')', '!', '?', ':', '”', '"']);
        end += if closed {
            word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
        } else {
            piece.len()
        };
        if closed {
            break;
        }
    }
    text.get(..end)
        .map(str::trim)
        .filter(|name| !name.is_empty())
}
