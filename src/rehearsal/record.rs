//! The record of what the bot asked, for tests that check its requests.

use std::collections::VecDeque;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

/// One request of the bot and how it was answered.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Which request of the bot it was, counted from 1.
    pub number: u64,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// How long it took to answer it.
    pub took: Duration,
    /// HTTP method.
    pub method: String,
    /// Path with `/api/v10`, without the query.
    pub path: String,
    /// Query without the question mark; empty for none.
    pub query: String,
    /// JSON body, or `payload_json` of a form with files.
    pub body: Option<Value>,
    /// Files as (name, bytes in them).
    pub files: Vec<(String, usize)>,
    /// HTTP status of the answer; 0 where the connection was broken instead.
    pub status: u16,
    /// JSON body of the answer.
    pub answered: Option<Value>,
}

/// The last requests, and the routes that do not exist here.
#[derive(Debug)]
pub struct Record {
    requests: VecDeque<Recorded>,
    unknown: Vec<String>,
    most: usize,
    count: u64,
}

/// How many unknown routes are remembered.
const UNKNOWN_KEPT: usize = 100;

impl Record {
    /// Remembers the last `most` requests.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            requests: VecDeque::new(),
            unknown: Vec::new(),
            most,
            count: 0,
        }
    }

    /// Whether requests are remembered at all.
    #[must_use]
    pub fn on(&self) -> bool {
        self.most > 0
    }

    /// Counts a request.
    pub fn count(&mut self) {
        self.count += 1;
    }

    /// How many requests there were, remembered or not.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.count
    }

    /// Remembers a request; the oldest makes room.
    pub fn keep(&mut self, request: Recorded) {
        if self.requests.len() >= self.most {
            self.requests.pop_front();
        }
        self.requests.push_back(request);
    }

    /// The remembered requests after this number, oldest first.
    pub fn after(&self, number: u64) -> impl Iterator<Item = &Recorded> {
        let known = self.requests.partition_point(|one| one.number <= number);
        self.requests.iter().skip(known)
    }

    /// Remembers a route that does not exist here.
    pub fn keep_unknown(&mut self, method: &str, path: &str) {
        if self.unknown.len() < UNKNOWN_KEPT {
            self.unknown.push(format!("{method} {path}"));
        }
    }

    /// The requests that are remembered, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.requests.iter().cloned().collect()
    }

    /// The unknown routes, as `METHOD /path`.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        self.unknown.clone()
    }

    /// Forgets all requests.
    pub fn clear(&mut self) {
        self.requests.clear();
        self.unknown.clear();
    }
}
