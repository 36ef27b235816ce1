//! What the club has of one member: the list of their ratings, whom they rate
//! like, and the end of all that.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::columns::{Snowflake, from_json, seconds, stars};
use super::database::{Transaction, ask, on};
use super::{Given, Store, StoreError};
use crate::club::ids::{BookId, ClubId, MemberId, ReviewId};
use crate::club::note::Note;
use crate::club::review::{Rating, Review};

/// How much two members who have rated few books in common are thought to differ
/// on [`DOUBTED`] more, in quarters of a star: few books in common say little.
const DOUBT: i64 = 4;

/// How many books of [`DOUBT`] are added.
const DOUBTED: i64 = 3;

/// Books in common from which two members can be said to rate alike.
const IN_COMMON: i64 = 3;

/// One of a member's ratings.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRating {
    /// The book.
    pub book: BookId,
    /// Its title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: Vec<String>,
    /// Its ISBN, where known.
    pub isbn13: Option<String>,
    /// What the book's newest review gives it, of five stars; `None` also where
    /// the club's reviews of it were removed.
    pub reviewer: Option<f64>,
    /// What the member gave it.
    pub given: Given,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody who rates like a member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kindred {
    /// Who.
    pub member: MemberId,
    /// How many books both have rated.
    pub books: u64,
    /// How far apart they are on those, in stars, on average.
    pub apart: f64,
}

/// What was forgotten of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How many ratings.
    pub ratings: u64,
    /// The reviews on which questions of theirs were asked, or waited.
    pub questioned: Vec<ReviewId>,
}

#[derive(FromRow)]
struct OwnRow {
    id: i64,
    title: String,
    authors: String,
    isbn13: Option<String>,
    fields: Option<String>,
    quarters: i64,
    note: Option<String>,
    spoiler: bool,
    at: DateTime<Utc>,
    ratings: i64,
}

impl Store {
    /// A member's ratings in a club, the newest first, and how many there are in
    /// all (0 on a page behind the last).
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn ratings_by(
        &self,
        club: ClubId,
        member: MemberId,
        (limit, offset): (u32, u32),
    ) -> Result<(Vec<OwnRating>, u64), StoreError> {
        let rows: Vec<OwnRow> = ask!(&self.read, |db| {
            sqlx::query_as(
            "select book.id, book.title, book.authors, book.isbn13, review.fields,
                rating.quarters, rating.note, rating.spoiler, rating.at,
                count(*) over () as ratings
            from rating
            join book on book.id = rating.book
            left join review on review.id = (select newest.id from review newest
                where newest.book = book.id and newest.removed_at is null order by newest.made_at desc, newest.id desc limit 1)
            where rating.member = $1 and rating.club = $2
            order by rating.at desc, book.id desc
            limit $3 offset $4"
        )
        .bind(member.column())
        .bind(club.column())
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(db)
        })?;
        let all = rows.first().map_or(0, |row| row.ratings.unsigned_abs());
        let ratings = rows.into_iter().filter_map(|row| row.read().transpose());
        Ok((ratings.collect::<Result<_, _>>()?, all))
    }

    /// A member's ratings that were removed with the review of their book and are
    /// erased or come back with it, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn removed_ratings_by(
        &self,
        club: ClubId,
        member: MemberId,
    ) -> Result<Vec<OwnRating>, StoreError> {
        let rows: Vec<OwnRow> = ask!(&self.read, |db| {
            sqlx::query_as(
                "select book.id, book.title, book.authors, book.isbn13, review.fields,
                gone.quarters, gone.note, gone.spoiler, gone.at, count(*) over () as ratings
            from removed_rating gone
            join review on review.id = gone.review
            join book on book.id = review.book
            where gone.member = $1 and gone.club = $2
            order by gone.at desc, book.id desc",
            )
            .bind(member.column())
            .bind(club.column())
            .fetch_all(db)
        })?;
        let ratings = rows.into_iter().filter_map(|row| row.read().transpose());
        ratings.collect()
    }

    /// Whether a member lets themselves be compared.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn compares(&self, club: ClubId, member: MemberId) -> Result<bool, StoreError> {
        let found: Option<i64> = ask!(&self.read, |db| sqlx::query_scalar(
            "select member from comparing where club = $1 and member = $2"
        )
        .bind(club.column())
        .bind(member.column())
        .fetch_optional(db))?;
        Ok(found.is_some())
    }

    /// A member lets themselves be compared, or no more.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing has changed.
    pub async fn compare(
        &self,
        club: ClubId,
        member: MemberId,
        wants: bool,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = if wants {
            "insert into comparing (club, member, at)
            select id, $2, $3 from club where id = $1
            on conflict (club, member) do nothing"
        } else {
            "delete from comparing where club = $1 and member = $2 and at <= $3"
        };
        on!(&self.write, |db| async {
            sqlx::query(sql)
                .bind(club.column())
                .bind(member.column())
                .bind(seconds(at))
                .execute(db)
                .await
                .map(drop)
        })
    }

    /// Which member, of those who let themselves be compared, rates most like
    /// this one; `None` where nobody has rated three of the same books.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn kindred(
        &self,
        club: ClubId,
        member: MemberId,
    ) -> Result<Option<Kindred>, StoreError> {
        let row: Option<(i64, i64, i64)> = ask!(&self.read, |db| sqlx::query_as(
            "select member, books, apart from (
                select theirs.member, count(*) as books,
                    cast(sum(abs(theirs.quarters - own.quarters)) as bigint) as apart
                from rating own
                join rating theirs on theirs.book = own.book and theirs.member <> own.member
                join comparing on comparing.club = own.club and comparing.member = theirs.member
                where own.member = $1 and own.club = $2
                group by theirs.member
                having count(*) >= $3
            ) as others
            order by cast(apart + $4 as double precision) / (books + $5), books desc, member
            limit 1"
        )
        .bind(member.column())
        .bind(club.column())
        .bind(IN_COMMON)
        .bind(DOUBT * DOUBTED)
        .bind(DOUBTED)
        .fetch_optional(db))?;
        Ok(row.map(|(other, books, apart)| Kindred {
            member: MemberId::from_column(other),
            books: books.unsigned_abs(),
            apart: apart as f64 / books as f64 / 4.0,
        }))
    }

    /// A member's own questions: their text, and `waiting`, `taken` or `declined`.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn questions_by(
        &self,
        club: ClubId,
        member: MemberId,
    ) -> Result<Vec<(String, String)>, StoreError> {
        ask!(&self.read, |db| sqlx::query_as(
            "select text, state from member_question where member = $1 and club = $2 order by id"
        )
        .bind(member.column())
        .bind(club.column())
        .fetch_all(db))
    }

    /// Forgets a member in a club: ratings and notes with their votes, thumbs,
    /// their own questions, the wish to be compared. Cards that showed their
    /// votes want printing.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing is gone.
    pub async fn forget(&self, club: ClubId, member: MemberId) -> Result<Forgotten, StoreError> {
        let mut tx = self.write.begin().await?;
        // The books first and in order, as whoever rates them takes them.
        let hold = tx.holding();
        let books: Vec<i64> = on!(&mut tx, |tx| async {
            let mut query = QueryBuilder::new(
                "select id from book where id in (select book from rating where member = ",
            );
            query
                .push_bind(member.column())
                .push(" and club = ")
                .push_bind(club.column())
                .push(") order by id")
                .push(hold);
            query.build_query_scalar().fetch_all(&mut **tx).await
        })?;
        // What is rated from now on, while the books are held, is not forgotten.
        if !books.is_empty() {
            for (before, after) in [
                (
                    "update tally set votes = votes - 1 from rating
                    where tally.book = rating.book and tally.quarters = rating.quarters
                        and rating.member = ",
                    " and rating.book in (",
                ),
                ("delete from rating where member = ", " and book in ("),
            ] {
                on!(&mut tx, |tx| async {
                    let mut query = QueryBuilder::new(before);
                    query.push_bind(member.column()).push(after);
                    let mut list = query.separated(", ");
                    for book in &books {
                        list.push_bind(*book);
                    }
                    query.push(")");
                    query.build().execute(&mut **tx).await.map(drop)
                })?;
            }
            on!(&mut tx, |tx| async {
                let mut query =
                    QueryBuilder::new("update card set wanted = wanted + 1 where book in (");
                let mut list = query.separated(", ");
                for book in &books {
                    list.push_bind(*book);
                }
                query.push(")");
                query.build().execute(&mut **tx).await.map(drop)
            })?;
        }
        for sql in ERASE {
            erase(&mut tx, sql, club, member).await?;
        }
        let questioned: Vec<i64> = on!(&mut tx, |tx| async {
            sqlx::query_scalar(
                "delete from member_question where member = $2 and club = $1 returning review",
            )
            .bind(club.column())
            .bind(member.column())
            .fetch_all(&mut **tx)
            .await
        })?;
        tx.commit().await?;
        Ok(Forgotten {
            ratings: books.len() as u64,
            questioned: questioned.into_iter().map(ReviewId).collect(),
        })
    }
}

/// Takes a member out of every other table that has something of theirs.
const ERASE: [&str; 3] = [
    "delete from removed_rating where member = $2 and club = $1",
    "delete from comparing where member = $2 and club = $1",
    "delete from thumb where member = $2 and club = $1",
];

async fn erase(
    tx: &mut Transaction,
    sql: &'static str,
    club: ClubId,
    member: MemberId,
) -> Result<(), StoreError> {
    on!(tx, |tx| async {
        sqlx::query(sql)
            .bind(club.column())
            .bind(member.column())
            .execute(&mut **tx)
            .await
            .map(drop)
    })
}

impl OwnRow {
    /// `None` where the stars are none, which the tables do not allow.
    fn read(self) -> Result<Option<OwnRating>, StoreError> {
        let fields: Option<Review> = match &self.fields {
            Some(fields) => Some(from_json("review", fields)?),
            None => None,
        };
        let rating = fields.and_then(|fields| fields.reviewer_rating);
        let note = self.note.filter(|words| !words.is_empty());
        let spoiler = self.spoiler;
        let Some(stars) = stars(self.quarters) else {
            return Ok(None);
        };
        Ok(Some(OwnRating {
            book: BookId(self.id),
            title: self.title,
            authors: from_json("list of authors", &self.authors)?,
            isbn13: self.isbn13,
            reviewer: rating.as_ref().and_then(Rating::of_five),
            given: Given {
                stars,
                note: note.map(|words| Note { words, spoiler }),
            },
            at: self.at,
        }))
    }
}
