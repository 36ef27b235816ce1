//! The house that the prose names as the publisher.

use crate::club::reading::edition;
use crate::club::reading::fold::plain;

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

/// The words with capitals with which a text begins.
fn proper(text: &str) -> Option<&str> {
    let mut end = 0;
    for piece in text.split_inclusive(' ').take(5) {
        let word = piece.trim_end();
        let capital = word.starts_with(|c: char| c.is_uppercase()) || word == "&";
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
