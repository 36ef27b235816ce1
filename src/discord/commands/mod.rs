//! What members and staff can do: a file or a folder for each group of
//! commands, and what they share.
//!
//! Each holds the slash command and what its buttons do, then the private
//! functions that both share. How commands and options are called, and what
//! Discord says of them, is in `locales/*/commands.ftl`, put in by [`names`].
//! Which book is meant is worked out in [`book`].

pub mod book;
pub mod club;
pub mod discuss;
pub mod follow;
pub mod help;
pub mod mine;
mod names;
pub mod rate;
pub mod review;
pub mod scores;
pub mod staff;

use poise::serenity_prelude as serenity;

use crate::club::ids::{ChannelId, ClubId, MemberId, MessageId};
use crate::club::locale::Locale;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use review::read_it_all::read_it_all;

/// Every slash command, for registering and for dispatching.
#[must_use]
pub fn all() -> Vec<poise::Command<Bot, Trouble>> {
    let mut commands = vec![
        review::review(),
        review::post_as_review(),
        discuss::discuss(),
        rate::rate(),
        rate::unrate(),
        rate::rate_this_book(),
        scores::scores(),
        mine::mine(),
        club::club(),
        help::help(),
    ];
    poise::framework::set_qualified_names(&mut commands);
    names::name(&mut commands);
    commands
}

pub use names::registered;

/// Who asks, in which club and where.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// The server.
    pub club: ClubId,
    /// The member.
    pub member: MemberId,
    /// The channel or thread.
    pub channel: ChannelId,
    /// Whether that is a thread.
    pub in_thread: bool,
    /// The message whose button was pressed.
    pub message: Option<MessageId>,
    /// The member's language, for what nobody else sees.
    pub locale: Locale,
    /// The server's language, for what a channel sees.
    pub public: Locale,
}

impl Asker {
    /// From the ids of an interaction.
    ///
    /// # Errors
    ///
    /// [`Sorry::ServerOnly`] outside of servers.
    pub fn new(
        guild: Option<serenity::GuildId>,
        user: serenity::UserId,
        channel: serenity::ChannelId,
    ) -> Result<Self, Sorry> {
        Ok(Self {
            club: ClubId(guild.ok_or(Sorry::ServerOnly)?.get()),
            member: MemberId(user.get()),
            channel: ChannelId(channel.get()),
            in_thread: false,
            message: None,
            locale: Locale::default(),
            public: Locale::default(),
        })
    }

    /// The same, in these languages: the member's and the server's.
    #[must_use]
    pub fn speaking(self, (locale, public): (Locale, Locale)) -> Self {
        Self {
            locale,
            public,
            ..self
        }
    }

    /// The same, pressing a button of this message.
    #[must_use]
    pub fn on(self, message: serenity::MessageId) -> Self {
        Self {
            message: Some(MessageId(message.get())),
            ..self
        }
    }

    /// The same, in a place of this kind.
    #[must_use]
    pub fn at(self, channel: Option<&serenity::PartialChannel>) -> Self {
        let is_thread = |channel: &serenity::PartialChannel| {
            matches!(
                channel.kind,
                serenity::ChannelType::PublicThread
                    | serenity::ChannelType::PrivateThread
                    | serenity::ChannelType::NewsThread
            )
        };
        Self {
            in_thread: channel.is_some_and(is_thread),
            ..self
        }
    }

    fn of(ctx: Context<'_>) -> Result<Self, Sorry> {
        let interaction = ctx.interaction;
        let asker = Self::new(
            interaction.guild_id,
            interaction.user.id,
            interaction.channel_id,
        )?;
        let spoken = spoken(&interaction.locale, interaction.guild_locale.as_deref());
        Ok(asker.at(interaction.channel.as_ref()).speaking(spoken))
    }
}

/// The languages of a member and of the server, from Discord's codes.
#[must_use]
pub fn spoken(locale: &str, guild_locale: Option<&str>) -> (Locale, Locale) {
    let public = guild_locale.map(Locale::of).unwrap_or_default();
    (Locale::of(locale), public)
}

/// The exchange of a command that poise dispatched.
fn exchange(ctx: Context<'_>) -> Exchange<'_> {
    Exchange {
        rest: &ctx.framework.user_data.rest,
        id: ctx.interaction.id,
        application: ctx.framework.user_data.application,
        token: &ctx.interaction.token,
        deferred: ctx.has_sent_initial_response,
        updating: None,
    }
}

/// Does what a button, a menu or a form asks for. `member` is who did it, with
/// her permissions; `values` are the menu's chosen values or the form's fields,
/// in their order.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn clicked(
    bot: &Bot,
    asker: Asker,
    member: Option<&serenity::Member>,
    exchange: Exchange<'_>,
    click: Click,
    values: &[String],
) -> Result<(), Trouble> {
    match click {
        Click::Rate(book) => rate::menu(bot, asker, exchange, book).await,
        Click::Stars(book) => rate::chosen(bot, asker, exchange, book, values).await,
        Click::Undo(book, before) => rate::undo(bot, asker, exchange, book, before).await,
        Click::Discuss(_)
        | Click::Another(..)
        | Click::Themes(..)
        | Click::Theme(..)
        | Click::Thread(..)
        | Click::Thumb(..) => discuss::clicked(bot, asker, exchange, click, values).await,
        Click::TakeIn(_) | Click::Decline(_) => {
            staff::check_press(bot, member).await?;
            discuss::clicked(bot, asker, exchange, click, values).await
        }
        Click::Scores(book) => scores::pressed(bot, asker, exchange, book).await,
        Click::Shelf(view, order, page) => {
            scores::turned(bot, asker, exchange, (view, order, page)).await
        }
        Click::Sort(view) => scores::sorted(bot, asker, exchange, view, values).await,
        Click::Setup(setting) => {
            club::setup::clicked(bot, asker, member, exchange, setting, values).await
        }
        Click::Mine(own) => mine::clicked(bot, asker, exchange, own).await,
        Click::Read(review) => read_it_all(bot, asker, exchange, review).await,
        Click::Paste(_)
        | Click::Draft(..)
        | Click::Remove(..)
        | Click::Restore(_)
        | Click::Merge(..) => {
            staff::check_press(bot, member).await?;
            review::clicked(bot, asker, exchange, click, values).await
        }
        Click::Erase(false) => club::erase::asked(asker, member, exchange).await,
        Click::Erase(true) => club::erase::typed(bot, asker, member, exchange, values).await,
        Click::Nothing => Ok(exchange
            .update(Answer::text(card::nothing_done(asker.locale)))
            .await?),
        Click::PostOffer(_) | Click::Ignore(_) | Click::Import(_) => {
            staff::check_press(bot, member).await?;
            follow::clicked(bot, asker, exchange, click).await
        }
    }
}
