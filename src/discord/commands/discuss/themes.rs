//! The themes of a review: completing `theme:`, finding what was typed, and the
//! menu behind **Other theme**.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use super::ask;
use crate::club::ids::ReviewId;
use crate::club::locale::Locale;
use crate::club::naming;
use crate::club::sorry::Sorry;
use crate::club::theme::ThemeName;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context, Stock};
use crate::discord::card;
use crate::discord::commands::Asker;
use crate::discord::commands::book::{self, CHOICE_NAME, CHOICES};
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::Which;

/// Longest title in a sentence, in code points.
const TITLE: usize = 200;

/// Completes `theme:` from the themes of the book that `book:` names.
pub(super) async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let asker = Asker::of(ctx);
    let locale = asker.as_ref().map(|asker| asker.locale).unwrap_or_default();
    let stock = async {
        let asker = asker?;
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
            .map(|theme| (theme.name.spoken(locale), &theme.id))
            .filter(|(name, _)| naming::fold(name).contains(&typed))
            .take(CHOICES as usize)
            .map(|(name, id)| AutocompleteChoice::new(cut(name, CHOICE_NAME), id.clone()))
            .collect(),
        Err(_) => Vec::new(),
    };
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// Shows the themes of a review that something can be asked about.
pub(super) async fn menu(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, tier): (ReviewId, u8),
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let stock = bot.stock(standing.review, standing.version).await?;
    let asked_about = |id: &str| {
        let mut questions = stock.questions.iter();
        questions.any(|question| question.tier <= tier && question.theme.as_deref() == Some(id))
    };
    let themes: Vec<(&str, &str)> = stock
        .themes
        .iter()
        .filter(|theme| asked_about(&theme.id))
        .map(|theme| (theme.id.as_str(), theme.name.spoken(asker.locale)))
        .collect();
    let title = &stock.title;
    if themes.is_empty() {
        let title = title.clone();
        return Err(Sorry::TellsTooMuch { title }.into());
    }
    let title = plain(title, TITLE);
    let text = say!(asker.locale, "question-themes", title = title);
    let rows = card::theme_menu(review, tier, themes.into_iter(), asker.locale);
    Ok(exchange
        .show(Answer::text(text).rows(rows).private())
        .await?)
}

/// Puts a question on the theme that was chosen in the menu.
pub(super) async fn chosen(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, tier): (ReviewId, u8),
    values: &[String],
) -> Result<(), Trouble> {
    let theme = values.first().ok_or(Sorry::OldButton)?;
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let answer = ask(bot, asker, &standing, Some(theme), tier).await?;
    Ok(exchange.show(answer).await?)
}

/// The id of the theme that was chosen or typed.
pub(super) fn meant<'a>(stock: &'a Stock, asked: &str, locale: Locale) -> Result<&'a str, Sorry> {
    let folded = naming::fold(asked);
    let found = stock
        .themes
        .iter()
        .find(|theme| theme.id == asked || is_called(&theme.name, &folded));
    found
        .map(|theme| theme.id.as_str())
        .ok_or_else(|| Sorry::UnknownTheme {
            title: stock.title.clone(),
            asked: cut(asked, CHOICE_NAME),
            near: stock
                .themes
                .iter()
                .take(5)
                .map(|theme| theme.name.spoken(locale).to_owned())
                .collect(),
        })
}

/// Whether this is what a theme is called, in any language: a server's members
/// need not share one.
fn is_called(name: &ThemeName, folded: &str) -> bool {
    name.all().any(|name| naming::fold(name) == folded)
}
