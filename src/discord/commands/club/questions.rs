//! `/club questions`: a question comes by itself, on the days and at the time
//! that the host plans. Without options it says what is planned. What is planned
//! is put by [`crate::discord::schedule`].

use poise::serenity_prelude as serenity;

use crate::club::ids::ChannelId;
use crate::club::locale::Locale;
use crate::club::schedule::{Rhythm, TimeOfDay};
use crate::club::sorry::Sorry;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::commands::review::place::destination;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::plain::plain;
use crate::say;
use crate::store::{Plan, Planned, Schedule, now};

/// Channels of one club in which questions come by themselves.
const PLANS: u32 = 10;

/// Longest title in a sentence, in code points.
const TITLE: usize = 120;

/// Longest reason why a plan is not followed.
const REASON: usize = 120;

/// On which days a question comes.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
enum Every {
    /// Every day.
    Day,
    /// Monday to Friday.
    Weekday,
    /// Once a week.
    Monday,
    /// Once a week.
    Tuesday,
    /// Once a week.
    Wednesday,
    /// Once a week.
    Thursday,
    /// Once a week.
    Friday,
    /// Once a week.
    Saturday,
    /// Once a week.
    Sunday,
    /// Never.
    Off,
}

impl Every {
    /// `None` for off.
    fn rhythm(self) -> Option<Rhythm> {
        use chrono::Weekday;
        Some(match self {
            Self::Day => Rhythm::Daily,
            Self::Weekday => Rhythm::Weekdays,
            Self::Monday => Rhythm::Weekly(Weekday::Mon),
            Self::Tuesday => Rhythm::Weekly(Weekday::Tue),
            Self::Wednesday => Rhythm::Weekly(Weekday::Wed),
            Self::Thursday => Rhythm::Weekly(Weekday::Thu),
            Self::Friday => Rhythm::Weekly(Weekday::Fri),
            Self::Saturday => Rhythm::Weekly(Weekday::Sat),
            Self::Sunday => Rhythm::Weekly(Weekday::Sun),
            Self::Off => return None,
        })
    }
}

/// Have a question put by itself; without options: what is planned
#[poise::command(slash_command, guild_only)]
pub(super) async fn questions(
    ctx: Context<'_>,
    every: Option<Every>,
    #[max_length = 20] at: Option<String>,
    #[channel_types("Text", "News")] channel: Option<serenity::PartialChannel>,
    #[autocomplete = "book::complete"] book: Option<String>,
) -> Result<(), Trouble> {
    staff::check(ctx).await?;
    let (bot, asker) = (ctx.data(), Asker::of(ctx)?);
    let text = match every {
        None if at.is_some() || book.is_some() => return Err(Sorry::PlanUnclear.into()),
        None => listed(bot, asker).await?,
        Some(every) => match every.rhythm() {
            Some(rhythm) => {
                let time = TimeOfDay::parse(at.as_deref().ok_or(Sorry::PlanUnclear)?)?;
                let book = match book {
                    Some(typed) => Some(book::meant(bot, asker, Some(&typed)).await?),
                    None => None,
                };
                let plan = Plan {
                    club: asker.club,
                    channel: destination(ctx, channel.as_ref())?,
                    staff: asker.member,
                    rhythm,
                    time,
                    book: book.as_ref().map(|standing| standing.book),
                };
                let title = book.as_ref().map(|standing| standing.title());
                planned(bot, &plan, title, asker.locale).await?
            }
            None => {
                let channel = channel.map(|channel| ChannelId(channel.id.get()));
                off(bot, asker, channel).await?
            }
        },
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}

async fn planned(
    bot: &Bot,
    plan: &Plan,
    title: Option<&str>,
    locale: Locale,
) -> Result<String, Trouble> {
    match bot.store.plan(plan, PLANS, now()).await? {
        Planned::TooMany => Err(Sorry::TooManyPlans { most: PLANS }.into()),
        Planned::Next(due, zone) => {
            bot.planning.notify_one();
            Ok(say!(
                locale,
                "plan-next",
                plan = sentence(plan, title, locale),
                due = format!("<t:{}:F>", due.timestamp()),
                zone = zone.name()
            ))
        }
    }
}

/// What is planned, one plan in a line.
async fn listed(bot: &Bot, asker: Asker) -> Result<String, Trouble> {
    let (plans, zone) = tokio::try_join!(
        bot.store.schedules(asker.club),
        bot.store.timezone(asker.club)
    )?;
    let locale = asker.locale;
    if plans.is_empty() {
        return Ok(say!(locale, "plan-none"));
    }
    let mut lines: Vec<String> = plans.iter().map(|plan| line(plan, locale)).collect();
    lines.push(say!(locale, "plan-clock", zone = zone.name()));
    Ok(lines.join("\n"))
}

fn line(schedule: &Schedule, locale: Locale) -> String {
    let plan = sentence(&schedule.plan, schedule.title.as_deref(), locale);
    match &schedule.stopped {
        Some(why) => say!(
            locale,
            "plan-stopped",
            plan = plan,
            why = plain(why, REASON)
        ),
        None => {
            let due = format!("<t:{}:F>", schedule.due.timestamp());
            say!(locale, "plan-line", plan = plan, due = due)
        }
    }
}

/// `Every day at 19:30 a question on the newest review comes to #talk.`
fn sentence(plan: &Plan, title: Option<&str>, locale: Locale) -> String {
    let (rhythm, time) = (days(plan.rhythm, locale), plan.time.to_string());
    let channel = plan.channel.to_string();
    match title {
        Some(title) => say!(
            locale,
            "plan",
            rhythm = rhythm,
            time = time,
            title = plain(title, TITLE),
            channel = channel
        ),
        None => say!(
            locale,
            "plan-newest",
            rhythm = rhythm,
            time = time,
            channel = channel
        ),
    }
}

/// "Every Monday".
fn days(rhythm: Rhythm, locale: Locale) -> String {
    use chrono::Weekday;
    match rhythm {
        Rhythm::Daily => say!(locale, "rhythm-day"),
        Rhythm::Weekdays => say!(locale, "rhythm-weekdays"),
        Rhythm::Weekly(Weekday::Mon) => say!(locale, "rhythm-monday"),
        Rhythm::Weekly(Weekday::Tue) => say!(locale, "rhythm-tuesday"),
        Rhythm::Weekly(Weekday::Wed) => say!(locale, "rhythm-wednesday"),
        Rhythm::Weekly(Weekday::Thu) => say!(locale, "rhythm-thursday"),
        Rhythm::Weekly(Weekday::Fri) => say!(locale, "rhythm-friday"),
        Rhythm::Weekly(Weekday::Sat) => say!(locale, "rhythm-saturday"),
        Rhythm::Weekly(Weekday::Sun) => say!(locale, "rhythm-sunday"),
    }
}

async fn off(bot: &Bot, asker: Asker, channel: Option<ChannelId>) -> Result<String, Trouble> {
    let channels = bot.store.unplan(asker.club, channel).await?;
    if channels.is_empty() {
        return Ok(say!(asker.locale, "plan-nothing-to-stop"));
    }
    let named: Vec<String> = channels.iter().map(|id| format!("<#{id}>")).collect();
    Ok(say!(asker.locale, "plan-off", channels = named.join(", ")))
}
