//! What a club has already of a review that staff are about to post.
//!
//! The same review is known by its words, or by its reviewer and book. Where
//! neither is certain it is said so, and staff decide.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::columns::{Snowflake, clean, tally, tally_of_book, veil, veil_of_book};
use super::database::{Transaction, ask, on};
use super::reviews::{hash_of_words, review};
use super::standing::CardPlace;
use super::{Store, StoreError};
use crate::club::blind::Score;
use crate::club::ids::{ClubId, ReviewId};
use crate::club::naming::fold;
use crate::club::review::Review;

/// Reviews of one book that are looked at.
const MOST: i64 = 50;

/// A review that the club has, and that one about to be posted is, or may be,
/// another version of.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Which review.
    pub review: ReviewId,
    /// The title of its book.
    pub title: String,
    /// Where it stands.
    pub place: CardPlace,
    /// How much the two have in common.
    pub likeness: Likeness,
}

/// How much two reviews have in common, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words, under the title of another book.
    SameWords,
    /// The same book, and nobody says whether the reviewers are the same.
    SameBook,
    /// The same book by the same reviewer.
    SameReviewer,
    /// The same words about the same book; some fields are other, or the card
    /// lacks its thread.
    SameText,
    /// No difference at all.
    Unchanged,
}

impl Likeness {
    /// Whether it is the same review beyond doubt, and must not stand twice.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self >= Self::SameReviewer
    }
}

/// What a review that is about to be posted will meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// What all may see of what the club thinks of the book already.
    pub score: Score,
    /// The review that it is, or may be, another version of.
    pub earlier: Option<Earlier>,
}

#[derive(FromRow)]
pub(super) struct Candidate {
    id: i64,
    fields: String,
    content_hash: String,
    of_the_book: i64,
    title: String,
    channel: i64,
    message: Option<i64>,
    thread: Option<i64>,
    stopped: bool,
    unthreaded: bool,
    tally: Option<String>,
    blind: bool,
    reveal_days: Option<i64>,
    reveal_at: Option<DateTime<Utc>>,
    posted_at: Option<DateTime<Utc>>,
}

/// The select for the club's book that a review is about: the one with its
/// ISBN (`$2`), or with its title (`$3`) and authors (`$4`), or with its title
/// where either names no author.
macro_rules! book_meant {
    () => {
        "(select id from book
        where club = $1 and (isbn13 = $2 or title_key = $3
            and (author_key = $4 or author_key = '' or $4 = ''))
        order by case when title_key = $3 and author_key = $4 then 0
            when isbn13 = $2 then 1 else 2 end,
            reviewed_at desc, id desc
        limit 1)"
    };
}
pub(super) use book_meant;

const CANDIDATES: &str = concat!(
    "with meant (book) as ",
    book_meant!(),
    " select review.id, review.fields, review.content_hash, book.title,
        cast(case when review.book in (select book from meant) then 1 else 0 end as bigint)
            as of_the_book,
        card.channel, card.message, card.thread, card.stopped is not null as stopped,
        card.unthreaded, ",
    veil_of_book!(),
    ", ",
    tally_of_book!(),
    " as tally
    from review
    join book on book.id = review.book
    join club on club.id = review.club
    join card on card.review = review.id
    where review.club = $1 and review.removed_at is null
        and (review.content_hash = $5 or review.book in (select book from meant))
    order by review.made_at desc, review.id desc
    limit $6"
);

/// The keys by which a review finds its book: ISBN, folded title and authors.
pub(super) struct Keys {
    pub(super) isbn: Option<String>,
    pub(super) title: String,
    pub(super) authors: String,
}

impl Keys {
    pub(super) fn of(review: &Review) -> Self {
        Self {
            isbn: review.isbn13.clone(),
            title: fold(&clean(review.title.as_deref().unwrap_or_default())),
            authors: fold(&clean(&review.authors.join(" "))),
        }
    }
}

impl Store {
    /// What a review will meet in this club. Nothing is written.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn outlook(&self, club: ClubId, review: &Review) -> Result<Outlook, StoreError> {
        let keys = Keys::of(review);
        let hash = hash_of_words(&review.body);
        let candidates: Vec<Candidate> = ask!(&self.read, |db| sqlx::query_as(CANDIDATES)
            .bind(club.column())
            .bind(keys.isbn.as_deref())
            .bind(&keys.title)
            .bind(&keys.authors)
            .bind(&hash)
            .bind(MOST)
            .fetch_all(db))?;
        outlook(&candidates, review, &hash)
    }
}

/// The same within a transaction.
pub(super) async fn earlier(
    tx: &mut Transaction,
    club: ClubId,
    review: &Review,
    hash: &str,
) -> Result<Option<Earlier>, StoreError> {
    let keys = Keys::of(review);
    let candidates: Vec<Candidate> = on!(tx, |tx| sqlx::query_as(CANDIDATES)
        .bind(club.column())
        .bind(keys.isbn.as_deref())
        .bind(&keys.title)
        .bind(&keys.authors)
        .bind(hash)
        .bind(MOST)
        .fetch_all(&mut **tx))?;
    Ok(outlook(&candidates, review, hash)?.earlier)
}

/// The likest of the candidates, the newest among equals. One whose card was
/// given up counts only where it is certain: nobody would see its update.
fn outlook(candidates: &[Candidate], review: &Review, hash: &str) -> Result<Outlook, StoreError> {
    let mut best: Option<(Likeness, &Candidate)> = None;
    for candidate in candidates {
        let likeness = candidate.likeness(review, hash)?;
        if let Some(likeness) = likeness.filter(|like| like.is_certain() || !candidate.stopped)
            && best.is_none_or(|(other, _)| likeness > other)
        {
            best = Some((likeness, candidate));
        }
    }
    let of_the_book = || candidates.iter().find(|one| one.of_the_book == 1);
    let rated = best.map(|(_, candidate)| candidate).or_else(of_the_book);
    Ok(Outlook {
        score: rated.map_or_else(Score::default, |one| {
            let veil = veil(one.blind, one.reveal_days, one.reveal_at, one.posted_at);
            Score::seen(tally(one.tally.as_deref()), veil, false)
        }),
        earlier: best.map(|(likeness, one)| Earlier {
            review: ReviewId(one.id),
            title: one.title.clone(),
            place: CardPlace::from_columns(
                one.channel,
                one.message,
                one.thread,
                (one.stopped, one.unthreaded),
            ),
            likeness,
        }),
    })
}

impl Candidate {
    /// `None` where it is another review.
    fn likeness(&self, new: &Review, hash: &str) -> Result<Option<Likeness>, StoreError> {
        let old = without_prose(&review(&self.fields, String::new())?);
        let of_the_book = self.of_the_book == 1;
        let same_words = self.content_hash == hash;
        if of_the_book && same_words {
            // An update of a card without its thread tries the thread again.
            let nothing_to_do = old == without_prose(new) && !self.unthreaded;
            return Ok(Some(match nothing_to_do {
                true => Likeness::Unchanged,
                false => Likeness::SameText,
            }));
        }
        if !of_the_book {
            return Ok(same_words.then_some(Likeness::SameWords));
        }
        let names = [&old.reviewer, &new.reviewer].map(|name| name.as_deref().map(fold));
        Ok(match names {
            [Some(one), Some(other)] => (one == other).then_some(Likeness::SameReviewer),
            _ => Some(Likeness::SameBook),
        })
    }
}

/// The fields that a card shows; warnings are for staff alone.
fn without_prose(review: &Review) -> Review {
    Review {
        body: String::new(),
        warnings: Vec::new(),
        ..review.clone()
    }
}
