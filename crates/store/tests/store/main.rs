//! The store as its callers use it.

mod asked;
mod corrected;
mod karsand;
mod linked;
mod migrated;
mod safe;
mod versions;
mod whole;
