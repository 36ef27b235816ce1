//! How books stand, kept at hand while the database stays as it is.
//!
//! On a SQLite file every look begins with its [`Head`], so a standing given
//! from here is what a statement would read at this moment, whoever else writes:
//! another process, another part of this one, somebody's `sqlite3`. After a
//! commit everything is forgotten, with one exception: the ledger and the
//! minutes [announce](AtHand::announce) what they are about to write, and where
//! theirs was the only commit since, what they say has changed is all that has.
//!
//! PostgreSQL and a database in memory have no such head; nothing is kept there.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::head::{Head, Heads};
use super::standing::{Standing, Which};
use crate::club::ids::{BookId, ClubId};
use crate::club::tally::Tally;

/// The most standings that are kept; a thousand take some three megabytes.
const MOST: usize = 1_000;

/// What is at hand. A clone is another handle on it.
#[derive(Clone)]
pub(super) struct AtHand(Arc<Mutex<Kept>>);

struct Kept {
    /// `None` where nothing can be kept, or no more.
    heads: Option<Heads>,
    /// What all of this was read under, or later.
    head: Option<Head>,
    standings: HashMap<(ClubId, Which), Option<Standing>>,
    /// Whether somebody has announced a write that has not ended.
    announced: bool,
}

/// What a look came to.
pub(super) enum Found {
    /// So it stands; `None` for a book that the club does not have.
    Standing(Option<Standing>),
    /// It has to be read, and may be [kept](AtHand::keep) under this head.
    Nothing(Option<Head>),
}

/// A write that is under way. Dropped, it may have happened or not.
pub(super) struct Announced<'a> {
    of: &'a AtHand,
    before: Option<Head>,
}

impl AtHand {
    /// For a SQLite file on which a connection of this process is open.
    pub(super) fn of_file(database: &Path) -> Self {
        Self::new(Some(Heads::beside(database)))
    }

    /// Keeps nothing.
    pub(super) fn nothing() -> Self {
        Self::new(None)
    }

    fn new(heads: Option<Heads>) -> Self {
        Self(Arc::new(Mutex::new(Kept {
            heads,
            head: None,
            standings: HashMap::new(),
            announced: false,
        })))
    }

    /// Looks for a standing.
    pub(super) fn find(&self, club: ClubId, which: Which) -> Found {
        let mut kept = self.kept();
        let Some(head) = kept.look() else {
            return Found::Nothing(None);
        };
        if kept.head != Some(head) {
            // What was announced may be this commit. Whether it is, is known in
            // a moment, so the others are not forgotten for it.
            let perhaps_announced =
                kept.announced && kept.head.is_some_and(|then| head.is_next_after(&then));
            if perhaps_announced {
                return Found::Nothing(None);
            }
            kept.forget(Some(head));
        }
        match kept.standings.get(&(club, which)) {
            Some(standing) => Found::Standing(standing.clone()),
            None => Found::Nothing(Some(head)),
        }
    }

    /// Keeps a standing that was read after the head was seen.
    pub(super) fn keep(&self, seen: Head, club: ClubId, which: Which, standing: Option<Standing>) {
        let mut kept = self.kept();
        if kept.head == Some(seen) {
            if kept.standings.len() >= MOST {
                kept.standings.clear();
            }
            kept.standings.insert((club, which), standing);
        }
    }

    /// Announces a write of which it will be known what it changed. Only one may
    /// be under way at a time: whoever announces has the turn to write.
    pub(super) fn announce(&self) -> Announced<'_> {
        let mut kept = self.kept();
        let before = kept.look();
        if kept.head != before {
            kept.forget(before);
        }
        kept.announced = true;
        Announced { of: self, before }
    }

    /// Keeps nothing from now on.
    pub(super) fn close(&self) {
        let mut kept = self.kept();
        kept.heads = None;
        kept.forget(None);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Announced<'_> {
    /// The write has certainly changed something and is committed; of what a
    /// standing shows it changed these tallies alone.
    pub(super) fn done<'a>(self, tallies: impl IntoIterator<Item = (&'a BookId, &'a Tally)>) {
        let mut kept = self.of.kept();
        let now = kept.look();
        let (Some(before), Some(now)) = (self.before, now) else {
            return;
        };
        if now == before {
            // A file that does not show commits is not to be believed.
            tracing::warn!("the database's -shm file does not follow its commits");
            kept.heads = None;
            kept.forget(None);
        } else if kept.head == Some(before) && now.is_next_after(&before) {
            kept.head = Some(now);
            for (book, tally) in tallies {
                let standings = kept.standings.values_mut().flatten();
                for standing in standings.filter(|standing| standing.book == *book) {
                    standing.tally = tally.clone();
                }
            }
        }
    }
}

impl Drop for Announced<'_> {
    fn drop(&mut self) {
        self.of.kept().announced = false;
    }
}

impl Kept {
    fn look(&mut self) -> Option<Head> {
        self.heads.as_mut()?.look()
    }

    fn forget(&mut self, head: Option<Head>) {
        self.head = head;
        self.standings.clear();
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
    use sqlx::{ConnectOptions, SqliteConnection};

    use crate::club::ids::{ChannelId, ReviewId};
    use crate::club::stars::Stars;
    use crate::store::standing::CardPlace;

    const CLUB: ClubId = ClubId(1);

    fn standing(book: i64) -> Standing {
        Standing {
            book: BookId(book),
            review: ReviewId(book),
            version: 1,
            fields: Arc::default(),
            card: CardPlace::from_columns(1, None, None, (false, false)),
            tally: Tally::default(),
            veil: None,
            step: Default::default(),
        }
    }

    async fn database(folder: &Path) -> (SqliteConnection, AtHand) {
        let path = folder.join("club.db");
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let mut connection = options.connect().await.unwrap();
        write(&mut connection, "create table vote (stars integer)").await;
        (connection, AtHand::of_file(&path))
    }

    async fn write(connection: &mut SqliteConnection, statement: &'static str) {
        sqlx::query(statement).execute(connection).await.unwrap();
    }

    fn found(at_hand: &AtHand, book: i64) -> Option<Standing> {
        match at_hand.find(CLUB, Which::Book(BookId(book))) {
            Found::Standing(standing) => standing,
            Found::Nothing(_) => None,
        }
    }

    fn keep(at_hand: &AtHand, book: i64) {
        let which = Which::Book(BookId(book));
        let Found::Nothing(Some(seen)) = at_hand.find(CLUB, which) else {
            panic!("there should be nothing, and a head");
        };
        at_hand.keep(seen, CLUB, which, Some(standing(book)));
    }

    #[tokio::test]
    async fn a_commit_makes_it_forget() {
        let folder = tempfile::tempdir().unwrap();
        let (mut connection, at_hand) = database(folder.path()).await;
        keep(&at_hand, 7);
        assert_eq!(found(&at_hand, 7), Some(standing(7)));
        assert_eq!(found(&at_hand, 8), None);
        write(&mut connection, "insert into vote values (4)").await;
        assert_eq!(found(&at_hand, 7), None);

        // What was read before a commit is not kept after it.
        let which = Which::Here(ChannelId(1));
        let Found::Nothing(Some(seen)) = at_hand.find(CLUB, which) else {
            panic!("there should be nothing, and a head");
        };
        write(&mut connection, "insert into vote values (4)").await;
        keep(&at_hand, 7);
        at_hand.keep(seen, CLUB, which, Some(standing(7)));
        let here = at_hand.find(CLUB, which);
        assert!(matches!(here, Found::Nothing(Some(_))));
        assert_eq!(found(&at_hand, 7), Some(standing(7)));
        at_hand.close();
        assert_eq!(found(&at_hand, 7), None);
    }

    #[tokio::test]
    async fn what_was_announced_changes_what_it_says_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let (mut connection, at_hand) = database(folder.path()).await;
        keep(&at_hand, 7);
        keep(&at_hand, 8);
        let mut tally = Tally::default();
        tally.add(Stars::from_quarters(14).unwrap(), 3);

        let announced = at_hand.announce();
        write(&mut connection, "insert into vote values (4)").await;
        // Not yet known whose commit it was.
        assert_eq!(found(&at_hand, 7), None);
        announced.done([(&BookId(7), &tally)]);
        assert_eq!(found(&at_hand, 7).unwrap().tally, tally);
        assert_eq!(found(&at_hand, 8), Some(standing(8)));

        // Somebody else was there, too.
        let announced = at_hand.announce();
        write(&mut connection, "insert into vote values (4)").await;
        write(&mut connection, "insert into vote values (4)").await;
        announced.done([]);
        assert_eq!(found(&at_hand, 7), None);

        // It came to nothing, and somebody else was there.
        keep(&at_hand, 7);
        let announced = at_hand.announce();
        write(&mut connection, "insert into vote values (4)").await;
        drop(announced);
        assert_eq!(found(&at_hand, 7), None);
    }

    #[tokio::test]
    async fn a_file_that_does_not_follow_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let (_connection, at_hand) = database(folder.path()).await;
        keep(&at_hand, 7);
        at_hand.announce().done([]);
        let nothing = at_hand.find(CLUB, Which::Book(BookId(7)));
        assert!(matches!(nothing, Found::Nothing(None)));
    }
}
