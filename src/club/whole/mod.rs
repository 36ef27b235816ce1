//! Everything that a club has, as one document: what `readalong export` writes
//! and `readalong import` reads back.
//!
//! [`Whole`] is the document; each of its lists is one table of the memory, in
//! the order of its numbers. [`Whole::read`] takes nothing that is not whole, of
//! another version or at odds with itself. What goes to people rather than to
//! another database is [`Whole::shared`] first, and [`table`] makes a spreadsheet
//! of it. `docs/export.md` describes all of it for those who want to read it
//! with other programs.

mod check;
mod parts;
mod shared;
pub mod table;
mod text;

use serde::{Deserialize, Serialize};

use crate::club::ids::BookId;

pub use parts::{
    Asked, Book, Card, Club, Entry, Feed, Keys, MemberQuestion, Numbers, Offer, Page, Rating,
    ReviewRecord, Schedule, Thread, Thumb, Wish,
};
pub use text::Who;

/// By what such a document is known.
pub const FORMAT: &str = "readalong club";

/// The version of the document that is written and read.
pub const VERSION: u32 = 1;

/// Everything that a club has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// What is missing, because the document was made for people.
    pub left_out: LeftOut,
    /// The club and what it has settled.
    pub club: Club,
    /// The highest number of each kind that was ever given, in any club of the
    /// database: none is given twice.
    pub numbers: Numbers,
    /// Its books, with what members gave them.
    pub books: Vec<Book>,
    /// Its reviews.
    pub reviews: Vec<ReviewRecord>,
    /// Where they stand in Discord: one for each review.
    pub cards: Vec<Card>,
    /// Threads that hang on a question.
    pub threads: Vec<Thread>,
    /// Which question was put where.
    pub asked: Vec<Asked>,
    /// What members think of questions.
    pub thumbs: Vec<Thumb>,
    /// Members' own questions.
    pub questions: Vec<MemberQuestion>,
    /// Questions that come by themselves.
    pub schedules: Vec<Schedule>,
    /// Feeds that the club follows, with the entries and reviews found in them.
    pub feeds: Vec<Feed>,
    /// Who wishes to be compared with others.
    pub comparing: Vec<Wish>,
}

/// What is missing in a document that was made for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Whether members are no longer known: each has another name in each document.
    pub members: bool,
    /// Books whose ratings are not there, for nobody may see them yet.
    pub blind: Vec<HeldBack>,
}

/// A book whose ratings are held back while it is rated blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldBack {
    /// Which.
    pub book: BookId,
    /// How many have voted.
    pub votes: u64,
}

/// Why a document cannot be read back, as a clause.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No JSON, or cut off.
    #[error(
        "it is not a whole document ({reason}), perhaps because it was cut off on the way; nothing was imported"
    )]
    NotWhole {
        /// Where and what, in the parser's words.
        reason: String,
    },
    /// JSON of something else.
    #[error(
        "it is no export of a club: its `format` is not “{FORMAT}”; `readalong export --format json` writes one"
    )]
    NotAClub,
    /// Written by a program that knows more, or less.
    #[error(
        "it is of version {version}, and this program reads version {VERSION}; export it anew with a readalong of this version"
    )]
    OtherVersion {
        /// The version that it states.
        version: u64,
    },
    /// Something in it contradicts something else.
    #[error("it does not fit together: {reason}; nothing was imported")]
    Contradiction {
        /// What, as a clause.
        reason: String,
    },
    /// It was made for people.
    #[error(
        "it was made for people and not for importing: {missing}; `readalong export --format json` without `--shareable` writes everything"
    )]
    LeftOut {
        /// What is missing, as a clause.
        missing: &'static str,
    },
}

impl Whole {
    /// The document as JSON.
    ///
    /// # Errors
    ///
    /// Where it cannot be written, which no data should bring about.
    pub fn json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }

    /// Reads a document back.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for anything that could not be read back to the same state.
    pub fn read(json: &[u8]) -> Result<Self, Unreadable> {
        let not_whole = |error: serde_json::Error| Unreadable::NotWhole {
            reason: error.to_string(),
        };
        /// What every version has.
        #[derive(Deserialize)]
        struct Head {
            format: Option<serde_json::Value>,
            version: Option<serde_json::Value>,
        }
        let head: Head = serde_json::from_slice(json).map_err(not_whole)?;
        if head.format.as_ref().and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(Unreadable::NotAClub);
        }
        let version = head.version.and_then(|version| version.as_u64());
        match version {
            Some(version) if version == u64::from(VERSION) => {}
            version => {
                return Err(Unreadable::OtherVersion {
                    version: version.unwrap_or_default(),
                });
            }
        }
        let whole: Self = serde_json::from_slice(json).map_err(not_whole)?;
        check::check(&whole)?;
        Ok(whole)
    }

    /// How many ratings there are.
    #[must_use]
    pub fn ratings(&self) -> usize {
        self.books.iter().map(|book| book.ratings.len()).sum()
    }
}

#[cfg(test)]
mod tests;
