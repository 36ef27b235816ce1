//! The minutes: a clerk who notes which questions are being put.
//!
//! On SQLite each writer has to wait for the one before, so what is waiting is
//! written together, in one statement. A question that comes alone is written
//! alone, by whoever puts it. A power cut may forget the last of them, which does no more harm than
//! a question put twice, so nobody waits for the disk here. What is on disk when
//! it is answered is the ledger's, see [`super::ledger`].

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::{Database, Encode, QueryBuilder, Type};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::StoreError;
use super::at_hand::AtHand;
use super::clerk::Clerk;
use super::columns::{Snowflake, seconds};
use super::database::{Desk, On, PATIENCE, Turn, ask};
use super::open::WAIT;
use crate::club::ids::{ChannelId, ClubId, ReviewId};

/// The most questions that share a statement, and the most that wait for one.
const BATCH: usize = 64;

/// A question that is being put.
#[derive(Clone, Debug)]
pub(super) struct Put {
    pub(super) club: ClubId,
    pub(super) channel: ChannelId,
    pub(super) review: ReviewId,
    pub(super) key: String,
    pub(super) at: DateTime<Utc>,
    /// Whether it may have been put before.
    pub(super) again: bool,
}

/// What makes two of them the same.
type Same<'a> = (ChannelId, ReviewId, &'a str);

impl Put {
    fn same(&self) -> Same<'_> {
        (self.channel, self.review, &self.key)
    }
}

/// Whether it was taken down; not where somebody was quicker.
type Taken = Result<bool, StoreError>;

struct Waiting {
    put: Put,
    since: Instant,
    answer: oneshot::Sender<Taken>,
}

/// A handle on the clerk, and what the clerk has on the table.
#[derive(Clone)]
pub(super) struct Minutes {
    clerk: Clerk<Waiting>,
    table: Table,
}

/// What the clerk has on the table.
#[derive(Clone)]
struct Table {
    light: Desk,
    turn: Turn,
    at_hand: AtHand,
}

impl Minutes {
    /// Minutes on these connections.
    pub(super) fn open(light: Desk, turn: Turn, at_hand: AtHand) -> Self {
        let table = Table {
            light,
            turn,
            at_hand,
        };
        let of_clerk = table.clone();
        let clerk = Clerk::new(BATCH, move |waiting| keep(of_clerk.clone(), waiting));
        Self { clerk, table }
    }

    /// Takes a question down. What was refused or given up is not done later,
    /// behind the member's back.
    pub(super) async fn take_down(&self, put: Put) -> Taken {
        // Where nobody has the turn, whoever comes writes: it costs half of
        // what sending for the clerk does.
        if let On::Sqlite(_) = self.table.light
            && let Ok(_turn) = self.table.turn.try_lock()
        {
            let taken = write_down(&self.table, &[&put]).await?;
            return Ok(!taken.is_empty());
        }
        let (answer, taken) = oneshot::channel();
        let since = Instant::now();
        let waiting = Waiting { put, since, answer };
        self.clerk.hand_in(waiting).await?;
        taken.await.map_err(|_| StoreError::Closed)?
    }
}

async fn keep(table: Table, mut incoming: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(BATCH);
    while incoming.recv_many(&mut waiting, BATCH).await > 0 {
        while let Some(oldest) = waiting.first() {
            // The wait for a turn and the statement's own wait for the file
            // together take no longer than a statement may.
            let late = oldest.since + (PATIENCE - WAIT);
            let turn = match &table.light {
                On::Sqlite(_) => tokio::time::timeout_at(late, table.turn.lock())
                    .await
                    .map(Some),
                On::Postgres(_) => Ok(None),
            };
            let (round, rest) = no_two_the_same(waiting);
            waiting = rest;
            match turn {
                Ok(_turn) => settle(&table, round).await,
                Err(_) => answer(round, |_| Err(StoreError::TimedOut)),
            }
        }
    }
}

/// Splits off the first of those that are the same: one statement cannot change
/// a row twice. They are in an order that is the same for every process.
fn no_two_the_same(waiting: Vec<Waiting>) -> (Vec<Waiting>, Vec<Waiting>) {
    let mut seen = HashSet::new();
    let first: Vec<bool> = waiting
        .iter()
        .map(|waiting| seen.insert(waiting.put.same()))
        .collect();
    let mut first = first.into_iter();
    let (mut round, rest): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .partition(|_| first.next().unwrap_or_default());
    round.sort_by(|one, other| one.put.same().cmp(&other.put.same()));
    (round, rest)
}

/// Writes one round and answers everybody in it.
async fn settle(table: &Table, round: Vec<Waiting>) {
    let (again, fresh): (Vec<_>, Vec<_>) = round.into_iter().partition(|line| line.put.again);
    for round in [fresh, again] {
        let puts: Vec<&Put> = round.iter().map(|line| &line.put).collect();
        match write_down(table, &puts).await {
            Ok(taken) => answer(round, |put| {
                let (channel, review, key) = put.same();
                Ok(taken.contains(&(channel.column(), review.0, key.to_owned())))
            }),
            // One that the database cannot stomach must not spoil the others.
            Err(error) if round.len() > 1 && !error.is_unreachable() => {
                for line in round {
                    let alone = write_down(table, &[&line.put]).await;
                    answer(vec![line], |_| alone.clone().map(|taken| !taken.is_empty()));
                }
            }
            Err(error) => answer(round, |_| Err(error.clone())),
        }
    }
}

fn answer(round: Vec<Waiting>, taken: impl Fn(&Put) -> Taken) {
    for line in round {
        let taken = taken(&line.put);
        // Whoever has gone away meanwhile shows nothing to anybody.
        let _ = line.answer.send(taken);
    }
}

/// Writes questions of which all, or none, may have been put before; gives back
/// those that it took down.
async fn write_down(
    table: &Table,
    puts: &[&Put],
) -> Result<HashSet<(i64, i64, String)>, StoreError> {
    let Some(again) = puts.first().map(|put| put.again) else {
        return Ok(HashSet::new());
    };
    let announced = table.at_hand.announce();
    if let [put] = puts {
        // A number comes back in one go, a row and the end after it in two.
        let taken = ask!(&table.light, |db| async {
            let done = insert(puts, again).build().execute(db).await?;
            Ok(done.rows_affected() == 1)
        })?;
        // No book stands otherwise for it.
        if taken {
            announced.done([]);
        }
        let (channel, review, key) = put.same();
        let row = taken.then(|| (channel.column(), review.0, key.to_owned()));
        return Ok(row.into_iter().collect());
    }
    let rows: Vec<(i64, i64, String)> = ask!(&table.light, |db| async {
        let mut query = insert(puts, again);
        query.push(" returning channel, review, question");
        query.build_query_as().fetch_all(db).await
    })?;
    if !rows.is_empty() {
        announced.done([]);
    }
    Ok(rows.into_iter().collect())
}

fn insert<D>(puts: &[&Put], again: bool) -> QueryBuilder<D>
where
    D: Database,
    for<'a> i64: Encode<'a, D> + Type<D>,
    for<'a> String: Encode<'a, D> + Type<D>,
    for<'a> DateTime<Utc>: Encode<'a, D> + Type<D>,
{
    let mut query = QueryBuilder::new("insert into asked (club, channel, review, question, at) ");
    query.push_values(puts, |mut row, put| {
        row.push_bind(put.club.column())
            .push_bind(put.channel.column())
            .push_bind(put.review.0)
            .push_bind(put.key.clone())
            .push_bind(seconds(put.at));
    });
    query.push(" on conflict (channel, review, question) do ");
    query.push(if again {
        "update set at = excluded.at, times = asked.times + 1"
    } else {
        "nothing"
    });
    query
}
