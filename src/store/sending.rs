//! Reviews from the command line: posted in a way that is known beforehand, or
//! imported without a card, and how far the press is with them.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, seconds};
use super::database::ask;
use super::posting::{How, Order, Posted, import, put};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, MemberId, MessageId, ReviewId};
use crate::club::review::Review;

/// How far the printing of a card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printing {
    /// The channel it is for.
    pub channel: ChannelId,
    /// Its message, once posted.
    pub message: Option<MessageId>,
    /// Whether the message shows all that it should.
    pub is_done: bool,
    /// Why nobody tries any more.
    pub stopped: Option<String>,
}

impl Store {
    /// Posts a review as [`Store::post`] does, in a way of its own.
    ///
    /// # Errors
    ///
    /// As [`Store::post`].
    pub async fn post_how(
        &self,
        club: ClubId,
        (channel, staff): (ChannelId, MemberId),
        (review, how): (&Review, How),
        source: &str,
        at: DateTime<Utc>,
    ) -> Result<Posted, StoreError> {
        let order = Order {
            club,
            channel,
            staff,
            source,
            at: seconds(at),
        };
        let mut tx = self.write.begin().await?;
        let posted = put(&mut tx, &order, review, how).await?;
        if !matches!(posted, Posted::Already(_)) {
            tx.commit().await?;
        }
        Ok(posted)
    }

    /// Gives a review to a club without posting it, so that its book can be
    /// rated and asked about; `at` is when it was written, and `channel` where
    /// its card would go. `false` where the club has it already; then nothing
    /// was written.
    ///
    /// # Errors
    ///
    /// As [`Store::post`].
    pub async fn import(
        &self,
        club: ClubId,
        channel: ChannelId,
        review: &Review,
        source: &str,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let order = Order {
            club,
            channel,
            staff: MemberId::NOBODY,
            source,
            at: seconds(at),
        };
        let mut tx = self.write.begin().await?;
        let (_, new) = import(&mut tx, &order, review).await?;
        if new {
            tx.commit().await?;
        }
        Ok(new)
    }

    /// How far the printing of a review's card is; `None` where the club has no
    /// such review.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn printing(
        &self,
        club: ClubId,
        review: ReviewId,
    ) -> Result<Option<Printing>, StoreError> {
        type Row = (i64, Option<i64>, i64, i64, Option<String>);
        let row: Option<Row> = ask!(&self.read, |db| sqlx::query_as(
            "select channel, message, wanted, shown, stopped from card
            where club = $1 and review = $2"
        )
        .bind(club.column())
        .bind(review.0)
        .fetch_optional(db))?;
        Ok(
            row.map(|(channel, message, wanted, shown, stopped)| Printing {
                channel: ChannelId::from_column(channel),
                message: message.map(MessageId::from_column),
                is_done: wanted == shown,
                stopped,
            }),
        )
    }
}
