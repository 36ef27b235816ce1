//! `readalong post`: reviews from a blog's own pipeline go to the club.
//!
//! They go the way of `/review post`: rows first, and the press of the bot that
//! runs on the same database prints the cards. A review that stands already is
//! updated, and left alone where nothing has changed. Nothing is written unless
//! all of the documents can be read.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use tokio::time::Instant;

use super::{Misused, count, open, reviews};
use crate::club::ids::{ChannelId, ClubId, MemberId, ReviewId};
use crate::club::review::Review;
use crate::discord::card::Offer;
use crate::preview::{harmless, source};
use crate::store::{Fate, Posted, Printing, Store, now};

/// How long a bot may take for the next card before nobody waits any longer:
/// it looks for others' work every two seconds, and one that was killed leaves a
/// card that another may take after ten.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked whether a card is printed.
const LOOK: Duration = Duration::from_millis(250);

/// What can be chosen for posting.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The reviews: files, folders or links; `-` reads standard input
    #[arg(required = true, value_name = "FILE|FOLDER|URL|-")]
    sources: Vec<PathBuf>,
    /// The club: the id of its Discord server
    #[arg(long, value_name = "ID")]
    guild: ClubId,
    /// Where the cards go; left out: the club's channel for cards
    #[arg(long, value_name = "ID")]
    channel: Option<ChannelId>,
}

/// A review that is written down, and how.
struct Sent {
    review: ReviewId,
    title: String,
    done: &'static str,
}

/// What became of a review that was to be posted.
enum Outcome {
    /// Its card waits for the press.
    Sent(Sent),
    /// It stands already, as it is.
    Unchanged,
    /// Only staff can know what is wanted.
    Undecided,
}

/// Posts reviews.
///
/// # Errors
///
/// Where a document cannot be read, and then nothing is posted; where Discord
/// refuses a card, or no bot prints it.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let read = read(&options.sources).await?;
    let (store, club) = (open().await?, options.guild);
    let rules = store.rules(club).await?;
    let channel = options.channel.or(rules.channel).ok_or_else(|| {
        Misused::says(
            "where do the cards go? Say --channel ID (right click on the channel → Copy Channel ID), or let an admin choose the club's channel with `/club setup`",
        )
    })?;
    let (mut sent, mut undecided) = (Vec::new(), 0);
    for (source, review) in &read {
        match send(&store, club, channel, source, review).await? {
            Outcome::Sent(one) => sent.push(one),
            Outcome::Unchanged => {}
            Outcome::Undecided => undecided += 1,
        }
    }
    let waited = wait(&store, club, &sent).await;
    store.close().await;
    let faults = waited?;
    anyhow::ensure!(
        faults + undecided == 0,
        "{} of {} not posted",
        faults + undecided,
        count(read.len(), "review")
    );
    Ok(())
}

/// All reviews of all documents, with where they come from.
async fn read(asked: &[PathBuf]) -> anyhow::Result<Vec<(String, Review)>> {
    let (sources, skipped) = source::gather(asked)?;
    if let Some(skipped) = skipped.said() {
        eprintln!("{skipped}");
    }
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for source in sources {
        let named = source.to_string();
        match tokio::task::spawn_blocking(move || reviews(&source)).await? {
            Ok((_, reviews)) => {
                read.extend(reviews.into_iter().map(|review| (named.clone(), review)));
            }
            Err(one) => unread.push(one.said),
        }
    }
    match unread.as_slice() {
        [] => Ok(read),
        [one] => anyhow::bail!("{one} Nothing was posted."),
        many => {
            for said in many {
                eprintln!("readalong: {said}");
            }
            anyhow::bail!(
                "nothing was posted: {} documents could not be read",
                many.len()
            )
        }
    }
}

/// Writes one review down, if it is certain what is wanted.
async fn send(
    store: &Store,
    club: ClubId,
    channel: ChannelId,
    source: &str,
    review: &Review,
) -> anyhow::Result<Outcome> {
    let title = harmless::line(review.title.as_deref().unwrap_or_default());
    let outlook = store.outlook(club, review).await?;
    let offer = Offer::of(Fate::Open, outlook.earlier.as_ref());
    let Some(how) = offer.for_all() else {
        if !offer.is_due() {
            println!("Unchanged: {title}");
            return Ok(Outcome::Unchanged);
        }
        eprintln!(
            "readalong: {source}: the club has another review of {title}, and it is not said whether it is by the same reviewer. Name her (`Reviewer: …`) in both, or let staff decide with `/review post`."
        );
        return Ok(Outcome::Undecided);
    };
    let posted = store
        .post_how(
            club,
            (channel, MemberId::NOBODY),
            (review, how),
            source,
            now(),
        )
        .await
        .with_context(|| format!("{source} could not be written down"))?;
    Ok(match posted {
        Posted::Already(_) => {
            eprintln!(
                "readalong: {source}: the club got another review of {title} this very moment. Post it once more."
            );
            Outcome::Undecided
        }
        posted => Outcome::Sent(Sent {
            review: posted.review(),
            title,
            done: match posted {
                Posted::Updated { .. } => "Updated",
                _ => "Posted",
            },
        }),
    })
}

/// Waits until the cards are printed, tells where each stands, and gives how many
/// Discord refuses.
async fn wait(store: &Store, club: ClubId, sent: &[Sent]) -> anyhow::Result<usize> {
    let mut waiting: Vec<&Sent> = sent.iter().collect();
    let (mut last, mut refused) = (Instant::now(), 0);
    while !waiting.is_empty() {
        let mut still = Vec::new();
        for one in waiting {
            match store.printing(club, one.review).await? {
                Some(Printing {
                    stopped: Some(why),
                    channel,
                    ..
                }) => {
                    refused += 1;
                    let why = harmless::line(&why);
                    eprintln!(
                        "readalong: {}: Discord does not take its card in the channel {channel} ({why}). The review is stored; post it again with another --channel.",
                        one.title
                    );
                }
                Some(Printing {
                    message: Some(message),
                    is_done: true,
                    channel,
                    ..
                }) => println!(
                    "{}: {} https://discord.com/channels/{club}/{channel}/{message}",
                    one.done, one.title
                ),
                Some(_) => {
                    still.push(one);
                    continue;
                }
                None => {
                    refused += 1;
                    eprintln!("readalong: {}: somebody has removed the review.", one.title);
                }
            }
            last = Instant::now();
        }
        waiting = still;
        anyhow::ensure!(
            waiting.is_empty() || last.elapsed() < PATIENCE,
            "{} stored, but no bot has printed {} within {} seconds: does `readalong run` run on this database? It prints what waits as soon as it does",
            match waiting.len() {
                1 => "1 review is".to_owned(),
                many => format!("{many} reviews are"),
            },
            match waiting.len() {
                1 => "its card",
                _ => "their cards",
            },
            PATIENCE.as_secs()
        );
        if !waiting.is_empty() {
            tokio::time::sleep(LOOK).await;
        }
    }
    Ok(refused)
}
