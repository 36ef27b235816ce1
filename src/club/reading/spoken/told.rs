//! Titles behind a verb of reading: "I finished The Ferry, and …", "terminé de leer
//! El muelle, …". Nothing sets such a title off but its capital.

use super::beside;
use crate::club::reading::document::Document;
use crate::club::reading::fold::plain;
use crate::club::reading::known::Known;
use crate::club::reading::people;

/// So many paragraphs are searched.
const PARAGRAPHS: usize = 2;
/// The first bytes of a paragraph in which it is told.
const FIRST: usize = 220;
/// Longest title, in words.
const WORDS: usize = 9;

/// What stands before the title, in small letters; where the language writes
/// titles with capitals throughout, the first word without one ends it.
const TELLING: [(&str, bool); 72] = [
    ("i read ", true),
    ("i just read ", true),
    ("i have read ", true),
    ("i've read ", true),
    ("i’ve read ", true),
    ("finished reading ", true),
    ("i just finished ", true),
    ("i finished ", true),
    ("i started ", true),
    ("started with ", true),
    ("continued with ", true),
    ("next was ", true),
    ("next up was ", true),
    ("next came ", true),
    ("then came ", true),
    ("i picked up ", true),
    ("moved on to ", true),
    ("followed by ", true),
    ("listened to ", true),
    ("leyendo ", false),
    ("de leer ", false),
    ("de lire ", false),
    ("de ler ", false),
    ("di leggere ", false),
    ("he leído ", false),
    ("ich habe ", false),
    ("zuletzt las ich ", false),
    ("heb ik ", false),
    ("skończyłam ", false),
    ("leí ", false),
    ("leído ", false),
    ("continué con ", false),
    ("seguí con ", false),
    ("empecé con ", false),
    ("me decidí por ", false),
    ("siguiente lectura fue ", false),
    ("primera lectura fue ", false),
    ("última lectura fue ", false),
    ("terminé ", false),
    ("acabé ", false),
    ("el turno a ", false),
    ("el turno de ", false),
    ("las ich ", false),
    ("gelesen habe ich ", false),
    ("weiter mit ", false),
    ("danach kam ", false),
    ("j'ai lu ", false),
    ("j’ai lu ", false),
    ("commencé avec ", false),
    ("commencé par ", false),
    ("enchaîné avec ", false),
    ("continué avec ", false),
    ("terminé avec ", false),
    ("eu li ", false),
    ("depois li ", false),
    ("também li ", false),
    ("comecei com ", false),
    ("continuei com ", false),
    ("terminei ", false),
    ("ho letto ", false),
    ("iniziato con ", false),
    ("continuato con ", false),
    ("passata a ", false),
    ("passato a ", false),
    ("przeczytałam ", false),
    ("przeczytałem ", false),
    ("sięgnęłam po ", false),
    ("sięgnąłem po ", false),
    ("las ik ", false),
    ("gelezen heb ik ", false),
    ("begon met ", false),
    ("verder met ", false),
];

/// What a sentence says of a title with which it begins.
const IS: [&str; 12] = [
    " is a ",
    " is an ",
    " is the ",
    " es una ",
    " es un ",
    " ha sido ",
    " ist ein ",
    " est un ",
    " é um ",
    " è un ",
    " to ",
    " is een ",
];

/// Where the title begins and ends of which the first words of a text tell.
#[must_use]
pub fn span(text: &str) -> Option<(usize, usize)> {
    let near = text.get(..text.floor_char_boundary(FIRST))?;
    let lower = near.to_lowercase();
    if lower.len() != near.len() {
        return None;
    }
    let mut told: Vec<(usize, bool)> = TELLING
        .iter()
        .filter_map(|(telling, cased)| {
            let at = lower.find(telling)?;
            let fresh = !lower
                .get(..at)
                .is_some_and(|before| before.ends_with(char::is_alphanumeric));
            fresh.then_some((at + telling.len(), *cased))
        })
        .collect();
    told.extend(subject(near).then_some((0, false)));
    told.sort_unstable();
    // "terminé de leer": the later of two verbs has the title.
    told.into_iter().find_map(|(start, cased)| {
        let (_, end) = title(text.get(start..)?, cased)?;
        Some((start, start + end))
    })
}

/// Title and authors of a document whose first paragraphs tell that the book was
/// read; who wrote it stands right behind, or the title comes again.
#[must_use]
pub fn first(document: &Document<'_>, known: &Known) -> Option<(String, Vec<String>)> {
    super::paragraphs(document, PARAGRAPHS)
        .iter()
        .find_map(|text| {
            let (start, end) = span(text)?;
            let title = text.get(start..end)?.trim();
            let authors = beside::behind(text.get(end..)?).unwrap_or_default();
            let again = known.mentions(title) > 1 && title.contains(' ');
            (again || !authors.is_empty()).then(|| (title.to_owned(), authors))
        })
}

/// Whether the first sentence says what its subject is, and the subject may be a
/// title: "Los muelles del norte es una novela …".
fn subject(text: &str) -> bool {
    let Some(at) = IS.iter().filter_map(|is| text.find(is)).min() else {
        return false;
    };
    let subject = text.get(..at).unwrap_or_default();
    let count = subject.split(' ').count();
    let folded = plain(subject);
    let first = folded.split(' ').next().unwrap_or_default();
    const NOBODY: [&str; 22] = [
        "it", "this", "that", "he", "she", "there", "what", "este", "esta", "esto", "es", "das",
        "dies", "er", "sie", "ce", "cette", "il", "elle", "questo", "to", "dit",
    ];
    subject.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && (2..=WORDS).contains(&count)
        && !NOBODY.contains(&first)
        && !subject.contains([',', '.', ':', ';'])
}

/// The title with which `text` begins, and the bytes that it takes.
fn title(text: &str, cased: bool) -> Option<(&str, usize)> {
    const SMALL: [&str; 16] = [
        "of", "the", "and", "a", "an", "in", "on", "to", "for", "at", "with", "from", "or", "de",
        "la", "&",
    ];
    if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let mut end = text
        .find([',', '.', ';', ':', '(', '!', '?', '\n', '–', '—', '“', '"'])
        .unwrap_or(text.len());
    for is in IS
        .iter()
        .chain(&[" by ", " que ", " y ", " which ", " and it "])
    {
        if let Some(at) = text.find(is) {
            end = end.min(at);
        }
    }
    // "El muelle de Ann Lee"
    for by in [" de ", " von ", " di ", " door ", " van ", " par "] {
        for (at, _) in text.match_indices(by) {
            let said = text.get(at + by.len()..).unwrap_or_default();
            if at < end && people::at_start(said, false).is_some() {
                end = at;
            }
        }
    }
    if cased {
        let mut at = 0;
        for piece in text.get(..end)?.split_inclusive(' ') {
            let word = piece.trim_end();
            if word.starts_with(char::is_lowercase) && !SMALL.contains(&word) {
                end = at;
                break;
            }
            at += piece.len();
        }
    }
    let said = text.get(..end)?.trim_end();
    let words = said.split_whitespace().count();
    ((1..=WORDS).contains(&words) && said.chars().count() > 2).then_some((said, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_where_the_sentence_goes_on() {
        for (text, cased, wanted) in [
            ("The Ferry because I had to", true, Some("The Ferry")),
            (
                "The Winter of the Ferry, and",
                true,
                Some("The Winter of the Ferry"),
            ),
            ("El muelle de Ann Lee", false, Some("El muelle")),
            (
                "Los muelles del norte es una novela",
                false,
                Some("Los muelles del norte"),
            ),
            ("Monasterio, una obra", false, Some("Monasterio")),
            ("una novela", false, None),
        ] {
            let found = title(text, cased).map(|(title, _)| title);
            assert_eq!(found, wanted, "failed on {text:?}");
        }
    }
}
