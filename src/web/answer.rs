//! What a web server answered: the document, and the headers worth keeping.
//!
//! Headers are words of a stranger: long ones are dropped, lengths of time are
//! bounded, and what does not parse counts as not said.

use std::time::{Duration, SystemTime};

use encoding_rs::{Encoding, UTF_8};
use reqwest::header::{self, HeaderMap, HeaderName};
use url::Url;

/// Longest value of a header that is kept, in bytes.
const HEADER_BYTES: usize = 512;

/// Longest time that a server may ask for.
const LONGEST: Duration = Duration::from_hours(30 * 24);

/// What came back for a link.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// It is as it was when the validators were given (HTTP 304).
    Unchanged {
        /// Where it has moved for good, if it has.
        moved_for_good: Option<Url>,
        /// What to keep for the next time; `None` in a field means that the
        /// server did not repeat it and the old value stays.
        validators: Validators,
    },
    /// The document, whole.
    Document(Document),
}

/// What a server says about how long a document stays the same, and how to ask
/// for it next time (RFC 9110 and 9111).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, as it came, quotation marks and all.
    pub etag: Option<String>,
    /// `Last-Modified`, as it came.
    pub last_modified: Option<String>,
    /// How long not to ask again: `max-age` of `Cache-Control`, else `Expires`.
    /// At most 30 days.
    pub max_age: Option<Duration>,
}

/// A document with where it was found.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it was, after all redirects.
    pub address: Url,
    /// The address to ask from now on: what the link's permanent redirects
    /// (301, 308) lead to, up to the first that is temporary.
    pub moved_for_good: Option<Url>,
    /// The media type, in lower case, without parameters: `text/html`.
    pub content_type: Option<String>,
    /// The `charset` of the media type, in lower case.
    pub charset: Option<String>,
    /// The bytes, decompressed; at most 2 MB.
    pub bytes: Vec<u8>,
    /// How to ask for it again.
    pub validators: Validators,
}

impl Document {
    /// The bytes in UTF-8, where the server names another encoding; then they
    /// begin with a byte-order mark, which outranks what the document says of
    /// itself. Otherwise as they came.
    #[must_use]
    pub fn into_utf8(self) -> Vec<u8> {
        let named = self.charset.as_deref();
        let named = named.and_then(|charset| Encoding::for_label(charset.as_bytes()));
        match named {
            Some(encoding) if encoding != UTF_8 => {
                let (text, _, _) = encoding.decode(&self.bytes);
                format!("\u{FEFF}{text}").into_bytes()
            }
            _ => self.bytes,
        }
    }
}

impl Validators {
    pub(super) fn read(headers: &HeaderMap) -> Self {
        let kept = |name| text(headers, name).map(str::to_owned);
        Self {
            etag: kept(header::ETAG),
            last_modified: kept(header::LAST_MODIFIED),
            max_age: max_age(headers),
        }
    }
}

/// A header's value, where it is plain text and not too long to keep.
pub(super) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty() && value.len() <= HEADER_BYTES).then_some(value)
}

fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let directives = text(headers, header::CACHE_CONTROL).unwrap_or_default();
    let stated = directives.split(',').find_map(|directive| {
        let (name, value) = directive.split_once('=')?;
        let seconds = || seconds(value.trim().trim_matches('"'));
        name.trim()
            .eq_ignore_ascii_case("max-age")
            .then(seconds)
            .flatten()
    });
    stated.or_else(|| {
        let expires = date(headers, header::EXPIRES)?;
        let now = date(headers, header::DATE).unwrap_or_else(SystemTime::now);
        Some(until(expires, now))
    })
}

/// How long the server asks to be left alone: `Retry-After` in seconds or as a
/// date (RFC 9110, 10.2.3). At most 30 days.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    seconds(text(headers, header::RETRY_AFTER)?).or_else(|| {
        let then = date(headers, header::RETRY_AFTER)?;
        Some(until(then, SystemTime::now()))
    })
}

/// A whole number of seconds; one that is too large to be one is without end,
/// as RFC 9111 (1.2.2) asks.
fn seconds(value: &str) -> Option<Duration> {
    let all_digits = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| {
        value
            .parse()
            .map_or(LONGEST, |seconds| Duration::from_secs(seconds).min(LONGEST))
    })
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(text(headers, name)?).ok()
}

/// The time from `now` to `then`; none where it is past.
fn until(then: SystemTime, now: SystemTime) -> Duration {
    then.duration_since(now).unwrap_or_default().min(LONGEST)
}

/// The media type without parameters and its charset, both in lower case.
pub(super) fn media_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(stated) = text(headers, header::CONTENT_TYPE) else {
        return (None, None);
    };
    let mut parts = stated.split(';').map(str::trim);
    let media = parts.next().filter(|media| !media.is_empty());
    let charset = parts.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"').to_ascii_lowercase();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    });
    (media.map(str::to_ascii_lowercase), charset)
}

/// Whether a media type holds text: pages, plain text, feeds, XML and JSON.
pub(super) fn is_text(media: &str) -> bool {
    let Some((kind, what)) = media.split_once('/') else {
        return false;
    };
    let suffix = what.rsplit_once('+').map(|(_, suffix)| suffix);
    kind == "text"
        || (kind == "application"
            && (matches!(what, "xml" | "json") || matches!(suffix, Some("xml" | "json"))))
}

/// Whether bytes of no stated kind are text: UTF-8 without NULs, or what a
/// byte-order mark says.
pub(super) fn looks_like_text(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some()
        || (!bytes.contains(&0) && std::str::from_utf8(bytes).is_ok())
}
