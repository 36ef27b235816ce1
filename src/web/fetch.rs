//! The guarded way to what others publish.
//!
//! A [`Fetcher`] asks for one document and follows its redirects, checking each
//! address anew. Time, size, number of redirects and kind of document are
//! bounded; nothing of ours goes along but the name of the program. What went
//! wrong is an [`Unfetched`]. When to ask again is the caller's matter.

use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::Resolve;
use reqwest::header::{self, HeaderValue};
use reqwest::{Response, StatusCode};

use super::address;
use super::answer::{self, Document, Fetched, Validators};
use super::names::{Guard, GuardedNames, SystemNames};
use super::unfetched::Unfetched;
use super::way::Way;
use crate::club::sorry::Sorry;

/// Most redirects that are followed.
const REDIRECTS: usize = 4;

/// How much time and room one document gets.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To resolve the name and connect, for each hop.
    pub connect: Duration,
    /// In all: every hop, and the body to its end.
    pub whole: Duration,
    /// Largest document, in bytes after decompression.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(15),
            bytes: 2_000_000,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The link, as somebody gave it.
    pub link: &'a str,
    /// The `ETag` of the copy that is here, if any.
    pub etag: Option<&'a str>,
    /// The `Last-Modified` of the copy that is here, if any.
    pub last_modified: Option<&'a str>,
    /// What the server is told that is wanted.
    pub wanted: Wanted,
}

/// What the server is told that is wanted. It may answer with any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A page or a text.
    Page,
    /// A feed, or the page that names it.
    Feed,
}

impl<'a> Asked<'a> {
    /// A page or a text, whether or not it has changed.
    #[must_use]
    pub fn page(link: &'a str) -> Self {
        Self {
            link,
            etag: None,
            last_modified: None,
            wanted: Wanted::Page,
        }
    }

    /// A feed, or the page that names it. Set `etag` and `last_modified` to
    /// hear only of changes.
    #[must_use]
    pub fn feed(link: &'a str) -> Self {
        Self {
            wanted: Wanted::Feed,
            ..Self::page(link)
        }
    }
}

/// Fetches documents from public web servers. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: reqwest::Client,
    limits: Limits,
}

impl Fetcher {
    /// The fetcher for the public web: the system's names, public addresses
    /// alone, 5 s to connect, 15 s in all, 2 MB.
    ///
    /// # Errors
    ///
    /// Where the TLS library cannot be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        Self::with(Arc::new(SystemNames), Guard::PUBLIC, Limits::default())
    }

    /// A fetcher with names, guard and limits of its own: for tests, which
    /// answer for the web on a loopback port.
    ///
    /// # Errors
    ///
    /// As [`Fetcher::new`].
    pub fn with(
        names: Arc<dyn Resolve>,
        guard: Guard,
        limits: Limits,
    ) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .dns_resolver(Arc::new(GuardedNames { names, guard }))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .user_agent(user_agent())
            .connect_timeout(limits.connect)
            // A server is asked once and then not for a while; and a connection
            // that is not kept cannot be one that another name had checked.
            .pool_max_idle_per_host(0)
            .use_rustls_tls()
            .build()?;
        Ok(Self { client, limits })
    }

    /// Fetches a document.
    ///
    /// # Errors
    ///
    /// [`Unfetched`]; also logged, without the link's query, which may hold a
    /// secret.
    pub async fn get(&self, asked: Asked<'_>) -> Result<Fetched, Unfetched> {
        let outcome = tokio::time::timeout(self.limits.whole, self.follow(asked))
            .await
            .unwrap_or(Err(Unfetched::TooSlow));
        if let Err(unfetched) = &outcome {
            let cause = unfetched.cause();
            tracing::info!(link = %shown(asked.link), %unfetched, cause, "a link was not fetched");
        }
        outcome
    }

    /// The bytes of the page or text at a link, in the encoding that the server
    /// says or, where that is none but UTF-8, as they came: what
    /// `club::reading` reads.
    ///
    /// # Errors
    ///
    /// The sentence for whoever gave the link.
    pub async fn page(&self, link: &str) -> Result<Vec<u8>, Sorry> {
        match self.get(Asked::page(link)).await? {
            Fetched::Document(document) => Ok(document.into_utf8()),
            // Nothing was said that a server could find unchanged.
            Fetched::Unchanged { .. } => Err(Sorry::LinkAnswered { code: 304 }),
        }
    }

    async fn follow(&self, asked: Asked<'_>) -> Result<Fetched, Unfetched> {
        let mut way = Way::from(address::checked(asked.link)?);
        for _ in 0..=REDIRECTS {
            let response = self.send(&way, asked).await?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED && is_conditional(&way, asked) {
                return Ok(Fetched::Unchanged {
                    moved_for_good: way.moved_for_good,
                    validators: Validators::read(response.headers()),
                });
            }
            if status.is_success() {
                return self.read(response, way).await.map(Fetched::Document);
            }
            let is_permanent = matches!(status.as_u16(), 301 | 308);
            let Some(target) = redirect(&response) else {
                return Err(Unfetched::Status {
                    code: status.as_u16(),
                    retry_after: answer::retry_after(response.headers()),
                });
            };
            way.turn(&target, is_permanent)?;
        }
        Err(Unfetched::TooManyRedirects)
    }

    async fn send(&self, way: &Way, asked: Asked<'_>) -> Result<Response, Unfetched> {
        let accepted = match asked.wanted {
            Wanted::Page => {
                "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, text/*;q=0.5"
            }
            Wanted::Feed => {
                "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7"
            }
        };
        let mut request = self
            .client
            .get(way.address.clone())
            .header(header::ACCEPT, accepted);
        if is_conditional(way, asked) {
            for (name, value) in [
                (header::IF_NONE_MATCH, asked.etag),
                (header::IF_MODIFIED_SINCE, asked.last_modified),
            ] {
                if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
                    request = request.header(name, value);
                }
            }
        }
        request.send().await.map_err(Unfetched::from_client)
    }

    async fn read(&self, mut response: Response, way: Way) -> Result<Document, Unfetched> {
        let (content_type, charset) = answer::media_type(response.headers());
        let is_other = |media: &str| !answer::is_text(media);
        // What the client did not decompress is in no encoding it asked for.
        let is_packed = answer::text(response.headers(), header::CONTENT_ENCODING)
            .is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity"));
        if content_type.as_deref().is_some_and(is_other) || is_packed {
            return Err(Unfetched::NotText);
        }
        let validators = Validators::read(response.headers());
        let stated = response.content_length().unwrap_or_default();
        if usize::try_from(stated).map_or(true, |stated| stated > self.limits.bytes) {
            return Err(Unfetched::TooLarge);
        }
        // The length may be a lie, so nothing is reserved for it.
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(Unfetched::from_client)? {
            if bytes.len() + chunk.len() > self.limits.bytes {
                return Err(Unfetched::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        if content_type.is_none() && !answer::looks_like_text(&bytes) {
            return Err(Unfetched::NotText);
        }
        Ok(Document {
            address: way.address,
            moved_for_good: way.moved_for_good,
            content_type,
            charset,
            bytes,
            validators,
        })
    }
}

/// Whether the server is told which copy is here.
fn is_conditional(way: &Way, asked: Asked<'_>) -> bool {
    !way.is_downgraded() && (asked.etag.is_some() || asked.last_modified.is_some())
}

/// Where a redirect leads. Browsers, too, take what is not ASCII for UTF-8.
fn redirect(response: &Response) -> Option<String> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let target = response.headers().get(header::LOCATION)?;
    is_redirect.then(|| String::from_utf8_lossy(target.as_bytes()).into_owned())
}

/// A link as the log may have it: scheme, host and path alone.
fn shown(link: &str) -> String {
    match address::checked(link) {
        Ok(url) => format!(
            "{}://{}{}",
            url.scheme(),
            url.host_str().unwrap_or_default(),
            url.path()
        ),
        Err(refused) => format!("not shown, since {refused}"),
    }
}

/// The program's name and version, and where to read about it or complain.
fn user_agent() -> String {
    let contact = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    let contact = contact.into_iter().find(|address| !address.is_empty());
    let program = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    contact.map_or_else(
        || program.to_owned(),
        |contact| format!("{program} (+{contact})"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_has_no_secret_of_a_link() {
        for (link, expected) in [
            (
                "https://blog.example/post?key=secret#secret",
                "https://blog.example/post",
            ),
            (
                "https://secret:secret@blog.example/",
                "not shown, since it holds a user's name or a password",
            ),
            (
                "data:text/plain,secret",
                "not shown, since its scheme is neither http nor https",
            ),
            ("secret", "not shown, since it is not a link"),
        ] {
            assert_eq!(shown(link), expected, "failed on {link}");
        }
    }

    #[test]
    fn a_way_that_left_https_takes_nothing_along() {
        let asked = Asked {
            etag: Some("\"1\""),
            ..Asked::feed("https://blog.example/feed")
        };
        let mut way = address::checked(asked.link).map(Way::from).unwrap();
        assert!(is_conditional(&way, asked));
        way.turn("https://feeds.example/", true).unwrap();
        assert!(is_conditional(&way, asked));
        way.turn("http://feeds.example/", true).unwrap();
        assert!(!is_conditional(&way, asked));
    }
}
