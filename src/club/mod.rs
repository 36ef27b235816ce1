//! Ground floor: what a book club is.
//!
//! A [`review`] is read from a document ([`reading`]) and corrected in a form
//! ([`correction`]), its themes are found ([`theme`]) with the help of the
//! question [`bank`], and questions are hung on its sentences ([`question`]);
//! members give [`stars`], perhaps with a [`note`], which add up to a [`tally`].
//! When a club is asked by itself is a [`schedule`]'s matter. Books are found by
//! what people call them ([`naming`]). All that a club has is a document
//! ([`whole`]), and its ratings a table ([`spreadsheet`]). What goes wrong and a
//! person may see is a [`sorry::Sorry`]; all that is said is said in a
//! [`locale`].
//!
//! Nothing here knows Discord, SQL, the network, async, a clock or global
//! randomness: everything comes in as an argument, so everything can be tested
//! as a table.

pub mod bank;
pub mod blind;
pub mod correction;
pub mod ids;
pub mod leaving;
pub mod likeness;
pub mod locale;
pub mod naming;
pub mod note;
pub mod own;
pub mod question;
pub mod reading;
pub mod review;
pub mod schedule;
pub mod shelf;
pub mod sorry;
pub mod spreadsheet;
pub mod stars;
pub mod tally;
pub mod theme;
pub mod warning;
pub mod whole;
