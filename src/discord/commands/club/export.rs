//! `/club export`: everything that the club has as files, for the admin who asks:
//! JSON with everything, and the ratings as a table.
//!
//! Files are passed on, so both keep to what the club allows: see
//! [`Whole::shared`]. Whoever runs the bot gets the whole with `readalong export`.

use std::sync::Arc;

use anyhow::Context as _;

use crate::club::locale::Locale;
use crate::club::whole::{Whole, table};
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::card;
use crate::discord::commands::{Asker, exchange, staff};
use crate::discord::upload::Upload;
use crate::say;
use crate::store::now;

/// More ratings than fit into a file that Discord takes: as a table one has
/// forty bytes at least. Beyond that nothing is read.
const MOST: u64 = 500_000;

/// Get everything that the club has as files, for you alone (admin)
#[poise::command(slash_command, guild_only)]
pub(super) async fn export(ctx: Context<'_>) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    staff::check_admin(ctx.interaction.member.as_deref())?;
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let (club, locale) = (asker.club, asker.locale);
    let limit = ctx.interaction.attachment_size_limit as usize;
    let whole = match bot.store.votes(club).await? {
        0..=MOST => bot.store.whole(club).await?,
        _ => {
            let answer = Answer::text(card::too_large_to_export(club, locale));
            return Ok(exchange.show(answer.private()).await?);
        }
    };
    let answer = match whole {
        Some(whole) => files(whole, limit, locale).await?,
        None => Answer::text(card::nothing_exported(locale)),
    };
    Ok(exchange.show(answer.private()).await?)
}

/// The files of a club, as far as they are no larger than `limit` bytes.
async fn files(whole: Whole, limit: usize, locale: Locale) -> Result<Answer, Trouble> {
    // Writing it all out takes a while that others should not wait for.
    let files = tokio::task::spawn_blocking(move || Files::of(whole));
    let files = files.await.context("writing an export")??;
    let fits = |bytes: &Vec<u8>| bytes.len() <= limit;
    if !fits(&files.table) {
        return Ok(Answer::text(card::too_large_to_export(
            files.whole.club.id,
            locale,
        )));
    }
    let json = Some(files.json).filter(fits);
    let says = card::exported(&files.whole, json.is_some(), locale);
    let table = say!(locale, "export-ratings");
    let table = upload("ratings.csv", "text/csv", files.table, table);
    let answer = Answer::text(says).with(table);
    Ok(match json {
        Some(json) => {
            let says = say!(locale, "export-json");
            answer.with(upload("club.json", "application/json", json, says))
        }
        None => answer,
    })
}

/// What is handed over.
struct Files {
    whole: Whole,
    json: Vec<u8>,
    table: Vec<u8>,
}

impl Files {
    fn of(whole: Whole) -> anyhow::Result<Self> {
        let whole = whole.shared(rand::random(), now());
        Ok(Self {
            json: whole.json().context("a club as JSON")?,
            table: table::csv(&whole).context("a club's ratings as CSV")?,
            whole,
        })
    }
}

fn upload(name: &'static str, kind: &'static str, bytes: Vec<u8>, description: String) -> Upload {
    Upload {
        name,
        kind,
        bytes: Arc::from(bytes),
        description: description.into(),
    }
}
