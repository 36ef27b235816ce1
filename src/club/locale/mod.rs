//! The languages that the bot speaks, and what it says in them.
//!
//! Every sentence is a message in `locales/LANGUAGE/*.ftl`, written in Fluent and
//! embedded in the program. [`say!`](crate::say) says one; `tests/language.rs`
//! holds the messages that the program names against those that there are. How
//! numbers and dates are written is in [`number`] and [`date`], the messages
//! themselves are looked up in [`message`].
//!
//! What one person sees is said in her own language, what a channel sees in the
//! server's. English where there is no other.

mod date;
mod list;
mod message;
mod number;

pub use message::Value;

/// A language as it is written in a region. Discord's list of them is longer
/// (reference, "Locales"); whoever has chosen another reads English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Spanish as in Spain: numbers have a comma.
    Spanish,
    /// Spanish as in Latin America: numbers have a point, as Unicode's CLDR and
    /// so Discord itself write them there.
    LatinAmericanSpanish,
}

impl Locale {
    /// Every locale that the bot speaks.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::LatinAmericanSpanish];

    /// From Discord's code, such as `es-ES`; English for one that is not spoken.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|locale| locale.code() == code).unwrap_or_default()
    }

    /// Discord's code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::Spanish => "es-ES",
            Self::LatinAmericanSpanish => "es-419",
        }
    }

    /// The folder of its messages: the language without the region.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish | Self::LatinAmericanSpanish => "es",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_known_by_discords_code() {
        for (code, locale) in [
            ("en-US", Locale::English),
            ("en-GB", Locale::English),
            ("es-ES", Locale::Spanish),
            ("es-419", Locale::LatinAmericanSpanish),
            ("de", Locale::English),
            ("", Locale::English),
        ] {
            assert_eq!(Locale::of(code), locale, "failed on {code:?}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::of(locale.code()), locale);
        }
    }
}
