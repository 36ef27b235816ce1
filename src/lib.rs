//! Readalong: a Discord bot for a book club that reads along with a reviewer.

pub mod club;
pub mod config;
pub mod discord;
pub mod rehearsal;
pub mod store;
