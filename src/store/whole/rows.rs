//! The rows of the tables that a document is made of, and what they become in
//! it. Those of feeds are in [`feed_rows`](super::feed_rows).

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::club::ids::{
    BookId, CardId, ChannelId, ClubId, MemberId, MessageId, ProposalId, ReviewId, ScheduleId,
};
use crate::club::whole::{
    Asked, Book, Card, Club, Keys, MemberQuestion, Page, Rating, ReviewRecord, Schedule, Thread,
    Thumb, Who, Wish,
};
use crate::store::StoreError;
use crate::store::columns::{Snowflake, days, from_json, step};
use crate::store::reviews::review;

pub(super) type Time = DateTime<Utc>;

pub(super) fn who(column: i64) -> Who {
    Who::Member(MemberId::from_column(column))
}

pub(super) fn channel(column: i64) -> ChannelId {
    ChannelId::from_column(column)
}

pub(super) fn message(column: Option<i64>) -> Option<MessageId> {
    column.map(MessageId::from_column)
}

/// A small number whose table bounds it.
fn small(column: i64) -> u8 {
    u8::try_from(column).unwrap_or_default()
}

#[derive(FromRow)]
pub(super) struct ClubRow {
    step: i64,
    blind: bool,
    reveal_days: Option<i64>,
    channel: Option<i64>,
    timezone: Option<String>,
    names: bool,
    locale: Option<String>,
    made_at: Time,
}

impl ClubRow {
    pub(super) fn read(self, id: ClubId) -> Club {
        Club {
            id,
            step: step(self.step).quarters(),
            blind: self.blind,
            reveal_days: days(self.reveal_days),
            channel: self.channel.map(channel),
            timezone: self.timezone,
            names: self.names,
            locale: self.locale,
            made_at: self.made_at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct BookRow {
    id: i64,
    title: String,
    title_key: String,
    short_key: String,
    authors: String,
    author_key: String,
    isbn13: Option<String>,
    reviewed_at: Time,
    reveal_at: Option<Time>,
}

impl BookRow {
    pub(super) fn read(self) -> Result<Book, StoreError> {
        Ok(Book {
            number: BookId(self.id),
            title: self.title,
            authors: from_json("list of authors", &self.authors)?,
            isbn13: self.isbn13,
            keys: Keys {
                title: self.title_key,
                short: self.short_key,
                author: self.author_key,
            },
            reviewed_at: self.reviewed_at,
            reveal_at: self.reveal_at,
            ratings: Vec::new(),
        })
    }
}

#[derive(FromRow)]
pub(super) struct RatingRow {
    /// The number of the book, or of the review that was removed.
    pub(super) of: i64,
    member: i64,
    quarters: i64,
    note: Option<String>,
    spoiler: bool,
    previous: Option<i64>,
    previous_note: Option<String>,
    previous_spoiler: bool,
    at: Time,
}

impl RatingRow {
    pub(super) fn read(self) -> Rating {
        Rating {
            member: who(self.member),
            quarters: small(self.quarters),
            note: self.note,
            spoiler: self.spoiler,
            previous: self.previous.map(small),
            previous_note: self.previous_note,
            previous_spoiler: self.previous_spoiler,
            at: self.at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct ReviewRow {
    id: i64,
    book: i64,
    fields: String,
    body: String,
    source: String,
    version: i64,
    made_at: Time,
    removed_at: Option<Time>,
}

impl ReviewRow {
    pub(super) fn read(self) -> Result<ReviewRecord, StoreError> {
        Ok(ReviewRecord {
            number: ReviewId(self.id),
            book: BookId(self.book),
            review: review(&self.fields, self.body)?,
            source: self.source,
            version: self.version,
            made_at: self.made_at,
            removed_at: self.removed_at,
            removed_ratings: Vec::new(),
        })
    }
}

#[derive(FromRow)]
pub(super) struct CardRow {
    id: i64,
    review: i64,
    channel: i64,
    staff: i64,
    message: Option<i64>,
    thread: Option<i64>,
    unthreaded: bool,
    wanted: i64,
    shown: i64,
    veiled_until: Option<Time>,
    attempted_at: Option<Time>,
    stopped: Option<String>,
    made_at: Time,
}

impl CardRow {
    pub(super) fn read(self) -> Card {
        Card {
            number: CardId(self.id),
            review: ReviewId(self.review),
            channel: channel(self.channel),
            staff: who(self.staff),
            message: message(self.message),
            thread: self.thread.map(channel),
            unthreaded: self.unthreaded,
            wanted: self.wanted,
            shown: self.shown,
            veiled_until: self.veiled_until,
            attempted_at: self.attempted_at,
            stopped: self.stopped,
            made_at: self.made_at,
            pages: Vec::new(),
        }
    }
}

#[derive(FromRow)]
pub(super) struct PageRow {
    pub(super) card: i64,
    number: i64,
    message: Option<i64>,
    version: i64,
}

impl PageRow {
    pub(super) fn read(self) -> Page {
        Page {
            number: u32::try_from(self.number).unwrap_or_default(),
            message: message(self.message),
            version: self.version,
        }
    }
}

#[derive(FromRow)]
pub(super) struct ThreadRow {
    thread: i64,
    review: i64,
    tier: i64,
    made_at: Time,
}

impl ThreadRow {
    pub(super) fn read(self) -> Thread {
        Thread {
            thread: channel(self.thread),
            review: ReviewId(self.review),
            tier: small(self.tier),
            made_at: self.made_at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct AskedRow {
    channel: i64,
    review: i64,
    question: String,
    at: Time,
    times: i64,
}

impl AskedRow {
    pub(super) fn read(self) -> Asked {
        Asked {
            channel: channel(self.channel),
            review: ReviewId(self.review),
            question: self.question,
            at: self.at,
            times: self.times,
        }
    }
}

#[derive(FromRow)]
pub(super) struct ThumbRow {
    prompt: String,
    member: i64,
    up: bool,
    at: Time,
}

impl ThumbRow {
    pub(super) fn read(self) -> Thumb {
        Thumb {
            prompt: self.prompt,
            member: who(self.member),
            up: self.up,
            at: self.at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct QuestionRow {
    id: i64,
    review: i64,
    member: i64,
    signed: bool,
    theme: Option<String>,
    tier: i64,
    text: String,
    channel: i64,
    state: String,
    told: String,
    message: Option<i64>,
    attempted_at: Option<Time>,
    made_at: Time,
}

impl QuestionRow {
    pub(super) fn read(self) -> MemberQuestion {
        MemberQuestion {
            number: ProposalId(self.id),
            review: ReviewId(self.review),
            member: who(self.member),
            signed: self.signed,
            theme: self.theme,
            tier: small(self.tier),
            text: self.text,
            channel: channel(self.channel),
            state: self.state,
            told: self.told,
            message: message(self.message),
            attempted_at: self.attempted_at,
            made_at: self.made_at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct ScheduleRow {
    id: i64,
    channel: i64,
    staff: i64,
    rhythm: String,
    minute: i64,
    book: Option<i64>,
    next_at: Time,
    review: Option<i64>,
    question: Option<String>,
    attempted_at: Option<Time>,
    stopped: Option<String>,
    made_at: Time,
}

impl ScheduleRow {
    pub(super) fn read(self) -> Schedule {
        Schedule {
            number: ScheduleId(self.id),
            channel: channel(self.channel),
            staff: who(self.staff),
            rhythm: self.rhythm,
            minute: u32::try_from(self.minute).unwrap_or_default(),
            book: self.book.map(BookId),
            next_at: self.next_at,
            review: self.review.map(ReviewId),
            question: self.question,
            attempted_at: self.attempted_at,
            stopped: self.stopped,
            made_at: self.made_at,
        }
    }
}

#[derive(FromRow)]
pub(super) struct WishRow {
    member: i64,
    at: Time,
}

impl WishRow {
    pub(super) fn read(self) -> Wish {
        Wish {
            member: who(self.member),
            at: self.at,
        }
    }
}
