//! Everything that a club has, out of the tables ([`Store::whole`]) and back
//! into those of another database ([`restore`]).
//!
//! Both take as long as they take. Reading sees one moment and holds up nobody;
//! on SQLite, writing has the one place of a writer until it is done.

mod feed_rows;
mod moves;
mod numbers;
mod read;
mod restore;
mod rows;
mod talk;

use sqlx::{Connection, Postgres, Sqlite};

use super::columns::Snowflake;
use super::database::{On, ask, at_leisure};
use super::{Store, StoreError};
use crate::club::ids::ClubId;
use crate::club::whole::Whole;

pub use restore::Arrival;

/// The tables at one moment.
type Snapshot<'a> = On<sqlx::Transaction<'a, Sqlite>, sqlx::Transaction<'a, Postgres>>;

/// Inserts rows, some in each statement.
macro_rules! insert {
    ($tx:expr, $most:expr, $into:literal, $rows:expr, |$line:ident, $row:pat_param| $bind:expr) => {{
        let overriding = $tx.overriding();
        for some in $rows.chunks($most) {
            let done: Result<(), StoreError> = at_leisure!(&mut *$tx, |tx| async {
                let mut query = QueryBuilder::new($into);
                query.push(overriding);
                query.push_values(some, |mut $line, $row| {
                    $bind;
                });
                query.build().execute(&mut **tx).await.map(drop)
            });
            done?;
        }
    }};
}
use insert;

impl Store {
    /// The clubs that the memory knows, by their ids.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn known_clubs(&self) -> Result<Vec<ClubId>, StoreError> {
        let ids: Vec<i64> = ask!(&self.read, |db| sqlx::query_scalar("select id from club")
            .fetch_all(db))?;
        let mut clubs: Vec<ClubId> = ids.into_iter().map(ClubId::from_column).collect();
        clubs.sort();
        Ok(clubs)
    }

    /// How many ratings a club has.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn votes(&self, club: ClubId) -> Result<u64, StoreError> {
        let votes: i64 = ask!(&self.read, |db| sqlx::query_scalar(
            "select cast(coalesce(sum(tally.votes), 0) as bigint)
            from book join tally on tally.book = book.id where book.club = $1"
        )
        .bind(club.column())
        .fetch_one(db))?;
        Ok(votes.unsigned_abs())
    }

    /// Everything that a club has at this moment; `None` for a club that nobody
    /// knows, or that is being erased.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or a row is none of this version.
    pub async fn whole(&self, club: ClubId) -> Result<Option<Whole>, StoreError> {
        match &self.read {
            On::Sqlite(kept) => {
                let mut seat = kept.seat().await?;
                let tables = On::Sqlite(seat.connection().begin().await?);
                let whole = read_all(tables, club).await?;
                seat.leave();
                Ok(whole)
            }
            On::Postgres(pool) => {
                let begun = pool.begin_with("begin isolation level repeatable read read only");
                let mut tx = begun.await?;
                sqlx::query("set local statement_timeout = 0")
                    .execute(&mut *tx)
                    .await?;
                read_all(On::Postgres(tx), club).await
            }
        }
    }
}

async fn read_all(mut tables: Snapshot<'_>, club: ClubId) -> Result<Option<Whole>, StoreError> {
    let whole = read::whole(&mut tables, club).await?;
    at_leisure!(tables, |tx| tx.rollback())?;
    Ok(whole)
}
