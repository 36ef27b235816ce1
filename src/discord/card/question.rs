//! A question to the club, with its receipt.

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter};

use super::{CLOTH, EMBED_AUTHOR, EMBED_FIELD, EMBED_FOOTER, button};
use crate::club::ids::{BookId, ReviewId};
use crate::club::question::Question;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};

/// Longest receipt under a question.
const RECEIPT: usize = 800;

/// A question to the club, with the words of the review that it came from.
///
/// `again` says that none is left and this is an older one;
/// `left` is how many new ones remain.
pub fn question(
    title: &str,
    question: &Question,
    theme: Option<&str>,
    again: bool,
    left: usize,
    face: (BookId, ReviewId),
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let stock = match (again, left) {
        (true, _) => "no new question left; this one again".to_owned(),
        (false, 0) => "the last new one".to_owned(),
        (false, 1) => "1 more in stock".to_owned(),
        (false, left) => format!("{left} more in stock"),
    };
    let about = theme.unwrap_or("the reviewer's view");
    let quoted = plain(&question.receipt, RECEIPT).replace('\n', "\n> ");
    let embed = CreateEmbed::new()
        .author(CreateEmbedAuthor::new(cut(title, EMBED_AUTHOR)))
        .description(format!("**{}**", plain(&question.text, EMBED_FIELD)))
        .field("From the review", format!("> {quoted}"), false)
        .footer(CreateEmbedFooter::new(cut(
            &format!("{about} · {stock}"),
            EMBED_FOOTER,
        )))
        .colour(CLOTH);
    let (book, review) = face;
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::Discuss(review), "Another question"),
        button(Click::Rate(book), "Rate"),
    ]);
    (embed, vec![buttons])
}
