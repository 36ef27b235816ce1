//! Given names that many people have.
//!
//! A headline such as "Frank Herbert - Dune" does not say which side is the
//! person. Where the document does not tell either, a common given name does.
//! Names that are words or places as often are left out.

/// Given names, folded, with white space between them.
pub const GIVEN: &str = include_str!("given.txt");
