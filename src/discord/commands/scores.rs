//! `/scores` and the button **Scores**.

use crate::club::ids::BookId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, book, exchange};
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
        Some(typed) => of_book(&book::meant(bot, asker, Some(typed)).await?),
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

/// The scores of one book.
fn of_book(standing: &Standing) -> Answer {
    let embed = card::scores(&standing.fields, &standing.tally, standing.step);
    Answer::embed(embed).rows(card::scores_buttons(standing.book))
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
    Ok(exchange.show(of_book(&standing).private()).await?)
}
