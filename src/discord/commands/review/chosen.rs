//! Which review of a book is meant: completing `review:` and finding what was
//! typed. A choice from the list carries the review's id; what a person typed
//! instead is the name of its reviewer. Left out, it is the book's newest.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse, ResolvedValue};

use crate::club::ids::ReviewId;
use crate::club::locale::Locale;
use crate::club::naming::{fold, nearest};
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::commands::Asker;
use crate::discord::commands::book::{self, CHOICE_NAME, CHOICES};
use crate::discord::plain::cut;
use crate::say;
use crate::store::{ReviewName, Standing, Which};

/// What stands before the id in the value of a choice.
const CHOSEN: &str = "review:";

/// Completes `review:` with the reviews of the book that was chosen before.
pub(super) async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let found = async {
        let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
        let typed = ctx.args.iter().find_map(|option| match option.value {
            ResolvedValue::String(typed) if option.name == "book" => Some(typed),
            _ => None,
        });
        let book = book::meant(bot, asker, typed).await?.book;
        let reviews = bot.store.reviews_of(asker.club, book, CHOICES).await?;
        Ok::<_, Trouble>(reviews)
    };
    let reviews = found.await.unwrap_or_default();
    let locale = Locale::of(&ctx.interaction.locale);
    suggest(&reviews, typed, |review| {
        let day = locale.day(review.at.date_naive());
        format!("{} – {day}", by(review, locale))
    })
}

/// Completes `review:` with the reviews that can be brought back.
pub(super) async fn complete_removed(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let found = async {
        let asker = Asker::of(ctx)?;
        let store = &ctx.data().store;
        Ok::<_, Trouble>(store.removed_reviews(asker.club, CHOICES).await?)
    };
    let reviews = found.await.unwrap_or_default();
    let locale = Locale::of(&ctx.interaction.locale);
    suggest(&reviews, typed, |review| {
        format!("{} – {}", review.title, by(review, locale))
    })
}

fn suggest(
    reviews: &[ReviewName],
    typed: &str,
    name: impl Fn(&ReviewName) -> String,
) -> CreateAutocompleteResponse {
    let typed = fold(typed);
    let choices = reviews
        .iter()
        .map(|review| (name(review), review.id))
        .filter(|(name, _)| fold(name).contains(&typed))
        .map(|(name, id)| AutocompleteChoice::new(cut(&name, CHOICE_NAME), format!("{CHOSEN}{id}")))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

fn by(review: &ReviewName, locale: Locale) -> String {
    match &review.reviewer {
        Some(reviewer) => reviewer.clone(),
        None => say!(locale, "a-reviewer"),
    }
}

/// The review of a book that was chosen or typed; left out, the newest.
///
/// # Errors
///
/// As [`book::meant`]; [`Sorry::UnknownReview`].
pub(super) async fn meant(
    bot: &Bot,
    asker: Asker,
    book: &str,
    review: Option<&str>,
) -> Result<Standing, Trouble> {
    let standing = book::meant(bot, asker, Some(book)).await?;
    let Some(typed) = review.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return Ok(standing);
    };
    let reviews = bot.store.reviews_of(asker.club, standing.book, CHOICES);
    let reviews = reviews.await?;
    let id = chosen(typed);
    let named = |review: &&ReviewName| match id {
        Some(id) => review.id == id,
        None => review.reviewer.as_deref().map(fold) == Some(fold(typed)),
    };
    let found = reviews.iter().find(named).map(|review| review.id);
    let unknown = || {
        let names: Vec<String> = reviews
            .iter()
            .filter_map(|one| one.reviewer.clone())
            .collect();
        Sorry::UnknownReview {
            title: standing.title().to_owned(),
            asked: cut(typed, CHOICE_NAME),
            near: nearest(typed, &names),
        }
    };
    let found = Which::Review(found.ok_or_else(unknown)?);
    Ok(bot
        .store
        .standing(asker.club, found)
        .await?
        .ok_or_else(unknown)?)
}

/// The removed review that was chosen or typed; left out, the one that was
/// removed last.
///
/// # Errors
///
/// [`Sorry::NotRestorable`].
pub(super) async fn removed(
    bot: &Bot,
    asker: Asker,
    typed: Option<&str>,
) -> Result<ReviewId, Trouble> {
    let reviews = bot.store.removed_reviews(asker.club, CHOICES).await?;
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let meant = |review: &&ReviewName| match (typed, typed.and_then(chosen)) {
        (None, _) => true,
        (Some(_), Some(id)) => review.id == id,
        (Some(typed), None) => fold(&review.title) == fold(typed),
    };
    let found = reviews.iter().find(meant);
    Ok(found.ok_or(Sorry::NotRestorable)?.id)
}

fn chosen(typed: &str) -> Option<ReviewId> {
    typed.strip_prefix(CHOSEN)?.parse().ok()
}
