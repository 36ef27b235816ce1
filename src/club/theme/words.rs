//! A text's words, by the rules of Unicode (UAX 29), made comparable: small
//! letters, straight apostrophes, no invisible marks.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::language::Language;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Where it is, in bytes of the text.
    pub place: Range<usize>,
    /// For comparing; never for showing.
    pub folded: Cow<'a, str>,
    /// Whether nothing but space, a hyphen or quotation marks stands between it
    /// and the word before, so that both may belong to one phrase.
    pub joined: bool,
}

/// The words of a text, in order. Where a language writes two words with an
/// apostrophe between them, they are two: l'amour.
pub(crate) fn words(text: &str, language: Language) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 6);
    let mut end = 0;
    for (at, piece) in text.unicode_word_indices() {
        let mut rest = piece;
        let mut start = at;
        while language.elides()
            && let Some((before, after)) = rest.split_once(['\'', '’'])
            && !before.is_empty()
            && !after.is_empty()
        {
            push(&mut words, text, &mut end, start, before);
            start += rest.len() - after.len();
            rest = after;
        }
        push(&mut words, text, &mut end, start, rest);
    }
    words
}

fn push<'a>(words: &mut Vec<Word<'a>>, text: &str, end: &mut usize, start: usize, word: &'a str) {
    let bare = word.trim_matches('_');
    let start = start + (word.len() - word.trim_start_matches('_').len());
    if bare.is_empty() {
        return;
    }
    let gap = text.get(*end..start).unwrap_or_default();
    words.push(Word {
        place: start..start + bare.len(),
        folded: folded(bare),
        joined: !words.is_empty() && gap.chars().all(joins),
    });
    *end = start + bare.len();
}

/// Whether a mark between two words leaves them in one phrase.
fn joins(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '\u{2010}'
                | '\u{2011}'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '"'
                | '‘'
                | '’'
                | '\''
                | '_'
                | '*'
        )
}

fn folded(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'';
    if word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '’' | '‘' | 'ʼ' => folded.push('\''),
            // Soft hyphens and zero-width marks are not seen by readers.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_a_reader() {
        for (language, text, wanted) in [
            (
                Language::English,
                "A Coming-of-Age\n tale",
                "|a coming of age tale",
            ),
            (
                Language::English,
                "They can’t  leave. Now",
                "|they can't leave|now",
            ),
            (
                Language::English,
                "as “things”, _really_",
                "|as things|really",
            ),
            (
                Language::French,
                "quête d’identité, aujourd'hui",
                "|quête d identité|aujourd hui",
            ),
            (Language::Italian, "dell'Amore", "|dell amore"),
            (Language::Polish, "Wojna i miłość", "|wojna i miłość"),
            (Language::English, "...", ""),
        ] {
            let found = words(text, language).into_iter();
            let found: String = found
                .map(|word| format!("{}{}", if word.joined { " " } else { "|" }, word.folded))
                .collect();
            assert_eq!(found, wanted, "failed on {text}");
        }
    }
}
