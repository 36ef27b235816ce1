//! The line to the gateway: threads for serenity and for what comes in.
//!
//! On a connection that was closed, serenity 0.12 reads on without giving way
//! (`ShardRunner::run` and `checked_shutdown`), and a thread is lost until that
//! ends. On the bot's own threads it held up the press, the watchdog and signals,
//! on a machine with one core for good. So the line has a thread for each shard
//! that may spin and one more. Interactions are answered here too: handing each
//! over to other threads cost as much as answering it.
//! What is said on the line lives in `run`, what comes in goes to `desk`.

use tokio::runtime::Runtime;

use crate::discord::run::RunError;

/// Shards that are reckoned with, at most; a process with more has other cares.
const MOST: usize = 32;

/// The threads. They end with this, but for one that spins; that one ends with
/// the process.
pub struct Line(Option<Runtime>);

impl Line {
    /// Starts them, for so many shards.
    ///
    /// # Errors
    ///
    /// Where the system gives no more threads.
    pub fn open(shards: u32) -> std::io::Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let spinning = usize::try_from(shards).unwrap_or(MOST).min(MOST);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(cores.max(spinning) + 1)
            .thread_name("gateway")
            .enable_all()
            .build()?;
        Ok(Self(Some(runtime)))
    }

    /// Begins something of serenity's there, at once, and gives what comes of
    /// it.
    ///
    /// # Errors
    ///
    /// [`RunError::Gateway`] where it panicked or the threads have ended.
    pub fn run<T, W>(&self, work: W) -> impl Future<Output = Result<T, RunError>> + use<T, W>
    where
        T: Send + 'static,
        W: Future<Output = T> + Send + 'static,
    {
        let working = self.0.as_ref().map(|runtime| runtime.spawn(work));
        async move {
            let gone = |why: &str| RunError::Gateway(why.to_owned());
            let working = working.ok_or_else(|| gone("its threads have ended"))?;
            working.await.map_err(|error| gone(&error.to_string()))
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // Waiting for the threads, as a runtime does by itself, may take for ever.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
