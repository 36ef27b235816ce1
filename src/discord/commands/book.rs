//! Which book is meant: completing `book:` and finding what was typed.
//!
//! A choice from the list carries the book's id; what a person typed instead is
//! looked up by title, ISBN, author and, where one book alone is so called, with
//! a slip of the pen; where it fits nothing they are told what is near.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use crate::club::ids::BookId;
use crate::club::naming;
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::commands::Asker;
use crate::discord::plain::cut;
use crate::store::{BookName, Discussion, Standing, Which};

/// Most choices that Discord takes (interactions/application-commands).
pub const CHOICES: u32 = 25;

/// Longest name of a choice, in code points.
pub const CHOICE_NAME: usize = 100;

/// Books of the club that the likest names are picked from.
const BOOKS: u32 = 2_000;

/// Books that are named where several may be meant.
const NEAR: usize = 5;

/// What stands before the id in the value of a choice.
const CHOSEN: &str = "book:";

/// Completes `book:` from the club's own list.
pub async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let choices = match Asker::of(ctx) {
        Ok(asker) => ctx.data().store.books(asker.club, typed, CHOICES).await,
        Err(_) => Ok(Vec::new()),
    };
    // Discord has no way to show an error here, so there are no suggestions.
    let books = choices.unwrap_or_else(|error| {
        tracing::warn!(%error, "no books to suggest");
        Vec::new()
    });
    let choices = books
        .iter()
        .map(|book| {
            let by = if book.authors.is_empty() {
                String::new()
            } else {
                format!(" – {}", book.authors.join(", "))
            };
            let name = cut(&format!("{}{by}", book.title), CHOICE_NAME);
            AutocompleteChoice::new(name, format!("{CHOSEN}{}", book.id))
        })
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// The book that was chosen, typed, or, where nothing was said, is at hand: the
/// one whose thread this is, the review's or a question's, else the club's newest
/// review.
///
/// # Errors
///
/// [`Sorry::NoReviews`], [`Sorry::ReviewRemoved`] and [`Sorry::UnknownBook`];
/// where the store fails.
pub async fn meant(bot: &Bot, asker: Asker, typed: Option<&str>) -> Result<Standing, Trouble> {
    let store = &bot.store;
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let here = match discussion(bot, asker).await? {
            Some(discussion) => Which::Review(discussion.review),
            None => Which::Here(asker.channel),
        };
        let standing = store.standing(asker.club, here).await?;
        let nothing = match here {
            Which::Review(_) => Sorry::ReviewRemoved,
            _ => Sorry::NoReviews,
        };
        return Ok(standing.ok_or(nothing)?);
    };
    let chosen = typed.strip_prefix(CHOSEN).and_then(|id| id.parse().ok());
    let book: Option<BookId> = match chosen {
        Some(id) => Some(id),
        None => store.book_named(asker.club, typed).await?,
    };
    if let Some(book) = book
        && let Some(standing) = store.standing(asker.club, Which::Book(book)).await?
    {
        return Ok(standing);
    }
    let books = store.books(asker.club, "", BOOKS).await?;
    if books.is_empty() {
        return Err(Sorry::NoReviews.into());
    }
    let near = match likely(typed, &books) {
        Likely::One(book) => match store.standing(asker.club, Which::Book(book)).await? {
            Some(standing) => return Ok(standing),
            None => Vec::new(),
        },
        Likely::Near(titles) => titles,
    };
    Err(Sorry::UnknownBook {
        asked: cut(typed, CHOICE_NAME),
        near,
    }
    .into())
}

/// The question's thread in which somebody asks; `None` elsewhere.
///
/// # Errors
///
/// Where the store fails.
pub async fn discussion(bot: &Bot, asker: Asker) -> Result<Option<Discussion>, Trouble> {
    if !asker.in_thread {
        return Ok(None);
    }
    Ok(bot.store.discussion(asker.club, asker.channel).await?)
}

/// What somebody may mean whose words are no title.
enum Likely {
    One(BookId),
    Near(Vec<String>),
}

fn likely(typed: &str, books: &[BookName]) -> Likely {
    let names: Vec<(&str, &[String])> = books
        .iter()
        .map(|book| (book.title.as_str(), book.authors.as_slice()))
        .collect();
    match naming::meant(typed, &names).as_slice() {
        [one] => Likely::One(books[*one].id),
        [] => {
            let titles: Vec<String> = books.iter().map(|book| book.title.clone()).collect();
            Likely::Near(naming::nearest(typed, &titles))
        }
        several => {
            let titles = several.iter().take(NEAR);
            Likely::Near(titles.map(|index| books[*index].title.clone()).collect())
        }
    }
}

/// The book of a button.
///
/// # Errors
///
/// [`Sorry::OldButton`] where the club has it no more; where the store fails.
pub async fn pressed(bot: &Bot, asker: Asker, which: Which) -> Result<Standing, Trouble> {
    let standing = bot.store.standing(asker.club, which).await?;
    Ok(standing.ok_or(Sorry::OldButton)?)
}
