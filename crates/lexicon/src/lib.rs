//! Reporting verbs, noun cues and their acts; the words that name sources nobody in particular, titles, pronouns,
//! given names and capitals.
//!
//! What is known of a word is data, in `data/`, with its sources; `docs/lexicon.md` tells where each table comes from
//! and how to add to it. The crate answers about words alone: which span is a cue, whose it is and what it says is for
//! the reader to find.
//!
//! ```
//! use onrecord_lexicon::read_cue;
//! use onrecord_record::{Act, Polarity};
//!
//! let cue = read_cue(&["has", "refused", "to", "apologise"], &[]).expect("a cue of the lexicon");
//! assert_eq!((cue.cue.lemma, cue.act, cue.polarity), ("apologise", Act::Reject, Polarity::Negative));
//! ```

#![forbid(unsafe_code)]

mod capital;
mod complement;
mod contested;
mod cue;
mod generic;
mod given_name;
mod grammar;
mod inflection;
mod lexicon;
mod pattern;
mod pronoun;
mod qualify;
mod read;
mod row;
mod select;
mod title;

pub use capital::{Capital, CapitalKind, capital, is_state};
pub use contested::{ContestedKind, ContestedTerm, ContestedUsage, contested_term, contested_term_at};
pub use cue::{Cue, CueKind, cues, is_noun_cue, is_plain, is_reporting_verb};
pub use generic::is_generic_source;
pub use given_name::gender_of_name;
pub use pronoun::{Gender, Number, Person, Pronoun, pronoun};
pub use read::{CueReading, read_cue};
pub use title::{Title, TitleKind, is_title, title};
