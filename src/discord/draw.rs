//! Drawing a question for a channel: one that it has not had, taken down before
//! anybody sees it.
//!
//! What is chosen is the ground floor's matter ([`question::choose`]), what the
//! channel has had is at hand in [`asked`](super::asked), and the store has the
//! last word: where somebody else was quicker, another question is drawn. What
//! is shown is [`card::question`](super::card::question).

use std::sync::Arc;

use crate::club::ids::{ChannelId, ClubId};
use crate::club::locale::Locale;
use crate::club::question::{Question, Wish};
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Stock};
use crate::discord::card;
use crate::store::{Standing, now};

/// How often a question is chosen anew because somebody else got it first.
const TRIES: usize = 4;

/// A question that was drawn and taken down.
pub struct Drawn {
    /// Where it came from.
    pub stock: Arc<Stock>,
    /// What is asked.
    pub question: Question,
    /// Whether the channel has had it.
    pub again: bool,
    /// How many more the channel has not had.
    pub left: usize,
    /// How many more there are that tell more of the story.
    pub beyond: usize,
}

/// Draws a question on a review: of a theme, by its id, where one is given, and
/// nothing that gives away more than `tier`.
///
/// # Errors
///
/// [`Sorry::NoQuestions`] and [`Sorry::TellsTooMuch`]; where the store fails.
pub async fn draw(
    bot: &Bot,
    (club, channel): (ClubId, ChannelId),
    standing: &Standing,
    theme: Option<&str>,
    tier: u8,
) -> Result<Drawn, Trouble> {
    let stock = bot.stock(standing.review, standing.version).await?;
    let thumbs = bot.thumbs(club).await?;
    let wish = Wish {
        theme,
        tier,
        thumbs: &thumbs,
    };
    let place = (channel, standing.review, stock.serial);
    for _ in 0..TRIES {
        let list = match bot.asked.at_hand(&place) {
            Some(list) => list,
            None => {
                let asked = bot.store.asked(channel, standing.review).await?;
                bot.asked.keep(place, &stock, &asked)
            }
        };
        let at = now();
        let Some(choice) = list.draw(&stock, &wish, at) else {
            break;
        };
        let remembered = bot
            .store
            .remember_asked(
                club,
                channel,
                standing.review,
                &choice.question.key(),
                at,
                choice.again,
            )
            .await;
        if !matches!(remembered, Ok(true)) {
            bot.asked.forget(&place);
        }
        if !remembered? {
            // Another process was quicker with the same question; theirs counts.
            continue;
        }
        return Ok(Drawn {
            question: choice.question.clone(),
            again: choice.again,
            left: choice.left,
            beyond: choice.beyond,
            stock,
        });
    }
    let title = stock.title.clone();
    let told = |question: &Question| theme.is_none() || question.theme.as_deref() == theme;
    Err(if stock.questions.iter().any(told) {
        Sorry::TellsTooMuch { title }
    } else {
        Sorry::NoQuestions { title }
    }
    .into())
}

/// A question that was drawn before and may not have been shown; `None` where
/// the review no longer gives it.
///
/// # Errors
///
/// Where the store fails.
pub async fn drawn_before(
    bot: &Bot,
    channel: ChannelId,
    standing: &Standing,
    key: &str,
    tier: u8,
) -> Result<Option<Drawn>, Trouble> {
    let stock = bot.stock(standing.review, standing.version).await?;
    let Some(question) = stock.questions.iter().find(|one| one.key() == key) else {
        return Ok(None);
    };
    let asked = bot.store.asked(channel, standing.review).await?;
    let fresh = |one: &&Question| !asked.contains_key(&one.key());
    let (within, beyond): (Vec<&Question>, Vec<&Question>) = stock
        .questions
        .iter()
        .filter(fresh)
        .partition(|one| one.tier <= tier);
    Ok(Some(Drawn {
        question: question.clone(),
        again: false,
        left: within.len(),
        beyond: beyond.len(),
        stock: Arc::clone(&stock),
    }))
}

impl Drawn {
    /// What is shown of it, in this locale; `tier` is what was wished for.
    #[must_use]
    pub fn face<'a>(
        &'a self,
        club: ClubId,
        standing: &'a Standing,
        tier: u8,
        locale: Locale,
    ) -> card::Asked<'a> {
        let theme = self.question.theme.as_deref();
        let mut themes = self.stock.themes.iter();
        let theme = themes.find(|found| Some(found.id.as_str()) == theme);
        card::Asked {
            title: &self.stock.title,
            question: &self.question,
            theme: theme.map(|theme| theme.name.spoken(locale)),
            again: self.again,
            left: self.left,
            beyond: self.beyond,
            club,
            review: standing.review,
            place: &standing.card,
            tier,
            has_themes: !self.stock.themes.is_empty(),
            own: self.stock.own.get(&self.question.prompt).copied(),
            locale,
        }
    }
}
