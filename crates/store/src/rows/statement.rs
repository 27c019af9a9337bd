//! Who said what.

use onrecord_record::{Act, Address, Certainty, Manner, Polarity, UnknownSource, Voice};

use super::cell::{Day, Spans};
use super::row;
use crate::origin::Origin;

row! {
    /// Something put in someone's mouth or mind, or said by the outlet itself.
    StatementRow of Statements from "statements" {
        /// The statement's address.
        id: Address,
        /// Its article's name.
        article: String,
        /// When the article was published, ISO 8601, as exact as it says: a day, or a time.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it; none where only a month or year is known.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// Whether a source within the article speaks, or the outlet itself.
        voice: Voice,
        /// The source's resolved name; none where it is unknown.
        speaker: Option<String>,
        /// The speaker across articles, by its name.
        actor: Option<String>,
        /// The speaker across articles, by its identifier.
        actor_id: Option<String>,
        /// The speaker's role, in the words that the article last used for it.
        speaker_role: Option<String>,
        /// Whom the speaker speaks for or belongs to, as this article calls it.
        speaks_for: Option<String>,
        /// Whose statement it is when statements are counted by party: whom the speaker speaks for, else the speaker; of the
        /// outlet's own words the outlet.
        party: Option<String>,
        /// The party across articles, by its identifier.
        party_id: Option<String>,
        /// Why there is no speaker.
        unknown_source: Option<UnknownSource>,
        /// What is done by saying it.
        act: Act,
        /// Whether what is said is put forward or turned down.
        polarity: Polarity,
        /// How firmly the source holds it.
        certainty: Certainty,
        /// Whose words they are: direct, indirect, mixed or block.
        manner: Manner,
        /// To whom it is said, as written.
        addressee: Option<String>,
        /// What is said; pieces are parted by ` … `.
        words: String,
        /// Who says it, as written; empty where the text names nobody.
        source: String,
        /// The words that make it a statement; empty where there are none.
        cue: String,
        /// Probability that source and words are right, from 0 to 1, calibrated.
        confidence: f64,
        /// First character of what is said, in code points of the article's text.
        first: usize,
        /// One past the last character of what is said, in code points.
        last: usize,
        /// Where the source stands, in code points.
        source_spans: Spans,
        /// Where the cue stands, in code points.
        cue_spans: Spans,
        /// Where the pieces of what is said stand, in code points.
        content_spans: Spans,
        /// Whether the program found it, or a person has confirmed, changed or rejected it.
        origin: Origin,
        /// The statement that it lies in.
        inside: Option<Address>,
        /// The statement of its article that it answers or denies.
        replies_to: Option<Address>,
        /// The article's headline.
        title: Option<String>,
        /// The article's address.
        url: Option<String>,
        /// Whether the article is in its newest version.
        current: bool,
    }
}

impl StatementRow {
    /// Who speaks, as near as can be told: the actor, the speaker's name, the source as written, or the outlet.
    pub fn said_by(&self) -> Option<&str> {
        match self.voice {
            Voice::Outlet => self.outlet.as_deref(),
            Voice::Attributed => {
                let name = self.actor.as_deref().or(self.speaker.as_deref());
                name.or(Some(self.source.as_str()).filter(|source| !source.is_empty()))
            }
        }
    }
}
