//! Who a source is: a first resolution within the article.
//!
//! `names` finds what is named where; `resolve` leads a source's words to a name, or says why there is none.

pub(crate) mod names;
pub(crate) mod resolve;
