//! A rating: the menu of stars, the receipt, the way back.

use poise::serenity_prelude as serenity;
use serenity::CreateActionRow;

use super::lines::club_line;
use super::{EMBED_TITLE, button};
use crate::club::blind::Score;
use crate::club::ids::BookId;
use crate::club::locale::Locale;
use crate::club::note::Note;
use crate::club::stars::{Stars, Step, signs};
use crate::discord::click::Click;
use crate::discord::plain::{cut, plain};
use crate::say;

/// Longest label of a menu's option.
const OPTION: usize = 100;

/// Longest note as it is shown, with a sign of escape before every character.
const NOTE: usize = 2 * Note::MOST;

/// The menu of the club's stars, a member's present rating shown as chosen.
pub fn star_menu(
    book: BookId,
    step: Step,
    present: Option<Stars>,
    locale: Locale,
) -> Vec<CreateActionRow> {
    let options = step
        .choices()
        .map(|stars| {
            let label = cut(&starred(stars, locale), OPTION);
            serenity::CreateSelectMenuOption::new(label, stars.to_string())
                .default_selection(present == Some(stars))
        })
        .collect();
    let menu = serenity::CreateSelectMenu::new(
        Click::Stars(book).to_string(),
        serenity::CreateSelectMenuKind::String { options },
    )
    .placeholder(say!(locale, "rate-your-stars"));
    vec![CreateActionRow::SelectMenu(menu)]
}

/// `★★★½ 3.5`, for where Discord reads no Markdown.
pub fn starred(stars: Stars, locale: Locale) -> String {
    format!("{} {}", signs(stars), locale.stars(stars))
}

/// `★★★½ **3.5**`.
pub fn starred_bold(stars: Stars, locale: Locale) -> String {
    format!("{} **{}**", signs(stars), locale.stars(stars))
}

/// What stands over the menu: whether the member has rated the book.
pub fn menu_says(title: &str, present: Option<Stars>, locale: Locale) -> String {
    let title = plain(title, EMBED_TITLE);
    match present {
        Some(stars) => {
            let stars = starred_bold(stars, locale);
            say!(locale, "rate-anew", title = title, stars = stars)
        }
        None => say!(locale, "rate-how-many", title = title),
    }
}

/// The receipt of a rating: what it was, what it is, where the club stands.
pub fn receipt(
    title: &str,
    before: Option<Stars>,
    now: Option<Stars>,
    score: &Score,
    locale: Locale,
) -> String {
    let title = plain(title, EMBED_TITLE);
    let shown = |stars: Stars| starred_bold(stars, locale);
    let change = match (before, now) {
        (None, Some(now)) => say!(locale, "rated-first", title = title, stars = shown(now)),
        (Some(before), Some(now)) if before == now => {
            say!(locale, "rated-same", title = title, stars = shown(now))
        }
        (Some(before), Some(now)) => say!(
            locale,
            "rated-changed",
            title = title,
            before = shown(before),
            stars = shown(now)
        ),
        (Some(before), None) => {
            let before = shown(before);
            say!(locale, "rated-withdrawn", title = title, before = before)
        }
        (None, None) => say!(locale, "rated-nothing", title = title),
    };
    let club = match score.votes() {
        0 => say!(locale, "rated-club-none"),
        _ => say!(locale, "rated-club", score = club_line(score, locale)),
    };
    let back = match (before, now) {
        (None, None) => return format!("{change}\n{club}"),
        (Some(_), None) => say!(locale, "rated-undo-withdrawn"),
        _ => say!(locale, "rated-undo"),
    };
    format!("{change}\n{club}\n{back}")
}

/// What is said of the note that is kept beside a rating.
pub fn note_kept(note: &Note, locale: Locale) -> String {
    match note.spoiler {
        true => say!(locale, "rated-note-spoiler"),
        false => say!(locale, "rated-note"),
    }
}

/// What is said of the note of a rating that is withdrawn: its words, for the
/// way back restores the stars alone.
pub fn note_went(note: &Note, locale: Locale) -> String {
    say!(locale, "rated-note-went", note = shown(note))
}

/// A note as its writer sees it: under a spoiler's veil where they asked for it.
fn shown(note: &Note) -> String {
    let words = plain(&note.words, NOTE);
    if note.spoiler {
        format!("||{words}||")
    } else {
        words
    }
}

/// The button that takes a rating back to what it was.
pub fn undo(book: BookId, before: Option<Stars>, locale: Locale) -> Vec<CreateActionRow> {
    let label = match before {
        Some(stars) => say!(locale, "undo-to", stars = locale.stars(stars)),
        None => say!(locale, "undo-withdraw"),
    };
    vec![CreateActionRow::Buttons(vec![button(
        Click::Undo(book, before),
        &label,
    )])]
}
