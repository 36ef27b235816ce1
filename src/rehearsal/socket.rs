//! One connection to the gateway: HELLO, IDENTIFY or RESUME, heartbeats, and
//! events until it ends.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::gateway::Frame;
use super::server::Server;
use super::world::{GUILDS, World};

/// Events that a connection may send in a minute.
const SENDS_PER_MINUTE: u32 = 120;
/// Every intent that Discord knows.
const KNOWN_INTENTS: u64 = 0x0331_FFFF;
/// Intents that an application must be granted: presences, members, content.
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;

type Closing = (u16, &'static str);

/// Speaks with one connection until it ends. `version` is the `v` of its URL;
/// `cut` breaks its TCP connection.
pub(super) async fn speak(
    server: Arc<Server>,
    mut socket: WebSocket,
    version: Option<String>,
    cut: impl FnOnce(),
) {
    let connection = {
        let mut gateway = server.gateway();
        gateway.counts.connections += 1;
        gateway.counts.connections
    };
    let (to, mut frames) = unbounded_channel();
    let mut talk = Talk {
        server: &server,
        connection,
        to,
        known: false,
        window: None,
    };
    let mut clean = false;
    if version.is_some_and(|version| version != "10") {
        close(&mut socket, (4012, "Invalid API version.")).await;
        return;
    }
    let interval = u64::try_from(server.settings.heartbeat.as_millis()).unwrap_or(u64::MAX);
    let hello = json!({"t": null, "s": null, "op": 10, "d": {"heartbeat_interval": interval}});
    if socket
        .send(Message::Text(hello.to_string().into()))
        .await
        .is_err()
    {
        return;
    }
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Some(Frame::Text(text)) => {
                    if socket.send(Message::Text(text)).await.is_err() {
                        break;
                    }
                }
                Some(Frame::Close(code, reason)) => {
                    close(&mut socket, (code, reason)).await;
                    break;
                }
                Some(Frame::Drop) | None => {
                    cut();
                    break;
                }
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => {
                    if let Err(closing) = talk.hear(&text) {
                        close(&mut socket, closing).await;
                        break;
                    }
                }
                Some(Ok(Message::Close(frame))) => {
                    clean = frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                    break;
                }
                Some(Ok(Message::Binary(_))) => {
                    close(&mut socket, (4002, "Error while decoding payload.")).await;
                    break;
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Err(_)) | None => break,
            },
        }
    }
    server.gateway().ended(connection, clean);
    server.changed.notify_waiters();
}

async fn close(socket: &mut WebSocket, (code, reason): Closing) {
    let frame = CloseFrame {
        code,
        reason: Utf8Bytes::from_static(reason),
    };
    // The other side may be gone already; then there is nobody to tell.
    let _gone = socket.send(Message::Close(Some(frame))).await;
    let answer = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _late = tokio::time::timeout(Duration::from_secs(1), answer).await;
}

struct Talk<'a> {
    server: &'a Server,
    connection: u64,
    to: UnboundedSender<Frame>,
    known: bool,
    window: Option<(Instant, u32)>,
}

impl Talk<'_> {
    fn say(&self, message: &Value) {
        // The receiver lives as long as this connection's loop.
        let _ended = self.to.send(Frame::Text(message.to_string().into()));
    }

    /// Takes one message of the bot. `Err` closes the connection.
    fn hear(&mut self, text: &str) -> Result<(), Closing> {
        self.pace()?;
        let message: Value =
            serde_json::from_str(text).map_err(|_| (4002, "Error while decoding payload."))?;
        let data = &message["d"];
        match message["op"].as_u64() {
            Some(1) => {
                let mut gateway = self.server.gateway();
                gateway.counts.heartbeats += 1;
                if !gateway.deaf {
                    drop(gateway);
                    self.say(&json!({"t": null, "s": null, "op": 11}));
                }
                Ok(())
            }
            Some(2) if self.known => Err((4005, "Already authenticated.")),
            Some(2) => self.identify(data),
            Some(6) => self.resume(data),
            // Presence, voice state, members: nothing that shows here.
            Some(3 | 4 | 8) if self.known => Ok(()),
            Some(3 | 4 | 8) => Err((4003, "Not authenticated.")),
            _ => Err((4001, "Unknown opcode.")),
        }
    }

    fn pace(&mut self) -> Result<(), Closing> {
        let now = Instant::now();
        let (since, sent) = self.window.get_or_insert((now, 0));
        if now.duration_since(*since) >= Duration::from_secs(60) {
            (*since, *sent) = (now, 0);
        }
        *sent += 1;
        if *sent > SENDS_PER_MINUTE {
            Err((4008, "Rate limited."))
        } else {
            Ok(())
        }
    }

    fn check_token(&self, data: &Value) -> Result<(), Closing> {
        let token = data["token"].as_str().unwrap_or_default();
        if token.trim_start_matches("Bot ") == self.server.settings.token {
            Ok(())
        } else {
            Err((4004, "Authentication failed."))
        }
    }

    fn identify(&mut self, data: &Value) -> Result<(), Closing> {
        self.check_token(data)?;
        let intents = data["intents"]
            .as_u64()
            .ok_or((4013, "Invalid intent(s)."))?;
        if intents & !KNOWN_INTENTS != 0 {
            return Err((4013, "Invalid intent(s)."));
        }
        if intents & PRIVILEGED & !self.server.settings.privileged_intents != 0 {
            return Err((4014, "Disallowed intent(s)."));
        }
        let shard = match data["shard"].as_array().map(Vec::as_slice) {
            None => (0, 1),
            Some([id, count]) => (id.as_u64().unwrap_or(1), count.as_u64().unwrap_or(0)),
            Some(_) => (1, 0),
        };
        if shard.0 >= shard.1 {
            return Err((4010, "Invalid shard."));
        }
        let mut world = self.server.world();
        let mut gateway = self.server.gateway();
        world.starts_left = world.starts_left.saturating_sub(1);
        if let Some(code) = gateway.unwelcome {
            gateway.counts.identifies += 1;
            return Err((code, "On order."));
        }
        self.known = true;
        let id = gateway.identify(self.connection, self.to.clone(), shard, intents);
        world.intents = gateway.intents();
        let mine: Vec<u64> = world
            .guilds()
            .iter()
            .filter(|guild| guild.has_bot && (guild.id >> 22) % shard.1 == shard.0)
            .map(|guild| guild.id)
            .collect();
        gateway.send(&id, "READY", &ready(&world, &id, shard, &mine));
        if intents & GUILDS != 0 {
            for guild in mine {
                gateway.send(&id, "GUILD_CREATE", &world.guild_create(guild));
            }
        }
        drop(gateway);
        drop(world);
        self.server.changed.notify_waiters();
        Ok(())
    }

    fn resume(&mut self, data: &Value) -> Result<(), Closing> {
        self.check_token(data)?;
        let session = data["session_id"].as_str().unwrap_or_default();
        let seq = data["seq"].as_u64().unwrap_or(u64::MAX);
        let to = self.to.clone();
        if self
            .server
            .gateway()
            .resume(self.connection, to, session, seq)
        {
            self.known = true;
            self.server.changed.notify_waiters();
        } else {
            self.say(&json!({"t": null, "s": null, "op": 9, "d": false}));
        }
        Ok(())
    }
}

fn ready(world: &World, session: &str, shard: (u64, u64), guilds: &[u64]) -> Value {
    let unavailable = |id: &u64| json!({"id": id.to_string(), "unavailable": true});
    json!({
        "v": 10,
        "user": world.user(world.bot).map(super::people::User::json),
        "guilds": guilds.iter().map(unavailable).collect::<Vec<_>>(),
        "session_id": session,
        "session_type": "normal",
        "resume_gateway_url": world.gateway_url(),
        "shard": [shard.0, shard.1],
        "application": {"id": world.application.to_string(), "flags": 0},
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
    })
}
