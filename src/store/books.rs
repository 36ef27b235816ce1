//! The books of a club, by what people call them.

use sqlx::FromRow;

use super::columns::{Snowflake, from_json, stands};
use super::database::ask;
use super::{Store, StoreError};
use crate::club::ids::{BookId, ClubId};
use crate::club::naming::{before_subtitle, fold, isbn13};

/// A book to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookName {
    /// Which book.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: Vec<String>,
}

#[derive(FromRow)]
struct BookRow {
    id: i64,
    title: String,
    authors: String,
}

impl Store {
    /// The books that somebody who has typed this far may mean, at most
    /// `limit`: titles that begin so, then titles and authors with a word that
    /// begins so, then the others that contain it; the newest review first
    /// among equals, and all books where nothing is typed yet.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn books(
        &self,
        club: ClubId,
        typed: &str,
        limit: u32,
    ) -> Result<Vec<BookName>, StoreError> {
        // Between its words the folded name may have others: "earthsea guin".
        let typed = pattern(&fold(typed)).replace(' ', "%");
        let rows: Vec<BookRow> = ask!(&self.read, |db| sqlx::query_as(concat!(
            r"select id, title, authors from book
            where club = $1 and title_key || ' ' || author_key like $2 escape '\' and ",
            stands!(),
            r"
            order by case
                when title_key like $3 escape '\' then 0
                when ' ' || title_key || ' ' || author_key like $4 escape '\' then 1
                else 2
            end, reviewed_at desc, id desc
            limit $5"
        ))
        .bind(club.column())
        .bind(format!("%{typed}%"))
        .bind(format!("{typed}%"))
        .bind(format!("% {typed}%"))
        .bind(i64::from(limit))
        .fetch_all(db))?;
        rows.into_iter()
            .map(|row| {
                Ok(BookName {
                    id: BookId(row.id),
                    title: row.title,
                    authors: from_json("list of authors", &row.authors)?,
                })
            })
            .collect()
    }

    /// The book that this is the name of: its title in any spelling, its ISBN,
    /// or its title with or without the subtitle where only one book is meant
    /// by that.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn book_named(
        &self,
        club: ClubId,
        typed: &str,
    ) -> Result<Option<BookId>, StoreError> {
        let rows: Vec<(i64, i64)> = ask!(&self.read, |db| {
            sqlx::query_as(
            concat!("select id, cast(case when title_key = $2 or isbn13 = $4 then 0 else 1 end as bigint)
                as doubt
            from book
            where club = $1
                and (title_key = $2 or isbn13 = $4 or short_key = $2 or title_key = $3)
                and ", stands!(), "
            order by doubt, reviewed_at desc, id desc
            limit 2")
        )
        .bind(club.column())
        .bind(fold(typed))
        .bind(fold(before_subtitle(typed)))
        .bind(isbn13(typed))
        .fetch_all(db)
        })?;
        Ok(match rows.as_slice() {
            [(book, 0), ..] | [(book, _)] => Some(BookId(*book)),
            _ => None,
        })
    }

    /// The titles of a club's books, the newest review first, to find what
    /// somebody may have meant ([`crate::club::naming::nearest`]).
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn titles(&self, club: ClubId, limit: u32) -> Result<Vec<String>, StoreError> {
        ask!(&self.read, |db| sqlx::query_scalar(concat!(
            "select title from book where club = $1 and ",
            stands!(),
            " order by reviewed_at desc, id desc limit $2"
        ))
        .bind(club.column())
        .bind(i64::from(limit))
        .fetch_all(db))
    }
}

/// Text as the inside of a `like` pattern.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != '\0') {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_are_only_signs() {
        for (text, inside) in [
            ("100%", r"100\%"),
            ("a_b", r"a\_b"),
            (r"\", r"\\"),
            ("né", "né"),
        ] {
            assert_eq!(pattern(text), inside, "failed on {text}");
        }
    }
}
