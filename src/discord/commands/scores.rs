//! `/scores` and the button **Scores**.

use reqwest::StatusCode;

use crate::club::ids::BookId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card::{self, Chart};
use crate::discord::commands::{Asker, book, exchange};
use crate::discord::upload::Upload;
use crate::store::{Standing, Which};

/// Books on the club's list.
const SHELF: u32 = 15;

/// See the club's score beside the reviewer's
#[poise::command(slash_command, guild_only)]
pub(super) async fn scores(
    ctx: Context<'_>,
    #[description = "Which book; left out: the club's list"]
    #[autocomplete = "book::complete"]
    book: Option<String>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let answer = match book.as_deref() {
        Some(typed) => {
            let standing = book::meant(bot, asker, Some(typed)).await?;
            return show(bot, exchange(ctx), &standing, false).await;
        }
        None => {
            let shelf = bot.store.shelf(asker.club, SHELF, 0).await?;
            if shelf.is_empty() {
                return Err(Sorry::NoReviews.into());
            }
            let lines: Vec<String> = shelf
                .iter()
                .map(|book| card::shelf_line(&book.title, book.reviewer, &book.tally))
                .collect();
            Answer::embed(card::shelf(&lines))
        }
    };
    Ok(exchange(ctx).show(answer).await?)
}

/// Shows the scores of one book, to everybody or to the one who asked.
async fn show(
    bot: &Bot,
    exchange: Exchange<'_>,
    standing: &Standing,
    private: bool,
) -> Result<(), Trouble> {
    let answer = |pictured: bool| {
        let (fields, tally) = (&standing.fields, &standing.tally);
        let embed = card::scores(fields, tally, standing.step, pictured);
        let answer = Answer::embed(embed).rows(card::scores_buttons(standing.book));
        if private { answer.private() } else { answer }
    };
    let chart = Chart::new(&standing.fields, &standing.tally, standing.step);
    match bot.pictures.of(&chart).await {
        Ok(bytes) => {
            let picture = Upload {
                name: card::SCORES_PNG,
                kind: "image/png",
                bytes,
                description: chart.words(standing.title()),
            };
            match exchange.show(answer(true).with(picture)).await {
                // Where I may send no files, words do.
                Err(refusal) if refusal.status() == Some(StatusCode::FORBIDDEN) => {}
                shown => return Ok(shown?),
            }
        }
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
    show(bot, exchange, &standing, true).await
}
