//! How a draft begins: of a document that staff have sent, or of a posted review
//! that they correct. What then becomes of it is [`super::drafts`]'s.

use chrono::{DateTime, TimeDelta, Utc};

use super::columns::{Snowflake, clean, seconds};
use super::database::{Transaction, on};
use super::drafts::found_club;
use super::reviews::{Written, review};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, DraftId, MemberId, ReviewId};
use crate::club::review::Review;

/// How long a draft is kept, so that whoever comes late can be told why it is of
/// no use any more.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(30);

/// What a draft begins with.
struct Head<'a> {
    club: ClubId,
    staff: MemberId,
    channel: ChannelId,
    source: &'a str,
    /// The posted review that it corrects, and which version of it.
    target: Option<(ReviewId, i64)>,
    at: DateTime<Utc>,
}

impl Store {
    /// Keeps the reviews of a document until staff post or drop them, and
    /// forgets this club's drafts that are long past use.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing was kept.
    pub async fn add_draft(
        &self,
        club: ClubId,
        staff: MemberId,
        channel: ChannelId,
        reviews: &[Review],
        source: &str,
        at: DateTime<Utc>,
    ) -> Result<DraftId, StoreError> {
        let at = seconds(at);
        let mut tx = self.write.begin().await?;
        found_club(&mut tx, club, at).await?;
        on!(&mut tx, |tx| async {
            sqlx::query("delete from draft where club = $1 and made_at < $2")
                .bind(club.column())
                .bind(at - DRAFTS_KEPT)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        let head = Head {
            club,
            staff,
            channel,
            source,
            target: None,
            at,
        };
        let draft = insert(&mut tx, &head, reviews).await?;
        tx.commit().await?;
        Ok(draft)
    }

    /// Makes a draft of a posted review, to correct it; `None` where the club
    /// has no such review that stands.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing was kept.
    pub async fn draft_of(
        &self,
        club: ClubId,
        staff: MemberId,
        target: ReviewId,
        at: DateTime<Utc>,
    ) -> Result<Option<DraftId>, StoreError> {
        let mut tx = self.write.begin().await?;
        type Row = (String, String, String, i64, i64);
        let row: Option<Row> = on!(&mut tx, |tx| sqlx::query_as(
            "select review.fields, review.body, review.source, review.version, card.channel
            from review join card on card.review = review.id
            where review.id = $2 and review.club = $1 and review.removed_at is null"
        )
        .bind(club.column())
        .bind(target.0)
        .fetch_optional(&mut **tx))?;
        let Some((fields, body, source, version, channel)) = row else {
            return Ok(None);
        };
        let head = Head {
            club,
            staff,
            channel: ChannelId::from_column(channel),
            source: &source,
            target: Some((target, version)),
            at: seconds(at),
        };
        let draft = insert(&mut tx, &head, &[review(&fields, body)?]).await?;
        tx.commit().await?;
        Ok(Some(draft))
    }
}

async fn insert(
    tx: &mut Transaction,
    head: &Head<'_>,
    reviews: &[Review],
) -> Result<DraftId, StoreError> {
    let draft: i64 = on!(&mut *tx, |tx| sqlx::query_scalar(
        "insert into draft (club, staff, channel, source, target, target_version, made_at)
            values ($1, $2, $3, $4, $5, $6, $7) returning id"
    )
    .bind(head.club.column())
    .bind(head.staff.column())
    .bind(head.channel.column())
    .bind(clean(head.source).into_owned())
    .bind(head.target.map(|(review, _)| review.0))
    .bind(head.target.map(|(_, version)| version))
    .bind(head.at)
    .fetch_one(&mut **tx))?;
    for (number, review) in (1_i64..).zip(reviews) {
        let written = Written::new(review)?;
        on!(&mut *tx, |tx| async {
            sqlx::query(
                "insert into draft_book (draft, number, fields, body) values ($1, $2, $3, $4)",
            )
            .bind(draft)
            .bind(number)
            .bind(written.fields)
            .bind(written.body)
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
    }
    Ok(DraftId(draft))
}
