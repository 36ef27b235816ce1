//! Two databases, one text: the pools, transactions and the macro that runs a
//! statement on whichever database this is.
//!
//! SQL stays on the ground that SQLite and PostgreSQL share (`$1`, `on
//! conflict`, `returning`). The few words that they do not share are the
//! methods of [`On`].

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool};
use tokio::sync::Mutex;

use super::StoreError;
use super::kept::Kept;

/// How long one statement may take, waiting for a connection included. Discord
/// gives three seconds for an answer, and the apology needs some of them.
pub(super) const PATIENCE: Duration = Duration::from_millis(2200);

/// The same thing on either database.
#[derive(Clone)]
pub(super) enum On<S, P> {
    Sqlite(S),
    Postgres(P),
}

/// For single statements.
pub(super) type Desk = On<Kept, PgPool>;
pub(super) type Pool = On<SqlitePool, PgPool>;
pub(super) type Transaction =
    On<sqlx::Transaction<'static, Sqlite>, sqlx::Transaction<'static, Postgres>>;

/// Whose turn it is to write among the connections of this process. Where two
/// meet in SQLite itself, the one that has to wait sleeps for many times as long
/// as the other writes.
pub(super) type Turn = Arc<Mutex<()>>;

/// Awaits one statement on whichever database this is, for [`PATIENCE`].
///
/// The body is a future and is compiled once for each driver, so that both
/// check the types of what is bound and read.
macro_rules! on {
    ($which:expr, |$db:ident| $statement:expr) => {
        match $which {
            $crate::store::database::On::Sqlite($db) => {
                $crate::store::database::in_time($statement).await
            }
            $crate::store::database::On::Postgres($db) => {
                $crate::store::database::in_time($statement).await
            }
        }
    };
}
pub(super) use on;

/// As [`on`], for a single statement at a [`Desk`].
macro_rules! ask {
    ($which:expr, |$db:ident| $statement:expr) => {
        match $which {
            $crate::store::database::On::Sqlite(kept) => match kept.seat().await {
                Ok(mut seat) => {
                    let $db = seat.connection();
                    let answer = $crate::store::database::in_time($statement).await;
                    if answer.is_ok() {
                        seat.leave();
                    }
                    answer
                }
                Err(error) => Err($crate::store::StoreError::from(error)),
            },
            $crate::store::database::On::Postgres($db) => {
                $crate::store::database::in_time($statement).await
            }
        }
    };
}
pub(super) use ask;

/// As [`on`], for a statement for which nobody waits in Discord: it takes what it
/// takes.
macro_rules! at_leisure {
    ($which:expr, |$db:ident| $statement:expr) => {
        match $which {
            $crate::store::database::On::Sqlite($db) => {
                $statement.await.map_err($crate::store::StoreError::from)
            }
            $crate::store::database::On::Postgres($db) => {
                $statement.await.map_err($crate::store::StoreError::from)
            }
        }
    };
}
pub(super) use at_leisure;

/// Gives up on a statement after [`PATIENCE`]: a cut network may never answer.
pub(super) async fn in_time<T>(
    statement: impl Future<Output = sqlx::Result<T>>,
) -> Result<T, StoreError> {
    match tokio::time::timeout(PATIENCE, statement).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(StoreError::TimedOut),
    }
}

impl<S, P> On<S, P> {
    /// The end of a select that keeps other writers off the rows it found.
    /// SQLite has one writer at a time, so there is nothing to add.
    pub(super) fn holding(&self) -> &'static str {
        match self {
            On::Sqlite(_) => "",
            On::Postgres(_) => " for no key update",
        }
    }

    /// The same, leaving out the rows that somebody holds already.
    pub(super) fn holding_free(&self) -> &'static str {
        match self {
            On::Sqlite(_) => "",
            On::Postgres(_) => " for no key update skip locked",
        }
    }
}

impl<S, P> On<S, P> {
    /// What an insert says that brings row numbers along.
    pub(super) fn overriding(&self) -> &'static str {
        match self {
            On::Sqlite(_) => " ",
            On::Postgres(_) => " overriding system value ",
        }
    }
}

impl Pool {
    /// Begins a transaction that will write. On SQLite it takes the write lock
    /// at once: a transaction that first reads and then writes would fail
    /// without waiting if another process wrote in between.
    pub(super) async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            On::Sqlite(pool) => On::Sqlite(in_time(pool.begin_with("begin immediate")).await?),
            On::Postgres(pool) => On::Postgres(in_time(pool.begin()).await?),
        })
    }

    pub(super) async fn close(&self) {
        match self {
            On::Sqlite(pool) => pool.close().await,
            On::Postgres(pool) => hang_up(pool).await,
        }
    }
}

impl Desk {
    pub(super) async fn close(&self) {
        match self {
            On::Sqlite(kept) => kept.close().await,
            On::Postgres(pool) => hang_up(pool).await,
        }
    }
}

/// Closes the connections to a server. One on a cable that was cut may never
/// come back to say goodbye, and is left.
async fn hang_up(pool: &PgPool) {
    let _ = tokio::time::timeout(PATIENCE, pool.close()).await;
}

impl Transaction {
    /// Runs a statement with these numbers in the places of `$1`, `$2`, …; says
    /// how many rows it changed.
    pub(super) async fn change(
        &mut self,
        sql: &'static str,
        numbers: &[i64],
    ) -> Result<u64, StoreError> {
        on!(self, |tx| async {
            let mut query = sqlx::query(sql);
            for number in numbers {
                query = query.bind(*number);
            }
            let done = query.execute(&mut **tx).await?;
            Ok(done.rows_affected())
        })
    }

    pub(super) async fn commit(self) -> Result<(), StoreError> {
        on!(self, |tx| tx.commit())
    }
}
