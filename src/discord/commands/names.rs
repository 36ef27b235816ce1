//! How commands, their options and choices are called in each language, from
//! `locales/*/commands.ftl`, where it is said how they are written down.
//!
//! The English words are what a command has by itself, the others what Discord
//! shows to members of those languages; what comes back has the English names.

use std::borrow::Cow;

use poise::CommandParameter;
use poise::serenity_prelude::CreateCommand;

use crate::club::locale::Locale;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;

type Command = poise::Command<Bot, Trouble>;

/// A word for each locale that is not English, with Discord's code.
type Others = Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]>;

/// Gives commands their names and descriptions. A command of which the messages
/// say nothing keeps those of its code; a test sees to it that there is none.
pub(super) fn name(commands: &mut [Command]) {
    for command in commands {
        let id = id(command);
        command.name_localizations = others(&id, None);
        if let Some(says) = Locale::English.part(&id, Some("says")) {
            command.description = Some(says.into());
        }
        command.description_localizations = others(&id, Some("says"));
        for parameter in &mut command.parameters {
            name_option(&id, parameter);
        }
        name(&mut command.subcommands);
    }
}

fn name_option(id: &str, option: &mut CommandParameter<Bot, Trouble>) {
    let name = option.name.clone();
    let says = format!("{name}-says");
    option.name_localizations = others(id, Some(&name));
    if let Some(said) = Locale::English.part(id, Some(&says)) {
        option.description = Some(said.into());
    }
    option.description_localizations = others(id, Some(&says));
    for (number, choice) in (1..).zip(option.choices.to_mut()) {
        let name = format!("{name}-{number}");
        if let Some(said) = Locale::English.part(id, Some(&name)) {
            choice.name = said.into();
        }
        choice.localizations = others(id, Some(&name));
    }
}

/// The id of a command's message: `command-review-post`,
/// `command-rate-this-book`.
fn id(command: &Command) -> String {
    let name = match &command.context_menu_name {
        Some(name) => name.to_lowercase(),
        None => command.qualified_name.to_string(),
    };
    format!("command-{}", name.replace([' ', '_'], "-"))
}

fn others(id: &str, attribute: Option<&str>) -> Others {
    let others = Locale::ALL
        .into_iter()
        .filter(|one| *one != Locale::English);
    let words = others.filter_map(|locale| {
        let word = locale.part(id, attribute)?;
        Some((locale.code().into(), word.into()))
    });
    words.collect()
}

/// The commands as Discord wants them registered. poise gives commands in the
/// menu of apps no names in other languages, so they are added here.
#[must_use]
pub fn registered(commands: &[Command]) -> Vec<CreateCommand> {
    let of = |command: &Command| {
        let in_menu = command.create_as_context_menu_command().map(|menu| {
            let names = command.name_localizations.iter();
            names.fold(menu, |menu, (code, name)| {
                menu.name_localized(code.as_ref(), name.as_ref())
            })
        });
        command.create_as_slash_command().into_iter().chain(in_menu)
    };
    commands.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::discord::commands::all;

    /// What a command and those below it need: ids and attributes.
    fn needed(commands: &[Command], parts: &mut BTreeSet<(String, Option<String>)>) {
        for command in commands {
            let id = id(command);
            parts.insert((id.clone(), None));
            if command.context_menu_name.is_none() {
                parts.insert((id.clone(), Some("says".to_owned())));
            }
            for option in &command.parameters {
                if command.context_menu_name.is_some() {
                    continue;
                }
                parts.insert((id.clone(), Some(option.name.to_string())));
                parts.insert((id.clone(), Some(format!("{}-says", option.name))));
                for number in 1..=option.choices.len() {
                    parts.insert((id.clone(), Some(format!("{}-{number}", option.name))));
                }
            }
            needed(&command.subcommands, parts);
        }
    }

    #[test]
    fn every_command_option_and_choice_is_named_in_every_language() {
        let mut parts = BTreeSet::new();
        needed(&all(), &mut parts);
        for locale in Locale::ALL {
            for (id, part) in &parts {
                let said = locale.part(id, part.as_deref());
                assert!(said.is_some(), "{locale:?} has no {id} {part:?}");
            }
        }
        // And nothing is named that is not there.
        for folder in ["en", "es"] {
            let path = format!("{}/locales/{folder}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(format!("{path}/commands.ftl")).unwrap();
            let mut id = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let Some((name, _)) = line.split_once(" = ") else {
                    continue;
                };
                let part = name.trim().strip_prefix('.').map(str::to_owned);
                if part.is_none() {
                    id = name.to_owned();
                }
                let there = parts.contains(&(id.clone(), part.clone()));
                assert!(there, "no command has {id} {part:?} in {folder}");
            }
        }
    }

    #[test]
    fn english_names_are_those_of_the_code() {
        fn check(commands: &[Command]) {
            for command in commands {
                let id = id(command);
                let named = Locale::English.part(&id, None).unwrap();
                let own = command.context_menu_name.as_ref().unwrap_or(&command.name);
                assert_eq!(named, *own, "{id}");
                for option in &command.parameters {
                    if command.context_menu_name.is_none() {
                        let named = Locale::English.part(&id, Some(&option.name));
                        assert_eq!(named.as_deref(), Some(&*option.name), "{id}");
                    }
                }
                check(&command.subcommands);
            }
        }
        check(&all());
    }
}
