//! Keeps records in one SQLite file: versions of articles, search, links across articles, corrections.
//!
//! The file is made for people with any SQLite tool: they read the views (`statements`, `figures`, `actors`, ...). What
//! they are made of is the record as read, whole, beside each article; the corrections, in the order in which people made
//! them; and the last linking. Everything else is made from these and can be made again. This crate knows the record's
//! types only: what reads and what links hand it their results.

#![forbid(unsafe_code)]

mod ask;
mod changes;
mod check;
mod correction;
mod error;
mod facts;
mod identity;
mod links;
mod lock;
mod number;
mod origin;
mod packed;
mod project;
mod readings;
mod repair;
mod rows;
mod run;
mod schema;
mod stable;
mod store;
mod value;
mod write;

pub use ask::{
    Across, Beside, Count, Disputed, Edge, Facets, Filter, Heard, LedTo, List, Located, Order, Overview,
    Profile, Queued, Relative, Replies, Usage, Version,
};
pub use check::Report;
pub use correction::{Change, Correction, Corrector, Seen};
pub use error::{Error, Result};
pub use facts::{Drawn, Ticket};
pub use links::{Linking, State};
pub use origin::Origin;
pub use readings::Packed;
pub use repair::Repaired;
pub use rows::{
    ActorRow, ArticleRow, ChangeRow, DateRow, Day, DisputeRow, FigureRow, FoundIn, HitRow, LinkRow, Listed,
    NamingRow, Page, PlaceRow, PositionRow, Spans, StatementRow,
};
pub use run::{Run, StoredFailure};
pub use store::Store;
pub use write::{Attempt, Entry, Written};
