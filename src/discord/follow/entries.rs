//! Reading the entries of a feed: from the feed, or where that has only the
//! beginning of a post, from the post's page.

use crate::club::review::Review;
use crate::club::warning::Warning;
use crate::web::answer::Fetched;
use crate::web::feed::{self, Entry};
use crate::web::fetch::{Asked, Fetcher};
use crate::web::unfetched::Unfetched;

/// What is in an entry.
pub(in crate::discord) enum Read {
    /// Its reviews; none where it is no review.
    Reviews(Vec<Review>),
    /// Its page does not answer now, and may later.
    Later,
}

/// The reviews in an entry. With `last` what the feed has must do where the
/// page does not answer.
pub(in crate::discord) async fn read(web: &Fetcher, entry: &Entry, last: bool) -> Read {
    let author = entry.author.clone();
    let own = reviews(entry.document().into_bytes(), author.clone()).await;
    let Some(link) = entry.link.as_ref().filter(|_| entry.is_excerpt()) else {
        return Read::Reviews(own);
    };
    match web.get(Asked::page(link.as_str())).await {
        Ok(Fetched::Document(page)) => {
            let whole = reviews(page.into_utf8(), author).await;
            if !whole.is_empty() {
                return Read::Reviews(whole);
            }
        }
        Err(unfetched) if !last && may_pass(&unfetched) => return Read::Later,
        Ok(Fetched::Unchanged { .. }) | Err(_) => {}
    }
    let marked = own.into_iter().map(|mut review| {
        review.warnings.push(Warning::Excerpt);
        review
    });
    Read::Reviews(marked.collect())
}

/// A large document takes milliseconds, which nobody else should wait for. One
/// that cannot be read is no review.
async fn reviews(document: Vec<u8>, author: Option<String>) -> Vec<Review> {
    let read = tokio::task::spawn_blocking(move || feed::reviews(&document, author.as_deref()));
    read.await.unwrap_or_default()
}

/// How many entries of a feed are reviews as far as the feed tells, and how
/// many it has only the beginning of.
pub(in crate::discord) async fn count(entries: Vec<Entry>) -> (usize, usize) {
    let counted = tokio::task::spawn_blocking(move || {
        let (excerpts, whole): (Vec<_>, Vec<_>) =
            entries.iter().partition(|entry| entry.is_excerpt());
        let is_review = |entry: &&&Entry| {
            !feed::reviews(entry.document().as_bytes(), entry.author.as_deref()).is_empty()
        };
        (whole.iter().filter(is_review).count(), excerpts.len())
    });
    counted.await.unwrap_or_default()
}

fn may_pass(unfetched: &Unfetched) -> bool {
    match unfetched {
        Unfetched::Unreachable(_) | Unfetched::TooSlow => true,
        Unfetched::Status { code, .. } => *code == 429 || *code >= 500,
        _ => false,
    }
}
