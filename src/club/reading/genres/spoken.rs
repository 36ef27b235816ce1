//! What the prose calls the book: "this dystopian thriller", "un très beau roman".

use super::{Genre, TABLE, add};
use crate::club::reading::fold::{Folded, plain};
use crate::club::review::Review;

/// Most genres that prose adds.
const SPOKEN: usize = 3;
/// So many folded words before a genre may deny it.
const DENIAL: usize = 2;

/// A genre that prose names, and how much speaks for it.
struct Spoken {
    genre: &'static Genre,
    weight: u32,
    /// What the prose calls it, where that is the name in another spelling.
    words: String,
}

/// Adds what the prose calls the book: the genres that it names most, of which
/// one mention is enough where no other is named.
pub fn add_spoken(text: &str, language: Option<&str>, review: &mut Review) {
    let folded = Folded::new(text);
    let Some(phrases) = &TABLE.phrases else {
        return;
    };
    let mut found: Vec<Spoken> = Vec::new();
    for hit in phrases.find_iter(&folded.text) {
        let of_phrase = TABLE.of_phrase.get(hit.pattern().as_usize());
        let mut genres = of_phrase
            .into_iter()
            .flatten()
            .filter_map(|nth| TABLE.genres.get(*nth));
        // That of the language at hand.
        let Some(genre) =
            genres.find(|genre| genre.language.is_empty() || language == Some(genre.language))
        else {
            continue;
        };
        let before = folded.text.get(..hit.start()).unwrap_or_default();
        if is_denied(before) {
            continue;
        }
        let pointed = before
            .rsplit(' ')
            .find(|word| !word.is_empty())
            .is_some_and(|word| POINTERS.contains(&word));
        let early = hit.start() < 600;
        let weight = 1 + u32::from(pointed) + u32::from(early);
        match found
            .iter_mut()
            .find(|spoken| spoken.genre.name == genre.name)
        {
            Some(spoken) => spoken.weight += weight,
            None => {
                let said = text.get(folded.source(hit.start() + 1)..folded.source(hit.end() - 1));
                let together = |words: &str| plain(words).replace(' ', "");
                let words = said
                    .map(|said| said.trim().to_lowercase())
                    .filter(|said| together(said) == together(genre.name))
                    .unwrap_or_else(|| genre.name.to_owned());
                found.push(Spoken {
                    genre,
                    weight,
                    words,
                });
            }
        }
    }
    found.sort_by_key(|spoken| std::cmp::Reverse(spoken.weight));
    let least = if review.genres.is_empty() {
        found.first().map_or(1, |best| best.weight.min(2))
    } else {
        3
    };
    for spoken in found
        .iter()
        .take(SPOKEN)
        .filter(|spoken| spoken.weight >= least)
    {
        add(&spoken.words, Some(spoken.genre), review);
    }
    if review.genres.is_empty()
        && let Some(novel) = novel(&folded, language, review.title.as_deref())
    {
        review.genres.push(novel.to_owned());
    }
}

/// The language's word for a novel, where the text has it and nothing says more.
fn novel(folded: &Folded, language: Option<&str>, title: Option<&str>) -> Option<&'static str> {
    const NOVELS: [(&str, &str, &str); 8] = [
        ("en", " novel ", "novel"),
        ("de", " roman ", "Roman"),
        ("fr", " roman ", "roman"),
        ("es", " novela ", "novela"),
        ("pt", " romance ", "romance"),
        ("it", " romanzo ", "romanzo"),
        ("pl", " powiesc ", "powieść"),
        ("nl", " roman ", "roman"),
    ];
    let (_, word, name) = NOVELS.iter().find(|(own, _, _)| language == Some(*own))?;
    // "un très beau roman" says what the book is, "le roman" speaks of it.
    const ONE: [&str; 12] = [
        "a", "an", "ein", "eine", "einen", "einem", "un", "une", "una", "um", "uma", "een",
    ];
    // "Powieść „Prom” jest …": right before its title.
    let titled = title
        .map(|title| format!("{word}{} ", plain(title)))
        .is_some_and(|words| folded.text.contains(&words));
    if titled {
        return Some(name);
    }
    let called = folded.text.match_indices(word).take(6).any(|(at, _)| {
        let before = folded.text.get(..at).unwrap_or_default();
        let near = before.rsplit(' ').filter(|word| !word.is_empty()).take(3);
        !is_denied(before) && near.into_iter().any(|word| ONE.contains(&word))
    });
    called.then_some(*name)
}

/// Words right before a genre that point at the book: "this thriller".
const POINTERS: [&str; 40] = [
    "a", "an", "this", "the", "ein", "eine", "dieser", "dieses", "diesem", "diesen", "der", "das",
    "un", "une", "ce", "cet", "cette", "le", "la", "este", "esta", "el", "um", "uma", "o",
    "questo", "questa", "il", "lo", "ten", "ta", "to", "een", "deze", "dit", "het", "de",
    "classic", "debut", "einem",
];

/// Whether the words before a genre deny it: "not a thriller".
fn is_denied(before: &str) -> bool {
    const DENIALS: [&str; 24] = [
        "not", "no", "isn", "t", "never", "without", "than", "unlike", "nicht", "kein", "keine",
        "keinen", "pas", "ni", "non", "nie", "niet", "geen", "sin", "nao", "sem", "senza", "bez",
        "neither",
    ];
    before
        .rsplit(' ')
        .filter(|word| !word.is_empty())
        .take(DENIAL)
        .any(|word| DENIALS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_names_what_the_book_is() {
        for (text, language, genres) in [
            (
                "This dystopian thriller kept me up.",
                "en",
                &["dystopia", "thriller"][..],
            ),
            (
                "Ein Kriminalroman, wie er sein soll: dieser Krimi ist gut.",
                "de",
                &["Krimi"],
            ),
            (
                "C'est un roman policier sans policiers.",
                "fr",
                &["policier"],
            ),
            (
                "Una novela histórica sobre el mar.",
                "es",
                &["novela histórica"],
            ),
            ("To powieść kryminalna z morzem w tle.", "pl", &["kryminał"]),
            (
                "It is not a thriller, and no romance novel either.",
                "en",
                &[],
            ),
            ("The polar bear sat down to essays of its own.", "en", &[]),
            (
                "If you like sci-fi you will like this.",
                "en",
                &["science fiction"],
            ),
            ("It rained, and then it rained again.", "en", &[]),
        ] {
            let mut review = Review::default();
            add_spoken(text, Some(language), &mut review);
            assert_eq!(review.genres, genres, "failed on {text:?}");
        }
    }
}
