//! The record's types.
//!
//! [`Article`] is what ingest makes and the reader takes; [`Reading`] is what the reader gives: one article's record,
//! with every offset in Unicode code points of the stored text. Nothing here reads, stores or prints.

#![forbid(unsafe_code)]

mod article;
mod cast;
mod check;
mod contents;
mod date;
mod figure;
mod id;
mod item;
mod link;
mod linked;
mod naming;
mod place;
mod reading;
mod row;

pub use article::{Article, Format, Part, PartKind};
pub use cast::{Affiliation, AffiliationKind, Entity, EntityKind, Mention, MentionForm};
pub use check::{Fault, sha256};
pub use contents::Contents;
pub use date::{Date, DateAnchor, DateModifier, DateType, UnresolvedDate};
pub use figure::{Bound, Casualty, Change, ChangeRole, Counted, Direction, Figure, FigureKind, FigureUnit};
pub use id::{Address, ItemId, ItemKind, NoId};
pub use item::{Item, Reference, Visit, VisitMut};
pub use link::{Link, LinkKind, Why, item_address, split_address};
pub use linked::{
    Actor, Constraints, Dispute, DisputeState, IssueKind, Linked, Merge, OriginGroup, OriginMember, Party,
    Position, RelatedGroup,
};
pub use naming::Naming;
pub use place::{Place, PlaceType, UnresolvedPlace};
pub use reading::{
    Act, Certainty, Document, Manner, Piece, Polarity, Reading, Statement, UnknownSource, Voice,
};
pub use row::{Column, ColumnKind, More, Object, Row, Table, Value};

/// The JSON Schema of a [`Reading`], made from the types.
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Reading)
}
