//! What the bot shows, as pure functions of data: the card of a review and its
//! draft here; the scores, a question and a rating's receipt in the files below.
//!
//! Data in, embeds and buttons out; nothing is fetched, nothing is sent. Every
//! text of others goes through [`plain`]. Discord's limits are named constants,
//! in code points (Discord, resources/message, "Embed Limits", and
//! components/reference).

mod lines;
mod question;
mod rating;
mod scores;

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter,
};

use crate::club::ids::{BookId, ChannelId, DraftId, ReviewId};
use crate::club::review::Review;
use crate::club::tally::Tally;
use crate::club::theme::FoundTheme;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use lines::{club_line, others_line, rating_line};

pub use question::question;
pub use rating::{receipt, star_menu, undo};
pub use scores::{scores, shelf, shelf_line};

const EMBED_TITLE: usize = 256;
const EMBED_AUTHOR: usize = 256;
const EMBED_FIELD: usize = 1024;
const EMBED_FOOTER: usize = 2048;
/// Longest strong or weak point on a card: with both and the other fields the
/// embed stays far under the 6,000 that Discord allows one message.
const POINT: usize = 600;

/// Ink of the club's cards: an old cloth binding.
const CLOTH: u32 = 0x7A_2E_3A;

/// What stands on a card.
pub struct Face<'a> {
    /// The book, for the buttons.
    pub book: BookId,
    /// The review, for the buttons.
    pub review: ReviewId,
    /// The review's fields; its body is not needed.
    pub fields: &'a Review,
    /// What the club gave the book.
    pub tally: &'a Tally,
}

/// The card of a review.
pub fn card(face: &Face<'_>) -> (CreateEmbed, Vec<CreateActionRow>) {
    let mut embed = about(face.fields).field("The club", club_line(face.tally), true);
    if let Some(rating) = &face.fields.reviewer_rating {
        embed = embed.field("The reviewer", rating_line(rating), true);
    }
    let others = others_line(face.fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::Rate(face.book), "Rate").style(ButtonStyle::Primary),
        button(Click::Discuss(face.review), "Discuss"),
        button(Click::Scores(face.book), "Scores"),
        button(Click::Read(face.review), "Read it all"),
    ]);
    (embed, vec![buttons])
}

/// What was understood of a review, for the staff member who may post it.
pub fn draft(
    draft: DraftId,
    fields: &Review,
    themes: &[FoundTheme],
    questions: usize,
    channel: ChannelId,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let mut embed = about(fields).field(
        "The reviewer",
        fields
            .reviewer_rating
            .as_ref()
            .map_or_else(|| "gives no rating".to_owned(), rating_line),
        true,
    );
    let others = others_line(fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    let names: Vec<&str> = themes.iter().map(|theme| theme.name.as_str()).collect();
    let themes = if names.is_empty() {
        "none that I know".to_owned()
    } else {
        names.join(", ")
    };
    embed = embed
        .field("Themes", plain(&themes, EMBED_FIELD), false)
        .field("Questions", format!("{questions} in stock"), true)
        .field("Goes to", format!("<#{channel}>"), true);
    if !fields.warnings.is_empty() {
        let warnings: String = fields
            .warnings
            .iter()
            .map(|warning| format!("• {warning}\n"))
            .collect();
        embed = embed.field("Please check", plain(&warnings, EMBED_FIELD), false);
    }
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::Post(draft), "Post").style(ButtonStyle::Success),
        button(Click::Drop(draft), "Cancel"),
    ]);
    (embed, vec![buttons])
}

/// Title, authors, cover, points and imprint: what card and draft share.
fn about(fields: &Review) -> CreateEmbed {
    let title = fields
        .title
        .as_deref()
        .unwrap_or("A review without a title");
    let mut embed = CreateEmbed::new()
        .title(plain(title, EMBED_TITLE))
        .colour(CLOTH);
    if !fields.authors.is_empty() {
        let authors = cut(&fields.authors.join(", "), EMBED_AUTHOR);
        embed = embed.author(CreateEmbedAuthor::new(authors));
    }
    if let Some(isbn) = &fields.isbn13 {
        // Discord fetches the picture itself; a missing one shows nothing.
        embed = embed.thumbnail(format!(
            "https://covers.openlibrary.org/b/isbn/{isbn}-M.jpg?default=false"
        ));
    }
    for (name, point) in [
        ("Liked", &fields.strong_point),
        ("Did not like", &fields.weak_point),
    ] {
        if let Some(point) = point {
            embed = embed.field(name, plain(point, POINT), false);
        }
    }
    let imprint = imprint(fields);
    if imprint.is_empty() {
        embed
    } else {
        embed.footer(CreateEmbedFooter::new(imprint))
    }
}

/// Genre, publisher, date and ISBN in one line; empty where none is known.
fn imprint(fields: &Review) -> String {
    let genres = (!fields.genres.is_empty()).then(|| fields.genres.join(", "));
    let parts: Vec<String> = [
        fields
            .reviewer
            .as_ref()
            .map(|reviewer| format!("Reviewed by {reviewer}")),
        genres,
        fields.publisher.clone(),
        fields.published.map(|date| date.to_string()),
        fields.isbn13.as_ref().map(|isbn| format!("ISBN {isbn}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    cut(&parts.join(" · "), EMBED_FOOTER)
}

/// A short review in full, for the one who pressed "Read it all".
pub fn whole_text(title: &str, page: &str) -> CreateEmbed {
    CreateEmbed::new()
        .title(plain(title, EMBED_TITLE))
        .description(page)
        .colour(CLOTH)
}

fn button(click: Click, label: &str) -> CreateButton {
    CreateButton::new(click.to_string())
        .label(label)
        .style(ButtonStyle::Secondary)
}
