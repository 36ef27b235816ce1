//! How values of the club become columns and come back.
//!
//! The one place where Discord's unsigned ids meet the databases' signed
//! integers, where times are cut, and where tallies are read.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;
use crate::club::blind::{self, Blind, Veil};
use crate::club::ids::{ChannelId, ClubId, MemberId, MessageId};
use crate::club::stars::{Stars, Step};
use crate::club::tally::Tally;

/// An id of Discord, as a column.
pub(super) trait Snowflake: Sized {
    /// The id bit for bit as a signed integer.
    fn column(self) -> i64;
    /// Back from the column.
    fn from_column(column: i64) -> Self;
}

macro_rules! snowflake {
    ($($id:ident),*) => {$(
        impl Snowflake for $id {
            fn column(self) -> i64 {
                self.0.cast_signed()
            }

            fn from_column(column: i64) -> Self {
                Self(column.cast_unsigned())
            }
        }
    )*};
}
snowflake!(ClubId, MemberId, ChannelId, MessageId);

/// The time without its fraction: one database keeps nanoseconds, the other
/// microseconds, and nobody needs either.
pub(super) fn seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}

/// Text from outside without the one character that PostgreSQL refuses.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        Cow::Owned(text.replace('\0', ""))
    } else {
        Cow::Borrowed(text)
    }
}

pub(super) fn to_json<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|source| StoreError::Json {
        what,
        source: Arc::new(source),
    })
}

pub(super) fn from_json<T: DeserializeOwned>(
    what: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|source| StoreError::Json {
        what,
        source: Arc::new(source),
    })
}

/// Stars from a column of quarters.
pub(super) fn stars(quarters: i64) -> Option<Stars> {
    u8::try_from(quarters).ok().and_then(Stars::from_quarters)
}

/// Adds the votes of one row of `tally`; rows without a vote add nothing.
fn count(tally: &mut Tally, quarters: i64, votes: i64) {
    if let (Some(stars), Ok(votes)) = (stars(quarters), u64::try_from(votes)) {
        tally.add(stars, votes);
    }
}

/// A tally from the column of [`tally_of_book`]: `14:3,16:2`; empty where nobody voted.
pub(super) fn tally(column: Option<&str>) -> Tally {
    let mut tally = Tally::default();
    for entry in column.into_iter().flat_map(|column| column.split(',')) {
        if let Some((quarters, votes)) = entry.split_once(':')
            && let (Ok(quarters), Ok(votes)) = (quarters.parse(), votes.parse())
        {
            count(&mut tally, quarters, votes);
        }
    }
    tally
}

/// A club's step from its column; the usual one where that is none.
pub(super) fn step(quarters: i64) -> Step {
    let quarters = u8::try_from(quarters).ok();
    quarters.and_then(Step::from_quarters).unwrap_or_default()
}

/// A number of days from its column.
pub(super) fn days(column: Option<i64>) -> Option<u32> {
    column.and_then(|days| u32::try_from(days).ok())
}

/// The veil over a book at this moment, from the columns of [`veil_of_book`].
pub(super) fn veil(
    blind: bool,
    reveal_days: Option<i64>,
    reveal_at: Option<DateTime<Utc>>,
    posted_at: Option<DateTime<Utc>>,
) -> Option<Veil> {
    let blind = blind.then(|| Blind {
        days: days(reveal_days),
    })?;
    blind::veil(blind, reveal_at, posted_at, Utc::now())
}

/// The columns that [`veil`] reads, beside `club` and `book`.
macro_rules! veil_of_book {
    () => {
        "club.blind, club.reveal_days, book.reveal_at,
        (select min(first.made_at) from review first
            where first.book = book.id and first.removed_at is null) as posted_at"
    };
}
pub(super) use veil_of_book;

/// Whether some review of the book stands; a book of which all were removed is
/// kept for its ratings alone.
macro_rules! stands {
    () => {
        "exists (select 1 from review standing
            where standing.book = book.id and standing.removed_at is null)"
    };
}
pub(super) use stands;

/// A select for the whole tally of `book.id`, or of the book in another column,
/// in one column, which [`tally`] reads: a list of books and their scores is one
/// statement this way.
macro_rules! tally_of_book {
    () => {
        tally_of_book!("book.id")
    };
    ($book:literal) => {
        concat!(
            "(select string_agg(tally.quarters || ':' || tally.votes, ',') from tally where tally.book = ",
            $book,
            ")"
        )
    };
}
pub(super) use tally_of_book;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snowflakes_keep_every_bit() {
        for id in [0, 1, 1 << 62, (1 << 63) - 1, 1 << 63, u64::MAX] {
            assert_eq!(
                ClubId::from_column(ClubId(id).column()),
                ClubId(id),
                "failed on {id}"
            );
        }
    }

    #[test]
    fn tallies_come_back_from_their_column() {
        for (column, votes) in [
            (None, 0),
            (Some(""), 0),
            (Some("14:3"), 3),
            (Some("14:3,16:2"), 5),
            (Some("14:0,21:9,x:1,16:-4"), 0),
        ] {
            assert_eq!(tally(column).count(), votes, "failed on {column:?}");
        }
    }

    #[test]
    fn text_loses_only_what_postgres_refuses() {
        for (text, kept) in [("a\0b", "ab"), ("née\n🙂", "née\n🙂"), ("\0", "")] {
            assert_eq!(clean(text), kept, "failed on {text:?}");
        }
    }
}
