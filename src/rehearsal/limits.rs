//! Discord's limits on messages, and the check of a message against them.
//!
//! The numbers are Discord's, inclusive, and named here once. Components are
//! checked in [`super::components`], commands in [`super::command_form`].

use serde_json::Value;

use super::components;
use super::refusal::{Form, Refusal, characters};

/// Characters of a message's content.
pub const CONTENT: usize = 2000;
/// Embeds of a message.
pub const EMBEDS: usize = 10;
/// Characters of an embed's title.
pub const EMBED_TITLE: usize = 256;
/// Characters of an embed's description.
pub const EMBED_DESCRIPTION: usize = 4096;
/// Fields of an embed.
pub const EMBED_FIELDS: usize = 25;
/// Characters of a field's name.
pub const FIELD_NAME: usize = 256;
/// Characters of a field's value.
pub const FIELD_VALUE: usize = 1024;
/// Characters of an embed's footer.
pub const EMBED_FOOTER: usize = 2048;
/// Characters of an embed's author.
pub const EMBED_AUTHOR: usize = 256;
/// Characters of all embeds of a message together.
pub const EMBEDS_TOGETHER: usize = 6000;
/// Characters of a URL in an embed.
pub const EMBED_URL: usize = 2048;
/// Files of a message.
pub const FILES: usize = 10;
/// Characters of a file's description.
pub const FILE_DESCRIPTION: usize = 1024;
/// Characters of a nonce.
pub const NONCE: usize = 25;
/// Ids in `allowed_mentions.users` and in `.roles`.
pub const ALLOWED_MENTIONS: usize = 100;
/// Characters of a thread's name.
pub const THREAD_NAME: usize = 100;
/// Choices of an autocomplete answer.
pub const CHOICES: usize = 25;
/// Characters of a choice's name, and of its value.
pub const CHOICE: usize = 100;

/// Message flag: embeds are not shown.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Message flag: only one person sees it.
pub const EPHEMERAL: u64 = 1 << 6;
/// Message flag: "thinking".
pub const LOADING: u64 = 1 << 7;
/// Message flag: no notification.
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// Message flag: Components V2, which this Discord does not speak.
pub const COMPONENTS_V2: u64 = 1 << 15;

/// Checks the body of a message that is sent or edited with `files` uploads.
///
/// # Errors
///
/// Code 50035 with everything that is over a limit.
pub fn check_message(body: &Value, files: usize) -> Result<(), Refusal> {
    let mut form = Form::default();
    form.text(format_args!("content"), &body["content"], 0, CONTENT);
    check_embeds(&mut form, &body["embeds"]);
    components::check_rows(&mut form, &body["components"]);
    check_allowed_mentions(&mut form, &body["allowed_mentions"]);
    check_nonce(&mut form, &body["nonce"]);
    let listed = body["attachments"].as_array().map_or(0, Vec::len);
    if files.max(listed) > FILES {
        let message = format!("Must be {FILES} or fewer in length.");
        form.refuse(
            format_args!("attachments"),
            "BASE_TYPE_MAX_LENGTH",
            &message,
        );
    }
    for (i, file) in body["attachments"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let at = format_args!("attachments.{i}.description");
        form.text(at, &file["description"], 0, FILE_DESCRIPTION);
    }
    if body["flags"].as_u64().unwrap_or(0) & COMPONENTS_V2 != 0 {
        let message = "This local Discord does not speak Components V2.";
        form.refuse(format_args!("flags"), "MESSAGE_FLAGS_INVALID", message);
    }
    form.finish()
}

fn check_embeds(form: &mut Form, embeds: &Value) {
    let embeds = form.list(format_args!("embeds"), embeds, 0, EMBEDS);
    let mut together = 0;
    for (i, embed) in embeds.iter().enumerate() {
        let count = |value: &Value| value.as_str().map_or(0, characters);
        form.text(
            format_args!("embeds.{i}.title"),
            &embed["title"],
            0,
            EMBED_TITLE,
        );
        let description = &embed["description"];
        form.text(
            format_args!("embeds.{i}.description"),
            description,
            0,
            EMBED_DESCRIPTION,
        );
        let footer = &embed["footer"]["text"];
        form.text(
            format_args!("embeds.{i}.footer.text"),
            footer,
            0,
            EMBED_FOOTER,
        );
        let author = &embed["author"]["name"];
        form.text(
            format_args!("embeds.{i}.author.name"),
            author,
            0,
            EMBED_AUTHOR,
        );
        together += count(&embed["title"]) + count(description) + count(footer) + count(author);
        let fields = &embed["fields"];
        for (j, field) in form
            .list(format_args!("embeds.{i}.fields"), fields, 0, EMBED_FIELDS)
            .iter()
            .enumerate()
        {
            form.text(
                format_args!("embeds.{i}.fields.{j}.name"),
                &field["name"],
                1,
                FIELD_NAME,
            );
            let value = &field["value"];
            form.text(
                format_args!("embeds.{i}.fields.{j}.value"),
                value,
                1,
                FIELD_VALUE,
            );
            together += count(&field["name"]) + count(value);
        }
        check_url(
            form,
            format_args!("embeds.{i}.url"),
            &embed["url"],
            &["http://", "https://"],
        );
        let pictures = ["http://", "https://", "attachment://"];
        for part in ["image", "thumbnail"] {
            check_url(
                form,
                format_args!("embeds.{i}.{part}.url"),
                &embed[part]["url"],
                &pictures,
            );
        }
        for part in ["author", "footer"] {
            let icon = &embed[part]["icon_url"];
            check_url(
                form,
                format_args!("embeds.{i}.{part}.icon_url"),
                icon,
                &pictures,
            );
        }
        let shown = [
            "title",
            "description",
            "fields",
            "image",
            "thumbnail",
            "footer",
            "author",
        ];
        if shown.iter().all(|part| nothing(&embed[*part])) {
            form.refuse(
                format_args!("embeds.{i}.description"),
                "BASE_TYPE_REQUIRED",
                "This field is required",
            );
        }
    }
    if together > EMBEDS_TOGETHER {
        let message = format!("Embed size exceeds maximum size of {EMBEDS_TOGETHER}");
        form.refuse(format_args!("embeds"), "MAX_EMBED_SIZE_EXCEEDED", &message);
    }
}

fn nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn check_url(form: &mut Form, at: std::fmt::Arguments<'_>, value: &Value, schemes: &[&str]) {
    let Some(url) = value.as_str() else { return };
    if url.is_empty() || characters(url) > EMBED_URL {
        form.text(at, value, 1, EMBED_URL);
    } else if !schemes
        .iter()
        .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme))
    {
        form.refuse(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }
}

fn check_allowed_mentions(form: &mut Form, allowed: &Value) {
    let parse = allowed["parse"].as_array().map_or(&[][..], Vec::as_slice);
    for list in ["users", "roles"] {
        let ids = &allowed[list];
        let at = format_args!("allowed_mentions.{list}");
        let ids = form.list(at, ids, 0, ALLOWED_MENTIONS);
        if !ids.is_empty() && parse.iter().any(|kind| kind == list) {
            let message =
                format!("parse:[\"{list}\"] and {list}: [ids...] are mutually exclusive.");
            let at = format_args!("allowed_mentions");
            form.refuse(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &message);
        }
    }
}

fn check_nonce(form: &mut Form, nonce: &Value) {
    match nonce {
        Value::Number(number) if number.is_i64() || number.is_u64() => {}
        other => form.text(format_args!("nonce"), other, 0, NONCE),
    }
}

/// Checks the choices of an autocomplete answer.
///
/// # Errors
///
/// Code 50035 with everything that is over a limit.
pub fn check_choices(data: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    let choices = form.list(format_args!("data.choices"), &data["choices"], 0, CHOICES);
    for (i, choice) in choices.iter().enumerate() {
        form.text(
            format_args!("data.choices.{i}.name"),
            &choice["name"],
            1,
            CHOICE,
        );
        if !choice["value"].is_number() {
            form.text(
                format_args!("data.choices.{i}.value"),
                &choice["value"],
                1,
                CHOICE,
            );
        }
    }
    form.finish()
}

/// Checks a thread's name and how long it stays open.
///
/// # Errors
///
/// Code 50035.
pub fn check_thread(body: &Value) -> Result<(), Refusal> {
    let mut form = Form::default();
    form.text(format_args!("name"), &body["name"], 1, THREAD_NAME);
    check_archive_after(&mut form, body);
    form.finish()
}

/// Notes an `auto_archive_duration` that Discord does not offer.
pub fn check_archive_after(form: &mut Form, body: &Value) {
    let minutes = &body["auto_archive_duration"];
    if !minutes.is_null()
        && ![60, 1440, 4320, 10080]
            .iter()
            .any(|offered| minutes == offered)
    {
        let message = "Value must be one of {60, 1440, 4320, 10080}.";
        form.refuse(
            format_args!("auto_archive_duration"),
            "BASE_TYPE_CHOICES",
            message,
        );
    }
}
