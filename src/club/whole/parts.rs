//! What the document is made of: a club's settings, and an entry of each list.
//!
//! The fields are those of the tables, under the same names where they are the
//! same; what they mean is written in `migrations/`. Times are UTC, in whole
//! seconds; ids of Discord are text. Leases are not there, for they belong to a
//! process, nor what follows from something else: tallies, hashes, the book of a
//! card.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::text;
use super::text::Who;
use crate::club::ids::{
    BookId, CardId, ChannelId, ClubId, FeedId, MessageId, OfferId, ProposalId, ReviewId, ScheduleId,
};
use crate::club::review::Review;

/// A club and what it has settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Club {
    /// The Discord server.
    #[serde(with = "text")]
    pub id: ClubId,
    /// The smallest difference that members can express, in quarters of a star.
    pub step: u8,
    /// Whether nobody sees what others gave a book before rating it.
    pub blind: bool,
    /// How many days after its first review a book is open to all.
    pub reveal_days: Option<u32>,
    /// Where cards go when staff name no channel.
    #[serde(with = "text::option")]
    pub channel: Option<ChannelId>,
    /// The IANA name of its time zone.
    pub timezone: Option<String>,
    /// Whether what is exported for people names members.
    pub names: bool,
    /// The language that the server prefers, by Discord's code.
    pub locale: Option<String>,
    /// Since when it is known.
    pub made_at: DateTime<Utc>,
}

/// The highest number of each kind that was ever given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Of books.
    pub book: i64,
    /// Of reviews.
    pub review: i64,
    /// Of cards.
    pub card: i64,
    /// Of drafts, which are not in the document.
    pub draft: i64,
    /// Of feeds.
    pub feed: i64,
    /// Of reviews found in feeds.
    pub offer: i64,
    /// Of members' questions.
    pub member_question: i64,
    /// Of planned questions.
    pub schedule: i64,
}

/// A book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// Its number, by which the others name it.
    pub number: BookId,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its ISBN, thirteen digits.
    pub isbn13: Option<String>,
    /// By what it is found.
    pub keys: Keys,
    /// When its newest review was made.
    pub reviewed_at: DateTime<Utc>,
    /// When staff open it to all.
    pub reveal_at: Option<DateTime<Utc>>,
    /// What members gave it, by their ids.
    pub ratings: Vec<Rating>,
}

/// By what a book is found: folded words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The title.
    pub title: String,
    /// The title before its subtitle.
    pub short: String,
    /// The authors.
    pub author: String,
}

/// What one member gave a book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Who.
    pub member: Who,
    /// Quarters of a star, 1 to 20.
    pub quarters: u8,
    /// The words beside it.
    pub note: Option<String>,
    /// Whether they give the story away.
    pub spoiler: bool,
    /// What the last change replaced, to take it back.
    pub previous: Option<u8>,
    /// The words that it replaced.
    pub previous_note: Option<String>,
    /// Whether those gave the story away.
    pub previous_spoiler: bool,
    /// When it was given.
    pub at: DateTime<Utc>,
}

/// A review of a book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRecord {
    /// Its number, by which the others name it.
    pub number: ReviewId,
    /// The book.
    pub book: BookId,
    /// What the review says, as `preview --json` shows it.
    pub review: Review,
    /// Where the document came from.
    pub source: String,
    /// How often it was corrected, from 1.
    pub version: i64,
    /// When the club got it.
    pub made_at: DateTime<Utc>,
    /// When staff removed it, for a day later it is erased.
    pub removed_at: Option<DateTime<Utc>>,
    /// Ratings that went with it and come back with it, by members' ids.
    pub removed_ratings: Vec<Rating>,
}

/// Where a review stands in Discord.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its number.
    pub number: CardId,
    /// The review.
    pub review: ReviewId,
    /// The channel for it.
    #[serde(with = "text")]
    pub channel: ChannelId,
    /// Who posted it.
    pub staff: Who,
    /// Its message.
    #[serde(with = "text::option")]
    pub message: Option<MessageId>,
    /// The thread under it.
    #[serde(with = "text::option")]
    pub thread: Option<ChannelId>,
    /// Whether Discord refuses a thread there.
    pub unthreaded: bool,
    /// Which version is to be shown.
    pub wanted: i64,
    /// Which version is shown.
    pub shown: i64,
    /// Until when the message hides the score.
    pub veiled_until: Option<DateTime<Utc>>,
    /// When posting was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// Why nobody tries any more.
    pub stopped: Option<String>,
    /// When it was ordered.
    pub made_at: DateTime<Utc>,
    /// The pieces of a long review in the thread, by number.
    pub pages: Vec<Page>,
}

/// A piece of a long review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Its message.
    #[serde(with = "text::option")]
    pub message: Option<MessageId>,
    /// The version of the review that it shows.
    pub version: i64,
}

/// A thread that hangs on a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// The thread.
    #[serde(with = "text")]
    pub thread: ChannelId,
    /// The review.
    pub review: ReviewId,
    /// What may be given away in it.
    pub tier: u8,
    /// When it was opened.
    pub made_at: DateTime<Utc>,
}

/// A question that was put.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Where.
    #[serde(with = "text")]
    pub channel: ChannelId,
    /// About which review.
    pub review: ReviewId,
    /// Its key.
    pub question: String,
    /// When it was last put.
    pub at: DateTime<Utc>,
    /// How often.
    pub times: i64,
}

/// What a member thinks of a prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thumb {
    /// The prompt.
    pub prompt: String,
    /// Who.
    pub member: Who,
    /// Whether the thumb is up.
    pub up: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// A member's own question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberQuestion {
    /// Its number.
    pub number: ProposalId,
    /// The review that it is about.
    pub review: ReviewId,
    /// Who proposed it.
    pub member: Who,
    /// Whether the name may stand beside it.
    pub signed: bool,
    /// Id of its theme.
    pub theme: Option<String>,
    /// What it gives away.
    pub tier: u8,
    /// What is asked.
    pub text: String,
    /// Where staff are asked.
    #[serde(with = "text")]
    pub channel: ChannelId,
    /// `waiting`, `taken` or `declined`.
    pub state: String,
    /// The last state that was told.
    pub told: String,
    /// The message that asks staff.
    #[serde(with = "text::option")]
    pub message: Option<MessageId>,
    /// When sending it was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// When it was proposed.
    pub made_at: DateTime<Utc>,
}

/// Questions that come by themselves to one channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Its number.
    pub number: ScheduleId,
    /// Where.
    #[serde(with = "text")]
    pub channel: ChannelId,
    /// Who planned it.
    pub staff: Who,
    /// `day`, `weekdays`, or a day of the week.
    pub rhythm: String,
    /// Minutes after midnight, by the club's clock.
    pub minute: u32,
    /// On which book; null: on the newest review.
    pub book: Option<BookId>,
    /// When the next one comes.
    pub next_at: DateTime<Utc>,
    /// The review of the question that is being put.
    pub review: Option<ReviewId>,
    /// The key of that question.
    pub question: Option<String>,
    /// When putting it was begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// Why it is not followed any more.
    pub stopped: Option<String>,
    /// When it was planned.
    pub made_at: DateTime<Utc>,
}

/// A feed that the club follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Its number.
    pub number: FeedId,
    /// Where the cards of its reviews go.
    #[serde(with = "text")]
    pub channel: ChannelId,
    /// Where staff are asked.
    #[serde(with = "text")]
    pub office: ChannelId,
    /// Who follows it.
    pub staff: Who,
    /// Whether new reviews are posted without asking.
    pub straight: bool,
    /// Its address.
    pub address: String,
    /// The address's host and port.
    pub host: String,
    /// What it calls itself.
    pub title: String,
    /// What its server said of the last version.
    pub etag: Option<String>,
    /// The same, as a date.
    pub last_modified: Option<String>,
    /// When somebody is to look.
    pub next_check: DateTime<Utc>,
    /// Failures in a row.
    pub failures: i64,
    /// Since when.
    pub failing_since: Option<DateTime<Utc>>,
    /// Why nobody looks any more.
    pub stopped: Option<String>,
    /// Since when it is followed.
    pub made_at: DateTime<Utc>,
    /// Its entries that were looked at, by key.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// A hash of its id.
    pub key: String,
    /// A hash of what it said.
    pub content_hash: String,
    /// Whether it was there before the club followed the feed.
    pub backlog: bool,
    /// How often its page could not be had.
    pub tries: i64,
    /// When the feed last had it.
    pub seen_at: DateTime<Utc>,
    /// The reviews that were found in it, by number.
    pub offers: Vec<Offer>,
}

/// A review that was found in an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Its number.
    pub number: OfferId,
    /// `waiting`, `posted` or `ignored`.
    pub state: String,
    /// The book's title, folded.
    pub title_key: String,
    /// A hash of all that was read.
    pub reading: String,
    /// While it waits, what it says.
    pub review: Option<Review>,
    /// The entry's link.
    pub source: String,
    /// What it became.
    pub became: Option<ReviewId>,
    /// The message in the office that asks.
    #[serde(with = "text::option")]
    pub message: Option<MessageId>,
    /// Which version the message is to say.
    pub wanted: i64,
    /// Which version it says.
    pub shown: i64,
    /// When sending was last begun.
    pub attempted_at: Option<DateTime<Utc>>,
    /// When it was found.
    pub made_at: DateTime<Utc>,
}

/// A member's wish to be compared with others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// Who.
    pub member: Who,
    /// Since when.
    pub at: DateTime<Utc>,
}
