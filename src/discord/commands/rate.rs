//! `/rate`, `/unrate`, the button **Rate** and *Apps → Rate this book* with their
//! menu of stars, and **Undo**. However it is said, a rating goes through one
//! function and gets one receipt.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use crate::club::blind::Score;
use crate::club::ids::BookId;
use crate::club::note::Note;
use crate::club::sorry::Sorry;
use crate::club::stars::{Stars, signs};
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::commands::book::{self, CHOICES};
use crate::discord::commands::{Asker, exchange};
use crate::store::{Rated, Standing, Which, now};

/// Say what you thought of a book, in stars; rating again changes it
#[poise::command(slash_command, guild_only)]
pub(super) async fn rate(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[autocomplete = "stars"] stars: String,
    #[max_length = 300] note: Option<String>,
    spoiler: Option<bool>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, Some(&book)).await?;
    let stars = Stars::parse(&stars, standing.step).map_err(Sorry::from)?;
    let typed = Note::new(&note.unwrap_or_default(), spoiler.unwrap_or_default())?;
    let note = match (typed, spoiler) {
        (None, Some(spoiler)) => {
            let given = bot.store.rating_of(standing.book, asker.member).await?;
            let kept = given.and_then(|given| given.note);
            kept.map(|note| Note { spoiler, ..note })
        }
        (typed, _) => typed,
    };
    let answer = record(bot, asker, &standing, stars, note.as_ref().map(Some)).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Shows the menu of stars for the book of a card, chosen from the menu of apps.
#[poise::command(context_menu_command = "Rate this book", guild_only)]
pub(super) async fn rate_this_book(
    ctx: Context<'_>,
    message: serenity::Message,
) -> Result<(), Trouble> {
    let book = book_on(&message).ok_or(Sorry::NotACard)?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    menu(bot, asker, exchange(ctx), book).await
}

/// The book that a message of the bot has a button for. A button of another bot
/// may look the same; the book is then looked for in this club and no other.
fn book_on(message: &serenity::Message) -> Option<BookId> {
    let components = message.components.iter().flat_map(|row| &row.components);
    let mut clicks = components.filter_map(|component| match component {
        serenity::ActionRowComponent::Button(button) => match &button.data {
            serenity::ButtonKind::NonLink { custom_id, .. } => Click::read(custom_id),
            _ => None,
        },
        serenity::ActionRowComponent::SelectMenu(menu) => Click::read(menu.custom_id.as_deref()?),
        _ => None,
    });
    clicks.find_map(|click| match click {
        Click::Rate(book) | Click::Scores(book) | Click::Stars(book) | Click::Undo(book, _) => {
            Some(book)
        }
        _ => None,
    })
}

/// Withdraw your rating of a book
#[poise::command(slash_command, guild_only)]
pub(super) async fn unrate(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
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
    let present = present.map(|given| given.stars);
    let says = card::menu_says(standing.title(), present, asker.locale);
    let rows = card::star_menu(book, standing.step, present, asker.locale);
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
        .filter(|given| given.stars == stars)
        .map(|given| given.note);
    let note = note.as_ref().map(Option::as_ref);
    let answer = record(bot, asker, &standing, stars, note).await?;
    Ok(exchange.update(answer).await?)
}

/// Records a rating, whichever way it was given; `note` as for [`Store::rate`].
///
/// [`Store::rate`]: crate::store::Store::rate
async fn record(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    stars: Stars,
    note: Option<Option<&Note>>,
) -> Result<Answer, Trouble> {
    let rated = bot
        .store
        .rate(asker.club, standing.book, asker.member, stars, note, now())
        .await?;
    let mut text = receipt(bot, asker, standing, &rated, Some(stars));
    if let Some(note) = note.flatten() {
        text.push('\n');
        text.push_str(&card::note_kept(note, asker.locale));
    }
    let rows = card::undo(standing.book, rated.previous, asker.locale);
    Ok(Answer::text(text).rows(rows))
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
    let mut text = receipt(bot, asker, standing, &rated, None);
    if let Some(note) = noted.and_then(|given| given.note) {
        text.push('\n');
        text.push_str(&card::note_went(&note, asker.locale));
    }
    let rows = card::undo(standing.book, rated.previous, asker.locale);
    Ok(Answer::text(text).rows(rows))
}

/// What the member is told, once the press knows.
fn receipt(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    rated: &Rated,
    stars: Option<Stars>,
) -> String {
    bot.printing.notify_one();
    // Whoever has withdrawn a rating has rated no more.
    let score = Score::seen(rated.tally.clone(), standing.veil, stars.is_some());
    card::receipt(
        standing.title(),
        rated.previous,
        stars,
        &score,
        asker.locale,
    )
}

/// Completes `stars:` with the club's own steps, the best first.
async fn stars(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let (step, locale) = match Asker::of(ctx) {
        Ok(asker) => {
            let step = ctx.data().store.step(asker.club).await;
            (step.unwrap_or_default(), asker.locale)
        }
        Err(_) => Default::default(),
    };
    let typed = typed.trim().replace(',', ".");
    let choices = step
        .choices()
        .filter(|stars| stars.to_string().starts_with(&typed) || signs(*stars).starts_with(&typed))
        .take(CHOICES as usize)
        .map(|stars| AutocompleteChoice::new(card::starred(stars, locale), stars.to_string()))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}
