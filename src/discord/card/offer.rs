//! A review that a blog has published: what staff are asked about it.

use poise::serenity_prelude as serenity;
use serenity::{ButtonStyle, CreateActionRow, CreateEmbed};

use super::proof::with_warnings;
use super::{button, front};
use crate::club::ids::{ChannelId, OfferId};
use crate::club::locale::Locale;
use crate::club::review::Review;
use crate::discord::click::Click;
use crate::discord::plain::plain;
use crate::say;
use crate::store::Outlook;

/// Longest title of a feed, in code points.
const TITLE: usize = 150;

/// Longest list of warnings. With the card the whole stays under the 6,000 that
/// Discord allows one message.
const WARNINGS: usize = 900;

/// A review of a feed, to be shown to staff.
pub struct Offered<'a> {
    /// Which.
    pub offer: OfferId,
    /// What the feed calls itself.
    pub feed: &'a str,
    /// The review as it would be posted.
    pub review: &'a Review,
    /// What it would meet in the club.
    pub outlook: &'a Outlook,
    /// Where it was published; may be empty.
    pub source: &'a str,
    /// Where its card would go.
    pub channel: ChannelId,
    /// The server's language.
    pub locale: Locale,
}

/// A message that asks staff.
pub struct Asking {
    /// The sentence above the card.
    pub text: String,
    /// The card as it would look, and what staff should know beside it.
    pub embed: CreateEmbed,
    /// The buttons.
    pub rows: Vec<CreateActionRow>,
}

/// Asks staff whether to post a review.
pub fn offer(offered: &Offered<'_>) -> Asking {
    let earlier = offered.outlook.earlier.as_ref();
    let earlier = earlier.filter(|one| !one.place.stopped);
    let feed = plain(offered.feed, TITLE);
    // In brackets the address gets no picture of its page below it.
    let at = match offered.source {
        "" => String::new(),
        source => format!(" <{source}>"),
    };
    let (locale, channel) = (offered.locale, offered.channel.to_string());
    let (news, goes_to, label) = match earlier {
        Some(earlier) if earlier.likeness.is_certain() => (
            say!(locale, "offer-version", feed = feed),
            say!(
                locale,
                "offer-to-card",
                channel = earlier.place.channel.to_string()
            ),
            say!(locale, "button-update"),
        ),
        Some(_) => (
            say!(locale, "offer-another", feed = feed),
            say!(locale, "offer-to-own-card", channel = channel),
            say!(locale, "button-post"),
        ),
        None => (
            say!(locale, "offer-new", feed = feed),
            format!("<#{channel}>"),
            say!(locale, "button-post"),
        ),
    };
    let embed = front(offered.review, &offered.outlook.score, locale);
    let embed = embed.field(say!(locale, "proof-goes-to"), goes_to, true);
    let buttons = CreateActionRow::Buttons(vec![
        button(Click::PostOffer(offered.offer), label).style(ButtonStyle::Success),
        button(Click::Ignore(offered.offer), say!(locale, "button-ignore")),
    ]);
    Asking {
        text: format!("{news}{at}"),
        embed: with_warnings(embed, offered.review, WARNINGS, locale),
        rows: vec![buttons],
    }
}
