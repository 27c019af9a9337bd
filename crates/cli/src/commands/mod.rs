//! One module per command. Each gives `Ok(false)` where it did its work and some of it failed.

pub(crate) mod actor;
pub(crate) mod check;
pub(crate) mod correct;
pub(crate) mod corrections;
pub(crate) mod eval;
pub(crate) mod import;
pub(crate) mod link;
pub(crate) mod read;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
mod shown;
mod shown_places;
pub(crate) mod sql;
