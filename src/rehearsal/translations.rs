//! Names and descriptions of commands in other languages, and the check of
//! them: which languages there are, and that each text keeps the limits of the
//! one that it stands for.

use std::collections::HashSet;

use serde_json::Value;

use super::refusal::{Form, characters};

/// Discord's languages (reference, "Locales").
pub const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// The texts in other languages that `key` (`name`, `description`) has beside
/// its own, each with its language.
pub(super) fn of<'a>(part: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let texts = part[format!("{key}_localizations")].as_object();
    let texts = texts.into_iter().flatten();
    texts.map(|(locale, text)| (locale.as_str(), text))
}

/// Notes languages that Discord does not have, and gives each text in one that
/// it has to `check` with the place where it stands.
pub(super) fn check(
    form: &mut Form,
    at: &str,
    (part, key): (&Value, &str),
    check: impl Fn(&mut Form, &str, &Value),
) {
    for (locale, text) in of(part, key) {
        let at = format!("{at}.{key}_localizations.{locale}");
        if LOCALES.contains(&locale) {
            check(form, &at, text);
        } else {
            let message = format!("Value must be one of {LOCALES:?}.");
            form.refuse(format_args!("{at}"), "ENUM_TYPE_COERCE", &message);
        }
    }
}

/// Notes names that two options on one level have in the same language. An
/// option without a name in a language has its own there.
pub(super) fn check_distinct(form: &mut Form, at: &str, options: &[Value]) {
    for locale in LOCALES {
        let mut names = HashSet::new();
        for option in options {
            let mut translated = of(option, "name").filter(|(one, _)| *one == locale);
            let name = translated.next().map_or(&option["name"], |(_, name)| name);
            if !names.insert(name.as_str()) {
                let message = format!("Option names must be unique ({locale})");
                let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
                form.refuse(format_args!("{at}.options"), code, &message);
            }
        }
    }
}

/// Characters of a text where it is longest: that is what counts towards the
/// size of a command.
pub(super) fn longest(part: &Value, key: &str) -> usize {
    let count = |text: &Value| text.as_str().map_or(0, characters);
    let others = of(part, key).map(|(_, text)| count(text));
    others.fold(count(&part[key]), usize::max)
}
