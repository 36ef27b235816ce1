//! Who may use the commands for staff.
//!
//! Discord hides `/review` from members without *Manage Server* unless an admin
//! says otherwise (Server Settings → Integrations), but a default is no
//! promise, so the program checks again, at each command and at each button:
//! the permission, or else the admin's own word, read from Discord.

use poise::serenity_prelude as serenity;
use serenity::Permissions;
use serenity::http::{LightMethod, Request, Route};

use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::rest::{PATIENCE_PERSON, Repeat};

/// Discord's code for a command that nobody has set permissions for.
const NO_OVERWRITES: u64 = 10_066;

/// The commands for staff, as Discord lists them.
pub const COMMANDS: [&str; 2] = ["review", POST_AS_REVIEW];

/// The command in the menu of a message.
pub const POST_AS_REVIEW: &str = "Post as review";

/// Lets staff use a command.
///
/// # Errors
///
/// [`Sorry::StaffOnly`] for everybody else; where Discord cannot be asked.
pub async fn check(ctx: Context<'_>) -> Result<(), Trouble> {
    let member = ctx.interaction.member.as_deref().ok_or(Sorry::ServerOnly)?;
    if manages(member) || may_use(ctx.data(), member, ctx.interaction.data.id).await? {
        return Ok(());
    }
    Err(Sorry::StaffOnly.into())
}

/// Lets staff press a button or send a form, which belong to no command: whoever
/// may use one of the [`COMMANDS`] now. Who has lost the right since the button
/// was shown has lost the button with it.
///
/// # Errors
///
/// As [`check`].
pub async fn check_press(bot: &Bot, member: Option<&serenity::Member>) -> Result<(), Trouble> {
    let member = member.ok_or(Sorry::ServerOnly)?;
    if manages(member) {
        return Ok(());
    }
    for command in commands(bot, member.guild_id).await? {
        if may_use(bot, member, command).await? {
            return Ok(());
        }
    }
    Err(Sorry::StaffOnly.into())
}

/// Lets those who may manage the server press or use something: what others may
/// use by an admin's word does not count here.
///
/// # Errors
///
/// [`Sorry::AdminOnly`] for everybody else.
pub fn check_admin(member: Option<&serenity::Member>) -> Result<(), Sorry> {
    match member {
        Some(member) if manages(member) => Ok(()),
        _ => Err(Sorry::AdminOnly),
    }
}

fn manages(member: &serenity::Member) -> bool {
    let permissions = member.permissions.unwrap_or_default();
    permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)
}

/// The ids of the [`COMMANDS`]: registered everywhere, or in this server.
async fn commands(
    bot: &Bot,
    guild_id: serenity::GuildId,
) -> Result<Vec<serenity::CommandId>, Trouble> {
    #[derive(serde::Deserialize)]
    struct Command {
        id: serenity::CommandId,
        name: String,
    }
    let application_id = bot.application;
    let mut found = Vec::new();
    for route in [
        Route::Commands { application_id },
        Route::GuildCommands {
            application_id,
            guild_id,
        },
    ] {
        let request = Request::new(route, LightMethod::Get);
        let commands: Vec<Command> = bot
            .rest
            .fetch(request, Repeat::Safe, PATIENCE_PERSON)
            .await?;
        let staffs = |command: &Command| COMMANDS.contains(&command.name.as_str());
        found.extend(
            commands
                .into_iter()
                .filter(staffs)
                .map(|command| command.id),
        );
    }
    Ok(found)
}

/// Whether an admin has said that a member may use a command.
async fn may_use(
    bot: &Bot,
    member: &serenity::Member,
    command_id: serenity::CommandId,
) -> Result<bool, Trouble> {
    let route = Route::GuildCommandPermissions {
        application_id: bot.application,
        guild_id: member.guild_id,
        command_id,
    };
    let request = Request::new(route, LightMethod::Get);
    let overwrites: Result<serenity::CommandPermissions, _> =
        bot.rest.fetch(request, Repeat::Safe, PATIENCE_PERSON).await;
    match overwrites {
        Ok(overwrites) => Ok(is_allowed(&overwrites.permissions, member)),
        Err(refusal) if refusal.code() == Some(NO_OVERWRITES) => Ok(false),
        Err(refusal) => Err(refusal.into()),
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
