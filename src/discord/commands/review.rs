//! `/review`: staff post a review; **Post**, **Cancel** and **Read it all**.
//!
//! A document becomes a draft: a row, shown to the staff member alone with what
//! was understood. **Post** turns the draft into review and card in one
//! transaction, then waits for the press for as long as a person would.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{CreateActionRow, CreateInputText, CreateModal, InputTextStyle, Permissions};

use crate::club::ids::{ChannelId, DraftId, ReviewId};
use crate::club::reading;
use crate::club::sorry::Sorry;
use crate::club::{question, theme};
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::attachment;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::pages::{is_long, pages};
use crate::store::{CardPlace, Posted, Which, now};

/// How long **Post** waits for the card to appear before it says "on its way".
const POSTING: Duration = Duration::from_secs(10);

/// Longest text in a form's field (Discord, components/reference).
const FORM_TEXT: u16 = 4_000;

/// Longest title and author in the form.
const FORM_LINE: u16 = 200;

/// What the bot must be allowed in a channel that it posts a card in.
const NEEDED: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::READ_MESSAGE_HISTORY);

/// What a member must be allowed in a channel to have a card posted there.
const WRITES: Permissions = Permissions::VIEW_CHANNEL.union(Permissions::SEND_MESSAGES);

/// Pages of a long review that **Read it all** shows one member where there is
/// no thread.
const PAGES_ALONE: usize = 5;

/// Post a review to the club (staff)
#[poise::command(
    slash_command,
    guild_only,
    subcommand_required,
    subcommands("post", "paste"),
    default_member_permissions = "MANAGE_GUILD"
)]
pub(super) async fn review(_: Context<'_>) -> Result<(), Trouble> {
    Ok(())
}

/// Post a review from a file: you see first what was understood
#[poise::command(slash_command, guild_only)]
async fn post(
    ctx: Context<'_>,
    #[description = "The review: plain text or Markdown, up to 1 MB"] file: serenity::Attachment,
    #[description = "Where the card goes; left out: this channel"]
    #[channel_types("Text", "News")]
    channel: Option<serenity::PartialChannel>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let channel = destination(ctx, channel.as_ref())?;
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let bytes = attachment::fetch(&bot.rest, &file).await?;
    let answer = draft(bot, asker, channel, bytes, &file.filename).await?;
    Ok(exchange.show(answer).await?)
}

/// Post a review by pasting its text into a form
#[poise::command(slash_command, guild_only)]
async fn paste(
    ctx: Context<'_>,
    #[description = "Where the card goes; left out: this channel"]
    #[channel_types("Text", "News")]
    channel: Option<serenity::PartialChannel>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let channel = destination(ctx, channel.as_ref())?;
    let line = |label: &str, id: &str| {
        CreateInputText::new(InputTextStyle::Short, label, id)
            .required(false)
            .max_length(FORM_LINE)
    };
    let text = CreateInputText::new(InputTextStyle::Paragraph, "The review", "text")
        .placeholder("The whole text. Lines such as “My Rating: 4/5” at the top are understood.")
        .max_length(FORM_TEXT);
    let form = CreateModal::new(Click::Paste(channel).to_string(), "Post a review").components(
        [
            line("Title, if the text does not say", "title"),
            line("Author", "author"),
            text,
        ]
        .map(CreateActionRow::InputText)
        .into(),
    );
    Ok(exchange(ctx).form(form).await?)
}

/// Makes a draft of what was pasted: title, author and text, in this order.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words; as for all of these functions.
pub async fn pasted(
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
    let answer = draft(bot, asker, channel, document.into_bytes(), "pasted text").await?;
    Ok(exchange.show(answer).await?)
}

/// Posts a draft and waits for its card.
///
/// # Errors
///
/// As [`pasted`].
pub async fn post_draft(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    draft: DraftId,
) -> Result<(), Trouble> {
    own_draft(bot, asker, draft).await?;
    exchange.defer_update().await?;
    let posted = bot.store.post_draft(draft, asker.club, now()).await?;
    let review = match posted.ok_or(Sorry::DraftGone)? {
        Posted::New { review, .. } => review,
        Posted::Already { title, place } => {
            let place = link(asker, &place);
            return Err(Sorry::AlreadyPosted { title, place }.into());
        }
    };
    bot.printing.notify_one();
    let text = wait_for_card(bot, asker, review).await?;
    Ok(exchange.show(Answer::text(text)).await?)
}

/// Drops a draft.
///
/// # Errors
///
/// As [`pasted`].
pub async fn drop_draft(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    draft: DraftId,
) -> Result<(), Trouble> {
    own_draft(bot, asker, draft).await?;
    let dropped = bot.store.drop_draft(draft, asker.club).await?;
    if !dropped {
        return Err(Sorry::DraftGone.into());
    }
    Ok(exchange
        .update(Answer::text("Dropped. Nothing was posted."))
        .await?)
}

/// Lets only the staff member pass to whom the draft was shown.
async fn own_draft(bot: &Bot, asker: Asker, draft: DraftId) -> Result<(), Trouble> {
    let kept = bot.store.draft(draft, asker.club).await?;
    let own = kept.is_some_and(|kept| kept.staff == asker.member);
    Ok(own.then_some(()).ok_or(Sorry::DraftGone)?)
}

/// Shows a review in full: a short one in place, a long one in its thread.
///
/// # Errors
///
/// As [`pasted`].
pub async fn read_it_all(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    review: ReviewId,
) -> Result<(), Trouble> {
    let standing = book::pressed(bot, asker, Which::Review(review)).await?;
    if let Some(thread) = standing.card.thread {
        let text = format!("The whole review is in <#{thread}>.");
        return Ok(exchange.show(Answer::text(text).private()).await?);
    }
    let body = bot.store.body(review).await?.ok_or(Sorry::OldButton)?;
    if is_long(&body) && !standing.card.stopped && !standing.card.unthreaded {
        let text =
            "The whole review is being put into a thread under the card; look there in a moment.";
        return Ok(exchange.show(Answer::text(text).private()).await?);
    }
    let pages = pages(&body);
    for (number, page) in pages.iter().take(PAGES_ALONE).enumerate() {
        let answer = Answer::embed(card::whole_text(standing.title(), page)).private();
        match number {
            0 => exchange.show(answer).await?,
            _ => exchange.follow_up(answer).await?,
        }
    }
    if pages.len() > PAGES_ALONE {
        let left = pages.len() - PAGES_ALONE;
        let text = format!(
            "{left} more pages do not fit here. Staff: post the review again in a channel where I may create threads."
        );
        exchange.follow_up(Answer::text(text)).await?;
    }
    Ok(())
}

/// Reads a document, keeps it as a draft and shows what was understood. What
/// cannot be posted is refused before anything is written.
async fn draft(
    bot: &Bot,
    asker: Asker,
    channel: ChannelId,
    document: Vec<u8>,
    source: &str,
) -> Result<Answer, Trouble> {
    let bank = bot.bank();
    // A large document takes milliseconds to read, which no other member should wait for.
    let understood = tokio::task::spawn_blocking(move || {
        let mut reviews = reading::read(&document)?.into_iter().map(|one| one.review);
        let Some(review) = reviews.find(|review| review.title.is_some()) else {
            return Err(Sorry::NoTitle);
        };
        let themes = theme::find(&bank, &review);
        let questions = question::stock(&bank, &review, &themes).len();
        Ok((review, themes, questions))
    });
    let (review, themes, questions) = understood.await.map_err(anyhow::Error::new)??;
    let id = bot
        .store
        .add_draft(asker.club, asker.member, channel, &review, source)
        .await?;
    let (embed, rows) = card::draft(id, &review, &themes, questions, channel);
    Ok(Answer::embed(embed).rows(rows).private())
}

/// The channel that was chosen, or this one, where the bot may post as far as
/// the interaction tells.
fn destination(
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

/// Waits until the press has printed the card, has given it up, or takes too
/// long.
async fn wait_for_card(bot: &Bot, asker: Asker, review: ReviewId) -> Result<String, Trouble> {
    let deadline = tokio::time::Instant::now() + POSTING;
    loop {
        let printed = bot.printed.notified();
        let standing = book::pressed(bot, asker, Which::Review(review)).await?;
        let place = &standing.card;
        if place.message.is_some() {
            return Ok(format!("Posted: {}", link(asker, place)));
        }
        if place.stopped {
            return Err(Sorry::CannotPost {
                channel: place.channel.0,
            }
            .into());
        }
        if tokio::time::Instant::now() >= deadline {
            return Ok(format!(
                "Kept. The card is on its way to <#{}>.",
                place.channel
            ));
        }
        // Another process may be the one that prints, hence the look every second.
        let _ = tokio::time::timeout(Duration::from_secs(1), printed).await;
    }
}

/// Where a card stands, as a link that members can follow.
fn link(asker: Asker, place: &CardPlace) -> String {
    match place.message {
        Some(message) => {
            format!(
                "https://discord.com/channels/{}/{}/{message}",
                asker.club, place.channel
            )
        }
        None => format!("<#{}>", place.channel),
    }
}
