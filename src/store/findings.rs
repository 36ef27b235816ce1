//! What was found in a feed: the entries that were looked at, and what became
//! of their reviews.
//!
//! An entry and what becomes of its reviews are written in one transaction, so
//! that whoever is stopped in between begins with the same entry again and
//! repeats nothing. Asking staff is [`offers`](super::offers)'.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, clean, seconds};
use super::correcting::correct;
use super::database::{Transaction, ask, on};
use super::earlier::{Likeness, earlier};
use super::following::Mark;
use super::posting::{How, Order, import, put};
use super::reviews::Written;
use super::{Store, StoreError};
use crate::club::ids::{ChannelId, ClubId, FeedId, MemberId, ReviewId};
use crate::club::naming::fold;
use crate::club::review::Review;

/// How long an entry is remembered that its feed no longer has.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// An entry that somebody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEntry {
    /// A hash of what tells it from the others.
    pub key: String,
    /// A hash of what it said then; empty where it could not be read yet.
    pub hash: String,
    /// Whether it is older than the following of its feed and not imported.
    pub backlog: bool,
    /// How often its page could not be had.
    pub tries: u32,
}

/// An entry of a feed that is being looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The feed.
    pub feed: FeedId,
    /// The club that follows it.
    pub club: ClubId,
    /// The entry.
    pub mark: Mark<'a>,
    /// Its link.
    pub source: &'a str,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// What is to become of a review that is new in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Staff are asked.
    Offer,
    /// It is posted to this channel, on behalf of this member; where the club
    /// has a review of the same book, staff are asked all the same.
    Post(ChannelId, MemberId),
    /// It is kept for rating only, as of the day it was published; this channel
    /// and member are those it would be posted for.
    Import(ChannelId, MemberId, DateTime<Utc>),
}

/// What came of an entry's reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Reviews that staff are to be asked about, or asked about anew.
    pub offered: u32,
    /// Reviews that were posted.
    pub posted: u32,
    /// Reviews that were imported.
    pub imported: u32,
    /// Reviews that stand, with a text that has changed.
    pub revised: u32,
}

#[derive(FromRow)]
struct EntryRow {
    key: String,
    content_hash: String,
    backlog: bool,
    tries: i64,
}

/// A review of the entry from an earlier look.
#[derive(FromRow)]
struct FoundRow {
    id: i64,
    title_key: String,
    reading: String,
    state: String,
    review: Option<i64>,
}

impl Store {
    /// The entries of a feed that somebody has looked at.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn known_entries(&self, feed: FeedId) -> Result<Vec<KnownEntry>, StoreError> {
        let rows: Vec<EntryRow> = ask!(&self.read, |db| sqlx::query_as(
            "select key, content_hash, backlog, tries from feed_entry where feed = $1"
        )
        .bind(feed.0)
        .fetch_all(db))?;
        let known = rows.into_iter().map(|row| KnownEntry {
            key: row.key,
            hash: row.content_hash,
            backlog: row.backlog,
            tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        });
        Ok(known.collect())
    }

    /// An entry was read, and these are its reviews; none where it is no
    /// review. What is new gets the `deed`, what staff were asked about or what
    /// was posted before gets its new text, and what they ignored stays so. A
    /// review that names no book is left out.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; nothing was written then.
    pub async fn entry_read(
        &self,
        look: &Look<'_>,
        reviews: &[Review],
        deed: Deed,
    ) -> Result<Outcome, StoreError> {
        let mut tx = self.write.begin().await?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "insert into feed_entry (feed, key, content_hash, backlog, seen_at)
                values ($1, $2, $3, false, $4)
                on conflict (feed, key) do update
                set content_hash = excluded.content_hash, backlog = false, tries = 0,
                    seen_at = excluded.seen_at",
            )
            .bind(look.feed.0)
            .bind(look.mark.key)
            .bind(look.mark.hash)
            .bind(seconds(look.at))
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        let mut outcome = Outcome::default();
        if !reviews.is_empty() {
            let found = found(&mut tx, look).await?;
            let old: Vec<&str> = found.iter().map(|row| row.title_key.as_str()).collect();
            let new: Vec<String> = reviews.iter().map(title_key).collect();
            for (review, place) in reviews.iter().zip(pairs(&old, &new)) {
                match place.and_then(|place| found.get(place)) {
                    Some(row) => renew(&mut tx, look, row, review, &mut outcome).await?,
                    None => add(&mut tx, look, review, deed, &mut outcome).await?,
                }
            }
        }
        tx.commit().await?;
        Ok(outcome)
    }

    /// An entry's page could not be had this time; it counts as not looked at.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn entry_put_off(
        &self,
        feed: FeedId,
        key: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query(
                "insert into feed_entry (feed, key, content_hash, backlog, tries, seen_at)
                values ($1, $2, '', false, 1, $3)
                on conflict (feed, key) do update
                set content_hash = '', tries = feed_entry.tries + 1, seen_at = excluded.seen_at",
            )
            .bind(feed.0)
            .bind(key)
            .bind(seconds(at))
            .execute(db)
            .await
            .map(drop)
        })
    }

    /// The feed has these entries now. Those that it has not had for three
    /// months are forgotten.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn entries_seen(
        &self,
        feed: FeedId,
        keys: &[&str],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        let at = seconds(at);
        let mut tx = self.write.begin().await?;
        on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new("update feed_entry set seen_at = ");
            query.push_bind(at).push(" where feed = ").push_bind(feed.0);
            // Once a day is exact enough, and most looks then write nothing.
            query
                .push(" and seen_at < ")
                .push_bind(at - TimeDelta::days(1));
            query.push(" and key in (");
            let mut list = query.separated(", ");
            for key in keys {
                list.push_bind(*key);
            }
            query.push(")");
            query.build().execute(&mut **tx).await.map(drop)
        })?;
        on!(&mut tx, |tx| async {
            sqlx::query("delete from feed_entry where feed = $1 and seen_at < $2")
                .bind(feed.0)
                .bind(at - REMEMBERED)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        tx.commit().await
    }
}

/// The reviews of the entry from earlier looks.
async fn found(tx: &mut Transaction, look: &Look<'_>) -> Result<Vec<FoundRow>, StoreError> {
    on!(tx, |tx| sqlx::query_as(
        "select id, title_key, reading, state, review from offer
        where feed = $1 and entry = $2 order by id"
    )
    .bind(look.feed.0)
    .bind(look.mark.key)
    .fetch_all(&mut **tx))
}

/// Gives a review from an earlier look its new text. Where the blog says what
/// it said before, a correction by staff stays.
async fn renew(
    tx: &mut Transaction,
    look: &Look<'_>,
    row: &FoundRow,
    review: &Review,
    outcome: &mut Outcome,
) -> Result<(), StoreError> {
    let (key, written) = (title_key(review), Written::new(review)?);
    let reading = reading(&written);
    if key.is_empty() || reading == row.reading || row.state == "ignored" {
        return Ok(());
    }
    let waits = row.state == "waiting";
    let (fields, body) = if waits {
        (written.fields, written.body)
    } else {
        Default::default()
    };
    on!(&mut *tx, |tx| async {
        sqlx::query(
            "update offer
            set title_key = $2, reading = $3, fields = $4, body = $5, wanted = wanted + 1
            where id = $1",
        )
        .bind(row.id)
        .bind(key)
        .bind(reading)
        .bind(fields)
        .bind(body)
        .execute(&mut **tx)
        .await
        .map(drop)
    })?;
    if waits {
        outcome.offered += 1;
    } else if let Some(standing) = row.review {
        let (target, at) = (ReviewId(standing), seconds(look.at));
        let revised = correct(tx, look.club, target, review, look.source, at).await?;
        outcome.revised += u32::from(revised);
    }
    Ok(())
}

/// Does with a new review what is to be done, and keeps a row of it.
async fn add(
    tx: &mut Transaction,
    look: &Look<'_>,
    review: &Review,
    deed: Deed,
    outcome: &mut Outcome,
) -> Result<(), StoreError> {
    let title_key = title_key(review);
    if title_key.is_empty() {
        // A title without a word names no book.
        return Ok(());
    }
    let written = Written::new(review)?;
    let order = |channel, staff, at: DateTime<Utc>| Order {
        club: look.club,
        channel,
        staff,
        source: look.source,
        at: seconds(at),
    };
    let known = earlier(tx, look.club, review, &written.content_hash).await?;
    let standing = known.filter(|known| !known.place.stopped);
    let became = match (deed, standing) {
        (Deed::Import(channel, staff, dated), _) => {
            outcome.imported += 1;
            let order = order(channel, staff, dated.min(look.at));
            Some(import(tx, &order, review).await?.0)
        }
        // Staff have posted it by hand.
        (_, Some(known)) if known.likeness >= Likeness::SameText => Some(known.review),
        (Deed::Post(channel, staff), None) => {
            outcome.posted += 1;
            let order = order(channel, staff, look.at);
            Some(put(tx, &order, review, How::Beside).await?.review())
        }
        (Deed::Post(..) | Deed::Offer, _) => {
            outcome.offered += 1;
            None
        }
    };
    let reading = reading(&written);
    let (state, fields, body) = match became {
        None => ("waiting", written.fields, written.body),
        Some(_) => ("posted", String::new(), String::new()),
    };
    on!(tx, |tx| async {
        sqlx::query(
            "insert into offer (feed, entry, club, state, title_key, reading, fields, body, source,
                review, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(look.feed.0)
        .bind(look.mark.key)
        .bind(look.club.column())
        .bind(state)
        .bind(title_key)
        .bind(reading)
        .bind(fields)
        .bind(body)
        .bind(clean(look.source).into_owned())
        .bind(became.map(|review| review.0))
        .bind(seconds(look.at))
        .execute(&mut **tx)
        .await
        .map(drop)
    })
}

/// A hash of all that was read.
fn reading(written: &Written) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(written.fields.as_bytes()).update(b"\0");
    hasher.update(written.body.as_bytes());
    hasher.finalize().to_hex().to_string()
}

fn title_key(review: &Review) -> String {
    fold(&clean(review.title.as_deref().unwrap_or_default()))
}

/// Which of the old titles each new one stands for: the same one or, where
/// there are as many as before, the next of those that are left, for then a
/// title was corrected. No old title stands for two.
fn pairs(old: &[&str], new: &[String]) -> Vec<Option<usize>> {
    let mut free: Vec<usize> = (0..old.len()).collect();
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|title| {
            let same = |at: &usize| old.get(*at).is_some_and(|old| old == title);
            let found = free.iter().position(same)?;
            Some(free.remove(found))
        })
        .collect();
    if old.len() == new.len() {
        let left = pairs.iter_mut().filter(|pair| pair.is_none());
        for (pair, at) in left.zip(free) {
            *pair = Some(at);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reviews_of_an_edited_entry_are_known_by_their_title_or_else_by_their_place() {
        type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a [Option<usize>]);
        let cases: [Case<'_>; 7] = [
            (&[], &["tide"], &[None]),
            (&["tide"], &["tide"], &[Some(0)]),
            (&["tidee"], &["tide"], &[Some(0)]),
            (&["tide", "salt"], &["salt", "tide"], &[Some(1), Some(0)]),
            (&["tide", "salt"], &["ash", "salt"], &[Some(0), Some(1)]),
            (&["tide"], &["ash", "tide"], &[None, Some(0)]),
            (&["tide", "tide"], &["tide"], &[Some(0)]),
        ];
        for (old, new, expected) in cases {
            let titles: Vec<String> = new.iter().map(|&title| title.to_owned()).collect();
            assert_eq!(pairs(old, &titles), expected, "failed on {old:?} {new:?}");
        }
    }
}
