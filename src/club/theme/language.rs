//! The languages in which themes are found, and the stem of a word in each: what
//! "remember", "remembers" and "remembered" share.
//!
//! Stems come from Snowball's algorithms; Polish, for which they have none, has
//! [`super::polish`]. Which language a review is in is [`crate::club::reading`]'s
//! matter.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::polish;

/// A language that the bank may have words in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    English,
    Spanish,
    French,
    German,
    Portuguese,
    Italian,
    Polish,
    Dutch,
}

impl Language {
    /// Every language, in the order in which errors name them.
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::Spanish,
        Self::French,
        Self::German,
        Self::Portuguese,
        Self::Italian,
        Self::Polish,
        Self::Dutch,
    ];

    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Polish => "pl",
            Self::Dutch => "nl",
        }
    }

    /// The language of a code such as `pt` or `pt-BR`.
    pub fn of(code: &str) -> Option<Self> {
        let main = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| main.eq_ignore_ascii_case(language.code()))
    }

    /// The stem of a word in small letters.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::Spanish => Algorithm::Spanish,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Italian => Algorithm::Italian,
            Self::Dutch => Algorithm::Dutch,
            Self::Polish => return polish::stem(word),
        };
        Stemmer::create(algorithm).stem(word)
    }

    /// Whether an apostrophe stands between two words: l'amour, dell'arte.
    pub fn elides(self) -> bool {
        matches!(self, Self::French | Self::Italian)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (code, forms) in [
            (
                "en",
                &["remember", "remembers", "remembered", "remembering"][..],
            ),
            ("en", &["woman's", "woman"]),
            ("en-GB", &["family", "families"]),
            ("es", &["recuerdo", "recuerdos"]),
            ("es", &["familia", "familias"]),
            ("fr", &["solitude", "solitudes"]),
            ("fr", &["amoureux", "amoureuse", "amoureuses"]),
            ("de", &["krieg", "krieges", "kriege", "kriegen"]),
            ("de", &["erinnerung", "erinnerungen"]),
            ("pt-BR", &["memória", "memórias"]),
            ("it", &["guerra", "guerre"]),
            ("nl", &["herinnering", "herinneringen"]),
            ("pl", &["wojna", "wojny", "wojnie", "wojną", "wojnę"]),
            ("pl", &["pamięć", "pamięci", "pamięcią"]),
            (
                "pl",
                &["książka", "książki", "książce", "książkę", "książkami"],
            ),
            ("pl", &["wróg", "wroga", "wrogów"]),
            ("pl", &["droga", "drodze", "drogi"]),
            ("pl", &["samotność", "samotności", "samotnością"]),
        ] {
            let language = Language::of(code).unwrap();
            let stems: Vec<_> = forms.iter().map(|form| language.stem(form)).collect();
            assert!(
                stems.iter().all(|stem| *stem == stems[0]),
                "failed on {code} {forms:?}: {stems:?}"
            );
        }
        for code in ["sv", "", "english", "xx-EN"] {
            assert_eq!(Language::of(code), None, "failed on {code}");
        }
    }
}
