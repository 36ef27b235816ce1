//! `/review follow`, `/review unfollow`, `/review following`, and the buttons of
//! what is found: **Post**, **Ignore** and **Import**.
//!
//! Following looks at the feed once, so that whatever is there then is no news;
//! the rest is [`crate::discord::follow`]'s. Importing goes on for as long as a
//! person would wait; what is left has a button of its own.

use std::collections::HashSet;
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{
    AutocompleteChoice, ButtonStyle, CreateActionRow, CreateAutocompleteResponse, CreateButton,
};
use tokio::time::Instant;

use super::book::CHOICE_NAME;
use super::review::place::destination;
use super::review::posting::{POSTING, wait_for_card};
use super::review::words::link;
use super::{Asker, exchange, staff};
use crate::club::ids::{FeedId, OfferId};
use crate::club::locale::Locale;
use crate::club::naming::fold;
use crate::club::sorry::Sorry;
use crate::discord::answer::{Answer, Exchange};
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::follow::{entries, find, mark, next_look};
use crate::discord::plain::{cut, plain};
use crate::say;
use crate::store::{Deed, Feed, Follow, Followed, Look, Mark, Posted, Source, now};
use crate::web::feed::Entry;

/// Feeds that one club may follow.
const FEEDS: u32 = 25;

/// Longest title of a feed in a sentence, in code points.
const TITLE: usize = 150;

/// Longest address in a sentence, in code points.
const ADDRESS: usize = 300;

/// How long an import goes on before it asks whether to go on.
const IMPORTING: Duration = Duration::from_secs(40);

/// How often an import says how far it is.
const PROGRESS: Duration = Duration::from_secs(2);

/// What stands before the id in the value of a choice.
const CHOSEN: &str = "feed:";

/// Follow a blog: its new reviews come to the club
#[poise::command(slash_command, guild_only)]
pub(super) async fn follow(
    ctx: Context<'_>,
    #[max_length = 2_048] feed: String,
    #[channel_types("Text", "News")] channel: Option<serenity::PartialChannel>,
    straight: Option<bool>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let office = destination(ctx, None)?;
    let channel = destination(ctx, channel.as_ref())?;
    let exchange = exchange(ctx);
    exchange.defer().await?;
    let (found, place) = find::find(&bot.web, &feed).await?;
    let title = found.title.unwrap_or_else(|| place.source.host.clone());
    let wish = Follow {
        club: asker.club,
        channel,
        office,
        staff: asker.member,
        straight: straight.unwrap_or(false),
        next_check: now() + next_look(bot, [found.ttl, place.max_age]),
        title,
        source: place.source,
    };
    let there: Vec<Mark<'_>> = found.entries.iter().map(mark).collect();
    let followed = bot.store.follow(&wish, &there, FEEDS, now()).await?;
    bot.following.notify_one();
    let (feed, is_new) = match followed {
        Followed::TooMany => return Err(Sorry::TooManyFeeds { most: FEEDS }.into()),
        Followed::New(feed) => (feed, true),
        Followed::Again(feed) => (feed, false),
    };
    let backlog = backlog(bot, feed).await?;
    let mut entries = found.entries;
    entries.retain(|entry| backlog.contains(&entry.key));
    let (of_backlog, button) = import_offered(feed, entries, asker.locale).await;
    let title = plain(&wish.title, TITLE);
    let address = cut(&wish.source.address, ADDRESS);
    let arrangement = arrangement(&wish, asker.locale);
    let follows = match is_new {
        true => say!(
            asker.locale,
            "follow-new",
            title = title,
            address = address,
            arrangement = arrangement
        ),
        false => say!(
            asker.locale,
            "follow-again",
            title = title,
            address = address,
            arrangement = arrangement
        ),
    };
    let text = format!("{follows}\n{of_backlog}");
    let answer = Answer::text(text).rows(button.into_iter().collect());
    Ok(exchange.show(answer).await?)
}

/// The keys of the entries that are older than the following of a feed and have
/// not been imported.
async fn backlog(bot: &Bot, feed: FeedId) -> Result<HashSet<String>, Trouble> {
    let known = bot.store.known_entries(feed).await?;
    let backlog = known.into_iter().filter(|entry| entry.backlog);
    Ok(backlog.map(|entry| entry.key).collect())
}

/// What is said of the posts that are not news, with a button where some may be
/// reviews.
async fn import_offered(
    feed: FeedId,
    entries: Vec<Entry>,
    locale: Locale,
) -> (String, Option<CreateActionRow>) {
    let posts = entries.len();
    if posts == 0 {
        return (say!(locale, "import-nothing"), None);
    }
    let (text, label) = match entries::count(entries).await {
        (0, 0) => return (say!(locale, "import-none", posts = posts), None),
        (reviews, 0) => (
            say!(locale, "import-some", posts = posts, reviews = reviews),
            say!(locale, "import-button", reviews = reviews),
        ),
        _ => (
            say!(locale, "import-unclear", posts = posts),
            say!(locale, "import-button-all"),
        ),
    };
    (text, Some(import_button(feed, label)))
}

/// Where new reviews go.
fn arrangement(wish: &Follow, locale: Locale) -> String {
    let (channel, office) = (wish.channel.to_string(), wish.office.to_string());
    match wish.straight {
        true => say!(
            locale,
            "follow-straight",
            channel = channel,
            office = office
        ),
        false => say!(locale, "follow-asks", channel = channel, office = office),
    }
}

/// Follow a blog no longer
#[poise::command(slash_command, guild_only)]
pub(super) async fn unfollow(
    ctx: Context<'_>,
    #[autocomplete = "complete"]
    #[max_length = 2_048]
    feed: String,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let feeds = bot.store.feeds(asker.club).await?;
    let asked = feed.trim();
    let meant = feeds.into_iter().find(|one| is_meant(one, asked));
    let unknown = || Sorry::UnknownFeed {
        asked: cut(asked, CHOICE_NAME),
    };
    let meant = meant.ok_or_else(unknown)?;
    if !bot.store.unfollow(meant.id, asker.club).await? {
        return Err(unknown().into());
    }
    let title = plain(&meant.title, TITLE);
    let text = say!(asker.locale, "unfollowed", title = title);
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}

/// The blogs that the club follows
#[poise::command(slash_command, guild_only)]
pub(super) async fn following(ctx: Context<'_>) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let asker = Asker::of(ctx)?;
    let feeds = ctx.data().store.feeds(asker.club).await?;
    let answer = if feeds.is_empty() {
        Answer::text(say!(asker.locale, "feeds-none"))
    } else {
        Answer::embed(card::feeds(&feeds, asker.locale))
    };
    Ok(exchange(ctx).show(answer.private()).await?)
}

/// Completes `feed:` from the club's own list.
async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let feeds = match Asker::of(ctx) {
        Ok(asker) => ctx.data().store.feeds(asker.club).await,
        Err(_) => Ok(Vec::new()),
    };
    // Discord has no way to show an error here, so there are no suggestions.
    let feeds = feeds.unwrap_or_default();
    let typed = fold(typed);
    let fitting = feeds
        .iter()
        .filter(|feed| fold(&format!("{} {}", feed.title, feed.address)).contains(&typed));
    let choices = fitting.map(|feed| {
        let name = cut(&format!("{} – {}", feed.title, feed.address), CHOICE_NAME);
        AutocompleteChoice::new(name, format!("{CHOSEN}{}", feed.id))
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// Whether a feed is the one that was chosen, or typed by its name or address.
fn is_meant(feed: &Feed, asked: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.trim_end_matches('/').to_lowercase()
    };
    asked.strip_prefix(CHOSEN) == Some(&feed.id.to_string())
        || bare(asked) == bare(&feed.address)
        || fold(asked) == fold(&feed.title)
}

/// Does what a button of a feed asks for. That it is staff who ask was checked
/// before.
///
/// # Errors
///
/// [`Trouble`], for the desk to put into words.
pub async fn clicked(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    click: Click,
) -> Result<(), Trouble> {
    match click {
        Click::PostOffer(offer) => post(bot, asker, exchange, offer).await,
        Click::Ignore(offer) => {
            let source = bot.store.ignore_offer(offer, asker.club).await?;
            let source = source.ok_or(Sorry::OfferGone)?;
            let text = say!(asker.public, "offer-ignored", source = source);
            Ok(exchange.update(Answer::text(text)).await?)
        }
        Click::Import(feed) => import(bot, asker, exchange, feed).await,
        _ => Err(Sorry::OldButton.into()),
    }
}

/// Posts what was offered and waits for its card.
async fn post(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    offer: OfferId,
) -> Result<(), Trouble> {
    exchange.defer_update().await?;
    let posted = bot
        .store
        .post_offer(offer, asker.club, asker.member, now())
        .await?
        .ok_or(Sorry::OfferGone)?;
    bot.printing.notify_one();
    let deadline = Instant::now() + POSTING;
    let place = wait_for_card(bot, asker, posted.review(), deadline).await?;
    let (locale, member) = (asker.public, asker.member.to_string());
    let text = match (place.message, posted) {
        (None, _) => {
            let channel = place.channel.to_string();
            say!(locale, "posted-on-its-way", channel = channel)
        }
        (Some(_), Posted::Updated { .. }) => {
            let place = link(asker, &place);
            say!(locale, "offer-updated", member = member, place = place)
        }
        (Some(_), _) => {
            let place = link(asker, &place);
            say!(locale, "offer-posted", member = member, place = place)
        }
    };
    Ok(exchange.show(Answer::text(text)).await?)
}

/// Imports the backlog of a feed, the oldest first, and says how far it is.
async fn import(
    bot: &Bot,
    asker: Asker,
    exchange: Exchange<'_>,
    feed: FeedId,
) -> Result<(), Trouble> {
    let feeds = bot.store.feeds(asker.club).await?;
    let followed = feeds.into_iter().find(|one| one.id == feed);
    let followed = followed.ok_or(Sorry::OldButton)?;
    exchange.defer_update().await?;
    let source = Source {
        address: followed.address,
        ..Source::default()
    };
    let (found, _) = find::fetch(&bot.web, &source)
        .await
        .map_err(|no_feed| match no_feed {
            find::NoFeed::Unfetched(unfetched) => Sorry::from(unfetched),
            find::NoFeed::NotAFeed(_) => Sorry::NoFeed,
        })?;
    let backlog = backlog(bot, feed).await?;
    let entries = found.map(|found| found.entries).unwrap_or_default();
    let waiting: Vec<&Entry> = entries
        .iter()
        .rev()
        .filter(|entry| backlog.contains(&entry.key))
        .collect();
    let (begun, mut said) = (Instant::now(), Instant::now());
    let (mut done, mut imported, mut silent) = (0_usize, 0, 0);
    for entry in &waiting {
        if begun.elapsed() > IMPORTING {
            break;
        }
        if said.elapsed() > PROGRESS {
            said = Instant::now();
            let text = say!(
                asker.locale,
                "import-progress",
                done = done,
                posts = waiting.len()
            );
            exchange.show(Answer::text(text)).await?;
        }
        done += 1;
        let reviews = match entries::read(&bot.web, entry, false).await {
            entries::Read::Reviews(reviews) => reviews,
            entries::Read::Later => {
                silent += 1;
                continue;
            }
        };
        let look = Look {
            feed,
            club: asker.club,
            mark: mark(entry),
            source: entry.link.as_ref().map_or("", |link| link.as_str()),
            at: now(),
        };
        let dated = entry.published.unwrap_or_else(now);
        let deed = Deed::Import(followed.channel, asker.member, dated);
        let outcome = bot.store.entry_read(&look, &reviews, deed).await?;
        imported += outcome.imported;
    }
    let left = waiting.len() - done + silent;
    let mut text = say!(
        asker.locale,
        "import-done",
        reviews = imported,
        posts = done
    );
    let mut rows = Vec::new();
    if left > 0 {
        text.push(' ');
        text.push_str(&say!(asker.locale, "import-left", posts = left));
        rows.push(import_button(feed, say!(asker.locale, "import-go-on")));
    }
    Ok(exchange.show(Answer::text(text).rows(rows)).await?)
}

fn import_button(feed: FeedId, label: String) -> CreateActionRow {
    let button = CreateButton::new(Click::Import(feed).to_string())
        .label(label)
        .style(ButtonStyle::Primary);
    CreateActionRow::Buttons(vec![button])
}
