//! Text folded for comparison.
//!
//! [`plain`] makes spellings of the same words equal: small letters without
//! accents and single spaces for everything else. [`Folded`] remembers where in
//! the text each folded byte came from, so that what is found can be quoted.

use deunicode::deunicode_char;

/// Small letters and digits without accents, one space for whatever stands
/// between them, none at the ends: `Sci-Fi & Fantasy` is `sci fi and fantasy`.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        push(character, &mut folded);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(character: char, folded: &mut String) {
    let apart = |folded: &mut String| {
        if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        'A'..='Z' => folded.push(character.to_ascii_lowercase()),
        '&' => {
            apart(folded);
            folded.push_str("and ");
        }
        _ if character.is_ascii() || !character.is_alphanumeric() => apart(folded),
        _ => match deunicode_char(character) {
            Some(plain) => {
                for letter in plain.bytes().filter(u8::is_ascii_alphanumeric) {
                    folded.push(char::from(letter.to_ascii_lowercase()));
                }
            }
            None => folded.push(character),
        },
    }
}

/// A folded text, and where it came from.
#[derive(Debug, Default)]
pub struct Folded {
    /// The text as [`plain`] makes it, with a space at both ends, so that
    /// ` word ` finds whole words alone.
    pub text: String,
    /// For each byte of `text` the byte of the source.
    from: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len() + 2);
        let mut from = Vec::with_capacity(source.len() + 2);
        text.push(' ');
        from.push(0);
        for (at, character) in source.char_indices() {
            push(character, &mut text);
            from.resize(text.len(), at);
        }
        if !text.ends_with(' ') {
            text.push(' ');
        }
        from.resize(text.len(), source.len());
        Self { text, from }
    }

    /// The byte of the source from which a byte of the folded text came.
    #[must_use]
    pub fn source(&self, at: usize) -> usize {
        self.from
            .get(at)
            .or(self.from.last())
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_same_words_become_equal() {
        for (text, folded) in [
            ("Sci-Fi&Fantasy", "sci fi and fantasy"),
            ("  Éditions  du Rocher ", "editions du rocher"),
            ("Lubimyczytać.pl", "lubimyczytac pl"),
            ("L’Étranger", "l etranger"),
            ("Straße", "strasse"),
            ("#bücherkram", "bucherkram"),
            ("—", ""),
            ("", ""),
        ] {
            assert_eq!(plain(text), folded, "failed on {text:?}");
        }
    }

    #[test]
    fn what_is_found_can_be_traced_to_its_source() {
        let source = "„Ästhetik & Straße“ by Ann";
        let folded = Folded::new(source);
        assert_eq!(folded.text, " asthetik and strasse by ann ");
        for (word, source_word) in [(" strasse ", "Straße"), (" ann ", "Ann"), (" by ", "by")] {
            let at = folded.text.find(word).unwrap();
            let start = folded.source(at + 1);
            let end = folded.source(at + word.len() - 1);
            assert_eq!(
                source[start..end].trim_end_matches(['“', ' ']),
                source_word,
                "{word}"
            );
        }
        assert_eq!(folded.source(10_000), source.len());
    }
}
