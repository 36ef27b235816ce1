//! Posting: a review becomes a row and a card that wants to be printed, in one
//! transaction. The message itself is the press's work.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, clean, seconds, to_json};
use super::database::{Transaction, on};
use super::drafts::{Written, found_club, take_draft};
use super::standing::CardPlace;
use super::{Store, StoreError};
use crate::club::ids::{BookId, CardId, ChannelId, ClubId, DraftId, MemberId, ReviewId};
use crate::club::naming::{before_subtitle, fold};
use crate::club::review::Review;

/// What became of a review that was to be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// The club has it now, and its card waits to be printed.
    New {
        /// The book, which may have been there before.
        book: BookId,
        /// The review.
        review: ReviewId,
        /// Its card.
        card: CardId,
    },
    /// The club had the same text already; nothing was added.
    Already {
        /// The book's title.
        title: String,
        /// Where the review stands.
        place: CardPlace,
    },
}

impl Store {
    /// Posts a draft; `None` where it was posted or dropped before. The draft
    /// is gone afterwards, also where the club had the review already.
    ///
    /// # Errors
    ///
    /// As for [`Store::post`]; the draft is then still there.
    pub async fn post_draft(
        &self,
        draft: DraftId,
        club: ClubId,
        at: DateTime<Utc>,
    ) -> Result<Option<Posted>, StoreError> {
        let mut tx = self.write.begin().await?;
        let Some(draft) = take_draft(&mut tx, draft, club).await? else {
            return Ok(None);
        };
        let posted = post(
            &mut tx,
            club,
            (draft.channel, draft.staff),
            &draft.review,
            &draft.source,
            at,
        )
        .await?;
        tx.commit().await?;
        Ok(Some(posted))
    }

    /// Gives a review to a club and orders its card in a channel; `staff` is who
    /// posts it.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoTitle`] for a review that names no book, or where the
    /// database does not answer.
    pub async fn post(
        &self,
        club: ClubId,
        channel: ChannelId,
        staff: MemberId,
        review: &Review,
        source: &str,
        at: DateTime<Utc>,
    ) -> Result<Posted, StoreError> {
        let mut tx = self.write.begin().await?;
        let posted = post(&mut tx, club, (channel, staff), review, source, at).await?;
        tx.commit().await?;
        Ok(posted)
    }
}

async fn post(
    tx: &mut Transaction,
    club: ClubId,
    (channel, staff): (ChannelId, MemberId),
    review: &Review,
    source: &str,
    at: DateTime<Utc>,
) -> Result<Posted, StoreError> {
    let at = seconds(at);
    let written = Written::new(review)?;
    found_club(tx, club, at).await?;
    let book = find_or_add_book(tx, club, review, at).await?;
    let added: Option<i64> = on!(&mut *tx, |tx| sqlx::query_scalar(
        "insert into review
            (club, book, fields, body, language, content_hash, source, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (club, content_hash) do nothing
        returning id"
    )
    .bind(club.column())
    .bind(book.0)
    .bind(written.fields)
    .bind(written.body)
    .bind(review.language.as_deref())
    .bind(&written.content_hash)
    .bind(clean(source).into_owned())
    .bind(at)
    .fetch_optional(&mut **tx))?;
    let Some(added) = added else {
        let hash = &written.content_hash;
        return match revive(tx, club, (channel, staff), hash, at).await? {
            Some(revived) => Ok(revived),
            None => already(tx, club, hash).await,
        };
    };
    let card = on!(tx, |tx| sqlx::query_scalar(
        "insert into card (review, book, club, channel, staff, made_at)
        values ($1, $2, $3, $4, $5, $6) returning id"
    )
    .bind(added)
    .bind(book.0)
    .bind(club.column())
    .bind(channel.column())
    .bind(staff.column())
    .bind(at)
    .fetch_one(&mut **tx))?;
    Ok(Posted::New {
        book,
        review: ReviewId(added),
        card: CardId(card),
    })
}

/// Orders the card of this very review anew where the last one was given up,
/// because Discord refused it or somebody deleted it; `None` where it stands.
async fn revive(
    tx: &mut Transaction,
    club: ClubId,
    (channel, staff): (ChannelId, MemberId),
    content_hash: &str,
    at: DateTime<Utc>,
) -> Result<Option<Posted>, StoreError> {
    let revived: Option<(i64, i64, i64)> = on!(&mut *tx, |tx| sqlx::query_as(
        "update card
        set channel = $3, staff = $4, made_at = $5, message = null, thread = null,
            attempted_at = null, leased_until = null, stopped = null, unthreaded = false,
            shown = 0, wanted = wanted + 1
        where stopped is not null and review =
            (select id from review where club = $1 and content_hash = $2)
        returning id, review, book"
    )
    .bind(club.column())
    .bind(content_hash)
    .bind(channel.column())
    .bind(staff.column())
    .bind(at)
    .fetch_optional(&mut **tx))?;
    let Some((card, review, book)) = revived else {
        return Ok(None);
    };
    on!(tx, |tx| async {
        sqlx::query("delete from page where card = $1")
            .bind(card)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(Some(Posted::New {
        book: BookId(book),
        review: ReviewId(review),
        card: CardId(card),
    }))
}

/// Where the review with this hash stands.
async fn already(
    tx: &mut Transaction,
    club: ClubId,
    content_hash: &str,
) -> Result<Posted, StoreError> {
    type Found = (String, i64, Option<i64>, Option<i64>, bool, bool);
    let (title, channel, message, thread, stopped, unthreaded): Found =
        on!(tx, |tx| sqlx::query_as(
            "select book.title, card.channel, card.message, card.thread, card.stopped is not null,
                card.unthreaded
            from review
            join book on book.id = review.book
            join card on card.review = review.id
            where review.club = $1 and review.content_hash = $2"
        )
        .bind(club.column())
        .bind(content_hash)
        .fetch_one(&mut **tx))?;
    let place = CardPlace::from_columns(channel, message, thread, (stopped, unthreaded));
    Ok(Posted::Already { title, place })
}

/// The club's book that a review is about: the one with its ISBN or with its
/// title and authors, or with its title where either names no author.
async fn find_or_add_book(
    tx: &mut Transaction,
    club: ClubId,
    review: &Review,
    at: DateTime<Utc>,
) -> Result<BookId, StoreError> {
    let title = review
        .title
        .as_deref()
        .map(clean)
        .ok_or(StoreError::NoTitle)?;
    let title_key = fold(&title);
    let author_key = fold(&review.authors.join(" "));
    if title_key.is_empty() {
        return Err(StoreError::NoTitle);
    }
    let known: Option<i64> = on!(&mut *tx, |tx| {
        sqlx::query_scalar(
        "update book
        set reviewed_at = case when reviewed_at < $5 then $5 else reviewed_at end,
            isbn13 = coalesce(isbn13, $2)
        where id = (
            select id from book
            where club = $1 and (isbn13 = $2 or title_key = $3
                and (author_key = $4 or author_key = '' or $4 = ''))
            order by case when title_key = $3 and author_key = $4 then 0 when isbn13 = $2 then 1 else 2 end,
                reviewed_at desc, id desc
            limit 1)
        returning id"
    )
    .bind(club.column())
    .bind(review.isbn13.as_deref())
    .bind(&title_key)
    .bind(&author_key)
    .bind(at)
    .fetch_optional(&mut **tx)
    })?;
    if let Some(known) = known {
        return Ok(BookId(known));
    }
    // Another process may add the same book between the two statements; then
    // this finds it and changes nothing.
    let added = on!(tx, |tx| sqlx::query_scalar(
        "insert into book
            (club, title, title_key, short_key, authors, author_key, isbn13, reviewed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (club, title_key, author_key) do update set title_key = excluded.title_key
        returning id"
    )
    .bind(club.column())
    .bind(title.trim())
    .bind(&title_key)
    .bind(fold(before_subtitle(&title)))
    .bind(to_json("list of authors", &review.authors)?)
    .bind(&author_key)
    .bind(review.isbn13.as_deref())
    .bind(at)
    .fetch_one(&mut **tx))?;
    Ok(BookId(added))
}
