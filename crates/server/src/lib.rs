//! A record to read in a browser: pages made on the server, whole without a script, and an interface for programs.
//!
//! It decides who may ask (`guard`), what a page shows and how a text is marked (`marks`, `charts`). What the record holds
//! is asked of `onrecord::store`, on a few connections of its own (`pool`), so reading goes on while an import writes. It
//! has no clock: the time of a correction comes from whoever starts it.

mod adding;
mod address;
mod api;
mod assets;
mod charts;
mod error;
mod failed;
mod frame;
mod guard;
mod identity;
mod marks;
mod pages;
mod pool;
mod query;
mod rows;
mod secret;
mod server;
#[cfg(test)]
mod tests;
mod words;

pub use error::{Error, Result};
pub use secret::Secret;
pub use server::{Options, Server};
