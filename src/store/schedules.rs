//! Questions that clubs are asked by themselves, for whoever puts them: which
//! plans are due, and what is being put.
//!
//! A plan that is due is leased first. The question that is drawn is written
//! down before its message is sent, so that after a crash the same one is found
//! or sent again. When the next moment is, is worked out in
//! [`crate::club::schedule`]; what a host plans is
//! [`planning`](super::planning)'s.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::database::{ask, on};
use super::planning::{Plan, read_rhythm, read_time, read_zone};
use super::{Store, StoreError};
use crate::club::ids::{BookId, ChannelId, ClubId, MemberId, ReviewId, ScheduleId};

/// A question that is being put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The review that it came from.
    pub review: ReviewId,
    /// Its key.
    pub question: String,
    /// When sending was begun.
    pub at: DateTime<Utc>,
}

/// A plan that is due and leased to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleJob {
    /// Which.
    pub id: ScheduleId,
    /// What the host wants.
    pub plan: Plan,
    /// The club's time zone.
    pub zone: Tz,
    /// Since when it is due.
    pub due: DateTime<Utc>,
    /// The question of an earlier try.
    pub begun: Option<Begun>,
}

#[derive(FromRow)]
struct JobRow {
    id: i64,
    club: i64,
    channel: i64,
    staff: i64,
    rhythm: String,
    minute: i64,
    book: Option<i64>,
    next_at: DateTime<Utc>,
    timezone: Option<String>,
    review: Option<i64>,
    question: Option<String>,
    attempted_at: Option<DateTime<Utc>>,
}

/// Runs a statement that changes one plan.
macro_rules! change_schedule {
    ($store:expr, $sql:literal, $id:expr $(, $value:expr)*) => {
        on!(&$store.write, |db| async {
            sqlx::query($sql).bind($id.0)$(.bind($value))*.execute(db).await.map(drop)
        })
    };
}

impl Store {
    /// Leases up to `limit` plans that are due, those first that have waited
    /// longest.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn claim_schedules(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<ScheduleJob>, StoreError> {
        let (now, hold) = (seconds(now), self.write.holding_free());
        let rows: Vec<JobRow> = on!(&self.write, |db| async {
            let mut query = QueryBuilder::new("update schedule set leased_until = ");
            query.push_bind(seconds(lease_until));
            query.push(
                " where id in (select due.id from schedule due
                    where due.stopped is null and due.next_at <= ",
            );
            query.push_bind(now);
            query.push(" and (due.leased_until is null or due.leased_until <= ");
            query.push_bind(now);
            query.push(") order by due.next_at, due.id limit ");
            query.push_bind(i64::from(limit)).push(hold).push(
                ") returning id, club, channel, staff, rhythm, minute, book, next_at,
                    (select timezone from club where club.id = schedule.club) as timezone,
                    review, question, attempted_at",
            );
            query.build_query_as().fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(JobRow::read).collect())
    }

    /// When the next plan is due, or its lease runs out; `None` where nothing is
    /// planned.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn next_schedule(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        ask!(&self.read, |db| sqlx::query_scalar(
            "select min(case when leased_until > next_at then leased_until else next_at end)
            from schedule where stopped is null"
        )
        .fetch_one(db))
    }

    /// A question is about to be put.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then it must not be put.
    pub async fn schedule_begun(&self, id: ScheduleId, begun: &Begun) -> Result<(), StoreError> {
        change_schedule!(
            self,
            "update schedule set review = $2, question = $3, attempted_at = $4 where id = $1",
            id,
            begun.review.0,
            begun.question.as_str(),
            seconds(begun.at)
        )
    }

    /// What was due at `due` is put, or is not to be put any more; the next time
    /// is `next_at`. Ends the lease. Where the host has planned anew meanwhile,
    /// the new plan stays.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; the lease then runs out.
    pub async fn schedule_done(
        &self,
        id: ScheduleId,
        due: DateTime<Utc>,
        next_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_schedule!(
            self,
            "update schedule
            set next_at = $3, review = null, question = null, attempted_at = null,
                leased_until = null
            where id = $1 and next_at = $2",
            id,
            due,
            next_at
        )
    }

    /// Nobody is to try before that.
    ///
    /// # Errors
    ///
    /// As [`Store::schedule_done`].
    pub async fn schedule_postponed(
        &self,
        id: ScheduleId,
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_schedule!(
            self,
            "update schedule set leased_until = $2 where id = $1",
            id,
            seconds(until)
        )
    }

    /// The plan is not to be followed any more, for the reason given, until the
    /// host plans anew.
    ///
    /// # Errors
    ///
    /// As [`Store::schedule_done`].
    pub async fn schedule_stopped(&self, id: ScheduleId, reason: &str) -> Result<(), StoreError> {
        change_schedule!(
            self,
            "update schedule set stopped = $2, leased_until = null where id = $1",
            id,
            clean(reason).into_owned()
        )
    }
}

impl JobRow {
    fn read(self) -> ScheduleJob {
        let begun = match (self.review, self.question, self.attempted_at) {
            (Some(review), Some(question), Some(at)) => Some(Begun {
                review: ReviewId(review),
                question,
                at,
            }),
            _ => None,
        };
        ScheduleJob {
            id: ScheduleId(self.id),
            plan: Plan {
                club: ClubId::from_column(self.club),
                channel: ChannelId::from_column(self.channel),
                staff: MemberId::from_column(self.staff),
                rhythm: read_rhythm(&self.rhythm),
                time: read_time(self.minute),
                book: self.book.map(BookId),
            },
            zone: read_zone(self.timezone.as_deref()),
            due: self.next_at,
            begun,
        }
    }
}
