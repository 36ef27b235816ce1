//! A rating: the menu of stars, the receipt, the way back.

use poise::serenity_prelude as serenity;
use serenity::CreateActionRow;

use super::lines::club_line;
use super::{EMBED_TITLE, button};
use crate::club::blind::Score;
use crate::club::ids::BookId;
use crate::club::note::Note;
use crate::club::stars::{Stars, Step, signs};
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};

/// Longest label of a menu's option.
const OPTION: usize = 100;

/// Longest note as it is shown, with a sign of escape before every character.
const NOTE: usize = 2 * Note::MOST;

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
pub fn receipt(title: &str, before: Option<Stars>, now: Option<Stars>, score: &Score) -> String {
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
    let club = match score.votes() {
        0 => "The club has no vote on it now.".to_owned(),
        _ => format!("The club: {}.", club_line(score)),
    };
    let back = match (before, now) {
        (None, None) => "",
        (Some(_), None) => "\n**Undo** below brings it back.",
        _ => "\n**Undo** below takes this back; `/rate` changes it, `/unrate` withdraws it.",
    };
    format!("{change}\n{club}{back}")
}

/// A note as its writer sees it: under a spoiler's veil where they asked for it.
pub fn note(note: &Note) -> String {
    let words = plain(&note.words, NOTE);
    if note.spoiler {
        format!("||{words}||")
    } else {
        words
    }
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
