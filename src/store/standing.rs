//! Where a book stands: the reviewer's word, the club's score and the card.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::at_hand::Found;
use super::columns::{Snowflake, from_json, step, tally, tally_of_book, veil, veil_of_book};
use super::database::ask;
use super::{Store, StoreError};
use crate::club::blind::{Score, Veil};
use crate::club::ids::{BookId, ChannelId, ClubId, MessageId, ReviewId};
use crate::club::review::Review;
use crate::club::stars::Step;
use crate::club::tally::Tally;

/// Which book somebody asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// This one, by its newest review.
    Book(BookId),
    /// The review whose thread this channel is; anywhere else the club's newest.
    Here(ChannelId),
    /// This review.
    Review(ReviewId),
}

/// Everything about a book that a card and a score show.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The book.
    pub book: BookId,
    /// The review that speaks for it here.
    pub review: ReviewId,
    /// How often that review was corrected, from 1.
    pub version: i64,
    /// What the review says, with an empty body: see [`Store::body`].
    pub fields: Arc<Review>,
    /// Where it stands.
    pub card: CardPlace,
    /// What the club thinks; not everybody may see it ([`Standing::score`]).
    pub tally: Tally,
    /// What hides that from those who have not rated the book.
    pub veil: Option<Veil>,
    /// What the club's members may give.
    pub step: Step,
}

impl Standing {
    /// The book's title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.fields.title.as_deref().unwrap_or_default()
    }

    /// What somebody may see of the club's opinion, who has rated the book or
    /// has not.
    #[must_use]
    pub fn score(&self, rated: bool) -> Score {
        Score::seen(self.tally.clone(), self.veil, rated)
    }
}

/// Where a review's card is in Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardPlace {
    /// The channel it is for.
    pub channel: ChannelId,
    /// Its message, once posted.
    pub message: Option<MessageId>,
    /// The thread under it, once open.
    pub thread: Option<ChannelId>,
    /// Whether it was given up: Discord refuses it for good.
    pub stopped: bool,
    /// Whether Discord refuses a thread under it.
    pub unthreaded: bool,
}

impl CardPlace {
    pub(super) fn from_columns(
        channel: i64,
        message: Option<i64>,
        thread: Option<i64>,
        (stopped, unthreaded): (bool, bool),
    ) -> Self {
        Self {
            stopped,
            unthreaded,
            channel: ChannelId::from_column(channel),
            message: message.map(MessageId::from_column),
            thread: thread.map(ChannelId::from_column),
        }
    }
}

#[derive(FromRow)]
struct StandingRow {
    book: i64,
    review: i64,
    version: i64,
    fields: String,
    channel: i64,
    message: Option<i64>,
    thread: Option<i64>,
    stopped: bool,
    unthreaded: bool,
    tally: Option<String>,
    step: i64,
    blind: bool,
    reveal_days: Option<i64>,
    reveal_at: Option<DateTime<Utc>>,
    posted_at: Option<DateTime<Utc>>,
}

/// The select for a standing, with the end that says which review.
macro_rules! standing {
    ($which:literal) => {
        concat!(
            "select book.id as book, review.id as review, review.version, review.fields,
                card.channel, card.message, card.thread, card.stopped is not null as stopped, card.unthreaded,
                club.step, ",
            veil_of_book!(),
            ", ",
            tally_of_book!(),
            " as tally
            from review
            join book on book.id = review.book
            join club on club.id = review.club
            join card on card.review = review.id
            where review.club = $1 and review.removed_at is null and review.id = ",
            $which
        )
    };
}

const OF_BOOK: &str = standing!(
    "(select newest.id from review newest where newest.book = $2 and newest.removed_at is null
    order by newest.made_at desc, newest.id desc limit 1)"
);
const OF_CHANNEL: &str = standing!(
    "coalesce(
        (select here.review from card here where here.thread = $2 and here.club = $1
        order by here.id desc limit 1),
        (select newest.id from review newest where newest.club = $1 and newest.removed_at is null
        order by newest.made_at desc, newest.id desc limit 1))"
);
const OF_REVIEW: &str = standing!("$2");

impl Store {
    /// How a book stands in a club at this moment, read in one statement or,
    /// while nobody has changed the database, in none; `None` where the club does
    /// not have it, or has no reviews at all.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn standing(
        &self,
        club: ClubId,
        which: Which,
    ) -> Result<Option<Standing>, StoreError> {
        let seen = match self.at_hand.find(club, which) {
            Found::Standing(standing) => {
                // Time alone lifts a veil, and writes nothing.
                return Ok(standing.map(|standing| Standing {
                    veil: standing.veil.filter(|veil| veil.hides_at(Utc::now())),
                    ..standing
                }));
            }
            Found::Nothing(seen) => seen,
        };
        let standing = Box::pin(self.read_standing(club, which)).await?;
        if let Some(seen) = seen {
            self.at_hand.keep(seen, club, which, standing.clone());
        }
        Ok(standing)
    }

    async fn read_standing(
        &self,
        club: ClubId,
        which: Which,
    ) -> Result<Option<Standing>, StoreError> {
        let (select, id) = match which {
            Which::Book(book) => (OF_BOOK, book.0),
            Which::Here(channel) => (OF_CHANNEL, channel.column()),
            Which::Review(review) => (OF_REVIEW, review.0),
        };
        let row: Option<StandingRow> = ask!(&self.read, |db| sqlx::query_as(select)
            .bind(club.column())
            .bind(id)
            .fetch_optional(db))?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Standing {
            book: BookId(row.book),
            review: ReviewId(row.review),
            version: row.version,
            fields: Arc::new(from_json("review", &row.fields)?),
            card: CardPlace::from_columns(
                row.channel,
                row.message,
                row.thread,
                (row.stopped, row.unthreaded),
            ),
            tally: tally(row.tally.as_deref()),
            step: step(row.step),
            veil: veil(row.blind, row.reveal_days, row.reveal_at, row.posted_at),
        }))
    }

    /// What a club lets its members give; the usual step for a club that has
    /// not chosen.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn step(&self, club: ClubId) -> Result<Step, StoreError> {
        let quarters: Option<i64> = ask!(&self.read, |db| sqlx::query_scalar(
            "select step from club where id = $1"
        )
        .bind(club.column())
        .fetch_optional(db))?;
        Ok(quarters.map_or_else(Step::default, step))
    }
}
