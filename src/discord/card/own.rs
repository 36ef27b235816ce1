//! What a member sees of their own: the list of ratings, whom they rate like,
//! and the question before everything of theirs is deleted.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed, CreateEmbedFooter};

use super::rating::starred_bold;
use super::{CLOTH, button};
use crate::club::likeness::{Closeness, Likeness};
use crate::club::locale::Locale;
use crate::discord::click::{Click, Own};
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::{Kindred, OwnRating};

/// Ratings on a page of a member's list. With the longest titles and notes a
/// page stays under the 4,096 code points of an embed's description.
pub const OWN: u32 = 10;

/// Longest title and longest note on the list.
const TITLE: usize = 100;
const NOTE: usize = 150;

/// A page of a member's list, the first being 0.
pub fn own_ratings(
    ratings: &[OwnRating],
    all: u64,
    number: u32,
    locale: Locale,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let lines: Vec<String> = ratings.iter().map(|own| line(own, locale)).collect();
    let pages = all.div_ceil(u64::from(OWN));
    let foot = say!(
        locale,
        "mine-foot",
        count = all,
        page = number + 1,
        pages = pages
    );
    let embed = CreateEmbed::new()
        .title(say!(locale, "mine-title"))
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(foot));
    let mut turns = Vec::new();
    if let Some(before) = number.checked_sub(1) {
        let back = say!(locale, "shelf-back");
        turns.push(button(Click::Mine(Own::Page(before)), back));
    }
    if u64::from(number) + 1 < pages {
        let next = say!(locale, "shelf-next");
        turns.push(button(Click::Mine(Own::Page(number + 1)), next));
    }
    let rows = match turns.is_empty() {
        true => Vec::new(),
        false => vec![CreateActionRow::Buttons(turns)],
    };
    (embed, rows)
}

/// A rating with its book, day and note.
fn line(own: &OwnRating, locale: Locale) -> String {
    let stars = own.given.stars;
    let reviewer = match own.reviewer {
        Some(stars) => {
            let stars = locale.hundredths(stars);
            format!(" · {}", say!(locale, "mine-reviewer", stars = stars))
        }
        None => String::new(),
    };
    let note = own.given.note.as_ref().map(|note| {
        let words = plain(&note.words.replace('\n', " "), NOTE);
        match note.spoiler {
            true => format!("\n> ||{words}||"),
            false => format!("\n> {words}"),
        }
    });
    format!(
        "{} *{}* · <t:{}:d>{reviewer}{}",
        starred_bold(stars, locale),
        plain(&own.title, TITLE),
        own.at.timestamp(),
        note.unwrap_or_default()
    )
}

/// What a member reads who has not asked to be compared.
pub fn no_comparison(locale: Locale) -> (CreateEmbed, Vec<CreateActionRow>) {
    let embed = CreateEmbed::new()
        .title(say!(locale, "compare-title"))
        .description(say!(locale, "compare-about"))
        .colour(CLOTH);
    let wants = button(Click::Mine(Own::Compare(true)), say!(locale, "compare-me"));
    let wants = wants.style(ButtonStyle::Primary);
    (embed, vec![CreateActionRow::Buttons(vec![wants])])
}

/// How close a member is to the reviewer, and to whom among the others.
pub fn comparison(
    reviewer: Option<Likeness>,
    kindred: Option<Kindred>,
    locale: Locale,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let reviewer = match reviewer {
        Some(likeness) => to_reviewer(likeness, locale),
        None => say!(locale, "compared-no-book"),
    };
    let member = match kindred {
        Some(kindred) => say!(
            locale,
            "compared-kindred",
            member = kindred.member.to_string(),
            count = kindred.books,
            likeness = closeness(kindred.apart, locale),
            apart = locale.hundredths(kindred.apart)
        ),
        None => say!(locale, "compared-nobody"),
    };
    let embed = CreateEmbed::new()
        .title(say!(locale, "compared-title"))
        .field(say!(locale, "card-reviewer"), cut(&reviewer, 1024), false)
        .field(say!(locale, "compared-members"), member, false)
        .colour(CLOTH);
    let stop = button(
        Click::Mine(Own::Compare(false)),
        say!(locale, "compare-no-more"),
    );
    (embed, vec![CreateActionRow::Buttons(vec![stop])])
}

/// How close a member is to the reviewer, and who is the warmer of the two.
fn to_reviewer(of: Likeness, locale: Locale) -> String {
    let (books, likeness) = (of.books, closeness(of.apart, locale));
    let apart = locale.hundredths(of.apart);
    match of.warmer {
        warm if warm >= 0.125 => say!(
            locale,
            "compared-warmer",
            count = books,
            likeness = likeness,
            apart = apart
        ),
        cool if cool <= -0.125 => say!(
            locale,
            "compared-cooler",
            count = books,
            likeness = likeness,
            apart = apart
        ),
        _ => say!(
            locale,
            "compared-reviewer",
            count = books,
            likeness = likeness,
            apart = apart
        ),
    }
}

/// How far apart two readers are, to follow "you are".
fn closeness(apart: f64, locale: Locale) -> String {
    match Closeness::of(apart) {
        Closeness::OneMind => say!(locale, "likeness-one-mind"),
        Closeness::Close => say!(locale, "likeness-close"),
        Closeness::SomeWay => say!(locale, "likeness-some-way"),
        Closeness::Far => say!(locale, "likeness-far"),
    }
}

/// The question before everything of a member is deleted.
pub fn deletion(ratings: u64, locale: Locale) -> String {
    say!(locale, "delete-ask", ratings = ratings)
}

/// The buttons below that question.
pub fn deletion_buttons(locale: Locale) -> Vec<CreateActionRow> {
    let delete = say!(locale, "delete-everything");
    vec![CreateActionRow::Buttons(vec![
        button(Click::Mine(Own::Delete), delete).style(ButtonStyle::Danger),
        button(Click::Mine(Own::Keep), say!(locale, "delete-keep")),
    ])]
}

/// What is said once it is gone.
pub fn deleted(ratings: u64, locale: Locale) -> String {
    say!(locale, "deleted", count = ratings)
}
