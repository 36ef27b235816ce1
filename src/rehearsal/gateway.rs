//! The gateway: sessions, their numbering and replay, and who is told what.
//!
//! [`Gateway`] holds the sessions behind one short lock; [`super::socket`]
//! speaks with one connection. A session outlives its connection, so that
//! RESUME can replay what was missed. Trouble on order (closing, dropping, op
//! 7 and 9, silence) is here too.

use std::collections::VecDeque;

use axum::extract::ws::Utf8Bytes;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

/// What a connection is told to do.
#[derive(Clone, Debug)]
pub(super) enum Frame {
    /// Send this text.
    Text(Utf8Bytes),
    /// Close with this code and reason.
    Close(u16, &'static str),
    /// Break the connection without a word.
    Drop,
}

/// One session of the bot: one shard.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) id: String,
    pub(super) shard: (u64, u64),
    intents: u64,
    seq: u64,
    missed: VecDeque<(u64, Utf8Bytes)>,
    connection: Option<(u64, UnboundedSender<Frame>)>,
}

/// How often the bot did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Connections that were opened.
    pub connections: u64,
    /// Sessions that were begun with IDENTIFY.
    pub identifies: u64,
    /// Sessions that were taken up again with RESUME.
    pub resumes: u64,
    /// Heartbeats that arrived.
    pub heartbeats: u64,
}

/// The sessions, and the trouble on order.
#[derive(Debug, Default)]
pub(super) struct Gateway {
    sessions: Vec<Session>,
    pub(super) counts: Counts,
    replay_kept: usize,
    /// No heartbeat is acknowledged.
    pub(super) deaf: bool,
    /// No connection is taken.
    pub(super) shut: bool,
    /// With which code every IDENTIFY is met.
    pub(super) unwelcome: Option<u16>,
    last_session: u64,
    turn: usize,
}

/// Sessions kept, connected or not; the oldest that is not connected goes first.
const SESSIONS_KEPT: usize = 64;

impl Session {
    /// Numbers an event, keeps it for replay and sends it if anyone listens.
    fn send(&mut self, name: &str, data: &str, kept: usize) {
        self.seq += 1;
        let seq = self.seq;
        let text = format!(r#"{{"t":"{name}","s":{seq},"op":0,"d":{data}}}"#);
        let text = Utf8Bytes::from(text);
        self.missed.push_back((seq, text.clone()));
        if self.missed.len() > kept {
            self.missed.pop_front();
        }
        self.pass(Frame::Text(text));
    }

    fn pass(&mut self, frame: Frame) {
        let gone = self
            .connection
            .as_ref()
            .is_some_and(|(_, to)| to.send(frame).is_err());
        if gone {
            self.connection = None;
        }
    }

    fn serves(&self, guild: u64) -> bool {
        guild == 0 || (guild >> 22) % self.shard.1.max(1) == self.shard.0
    }
}

impl Gateway {
    /// Without sessions; each will keep this many events for RESUME.
    pub(super) fn new(replay_kept: usize) -> Self {
        Self {
            replay_kept,
            ..Self::default()
        }
    }

    /// Begins a session for a connection and gives its id.
    pub(super) fn identify(
        &mut self,
        connection: u64,
        to: UnboundedSender<Frame>,
        shard: (u64, u64),
        intents: u64,
    ) -> String {
        self.counts.identifies += 1;
        self.last_session += 1;
        let id = format!("session{}", self.last_session);
        // Who begins anew does not come back to the session that was lost.
        self.sessions
            .retain(|one| one.connection.is_some() || one.shard != shard);
        if self.sessions.len() >= SESSIONS_KEPT {
            let idle = self
                .sessions
                .iter()
                .position(|session| session.connection.is_none());
            self.sessions.remove(idle.unwrap_or(0));
        }
        self.sessions.push(Session {
            id: id.clone(),
            shard,
            intents,
            seq: 0,
            missed: VecDeque::new(),
            connection: Some((connection, to)),
        });
        id
    }

    /// Takes a session up again after event `seq`: replays what was missed,
    /// then tells that it is resumed. `false` where there is no such session
    /// or too much was missed.
    pub(super) fn resume(
        &mut self,
        connection: u64,
        to: UnboundedSender<Frame>,
        id: &str,
        seq: u64,
    ) -> bool {
        self.counts.resumes += 1;
        let kept = self.replay_kept;
        let Some(session) = self.sessions.iter_mut().find(|one| one.id == id) else {
            return false;
        };
        let first = session
            .missed
            .front()
            .map_or(session.seq + 1, |(seq, _)| *seq);
        if seq > session.seq || seq + 1 < first {
            return false;
        }
        session.connection = Some((connection, to));
        let again: Vec<Utf8Bytes> = session
            .missed
            .iter()
            .filter(|(number, _)| *number > seq)
            .map(|(_, text)| text.clone())
            .collect();
        for text in again {
            session.pass(Frame::Text(text));
        }
        session.send("RESUMED", "{}", kept);
        true
    }

    /// Sends an event to one session, by its id.
    pub(super) fn send(&mut self, id: &str, name: &str, data: &Value) {
        let kept = self.replay_kept;
        if let Some(session) = self.sessions.iter_mut().find(|one| one.id == id) {
            session.send(name, &data.to_string(), kept);
        }
    }

    /// Tells every session of the right shard that asked for the intent.
    pub(super) fn tell(&mut self, name: &str, intent: u64, guild: u64, data: &Value) {
        let (data, kept) = (data.to_string(), self.replay_kept);
        for session in &mut self.sessions {
            if session.serves(guild) && (intent == 0 || session.intents & intent != 0) {
                session.send(name, &data, kept);
            }
        }
    }

    /// Tells one session of the right shard, in turn: a connected one, or else
    /// the newest that may come back. `false` where there is none.
    pub(super) fn tell_one(&mut self, name: &str, guild: u64, data: &str) -> bool {
        let kept = self.replay_kept;
        let fits = |session: &Session| session.serves(guild);
        let live: Vec<usize> = (0..self.sessions.len())
            .filter(|i| {
                self.sessions
                    .get(*i)
                    .is_some_and(|one| one.connection.is_some() && fits(one))
            })
            .collect();
        self.turn = self.turn.wrapping_add(1);
        let chosen = match live.len() {
            0 => self.sessions.iter().rposition(fits),
            count => live.get(self.turn % count).copied(),
        };
        let Some(session) = chosen.and_then(|i| self.sessions.get_mut(i)) else {
            return false;
        };
        session.send(name, data, kept);
        true
    }

    /// The connection has ended. With `clean` (close code 1000 or 1001) its
    /// session has ended too.
    pub(super) fn ended(&mut self, connection: u64, clean: bool) {
        let of = |one: &Session| {
            one.connection
                .as_ref()
                .is_some_and(|(id, _)| *id == connection)
        };
        if clean {
            self.sessions.retain(|session| !of(session));
        } else if let Some(session) = self.sessions.iter_mut().find(|session| of(session)) {
            session.connection = None;
        }
    }

    /// Tells all connections to do something.
    pub(super) fn all(&mut self, frame: &Frame) {
        for session in &mut self.sessions {
            session.pass(frame.clone());
        }
    }

    /// Forgets the sessions, so that no RESUME succeeds.
    pub(super) fn forget(&mut self) {
        self.sessions.retain(|session| session.connection.is_some());
        for session in &mut self.sessions {
            session.id.push_str("-forgotten");
        }
    }

    /// How many sessions have a connection.
    pub(super) fn live(&self) -> usize {
        self.sessions
            .iter()
            .filter(|session| session.connection.is_some())
            .count()
    }

    /// The intents that any session asked for.
    pub(super) fn intents(&self) -> u64 {
        self.sessions
            .iter()
            .fold(0, |all, session| all | session.intents)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

    use super::*;

    /// The names and numbers of the events that have arrived.
    fn heard(from: &mut UnboundedReceiver<Frame>) -> Vec<(String, u64)> {
        let mut events = Vec::new();
        while let Ok(Frame::Text(text)) = from.try_recv() {
            let event: Value = serde_json::from_str(&text).unwrap();
            events.push((
                event["t"].as_str().unwrap().to_owned(),
                event["s"].as_u64().unwrap(),
            ));
        }
        events
    }

    fn event(name: &str, seq: u64) -> (String, u64) {
        (name.to_owned(), seq)
    }

    #[test]
    fn a_server_is_told_of_on_its_own_shard_and_to_those_who_asked() {
        let mut gateway = Gateway::new(10);
        let (one, mut first) = unbounded_channel();
        let (two, mut second) = unbounded_channel();
        gateway.identify(1, one, (0, 2), 1);
        gateway.identify(2, two, (1, 2), 0);
        let (even, odd) = (2 << 22, 3 << 22);
        gateway.tell("A", 1, even, &json!({}));
        gateway.tell("B", 1, odd, &json!({}));
        assert!(gateway.tell_one("C", odd, "{}"));
        assert!(gateway.tell_one("D", even, "{}"));
        assert_eq!(heard(&mut first), [event("A", 1), event("D", 2)]);
        assert_eq!(
            heard(&mut second),
            [event("C", 1)],
            "it asked for no intent"
        );
    }

    #[test]
    fn of_two_sessions_of_one_shard_each_interaction_goes_to_one() {
        let mut gateway = Gateway::new(10);
        let (one, mut first) = unbounded_channel();
        let (two, mut second) = unbounded_channel();
        gateway.identify(1, one, (0, 1), 0);
        gateway.identify(2, two, (0, 1), 0);
        for _ in 0..4 {
            assert!(gateway.tell_one("I", 0, "{}"));
        }
        assert_eq!((heard(&mut first).len(), heard(&mut second).len()), (2, 2));
    }

    #[test]
    fn a_session_is_resumed_with_what_it_missed_unless_it_is_over() {
        let table = [
            ("lost", false, 2, true),
            ("lost, and nothing missed", false, 4, true),
            ("lost, and too much missed", false, 0, false),
            ("a number that never was", false, 5, false),
            ("closed with 1000", true, 2, false),
        ];
        for (how, clean, seq, resumed) in table {
            let mut gateway = Gateway::new(3);
            let (one, _first) = unbounded_channel();
            let id = gateway.identify(1, one, (0, 1), 1);
            gateway.tell("A", 1, 0, &json!({}));
            gateway.tell("B", 1, 0, &json!({}));
            gateway.ended(1, clean);
            gateway.tell("C", 1, 0, &json!({}));
            gateway.tell_one("D", 0, "{}");
            let (two, mut second) = unbounded_channel();
            assert_eq!(gateway.resume(2, two, &id, seq), resumed, "{how}");
            let expected = [event("C", 3), event("D", 4), event("RESUMED", 5)];
            let missed = usize::try_from(seq.saturating_sub(2)).unwrap();
            let expected = if resumed { &expected[missed..] } else { &[] };
            assert_eq!(heard(&mut second), expected, "{how}");
        }
    }
}
