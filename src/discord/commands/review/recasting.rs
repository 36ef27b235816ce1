//! `/review edit`: a posted review becomes a draft of itself, which staff correct
//! as they do one that is to be posted; **Update the card** puts it in its place.
//! Card, thread and questions then follow.

use super::{chosen, proof};
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::card;
use crate::discord::commands::review::words::link;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::store::now;

/// Correct the fields or the text of a posted review (staff)
#[poise::command(slash_command, guild_only)]
pub(super) async fn edit(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: String,
    #[autocomplete = "chosen::complete"] review: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = chosen::meant(bot, asker, &book, review.as_deref()).await?;
    let (club, staff) = (asker.club, asker.member);
    let draft = bot
        .store
        .draft_of(club, staff, standing.review, now())
        .await?;
    let draft = draft.ok_or(Sorry::ReviewChanged)?;
    let kept = proof::own(bot, asker, draft).await?;
    let says = card::edited(standing.title(), &link(asker, &standing.card), asker.locale);
    let answer = proof::show(bot, asker, draft, &kept, 1, &says).await?;
    Ok(exchange(ctx).show(answer).await?)
}
