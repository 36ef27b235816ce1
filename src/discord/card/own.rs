//! What a member sees of their own: the list of ratings, whom they rate like,
//! and the question before everything of theirs is deleted.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed, CreateEmbedFooter};

use super::{CLOTH, button};
use crate::club::likeness::{Likeness, in_words};
use crate::club::stars::signs;
use crate::discord::click::{Click, Own};
use crate::discord::plain::{cut, plain};
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
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let lines: Vec<String> = ratings.iter().map(line).collect();
    let pages = all.div_ceil(u64::from(OWN));
    let many = match all {
        1 => "1 rating".to_owned(),
        all => format!("{all} ratings"),
    };
    let foot = format!("{many}, page {} of {pages}. Only you see this.", number + 1);
    let embed = CreateEmbed::new()
        .title("What you have rated")
        .description(lines.join("\n"))
        .colour(CLOTH)
        .footer(CreateEmbedFooter::new(foot));
    let mut turns = Vec::new();
    if let Some(before) = number.checked_sub(1) {
        turns.push(button(Click::Mine(Own::Page(before)), "◀ Back"));
    }
    if u64::from(number) + 1 < pages {
        turns.push(button(Click::Mine(Own::Page(number + 1)), "Next ▶"));
    }
    let rows = match turns.is_empty() {
        true => Vec::new(),
        false => vec![CreateActionRow::Buttons(turns)],
    };
    (embed, rows)
}

/// A rating with its book, day and note.
fn line(own: &OwnRating) -> String {
    let stars = own.given.stars;
    let reviewer = match own.reviewer {
        Some(stars) => format!(" · reviewer {stars:.2}"),
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
        "{} **{stars}** *{}* · <t:{}:d>{reviewer}{}",
        signs(stars),
        plain(&own.title, TITLE),
        own.at.timestamp(),
        note.unwrap_or_default()
    )
}

/// What a member reads who has not asked to be compared.
pub fn no_comparison() -> (CreateEmbed, Vec<CreateActionRow>) {
    let embed = CreateEmbed::new()
        .title("Whom do you rate like?")
        .description("If you want, I tell you how close you are to the reviewer, and which member rates most like you. Only members who want that too are looked at; they may then be told of you by name, and how close you are on the books that you both have rated, but never what you gave a book. You can stop at any time.")
        .colour(CLOTH);
    let wants = button(Click::Mine(Own::Compare(true)), "Compare me").style(ButtonStyle::Primary);
    (embed, vec![CreateActionRow::Buttons(vec![wants])])
}

/// How close a member is to the reviewer, and to whom among the others.
pub fn comparison(
    reviewer: Option<Likeness>,
    kindred: Option<Kindred>,
) -> (CreateEmbed, Vec<CreateActionRow>) {
    let books = |books: u64| match books {
        1 => "1 book".to_owned(),
        books => format!("{books} books"),
    };
    let reviewer = match reviewer {
        Some(likeness) => {
            let bent = match likeness.warmer {
                warm if warm >= 0.125 => ", and you are the warmer of the two",
                cool if cool <= -0.125 => ", and you are the cooler of the two",
                _ => "",
            };
            format!(
                "On {} you are **{}**: {:.2} stars apart on average{bent}.",
                books(likeness.books.into()),
                in_words(likeness.apart),
                likeness.apart
            )
        }
        None => "You have not yet rated a book that the reviewer gave stars.".to_owned(),
    };
    let member = match kindred {
        Some(kindred) => format!(
            "<@{}> rates most like you: on {} you are **{}**, {:.2} stars apart on average.",
            kindred.member,
            books(kindred.books),
            in_words(kindred.apart),
            kindred.apart
        ),
        None => {
            "Nobody yet who wants to be compared has rated three of the books that you have rated."
                .to_owned()
        }
    };
    let embed = CreateEmbed::new()
        .title("Whom you rate like")
        .field("The reviewer", cut(&reviewer, 1024), false)
        .field("The members", member, false)
        .colour(CLOTH);
    let stop = button(Click::Mine(Own::Compare(false)), "Compare me no more");
    (embed, vec![CreateActionRow::Buttons(vec![stop])])
}

/// The question before everything of a member is deleted.
pub fn deletion(ratings: u64) -> String {
    let ratings = match ratings {
        0 => "You have rated nothing here.".to_owned(),
        1 => "Your 1 rating goes, with its note.".to_owned(),
        many => format!("Your {many} ratings go, with their notes."),
    };
    format!(
        "**Delete everything that I have of you in this club?** {ratings} So do your thumbs on questions, your own questions and your wish to be compared. The club's scores are counted anew without you. This cannot be undone; `/mine export` first gives you a copy."
    )
}

/// The buttons below that question.
pub fn deletion_buttons() -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![
        button(Click::Mine(Own::Delete), "Delete everything").style(ButtonStyle::Danger),
        button(Click::Mine(Own::Keep), "Keep it"),
    ])]
}

/// What is said once it is gone.
pub fn deleted(ratings: u64) -> String {
    let ratings = match ratings {
        1 => "1 rating".to_owned(),
        many => format!("{many} ratings"),
    };
    format!(
        "Gone: {ratings}, and all else that I had of you in this club. Scores and cards follow at once. Receipts that you still see can no longer bring anything back but by rating anew."
    )
}
