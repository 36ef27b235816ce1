//! The connection of one tab: what it is shown when it comes, then what has
//! changed; and what the person does there.
//!
//! A tab is told of differences between what it was shown and what there is, so
//! it misses nothing, however the world was changed, and a thousand changes in
//! a moment are one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message as Frame, WebSocket};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::super::message::Message;
use super::super::payload::Scene;
use super::super::server::Server;
use super::super::world::World;
use super::deed::{self, Doing, Id};
use super::{Page, requests, view};

/// Changes that come closer together than this are shown together.
const BREATH: Duration = Duration::from_millis(25);
/// Messages that a tab is shown when it comes into a channel, and with each
/// look further back.
const PAGE: usize = 60;

/// What a tab says.
#[derive(Debug, Deserialize)]
struct Said {
    /// Its number, which the answer carries.
    n: u64,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum What {
    /// Looks at a channel.
    Look { channel: Id },
    /// Looks further back in the channel.
    Older,
    /// Opens or closes the look behind the stage.
    Watch { on: bool },
    /// Looks at one request.
    Request { number: u64 },
    /// Does something in the club or on the stage.
    #[serde(untagged)]
    Doing(Doing),
}

/// What a tab was shown of a message, as far as it can change.
#[derive(Debug, PartialEq)]
struct Mark {
    edits: u32,
    flags: u64,
    in_thread: Option<usize>,
}

/// What a tab has been shown.
struct Tab {
    page: Arc<Page>,
    server: Arc<Server>,
    me: u64,
    channel: u64,
    /// The oldest message that it shows; `None` before the first look.
    from: Option<u64>,
    marks: BTreeMap<u64, Mark>,
    sections: HashMap<&'static str, String>,
    /// The last request and event that it was shown, while it watches.
    watched: Option<(u64, u64)>,
    answers: UnboundedSender<String>,
}

/// Speaks with a tab until it ends.
pub(super) async fn speak(
    page: Arc<Page>,
    server: Arc<Server>,
    mut socket: WebSocket,
    me: u64,
    channel: u64,
) {
    let (answers, mut to_send) = unbounded_channel();
    let mut tab = Tab {
        page,
        me,
        channel,
        from: None,
        marks: BTreeMap::new(),
        sections: HashMap::new(),
        watched: None,
        answers,
        server: Arc::clone(&server),
    };
    tab.come_in();
    loop {
        let changed = server.changed.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        for text in tab.news() {
            if socket.send(Frame::Text(text.into())).await.is_err() {
                return;
            }
        }
        tokio::select! {
            () = &mut changed => tokio::time::sleep(BREATH).await,
            Some(text) = to_send.recv() => {
                if socket.send(Frame::Text(String::into(text))).await.is_err() {
                    return;
                }
            }
            heard = socket.recv() => match heard {
                Some(Ok(Frame::Text(text))) => tab.hear(&text),
                Some(Ok(Frame::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}

impl Tab {
    /// Takes the tab to its channel, or to the first where there is no such.
    fn come_in(&mut self) {
        let world = self.server.world();
        let known = world.channel(self.channel).is_some_and(|channel| {
            channel.guild != 0 || world.direct.get(&self.me) == Some(&channel.id)
        });
        if !known {
            let first = world.guilds().first();
            self.channel = first
                .and_then(|guild| guild.channels.first().copied())
                .unwrap_or(0);
        }
        self.from = None;
        self.marks.clear();
    }

    fn hear(&mut self, text: &str) {
        let Ok(Said { n, what }) = serde_json::from_str(text) else {
            tracing::debug!(text, "a tab said something that is not understood");
            return;
        };
        let answer = match what {
            What::Look { channel } => {
                self.channel = channel.0;
                self.come_in();
                json!({})
            }
            What::Older => self.older(),
            What::Watch { on } => {
                self.watched = on.then_some((0, 0));
                json!({})
            }
            What::Request { number } => self.request(number),
            What::Doing(doing) => {
                let (page, me, channel) = (Arc::clone(&self.page), self.me, self.channel);
                let (server, answers) = (Arc::clone(&self.server), self.answers.clone());
                // It goes on when the tab is closed in the meantime.
                tokio::spawn(async move {
                    let answer = deed::perform(&page, &server, me, channel, doing).await;
                    server.tell_page();
                    // A tab that is gone wants no answer.
                    let _gone = answers.send(answered(n, answer));
                });
                return;
            }
        };
        let _gone = self.answers.send(answered(n, answer));
    }

    /// What has changed since the tab was told last, as texts to send.
    fn news(&mut self) -> Vec<String> {
        let mut news = Vec::new();
        let server = Arc::clone(&self.server);
        let world = server.world();
        let scene = Scene {
            user: self.me,
            channel: self.channel,
        };
        let bot_is_there = server.gateway().live() > 0;
        let (own, stage, dismissed) = {
            let mut desk = self.page.desk();
            let own = view::own(&world, &mut desk, self.me, self.channel);
            let dismissed = desk.own(self.me).dismissed.clone();
            (own, view::stage(&desk, bot_is_there), dismissed)
        };
        for (name, section) in [
            ("people", view::people(&self.page.cast, self.me)),
            ("places", view::places(&world, self.me)),
            ("commands", view::commands(&world, scene)),
            ("stage", stage),
        ] {
            self.tell_if_new(&mut news, name, section);
        }
        self.tell_messages(&mut news, &world, |message| {
            !dismissed.contains(&message.id)
        });
        // After the messages, so that an answer is there before its waiting ends.
        self.tell_if_new(&mut news, "own", own);
        self.tell_requests(&mut news, &world);
        news
    }

    fn tell_if_new(&mut self, news: &mut Vec<String>, name: &'static str, mut section: Value) {
        section["t"] = json!(name);
        let text = section.to_string();
        if self.sections.get(name) != Some(&text) {
            news.push(text.clone());
            self.sections.insert(name, text);
        }
    }

    fn tell_messages(
        &mut self,
        news: &mut Vec<String>,
        world: &World,
        shown: impl Fn(&&Message) -> bool,
    ) {
        let (me, channel) = (self.me, self.channel);
        let newest = || world.seen_by(me, channel).filter(&shown).rev();
        let first_look = self.from.is_none();
        let from = match self.from {
            Some(from) => from,
            None => newest().take(PAGE).last().map_or(0, |oldest| oldest.id),
        };
        self.from = Some(from);
        let here: Vec<&Message> = newest().take_while(|message| message.id >= from).collect();
        let mut marks = BTreeMap::new();
        let mut set = Vec::new();
        for message in here.into_iter().rev() {
            let mark = mark(world, message);
            if self.marks.get(&message.id) != Some(&mark) {
                set.push(view::message(world, message));
            }
            marks.insert(message.id, mark);
        }
        let gone: Vec<String> = self
            .marks
            .keys()
            .filter(|id| !marks.contains_key(id))
            .map(u64::to_string)
            .collect();
        self.marks = marks;
        if first_look || !set.is_empty() || !gone.is_empty() {
            let more = newest().any(|message| message.id < from);
            let text = json!({
                "t": "messages", "channel": channel.to_string(), "anew": first_look,
                "more": more, "set": set, "gone": gone,
            });
            news.push(text.to_string());
        }
    }

    /// Looks further back: the messages come with the next news.
    fn older(&mut self) -> Value {
        let world = self.server.world();
        let from = self.from.unwrap_or(u64::MAX);
        let older = world
            .seen_by(self.me, self.channel)
            .rev()
            .filter(|message| message.id < from)
            .take(PAGE);
        if let Some(oldest) = older.last() {
            self.from = Some(oldest.id);
        }
        json!({})
    }

    fn tell_requests(&mut self, news: &mut Vec<String>, world: &World) {
        let Some((request, event)) = self.watched else {
            return;
        };
        let record = self.server.record();
        let skip = record
            .after(request)
            .count()
            .saturating_sub(requests::FIRST);
        let mut lines: Vec<Value> = record
            .after(request)
            .skip(skip)
            .map(requests::line)
            .collect();
        if let Some(last) = record.after(request).last() {
            self.watched = Some((last.number, event));
        }
        drop(record);
        let events = world
            .opened
            .iter()
            .rev()
            .take_while(|id| **id > event)
            .take(requests::FIRST)
            .filter_map(|id| world.interaction(*id));
        let events: Vec<Value> = events.map(|one| requests::told(world, one)).collect();
        if let (Some(last), Some((request, _))) = (world.opened.back(), self.watched) {
            self.watched = Some((request, *last));
        }
        lines.extend(events);
        if !lines.is_empty() {
            lines.sort_by_key(|line| line["at"].as_i64());
            news.push(json!({"t": "requests", "lines": lines}).to_string());
        }
    }

    fn request(&self, number: u64) -> Value {
        let record = self.server.record();
        let found = record.after(number.saturating_sub(1)).next();
        match found.filter(|request| request.number == number) {
            Some(request) => requests::whole(request),
            None => json!({"no": "This request is no longer remembered."}),
        }
    }
}

fn mark(world: &World, message: &Message) -> Mark {
    let thread = world.channel(message.id).filter(|_| message.has_thread);
    Mark {
        edits: message.edits,
        flags: message.flags,
        in_thread: thread.map(|thread| thread.messages.len()),
    }
}

fn answered(n: u64, mut answer: Value) -> String {
    answer["t"] = json!("answer");
    answer["n"] = json!(n);
    answer.to_string()
}
