//! SQLite connections for single statements, kept between them.
//!
//! sqlx's pool asks a connection after each use whether it still lives. On
//! SQLite that is one more trip to the connection's thread, as dear as the
//! statement itself, and a file does not hang up. So a connection whose
//! statement went well is kept here as it is, and only one whose statement
//! failed or was given up goes back through the pool, which looks after it.

use std::sync::{Arc, Mutex, PoisonError};

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::open::WAIT;

/// A few connections to the same file. A clone is another handle on them.
#[derive(Clone)]
pub(super) struct Kept(Arc<Inner>);

struct Inner {
    pool: SqlitePool,
    most: usize,
    idle: Mutex<Vec<PoolConnection<Sqlite>>>,
    seats: Semaphore,
}

/// A connection for one statement.
pub(super) struct Seat<'a> {
    of: &'a Inner,
    connection: PoolConnection<Sqlite>,
    _seat: SemaphorePermit<'a>,
}

impl Kept {
    /// Keeps the connections of a pool that nobody else uses.
    pub(super) fn all_of(pool: SqlitePool) -> Self {
        let most = pool.options().get_max_connections() as usize;
        Self::new(pool, most)
    }

    /// Keeps none, for a pool that others need too.
    pub(super) fn none_of(pool: SqlitePool) -> Self {
        Self::new(pool, 0)
    }

    fn new(pool: SqlitePool, most: usize) -> Self {
        Self(Arc::new(Inner {
            seats: Semaphore::new(pool.options().get_max_connections() as usize),
            idle: Mutex::new(Vec::with_capacity(most)),
            pool,
            most,
        }))
    }

    /// Waits for a connection, as long as for one of the pool.
    pub(super) async fn seat(&self) -> sqlx::Result<Seat<'_>> {
        let of = &*self.0;
        let seat = tokio::time::timeout(WAIT, of.seats.acquire())
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)?
            .map_err(|_| sqlx::Error::PoolClosed)?;
        let kept = of.idle().pop();
        let connection = match kept {
            Some(connection) => connection,
            None => of.pool.acquire().await?,
        };
        Ok(Seat {
            of,
            connection,
            _seat: seat,
        })
    }

    /// Closes the connections; those in use as soon as they are free.
    pub(super) async fn close(&self) {
        self.0.seats.close();
        self.0.idle().clear();
        self.0.pool.close().await;
    }
}

impl Inner {
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<PoolConnection<Sqlite>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat<'_> {
    /// The connection.
    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Gives it back after a statement that went well. A seat that is merely
    /// dropped gives its connection to the pool, to be looked after.
    pub(super) fn leave(self) {
        let mut idle = self.of.idle();
        // Looked at under the lock, so that none slips in behind `close`.
        if idle.len() < self.of.most && !self.of.seats.is_closed() {
            idle.push(self.connection);
        }
    }
}
