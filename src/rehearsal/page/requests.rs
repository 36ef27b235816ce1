//! The look behind the stage: what goes between bot and Discord, each request
//! of the bot with the verdict of Discord's limits.

use serde_json::{Value, json};

use super::super::interaction::{Interaction, Kind};
use super::super::message::EPOCH;
use super::super::record::Recorded;
use super::super::world::World;

/// Requests that a tab is shown when it looks for the first time.
pub(super) const FIRST: usize = 200;

/// A request of the bot in one line.
pub(super) fn line(request: &Recorded) -> Value {
    let (verdict, why) = verdict(request);
    json!({
        "number": request.number,
        "at": request.at.timestamp_millis(),
        "took": request.took.as_millis(),
        "method": request.method,
        "path": shown_path(&request.path),
        "status": request.status,
        "verdict": verdict,
        "why": why,
    })
}

/// A request with all that was sent and answered.
pub(super) fn whole(request: &Recorded) -> Value {
    let files: Vec<Value> = request
        .files
        .iter()
        .map(|(name, bytes)| json!({"name": name, "bytes": bytes}))
        .collect();
    json!({"sent": request.body, "files": files, "answered": request.answered})
}

/// An event that the bot was told, in one line.
pub(super) fn told(world: &World, interaction: &Interaction) -> Value {
    let who = world
        .user(interaction.user)
        .map_or("somebody", |user| &user.name);
    let what = match interaction.kind {
        Kind::Command => format!("/{}", interaction.name),
        Kind::Component => "a button or menu".to_owned(),
        Kind::Autocomplete => "typing".to_owned(),
        Kind::Modal => "a form".to_owned(),
    };
    json!({
        "event": interaction.id.to_string(),
        "at": (interaction.id >> 22) + EPOCH,
        "method": "EVENT",
        "path": "INTERACTION_CREATE",
        "why": format!("{who}: {what}"),
    })
}

/// The path without what is the same in all, and with interaction tokens cut.
fn shown_path(path: &str) -> String {
    let path = path.strip_prefix("/api/v10").unwrap_or(path);
    let is_token = |part: &&str| {
        part.strip_prefix("interaction")
            .is_some_and(|id| id.parse::<u64>().is_ok())
    };
    let parts = path
        .split('/')
        .map(|part| if is_token(&part) { "…" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What Discord says to a request: a word, and a sentence where it is no yes.
fn verdict(request: &Recorded) -> (&'static str, String) {
    let answered = request.answered.as_ref().unwrap_or(&Value::Null);
    let said = answered["message"].as_str().unwrap_or_default();
    match request.status {
        200..=299 => ("valid", String::new()),
        0 => ("broken", "the connection broke".to_owned()),
        429 => ("too many", said.to_owned()),
        500.. => ("broken", said.to_owned()),
        _ => {
            let mut reasons = Vec::new();
            reasons_in(&answered["errors"], &mut String::new(), &mut reasons);
            if reasons.is_empty() {
                reasons.push(said.to_owned());
            }
            ("refused", reasons.join("; "))
        }
    }
}

/// Collects the leaves of Discord's tree of errors as `embeds.0.title: …`.
fn reasons_in(errors: &Value, at: &mut String, reasons: &mut Vec<String>) {
    let Some(branches) = errors.as_object() else {
        return;
    };
    for (name, branch) in branches {
        if name == "_errors" {
            let leaves = branch.as_array().into_iter().flatten();
            let said = leaves.filter_map(|leaf| leaf["message"].as_str());
            reasons.extend(said.map(|said| format!("{at}: {said}")));
            continue;
        }
        let before = at.len();
        if before > 0 {
            at.push('.');
        }
        at.push_str(name);
        reasons_in(branch, at, reasons);
        at.truncate(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_marked_by_what_discord_says_of_it() {
        let long = json!({"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Too long."}]});
        let errors = json!({"code": 50035, "message": "Invalid Form Body",
            "errors": {"embeds": {"0": {"title": long}}}});
        let table = [
            (200, Value::Null, "valid", ""),
            (204, Value::Null, "valid", ""),
            (400, errors, "refused", "embeds.0.title: Too long."),
            (
                404,
                json!({"message": "Unknown Message"}),
                "refused",
                "Unknown Message",
            ),
            (
                429,
                json!({"message": "Slow down"}),
                "too many",
                "Slow down",
            ),
            (503, Value::Null, "broken", ""),
            (0, Value::Null, "broken", "the connection broke"),
        ];
        for (status, answered, expected, why) in table {
            let request = Recorded {
                number: 1,
                at: chrono::Utc::now(),
                took: std::time::Duration::ZERO,
                method: "POST".to_owned(),
                path: "/api/v10/channels/1/messages".to_owned(),
                query: String::new(),
                body: None,
                files: Vec::new(),
                status,
                answered: Some(answered),
            };
            let line = line(&request);
            assert_eq!(line["verdict"], expected, "{status}");
            assert_eq!(line["why"], why, "{status}");
            assert_eq!(line["path"], "/channels/1/messages");
        }
    }
}
