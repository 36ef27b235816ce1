//! `/club`: how the club is run, for those who may manage the server.
//! [`questions`] plans the questions that come by themselves, [`timezone`] says
//! by which clock.

mod questions;
mod timezone;

use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use questions::questions;
use timezone::timezone;

/// How the club is run (staff)
#[poise::command(
    slash_command,
    guild_only,
    subcommand_required,
    subcommands("questions", "timezone"),
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn club(_: Context<'_>) -> Result<(), Trouble> {
    Ok(())
}
