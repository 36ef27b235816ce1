//! What an admin reads before and after all that is known of a club is erased.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow};

use super::button;
use crate::club::locale::Locale;
use crate::discord::click::Click;
use crate::say;
use crate::store::Holdings;

/// The question, with what would go.
pub fn erasing(holdings: Holdings, locale: Locale) -> String {
    let asks = say!(
        locale,
        "erase-ask",
        reviews = holdings.reviews,
        count = holdings.ratings,
        questions = holdings.questions,
        feeds = holdings.feeds
    );
    format!("{asks}\n{}", say!(locale, "erase-cards"))
}

/// The buttons below that question.
pub fn erasing_buttons(locale: Locale) -> Vec<CreateActionRow> {
    let erase = say!(locale, "erase-everything");
    vec![CreateActionRow::Buttons(vec![
        button(Click::Erase(false), erase).style(ButtonStyle::Danger),
        button(Click::Nothing, say!(locale, "delete-keep")),
    ])]
}

/// What is said once it is gone, or `done` is not yet and goes on by itself.
pub fn erased(done: bool, locale: Locale) -> String {
    match done {
        true => say!(locale, "erased"),
        false => say!(locale, "erasing"),
    }
}
