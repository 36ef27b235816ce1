//! The store's promises, each kept on SQLite and on PostgreSQL.
//!
//! PostgreSQL is tested where `TEST_DATABASE_URL` names a server on which
//! databases may be created, such as `postgres://postgres@localhost/postgres`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod at_hand;
mod books;
mod cards;
mod corrections;
mod drafts;
mod feeds;
mod findings;
mod harness;
mod leaving;
mod locales;
mod merging;
mod mine;
mod model;
mod opening;
mod ratings;
mod removing;
mod schedules;
mod shelf;
mod talk;
mod trouble;
mod whole;
