//! Drafts: what staff have been shown and have not posted yet, and how a review
//! is split into columns.

use chrono::{TimeDelta, Utc};
use sqlx::FromRow;

use super::columns::{Snowflake, clean, from_json, seconds, to_json};
use super::database::{Transaction, ask, on};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, DraftId, MemberId, ReviewId};
use crate::club::naming::fold;
use crate::club::review::Review;

/// A review that waits for its member of staff to press *Post*.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Who was shown it.
    pub staff: MemberId,
    /// Where it would be posted.
    pub channel: ChannelId,
    /// The review, with its body.
    pub review: Review,
    /// Where the document came from.
    pub source: String,
}

/// A review as the tables have it.
pub(super) struct Written {
    pub(super) fields: String,
    pub(super) body: String,
    pub(super) content_hash: String,
}

impl Written {
    /// Splits a review: its prose, everything else as JSON, and a hash by which
    /// the same text is known when it comes again. Spaces and line ends do not
    /// count, for they change when text is pasted.
    pub(super) fn new(review: &Review) -> Result<Self, StoreError> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(fold(review.title.as_deref().unwrap_or_default()).as_bytes());
        for word in review.body.split_whitespace() {
            hasher.update(b"\n").update(word.as_bytes());
        }
        let fields = Review {
            body: String::new(),
            ..review.clone()
        };
        Ok(Self {
            fields: to_json("review", &fields)?,
            body: clean(&review.body).into_owned(),
            content_hash: hasher.finalize().to_hex().to_string(),
        })
    }
}

/// The review that [`Written`] split.
pub(super) fn review(fields: &str, body: String) -> Result<Review, StoreError> {
    let fields: Review = from_json("review", fields)?;
    Ok(Review { body, ..fields })
}

/// How long a draft waits for staff.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(7);

#[derive(FromRow)]
struct DraftRow {
    staff: i64,
    channel: i64,
    fields: String,
    body: String,
    source: String,
}

impl Store {
    /// Keeps a review until staff post or drop it, and forgets those of this
    /// club that nobody has come back to for a week.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn add_draft(
        &self,
        club: ClubId,
        staff: MemberId,
        channel: ChannelId,
        review: &Review,
        source: &str,
    ) -> Result<DraftId, StoreError> {
        let written = Written::new(review)?;
        let now = seconds(Utc::now());
        let mut tx = self.write.begin().await?;
        found_club(&mut tx, club, now).await?;
        on!(&mut tx, |tx| async {
            sqlx::query("delete from draft where club = $1 and made_at < $2")
                .bind(club.column())
                .bind(now - DRAFTS_KEPT)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        let draft = on!(&mut tx, |tx| {
            sqlx::query_scalar(
            "insert into draft (club, staff, channel, fields, body, content_hash, source, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id"
        )
        .bind(club.column())
        .bind(staff.column())
        .bind(channel.column())
        .bind(written.fields)
        .bind(written.body)
        .bind(written.content_hash)
        .bind(clean(source).into_owned())
        .bind(now)
        .fetch_one(&mut **tx)
        })?;
        tx.commit().await?;
        Ok(DraftId(draft))
    }

    /// A draft of this club; `None` once it was posted or dropped.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn draft(&self, draft: DraftId, club: ClubId) -> Result<Option<Draft>, StoreError> {
        let row: Option<DraftRow> = ask!(&self.read, |db| sqlx::query_as(
            "select staff, channel, fields, body, source from draft where id = $1 and club = $2"
        )
        .bind(draft.0)
        .bind(club.column())
        .fetch_optional(db))?;
        row.map(DraftRow::read).transpose()
    }

    /// Drops a draft; `false` where it was posted or dropped before.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn drop_draft(&self, draft: DraftId, club: ClubId) -> Result<bool, StoreError> {
        let gone = on!(&self.write, |db| async {
            let done = sqlx::query("delete from draft where id = $1 and club = $2")
                .bind(draft.0)
                .bind(club.column())
                .execute(db)
                .await?;
            Ok(done.rows_affected())
        })?;
        Ok(gone > 0)
    }

    /// The prose of a review; `None` where the review is gone.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn body(&self, review: ReviewId) -> Result<Option<String>, StoreError> {
        ask!(&self.read, |db| sqlx::query_scalar(
            "select body from review where id = $1"
        )
        .bind(review.0)
        .fetch_optional(db))
    }

    /// A review with its body; `None` where it is gone.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn review(&self, id: ReviewId) -> Result<Option<Review>, StoreError> {
        let row: Option<(String, String)> = ask!(&self.read, |db| sqlx::query_as(
            "select fields, body from review where id = $1"
        )
        .bind(id.0)
        .fetch_optional(db))?;
        row.map(|(fields, body)| review(&fields, body)).transpose()
    }
}

impl DraftRow {
    fn read(self) -> Result<Draft, StoreError> {
        Ok(Draft {
            staff: MemberId::from_column(self.staff),
            channel: ChannelId::from_column(self.channel),
            review: review(&self.fields, self.body)?,
            source: self.source,
        })
    }
}

/// Takes a draft out of the table, so that of two who press *Post* one does.
pub(super) async fn take_draft(
    tx: &mut Transaction,
    draft: DraftId,
    club: ClubId,
) -> Result<Option<Draft>, StoreError> {
    let row: Option<DraftRow> = on!(tx, |tx| sqlx::query_as(
        "delete from draft where id = $1 and club = $2
        returning staff, channel, fields, body, source"
    )
    .bind(draft.0)
    .bind(club.column())
    .fetch_optional(&mut **tx))?;
    row.map(DraftRow::read).transpose()
}

/// Makes the club's row where it has none.
pub(super) async fn found_club(
    tx: &mut Transaction,
    club: ClubId,
    at: chrono::DateTime<Utc>,
) -> Result<(), StoreError> {
    on!(tx, |tx| async {
        sqlx::query("insert into club (id, made_at) values ($1, $2) on conflict (id) do nothing")
            .bind(club.column())
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })
}
