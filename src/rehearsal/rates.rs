//! Rate limits: buckets by route and major parameter, and the headers that
//! tell of them.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::settings::{Limit, Rates};

/// Buckets kept before those that are over are thrown away.
const BUCKETS_KEPT: usize = 10_000;

/// The buckets in use.
#[derive(Debug, Default)]
pub struct Buckets {
    by_route: HashMap<String, Bucket>,
    global: Option<Bucket>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    opened: Instant,
    used: u32,
}

/// What a route's bucket says after one more request.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Requests in one window.
    pub limit: u32,
    /// Requests left in this one.
    pub remaining: u32,
    /// Time until the next window.
    pub reset_after: Duration,
    /// The bucket's name.
    pub bucket: String,
    /// Whether this request was one too many.
    pub exceeded: bool,
    /// Whether the limit over all routes is meant.
    pub global: bool,
}

impl Buckets {
    /// Counts one request to a route, named with its method, the path with
    /// `:id` for ids, and its major parameter. `None` for routes without
    /// limits: callbacks of interactions.
    pub fn count(
        &mut self,
        rates: &Rates,
        method: &str,
        segments: &[&str],
        now: Instant,
    ) -> Option<Standing> {
        let interaction = matches!(segments, ["interactions" | "webhooks", ..]);
        if matches!(segments, ["interactions", ..]) {
            return None;
        }
        if let (Some(most), false) = (rates.global, interaction) {
            let limit = Limit::new(most, Duration::from_secs(1));
            let bucket = self.global.get_or_insert(Bucket {
                opened: now,
                used: 0,
            });
            let standing = bucket.take(limit, "global", now);
            if standing.exceeded {
                return Some(Standing {
                    global: true,
                    ..standing
                });
            }
        }
        let limit = match (method, segments) {
            (_, ["webhooks", ..]) => rates.webhooks,
            ("POST", ["channels", _, "messages"]) => rates.posts,
            ("PATCH", ["channels", _, "messages", _]) => rates.edits,
            _ => rates.others,
        };
        if self.by_route.len() >= BUCKETS_KEPT {
            let longest = [rates.posts, rates.edits, rates.webhooks, rates.others]
                .iter()
                .map(|limit| limit.per)
                .max()
                .unwrap_or_default();
            self.by_route
                .retain(|_, bucket| now.duration_since(bucket.opened) < longest);
        }
        let name = route(method, segments);
        let fresh = Bucket {
            opened: now,
            used: 0,
        };
        Some(
            self.by_route
                .entry(name.clone())
                .or_insert(fresh)
                .take(limit, &name, now),
        )
    }
}

impl Bucket {
    fn take(&mut self, limit: Limit, name: &str, now: Instant) -> Standing {
        if now.duration_since(self.opened) >= limit.per {
            *self = Self {
                opened: now,
                used: 0,
            };
        }
        let exceeded = self.used >= limit.requests;
        if !exceeded {
            self.used += 1;
        }
        Standing {
            limit: limit.requests,
            remaining: limit.requests - self.used,
            reset_after: limit.per.saturating_sub(now.duration_since(self.opened)),
            bucket: name.to_owned(),
            exceeded,
            global: false,
        }
    }
}

/// A route's name: method, path without ids, and the major parameter.
fn route(method: &str, segments: &[&str]) -> String {
    let mut name = method.to_owned();
    for (i, segment) in segments.iter().enumerate() {
        let id = segment.len() > 15 && segment.bytes().all(|byte| byte.is_ascii_digit());
        name.push('-');
        name.push_str(if id && i > 1 { "id" } else { segment });
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_refuses_the_request_over_its_limit_until_its_window_ends() {
        let second = Duration::from_secs(1);
        let rates = Rates {
            posts: Limit::new(2, second),
            ..Rates::default()
        };
        let mut buckets = Buckets::default();
        let start = Instant::now();
        let mut post = |channel: &str, after: Duration| {
            let segments = ["channels", channel, "messages"];
            buckets
                .count(&rates, "POST", &segments, start + after)
                .unwrap()
                .exceeded
        };
        let zero = Duration::ZERO;
        let table = [
            ("1", zero, false),
            ("1", zero, false),
            ("1", zero, true),
            ("2", zero, false),
            ("1", second / 2, true),
            ("1", second, false),
        ];
        for (i, (channel, after, exceeded)) in table.into_iter().enumerate() {
            assert_eq!(
                post(channel, after),
                exceeded,
                "request {i} to {channel} at {after:?}"
            );
        }
    }
}
