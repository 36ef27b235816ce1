//! What the bot shows, as pure functions of data: the card of a review, its
//! draft, the scores, a question, the menu of stars.
//!
//! Data in, embeds and buttons out; nothing is fetched, nothing is sent. Every
//! text of others goes through [`plain`]. Discord's limits are named constants,
//! in code points (Discord, resources/message, "Embed Limits", and
//! components/reference).

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter,
};

use crate::club::ids::{BookId, ChannelId, DraftId, ReviewId};
use crate::club::question::Question;
use crate::club::review::{Rating, Review};
use crate::club::stars::{Stars, Step, signs};
use crate::club::tally::{Tally, gap_in_words};
use crate::club::theme::FoundTheme;
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};

const EMBED_TITLE: usize = 256;
const EMBED_AUTHOR: usize = 256;
const EMBED_FIELD: usize = 1024;
const EMBED_FOOTER: usize = 2048;
/// Longest strong or weak point on a card: with both and the other fields the
/// embed stays far under the 6,000 that Discord allows one message.
const POINT: usize = 600;
/// Longest receipt under a question.
const RECEIPT: usize = 800;
/// Most other scores that a card quotes.
const OTHERS: usize = 5;
/// Longest bar of a histogram, in blocks.
const BAR: u64 = 16;
/// Width of a bar's label in a menu option (Discord: 100).
const OPTION: usize = 100;

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

/// `★★★★ 4/5`; the words of a verdict without a number.
fn rating_line(rating: &Rating) -> String {
    match (rating.value, rating.scale) {
        (Some(value), Some(scale)) => {
            let stars = rating
                .of_five()
                .and_then(nearest_quarter)
                .map(signs)
                .unwrap_or_default();
            format!("{stars} {value}/{scale}").trim().to_owned()
        }
        (Some(value), None) => value.to_string(),
        (None, _) => plain(&rating.as_written, EMBED_FIELD),
    }
}

/// The stars to draw for a fraction of five.
fn nearest_quarter(stars: f64) -> Option<Stars> {
    // In 0.0..=20.0 by `of_five`, so the cast neither wraps nor cuts.
    Stars::from_quarters((stars * 4.0).round() as u8)
}

fn others_line(fields: &Review) -> String {
    let lines: Vec<String> = fields
        .other_ratings
        .iter()
        .take(OTHERS)
        .map(|other| {
            let scale = other
                .scale
                .map(|scale| format!("/{scale}"))
                .unwrap_or_default();
            format!("{} {}{scale}", plain(&other.source, 80), other.value)
        })
        .collect();
    lines.join("\n")
}

/// `**3.67** from 3 votes`, or that nobody has voted.
fn club_line(tally: &Tally) -> String {
    match tally.mean_written() {
        Some(mean) => format!("**{mean}** from {}", votes(tally.count())),
        None => "no vote yet".to_owned(),
    }
}

fn votes(count: u64) -> String {
    if count == 1 {
        "1 vote".to_owned()
    } else {
        format!("{count} votes")
    }
}

/// The reviewer beside the club.
pub fn scores(fields: &Review, tally: &Tally) -> CreateEmbed {
    let title = fields.title.as_deref().unwrap_or("Untitled");
    let mut embed = CreateEmbed::new()
        .title(plain(title, EMBED_TITLE))
        .colour(CLOTH);
    embed = embed.field("The club", club_line(tally), true);
    let reviewer = fields.reviewer_rating.as_ref();
    if let Some(rating) = reviewer {
        embed = embed.field("The reviewer", rating_line(rating), true);
    }
    let others = others_line(fields);
    if !others.is_empty() {
        embed = embed.field("Elsewhere", others, true);
    }
    if tally.count() == 0 {
        return embed.field(
            "Votes",
            "Nobody in the club has rated this book yet. `/rate` makes the start.",
            false,
        );
    }
    let mut words = Vec::new();
    if let Some(gap) = reviewer
        .and_then(Rating::of_five)
        .and_then(|stars| tally.gap(stars))
    {
        words.push(format!(
            "**Gap** {gap:+.2}: the club is {}.",
            gap_in_words(gap)
        ));
    }
    if let (Some(spread), Some(deviation)) = (tally.spread(), tally.deviation()) {
        words.push(format!(
            "**Spread** {deviation:.2}: the club is {}.",
            spread.words()
        ));
    }
    if tally.count() < 3 {
        words.push("It is early: a few votes more may change this.".to_owned());
    }
    let votes = format!("{}\n{}", histogram(tally), words.join("\n"));
    embed.field("Votes", votes, false)
}

/// Five bars, the best on top, in a block of fixed width.
fn histogram(tally: &Tally) -> String {
    let bars = tally.histogram();
    let most = bars.iter().copied().max().unwrap_or(0).max(1);
    let lines: String = bars
        .into_iter()
        .enumerate()
        .rev()
        .map(|(below, votes)| {
            let stars = below + 1;
            // Any vote at all draws at least one block.
            let blocks = u128::from(votes) * u128::from(BAR);
            let blocks = blocks.div_ceil(u128::from(most)) as usize;
            format!("{stars} ★ {:<16} {votes}\n", "█".repeat(blocks))
        })
        .collect();
    format!("```\n{lines}```")
}

/// One line of the club's list: a book with both scores.
pub fn shelf_line(title: &str, reviewer: Option<f64>, tally: &Tally) -> String {
    let reviewer = reviewer.map_or_else(|| "–".to_owned(), |stars| format!("{stars:.2}"));
    let club = match tally.mean_written() {
        Some(mean) => format!("{mean} ({})", votes(tally.count())),
        None => "no vote yet".to_owned(),
    };
    format!(
        "**{}** · club {club} · reviewer {reviewer}",
        plain(title, 100)
    )
}

/// The club's list.
pub fn shelf(lines: &[String]) -> CreateEmbed {
    CreateEmbed::new()
        .title("The club's shelf")
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(
            "The newest reviews. /scores book: shows one of them in full.",
        ))
}

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

/// The menu of the club's stars, a member's present rating shown as chosen.
pub fn star_menu(book: BookId, step: Step, present: Option<Stars>) -> Vec<CreateActionRow> {
    let options = step
        .choices()
        .map(|stars| {
            let label = cut(&format!("{} {stars}", signs(stars)), OPTION);
            serenity::CreateSelectMenuOption::new(label, stars.to_string())
                .default_selection(present == Some(stars))
        })
        .collect();
    let menu = serenity::CreateSelectMenu::new(
        Click::Stars(book).to_string(),
        serenity::CreateSelectMenuKind::String { options },
    )
    .placeholder("Your stars");
    vec![CreateActionRow::SelectMenu(menu)]
}

/// The receipt of a rating: what it was, what it is, where the club stands.
pub fn receipt(title: &str, before: Option<Stars>, now: Option<Stars>, tally: &Tally) -> String {
    let title = plain(title, EMBED_TITLE);
    let shown = |stars: Stars| format!("{} **{stars}**", signs(stars));
    let change = match (before, now) {
        (None, Some(now)) => format!("You gave *{title}* {}.", shown(now)),
        (Some(before), Some(now)) if before == now => {
            format!("Your rating of *{title}* stays at {}.", shown(now))
        }
        (Some(before), Some(now)) => {
            format!(
                "Your rating of *{title}*: {} → {}.",
                shown(before),
                shown(now)
            )
        }
        (Some(before), None) => {
            format!("Your rating of *{title}* ({}) is withdrawn.", shown(before))
        }
        (None, None) => format!("*{title}* has no rating of yours."),
    };
    let club = match tally.mean_written() {
        Some(mean) => format!("The club: **{mean}** from {}.", votes(tally.count())),
        None => "The club has no vote on it now.".to_owned(),
    };
    format!("{change}\n{club}")
}

/// The button that takes a rating back to what it was.
pub fn undo(book: BookId, before: Option<Stars>) -> Vec<CreateActionRow> {
    let label = match before {
        Some(stars) => format!("Undo: back to {stars}"),
        None => "Undo: withdraw it".to_owned(),
    };
    vec![CreateActionRow::Buttons(vec![button(
        Click::Undo(book, before),
        &label,
    )])]
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
