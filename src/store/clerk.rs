//! A clerk: one task that does, in their order, what many ask for.
//!
//! It works on the runtime of whoever asks first, which for ratings and
//! questions is the one that answers interactions: on another, each word would
//! go over to another thread and back. Where that runtime has ended, the next
//! one who asks gets a new clerk. It stops when the last handle is gone.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::StoreError;

type Work<W> = dyn Fn(Receiver<W>) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync;

/// A handle on the clerk. A clone is another one.
pub(super) struct Clerk<W>(Arc<Inner<W>>);

struct Inner<W> {
    work: Box<Work<W>>,
    room: usize,
    counter: Mutex<Option<Sender<W>>>,
}

impl<W> Clone for Clerk<W> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<W: Send + 'static> Clerk<W> {
    /// A clerk who has not begun, with room for so many that wait.
    pub(super) fn new<F>(
        room: usize,
        work: impl Fn(Receiver<W>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Self(Arc::new(Inner {
            work: Box::new(move |waiting| Box::pin(work(waiting))),
            room,
            counter: Mutex::new(None),
        }))
    }

    /// Hands something in, as soon as there is room.
    pub(super) async fn hand_in(&self, what: W) -> Result<(), StoreError> {
        let counter = self.counter();
        counter.send(what).await.map_err(|_| StoreError::Closed)
    }

    fn counter(&self) -> Sender<W> {
        let inner = &*self.0;
        let mut counter = inner.counter.lock().unwrap_or_else(PoisonError::into_inner);
        match &*counter {
            Some(open) if !open.is_closed() => open.clone(),
            _ => {
                let (open, waiting) = channel(inner.room);
                tokio::spawn((inner.work)(waiting));
                counter.insert(open).clone()
            }
        }
    }
}
