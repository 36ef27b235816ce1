//! `/rate`, `/unrate`, the button **Rate** with its menu, and **Undo**.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use crate::club::ids::BookId;
use crate::club::sorry::Sorry;
use crate::club::stars::{Stars, signs};
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::book::{self, CHOICES};
use crate::discord::commands::{Asker, exchange};
use crate::discord::plain::plain;
use crate::store::{Rated, Standing, Which, now};

/// Longest title over the menu, in code points.
const TITLE: usize = 256;

/// Longest note beside a rating, in characters.
const NOTE: usize = 300;

/// Say what you thought of a book, in stars; rating again changes it
#[poise::command(slash_command, guild_only)]
pub(super) async fn rate(
    ctx: Context<'_>,
    #[description = "Which book"]
    #[autocomplete = "book::complete"]
    book: String,
    #[description = "How many stars"]
    #[autocomplete = "stars"]
    stars: String,
    #[description = "A few words of your own, kept beside the rating"]
    #[max_length = 300]
    note: Option<String>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, Some(&book)).await?;
    let stars = Stars::parse(&stars, standing.step).map_err(Sorry::from)?;
    let note = note
        .as_deref()
        .map(str::trim)
        .filter(|note| !note.is_empty());
    let answer = record(bot, asker, &standing, stars, note).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Withdraw your rating of a book
#[poise::command(slash_command, guild_only)]
pub(super) async fn unrate(
    ctx: Context<'_>,
    #[description = "Which book"]
    #[autocomplete = "book::complete"]
    book: String,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, Some(&book)).await?;
    let answer = withdraw(bot, asker, &standing).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Shows the menu of stars to the member who pressed **Rate**.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn menu(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    book: BookId,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Book(book)).await?;
    let present = bot.store.rating_of(book, asker.member).await?;
    let present = present.map(|(stars, _note)| stars);
    let title = plain(standing.title(), TITLE);
    let says = match present {
        Some(stars) => format!(
            "You gave *{title}* {} **{stars}**. Choose anew to change it.",
            signs(stars)
        ),
        None => format!("How many stars for *{title}*? Only the club's score is shown to others."),
    };
    let rows = card::star_menu(book, standing.step, present);
    Ok(exchange
        .show(Answer::text(says).rows(rows).private())
        .await?)
}

/// Records what was chosen in the menu.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn chosen(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    book: BookId,
    values: &[String],
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Book(book)).await?;
    let value = values.first().ok_or(Sorry::OldButton)?;
    let stars = Stars::parse(value, standing.step).map_err(Sorry::from)?;
    let answer = record(bot, asker, &standing, stars, None).await?;
    Ok(exchange.update(answer).await?)
}

/// Puts a rating back to what it was before, with the note that it had then.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn undo(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    book: BookId,
    before: Option<Stars>,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Book(book)).await?;
    let Some(stars) = before else {
        let answer = withdraw(bot, asker, &standing).await?;
        return Ok(exchange.update(answer).await?);
    };
    // The note of then is known while nothing else has changed since.
    let replaced = bot.store.rating_before(book, asker.member).await?;
    let note = replaced
        .filter(|(replaced, _)| *replaced == stars)
        .map(|(_, note)| note.unwrap_or_default());
    let answer = record(bot, asker, &standing, stars, note.as_deref()).await?;
    Ok(exchange.update(answer).await?)
}

async fn record(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    stars: Stars,
    note: Option<&str>,
) -> Result<Answer, Trouble> {
    let characters = note.map_or(0, |note| note.chars().count());
    if characters > NOTE {
        return Err(Sorry::NoteTooLong {
            characters,
            most: NOTE,
        }
        .into());
    }
    let rated = bot
        .store
        .rate(asker.club, standing.book, asker.member, stars, note, now())
        .await?;
    let mut text = receipt(bot, standing, &rated, Some(stars));
    if note.is_some_and(|note| !note.is_empty()) {
        text.push_str("\nYour note is kept beside it.");
    }
    Ok(Answer::text(text).rows(card::undo(standing.book, rated.previous)))
}

async fn withdraw(bot: &Bot, asker: Asker, standing: &Standing) -> Result<Answer, Trouble> {
    let noted = bot.store.rating_of(standing.book, asker.member).await?;
    let rated = bot
        .store
        .unrate(asker.club, standing.book, asker.member)
        .await?;
    let rated = rated.ok_or_else(|| Sorry::NotRated {
        title: standing.title().to_owned(),
    })?;
    let mut text = receipt(bot, standing, &rated, None);
    if let Some((_, Some(note))) = noted {
        // The way back restores the stars alone, so the words are handed over.
        text.push_str(&format!(
            "\nYour note went with it: {}",
            plain(&note, 2 * NOTE)
        ));
    }
    Ok(Answer::text(text).rows(card::undo(standing.book, rated.previous)))
}

/// What the member is told, once the press knows.
fn receipt(bot: &Bot, standing: &Standing, rated: &Rated, stars: Option<Stars>) -> String {
    bot.printing.notify_one();
    card::receipt(standing.title(), rated.previous, stars, &rated.tally)
}

/// Completes `stars:` with the club's own steps, the best first.
async fn stars(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let step = match Asker::of(ctx) {
        Ok(asker) => ctx.data().store.step(asker.club).await.unwrap_or_default(),
        Err(_) => Default::default(),
    };
    let typed = typed.trim().replace(',', ".");
    let choices = step
        .choices()
        .filter(|stars| stars.to_string().starts_with(&typed) || signs(*stars).starts_with(&typed))
        .take(CHOICES as usize)
        .map(|stars| {
            AutocompleteChoice::new(format!("{} {stars}", signs(stars)), stars.to_string())
        })
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}
