//! What is wrong with what was typed into the form.

use super::{Label, MOST, NAME, VALUE};
use crate::club::locale::Locale;
use crate::say;

/// Something that cannot be understood. What was typed is in one line, cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A value that is too long for its line.
    TooLong {
        /// What was typed.
        typed: String,
        /// The line.
        line: Label,
    },
    /// A line that begins with none of the labels.
    Unplaced {
        /// What was typed.
        typed: String,
        /// The labels that there are.
        labels: &'static [Label],
    },
    /// No title.
    Title,
    /// No list of authors.
    Authors(String),
    /// A rating that does not say out of how many.
    Scale(String),
    /// No rating.
    Rating(String),
    /// An ISBN whose check digit or length is wrong.
    Isbn(String),
    /// No ISBN at all.
    NoIsbn(String),
    /// No date.
    Date(String),
    /// The name of a genre that is too long.
    Genre(String),
    /// Too many genres: how many.
    Genres(usize),
    /// No language.
    Language(String),
    /// No rating of somebody else.
    Other(String),
    /// Too many ratings of others: how many.
    Others(usize),
}

impl Wrong {
    /// What is wrong and what to write, in this locale; without markup.
    #[must_use]
    pub fn said(&self, locale: Locale) -> String {
        match self {
            Self::TooLong { typed, line } => say!(
                locale,
                "wrong-too-long",
                typed = typed,
                label = line.said(locale),
                most = VALUE
            ),
            Self::Unplaced { typed, labels } => {
                let labels: Vec<String> = labels.iter().map(|one| one.said(locale)).collect();
                let labels = labels.join(", ");
                say!(locale, "wrong-unplaced", typed = typed, labels = labels)
            }
            Self::Title => say!(locale, "wrong-title"),
            Self::Authors(typed) => say!(locale, "wrong-authors", typed = typed),
            Self::Scale(typed) => say!(locale, "wrong-scale", typed = typed),
            Self::Rating(typed) => say!(locale, "wrong-rating", typed = typed),
            Self::Isbn(typed) => say!(locale, "wrong-isbn", typed = typed),
            Self::NoIsbn(typed) => say!(locale, "wrong-no-isbn", typed = typed),
            Self::Date(typed) => say!(locale, "wrong-date", typed = typed),
            Self::Genre(typed) => say!(locale, "wrong-genre", typed = typed, most = NAME),
            Self::Genres(count) => say!(locale, "wrong-genres", count = *count, most = MOST),
            Self::Language(typed) => say!(locale, "wrong-language", typed = typed),
            Self::Other(typed) => say!(locale, "wrong-other", typed = typed),
            Self::Others(count) => say!(locale, "wrong-others", count = *count, most = MOST),
        }
    }
}
