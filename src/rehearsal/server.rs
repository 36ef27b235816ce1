//! The server on loopback: connections that can be cut, REST and the gateway
//! on one port.
//!
//! A REST request is read, met by trouble on order, checked for its token and
//! its rate limit, answered under one short lock, and recorded.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::connect_info::ConnectInfo;
use axum::extract::{
    DefaultBodyLimit, FromRequest, Multipart, Query, Request, State, WebSocketUpgrade,
};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::connection::{Cut, Listening};
use super::faults::{Fault, Faults};
use super::files::File;
use super::gateway::Gateway;
use super::rates::{Buckets, Standing};
use super::record::{Record, Recorded};
use super::refusal::Refusal;
use super::rest::{self, Answer, Call};
use super::settings::Settings;
use super::socket;
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
    /// Told after every change of the world or the sessions.
    pub(super) changed: Notify,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere, in a test's closure, does not make the data wrong.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    pub(super) fn new(settings: Settings, address: SocketAddr) -> Self {
        let world = World::new(settings.clone(), format!("http://{address}"));
        let gateway = Gateway::new(settings.replay_kept);
        Self {
            address,
            world: Mutex::new(world),
            gateway: Mutex::new(gateway),
            faults: Mutex::default(),
            record: Mutex::new(Record::new(settings.recorded)),
            buckets: Mutex::default(),
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
        self.changed.notify_waiters();
        done
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

fn attachment(server: &Server, rest: &str) -> Response {
    let id = rest.split('/').nth(1).and_then(|id| id.parse().ok());
    let world = server.world();
    match id.and_then(|id| world.files.get(id)) {
        Some(file) => {
            let mut response = Response::new(Body::from(file.bytes.clone()));
            if let Ok(kind) = HeaderValue::from_str(&file.kind) {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            response
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn queries(request: &Request) -> std::collections::HashMap<String, String> {
    Query::try_from_uri(request.uri())
        .map(|Query(map)| map)
        .unwrap_or_default()
}

/// What became of a request.
struct Outcome {
    status: u16,
    body: Option<Value>,
    headers: Vec<(&'static str, String)>,
}

impl Outcome {
    fn refused(refusal: &Refusal) -> Self {
        Self {
            status: refusal.status,
            body: Some(refusal.body()),
            headers: Vec::new(),
        }
    }

    fn too_many(retry_after: f64, global: bool, scope: &str) -> Self {
        let body = json!({
            "message": "You are being rate limited.",
            "retry_after": retry_after,
            "global": global,
            "code": 0,
        });
        let mut headers = vec![
            ("retry-after", format!("{:.0}", retry_after.ceil())),
            ("x-ratelimit-scope", scope.to_owned()),
        ];
        if global {
            headers.push(("x-ratelimit-global", "true".to_owned()));
        }
        Self {
            status: 429,
            body: Some(body),
            headers,
        }
    }
}

async fn api(server: &Server, cut: &Cut, rest: &str, request: Request) -> Response {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let queries = queries(&request);
    let token = request.headers().get(header::AUTHORIZATION).cloned();
    let (body, files) = match read(request).await {
        Ok(read) => read,
        Err(refusal) => return written(refusal.status, Some(&refusal.body())),
    };
    let fault = server.faults().meet(&method, &path);
    let segments: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
    let call = Call {
        method: &method,
        path: &segments,
        query: queries,
        body,
        files,
    };
    let execute = |call: &Call<'_>| execute(server, token.as_ref(), call, &path);
    let (outcome, broken) = match fault {
        None => (execute(&call), false),
        Some(Fault::HangBefore(time)) => {
            tokio::time::sleep(time).await;
            (execute(&call), false)
        }
        Some(Fault::HangAfter(time)) => {
            let outcome = execute(&call);
            tokio::time::sleep(time).await;
            (outcome, false)
        }
        Some(Fault::DropAfter) => (execute(&call), true),
        Some(Fault::DropBefore) => (
            Outcome {
                status: 0,
                body: None,
                headers: Vec::new(),
            },
            true,
        ),
        Some(Fault::Answer {
            status,
            body,
            headers,
        }) => (
            Outcome {
                status,
                body: Some(body),
                headers,
            },
            false,
        ),
        Some(Fault::TooMany {
            retry_after,
            global,
        }) => {
            let scope = if global { "global" } else { "user" };
            (Outcome::too_many(retry_after, global, scope), false)
        }
    };
    let mut response = written(outcome.status, outcome.body.as_ref());
    for (name, value) in &outcome.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(*name, value);
        }
    }
    let mut record = server.record();
    record.count();
    if record.on() {
        record.keep(Recorded {
            body: Some(call.body).filter(|body| !body.is_null()),
            files: call
                .files
                .iter()
                .map(|file| (file.name.clone(), file.bytes.len()))
                .collect(),
            method,
            path,
            query,
            status: if broken { 0 } else { outcome.status },
            answered: outcome.body,
        });
    }
    drop(record);
    if broken {
        cut.cut();
    }
    response
}

/// Checks token and rate limit, and answers.
fn execute(server: &Server, token: Option<&HeaderValue>, call: &Call<'_>, path: &str) -> Outcome {
    let token = token
        .and_then(|token| token.to_str().ok())
        .unwrap_or_default();
    let known = token.strip_prefix("Bot ") == Some(server.settings.token.as_str());
    if !known && !rest::is_open(call.method, call.path) {
        return Outcome::refused(&Refusal::unauthorized());
    }
    let rates = &server.settings.rates;
    let standing = lock(&server.buckets).count(rates, call.method, call.path, Instant::now());
    if let Some(standing) = &standing
        && standing.exceeded
    {
        let scope = if standing.global { "global" } else { "user" };
        let retry_after = standing.reset_after.as_secs_f64();
        let mut outcome = Outcome::too_many(retry_after, standing.global, scope);
        outcome.headers.extend(rate_headers(standing));
        return outcome;
    }
    let mut outcome = match server.change(|world| rest::answer(world, call)) {
        Ok(Answer { status, body }) => Outcome {
            status,
            body,
            headers: Vec::new(),
        },
        Err(refusal) => {
            if refusal == Refusal::no_such_route() {
                server.record().keep_unknown(call.method, path);
            }
            Outcome::refused(&refusal)
        }
    };
    outcome
        .headers
        .extend(standing.iter().flat_map(rate_headers));
    outcome
}

fn rate_headers(standing: &Standing) -> [(&'static str, String); 5] {
    let reset_after = standing.reset_after.as_secs_f64();
    let now = chrono::Utc::now().timestamp_millis() as f64 / 1000.0;
    [
        ("x-ratelimit-limit", standing.limit.to_string()),
        ("x-ratelimit-remaining", standing.remaining.to_string()),
        ("x-ratelimit-reset", format!("{:.3}", now + reset_after)),
        ("x-ratelimit-reset-after", format!("{reset_after:.3}")),
        ("x-ratelimit-bucket", standing.bucket.clone()),
    ]
}

/// Reads a body: JSON, or a form with `payload_json` and files.
async fn read(request: Request) -> Result<(Value, Vec<File>), Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
        let bad = |_| Refusal::form("files", "MULTIPART_INVALID", "The form cannot be read.");
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Refusal::form("files", "MULTIPART_INVALID", "The form cannot be read."))?;
        let (mut body, mut files) = (Value::Null, Vec::new());
        while let Some(field) = form.next_field().await.map_err(bad)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|_| Refusal::too_large())?;
            if name == "payload_json" {
                body = parse(&bytes)?;
            } else if let Some(file) = file {
                files.push(File::new(&file, bytes));
            }
        }
        return Ok((body, files));
    }
    let bytes = Bytes::from_request(request, &())
        .await
        .map_err(|_| Refusal::too_large())?;
    Ok((parse(&bytes)?, Vec::new()))
}

fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|_| Refusal::not_json())
}

fn written(status: u16, body: Option<&Value>) -> Response {
    let text = body.map(Value::to_string).unwrap_or_default();
    let mut response = Response::new(Body::from(text));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if body.is_some() {
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
    }
    response
}
