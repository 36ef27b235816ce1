//! Second floor: the only place that names serenity and poise.
//!
//! [`run`] connects the bot and keeps it until it is told to stop. Every
//! handler in [`commands`] is three lines: turn Discord into club, ask the store
//! or the club, turn club into Discord ([`card`], [`answer`]). What is posted to
//! channels is the [`press`]'s work; [`follow`] looks at blogs, [`propose`] asks
//! staff about members' questions, [`schedule`] puts those that are planned, and
//! [`sweep`] erases what was removed. [`leaving`] looks whether the bot is still in
//! its servers. What goes out goes through [`rest`], with its [`pictures`] and files ([`upload`]).

pub mod answer;
pub mod apology;
pub mod asked;
pub mod attachment;
pub mod bot;
pub mod card;
pub mod click;
pub mod commands;
pub mod desk;
pub mod draw;
pub mod follow;
pub mod inquiry;
pub mod leaving;
pub mod line;
pub mod pages;
pub mod permissions;
pub mod pictures;
pub mod plain;
pub mod press;
pub mod propose;
pub mod rest;
pub mod run;
pub mod schedule;
pub mod sweep;
pub mod upload;
pub mod watch;

pub use run::run;
