//! Reviews as the tables have them: the prose in a column of its own,
//! everything else as JSON, and a hash that knows the same text again.

use super::columns::{clean, from_json, to_json};
use super::database::ask;
use super::{Store, StoreError};
use crate::club::ids::ReviewId;
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

impl Store {
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
