//! One look at one feed: what is new goes to staff or to the channel, what was
//! edited follows, and the time of the next look is set.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use poise::serenity_prelude as serenity;
use reqwest::StatusCode;
use serenity::http::{LightMethod, Request, Route};
use tokio::time::Instant;

use super::entries::{self, Read};
use super::find::{self, NoFeed};
use super::{next_look, office, rhythm};
use crate::club::ids::ClubId;
use crate::discord::bot::Bot;
use crate::discord::press::hitch::Hitch;
use crate::discord::rest::{PATIENCE_PRESS, Refusal, Repeat};
use crate::say;
use crate::store::{Deed, FeedJob, KnownEntry, Look, Mark, StoreError, now};
use crate::web::feed::{Entry, Feed};

/// Time for the entries of one look; what is left is read in the next one.
const READING: Duration = Duration::from_secs(120);

/// When to come again where something was left.
const SOON: TimeDelta = TimeDelta::minutes(1);

/// How often the page of an entry is tried.
const TRIES: u32 = 5;

/// An entry that was published so long before the club followed its feed is
/// none of the new ones, whatever its id: some blogs give all posts new ids.
const BEFORE: TimeDelta = TimeDelta::days(2);

/// How long it is believed that a club has the bot.
const PRESENT: Duration = Duration::from_hours(24);

/// Clubs of which that is remembered.
const CLUBS: u64 = 10_000;

/// Why a look did not come to its end: something of our own.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("Discord does not answer: {0}")]
    Discord(#[from] Refusal),
}

/// Whoever looks at feeds.
pub(super) struct Looker {
    pub(super) bot: Arc<Bot>,
    /// The clubs that were seen to have the bot.
    present: Cache<ClubId, ()>,
}

/// What became of the entries of a feed.
enum Progress {
    /// All were read.
    Done,
    /// Some are to be read as soon as there is time.
    TimeIsUp,
    /// Some are to be tried again next time.
    PagesMissing,
}

impl Looker {
    pub(super) fn new(bot: Arc<Bot>) -> Self {
        let present = Cache::builder()
            .max_capacity(CLUBS)
            .time_to_live(PRESENT)
            .build();
        Self { bot, present }
    }

    /// Looks at a feed and ends its lease.
    ///
    /// # Errors
    ///
    /// [`Trouble`]; the lease is then still there.
    pub(super) async fn look(&self, job: FeedJob) -> Result<(), Trouble> {
        let bot = &*self.bot;
        if !self.is_present(job.club).await? {
            tracing::info!(club = %job.club, "a club that has removed the bot follows no feeds");
            let locale = bot.store.locale(job.club).await?;
            let reason = say!(locale, "removed-from-server");
            return Ok(bot.store.feeds_stopped(job.club, &reason).await?);
        }
        let (feed, mut place) = match find::fetch(&bot.web, &job.source).await {
            Ok(answered) => answered,
            Err(no_feed) => return self.failed(&job, &no_feed).await,
        };
        let asked = [feed.as_ref().and_then(|feed| feed.ttl), place.max_age];
        let mut pause = next_look(bot, asked);
        let mut title = job.title.clone();
        if let Some(feed) = feed {
            match self.read(&job, &feed).await? {
                Progress::Done => {}
                unfinished => {
                    // Otherwise the feed would seem unchanged next time.
                    (place.source.etag, place.source.last_modified) = (None, None);
                    if let Progress::TimeIsUp = unfinished {
                        pause = SOON;
                    }
                }
            }
            title = feed.title.unwrap_or(title);
        }
        match office::ask(bot, &job).await {
            Ok(()) => {}
            Err(Hitch::Later { why, after }) => {
                tracing::warn!(feed = %job.feed, why, "staff could not be asked yet");
                pause = pause.min(after.max(SOON));
            }
            Err(Hitch::Never(why)) => {
                let locale = bot.store.locale(job.club).await?;
                return self
                    .stopped(&job, &office::closed(&job, &why, locale))
                    .await;
            }
        }
        let next = now() + pause;
        bot.store
            .feed_answered(job.feed, &title, &place.source, next)
            .await?;
        Ok(())
    }

    /// Whether the club still has the bot. Without a privileged intent nobody
    /// tells, so Discord is asked once a day.
    async fn is_present(&self, club: ClubId) -> Result<bool, Refusal> {
        if self.present.contains_key(&club) {
            return Ok(true);
        }
        let guild_id = serenity::GuildId::new(club.0);
        let request = Request::new(Route::Guild { guild_id }, LightMethod::Get);
        match self
            .bot
            .rest
            .tell(request, Repeat::Safe, PATIENCE_PRESS)
            .await
        {
            Ok(()) => {
                self.present.insert(club, ());
                Ok(true)
            }
            Err(refusal)
                if refusal.code().is_some_and(|code| code != 0)
                    && matches!(
                        refusal.status(),
                        Some(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
                    ) =>
            {
                Ok(false)
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// Reads what is new or edited, the oldest first, each entry in a
    /// transaction of its own.
    async fn read(&self, job: &FeedJob, feed: &Feed) -> Result<Progress, Trouble> {
        let store = &self.bot.store;
        let known: HashMap<String, KnownEntry> = store
            .known_entries(job.feed)
            .await?
            .into_iter()
            .map(|entry| (entry.key.clone(), entry))
            .collect();
        let until = Instant::now() + READING;
        let mut progress = Progress::Done;
        for entry in feed.entries.iter().rev() {
            let known = known.get(&entry.key);
            if known.is_some_and(|known| known.backlog || known.hash == entry.hash) {
                continue;
            }
            if Instant::now() > until {
                progress = Progress::TimeIsUp;
                break;
            }
            let tries = known.map_or(0, |known| known.tries);
            let is_old = known.is_none() && is_older(entry, job.made_at);
            let read = match is_old {
                true => Read::Reviews(Vec::new()),
                false => entries::read(&self.bot.web, entry, tries + 1 >= TRIES).await,
            };
            let reviews = match read {
                Read::Reviews(reviews) => reviews,
                Read::Later => {
                    store.entry_put_off(job.feed, &entry.key, now()).await?;
                    progress = Progress::PagesMissing;
                    continue;
                }
            };
            let deed = match job.straight {
                true => Deed::Post(job.channel, job.staff),
                false => Deed::Offer,
            };
            let outcome = store.entry_read(&look(job, entry), &reviews, deed).await?;
            if outcome.posted + outcome.revised > 0 {
                self.bot.printing.notify_one();
            }
            tracing::debug!(feed = %job.feed, ?outcome, "an entry was read");
        }
        let keys: Vec<&str> = feed.entries.iter().map(|entry| &*entry.key).collect();
        store.entries_seen(job.feed, &keys, now()).await?;
        Ok(progress)
    }

    /// A feed did not answer: it is asked again later, or given up with a word
    /// to staff.
    async fn failed(&self, job: &FeedJob, no_feed: &NoFeed) -> Result<(), Trouble> {
        let at = now();
        tracing::info!(feed = %job.feed, failures = job.failures, %no_feed, "a feed failed");
        if no_feed.is_for_good() || rhythm::is_hopeless(job.failing_since, at) {
            let locale = self.bot.store.locale(job.club).await?;
            return self
                .stopped(job, &office::silent(job, no_feed, locale))
                .await;
        }
        let (usual, chance) = (self.bot.look_period, rand::random());
        let pause = rhythm::after_failure(usual, job.failures, no_feed.retry_after(), chance);
        Ok(self.bot.store.feed_failed(job.feed, at, at + pause).await?)
    }

    /// Tells staff, and looks at the feed no more. Told first: whoever is
    /// stopped in between tells again, which is better than never.
    async fn stopped(&self, job: &FeedJob, news: &office::News) -> Result<(), Trouble> {
        office::tell(&self.bot, job, &news.text).await;
        Ok(self.bot.store.feed_stopped(job.feed, &news.reason).await?)
    }
}

fn look<'a>(job: &FeedJob, entry: &'a Entry) -> Look<'a> {
    Look {
        feed: job.feed,
        club: job.club,
        mark: mark(entry),
        source: entry.link.as_ref().map_or("", |link| link.as_str()),
        at: now(),
    }
}

/// What the store knows an entry by.
pub(in crate::discord) fn mark(entry: &Entry) -> Mark<'_> {
    Mark {
        key: &entry.key,
        hash: &entry.hash,
    }
}

fn is_older(entry: &Entry, than: DateTime<Utc>) -> bool {
    entry.published.is_some_and(|at| at < than - BEFORE)
}
