//! `/review` and *Post as review*: staff send a review as a file, a link or
//! pasted into a form, or choose a message that is one.
//!
//! A document becomes a draft: rows in the store, shown to the staff member
//! alone as [`proof`]s, one for each book. [`editing`] corrects its fields,
//! [`posting`] turns it into cards. What is posted is corrected ([`recasting`]),
//! taken away ([`removing`]) and sorted into records of books ([`records`]);
//! [`chosen`] finds out which review is meant. Members read the whole text with
//! [`read_it_all`].

mod chosen;
pub mod editing;
mod origin;
pub(super) mod place;
pub mod posting;
pub mod proof;
pub mod read_it_all;
mod recasting;
pub mod records;
pub mod removing;
mod reposting;
mod reveal;
pub mod words;

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateInputText, CreateModal, InputTextStyle};

use crate::club::ids::ChannelId;
use crate::club::locale::Locale;
use crate::club::sorry::Sorry;
use crate::discord::answer::Exchange;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::click::{Click, Step};
use crate::discord::commands::follow::{follow, following, unfollow};
use crate::discord::commands::{Asker, exchange, staff};
use crate::say;
use crate::store::How;
use origin::Origin;
use place::{destination, for_cards};
use recasting::edit;
use records::{merge, split};
use removing::{remove, restore};
use reposting::card_anew;
use reveal::reveal;

/// Longest text in a form's field (Discord, components/reference).
const FORM_TEXT: u16 = 4_000;

/// Longest title and author in the form.
const FORM_LINE: u16 = 200;

/// Post a review to the club (staff)
#[poise::command(
    slash_command,
    guild_only,
    subcommand_required,
    subcommands(
        "post",
        "paste",
        "follow",
        "unfollow",
        "following",
        "card_anew",
        "reveal",
        "edit",
        "remove",
        "restore",
        "merge",
        "split"
    ),
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn review(_: Context<'_>) -> Result<(), Trouble> {
    Ok(())
}

/// Post a review from a file or a link: you see first what was understood
#[poise::command(slash_command, guild_only)]
async fn post(
    ctx: Context<'_>,
    file: Option<serenity::Attachment>,
    #[max_length = 2_048] link: Option<String>,
    #[channel_types("Text", "News")] channel: Option<serenity::PartialChannel>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let origin = match (file, link) {
        (Some(file), None) => Origin::File(file),
        // In `<` and `>` Discord shows a link without its picture.
        (None, Some(link)) => {
            let bare = link.trim().trim_start_matches('<').trim_end_matches('>');
            Origin::Link(bare.to_owned())
        }
        _ => return Err(Sorry::FileOrLink.into()),
    };
    let channel = for_cards(ctx, channel.as_ref()).await?;
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let reviews = proof::read(origin.fetch(bot).await?).await?;
    let answer = proof::offer(bot, asker, channel, &reviews, origin.name()).await?;
    Ok(exchange.show(answer).await?)
}

/// Makes a draft of the review in a message, chosen from its menu of apps.
#[poise::command(
    context_menu_command = "Post as review",
    guild_only,
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn post_as_review(
    ctx: Context<'_>,
    message: serenity::Message,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let channel = destination(ctx, None).map_err(|sorry| match sorry {
        Sorry::NotATextChannel { channel } => Sorry::NoCardHere { channel },
        other => other,
    })?;
    if !origin::has_text(&message) {
        return Err(Sorry::MessageEmpty.into());
    }
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let reviews = origin::reviews_in(bot, &message).await?;
    // A message in the menu of apps does not say in which server it is.
    let source = message
        .id
        .link(message.channel_id, ctx.interaction.guild_id);
    let answer = proof::offer(bot, asker, channel, &reviews, &source).await?;
    Ok(exchange.show(answer).await?)
}

/// Post a review by pasting its text into a form
#[poise::command(slash_command, guild_only)]
async fn paste(
    ctx: Context<'_>,
    #[channel_types("Text", "News")] channel: Option<serenity::PartialChannel>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let channel = for_cards(ctx, channel.as_ref()).await?;
    let locale = Locale::of(&ctx.interaction.locale);
    let line = |label: String, id: &str| {
        CreateInputText::new(InputTextStyle::Short, label, id)
            .required(false)
            .max_length(FORM_LINE)
    };
    let label = say!(locale, "paste-text");
    let text = CreateInputText::new(InputTextStyle::Paragraph, label, "text")
        .placeholder(say!(locale, "paste-hint"))
        .max_length(FORM_TEXT);
    let inputs = [
        line(say!(locale, "paste-book"), "title"),
        line(say!(locale, "paste-author"), "author"),
        text,
    ];
    let form = CreateModal::new(
        Click::Paste(channel).to_string(),
        say!(locale, "paste-title"),
    )
    .components(inputs.map(CreateActionRow::InputText).into());
    Ok(exchange(ctx).form(form).await?)
}

/// Makes a draft of what was pasted: title, author and text, in this order.
async fn pasted(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    channel: ChannelId,
    values: &[String],
) -> Result<(), Trouble> {
    let [title, author, text] = values else {
        return Err(Sorry::OldButton.into());
    };
    exchange.defer().await?;
    let mut document = String::new();
    for (label, value) in [("Title", title), ("Author", author)] {
        let value = value.trim();
        if !value.is_empty() {
            document.push_str(&format!("{label}: {value}\n"));
        }
    }
    document.push('\n');
    document.push_str(text);
    let reviews = proof::read(document.into_bytes()).await?;
    let answer = proof::offer(
        bot,
        asker,
        channel,
        &reviews,
        &say!(asker.locale, "paste-source"),
    )
    .await?;
    Ok(exchange.show(answer).await?)
}

/// Does what a button of a draft, or a form of staff, asks for. That it is
/// staff who ask was checked before.
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
    let (page, step) = match click {
        Click::Remove(review, with_ratings) => {
            return removing::removed(bot, asker, exchange, (review, with_ratings)).await;
        }
        Click::Restore(review) => return removing::restored(bot, asker, exchange, review).await,
        Click::Merge(goes, stays) => {
            return records::merged(bot, asker, exchange, (goes, stays)).await;
        }
        Click::Draft(draft, number, step) => ((draft, number), step),
        Click::Paste(channel) => return pasted(bot, asker, exchange, channel, values).await,
        _ => return Err(Sorry::OldButton.into()),
    };
    match step {
        Step::Post => posting::post(bot, asker, exchange, page, How::New).await,
        Step::Beside => posting::post(bot, asker, exchange, page, How::Beside).await,
        Step::Update(review) => {
            posting::post(bot, asker, exchange, page, How::Update(review)).await
        }
        Step::All => posting::post_all(bot, asker, exchange, page).await,
        Step::Turn => proof::turn(bot, asker, exchange, page).await,
        Step::LeaveOut => proof::leave_out(bot, asker, exchange, page, true).await,
        Step::TakeIn => proof::leave_out(bot, asker, exchange, page, false).await,
        Step::Edit => editing::edit(bot, asker, exchange, page).await,
        Step::Edited => editing::edited(bot, asker, exchange, page, values).await,
        Step::Text => editing::text(bot, asker, exchange, page, values).await,
        Step::Texted(piece, mark) => {
            editing::texted(bot, asker, exchange, page, (piece, mark), values).await
        }
        Step::Drop => proof::drop_draft(bot, asker, exchange, page.0).await,
    }
}
