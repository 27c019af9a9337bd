//! What stands in a record beside statements and entities: found in the same parse, and led back to them.

pub(crate) mod places;
pub(crate) mod quantities;
