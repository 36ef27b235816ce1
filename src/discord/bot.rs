//! What every handler has at hand: the store, the way to Discord, the bank.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use moka::sync::Cache;
use poise::serenity_prelude as serenity;
use tokio::sync::Notify;

use crate::club::bank::Bank;
use crate::club::ids::{ClubId, MemberId, ReviewId};
use crate::club::locale::Locale;
use crate::club::question::{self, Kind, Question, Talk, Thumbs, own};
use crate::club::theme::FoundTheme;
use crate::discord::apology::Trouble;
use crate::discord::asked::Asked;
use crate::discord::click::QuestionKey;
use crate::discord::pictures::Pictures;
use crate::discord::rest::Rest;
use crate::store::{OwnQuestion, Store};
use crate::web::fetch::Fetcher;

/// Reviews whose questions are kept ready, at most.
const STOCKS: u64 = 256;

/// Clubs whose thumbs are kept at hand, at most, and whose language.
const THUMBS: u64 = 4_096;

/// How long thumbs and members' questions are kept at hand: what another process
/// was told counts here after that.
const AT_HAND_FOR: Duration = Duration::from_secs(60);

/// What poise hands to every command.
pub type Context<'a> = poise::ApplicationContext<'a, Bot, Trouble>;

/// How the press spaces what it sends to one channel.
///
/// Discord publishes no number for edits; messages older than an hour were seen
/// to take three edits in six seconds for each channel.
pub const PRESS_PERIOD: Duration = Duration::from_secs(2);

/// How often a feed is looked at that does not say how often it changes.
pub const LOOK_PERIOD: Duration = Duration::from_hours(1);

/// The bot's belongings.
pub struct Bot {
    /// The club's memory.
    pub store: Store,
    /// The way to Discord.
    pub rest: Rest,
    /// The way to what others publish.
    pub web: Fetcher,
    /// Which application this is.
    pub application: serenity::ApplicationId,
    /// Rung when a card is no longer as the store wants it.
    pub printing: Notify,
    /// Rung when the press has printed or given up a card.
    pub printed: Notify,
    /// Rung when a club follows a feed.
    pub following: Notify,
    /// Rung when a member proposes a question, or staff decide on one.
    pub proposing: Notify,
    /// Rung when a host plans questions.
    pub planning: Notify,
    /// Least time between two looks at a feed.
    pub look_period: Duration,
    /// Which questions the channels have had.
    pub asked: Asked,
    /// Least time between two messages or edits of the press in one channel.
    pub press_period: Duration,
    /// Pictures of scores.
    pub pictures: Pictures,
    bank: Arc<Bank>,
    stocks: Cache<ReviewId, Arc<Stock>>,
    thumbs: Cache<ClubId, Arc<Thumbs>>,
    heard: Cache<ClubId, Locale>,
}

/// All that can be asked about one version of a review.
pub struct Stock {
    /// Tells it from every other stock that this process has made.
    pub serial: u64,
    /// Title of the book.
    pub title: String,
    /// The themes it speaks of, the strongest first.
    pub themes: Vec<FoundTheme>,
    /// Every question: those of the bank, then the members' own.
    pub questions: Vec<Question>,
    /// For the prompts of the members' own: who asks, where the name may be
    /// said.
    pub own: HashMap<String, Option<MemberId>>,
    version: i64,
}

impl Bot {
    /// A bot with its belongings.
    #[must_use]
    pub fn new(
        store: Store,
        (rest, web): (Rest, Fetcher),
        bank: Bank,
        application: serenity::ApplicationId,
        (press_period, look_period): (Duration, Duration),
    ) -> Self {
        Self {
            store,
            rest,
            web,
            application,
            printing: Notify::new(),
            printed: Notify::new(),
            following: Notify::new(),
            proposing: Notify::new(),
            planning: Notify::new(),
            look_period,
            asked: Asked::default(),
            press_period,
            pictures: Pictures::default(),
            bank: Arc::new(bank),
            stocks: Cache::builder()
                .max_capacity(STOCKS)
                .time_to_live(AT_HAND_FOR)
                .build(),
            thumbs: Cache::builder()
                .max_capacity(THUMBS)
                .time_to_live(AT_HAND_FOR)
                .build(),
            heard: Cache::new(THUMBS),
        }
    }

    /// The themes and questions of a review, kept ready after the first time.
    ///
    /// # Errors
    ///
    /// Where the store does not answer, or has no such review.
    pub async fn stock(&self, review: ReviewId, version: i64) -> Result<Arc<Stock>, Trouble> {
        let kept = self.stocks.get(&review);
        if let Some(stock) = kept.filter(|stock| stock.version == version) {
            return Ok(stock);
        }
        let (fields, own) =
            tokio::try_join!(self.store.review(review), self.store.own_questions(review))?;
        let fields = fields.ok_or_else(|| anyhow::anyhow!("review {review} is gone"))?;
        let talk = question::talk(&self.bank, &fields);
        let title = fields.title.unwrap_or_default();
        let stock = Arc::new(Stock::new(title, talk, own, version));
        self.stocks.insert(review, Arc::clone(&stock));
        Ok(stock)
    }

    /// Forgets what can be asked about a review: a question has come or gone.
    pub fn forget_stock(&self, review: ReviewId) {
        self.stocks.invalidate(&review);
    }

    /// What a club thinks of the prompts.
    ///
    /// # Errors
    ///
    /// Where the store does not answer.
    pub async fn thumbs(&self, club: ClubId) -> Result<Arc<Thumbs>, Trouble> {
        if let Some(thumbs) = self.thumbs.get(&club) {
            return Ok(thumbs);
        }
        let thumbs = Arc::new(self.store.thumbs(club).await?);
        self.thumbs.insert(club, Arc::clone(&thumbs));
        Ok(thumbs)
    }

    /// Forgets what a club thinks of the prompts: somebody thinks anew.
    pub fn forget_thumbs(&self, club: ClubId) {
        self.thumbs.invalidate(&club);
    }

    /// Takes note of the language that a club's server prefers, as interactions
    /// say it, so that the press prints its cards in it. Asks the store once for
    /// each club; where that fails, the next interaction says it again.
    pub async fn hear(&self, club: ClubId, locale: Locale) {
        if self.heard.get(&club) == Some(locale) {
            return;
        }
        match self.store.settle_locale(club, locale).await {
            Ok(changed) => {
                self.heard.insert(club, locale);
                if changed {
                    self.printing.notify_one();
                }
            }
            Err(error) => tracing::debug!(%error, "a club's language is not remembered yet"),
        }
    }

    /// Forgets what language a club was heard to prefer: all that was known of
    /// it is gone.
    pub fn forget_language(&self, club: ClubId) {
        self.heard.invalidate(&club);
    }

    /// The question bank.
    #[must_use]
    pub fn bank(&self) -> Arc<Bank> {
        Arc::clone(&self.bank)
    }
}

impl Stock {
    /// All that can be asked: the questions of the bank, and the members' own.
    #[must_use]
    pub fn new(title: String, talk: Talk, own: Vec<OwnQuestion>, version: i64) -> Self {
        let Talk {
            themes,
            mut questions,
        } = talk;
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        let mut signed = HashMap::new();
        for one in own {
            let prompt = own::prompt_of(one.id.0);
            signed.insert(prompt.clone(), one.signed);
            questions.push(Question {
                text: one.text,
                kind: Kind::Member,
                tier: one.tier,
                theme: one.theme,
                receipt: String::new(),
                prompt,
            });
        }
        Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            title,
            themes,
            questions,
            own: signed,
            version,
        }
    }

    /// The question with this key, while the review still gives it.
    #[must_use]
    pub fn keyed(&self, key: QuestionKey) -> Option<&Question> {
        let mut questions = self.questions.iter();
        questions.find(|question| QuestionKey::of(question) == key)
    }
}
