//! Posting: a review becomes a row and a card that wants to be printed, in one
//! transaction. The message itself is the press's work. A review that the club
//! has already does not become a second one; see [`super::earlier`] for how it
//! is known and [`super::correcting`] for how it is updated.

use chrono::{DateTime, TimeDelta, Utc};

use super::columns::{Snowflake, clean, seconds, to_json};
use super::correcting::correct;
use super::database::{Transaction, on};
use super::drafts::{found_club, hold, settle};
use super::earlier::{Earlier, Keys, Likeness, book_meant, earlier};
use super::reviews::Written;
use super::{Store, StoreError};
use crate::club::ids::{BookId, CardId, ChannelId, ClubId, DraftId, MemberId, ReviewId};
use crate::club::naming::{before_subtitle, fold};
use crate::club::review::Review;

/// How a review is to be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Anew, unless the club has, or may have, another version of it under the
    /// same title.
    New,
    /// Anew, unless the club has another version of it beyond doubt.
    Beside,
    /// In the place of this one.
    Update(ReviewId),
}

/// What became of a review that was to be posted.
#[derive(Clone, Debug, PartialEq)]
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
    /// It stands in the place of an earlier version, and the card waits to be
    /// printed anew.
    Updated {
        /// The review.
        review: ReviewId,
    },
    /// An earlier press has posted it, and its card stands or will.
    Before {
        /// The review.
        review: ReviewId,
    },
    /// The club has a version of it; nothing was written.
    Already(Earlier),
    /// The review that it corrects was corrected or removed by somebody else
    /// since; nothing was written.
    Changed {
        /// The review.
        review: ReviewId,
    },
}

impl Posted {
    /// The review as the club has it now.
    #[must_use]
    pub fn review(&self) -> ReviewId {
        match self {
            Self::New { review, .. }
            | Self::Updated { review }
            | Self::Before { review }
            | Self::Changed { review } => *review,
            Self::Already(earlier) => earlier.review,
        }
    }
}

/// Where a review goes, who sends it, and where it came from.
pub(super) struct Order<'a> {
    pub(super) club: ClubId,
    pub(super) channel: ChannelId,
    pub(super) staff: MemberId,
    pub(super) source: &'a str,
    pub(super) at: DateTime<Utc>,
}

impl Store {
    /// Posts a book of a draft, or puts it in the place of the review that the
    /// draft corrects, whatever `how` says. One that is posted already is not posted again,
    /// but where its card was given up, that is ordered anew. `None` where
    /// there is no such draft.
    ///
    /// # Errors
    ///
    /// As for [`Store::post`]; the book is then still open.
    pub async fn post_draft(
        &self,
        club: ClubId,
        staff: MemberId,
        (draft, number): (DraftId, u32),
        how: How,
        at: DateTime<Utc>,
    ) -> Result<Option<Posted>, StoreError> {
        let mut tx = self.write.begin().await?;
        let Some(held) = hold(&mut tx, club, (draft, number)).await? else {
            return Ok(None);
        };
        let order = Order {
            club,
            channel: held.channel,
            staff,
            source: &held.source,
            at: seconds(at),
        };
        let posted = match held.posted {
            Some(review) => match revive(&mut tx, &order, review).await? {
                Some(revived) => revived,
                None => Posted::Before { review },
            },
            None => match held.target {
                Some(target) => recast(&mut tx, &order, target, &held.review).await?,
                None => put(&mut tx, &order, &held.review, how).await?,
            },
        };
        if let Posted::Already(_) | Posted::Changed { .. } = posted {
            return Ok(Some(posted));
        }
        settle(&mut tx, (draft, number), posted.review()).await?;
        tx.commit().await?;
        Ok(Some(posted))
    }

    /// Gives a review to a club and orders its card in a channel; `staff` is who
    /// posts it. A review that the club has beyond doubt is not posted again,
    /// but where its card was given up, that is ordered anew with what the
    /// review says now.
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
        let how = How::Beside;
        self.post_how(club, (channel, staff), (review, how), source, at)
            .await
    }
}

/// Puts what staff have made of a posted review in its place, where that is still
/// the version that they began with. Its card stays as it is, be it given up.
async fn recast(
    tx: &mut Transaction,
    order: &Order<'_>,
    (target, version): (ReviewId, i64),
    review: &Review,
) -> Result<Posted, StoreError> {
    let corrected = correct(tx, order.club, target, review, order.source, order.at).await?;
    let now: Option<i64> = on!(tx, |tx| sqlx::query_scalar(
        "select version from review where id = $1 and removed_at is null"
    )
    .bind(target.0)
    .fetch_optional(&mut **tx))?;
    Ok(if corrected && now == Some(version + 1) {
        Posted::Updated { review: target }
    } else {
        Posted::Changed { review: target }
    })
}

/// Where the answer is [`Posted::Already`], the transaction is to be undone.
pub(super) async fn put(
    tx: &mut Transaction,
    order: &Order<'_>,
    review: &Review,
    how: How,
) -> Result<Posted, StoreError> {
    let written = Written::new(review)?;
    found_club(tx, order.club, order.at).await?;
    if let How::Update(target) = how
        && correct(tx, order.club, target, review, order.source, order.at).await?
    {
        // A card that was given up meanwhile comes back.
        let revived = revive(tx, order, target).await?;
        return Ok(revived.unwrap_or(Posted::Updated { review: target }));
    }
    // Whoever posts a review of the same book at this moment waits here, and
    // then sees the one that was first.
    let book = find_or_add_book(tx, order.club, review, order.at).await?;
    let known = earlier(tx, order.club, review, &written.content_hash).await?;
    match known {
        Some(known) if known.place.stopped => {
            correct(tx, order.club, known.review, review, order.source, order.at).await?;
            if let Some(revived) = revive(tx, order, known.review).await? {
                return Ok(revived);
            }
            return Ok(Posted::Already(known));
        }
        Some(known)
            if known.likeness.is_certain()
                || (how == How::New && known.likeness == Likeness::SameBook) =>
        {
            return Ok(Posted::Already(known));
        }
        _ => {}
    }
    let (review, card) = add(tx, order, (book, review), written, None).await?;
    Ok(Posted::New { book, review, card })
}

/// Gives a review to a club without posting it, as of `order.at`, so that its
/// book can be rated and asked about. Whoever posts it later gives it a card.
/// Gives the review, and whether it is new; if not, it is the one that the club
/// had of it before.
pub(super) async fn import(
    tx: &mut Transaction,
    order: &Order<'_>,
    review: &Review,
) -> Result<(ReviewId, bool), StoreError> {
    let written = Written::new(review)?;
    found_club(tx, order.club, order.at).await?;
    let book = find_or_add_book(tx, order.club, review, order.at).await?;
    let known = earlier(tx, order.club, review, &written.content_hash).await?;
    if let Some(known) = known.filter(|known| known.likeness.is_certain()) {
        return Ok((known.review, false));
    }
    let stopped = Some("imported, not posted");
    let (review, _) = add(tx, order, (book, review), written, stopped).await?;
    Ok((review, true))
}

/// Writes a review of a book and its card, which nobody prints where it is
/// `stopped`.
async fn add(
    tx: &mut Transaction,
    order: &Order<'_>,
    (book, review): (BookId, &Review),
    written: Written,
    stopped: Option<&str>,
) -> Result<(ReviewId, CardId), StoreError> {
    let added: i64 = on!(&mut *tx, |tx| sqlx::query_scalar(
        "insert into review
            (club, book, fields, body, language, content_hash, source, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        returning id"
    )
    .bind(order.club.column())
    .bind(book.0)
    .bind(written.fields)
    .bind(written.body)
    .bind(review.language.as_deref())
    .bind(&written.content_hash)
    .bind(clean(order.source).into_owned())
    .bind(order.at)
    .fetch_one(&mut **tx))?;
    let card = on!(tx, |tx| sqlx::query_scalar(
        "insert into card (review, book, club, channel, staff, stopped, made_at)
        values ($1, $2, $3, $4, $5, $6, $7) returning id"
    )
    .bind(added)
    .bind(book.0)
    .bind(order.club.column())
    .bind(order.channel.column())
    .bind(order.staff.column())
    .bind(stopped)
    .bind(order.at)
    .fetch_one(&mut **tx))?;
    Ok((ReviewId(added), CardId(card)))
}

/// Orders the card of a review anew where the last one was given up, because
/// Discord refused it or somebody deleted it; `None` where it stands.
pub(super) async fn revive(
    tx: &mut Transaction,
    order: &Order<'_>,
    review: ReviewId,
) -> Result<Option<Posted>, StoreError> {
    let revived: Option<(i64, i64)> = on!(&mut *tx, |tx| sqlx::query_as(
        "update card
        set channel = $3, staff = $4, made_at = $5, message = null, thread = null,
            attempted_at = null, leased_until = null, stopped = null, unthreaded = false,
            shown = 0, wanted = wanted + 1
        where stopped is not null and club = $1 and review = $2
            and exists (select 1 from review standing
                where standing.id = $2 and standing.removed_at is null)
        returning id, book"
    )
    .bind(order.club.column())
    .bind(review.0)
    .bind(order.channel.column())
    .bind(order.staff.column())
    // Never the time of the first order: by it Discord would know the new
    // message as the old one, which is gone.
    .bind(order.at + TimeDelta::seconds(1))
    .fetch_optional(&mut **tx))?;
    let Some((card, book)) = revived else {
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
        review,
        card: CardId(card),
    }))
}

/// The club's book that a review is about, held until the end of the
/// transaction; a new one where the club has none.
async fn find_or_add_book(
    tx: &mut Transaction,
    club: ClubId,
    review: &Review,
    at: DateTime<Utc>,
) -> Result<BookId, StoreError> {
    const KNOWN: &str = concat!(
        "update book
        set reviewed_at = case when reviewed_at < $5 then $5 else reviewed_at end,
            isbn13 = coalesce(isbn13, $2)
        where id = ",
        book_meant!(),
        " returning id"
    );
    let keys = Keys::of(review);
    if keys.title.is_empty() {
        return Err(StoreError::NoTitle);
    }
    let known: Option<i64> = on!(&mut *tx, |tx| sqlx::query_scalar(KNOWN)
        .bind(club.column())
        .bind(keys.isbn.as_deref())
        .bind(&keys.title)
        .bind(&keys.authors)
        .bind(at)
        .fetch_optional(&mut **tx))?;
    match known {
        Some(known) => Ok(BookId(known)),
        None => add_book(tx, club, review, at).await,
    }
}

/// Adds the book of a review. Another process may have added the same one a
/// moment ago; then that is it.
pub(super) async fn add_book(
    tx: &mut Transaction,
    club: ClubId,
    review: &Review,
    at: DateTime<Utc>,
) -> Result<BookId, StoreError> {
    let keys = Keys::of(review);
    let title = clean(review.title.as_deref().unwrap_or_default());
    let added = on!(tx, |tx| sqlx::query_scalar(
        "insert into book
            (club, title, title_key, short_key, authors, author_key, isbn13, reviewed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (club, title_key, author_key) do update set title_key = excluded.title_key
        returning id"
    )
    .bind(club.column())
    .bind(title.trim())
    .bind(&keys.title)
    .bind(fold(before_subtitle(&title)))
    .bind(to_json("list of authors", &review.authors)?)
    .bind(&keys.authors)
    .bind(keys.isbn.as_deref())
    .bind(at)
    .fetch_one(&mut **tx))?;
    Ok(BookId(added))
}
