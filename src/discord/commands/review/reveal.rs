//! `/review reveal`: staff of a blind club open a book to all, now or on a day.

use chrono::{NaiveDate, NaiveTime};

use crate::club::sorry::Sorry;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::plain::plain;
use crate::say;
use crate::store::now;

/// Longest title in the answer.
const TITLE: usize = 200;

/// Open a book of a blind club to all, now or on a day (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn reveal(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[max_length = 10] on: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let at = match on.as_deref().map(str::trim) {
        None => now(),
        Some(typed) => NaiveDate::parse_from_str(typed, "%Y-%m-%d")
            .map_err(|_| Sorry::NotADay)?
            .and_time(NaiveTime::MIN)
            .and_utc(),
    };
    let standing = book::meant(bot, asker, Some(&book)).await?;
    bot.store
        .reveal(asker.club, standing.book, Some(at))
        .await?;
    bot.printing.notify_one();
    let title = plain(standing.title(), TITLE);
    let blind = bot.store.rules(asker.club).await?.blind.is_some();
    let said = match at <= now() {
        true => say!(asker.locale, "reveal-now", title = title),
        false => say!(
            asker.locale,
            "reveal-on",
            title = title,
            day = format!("<t:{}:D>", at.timestamp())
        ),
    };
    let said = match blind {
        true => said,
        false => format!("{said}\n{}", say!(asker.locale, "reveal-not-blind")),
    };
    let answer = Answer::text(said).private();
    Ok(exchange(ctx).show(answer).await?)
}
