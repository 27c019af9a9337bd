//! One module per command. Each gives `Ok(false)` where it did its work and some of it failed.

pub(crate) mod check;
pub(crate) mod eval;
pub(crate) mod read;
pub(crate) mod schema;
mod shown;
mod shown_places;
