//! What staff are told of a review: that the club has it, that it is posted, and
//! where.

use crate::club::ids::ReviewId;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::commands::Asker;
use crate::discord::plain::plain;
use crate::store::{CardPlace, Earlier, Likeness, Which};

/// Longest title in a sentence, in code points.
pub(super) const TITLE: usize = 150;

/// What the club has of this review already, and what can be done.
pub(super) fn known(asker: Asker, earlier: &Earlier) -> String {
    let title = plain(&earlier.title, TITLE);
    let place = link(asker, &earlier.place);
    if earlier.place.stopped {
        return format!(
            "This review of *{title}* was here before, but its card is gone. **Post** gives it a new one; the ratings are still there."
        );
    }
    let update = "**Update the card** puts this version in its place";
    match earlier.likeness {
        Likeness::Unchanged => format!(
            "This review of *{title}* is already here, and nothing has changed in it: {place}. {update}; it is not posted twice."
        ),
        Likeness::SameText | Likeness::SameReviewer => format!(
            "This review of *{title}* is already here: {place}. {update}; it is not posted twice."
        ),
        Likeness::SameWords => format!(
            "The same text is already here as a review of *{title}*: {place}. **Post** posts it as a review of this book, too; {update} instead."
        ),
        Likeness::SameBook => format!(
            "There is a review of *{title}* here already: {place}. If this is the same reviewer's, {update}; **Post as another** posts a second one."
        ),
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
    Ok(match standing.map(|standing| standing.card) {
        Some(place) if place.stopped => (
            format!(
                "*{title}* has no card, because I may not post in <#{}>. Once I may, press **Post**.",
                place.channel
            ),
            true,
        ),
        Some(place) => (
            format!("*{title}* is posted: {}", link(asker, &place)),
            false,
        ),
        None => (format!("*{title}* was posted and is gone again."), false),
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
