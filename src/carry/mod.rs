//! The commands that carry something into a club's memory or out of it:
//! [`export`] and [`import`] of a whole club, a [`catalogue`] of reviews, and
//! reviews to [`post`].
//!
//! They are wiring, as `main` is, and need neither token nor bot: the memory
//! alone, where `DATABASE_URL` says that it lies. What was asked for goes to
//! standard output or into a file, everything else to standard error.

mod catalogue;
mod dated;
pub mod export;
pub mod import;
pub mod post;

use crate::club::ids::ClubId;
use crate::club::reading;
use crate::club::review::Review;
use crate::club::sorry::Sorry;
use crate::config;
use crate::preview::source::Source;
use crate::store::{OpenError, Store};

/// Why one of these commands failed, where it is the operator's wording that was
/// wrong: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Misused(String);

impl Misused {
    fn says(text: impl Into<String>) -> anyhow::Error {
        Self(text.into()).into()
    }
}

/// Opens the memory.
async fn open() -> anyhow::Result<Store> {
    match Store::open(config::database_url().reveal()).await {
        Ok(store) => Ok(store),
        Err(error @ (OpenError::Form | OpenError::Options { .. })) => {
            Err(Misused::says(error.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}

/// What to say where a club is not in the memory.
async fn unknown(store: &Store, club: ClubId) -> anyhow::Error {
    let clubs = store.known_clubs().await.unwrap_or_default();
    let clubs: Vec<String> = clubs.iter().map(ToString::to_string).collect();
    let there = match clubs.as_slice() {
        [] => "it has no club at all. DATABASE_URL says which database is meant".to_owned(),
        [one] => format!("it has one club, {one}"),
        many => format!("it has the clubs {}", many.join(", ")),
    };
    anyhow::anyhow!("there is no club {club} in the database: {there}")
}

/// `1 book`, `2 books`.
fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    }
}

/// Why a document could not be read.
struct Unread {
    error: anyhow::Error,
    said: String,
}

/// The reviews in a document, each of which names its book.
fn reviews(source: &Source) -> Result<(Vec<u8>, Vec<Review>), Unread> {
    let read = || -> anyhow::Result<_> {
        let bytes = source.bytes()?;
        let readings = reading::read(&bytes)?;
        let reviews: Vec<Review> = readings.into_iter().map(|one| one.review).collect();
        let named = |review: &Review| {
            review
                .title
                .as_deref()
                .is_some_and(|t| !t.trim().is_empty())
        };
        if !reviews.iter().all(named) {
            return Err(Sorry::NoTitle.into());
        }
        Ok((bytes, reviews))
    };
    read().map_err(|error| Unread {
        said: match error.downcast_ref::<Sorry>() {
            Some(sorry) => format!("{source}: {sorry}"),
            None => format!("{error:#}"),
        },
        error,
    })
}
