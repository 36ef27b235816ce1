//! The server on loopback: connections that can be cut, REST and the gateway
//! on one port, and the state that they share behind short locks.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::ConnectInfo;
use axum::extract::{DefaultBodyLimit, FromRequest, Query, Request, State, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::api::api;
use super::connection::{Cut, Listening};
use super::faults::Faults;
use super::gateway::Gateway;
use super::page;
use super::page::Page;
use super::rates::Buckets;
use super::record::Record;
use super::refusal::Refusal;
use super::settings::Settings;
use super::socket;
use super::wire::written;
use super::world::World;

/// Largest request, in bytes: Discord's 25 MiB.
const REQUEST_BYTES: usize = 25 * 1024 * 1024;
const API: &str = "/api/v10/";

/// What all connections share.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) settings: Settings,
    pub(super) address: SocketAddr,
    world: Mutex<World>,
    gateway: Mutex<Gateway>,
    faults: Mutex<Faults>,
    record: Mutex<Record>,
    buckets: Mutex<Buckets>,
    /// The page to play the club in, once it is open.
    pub(super) page: OnceLock<Arc<Page>>,
    changes: AtomicU64,
    /// Told after every change of the world or the sessions.
    pub(super) changed: Notify,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere, in a test's closure, does not make the data wrong.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    pub(super) fn new(settings: Settings, address: SocketAddr, world: World) -> Self {
        let gateway = Gateway::new(settings.replay_kept);
        Self {
            address,
            world: Mutex::new(world),
            gateway: Mutex::new(gateway),
            faults: Mutex::default(),
            record: Mutex::new(Record::new(settings.recorded)),
            buckets: Mutex::default(),
            page: OnceLock::new(),
            changes: AtomicU64::new(0),
            changed: Notify::new(),
            settings,
        }
    }

    /// The world, to read. Taken before the gateway, never after.
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    pub(super) fn gateway(&self) -> MutexGuard<'_, Gateway> {
        lock(&self.gateway)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    pub(super) fn record(&self) -> MutexGuard<'_, Record> {
        lock(&self.record)
    }

    pub(super) fn buckets(&self) -> MutexGuard<'_, Buckets> {
        lock(&self.buckets)
    }

    /// Changes the world, then tells the sessions and everyone who waits.
    pub(super) fn change<T>(&self, how: impl FnOnce(&mut World) -> T) -> T {
        let mut world = self.world();
        let done = how(&mut world);
        if !world.outbox.is_empty() {
            let events = std::mem::take(&mut world.outbox);
            let mut gateway = self.gateway();
            for event in events {
                gateway.tell(event.name, event.intent, event.guild, &event.data);
            }
        }
        drop(world);
        self.changes.fetch_add(1, Ordering::Relaxed);
        self.changed.notify_waiters();
        done
    }

    /// How often the world has changed.
    pub(super) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// Tells the page, if it is open, that there is something to show which
    /// the world does not hold.
    pub(super) fn tell_page(&self) {
        if self.page.get().is_some() {
            self.changed.notify_waiters();
        }
    }

    /// Waits until `found` finds something, at most `patience`. It is asked
    /// again after every change.
    pub(super) async fn wait<T>(
        &self,
        patience: Duration,
        mut found: impl FnMut(&World) -> Option<T>,
    ) -> Option<T> {
        let late = tokio::time::sleep(patience);
        tokio::pin!(late);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if let Some(thing) = found(&self.world()) {
                return Some(thing);
            }
            tokio::select! {
                () = &mut changed => {}
                () = &mut late => return found(&self.world()),
            }
        }
    }
}

impl World {
    pub(super) fn gateway_url(&self) -> String {
        format!("{}/gateway", self.base_url.replacen("http", "ws", 1))
    }
}

/// Takes a port on 127.0.0.1; 0 takes a free one.
pub(super) async fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}

/// Serves until the listener's token is cancelled.
pub(super) async fn serve(server: Arc<Server>, listener: TcpListener, all: Cut) {
    let app = Router::new()
        .fallback(handle)
        .layer(DefaultBodyLimit::max(REQUEST_BYTES))
        .with_state(server)
        .into_make_service_with_connect_info::<Cut>();
    let stop = all.clone();
    let serving = axum::serve(Listening::new(listener, all), app);
    tokio::select! {
        // It ends only when it is told to.
        _ended = async { serving.await } => {}
        () = stop.done() => {}
    }
}

async fn handle(
    State(server): State<Arc<Server>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    // A name that somebody points at this machine is not this machine's name:
    // without this, a page of theirs could talk to us as if it were ours.
    if !names_us(server.address, request.headers()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let path = request.uri().path().to_owned();
    if let Some(rest) = path.strip_prefix(API) {
        return api(&server, &cut, rest, request).await;
    }
    if matches!(path.as_str(), "/gateway" | "/gateway/") {
        return gateway(server, cut, request).await;
    }
    if let Some(rest) = path.strip_prefix("/attachments/") {
        return attachment(&server, rest);
    }
    if let Some(page) = server.page.get()
        && let Some(rest) = page.path_within(&path)
    {
        let (page, rest) = (Arc::clone(page), rest.to_owned());
        return page::door::answer(page, server, &rest, request).await;
    }
    server
        .record()
        .keep_unknown(request.method().as_str(), &path);
    written(404, Some(&Refusal::no_such_route().body()))
}

async fn gateway(server: Arc<Server>, cut: Cut, request: Request) -> Response {
    if server.gateway().shut {
        cut.cut();
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let query = queries(&request);
    let version = query.get("v").cloned();
    match WebSocketUpgrade::from_request(request, &()).await {
        Ok(upgrade) => upgrade
            .on_upgrade(move |socket| socket::speak(server, socket, version, move || cut.cut())),
        Err(refusal) => refusal.into_response(),
    }
}

/// Whether the `Host` of a request is this server by its address or as
/// `localhost`.
fn names_us(address: SocketAddr, headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    host.is_some_and(|host| {
        host == address.to_string() || host == format!("localhost:{}", address.port())
    })
}

/// Anybody's file. A browser shows pictures and saves the rest; nothing in it
/// runs or is embedded elsewhere.
fn attachment(server: &Server, rest: &str) -> Response {
    let id = rest.split('/').nth(1).and_then(|id| id.parse().ok());
    let world = server.world();
    match id.and_then(|id| world.files.get(id)) {
        Some(file) => {
            let mut response = Response::new(Body::from(file.bytes.clone()));
            let headers = response.headers_mut();
            if let Ok(kind) = HeaderValue::from_str(&file.kind) {
                headers.insert(header::CONTENT_TYPE, kind);
            }
            let picture = file.kind.starts_with("image/");
            for (name, value) in [
                (
                    header::CONTENT_SECURITY_POLICY,
                    "default-src 'none'; sandbox",
                ),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (
                    header::CONTENT_DISPOSITION,
                    if picture { "inline" } else { "attachment" },
                ),
            ] {
                headers.insert(name, HeaderValue::from_static(value));
            }
            response
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The query parameters of a request.
pub(super) fn queries(request: &Request) -> std::collections::HashMap<String, String> {
    Query::try_from_uri(request.uri())
        .map(|Query(map)| map)
        .unwrap_or_default()
}
