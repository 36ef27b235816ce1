//! A club's books in a list, with their scores, in the order that is wanted.
//!
//! The order is worked out by the database, so that a page of a long shelf costs
//! one statement and the rows on it. A book whose score somebody may not see has
//! no score in any order either: where it stands gives nothing away.

use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, from_json, seconds, stands, tally, tally_of_book, veil};
use super::database::{On, ask};
use super::{Store, StoreError, now};
use crate::club::blind::Score;
use crate::club::ids::{BookId, ClubId, MemberId};
use crate::club::review::{Rating, Review};
use crate::club::shelf::{Order, PRIOR};

/// One line in the list of a club's books.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// The book.
    pub book: BookId,
    /// Its title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: Vec<String>,
    /// What its newest review gives it, on a scale of five stars; `None` where
    /// that is no number.
    pub reviewer: Option<f64>,
    /// What may be seen of what the club thinks.
    pub score: Score,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ShelfPage {
    /// The books on it.
    pub books: Vec<Shelf>,
    /// How many books the club has; 0 on a page behind the last.
    pub all: u64,
}

#[derive(FromRow)]
struct ShelfRow {
    id: i64,
    title: String,
    authors: String,
    fields: String,
    tally: Option<String>,
    rated: bool,
    blind: bool,
    reveal_days: Option<i64>,
    reveal_at: Option<chrono::DateTime<chrono::Utc>>,
    posted_at: Option<chrono::DateTime<chrono::Utc>>,
    books: i64,
}

impl Store {
    /// A page of the club's books as somebody sees it who has rated what `viewer`
    /// has; with `None` as all see it.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn shelf(
        &self,
        club: ClubId,
        viewer: Option<MemberId>,
        order: Order,
        (limit, offset): (u32, u32),
    ) -> Result<ShelfPage, StoreError> {
        let now = now();
        let rules = self.rules(club).await?;
        // Books whose first card is older are open to all.
        let days = rules.blind.and_then(|blind| blind.days);
        let since = days.and_then(|days| now.checked_sub_days(chrono::Days::new(days.into())));
        let json = self.read.json();
        let rows: Vec<ShelfRow> = ask!(&self.read, |db| async {
            let mut query = QueryBuilder::new(
                "with own as (select book.*, (select min(first.made_at) from review first
                    where first.book = book.id and first.removed_at is null) as posted_at,
                    exists (select 1 from rating where rating.book = book.id and rating.member = ",
            );
            query
                .push_bind(viewer.map(MemberId::column))
                .push(") as rated from book where club = ")
                .push_bind(club.column())
                .push(concat!(" and ", stands!()))
                .push(
                    "), sums as (select tally.book, cast(sum(votes) as double precision) as votes,
                    cast(sum(quarters * votes) as double precision) as total,
                    cast(sum(quarters * quarters * votes) as double precision) as squares
                    from tally join own on own.id = tally.book where votes > 0",
                );
            if rules.blind.is_some() {
                query
                    .push(
                        " and (own.rated or case when own.reveal_at is null then own.posted_at <= ",
                    )
                    .push_bind(since.map(seconds))
                    .push(" else own.reveal_at <= ")
                    .push_bind(now)
                    .push(" end)");
            }
            query
                .push(" group by tally.book), scored as (select book.id, sums.votes, sums.total / sums.votes as mean,
                    sums.squares / sums.votes - (sums.total / sums.votes) * (sums.total / sums.votes) as variance,
                    (sums.total + ")
                .push(format!("{PRIOR} * (select sum(total) / sum(votes) from sums)) / (sums.votes + {PRIOR})"))
                .push(" as weighted, ")
                .push(stars_of_five(json))
                .push(" * 4 as reviewer from own book join review on review.id = (select newest.id from review newest
                    where newest.book = book.id and newest.removed_at is null order by newest.made_at desc, newest.id desc limit 1)
                    left join sums on sums.book = book.id)
                select book.id, book.title, book.authors, review.fields, book.rated, club.blind, club.reveal_days,
                    book.reveal_at, book.posted_at, count(*) over () as books, ")
                .push(tally_of_book!())
                .push(" as tally from own book join scored on scored.id = book.id
                    join club on club.id = book.club
                    join review on review.id = (select newest.id from review newest
                        where newest.book = book.id and newest.removed_at is null order by newest.made_at desc, newest.id desc limit 1)
                    order by ");
            let key = match order {
                Order::Newest => "",
                Order::Score => "scored.weighted",
                Order::Gap => "abs(scored.mean - scored.reviewer)",
                Order::Divided => "case when scored.votes > 1 then scored.variance end",
                Order::Rated => "scored.votes",
            };
            if !key.is_empty() {
                query.push(format!(
                    "case when {key} is null then 1 else 0 end, {key} desc, "
                ));
            }
            query
                .push("book.reviewed_at desc, book.id desc limit ")
                .push_bind(i64::from(limit))
                .push(" offset ")
                .push_bind(i64::from(offset));
            query.build_query_as().fetch_all(db).await
        })?;
        let all = rows.first().map_or(0, |row| row.books.unsigned_abs());
        let books = rows
            .into_iter()
            .map(ShelfRow::read)
            .collect::<Result<_, _>>()?;
        Ok(ShelfPage { books, all })
    }
}

/// The reviewer's stars of five, in the newest review's fields; null where they
/// are no number of a known scale.
fn stars_of_five(json: &str) -> String {
    let number = |name: &str| {
        format!("cast(review.fields{json} -> 'reviewer_rating' ->> '{name}' as double precision)")
    };
    let stars = format!("{} / nullif({}, 0) * 5", number("value"), number("scale"));
    format!("case when {stars} between 0 and 5 then {stars} end")
}

impl<S, P> On<S, P> {
    /// What makes a column of text JSON to look into.
    fn json(&self) -> &'static str {
        match self {
            On::Sqlite(_) => "",
            On::Postgres(_) => "::json",
        }
    }
}

impl ShelfRow {
    fn read(self) -> Result<Shelf, StoreError> {
        let fields: Review = from_json("review", &self.fields)?;
        let veil = veil(self.blind, self.reveal_days, self.reveal_at, self.posted_at);
        Ok(Shelf {
            book: BookId(self.id),
            title: self.title,
            authors: from_json("list of authors", &self.authors)?,
            reviewer: fields.reviewer_rating.as_ref().and_then(Rating::of_five),
            score: Score::seen(tally(self.tally.as_deref()), veil, self.rated),
        })
    }
}
