//! A title that shows itself by its article alone, because the text has it twice.

use crate::club::reading::document::Document;

/// So many paragraphs are searched.
const PARAGRAPHS: usize = 40;
/// Words of a title that begins with an article, counted to this.
const PHRASE: usize = 7;

/// The title that nothing sets off but the capital of its article, and that the
/// text has twice: "Decían que La sombra larga es … yo pensaba que La sombra
/// larga era …". Languages whose titles have no other capital write no article
/// with one inside a sentence.
#[must_use]
pub fn title(document: &Document<'_>) -> Option<String> {
    const ARTICLES: [&str; 16] = [
        "La", "El", "Los", "Las", "Le", "Les", "Il", "Lo", "Gli", "Un", "Una", "Une", "O", "Os",
        "As", "Uma",
    ];
    let paragraphs = super::paragraphs(document, PARAGRAPHS);
    let mut found: Vec<Vec<&str>> = Vec::new();
    for text in &paragraphs {
        let words: Vec<&str> = text.split_whitespace().collect();
        for (at, pair) in words.windows(2).enumerate() {
            let [before, article] = pair else { continue };
            let inside =
                before.starts_with(char::is_lowercase) && before.ends_with(char::is_alphanumeric);
            if inside && ARTICLES.contains(article) && found.len() < 60 {
                let rest = words.iter().skip(at + 1).take(PHRASE);
                let mut phrase = Vec::new();
                for word in rest {
                    phrase.push(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
                    if word.ends_with(|c: char| !c.is_alphanumeric()) {
                        break;
                    }
                }
                found.push(phrase);
            }
        }
    }
    let same =
        |one: &[&str], other: &[&str]| one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (phrase, length) = found.iter().enumerate().find_map(|(nth, one)| {
        let longest = found
            .iter()
            .skip(nth + 1)
            .map(|other| same(one, other))
            .max()?;
        (longest > 2).then_some((one, longest))
    })?;
    let mut kept = phrase.get(..length)?;
    while let [shorter @ .., last] = kept
        && last.chars().count() < 4
        && last.starts_with(char::is_lowercase)
    {
        kept = shorter;
    }
    // A place or a paper has capitals throughout: "La Gran Vía".
    let small = kept
        .iter()
        .any(|word| word.starts_with(char::is_lowercase) && word.chars().count() > 3);
    (kept.len() > 2 && small).then(|| kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_must_have_a_capital_twice() {
        for (text, found) in [
            (
                "Decían que La balsa del norte es lenta, pero La balsa del norte es así.",
                Some("La balsa del norte"),
            ),
            (
                "On parle de La barque noire ici. Moi, je trouve que La barque noire est belle.",
                Some("La barque noire"),
            ),
            ("Vivo en La Gran Calle. Todos aman en La Gran Calle.", None),
            ("Decían que La balsa del norte es lenta.", None),
            ("La balsa del norte. La balsa del norte.", None),
        ] {
            let document = Document::parse(text);
            assert_eq!(title(&document).as_deref(), found, "failed on {text:?}");
        }
    }
}
