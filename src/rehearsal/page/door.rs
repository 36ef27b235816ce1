//! The door of the page: who may come in, and what each path is.
//!
//! The address has a token that cannot be guessed, and `Host` was checked
//! before. What changes something, and the live connection, is for the page
//! itself alone (`Origin`). The page may load nothing from anywhere else and
//! run nothing that is not a file of its own.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::super::files::File;
use super::super::server::{Server, queries};
use super::{Page, assets, live};

/// Answers a request whose path after the page's token is `path`.
pub(in crate::rehearsal) async fn answer(
    page: Arc<Page>,
    server: Arc<Server>,
    path: &str,
    request: Request,
) -> Response {
    let Some(path) = path.strip_prefix('/') else {
        return match path {
            "" => Redirect::permanent(&format!("/{}/", page.token)).into_response(),
            _ => StatusCode::NOT_FOUND.into_response(),
        };
    };
    let host = host(request.headers()).to_owned();
    match (request.method(), path) {
        (&Method::GET, "live") if is_own(request.headers(), &host) => {
            upgrade(page, server, request).await
        }
        (&Method::POST, "upload") if is_own(request.headers(), &host) => {
            upload(&server, request).await
        }
        (_, "live" | "upload") => StatusCode::FORBIDDEN.into_response(),
        (&Method::GET, name) => asset(&page, &host, name),
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

fn host(headers: &HeaderMap) -> &str {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    host.unwrap_or_default()
}

/// Whether a request comes from the page itself and from no other site.
fn is_own(headers: &HeaderMap, host: &str) -> bool {
    let origin = headers.get(header::ORIGIN);
    origin.is_some_and(|origin| origin.as_bytes() == format!("http://{host}").as_bytes())
}

fn asset(page: &Page, host: &str, name: &str) -> Response {
    let Some((kind, bytes)) = assets::find(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = policy(host, &page.token);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The content security policy of the page. Some browsers do not count
/// the live connection to the same place as `'self'`, so it is named.
fn policy(host: &str, token: &str) -> String {
    format!(
        "default-src 'none'; script-src http://{host}/{token}/; style-src http://{host}/{token}/; \
         img-src 'self'; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

async fn upgrade(page: Arc<Page>, server: Arc<Server>, request: Request) -> Response {
    let query = queries(&request);
    let wanted = query.get("as").map_or("", String::as_str);
    let part = page.cast.iter().find(|part| part.key == wanted);
    let Some(me) = part.or(page.cast.first()).map(|part| part.id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let channel = query.get("in").and_then(|id| id.parse().ok()).unwrap_or(0);
    match WebSocketUpgrade::from_request(request, &()).await {
        Ok(upgrade) => {
            upgrade.on_upgrade(move |socket| live::speak(page, server, socket, me, channel))
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// Takes a file and gives its id, by which options and messages name it.
async fn upload(server: &Server, request: Request) -> Response {
    let query = queries(&request);
    let name = query.get("name").map_or("file", String::as_str).to_owned();
    let most = server.settings.attachment_size_limit as usize;
    match Bytes::from_request(request, &()).await {
        Ok(bytes) if bytes.len() <= most => {
            let id = server.change(|world| {
                let id = world.snowflake();
                world.files.keep(id, File::new(&name, bytes));
                id
            });
            id.to_string().into_response()
        }
        _ => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}
