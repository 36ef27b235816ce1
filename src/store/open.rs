//! Opening the memory: which database, its settings, its migrations.
//!
//! Several processes may open one database at the same moment, also a new one.
//! PostgreSQL lines up the migrations itself; for SQLite a lock on a file
//! beside the database does.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, SqlitePool};

use super::Store;
use super::at_hand::AtHand;
use super::database::{Desk, On, Pool, Turn};
use super::kept::Kept;
use super::ledger::Ledger;
use super::minutes::Minutes;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long to wait for a connection, and on SQLite for another's write.
pub(super) const WAIT: Duration = Duration::from_millis(1500);
/// How long one statement may run on PostgreSQL, in milliseconds.
const STATEMENT_MS: u32 = 2000;
/// How long the database may take to answer the first time, and how long
/// another process may take to migrate it.
const START: Duration = Duration::from_secs(30);
/// Connections that read from SQLite; each is a thread.
const READERS: u32 = 4;
/// Connections to PostgreSQL from one process.
const CONNECTIONS: u32 = 16;

/// Why the memory could not be opened: one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A URL of another kind.
    #[error(
        "DATABASE_URL must be sqlite://readalong.db (a file), sqlite::memory: (nothing is kept) or postgres://user:password@host/database"
    )]
    Form,
    /// A URL of the right kind with something wrong in it.
    #[error(
        "DATABASE_URL cannot be used ({reason}); it must be sqlite://readalong.db, sqlite::memory: or postgres://user:password@host/database"
    )]
    Options {
        /// What is wrong, without the URL.
        reason: String,
    },
    /// The database does not answer or refuses.
    #[error(
        "the database in DATABASE_URL ({place}) cannot be opened: {reason}; it must be sqlite://readalong.db, sqlite::memory: or postgres://user:password@host/database"
    )]
    Unreachable {
        /// The file, or the host and database.
        place: String,
        /// What the database said.
        reason: String,
    },
    /// The tables are not those of this version.
    #[error("the tables in DATABASE_URL ({place}) cannot be brought to this version: {reason}")]
    Migration {
        /// The file, or the host and database.
        place: String,
        /// What went wrong.
        reason: String,
    },
}

impl Store {
    /// Opens the memory at a URL and brings its tables to this version.
    ///
    /// `sqlite://file.db` (made where missing), `sqlite::memory:` or
    /// `postgres://user:password@host/database`.
    ///
    /// # Errors
    ///
    /// [`OpenError`], whose words name `DATABASE_URL` and what it may be, and
    /// never its password.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let url = url.trim();
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => open_sqlite(url).await,
            Some("postgres" | "postgresql") => open_postgres(url).await,
            _ => Err(OpenError::Form),
        }
    }
}

async fn open_sqlite(url: &str) -> Result<Store, OpenError> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(options_error)?
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(WAIT);
    if url.contains(":memory:") || url.contains("mode=memory") {
        // A database in memory lives as long as its one connection.
        let pool = sqlite_pool(options, 1);
        let place = "in memory";
        in_time(place, migrate_sqlite(pool.clone())).await?;
        let kept = Kept::none_of(pool.clone());
        return Ok(store(
            On::Sqlite(kept.clone()),
            On::Sqlite(pool),
            On::Sqlite(kept),
            AtHand::nothing(),
        ));
    }
    let file = options.get_filename().to_owned();
    let place = file.display().to_string();
    if file.as_os_str().is_empty() {
        return Err(OpenError::Options {
            reason: "it names no file".to_owned(),
        });
    }
    let options = options.journal_mode(SqliteJournalMode::Wal);
    // A confirmed rating survives a power cut.
    let safe = options.clone().synchronous(SqliteSynchronous::Full);
    // Of what is written through this one, a power cut may take the last
    // seconds; a crash of the program takes nothing. See `asked`.
    let light = options.synchronous(SqliteSynchronous::Normal);
    let write = sqlite_pool(safe.clone(), 1);

    let lock = lock_beside(&file, &place).await?;
    in_time(&place, migrate_sqlite(write.clone())).await?;
    // Closing the file lets the next process in.
    drop(lock);

    let readers = Kept::all_of(sqlite_pool(safe, READERS));
    let light = Kept::all_of(sqlite_pool(light, 1));
    Ok(store(
        On::Sqlite(readers),
        On::Sqlite(write),
        On::Sqlite(light),
        AtHand::of_file(&file),
    ))
}

fn store(read: Desk, write: Pool, light: Desk, at_hand: AtHand) -> Store {
    let turn = Turn::default();
    Store {
        read,
        ledger: Ledger::open(write.clone(), Turn::clone(&turn), at_hand.clone()),
        minutes: Minutes::open(light.clone(), turn, at_hand.clone()),
        at_hand,
        write,
        light,
    }
}

fn sqlite_pool(options: SqliteConnectOptions, connections: u32) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(WAIT)
        // A file does not hang up, so there is nothing to test or to renew.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(options)
}

/// Locks `<database>.lock` until the answer is dropped.
///
/// Never the database itself: closing any handle on it would drop the locks
/// that SQLite holds on it in this process.
async fn lock_beside(file: &Path, place: &str) -> Result<File, OpenError> {
    let mut path = OsString::from(file);
    path.push(".lock");
    let path = PathBuf::from(path);
    let unreachable = |reason: String| OpenError::Unreachable {
        place: place.to_owned(),
        reason,
    };
    let lock = File::options()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(|error| unreachable(format!("{} beside it: {error}", path.display())))?;
    let line_up = async {
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                Err(TryLockError::Error(error)) => return Err(unreachable(error.to_string())),
            }
        }
    };
    match tokio::time::timeout(START, line_up).await {
        Ok(locked) => locked.map(|()| lock),
        Err(_) => Err(unreachable(
            "another process has been opening it for half a minute".to_owned(),
        )),
    }
}

async fn open_postgres(url: &str) -> Result<Store, OpenError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(options_error)?
        .application_name("readalong");
    let place = format!(
        "{} on {}",
        options.get_database().unwrap_or(options.get_username()),
        options.get_host()
    );
    in_time(&place, migrate_postgres(options.clone())).await?;

    let pool = postgres_pool(options.options([("statement_timeout", STATEMENT_MS)]));
    Ok(store(
        On::Postgres(pool.clone()),
        On::Postgres(pool.clone()),
        On::Postgres(pool),
        AtHand::nothing(),
    ))
}

async fn migrate_sqlite(pool: SqlitePool) -> Result<(), MigrateError> {
    SQLITE.run(&pool).await
}

/// On a connection of its own, since the migration, and waiting for another
/// process's, may take longer than a statement may.
async fn migrate_postgres(options: PgConnectOptions) -> Result<(), MigrateError> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        // A server that is only just starting refuses at first.
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options)
        .await?;
    let done = POSTGRES.run(&pool).await;
    pool.close().await;
    done
}

fn postgres_pool(options: PgConnectOptions) -> PgPool {
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(WAIT)
        // Asking before every statement would double its time; a connection
        // that was used just now is trusted.
        .test_before_acquire(false)
        .before_acquire(|connection, last| {
            Box::pin(async move {
                if last.idle_for > Duration::from_secs(1) {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        // A connection through a cut network neither works nor fails, and the
        // pool's own test after use would keep its place for a quarter of an hour.
        .after_release(|connection, _| {
            Box::pin(async move {
                match tokio::time::timeout(WAIT, connection.ping()).await {
                    Ok(alive) => alive.map(|()| true),
                    Err(_) => Err(sqlx::Error::PoolTimedOut),
                }
            })
        })
        .connect_lazy_with(options)
}

async fn in_time(
    place: &str,
    migrate: impl Future<Output = Result<(), MigrateError>>,
) -> Result<(), OpenError> {
    let place = place.to_owned();
    match tokio::time::timeout(START, migrate).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(MigrateError::Execute(error))) => Err(OpenError::Unreachable {
            reason: match error {
                sqlx::Error::PoolTimedOut => "it does not answer".to_owned(),
                error => error.to_string(),
            },
            place,
        }),
        Ok(Err(error)) => Err(OpenError::Migration {
            reason: error.to_string(),
            place,
        }),
        Err(_) => Err(OpenError::Unreachable {
            reason: "it does not answer".to_owned(),
            place,
        }),
    }
}

fn options_error(error: sqlx::Error) -> OpenError {
    // The wrapper says "error with configuration" only; what is wrong is inside.
    let reason = match error {
        sqlx::Error::Configuration(inner) => inner.to_string(),
        other => other.to_string(),
    };
    OpenError::Options { reason }
}
