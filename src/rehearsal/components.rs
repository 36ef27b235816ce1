//! Discord's limits on buttons, menus and modals, and the check against them.
//!
//! Messages have rows of buttons or one menu each; modals have rows with one
//! text input each. Components V2 are refused: this Discord does not speak
//! them, as the library of our bot does not.

use std::collections::HashSet;

use serde_json::Value;

use super::refusal::{Form, Refusal};

/// Rows of a message, and of a modal.
pub const ROWS: usize = 5;
/// Buttons in a row.
pub const BUTTONS: usize = 5;
/// Characters of a custom id.
pub const CUSTOM_ID: usize = 100;
/// Characters of a button's label.
pub const LABEL: usize = 80;
/// Characters of a link button's URL.
pub const LINK: usize = 512;
/// Options of a menu.
pub const OPTIONS: usize = 25;
/// Characters of an option's label, value or description.
pub const OPTION: usize = 100;
/// Characters of a menu's placeholder.
pub const PLACEHOLDER: usize = 150;
/// Characters of a modal's title.
pub const MODAL_TITLE: usize = 45;
/// Characters of a text input's label.
pub const INPUT_LABEL: usize = 45;
/// Characters of a text input's value.
pub const INPUT_VALUE: usize = 4000;
/// Characters of a text input's placeholder.
pub const INPUT_PLACEHOLDER: usize = 100;

/// Component type: a row.
pub const ROW: u64 = 1;
/// Component type: a button.
pub const BUTTON: u64 = 2;
/// Component type: a menu of texts.
pub const STRING_SELECT: u64 = 3;
/// Component type: a text input of a modal.
pub const TEXT_INPUT: u64 = 4;
/// Component types: menus of users, roles, both, channels.
pub const ENTITY_SELECTS: std::ops::RangeInclusive<u64> = 5..=8;

/// Emoji that stand alone in the Basic Multilingual Plane. Discord refuses a
/// button whose emoji is another character of it, such as the star ★.
const BMP_EMOJI: &str = "©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌚⌛⌨⏏⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳⏸⏹⏺Ⓜ▪▫▶◀◻◼◽◾☀☁☂☃☄☎☑☔☕☘☝☠☢☣☦☪☮☯☸☹☺♀♂\
♈♉♊♋♌♍♎♏♐♑♒♓♟♠♣♥♦♨♻♾♿⚒⚓⚔⚕⚖⚗⚙⚛⚜⚠⚡⚧⚪⚫⚰⚱⚽⚾⛄⛅⛈⛎⛏⛑⛓⛔⛩⛪⛰⛱⛲⛳⛴⛵⛷⛸⛹⛺⛽✂✅✈✉✊✋✌✍✏✒✔✖✝✡✨✳✴❄❇❌❎\
❓❔❕❗❣❤➕➖➗➡➰➿⤴⤵⬅⬆⬇⬛⬜⭐⭕〰〽㊗㊙0123456789#*";

fn custom_id(form: &mut Form, at: &str, component: &Value, seen: &mut HashSet<String>) {
    let id = &component["custom_id"];
    form.text(format_args!("{at}.custom_id"), id, 1, CUSTOM_ID);
    if let Some(id) = id.as_str()
        && !seen.insert(id.to_owned())
    {
        let message = "Component custom id cannot be duplicated";
        form.refuse(
            format_args!("{at}.custom_id"),
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            message,
        );
    }
}

/// Checks the rows of a message.
pub fn check_rows(form: &mut Form, rows: &Value) {
    let mut seen = HashSet::new();
    for (i, row) in form
        .list(format_args!("components"), rows, 0, ROWS)
        .iter()
        .enumerate()
    {
        let at = format!("components.{i}");
        if row["type"] != ROW {
            let message = "Value of field \"type\" must be one of (1,).";
            form.refuse(format_args!("{at}.type"), "UNION_TYPE_CHOICES", message);
            continue;
        }
        let inside = form.list(
            format_args!("{at}.components"),
            &row["components"],
            1,
            BUTTONS,
        );
        if inside.len() > 1 && inside.iter().any(|component| component["type"] != BUTTON) {
            let message = "A row has up to five buttons or one menu.";
            let code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED";
            form.refuse(format_args!("{at}.components"), code, message);
        }
        for (j, component) in inside.iter().enumerate() {
            let at = format!("{at}.components.{j}");
            match component["type"].as_u64() {
                Some(BUTTON) => check_button(form, &at, component, &mut seen),
                Some(STRING_SELECT) => {
                    check_menu(form, &at, component, &mut seen);
                    check_options(form, &at, component);
                }
                Some(kind) if ENTITY_SELECTS.contains(&kind) => {
                    check_menu(form, &at, component, &mut seen);
                }
                _ => {
                    let message = "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).";
                    form.refuse(format_args!("{at}.type"), "UNION_TYPE_CHOICES", message);
                }
            }
        }
    }
}

fn check_button(form: &mut Form, at: &str, button: &Value, seen: &mut HashSet<String>) {
    form.text(format_args!("{at}.label"), &button["label"], 0, LABEL);
    if button["label"].as_str().is_none_or(str::is_empty) && button["emoji"].is_null() {
        let message = "A button must have a label or an emoji";
        form.refuse(
            format_args!("{at}"),
            "BUTTON_COMPONENT_REQUIRES_LABEL_OR_EMOJI",
            message,
        );
    }
    check_emoji(form, at, &button["emoji"]);
    match button["style"].as_u64() {
        Some(1..=4) => {
            custom_id(form, at, button, seen);
            if !button["url"].is_null() {
                let message = "A custom id and url cannot both be specified";
                let code = "BUTTON_COMPONENT_CUSTOM_ID_AND_URL_EXCLUSIVE";
                form.refuse(format_args!("{at}"), code, message);
            }
        }
        Some(5) => {
            form.text(format_args!("{at}.url"), &button["url"], 1, LINK);
            let schemes = ["http://", "https://", "discord://"];
            let url = button["url"].as_str().unwrap_or_default();
            if !url.is_empty() && !schemes.iter().any(|scheme| url.starts_with(scheme)) {
                let message = "Scheme must be one of ('http', 'https', 'discord').";
                form.refuse(format_args!("{at}.url"), "URL_TYPE_INVALID_SCHEME", message);
            }
            if !button["custom_id"].is_null() {
                let message = "A link button has no custom id";
                let code = "BUTTON_COMPONENT_CUSTOM_ID_AND_URL_EXCLUSIVE";
                form.refuse(format_args!("{at}"), code, message);
            }
        }
        _ => {
            let message = "Value must be one of {1, 2, 3, 4, 5}.";
            form.refuse(format_args!("{at}.style"), "BASE_TYPE_CHOICES", message);
        }
    }
}

fn check_emoji(form: &mut Form, at: &str, emoji: &Value) {
    if emoji.is_null() || !emoji["id"].is_null() {
        return;
    }
    let first = emoji["name"].as_str().and_then(|name| name.chars().next());
    if !first.is_some_and(|first| first >= '\u{1F000}' || BMP_EMOJI.contains(first)) {
        let at = format_args!("{at}.emoji.name");
        form.refuse(at, "COMPONENT_INVALID_EMOJI", "Invalid emoji");
    }
}

fn check_menu(form: &mut Form, at: &str, menu: &Value, seen: &mut HashSet<String>) {
    custom_id(form, at, menu, seen);
    form.text(
        format_args!("{at}.placeholder"),
        &menu["placeholder"],
        0,
        PLACEHOLDER,
    );
    let (least, most) = picks(menu);
    if most == 0 || most > OPTIONS as u64 || least > OPTIONS as u64 || least > most {
        let message = "min_values and max_values must be in order and at most 25.";
        form.refuse(format_args!("{at}.max_values"), "NUMBER_TYPE_MAX", message);
    }
}

/// How many options of a menu may be picked: the least and the most.
#[must_use]
pub fn picks(menu: &Value) -> (u64, u64) {
    (
        menu["min_values"].as_u64().unwrap_or(1),
        menu["max_values"].as_u64().unwrap_or(1),
    )
}

fn check_options(form: &mut Form, at: &str, menu: &Value) {
    let options = form.list(format_args!("{at}.options"), &menu["options"], 1, OPTIONS);
    let mut values = HashSet::new();
    for (k, option) in options.iter().enumerate() {
        let at = format!("{at}.options.{k}");
        form.text(format_args!("{at}.label"), &option["label"], 1, OPTION);
        form.text(format_args!("{at}.value"), &option["value"], 1, OPTION);
        form.text(
            format_args!("{at}.description"),
            &option["description"],
            0,
            OPTION,
        );
        check_emoji(form, &at, &option["emoji"]);
        if !values.insert(option["value"].as_str()) {
            let message = "The specified option value is already used";
            let code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED";
            form.refuse(format_args!("{at}.value"), code, message);
        }
    }
    if picks(menu).1 > options.len() as u64 {
        let message = "max_values is more than there are options.";
        form.refuse(
            format_args!("{at}.options"),
            "BASE_TYPE_BAD_LENGTH",
            message,
        );
    }
}

/// Checks a modal, the `data` of a callback of type 9.
///
/// # Errors
///
/// Code 50035 with everything that is over a limit.
pub fn check_modal(data: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    let mut seen = HashSet::new();
    form.text(
        format_args!("data.custom_id"),
        &data["custom_id"],
        1,
        CUSTOM_ID,
    );
    form.text(format_args!("data.title"), &data["title"], 1, MODAL_TITLE);
    let rows = form.list(
        format_args!("data.components"),
        &data["components"],
        1,
        ROWS,
    );
    for (i, row) in rows.iter().enumerate() {
        let at = format!("data.components.{i}");
        let inside = form.list(format_args!("{at}.components"), &row["components"], 1, 1);
        let Some(input) = inside.first() else {
            continue;
        };
        let at = format!("{at}.components.0");
        if row["type"] != ROW || input["type"] != TEXT_INPUT {
            let message = "A modal has rows of one text input each.";
            form.refuse(format_args!("{at}.type"), "UNION_TYPE_CHOICES", message);
            continue;
        }
        custom_id(&mut form, &at, input, &mut seen);
        form.text(format_args!("{at}.label"), &input["label"], 1, INPUT_LABEL);
        form.text(
            format_args!("{at}.placeholder"),
            &input["placeholder"],
            0,
            INPUT_PLACEHOLDER,
        );
        if !matches!(input["style"].as_u64(), Some(1 | 2)) {
            let message = "Value must be one of {1, 2}.";
            form.refuse(format_args!("{at}.style"), "BASE_TYPE_CHOICES", message);
        }
        let least = input["min_length"].as_u64().unwrap_or(0);
        let most = input["max_length"].as_u64().unwrap_or(INPUT_VALUE as u64);
        if most == 0 || most > INPUT_VALUE as u64 || least > most {
            let message = format!("int value should be between 1 and {INPUT_VALUE}.");
            form.refuse(format_args!("{at}.max_length"), "NUMBER_TYPE_MAX", &message);
        }
        // Nobody could send the form off as it opens.
        let most = usize::try_from(most).unwrap_or(INPUT_VALUE);
        form.text(format_args!("{at}.value"), &input["value"], 0, most);
    }
    form.finish()
}
