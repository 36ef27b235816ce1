//! `/mine`: what the club has of one member, for that member alone: the
//! [list](ratings) of their ratings, whom they rate like ([`compare`]), all of it
//! as files ([`export`]), and the end of it ([`delete`]).

mod compare;
mod delete;
mod export;
mod ratings;

use crate::club::sorry::Sorry;
use crate::discord::answer::Exchange;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::click::Own;
use crate::discord::commands::Asker;
use compare::compare;
use delete::delete;
use export::export;
use ratings::ratings;

/// What I have of you, for you alone
#[poise::command(
    slash_command,
    guild_only,
    subcommand_required,
    subcommands("ratings", "compare", "export", "delete")
)]
pub(super) async fn mine(_: Context<'_>) -> Result<(), Trouble> {
    Ok(())
}

/// Does what a button under one of a member's own screens asks for. Nobody else
/// sees those screens.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn clicked(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    own: Own,
) -> Result<(), Trouble> {
    let answer = match own {
        Own::Page(number) => ratings::page(bot, asker, number).await?,
        Own::Compare(wants) => compare::settle(bot, asker, wants).await?,
        Own::Delete => delete::done(bot, asker).await?,
        Own::Keep => delete::kept(asker),
    };
    Ok(exchange.update(answer).await?)
}

/// What a member is told who has rated nothing.
fn nothing() -> Trouble {
    Sorry::NothingRated.into()
}
