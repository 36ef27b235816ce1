//! `/club`: how the club is run, for those who may manage the server.
//! [`setup`] settles the rules, [`questions`] plans the questions that come by
//! themselves, [`timezone`] says by which clock, [`export`] hands over everything
//! that the club has, and [`erase`] ends it all.

pub mod erase;
mod export;
mod questions;
pub mod setup;
mod timezone;

use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use erase::erase;
use export::export;
use questions::questions;
use setup::setup;
use timezone::timezone;

/// How the club is run (staff)
#[poise::command(
    slash_command,
    guild_only,
    subcommand_required,
    subcommands("setup", "questions", "timezone", "export", "erase"),
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn club(_: Context<'_>) -> Result<(), Trouble> {
    Ok(())
}
