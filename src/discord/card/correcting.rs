//! What staff read who remove, edit, merge or split what is posted: the question
//! before, the receipt after, and what stands in the place of a removed card.

use chrono::{DateTime, Utc};
use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::{CLOTH, button};
use crate::club::ids::{BookId, ChannelId, ReviewId};
use crate::club::locale::Locale;
use crate::club::review::Review;
use crate::discord::click::Click;
use crate::discord::plain::plain;
use crate::say;
use crate::store::{Both, Moved, Remains};

/// Longest title, and longest name of a reviewer, in a sentence.
const TITLE: usize = 150;
const NAME: usize = 80;

/// The question before a review is removed; `place` is where its card stands.
pub fn removal(review: &Review, place: &str, remains: Remains, locale: Locale) -> String {
    let title = plain(review.title.as_deref().unwrap_or_default(), TITLE);
    let asks = match &review.reviewer {
        Some(reviewer) => say!(
            locale,
            "removal-ask-by",
            title = title,
            reviewer = plain(reviewer, NAME),
            place = place
        ),
        None => say!(locale, "removal-ask", title = title, place = place),
    };
    let kept = match remains {
        Remains {
            others: 0,
            ratings: 0,
        } => say!(locale, "removal-unrated"),
        Remains { others: 0, ratings } => say!(locale, "removal-only", ratings = ratings),
        Remains { others, ratings } => {
            say!(locale, "removal-others", others = others, ratings = ratings)
        }
    };
    let what = say!(locale, "removal-what", kept = kept);
    format!("{asks}\n{what}\n{}", say!(locale, "removal-undo"))
}

/// The buttons below that question.
pub fn removal_buttons(review: ReviewId, remains: Remains, locale: Locale) -> Vec<CreateActionRow> {
    let red = |with_ratings, label: String| {
        button(Click::Remove(review, with_ratings), label).style(ButtonStyle::Danger)
    };
    let mut buttons = vec![red(false, say!(locale, "removal-remove"))];
    if remains.others == 0 && remains.ratings > 0 {
        buttons.push(red(true, say!(locale, "removal-with-ratings")));
    }
    buttons.push(button(Click::Nothing, say!(locale, "removal-leave")));
    vec![CreateActionRow::Buttons(buttons)]
}

/// What is said once a review is removed: how many ratings went, and stayed.
pub fn removed(
    title: &str,
    (gone, kept): (u64, u64),
    until: DateTime<Utc>,
    locale: Locale,
) -> String {
    let removed = say!(locale, "removed", title = plain(title, TITLE));
    let ratings = match (gone, kept) {
        (0, 0) => String::new(),
        (0, kept) => format!(" {}", say!(locale, "removed-kept", ratings = kept)),
        (gone, _) => format!(" {}", say!(locale, "removed-gone", ratings = gone)),
    };
    let until = format!("<t:{}:f>", until.timestamp());
    let until = say!(locale, "removed-until", until = until);
    format!("{removed}{ratings}\n{until}")
}

/// The button that brings a review back.
pub fn restore_button(review: ReviewId, locale: Locale) -> Vec<CreateActionRow> {
    vec![CreateActionRow::Buttons(vec![button(
        Click::Restore(review),
        say!(locale, "undo"),
    )])]
}

/// What is said once a review is back, and how many ratings with it.
pub fn restored(title: &str, channel: ChannelId, ratings: u64, locale: Locale) -> String {
    let restored = say!(
        locale,
        "restored",
        title = plain(title, TITLE),
        channel = channel.to_string()
    );
    match ratings {
        0 => restored,
        ratings => {
            let ratings = say!(locale, "restored-ratings", ratings = ratings);
            format!("{restored} {ratings}")
        }
    }
}

/// What stands in the place of a removed review's card.
pub fn notice(locale: Locale) -> CreateEmbed {
    CreateEmbed::new()
        .description(say!(locale, "removal-notice"))
        .colour(CLOTH)
}

/// What staff read above a posted review that they are about to edit.
pub fn edited(title: &str, place: &str, locale: Locale) -> String {
    let stands = say!(
        locale,
        "edited-stands",
        title = plain(title, TITLE),
        place = place
    );
    format!("{stands}\n{}", say!(locale, "edited-how"))
}

/// What staff read where a correction moves a review to another record; empty
/// where its record stays its own.
pub fn moved(moved: &Moved, locale: Locale) -> String {
    match moved {
        Moved::Stays => String::new(),
        Moved::Joins { title, both } => say!(
            locale,
            "moved-joins",
            title = plain(title, TITLE),
            ratings = both.going,
            twice = both.twice
        ),
        Moved::Leaves { title: Some(title) } => {
            say!(locale, "moved-leaves", title = plain(title, TITLE))
        }
        Moved::Leaves { title: None } => say!(locale, "moved-leaves-alone"),
    }
}

/// The question before two records become one.
pub fn merging(goes: &str, stays: &str, both: Both, locale: Locale) -> String {
    let (goes, stays) = (plain(goes, TITLE), plain(stays, TITLE));
    let count = |ratings: u64| say!(locale, "ratings", count = ratings);
    let asks = say!(locale, "merge-ask", goes = goes, stays = stays);
    let ratings = say!(
        locale,
        "merge-ratings",
        going = count(both.going),
        staying = count(both.staying),
        together = count(both.together()),
        twice = say!(locale, "merge-twice", twice = both.twice)
    );
    format!("{asks}\n{ratings}")
}

/// The buttons below that question.
pub fn merging_buttons(goes: BookId, stays: BookId, locale: Locale) -> Vec<CreateActionRow> {
    let one = say!(locale, "merge-make-one");
    vec![CreateActionRow::Buttons(vec![
        button(Click::Merge(goes, stays), one).style(ButtonStyle::Danger),
        button(Click::Nothing, say!(locale, "removal-leave")),
    ])]
}

/// What is said once two records are one.
pub fn merged(goes: &str, stays: &str, both: Both, locale: Locale) -> String {
    let (goes, stays) = (plain(goes, TITLE), plain(stays, TITLE));
    let mut said = vec![say!(
        locale,
        "merged",
        goes = &goes,
        stays = &stays,
        count = both.together(),
        going = both.going,
        staying = both.staying
    )];
    if both.twice > 0 {
        said.push(say!(
            locale,
            "merged-twice",
            twice = both.twice,
            replaced = both.replaced,
            goes = &goes,
            kept = both.twice - both.replaced,
            stays = &stays
        ));
    }
    said.push(say!(locale, "merged-cards"));
    said.join(" ")
}

/// What is said once a review has a record of its own; `left` ratings stay with
/// the record that it leaves, and `found` were kept under its name.
pub fn split(own: &str, from: &str, (left, found): (u64, u64), locale: Locale) -> String {
    say!(
        locale,
        "split",
        own = plain(own, TITLE),
        left = left,
        found = found,
        from = plain(from, TITLE)
    )
}

/// What is said where a question was answered with no.
pub fn nothing_done(locale: Locale) -> String {
    say!(locale, "nothing-done")
}
