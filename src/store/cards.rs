//! Cards, for whoever prints them: which want printing, and what was done.
//!
//! A card says which version is wanted and which is shown. It is leased before
//! it is printed, so that of two processes one prints it; a lease that nobody
//! ended runs out by itself. Each step of printing is written down when it is
//! done, so that after a crash the next process knows how far the last one got.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::database::{ask, on};
use super::{Store, StoreError};
use crate::club::ids::{BookId, CardId, ChannelId, ClubId, MemberId, MessageId, ReviewId};

/// A card that wants printing and is leased to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardJob {
    /// The card.
    pub card: CardId,
    /// The review on it.
    pub review: ReviewId,
    /// The book that the review is of.
    pub book: BookId,
    /// The club.
    pub club: ClubId,
    /// The channel for it.
    pub channel: ChannelId,
    /// Who posted it.
    pub staff: MemberId,
    /// Its message; `None` where none is known to be posted.
    pub message: Option<MessageId>,
    /// The thread under it; `None` where none is known to be open.
    pub thread: Option<ChannelId>,
    /// Whether Discord refuses the thread, so that none is to be tried.
    pub unthreaded: bool,
    /// The version to print.
    pub wanted: i64,
    /// The version that the message shows; 0 before there is one.
    pub shown: i64,
    /// Until when the message hides the score, where it does so to a known time.
    pub veiled_until: Option<DateTime<Utc>>,
    /// When posting was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// When the card was ordered.
    pub made_at: DateTime<Utc>,
}

/// A piece of a long review in the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Its message; `None` where none is known to be posted.
    pub message: Option<MessageId>,
    /// The version of the review that it shows.
    pub version: i64,
}

#[derive(FromRow)]
struct CardRow {
    id: i64,
    review: i64,
    book: i64,
    club: i64,
    channel: i64,
    staff: i64,
    message: Option<i64>,
    thread: Option<i64>,
    unthreaded: bool,
    wanted: i64,
    shown: i64,
    veiled_until: Option<DateTime<Utc>>,
    attempted_at: Option<DateTime<Utc>>,
    made_at: DateTime<Utc>,
}

/// Runs a statement that changes one card.
macro_rules! change_card {
    ($store:expr, $sql:literal, $card:expr $(, $value:expr)*) => {
        on!(&$store.write, |db| async {
            sqlx::query($sql).bind($card.0)$(.bind($value))*.execute(db).await.map(drop)
        })
    };
}

impl Store {
    /// Leases up to `limit` cards that want printing until `lease_until`. The
    /// channels take turns, and within a channel the oldest card comes first;
    /// what is in somebody's hands counts as a turn, so that a channel with a
    /// long queue holds up no other. No card goes to two callers, whichever
    /// process they are in.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn claim_cards(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<CardJob>, StoreError> {
        let hold = self.write.holding_free();
        let mut rows: Vec<CardRow> = on!(&self.write, |db| async {
            let mut query = QueryBuilder::new("update card set leased_until = ");
            query.push_bind(seconds(lease_until));
            query.push(
                " where id in (select id from card
                    where wanted <> shown and stopped is null
                        and (leased_until is null or leased_until <= ",
            );
            query.push_bind(seconds(now));
            // Turns are counted apart, for what is counted cannot be locked.
            query.push(
                ") and id in (select id from (
                        select id, made_at, leased_until, row_number() over (
                            partition by channel
                            order by case when leased_until > ",
            );
            query.push_bind(seconds(now));
            query.push(
                " then 0 else 1 end, made_at, id) as turn
                        from card where wanted <> shown and stopped is null
                    ) as queue where leased_until is null or leased_until <= ",
            );
            query.push_bind(seconds(now));
            query.push(" order by turn, made_at, id limit ");
            query.push_bind(i64::from(limit));
            query.push(")");
            query.push(hold).push(
                ") returning id, review, book, club, channel, staff, message, thread,
                    unthreaded, wanted, shown,
                    veiled_until, attempted_at, made_at",
            );
            query.build_query_as().fetch_all(db).await
        })?;
        // What is returned has no order of its own.
        rows.sort_by_key(|row| (row.channel, row.made_at, row.id));
        Ok(rows.into_iter().map(CardRow::read).collect())
    }

    /// How many cards want printing, leased ones included.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn cards_waiting(&self) -> Result<u64, StoreError> {
        let waiting: i64 = ask!(&self.read, |db| sqlx::query_scalar(
            "select count(*) from card where wanted <> shown and stopped is null"
        )
        .fetch_one(db))?;
        Ok(waiting.unsigned_abs())
    }

    /// Posting the card's message is about to be tried.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then it must not be tried.
    pub async fn card_attempted(&self, card: CardId, at: DateTime<Utc>) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set attempted_at = $2 where id = $1",
            card,
            seconds(at)
        )
    }

    /// The card's message is posted.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_posted(&self, card: CardId, message: MessageId) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set message = $2 where id = $1",
            card,
            message.column()
        )
    }

    /// The thread under the card is open.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_threaded(&self, card: CardId, thread: ChannelId) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set thread = $2 where id = $1",
            card,
            thread.column()
        )
    }

    /// The card's message shows this version; ends the lease. An older version
    /// than is already known to be shown changes nothing else.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_shown(&self, card: CardId, version: i64) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set shown = case when shown < $2 then $2 else shown end,
                leased_until = null where id = $1",
            card,
            version
        )
    }

    /// The caller is still at it: the lease goes on until `lease_until`.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; the lease then runs out.
    pub async fn card_kept(
        &self,
        card: CardId,
        lease_until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set leased_until = $2 where id = $1 and leased_until is not null",
            card,
            seconds(lease_until)
        )
    }

    /// Ends the lease with something left to do: somebody may try again from
    /// `from` on.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; the lease then runs out.
    pub async fn card_released(&self, card: CardId, from: DateTime<Utc>) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set leased_until = $2 where id = $1",
            card,
            seconds(from)
        )
    }

    /// Discord refuses a thread for this card; it goes on without one.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_unthreaded(&self, card: CardId) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set unthreaded = true where id = $1",
            card
        )
    }

    /// Nobody is to print this card any more, for the reason given, such as
    /// that its message was deleted.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_stopped(&self, card: CardId, reason: &str) -> Result<(), StoreError> {
        change_card!(
            self,
            "update card set stopped = $2, leased_until = null where id = $1",
            card,
            clean(reason).into_owned()
        )
    }

    /// The pieces of the review that are known to be in the thread, in order.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn pages(&self, card: CardId) -> Result<Vec<Page>, StoreError> {
        let rows: Vec<(i64, Option<i64>, i64)> = ask!(&self.read, |db| sqlx::query_as(
            "select number, message, version from page where card = $1 order by number"
        )
        .bind(card.0)
        .fetch_all(db))?;
        Ok(rows
            .into_iter()
            .filter_map(|(number, message, version)| {
                Some(Page {
                    number: u32::try_from(number).ok()?,
                    message: message.map(MessageId::from_column),
                    version,
                })
            })
            .collect())
    }

    /// A piece of the review, of this version, stands in the thread.
    ///
    /// # Errors
    ///
    /// Where the database does not answer, or the card is gone.
    pub async fn page_posted(
        &self,
        card: CardId,
        number: u32,
        message: MessageId,
        version: i64,
    ) -> Result<(), StoreError> {
        change_card!(
            self,
            "insert into page (card, number, message, version) values ($1, $2, $3, $4)
            on conflict (card, number) do update
            set message = excluded.message, version = excluded.version",
            card,
            i64::from(number),
            message.column(),
            version
        )
    }

    /// A piece of the review stands in the thread no more.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn page_gone(&self, card: CardId, number: u32) -> Result<(), StoreError> {
        change_card!(
            self,
            "delete from page where card = $1 and number = $2",
            card,
            i64::from(number)
        )
    }
}

impl CardRow {
    fn read(self) -> CardJob {
        CardJob {
            card: CardId(self.id),
            review: ReviewId(self.review),
            book: BookId(self.book),
            club: ClubId::from_column(self.club),
            channel: ChannelId::from_column(self.channel),
            staff: MemberId::from_column(self.staff),
            message: self.message.map(MessageId::from_column),
            thread: self.thread.map(ChannelId::from_column),
            unthreaded: self.unthreaded,
            wanted: self.wanted,
            shown: self.shown,
            veiled_until: self.veiled_until,
            attempted_at: self.attempted_at,
            made_at: self.made_at,
        }
    }
}
