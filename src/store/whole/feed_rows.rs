//! The rows of the tables of feeds, and what they become in a document.

use sqlx::FromRow;

use super::rows::{Time, channel, message, who};
use crate::club::ids::{FeedId, OfferId, ReviewId};
use crate::club::review::Review;
use crate::club::whole::{Entry, Feed, Offer};
use crate::store::StoreError;
use crate::store::reviews::review;

#[derive(FromRow)]
pub(super) struct FeedRow {
    id: i64,
    channel: i64,
    office: i64,
    staff: i64,
    straight: bool,
    address: String,
    host: String,
    title: String,
    etag: Option<String>,
    last_modified: Option<String>,
    next_check: Time,
    failures: i64,
    failing_since: Option<Time>,
    stopped: Option<String>,
    made_at: Time,
}

impl FeedRow {
    pub(super) fn read(self) -> Feed {
        Feed {
            number: FeedId(self.id),
            channel: channel(self.channel),
            office: channel(self.office),
            staff: who(self.staff),
            straight: self.straight,
            address: self.address,
            host: self.host,
            title: self.title,
            etag: self.etag,
            last_modified: self.last_modified,
            next_check: self.next_check,
            failures: self.failures,
            failing_since: self.failing_since,
            stopped: self.stopped,
            made_at: self.made_at,
            entries: Vec::new(),
        }
    }
}

#[derive(FromRow)]
pub(super) struct EntryRow {
    pub(super) feed: i64,
    key: String,
    content_hash: String,
    backlog: bool,
    tries: i64,
    seen_at: Time,
}

impl EntryRow {
    pub(super) fn read(self) -> Entry {
        Entry {
            key: self.key,
            content_hash: self.content_hash,
            backlog: self.backlog,
            tries: self.tries,
            seen_at: self.seen_at,
            offers: Vec::new(),
        }
    }
}

#[derive(FromRow)]
pub(super) struct OfferRow {
    id: i64,
    pub(super) feed: i64,
    pub(super) entry: String,
    state: String,
    title_key: String,
    reading: String,
    fields: String,
    body: String,
    source: String,
    review: Option<i64>,
    message: Option<i64>,
    wanted: i64,
    shown: i64,
    attempted_at: Option<Time>,
    made_at: Time,
}

impl OfferRow {
    pub(super) fn read(self) -> Result<Offer, StoreError> {
        let waits = !self.fields.is_empty();
        let says: Option<Result<Review, _>> = waits.then(|| review(&self.fields, self.body));
        Ok(Offer {
            number: OfferId(self.id),
            state: self.state,
            title_key: self.title_key,
            reading: self.reading,
            review: says.transpose()?,
            source: self.source,
            became: self.review.map(ReviewId),
            message: message(self.message),
            wanted: self.wanted,
            shown: self.shown,
            attempted_at: self.attempted_at,
            made_at: self.made_at,
        })
    }
}
