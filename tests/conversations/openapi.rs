//! Every body that the bot sends, held against Discord's own description.
//!
//! [`check`] finds the operation of a request in the `OpenAPI` document that the
//! environment variable `DISCORD_OPENAPI` names, and validates the body with
//! its JSON Schema. Nothing is left out: a request to an operation that the
//! description does not have fails as well. Where the variable is not set, one
//! line on standard error says so; in CI that is a failure.
//!
//! Where the description is looser than Discord: it allows unknown fields, a
//! message of 4,000 characters (paying users have that, bots do not) and an
//! empty message. The local Discord refuses these by itself. Where it is
//! stricter, a body is mended in [`as_described`], with the reason there.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use readalong::rehearsal::Recorded;
use serde_json::{Value, json};

/// Where the API of this version begins.
const PREFIX: &str = "/api/v10";

/// The path of answers to interactions.
const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

static DESCRIPTION: LazyLock<Option<Description>> = LazyLock::new(Description::from_environment);

/// Asserts that Discord's description has every request and takes its body.
pub fn check(requests: &[Recorded]) {
    let Some(description) = &*DESCRIPTION else {
        return;
    };
    let faults: Vec<String> = requests
        .iter()
        .filter_map(|request| description.fault(request))
        .collect();
    assert!(
        faults.is_empty(),
        "Discord's description refuses what the bot sent:\n{}",
        faults.join("\n")
    );
}

struct Description {
    paths: Vec<(String, Value)>,
    components: Value,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

impl Description {
    fn from_environment() -> Option<Self> {
        let Some(path) = std::env::var_os("DISCORD_OPENAPI") else {
            assert_ne!(
                std::env::var("CI").as_deref(),
                Ok("true"),
                "DISCORD_OPENAPI is not set, so no request was held against Discord's description"
            );
            eprintln!(
                "requests are not held against Discord's description: set DISCORD_OPENAPI to its \
                 openapi.json"
            );
            return None;
        };
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("DISCORD_OPENAPI {}: {e}", path.display()));
        Some(Self::read(&text))
    }

    fn read(text: &str) -> Self {
        let mut document: Value = serde_json::from_str(text).expect("a description in JSON");
        let Value::Object(paths) = document["paths"].take() else {
            panic!("the description has no paths");
        };
        Self {
            paths: paths.into_iter().collect(),
            components: document["components"].take(),
            validators: Mutex::default(),
        }
    }

    /// What is wrong with a request; `None` for nothing.
    fn fault(&self, request: &Recorded) -> Option<String> {
        // Attachments lie on another host in the world, and are fetched without a body.
        let path = request.path.strip_prefix(PREFIX)?;
        let method = request.method.to_lowercase();
        let at = format!("{} {path}", request.method);
        let Some((template, operation)) = self.operation(&method, path) else {
            return Some(format!("{at}: there is no such operation"));
        };
        let expected = &operation["requestBody"];
        let Some(body) = &request.body else {
            return (expected["required"] == true).then(|| format!("{at}: it needs a body"));
        };
        let Some(schema) = schema_of(expected, template, body) else {
            return Some(format!("{at}: it takes no body, but got {body}"));
        };
        let validator = self.validator(&format!("{method} {template}"), schema);
        let body = as_described(body);
        let errors: Vec<String> = validator
            .iter_errors(&body)
            .map(|error| format!("{at}: {}: {error}", error.instance_path()))
            .collect();
        (!errors.is_empty()).then(|| errors.join("\n"))
    }

    /// The operation behind a path; words of the template count before its
    /// parameters, as in `/users/@me` beside `/users/{user_id}`.
    fn operation(&self, method: &str, path: &str) -> Option<(&str, &Value)> {
        let fitting = self.paths.iter().filter_map(|(template, operations)| {
            let words = fits(template, path)?;
            Some((words, template, operations.get(method)?))
        });
        let (_, template, operation) = fitting.max_by_key(|(words, ..)| *words)?;
        Some((template, operation))
    }

    /// The validator of a schema, compiled once for all tests.
    fn validator(&self, key: &str, (variant, schema): (u64, Value)) -> Arc<Validator> {
        let mut validators = self.validators.lock().unwrap();
        let validator = validators
            .entry(format!("{key} {variant}"))
            .or_insert_with(|| {
                let document = json!({
                    "$schema": "https://json-schema.org/draft/2020-12/schema",
                    "components": self.components,
                    "allOf": [schema],
                });
                Arc::new(jsonschema::validator_for(&document).expect("a valid schema"))
            });
        Arc::clone(validator)
    }
}

/// How many segments of a path are words of the template; `None` where the
/// path is another one.
fn fits(template: &str, path: &str) -> Option<usize> {
    if template.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut words = 0;
    for (part, given) in template.split('/').zip(path.split('/')) {
        match part.starts_with('{') {
            true if given.is_empty() => return None,
            true => {}
            false if part == given => words += 1,
            false => return None,
        }
    }
    Some(words)
}

/// The schema of a body, and which of an operation's several schemas it is.
///
/// A form with files carries the same JSON in `payload_json`, so the schema for
/// JSON holds for both. Of the answers to interactions the one for the body's
/// own `type` is taken: "one of seven fits none" would not say what is wrong.
fn schema_of(expected: &Value, template: &str, body: &Value) -> Option<(u64, Value)> {
    let schema = expected["content"].get("application/json")?.get("schema")?;
    if template != CALLBACK {
        return Some((0, schema.clone()));
    }
    let kind = body["type"].as_u64().unwrap_or(0);
    let name = match kind {
        4 | 5 => "CreateMessageInteractionCallbackRequest",
        6 | 7 => "UpdateMessageInteractionCallbackRequest",
        8 => "ApplicationCommandAutocompleteCallbackRequest",
        9 => "ModalInteractionCallbackRequest",
        _ => return Some((kind, schema.clone())),
    };
    let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
    let known = schema["anyOf"]
        .as_array()
        .is_some_and(|all| all.contains(&reference));
    assert!(known, "the description no longer has {name}");
    Some((kind, reference))
}

/// A body as the description wants it.
///
/// Permissions are bits beyond what JSON numbers hold for sure, so Discord's
/// documentation (topics/permissions, "Permissions are stored in a
/// variable-length integer serialized into a string") has them as text, and so
/// does Discord. The description says `integer` of this one field of commands.
fn as_described(body: &Value) -> Value {
    let mut body = body.clone();
    let commands = match &mut body {
        Value::Array(commands) => commands.as_mut_slice(),
        one => std::slice::from_mut(one),
    };
    for command in commands {
        if let Some(bits) = command.get_mut("default_member_permissions")
            && let Some(number) = bits.as_str().and_then(|bits| bits.parse::<u64>().ok())
        {
            *bits = json!(number);
        }
    }
    body
}

#[test]
fn a_path_finds_its_operation_and_words_win() {
    let description = Description::read(
        &json!({
            "paths": {
                "/users/{user_id}": { "get": { "operationId": "one" } },
                "/users/@me": { "get": { "operationId": "me" }, "patch": {} },
                "/users/{user_id}/notes": { "get": { "operationId": "notes" } },
            },
            "components": {},
        })
        .to_string(),
    );
    for (method, path, found) in [
        ("get", "/users/@me", Some("me")),
        ("get", "/users/7", Some("one")),
        ("get", "/users/7/notes", Some("notes")),
        ("get", "/users/7/notes/8", None),
        ("get", "/users/", None),
        ("post", "/users/7", None),
    ] {
        let operation = description.operation(method, path);
        let id = operation.and_then(|(_, operation)| operation["operationId"].as_str());
        assert_eq!(id, found, "failed on {method} {path}");
    }
}

#[test]
fn a_body_that_discord_would_refuse_is_found() {
    let Some(description) = &*DESCRIPTION else {
        return;
    };
    let request = |method: &str, path: &str, body: Option<Value>| Recorded {
        number: 0,
        at: Default::default(),
        took: Default::default(),
        method: method.to_owned(),
        path: format!("{PREFIX}{path}"),
        query: String::new(),
        body,
        files: Vec::new(),
        status: 200,
        answered: None,
    };
    let answer = |data: Value| Some(json!({ "type": 4, "data": data }));
    for (method, path, body, fault) in [
        (
            "POST",
            "/interactions/1/t/callback",
            answer(json!({ "content": "a" })),
            None,
        ),
        (
            "POST",
            "/interactions/1/t/callback",
            answer(json!({ "content": "a".repeat(2_001) })),
            Some("/data"),
        ),
        (
            "POST",
            "/interactions/1/t/callback",
            Some(json!({ "type": 8, "data": { "choices": [{ "name": 1 }] } })),
            Some("/data"),
        ),
        (
            "POST",
            "/interactions/1/t/callback",
            None,
            Some("needs a body"),
        ),
        (
            "POST",
            "/channels/1/messages",
            Some(json!({ "content": 1 })),
            Some("/content"),
        ),
        (
            "GET",
            "/channels/1/messages",
            Some(json!({})),
            Some("takes no body"),
        ),
        ("GET", "/gateway/bot", None, None),
        ("GET", "/nowhere", None, Some("no such operation")),
    ] {
        let found = description.fault(&request(method, path, body.clone()));
        match (&found, fault) {
            (None, None) => {}
            (Some(found), Some(fault)) if found.contains(fault) => {}
            _ => panic!("failed on {method} {path} {body:?}: {found:?}"),
        }
    }
}
