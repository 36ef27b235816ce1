//! The ledger: a clerk who writes ratings down, many in one commit.
//!
//! On disk a commit costs far more than a rating, so the clerk takes whatever
//! ratings are waiting, writes all of them in one transaction, commits, and
//! only then answers each with its receipt. It waits for nobody: a rating that
//! comes alone is written alone.

use std::collections::HashSet;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, oneshot};

use super::StoreError;
use super::at_hand::AtHand;
use super::clerk::Clerk;
use super::database::{Pool, Turn};
use super::entries::{Written, write_down};
use crate::club::ids::{BookId, ClubId, MemberId};
use crate::club::note::Note;
use crate::club::stars::Stars;
use crate::club::tally::Tally;

/// The most ratings that share a commit, and the most that wait for one.
const BATCH: usize = 128;
/// How long a rating may take from the question to the receipt.
const PATIENCE: Duration = Duration::from_millis(2500);
/// How often a transaction that PostgreSQL undid is tried.
const TRIES: u32 = 5;

/// The receipt for a rating, given after it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// What the member had given before; after a withdrawal, what was withdrawn.
    pub previous: Option<Stars>,
    /// What the club thinks now, the rating included.
    pub tally: Tally,
}

/// What a member does.
#[derive(Debug)]
pub(super) enum Deed {
    Rate {
        stars: Stars,
        /// `None` leaves the note as it is; a note without words takes it away.
        note: Option<Note>,
        at: DateTime<Utc>,
    },
    Withdraw,
}

/// One line of the ledger.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) club: ClubId,
    pub(super) book: BookId,
    pub(super) member: MemberId,
    pub(super) deed: Deed,
}

/// `None` where there was nothing to withdraw.
pub(super) type Receipt = Result<Option<Rated>, StoreError>;

/// An entry, and who waits for its receipt.
pub(super) struct Waiting {
    pub(super) entry: Entry,
    receipt: oneshot::Sender<Receipt>,
}

impl Waiting {
    /// Whether the member was told that it took too long and nothing changed.
    pub(super) fn given_up(&self) -> bool {
        self.receipt.is_closed()
    }

    fn answer(self, receipt: Receipt) {
        // Whoever has gone away this very moment can ask again.
        let _ = self.receipt.send(receipt);
    }
}

/// A handle on the clerk.
#[derive(Clone)]
pub(super) struct Ledger(Clerk<Waiting>);

/// What the clerk has on the table.
#[derive(Clone)]
struct Table {
    pool: Pool,
    turn: Turn,
    at_hand: AtHand,
}

impl Ledger {
    /// A ledger on this pool.
    pub(super) fn open(pool: Pool, turn: Turn, at_hand: AtHand) -> Self {
        let table = Table {
            pool,
            turn,
            at_hand,
        };
        Self(Clerk::new(BATCH, move |waiting| {
            keep(table.clone(), waiting)
        }))
    }

    /// Writes one entry down and answers once it is on disk.
    pub(super) async fn write(&self, entry: Entry) -> Receipt {
        let (receipt, answer) = oneshot::channel();
        let written = async {
            self.0.hand_in(Waiting { entry, receipt }).await?;
            answer.await.map_err(|_| StoreError::Closed)?
        };
        tokio::time::timeout(PATIENCE, written)
            .await
            .unwrap_or(Err(StoreError::TimedOut))
    }
}

async fn keep(table: Table, mut incoming: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(BATCH);
    while incoming.recv_many(&mut waiting, BATCH).await > 0 {
        while !waiting.is_empty() {
            let (round, rest) = one_for_each_member(waiting);
            let _turn = table.turn.lock().await;
            settle(&table, round).await;
            waiting = rest;
        }
    }
}

/// Splits off the first entry of each member for each book, in an order that is
/// the same for every process. One statement cannot change a row twice, so a
/// member's second thought waits for the next round.
fn one_for_each_member(waiting: Vec<Waiting>) -> (Vec<Waiting>, Vec<Waiting>) {
    let mut seen = HashSet::new();
    let (mut round, rest): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .partition(|line| seen.insert((line.entry.book, line.entry.member)));
    round.sort_by_key(|line| (line.entry.book, line.entry.member));
    (round, rest)
}

/// Writes one round and hands out the receipts.
async fn settle(table: &Table, mut round: Vec<Waiting>) {
    let mut tries = 1;
    loop {
        round.retain(|line| !line.given_up());
        let announced = table.at_hand.announce();
        match write_down(&table.pool, &round).await {
            Ok(Some(Written { receipts, changed })) => {
                if !changed.is_empty() {
                    announced.done(&changed);
                }
                for (line, receipt) in round.into_iter().zip(receipts) {
                    line.answer(receipt);
                }
                return;
            }
            // Somebody has given up meanwhile: once more, without them.
            Ok(None) => {}
            // PostgreSQL undid it because of another transaction: once more.
            Err(error) if error.is_conflict() && tries < TRIES => tries += 1,
            // One entry that the database cannot stomach must not spoil the others.
            Err(error) if round.len() > 1 && !error.is_unreachable() => {
                drop(announced);
                for line in round {
                    Box::pin(settle(table, vec![line])).await;
                }
                return;
            }
            Err(error) => {
                for line in round {
                    line.answer(Err(error.clone()));
                }
                return;
            }
        }
    }
}
