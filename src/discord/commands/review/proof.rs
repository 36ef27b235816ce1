//! Proofs: a document becomes a draft, and the draft is shown to its staff
//! member, one book at a time. What is shown is worked out from the store each
//! time, so it is as true after a restart as before.

use crate::club::correction::text;
use crate::club::ids::{ChannelId, DraftId};
use crate::club::reading;
use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::club::warning::Warning;
use crate::club::{question, theme};
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card::{self, Choices, Offer, Proof, Remaining};
use crate::discord::commands::Asker;
use crate::discord::commands::review::words::{known, lines, posted_line};
use crate::say;
use crate::store::{Draft, DraftBook, Fate, How, Likeness, now};

/// Words by which a piece of a long text is known in the menu.
const PIECE_WORDS: usize = 12;

/// Reads the reviews in a document. What cannot be posted is refused before
/// anything is written.
///
/// # Errors
///
/// [`Sorry`], where there is no review that names its book.
pub(super) async fn read(document: Vec<u8>) -> Result<Vec<Review>, Trouble> {
    // A large document takes milliseconds, which no other member should wait for.
    let read = tokio::task::spawn_blocking(move || reading::read(&document));
    let readings = read.await.map_err(anyhow::Error::new)??;
    let all = readings.len();
    let mut reviews: Vec<Review> = readings
        .into_iter()
        .map(|reading| reading.review)
        .filter(|review| review.title.is_some())
        .collect();
    let nameless = all - reviews.len();
    let first = reviews.first_mut().ok_or(Sorry::NoTitle)?;
    if nameless > 0 {
        let parts = u64::try_from(nameless).unwrap_or(u64::MAX);
        first.warnings.push(Warning::Nameless { parts });
    }
    Ok(reviews)
}

/// Keeps reviews as a draft and shows the first.
pub(super) async fn offer(
    bot: &Bot,
    asker: Asker,
    channel: ChannelId,
    reviews: &[Review],
    source: &str,
) -> Result<Answer, Trouble> {
    let draft = bot
        .store
        .add_draft(asker.club, asker.member, channel, reviews, source, now())
        .await?;
    let kept = own(bot, asker, draft).await?;
    let says = say!(asker.locale, "proof-nothing-posted");
    show(bot, asker, draft, &kept, 1, &says).await
}

/// A draft, for the staff member whom it was shown to.
///
/// # Errors
///
/// [`Sorry::DraftGone`], [`Sorry::OthersDraft`] and [`Sorry::DraftExpired`];
/// where the store fails.
pub(super) async fn own(bot: &Bot, asker: Asker, draft: DraftId) -> Result<Draft, Trouble> {
    let kept = bot.store.draft(draft, asker.club).await?;
    let kept = kept.ok_or(Sorry::DraftGone)?;
    if kept.staff != asker.member {
        return Err(Sorry::OthersDraft.into());
    }
    if kept.is_expired(now()) {
        return Err(Sorry::DraftExpired.into());
    }
    Ok(kept)
}

/// Shows another book of a draft.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words; as for all of these functions.
pub async fn turn(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    let answer = show(bot, asker, draft, &kept, number, "").await?;
    Ok(exchange.update(answer).await?)
}

/// Leaves a book of a draft out, or takes it in again.
///
/// # Errors
///
/// As [`turn`].
pub async fn leave_out(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (draft, number): (DraftId, u32),
    out: bool,
) -> Result<(), Trouble> {
    own(bot, asker, draft).await?;
    bot.store.leave_out(draft, number, out).await?;
    turn(bot, asker, exchange, (draft, number)).await
}

/// Drops a draft.
///
/// # Errors
///
/// As [`turn`].
pub async fn drop_draft(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    draft: DraftId,
) -> Result<(), Trouble> {
    let kept = own(bot, asker, draft).await?;
    if !bot.store.drop_draft(draft, asker.club).await? {
        return Err(Sorry::DraftGone.into());
    }
    let posted = |book: &&DraftBook| matches!(book.fate, Fate::Posted(_));
    let cards = kept.books.iter().filter(posted).count();
    let says = say!(asker.locale, "proof-dropped", cards = cards);
    Ok(exchange.update(Answer::text(says)).await?)
}

/// One book of a draft, below what is to be said first.
///
/// # Errors
///
/// [`Sorry::OldButton`] where the draft has no such book; where the store fails.
pub(super) async fn show(
    bot: &Bot,
    asker: Asker,
    draft: DraftId,
    kept: &Draft,
    number: u32,
    says: &str,
) -> Result<Answer, Trouble> {
    let book = kept.book(number).ok_or(Sorry::OldButton)?;
    let choices = Choices {
        draft,
        number,
        of: u32::try_from(kept.books.len()).unwrap_or(u32::MAX),
        fate: book.fate,
        offer: Offer::Nothing,
        remaining: remaining(bot, asker, kept).await?,
        pieces: Vec::new(),
        locale: asker.locale,
    };
    let title = book.review.title.as_deref().unwrap_or_default();
    if let Fate::Posted(review) = book.fate {
        let (line, refused) = posted_line(bot, asker, title, review).await?;
        let offer = match refused {
            true => Offer::Post { instead: None },
            false => Offer::Nothing,
        };
        let choices = Choices { offer, ..choices };
        return Ok(Answer::text(lines(&[says, &line]))
            .rows(card::choices(&choices))
            .private());
    }
    let outlook = bot.store.outlook(asker.club, &book.review).await?;
    let (themes, questions) = stock(bot, &book.review).await?;
    let standing = match &outlook.earlier {
        _ if kept.target.is_some() => moved(bot, asker, kept, &book.review).await?,
        _ if book.fate == Fate::LeftOut => say!(asker.locale, "proof-left-out"),
        Some(earlier) => known(asker, earlier),
        None => String::new(),
    };
    let typed = match &book.typed {
        Some(_) => say!(asker.locale, "proof-typed-kept"),
        None => String::new(),
    };
    let [face, understood] = card::proof(&Proof {
        review: &book.review,
        score: &outlook.score,
        themes: &themes,
        questions,
        source: &kept.source,
        channel: kept.channel,
        locale: asker.locale,
    });
    let choices = match kept.target {
        Some(review) => Choices {
            offer: Offer::Update {
                review,
                likeness: Likeness::SameText,
            },
            pieces: beginnings(&book.review.body),
            ..choices
        },
        None => Choices {
            offer: Offer::of(book.fate, outlook.earlier.as_ref()),
            ..choices
        },
    };
    Ok(Answer::embed(face)
        .and(understood)
        .under(lines(&[says, &standing, &typed]))
        .rows(card::choices(&choices))
        .private())
}

/// What becomes of the book's record where a posted review is corrected so.
async fn moved(
    bot: &Bot,
    asker: Asker,
    kept: &Draft,
    corrected: &Review,
) -> Result<String, Trouble> {
    let Some(target) = kept.target else {
        return Ok(String::new());
    };
    let moved = bot.store.moved(asker.club, target, corrected).await?;
    Ok(card::moved(&moved, asker.locale))
}

/// How the pieces of a text begin, as plain words.
fn beginnings(body: &str) -> Vec<String> {
    let pieces = text::parts(body).into_iter();
    let begins = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().take(PIECE_WORDS).collect();
        words.join(" ")
    };
    pieces
        .filter_map(|piece| body.get(piece).map(begins))
        .collect()
}

/// What *Post all* would do with the books that are open.
async fn remaining(bot: &Bot, asker: Asker, kept: &Draft) -> Result<Remaining, Trouble> {
    let mut remaining = Remaining::default();
    if kept.books.len() < 2 {
        return Ok(remaining);
    }
    for book in kept.books.iter().filter(|book| book.fate == Fate::Open) {
        let outlook = bot.store.outlook(asker.club, &book.review).await?;
        match Offer::of(book.fate, outlook.earlier.as_ref()).for_all() {
            Some(How::Update(_)) => remaining.updates += 1,
            Some(_) => remaining.new += 1,
            None => {}
        }
    }
    Ok(remaining)
}

/// The themes of a review, and how many questions hang on it.
async fn stock(bot: &Bot, review: &Review) -> Result<(Vec<theme::FoundTheme>, usize), Trouble> {
    let (bank, review) = (bot.bank(), review.clone());
    let found = tokio::task::spawn_blocking(move || {
        let talk = question::talk(&bank, &review);
        (talk.themes, talk.questions.len())
    });
    Ok(found.await.map_err(anyhow::Error::new)?)
}
