//! Text made comparable: small letters, straight apostrophes, one space between
//! words, no hyphens or quotation marks; with the way back to the original.

use std::ops::Range;

/// A text for comparing and, for each of its bytes, the place in the original.
#[derive(Debug)]
pub(crate) struct Folded<'a> {
    /// For searching; never for showing.
    pub text: String,
    origin: Vec<usize>,
    original: &'a str,
}

impl<'a> Folded<'a> {
    /// Folds a text.
    pub fn new(original: &'a str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            origin: Vec::with_capacity(original.len()),
            original,
        };
        for (at, c) in original.char_indices() {
            push(c, &mut folded.text);
            folded.origin.resize(folded.text.len(), at);
        }
        folded
    }

    /// The place in the original of a stretch of the folded text, which is not
    /// empty.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let at = self.origin.get(at).copied();
            at.unwrap_or(self.original.len())
        };
        let last = place(range.end.saturating_sub(1));
        let rest = self.original.get(last..).unwrap_or_default();
        let end = last + rest.chars().next().map_or(0, char::len_utf8);
        place(range.start)..end
    }

    /// Where a folded phrase stands as whole words, as ranges of the folded text.
    pub fn find<'b>(&'b self, phrase: &'b str) -> impl Iterator<Item = Range<usize>> + 'b {
        let phrase = if phrase.is_empty() { "\0" } else { phrase };
        self.text
            .match_indices(phrase)
            .map(|(at, found)| at..at + found.len())
            .filter(|range| self.is_word(range))
    }

    /// Whether neither end of a range is inside a word.
    pub fn is_word(&self, range: &Range<usize>) -> bool {
        starts_word(&self.text, range.start) && ends_word(&self.text, range.end)
    }
}

/// A text folded for searching, without the way back.
pub(crate) fn fold(text: &str) -> String {
    let text = text.trim();
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut folded));
    folded
}

/// Appends a character to a folded text.
fn push(c: char, folded: &mut String) {
    let space = |folded: &mut String| {
        if !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    match c {
        'a'..='z' | '0'..='9' => folded.push(c),
        '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
        // Soft hyphens and zero-width marks are not seen by readers, and
        // a word in quotation marks is the same word.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
        '“' | '”' | '„' | '«' | '»' | '"' => {}
        '-' | '\u{2010}' | '\u{2011}' => space(folded),
        c if c.is_whitespace() => space(folded),
        c => folded.extend(c.to_lowercase()),
    }
}

/// Whether no letter or digit stands before a place.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// Whether no letter or digit follows a place.
pub(crate) fn ends_word(text: &str, at: usize) -> bool {
    let after = text.get(at..).and_then(|text| text.chars().next());
    !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_leads_back_to_the_original() {
        for (original, phrase, found) in [
            ("A Coming-of-Age\n tale", "coming of age", "Coming-of-Age"),
            ("They can’t  leave", "can't leave", "can’t  leave"),
            ("ÉTÉ, then İstanbul war", "war", "war"),
            ("the war", "war", "war"),
            ("treats us as “things”.", "us as things", "us as “things"),
        ] {
            let folded = Folded::new(original);
            let range = folded.find(phrase).next().expect(original);
            assert_eq!(
                &original[folded.original(&range)],
                found,
                "failed on {original}"
            );
        }
        assert_eq!(Folded::new("warm wars").find("war").count(), 0);
    }
}
