//! Pictures of scores, each drawn once.
//!
//! Drawing is done on a thread for such work, one picture at a time, and never on
//! those that answer; it takes a quarter of a processor at most. While a book is
//! rated and looked at hundreds of times a second, each look would be a new
//! picture: then some are told the scores in words alone, at once. A picture is
//! kept under all that is on it, so a wrong one can never be shown.

use std::sync::Arc;

use moka::sync::Cache;
use tokio::sync::{Semaphore, TryAcquireError};
use tokio::time::Instant;

use crate::discord::card::{self, Chart};

/// Pictures that are kept, at most; each has about thirty kilobytes.
const KEPT: u64 = 256;

/// How many wait for a picture, at most, the one that is drawn included.
const ROOM: usize = 4;

/// How much longer than a drawing took no other is begun.
const REST: u32 = 3;

/// A picture. A clone shares what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The drawing, as PNG.
    pub png: Arc<[u8]>,
    /// What it shows, for those who do not see it ([`Chart::words`]).
    pub words: Arc<str>,
}

/// The pictures that were drawn last.
pub struct Pictures {
    drawn: Cache<Chart, Picture>,
    room: Semaphore,
    turn: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            drawn: Cache::new(KEPT),
            room: Semaphore::new(ROOM),
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Pictures {
    /// The chart drawn; `None` where too many wait for others.
    ///
    /// # Errors
    ///
    /// Where it cannot be drawn.
    pub async fn of(&self, chart: &Chart) -> anyhow::Result<Option<Picture>> {
        if let Some(picture) = self.drawn.get(chart) {
            return Ok(Some(picture));
        }
        let _room = match self.room.try_acquire() {
            Err(TryAcquireError::NoPermits) => return Ok(None),
            room => room?,
        };
        let turn = Arc::clone(&self.turn).acquire_owned().await?;
        // Whoever had the turn before may have drawn the same.
        if let Some(picture) = self.drawn.get(chart) {
            return Ok(Some(picture));
        }
        let (drawing, begun) = (chart.clone(), Instant::now());
        let drawn = tokio::task::spawn_blocking(move || card::draw(&drawing)).await??;
        let rest = Instant::now() + begun.elapsed() * REST;
        tokio::spawn(async move {
            tokio::time::sleep_until(rest).await;
            drop(turn);
        });
        let picture = Picture {
            png: drawn.into(),
            words: chart.words().into(),
        };
        self.drawn.insert(chart.clone(), picture.clone());
        Ok(Some(picture))
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::JoinSet;

    use super::*;
    use crate::club::locale::Locale;
    use crate::club::review::Review;
    use crate::club::stars::{Stars, Step};
    use crate::club::tally::Tally;

    fn chart(votes: u64) -> Chart {
        let mut tally = Tally::default();
        tally.add(Stars::from_quarters(14).unwrap(), votes);
        Chart::new(&Review::default(), &tally, Step::Half, Locale::English)
    }

    #[tokio::test]
    async fn who_comes_when_many_wait_is_not_kept_waiting() {
        let pictures = Arc::new(Pictures::default());
        let kept = pictures.of(&chart(1)).await.unwrap().unwrap();
        let turn = Arc::clone(&pictures.turn).acquire_owned().await.unwrap();
        let mut waiting = JoinSet::new();
        for chart in (2..).map(chart).take(ROOM) {
            let pictures = Arc::clone(&pictures);
            waiting.spawn(async move { pictures.of(&chart).await });
        }
        while pictures.room.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(pictures.of(&chart(99)).await.unwrap().is_none());
        // One that is at hand is shown all the same.
        assert_eq!(pictures.of(&chart(1)).await.unwrap().unwrap(), kept);
        drop(turn);
        for drawn in waiting.join_all().await {
            assert!(drawn.unwrap().is_some());
        }
        assert!(pictures.of(&chart(99)).await.unwrap().is_some());
    }
}
