//! Pictures of scores, each drawn once.
//!
//! Drawing takes a processor for about ten milliseconds, so it is done on a thread
//! for such work, one picture at a time, and never on those that answer. A
//! picture is kept under all that is on it, so a new vote is a new picture and a
//! wrong one can never be shown.

use std::sync::Arc;

use moka::sync::Cache;
use tokio::sync::Semaphore;

use crate::discord::card::{self, Chart};

/// Pictures that are kept, at most; each has about twenty kilobytes.
const KEPT: u64 = 256;

/// The pictures that were drawn last.
pub struct Pictures {
    drawn: Cache<Chart, Arc<[u8]>>,
    turn: Semaphore,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            drawn: Cache::new(KEPT),
            turn: Semaphore::new(1),
        }
    }
}

impl Pictures {
    /// The chart as PNG.
    ///
    /// # Errors
    ///
    /// Where it cannot be drawn.
    pub async fn of(&self, chart: &Chart) -> anyhow::Result<Arc<[u8]>> {
        if let Some(picture) = self.drawn.get(chart) {
            return Ok(picture);
        }
        let _turn = self.turn.acquire().await?;
        // Whoever had the turn before may have drawn the same.
        if let Some(picture) = self.drawn.get(chart) {
            return Ok(picture);
        }
        let drawing = chart.clone();
        let drawn = tokio::task::spawn_blocking(move || card::draw(&drawing)).await??;
        let picture = Arc::<[u8]>::from(drawn);
        self.drawn.insert(chart.clone(), Arc::clone(&picture));
        Ok(picture)
    }
}
