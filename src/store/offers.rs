//! Reviews of feeds that staff are asked about.
//!
//! The message that asks is like a card: a row first, and a message second.
//! How a review comes to be asked about is [`findings`](super::findings)'.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::columns::{Snowflake, seconds};
use super::database::{ask, on};
use super::earlier::earlier;
use super::posting::{How, Order, put, revive};
use super::reviews::{Written, review};
use super::{Posted, Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, FeedId, MemberId, MessageId, OfferId, ReviewId};
use crate::club::review::Review;

/// A review that staff are to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferJob {
    /// Which.
    pub offer: OfferId,
    /// The review, with its body.
    pub review: Review,
    /// Where it was published.
    pub source: String,
    /// The message that asks; `None` where none is known to be sent.
    pub message: Option<MessageId>,
    /// When sending was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// The version to show.
    pub wanted: i64,
    /// When it was found.
    pub made_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct OfferRow {
    id: i64,
    fields: String,
    body: String,
    source: String,
    message: Option<i64>,
    attempted_at: Option<DateTime<Utc>>,
    wanted: i64,
    made_at: DateTime<Utc>,
}

/// Runs a statement that changes one offer.
macro_rules! change_offer {
    ($store:expr, $sql:literal, $offer:expr $(, $value:expr)*) => {
        on!(&$store.write, |db| async {
            sqlx::query($sql).bind($offer.0)$(.bind($value))*.execute(db).await.map(drop)
        })
    };
}

impl Store {
    /// Up to `limit` reviews of a feed that staff are to be asked about, the
    /// oldest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn offers_to_show(
        &self,
        feed: FeedId,
        limit: u32,
    ) -> Result<Vec<OfferJob>, StoreError> {
        let rows: Vec<OfferRow> = ask!(&self.read, |db| sqlx::query_as(
            "select id, fields, body, source, message, attempted_at, wanted, made_at
            from offer
            where feed = $1 and state = 'waiting' and wanted <> shown
            order by id limit $2"
        )
        .bind(feed.0)
        .bind(i64::from(limit))
        .fetch_all(db))?;
        rows.into_iter().map(OfferRow::read).collect()
    }

    /// Sending the message that asks is about to be tried.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then it must not be tried.
    pub async fn offer_attempted(
        &self,
        offer: OfferId,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_offer!(
            self,
            "update offer set attempted_at = $2 where id = $1",
            offer,
            seconds(at)
        )
    }

    /// The message that asks is there and says this version.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn offer_shown(
        &self,
        offer: OfferId,
        message: MessageId,
        version: i64,
    ) -> Result<(), StoreError> {
        change_offer!(
            self,
            "update offer set message = $2, shown = $3 where id = $1",
            offer,
            message.column(),
            version
        )
    }

    /// Posts what staff were asked about, on behalf of `staff`, or puts it in
    /// the place of its earlier version. Where it is posted and its card was
    /// given up, that is ordered anew. `None` where somebody has posted or
    /// ignored it, or the club follows the feed no more.
    ///
    /// # Errors
    ///
    /// As for [`Store::post`]; staff can then be asked again.
    pub async fn post_offer(
        &self,
        offer: OfferId,
        club: ClubId,
        staff: MemberId,
        at: DateTime<Utc>,
    ) -> Result<Option<Posted>, StoreError> {
        let mut tx = self.write.begin().await?;
        // Of two who press at once, the second waits here and then finds it posted.
        type Taken = (String, String, String, i64, Option<i64>);
        let taken: Option<Taken> = on!(&mut tx, |tx| sqlx::query_as(
            "update offer set state = 'posted'
            where id = $1 and club = $2 and state <> 'ignored'
            returning fields, body, source, feed, review"
        )
        .bind(offer.0)
        .bind(club.column())
        .fetch_optional(&mut **tx))?;
        let Some((fields, body, source, feed, before)) = taken else {
            return Ok(None);
        };
        let channel: i64 = on!(&mut tx, |tx| sqlx::query_scalar(
            "select channel from feed where id = $1"
        )
        .bind(feed)
        .fetch_one(&mut **tx))?;
        let order = Order {
            club,
            channel: ChannelId::from_column(channel),
            staff,
            source: &source,
            at: seconds(at),
        };
        if fields.is_empty() {
            let revived = match before {
                Some(before) => revive(&mut tx, &order, ReviewId(before)).await?,
                None => None,
            };
            if revived.is_some() {
                tx.commit().await?;
            }
            return Ok(revived);
        }
        let review = review(&fields, body)?;
        let hash = Written::new(&review)?.content_hash;
        let known = earlier(&mut tx, club, &review, &hash).await?;
        let how = match known {
            Some(known) if known.likeness.is_certain() && !known.place.stopped => {
                How::Update(known.review)
            }
            _ => How::Beside,
        };
        let posted = put(&mut tx, &order, &review, how).await?;
        on!(&mut tx, |tx| async {
            sqlx::query("update offer set review = $2, fields = '', body = '' where id = $1")
                .bind(offer.0)
                .bind(posted.review().0)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        tx.commit().await?;
        Ok(Some(posted))
    }

    /// Staff do not want this review; gives where it was published, and `None`
    /// where somebody has posted or ignored it before.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn ignore_offer(
        &self,
        offer: OfferId,
        club: ClubId,
    ) -> Result<Option<String>, StoreError> {
        on!(&self.write, |db| sqlx::query_scalar(
            "update offer set state = 'ignored', fields = '', body = ''
            where id = $1 and club = $2 and state = 'waiting'
            returning source"
        )
        .bind(offer.0)
        .bind(club.column())
        .fetch_optional(db))
    }
}

impl OfferRow {
    fn read(self) -> Result<OfferJob, StoreError> {
        Ok(OfferJob {
            offer: OfferId(self.id),
            review: review(&self.fields, self.body)?,
            source: self.source,
            message: self.message.map(MessageId::from_column),
            attempted_at: self.attempted_at,
            wanted: self.wanted,
            made_at: self.made_at,
        })
    }
}
