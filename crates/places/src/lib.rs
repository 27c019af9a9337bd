//! Leads place names to a gazetteer.
mod abbreviation;
mod demonym;
mod feature;
mod fold;
mod gazetteer;
mod home;
mod name;
mod resolve;
mod type_word;
pub use demonym::demonym;
pub use gazetteer::{Bears, Entry, Kind, distance, named};
pub use home::Outlet;
pub use resolve::{Open, Resolved, features, resolve};
