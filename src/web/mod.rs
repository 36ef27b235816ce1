//! FIRST FLOOR: fetching what others publish, safely.
//!
//! A link comes from a person or from a page, so it may point anywhere: at the
//! machine itself, at a cloud's metadata, at a server that never stops talking.
//! [`fetch::Fetcher`] is the one way out. [`address`] says which links and
//! addresses are public, [`names`] resolves names and drops every address that
//! is not, [`answer`] reads the headers that are worth keeping, [`unfetched`]
//! says why nothing came. [`feed`] reads feeds. What is in a document is for
//! `club::reading`; what Discord keeps is fetched by `discord`.

pub mod address;
pub mod answer;
pub mod feed;
pub mod fetch;
pub mod names;
pub mod unfetched;
mod way;
