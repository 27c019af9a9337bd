//! Proof that a record's text is the source's, character by character.

use std::collections::HashSet;
use std::fmt;

use onrecord_text::{CodePoints, Offsets};
use sha2::{Digest, Sha256};

use crate::{Piece, Reading, Statement};

/// SHA-256 of a text in UTF-8, lower-case hexadecimal.
///
/// ```
/// assert!(onrecord_record::sha256("").starts_with("e3b0c442"));
/// ```
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Something in a record that does not equal its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The article.
    pub article: String,
    /// The item and its field, such as `s3 content`.
    pub item: String,
    /// What does not hold.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.article, self.item, self.reason)
    }
}

impl Reading {
    /// Everything in this record that does not equal the stored characters; nothing where all is well.
    pub fn faults(&self) -> Vec<Fault> {
        let mut check =
            Check { reading: self, offsets: Offsets::new(&self.document.text), faults: Vec::new() };
        if sha256(&self.document.text) != self.document.sha256 {
            check.fault("document", "the text does not have the stored sha256".to_owned());
        }
        for statement in self.statements_deep() {
            check.statement(statement);
        }
        check.cast();
        check.values();
        check.places();
        check.links();
        check.faults
    }
}

struct Check<'a> {
    reading: &'a Reading,
    offsets: Offsets,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn statement(&mut self, statement: &Statement) {
        let addressee: Vec<Piece> = statement.addressee.iter().cloned().collect();
        let fields = [
            ("source", &statement.source),
            ("cue", &statement.cue),
            ("content", &statement.content),
            ("editorial", &statement.editorial),
            ("addressee", &addressee),
        ];
        for (field, pieces) in fields {
            self.pieces(&format!("{} {field}", statement.id), pieces);
        }
        if statement.content.is_empty() {
            self.fault(&statement.id, "a statement without content".to_owned());
        }
    }

    /// Mentions and evidence equal the text, and lead to entities that exist.
    fn cast(&mut self) {
        let reading = self.reading;
        let known: HashSet<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
        for mention in &reading.mentions {
            self.pieces(&mention.id, std::slice::from_ref(&mention.piece));
            self.entity(&known, &mention.id, &mention.entity);
        }
        for naming in &reading.namings {
            self.pieces(&naming.id, std::slice::from_ref(&naming.term));
            for entity in naming.named.iter().chain(&naming.namer) {
                self.entity(&known, &naming.id, entity);
            }
        }
        for affiliation in &reading.affiliations {
            self.pieces(&affiliation.id, &affiliation.evidence);
            for time in affiliation.since.iter().chain(&affiliation.until) {
                self.pieces(&affiliation.id, std::slice::from_ref(time));
            }
            self.entity(&known, &affiliation.id, &affiliation.subject);
            if let Some(object) = &affiliation.object {
                self.entity(&known, &affiliation.id, object);
            }
        }
        for statement in reading.statements_deep() {
            let entities = [&statement.speaker_entity, &statement.speaks_for, &statement.addressee_entity];
            for entity in entities.into_iter().flatten() {
                self.entity(&known, &statement.id, entity);
            }
        }
    }

    /// The words of dates and figures equal the text.
    fn values(&mut self) {
        let reading = self.reading;
        for date in &reading.dates {
            self.pieces(&date.id, std::slice::from_ref(&date.mention));
        }
        for figure in &reading.figures {
            let nouns =
                figure.counted.iter().chain(&figure.about).flat_map(|noun| [&noun.phrase, &noun.head]);
            let unit = figure.unit.iter().map(|unit| &unit.piece);
            let setting = figure.place.iter().chain(&figure.as_of);
            for piece in std::iter::once(&figure.expression).chain(nouns).chain(unit).chain(setting) {
                self.pieces(&figure.id, std::slice::from_ref(piece));
            }
        }
    }

    /// The words of places equal the text, points lie on the globe, and what leads to a place leads to one that exists.
    fn places(&mut self) {
        let reading = self.reading;
        let entities: HashSet<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
        let places: HashSet<&str> = reading.places.iter().map(|place| place.id.as_str()).collect();
        for place in &reading.places {
            self.pieces(&place.id, std::slice::from_ref(&place.mention));
            if let Some(entity) = &place.entity {
                self.entity(&entities, &place.id, entity);
            }
            let inside =
                |degrees: Option<f64>, most: f64| degrees.is_none_or(|degrees| degrees.abs() <= most);
            if !inside(place.latitude, 90.0) || !inside(place.longitude, 180.0) {
                self.fault(&place.id, "a point that is not on the globe".to_owned());
            }
            if place.latitude.is_some() == place.unresolved.is_some() {
                self.fault(&place.id, "a place has either a point or a reason for having none".to_owned());
            }
        }
        for figure in &reading.figures {
            self.place(&places, &figure.id, figure.place_id.as_deref());
        }
        for statement in reading.statements_deep() {
            self.place(&places, &statement.id, statement.said_at.as_deref());
        }
    }

    fn place(&mut self, known: &HashSet<&str>, item: &str, place: Option<&str>) {
        if let Some(place) = place.filter(|place| !known.contains(place)) {
            self.fault(item, format!("there is no place {place}"));
        }
    }

    /// Links and replies lead from items that exist to items that exist.
    fn links(&mut self) {
        let reading = self.reading;
        let mut known: HashSet<&str> = reading.figures.iter().map(|figure| figure.id.as_str()).collect();
        known.extend(reading.statements_deep().map(|statement| statement.id.as_str()));
        let replies = reading
            .statements_deep()
            .flat_map(|statement| statement.replies_to.iter().map(|to| (&statement.id, to)));
        let ends = reading.links.iter().flat_map(|link| [(&link.id, &link.from), (&link.id, &link.to)]);
        for (item, end) in ends.chain(replies) {
            if !known.contains(end.as_str()) {
                self.fault(item, format!("there is no item {end}"));
            }
        }
    }

    fn entity(&mut self, known: &HashSet<&str>, item: &str, entity: &str) {
        if !known.contains(entity) {
            self.fault(item, format!("there is no entity {entity}"));
        }
    }

    fn pieces(&mut self, item: &str, pieces: &[Piece]) {
        let text = &self.reading.document.text;
        for piece in pieces {
            let points = CodePoints { start: piece.start, end: piece.end };
            match self.offsets.span(text, points).map(|span| span.of(text)) {
                None => self.fault(item, format!("{}..{} lies outside the text", piece.start, piece.end)),
                Some("") => self.fault(item, format!("nothing at {}", piece.start)),
                Some(stored) if stored != piece.text => {
                    self.fault(item, format!("{:?} stands where {:?} is recorded", stored, piece.text));
                }
                Some(_) => {}
            }
        }
        if pieces.windows(2).any(|pair| pair[0].end > pair[1].start) {
            self.fault(item, "pieces overlap or are out of order".to_owned());
        }
    }

    fn fault(&mut self, item: &str, reason: String) {
        self.faults.push(Fault { article: self.reading.id.clone(), item: item.to_owned(), reason });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Link, LinkKind, Why};

    fn reading(text: &str) -> Reading {
        let document = Document { sha256: sha256(text), text: text.to_owned(), ..Document::default() };
        Reading { id: "a".to_owned(), document, ..Reading::default() }
    }

    fn piece(start: usize, end: usize, text: &str) -> Piece {
        Piece { start, end, text: text.to_owned() }
    }

    #[test]
    fn a_piece_that_equals_its_text_is_no_fault() {
        let reading = reading("“Né” said Ada.");
        let mut check =
            Check { reading: &reading, offsets: Offsets::new(&reading.document.text), faults: vec![] };
        check.pieces("s1 content", &[piece(0, 4, "“Né”"), piece(5, 9, "said")]);
        assert_eq!(check.faults, []);
    }

    #[test]
    fn wrong_text_order_range_and_hash_are_faults() {
        let mut reading = reading("“Né” said Ada.");
        reading.document.sha256 = sha256("other");
        assert_eq!(reading.faults().len(), 1);
        let mut check =
            Check { reading: &reading, offsets: Offsets::new(&reading.document.text), faults: vec![] };
        check.pieces("a", &[piece(5, 9, "says")]);
        check.pieces("b", &[piece(10, 40, "Ada")]);
        check.pieces("c", &[piece(5, 9, "said"), piece(0, 4, "“Né”")]);
        check.pieces("d", &[piece(3, 3, "")]);
        assert_eq!(check.faults.len(), 4);
    }

    #[test]
    fn a_link_to_an_item_that_is_not_there_is_a_fault() {
        let mut reading = reading("“Né” said Ada.");
        let why = Why { rule: "denial".to_owned(), reason: "“denied it”".to_owned() };
        let (from, to) = ("s1".to_owned(), "s2".to_owned());
        reading.links =
            vec![Link { id: "l1".to_owned(), kind: LinkKind::Denies, from, to, why, confidence: 0.9 }];
        assert_eq!(reading.faults().len(), 2);
    }
}
