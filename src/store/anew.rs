//! Cards that nobody prints any more, brought back by staff: taken up where their
//! message stands, or posted anew. How a card is printed is in [`super::cards`].

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::QueryBuilder;

use super::columns::{Snowflake, seconds};
use super::database::on;
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, MemberId, ReviewId};

/// How a card that nobody prints any more is brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew {
    /// Its message stands and is to follow again.
    TakeUp,
    /// A new message in this channel, on behalf of this member of staff.
    Post(ChannelId, MemberId),
}

impl Store {
    /// Brings a card back: it wants printing, and nothing of an earlier message
    /// or refusal is left where a new message is to be posted. `false` where the
    /// club does not have the review.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn card_anew(
        &self,
        club: ClubId,
        review: ReviewId,
        anew: Anew,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.write.begin().await?;
        let ordered: Option<DateTime<Utc>> = on!(&mut tx, |tx| async {
            sqlx::query_scalar("select made_at from card where review = $1 and club = $2")
                .bind(review.0)
                .bind(club.column())
                .fetch_optional(&mut **tx)
                .await
        })?;
        let Some(ordered) = ordered else {
            return Ok(false);
        };
        // A nonce is of a card and its time, and Discord gives no second message
        // for one, also where the first was deleted.
        let at = seconds(at).max(ordered + TimeDelta::seconds(1));
        let card: Option<i64> = on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new(
                "update card set wanted = wanted + 1, stopped = null, leased_until = null",
            );
            if let Anew::Post(channel, staff) = anew {
                query
                    .push(
                        ", message = null, thread = null, unthreaded = false, shown = 0,
                        attempted_at = null, veiled_until = null, channel = ",
                    )
                    .push_bind(channel.column())
                    .push(", staff = ")
                    .push_bind(staff.column())
                    .push(", made_at = ")
                    .push_bind(at);
            }
            query
                .push(" where review = ")
                .push_bind(review.0)
                .push(" and club = ")
                .push_bind(club.column())
                .push(" returning id");
            query.build_query_scalar().fetch_optional(&mut **tx).await
        })?;
        if let (Some(card), Anew::Post(..)) = (card, anew) {
            on!(&mut tx, |tx| async {
                sqlx::query("delete from page where card = $1")
                    .bind(card)
                    .execute(&mut **tx)
                    .await
                    .map(drop)
            })?;
        }
        tx.commit().await?;
        Ok(card.is_some())
    }
}
