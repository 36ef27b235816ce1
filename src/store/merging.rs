//! Two records of one book become one, and one review gets a record of its own.
//!
//! Ratings, tallies, reviews, cards and plans change in one transaction, with
//! both books held in the order in which ratings hold them. Of two ratings of
//! one member the newer counts.

use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, from_json, to_json};
use super::database::{Transaction, ask, on};
use super::earlier::{Keys, book_meant};
use super::posting::add_book;
use super::removing::{DATE_OF_BOOK, count_anew, hold_book};
use super::{Store, StoreError, now};
use crate::club::ids::{BookId, ClubId, ReviewId};
use crate::club::naming::{before_subtitle, fold};
use crate::club::review::Review;

/// What two records of a book have, before they become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Both {
    /// Ratings of the record that goes.
    #[sqlx(try_from = "i64")]
    pub going: u64,
    /// Ratings of the one that stays.
    #[sqlx(try_from = "i64")]
    pub staying: u64,
    /// Members who have rated both.
    #[sqlx(try_from = "i64")]
    pub twice: u64,
    /// Those of them whose newer rating is the one of the record that goes.
    #[sqlx(try_from = "i64")]
    pub replaced: u64,
}

impl Both {
    /// How many ratings there are once the two are one.
    #[must_use]
    pub fn together(&self) -> u64 {
        self.going + self.staying - self.twice
    }
}

/// What became of a review that was to have a record of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Split {
    /// It has.
    Apart {
        /// The book that it is now of.
        book: BookId,
        /// That book's title.
        title: String,
        /// How many ratings stay with the record that it was taken from.
        left: u64,
        /// How many were kept under the name that the review has for its book.
        found: u64,
    },
    /// It is the only one of its record.
    Alone,
    /// Its title and author are those of the others, so that nobody could tell
    /// the two records apart.
    SameName,
}

/// What a correction makes of the record that a review belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It stays the review's, be it under another name.
    Stays,
    /// The review is the only one of its record, which becomes a part of this one.
    Joins {
        /// The other record's title.
        title: String,
        /// What the two have, the review's own first.
        both: Both,
    },
    /// The review leaves the others, and the ratings with them, for this record.
    Leaves {
        /// That record's title; `None` for one that is made for it.
        title: Option<String>,
    },
}

/// What two records have. Takes the one that goes and the one that stays.
const BOTH: &str = "select
        (select count(*) from rating where book = $1) as going,
        (select count(*) from rating where book = $2) as staying,
        count(*) as twice,
        count(case when one.at > other.at then 1 end) as replaced
    from rating one join rating other on other.book = $2 and other.member = one.member
    where one.book = $1";

/// The review's own row, and the newest of the others of its book.
#[derive(FromRow)]
struct Fields {
    id: i64,
    fields: String,
}

impl Store {
    /// What two records of a club have, the one that would go first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn both(&self, goes: BookId, stays: BookId) -> Result<Both, StoreError> {
        ask!(&self.read, |db| sqlx::query_as(BOTH)
            .bind(goes.0)
            .bind(stays.0)
            .fetch_one(db))
    }

    /// What would become of the record of a review that was corrected so.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn moved(
        &self,
        club: ClubId,
        review: ReviewId,
        corrected: &Review,
    ) -> Result<Moved, StoreError> {
        const MOVED: &str = concat!(
            "select review.book, (select title from book where id = meant.id), meant.id,
                (select count(*) from review other where other.book = review.book
                    and other.id <> review.id and other.removed_at is null)
            from review left join (select id from book where id = ",
            book_meant!(),
            ") as meant on true
            where review.id = $5 and review.club = $1"
        );
        type Row = (i64, Option<String>, Option<i64>, i64);
        let keys = Keys::of(corrected);
        let row: Option<Row> = ask!(&self.read, |db| sqlx::query_as(MOVED)
            .bind(club.column())
            .bind(keys.isbn.as_deref())
            .bind(&keys.title)
            .bind(&keys.authors)
            .bind(review.0)
            .fetch_optional(db))?;
        Ok(match row {
            Some((own, title, meant, others)) if meant != Some(own) => match (meant, others) {
                (None, 0) => Moved::Stays,
                (Some(meant), 0) => Moved::Joins {
                    title: title.unwrap_or_default(),
                    both: self.both(BookId(own), BookId(meant)).await?,
                },
                _ => Moved::Leaves { title },
            },
            _ => Moved::Stays,
        })
    }

    /// Makes two records of a book one: reviews, ratings and plans of the one
    /// that goes come to the one that stays. `None` where the club has not both,
    /// or they are the same.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn merge_books(
        &self,
        club: ClubId,
        goes: BookId,
        stays: BookId,
    ) -> Result<Option<Both>, StoreError> {
        let mut tx = self.write.begin().await?;
        let hold = tx.holding();
        let held: Vec<i64> = on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("select id from book where club = ");
            query.push_bind(club.column()).push(" and id in (");
            query.push_bind(goes.0).push(", ").push_bind(stays.0);
            query.push(") order by id").push(hold);
            query.build_query_scalar().fetch_all(&mut **tx).await
        })?;
        if held.len() < 2 {
            return Ok(None);
        }
        let both = merge(&mut tx, goes, stays).await?;
        tx.commit().await?;
        Ok(Some(both))
    }

    /// Gives a review of a book that has several a record of its own, under the
    /// name that the review has for it. The ratings stay with the others: nobody
    /// can know which review they followed. `None` where the review does not
    /// stand.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn split_review(
        &self,
        club: ClubId,
        review: ReviewId,
    ) -> Result<Option<Split>, StoreError> {
        let mut tx = self.write.begin().await?;
        let book = hold_book(&mut tx, club, review).await?;
        let Some(book) = book else { return Ok(None) };
        let all: Vec<Fields> = on!(&mut tx, |tx| sqlx::query_as(
            "select id, fields from review where book = $1 and removed_at is null
            order by made_at desc, id desc"
        )
        .bind(book)
        .fetch_all(&mut **tx))?;
        let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.id == review.0);
        let (Some(own), Some(other)) = (own.first(), others.first()) else {
            // A removed review is not among them.
            return Ok((!own.is_empty()).then_some(Split::Alone));
        };
        let (own, other) = (own.read()?, other.read()?);
        let (own_keys, other_keys) = (Keys::of(&own), Keys::of(&other));
        type Named = (String, String, Option<String>);
        let (title_key, author_key, isbn): Named = on!(&mut tx, |tx| sqlx::query_as(
            "select title_key, author_key, isbn13 from book where id = $1"
        )
        .bind(book)
        .fetch_one(&mut **tx))?;
        let bears = |keys: &Keys| keys.title == title_key && keys.authors == author_key;
        if bears(&own_keys) {
            if bears(&other_keys) {
                return Ok(Some(Split::SameName));
            }
            // The record bears the name of the review that leaves it.
            if !name_after(&mut tx, (club, book), &other, &other_keys).await? {
                return Ok(Some(Split::SameName));
            }
        }
        let new = add_book(&mut tx, club, &own, now()).await?;
        if new.0 == book {
            return Ok(Some(Split::SameName));
        }
        for sql in [
            "update review set book = $2 where id = $1",
            "update card set book = $2 where review = $1",
        ] {
            tx.change(sql, &[review.0, new.0]).await?;
        }
        // No two records go by the same ISBN.
        let (one, number) = if other.isbn13 == own.isbn13 {
            (new.0, None)
        } else if isbn == own.isbn13 {
            (book, other.isbn13)
        } else {
            (book, isbn)
        };
        on!(&mut tx, |tx| async {
            sqlx::query("update book set isbn13 = $2 where id = $1")
                .bind(one)
                .bind(number.as_deref())
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        for one in [book, new.0] {
            tx.change(DATE_OF_BOOK, &[one]).await?;
            tx.change(
                "update card set wanted = wanted + 1 where book = $1",
                &[one],
            )
            .await?;
        }
        let (left, found): (i64, i64) = on!(&mut tx, |tx| sqlx::query_as(
            "select (select count(*) from rating where book = $1),
                (select count(*) from rating where book = $2)"
        )
        .bind(book)
        .bind(new.0)
        .fetch_one(&mut **tx))?;
        tx.commit().await?;
        Ok(Some(Split::Apart {
            book: new,
            title: own.title.unwrap_or_default(),
            left: left.unsigned_abs(),
            found: found.unsigned_abs(),
        }))
    }
}

/// Names a record exactly as a review of it names the book; `false` where another
/// record of the club bears that name.
async fn name_after(
    tx: &mut Transaction,
    (club, book): (ClubId, i64),
    review: &Review,
    keys: &Keys,
) -> Result<bool, StoreError> {
    let taken: i64 = on!(&mut *tx, |tx| sqlx::query_scalar(
        "select count(*) from book
        where club = $1 and title_key = $2 and author_key = $3 and id <> $4"
    )
    .bind(club.column())
    .bind(&keys.title)
    .bind(&keys.authors)
    .bind(book)
    .fetch_one(&mut **tx))?;
    if taken > 0 {
        return Ok(false);
    }
    let title = clean(review.title.as_deref().unwrap_or_default());
    let authors = to_json("list of authors", &review.authors)?;
    on!(tx, |tx| async {
        sqlx::query(
            "update book set title = $2, title_key = $3, short_key = $4, authors = $5,
                author_key = $6
            where id = $1",
        )
        .bind(book)
        .bind(title.trim())
        .bind(&keys.title)
        .bind(fold(before_subtitle(&title)))
        .bind(authors)
        .bind(&keys.authors)
        .execute(&mut **tx)
        .await
        .map(drop)
    })?;
    Ok(true)
}

/// Moves all that a book has to another one and takes it away, within a
/// transaction that holds both.
pub(super) async fn merge(
    tx: &mut Transaction,
    goes: BookId,
    stays: BookId,
) -> Result<Both, StoreError> {
    let both = on!(&mut *tx, |tx| sqlx::query_as(BOTH)
        .bind(goes.0)
        .bind(stays.0)
        .fetch_one(&mut **tx))?;
    for sql in [
        "delete from rating where book = $2 and exists (select 1 from rating newer
            where newer.book = $1 and newer.member = rating.member and newer.at > rating.at)",
        "update rating set book = $2
        where book = $1 and member not in (select member from rating where book = $2)",
        "update review set book = $2 where book = $1",
        "update card set book = $2 where book = $1",
        "update schedule set book = $2 where book = $1",
        "update book set isbn13 = coalesce(isbn13, (select isbn13 from book where id = $1))
        where id = $2",
    ] {
        tx.change(sql, &[goes.0, stays.0]).await?;
    }
    tx.change("delete from book where id = $1", &[goes.0])
        .await?;
    tx.change(DATE_OF_BOOK, &[stays.0]).await?;
    count_anew(tx, stays.0).await?;
    Ok(both)
}

impl Fields {
    fn read(&self) -> Result<Review, StoreError> {
        from_json("review", &self.fields)
    }
}
