//! The document out of the tables.
//!
//! What is in it is put in order here and not by the database: two databases
//! sort text differently, and ids of Discord are unsigned.

use std::collections::HashMap;

use super::Snapshot;
use super::feed_rows::{EntryRow, FeedRow, OfferRow};
use super::numbers::numbers;
use super::rows::{
    AskedRow, BookRow, CardRow, ClubRow, PageRow, QuestionRow, RatingRow, ReviewRow, ScheduleRow,
    ThreadRow, ThumbRow, WishRow,
};
use crate::club::ids::{BookId, CardId, ClubId, FeedId, ReviewId};
use crate::club::whole::{Book, Card, Entry, FORMAT, Feed, LeftOut, ReviewRecord, VERSION, Whole};
use crate::store::StoreError;
use crate::store::columns::Snowflake;
use crate::store::database::at_leisure;

/// All rows that a statement finds for a club.
macro_rules! rows {
    ($tables:expr, $club:expr, $row:ty, $sql:literal) => {{
        let rows: Result<Vec<$row>, StoreError> = at_leisure!(&mut *$tables, |tx| {
            sqlx::query_as($sql)
                .bind($club.column())
                .fetch_all(&mut **tx)
        });
        rows?
    }};
}

/// All that a club has; `None` for a club that is not there.
pub(super) async fn whole(
    tables: &mut Snapshot<'_>,
    club: ClubId,
) -> Result<Option<Whole>, StoreError> {
    let found = rows!(
        tables,
        club,
        ClubRow,
        "select step, blind, reveal_days, channel, timezone, names, locale,
            made_at
        from club where id = $1 and erase_at is null"
    );
    let Some(row) = found.into_iter().next() else {
        return Ok(None);
    };
    let threads = rows!(
        tables,
        club,
        ThreadRow,
        "select thread, review, tier, made_at from discussion where club = $1"
    );
    let asked = rows!(
        tables,
        club,
        AskedRow,
        "select channel, review, question, at, times from asked where club = $1"
    );
    let thumbs = rows!(
        tables,
        club,
        ThumbRow,
        "select prompt, member, up, at from thumb where club = $1"
    );
    let questions = rows!(
        tables,
        club,
        QuestionRow,
        "select id, review, member, signed, theme, tier, text, channel, state, told, message,
            attempted_at, made_at
        from member_question where club = $1"
    );
    let schedules = rows!(
        tables,
        club,
        ScheduleRow,
        "select id, channel, staff, rhythm, minute, book, next_at, review, question,
            attempted_at, stopped, made_at
        from schedule where club = $1"
    );
    let comparing = rows!(
        tables,
        club,
        WishRow,
        "select member, at from comparing where club = $1"
    );
    let mut whole = Whole {
        format: FORMAT.to_owned(),
        version: VERSION,
        left_out: LeftOut::default(),
        club: row.read(club),
        numbers: numbers(tables).await?,
        books: books(tables, club).await?,
        reviews: reviews(tables, club).await?,
        cards: cards(tables, club).await?,
        threads: threads.into_iter().map(ThreadRow::read).collect(),
        asked: asked.into_iter().map(AskedRow::read).collect(),
        thumbs: thumbs.into_iter().map(ThumbRow::read).collect(),
        questions: questions.into_iter().map(QuestionRow::read).collect(),
        schedules: schedules.into_iter().map(ScheduleRow::read).collect(),
        feeds: feeds(tables, club).await?,
        comparing: comparing.into_iter().map(WishRow::read).collect(),
    };
    whole.threads.sort_by_key(|thread| thread.thread);
    whole.asked.sort_by(|one, other| {
        let key = (one.channel, one.review, &one.question);
        key.cmp(&(other.channel, other.review, &other.question))
    });
    whole
        .thumbs
        .sort_by(|one, other| (&one.prompt, one.member).cmp(&(&other.prompt, other.member)));
    whole.questions.sort_by_key(|question| question.number);
    whole.schedules.sort_by_key(|plan| plan.number);
    whole.comparing.sort_by_key(|wish| wish.member);
    Ok(Some(whole))
}

async fn books(tables: &mut Snapshot<'_>, club: ClubId) -> Result<Vec<Book>, StoreError> {
    let books = rows!(
        tables,
        club,
        BookRow,
        "select id, title, title_key, short_key, authors, author_key, isbn13, reviewed_at,
            reveal_at
        from book where club = $1"
    );
    let ratings = rows!(
        tables,
        club,
        RatingRow,
        "select rating.book as of, rating.member, rating.quarters, rating.note, rating.spoiler,
            rating.previous, rating.previous_note, rating.previous_spoiler, rating.at
        from book join rating on rating.book = book.id where book.club = $1"
    );
    let books: Result<Vec<Book>, _> = books.into_iter().map(BookRow::read).collect();
    let mut books = books?;
    books.sort_by_key(|book| book.number);
    let places: HashMap<BookId, usize> = places(books.iter().map(|book| book.number));
    for row in ratings {
        if let Some(place) = places.get(&BookId(row.of)) {
            books[*place].ratings.push(row.read());
        }
    }
    for book in &mut books {
        book.ratings.sort_by_key(|rating| rating.member);
    }
    Ok(books)
}

async fn reviews(tables: &mut Snapshot<'_>, club: ClubId) -> Result<Vec<ReviewRecord>, StoreError> {
    let reviews = rows!(
        tables,
        club,
        ReviewRow,
        "select id, book, fields, body, source, version, made_at, removed_at
        from review where club = $1"
    );
    let removed = rows!(
        tables,
        club,
        RatingRow,
        "select removed_rating.review as of, removed_rating.member, removed_rating.quarters,
            removed_rating.note, removed_rating.spoiler, removed_rating.previous,
            removed_rating.previous_note, removed_rating.previous_spoiler, removed_rating.at
        from review join removed_rating on removed_rating.review = review.id
        where review.club = $1"
    );
    let reviews: Result<Vec<ReviewRecord>, _> = reviews.into_iter().map(ReviewRow::read).collect();
    let mut reviews = reviews?;
    reviews.sort_by_key(|review| review.number);
    let places = places(reviews.iter().map(|review| review.number));
    for row in removed {
        if let Some(place) = places.get(&ReviewId(row.of)) {
            reviews[*place].removed_ratings.push(row.read());
        }
    }
    for review in &mut reviews {
        review.removed_ratings.sort_by_key(|rating| rating.member);
    }
    Ok(reviews)
}

async fn cards(tables: &mut Snapshot<'_>, club: ClubId) -> Result<Vec<Card>, StoreError> {
    let cards = rows!(
        tables,
        club,
        CardRow,
        "select id, review, channel, staff, message, thread, unthreaded, wanted, shown,
            veiled_until, attempted_at, stopped, made_at
        from card where club = $1"
    );
    let pages = rows!(
        tables,
        club,
        PageRow,
        "select page.card, page.number, page.message, page.version
        from card join page on page.card = card.id where card.club = $1"
    );
    let mut cards: Vec<Card> = cards.into_iter().map(CardRow::read).collect();
    cards.sort_by_key(|card| card.number);
    let places = places(cards.iter().map(|card| card.number));
    for row in pages {
        if let Some(place) = places.get(&CardId(row.card)) {
            cards[*place].pages.push(row.read());
        }
    }
    for card in &mut cards {
        card.pages.sort_by_key(|page| page.number);
    }
    Ok(cards)
}

async fn feeds(tables: &mut Snapshot<'_>, club: ClubId) -> Result<Vec<Feed>, StoreError> {
    let feeds = rows!(
        tables,
        club,
        FeedRow,
        "select id, channel, office, staff, straight, address, host, title, etag,
            last_modified, next_check, failures, failing_since, stopped, made_at
        from feed where club = $1"
    );
    let entries = rows!(
        tables,
        club,
        EntryRow,
        "select feed_entry.feed, feed_entry.key, feed_entry.content_hash, feed_entry.backlog,
            feed_entry.tries, feed_entry.seen_at
        from feed join feed_entry on feed_entry.feed = feed.id where feed.club = $1"
    );
    let offers = rows!(
        tables,
        club,
        OfferRow,
        "select id, feed, entry, state, title_key, reading, fields, body, source, review,
            message, wanted, shown, attempted_at, made_at
        from offer where club = $1"
    );
    let mut found: HashMap<(i64, String), Vec<_>> = HashMap::new();
    for row in offers {
        let place = found.entry((row.feed, row.entry.clone())).or_default();
        place.push(row.read()?);
    }
    let mut feeds: Vec<Feed> = feeds.into_iter().map(FeedRow::read).collect();
    feeds.sort_by_key(|feed| feed.number);
    let places = places(feeds.iter().map(|feed| feed.number));
    for row in entries {
        let feed = row.feed;
        let mut entry: Entry = row.read();
        if let Some(offers) = found.remove(&(feed, entry.key.clone())) {
            entry.offers = offers;
            entry.offers.sort_by_key(|offer| offer.number);
        }
        if let Some(place) = places.get(&FeedId(feed)) {
            feeds[*place].entries.push(entry);
        }
    }
    for feed in &mut feeds {
        feed.entries.sort_by(|one, other| one.key.cmp(&other.key));
    }
    Ok(feeds)
}

/// Where each number stands.
fn places<N: std::hash::Hash + Eq>(numbers: impl Iterator<Item = N>) -> HashMap<N, usize> {
    numbers.zip(0..).collect()
}
