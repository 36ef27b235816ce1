//! `/discuss`, the button **Discuss**, and the buttons under a question:
//! **Another**, **Other theme** ([`themes`]), **Open a thread** ([`thread`]) and
//! the thumbs ([`thumbs`]). With `add:` a member proposes a question of her own
//! ([`own`]), and with `set:` a host gets six questions at once ([`set`]).
//!
//! What may be given away is said with `tier:`. Without it that is nothing, but
//! in the thread of a question what its thread is for.

mod own;
mod set;
mod themes;
mod thread;
mod thumbs;

use poise::serenity_prelude::Permissions;

use crate::club::ids::ReviewId;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::draw::draw;
use crate::store::{Standing, Verdict, Which};

/// How much of the story a question may give away, by who is to answer it. In
/// the order of the tiers.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
enum Readers {
    /// Tier 0.
    Everybody,
    /// Tier 1.
    Begun,
    /// Tier 2.
    Finished,
}

impl Readers {
    fn tier(self) -> u8 {
        match self {
            Self::Everybody => 0,
            Self::Begun => 1,
            Self::Finished => 2,
        }
    }
}

/// Get a question about a book, drawn from what its review says
#[poise::command(slash_command, guild_only)]
pub(super) async fn discuss(
    ctx: Context<'_>,
    #[autocomplete = "book::complete"] book: Option<String>,
    #[autocomplete = "themes::complete"] theme: Option<String>,
    tier: Option<Readers>,
    #[max_length = 300] add: Option<String>,
    signed: Option<bool>,
    set: Option<set::For>,
) -> Result<(), Trouble> {
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let standing = book::meant(bot, asker, book.as_deref()).await?;
    if let Some(text) = add {
        let channel = asker.channel.0;
        if ctx.interaction.app_permissions.is_some_and(is_mute(asker)) {
            return Err(Sorry::CannotAskHere { channel }.into());
        }
        let beside = own::Beside {
            theme: theme.as_deref(),
            tier: tier.map_or(0, Readers::tier),
            signed: signed.unwrap_or(false),
        };
        let answer = own::propose(bot, asker, &standing, &text, beside).await?;
        return Ok(exchange(ctx).show(answer).await?);
    }
    let tier = match tier {
        Some(tier) => tier.tier(),
        None => usual_tier(bot, asker, standing.review).await?,
    };
    let theme = theme.as_deref();
    let answer = match set {
        Some(whom) => {
            if whom == set::For::Everybody {
                staff::check(ctx).await?;
            }
            set::draw(bot, asker, &standing, (theme, tier), whom).await?
        }
        None => ask(bot, asker, &standing, theme, tier).await?,
    };
    Ok(exchange(ctx).show(answer).await?)
}

/// Whether the bot may not write where somebody asks.
fn is_mute(asker: Asker) -> impl Fn(Permissions) -> bool {
    let send = match asker.in_thread {
        true => Permissions::SEND_MESSAGES_IN_THREADS,
        false => Permissions::SEND_MESSAGES,
    };
    let needed = Permissions::VIEW_CHANNEL | Permissions::EMBED_LINKS | send;
    move |may| !may.contains(needed) && !may.administrator()
}

/// Does what the button **Discuss**, a button of a question or of a proposal asks
/// for. That it is staff who decide on a proposal was checked before.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn clicked(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    click: Click,
    values: &[String],
) -> Result<(), Trouble> {
    match click {
        Click::Discuss(review) => {
            let tier = usual_tier(bot, asker, review).await?;
            another(bot, asker, exchange, (review, tier)).await
        }
        Click::Another(review, tier) => another(bot, asker, exchange, (review, tier)).await,
        Click::Themes(review, tier) => themes::menu(bot, asker, exchange, (review, tier)).await,
        Click::Theme(review, tier) => {
            themes::chosen(bot, asker, exchange, (review, tier), values).await
        }
        Click::Thread(review, tier, key) => {
            thread::open(bot, asker, exchange, (review, tier, key)).await
        }
        Click::Thumb(review, key, up) => {
            thumbs::press(bot, asker, exchange, (review, key, up)).await
        }
        Click::TakeIn(id) => own::decide(bot, asker, exchange, (id, Verdict::Taken)).await,
        Click::Decline(id) => own::decide(bot, asker, exchange, (id, Verdict::Declined)).await,
        _ => Err(Sorry::OldButton.into()),
    }
}

/// One more question on a review whose button was pressed.
async fn another(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    (review, tier): (ReviewId, u8),
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    let answer = ask(bot, asker, &standing, None, tier).await?;
    Ok(exchange.show(answer).await?)
}

/// What may be given away where nobody says: nothing, but in the thread of a
/// question on this review what that thread is for.
async fn usual_tier(bot: &Bot, asker: Asker, review: ReviewId) -> Result<u8, Trouble> {
    let here = book::discussion(bot, asker).await?;
    let here = here.filter(|discussion| discussion.review == review);
    Ok(here.map_or(0, |discussion| discussion.tier))
}

/// Draws a question for the channel, and what is shown of it.
async fn ask(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    theme: Option<&str>,
    tier: u8,
) -> Result<Answer, Trouble> {
    let theme = match theme {
        Some(asked) => {
            let stock = bot.stock(standing.review, standing.version).await?;
            Some(themes::meant(&stock, asked, asker.locale)?.to_owned())
        }
        None => None,
    };
    let place = (asker.club, asker.channel);
    let drawn = draw(bot, place, standing, theme.as_deref(), tier).await?;
    let (embed, rows) = card::question(&drawn.face(asker.club, standing, tier, asker.public));
    Ok(Answer::embed(embed).rows(rows))
}
