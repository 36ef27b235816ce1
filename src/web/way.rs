//! The way from a link to its document: redirect by redirect, each checked as
//! the link itself was. What is permanent about it is remembered; what leaves
//! https is not.

use url::Url;

use super::address::{self, Refused};

/// The way from the link to the document.
pub(super) struct Way {
    /// Where it has come to.
    pub(super) address: Url,
    /// Where the permanent redirects at its beginning have led.
    pub(super) moved_for_good: Option<Url>,
    /// Whether every redirect so far was permanent.
    is_permanent: bool,
    /// Whether a redirect led from https to http.
    is_downgraded: bool,
}

impl From<Url> for Way {
    fn from(address: Url) -> Self {
        Self {
            address,
            moved_for_good: None,
            is_permanent: true,
            is_downgraded: false,
        }
    }
}

impl Way {
    /// Follows a redirect to `target`, absolute or relative.
    ///
    /// A way that leaves https for http is followed, as browsers do, but takes
    /// nothing along and is never remembered as the new address.
    pub(super) fn turn(&mut self, target: &str, is_permanent: bool) -> Result<(), Refused> {
        let next = self.address.join(target).map_err(|_| Refused::NotALink)?;
        let next = address::checked_url(next)?;
        self.is_downgraded |= self.address.scheme() == "https" && next.scheme() == "http";
        self.is_permanent &= is_permanent && !self.is_downgraded;
        self.address = next;
        if self.is_permanent {
            self.moved_for_good = Some(self.address.clone());
        }
        Ok(())
    }

    /// Whether a redirect led from https to http.
    pub(super) fn is_downgraded(&self) -> bool {
        self.is_downgraded
    }
}
