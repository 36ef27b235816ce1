//! What the bot may do in a channel, as Discord has it now.
//!
//! An interaction tells what the bot may do where it happens. For another
//! channel it is worked out from the server's roles, the bot's own and the
//! channel's overwrites (Discord, topics/permissions); serenity has the rules.

use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::Permissions;
use serenity::http::{LightMethod, Request, Route};

use crate::club::ids::{ChannelId, ClubId};
use crate::club::locale::Locale;
use crate::discord::bot::Bot;
use crate::discord::rest::{Refusal, Repeat};
use crate::say;

/// What the bot asks for when it is invited.
pub const WANTED: Permissions = NEEDED.union(Permissions::ATTACH_FILES);

/// Permissions that the bot lacks, of those that it [wants](WANTED).
pub type Lacking = Permissions;

/// Of these, what a card cannot do without. Where files are refused, scores are
/// shown in words.
pub const NEEDED: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::READ_MESSAGE_HISTORY);

/// Longest wait for one of Discord's answers: a person waits for the screen.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(1_000);

/// The [`WANTED`] permissions that the bot lacks in a channel.
///
/// # Errors
///
/// Where Discord does not answer.
pub async fn lacking(bot: &Bot, club: ClubId, channel: ChannelId) -> Result<Lacking, Refusal> {
    let guild_id = serenity::GuildId::new(club.0);
    let channel_id = serenity::ChannelId::new(channel.0);
    let (guild, me, channel) = tokio::join!(
        fetch::<serenity::PartialGuild>(bot, Route::Guild { guild_id }),
        fetch::<serenity::CurrentUser>(bot, Route::UserMe),
        fetch::<serenity::GuildChannel>(bot, Route::Channel { channel_id }),
    );
    let user_id = me?.id;
    let member = Route::GuildMember { guild_id, user_id };
    let member: serenity::Member = fetch(bot, member).await?;
    let may = match channel {
        Ok(channel) => guild?.user_permissions_in(&channel, &member),
        // A channel that may not be seen may not be read about either.
        Err(refusal) if refusal.status() == Some(StatusCode::FORBIDDEN) => Permissions::empty(),
        Err(refusal) => return Err(refusal),
    };
    Ok(missing(may))
}

async fn fetch<T: serde::de::DeserializeOwned>(bot: &Bot, route: Route<'_>) -> Result<T, Refusal> {
    let request = Request::new(route, LightMethod::Get);
    bot.rest.fetch(request, Repeat::Safe, PATIENCE).await
}

/// The [`WANTED`] permissions that these do not hold.
#[must_use]
pub fn missing(permissions: Permissions) -> Lacking {
    match permissions.administrator() {
        true => Permissions::empty(),
        false => WANTED - permissions,
    }
}

/// Their names, as Discord's settings show them in this locale.
#[must_use]
pub fn named(lacking: Lacking, locale: Locale) -> Vec<String> {
    let named = [
        (Permissions::VIEW_CHANNEL, say!(locale, "permission-view")),
        (Permissions::SEND_MESSAGES, say!(locale, "permission-send")),
        (Permissions::EMBED_LINKS, say!(locale, "permission-embed")),
        (Permissions::ATTACH_FILES, say!(locale, "permission-attach")),
        (
            Permissions::CREATE_PUBLIC_THREADS,
            say!(locale, "permission-threads"),
        ),
        (
            Permissions::SEND_MESSAGES_IN_THREADS,
            say!(locale, "permission-in-threads"),
        ),
        (
            Permissions::READ_MESSAGE_HISTORY,
            say!(locale, "permission-history"),
        ),
    ];
    let named = named.into_iter().filter(|(one, _)| lacking.contains(*one));
    named.map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_as_discord_names_it() {
        // The number that the README gives.
        let all = Permissions::from_bits_truncate(309_237_763_072);
        for (permissions, lacks) in [
            (all, &[][..]),
            (Permissions::ADMINISTRATOR, &[]),
            (all - Permissions::EMBED_LINKS, &["Embed Links"]),
            (
                all - Permissions::VIEW_CHANNEL - Permissions::SEND_MESSAGES_IN_THREADS,
                &["View Channels", "Send Messages in Threads"],
            ),
        ] {
            let named = named(missing(permissions), Locale::English);
            assert_eq!(named, lacks, "failed on {permissions:?}");
        }
    }
}
