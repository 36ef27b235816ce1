//! Feeds, for whoever looks at them: which are due, and what came of a look.
//!
//! A feed is leased before it is asked for, and with it its host: of all
//! processes one asks a host, and only once at a time. A lease that nobody
//! ended runs out by itself. What was found in a feed is
//! [`offers`](super::offers)'; who follows what is
//! [`following`](super::following)'s; when to look again is the caller's matter.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::database::{ask, on};
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, FeedId, MemberId};

/// Where a feed is, and how to ask whether it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its address.
    pub address: String,
    /// The address's host, with the port where it has one of its own.
    pub host: String,
    /// The `ETag` of the copy that was read last.
    pub etag: Option<String>,
    /// The `Last-Modified` of the copy that was read last.
    pub last_modified: Option<String>,
}

/// A feed that is due and leased to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedJob {
    /// Which.
    pub feed: FeedId,
    /// The club that follows it.
    pub club: ClubId,
    /// Where the cards of its reviews go.
    pub channel: ChannelId,
    /// Where staff are asked and told.
    pub office: ChannelId,
    /// Who follows it.
    pub staff: MemberId,
    /// Whether new reviews are posted without asking.
    pub straight: bool,
    /// What it calls itself.
    pub title: String,
    /// Where it is.
    pub source: Source,
    /// Failures in a row until now.
    pub failures: u32,
    /// The moment of the first of them.
    pub failing_since: Option<DateTime<Utc>>,
    /// Since when the club follows it.
    pub made_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct JobRow {
    id: i64,
    club: i64,
    channel: i64,
    office: i64,
    staff: i64,
    straight: bool,
    title: String,
    address: String,
    host: String,
    etag: Option<String>,
    last_modified: Option<String>,
    failures: i64,
    failing_since: Option<DateTime<Utc>>,
    made_at: DateTime<Utc>,
}

/// Runs a statement that changes one feed.
macro_rules! change_feed {
    ($store:expr, $sql:literal, $feed:expr $(, $value:expr)*) => {
        on!(&$store.write, |db| async {
            sqlx::query($sql).bind($feed.0)$(.bind($value))*.execute(db).await.map(drop)
        })
    };
}

impl Store {
    /// Leases up to `limit` feeds that are due until `lease_until`, those that
    /// have waited longest first. No two leased feeds, whichever process has
    /// them, are on one host.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn claim_feeds(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<FeedJob>, StoreError> {
        let (now, hold) = (seconds(now), self.write.holding_free());
        let rows: Vec<JobRow> = on!(&self.write, |db| async {
            let mut query = QueryBuilder::new("update feed set leased_until = ");
            query.push_bind(seconds(lease_until));
            query.push(
                " where id in (select due.id from feed due
                    where due.stopped is null and due.next_check <= ",
            );
            query.push_bind(now);
            query.push(" and (due.leased_until is null or due.leased_until <= ");
            query.push_bind(now);
            // The one of its host that has waited longest, on a host that
            // nobody is asking.
            query.push(
                ") and due.id = (select first.id from feed first
                        where first.host = due.host and first.stopped is null
                            and first.next_check <= ",
            );
            query.push_bind(now);
            query.push(
                " order by first.next_check, first.id limit 1)
                    and not exists (select 1 from feed held
                        where held.host = due.host and held.stopped is null
                            and held.leased_until > ",
            );
            query.push_bind(now);
            query.push(") order by due.next_check, due.id limit ");
            query.push_bind(i64::from(limit));
            query.push(hold).push(
                ") returning id, club, channel, office, staff, straight, title, address, host,
                    etag, last_modified, failures, failing_since, made_at",
            );
            query.build_query_as().fetch_all(db).await
        })?;
        Ok(rows.into_iter().map(JobRow::read).collect())
    }

    /// When the next feed is due, or its lease runs out; `None` where there is
    /// nothing to look at.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn next_feed(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        ask!(&self.read, |db| sqlx::query_scalar(
            "select min(case when leased_until > next_check then leased_until else next_check end)
            from feed where stopped is null"
        )
        .fetch_one(db))
    }

    /// A feed answered: what it is asked with next time, under which address
    /// and name, and when. Ends the lease. An address that the club follows
    /// already is not taken over.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; the lease then runs out.
    pub async fn feed_answered(
        &self,
        feed: FeedId,
        title: &str,
        source: &Source,
        next_check: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.write.begin().await?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "update feed
                set title = $2, etag = $3, last_modified = $4, next_check = $5,
                    failures = 0, failing_since = null, leased_until = null
                where id = $1",
            )
            .bind(feed.0)
            .bind(clean(title).into_owned())
            .bind(source.etag.as_deref())
            .bind(source.last_modified.as_deref())
            .bind(seconds(next_check))
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "update feed set address = $2, host = $3
                where id = $1 and address <> $2 and not exists (select 1 from feed twin
                    where twin.club = feed.club and twin.address = $2)",
            )
            .bind(feed.0)
            .bind(&source.address)
            .bind(&source.host)
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        tx.commit().await
    }

    /// A feed did not answer. Ends the lease.
    ///
    /// # Errors
    ///
    /// As [`Store::feed_answered`].
    pub async fn feed_failed(
        &self,
        feed: FeedId,
        at: DateTime<Utc>,
        next_check: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_feed!(
            self,
            "update feed
            set failures = failures + 1, failing_since = coalesce(failing_since, $2),
                next_check = $3, leased_until = null
            where id = $1",
            feed,
            seconds(at),
            seconds(next_check)
        )
    }

    /// A feed could not be dealt with for reasons of our own. Ends the lease.
    ///
    /// # Errors
    ///
    /// As [`Store::feed_answered`].
    pub async fn feed_postponed(
        &self,
        feed: FeedId,
        next_check: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        change_feed!(
            self,
            "update feed set next_check = $2, leased_until = null where id = $1",
            feed,
            seconds(next_check)
        )
    }

    /// Nobody is to look at this feed any more, for the reason given, until
    /// somebody follows it again.
    ///
    /// # Errors
    ///
    /// As [`Store::feed_answered`].
    pub async fn feed_stopped(&self, feed: FeedId, reason: &str) -> Result<(), StoreError> {
        change_feed!(
            self,
            "update feed set stopped = $2, leased_until = null where id = $1",
            feed,
            clean(reason).into_owned()
        )
    }

    /// Nobody is to look at any feed of this club any more.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn feeds_stopped(&self, club: ClubId, reason: &str) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query(
                "update feed set stopped = $2, leased_until = null
                where club = $1 and stopped is null",
            )
            .bind(club.column())
            .bind(reason)
            .execute(db)
            .await
            .map(drop)
        })
    }
}

impl JobRow {
    fn read(self) -> FeedJob {
        FeedJob {
            feed: FeedId(self.id),
            club: ClubId::from_column(self.club),
            channel: ChannelId::from_column(self.channel),
            office: ChannelId::from_column(self.office),
            staff: MemberId::from_column(self.staff),
            straight: self.straight,
            title: self.title,
            source: Source {
                address: self.address,
                host: self.host,
                etag: self.etag,
                last_modified: self.last_modified,
            },
            failures: u32::try_from(self.failures).unwrap_or(u32::MAX),
            failing_since: self.failing_since,
            made_at: self.made_at,
        }
    }
}
