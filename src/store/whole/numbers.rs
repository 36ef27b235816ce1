//! Row numbers: which were ever given, and how those of a document fit beside
//! them.
//!
//! No number is ever given twice, so that a button on an old card never means
//! something newer. A document keeps its numbers where this database has never
//! given them, and that is so in a new one. Elsewhere all of a kind move up,
//! behind what either has ever given.

use sqlx::QueryBuilder;

use super::Snapshot;
use crate::club::whole::Numbers;
use crate::store::StoreError;
use crate::store::database::{On, at_leisure};

/// The tables whose rows have numbers, with their place in the document's list.
macro_rules! each_table {
    ($numbers:expr, |$table:ident, $number:ident| $body:expr) => {
        for ($table, $number) in [
            ("book", $numbers.book),
            ("review", $numbers.review),
            ("card", $numbers.card),
            ("draft", $numbers.draft),
            ("feed", $numbers.feed),
            ("offer", $numbers.offer),
            ("member_question", $numbers.member_question),
            ("schedule", $numbers.schedule),
        ] {
            $body
        }
    };
}

/// The highest number that each table has ever given; 0 for none.
pub(super) async fn numbers(tables: &mut Snapshot<'_>) -> Result<Numbers, StoreError> {
    Ok(Numbers {
        book: highest(tables, "book").await?,
        review: highest(tables, "review").await?,
        card: highest(tables, "card").await?,
        draft: highest(tables, "draft").await?,
        feed: highest(tables, "feed").await?,
        offer: highest(tables, "offer").await?,
        member_question: highest(tables, "member_question").await?,
        schedule: highest(tables, "schedule").await?,
    })
}

async fn highest(tables: &mut Snapshot<'_>, table: &'static str) -> Result<i64, StoreError> {
    let (before, after) = match tables {
        On::Sqlite(_) => ("select max(seq) from sqlite_sequence where name = '", "'"),
        On::Postgres(_) => (
            "select case when is_called then last_value else 0 end from ",
            "_id_seq",
        ),
    };
    let given: Option<i64> = at_leisure!(tables, |tx| async {
        let mut query = QueryBuilder::new(before);
        query.push(table).push(after);
        query.build_query_scalar().fetch_one(&mut **tx).await
    })?;
    Ok(given.unwrap_or_default())
}

/// Lets no table give a number again up to those in the list.
pub(super) async fn raise(tables: &mut Snapshot<'_>, numbers: &Numbers) -> Result<(), StoreError> {
    each_table!(numbers, |table, number| {
        if number > highest(tables, table).await? {
            match tables {
                On::Sqlite(tx) => {
                    sqlx::query("delete from sqlite_sequence where name = $1")
                        .bind(table)
                        .execute(&mut **tx)
                        .await?;
                    sqlx::query("insert into sqlite_sequence (name, seq) values ($1, $2)")
                        .bind(table)
                        .bind(number)
                        .execute(&mut **tx)
                        .await?;
                }
                On::Postgres(tx) => {
                    sqlx::query("select setval(cast($1 as text)::regclass, $2)")
                        .bind(format!("{table}_id_seq"))
                        .bind(number)
                        .execute(&mut **tx)
                        .await?;
                }
            }
        }
    });
    Ok(())
}

/// By how much the numbers of one kind move. None of theirs is higher than those
/// that they have `ever` given.
pub(super) fn shift(numbers: impl Iterator<Item = i64>, ever_theirs: i64, ever_here: i64) -> i64 {
    match numbers.min() {
        Some(least) if ever_here >= least => ever_theirs.max(ever_here) + 1 - least,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_where_they_are_free_and_move_behind_all_that_were_given() {
        for (numbers, theirs, here, wanted) in [
            // A new database.
            (&[1, 2, 5][..], 9, 0, 0),
            // A database whose own stop before.
            (&[7, 9], 9, 6, 0),
            // One that has given one of them: behind both, so that no old
            // number means another row.
            (&[7, 9], 9, 7, 10 - 7),
            (&[1, 2], 3, 40, 41 - 1),
            (&[], 3, 40, 0),
        ] {
            let moved = shift(numbers.iter().copied(), theirs, here);
            assert_eq!(moved, wanted, "failed on {numbers:?} {theirs} {here}");
        }
    }
}
