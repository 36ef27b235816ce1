//! What a theme is called, in each language that its file in the bank names it in.
//!
//! Whoever shows a theme asks [`ThemeName::spoken`] with the locale of those who
//! read it; [`ThemeName::all`] is for whoever has to understand what was typed.
//! What a theme is in the text of a review is [`super::mark`]'s.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::language::Language;
use crate::club::locale::Locale;

/// A theme's name: "grief and loss", "duelo y pérdida". Cheap to clone, for each
/// review that speaks of the theme has it. It serializes as its English form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeName(Arc<Forms>);

#[derive(Debug, PartialEq, Eq)]
struct Forms {
    english: String,
    others: Vec<(Language, String)>,
}

impl ThemeName {
    pub(crate) fn new(english: String, others: Vec<(Language, String)>) -> Self {
        Self(Arc::new(Forms { english, others }))
    }

    /// In English, in which every theme has a name.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.0.english
    }

    /// In the language of a locale; in English where there is no name in it.
    #[must_use]
    pub fn spoken(&self, locale: Locale) -> &str {
        let mut others = self.0.others.iter();
        others
            .find(|(language, _)| language.code() == locale.language())
            .map_or(self.english(), |(_, name)| name)
    }

    /// In every language, the English form first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let others = self.0.others.iter().map(|(_, name)| name.as_str());
        std::iter::once(self.english()).chain(others)
    }
}

impl Serialize for ThemeName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.english())
    }
}
