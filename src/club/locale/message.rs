//! Messages: looked up by their id, with what is filled in.
//!
//! All of them are read once, when the first is said. A message that is missing
//! in a language is said in English, and one that is nowhere is its id: tests
//! see to it that neither happens.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use super::Locale;
use super::number::counted;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The messages of each locale, in the order of [`Locale::ALL`].
static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Locale::ALL.map(bundle));

/// What is filled into a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Words, as they are.
    Text(Cow<'a, str>),
    /// How many: written as the locale writes numbers, and the message may
    /// choose its words by it.
    Count(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => Self::String(text),
            Value::Count(count) => Self::from(count),
        }
    }
}

/// Says the message of this id in this locale, with what is filled in:
/// `say!(locale, "votes", count = 3)`. The id and the names are checked by
/// `tests/language.rs`, so the id is a literal.
#[macro_export]
macro_rules! say {
    ($locale:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::club::locale::Locale::said(
            $locale,
            $id,
            [$((stringify!($name), $crate::club::locale::Value::from($value))),*],
        )
    };
}

impl Locale {
    /// A message with what is filled in; [`say!`](crate::say) is the way to it
    /// that is checked.
    #[must_use]
    pub fn said<'a, const N: usize>(
        self,
        id: &str,
        filled_in: [(&'static str, Value<'a>); N],
    ) -> String {
        let mut args = FluentArgs::with_capacity(N);
        for (name, value) in filled_in {
            args.set(name, FluentValue::from(value));
        }
        self.find(id, None, Some(&args))
            .or_else(|| Self::English.find(id, None, Some(&args)))
            .unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, or without one its value, where the language
    /// has it; nothing is filled in.
    #[must_use]
    pub fn part(self, id: &str, attribute: Option<&str>) -> Option<String> {
        self.find(id, attribute, None)
    }

    fn find(
        self,
        id: &str,
        attribute: Option<&str>,
        args: Option<&FluentArgs<'_>>,
    ) -> Option<String> {
        let bundle = &BUNDLES[self as usize];
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        // What could not be filled in stands in the text in braces.
        let mut lacking = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut lacking);
        Some(said.into_owned())
    }
}

/// The files of a locale's messages, each with its name.
fn files(locale: Locale) -> impl Iterator<Item = &'static str> {
    let folder = FILES.get_dir(locale.language());
    let files = folder.into_iter().flat_map(Dir::files);
    files.filter_map(|file| file.contents_utf8())
}

/// The messages of a locale. What does not parse is left out; the tests see it.
fn bundle(locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(locale.code().parse().into_iter().collect());
    // Marks of direction would count as characters, and be looked at by nobody.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::English => |value, _| counted(Locale::English, value),
        Locale::Spanish => |value, _| counted(Locale::Spanish, value),
        Locale::LatinAmericanSpanish => |value, _| counted(Locale::LatinAmericanSpanish, value),
    }));
    for text in files(locale) {
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(Arc::new(resource));
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_messages_parses_and_none_says_what_another_says() {
        for locale in Locale::ALL {
            let mut bundle = Bundle::new_concurrent(Vec::new());
            for text in files(locale) {
                let resource = FluentResource::try_new(text.to_owned());
                let resource = resource.unwrap_or_else(|(_, faults)| panic!("{faults:?}\n{text}"));
                let added = bundle.add_resource(Arc::new(resource));
                added.unwrap_or_else(|faults| panic!("{locale:?}: {faults:?}"));
            }
        }
    }

    #[test]
    fn a_message_counts_in_the_form_of_its_locale() {
        for (locale, count, said) in [
            (Locale::English, 1_u64, "1 vote"),
            (Locale::English, 3, "3 votes"),
            (Locale::English, 12_345, "12,345 votes"),
            (Locale::Spanish, 1, "1 voto"),
            (Locale::Spanish, 0, "0 votos"),
            (Locale::Spanish, 12_345, "12.345 votos"),
            (Locale::Spanish, 1_000_000, "1.000.000 votos"),
            (Locale::LatinAmericanSpanish, 12_345, "12,345 votos"),
        ] {
            let votes = say!(locale, "votes", count = count);
            assert_eq!(votes, said, "failed on {locale:?} {count}");
        }
    }

    #[test]
    fn what_is_nowhere_is_its_id() {
        assert_eq!(
            Locale::Spanish.said("no-such-message", []),
            "no-such-message"
        );
    }
}
