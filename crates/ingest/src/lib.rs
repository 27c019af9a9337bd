//! Turns bytes into articles: HTML, plain text, feeds, WARC and WACZ, JSONL, CSV, saved pages, mail, documents, transcripts.
//!
//! The format is found by content, then by name. Every input ends in articles or in failures that name it; nothing
//! is skipped in silence, and one bad input never stops the others. What an article says is left to the reader:
//! here only what is *not* the article is told apart (headline, byline, captions, links to other articles).
//!
//! ```
//! use onrecord_ingest::{Options, read_bytes};
//!
//! let page = b"Road to Karsand reopens\n\nThe road was open again on Monday, the governor said.\n";
//! let mut articles = Vec::new();
//! read_bytes("road.txt", page, &Options::default(), &mut |article| articles.push(article.expect("plain text")));
//! assert_eq!(articles[0].title.as_deref(), Some("Road to Karsand reopens"));
//! ```

#![forbid(unsafe_code)]

mod address;
mod charset;
mod date;
mod document;
mod ending;
mod error;
mod feed;
mod html;
mod identity;
mod input;
mod json;
mod language;
mod mail;
mod name;
mod options;
mod plain;
mod ration;
mod read;
mod row;
mod saved;
mod sniff;
mod source;
mod table;
mod transcript;
mod warc;
mod xml;
mod zipped;

pub use error::{Error, Failure};
pub use input::{Input, expand};
pub use options::{Columns, Options};
pub use read::{Sink, read, read_bytes};
