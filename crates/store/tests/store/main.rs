//! The store as its callers use it.

// All of this crate is tests; clippy only knows functions that are marked so.
#![allow(clippy::unwrap_used)]

mod asked;
mod corrected;
mod facts;
mod karsand;
mod linked;
mod migrated;
mod pages;
mod repaired;
mod safe;
mod versions;
mod whole;
