//! Which questions were put where.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, seconds};
use super::database::{On, PATIENCE, ask};
use super::open::WAIT;
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
    /// A power cut may forget the last of these, which does no more harm than a
    /// question put twice, so nobody waits for the disk here.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or the review is gone.
    pub async fn remember_asked(
        &self,
        club: ClubId,
        channel: ChannelId,
        review: ReviewId,
        key: &str,
        at: DateTime<Utc>,
        again: bool,
    ) -> Result<bool, StoreError> {
        // The wait for a turn and the statement's own wait for the file together
        // take no longer than a statement may. What is begun is not given up: it
        // would be done behind the member's back.
        let _turn = match &self.light {
            On::Sqlite(_) => {
                let turn = tokio::time::timeout(PATIENCE - WAIT, self.turn.lock());
                Some(turn.await.map_err(|_| StoreError::TimedOut)?)
            }
            On::Postgres(_) => None,
        };
        let rows: Vec<i64> = ask!(&self.light, |db| {
            sqlx::query_scalar(
            "insert into asked (club, channel, review, question, at) values ($1, $2, $3, $4, $5)
            on conflict (channel, review, question) do update
            set at = excluded.at, times = asked.times + 1 where $6
            returning times"
        )
        .bind(club.column())
        .bind(channel.column())
        .bind(review.0)
        .bind(key)
        .bind(seconds(at))
        .bind(again)
        .fetch_all(db)
        })?;
        Ok(!rows.is_empty())
    }
}
