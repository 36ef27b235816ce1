//! One REST request on its way: read, met by trouble on order, checked for its
//! token and its rate limit, answered, recorded.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use chrono::Utc;

use super::connection::Cut;
use super::faults::Fault;
use super::record::Recorded;
use super::refusal::Refusal;
use super::rest::{self, Answer, Call};
use super::server::{Server, queries};
use super::wire::{Outcome, rate_headers, read, written};

/// Answers one REST request whose path after `/api/v10/` is `rest`.
pub(super) async fn api(server: &Server, cut: &Cut, rest: &str, request: Request) -> Response {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let queries = queries(&request);
    let token = request.headers().get(header::AUTHORIZATION).cloned();
    let (at, began) = (Utc::now(), Instant::now());
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
        let number = record.total();
        record.keep(Recorded {
            number,
            at,
            took: began.elapsed(),
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
    server.tell_page();
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
    let standing = server
        .buckets()
        .count(rates, call.method, call.path, Instant::now());
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
