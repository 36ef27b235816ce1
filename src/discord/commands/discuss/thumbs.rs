//! The thumbs under a question. They are the club's, not the channel's, and rank
//! the prompt that the question came from.

use crate::club::ids::ReviewId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::click::QuestionKey;
use crate::discord::commands::{Asker, book};
use crate::say;
use crate::store::{Which, now};

/// Shows a member's thumb, or takes it back.
pub(super) async fn press(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, key, up): (ReviewId, QuestionKey, bool),
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let stock = bot.stock(standing.review, standing.version).await?;
    let question = stock.keyed(key).ok_or(Sorry::QuestionGone)?;
    let store = &bot.store;
    let shown = store
        .press_thumb(asker.club, asker.member, &question.prompt, up, now())
        .await?;
    bot.forget_thumbs(asker.club);
    let text = match shown {
        Some(true) => say!(asker.locale, "question-thumb-up"),
        Some(false) => say!(asker.locale, "question-thumb-down"),
        None => say!(asker.locale, "question-thumb-back"),
    };
    Ok(exchange.show(Answer::text(text).private()).await?)
}
