//! What a host plans: questions that a club is asked by itself, and the time zone
//! by whose clock. How they are put is [`schedules`](super::schedules)'.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, seconds};
use super::database::{Transaction, ask, on};
use super::drafts::found_club;
use super::{Store, StoreError};
use crate::club::ids::{BookId, ChannelId, ClubId, MemberId, ScheduleId};
use crate::club::schedule::{Rhythm, TimeOfDay, next};

/// What a host wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The club.
    pub club: ClubId,
    /// Where questions are put.
    pub channel: ChannelId,
    /// Who wants it, to be told where it cannot be done.
    pub staff: MemberId,
    /// On which days.
    pub rhythm: Rhythm,
    /// At which time, by the club's clock.
    pub time: TimeOfDay,
    /// On which book; `None`: on the newest review.
    pub book: Option<BookId>,
}

/// What became of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// It holds, and is due next then, by the clock of this zone.
    Next(DateTime<Utc>, Tz),
    /// The club has as many as it may.
    TooMany,
}

/// A plan as it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Which.
    pub id: ScheduleId,
    /// What the host wants.
    pub plan: Plan,
    /// Title of the book, where there is one.
    pub title: Option<String>,
    /// When it is due.
    pub due: DateTime<Utc>,
    /// Why it is not followed any more.
    pub stopped: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    club: i64,
    channel: i64,
    staff: i64,
    rhythm: String,
    minute: i64,
    book: Option<i64>,
    title: Option<String>,
    next_at: DateTime<Utc>,
    stopped: Option<String>,
}

impl Store {
    /// Plans questions for a channel, in the place of what was planned there; at
    /// most `most` channels of a club.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn plan(
        &self,
        plan: &Plan,
        most: u32,
        at: DateTime<Utc>,
    ) -> Result<Planned, StoreError> {
        let mut tx = self.write.begin().await?;
        let zone = hold_club(&mut tx, plan.club, at).await?;
        let others: i64 = on!(&mut tx, |tx| sqlx::query_scalar(
            "select count(*) from schedule where club = $1 and channel <> $2"
        )
        .bind(plan.club.column())
        .bind(plan.channel.column())
        .fetch_one(&mut **tx))?;
        if others >= i64::from(most) {
            return Ok(Planned::TooMany);
        }
        let due = next(plan.rhythm, plan.time, zone, at);
        on!(&mut tx, |tx| async {
            sqlx::query(
                "insert into schedule
                    (club, channel, staff, rhythm, minute, book, next_at, made_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (club, channel) do update set
                    staff = excluded.staff, rhythm = excluded.rhythm, minute = excluded.minute,
                    book = excluded.book, next_at = excluded.next_at, leased_until = null,
                    review = null, question = null, attempted_at = null, stopped = null",
            )
            .bind(plan.club.column())
            .bind(plan.channel.column())
            .bind(plan.staff.column())
            .bind(plan.rhythm.name())
            .bind(i64::from(plan.time.minute()))
            .bind(plan.book.map(|book| book.0))
            .bind(due)
            .bind(seconds(at))
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        tx.commit().await?;
        Ok(Planned::Next(due, zone))
    }

    /// What a club is asked by itself, the oldest plan first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn schedules(&self, club: ClubId) -> Result<Vec<Schedule>, StoreError> {
        let rows: Vec<Row> = ask!(&self.read, |db| {
            sqlx::query_as(
            "select schedule.id, schedule.club, channel, staff, rhythm, minute, book, book.title,
                next_at, stopped
            from schedule left join book on book.id = schedule.book
            where schedule.club = $1 order by schedule.id"
        )
        .bind(club.column())
        .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(Row::read).collect())
    }

    /// Puts no questions any more in this channel, or in any where none is
    /// given; gives the channels where some were planned.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn unplan(
        &self,
        club: ClubId,
        channel: Option<ChannelId>,
    ) -> Result<Vec<ChannelId>, StoreError> {
        let channels: Vec<i64> = on!(&self.write, |db| async {
            let mut query = QueryBuilder::new("delete from schedule where club = ");
            query.push_bind(club.column());
            if let Some(channel) = channel {
                query.push(" and channel = ").push_bind(channel.column());
            }
            query.push(" returning channel");
            query.build_query_scalar().fetch_all(db).await
        })?;
        Ok(channels.into_iter().map(ChannelId::from_column).collect())
    }

    /// The club's time zone; UTC for a club that has not chosen.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn timezone(&self, club: ClubId) -> Result<Tz, StoreError> {
        let name: Option<Option<String>> = ask!(&self.read, |db| sqlx::query_scalar(
            "select timezone from club where id = $1"
        )
        .bind(club.column())
        .fetch_optional(db))?;
        Ok(read_zone(name.flatten().as_deref()))
    }

    /// Sets the club's time zone. What is planned comes at the same time of day
    /// by the new clock.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn set_timezone(
        &self,
        club: ClubId,
        zone: Tz,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.write.begin().await?;
        hold_club(&mut tx, club, at).await?;
        on!(&mut tx, |tx| async {
            sqlx::query("update club set timezone = $2 where id = $1")
                .bind(club.column())
                .bind(zone.name())
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        let planned: Vec<(i64, String, i64)> = on!(&mut tx, |tx| sqlx::query_as(
            "select id, rhythm, minute from schedule where club = $1"
        )
        .bind(club.column())
        .fetch_all(&mut **tx))?;
        if !planned.is_empty() {
            on!(&mut tx, |tx| async {
                let mut query = QueryBuilder::new("update schedule set next_at = case id");
                for (id, rhythm, minute) in &planned {
                    let (rhythm, time) = (read_rhythm(rhythm), read_time(*minute));
                    query.push(" when ").push_bind(*id).push(" then ");
                    query.push_bind(next(rhythm, time, zone, at));
                }
                query.push(" else next_at end where club = ");
                query.push_bind(club.column());
                query.build().execute(&mut **tx).await.map(drop)
            })?;
        }
        tx.commit().await
    }
}

/// Makes sure that the club has a row and keeps others off it, so that plans and
/// the clock that they go by change in turns; gives the club's time zone.
async fn hold_club(
    tx: &mut Transaction,
    club: ClubId,
    at: DateTime<Utc>,
) -> Result<Tz, StoreError> {
    found_club(tx, club, seconds(at)).await?;
    let hold = tx.holding();
    let name: Option<String> = on!(tx, |tx| async {
        let mut query = QueryBuilder::new("select timezone from club where id = ");
        query.push_bind(club.column()).push(hold);
        query.build_query_scalar().fetch_one(&mut **tx).await
    })?;
    Ok(read_zone(name.as_deref()))
}

/// A zone that this version does not know any more is UTC.
pub(super) fn read_zone(name: Option<&str>) -> Tz {
    name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}

pub(super) fn read_rhythm(name: &str) -> Rhythm {
    Rhythm::named(name).unwrap_or(Rhythm::Daily)
}

pub(super) fn read_time(minute: i64) -> TimeOfDay {
    let minute = u16::try_from(minute).ok();
    minute
        .and_then(TimeOfDay::from_minute)
        .unwrap_or(TimeOfDay::MIDNIGHT)
}

impl Row {
    fn read(self) -> Schedule {
        Schedule {
            id: ScheduleId(self.id),
            plan: Plan {
                club: ClubId::from_column(self.club),
                channel: ChannelId::from_column(self.channel),
                staff: MemberId::from_column(self.staff),
                rhythm: read_rhythm(&self.rhythm),
                time: read_time(self.minute),
                book: self.book.map(BookId),
            },
            title: self.title,
            due: self.next_at,
            stopped: self.stopped,
        }
    }
}
