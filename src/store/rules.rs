//! How a club wants things: its step, blind rating, the channel for cards.

use chrono::{DateTime, Utc};

use super::columns::{Snowflake, days, seconds, step};
use super::database::{ask, on};
use super::{Store, StoreError, now};
use crate::club::blind::Blind;
use crate::club::ids::{BookId, CardId, ChannelId, ClubId};
use crate::club::stars::Step;

/// What a club has settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The smallest difference that members can express.
    pub step: Step,
    /// Whether nobody sees what others gave before rating, and until when.
    pub blind: Option<Blind>,
    /// Where cards go when staff name no channel; `None`: where they are.
    pub channel: Option<ChannelId>,
    /// Whether what is exported for people names the members who rated.
    pub names: bool,
}

impl Store {
    /// What a club has settled; what is usual for one that has not.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn rules(&self, club: ClubId) -> Result<Rules, StoreError> {
        type Row = (i64, bool, Option<i64>, Option<i64>, bool);
        let row: Option<Row> = ask!(&self.read, |db| sqlx::query_as(
            "select step, blind, reveal_days, channel, names from club where id = $1"
        )
        .bind(club.column())
        .fetch_optional(db))?;
        let rules = row.map(|(quarters, blind, reveal_days, channel, names)| Rules {
            step: step(quarters),
            blind: blind.then(|| Blind {
                days: days(reveal_days),
            }),
            channel: channel.map(ChannelId::from_column),
            names,
        });
        Ok(rules.unwrap_or_default())
    }

    /// Settles a club's rules; what is given changes, the rest stays. Where
    /// what cards show changes with it, they want printing.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing is changed.
    pub async fn settle_rules(&self, club: ClubId, rules: Rules) -> Result<(), StoreError> {
        let mut tx = self.write.begin().await?;
        on!(&mut tx, |tx| async {
            sqlx::query(
                "insert into club (id, step, blind, reveal_days, channel, names, made_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (id) do update set step = excluded.step, blind = excluded.blind,
                    reveal_days = excluded.reveal_days, channel = excluded.channel,
                    names = excluded.names",
            )
            .bind(club.column())
            .bind(i64::from(rules.step.quarters()))
            .bind(rules.blind.is_some())
            .bind(rules.blind.and_then(|blind| blind.days).map(i64::from))
            .bind(rules.channel.map(ChannelId::column))
            .bind(rules.names)
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
        tx.commit().await
    }

    /// Opens a book to all at this time; `None` leaves it to the club's rules.
    /// Its cards want printing. `false` where the club does not have the book.
    ///
    /// # Errors
    ///
    /// Where the database does not answer; then nothing is changed.
    pub async fn reveal(
        &self,
        club: ClubId,
        book: BookId,
        at: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.write.begin().await?;
        let found: Option<i64> = on!(&mut tx, |tx| async {
            sqlx::query_scalar(
                "update book set reveal_at = $3 where id = $2 and club = $1 returning id",
            )
            .bind(club.column())
            .bind(book.0)
            .bind(at.map(seconds))
            .fetch_optional(&mut **tx)
            .await
        })?;
        on!(&mut tx, |tx| async {
            sqlx::query("update card set wanted = wanted + 1 where book = $2 and club = $1")
                .bind(club.column())
                .bind(book.0)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        tx.commit().await?;
        Ok(found.is_some())
    }

    /// A card's message hides the score until this time; `None` where it hides
    /// none, or for as long as nobody says otherwise.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn card_veiled(
        &self,
        card: CardId,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query("update card set veiled_until = $2 where id = $1")
                .bind(card.0)
                .bind(until.map(seconds))
                .execute(db)
                .await
                .map(drop)
        })
    }

    /// Has the cards printed anew whose veil is to be lifted by now.
    ///
    /// # Errors
    ///
    /// Where the database does not answer.
    pub async fn unveil_cards(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        on!(&self.write, |db| async {
            sqlx::query(
                "update card set wanted = wanted + 1, veiled_until = null where veiled_until <= $1",
            )
            .bind(seconds(now))
            .execute(db)
            .await
            .map(drop)
        })
    }
}
