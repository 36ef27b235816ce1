//! Correcting a review that is posted: its row changes, its card and thread are
//! to be printed anew, and the club's ratings stay with the book.
//!
//! A correction may change what the book is called. Where this review is the
//! only one of its book, the book goes by the new name; where the club has a
//! book of that name already, the two become one ([`super::merging`]), and each
//! member keeps one rating.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, clean, seconds, to_json};
use super::database::{Transaction, on};
use super::earlier::{Keys, book_meant};
use super::merging::merge;
use super::posting::add_book;
use super::reviews::Written;
use super::{Store, StoreError};
use crate::club::ids::{BookId, ClubId, ReviewId};
use crate::club::naming::{before_subtitle, fold};
use crate::club::review::Review;

impl Store {
    /// Puts a review in the place of an earlier version of it; its card is to
    /// be printed anew. `false` where the club does not have that review.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoTitle`] for a review that names no book, or where the
    /// database does not answer; then nothing has changed.
    pub async fn correct(
        &self,
        club: ClubId,
        target: ReviewId,
        review: &Review,
        source: &str,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.write.begin().await?;
        let found = correct(&mut tx, club, target, review, source, seconds(at)).await?;
        tx.commit().await?;
        Ok(found)
    }
}

/// The same within a transaction.
pub(super) async fn correct(
    tx: &mut Transaction,
    club: ClubId,
    target: ReviewId,
    review: &Review,
    source: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let keys = Keys::of(review);
    if keys.title.is_empty() {
        return Err(StoreError::NoTitle);
    }
    let Some((own, meant)) = books_held(tx, club, target, &keys).await? else {
        return Ok(false);
    };
    let alone: i64 = on!(&mut *tx, |tx| sqlx::query_scalar(
        "select count(*) from review where book = $1 and id <> $2 and removed_at is null"
    )
    .bind(own.0)
    .bind(target.0)
    .fetch_one(&mut **tx))?;
    let alone = alone == 0;
    let book = match meant {
        Some(meant) if meant != own => meant,
        Some(_) if !alone => own,
        None if !alone => add_book(tx, club, review, at).await?,
        _ => {
            rename(tx, own, review, &keys).await?;
            own
        }
    };
    rewrite(tx, target, book, review, source).await?;
    if book != own && alone {
        merge(tx, own, book).await?;
    }
    Ok(true)
}

/// The book of a review and the club's book that the correction speaks of, both
/// held, in the order in which ratings hold them. `None` where the club does
/// not have the review.
async fn books_held(
    tx: &mut Transaction,
    club: ClubId,
    target: ReviewId,
    keys: &Keys,
) -> Result<Option<(BookId, Option<BookId>)>, StoreError> {
    const BOOKS: &str = concat!(
        "select book, ",
        book_meant!(),
        " as meant from review where club = $1 and id = $5 and removed_at is null"
    );
    let hold = tx.holding();
    let look = async |tx: &mut Transaction| -> Result<Option<(i64, Option<i64>)>, StoreError> {
        on!(tx, |tx| sqlx::query_as(BOOKS)
            .bind(club.column())
            .bind(keys.isbn.as_deref())
            .bind(&keys.title)
            .bind(&keys.authors)
            .bind(target.0)
            .fetch_optional(&mut **tx))
    };
    let Some((own, meant)) = look(tx).await? else {
        return Ok(None);
    };
    on!(&mut *tx, |tx| async {
        let mut query = sqlx::QueryBuilder::new("select id from book where id in (");
        query.push_bind(own).push(", ");
        query.push_bind(meant.unwrap_or(own));
        query.push(") order by id").push(hold);
        query.build().fetch_all(&mut **tx).await.map(drop)
    })?;
    // Somebody may have changed them before they were held.
    let found = look(tx).await?;
    Ok(found.map(|(own, meant)| (BookId(own), meant.map(BookId))))
}

/// Gives a book the name that its only review has for it now. What the review
/// does not say of it stays.
async fn rename(
    tx: &mut Transaction,
    book: BookId,
    review: &Review,
    keys: &Keys,
) -> Result<(), StoreError> {
    let title = clean(review.title.as_deref().unwrap_or_default());
    let authors = to_json("list of authors", &review.authors)?;
    on!(tx, |tx| async {
        sqlx::query(
            "update book
            set title = $2, title_key = $3, short_key = $4,
                authors = case when $6 = '' then authors else $5 end,
                author_key = case when $6 = '' then author_key else $6 end,
                isbn13 = coalesce($7, isbn13)
            where id = $1",
        )
        .bind(book.0)
        .bind(title.trim())
        .bind(&keys.title)
        .bind(fold(before_subtitle(&title)))
        .bind(authors)
        .bind(&keys.authors)
        .bind(keys.isbn.as_deref())
        .execute(&mut **tx)
        .await
        .map(drop)
    })
}

/// Writes the new version of a review and wants its card printed, and its
/// thread tried again where Discord had refused one.
async fn rewrite(
    tx: &mut Transaction,
    target: ReviewId,
    book: BookId,
    review: &Review,
    source: &str,
) -> Result<(), StoreError> {
    let written = Written::new(review)?;
    // Pages of the thread that read as before need no printing.
    on!(&mut *tx, |tx| async {
        sqlx::query(
            "update page set version = version + 1
            where card in (select id from card where review = $1)
                and version = (select version from review where id = $1 and body = $2)",
        )
        .bind(target.0)
        .bind(&written.body)
        .execute(&mut **tx)
        .await
        .map(drop)
    })?;
    on!(&mut *tx, |tx| async {
        sqlx::query(
            "update review
            set book = $2, fields = $3, body = $4, language = $5, content_hash = $6, source = $7,
                version = version + 1
            where id = $1",
        )
        .bind(target.0)
        .bind(book.0)
        .bind(written.fields)
        .bind(written.body)
        .bind(review.language.as_deref())
        .bind(written.content_hash)
        .bind(clean(source).into_owned())
        .execute(&mut **tx)
        .await
        .map(drop)
    })?;
    on!(tx, |tx| async {
        sqlx::query(
            "update card set book = $2, unthreaded = false, wanted = wanted + 1 where review = $1",
        )
        .bind(target.0)
        .bind(book.0)
        .execute(&mut **tx)
        .await
        .map(drop)
    })
}
