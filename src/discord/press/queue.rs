//! New cards of one channel stand in the order in which they were ordered: the
//! books of one post in the order of the post. Edits wait for nobody.
//!
//! A job [joins](Queue::join) when it is claimed, and waits to be
//! [first](Spot::first) before its message is sent. Whoever leaves, whether the
//! card was posted or not, lets the next one go.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::club::ids::{CardId, ChannelId};
use crate::store::CardJob;

type Place = (ChannelId, DateTime<Utc>, CardId);

/// The cards of this process that have no message yet.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<BTreeSet<Place>>,
    moved: Notify,
}

/// A place in the queue, left when it is dropped.
#[derive(Debug)]
pub(super) struct Spot {
    queue: Arc<Queue>,
    place: Place,
}

impl Queue {
    /// Queues a card up; `None` for one that has its message.
    pub(super) fn join(self: &Arc<Self>, job: &CardJob) -> Option<Spot> {
        if job.message.is_some() {
            return None;
        }
        let place = (job.channel, job.made_at, job.card);
        self.waiting().insert(place);
        Some(Spot {
            queue: Arc::clone(self),
            place,
        })
    }

    fn waiting(&self) -> MutexGuard<'_, BTreeSet<Place>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Spot {
    /// Waits until no card of the channel is before this one.
    pub(super) async fn first(&self) {
        loop {
            // Listening begins before looking, so that no move is missed.
            let moved = self.queue.moved.notified();
            let of_channel = (self.place.0, DateTime::<Utc>::MIN_UTC, CardId(i64::MIN));
            let first = self.queue.waiting().range(of_channel..).next().copied();
            if first.is_none_or(|first| first >= self.place) {
                return;
            }
            moved.await;
        }
    }
}

impl Drop for Spot {
    fn drop(&mut self) {
        self.queue.waiting().remove(&self.place);
        self.queue.moved.notify_waiters();
    }
}
