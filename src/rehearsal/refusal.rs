//! How Discord says no: a status, a code, a sentence, and for forms the tree
//! of what is wrong where.
//!
//! [`Refusal`] is one such answer, with a constructor for each code that a bot
//! meets. [`Form`] collects what is wrong in a body and becomes code 50035.

use std::fmt;

use serde_json::{Map, Value, json};

/// An answer that refuses a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Discord's own code, such as 10008.
    pub code: u32,
    /// Discord's sentence for it.
    pub message: String,
    /// For code 50035: what is wrong where.
    pub errors: Option<Value>,
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $status:literal, $code:literal, $message:literal;)*) => {
        impl Refusal {
            $($(#[$doc])* #[must_use] pub fn $name() -> Self {
                Self { status: $status, code: $code, message: $message.to_owned(), errors: None }
            })*
        }
    };
}

refusals! {
    /// No such route.
    no_such_route = 404, 0, "404: Not Found";
    /// The token is missing or wrong.
    unauthorized = 401, 0, "401: Unauthorized";
    /// No such application.
    unknown_application = 404, 10002, "Unknown Application";
    /// No such channel.
    unknown_channel = 404, 10003, "Unknown Channel";
    /// No such server, or the bot is not in it.
    unknown_guild = 404, 10004, "Unknown Guild";
    /// No such member in the server.
    unknown_member = 404, 10007, "Unknown Member";
    /// No such message, or deleted.
    unknown_message = 404, 10008, "Unknown Message";
    /// No such user.
    unknown_user = 404, 10013, "Unknown User";
    /// No such webhook or interaction token.
    unknown_webhook = 404, 10015, "Unknown Webhook";
    /// The interaction is unknown or its three seconds are over.
    unknown_interaction = 404, 10062, "Unknown interaction";
    /// No such command.
    unknown_command = 404, 10063, "Unknown application command";
    no_overwrites = 404, 10066, "Unknown application command permissions";
    /// A file or a request that is too large.
    too_large = 413, 40005, "Request entity too large";
    /// A message sent straight to a forum.
    forum = 400, 40058, "Cannot send a message in a forum channel";
    /// The interaction was answered before.
    already_acknowledged = 400, 40060, "Interaction has already been acknowledged.";
    /// The channel is not visible to the bot.
    missing_access = 403, 50001, "Missing Access";
    /// A message that another wrote.
    not_yours = 403, 50005, "Cannot edit a message authored by another user";
    /// Neither content nor embeds nor files.
    empty_message = 400, 50006, "Cannot send an empty message";
    /// A category or another channel without messages.
    not_a_text_channel = 400, 50008, "Cannot send messages in a non-text channel";
    /// The bot lacks a permission there.
    missing_permissions = 403, 50013, "Missing Permissions";
    /// Something that this kind of channel does not do.
    wrong_channel_type = 400, 50024, "Cannot execute action on this channel type";
    /// The interaction's token is over fifteen minutes old.
    dead_token = 401, 50027, "Invalid Webhook Token";
    /// The thread is archived.
    archived = 400, 50083, "Thread is archived";
    /// The body is no JSON.
    not_json = 400, 50109, "The request body contains invalid JSON.";
    /// The message has its thread already.
    thread_exists = 400, 160_004, "A thread has already been created for this message";
    /// The thread is locked.
    thread_locked = 400, 160_005, "Thread is locked";
}

impl Refusal {
    /// The body as Discord sends it.
    #[must_use]
    pub fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }

    /// The same, where the form was inside a field of another one.
    #[must_use]
    pub fn within(mut self, field: &str) -> Self {
        self.errors = self.errors.map(|errors| json!({ field: errors }));
        self
    }

    /// Code 50035 with a single complaint about one field.
    #[must_use]
    pub fn form(at: &str, code: &str, message: &str) -> Self {
        let mut form = Form::default();
        form.refuse(format_args!("{at}"), code, message);
        form.into_refusal()
    }
}

/// What is wrong in one body. Paths are dotted: `embeds.0.title`.
#[derive(Debug, Default)]
pub struct Form {
    errors: Map<String, Value>,
}

impl Form {
    /// Notes that the field at a path is wrong.
    pub fn refuse(&mut self, at: fmt::Arguments<'_>, code: &str, message: &str) {
        let path = at.to_string();
        let mut here = &mut self.errors;
        for part in path.split('.') {
            let next = here.entry(part).or_insert_with(|| json!({}));
            let Value::Object(inner) = next else { return };
            here = inner;
        }
        let list = here.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({"code": code, "message": message}));
        }
    }

    /// Checks a text of `least` to `most` characters, counted without the
    /// white space around it. Absent and null pass when `least` is 0.
    pub fn text(&mut self, at: fmt::Arguments<'_>, value: &Value, least: usize, most: usize) {
        match value {
            Value::Null if least == 0 => {}
            Value::Null => self.refuse(at, "BASE_TYPE_REQUIRED", "This field is required"),
            Value::String(text) => {
                let length = characters(text);
                if length < least || length > most {
                    self.wrong_length(at, length, least, most);
                }
            }
            _ => self.refuse(
                at,
                "STRING_TYPE_CONVERT",
                "Could not interpret the value as string.",
            ),
        }
    }

    /// Checks a list of `least` to `most` items and hands it over.
    pub fn list<'a>(
        &mut self,
        at: fmt::Arguments<'_>,
        value: &'a Value,
        least: usize,
        most: usize,
    ) -> &'a [Value] {
        match value {
            Value::Null if least == 0 => &[],
            Value::Null => {
                self.refuse(at, "BASE_TYPE_REQUIRED", "This field is required");
                &[]
            }
            Value::Array(items) => {
                if items.len() < least || items.len() > most {
                    self.wrong_length(at, items.len(), least, most);
                }
                items
            }
            _ => {
                self.refuse(
                    at,
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                );
                &[]
            }
        }
    }

    fn wrong_length(&mut self, at: fmt::Arguments<'_>, length: usize, least: usize, most: usize) {
        if length == 0 {
            self.refuse(at, "BASE_TYPE_REQUIRED", "This field is required");
        } else if least > 0 {
            let message = format!("Must be between {least} and {most} in length.");
            self.refuse(at, "BASE_TYPE_BAD_LENGTH", &message);
        } else {
            let message = format!("Must be {most} or fewer in length.");
            self.refuse(at, "BASE_TYPE_MAX_LENGTH", &message);
        }
    }

    /// `Ok` when nothing was wrong.
    ///
    /// # Errors
    ///
    /// Code 50035 with all that was noted.
    pub fn finish(self) -> Result<(), Refusal> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.into_refusal())
        }
    }

    fn into_refusal(self) -> Refusal {
        Refusal {
            status: 400,
            code: 50035,
            message: "Invalid Form Body".to_owned(),
            errors: Some(Value::Object(self.errors)),
        }
    }
}

/// The characters of a text as Discord counts them: code points, without the
/// white space around.
#[must_use]
pub fn characters(text: &str) -> usize {
    text.trim().chars().count()
}
