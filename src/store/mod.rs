//! First floor: memory. The only place that names sqlx and SQL.
//!
//! [`Store::open`] takes a URL and is then the same on SQLite and PostgreSQL.
//! Every method is one statement where one can do it, and answers or fails
//! within the time that an interaction has. Ratings go through a ledger, which
//! puts many into one commit; a rating that was answered is on disk.
//!
//! What a row means is written in `migrations/`; what a club may do is on the
//! ground floor, not here.

mod anew;
mod asked;
mod at_hand;
mod audit;
mod books;
mod cards;
mod clerk;
mod columns;
mod correcting;
mod database;
mod discussions;
mod drafting;
mod drafts;
mod earlier;
mod entries;
mod error;
mod feeds;
mod findings;
mod following;
mod head;
mod kept;
mod leaving;
mod ledger;
mod locales;
mod merging;
mod mine;
mod minutes;
mod offers;
mod open;
mod planning;
mod posting;
mod proposals;
mod ratings;
mod removing;
mod reviews;
mod rules;
mod schedules;
mod sending;
mod shelf;
mod standing;
mod thumbs;
mod whole;

use chrono::{DateTime, Utc};

use at_hand::AtHand;
use database::{Desk, Pool};
use ledger::Ledger;
use minutes::Minutes;

pub use anew::Anew;
pub use books::BookName;
pub use cards::{CardJob, Page};
pub use discussions::Discussion;
pub use drafts::{DRAFT_LIFE, Draft, DraftBook, Fate};
pub use earlier::{Earlier, Likeness, Outlook};
pub use error::StoreError;
pub use feeds::{FeedJob, Source};
pub use findings::{Deed, KnownEntry, Look, Outcome};
pub use following::{Feed, Follow, Followed, Mark};
pub use leaving::{Doomed, Holdings};
pub use ledger::Rated;
pub use merging::{Both, Moved, Split};
pub use mine::{Forgotten, Kindred, OwnRating};
pub use offers::OfferJob;
pub use open::OpenError;
pub use planning::{Plan, Planned, Schedule};
pub use posting::{How, Posted};
pub use proposals::{OwnQuestion, Proposal, ProposalJob, Proposed, Verdict};
pub use ratings::Given;
pub use removing::{REMOVED_KEPT, Remains, Restored};
pub use reviews::ReviewName;
pub use rules::Rules;
pub use schedules::{Begun, ScheduleJob};
pub use sending::Printing;
pub use shelf::{Shelf, ShelfPage};
pub use standing::{CardPlace, Standing, Which};
pub use whole::Arrival;

/// This moment, as times are kept: UTC, cut to seconds.
#[must_use]
pub fn now() -> DateTime<Utc> {
    columns::seconds(Utc::now())
}

/// Where the clubs' memory is. A clone is another handle on the same memory.
#[derive(Clone)]
pub struct Store {
    /// For statements that only read.
    read: Desk,
    /// For statements that must survive a power cut.
    write: Pool,
    /// For statements of which the last may be lost in a power cut: the minutes'.
    light: Desk,
    /// For ratings, which share a commit.
    ledger: Ledger,
    /// For questions, which share a statement.
    minutes: Minutes,
    /// How books stand, while nothing changes.
    at_hand: AtHand,
}

impl Store {
    /// Lets the statements and the commit in hand finish and closes every
    /// connection. Whoever asks afterwards, through any clone, gets an error
    /// that [`is_unreachable`](StoreError::is_unreachable).
    pub async fn close(&self) {
        self.at_hand.close();
        self.read.close().await;
        self.light.close().await;
        self.write.close().await;
    }
}
