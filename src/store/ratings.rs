//! What members think of books.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, stars};
use super::database::ask;
use super::ledger::{Deed, Entry, Rated};
use super::{Store, StoreError};
use crate::club::ids::{BookId, ClubId, MemberId};
use crate::club::note::Note;
use crate::club::stars::Stars;

/// What a member gave a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The stars.
    pub stars: Stars,
    /// The note beside them, if any.
    pub note: Option<Note>,
}

impl Store {
    /// Records or changes a member's rating. When this answers, it is on disk.
    /// Where nothing is said of a note, an earlier one stays; `Some(None)` takes
    /// it away.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchBook`] where the club does not have the book. After
    /// an error nothing was recorded, but where the connection broke during the
    /// commit itself nobody can say; to rate again is always right.
    pub async fn rate(
        &self,
        club: ClubId,
        book: BookId,
        member: MemberId,
        stars: Stars,
        note: Option<Option<&Note>>,
        at: DateTime<Utc>,
    ) -> Result<Rated, StoreError> {
        let nothing = || Note {
            words: String::new(),
            spoiler: false,
        };
        let note = note.map(|note| note.cloned().unwrap_or_else(nothing));
        let deed = Deed::Rate { stars, note, at };
        let entry = Entry {
            club,
            book,
            member,
            deed,
        };
        self.ledger
            .write(entry)
            .await?
            .ok_or(StoreError::NoSuchBook)
    }

    /// Withdraws a member's rating; `None` where there was none.
    ///
    /// # Errors
    ///
    /// As for [`Store::rate`], but a book that is gone has no rating to withdraw.
    pub async fn unrate(
        &self,
        club: ClubId,
        book: BookId,
        member: MemberId,
    ) -> Result<Option<Rated>, StoreError> {
        let deed = Deed::Withdraw;
        self.ledger
            .write(Entry {
                club,
                book,
                member,
                deed,
            })
            .await
    }

    /// What a member has given a book, and the note with it.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn rating_of(
        &self,
        book: BookId,
        member: MemberId,
    ) -> Result<Option<Given>, StoreError> {
        let row: Option<(Option<i64>, Option<String>, bool)> =
            ask!(&self.read, |db| sqlx::query_as(
                "select quarters, note, spoiler from rating where book = $1 and member = $2"
            )
            .bind(book.0)
            .bind(member.column())
            .fetch_optional(db))?;
        Ok(row.and_then(given))
    }

    /// What a member's last change of a rating replaced; `None` where the rating
    /// is the first, or gone.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn rating_before(
        &self,
        book: BookId,
        member: MemberId,
    ) -> Result<Option<Given>, StoreError> {
        let row: Option<(Option<i64>, Option<String>, bool)> =
            ask!(&self.read, |db| sqlx::query_as(
                "select previous, previous_note, previous_spoiler from rating
                where book = $1 and member = $2"
            )
            .bind(book.0)
            .bind(member.column())
            .fetch_optional(db))?;
        Ok(row.and_then(given))
    }
}

fn given((quarters, words, spoiler): (Option<i64>, Option<String>, bool)) -> Option<Given> {
    Some(Given {
        stars: stars(quarters?)?,
        note: words
            .filter(|words| !words.is_empty())
            .map(|words| Note { words, spoiler }),
    })
}
