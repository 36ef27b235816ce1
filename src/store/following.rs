//! Which feeds a club follows.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::database::{Transaction, ask, on};
use super::drafts::found_club;
use super::feeds::Source;
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, FeedId, MemberId};

/// A feed that a club wants to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// The club.
    pub club: ClubId,
    /// Where the cards of its reviews go.
    pub channel: ChannelId,
    /// Where staff are asked and told.
    pub office: ChannelId,
    /// Who follows it.
    pub staff: MemberId,
    /// Whether new reviews are posted without asking.
    pub straight: bool,
    /// What the feed calls itself.
    pub title: String,
    /// Where it is.
    pub source: Source,
    /// When to look at it next.
    pub next_check: DateTime<Utc>,
}

/// An entry as the feed has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'a> {
    /// A hash of what tells it from the others.
    pub key: &'a str,
    /// A hash of what it says.
    pub hash: &'a str,
}

/// What became of a wish to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// The club follows it from now on.
    New(FeedId),
    /// The club followed it already; the channels and the way are the new ones,
    /// and where nobody looked any more, somebody does again.
    Again(FeedId),
    /// The club follows as many as it may.
    TooMany,
}

/// A feed in a club's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Which.
    pub id: FeedId,
    /// What it calls itself.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// Where the cards of its reviews go.
    pub channel: ChannelId,
    /// Where staff are asked and told.
    pub office: ChannelId,
    /// Whether new reviews are posted without asking.
    pub straight: bool,
    /// When somebody looks next.
    pub next_check: DateTime<Utc>,
    /// Since when it does not answer.
    pub failing_since: Option<DateTime<Utc>>,
    /// Why nobody looks any more.
    pub stopped: Option<String>,
}

#[derive(FromRow)]
struct FeedRow {
    id: i64,
    title: String,
    address: String,
    channel: i64,
    office: i64,
    straight: bool,
    next_check: DateTime<Utc>,
    failing_since: Option<DateTime<Utc>>,
    stopped: Option<String>,
}

impl Store {
    /// Lets a club follow a feed, at most `most` of them. The entries that it
    /// has now are the backlog of a new one, so that none of them counts as
    /// new; of a feed that was followed before they are left as they were.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn follow(
        &self,
        wish: &Follow,
        backlog: &[Mark<'_>],
        most: u32,
        at: DateTime<Utc>,
    ) -> Result<Followed, StoreError> {
        let at = seconds(at);
        let mut tx = self.write.begin().await?;
        found_club(&mut tx, wish.club, at).await?;
        // Two who follow at once take turns, so that what is counted holds.
        let hold = tx.holding();
        on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("select id from club where id = ");
            query.push_bind(wish.club.column()).push(hold);
            query.build().fetch_one(&mut **tx).await.map(drop)
        })?;
        let again: Option<i64> = on!(&mut tx, |tx| {
            sqlx::query_scalar(
                "update feed
                set channel = $3, office = $4, staff = $5, straight = $6, next_check = $7,
                    stopped = null, failures = 0, failing_since = null
                where club = $1 and address = $2
                returning id",
            )
            .bind(wish.club.column())
            .bind(&wish.source.address)
            .bind(wish.channel.column())
            .bind(wish.office.column())
            .bind(wish.staff.column())
            .bind(wish.straight)
            .bind(at)
            .fetch_optional(&mut **tx)
        })?;
        if let Some(again) = again {
            tx.commit().await?;
            return Ok(Followed::Again(FeedId(again)));
        }
        let followed: i64 = on!(&mut tx, |tx| sqlx::query_scalar(
            "select count(*) from feed where club = $1"
        )
        .bind(wish.club.column())
        .fetch_one(&mut **tx))?;
        if followed >= i64::from(most) {
            return Ok(Followed::TooMany);
        }
        let feed = add(&mut tx, wish, at).await?;
        add_backlog(&mut tx, feed, backlog, at).await?;
        tx.commit().await?;
        Ok(Followed::New(feed))
    }

    /// The feeds of a club, the oldest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn feeds(&self, club: ClubId) -> Result<Vec<Feed>, StoreError> {
        let rows: Vec<FeedRow> = ask!(&self.read, |db| {
            sqlx::query_as(
            "select id, title, address, channel, office, straight, next_check, failing_since, stopped
            from feed where club = $1 order by id"
        )
        .bind(club.column())
        .fetch_all(db)
        })?;
        Ok(rows.into_iter().map(FeedRow::read).collect())
    }

    /// Lets a club follow a feed no longer. What was posted from it stays.
    /// `false` where the club does not follow it.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn unfollow(&self, feed: FeedId, club: ClubId) -> Result<bool, StoreError> {
        let gone = on!(&self.write, |db| async {
            let done = sqlx::query("delete from feed where id = $1 and club = $2")
                .bind(feed.0)
                .bind(club.column())
                .execute(db)
                .await?;
            Ok(done.rows_affected())
        })?;
        Ok(gone > 0)
    }
}

async fn add(tx: &mut Transaction, wish: &Follow, at: DateTime<Utc>) -> Result<FeedId, StoreError> {
    let feed = on!(tx, |tx| sqlx::query_scalar(
        "insert into feed (club, channel, office, staff, straight, address, host, title, etag,
            last_modified, next_check, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id"
    )
    .bind(wish.club.column())
    .bind(wish.channel.column())
    .bind(wish.office.column())
    .bind(wish.staff.column())
    .bind(wish.straight)
    .bind(&wish.source.address)
    .bind(&wish.source.host)
    .bind(clean(&wish.title).into_owned())
    .bind(wish.source.etag.as_deref())
    .bind(wish.source.last_modified.as_deref())
    .bind(seconds(wish.next_check))
    .bind(at)
    .fetch_one(&mut **tx))?;
    Ok(FeedId(feed))
}

async fn add_backlog(
    tx: &mut Transaction,
    feed: FeedId,
    backlog: &[Mark<'_>],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if backlog.is_empty() {
        return Ok(());
    }
    on!(tx, |tx| async {
        let mut query = QueryBuilder::new(
            "insert into feed_entry (feed, key, content_hash, backlog, seen_at) ",
        );
        query.push_values(backlog, |mut row, mark| {
            row.push_bind(feed.0)
                .push_bind(mark.key)
                .push_bind(mark.hash)
                .push_bind(true)
                .push_bind(at);
        });
        query.push(" on conflict (feed, key) do nothing");
        query.build().execute(&mut **tx).await.map(drop)
    })
}

impl FeedRow {
    fn read(self) -> Feed {
        Feed {
            id: FeedId(self.id),
            title: self.title,
            address: self.address,
            channel: ChannelId::from_column(self.channel),
            office: ChannelId::from_column(self.office),
            straight: self.straight,
            next_check: self.next_check,
            failing_since: self.failing_since,
            stopped: self.stopped,
        }
    }
}
