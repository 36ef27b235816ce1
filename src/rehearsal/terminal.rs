//! Messages drawn in a terminal: who sees what, as cards.
//!
//! [`draw`] takes a message of the local Discord and gives lines of text with a
//! frame around embeds, buttons in brackets and a word where only one person
//! sees it. Markdown is shown as it is written, without its escapes.

use serde_json::Value;

use super::message::Message;

/// Columns of text between the frame's sides.
const WIDTH: usize = 72;

/// A message as the people in the channel see it; `author` is who sent it, and
/// `only` names the one person who sees it, if it is private.
#[must_use]
pub fn draw(author: &str, message: &Message, only: Option<&str>) -> String {
    let mut lines = Vec::new();
    let to = only
        .map(|name| format!(" (only {name} sees this)"))
        .unwrap_or_default();
    lines.push(format!("  {author}{to}"));
    for line in wrapped(&message.content, WIDTH) {
        lines.push(format!("  {line}"));
    }
    for embed in &message.embeds {
        lines.extend(framed(embed));
    }
    for row in &message.components {
        let parts = row["components"]
            .as_array()
            .into_iter()
            .flatten()
            .map(component);
        lines.push(format!("  {}", parts.collect::<Vec<_>>().join(" ")));
    }
    lines.join("\n")
}

/// What a person does, as a heading over what they are shown.
#[must_use]
pub fn deed(who: &str, what: &str) -> String {
    format!("\n▸ {who}: {what}")
}

fn framed(embed: &Value) -> Vec<String> {
    let mut text = Vec::new();
    for part in [
        &embed["author"]["name"],
        &embed["title"],
        &embed["description"],
    ] {
        if let Some(part) = part.as_str() {
            text.extend(wrapped(part, WIDTH));
        }
    }
    for field in embed["fields"].as_array().into_iter().flatten() {
        let (name, value) = (field["name"].as_str(), field["value"].as_str());
        let (name, value) = (name.unwrap_or_default(), value.unwrap_or_default());
        if field["inline"] == true && !value.contains('\n') {
            text.push(format!("{}: {}", readable(name), readable(value)));
        } else {
            text.push(String::new());
            text.push(readable(name));
            text.extend(
                wrapped(value, WIDTH - 2)
                    .into_iter()
                    .map(|line| format!("  {line}")),
            );
        }
    }
    if let Some(footer) = embed["footer"]["text"].as_str() {
        text.push(String::new());
        text.extend(wrapped(footer, WIDTH));
    }
    let side = "─".repeat(WIDTH + 2);
    let mut lines = vec![format!("  ┌{side}┐")];
    lines.extend(text.iter().map(|line| {
        let gap = WIDTH.saturating_sub(textwrap::core::display_width(line));
        format!("  │ {line}{} │", " ".repeat(gap))
    }));
    lines.push(format!("  └{side}┘"));
    lines
}

fn component(component: &Value) -> String {
    let label = component["label"]
        .as_str()
        .or(component["placeholder"].as_str())
        .unwrap_or("?");
    match component["options"].as_array() {
        Some(options) => format!("[{label} ▾ {} choices]", options.len()),
        None => format!("[{label}]"),
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = readable(text);
    let lines = text.lines().filter(|line| !line.starts_with("```"));
    lines
        .flat_map(|line| textwrap::wrap(line, width))
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// Markdown as a terminal can show it: without escapes and without the marks of
/// bold text.
fn readable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.replace("**", "").replace("\\\\", "\u{0}");
    rest.retain(|c| c != '\\');
    shown.push_str(&rest.replace('\u{0}', "\\"));
    shown
}
