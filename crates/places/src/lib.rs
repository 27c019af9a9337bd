//! Leads place names to a gazetteer.
mod fold;
mod gazetteer;
mod type_word;
pub use gazetteer::{Bears, Entry, Kind, distance, named};
