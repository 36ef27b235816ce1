//! `/club questions`: a question comes by itself, on the days and at the time
//! that the host plans. Without options it says what is planned. What is planned
//! is put by [`crate::discord::schedule`].

use poise::serenity_prelude as serenity;

use crate::club::ids::ChannelId;
use crate::club::schedule::{Rhythm, TimeOfDay};
use crate::club::sorry::Sorry;
use crate::discord::answer::Answer;
use crate::discord::apology::Trouble;
use crate::discord::bot::{Bot, Context};
use crate::discord::commands::review::place::destination;
use crate::discord::commands::{Asker, book, exchange, staff};
use crate::discord::plain::plain;
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
    #[name = "day"]
    Day,
    /// Monday to Friday.
    #[name = "weekday (Monday to Friday)"]
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
    #[name = "off: no more questions"]
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
    #[description = "On which days, or off"] every: Option<Every>,
    #[description = "At which time, by the club's clock: 19:30 or 7:30pm"]
    #[max_length = 20]
    at: Option<String>,
    #[description = "Where; left out: this channel (for off: everywhere)"]
    #[channel_types("Text", "News")]
    channel: Option<serenity::PartialChannel>,
    #[description = "On which book; left out: always on the newest review"]
    #[autocomplete = "book::complete"]
    book: Option<String>,
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
                planned(bot, &plan, book.as_ref().map(|standing| standing.title())).await?
            }
            None => {
                let channel = channel.map(|channel| ChannelId(channel.id.get()));
                off(bot, asker, channel).await?
            }
        },
    };
    Ok(exchange(ctx).show(Answer::text(text).private()).await?)
}

async fn planned(bot: &Bot, plan: &Plan, title: Option<&str>) -> Result<String, Trouble> {
    match bot.store.plan(plan, PLANS, now()).await? {
        Planned::TooMany => Err(Sorry::TooManyPlans { most: PLANS }.into()),
        Planned::Next(due, zone) => {
            bot.planning.notify_one();
            Ok(format!(
                "{} Next <t:{}:F>. The clock is that of **{}**; `/club timezone` sets another.",
                sentence(plan, title),
                due.timestamp(),
                zone.name(),
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
    if plans.is_empty() {
        return Ok(
            "No question comes by itself. `/club questions every: day at: 19:30` plans one for this channel."
                .to_owned(),
        );
    }
    let mut lines: Vec<String> = plans.iter().map(line).collect();
    lines.push(format!("The clock is that of **{}**.", zone.name()));
    Ok(lines.join("\n"))
}

fn line(schedule: &Schedule) -> String {
    let plan = sentence(&schedule.plan, schedule.title.as_deref());
    match &schedule.stopped {
        Some(why) => format!(
            "⚠ {plan} It is not followed any more: {}. Plan it anew to resume it.",
            plain(why, REASON)
        ),
        None => format!("{plan} Next <t:{}:F>.", schedule.due.timestamp()),
    }
}

/// `Every day at 19:30 a question on the newest review comes to #talk.`
fn sentence(plan: &Plan, title: Option<&str>) -> String {
    let on = match title {
        Some(title) => format!("*{}*", plain(title, TITLE)),
        None => "the newest review".to_owned(),
    };
    let (rhythm, time, channel) = (plan.rhythm, plan.time, plan.channel);
    format!("{rhythm} at {time} a question on {on} comes to <#{channel}>.")
}

async fn off(bot: &Bot, asker: Asker, channel: Option<ChannelId>) -> Result<String, Trouble> {
    let channels = bot.store.unplan(asker.club, channel).await?;
    if channels.is_empty() {
        return Ok("No question was planned there, so there is nothing to stop.".to_owned());
    }
    let named: Vec<String> = channels.iter().map(|id| format!("<#{id}>")).collect();
    Ok(format!(
        "No question comes by itself to {} any more.",
        named.join(", ")
    ))
}
