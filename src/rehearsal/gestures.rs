//! What a person's hands do: finding a button or menu that she sees, choosing
//! in it, filling in a form. Each gives the data that the bot is told, or says
//! why Discord's client would not let her.

use serde_json::{Value, json};

use super::components::{STRING_SELECT, picks};
use super::interaction::Modal;
use super::mentions::snowflake;
use super::payload::{CHANNEL, MENTIONABLE, ROLE, USER};
use super::world::World;

/// A component of a message that a person sees and can use.
pub(super) fn component(
    world: &World,
    person: u64,
    message: Option<u64>,
    fits: impl Fn(&Value) -> bool,
) -> Option<Value> {
    let message = world.message(message?)?;
    if message.only_for.is_some_and(|only| only != person) {
        return None;
    }
    message
        .each_component()
        .find(|one| one["disabled"] != true && fits(one))
        .cloned()
}

/// The data of a choice in a menu.
pub(super) fn chosen(world: &World, menu: &Value, picked: &[&str]) -> Result<Value, String> {
    let (least, most) = picks(menu);
    if (picked.len() as u64) < least || picked.len() as u64 > most {
        return Err(format!("this menu takes {least} to {most} choices"));
    }
    let kind = menu["type"].as_u64().unwrap_or(0);
    let mut resolved = json!({});
    let mut values = Vec::new();
    for pick in picked {
        if kind == STRING_SELECT {
            let options = menu["options"].as_array().into_iter().flatten();
            let mut fitting = options.filter(|one| one["label"] == *pick || one["value"] == *pick);
            let option = fitting
                .next()
                .ok_or_else(|| format!("there is no choice “{pick}”"))?;
            values.push(option["value"].clone());
        } else {
            let id = snowflake(&json!(pick)).ok_or_else(|| format!("“{pick}” is no id"))?;
            let like = match kind {
                5 => USER,
                6 => ROLE,
                7 => MENTIONABLE,
                _ => CHANNEL,
            };
            world.resolve(&mut resolved, like, id)?;
            values.push(json!(id.to_string()));
        }
    }
    let custom_id = &menu["custom_id"];
    let mut data = json!({"component_type": kind, "custom_id": custom_id, "values": values});
    if kind != STRING_SELECT {
        data["resolved"] = resolved;
    }
    Ok(data)
}

/// The data of a form that was filled in.
pub(super) fn filled(form: &Modal, values: &[(&str, &str)]) -> Result<Value, String> {
    for (name, _) in values {
        if !form
            .inputs
            .iter()
            .any(|input| input.label == *name || input.custom_id == *name)
        {
            return Err(format!("“{}” has no input “{name}”", form.title));
        }
    }
    let mut rows = Vec::new();
    for input in &form.inputs {
        let given = values
            .iter()
            .find(|(name, _)| input.label == *name || input.custom_id == *name)
            .map_or(input.value.as_str(), |(_, value)| value);
        let length = given.chars().count();
        if length == 0 && input.required {
            return Err(format!("“{}” may not stay empty", input.label));
        }
        if length > input.most || length > 0 && length < input.least {
            let (label, least, most) = (&input.label, input.least, input.most);
            return Err(format!(
                "“{label}” takes {least} to {most} characters, not {length}"
            ));
        }
        rows.push(json!({
            "type": 1,
            "components": [{"type": 4, "custom_id": input.custom_id, "value": given}],
        }));
    }
    Ok(json!({"custom_id": form.custom_id, "components": rows}))
}
