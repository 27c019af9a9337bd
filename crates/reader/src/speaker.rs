//! Who a source is: a first resolution within the article.
//!
//! `found` and `run` find where names stand, `names` which of them are the same, `role` who they are; `resolve` leads a source's words to a name, or says why there is none.

mod description;
mod found;
mod kinds;
mod known;
mod name_words;
pub(crate) mod names;
pub(crate) mod reference;
mod relative;
pub(crate) mod resolve;
pub(crate) mod role;
mod run;
pub(crate) mod state;
mod surroundings;
