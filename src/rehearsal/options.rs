//! Filling in a slash command as Discord's own client does: finding it among
//! those registered, giving each option its type, and refusing what the
//! client would not send.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::command_form::{GROUP, SUBCOMMAND, kind};
use super::files::File;
use super::mentions::snowflake;
use super::payload::{CHANNEL, MENTIONABLE, Scene, USER};
use super::people::permission;
use super::world::World;

/// A file that a person attaches to an option.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, whose ending says what it is.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// A file of these bytes.
    #[must_use]
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            bytes: bytes.into(),
        }
    }
}

/// What is being typed into an option that completes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typing<'a> {
    pub(super) option: &'a str,
    pub(super) text: &'a str,
}

/// How a command is filled in.
pub(super) struct Filling<'a> {
    pub(super) scene: Scene,
    /// The command's name, with those of group and subcommand.
    pub(super) path: &'a str,
    /// Values by the options' names.
    pub(super) values: &'a Value,
    /// The option that completes, for autocomplete.
    pub(super) typing: Option<Typing<'a>>,
    /// Whether what the client forbids is sent anyway.
    pub(super) force: bool,
}

impl World {
    /// A registered command as a person sees it.
    fn command_for(
        &self,
        scene: Scene,
        of_kind: u64,
        name: &str,
        force: bool,
    ) -> Result<Value, String> {
        let guild = self
            .channel(scene.channel)
            .map_or(0, |channel| channel.guild);
        let command = self
            .commands(guild)
            .find(|command| kind(command) == of_kind && command["name"] == name)
            .ok_or_else(|| format!("there is no command “{name}” here"))?;
        if !force {
            self.may_use(scene, guild, command)?;
        }
        Ok(command.clone())
    }

    /// Whether Discord's client shows a command to a person in a place, and
    /// where not, why.
    pub(super) fn may_use(&self, scene: Scene, guild: u64, command: &Value) -> Result<(), String> {
        let name = command["name"].as_str().unwrap_or_default();
        if let Some(needed) = command["default_member_permissions"].as_str() {
            let needed: u64 = needed.parse().unwrap_or(u64::MAX);
            let has = self.permissions(scene.user, scene.channel);
            // "0" stands for admins only.
            let allowed =
                has & permission::ADMINISTRATOR != 0 || needed != 0 && has & needed == needed;
            if !allowed {
                return Err(format!("“{name}” is hidden from this person"));
            }
        }
        let contexts = command["contexts"].as_array();
        let context = u64::from(guild == 0);
        if contexts.is_some_and(|all| !all.iter().any(|one| *one == context)) {
            return Err(format!("“{name}” is not there in this place"));
        }
        Ok(())
    }

    /// The `data` of an interaction for a command from a message's or user's
    /// menu of apps.
    pub(super) fn menu_data(
        &self,
        scene: Scene,
        of_kind: u64,
        name: &str,
        target: u64,
        force: bool,
    ) -> Result<Value, String> {
        let command = self.command_for(scene, of_kind, name, force)?;
        let mut data = head(&command);
        data["target_id"] = json!(target.to_string());
        data["resolved"] = json!({});
        if of_kind == 2 {
            self.resolve(&mut data["resolved"], USER, target)?;
        } else {
            let message = self.message(target).ok_or("that message is gone")?;
            data["resolved"]["messages"] =
                json!({ target.to_string(): self.message_json(message) });
        }
        Ok(data)
    }

    /// The `data` of an interaction for a slash command.
    pub(super) fn slash_data(&mut self, filling: &Filling<'_>) -> Result<Value, String> {
        let mut names = filling.path.split_whitespace();
        let name = names.next().unwrap_or_default();
        let command = self.command_for(filling.scene, 1, name, filling.force)?;
        let mut resolved = json!({});
        // From the command down to the subcommand, noting the way.
        let mut here = &command;
        let mut way: Vec<(u64, &str)> = Vec::new();
        for name in names {
            let next = options(here)
                .iter()
                .find(|option| nests(option) && option["name"] == name)
                .ok_or_else(|| format!("there is no “/{}”", filling.path))?;
            way.push((kind(next), name));
            here = next;
        }
        if options(here).iter().any(nests) {
            return Err(format!("“/{}” needs a subcommand", filling.path));
        }
        let mut sent = self.fill(options(here), filling, &mut resolved)?;
        for (kind, name) in way.into_iter().rev() {
            sent = json!([{"type": kind, "name": name, "options": sent}]);
        }
        let mut data = head(&command);
        data["options"] = sent;
        if resolved
            .as_object()
            .is_some_and(|resolved| !resolved.is_empty())
        {
            data["resolved"] = resolved;
        }
        Ok(data)
    }

    fn fill(
        &mut self,
        known: &[Value],
        filling: &Filling<'_>,
        resolved: &mut Value,
    ) -> Result<Value, String> {
        let nothing = Map::new();
        let values = match filling.values {
            Value::Object(values) => values,
            Value::Null => &nothing,
            other => return Err(format!("options are an object, not {other}")),
        };
        let named = |name: &str| known.iter().any(|option| option["name"] == name);
        let typed = filling.typing.map(|typing| typing.option);
        if let Some(name) = values
            .keys()
            .map(String::as_str)
            .chain(typed)
            .find(|one| !named(one))
        {
            return Err(format!("“/{}” has no option “{name}”", filling.path));
        }
        let mut sent = Vec::new();
        for option in known {
            let name = option["name"].as_str().unwrap_or_default();
            if let Some(typing) = filling.typing
                && typing.option == name
            {
                if option["autocomplete"] != true {
                    return Err(format!("“{name}” does not complete"));
                }
                let kind = kind(option);
                let text = typing.text;
                sent.push(json!({"name": name, "type": kind, "value": text, "focused": true}));
            } else if let Some(value) = values.get(name).filter(|value| !value.is_null()) {
                let value = self.value(option, value, filling, resolved)?;
                sent.push(json!({"name": name, "type": kind(option), "value": value}));
            } else if option["required"] == true && filling.typing.is_none() {
                return Err(format!("“/{}” needs “{name}”", filling.path));
            }
        }
        Ok(json!(sent))
    }

    /// A value with the type of its option.
    fn value(
        &mut self,
        option: &Value,
        given: &Value,
        filling: &Filling<'_>,
        resolved: &mut Value,
    ) -> Result<Value, String> {
        let name = option["name"].as_str().unwrap_or_default();
        let wrong = |what: &str| format!("“{name}” takes {what}, not {given}");
        let choices = options_of(option, "choices");
        if !choices.is_empty() {
            let fits = |choice: &&Value| choice["value"] == *given || choice["name"] == *given;
            let choice = choices
                .iter()
                .find(fits)
                .ok_or_else(|| wrong("one of its choices"))?;
            return Ok(choice["value"].clone());
        }
        let text = given.as_str();
        let number = |value: &Value| text.map_or_else(|| value.as_f64(), |text| text.parse().ok());
        let within = |number: f64| {
            option["min_value"]
                .as_f64()
                .is_none_or(|least| number >= least)
                && option["max_value"]
                    .as_f64()
                    .is_none_or(|most| number <= most)
        };
        match kind(option) {
            3 => {
                let text = text.map_or_else(|| given.to_string(), str::to_owned);
                let length = text.chars().count() as u64;
                let least = option["min_length"].as_u64().unwrap_or(0);
                let most = option["max_length"].as_u64().unwrap_or(6000);
                if length < least || length > most || text.is_empty() {
                    return Err(wrong(&format!("{least} to {most} characters")));
                }
                Ok(json!(text))
            }
            4 => {
                let whole = text.map_or_else(|| given.as_i64(), |text| text.parse().ok());
                let whole = whole.filter(|whole| within(*whole as f64));
                whole
                    .map(|whole| json!(whole))
                    .ok_or_else(|| wrong("a whole number in its range"))
            }
            5 => given
                .as_bool()
                .map(|is| json!(is))
                .ok_or_else(|| wrong("true or false")),
            10 => {
                let number = number(given).filter(|number| within(*number));
                number
                    .map(|number| json!(number))
                    .ok_or_else(|| wrong("a number in its range"))
            }
            of @ USER..=MENTIONABLE => {
                let id = snowflake(given).ok_or_else(|| wrong("an id"))?;
                self.resolve(resolved, of, id)?;
                let kinds = options_of(option, "channel_types");
                let is = self.channel(id).map(|channel| channel.kind as u64);
                if of == CHANNEL && !kinds.is_empty() && !kinds.iter().any(|one| one.as_u64() == is)
                {
                    return Err(wrong("another kind of channel"));
                }
                Ok(json!(id.to_string()))
            }
            11 if text.is_some() => {
                // A file that was uploaded before, by its id.
                let id = snowflake(given).ok_or_else(|| wrong("an Attachment"))?;
                let file = self.files.get(id).ok_or_else(|| wrong("an Attachment"))?;
                let mut json = file.json(id, filling.scene.channel, &self.base_url);
                json["ephemeral"] = json!(true);
                resolved["attachments"][id.to_string()] = json;
                Ok(json!(id.to_string()))
            }
            11 => {
                let file: Attachment =
                    serde_json::from_value(given.clone()).map_err(|_| wrong("an Attachment"))?;
                if file.bytes.len() > self.settings.attachment_size_limit as usize {
                    return Err(format!("{} is too large to attach", file.name));
                }
                let id = self.snowflake();
                let file = File::new(&file.name, file.bytes);
                let mut json = file.json(id, filling.scene.channel, &self.base_url);
                json["ephemeral"] = json!(true);
                resolved["attachments"][id.to_string()] = json;
                self.files.keep(id, file);
                Ok(json!(id.to_string()))
            }
            _ => Err(wrong("nothing that is known here")),
        }
    }
}

fn head(command: &Value) -> Value {
    let mut data = json!({"id": command["id"], "name": command["name"], "type": kind(command)});
    if !command["guild_id"].is_null() {
        data["guild_id"] = command["guild_id"].clone();
    }
    data
}

pub(super) fn options(command: &Value) -> &[Value] {
    options_of(command, "options")
}

pub(super) fn options_of<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn nests(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP))
}
