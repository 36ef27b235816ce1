//! Clubs that the bot has left, and the end of all that is known of a club.
//!
//! Erasing takes many small transactions, so that no other club waits for a
//! large one; the mark of it is written first, and whoever finds the mark goes
//! on. Each of them leaves tallies that fit their ratings.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::QueryBuilder;

use super::columns::{Snowflake, seconds, stars};
use super::database::{On, ask, on};
use super::entries::change_votes;
use super::{Store, StoreError};
use crate::club::ids::{BookId, ClubId};

/// Clubs that are marked in one statement.
const AT_ONCE: usize = 500;

/// What there is of a club.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Holdings {
    /// Reviews that stand.
    #[sqlx(try_from = "i64")]
    pub reviews: u64,
    /// Ratings.
    #[sqlx(try_from = "i64")]
    pub ratings: u64,
    /// Members' own questions.
    #[sqlx(try_from = "i64")]
    pub questions: u64,
    /// Blogs that are followed.
    #[sqlx(try_from = "i64")]
    pub feeds: u64,
}

/// Why a club is to be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doomed {
    /// An admin said so.
    ByWord,
    /// The bot was found to have left it long ago.
    ByTime,
}

impl Store {
    /// The clubs that were there before a moment, and whether the bot is thought
    /// to have left them.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn clubs(&self, before: DateTime<Utc>) -> Result<Vec<(ClubId, bool)>, StoreError> {
        let rows: Vec<(i64, bool)> = ask!(&self.read, |db| {
            sqlx::query_as(
            "select id, left_at is not null as has_left from club where made_at < $1 order by id"
        )
        .bind(seconds(before))
        .fetch_all(db)
        })?;
        let clubs = rows.into_iter();
        Ok(clubs
            .map(|(club, left)| (ClubId::from_column(club), left))
            .collect())
    }

    /// The bot is found to have left these clubs at that moment; those that it is
    /// known to have left keep theirs.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn clubs_left(&self, clubs: &[ClubId], at: DateTime<Utc>) -> Result<(), StoreError> {
        self.mark_left(clubs, Some(seconds(at))).await
    }

    /// The bot is in these clubs, after all or again.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn clubs_back(&self, clubs: &[ClubId]) -> Result<(), StoreError> {
        self.mark_left(clubs, None).await
    }

    async fn mark_left(
        &self,
        clubs: &[ClubId],
        at: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        for some in clubs.chunks(AT_ONCE) {
            on!(&self.write, |db| async {
                let mut query = QueryBuilder::new("update club set left_at = ");
                query.push_bind(at);
                query.push(match at {
                    Some(_) => " where left_at is null and id in (",
                    None => " where left_at is not null and id in (",
                });
                let mut list = query.separated(", ");
                for club in some {
                    list.push_bind(club.column());
                }
                query.push(")");
                query.build().execute(db).await.map(drop)
            })?;
        }
        Ok(())
    }

    /// Up to `limit` clubs that are to be erased: by an admin's word, or because
    /// the bot was found to have left before that moment.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn doomed(
        &self,
        left_before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<(ClubId, Doomed)>, StoreError> {
        let rows: Vec<(i64, bool)> = ask!(&self.read, |db| sqlx::query_as(
            "select id, erase_at is not null as by_word from club
            where erase_at is not null or left_at <= $1 order by id limit $2"
        )
        .bind(seconds(left_before))
        .bind(i64::from(limit))
        .fetch_all(db))?;
        let doomed = rows.into_iter().map(|(club, by_word)| {
            let why = if by_word {
                Doomed::ByWord
            } else {
                Doomed::ByTime
            };
            (ClubId::from_column(club), why)
        });
        Ok(doomed.collect())
    }

    /// What there is of a club.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn holdings(&self, club: ClubId) -> Result<Holdings, StoreError> {
        ask!(&self.read, |db| sqlx::query_as(
            "select
                (select count(*) from review where club = $1 and removed_at is null) as reviews,
                (select cast(coalesce(sum(tally.votes), 0) as bigint)
                    from book join tally on tally.book = book.id
                    where book.club = $1) as ratings,
                (select count(*) from member_question where club = $1) as questions,
                (select count(*) from feed where club = $1) as feeds"
        )
        .bind(club.column())
        .fetch_one(db))
    }

    /// An admin wants all that is known of a club erased; `false` where nothing
    /// is. [`Store::erase_some`] does it.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn doom(&self, club: ClubId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let marked = on!(&self.write, |db| async {
            let done =
                sqlx::query("update club set erase_at = coalesce(erase_at, $2) where id = $1")
                    .bind(club.column())
                    .bind(seconds(at))
                    .execute(db)
                    .await?;
            Ok(done.rows_affected())
        })?;
        Ok(marked > 0)
    }

    /// Erases some of a club: up to `most` ratings, or all the rest where none is
    /// left. `false` while more is left.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; what was erased before stays erased.
    pub async fn erase_some(&self, club: ClubId, most: u32) -> Result<bool, StoreError> {
        let mut tx = self.write.begin().await?;
        let hold = tx.holding();
        let book: Option<i64> = on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new(
                "select id from book where id = (select min(rated.id)
                from book rated where exists (select 1 from rating where rating.book = rated.id)
                    and rated.club = ",
            );
            query.push_bind(club.column()).push(")").push(hold);
            query.build_query_scalar().fetch_optional(&mut **tx).await
        })?;
        let Some(book) = book else {
            // What hangs on the club goes with it, however long it takes.
            match &mut tx {
                On::Sqlite(tx) => {
                    let erase = sqlx::query("delete from club where id = $1").bind(club.column());
                    erase.execute(&mut **tx).await?;
                }
                On::Postgres(tx) => {
                    let patient = sqlx::query("set local statement_timeout = 0");
                    patient.execute(&mut **tx).await?;
                    let erase = sqlx::query("delete from club where id = $1").bind(club.column());
                    erase.execute(&mut **tx).await?;
                }
            }
            tx.commit().await?;
            return Ok(true);
        };
        let gone: Vec<i64> = on!(&mut tx, |tx| sqlx::query_scalar(
            "delete from rating where book = $1 and member in (
                select member from rating where book = $1 order by member limit $2)
            returning quarters"
        )
        .bind(book)
        .bind(i64::from(most))
        .fetch_all(&mut **tx))?;
        let mut votes = BTreeMap::new();
        for stars in gone.into_iter().filter_map(stars) {
            *votes.entry((BookId(book), club, stars)).or_default() -= 1;
        }
        if !votes.is_empty() {
            change_votes(&mut tx, &votes).await?;
        }
        tx.commit().await?;
        Ok(false)
    }
}
