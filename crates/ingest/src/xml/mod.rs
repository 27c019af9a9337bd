//! XML as real files have it: read as a stream, never deeper than a limit, with faults passed over.
//!
//! [`Trees`] walks a document and builds a small [`Element`] of each piece that its caller wants whole; [`names`] calls the
//! elements of a namespace by one prefix, whatever prefix a file uses. What a document means is left to its reader.

mod element;
mod entities;
mod names;
mod trees;

pub(crate) use element::Element;
pub(crate) use entities::resolved;
pub(crate) use trees::{Found, Trees, repaired};

/// Levels of elements that are kept; below them elements are left out and their text stays.
const DEEPEST: usize = 100;
