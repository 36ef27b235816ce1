//! Discord's limits on application commands, and the check against them.
//!
//! [`check_commands`] takes the list of a bulk overwrite and says what Discord
//! would refuse in it: names, descriptions, nesting, order, counts and the
//! 8,000 characters that one command may have in all.

use std::collections::HashSet;

use serde_json::Value;

use super::refusal::{Form, Refusal};
use super::translations;

/// Slash commands of an application.
pub const SLASH_COMMANDS: usize = 100;
/// Commands of the user menu, and of the message menu.
pub const MENU_COMMANDS: usize = 15;
/// Characters of a command's or option's name.
pub const NAME: usize = 32;
/// Characters of a description.
pub const DESCRIPTION: usize = 100;
/// Options on one level.
pub const OPTIONS: usize = 25;
/// Choices of an option.
pub const CHOICES: usize = 25;
/// Characters of a choice's name or value.
pub const CHOICE: usize = 100;
/// Characters of one command with all its options and choices.
pub const WHOLE: usize = 8000;

/// Option type: a subcommand.
pub const SUBCOMMAND: u64 = 1;
/// Option type: a group of subcommands.
pub const GROUP: u64 = 2;

/// The kind of a command: 1 slash, 2 user menu, 3 message menu.
#[must_use]
pub fn kind(command: &Value) -> u64 {
    command["type"].as_u64().unwrap_or(1)
}

/// Checks the list of a bulk overwrite.
///
/// # Errors
///
/// Code 50035 with everything that Discord would refuse.
pub fn check_commands(commands: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    let Some(commands) = commands.as_array() else {
        return Err(Refusal::form(
            "commands",
            "LIST_TYPE_CONVERT",
            "Only iterables may be used in a ListType",
        ));
    };
    let mut seen = HashSet::new();
    for (i, command) in commands.iter().enumerate() {
        check_command(&mut form, &i.to_string(), command);
        if !seen.insert((kind(command), command["name"].as_str())) {
            let message = "Application command names must be unique";
            form.refuse(
                format_args!("{i}.name"),
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                message,
            );
        }
    }
    for (wanted, most) in [(1, SLASH_COMMANDS), (2, MENU_COMMANDS), (3, MENU_COMMANDS)] {
        if commands
            .iter()
            .filter(|command| kind(command) == wanted)
            .count()
            > most
        {
            let message = format!("Must be {most} or fewer in length.");
            form.refuse(format_args!("commands"), "BASE_TYPE_MAX_LENGTH", &message);
        }
    }
    form.finish()
}

fn check_command(form: &mut Form, at: &str, command: &Value) {
    match kind(command) {
        1 => {
            check_words(form, at, command);
            let text = check_options(form, at, &command["options"], 0) + own_text(command);
            if text > WHOLE {
                let message = format!("Command exceeds maximum size ({WHOLE})");
                form.refuse(
                    format_args!("{at}"),
                    "APPLICATION_COMMAND_TOO_LARGE",
                    &message,
                );
            }
        }
        2 | 3 => {
            form.text(format_args!("{at}.name"), &command["name"], 1, NAME);
            translations::check(form, at, (command, "name"), |form, at, name| {
                form.text(format_args!("{at}"), name, 1, NAME);
            });
            if !command["description"]
                .as_str()
                .unwrap_or_default()
                .is_empty()
            {
                let message = "Context menu commands cannot have description";
                let code = "APPLICATION_COMMAND_INVALID_DESCRIPTION";
                form.refuse(format_args!("{at}.description"), code, message);
            }
            if command["options"]
                .as_array()
                .is_some_and(|options| !options.is_empty())
            {
                let message = "Context menu commands cannot have options";
                let code = "APPLICATION_COMMAND_INVALID_OPTIONS";
                form.refuse(format_args!("{at}.options"), code, message);
            }
        }
        _ => {
            let message = "Value must be one of {1, 2, 3}.";
            form.refuse(format_args!("{at}.type"), "BASE_TYPE_CHOICES", message);
        }
    }
}

/// Name and description of a slash command or an option, in every language.
fn check_words(form: &mut Form, at: &str, part: &Value) {
    check_name(form, &format!("{at}.name"), &part["name"]);
    translations::check(form, at, (part, "name"), check_name);
    let described = |form: &mut Form, at: &str, text: &Value| {
        form.text(format_args!("{at}"), text, 1, DESCRIPTION);
    };
    described(form, &format!("{at}.description"), &part["description"]);
    translations::check(form, at, (part, "description"), described);
}

fn check_name(form: &mut Form, at: &str, name: &Value) {
    form.text(format_args!("{at}"), name, 1, NAME);
    let allowed = |c: char| {
        (c.is_alphanumeric() || "-_'".contains(c)) && c.to_lowercase().eq(std::iter::once(c))
    };
    if name.as_str().is_some_and(|name| !name.chars().all(allowed)) {
        let message = "Command name is invalid";
        form.refuse(
            format_args!("{at}"),
            "APPLICATION_COMMAND_INVALID_NAME",
            message,
        );
    }
}

fn own_text(part: &Value) -> usize {
    ["name", "description", "value"]
        .iter()
        .map(|key| translations::longest(part, key))
        .sum()
}

/// Checks the options of a command (depth 0), group (1) or subcommand (2) and
/// counts their characters.
fn check_options(form: &mut Form, at: &str, options: &Value, depth: usize) -> usize {
    let options = form.list(format_args!("{at}.options"), options, 0, OPTIONS);
    let mut names = HashSet::new();
    let mut text = 0;
    let mut optional_before = false;
    let nests = |option: &Value| matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP));
    if options.iter().any(nests) && !options.iter().all(nests) {
        let message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        let code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
        form.refuse(format_args!("{at}.options"), code, message);
    }
    translations::check_distinct(form, at, options);
    for (i, option) in options.iter().enumerate() {
        let at = format!("{at}.options.{i}");
        check_words(form, &at, option);
        text += own_text(option);
        if !names.insert(option["name"].as_str()) {
            let message = "Option names must be unique";
            let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
            form.refuse(format_args!("{at}.name"), code, message);
        }
        match (option["type"].as_u64(), depth) {
            (Some(GROUP), 0) => text += check_options(form, &at, &option["options"], 1),
            (Some(SUBCOMMAND), 0 | 1) => text += check_options(form, &at, &option["options"], 2),
            (Some(3..=11), 0 | 2) => {
                let required = option["required"].as_bool().unwrap_or(false);
                if required && optional_before {
                    let message = "Required options must be placed before non-required options";
                    let code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";
                    form.refuse(format_args!("{at}"), code, message);
                }
                optional_before |= !required;
                text += check_choices(form, &at, option);
            }
            _ => {
                let message = "An option of this type cannot stand here";
                let code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
                form.refuse(format_args!("{at}.type"), code, message);
            }
        }
    }
    text
}

fn check_choices(form: &mut Form, at: &str, option: &Value) -> usize {
    let kind = option["type"].as_u64().unwrap_or(0);
    let choices = form.list(format_args!("{at}.choices"), &option["choices"], 0, CHOICES);
    let completes = option["autocomplete"].as_bool().unwrap_or(false);
    if !matches!(kind, 3 | 4 | 10) && (completes || !choices.is_empty()) {
        let message = "Only texts and numbers have choices or autocomplete";
        let code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
        form.refuse(format_args!("{at}"), code, message);
    }
    if completes && !choices.is_empty() {
        let message = "autocomplete and choices are mutually exclusive";
        form.refuse(
            format_args!("{at}"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_NOT_ALLOWED",
            message,
        );
    }
    let mut text = 0;
    for (i, choice) in choices.iter().enumerate() {
        let at = format!("{at}.choices.{i}");
        form.text(format_args!("{at}.name"), &choice["name"], 1, CHOICE);
        translations::check(form, &at, (choice, "name"), |form, at, name| {
            form.text(format_args!("{at}"), name, 1, CHOICE);
        });
        let value = &choice["value"];
        let fits = match kind {
            3 => {
                form.text(format_args!("{at}.value"), value, 1, CHOICE);
                true
            }
            4 => value.is_i64() || value.is_u64(),
            _ => value.is_number(),
        };
        if !fits {
            let message = "Could not interpret the value as a number.";
            form.refuse(format_args!("{at}.value"), "NUMBER_TYPE_COERCE", message);
        }
        text += own_text(choice);
    }
    text
}
