//! Trouble on order: what the next requests meet instead of a good answer.
//!
//! Tests say which requests (a method and a part of the path), how many of
//! them and what happens; [`Faults::meet`] hands the trouble out. Trouble of
//! the gateway is ordered in [`super::gateway`].

use std::time::Duration;

use serde_json::{Value, json};

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It is answered so, and not executed.
    Answer {
        /// HTTP status.
        status: u16,
        /// JSON body.
        body: Value,
        /// More headers.
        headers: Vec<(&'static str, String)>,
    },
    /// It is refused as one too many.
    TooMany {
        /// Seconds until the next try is welcome.
        retry_after: f64,
        /// Whether all routes are meant.
        global: bool,
    },
    /// It waits before it is executed. A client that leaves in the meantime
    /// has sent nothing.
    HangBefore(Duration),
    /// It is executed at once and answered late. A client that leaves in the
    /// meantime does not know that it was executed.
    HangAfter(Duration),
    /// The connection breaks before it is executed.
    DropBefore,
    /// It is executed, and the connection breaks before the answer.
    DropAfter,
}

impl Fault {
    /// A server error such as 500 or 503, with no body that helps.
    #[must_use]
    pub fn broken(status: u16) -> Self {
        let body = json!({"message": "The local Discord is broken on purpose", "code": 0});
        Self::Answer {
            status,
            body,
            headers: Vec::new(),
        }
    }

    /// One of Discord's errors.
    #[must_use]
    pub fn refused(status: u16, code: u32, message: &str) -> Self {
        let body = json!({"message": message, "code": code});
        Self::Answer {
            status,
            body,
            headers: Vec::new(),
        }
    }
}

/// The trouble that is ordered and not yet met.
#[derive(Debug, Default)]
pub struct Faults {
    orders: Vec<Order>,
}

#[derive(Debug)]
struct Order {
    left: usize,
    method: String,
    path: String,
    fault: Fault,
}

impl Faults {
    /// The next `times` requests with this method (empty for any) whose path
    /// contains `path` meet `fault`. Orders are served in order.
    pub fn order(&mut self, times: usize, method: &str, path: &str, fault: Fault) {
        let (method, path) = (method.to_uppercase(), path.to_owned());
        self.orders.push(Order {
            left: times,
            method,
            path,
            fault,
        });
    }

    /// The trouble that this request meets, if any.
    pub fn meet(&mut self, method: &str, path: &str) -> Option<Fault> {
        let fits = |order: &Order| {
            (order.method.is_empty() || order.method == method) && path.contains(&order.path)
        };
        let at = self.orders.iter().position(fits)?;
        let order = self.orders.get_mut(at)?;
        let fault = order.fault.clone();
        order.left = order.left.saturating_sub(1);
        if order.left == 0 {
            self.orders.remove(at);
        }
        Some(fault)
    }

    /// Forgets all orders.
    pub fn clear(&mut self) {
        self.orders.clear();
    }

    /// How many requests have still to meet trouble.
    #[must_use]
    pub fn left(&self) -> usize {
        self.orders.iter().map(|order| order.left).sum()
    }
}
