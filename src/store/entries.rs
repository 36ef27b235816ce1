//! What one batch of the ledger does to the tables, in one transaction.
//!
//! Each step is one statement for the whole batch. The books are held first and
//! in order, so that two processes rating the same books take turns instead of
//! standing in each other's way; everything after that is theirs alone.

use std::collections::BTreeMap;

use sqlx::{FromRow, QueryBuilder};

use super::StoreError;
use super::columns::{Snowflake, clean, count, seconds, stars};
use super::database::{Pool, Transaction, on};
use super::ledger::{Deed, Entry, Rated, Receipt, Waiting};
use crate::club::ids::{BookId, ClubId, MemberId};
use crate::club::stars::Stars;
use crate::club::tally::Tally;

type Books = BTreeMap<BookId, ClubId>;
/// What a member had given before, for the entries that were written.
type Before = BTreeMap<(BookId, MemberId), Option<Stars>>;
/// By how much the votes for a rating change, never by nothing.
type Votes = BTreeMap<(BookId, Stars), i64>;

/// Writes one round of the ledger in one transaction; the receipts are in its
/// order. `None`, with nothing written, where somebody has given up before the
/// commit. The round is sorted by book, with no member twice for the same one.
pub(super) async fn write_down(
    pool: &Pool,
    round: &[Waiting],
) -> Result<Option<Vec<Receipt>>, StoreError> {
    let entries: Vec<&Entry> = round.iter().map(|line| &line.entry).collect();
    if entries.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let mut tx = pool.begin().await?;
    let books = hold_books(&mut tx, &entries).await?;
    let (rate, withdraw): (Vec<&Entry>, Vec<&Entry>) = entries
        .iter()
        .filter(|entry| books.get(&entry.book) == Some(&entry.club))
        .partition(|entry| matches!(entry.deed, Deed::Rate { .. }));
    let mut before = Before::new();
    if !rate.is_empty() {
        before.extend(put_ratings(&mut tx, &rate).await?);
    }
    if !withdraw.is_empty() {
        before.extend(take_ratings(&mut tx, &withdraw).await?);
    }
    let votes = changed_votes(&entries, &before);
    if !votes.is_empty() {
        add_votes(&mut tx, &books, &votes).await?;
        remove_votes(&mut tx, &votes).await?;
        want_new_cards(&mut tx, &votes).await?;
    }
    let tallies = read_tallies(&mut tx, &books).await?;
    if round.iter().any(Waiting::given_up) {
        return Ok(None);
    }
    tx.commit().await?;

    let receipts = entries.iter().map(|entry| {
        let previous = before.get(&(entry.book, entry.member));
        let rated = |previous| Rated {
            previous,
            tally: tallies.get(&entry.book).cloned().unwrap_or_default(),
        };
        match (&entry.deed, previous) {
            (_, Some(previous)) => Ok(Some(rated(*previous))),
            (Deed::Rate { .. }, None) => Err(StoreError::NoSuchBook),
            (Deed::Withdraw, None) => Ok(None),
        }
    });
    Ok(Some(receipts.collect()))
}

/// The clubs of the books; a book that is gone is not among them. Nobody else
/// rates or removes these books before the commit.
async fn hold_books(tx: &mut Transaction, entries: &[&Entry]) -> Result<Books, StoreError> {
    let hold = tx.holding();
    let rows: Vec<(i64, i64)> = on!(tx, |tx| async {
        let mut query = QueryBuilder::new("select id, club from book where id in (");
        let mut list = query.separated(", ");
        let mut last = None;
        // The entries are sorted by book.
        for entry in entries
            .iter()
            .filter(|entry| last.replace(entry.book) != Some(entry.book))
        {
            list.push_bind(entry.book.0);
        }
        query.push(") order by id").push(hold);
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    Ok(rows
        .into_iter()
        .map(|(book, club)| (BookId(book), ClubId::from_column(club)))
        .collect())
}

#[derive(FromRow)]
struct BeforeRow {
    book: i64,
    member: i64,
    quarters: Option<i64>,
}

fn before(rows: Vec<BeforeRow>) -> Before {
    rows.into_iter()
        .map(|row| {
            let member = MemberId::from_column(row.member);
            ((BookId(row.book), member), row.quarters.and_then(stars))
        })
        .collect()
}

async fn put_ratings(tx: &mut Transaction, entries: &[&Entry]) -> Result<Before, StoreError> {
    let rows: Vec<BeforeRow> = on!(tx, |tx| async {
        let mut query = QueryBuilder::new(
            "insert into rating (club, book, member, quarters, note, spoiler, at) ",
        );
        query.push_values(entries, |mut row, entry| {
            if let Deed::Rate { stars, note, at } = &entry.deed {
                row.push_bind(entry.club.column())
                    .push_bind(entry.book.0)
                    .push_bind(entry.member.column())
                    .push_bind(i64::from(stars.quarters()))
                    .push_bind(note.as_ref().map(|note| clean(&note.words).into_owned()))
                    .push_bind(note.as_ref().is_some_and(|note| note.spoiler))
                    .push_bind(seconds(*at));
            }
        });
        // On the right of `set` a column is what it was, so the answer is what
        // the member had given before. A rating without a note keeps the note.
        query.push(
            " on conflict (book, member) do update set previous = rating.quarters, \
             previous_note = rating.note, previous_spoiler = rating.spoiler, quarters = excluded.quarters, \
             note = coalesce(excluded.note, rating.note), \
             spoiler = case when excluded.note is null then rating.spoiler else excluded.spoiler end, \
             at = excluded.at returning book, member, previous as quarters",
        );
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    Ok(before(rows))
}

async fn take_ratings(tx: &mut Transaction, entries: &[&Entry]) -> Result<Before, StoreError> {
    let rows: Vec<BeforeRow> = on!(tx, |tx| async {
        // Not `in (values …)`, for which SQLite would read the whole table.
        let mut query = QueryBuilder::new("with gone (book, member) as (");
        query.push_values(entries, |mut row, entry| {
            row.push_bind(entry.book.0).push_bind(entry.member.column());
        });
        query.push(
            ") delete from rating where (book, member) in (select book, member from gone) \
             returning book, member, quarters",
        );
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    Ok(before(rows))
}

fn changed_votes(entries: &[&Entry], before: &Before) -> Votes {
    let mut votes = Votes::new();
    for entry in entries {
        let Some(previous) = before.get(&(entry.book, entry.member)) else {
            continue;
        };
        if let Some(previous) = previous {
            *votes.entry((entry.book, *previous)).or_default() -= 1;
        }
        if let Deed::Rate { stars, .. } = entry.deed {
            *votes.entry((entry.book, stars)).or_default() += 1;
        }
    }
    votes.retain(|_, votes| *votes != 0);
    votes
}

async fn add_votes(tx: &mut Transaction, books: &Books, votes: &Votes) -> Result<(), StoreError> {
    let gained: Vec<(ClubId, BookId, Stars, i64)> = votes
        .iter()
        .filter(|(_, votes)| **votes > 0)
        .filter_map(|((book, stars), votes)| Some((*books.get(book)?, *book, *stars, *votes)))
        .collect();
    if gained.is_empty() {
        return Ok(());
    }
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new("insert into tally (club, book, quarters, votes) ");
        query.push_values(&gained, |mut row, (club, book, stars, votes)| {
            row.push_bind(club.column())
                .push_bind(book.0)
                .push_bind(i64::from(stars.quarters()))
                .push_bind(*votes);
        });
        query.push(
            " on conflict (book, quarters) do update set votes = tally.votes + excluded.votes",
        );
        query.build().execute(&mut **tx).await.map(drop)
    })
}

async fn remove_votes(tx: &mut Transaction, votes: &Votes) -> Result<(), StoreError> {
    let lost: Vec<_> = votes.iter().filter(|(_, votes)| **votes < 0).collect();
    if lost.is_empty() {
        return Ok(());
    }
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new("with change (book, quarters, votes) as (");
        query.push_values(&lost, |mut row, ((book, stars), votes)| {
            row.push_bind(book.0)
                .push_bind(i64::from(stars.quarters()))
                .push_bind(**votes);
        });
        query.push(
            ") update tally set votes = tally.votes + change.votes from change \
             where tally.book = change.book and tally.quarters = change.quarters",
        );
        query.build().execute(&mut **tx).await.map(drop)
    })
}

/// Always one more: whether a card is up to date is not known here, for another
/// process may be printing it at this moment.
async fn want_new_cards(tx: &mut Transaction, votes: &Votes) -> Result<(), StoreError> {
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new("update card set wanted = wanted + 1 where book in (");
        let mut list = query.separated(", ");
        for (book, _) in votes.keys() {
            list.push_bind(book.0);
        }
        query.push(")");
        query.build().execute(&mut **tx).await.map(drop)
    })
}

async fn read_tallies(
    tx: &mut Transaction,
    books: &Books,
) -> Result<BTreeMap<BookId, Tally>, StoreError> {
    let mut tallies = BTreeMap::<BookId, Tally>::new();
    if books.is_empty() {
        return Ok(tallies);
    }
    let rows: Vec<(i64, i64, i64)> = on!(tx, |tx| async {
        let mut query =
            QueryBuilder::new("select book, quarters, votes from tally where book in (");
        let mut list = query.separated(", ");
        for book in books.keys() {
            list.push_bind(book.0);
        }
        query.push(")");
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    for (book, quarters, votes) in rows {
        count(tallies.entry(BookId(book)).or_default(), quarters, votes);
    }
    Ok(tallies)
}
