//! The sweep: what was removed and was not brought back in time is erased, at
//! the start and every few minutes. All state is in the store, so any number of
//! processes may sweep, and none needs to know when it last did.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::discord::bot::Bot;
use crate::store::{REMOVED_KEPT, StoreError, now};

/// Time between two sweeps.
const PERIOD: Duration = Duration::from_secs(300);

/// Reviews that are erased in one transaction.
const AT_ONCE: u32 = 20;

/// Sweeps until it is told to stop.
pub async fn run(bot: Arc<Bot>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = sweep(&bot).await {
            tracing::warn!(%error, "what was removed could not be erased yet");
        }
        let _ = tokio::time::timeout(PERIOD, stop.cancelled()).await;
    }
}

async fn sweep(bot: &Bot) -> Result<(), StoreError> {
    loop {
        let erased = bot
            .store
            .erase_removed(now() - REMOVED_KEPT, AT_ONCE)
            .await?;
        if erased > 0 {
            tracing::info!(reviews = erased, "removed reviews are erased for good");
        }
        if erased < u64::from(AT_ONCE) {
            return Ok(());
        }
    }
}
