//! A document back into the tables, in one transaction: all of it or nothing.

use std::collections::{BTreeMap, HashMap};

use sqlx::QueryBuilder;

use super::moves::{Moves, known};
use super::numbers::{numbers, raise};
use super::{insert, talk};
use crate::club::ids::{ClubId, MessageId};
use crate::club::whole::Whole;
use crate::store::columns::{Snowflake, clean, seconds, to_json};
use crate::store::database::{Transaction, at_leisure};
use crate::store::reviews::Written;
use crate::store::{Store, StoreError};

/// Rows in one statement.
pub(super) const ROWS: usize = 500;
/// Rows in one statement where each has a whole text in it.
pub(super) const TEXTS: usize = 20;

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is there. `moved` where rows have other numbers than they had: cards
    /// are then printed anew, for the numbers are in their buttons.
    Done {
        /// Whether they have.
        moved: bool,
    },
    /// The club has books, feeds or plans here already; nothing was written.
    ClubIsHere,
}

impl Store {
    /// Writes a document that [was read](Whole::read) and is
    /// [complete](Whole::complete) into the tables.
    ///
    /// # Errors
    ///
    /// [`StoreError::Incomplete`]; where the database does not answer, or refuses
    /// a row. Then nothing was written.
    pub async fn restore(&self, whole: &Whole) -> Result<Arrival, StoreError> {
        if whole.complete().is_err() {
            return Err(StoreError::Incomplete);
        }
        let mut tx = self.write.begin().await?;
        let tables = &mut tx;
        if !make_room(tables, whole.club.id).await? {
            return Ok(Arrival::ClubIsHere);
        }
        let here = numbers(tables).await?;
        let moves = Moves::of(whole, &here);
        club(tables, whole).await?;
        books(tables, whole, &moves).await?;
        reviews(tables, whole, &moves).await?;
        talk::said(tables, whole, &moves).await?;
        talk::schedules(tables, whole, &moves).await?;
        talk::feeds(tables, whole, &moves).await?;
        raise(tables, &moves.given(whole)).await?;
        tx.commit().await?;
        Ok(Arrival::Done { moved: moves.any() })
    }
}

/// Takes out a club of which nothing but settings is known; `false` where there
/// is more.
async fn make_room(tx: &mut Transaction, club: ClubId) -> Result<bool, StoreError> {
    at_leisure!(&mut *tx, |tx| async {
        sqlx::query(
            "delete from club where id = $1
                and not exists (select 1 from book where book.club = $1)
                and not exists (select 1 from feed where feed.club = $1)
                and not exists (select 1 from schedule where schedule.club = $1)",
        )
        .bind(club.column())
        .execute(&mut **tx)
        .await
        .map(drop)
    })?;
    let there: Option<i64> = at_leisure!(tx, |tx| {
        sqlx::query_scalar("select id from club where id = $1")
            .bind(club.column())
            .fetch_optional(&mut **tx)
    })?;
    Ok(there.is_none())
}

async fn club(tx: &mut Transaction, whole: &Whole) -> Result<(), StoreError> {
    let club = &whole.club;
    at_leisure!(tx, |tx| async {
        sqlx::query(
            "insert into club
                (id, step, blind, reveal_days, channel, timezone, names, locale, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(club.id.column())
        .bind(i64::from(club.step))
        .bind(club.blind)
        .bind(club.reveal_days.map(i64::from))
        .bind(club.channel.map(Snowflake::column))
        .bind(club.timezone.as_deref())
        .bind(club.names)
        .bind(club.locale.as_deref())
        .bind(seconds(club.made_at))
        .execute(&mut **tx)
        .await
        .map(drop)
    })
}

/// The columns of a rating: of which club, of what, and all that it says.
macro_rules! rated {
    ($line:ident, $club:ident, $of:ident, $rating:ident) => {{
        let words = |note: &Option<String>| note.as_deref().map(|note| clean(note).into_owned());
        $line
            .push_bind($club)
            .push_bind($of)
            .push_bind(known($rating.member))
            .push_bind(i64::from($rating.quarters))
            .push_bind(words(&$rating.note))
            .push_bind($rating.spoiler)
            .push_bind($rating.previous.map(i64::from))
            .push_bind(words(&$rating.previous_note))
            .push_bind($rating.previous_spoiler)
            .push_bind(seconds($rating.at))
    }};
}

async fn books(tx: &mut Transaction, whole: &Whole, moves: &Moves) -> Result<(), StoreError> {
    let club = whole.club.id.column();
    let mut authors = HashMap::new();
    for book in &whole.books {
        authors.insert(book.number, to_json("list of authors", &book.authors)?);
    }
    insert!(
        tx,
        ROWS,
        "insert into book (id, club, title, title_key, short_key, authors, author_key, isbn13,
            reviewed_at, reveal_at)",
        whole.books,
        |line, book| line
            .push_bind(book.number.0 + moves.by.book)
            .push_bind(club)
            .push_bind(clean(&book.title).into_owned())
            .push_bind(book.keys.title.as_str())
            .push_bind(book.keys.short.as_str())
            .push_bind(authors[&book.number].as_str())
            .push_bind(book.keys.author.as_str())
            .push_bind(book.isbn13.as_deref())
            .push_bind(seconds(book.reviewed_at))
            .push_bind(book.reveal_at.map(seconds))
    );
    for book in &whole.books {
        let number = book.number.0 + moves.by.book;
        let mut votes: BTreeMap<u8, i64> = BTreeMap::new();
        for rating in &book.ratings {
            *votes.entry(rating.quarters).or_default() += 1;
        }
        insert!(
            tx,
            ROWS,
            "insert into rating (club, book, member, quarters, note, spoiler, previous,
                previous_note, previous_spoiler, at)",
            book.ratings,
            |line, rating| rated!(line, club, number, rating)
        );
        let votes: Vec<(u8, i64)> = votes.into_iter().collect();
        insert!(
            tx,
            ROWS,
            "insert into tally (club, book, quarters, votes)",
            votes,
            |line, (quarters, votes)| line
                .push_bind(club)
                .push_bind(number)
                .push_bind(i64::from(*quarters))
                .push_bind(*votes)
        );
    }
    Ok(())
}

async fn reviews(tx: &mut Transaction, whole: &Whole, moves: &Moves) -> Result<(), StoreError> {
    let club = whole.club.id.column();
    let mut written = Vec::with_capacity(whole.reviews.len());
    let mut book_of = HashMap::new();
    for review in &whole.reviews {
        book_of.insert(review.number, review.book.0 + moves.by.book);
        written.push((review, Written::new(&review.review)?));
    }
    insert!(
        tx,
        TEXTS,
        "insert into review (id, club, book, fields, body, language, content_hash, source,
            version, made_at, removed_at)",
        written,
        |line, (review, written)| line
            .push_bind(review.number.0 + moves.by.review)
            .push_bind(club)
            .push_bind(review.book.0 + moves.by.book)
            .push_bind(clean(&written.fields).into_owned())
            .push_bind(written.body.as_str())
            .push_bind(review.review.language.as_deref())
            .push_bind(written.content_hash.as_str())
            .push_bind(clean(&review.source).into_owned())
            .push_bind(review.version)
            .push_bind(seconds(review.made_at))
            .push_bind(review.removed_at.map(seconds))
    );
    for review in &whole.reviews {
        let number = review.number.0 + moves.by.review;
        insert!(
            tx,
            ROWS,
            "insert into removed_rating (club, review, member, quarters, note, spoiler,
                previous, previous_note, previous_spoiler, at)",
            review.removed_ratings,
            |line, rating| rated!(line, club, number, rating)
        );
    }
    // A card's buttons name book and review.
    let anew = i64::from(moves.any());
    insert!(
        tx,
        ROWS,
        "insert into card (id, review, book, club, channel, staff, message, thread, unthreaded,
            wanted, shown, veiled_until, attempted_at, stopped, made_at)",
        whole.cards,
        |line, card| line
            .push_bind(card.number.0 + moves.by.card)
            .push_bind(card.review.0 + moves.by.review)
            .push_bind(book_of.get(&card.review).copied().unwrap_or_default())
            .push_bind(club)
            .push_bind(card.channel.column())
            .push_bind(known(card.staff))
            .push_bind(card.message.map(MessageId::column))
            .push_bind(card.thread.map(Snowflake::column))
            .push_bind(card.unthreaded)
            .push_bind(card.wanted.saturating_add(anew))
            .push_bind(card.shown)
            .push_bind(card.veiled_until.map(seconds))
            .push_bind(card.attempted_at.map(seconds))
            .push_bind(card.stopped.as_deref())
            .push_bind(seconds(card.made_at))
    );
    for card in &whole.cards {
        let number = card.number.0 + moves.by.card;
        insert!(
            tx,
            ROWS,
            "insert into page (card, number, message, version)",
            card.pages,
            |line, page| line
                .push_bind(number)
                .push_bind(i64::from(page.number))
                .push_bind(page.message.map(MessageId::column))
                .push_bind(page.version)
        );
    }
    Ok(())
}
