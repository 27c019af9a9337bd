//! Figures: numbers in news, with their bounds, units, what they count, and what became of those counted.
//!
//! [`read`] finds them in a text, sentence by sentence, with a grammar of number words and digits, tables of units and
//! currencies, and guards against dates, times, names, scores and codes. Who asserts a figure is for the reader to find;
//! which place or date is meant, for the stages that resolve them. `docs/figures.md` tells what is found and what is
//! left alone.
//!
//! ```
//! use onrecord_record::{Bound, Casualty};
//!
//! let text = "At least 40 people were killed and dozens of villages burned.";
//! let figures = onrecord_figures::read(text);
//! assert_eq!(figures[0].span.of(text), "At least 40");
//! assert_eq!((figures[0].low, figures[0].high, figures[0].bound), (Some(40.0), None, Bound::AtLeast));
//! assert_eq!(figures[0].casualty, Some(Casualty::Killed));
//! assert_eq!(figures[1].counted.map(|noun| noun.phrase.of(text)), Some("villages"));
//! ```

#![forbid(unsafe_code)]

mod about;
mod bare;
mod bound;
mod casualty;
mod change;
mod counted;
mod expression;
mod figure;
mod grouping;
mod guard;
mod money;
mod number;
mod percent;
mod phrase;
mod range;
mod read;
mod sentence;
mod setting;
mod tag;
mod token;
mod unit;

pub use figure::{Figure, Noun, Unit, to_record};
pub use read::{read, read_tagged};
