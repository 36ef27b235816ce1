//! Thumbs up and down on the bank's prompts, one for each member and prompt.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, clean, seconds};
use super::database::{ask, on};
use super::{Store, StoreError};
use crate::club::ids::{ClubId, MemberId};
use crate::club::question::{Thumbs, Votes};

impl Store {
    /// A member presses a thumb: the same one again takes it back, the other
    /// one takes its place. Gives which one the member shows now, `true` for up.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn press_thumb(
        &self,
        club: ClubId,
        member: MemberId,
        prompt: &str,
        up: bool,
        at: DateTime<Utc>,
    ) -> Result<Option<bool>, StoreError> {
        let prompt = clean(prompt);
        let mut tx = self.write.begin().await?;
        let taken_back = on!(&mut tx, |tx| async {
            let done = sqlx::query(
                "delete from thumb where club = $1 and prompt = $2 and member = $3 and up = $4",
            )
            .bind(club.column())
            .bind(prompt.as_ref())
            .bind(member.column())
            .bind(up)
            .execute(&mut **tx)
            .await?;
            Ok(done.rows_affected())
        })?;
        if taken_back == 0 {
            on!(&mut tx, |tx| async {
                sqlx::query(
                    "insert into thumb (club, prompt, member, up, at) values ($1, $2, $3, $4, $5)
                    on conflict (club, prompt, member)
                        do update set up = excluded.up, at = excluded.at",
                )
                .bind(club.column())
                .bind(prompt.as_ref())
                .bind(member.column())
                .bind(up)
                .bind(seconds(at))
                .execute(&mut **tx)
                .await
                .map(drop)
            })?;
        }
        tx.commit().await?;
        Ok((taken_back == 0).then_some(up))
    }

    /// A member's own thumbs: the prompt, and `true` for up.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn thumbs_by(
        &self,
        club: ClubId,
        member: MemberId,
    ) -> Result<Vec<(String, bool)>, StoreError> {
        ask!(&self.read, |db| sqlx::query_as(
            "select prompt, up from thumb where member = $1 and club = $2 order by at, prompt"
        )
        .bind(member.column())
        .bind(club.column())
        .fetch_all(db))
    }

    /// What a club thinks of the prompts that have a thumb.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn thumbs(&self, club: ClubId) -> Result<Thumbs, StoreError> {
        let rows: Vec<(String, i64, i64)> = ask!(&self.read, |db| sqlx::query_as(
            "select prompt, count(case when up then 1 end), count(case when not up then 1 end)
            from thumb where club = $1 group by prompt"
        )
        .bind(club.column())
        .fetch_all(db))?;
        let count = |votes: i64| u32::try_from(votes).unwrap_or(u32::MAX);
        let thumbs = rows.into_iter().map(|(prompt, up, down)| {
            let votes = Votes {
                up: count(up),
                down: count(down),
            };
            (prompt, votes)
        });
        Ok(thumbs.collect())
    }
}
