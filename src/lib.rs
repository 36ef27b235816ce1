//! Readalong: a Discord bot for a book club that reads along with a reviewer.
//!
//! The house has three floors, and a floor imports only from the floors below:
//!
//! | floor | modules | what lives there |
//! |---|---|---|
//! | ground | [`club`] | what a book club is: reviews, stars, tallies, themes, questions. Pure |
//! | first | [`store`] | memory: SQLite or PostgreSQL; the only place that names sqlx |
//! | first | [`web`] | fetching what others publish, safely |
//! | second | [`discord`], [`rehearsal`] | the bot, the only place that names serenity and poise; a local Discord to rehearse in |
//!
//! Beside the stairs: [`config`] (settings), [`prompts`] (where the bank comes
//! from), [`preview`] (what `readalong preview` prints), [`check`] (whether all
//! is right), [`carry`] (what goes into a club's memory and out of it) and
//! [`rehearse`], which wires the second floor's two halves together as `main` does
//! for the rest.
//!
//! ```text
//! document ─▶ club::reading ─▶ Review ─▶ store ─▶ press ─▶ card ─▶ message
//! /discuss ─▶ store ─▶ club::question::choose(rng) ─▶ message   (remembered as asked)
//! /rate, ★ ─▶ Stars ─▶ store::rate ─▶ Tally ─▶ answer, and the press edits the card
//! ```
//!
//! Invariants, held up by `tests/tidy.rs`: only `discord` names serenity and
//! poise; only `store` names sqlx; `club` knows neither async nor a clock; the
//! local Discord knows nothing of the bot and talks to it over its socket alone.

pub mod carry;
pub mod check;
pub mod club;
pub mod config;
pub mod discord;
pub mod preview;
pub mod prompts;
pub mod rehearsal;
pub mod rehearse;
pub mod store;
pub mod web;
