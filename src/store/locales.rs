//! Which language a club is spoken to in, where everybody can read it.

use super::columns::Snowflake;
use super::database::{ask, on};
use super::{Store, StoreError, now};
use crate::club::ids::ClubId;
use crate::club::locale::Locale;

impl Store {
    /// The language of a club, as its server prefers it; English for one of
    /// which nothing is known.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn locale(&self, club: ClubId) -> Result<Locale, StoreError> {
        let code: Option<Option<String>> = ask!(&self.read, |db| sqlx::query_scalar(
            "select locale from club where id = $1"
        )
        .bind(club.column())
        .fetch_optional(db))?;
        Ok(code
            .flatten()
            .as_deref()
            .map(Locale::of)
            .unwrap_or_default())
    }

    /// Remembers the language of a club. Where it is another than before, the
    /// club's cards want printing, and that is `true`.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing is changed.
    pub async fn settle_locale(&self, club: ClubId, locale: Locale) -> Result<bool, StoreError> {
        if self.locale(club).await? == locale {
            return Ok(false);
        }
        let mut tx = self.write.begin().await?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "insert into club (id, locale, made_at) values ($1, $2, $3)
                on conflict (id) do update set locale = excluded.locale",
            )
            .bind(club.column())
            .bind(locale.code())
            .bind(now())
            .execute(&mut **tx)
            .await
            .map(drop)
        })?;
        on!(&mut tx, |tx| async {
            sqlx::query("update card set wanted = wanted + 1 where club = $1 and stopped is null")
                .bind(club.column())
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        tx.commit().await?;
        Ok(true)
    }
}
