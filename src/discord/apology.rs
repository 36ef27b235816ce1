//! Errors to words: the two kinds of trouble, told apart in one place.
//!
//! A [`Sorry`] is shown as it is. Everything else is logged with its context
//! under a short reference, and the person is shown that reference and no more.

use crate::club::locale::Locale;
use crate::club::sorry::Sorry;
use crate::club::stars::NotStars;
use crate::discord::plain::plain;
use crate::discord::rest::Refusal;
use crate::say;
use crate::store::StoreError;

/// What a handler may fail with.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// For the person: shown, not logged.
    #[error(transparent)]
    Say(#[from] Sorry),
    /// For the operator: logged, not shown.
    #[error(transparent)]
    Log(#[from] anyhow::Error),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        if error.is_unreachable() {
            tracing::error!(error = %chain(&error), "the database does not answer");
            return Self::Say(Sorry::Forgetful);
        }
        Self::Log(anyhow::Error::new(error).context("the store refused"))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Log(anyhow::Error::new(refusal).context("Discord refused"))
    }
}

/// The words for a person of this locale; what is not theirs to see is logged
/// here, with `doing` as its context and a reference that both sides can name.
#[must_use]
pub fn in_words(trouble: &Trouble, doing: &str, locale: Locale) -> String {
    match trouble {
        Trouble::Say(sorry) => quoted(sorry.clone()).said(locale),
        Trouble::Log(error) => {
            let reference = format!("{:06x}", rand::random::<u32>() & 0x00ff_ffff);
            tracing::error!(
                doing,
                reference,
                error = format!("{error:#}"),
                "a handler failed"
            );
            say!(locale, "sorry-in-the-log", reference = reference)
        }
    }
}

/// Longest title, name or typed word in an apology, in code points: with five
/// near names the sentence stays far under a message's 2,000.
const QUOTED: usize = 200;

/// The same with the words of others as text, whatever Markdown is in them.
fn quoted(mut sorry: Sorry) -> Sorry {
    let text = |words: &mut String| *words = plain(words, QUOTED);
    match &mut sorry {
        Sorry::NoQuestions { title }
        | Sorry::TellsTooMuch { title }
        | Sorry::NotRated { title }
        | Sorry::SameBook { title }
        | Sorry::OnlyReview { title }
        | Sorry::SameName { title } => text(title),
        Sorry::UnknownFeed { asked } => text(asked),
        Sorry::NotATime { given } | Sorry::UnknownZone { given } => text(given),
        Sorry::UnknownBook { asked, near } => {
            text(asked);
            near.iter_mut().for_each(text);
        }
        Sorry::UnknownTheme { title, asked, near }
        | Sorry::UnknownReview { title, asked, near } => {
            text(title);
            text(asked);
            near.iter_mut().for_each(text);
        }
        Sorry::NotStars(NotStars::Unread { given, .. } | NotStars::OffStep { given, .. }) => {
            text(given);
        }
        _ => {}
    }
    sorry
}

/// An error with its sources, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
