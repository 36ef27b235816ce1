//! Removing a posted review, bringing it back, and erasing it for good.
//!
//! A removed review keeps its row for [`REMOVED_KEPT`], marked with the moment:
//! every statement that looks for reviews leaves such rows out, and the press
//! takes the card down. The ratings belong to the book and stay with it, also
//! where no review of it is left; where staff want them gone with its last
//! review, they wait in a table of their own, so that nothing counts them.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::QueryBuilder;

use super::columns::{Snowflake, seconds};
use super::database::{Transaction, ask, on};
use super::{Store, StoreError};
use crate::club::ids::{CardId, ClubId, ReviewId};

/// How long a removed review can be brought back.
pub const REMOVED_KEPT: TimeDelta = TimeDelta::days(1);

/// Why nobody prints the card of a removed review any more once it is down.
const TAKEN_DOWN: &str = "the review was removed";

/// What goes with a review, and what stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remains {
    /// Other reviews of the same book that stand.
    pub others: u64,
    /// Ratings of the book.
    pub ratings: u64,
}

/// What became of a removed review that was to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It stands again, and so many ratings have come back with it.
    Back {
        /// How many.
        ratings: u64,
    },
    /// The same review was posted anew meanwhile.
    Twice,
    /// It is erased, was never removed, or never was.
    Gone,
}

impl Store {
    /// What there is beside a review that stands; `None` where it does not.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn remains(
        &self,
        club: ClubId,
        review: ReviewId,
    ) -> Result<Option<Remains>, StoreError> {
        let row: Option<(i64, i64)> = ask!(&self.read, |db| sqlx::query_as(
            "select (select count(*) from review other
                    where other.book = review.book and other.id <> review.id
                        and other.removed_at is null),
                (select count(*) from rating where rating.book = review.book)
            from review where id = $2 and club = $1 and removed_at is null"
        )
        .bind(club.column())
        .bind(review.0)
        .fetch_optional(db))?;
        Ok(row.map(|(others, ratings)| Remains {
            others: others.unsigned_abs(),
            ratings: ratings.unsigned_abs(),
        }))
    }

    /// Removes a review: it takes no part in anything, and its card is to be
    /// taken down. The ratings of its book go with it only where that is wanted
    /// and no other review of the book stands; `None` where this one does not.
    /// Gives how many ratings went, and how many stay.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn remove_review(
        &self,
        club: ClubId,
        review: ReviewId,
        with_ratings: bool,
        at: DateTime<Utc>,
    ) -> Result<Option<(u64, u64)>, StoreError> {
        let mut tx = self.write.begin().await?;
        let Some(book) = hold_book(&mut tx, club, review).await? else {
            return Ok(None);
        };
        let marked: Option<i64> = on!(&mut tx, |tx| sqlx::query_scalar(
            "update review set removed_at = $3, version = version + 1
            where id = $2 and club = $1 and removed_at is null returning id"
        )
        .bind(club.column())
        .bind(review.0)
        .bind(seconds(at))
        .fetch_optional(&mut **tx))?;
        if marked.is_none() {
            return Ok(None);
        }
        let (others, ratings): (i64, i64) = on!(&mut tx, |tx| sqlx::query_as(
            "select (select count(*) from review where book = $1 and removed_at is null),
                (select count(*) from rating where book = $1)"
        )
        .bind(book)
        .fetch_one(&mut **tx))?;
        let gone = if with_ratings && others == 0 {
            put_away(&mut tx, book, review).await?;
            ratings
        } else {
            0
        };
        let wanted = "update card set wanted = wanted + 1 where review = $1";
        tx.change(wanted, &[review.0]).await?;
        tx.change(DATE_OF_BOOK, &[book]).await?;
        tx.commit().await?;
        Ok(Some((gone.unsigned_abs(), (ratings - gone).unsigned_abs())))
    }

    /// Brings a removed review back, and the ratings that went with it. Whoever
    /// has rated the book since keeps the newer rating.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn restore_review(
        &self,
        club: ClubId,
        review: ReviewId,
    ) -> Result<Restored, StoreError> {
        let mut tx = self.write.begin().await?;
        let Some(book) = hold_book(&mut tx, club, review).await? else {
            return Ok(Restored::Gone);
        };
        let twice: i64 = on!(&mut tx, |tx| sqlx::query_scalar(
            "select count(*) from review other join review on review.id = $1
            where other.book = $2 and other.content_hash = review.content_hash
                and other.id <> $1 and other.removed_at is null"
        )
        .bind(review.0)
        .bind(book)
        .fetch_one(&mut **tx))?;
        if twice > 0 {
            return Ok(Restored::Twice);
        }
        let back: Option<i64> = on!(&mut tx, |tx| sqlx::query_scalar(
            "update review set removed_at = null, version = version + 1
            where id = $2 and club = $1 and removed_at is not null returning id"
        )
        .bind(club.column())
        .bind(review.0)
        .fetch_optional(&mut **tx))?;
        if back.is_none() {
            return Ok(Restored::Gone);
        }
        let ratings = take_out(&mut tx, book, review).await?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "update card set wanted = wanted + 1,
                    stopped = case when stopped = $2 then null else stopped end
                where review = $1",
            )
            .bind(review.0)
            .bind(TAKEN_DOWN)
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        tx.change(DATE_OF_BOOK, &[book]).await?;
        tx.commit().await?;
        Ok(Restored::Back { ratings })
    }

    /// Whether a review was removed and is not yet erased.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn is_removed(&self, review: ReviewId) -> Result<bool, StoreError> {
        let found: Option<i64> = ask!(&self.read, |db| sqlx::query_scalar(
            "select id from review where id = $1 and removed_at is not null"
        )
        .bind(review.0)
        .fetch_optional(db))?;
        Ok(found.is_some())
    }

    /// The card of a removed review is down; nobody is to print it, unless it
    /// has been brought back since `version` was wanted.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_taken_down(&self, card: CardId, version: i64) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query("update card set stopped = $3 where id = $1 and wanted = $2")
                .bind(card.0)
                .bind(version)
                .bind(TAKEN_DOWN)
                .execute(db)
                .await
                .map(drop)
        })
    }

    /// Erases up to `limit` reviews that were removed before that moment, with
    /// all that hangs on them, and their books where neither a review nor a
    /// rating is left. Gives how many.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing is erased.
    pub async fn erase_removed(
        &self,
        before: DateTime<Utc>,
        limit: u32,
    ) -> Result<u64, StoreError> {
        let mut tx = self.write.begin().await?;
        let hold = tx.holding_free();
        let due: Vec<(i64, i64)> = on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("select id, book from review where removed_at <= ");
            query
                .push_bind(seconds(before))
                .push(" order by removed_at, id limit ")
                .push_bind(i64::from(limit))
                .push(hold);
            query.build_query_as().fetch_all(&mut **tx).await
        })?;
        if due.is_empty() {
            return Ok(0);
        }
        let (reviews, books): (Vec<i64>, Vec<i64>) = due.iter().copied().unzip();
        // Held before anything is looked at: whoever posts a review of such a book
        // at this moment is seen by what comes after.
        let hold = tx.holding();
        on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("select id from book where id in (");
            let mut list = query.separated(", ");
            for book in &books {
                list.push_bind(*book);
            }
            query.push(") order by id").push(hold);
            query.build().fetch_all(&mut **tx).await.map(drop)
        })?;
        for (sql, ids, end) in [
            ("delete from review where id in (", &reviews, ")"),
            (
                "delete from book where id in (",
                &books,
                ") and not exists (select 1 from review where review.book = book.id)
                and not exists (select 1 from rating where rating.book = book.id)",
            ),
        ] {
            on!(&mut tx, |tx| async {
                let mut query = QueryBuilder::new(sql);
                let mut list = query.separated(", ");
                for id in ids {
                    list.push_bind(*id);
                }
                query.push(end);
                query.build().execute(&mut **tx).await.map(drop)
            })?;
        }
        tx.commit().await?;
        Ok(due.len() as u64)
    }
}

/// Dates a book by its newest review that stands; where none does, it stays as
/// it was.
pub(super) const DATE_OF_BOOK: &str = "update book set reviewed_at = coalesce(
        (select max(made_at) from review where book = $1 and removed_at is null), reviewed_at)
    where id = $1";

/// The book of a club's review, removed or not, held as whoever rates it holds it.
pub(super) async fn hold_book(
    tx: &mut Transaction,
    club: ClubId,
    review: ReviewId,
) -> Result<Option<i64>, StoreError> {
    let hold = tx.holding();
    let mut book = book_of(tx, club, review).await?;
    while let Some(one) = book {
        on!(&mut *tx, |tx| async {
            let mut query = QueryBuilder::new("select id from book where id = ");
            query.push_bind(one).push(hold);
            query.build().fetch_all(&mut **tx).await.map(drop)
        })?;
        // Somebody may have moved the review before its book was held.
        let now = book_of(tx, club, review).await?;
        if now == book {
            break;
        }
        book = now;
    }
    Ok(book)
}

async fn book_of(
    tx: &mut Transaction,
    club: ClubId,
    review: ReviewId,
) -> Result<Option<i64>, StoreError> {
    on!(tx, |tx| sqlx::query_scalar(
        "select book from review where id = $1 and club = $2"
    )
    .bind(review.0)
    .bind(club.column())
    .fetch_optional(&mut **tx))
}

/// Puts the ratings of a book where nothing counts them.
async fn put_away(tx: &mut Transaction, book: i64, review: ReviewId) -> Result<(), StoreError> {
    tx.change(
        "insert into removed_rating (review, club, member, quarters, note, spoiler, previous,
            previous_note, previous_spoiler, at)
        select $1, club, member, quarters, note, spoiler, previous, previous_note,
            previous_spoiler, at
        from rating where book = $2",
        &[review.0, book],
    )
    .await?;
    for sql in [
        "delete from rating where book = $1",
        "delete from tally where book = $1",
    ] {
        tx.change(sql, &[book]).await?;
    }
    Ok(())
}

/// Gives a book the ratings back that went with a review; says how many.
async fn take_out(tx: &mut Transaction, book: i64, review: ReviewId) -> Result<u64, StoreError> {
    let back = tx
        .change(
            "insert into rating (club, book, member, quarters, note, spoiler, previous,
                previous_note, previous_spoiler, at)
            select club, $2, member, quarters, note, spoiler, previous, previous_note,
                previous_spoiler, at
            from removed_rating where review = $1
            on conflict (book, member) do nothing",
            &[review.0, book],
        )
        .await?;
    if back > 0 {
        count_anew(tx, book).await?;
    }
    let put_away = "delete from removed_rating where review = $1";
    tx.change(put_away, &[review.0]).await?;
    Ok(back)
}

/// Counts the ratings of a book anew, and wants its cards printed.
pub(super) async fn count_anew(tx: &mut Transaction, book: i64) -> Result<(), StoreError> {
    for sql in [
        "delete from tally where book = $1",
        "insert into tally (club, book, quarters, votes)
        select club, book, quarters, count(*) from rating
        where book = $1 group by club, book, quarters",
        "update card set wanted = wanted + 1 where book = $1",
    ] {
        tx.change(sql, &[book]).await?;
    }
    Ok(())
}
