//! Questions that clubs are asked by themselves, at the time that the host has
//! planned.
//!
//! All state is in the store. A plan that is due is leased, so of several
//! processes one puts the question; what is put is written down first, so after
//! a crash the same message is found or sent again. What was missed, because
//! nobody was there, is left out and not made up for.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use poise::serenity_prelude::CreateMessage;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::club::schedule::next;
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::click::{Click, QuestionKey};
use crate::discord::draw::{Drawn, draw, drawn_before};
use crate::discord::leaving;
use crate::discord::press::hitch::Hitch;
use crate::discord::press::mail;
use crate::say;
use crate::store::{Begun, ScheduleJob, Standing, StoreError, Which, now};

/// Plans in hand at once.
const AT_ONCE: u32 = 16;

/// How long a plan belongs to the process that has it in hand; whoever has it is
/// done before that.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// Longest that putting one question may take.
const WORK: Duration = Duration::from_secs(50);

/// A question that is later than this was missed, and is not put any more.
const LATE: TimeDelta = TimeDelta::minutes(15);

/// Longest sleep: another process may have taken a plan down and died.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// Shortest sleep, where what is due is in the hands of others.
const SHORTEST_SLEEP: Duration = Duration::from_millis(200);

/// What can be told: nothing, for a channel is everybody's.
const TIER: u8 = 0;

/// Puts questions until it is told to stop.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    let mut work = JoinSet::new();
    let mut in_trouble = false;
    while !stop.is_cancelled() {
        let sleep = match due(&bot).await {
            Ok((jobs, sleep)) => {
                for job in jobs {
                    work.spawn(one(Arc::clone(&bot), job));
                }
                in_trouble = false;
                sleep
            }
            Err(error) => {
                if !std::mem::replace(&mut in_trouble, true) {
                    tracing::warn!(%error, "the store does not say which questions are due");
                }
                LONGEST_SLEEP
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = bot.planning.notified() => {}
            Some(_) = work.join_next() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
    while work.join_next().await.is_some() {}
}

/// The plans that are due now, and how long nothing else will be.
async fn due(bot: &Bot) -> Result<(Vec<ScheduleJob>, Duration), StoreError> {
    let at = now();
    let jobs = bot.store.claim_schedules(at, at + LEASE, AT_ONCE).await?;
    let next = bot.store.next_schedule().await?;
    let sleep = next.map_or(LONGEST_SLEEP, |next| {
        (next - Utc::now()).to_std().unwrap_or_default()
    });
    Ok((jobs, sleep.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)))
}

/// Puts one question, or says in the store why not.
async fn one(bot: Arc<Bot>, job: ScheduleJob) {
    let (id, due) = (job.id, job.due);
    let put = match tokio::time::timeout(WORK, put(&bot, &job)).await {
        Ok(put) => put,
        Err(_) => Err(Hitch::later(&"it took too long")),
    };
    let put = match put {
        Err(Hitch::Never(_)) if leaving::was_removed(&bot, job.plan.club).await => {
            Err(Hitch::absent())
        }
        put => put,
    };
    let settled = match put {
        Ok(()) => bot.store.schedule_done(id, due, after(&job, now())).await,
        Err(Hitch::Later { why, after }) => {
            tracing::warn!(schedule = %id, why, "a planned question waits");
            bot.store.schedule_postponed(id, now() + after).await
        }
        Err(Hitch::Never(why)) => {
            tracing::warn!(schedule = %id, why, "a planned question cannot be put");
            tell_staff(&bot, &job).await;
            bot.store.schedule_stopped(id, &why).await
        }
    };
    if let Err(error) = settled {
        // The lease runs out, and the plan is found again.
        tracing::warn!(schedule = %id, %error, "the store did not take a plan back");
    }
}

/// The next moment of a plan that is to come. What lies between is left out.
fn after(job: &ScheduleJob, at: DateTime<Utc>) -> DateTime<Utc> {
    next(job.plan.rhythm, job.plan.time, job.zone, at.max(job.due))
}

/// Puts the question of a plan; nothing where it is too late, or where there is
/// nothing to ask.
async fn put(bot: &Bot, job: &ScheduleJob) -> Result<(), Hitch> {
    let plan = &job.plan;
    if now() - job.due > LATE {
        tracing::info!(schedule = %job.id, due = %job.due, "a planned question was missed");
        return Ok(());
    }
    let which = match plan.book {
        Some(book) => Which::Book(book),
        None => Which::Here(plan.channel),
    };
    let Some(standing) = bot.store.standing(plan.club, which).await? else {
        return Ok(());
    };
    let place = (plan.club, plan.channel);
    let begun = job.begun.as_ref();
    let begun = begun.filter(|begun| begun.review == standing.review);
    let before = match begun {
        Some(begun) => {
            let drawn = drawn_before(bot, plan.channel, &standing, &begun.question, TIER).await;
            drawn
                .map_err(|trouble| Hitch::later(&trouble))?
                .map(|drawn| (drawn, begun.at))
        }
        None => None,
    };
    let drawn = match before {
        Some((drawn, at)) if is_there(bot, job, &drawn, &standing, at).await? => return Ok(()),
        Some((drawn, _)) => drawn,
        None => match draw(bot, place, &standing, None, TIER).await {
            Ok(drawn) => drawn,
            Err(Trouble::Say(sorry @ (Sorry::NoQuestions { .. } | Sorry::TellsTooMuch { .. }))) => {
                tracing::info!(schedule = %job.id, %sorry, "there is nothing to ask");
                return Ok(());
            }
            Err(trouble) => return Err(Hitch::later(&trouble)),
        },
    };
    let locale = bot.store.locale(plan.club).await?;
    let begun = Begun {
        review: standing.review,
        question: drawn.question.key(),
        at: now(),
    };
    bot.store.schedule_begun(job.id, &begun).await?;
    let (embed, rows) = card::question(&drawn.face(plan.club, &standing, TIER, locale));
    let message = CreateMessage::new().embed(embed).components(rows);
    let nonce = format!("s{:x}-{:x}", job.id.0, job.due.timestamp());
    mail::send(bot, plan.channel, message, nonce).await?;
    Ok(())
}

/// Whether the message of an earlier try stands in the channel.
async fn is_there(
    bot: &Bot,
    job: &ScheduleJob,
    drawn: &Drawn,
    standing: &Standing,
    at: DateTime<Utc>,
) -> Result<bool, Hitch> {
    // Clocks may differ by some seconds; a minute more costs nothing.
    let since = mail::snowflake(at - TimeDelta::minutes(1));
    let (question, key) = (&drawn.question, QuestionKey::of(&drawn.question));
    let mark = Click::Thread(standing.review, question.tier, key).to_string();
    let standing = mail::messages_of_bots(bot, job.plan.channel, since).await?;
    Ok(standing.iter().any(|message| message.has_button(&mark)))
}

/// Tells the host that the channel takes no questions.
async fn tell_staff(bot: &Bot, job: &ScheduleJob) {
    let channel = job.plan.channel.to_string();
    let locale = bot.store.locale(job.plan.club).await.unwrap_or_default();
    let text = say!(locale, "plan-closed", channel = channel);
    let nonce = format!("sn{:x}-{:x}", job.id.0, job.due.timestamp());
    if let Err(refusal) = mail::letter(bot, job.plan.staff, &text, nonce).await {
        tracing::warn!(staff = %job.plan.staff, %refusal, "staff could not be told of a plan");
    }
}
