//! `/discuss set:`: six questions at once for a meeting, with a sheet to print.
//!
//! Shown to one alone they are not taken down as asked, so that the host may
//! look and look again; posted in the channel they are.

use crate::club::locale::Locale;
use crate::club::question::sheet::{Heading, sheet};
use crate::club::question::{Question, Wish, set_for};
use crate::club::sorry::Sorry;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Stock};
use crate::discord::card;
use crate::discord::commands::Asker;
use crate::discord::commands::discuss::themes;
use crate::discord::plain::cut;
use crate::discord::upload::{DESCRIPTION, Upload};
use crate::say;
use crate::store::{Standing, now};

/// Questions in a set.
const SIZE: usize = 6;

/// Who sees a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
pub(super) enum For {
    /// The one who asks.
    Me,
    /// Everybody in the channel.
    Everybody,
}

/// Draws a set. That it is staff who have it posted was checked before.
pub(super) async fn draw(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    (theme, tier): (Option<&str>, u8),
    whom: For,
) -> Result<Answer, Trouble> {
    let stock = bot.stock(standing.review, standing.version).await?;
    let theme = match theme {
        Some(asked) => Some(themes::meant(&stock, asked, asker.locale)?),
        None => None,
    };
    let thumbs = bot.thumbs(asker.club).await?;
    let wish = Wish {
        theme,
        tier,
        thumbs: &thumbs,
    };
    let asked = bot.store.asked(asker.channel, standing.review).await?;
    let when: Vec<Option<i64>> = stock
        .questions
        .iter()
        .map(|question| asked.get(&question.key()).copied())
        .collect();
    let set = set_for(&stock.questions, &when, &wish, SIZE, &mut rand::rng());
    if set.is_empty() {
        let title = stock.title.clone();
        return Err(match stock.questions.is_empty() {
            true => Sorry::NoQuestions { title },
            false => Sorry::TellsTooMuch { title },
        }
        .into());
    }
    if whom == For::Everybody {
        take_down(bot, asker, standing, &set).await?;
        bot.asked
            .forget(&(asker.channel, standing.review, stock.serial));
    }
    let had = set
        .iter()
        .filter(|question| asked.contains_key(&question.key()))
        .count();
    let locale = match whom {
        For::Me => asker.locale,
        For::Everybody => asker.public,
    };
    let heading = Heading {
        locale,
        title: &stock.title,
        authors: &standing.fields.authors,
        reviewer: standing.fields.reviewer.as_deref(),
        day: now().date_naive(),
    };
    let named: Vec<(&Question, Option<&str>)> = set
        .iter()
        .map(|question| (question, theme_of(&stock, question, locale)))
        .collect();
    let embed = card::set(&stock.title, &named, &remark(set.len(), had, locale));
    let sheet = Upload {
        name: "questions.txt",
        kind: "text/plain; charset=utf-8",
        bytes: sheet(&heading, &set).into_bytes().into(),
        description: cut(&say!(locale, "set-file", title = &stock.title), DESCRIPTION).into(),
    };
    let answer = Answer::embed(embed).with(sheet);
    Ok(match whom {
        For::Me => answer.private(),
        For::Everybody => answer,
    })
}

/// Takes the questions down as asked here; what somebody else has asked at the
/// same moment is asked all the same.
async fn take_down(
    bot: &Bot,
    asker: Asker,
    standing: &Standing,
    set: &[Question],
) -> Result<(), Trouble> {
    let at = now();
    let puts = set.iter().map(|question| {
        let key = question.key();
        async move {
            let (club, channel) = (asker.club, asker.channel);
            let store = &bot.store;
            store
                .remember_asked(club, channel, standing.review, &key, at, true)
                .await
        }
    });
    poise::futures_util::future::try_join_all(puts).await?;
    Ok(())
}

fn theme_of<'a>(stock: &'a Stock, question: &Question, locale: Locale) -> Option<&'a str> {
    let mut themes = stock.themes.iter();
    let theme = themes.find(|theme| Some(&theme.id) == question.theme.as_ref());
    theme.map(|theme| theme.name.spoken(locale))
}

/// What is to be known of a set.
fn remark(size: usize, had: usize, locale: Locale) -> String {
    let mut remarks = Vec::new();
    if size != SIZE {
        remarks.push(say!(locale, "set-few", size = size));
    }
    if had > 0 {
        remarks.push(say!(locale, "set-had", had = had));
    }
    remarks.push(say!(locale, "set-sheet"));
    remarks.join(" · ")
}
