//! What the bot shows, as pure functions of data: the card of a review here; its
//! proof for staff, the scores, a question and a rating's receipt in the files
//! below.
//!
//! Data in, embeds and buttons out; nothing is fetched, nothing is sent. Every
//! text of others goes through [`plain`]. Discord's limits are named constants,
//! in code points (Discord, resources/message, "Embed Limits", and
//! components/reference).

mod chart;
mod correcting;
mod erasing;
mod feeds;
mod lines;
mod offer;
mod own;
mod picture;
mod proof;
mod proposal;
mod question;
mod rating;
mod scores;
mod set;
mod setup;
mod shelf;

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter,
};

use crate::club::blind::Score;
use crate::club::ids::{BookId, ReviewId};
use crate::club::review::Review;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use lines::{club_line, others_line, rating_line};

pub use chart::Chart;
pub use correcting::{
    edited, merged, merging, merging_buttons, nothing_done, notice, removal, removal_buttons,
    removed, restore_button, restored, split,
};
pub use erasing::{erased, erasing, erasing_buttons};
pub use feeds::feeds;
pub use offer::{Offered, offer};
pub use own::{OWN, comparison, deleted, deletion, deletion_buttons, no_comparison, own_ratings};
pub use picture::draw;
pub use proof::{Choices, Offer, Proof, Remaining, choices, posted, proof};
pub use proposal::{decided, proposal, verdict};
pub use question::{Asked, question, theme_menu};
pub use rating::{note, receipt, star_menu, undo};
pub use scores::{SCORES_PNG, scores, scores_buttons};
pub use set::set;
pub use setup::setup;
pub use shelf::{SHELF, shelf};

const EMBED_TITLE: usize = 256;
const EMBED_AUTHOR: usize = 256;
const EMBED_FIELD: usize = 1024;
const EMBED_FOOTER: usize = 2048;
/// Longest imprint under a card.
const IMPRINT: usize = 500;
/// Longest strong or weak point on a card: with both and the other fields the
/// embed stays under half of the 6,000 that Discord allows one message.
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
    /// What all may see of what the club gave the book.
    pub score: &'a Score,
}

/// The card of a review.
pub fn card(face: &Face<'_>) -> (CreateEmbed, Vec<CreateActionRow>) {
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::Rate(face.book), "Rate").style(ButtonStyle::Primary),
        button(Click::Discuss(face.review), "Discuss"),
        button(Click::Scores(face.book), "Scores"),
        button(Click::Read(face.review), "Read it all"),
    ]);
    (front(face.fields, face.score), vec![buttons])
}

/// What is read on a card.
fn front(fields: &Review, score: &Score) -> CreateEmbed {
    let mut embed = about(fields).field("The club", club_line(score), true);
    if let Some(rating) = &fields.reviewer_rating {
        embed = embed.field("The reviewer", rating_line(rating), true);
    }
    let others = others_line(fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    embed
}

/// Title, authors, cover, points and imprint.
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
    cut(&parts.join(" · "), IMPRINT)
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
