//! Other hands in a book: translators, illustrators, narrators are no authors.

use crate::club::reading::fold::plain;

/// Cuts ", translated by …" and the like.
#[must_use]
pub fn without_other_hands(value: &str) -> &str {
    const HANDS: [&str; 34] = [
        "translat",
        "trans.",
        "tr. by",
        "tr. ",
        "illustrat",
        "narrated",
        "narrator",
        "read by",
        "edited by",
        "foreword",
        "introduction by",
        "afterword",
        "with illustrations",
        "übersetz",
        "aus dem ",
        "illustriert",
        "gelesen von",
        "traduit",
        "traduction",
        "trad.",
        "traduc",
        "ilustra",
        "prólogo",
        "tradu",
        "tradotto",
        "illustrazioni",
        "tłum",
        "przekład",
        "przeł",
        "vertaal",
        "vertaling",
        "cover by",
        "préface",
        "letti da",
    ];
    let mut before = ' ';
    for (at, character) in value.char_indices() {
        let rest = value.get(at..).unwrap_or_default();
        let fresh = matches!(before, ' ' | '(' | '[' | ',' | ';' | '/' | '|' | '–' | '-');
        before = character;
        let cut = at > 0
            && fresh
            && character.is_alphabetic()
            && HANDS.iter().any(|hand| {
                rest.get(..hand.len())
                    .is_some_and(|head| head.to_lowercase() == *hand)
            });
        if cut {
            let kept = value.get(..at).unwrap_or(value).trim_end();
            let kept = kept.trim_end_matches(['(', '[', ',', ';', '/', '|', '–', '-', ' ']);
            // "Ann Lee, Bo Roe (translator)": the name right before the role
            // is that of the other hand.
            let bracket = value
                .get(kept.len()..at)
                .is_some_and(|mark| mark.contains(['(', '[']));
            let role = rest
                .split([')', ']', ',', ';'])
                .next()
                .is_some_and(|role| role.split(' ').count() == 1);
            return match kept.rfind([',', ';', '/', '&']) {
                Some(last) if bracket && role => kept.get(..last).unwrap_or(kept),
                _ => kept,
            };
        }
    }
    value
}

/// Whether a line says who else had a hand in a book: "Translated by Bo Roe".
#[must_use]
pub fn is_of_another_hand(line: &str) -> bool {
    const HANDS: [&str; 16] = [
        "translated by ",
        "translated from ",
        "translation by ",
        "illustrated by ",
        "narrated by ",
        "traduccion de ",
        "traducido por ",
        "traduit par ",
        "traduit de ",
        "traduction de ",
        "traduzione di ",
        "traducao de ",
        "ubersetzt von ",
        "ubersetzung von ",
        "aus dem englischen von ",
        "przelozyl",
    ];
    let folded = plain(line);
    HANDS.iter().any(|hand| folded.starts_with(hand))
}

/// A name without what stands in brackets behind it; `None` for one whose
/// brackets say that it is another's hand.
pub(super) fn without_role(name: &str) -> Option<String> {
    let Some((name, role)) = name.split_once(['(', '[']) else {
        return Some(name.to_owned());
    };
    let role = plain(role);
    let other = [
        "translat",
        "illustrat",
        "narrat",
        "editor",
        "ubersetz",
        "traduc",
        "foreword",
        "ilustr",
        "tlum",
        "sprecher",
    ]
    .iter()
    .any(|hand| role.starts_with(hand));
    (!other).then(|| name.trim().to_owned())
}

/// Whether the last word of a name is that of a house: "O’Reilly Media".
#[must_use]
pub fn is_house(name: &str) -> bool {
    const LAST: [&str; 22] = [
        "media",
        "press",
        "books",
        "publishing",
        "publishers",
        "verlag",
        "house",
        "publications",
        "group",
        "inc",
        "ltd",
        "editions",
        "publisher",
        "university",
        "edizioni",
        "editore",
        "editora",
        "ediciones",
        "wydawnictwo",
        "uitgeverij",
        "studio",
        "comics",
    ];
    plain(name)
        .rsplit(' ')
        .next()
        .is_some_and(|last| LAST.contains(&last))
}
