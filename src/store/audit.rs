//! Counting everything again, however long it takes: for `readalong check
//! --deep`, and for the tests.

use super::database::On;
use super::{Store, StoreError};

const WRONG_TALLIES: &str = "select count(*) from (
        select book, quarters from (
            select book, quarters, votes from tally
            union all
            select book, quarters, -1 from rating
        ) as votes
        group by book, quarters
        having sum(votes) <> 0
    ) as wrong";

impl Store {
    /// Counts all ratings anew and says how many rows of the tally are wrong:
    /// zero, unless somebody changed the tables by hand. No other statement may
    /// take so long.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn check_tallies(&self) -> Result<u64, StoreError> {
        let wrong: i64 = match &self.read {
            On::Sqlite(kept) => {
                let mut seat = kept.seat().await?;
                let counting = sqlx::query_scalar(WRONG_TALLIES);
                let wrong = counting.fetch_one(seat.connection()).await?;
                seat.leave();
                wrong
            }
            On::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                sqlx::query("set local statement_timeout = 0")
                    .execute(&mut *tx)
                    .await?;
                let counting = sqlx::query_scalar(WRONG_TALLIES);
                counting.fetch_one(&mut *tx).await?
            }
        };
        Ok(wrong.unsigned_abs())
    }
}
