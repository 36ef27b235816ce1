//! **Edit fields** and **Edit the text**: the form with what was understood, or
//! with the prose, and what comes back.
//!
//! Discord opens no form upon a form, so what is wrong is said on the proof;
//! what was typed is kept and stands in the form when it is opened again.

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateInputText, CreateModal, InputTextStyle};

use crate::club::correction::{AUTHORS, Form, LINES, RATING, TITLE, text};
use crate::club::ids::DraftId;
use crate::club::locale::Locale;
use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::discord::answer::Exchange;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::click::{Click, Step};
use crate::discord::commands::Asker;
use crate::discord::commands::review::proof::{own, show};
use crate::discord::plain::plain;
use crate::say;
use crate::store::{Draft, DraftBook, Fate};

/// Longest list of what is wrong: it stands above the proof with other words,
/// which have 2,000 characters together.
const WRONG: usize = 1_000;

/// Opens the form with what was understood, or with what was typed before.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn edit(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    let book = open_book(&kept, number)?;
    let form = book.typed.clone();
    let form = form.unwrap_or_else(|| Form::of(&book.review, asker.locale));
    let id = Click::Draft(draft, number, Step::Edited).to_string();
    Ok(exchange.form(modal(id, form, asker.locale)).await?)
}

/// Opens the form with the text, or with the piece of it that was chosen.
///
/// # Errors
///
/// As [`edit`].
pub async fn text(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
    values: &[String],
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    let body = &open_book(&kept, number)?.review.body;
    let piece: u32 = match values.first() {
        Some(chosen) => chosen.parse().map_err(|_| Sorry::OldButton)?,
        None => 0,
    };
    let pieces = text::parts(body);
    let range = pieces.get(piece as usize).ok_or(Sorry::OldButton)?;
    let id = Click::Draft(draft, number, Step::Texted(piece, text::mark(body))).to_string();
    let label = match pieces.len() {
        1 => say!(asker.locale, "paste-text"),
        all => say!(asker.locale, "edit-part", part = piece + 1, parts = all),
    };
    let input = CreateInputText::new(InputTextStyle::Paragraph, label, "text")
        .required(false)
        .value(body.get(range.clone()).unwrap_or_default());
    let modal = CreateModal::new(id, say!(asker.locale, "button-edit-text"))
        .components(vec![CreateActionRow::InputText(input)]);
    Ok(exchange.form(modal).await?)
}

/// Takes the text that was typed.
///
/// # Errors
///
/// As [`edit`]; [`Sorry::TextChanged`] where the text is another by now.
pub async fn texted(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
    (piece, mark): (u32, u32),
    values: &[String],
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    let review = &open_book(&kept, number)?.review;
    let [typed] = values else {
        return Err(Sorry::OldButton.into());
    };
    if text::mark(&review.body) != mark {
        return Err(Sorry::TextChanged.into());
    }
    let body = text::corrected(&review.body, piece as usize, typed).ok_or(Sorry::OldButton)?;
    if body.is_empty() {
        return Err(Sorry::NoText.into());
    }
    let says = if body == review.body.trim() {
        say!(asker.locale, "edit-unchanged")
    } else {
        let corrected = Review {
            body,
            ..review.clone()
        };
        if !bot.store.correct_draft(draft, number, &corrected).await? {
            return Err(Sorry::DraftPosted.into());
        }
        say!(asker.locale, "edit-changed-here")
    };
    let kept = own(bot, asker, draft).await?;
    let answer = show(bot, asker, draft, &kept, number, &says).await?;
    Ok(exchange.update(answer).await?)
}

/// Takes what was typed into the form, or says what is wrong with it.
///
/// # Errors
///
/// As [`edit`].
pub async fn edited(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
    values: &[String],
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    let book = open_book(&kept, number)?;
    let form = Form::typed(values).ok_or(Sorry::OldButton)?;
    let says = match form.correct(&book.review) {
        Ok(corrected) => {
            let changed = corrected != book.review;
            // The person has looked; what was doubtful is as she wants it now.
            let warnings = match changed {
                true => Vec::new(),
                false => book.review.warnings.clone(),
            };
            let corrected = Review {
                warnings,
                ..corrected
            };
            if !bot.store.correct_draft(draft, number, &corrected).await? {
                return Err(Sorry::DraftPosted.into());
            }
            match changed {
                true if kept.target.is_some() => say!(asker.locale, "edit-changed-here"),
                true => say!(asker.locale, "edit-changed"),
                false => say!(asker.locale, "edit-unchanged"),
            }
        }
        Err(wrong) => {
            bot.store.keep_typed(draft, number, &form).await?;
            let wrong: Vec<String> = wrong.iter().map(|one| one.said(asker.locale)).collect();
            let wrong = plain(&wrong.join(" "), WRONG);
            say!(asker.locale, "edit-wrong", wrong = wrong)
        }
    };
    let kept = own(bot, asker, draft).await?;
    let answer = show(bot, asker, draft, &kept, number, &says).await?;
    Ok(exchange.update(answer).await?)
}

/// A book that can still be changed.
fn open_book(kept: &Draft, number: u32) -> Result<&DraftBook, Sorry> {
    let book = kept.book(number).ok_or(Sorry::OldButton)?;
    match book.fate {
        Fate::Posted(_) => Err(Sorry::DraftPosted),
        Fate::Open | Fate::LeftOut => Ok(book),
    }
}

/// The form, its inputs in the order of [`Form::typed`].
fn modal(id: String, form: Form, locale: Locale) -> CreateModal {
    let input = |label: String, name: &str, style, value: String, most: usize| {
        CreateInputText::new(style, label, name)
            .required(false)
            .max_length(u16::try_from(most).unwrap_or(u16::MAX))
            .value(value)
    };
    let (line, lines) = (InputTextStyle::Short, InputTextStyle::Paragraph);
    let inputs = [
        input(say!(locale, "edit-book"), "title", line, form.title, TITLE).required(true),
        input(
            say!(locale, "edit-authors"),
            "authors",
            line,
            form.authors,
            AUTHORS,
        ),
        input(
            say!(locale, "edit-rating"),
            "rating",
            line,
            form.rating,
            RATING,
        ),
        input(
            say!(locale, "edit-details"),
            "details",
            lines,
            form.details,
            LINES,
        ),
        input(
            say!(locale, "edit-points"),
            "points",
            lines,
            form.points,
            LINES,
        ),
    ];
    let title = say!(locale, "edit-title");
    CreateModal::new(id, title).components(inputs.map(CreateActionRow::InputText).into())
}
