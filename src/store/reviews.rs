//! Reviews as the tables have them: the prose in a column of its own,
//! everything else as JSON, and a hash that knows the same text again; and lists
//! of reviews to choose from.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::columns::{Snowflake, clean, from_json, to_json};
use super::database::ask;
use super::{Store, StoreError};
use crate::club::ids::{BookId, ClubId, ReviewId};
use crate::club::review::Review;

/// A review split into its columns.
pub(super) struct Written {
    pub(super) fields: String,
    pub(super) body: String,
    pub(super) content_hash: String,
}

impl Written {
    /// Splits a review.
    pub(super) fn new(review: &Review) -> Result<Self, StoreError> {
        let fields = Review {
            body: String::new(),
            ..review.clone()
        };
        Ok(Self {
            fields: to_json("review", &fields)?,
            body: clean(&review.body).into_owned(),
            content_hash: hash_of_words(&review.body),
        })
    }
}

/// A hash by which the same text is known when it comes again. Spaces and line
/// ends do not count, for they change when text is pasted.
pub(super) fn hash_of_words(body: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for word in clean(body).split_whitespace() {
        hasher.update(word.as_bytes()).update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

/// The review that [`Written`] split.
pub(super) fn review(fields: &str, body: String) -> Result<Review, StoreError> {
    let fields: Review = from_json("review", fields)?;
    Ok(Review { body, ..fields })
}

/// One of a club's reviews, to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewName {
    /// Which review.
    pub id: ReviewId,
    /// Title of its book.
    pub title: String,
    /// Who wrote it, where known.
    pub reviewer: Option<String>,
    /// When it was posted; of a removed one, when it was removed.
    pub at: DateTime<Utc>,
}

#[derive(FromRow)]
struct NameRow {
    id: i64,
    title: String,
    fields: String,
    at: DateTime<Utc>,
}

impl Store {
    /// The reviews of a book that stand, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn reviews_of(
        &self,
        club: ClubId,
        book: BookId,
        limit: u32,
    ) -> Result<Vec<ReviewName>, StoreError> {
        let rows: Vec<NameRow> = ask!(&self.read, |db| sqlx::query_as(
            "select review.id, book.title, review.fields, review.made_at as at
            from review join book on book.id = review.book
            where review.book = $2 and review.club = $1 and review.removed_at is null
            order by review.made_at desc, review.id desc limit $3"
        )
        .bind(club.column())
        .bind(book.0)
        .bind(i64::from(limit))
        .fetch_all(db))?;
        rows.into_iter().map(NameRow::read).collect()
    }

    /// The reviews of a club that can be brought back, those first that were
    /// removed last.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn removed_reviews(
        &self,
        club: ClubId,
        limit: u32,
    ) -> Result<Vec<ReviewName>, StoreError> {
        let rows: Vec<NameRow> = ask!(&self.read, |db| sqlx::query_as(
            "select review.id, book.title, review.fields, review.removed_at as at
            from review join book on book.id = review.book
            where review.club = $1 and review.removed_at is not null
            order by review.removed_at desc, review.id desc limit $2"
        )
        .bind(club.column())
        .bind(i64::from(limit))
        .fetch_all(db))?;
        rows.into_iter().map(NameRow::read).collect()
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

impl NameRow {
    fn read(self) -> Result<ReviewName, StoreError> {
        let fields: Review = from_json("review", &self.fields)?;
        Ok(ReviewName {
            id: ReviewId(self.id),
            title: self.title,
            reviewer: fields.reviewer,
            at: self.at,
        })
    }
}
