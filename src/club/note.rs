//! A few words that a member keeps beside a rating.
//!
//! [`Note::new`] bounds what was typed; whether it gives the story away is the
//! member's own word. Where notes are kept is `store`'s, who sees them is
//! `discord`'s.

use crate::club::sorry::Sorry;

/// What a member wrote beside a rating. Never empty, never too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: String,
    /// Whether they give the story away.
    pub spoiler: bool,
}

impl Note {
    /// Longest note, in characters.
    pub const MOST: usize = 300;

    /// What was typed, without blanks around it; `None` where nothing is left.
    ///
    /// # Errors
    ///
    /// [`Sorry::NoteTooLong`].
    pub fn new(typed: &str, spoiler: bool) -> Result<Option<Self>, Sorry> {
        let words = typed.trim();
        let characters = words.chars().count();
        if characters > Self::MOST {
            return Err(Sorry::NoteTooLong {
                characters,
                most: Self::MOST,
            });
        }
        let words = words.to_owned();
        Ok((!words.is_empty()).then_some(Self { words, spoiler }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_words_and_few() {
        for (typed, kept) in [
            ("  wet  ", Some("wet")),
            (" \n", None),
            ("", None),
            (&"é".repeat(300), Some("é".repeat(300).as_str())),
        ] {
            let note = Note::new(typed, true).unwrap();
            let words = note.as_ref().map(|note| note.words.as_str());
            assert_eq!(words, kept, "failed on {typed:?}");
            assert!(note.is_none_or(|note| note.spoiler));
        }
        let refused = Note::new(&"é".repeat(301), false);
        let too_long = Sorry::NoteTooLong {
            characters: 301,
            most: 300,
        };
        assert_eq!(refused, Err(too_long));
    }
}
