//! Why there is no document, and the words for it.
//!
//! [`Unfetched`] tells the caller everything; its [`Sorry`] tells a person no
//! more than they may know.

use std::error::Error;
use std::time::Duration;

use super::address::Refused;
use super::names::NotPublic;
use crate::club::sorry::Sorry;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum Unfetched {
    /// The link, a redirect or what it resolves to may not be fetched.
    #[error("refused: {0}")]
    Refused(#[from] Refused),
    /// No such name, no connection, or an answer that broke off.
    #[error("no answer")]
    Unreachable(#[source] reqwest::Error),
    /// More than four redirects.
    #[error("too many redirects")]
    TooManyRedirects,
    /// The server answered with something else than a document.
    #[error("the server answered {code}")]
    Status {
        /// The HTTP status.
        code: u16,
        /// How long it asks to be left alone, at most 30 days.
        retry_after: Option<Duration>,
    },
    /// It was not here within the time.
    #[error("too slow")]
    TooSlow,
    /// It is larger than allowed.
    #[error("too large")]
    TooLarge,
    /// It is of a kind that is no text.
    #[error("not text")]
    NotText,
}

impl Unfetched {
    /// A failed request: refused where the guard left no address, else unreachable.
    pub(super) fn from_client(error: reqwest::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(inner) = cause {
            if inner.is::<NotPublic>() {
                return Refused::Address.into();
            }
            cause = inner.source();
        }
        Self::Unreachable(error.without_url())
    }

    /// What happened, as the log may have it.
    pub(super) fn cause(&self) -> Option<String> {
        let mut innermost = self.source()?;
        while let Some(cause) = innermost.source() {
            innermost = cause;
        }
        Some(innermost.to_string())
    }
}

impl From<Unfetched> for Sorry {
    /// The sentence for a person. What was refused and what is not there get
    /// the same one, so that nobody learns what lies in the network around the
    /// bot.
    fn from(unfetched: Unfetched) -> Self {
        match unfetched {
            Unfetched::Refused(_) | Unfetched::Unreachable(_) | Unfetched::TooManyRedirects => {
                Self::LinkClosed
            }
            Unfetched::Status { code, .. } => Self::LinkAnswered { code },
            Unfetched::TooSlow => Self::LinkSlow,
            Unfetched::TooLarge => Self::LinkTooLarge,
            Unfetched::NotText => Self::LinkNotText,
        }
    }
}
