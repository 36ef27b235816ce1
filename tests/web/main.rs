//! The guarded fetcher against servers that do what they should not, and feeds that
//! are not what they should be.
//!
//! The web is a server on a loopback port: a resolver of the test's own gives
//! its address for names that end in `.example`, and the guard lets exactly
//! that socket through.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

mod asking_again;
mod bounds;
mod feed;
mod hostile;
mod naming;
mod plain;
mod stage;
