//! Fetching feeds: by the address that is known, or by one that somebody gave,
//! which may be a blog's page.

use std::time::Duration;

use url::Url;

use crate::club::locale::Locale;
use crate::club::sorry::Sorry;
use crate::discord::apology::Trouble;
use crate::say;
use crate::store::Source;
use crate::web::answer::{Document, Fetched};
use crate::web::feed::{Feed, NotAFeed, discovery};
use crate::web::fetch::{Asked, Fetcher};
use crate::web::unfetched::Unfetched;

/// Feeds of one page that are tried.
const TRIED: usize = 2;

/// Where a feed was found, and how to ask for it next time.
pub(in crate::discord) struct Place {
    /// Its address from now on, and what tells one copy from another.
    pub(in crate::discord) source: Source,
    /// How long it asks to be left alone.
    pub(in crate::discord) max_age: Option<Duration>,
}

/// Why there is no feed.
#[derive(Debug, thiserror::Error)]
pub(in crate::discord) enum NoFeed {
    #[error(transparent)]
    Unfetched(#[from] Unfetched),
    #[error(transparent)]
    NotAFeed(#[from] NotAFeed),
}

/// Fetches a feed; `None` where it is as it was.
pub(in crate::discord) async fn fetch(
    web: &Fetcher,
    source: &Source,
) -> Result<(Option<Feed>, Place), NoFeed> {
    let asked = Asked {
        etag: source.etag.as_deref(),
        last_modified: source.last_modified.as_deref(),
        ..Asked::feed(&source.address)
    };
    match web.get(asked).await? {
        Fetched::Document(document) => {
            let (feed, place) = read(document, &source.address).await?;
            Ok((Some(feed), place))
        }
        Fetched::Unchanged {
            moved_for_good,
            validators,
        } => {
            let mut kept = source.clone();
            if let Some(moved) = moved_for_good {
                (kept.host, kept.address) = (host(&moved), moved.into());
            }
            kept.etag = validators.etag.or(kept.etag);
            kept.last_modified = validators.last_modified.or(kept.last_modified);
            let max_age = validators.max_age;
            Ok((
                None,
                Place {
                    source: kept,
                    max_age,
                },
            ))
        }
    }
}

/// Finds the feed that somebody means by an address: its own, or a blog's.
///
/// # Errors
///
/// [`Sorry`], in words for whoever gave the address.
pub(in crate::discord) async fn find(web: &Fetcher, given: &str) -> Result<(Feed, Place), Trouble> {
    let (link, page) = open(web, given.trim()).await?;
    if let Ok(found) = read(page.clone(), &link).await {
        return Ok(found);
    }
    let named = tokio::task::spawn_blocking(move || {
        let address = page.address.clone();
        discovery::feeds_of(&String::from_utf8_lossy(&page.into_utf8()), &address)
    });
    let named = named.await.map_err(anyhow::Error::new)?;
    for feed in named.iter().take(TRIED) {
        if let Ok(Fetched::Document(document)) = web.get(Asked::feed(feed.as_str())).await
            && let Ok(found) = read(document, feed.as_str()).await
        {
            return Ok(found);
        }
    }
    Err(Sorry::NoFeed.into())
}

/// Opens what is at an address; one without a scheme over HTTPS or else HTTP.
async fn open(web: &Fetcher, given: &str) -> Result<(String, Document), Sorry> {
    let links = match given.contains("://") {
        true => vec![given.to_owned()],
        false => vec![format!("https://{given}"), format!("http://{given}")],
    };
    let mut sorry = Sorry::NoFeed;
    for link in links {
        match web.get(Asked::feed(&link)).await {
            Ok(Fetched::Document(document)) => return Ok((link, document)),
            // Nothing was said that a server could find unchanged.
            Ok(Fetched::Unchanged { .. }) => return Err(Sorry::NoFeed),
            Err(unfetched) => {
                let is_silent = matches!(unfetched, Unfetched::Unreachable(_));
                sorry = unfetched.into();
                if !is_silent {
                    break;
                }
            }
        }
    }
    Err(sorry)
}

/// Reads the feed in a document that was asked for by this link.
async fn read(document: Document, link: &str) -> Result<(Feed, Place), NotAFeed> {
    // Where the way was a temporary one, the link itself stays the address.
    let moved = document.moved_for_good.clone();
    let mut address = moved
        .or_else(|| Url::parse(link).ok())
        .unwrap_or_else(|| document.address.clone());
    address.set_fragment(None);
    let validators = document.validators.clone();
    let at = document.address.clone();
    // A large feed takes longer to read than anybody else should wait.
    let feed = tokio::task::spawn_blocking(move || Feed::read(&document.into_utf8(), &at));
    let feed = feed.await.map_err(|_| NotAFeed::unread())??;
    let source = Source {
        host: host(&address),
        address: address.into(),
        etag: validators.etag,
        last_modified: validators.last_modified,
    };
    let max_age = validators.max_age;
    Ok((feed, Place { source, max_age }))
}

/// The host of an address, with its port where that is not the usual one.
fn host(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default();
    match address.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

impl NoFeed {
    /// How long the server asks to be left alone.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Unfetched(Unfetched::Status { retry_after, .. }) => *retry_after,
            _ => None,
        }
    }

    /// Whether the server says that it is gone for good (HTTP 410).
    pub(super) fn is_for_good(&self) -> bool {
        matches!(self, Self::Unfetched(Unfetched::Status { code: 410, .. }))
    }

    /// What is wrong, as the end of a sentence for staff. It tells nothing of
    /// the network around the bot.
    pub(super) fn clause(&self, locale: Locale) -> String {
        match self {
            Self::NotAFeed(_) | Self::Unfetched(Unfetched::NotText) => {
                say!(locale, "silent-no-feed")
            }
            Self::Unfetched(Unfetched::Status { code, .. }) => {
                say!(locale, "silent-answers", code = code.to_string())
            }
            Self::Unfetched(Unfetched::TooSlow) => say!(locale, "silent-slow"),
            Self::Unfetched(Unfetched::TooLarge) => say!(locale, "silent-too-large"),
            Self::Unfetched(_) => say!(locale, "silent-unreachable"),
        }
    }
}
