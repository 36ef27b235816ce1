//! Load: volleys fired, so many always in flight, and what came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use readalong::rehearsal::Volley;
use tokio::task::JoinSet;

use crate::bot::Bot;

/// What a load came to.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Interactions answered in a second.
    pub rate: f64,
    /// The time to the first answer that half of them needed at most.
    pub p50: Duration,
    /// The time that ninety-nine of a hundred needed at most.
    pub p99: Duration,
    /// Processor time of the bot for each interaction, in microseconds.
    pub cpu: f64,
    /// Interactions that got no answer.
    pub missed: usize,
}

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After a time.
    Time(Duration),
    /// After so many interactions.
    Count(usize),
}

/// Fires the volleys in turn, `at_once` of them always in flight.
pub async fn fire(
    bot: &Bot,
    volleys: &Arc<[Volley]>,
    at_once: usize,
    until: Until,
) -> anyhow::Result<Figures> {
    let next = Arc::new(AtomicUsize::new(0));
    let cpu = bot.cpu()?;
    let begun = Instant::now();
    let mut shooters = JoinSet::new();
    for _ in 0..at_once {
        let (volleys, next) = (Arc::clone(volleys), Arc::clone(&next));
        shooters.spawn(async move {
            let (mut took, mut missed) = (Vec::new(), 0);
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let done = match until {
                    Until::Time(time) => begun.elapsed() >= time,
                    Until::Count(count) => number >= count,
                };
                if done {
                    return (took, missed);
                }
                match volleys[number % volleys.len()].fire().await {
                    Some(hit) => took.push(hit.took),
                    None => missed += 1,
                }
            }
        });
    }
    let (mut took, mut missed) = (Vec::new(), 0);
    for (hits, misses) in shooters.join_all().await {
        took.extend(hits);
        missed += misses;
    }
    let elapsed = begun.elapsed().as_secs_f64();
    anyhow::ensure!(!took.is_empty(), "the bot answered nothing");
    took.sort_unstable();
    let at = |hundredths: usize| took[(took.len() * hundredths / 100).min(took.len() - 1)];
    Ok(Figures {
        rate: took.len() as f64 / elapsed,
        p50: at(50),
        p99: at(99),
        cpu: (bot.cpu()? - cpu) * 1e6 / took.len() as f64,
        missed,
    })
}
