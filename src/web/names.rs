//! Names become addresses, and every address that is not public is dropped.
//!
//! The HTTP client connects to what [`GuardedNames`] answers and to nothing
//! else, so the address that was checked is the address that is connected to:
//! a name that resolves to something else a moment later gains nothing. An
//! address that stands in the link itself never comes here; [`super::address`]
//! checks it.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::is_public;

/// Which addresses may be connected to.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    stand_in: Option<SocketAddr>,
}

impl Guard {
    /// Public addresses alone.
    pub const PUBLIC: Self = Self { stand_in: None };

    /// Public addresses, and one socket that stands in for a web server: for
    /// tests, whose resolver gives this very address and port. A link cannot
    /// name it, since it is on no port that a link may have.
    #[must_use]
    pub const fn with_stand_in(stand_in: SocketAddr) -> Self {
        Self {
            stand_in: Some(stand_in),
        }
    }

    /// Where to connect to for an address that a name resolved to. The port is
    /// 0, which means the link's own, but for the stand-in.
    fn admit(self, address: SocketAddr) -> Option<SocketAddr> {
        if self.stand_in == Some(address) {
            return Some(address);
        }
        is_public(address.ip()).then(|| SocketAddr::new(address.ip(), 0))
    }
}

/// A name has addresses, and none of them is public.
#[derive(Debug, thiserror::Error)]
#[error("the name has no public address")]
pub(super) struct NotPublic;

/// The names of another resolver, without the addresses that `guard` keeps out.
pub(super) struct GuardedNames {
    pub(super) names: Arc<dyn Resolve>,
    pub(super) guard: Guard,
}

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.guard;
        let answer = self.names.resolve(name);
        Box::pin(async move {
            let admitted: Vec<SocketAddr> = answer
                .await?
                .filter_map(|address| guard.admit(address))
                .collect();
            if admitted.is_empty() {
                return Err(NotPublic.into());
            }
            let admitted: Addrs = Box::new(admitted.into_iter());
            Ok(admitted)
        })
    }
}

/// The names that the operating system knows.
pub(super) struct SystemNames;

impl Resolve for SystemNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let addresses = tokio::net::lookup_host((name.as_str(), 0)).await?;
            // The answer borrows the name, which ends here.
            let addresses: Vec<SocketAddr> = addresses.collect();
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}
