//! Where a card may go, as far as the interaction tells.

use poise::serenity_prelude as serenity;
use serenity::Permissions;

use crate::club::ids::ChannelId;
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::Context;
use crate::discord::commands::Asker;
use crate::discord::permissions::NEEDED;

/// What a member must be allowed in a channel to have a card posted there.
const WRITES: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::SEND_MESSAGES);

/// The channel that was chosen, or the one that the club has settled for cards,
/// or this one, where the bot may post.
///
/// # Errors
///
/// As [`destination`], which does not ask what the club has settled; where the
/// store fails.
pub(super) async fn for_cards(
    ctx: Context<'_>,
    chosen: Option<&serenity::PartialChannel>,
) -> Result<ChannelId, Trouble> {
    if chosen.is_none() {
        let club = Asker::of(ctx)?.club;
        if let Some(channel) = ctx.data().store.rules(club).await?.channel {
            return Ok(channel);
        }
    }
    Ok(destination(ctx, chosen)?)
}

/// The channel that was chosen, or this one, where the bot may post.
///
/// # Errors
///
/// [`Sorry::NotATextChannel`], [`Sorry::MayNotWrite`] and [`Sorry::CannotPost`].
pub(in crate::discord::commands) fn destination(
    ctx: Context<'_>,
    chosen: Option<&serenity::PartialChannel>,
) -> Result<ChannelId, Sorry> {
    let here = ctx.interaction.channel_id;
    let channel = chosen.map_or(here, |chosen| chosen.id);
    let takes_cards = |kind| {
        matches!(
            kind,
            serenity::ChannelType::Text | serenity::ChannelType::News
        )
    };
    let kind = match chosen {
        Some(chosen) => Some(chosen.kind),
        None => ctx.interaction.channel.as_ref().map(|channel| channel.kind),
    };
    if kind.is_some_and(|kind| !takes_cards(kind)) {
        return Err(Sorry::NotATextChannel {
            channel: channel.get(),
        });
    }
    let own = chosen.and_then(|chosen| chosen.permissions);
    if own.is_some_and(|may| !may.contains(WRITES) && !may.administrator()) {
        return Err(Sorry::MayNotWrite {
            channel: channel.get(),
        });
    }
    let permissions = ctx.interaction.app_permissions.filter(|_| channel == here);
    if permissions.is_some_and(|may| !may.contains(NEEDED) && !may.administrator()) {
        return Err(Sorry::CannotPost {
            channel: channel.get(),
        });
    }
    Ok(ChannelId(channel.get()))
}
