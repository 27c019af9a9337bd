//! Places: which names of a text are places, and which entries of the gazetteer they mean.
//!
//! [`find`] takes the names that a reader of entities saw and gives those that are places; [`resolve`] leads each to an entry, by
//! what else the text names, or leaves it open; [`to_record`] writes them down. `docs/places.md` tells how it decides. The
//! gazetteer is GeoNames' (CC BY 4.0), as `data/README.md` says.

#![forbid(unsafe_code)]

mod abbreviation;
mod demonym;
mod feature;
mod find;
mod fold;
mod gazetteer;
mod home;
mod name;
mod resolve;
mod to_record;
mod type_word;
pub use demonym::demonym;
pub use find::{Seen, Taken, find};
pub use gazetteer::{Bears, Entry, Kind, distance, named};
pub use home::Outlet;
pub use resolve::{Open, Resolved, Weighed, features, resolve};
pub use to_record::to_record;
