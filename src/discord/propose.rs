//! Members' own questions on their way: staff are asked, the member is told.
//!
//! All state is in the store. A proposal is leased before anything is sent, and
//! a message that an earlier try may have sent is looked for before it is sent
//! again. What a press decides is in `commands`.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use poise::serenity_prelude::CreateMessage;
use tokio_util::sync::CancellationToken;

use crate::club::ids::MessageId;
use crate::club::locale::Locale;
use crate::discord::bot::Bot;
use crate::discord::card;
use crate::discord::click::Click;
use crate::discord::press::hitch::Hitch;
use crate::discord::press::mail;
use crate::say;
use crate::store::{ProposalJob, StoreError, Verdict, Which, now};

/// Proposals in hand at once.
const AT_ONCE: u32 = 8;

/// How long one belongs to the process that has it in hand. Discord knows a
/// nonce for some minutes, so what is tried again after this is not sent twice.
const LEASE: TimeDelta = TimeDelta::seconds(60);

/// Longest that one may take.
const WORK: Duration = Duration::from_secs(50);

/// How often somebody looks for what other processes have left.
const LOOK: Duration = Duration::from_secs(15);

/// Asks and tells until it is told to stop.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    let mut in_trouble = false;
    while !stop.is_cancelled() {
        match round(&bot).await {
            Ok(0) => {
                in_trouble = false;
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = bot.proposing.notified() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
            Ok(_) => in_trouble = false,
            Err(error) => {
                if !std::mem::replace(&mut in_trouble, true) {
                    tracing::warn!(%error, "the store does not say which questions are proposed");
                }
                let _ = tokio::time::timeout(LOOK, stop.cancelled()).await;
            }
        }
    }
}

/// Deals with what waits, and says how many there were.
async fn round(bot: &Bot) -> Result<usize, StoreError> {
    let jobs = bot
        .store
        .claim_proposals(now(), now() + LEASE, AT_ONCE)
        .await?;
    let work = jobs.iter().map(|job| async move {
        let done = tokio::time::timeout(WORK, deal_with(bot, job)).await;
        let hitch = match done {
            Ok(Ok(())) => return,
            Ok(Err(hitch)) => hitch,
            Err(_) => Hitch::later(&"it took too long"),
        };
        if let Err(error) = put_off(bot, job, hitch).await {
            // The lease runs out, and the proposal is found again.
            tracing::warn!(proposal = %job.id, %error, "the store did not take a proposal back");
        }
    });
    poise::futures_util::future::join_all(work).await;
    Ok(jobs.len())
}

async fn deal_with(bot: &Bot, job: &ProposalJob) -> Result<(), Hitch> {
    let locale = bot.store.locale(job.proposal.club).await?;
    let message = match job.verdict {
        Verdict::Waiting => Some(ask_staff(bot, job, locale).await?),
        Verdict::Taken | Verdict::Declined => {
            let title = title(bot, job).await?;
            let verdict = card::verdict(&job.proposal, &title, job.verdict, locale);
            tell(bot, job, &verdict).await;
            None
        }
    };
    let told = bot.store.proposal_told(job.id, job.verdict, message).await;
    Ok(told?)
}

/// Staff could not be asked: for now, or for good, which the member is told.
async fn put_off(bot: &Bot, job: &ProposalJob, hitch: Hitch) -> Result<(), StoreError> {
    match hitch {
        Hitch::Later { why, after } => {
            tracing::warn!(proposal = %job.id, why, "a proposal waits");
            bot.store.proposal_postponed(job.id, now() + after).await
        }
        Hitch::Never(why) => {
            tracing::warn!(proposal = %job.id, why, "staff cannot be asked about a proposal");
            let (club, channel) = (job.proposal.club, job.proposal.channel);
            let locale = bot.store.locale(club).await?;
            let text = say!(locale, "proposal-unasked", channel = channel.to_string());
            tell(bot, job, &text).await;
            let (id, declined) = (job.id, Verdict::Declined);
            bot.store.decide_proposal(id, club, declined).await?;
            bot.store.proposal_told(id, declined, None).await
        }
    }
}

async fn title(bot: &Bot, job: &ProposalJob) -> Result<String, StoreError> {
    let proposal = &job.proposal;
    let which = Which::Review(proposal.review);
    let standing = bot.store.standing(proposal.club, which).await?;
    Ok(standing.map_or_else(String::new, |standing| standing.title().to_owned()))
}

/// Asks staff in the channel where the question was proposed.
async fn ask_staff(bot: &Bot, job: &ProposalJob, locale: Locale) -> Result<MessageId, Hitch> {
    let proposal = &job.proposal;
    if let Some(at) = job.attempted_at {
        // Clocks may differ by some seconds; a minute more costs nothing.
        let since = mail::snowflake(at - TimeDelta::minutes(1));
        let mark = Click::TakeIn(job.id).to_string();
        let standing = mail::messages_of_bots(bot, proposal.channel, since).await?;
        let mut standing = standing.into_iter();
        if let Some(found) = standing.find(|message| message.has_button(&mark)) {
            return Ok(found.id());
        }
    }
    let title = title(bot, job).await?;
    bot.store.proposal_attempted(job.id, now()).await?;
    let (text, embed, rows) = card::proposal(job.id, proposal, &title, locale);
    let message = CreateMessage::new()
        .content(text)
        .embed(embed)
        .components(rows);
    let nonce = format!("p{:x}-{:x}", job.id.0, job.made_at.timestamp());
    Ok(mail::send(bot, proposal.channel, message, nonce).await?)
}

/// Tells the member in private. Whom nothing reaches sees the question when it
/// is asked.
async fn tell(bot: &Bot, job: &ProposalJob, text: &str) {
    let verdict = match job.verdict {
        Verdict::Waiting => 'w',
        Verdict::Taken => 't',
        Verdict::Declined => 'd',
    };
    let nonce = format!("v{:x}-{verdict}", job.id.0);
    if let Err(refusal) = mail::letter(bot, job.proposal.member, text, nonce).await {
        tracing::info!(proposal = %job.id, %refusal, "a member could not be told");
    }
}
