//! What one batch of the ledger does to the tables, in one transaction.
//!
//! Each step is one statement for the whole batch, and there are as few steps as
//! will do: on SQLite each is a trip to the connection's thread, on PostgreSQL
//! one to the server. The books are held first and in order, so that two
//! processes rating the same books take turns instead of standing in each
//! other's way; everything after that is theirs alone.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{FromRow, QueryBuilder};

use super::StoreError;
use super::columns::{Snowflake, clean, seconds, stars, tally, tally_of_book};
use super::database::{Pool, Transaction, on};
use super::ledger::{Deed, Entry, Rated, Receipt, Waiting};
use crate::club::ids::{BookId, ClubId, MemberId};
use crate::club::stars::Stars;
use crate::club::tally::Tally;

/// What a member had given before, for the entries that were written.
type Before = BTreeMap<(BookId, MemberId), Option<Stars>>;
/// By how much the votes of a club's book for a rating change, never by nothing.
pub(super) type Votes = BTreeMap<(BookId, ClubId, Stars), i64>;
type Tallies = BTreeMap<BookId, Tally>;

/// A round that is on disk.
pub(super) struct Written {
    /// In the order of the round.
    pub(super) receipts: Vec<Receipt>,
    /// The tallies that are not what they were; empty where none has changed.
    pub(super) changed: Tallies,
}

/// Writes one round of the ledger in one transaction. `None`, with nothing
/// written, where somebody has given up before the commit. The round is sorted
/// by book, with no member twice for the same one.
pub(super) async fn write_down(
    pool: &Pool,
    round: &[Waiting],
) -> Result<Option<Written>, StoreError> {
    let entries: Vec<&Entry> = round.iter().map(|line| &line.entry).collect();
    if entries.is_empty() {
        return Ok(Some(Written {
            receipts: Vec::new(),
            changed: Tallies::new(),
        }));
    }
    let mut tx = pool.begin().await?;
    let (rate, withdraw): (Vec<&Entry>, Vec<&Entry>) = entries
        .iter()
        .partition(|entry| matches!(entry.deed, Deed::Rate { .. }));
    let mut before = Before::new();
    if !withdraw.is_empty() {
        hold_books(&mut tx, &entries).await?;
    }
    if !rate.is_empty() {
        before.extend(put_ratings(&mut tx, &rate).await?);
    }
    if !withdraw.is_empty() {
        before.extend(take_ratings(&mut tx, &withdraw).await?);
    }
    let votes = changed_votes(&entries, &before);
    let changed = if votes.is_empty() {
        Tallies::new()
    } else {
        change_votes(&mut tx, &votes).await?;
        want_new_cards(&mut tx, &votes).await?
    };
    let books = before.keys().map(|(book, _)| *book);
    let same: BTreeSet<BookId> = books.filter(|book| !changed.contains_key(book)).collect();
    let same = if same.is_empty() {
        Tallies::new()
    } else {
        read_tallies(&mut tx, &same).await?
    };
    if round.iter().any(Waiting::given_up) {
        return Ok(None);
    }
    tx.commit().await?;

    let receipts = entries.iter().map(|entry| {
        let previous = before.get(&(entry.book, entry.member));
        let tally = changed.get(&entry.book).or_else(|| same.get(&entry.book));
        let rated = |previous| Rated {
            previous,
            tally: tally.cloned().unwrap_or_default(),
        };
        match (&entry.deed, previous) {
            (_, Some(previous)) => Ok(Some(rated(*previous))),
            (Deed::Rate { .. }, None) => Err(StoreError::NoSuchBook),
            (Deed::Withdraw, None) => Ok(None),
        }
    });
    let receipts = receipts.collect();
    Ok(Some(Written { receipts, changed }))
}

/// Keeps everybody else from rating or removing these books before the commit.
/// Who only rates holds them in the same statement, see [`put_ratings`].
async fn hold_books(tx: &mut Transaction, entries: &[&Entry]) -> Result<(), StoreError> {
    let hold = tx.holding();
    if hold.is_empty() {
        return Ok(());
    }
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new("select id from book where id in (");
        let mut list = query.separated(", ");
        for entry in entries {
            list.push_bind(entry.book.0);
        }
        query.push(") order by id").push(hold);
        query.build().execute(&mut **tx).await.map(drop)
    })
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

/// Puts the ratings of books that the club has.
async fn put_ratings(tx: &mut Transaction, entries: &[&Entry]) -> Result<Before, StoreError> {
    let hold = tx.holding();
    let rows: Vec<BeforeRow> = on!(tx, |tx| async {
        let mut query =
            QueryBuilder::new("with entry (club, book, member, quarters, note, spoiler, at) as (");
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
        query
            .push(
                "), held as (select id, club from book where id in (select book from entry) \
                 order by id",
            )
            .push(hold);
        // On the right of `set` a column is what it was, so the answer is what
        // the member had given before. A rating without a note keeps the note.
        query.push(
            ") insert into rating (club, book, member, quarters, note, spoiler, at) \
             select entry.club, entry.book, entry.member, entry.quarters, entry.note, \
             entry.spoiler, entry.at \
             from held join entry on entry.book = held.id and entry.club = held.club where true \
             on conflict (book, member) do update set previous = rating.quarters, \
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
        let mut query = QueryBuilder::new("with gone (club, book, member) as (");
        query.push_values(entries, |mut row, entry| {
            row.push_bind(entry.club.column())
                .push_bind(entry.book.0)
                .push_bind(entry.member.column());
        });
        query.push(
            ") delete from rating where (book, member) in (select book, member from gone) \
             and (book, club) in (select book, club from gone) \
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
            *votes
                .entry((entry.book, entry.club, *previous))
                .or_default() -= 1;
        }
        if let Deed::Rate { stars, .. } = entry.deed {
            *votes.entry((entry.book, entry.club, stars)).or_default() += 1;
        }
    }
    votes.retain(|_, votes| *votes != 0);
    votes
}

/// Changes the rows of the tally; a rating that nobody has given before gets its
/// row.
pub(super) async fn change_votes(tx: &mut Transaction, votes: &Votes) -> Result<(), StoreError> {
    let changed = on!(tx, |tx| async {
        let mut query = QueryBuilder::new("with change (book, quarters, votes) as (");
        query.push_values(votes, |mut row, ((book, _, stars), votes)| {
            row.push_bind(book.0)
                .push_bind(i64::from(stars.quarters()))
                .push_bind(*votes);
        });
        query.push(
            ") update tally set votes = tally.votes + change.votes from change \
             where tally.book = change.book and tally.quarters = change.quarters",
        );
        let done = query.build().execute(&mut **tx).await?;
        Ok(done.rows_affected())
    })?;
    let gained: Vec<_> = votes.iter().filter(|(_, votes)| **votes > 0).collect();
    if changed == votes.len() as u64 || gained.is_empty() {
        return Ok(());
    }
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new("insert into tally (club, book, quarters, votes) ");
        query.push_values(&gained, |mut row, ((book, club, stars), votes)| {
            row.push_bind(club.column())
                .push_bind(book.0)
                .push_bind(i64::from(stars.quarters()))
                .push_bind(**votes);
        });
        // Those that were there have their votes already.
        query.push(" on conflict (book, quarters) do nothing");
        query.build().execute(&mut **tx).await.map(drop)
    })
}

#[derive(FromRow)]
struct TallyRow {
    book: i64,
    tally: Option<String>,
}

/// Wants the cards of these books printed anew, and gives the books' tallies.
/// Always one more: whether a card is up to date is not known here, for another
/// process may be printing it at this moment.
async fn want_new_cards(tx: &mut Transaction, votes: &Votes) -> Result<Tallies, StoreError> {
    let rows: Vec<TallyRow> = on!(tx, |tx| async {
        let mut query = QueryBuilder::new("update card set wanted = wanted + 1 where book in (");
        let mut list = query.separated(", ");
        let mut last = None;
        for (book, _, _) in votes.keys() {
            if last.replace(book) != Some(book) {
                list.push_bind(book.0);
            }
        }
        query.push(concat!(
            ") returning book, ",
            tally_of_book!("card.book"),
            " as tally"
        ));
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    let tallies = rows
        .iter()
        .map(|row| (BookId(row.book), tally(row.tally.as_deref())));
    Ok(tallies.collect())
}

async fn read_tallies(
    tx: &mut Transaction,
    books: &BTreeSet<BookId>,
) -> Result<Tallies, StoreError> {
    let rows: Vec<TallyRow> = on!(tx, |tx| async {
        let mut query = QueryBuilder::new(concat!(
            "select id as book, ",
            tally_of_book!(),
            " as tally from book where id in ("
        ));
        let mut list = query.separated(", ");
        for book in books {
            list.push_bind(book.0);
        }
        query.push(")");
        query.build_query_as().fetch_all(&mut **tx).await
    })?;
    let tallies = rows
        .iter()
        .map(|row| (BookId(row.book), tally(row.tally.as_deref())));
    Ok(tallies.collect())
}
