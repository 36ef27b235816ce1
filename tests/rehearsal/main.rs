//! The local Discord itself: a real bot on it, Discord's limits one by one,
//! and trouble on order.
//!
//! [`bot::with_bot`] starts one with a bot in it that does a bit of
//! everything; [`stage::Bare`] is one that is asked by hand.

#![allow(
    clippy::unwrap_used,
    reason = "tests say what they expect by panicking"
)]

mod answers;
mod bot;
mod commands;
mod interactions;
mod limits;
mod messages;
mod recall;
mod sessions;
mod stage;
mod trouble;
