//! Drafts: documents that staff have been shown, with a page for each book.
//!
//! A draft belongs to a club and to the member of staff who sent it. Each of
//! its books is open, left out, or has become a review; how a draft begins is in
//! [`super::drafting`], how it becomes a review in [`super::posting`]. It outlives the bot, and is good for
//! [`DRAFT_LIFE`].

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, from_json, to_json};
use super::database::{Transaction, ask, on};
use super::reviews::{Written, review};
use super::{Store, StoreError};
use crate::club::correction::Form;
use crate::club::ids::{ChannelId, ClubId, DraftId, MemberId, ReviewId};
use crate::club::review::Review;

/// How long a draft may be posted from.
pub const DRAFT_LIFE: TimeDelta = TimeDelta::days(7);

/// The reviews of one document, which wait for staff.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Who was shown it.
    pub staff: MemberId,
    /// Where they would be posted.
    pub channel: ChannelId,
    /// Where the document came from.
    pub source: String,
    /// When it was read.
    pub made_at: DateTime<Utc>,
    /// The posted review that it corrects; `None` for what was sent.
    pub target: Option<ReviewId>,
    /// The books, in the document's order; never empty.
    pub books: Vec<DraftBook>,
}

/// One book of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftBook {
    /// From 1.
    pub number: u32,
    /// The review; its body is empty once it is posted.
    pub review: Review,
    /// What staff have typed into the form that was not understood; `None`
    /// where nothing of the kind waits.
    pub typed: Option<Form>,
    /// What has become of it.
    pub fate: Fate,
}

/// What has become of a book of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It waits.
    Open,
    /// Staff do not want it posted.
    LeftOut,
    /// It is posted, or the card of this review was updated with it.
    Posted(ReviewId),
}

impl Draft {
    /// Whether it is too old to post from.
    #[must_use]
    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        now - self.made_at > DRAFT_LIFE
    }

    /// The book with this number.
    #[must_use]
    pub fn book(&self, number: u32) -> Option<&DraftBook> {
        self.books.iter().find(|book| book.number == number)
    }
}

#[derive(FromRow)]
struct DraftRow {
    staff: i64,
    channel: i64,
    source: String,
    made_at: DateTime<Utc>,
    target: Option<i64>,
    number: i64,
    fields: String,
    body: String,
    typed: Option<String>,
    left_out: bool,
    review: Option<i64>,
}

impl Store {
    /// A draft of this club; `None` once it was dropped, or where it never was.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn draft(&self, draft: DraftId, club: ClubId) -> Result<Option<Draft>, StoreError> {
        let rows: Vec<DraftRow> = ask!(&self.read, |db| sqlx::query_as(
            "select draft.staff, draft.channel, draft.source, draft.made_at, draft.target,
                book.number,
                book.fields, book.body, book.typed, book.left_out, book.review
            from draft
            join draft_book book on book.draft = draft.id
            where draft.id = $1 and draft.club = $2
            order by book.number"
        )
        .bind(draft.0)
        .bind(club.column())
        .fetch_all(db))?;
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let head = Draft {
            staff: MemberId::from_column(first.staff),
            channel: ChannelId::from_column(first.channel),
            source: first.source.clone(),
            made_at: first.made_at,
            target: first.target.map(ReviewId),
            books: Vec::new(),
        };
        let books: Result<_, StoreError> = rows.into_iter().map(DraftRow::read).collect();
        Ok(Some(Draft {
            books: books?,
            ..head
        }))
    }

    /// Keeps a corrected review in the place of an open one; what was typed
    /// before is forgotten. `false` where it is not open any more.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn correct_draft(
        &self,
        draft: DraftId,
        number: u32,
        review: &Review,
    ) -> Result<bool, StoreError> {
        let written = Written::new(review)?;
        let changed = on!(&self.write, |db| async {
            let done = sqlx::query(
                "update draft_book set fields = $3, body = $4, typed = null
                where draft = $1 and number = $2 and review is null",
            )
            .bind(draft.0)
            .bind(i64::from(number))
            .bind(written.fields)
            .bind(written.body)
            .execute(db)
            .await?;
            Ok(done.rows_affected())
        })?;
        Ok(changed > 0)
    }

    /// Keeps what staff have typed into the form of an open book, so that it
    /// need not be typed again.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn keep_typed(
        &self,
        draft: DraftId,
        number: u32,
        typed: &Form,
    ) -> Result<(), StoreError> {
        let typed = to_json("form", typed)?;
        on!(&self.write, |db| async {
            sqlx::query(
                "update draft_book set typed = $3
                where draft = $1 and number = $2 and review is null",
            )
            .bind(draft.0)
            .bind(i64::from(number))
            .bind(clean(&typed).into_owned())
            .execute(db)
            .await
            .map(drop)
        })
    }

    /// Leaves a book out, or takes it in again; one that is posted stays posted.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn leave_out(
        &self,
        draft: DraftId,
        number: u32,
        out: bool,
    ) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query(
                "update draft_book set left_out = $3
                where draft = $1 and number = $2 and review is null",
            )
            .bind(draft.0)
            .bind(i64::from(number))
            .bind(out)
            .execute(db)
            .await
            .map(drop)
        })
    }

    /// Drops a draft; `false` where it was dropped before. What was posted from
    /// it stays.
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
}

impl DraftRow {
    fn read(self) -> Result<DraftBook, StoreError> {
        let typed = self.typed.as_deref();
        Ok(DraftBook {
            number: u32::try_from(self.number).unwrap_or(u32::MAX),
            review: review(&self.fields, self.body)?,
            typed: typed.map(|typed| from_json("form", typed)).transpose()?,
            fate: match (self.review, self.left_out) {
                (Some(review), _) => Fate::Posted(ReviewId(review)),
                (None, true) => Fate::LeftOut,
                (None, false) => Fate::Open,
            },
        })
    }
}

/// A book of a draft that the caller holds until the end of the transaction.
pub(super) struct Held {
    pub(super) channel: ChannelId,
    pub(super) source: String,
    pub(super) review: Review,
    pub(super) posted: Option<ReviewId>,
    /// The posted review that it corrects, and the version that it began with.
    pub(super) target: Option<(ReviewId, i64)>,
}

/// Holds a book of a draft, so that of two who press *Post* one does.
pub(super) async fn hold(
    tx: &mut Transaction,
    club: ClubId,
    (draft, number): (DraftId, u32),
) -> Result<Option<Held>, StoreError> {
    let hold = tx.holding();
    type Row = (
        i64,
        String,
        String,
        String,
        Option<i64>,
        Option<i64>,
        Option<i64>,
    );
    let row: Option<Row> = on!(tx, |tx| async {
        // Only what is selected from is held, and only the book changes.
        let mut query = QueryBuilder::new(
            "select (select channel from draft where id = draft),
                (select source from draft where id = draft), fields, body, review,
                (select target from draft where id = draft),
                (select target_version from draft where id = draft)
            from draft_book
            where draft = (select id from draft where club = ",
        );
        query.push_bind(club.column());
        query.push(" and id = ").push_bind(draft.0);
        query.push(") and number = ").push_bind(i64::from(number));
        query.push(hold);
        query.build_query_as().fetch_optional(&mut **tx).await
    })?;
    row.map(|(channel, source, fields, body, posted, target, version)| {
        Ok(Held {
            target: target.map(ReviewId).zip(version),
            channel: ChannelId::from_column(channel),
            source,
            review: review(&fields, body)?,
            posted: posted.map(ReviewId),
        })
    })
    .transpose()
}

/// Writes down what a book of a draft has become; its prose is with the review
/// from now on.
pub(super) async fn settle(
    tx: &mut Transaction,
    (draft, number): (DraftId, u32),
    became: ReviewId,
) -> Result<(), StoreError> {
    on!(tx, |tx| async {
        sqlx::query(
            "update draft_book set review = $3, body = '', typed = null
            where draft = $1 and number = $2",
        )
        .bind(draft.0)
        .bind(i64::from(number))
        .bind(became.0)
        .execute(&mut **tx)
        .await
        .map(drop)
    })
}

/// Makes the club's row where it has none.
pub(super) async fn found_club(
    tx: &mut Transaction,
    club: ClubId,
    at: DateTime<Utc>,
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
