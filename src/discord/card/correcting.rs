//! What staff read who remove, edit, merge or split what is posted: the question
//! before, the receipt after, and what stands in the place of a removed card.

use chrono::{DateTime, Utc};
use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::{CLOTH, button};
use crate::club::ids::{BookId, ChannelId, ReviewId};
use crate::club::review::Review;
use crate::discord::click::Click;
use crate::discord::plain::plain;
use crate::store::{Both, Remains};

/// Longest title, and longest name of a reviewer, in a sentence.
const TITLE: usize = 150;
const NAME: usize = 80;

/// The question before a review is removed; `place` is where its card stands.
pub fn removal(review: &Review, place: &str, remains: Remains) -> String {
    let title = plain(review.title.as_deref().unwrap_or_default(), TITLE);
    let by = match &review.reviewer {
        Some(reviewer) => format!(" by {}", plain(reviewer, NAME)),
        None => String::new(),
    };
    let kept = match remains {
        Remains {
            others: 0,
            ratings: 0,
        } => "Nobody has rated the book.".to_owned(),
        Remains { others: 0, ratings } => format!(
            "It is the book's only review: nobody finds the book without it. {} kept all the same, and count again when the book is reviewed anew; **Remove with the ratings** lets them go, too.",
            ratings_are(ratings)
        ),
        Remains { others: 1, ratings } => format!(
            "Another review of the book stays, and so does the book; {} kept.",
            lower(&ratings_are(ratings))
        ),
        Remains { others, ratings } => format!(
            "{others} other reviews of the book stay, and so does the book; {} kept.",
            lower(&ratings_are(ratings))
        ),
    };
    format!(
        "**Remove the review of** *{title}*{by}**?** {place}\nA short notice takes the card's place, the text goes from the thread under it, and no question, score or list knows the review any more. {kept}\nFor a day **Undo** brings everything back, and so does `/review restore`; then it is erased."
    )
}

/// The buttons below that question.
pub fn removal_buttons(review: ReviewId, remains: Remains) -> Vec<CreateActionRow> {
    let red = |with_ratings, label| {
        button(Click::Remove(review, with_ratings), label).style(ButtonStyle::Danger)
    };
    let mut buttons = vec![red(false, "Remove")];
    if remains.others == 0 && remains.ratings > 0 {
        buttons.push(red(true, "Remove with the ratings"));
    }
    buttons.push(button(Click::Nothing, "Leave it"));
    vec![CreateActionRow::Buttons(buttons)]
}

/// What is said once a review is removed: how many ratings went, and stayed.
pub fn removed(title: &str, (gone, kept): (u64, u64), until: DateTime<Utc>) -> String {
    let ratings = match (gone, kept) {
        (0, 0) => String::new(),
        (0, kept) => format!(" {} kept.", ratings_are(kept)),
        (gone, _) => format!(" {} removed with it.", ratings_are(gone)),
    };
    format!(
        "Removed: the review of *{}*.{ratings}\nUntil <t:{}:f> **Undo** brings it back, and so does `/review restore`.",
        plain(title, TITLE),
        until.timestamp()
    )
}

/// The button that brings a review back.
pub fn restore_button(review: ReviewId) -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![button(
        Click::Restore(review),
        "Undo",
    )])]
}

/// What is said once a review is back, and how many ratings with it.
pub fn restored(title: &str, channel: ChannelId, ratings: u64) -> String {
    let ratings = match ratings {
        0 => String::new(),
        1 => " 1 rating came back with it.".to_owned(),
        many => format!(" {many} ratings came back with it."),
    };
    format!(
        "The review of *{}* is back, and its card returns to <#{channel}>.{ratings}",
        plain(title, TITLE)
    )
}

/// What stands in the place of a removed review's card.
pub fn notice() -> CreateEmbed {
    CreateEmbed::new()
        .description("The review that stood here was removed by the club's staff.")
        .colour(CLOTH)
}

/// What staff read above a posted review that they are about to edit.
pub fn edited(title: &str, place: &str) -> String {
    format!(
        "The review of *{}* as it stands: {place}\nChange its fields or its text. Only you see this; **Update the card** puts your changes in its place, and its thread and questions follow.",
        plain(title, TITLE)
    )
}

/// The question before two records become one.
pub fn merging(goes: &str, stays: &str, both: Both) -> String {
    let (goes, stays) = (plain(goes, TITLE), plain(stays, TITLE));
    let twice = match both {
        Both { twice: 0, .. } => "Nobody has rated both.".to_owned(),
        Both { twice: 1, .. } => "1 member has rated both: the newer rating counts.".to_owned(),
        Both { twice, .. } => {
            format!("{twice} members have rated both: of each the newer rating counts.")
        }
    };
    format!(
        "**Make** *{goes}* **a part of** *{stays}***?** Its reviews, its ratings and what is planned on it come to *{stays}*, and the record *{goes}* is gone.\n{} on the one and {} on the other become {}. {twice} Whose rating came from which record cannot be told afterwards; `/review split` parts reviews again, not ratings.",
        count(both.going),
        count(both.staying),
        count(both.together())
    )
}

/// The buttons below that question.
pub fn merging_buttons(goes: BookId, stays: BookId) -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![
        button(Click::Merge(goes, stays), "Make them one").style(ButtonStyle::Danger),
        button(Click::Nothing, "Leave it"),
    ])]
}

/// What is said once two records are one.
pub fn merged(goes: &str, stays: &str, both: Both) -> String {
    let (goes, stays) = (plain(goes, TITLE), plain(stays, TITLE));
    let twice = match both.twice {
        0 => String::new(),
        twice => format!(
            " Of {twice} who had rated both the newer counts: {} times the one of *{goes}*, {} times the one of *{stays}*.",
            both.replaced,
            twice - both.replaced
        ),
    };
    format!(
        "*{goes}* is a part of *{stays}* now, which has {}: {} came over, {} were there.{twice} The cards follow.",
        count(both.together()),
        both.going,
        both.staying
    )
}

/// What is said once a review has a record of its own; `left` ratings stay with
/// the record that it leaves.
pub fn split(own: &str, from: &str, left: u64) -> String {
    format!(
        "This review has a record of its own now: *{}*. {} with *{}*, for nobody can know which review they followed; the new record begins without one. The cards follow. `/review merge` makes the two one again.",
        plain(own, TITLE),
        match left {
            0 => "No rating was there to stay".to_owned(),
            1 => "The 1 rating stays".to_owned(),
            many => format!("The {many} ratings stay"),
        },
        plain(from, TITLE)
    )
}

/// What is said where a question was answered with no.
pub fn nothing_done() -> &'static str {
    "Nothing was changed."
}

/// `1 rating`, `3 ratings`.
fn count(ratings: u64) -> String {
    match ratings {
        1 => "1 rating".to_owned(),
        many => format!("{many} ratings"),
    }
}

/// `Its 1 rating is`, `Its 3 ratings are`.
fn ratings_are(ratings: u64) -> String {
    match ratings {
        1 => "Its 1 rating is".to_owned(),
        many => format!("Its {many} ratings are"),
    }
}

fn lower(sentence: &str) -> String {
    sentence.replacen("Its", "its", 1)
}
