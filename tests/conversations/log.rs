//! What the bot logs during the tests, all clubs together.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use crate::harness::PATIENCE;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn log() -> MutexGuard<'static, Vec<u8>> {
    LOG.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Pen;

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        log().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps what is logged from now on.
pub fn keep() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new("readalong=debug"))
            .with_ansi(false)
            .with_writer(|| Pen)
            .init();
    });
}

/// The first line that holds all of these words, once there is one.
pub async fn line_with(words: &[&str]) -> String {
    let found = || {
        let log = String::from_utf8_lossy(&log()).into_owned();
        let mut lines = log.lines();
        let fits = |line: &&str| words.iter().all(|word| line.contains(word));
        lines.find(fits).map(str::to_owned)
    };
    let begun = std::time::Instant::now();
    loop {
        if let Some(line) = found() {
            return line;
        }
        assert!(begun.elapsed() < PATIENCE, "never logged: {words:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
