//! Leads place names to a gazetteer.
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
pub use resolve::{Open, Resolved, features, resolve};
pub use to_record::to_record;
