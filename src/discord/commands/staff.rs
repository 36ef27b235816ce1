//! Who may use the commands for staff.
//!
//! Discord hides `/review` from members without *Manage Server* unless an admin
//! says otherwise (Server Settings → Integrations), but a default is no
//! promise, so the program checks again: the permission, or else the admin's
//! own word, read from Discord.

use poise::serenity_prelude as serenity;
use serenity::Permissions;
use serenity::http::{LightMethod, Request, Route};

use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::rest::{PATIENCE_PERSON, Repeat};

/// Discord's code for a command that nobody has set permissions for.
const NO_OVERWRITES: u64 = 10_066;

/// Lets staff pass.
///
/// # Errors
///
/// [`Sorry::StaffOnly`] for everybody else; where Discord cannot be asked.
pub async fn check(ctx: Context<'_>) -> Result<(), Trouble> {
    let member = ctx.interaction.member.as_deref().ok_or(Sorry::ServerOnly)?;
    let permissions = member.permissions.unwrap_or_default();
    if permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR) {
        return Ok(());
    }
    let route = Route::GuildCommandPermissions {
        application_id: ctx.data().application,
        guild_id: member.guild_id,
        command_id: ctx.interaction.data.id,
    };
    let request = Request::new(route, LightMethod::Get);
    let overwrites: serenity::CommandPermissions = match ctx
        .data()
        .rest
        .fetch(request, Repeat::Safe, PATIENCE_PERSON)
        .await
    {
        Ok(overwrites) => overwrites,
        Err(refusal) if refusal.code() == Some(NO_OVERWRITES) => {
            return Err(Sorry::StaffOnly.into());
        }
        Err(refusal) => return Err(refusal.into()),
    };
    if is_allowed(&overwrites.permissions, member) {
        Ok(())
    } else {
        Err(Sorry::StaffOnly.into())
    }
}

/// What the admin's overwrites say of a member: their own line counts most,
/// then any role that allows, then any role that forbids (Discord,
/// application-commands, "Permissions").
fn is_allowed(overwrites: &[serenity::CommandPermission], member: &serenity::Member) -> bool {
    let own = overwrites
        .iter()
        .find(|overwrite| overwrite.id.to_user_id() == member.user.id);
    if let Some(own) = own {
        return own.permission;
    }
    // The role that everybody has bears the server's id and is in nobody's list;
    // what is said of any other role of the member counts more.
    let said_of = |role: u64| {
        let mut lines = overwrites.iter();
        lines
            .find(|line| line.id.get() == role)
            .map(|line| line.permission)
    };
    let own: Vec<bool> = member
        .roles
        .iter()
        .filter_map(|role| said_of(role.get()))
        .collect();
    if own.is_empty() {
        return said_of(member.guild_id.get()).unwrap_or(false);
    }
    own.contains(&true)
}
