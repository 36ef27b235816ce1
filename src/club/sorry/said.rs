//! The words of each [`Sorry`], in the locale of whoever reads them.

use super::{DOCUMENT_BYTES, Sorry};
use crate::club::locale::Locale;
use crate::club::stars::{NotStars, Stars, Step};
use crate::say;

impl Sorry {
    /// What happened and what to do, in this locale.
    #[must_use]
    pub fn said(&self, locale: Locale) -> String {
        match self {
            Self::DocumentEmpty => say!(locale, "sorry-document-empty"),
            Self::DocumentTooLarge { bytes } => {
                let (size, most) = (bytes.div_ceil(1000), DOCUMENT_BYTES / 1000);
                say!(locale, "sorry-document-too-large", size = size, most = most)
            }
            Self::DocumentNotText => say!(locale, "sorry-document-not-text"),
            Self::NotAReview => say!(locale, "sorry-not-a-review"),
            Self::AFeed => say!(locale, "sorry-a-feed"),
            Self::NoTitle => say!(locale, "sorry-no-title"),
            Self::NoReviews => say!(locale, "sorry-no-reviews"),
            Self::UnknownBook { asked, near } => {
                let near = did_you_mean(locale, near);
                say!(locale, "sorry-unknown-book", asked = asked, near = near)
            }
            Self::UnknownTheme { title, asked, near } => {
                let near = did_you_mean(locale, near);
                say!(
                    locale,
                    "sorry-unknown-theme",
                    title = title,
                    asked = asked,
                    near = near
                )
            }
            Self::NoQuestions { title } => say!(locale, "sorry-no-questions", title = title),
            Self::TellsTooMuch { title } => say!(locale, "sorry-tells-too-much", title = title),
            Self::QuestionGone => say!(locale, "sorry-question-gone"),
            Self::OwnLength {
                characters,
                least,
                most,
            } => say!(
                locale,
                "sorry-own-length",
                characters = *characters,
                least = *least,
                most = *most
            ),
            Self::OwnLink => say!(locale, "sorry-own-link"),
            Self::OwnTwice => say!(locale, "sorry-own-twice"),
            Self::OwnTooMany { most } => say!(locale, "sorry-own-too-many", most = *most),
            Self::CannotAskHere { channel } => {
                say!(
                    locale,
                    "sorry-cannot-ask-here",
                    channel = channel.to_string()
                )
            }
            Self::PlanUnclear => say!(locale, "sorry-plan-unclear"),
            Self::NotATime { given } => say!(locale, "sorry-not-a-time", given = given),
            Self::UnknownZone { given } => say!(locale, "sorry-unknown-zone", given = given),
            Self::TooManyPlans { most } => say!(locale, "sorry-too-many-plans", most = *most),
            Self::InThread => say!(locale, "sorry-in-thread"),
            Self::NoThreads { channel } => {
                say!(locale, "sorry-no-threads", channel = channel.to_string())
            }
            Self::NotStars(not_stars) => not_stars_said(not_stars, locale),
            Self::NotRated { title } => say!(locale, "sorry-not-rated", title = title),
            Self::StaffOnly => say!(locale, "sorry-staff-only"),
            Self::ServerOnly => say!(locale, "sorry-server-only"),
            Self::CannotPost { channel } => {
                say!(locale, "sorry-cannot-post", channel = channel.to_string())
            }
            Self::MayNotWrite { channel } => {
                say!(locale, "sorry-may-not-write", channel = channel.to_string())
            }
            Self::NotATextChannel { channel } => {
                let channel = channel.to_string();
                say!(locale, "sorry-not-a-text-channel", channel = channel)
            }
            Self::NoCardHere { channel } => {
                say!(locale, "sorry-no-card-here", channel = channel.to_string())
            }
            Self::NoteTooLong { characters, most } => say!(
                locale,
                "sorry-note-too-long",
                characters = *characters,
                most = *most
            ),
            Self::AdminOnly => say!(locale, "sorry-admin-only"),
            Self::NotADay => say!(locale, "sorry-not-a-day"),
            Self::NothingRated => say!(locale, "sorry-nothing-rated"),
            Self::NotACard => say!(locale, "sorry-not-a-card"),
            Self::OldButton => say!(locale, "sorry-old-button"),
            Self::DraftGone => say!(locale, "sorry-draft-gone"),
            Self::DraftExpired => say!(locale, "sorry-draft-expired"),
            Self::OthersDraft => say!(locale, "sorry-others-draft"),
            Self::DraftPosted => say!(locale, "sorry-draft-posted"),
            Self::ReviewChanged => say!(locale, "sorry-review-changed"),
            Self::TextChanged => say!(locale, "sorry-text-changed"),
            Self::NoText => say!(locale, "sorry-no-text"),
            Self::ReviewRemoved => say!(locale, "sorry-review-removed"),
            Self::UnknownReview { title, asked, near } => {
                let near = did_you_mean(locale, near);
                say!(
                    locale,
                    "sorry-unknown-review",
                    title = title,
                    asked = asked,
                    near = near
                )
            }
            Self::NotRestorable => say!(locale, "sorry-not-restorable"),
            Self::PostedAgain => say!(locale, "sorry-posted-again"),
            Self::SameBook { title } => say!(locale, "sorry-same-book", title = title),
            Self::NotTyped => say!(locale, "sorry-not-typed"),
            Self::OnlyReview { title } => say!(locale, "sorry-only-review", title = title),
            Self::SameName { title } => say!(locale, "sorry-same-name", title = title),
            Self::FileOrLink => say!(locale, "sorry-file-or-link"),
            Self::MessageEmpty => say!(locale, "sorry-message-empty"),
            Self::AttachmentLost => say!(locale, "sorry-attachment-lost"),
            Self::LinkClosed => say!(locale, "sorry-link-closed"),
            Self::LinkAnswered { code } => {
                let advice = advice(locale, *code);
                let code = code.to_string();
                say!(locale, "sorry-link-answered", code = code, advice = advice)
            }
            Self::LinkSlow => say!(locale, "sorry-link-slow"),
            Self::LinkTooLarge => say!(locale, "sorry-link-too-large"),
            Self::LinkNotText => say!(locale, "sorry-link-not-text"),
            Self::NoFeed => say!(locale, "sorry-no-feed"),
            Self::TooManyFeeds { most } => say!(locale, "sorry-too-many-feeds", most = *most),
            Self::UnknownFeed { asked } => say!(locale, "sorry-unknown-feed", asked = asked),
            Self::OfferGone => say!(locale, "sorry-offer-gone"),
            Self::TooSlow => say!(locale, "sorry-too-slow"),
            Self::Forgetful => say!(locale, "sorry-forgetful"),
        }
    }
}

fn not_stars_said(not_stars: &NotStars, locale: Locale) -> String {
    match not_stars {
        NotStars::Unread { given, step } => {
            let range = range(locale, *step);
            say!(locale, "sorry-not-stars", given = given, range = range)
        }
        NotStars::OffStep { given, nearest } => {
            let bold = |stars: &Stars| format!("**{}**", locale.stars(*stars));
            let nearest: Vec<String> = nearest.iter().map(bold).collect();
            let nearest = locale.either(&nearest);
            say!(locale, "sorry-off-step", given = given, nearest = nearest)
        }
    }
}

/// What members may give.
fn range(locale: Locale, step: Step) -> String {
    let least = step.choices().last();
    let least = least.map_or_else(String::new, |least| locale.stars(least));
    match step {
        Step::Whole => say!(locale, "range-whole"),
        Step::Half => say!(locale, "range-half", least = least),
        Step::Quarter => say!(locale, "range-quarter", least = least),
    }
}

/// What to do about the status of a page.
fn advice(locale: Locale, code: u16) -> String {
    match code {
        404 | 410 => say!(locale, "sorry-link-gone"),
        401 | 402 | 403 | 451 => say!(locale, "sorry-link-locked"),
        _ => say!(locale, "sorry-link-broken"),
    }
}

fn did_you_mean(locale: Locale, near: &[String]) -> String {
    if near.is_empty() {
        return say!(locale, "sorry-start-typing");
    }
    let near: Vec<String> = near.iter().map(|name| format!("*{name}*")).collect();
    say!(locale, "sorry-did-you-mean", near = locale.either(&near))
}
