//! Conversations with the bot through the local Discord: a person does
//! something, and the test reads what was shown to whom.
//!
//! [`harness::Club`] is a club with a bot in it; closing it checks what holds
//! for every conversation: no route that Discord does not have, no body that
//! Discord's own description refuses, nobody pinged.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

mod bad_input;
mod blind;
mod blog;
mod crash;
mod discussing;
mod editing;
mod erasing;
mod evening;
mod faults;
mod feed_news;
mod feed_trouble;
mod following;
mod gateway;
mod harness;
mod helping;
mod leaving;
mod links;
mod log;
mod meeting;
mod menu;
mod mine;
mod openapi;
mod outage;
mod pipeline;
mod posting;
mod press;
mod proposing;
mod rating;
mod reading_it_all;
mod recasting;
mod records;
mod removing;
mod restart;
mod scheduling;
mod scoring;
mod several;
mod site;
mod speaking;
mod staff;
mod storm;
mod talking;
mod updating;
