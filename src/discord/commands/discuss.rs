//! `/discuss` and the buttons **Discuss** and **Another question**.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use crate::club::ids::ReviewId;
use crate::club::naming;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context, Stock};
use crate::discord::card;
use crate::discord::commands::book::{self, CHOICE_NAME, CHOICES};
use crate::discord::commands::{Asker, exchange};
use crate::discord::plain::cut;
use crate::store::{Standing, Which, now};

/// How often a question is chosen anew because somebody else got it first.
const TRIES: usize = 4;

/// Get a question about a book, drawn from what its review says
#[poise::command(slash_command, guild_only)]
pub(super) async fn discuss(
    ctx: Context<'_>,
    #[description = "Which book; left out: the newest review, or the one whose thread this is"]
    #[autocomplete = "book::complete"]
    book: Option<String>,
    #[description = "A theme that the review speaks of"]
    #[autocomplete = "themes"]
    theme: Option<String>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, book.as_deref()).await?;
    let answer = draw(bot, asker, &standing, theme.as_deref()).await?;
    Ok(exchange(ctx).show(answer).await?)
}

/// One more question on a review whose button was pressed.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn another(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    review: ReviewId,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let answer = draw(bot, asker, &standing, None).await?;
    Ok(exchange.show(answer).await?)
}

/// Completes `theme:` from the themes of the book that `book:` names.
async fn themes(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let stock = async {
        let asker = Asker::of(ctx)?;
        let book = ctx.args.iter().find_map(|option| match &option.value {
            serenity::ResolvedValue::String(book) if option.name == "book" => Some(*book),
            _ => None,
        });
        let standing = book::meant(ctx.data(), asker, book).await?;
        ctx.data().stock(standing.review, standing.version).await
    };
    let typed = naming::fold(typed);
    let choices = match stock.await {
        Ok(stock) => stock
            .themes
            .iter()
            .filter(|theme| naming::fold(&theme.name).contains(&typed))
            .take(CHOICES as usize)
            .map(|theme| AutocompleteChoice::new(cut(&theme.name, CHOICE_NAME), theme.id.clone()))
            .collect(),
        Err(_) => Vec::new(),
    };
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// Chooses a question that this channel has not had, and remembers it.
async fn draw(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    theme: Option<&str>,
) -> Result<Answer, Trouble> {
    let stock = bot.stock(standing.review, standing.version).await?;
    let theme = theme.map(|asked| theme_meant(&stock, asked)).transpose()?;
    let place = (asker.channel, standing.review, standing.version);
    for _ in 0..TRIES {
        let list = match bot.asked.at_hand(&place) {
            Some(list) => list,
            None => {
                let asked = bot.store.asked(asker.channel, standing.review).await?;
                bot.asked.keep(place, &stock, &asked)
            }
        };
        let at = now();
        let Some(choice) = list.draw(&stock, theme, at) else {
            break;
        };
        let remembered = bot
            .store
            .remember_asked(
                asker.club,
                asker.channel,
                standing.review,
                &choice.question.key(),
                at,
                choice.again,
            )
            .await;
        if !matches!(remembered, Ok(true)) {
            bot.asked.forget(&place);
        }
        if !remembered? {
            // Another process was quicker with the same question; theirs counts.
            continue;
        }
        let theme = choice.question.theme.as_deref();
        let theme = stock
            .themes
            .iter()
            .find(|found| Some(found.id.as_str()) == theme);
        let (embed, rows) = card::question(
            &stock.title,
            choice.question,
            theme.map(|theme| theme.name.as_str()),
            choice.again,
            choice.left,
            (standing.book, standing.review),
        );
        return Ok(Answer::embed(embed).rows(rows));
    }
    let title = stock.title.clone();
    Err(Sorry::NoQuestions { title }.into())
}

/// The id of the theme that was chosen or typed.
fn theme_meant<'a>(stock: &'a Stock, asked: &str) -> Result<&'a str, Sorry> {
    let folded = naming::fold(asked);
    let found = stock
        .themes
        .iter()
        .find(|theme| theme.id == asked || naming::fold(&theme.name) == folded);
    found
        .map(|theme| theme.id.as_str())
        .ok_or_else(|| Sorry::UnknownTheme {
            title: stock.title.clone(),
            asked: cut(asked, CHOICE_NAME),
            near: stock
                .themes
                .iter()
                .take(5)
                .map(|theme| theme.name.clone())
                .collect(),
        })
}
