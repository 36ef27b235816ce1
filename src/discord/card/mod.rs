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
mod export;
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
use crate::club::locale::Locale;
use crate::club::review::Review;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use crate::say;
use lines::{club_line, others_line, rating_line};

pub use chart::Chart;
pub use correcting::{
    edited, merged, merging, merging_buttons, moved, nothing_done, notice, removal,
    removal_buttons, removed, restore_button, restored, split,
};
pub use erasing::{erased, erasing, erasing_buttons};
pub use export::{exported, nothing_exported, too_large_to_export};
pub use feeds::feeds;
pub use offer::{Offered, offer};
pub use own::{OWN, comparison, deleted, deletion, deletion_buttons, no_comparison, own_ratings};
pub use picture::draw;
pub use proof::{Choices, Offer, Proof, Remaining, choices, posted, proof};
pub use proposal::{decided, proposal, verdict};
pub use question::{Asked, question, theme_menu};
pub use rating::{menu_says, note_kept, note_went, receipt, star_menu, starred, undo};
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
pub fn card(face: &Face<'_>, locale: Locale) -> (CreateEmbed, Vec<CreateActionRow>) {
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::Rate(face.book), say!(locale, "card-rate")).style(ButtonStyle::Primary),
        button(Click::Discuss(face.review), say!(locale, "card-discuss")),
        button(Click::Scores(face.book), say!(locale, "card-scores")),
        button(Click::Read(face.review), say!(locale, "card-read")),
    ]);
    (front(face.fields, face.score, locale), vec![buttons])
}

/// What is read on a card.
fn front(fields: &Review, score: &Score, locale: Locale) -> CreateEmbed {
    with_scores(about(fields, locale), fields, score, locale)
}

/// The club's score, the reviewer's and those that the review quotes.
fn with_scores(embed: CreateEmbed, fields: &Review, score: &Score, locale: Locale) -> CreateEmbed {
    let mut embed = embed.field(say!(locale, "card-club"), club_line(score, locale), true);
    if let Some(rating) = &fields.reviewer_rating {
        let name = say!(locale, "card-reviewer");
        embed = embed.field(name, rating_line(rating, locale), true);
    }
    let others = others_line(fields, locale);
    if !others.is_empty() {
        embed = embed.field(say!(locale, "card-elsewhere"), others, true);
    }
    embed
}

/// Title, authors, cover, points and imprint.
fn about(fields: &Review, locale: Locale) -> CreateEmbed {
    let title = match &fields.title {
        Some(title) => plain(title, EMBED_TITLE),
        None => say!(locale, "card-untitled"),
    };
    let mut embed = CreateEmbed::new().title(title).colour(CLOTH);
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
    if let Some(point) = &fields.strong_point {
        embed = embed.field(say!(locale, "card-liked"), plain(point, POINT), false);
    }
    if let Some(point) = &fields.weak_point {
        let name = say!(locale, "card-did-not-like");
        embed = embed.field(name, plain(point, POINT), false);
    }
    let imprint = imprint(fields, locale);
    if imprint.is_empty() {
        embed
    } else {
        embed.footer(CreateEmbedFooter::new(imprint))
    }
}

/// Genre, publisher, date and ISBN in one line; empty where none is known.
fn imprint(fields: &Review, locale: Locale) -> String {
    let genres = (!fields.genres.is_empty()).then(|| fields.genres.join(", "));
    let parts: Vec<String> = [
        fields
            .reviewer
            .as_ref()
            .map(|reviewer| say!(locale, "card-reviewed-by", reviewer = reviewer)),
        genres,
        fields.publisher.clone(),
        fields.published.map(|date| locale.published(date)),
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

fn button(click: Click, label: impl Into<String>) -> CreateButton {
    CreateButton::new(click.to_string())
        .label(label)
        .style(ButtonStyle::Secondary)
}
