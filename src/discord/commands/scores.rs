//! `/scores`, the button **Scores**, and the pages of the club's list.

use reqwest::StatusCode;

use crate::club::ids::BookId;
use crate::club::shelf::Order;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card::{self, Chart};
use crate::discord::click::View;
use crate::discord::commands::{Asker, book, exchange};
use crate::discord::upload::Upload;
use crate::store::{Standing, Which};

/// See the club's score beside the reviewer's
#[poise::command(slash_command, guild_only)]
pub(super) async fn scores(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: Option<String>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    if let Some(typed) = book.as_deref() {
        let standing = book::meant(bot, asker, Some(typed)).await?;
        // What is veiled for others is not said aloud.
        let private = standing.veil.is_some();
        return show(bot, asker, exchange(ctx), &standing, private).await;
    }
    let blind = bot.store.rules(asker.club).await?.blind.is_some();
    let view = if blind { View::Own } else { View::Club };
    let answer = page(bot, asker, view, Order::default(), 0).await?;
    let answer = if blind { answer.private() } else { answer };
    Ok(exchange(ctx).show(answer).await?)
}

/// A page of the club's list; the first one where there is no such page any more.
async fn page(
    bot: &Bot,
    asker: Asker,
    view: View,
    order: Order,
    number: u32,
) -> Result<Answer, Trouble> {
    let viewer = (view == View::Own).then_some(asker.member);
    let look = async |number: u32| {
        let part = (card::SHELF, number.saturating_mul(card::SHELF));
        bot.store.shelf(asker.club, viewer, order, part).await
    };
    let (page, number) = match look(number).await? {
        page if page.books.is_empty() && number > 0 => (look(0).await?, 0),
        page => (page, number),
    };
    if page.books.is_empty() {
        return Err(Sorry::NoReviews.into());
    }
    let locale = match view {
        View::Own => asker.locale,
        View::Club => asker.public,
    };
    let (embed, rows) = card::shelf(&page, view, order, number, locale);
    Ok(Answer::embed(embed).rows(rows))
}

/// Turns to a page of the list that somebody looks at.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn turned(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (view, order, number): (View, Order, u32),
) -> Result<(), Trouble> {
    let answer = page(bot, asker, view, order, number).await?;
    Ok(exchange.update(answer).await?)
}

/// Puts the list in the order that was chosen in its menu.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn sorted(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    view: View,
    values: &[String],
) -> Result<(), Trouble> {
    let order = values.first().and_then(|key| Order::read(key));
    let order = order.ok_or(Sorry::OldButton)?;
    turned(bot, asker, exchange, (view, order, 0)).await
}

/// Shows the scores of one book, to everybody or to the one who asked.
async fn show(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    standing: &Standing,
    private: bool,
) -> Result<(), Trouble> {
    let rated = match standing.veil {
        Some(_) => bot.store.rating_of(standing.book, asker.member).await?,
        None => None,
    };
    let score = standing.score(rated.is_some());
    let locale = if private { asker.locale } else { asker.public };
    let answer = |pictured: bool| {
        let embed = card::scores(&standing.fields, &score, standing.step, pictured, locale);
        let answer = Answer::embed(embed).rows(card::scores_buttons(standing.book, locale));
        if private { answer.private() } else { answer }
    };
    let Some(tally) = score.open() else {
        return Ok(exchange.show(answer(false)).await?);
    };
    let chart = Chart::new(&standing.fields, tally, standing.step, locale);
    match bot.pictures.of(&chart).await {
        Ok(Some(picture)) => {
            let picture = Upload {
                name: card::SCORES_PNG,
                kind: "image/png",
                bytes: picture.png,
                description: picture.words,
            };
            match exchange.show(answer(true).with(picture)).await {
                // Where I may send no files, words do.
                Err(refusal) if refusal.status() == Some(StatusCode::FORBIDDEN) => {}
                shown => return Ok(shown?),
            }
        }
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "scores are shown without their picture"),
    }
    Ok(exchange.show(answer(false)).await?)
}

/// The scores of a book, for the member who pressed the button alone.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn pressed(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    book: BookId,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Book(book)).await?;
    show(bot, asker, exchange, &standing, true).await
}
