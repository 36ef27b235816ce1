//! **Post**, **Update the card** and **Post all**: a draft becomes cards.
//!
//! The row is written first; then the press is waited for as long as a person
//! would. Whoever presses twice, in whichever process, is shown the same card.

use std::time::Duration;

use tokio::time::Instant;

use crate::club::ids::{DraftId, ReviewId};
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card::{self, Offer};
use crate::discord::commands::review::proof::{own, show};
use crate::discord::commands::review::words::{TITLE, link, posted_line};
use crate::discord::commands::{Asker, book};
use crate::discord::plain::plain;
use crate::say;
use crate::store::{CardPlace, DraftBook, Fate, How, Posted, Which, now};

/// How long **Post** waits for the card to appear before it says "on its way".
pub(in crate::discord::commands) const POSTING: Duration = Duration::from_secs(10);

/// Longest list of what was posted, in code points (Discord, resources/message,
/// "Embed Limits": 4096).
const LIST: usize = 4_000;

/// Posts one book of a draft, or updates the card of its earlier version.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn post(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
    how: How,
) -> Result<(), Trouble> {
    own(bot, asker, draft).await?;
    exchange.defer_update().await?;
    let posted = bot
        .store
        .post_draft(asker.club, asker.member, (draft, number), how, now())
        .await?;
    let answer = match posted.ok_or(Sorry::DraftGone)? {
        Posted::Already(_) => {
            let kept = own(bot, asker, draft).await?;
            let says = say!(asker.locale, "posted-nothing");
            show(bot, asker, draft, &kept, number, &says).await?
        }
        Posted::Changed { .. } => return Err(Sorry::ReviewChanged.into()),
        posted if given_up(bot, asker, &posted).await? => {
            Answer::text(say!(asker.locale, "posted-no-card"))
        }
        posted => {
            bot.printing.notify_one();
            let deadline = Instant::now() + POSTING;
            let place = wait_for_card(bot, asker, posted.review(), deadline).await?;
            let says = match (place.message, posted) {
                (None, _) => {
                    let channel = place.channel.to_string();
                    say!(asker.locale, "posted-on-its-way", channel = channel)
                }
                (Some(_), Posted::Updated { .. }) => {
                    say!(asker.locale, "posted-updated", place = link(asker, &place))
                }
                (Some(_), _) => say!(asker.locale, "posted-new", place = link(asker, &place)),
            };
            onward(bot, asker, draft, number, &says).await?
        }
    };
    Ok(exchange.show(answer).await?)
}

/// Whether the card of a review that was corrected was given up before.
async fn given_up(bot: &Bot, asker: Asker, posted: &Posted) -> Result<bool, Trouble> {
    let Posted::Updated { review } = posted else {
        return Ok(false);
    };
    let standing = book::pressed(bot, asker, Which::Review(*review)).await?;
    Ok(standing.card.stopped)
}

/// Does with every open book what its green button would do, where that is
/// certain to be wanted.
///
/// # Errors
///
/// As [`post`]; what was posted before stays posted.
pub async fn post_all(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    exchange.defer_update().await?;
    // Worked out before anything is posted: a book that the document reviews
    // twice is then left for staff to decide, and does not overwrite itself.
    let mut plan = Vec::new();
    for book in kept.books.iter().filter(|book| book.fate == Fate::Open) {
        let outlook = bot.store.outlook(asker.club, &book.review).await?;
        let how = Offer::of(book.fate, outlook.earlier.as_ref()).for_all();
        plan.extend(how.map(|how| (book.number, how)));
    }
    let (mut posted, mut updated) = (Vec::new(), 0);
    for (number, how) in plan {
        let done = bot
            .store
            .post_draft(asker.club, asker.member, (draft, number), how, now())
            .await?;
        match done.ok_or(Sorry::DraftGone)? {
            Posted::Already(_) | Posted::Changed { .. } => {}
            done => {
                updated += usize::from(matches!(done, Posted::Updated { .. }));
                posted.push(done.review());
            }
        }
    }
    bot.printing.notify_one();
    let deadline = Instant::now() + POSTING;
    for review in &posted {
        // A card that Discord refuses is told of in the list.
        if let Err(trouble) = wait_for_card(bot, asker, *review, deadline).await
            && !matches!(trouble, Trouble::Say(Sorry::CannotPost { .. }))
        {
            return Err(trouble);
        }
    }
    let says = say!(
        asker.locale,
        "posted-all",
        posted = posted.len() - updated,
        updated = updated
    );
    let answer = onward(bot, asker, draft, number, &says).await?;
    Ok(exchange.show(answer).await?)
}

/// The next book that waits for staff, or where none does, what has become of
/// all.
async fn onward(
    bot: &Bot,
    asker: Asker,
    draft: DraftId,
    number: u32,
    says: &str,
) -> Result<Answer, Trouble> {
    let kept = own(bot, asker, draft).await?;
    if kept.books.len() == 1 {
        return Ok(Answer::text(says));
    }
    let (before, after): (Vec<_>, Vec<_>) =
        kept.books.iter().partition(|book| book.number <= number);
    let mut lines = String::new();
    for book in after.into_iter().chain(before) {
        if waits(bot, asker, book).await? {
            return show(bot, asker, draft, &kept, book.number, says).await;
        }
    }
    for book in &kept.books {
        let title = book.review.title.as_deref().unwrap_or_default();
        let line = match book.fate {
            Fate::Posted(review) => posted_line(bot, asker, title, review).await?.0,
            Fate::LeftOut => {
                let title = plain(title, TITLE);
                say!(asker.locale, "posted-left-out", title = title)
            }
            Fate::Open => {
                let title = plain(title, TITLE);
                say!(asker.locale, "posted-already", title = title)
            }
        };
        if lines.chars().count() + line.chars().count() > LIST {
            lines.push('…');
            break;
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    Ok(Answer::embed(card::posted(&lines, asker.locale)))
}

/// Whether there is something to do with a book of a draft: it can be posted,
/// or its card was refused.
async fn waits(bot: &Bot, asker: Asker, book: &DraftBook) -> Result<bool, Trouble> {
    Ok(match book.fate {
        Fate::LeftOut => false,
        Fate::Open => {
            let outlook = bot.store.outlook(asker.club, &book.review).await?;
            Offer::of(book.fate, outlook.earlier.as_ref()).is_due()
        }
        Fate::Posted(review) => {
            let standing = bot
                .store
                .standing(asker.club, Which::Review(review))
                .await?;
            standing.is_some_and(|standing| standing.card.stopped)
        }
    })
}

/// Waits until the press has printed the card of a review, or as long as a
/// person would, and gives where it stands.
///
/// # Errors
///
/// [`Sorry::CannotPost`] where Discord refuses it; where the store fails.
pub(in crate::discord::commands) async fn wait_for_card(
    bot: &Bot,
    asker: Asker,
    review: ReviewId,
    deadline: Instant,
) -> Result<CardPlace, Trouble> {
    loop {
        let printed = bot.printed.notified();
        let place = book::pressed(bot, asker, Which::Review(review)).await?.card;
        if place.stopped {
            return Err(Sorry::CannotPost {
                channel: place.channel.0,
            }
            .into());
        }
        let now = Instant::now();
        if place.message.is_some() || now >= deadline {
            return Ok(place);
        }
        // Another process may be the one that prints, hence the look every second.
        let wait = Duration::from_secs(1).min(deadline - now);
        let _ = tokio::time::timeout(wait, printed).await;
    }
}
