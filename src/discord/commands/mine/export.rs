//! `/mine export`: everything that the club has of a member, as JSON and as CSV.

use std::sync::Arc;

use anyhow::Context as _;

use crate::club::own::{self, OwnRecord};
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::{Asker, exchange};
use crate::discord::upload::Upload;
use crate::say;
use crate::store::OwnRating;

/// More ratings than anybody has; what is beyond is not lost, but not exported.
const MOST: u32 = 100_000;

/// Get everything that I have of you here as files, for you alone
#[poise::command(slash_command, guild_only)]
pub(super) async fn export(ctx: Context<'_>) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let (club, member) = (asker.club, asker.member);
    let (ratings, _) = bot.store.ratings_by(club, member, (MOST, 0)).await?;
    let thumbs = bot.store.thumbs_by(club, member).await?;
    let questions = bot.store.questions_by(club, member).await?;
    let compares = bot.store.compares(club, member).await?;
    let removed = bot.store.removed_ratings_by(club, member).await?;
    let record = |own: OwnRating, removed| OwnRecord {
        title: own.title,
        authors: own.authors,
        isbn13: own.isbn13,
        stars: own.given.stars,
        note: own.given.note,
        at: own.at,
        removed,
    };
    let removed = removed.into_iter().map(|own| record(own, true));
    let ratings = ratings.into_iter().map(|own| record(own, false));
    let records: Vec<OwnRecord> = ratings.chain(removed).collect();
    let says = say!(asker.locale, "export-says", count = records.len());
    let file = |name, kind, bytes: Vec<u8>, description| Upload {
        name,
        kind,
        bytes: Arc::from(bytes),
        description,
    };
    let json = own::json(club, member, &records, (&thumbs, &questions), compares)
        .context("an export as JSON")?;
    let csv = own::csv(&records).context("an export as CSV")?;
    let answer = Answer::text(says)
        .with(file(
            "mine.json",
            "application/json",
            json,
            say!(asker.locale, "export-json").into(),
        ))
        .with(file(
            "mine.csv",
            "text/csv",
            csv,
            say!(asker.locale, "export-csv").into(),
        ));
    Ok(exchange(ctx).show(answer.private()).await?)
}
