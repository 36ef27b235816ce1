//! Between HTTP and the routes: bodies read, answers written, with the headers
//! of rate limits.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::files::File;
use super::rates::Standing;
use super::refusal::Refusal;

/// What became of a request.
pub(super) struct Outcome {
    pub(super) status: u16,
    pub(super) body: Option<Value>,
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Outcome {
    pub(super) fn refused(refusal: &Refusal) -> Self {
        Self {
            status: refusal.status,
            body: Some(refusal.body()),
            headers: Vec::new(),
        }
    }

    pub(super) fn too_many(retry_after: f64, global: bool, scope: &str) -> Self {
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

pub(super) fn rate_headers(standing: &Standing) -> [(&'static str, String); 5] {
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
pub(super) async fn read(request: Request) -> Result<(Value, Vec<File>), Refusal> {
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
                let slot = name
                    .strip_prefix("files[")
                    .and_then(|rest| rest.strip_suffix(']'));
                files.push(File {
                    slot: slot.and_then(|slot| slot.parse().ok()).unwrap_or(0),
                    ..File::new(&file, bytes)
                });
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

pub(super) fn written(status: u16, body: Option<&Value>) -> Response {
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
