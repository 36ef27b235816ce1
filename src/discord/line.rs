//! The line to the gateway: threads that serenity has for itself.
//!
//! On a connection that was closed, serenity 0.12 reads on without giving way
//! (`ShardRunner::run` and `checked_shutdown`). On the bot's own threads that
//! held up timers, signals and requests, on a machine with one core for good.
//! What is said on the line lives in `run`, what comes in goes to `desk`.

use tokio::runtime::Runtime;

use crate::discord::run::RunError;

/// The threads that serenity has for itself. They end with this, but for one
/// that spins; that one ends with the process.
pub struct Line(Option<Runtime>);

impl Line {
    /// Starts them.
    ///
    /// # Errors
    ///
    /// Where the system gives no more threads.
    pub fn open() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
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
