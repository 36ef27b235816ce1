//! Whether a SQLite file has changed, asked without SQLite.
//!
//! In WAL mode each commit, by whichever process, writes the head of the
//! WAL-index anew: of the file `-shm` beside the database, which all connections
//! share as memory (<https://www.sqlite.org/walformat.html>, "The WAL-Index
//! Header"). Where two looks see the same bytes there was no commit between
//! them. A look is two calls to the system; `pragma data_version` would be a
//! trip to a connection's thread and back, as dear as reading the row itself.
//!
//! What is kept while nothing changes lives in [`super::at_hand`].

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Both copies of the header.
const LENGTH: usize = 96;

/// What a look saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head([u8; LENGTH]);

impl Head {
    /// Whether exactly one commit lies between the other head and this one.
    pub(super) fn is_next_after(&self, other: &Self) -> bool {
        match (self.commits(), other.commits()) {
            (Some(now), Some(then)) => now == then.wrapping_add(1),
            _ => false,
        }
    }

    /// The counter of commits; `None` where the head was being written.
    fn commits(&self) -> Option<u32> {
        let (one, other) = self.0.split_at(LENGTH / 2);
        let counter: [u8; 4] = one.get(8..12)?.try_into().ok()?;
        (one == other).then(|| u32::from_ne_bytes(counter))
    }
}

/// The file that the heads are read from.
///
/// Closing any handle on it would drop the locks that SQLite holds on it in this
/// process, so it stays open for good, unless SQLite has deleted it.
pub(super) struct Heads {
    path: PathBuf,
    file: Option<File>,
}

impl Heads {
    /// Of a database that a connection of this process is open on.
    pub(super) fn beside(database: &Path) -> Self {
        let mut path = database.as_os_str().to_owned();
        path.push("-shm");
        let path = PathBuf::from(path);
        Self {
            file: File::open(&path).ok(),
            path,
        }
    }

    /// How it is now; `None` where that cannot be said.
    pub(super) fn look(&mut self) -> Option<Head> {
        if !self.file.as_ref().is_some_and(stands) {
            // The last connection has deleted it; the next one made another.
            self.file = File::open(&self.path).ok();
        }
        let file = self.file.as_ref().filter(|file| stands(file))?;
        let mut head = [0; LENGTH];
        read_from_the_start(file, &mut head).ok()?;
        Some(Head(head))
    }
}

impl Drop for Heads {
    fn drop(&mut self) {
        if let Some(file) = self.file.take()
            && stands(&file)
        {
            std::mem::forget(file);
        }
    }
}

/// Whether a file has not been deleted.
#[cfg(unix)]
fn stands(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().is_ok_and(|file| file.nlink() > 0)
}

#[cfg(unix)]
fn read_from_the_start(file: &File, into: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    file.read_exact_at(into, 0)
}

/// Elsewhere a file is not known to show what is written through memory.
#[cfg(not(unix))]
fn stands(_: &File) -> bool {
    false
}

#[cfg(not(unix))]
fn read_from_the_start(_: &File, _: &mut [u8]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
    use sqlx::{ConnectOptions, Connection, SqliteConnection};

    async fn open(path: &Path) -> SqliteConnection {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        options.connect().await.unwrap()
    }

    async fn run(connection: &mut SqliteConnection, statement: &'static str) {
        sqlx::query(statement).execute(connection).await.unwrap();
    }

    #[tokio::test]
    async fn each_commit_shows_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("club.db");
        let mut one = open(&path).await;
        run(&mut one, "create table vote (stars integer)").await;
        let mut heads = Heads::beside(&path);
        let mut last = heads.look().unwrap();
        let mut other = open(&path).await;
        for round in 0..500 {
            let writer = if round % 2 == 0 { &mut one } else { &mut other };
            run(writer, "insert into vote values (4)").await;
            let head = heads.look().unwrap();
            assert!(head.is_next_after(&last), "failed in round {round}");
            assert!(!head.is_next_after(&head), "failed in round {round}");
            // What reads, and what changes nothing, leaves it as it is.
            run(&mut other, "select * from vote").await;
            run(&mut one, "delete from vote where stars = 5").await;
            assert_eq!(heads.look(), Some(head), "failed in round {round}");
            last = head;
        }
        // The log is begun anew; there must be no doubt about what follows.
        run(&mut one, "pragma wal_checkpoint(truncate)").await;
        let last = heads.look().unwrap();
        run(&mut other, "insert into vote values (3)").await;
        assert!(heads.look().unwrap().is_next_after(&last));
    }

    #[tokio::test]
    async fn a_file_that_is_gone_says_nothing_and_a_new_one_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("club.db");
        let mut connection = open(&path).await;
        run(&mut connection, "create table vote (stars integer)").await;
        let mut heads = Heads::beside(&path);
        let before = heads.look().unwrap();
        connection.close().await.unwrap();
        assert_eq!(heads.look(), None);
        let mut connection = open(&path).await;
        run(&mut connection, "insert into vote values (4)").await;
        let after = heads.look().unwrap();
        assert_ne!(after, before);
    }
}
