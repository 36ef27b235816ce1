//! What was not understood of a review, for the person who posts it.
//!
//! A warning is kept with the review, and said in the language of whoever reads
//! it ([`Warning::said`]).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::club::locale::Locale;
use crate::say;

/// What was not understood, and what to write instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// A rating that does not say out of how many, and can be of anything.
    RatingOfNothing {
        /// The number.
        number: f64,
    },
    /// A rating that does not say out of how many, taken on the usual scale.
    RatingTaken {
        /// The number.
        number: f64,
        /// The scale that was taken.
        scale: f64,
    },
    /// The same, on the scale of another rating of the document.
    RatingAsAnother {
        /// The number.
        number: f64,
        /// The scale of the other rating.
        scale: f64,
    },
    /// Several ratings of which none is called the reviewer's own.
    SeveralRatings,
    /// Stars that contradict the number beside them.
    StarsDisagree {
        /// The words that hold both.
        value: String,
    },
    /// An ISBN that has lost its leading zeros.
    IsbnMended {
        /// As it is written.
        value: String,
        /// As it was read.
        digits: String,
    },
    /// An ISBN whose check digit or length is wrong.
    IsbnInvalid {
        /// As it is written.
        value: String,
    },
    /// A date that could be two days.
    TwoDays {
        /// As it is written.
        value: String,
    },
    /// A title that was read in the address of the post.
    TitleFromAddress {
        /// The title.
        title: String,
    },
    /// A headline that does not look like a title.
    Headline,
    /// No title.
    NoTitle,
    /// Nobody who wrote the book.
    NoAuthor,
    /// A rating without a word about the book.
    NoWords,
    /// A record above several books that does not say to which it belongs.
    RecordOfNone,
    /// A record above the text that is too long to read.
    RecordTooLong,
    /// A record above the text that is broken.
    RecordBroken {
        /// In which line.
        line: u64,
        /// In which language it is written: `YAML`, `TOML`.
        format: String,
    },
    /// Characters that could not be read.
    Damaged,
    /// A file that is not in UTF-8.
    Encoding {
        /// The encoding that it was read as.
        name: String,
    },
    /// Parts of a document that name no book.
    Nameless {
        /// How many.
        parts: u64,
    },
    /// A post whose page could not be read.
    Excerpt,
    /// A sentence, as it was kept before warnings had kinds.
    #[serde(untagged)]
    Words(String),
}

impl Warning {
    /// What was not understood and what to write instead, in this locale.
    #[must_use]
    pub fn said(&self, locale: Locale) -> String {
        let number = |number: f64| locale.number(&number.to_string());
        match self {
            Self::RatingOfNothing { number: given } => {
                say!(locale, "warning-rating-of-nothing", number = number(*given))
            }
            Self::RatingTaken {
                number: given,
                scale,
            } => say!(
                locale,
                "warning-rating-taken",
                number = number(*given),
                scale = number(*scale)
            ),
            Self::RatingAsAnother {
                number: given,
                scale,
            } => say!(
                locale,
                "warning-rating-as-another",
                number = number(*given),
                scale = in_words(*scale, locale)
            ),
            Self::SeveralRatings => say!(locale, "warning-several-ratings"),
            Self::StarsDisagree { value } => say!(locale, "warning-stars", value = value),
            Self::IsbnMended { value, digits } => {
                say!(
                    locale,
                    "warning-isbn-mended",
                    value = value,
                    digits = digits
                )
            }
            Self::IsbnInvalid { value } => say!(locale, "warning-isbn", value = value),
            Self::TwoDays { value } => say!(locale, "warning-two-days", value = value),
            Self::TitleFromAddress { title } => say!(locale, "warning-address", title = title),
            Self::Headline => say!(locale, "warning-headline"),
            Self::NoTitle => say!(locale, "warning-no-title"),
            Self::NoAuthor => say!(locale, "warning-no-author"),
            Self::NoWords => say!(locale, "warning-no-words"),
            Self::RecordOfNone => say!(locale, "warning-record-of-none"),
            Self::RecordTooLong => say!(locale, "warning-record-too-long"),
            Self::RecordBroken { line, format } => say!(
                locale,
                "warning-record-broken",
                line = line.to_string(),
                format = format
            ),
            Self::Damaged => say!(locale, "warning-damaged"),
            Self::Encoding { name } => say!(locale, "warning-encoding", name = name),
            Self::Nameless { parts } => say!(locale, "warning-nameless", parts = *parts),
            Self::Excerpt => say!(locale, "warning-excerpt"),
            Self::Words(words) => words.clone(),
        }
    }
}

/// The usual scales in words.
fn in_words(scale: f64, locale: Locale) -> String {
    for (number, word) in [
        (5.0, say!(locale, "scale-five")),
        (10.0, say!(locale, "scale-ten")),
        (20.0, say!(locale, "scale-twenty")),
        (100.0, say!(locale, "scale-hundred")),
    ] {
        if (scale - number).abs() < f64::EPSILON {
            return word;
        }
    }
    locale.number(&scale.to_string())
}

/// In English, as the command line says it.
impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Locale::English))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_kept_with_its_kind_and_an_older_one_with_its_words() {
        for (warning, kept) in [
            (Warning::NoTitle, "\"no-title\""),
            (
                Warning::RatingTaken {
                    number: 4.5,
                    scale: 5.0,
                },
                "{\"rating-taken\":{\"number\":4.5,\"scale\":5.0}}",
            ),
            (
                Warning::Words("The year is a guess.".to_owned()),
                "\"The year is a guess.\"",
            ),
        ] {
            assert_eq!(serde_json::to_string(&warning).unwrap(), kept);
            let read: Warning = serde_json::from_str(kept).unwrap();
            assert_eq!(read, warning, "failed on {kept}");
        }
    }

    #[test]
    fn a_warning_is_said_in_the_language_of_its_reader() {
        let warning = Warning::RatingAsAnother {
            number: 4.5,
            scale: 10.0,
        };
        assert_eq!(
            warning.to_string(),
            "The rating 4.5 does not say out of how many; I took ten, as another rating of the document has it."
        );
        assert_eq!(
            warning.said(Locale::Spanish),
            "La puntuación 4,5 no dice sobre cuánto es; he tomado diez, como otra puntuación del documento."
        );
    }
}
