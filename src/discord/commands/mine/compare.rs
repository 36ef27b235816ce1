//! `/mine compare`: how close a member is to the reviewer, and to which of the
//! members who let themselves be compared, too.

use crate::club::likeness::Likeness;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::commands::{Asker, exchange};
use crate::store::now;

/// Ratings of a member that are compared, the newest.
const COMPARED: u32 = 500;

/// See how close you are to the reviewer, and which member rates most like you
#[poise::command(slash_command, guild_only)]
pub(super) async fn compare(ctx: Context<'_>) -> Result<(), Trouble> {
    let answer = screen(ctx.data(), Asker::of(ctx)?).await?;
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Lets a member be compared, or no more, and shows what follows.
pub(super) async fn settle(bot: &Bot, asker: Asker, wants: bool) -> Result<Answer, Trouble> {
    let (club, member) = (asker.club, asker.member);
    bot.store.compare(club, member, wants, now()).await?;
    screen(bot, asker).await
}

async fn screen(bot: &Bot, asker: Asker) -> Result<Answer, Trouble> {
    let (club, member) = (asker.club, asker.member);
    if !bot.store.compares(club, member).await? {
        let (embed, rows) = card::no_comparison(asker.locale);
        return Ok(Answer::embed(embed).rows(rows));
    }
    let (ratings, _) = bot.store.ratings_by(club, member, (COMPARED, 0)).await?;
    let both = ratings
        .iter()
        .filter_map(|own| Some((own.given.stars, own.reviewer?)));
    let reviewer = Likeness::of(both);
    let kindred = bot.store.kindred(club, member).await?;
    let (embed, rows) = card::comparison(reviewer, kindred, asker.locale);
    Ok(Answer::embed(embed).rows(rows))
}
