//! What can go wrong with memory, for the log and for the decision whether to
//! ask the member to try again.

use std::sync::Arc;

/// An answer that the database did not give.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// No answer in the time that an interaction has.
    #[error("the database did not answer in time")]
    TimedOut,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// A rating of a book that this club does not have (any more).
    #[error("the club has no such book")]
    NoSuchBook,
    /// A review without a title, which belongs to no book.
    #[error("a review without a title cannot be kept")]
    NoTitle,
    /// A document without its members or ratings, which cannot be restored.
    #[error("a document from which something was left out cannot be restored")]
    Incomplete,
    /// A row that this version cannot read or write as JSON.
    #[error("the JSON of a stored {what} is wrong")]
    Json {
        /// What the row is.
        what: &'static str,
        /// The reader's complaint.
        source: Arc<serde_json::Error>,
    },
    /// Everything else that the database said.
    #[error("the database refused")]
    Database(#[source] Arc<sqlx::Error>),
}

impl StoreError {
    /// Whether the database could not be asked at all, or not now: down, cut
    /// off, locked by somebody, out of space. The same may work in a minute.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        match self {
            Self::TimedOut | Self::Closed => true,
            Self::NoSuchBook | Self::NoTitle | Self::Incomplete | Self::Json { .. } => false,
            Self::Database(error) => match error.as_ref() {
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => true,
                sqlx::Error::Database(refusal) => {
                    refusal.code().is_some_and(|code| says_not_now(&code))
                }
                _ => false,
            },
        }
    }

    /// Whether PostgreSQL undid the transaction because of another one, so that
    /// doing it again is right.
    pub(super) fn is_conflict(&self) -> bool {
        matches!(self, Self::Database(error) if error
            .as_database_error()
            .and_then(|refusal| refusal.code())
            .is_some_and(|code| code == "40001" || code == "40P01"))
    }
}

/// PostgreSQL's codes have five characters and a class of two; SQLite's are
/// numbers whose low byte is the kind.
fn says_not_now(code: &str) -> bool {
    if code.len() == 5 {
        // Connection trouble, no resources, shut down, and a statement stopped
        // by its timeout or by waiting for a lock.
        return ["08", "53", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class))
            || code == "55P03";
    }
    // BUSY, LOCKED, IOERR, FULL, CANTOPEN.
    code.parse::<i32>()
        .is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 10 | 13 | 14))
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_which_refusals_pass_by_themselves() {
        for (code, passes) in [
            ("5", true),
            ("261", true),
            ("13", true),
            ("787", false),
            ("2067", false),
            ("57P01", true),
            ("57014", true),
            ("08006", true),
            ("23503", false),
            ("40001", false),
            ("", false),
        ] {
            assert_eq!(says_not_now(code), passes, "failed on {code}");
        }
    }
}
