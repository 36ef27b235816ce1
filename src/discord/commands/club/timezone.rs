//! `/club timezone`: by which clock the club is asked questions.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use crate::club::locale::Locale;
use crate::club::schedule::{self, zones_like};
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::book::CHOICES;
use crate::discord::commands::{Asker, exchange, staff};
use crate::say;
use crate::store::now;

/// Say by which clock the club is asked questions
#[poise::command(slash_command, guild_only)]
pub(super) async fn timezone(
    ctx: Context<'_>,
    #[autocomplete = "complete"]
    #[max_length = 60]
    zone: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let text = match zone {
        None => {
            let zone = bot.store.timezone(asker.club).await?;
            let clock = now().with_timezone(&zone).format("%H:%M");
            say!(
                asker.locale,
                "clock-is",
                zone = zone.name(),
                clock = clock.to_string()
            )
        }
        Some(typed) => {
            let zone = schedule::zone(&typed)?;
            bot.store.set_timezone(asker.club, zone, now()).await?;
            bot.planning.notify_one();
            let clock = now().with_timezone(&zone).format("%H:%M");
            say!(
                asker.locale,
                "clock-set",
                zone = zone.name(),
                clock = clock.to_string()
            )
        }
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}

/// Completes `zone:` with the time that it is there.
async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let locale = Locale::of(&ctx.interaction.locale);
    let choices = zones_like(typed, CHOICES as usize).into_iter().map(|zone| {
        let clock = now().with_timezone(&zone).format("%H:%M");
        let clock = clock.to_string();
        let name = say!(locale, "clock-choice", zone = zone.name(), clock = clock);
        AutocompleteChoice::new(name, zone.name())
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}
