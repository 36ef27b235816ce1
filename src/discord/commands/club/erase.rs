//! `/club erase`: all that I know of this club is gone, after a question and a
//! word that has to be typed.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateInputText, CreateModal, InputTextStyle};
use tokio_util::sync::CancellationToken;

use crate::club::leaving::is_word;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::commands::{Asker, exchange, staff};
use crate::discord::leaving;
use crate::say;
use crate::store::now;

/// How long an admin waits for the end of it; what is left then goes by itself.
const WAIT: Duration = Duration::from_secs(40);

/// Erase everything that I know of this club (admin)
#[poise::command(slash_command, guild_only)]
pub(super) async fn erase(ctx: Context<'_>) -> Result<(), Trouble> {
    staff::check_admin(ctx.interaction.member.as_deref())?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let holdings = bot.store.holdings(asker.club).await?;
    let answer = Answer::text(card::erasing(holdings, asker.locale))
        .rows(card::erasing_buttons(asker.locale));
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Opens the form in which the word is typed.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn asked(
    asker: Asker,
    member: Option<&serenity::Member>,
    exchange: Exchange<'_>,
) -> Result<(), Trouble> {
    staff::check_admin(member)?;
    let locale = asker.locale;
    let label = say!(locale, "erase-type");
    let input = CreateInputText::new(InputTextStyle::Short, label, "word")
        .placeholder(say!(locale, "erase-word"))
        .max_length(20);
    let form = CreateModal::new(Click::Erase(true).to_string(), say!(locale, "erase-title"))
        .components(vec![CreateActionRow::InputText(input)]);
    Ok(exchange.form(form).await?)
}

/// Erases where the word was typed.
///
/// # Errors
///
/// [`Sorry::NotTyped`], and as [`asked`].
pub async fn typed(
    bot: &Bot,
    asker: Asker,
    member: Option<&serenity::Member>,
    exchange: Exchange<'_>,
    values: &[String],
) -> Result<(), Trouble> {
    staff::check_admin(member)?;
    if !values.first().is_some_and(|typed| is_word(typed)) {
        return Err(Sorry::NotTyped.into());
    }
    exchange.defer_update().await?;
    let mut done = true;
    if bot.store.doom(asker.club, now()).await? {
        let never = CancellationToken::new();
        let erasing = leaving::erase(bot, asker.club, &never);
        match tokio::time::timeout(WAIT, erasing).await {
            Ok(erased) => erased?,
            Err(_) => done = false,
        }
    }
    Ok(exchange
        .show(Answer::text(card::erased(done, asker.locale)))
        .await?)
}
