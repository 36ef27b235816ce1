//! Threads that hang on questions: which review they are about, and what may be
//! given away in them.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, seconds};
use super::database::{ask, on};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, ReviewId};

/// A thread that hangs on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discussion {
    /// The review that the question came from.
    pub review: ReviewId,
    /// What may be given away: 0 nothing, 1 a little, 2 everything.
    pub tier: u8,
}

impl Store {
    /// Remembers a thread that is being opened. One that is known stays as it is.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or the review is gone.
    pub async fn open_discussion(
        &self,
        club: ClubId,
        thread: ChannelId,
        discussion: Discussion,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query(
                "insert into discussion (thread, club, review, tier, made_at)
                values ($1, $2, $3, $4, $5) on conflict (thread) do nothing",
            )
            .bind(thread.column())
            .bind(club.column())
            .bind(discussion.review.0)
            .bind(i64::from(discussion.tier))
            .bind(seconds(at))
            .execute(db)
            .await
            .map(drop)
        })
    }

    /// What a thread is about; `None` where it hangs on no question.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn discussion(
        &self,
        club: ClubId,
        thread: ChannelId,
    ) -> Result<Option<Discussion>, StoreError> {
        let row: Option<(i64, i64)> = ask!(&self.read, |db| sqlx::query_as(
            "select review, tier from discussion where thread = $1 and club = $2"
        )
        .bind(thread.column())
        .bind(club.column())
        .fetch_optional(db))?;
        Ok(row.map(|(review, tier)| Discussion {
            review: ReviewId(review),
            tier: u8::try_from(tier).unwrap_or_default(),
        }))
    }
}
