//! Which questions were put where.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::columns::Snowflake;
use super::database::ask;
use super::minutes::Put;
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, ReviewId};

impl Store {
    /// The questions about a review that were put in a channel: each question's
    /// key, and when it was last put, in seconds since 1970.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn asked(
        &self,
        channel: ChannelId,
        review: ReviewId,
    ) -> Result<HashMap<String, i64>, StoreError> {
        let rows: Vec<(String, DateTime<Utc>)> = ask!(&self.read, |db| sqlx::query_as(
            "select question, at from asked where channel = $1 and review = $2"
        )
        .bind(channel.column())
        .bind(review.0)
        .fetch_all(db))?;
        let asked = rows.into_iter().map(|(key, at)| (key, at.timestamp()));
        Ok(asked.collect())
    }

    /// Remembers that a question is being put; `false` where somebody else has
    /// just put it and the caller should choose another. With `again` it may
    /// have been put before, and the answer is `true`.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or the review is gone. Then it is not
    /// remembered.
    pub async fn remember_asked(
        &self,
        club: ClubId,
        channel: ChannelId,
        review: ReviewId,
        key: &str,
        at: DateTime<Utc>,
        again: bool,
    ) -> Result<bool, StoreError> {
        let put = Put {
            club,
            channel,
            review,
            key: key.to_owned(),
            at,
            again,
        };
        self.minutes.take_down(put).await
    }
}
