//! What staff are told of a review: that the club has it, that it is posted, and
//! where.

use crate::club::ids::ReviewId;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::commands::Asker;
use crate::discord::plain::plain;
use crate::say;
use crate::store::{CardPlace, Earlier, Likeness, Which};

/// Longest title in a sentence, in code points.
pub(super) const TITLE: usize = 150;

/// What the club has of this review already, and what can be done.
pub(super) fn known(asker: Asker, earlier: &Earlier) -> String {
    let locale = asker.locale;
    let title = plain(&earlier.title, TITLE);
    let place = link(asker, &earlier.place);
    if earlier.place.stopped {
        return say!(locale, "known-gone", title = title);
    }
    match earlier.likeness {
        Likeness::Unchanged => say!(locale, "known-unchanged", title = title, place = place),
        Likeness::SameText | Likeness::SameReviewer => {
            say!(locale, "known-same", title = title, place = place)
        }
        Likeness::SameWords => say!(locale, "known-same-words", title = title, place = place),
        Likeness::SameBook => say!(locale, "known-same-book", title = title, place = place),
    }
}

/// `*Title*: where its card is`, and whether the card was given up.
pub(super) async fn posted_line(
    bot: &Bot,
    asker: Asker,
    title: &str,
    review: ReviewId,
) -> Result<(String, bool), Trouble> {
    let title = plain(title, TITLE);
    let standing = bot
        .store
        .standing(asker.club, Which::Review(review))
        .await?;
    let locale = asker.locale;
    Ok(match standing.map(|standing| standing.card) {
        Some(place) if place.stopped => {
            let channel = place.channel.to_string();
            let line = say!(locale, "posted-refused", title = title, channel = channel);
            (line, true)
        }
        Some(place) => {
            let place = link(asker, &place);
            (
                say!(locale, "posted-stands", title = title, place = place),
                false,
            )
        }
        None => (say!(locale, "posted-gone", title = title), false),
    })
}

/// Where a card stands, as a link that members can follow.
pub(in crate::discord::commands) fn link(asker: Asker, place: &CardPlace) -> String {
    match place.message {
        Some(message) => {
            format!(
                "https://discord.com/channels/{}/{}/{message}",
                asker.club, place.channel
            )
        }
        None => format!("<#{}>", place.channel),
    }
}

/// What is said, one thing in a line; what is empty is left out.
pub(super) fn lines(said: &[&str]) -> String {
    let said: Vec<&str> = said
        .iter()
        .copied()
        .filter(|said| !said.is_empty())
        .collect();
    said.join("\n")
}
