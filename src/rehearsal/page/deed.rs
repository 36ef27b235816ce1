//! What the person at the page does: each deed becomes a gesture that people in
//! the local Discord have ([`Person`]), or a button of the stage.

use std::sync::Arc;

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::super::server::Server;
use super::super::{Attachment, Impossible, Person, Reply};
use super::{Page, filling, storm, trouble};

/// A snowflake, which browsers write as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(pub(super) u64);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// Something that is done in the club or on the stage.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Doing {
    /// Uses a slash command; files are ids of uploads.
    Slash { command: String, options: Value },
    /// Types into an option that completes.
    Complete {
        command: String,
        option: String,
        text: String,
        others: Value,
    },
    /// Uses a command of a message's menu.
    Apps { message: Id, command: String },
    /// Presses a button.
    Press { message: Id, component: String },
    /// Chooses in a menu.
    Choose {
        message: Id,
        component: String,
        picked: Vec<String>,
    },
    /// Sends the open form off.
    Submit {
        form: Id,
        values: Vec<(String, String)>,
    },
    /// Closes the open form.
    Close { form: Id },
    /// Says something.
    Say { text: String, files: Vec<Id> },
    /// Puts a private message away.
    Dismiss { message: Id },
    /// Puts away that something failed.
    Forget { deed: Id },
    /// Has reviews posted, rated and asked about.
    Fill,
    /// Has two hundred members rate at once.
    Storm,
    /// Lets every request take its time, or no longer.
    Slow { on: bool },
    /// Cuts the bot's connection for a while.
    Cut,
    /// Restarts the bot.
    Restart,
}

/// Does it, and gives the answer for the tab: `no` with a sentence where the
/// client would not let it happen.
pub(super) async fn perform(
    page: &Arc<Page>,
    server: &Server,
    me: u64,
    channel: u64,
    doing: Doing,
) -> Value {
    let done = match doing {
        Doing::Complete {
            command,
            option,
            text,
            others,
        } => {
            return match page.person(me, channel, None) {
                Some(person) => complete(&person, &command, &option, &text, others).await,
                None => gone(),
            };
        }
        Doing::Slash { command, options } => {
            let label = format!("/{command}");
            let act = async |person: Person| person.slash(&command, options).await;
            under_way(page, server, me, channel, label, None, act).await
        }
        Doing::Apps { message, command } => {
            let act = async |person: Person| person.apps(&message.0, &command).await;
            under_way(page, server, me, channel, command.clone(), None, act).await
        }
        Doing::Press { message, component } => {
            let on = Some((message.0, component.clone()));
            let act = async |person: Person| person.press(&message.0, &component).await;
            under_way(page, server, me, channel, String::new(), on, act).await
        }
        Doing::Choose {
            message,
            component,
            picked,
        } => {
            let on = Some((message.0, component.clone()));
            let picked: Vec<&str> = picked.iter().map(String::as_str).collect();
            let act = async |person: Person| person.choose(&message.0, &component, &picked).await;
            under_way(page, server, me, channel, String::new(), on, act).await
        }
        Doing::Submit { form, values } => submit(page, server, me, form, &values).await,
        Doing::Close { form } => {
            let mut desk = page.desk();
            let own = desk.own(me);
            own.form.take_if(|open| open.id == form.0);
            Ok(())
        }
        Doing::Say { text, files } => say(page, server, me, channel, &text, &files),
        Doing::Dismiss { message } => {
            page.desk().own(me).dismissed.insert(message.0);
            Ok(())
        }
        Doing::Forget { deed } => {
            page.desk().own(me).deeds.retain(|one| one.id != deed.0);
            Ok(())
        }
        Doing::Fill => filling::begin(page, server),
        Doing::Storm => storm::begin(page, server).await,
        Doing::Slow { on } => trouble::slow(page, server, on),
        Doing::Cut => trouble::cut(page),
        Doing::Restart => {
            page.restart.notify_one();
            Ok(())
        }
    };
    match done {
        Ok(()) => json!({}),
        Err(Impossible(why)) => json!({ "no": why }),
    }
}

fn gone() -> Value {
    json!({"no": "The rehearsal has ended."})
}

async fn complete(
    person: &Person,
    command: &str,
    option: &str,
    text: &str,
    others: Value,
) -> Value {
    match person.complete(command, option, text, others).await {
        Ok(choices) => {
            let choices: Vec<Value> = choices
                .into_iter()
                .map(|choice| json!({"name": choice.name, "value": choice.value}))
                .collect();
            json!({ "choices": choices })
        }
        Err(Impossible(why)) => json!({ "no": why }),
    }
}

/// Does something that the bot answers, and shows that it is under way.
async fn under_way(
    page: &Page,
    server: &Server,
    me: u64,
    channel: u64,
    label: String,
    on: Option<(u64, String)>,
    act: impl AsyncFnOnce(Person) -> Result<Reply, Impossible>,
) -> Result<(), Impossible> {
    let (deed, note) = page.desk().begin(me, channel, label, on);
    let Some(person) = page.person(me, channel, Some(note)) else {
        return Err(Impossible("the rehearsal has ended".to_owned()));
    };
    server.tell_page();
    let reply = act(person).await;
    page.desk().settle(me, deed, reply)
}

async fn submit(
    page: &Page,
    server: &Server,
    me: u64,
    form: Id,
    values: &[(String, String)],
) -> Result<(), Impossible> {
    let Some(sent) = page.desk().send_form(me, form.0) else {
        return Ok(());
    };
    server.tell_page();
    let Some(person) = page.person(me, sent.modal.channel, None) else {
        return Ok(());
    };
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let reply = person.submit(&sent.modal, &values).await;
    page.desk().settle_form(me, form.0, reply)
}

fn say(
    page: &Page,
    server: &Server,
    me: u64,
    channel: u64,
    text: &str,
    files: &[Id],
) -> Result<(), Impossible> {
    let files: Vec<Attachment> = {
        let world = server.world();
        let known = files.iter().filter_map(|id| world.files.get(id.0));
        known
            .map(|file| Attachment::new(&file.name, file.bytes.clone()))
            .collect()
    };
    if text.trim().is_empty() && files.is_empty() {
        return Err(Impossible("there is nothing to say".to_owned()));
    }
    if text.chars().count() > super::super::limits::CONTENT {
        return Err(Impossible(
            "a message has at most 2,000 characters".to_owned(),
        ));
    }
    if let Some(person) = page.person(me, channel, None) {
        person.says_with(text, &files);
    }
    Ok(())
}
