//! Reads news and keeps the record: who said what, tied to the exact characters.
//!
//! This crate wires the others and re-exports what a caller needs. The model that ships is inside.
//!
//! ```
//! let onrecord = onrecord::Onrecord::new();
//! let text = "Karsand’s interior minister, Ada Obi, said on Monday that the road to Dorel was open.";
//! let reading = onrecord.read_text("a", text);
//! let statement = reading.statements.iter().find(|s| !s.cue.is_empty()).expect("one is there");
//! assert_eq!(statement.speaker.as_deref(), Some("Ada Obi"));
//! assert!(statement.content[0].text.ends_with("the road to Dorel was open"));
//! assert!(reading.faults().is_empty());
//! ```

#![forbid(unsafe_code)]

mod again;
mod batch;
mod beside;
mod import;
mod linking;
pub mod links;
mod ordered;
mod panic;

pub use again::{Again, ReadAgain};
pub use batch::{Outcome, read_all};
pub use import::{Imported, Progress};
pub use linking::{RULES, Stage, link};
pub use onrecord_dates as dates;
pub use onrecord_figures as figures;
pub use onrecord_ingest as ingest;
pub use onrecord_model::{self as model, Model};
pub use onrecord_parse as parse;
pub use onrecord_places as places;
pub use onrecord_reader::{Evidence, Given, MOST_WORDS, Reader};
pub use onrecord_record as record;
pub use onrecord_store as store;
pub use onrecord_text as text;

use onrecord_ingest::Options;
use onrecord_parse::Parse;
use onrecord_record::{Article, Reading};

/// The model that ships, inside the program.
const MODEL: &[u8] = include_bytes!("../../../models/en/attribution.onrecord-model");

/// Reads articles into records. Cheap to share between threads.
#[derive(Debug)]
pub struct Onrecord {
    reader: Reader,
}

impl Default for Onrecord {
    fn default() -> Self {
        Self::new()
    }
}

impl Onrecord {
    /// With the model that ships.
    pub fn new() -> Self {
        Self::with_model(Model::from_bytes(MODEL).expect("the model inside the program is whole"))
    }

    /// With another model.
    pub fn with_model(model: Model) -> Self {
        Self { reader: Reader::new(model) }
    }

    /// The model that reads.
    pub fn model(&self) -> &Model {
        self.reader.model()
    }

    /// The model's SHA-256, lower-case hexadecimal.
    pub fn model_hash(&self) -> String {
        self.reader.model().hash().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The record of one article.
    pub fn read(&self, article: &Article) -> Reading {
        let parse = Parse::of_article(article);
        Self::complete(article, &parse, self.reader.read_parse(article, &parse))
    }

    /// What stands beside statements and entities, and what ties them together; nothing in a text that is not read.
    fn complete(article: &Article, parse: &Parse<'_>, mut reading: Reading) -> Reading {
        if onrecord_reader::is_read(article) {
            beside::quantities::add(article, parse, &mut reading);
            beside::places::add(article, parse, &mut reading);
            links::add(parse, &mut reading);
        }
        reading
    }

    /// The record of a plain text, its language detected; offsets count in `text` as it stands.
    pub fn read_text(&self, id: &str, text: &str) -> Reading {
        self.read(&Self::article(id, text))
    }

    /// The record of a plain text, and what speaks for each attributed statement that stands in no other: for fitting the
    /// weights behind `confidence`.
    pub fn read_with_evidence(&self, id: &str, text: &str) -> (Reading, Vec<Evidence>) {
        self.reader.read_with_evidence(&Self::article(id, text))
    }

    /// The record of a plain text whose statements are known: `given` counts in bytes of `text`.
    pub fn read_given(&self, id: &str, text: &str, given: &[Given]) -> Reading {
        let article = Self::article(id, text);
        let parse = Parse::of_article(&article);
        Self::complete(&article, &parse, self.reader.read_given(&article, given))
    }

    fn article(id: &str, text: &str) -> Article {
        let mut found = None;
        ingest::read_bytes(id, text.as_bytes(), &Options::default(), &mut |result| {
            found = found.take().or(result.ok());
        });
        let article = found.filter(|article| article.text == text);
        let plain = || Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() };
        article.unwrap_or_else(plain)
    }
}

/// Puts the places of an article's text in place of those in its record, and says where its statements were made and its figures
/// hold: [`Onrecord::read`] does it; again it is needed where a record's entities have been corrected.
pub fn add_places(article: &Article, reading: &mut Reading) {
    beside::places::add(article, &Parse::of_article(article), reading);
}
