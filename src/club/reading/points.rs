//! Strong and weak points: labels whose value is a passage.
//!
//! [`read`] takes what follows the label in its paragraph or, where nothing
//! does, the block under it; [`asked`] knows headings that are questions.

use super::document::{Block, Kind};
use super::fold::plain;
use super::labels::{self, Field};

/// Longest strong or weak point, in characters.
const POINT: usize = 800;

/// The value of a strong or weak point and the lines that it takes: the rest
/// of the label's paragraph, or where nothing follows the colon, the next
/// block, which stays in the prose.
#[must_use]
pub fn read(
    value: &str,
    block: &Block<'_>,
    at: usize,
    rest: &[Block<'_>],
    labelled: bool,
) -> (Option<String>, usize) {
    let mut lines = 1;
    let mut said = value.to_owned();
    for line in block.lines.iter().skip(at + 1) {
        if labels::split(&line.text).is_some_and(|(label, _)| labels::field(label).is_some()) {
            break;
        }
        said.push(' ');
        said.push_str(&line.text);
        lines += 1;
    }
    let said = words(&said);
    if !said.is_empty() {
        // Without a colon the first line is a sentence that begins with
        // "Good", not a label.
        let fits = labelled && said.chars().nth(POINT).is_none();
        return (fits.then_some(said), lines);
    }
    let item = rest.first().is_some_and(|next| next.kind == Kind::Item);
    let below = rest
        .iter()
        .take_while(|next| next.kind == Kind::Item)
        .chain(
            rest.first()
                .filter(|next| !item && next.kind == Kind::Paragraph),
        )
        .take(12)
        .flat_map(|next| next.lines.iter().map(|line| line.text.as_str()));
    let said = words(&below.collect::<Vec<_>>().join(" "));
    let fits = !said.is_empty() && said.chars().nth(POINT).is_none();
    (fits.then_some(said), 1)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a heading asks that is no label of the vocabulary: "Was hat der Autor
/// besonders gut gemacht?", "What could have been better". `None` for a heading
/// that asks after neither.
#[must_use]
pub fn asked(heading: &str) -> Option<Field> {
    const ASKING: [&str; 18] = [
        "what", "was", "what s", "ce", "qu", "que", "lo", "qué", "o", "cosa", "ciò", "co", "wat",
        "things", "why", "reasons", "which", "welche",
    ];
    const GOOD: [&str; 44] = [
        "liked",
        "like",
        "loved",
        "love",
        "worked",
        "works",
        "good",
        "great",
        "best",
        "enjoyed",
        "strong",
        "gefallen",
        "gefiel",
        "gut",
        "gelungen",
        "mochte",
        "positiv",
        "aime",
        "adore",
        "plu",
        "fort",
        "apprecie",
        "gusto",
        "gustado",
        "gusta",
        "mejor",
        "bueno",
        "gostei",
        "melhor",
        "bom",
        "piaciuto",
        "meglio",
        "podoba",
        "podobalo",
        "spodobalo",
        "goed",
        "leuk",
        "mooi",
        "cool",
        "fun",
        "recommend",
        "well",
        "better",
        "besser",
    ];
    const DENYING: [&str; 26] = [
        "not", "t", "didn", "doesn", "don", "nicht", "weniger", "kein", "keine", "pas", "moins",
        "no", "menos", "nao", "non", "meno", "nie", "niet", "minder", "less", "could", "besser",
        "better", "hatte", "wasn", "isn",
    ];
    const BAD: [&str; 18] = [
        "disliked", "bad", "worst", "weak", "hated", "bothered", "schlecht", "gestort", "schwach",
        "deplu", "peor", "malo", "pior", "peggio", "gorsze", "slecht", "annoyed", "missing",
    ];
    let folded = plain(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let first = words.first()?;
    if words.len() > 12 || !ASKING.iter().any(|asking| plain(asking) == *first) {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let denied = has(&DENYING);
    match (has(&GOOD), has(&BAD)) {
        (true, _) if denied => Some(Field::Weak),
        (_, true) => Some(Field::Weak),
        (true, false) => Some(Field::Strong),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_ask_what_was_good_and_what_was_not() {
        for (heading, asked_after) in [
            (
                "Was hat der Autor besonders gut gemacht?",
                Some(Field::Strong),
            ),
            ("Was ist nicht so cool an diesem Buch?", Some(Field::Weak)),
            ("What worked really well", Some(Field::Strong)),
            ("What could have been better", Some(Field::Weak)),
            ("Ce que j'ai beaucoup aimé", Some(Field::Strong)),
            ("Lo que no me ha gustado nada", Some(Field::Weak)),
            ("What is it about?", None),
            ("The good ship", None),
            ("", None),
        ] {
            assert_eq!(asked(heading), asked_after, "failed on {heading:?}");
        }
    }
}
