//! What linking across articles needs of one article.

use onrecord_parse::Parse;
use onrecord_record::{
    Act, EntityKind, Link, Manner, MentionForm, Piece, Polarity, Reading, Statement, Voice, item_address,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

use crate::count::Count;
use crate::hash;
use crate::party::Party;
use crate::sketch::Sketch;
use crate::story::{Story, joined};
use crate::terms::{Term, Terms, lower_words, stems};
use crate::within::figure::given;
use crate::{day::day, name::Name};

/// Terms that tell an article's event.
const EVENT: usize = 24;
/// Of these, the ones under which articles of the same event are found.
const LEAD: usize = 7;
/// Words around a name that may describe it.
const DESCRIPTION: usize = 9;
/// Code points behind a name and before it in which words may describe it.
const BEHIND: usize = 90;
const BEFORE: usize = 70;
/// Words in a run by which two cuts of one quotation are told.
const WORDING: usize = 3;

/// One article as linking sees it: names, statements and figures with hashes of their words. A small part of the record, to
/// be kept or made again as one likes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The article's identifier.
    pub document: String,
    /// Date or time of publication, ISO 8601.
    pub published: Option<String>,
    /// Name of the publisher.
    pub outlet: Option<String>,
    /// The news agency that the article credits.
    pub agency: Option<String>,
    /// Days since 1 January 1970.
    pub(crate) day: Option<i32>,
    pub(crate) sketch: Sketch,
    /// The terms that stand for what it is about.
    pub(crate) event: Terms,
    /// Keys of the first of them, the weightiest first.
    pub(crate) lead: Vec<u32>,
    pub(crate) entities: Vec<EntityFacts>,
    pub(crate) statements: Vec<StatementFacts>,
    /// Hashes of the statements' runs of three words, small ones too, each with the statement's index, sorted. Runs that are
    /// mostly names are left out.
    pub(crate) wording: Vec<(u32, u32)>,
    pub(crate) figures: Vec<FigureFacts>,
    /// Links within the article, with addresses.
    pub(crate) links: Vec<Link>,
}

/// An entity of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct EntityFacts {
    pub id: String,
    pub name: Name,
    pub kind: EntityKind,
    pub aliases: Vec<Name>,
    pub roles: Vec<String>,
    /// Stems of the words of its roles and of what describes it.
    pub described: Vec<String>,
    /// Index of the entity that it speaks for.
    pub chief: Option<usize>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct By {
    /// Index of the speaker among the entities.
    pub entity: Option<usize>,
    /// Index of the entity whose position it is: the body that the speaker speaks for.
    pub party: Option<usize>,
    /// The name, or the source as written; the outlet's name for its own voice.
    pub name: String,
    /// Whether the outlet speaks.
    pub outlet: bool,
}

/// An attributed statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StatementFacts {
    pub id: String,
    pub pieces: Vec<Piece>,
    pub by: By,
    pub act: Act,
    pub polarity: Polarity,
    pub quoted: bool,
    pub confidence: f32,
    pub terms: Terms,
    /// Hashes of runs of four stems, sorted.
    pub runs: Vec<u32>,
    /// How many runs of three words [`Facts::wording`] has of it.
    pub wording: u32,
    /// Indices of the entities named in it.
    pub names: Vec<usize>,
    /// The figures in it.
    pub numbers: Vec<(u64, u64)>,
    /// Whether it turns down something that its own words tell.
    pub denies: bool,
    /// Whether it is about its own speaker.
    pub reflexive: bool,
    /// Whether its first words say that something is not so.
    pub negated: bool,
    /// Whether it speaks of a denial itself.
    pub tells_of_denial: bool,
}

/// A figure that somebody could dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FigureFacts {
    pub id: String,
    /// The number as written.
    pub expression: String,
    /// The sentence that it stands in.
    pub sentence: Piece,
    pub by: By,
    pub count: Count,
    /// What the statement or the sentence is about.
    pub terms: Terms,
    /// Names of the places that it is told of.
    pub places: Vec<u32>,
    /// Keys of the names in its sentence, its teller's left out.
    pub names: Vec<u32>,
    /// Days, months or years named beside it, ISO 8601.
    pub times: Vec<String>,
    /// Whether it is a sum over weeks, months or years.
    pub sum: bool,
}

impl Facts {
    /// The facts as bytes, to be kept for the next linking.
    ///
    /// ```
    /// use onrecord_linker::{Facts, facts};
    /// use onrecord_record::Reading;
    /// let facts = facts(&Reading { id: "banner-7".to_owned(), ..Reading::default() });
    /// assert_eq!(Facts::from_bytes(&facts.to_bytes()), Some(facts));
    /// assert_eq!(Facts::from_bytes(b"something else"), None);
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("facts are plain values")
    }

    /// The facts that [`Facts::to_bytes`] of the same build wrote; `None` where the bytes are none. Another build may see other
    /// facts in them: who keeps bytes has to keep beside them what wrote them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// What linking across articles needs of one article.
///
/// ```
/// use onrecord_record::Reading;
/// let facts = onrecord_linker::facts(&Reading { id: "banner-7".to_owned(), ..Reading::default() });
/// assert_eq!(facts.document, "banner-7");
/// ```
pub fn facts(reading: &Reading) -> Facts {
    let parse = Parse::of(&reading.document.text);
    let story = Story::of(reading, &parse);
    let entities = entities(reading, &story);
    let index: BTreeMap<&str, usize> =
        reading.entities.iter().enumerate().map(|(i, entity)| (entity.id.as_str(), i)).collect();
    let context = Context { reading, story: &story, index };
    let mut statements = context.statements();
    let wording = context.wordings(&mut statements);
    let figures = context.figures();
    let (event, lead) = event(reading);
    let address = |item: &str| item_address(&reading.id, item);
    let links = reading.links.iter().map(|link| Link {
        id: String::new(),
        from: address(&link.from),
        to: address(&link.to),
        ..link.clone()
    });
    Facts {
        document: reading.id.clone(),
        published: reading.document.published.clone(),
        outlet: reading.document.outlet.clone(),
        agency: reading.document.agency.clone(),
        day: reading.document.published.as_deref().and_then(day),
        sketch: Sketch::of(&parse),
        event,
        lead,
        entities,
        statements,
        wording,
        figures,
        links: links.collect(),
    }
}

/// The terms that stand for what an article is about: often used and rare elsewhere; those of the title count more.
fn event(reading: &Reading) -> (Terms, Vec<u32>) {
    let mut counts: BTreeMap<String, f32> = BTreeMap::new();
    for stem in stems(&reading.document.text) {
        *counts.entry(stem).or_default() += 1.0;
    }
    for stem in stems(reading.document.title.as_deref().unwrap_or_default()) {
        *counts.entry(stem).or_default() += 2.0;
    }
    let mut scored: Vec<(f32, String)> = counts
        .into_iter()
        .map(|(stem, count)| {
            let rarity = Terms::from_stems(std::slice::from_ref(&stem)).weight().min(7.5);
            ((1.0 + count.ln()) * rarity, stem)
        })
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    scored.truncate(EVENT);
    let stems: Vec<String> = scored.into_iter().map(|(_, stem)| stem).collect();
    let lead = stems.iter().take(LEAD).flat_map(|stem| Terms::from_stems(std::slice::from_ref(stem)).first());
    let lead = lead.map(Term::key).collect();
    (Terms::from_stems(&stems), lead)
}

fn entities(reading: &Reading, story: &Story<'_>) -> Vec<EntityFacts> {
    let described = descriptions(reading, story);
    reading
        .entities
        .iter()
        .enumerate()
        .map(|(i, entity)| {
            let chief = match story.parties.of_entity(&entity.id) {
                Party::Entity(chief) if chief != entity.id => {
                    reading.entities.iter().position(|other| other.id == chief)
                }
                _ => None,
            };
            let mut words: Vec<String> = entity.roles.iter().flat_map(|role| stems(role)).collect();
            words.extend(described[i].iter().cloned());
            words.sort();
            words.dedup();
            EntityFacts {
                id: entity.id.clone(),
                name: Name::of(&entity.name),
                kind: entity.kind,
                aliases: entity.aliases.iter().map(|alias| Name::of(alias)).collect(),
                roles: entity.roles.clone(),
                described: words,
                chief,
            }
        })
        .collect()
}

/// What the text says of each entity beside its name: `Umm Halim, a seamstress from Dorel`, `a neighbour who gave only the
/// name Umm Halim`, and the descriptions that refer to it.
fn descriptions(reading: &Reading, story: &Story<'_>) -> Vec<Vec<String>> {
    let length = story.parse.offsets().code_point(story.parse.text(), story.parse.text().len());
    let mut found = vec![Vec::new(); reading.entities.len()];
    for mention in &reading.mentions {
        let Some(at) = reading.entities.iter().position(|entity| entity.id == mention.entity) else {
            continue;
        };
        if mention.kind == MentionForm::Nominal {
            found[at].extend(stems(&mention.piece.text));
        }
        if mention.kind != MentionForm::Name {
            continue;
        }
        let (start, end) = (mention.piece.start.min(length), mention.piece.end.min(length));
        let after = story.between(end, length.min(end + BEHIND));
        if let Some(behind) = after.strip_prefix(", ") {
            let phrase = behind.split([',', '.', ';', '\n', '“', '"']).next().unwrap_or_default();
            let words = lower_words(phrase);
            if matches!(words.first().map(String::as_str), Some("a" | "an" | "the" | "who"))
                && words.len() <= DESCRIPTION
            {
                found[at].extend(stems(phrase));
            }
        }
        let before = story.between(start.saturating_sub(BEFORE), start);
        let sentence = before.rsplit(['.', '\n', '”', '’', ';', ',']).next().unwrap_or_default();
        if sentence.contains(" name ") {
            found[at].extend(
                stems(sentence).into_iter().filter(|stem| !matches!(stem.as_str(), "nam" | "gav" | "name")),
            );
        }
    }
    found
}

struct Context<'a> {
    reading: &'a Reading,
    story: &'a Story<'a>,
    index: BTreeMap<&'a str, usize>,
}

impl Context<'_> {
    fn statements(&self) -> Vec<StatementFacts> {
        let mut found: Vec<StatementFacts> = self
            .story
            .said
            .iter()
            .map(|said| {
                let statement = said.statement;
                let stems = stems(&joined(&statement.content));
                StatementFacts {
                    id: statement.id.clone(),
                    pieces: statement.content.clone(),
                    by: self.by(statement),
                    act: statement.act,
                    polarity: statement.polarity,
                    quoted: matches!(statement.manner, Manner::Direct | Manner::Block),
                    confidence: statement.confidence,
                    terms: said.terms.clone(),
                    runs: runs(&stems),
                    wording: 0,
                    names: self.names(&statement.content),
                    numbers: self.numbers(statement),
                    denies: crate::within::denial::denies(said)
                        && crate::within::denial::is_told_by_cue(said),
                    reflexive: crate::within::denial::is_reflexive(said),
                    negated: crate::within::denial::is_negated(said),
                    tells_of_denial: crate::within::reply::tells_of_denial(said),
                }
            })
            .collect();
        found.extend(self.counterclaims());
        found.sort_by(|one, other| {
            one.pieces[0].start.cmp(&other.pieces[0].start).then_with(|| one.id.cmp(&other.id))
        });
        found
    }

    /// What the outlet says against a claim in its own voice: an item of a dispute, which repeats and denies nothing elsewhere.
    fn counterclaims(&self) -> Vec<StatementFacts> {
        let own = self.reading.statements.iter().filter(|statement| {
            statement.voice == Voice::Outlet
                && self.reading.links.iter().any(|link| link.from == statement.id)
        });
        own.map(|statement| StatementFacts {
            id: statement.id.clone(),
            pieces: statement.content.clone(),
            by: self.teller(&Party::Nobody),
            act: statement.act,
            polarity: statement.polarity,
            quoted: false,
            confidence: statement.confidence,
            terms: Terms::default(),
            runs: Vec::new(),
            wording: 0,
            names: Vec::new(),
            numbers: Vec::new(),
            denies: false,
            reflexive: false,
            negated: true,
            tells_of_denial: false,
        })
        .collect()
    }

    fn by(&self, statement: &Statement) -> By {
        let outlet = statement.voice == Voice::Outlet;
        let entity = statement.speaker_entity.as_deref().and_then(|id| self.index.get(id).copied());
        let chief = |id: &str| match self.story.parties.of_entity(id) {
            Party::Entity(chief) => self.index.get(chief.as_str()).copied(),
            _ => None,
        };
        let party = self.story.parties.entity_of(statement).and_then(|id| chief(id));
        let name = statement.speaker.clone().unwrap_or_else(|| joined(&statement.source));
        By { entity, party, name, outlet }
    }

    /// The entities named in some pieces.
    fn names(&self, pieces: &[Piece]) -> Vec<usize> {
        let inside =
            |piece: &Piece| pieces.iter().any(|outer| outer.start <= piece.start && piece.end <= outer.end);
        let mentions = self.reading.mentions.iter().filter(|mention| inside(&mention.piece));
        let mut names: Vec<usize> =
            mentions.filter_map(|mention| self.index.get(mention.entity.as_str()).copied()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The wording of all statements, whose counts it sets.
    fn wordings(&self, statements: &mut [StatementFacts]) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        for (i, statement) in statements.iter_mut().enumerate() {
            let wording = self.wording(&statement.pieces);
            statement.wording = wording.len() as u32;
            all.extend(wording.into_iter().map(|hash| (hash, i as u32)));
        }
        all.sort_unstable();
        all
    }

    /// How some pieces are worded. Anybody calls a bill or a committee by its name, so that names are no wording.
    fn wording(&self, pieces: &[Piece]) -> Vec<u32> {
        let inside =
            |piece: &Piece| pieces.iter().any(|outer| outer.start <= piece.start && piece.end <= outer.end);
        let names = self.reading.mentions.iter().filter(|mention| mention.kind == MentionForm::Name);
        let mut names: HashSet<String> = names
            .filter(|mention| inside(&mention.piece))
            .flat_map(|mention| lower_words(&mention.piece.text))
            .collect();
        names.extend(pieces.iter().flat_map(|piece| capitalised(&piece.text)));
        let words = lower_words(&joined(pieces));
        let in_name = |word: &String| names.contains(word.strip_suffix("'s").unwrap_or(word));
        let runs = words.windows(WORDING).filter(|run| run.iter().filter(|word| in_name(word)).count() < 2);
        let hash = |run: &[String]| run.iter().fold(2, |all, word| hash::join(all, hash::of(word))) as u32;
        let mut hashes: Vec<u32> = runs.map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    }

    fn numbers(&self, statement: &Statement) -> Vec<(u64, u64)> {
        let figures = self.reading.figures.iter().filter(|f| f.statement.as_deref() == Some(&statement.id));
        let bits = |value: Option<f64>| value.unwrap_or(-1.0).to_bits();
        let mut numbers: Vec<(u64, u64)> =
            figures.map(|figure| (bits(figure.low), bits(figure.high))).collect();
        numbers.sort_unstable();
        numbers
    }

    fn figures(&self) -> Vec<FigureFacts> {
        given(self.story)
            .into_iter()
            .filter_map(|given| {
                let sentence = self.story.sentences.get(given.sentence)?.clone();
                let by = match self.story.said_of(given.figure) {
                    Some(said) => self.by(self.story.said[said].statement),
                    None => self.teller(&given.party),
                };
                let places = self.places(given.sentence, &by);
                let terms = match self.story.said_of(given.figure) {
                    Some(said) => self.story.said[said].terms.clone(),
                    None => Terms::of(&sentence.text),
                };
                let teller: Vec<usize> = by.entity.into_iter().chain(by.party).collect();
                let mut names: Vec<u32> = self
                    .names(std::slice::from_ref(&sentence))
                    .into_iter()
                    .filter(|name| !teller.contains(name))
                    .map(|name| Name::of(&self.reading.entities[name].name).key())
                    .collect();
                names.sort_unstable();
                names.dedup();
                Some(FigureFacts {
                    names,
                    times: given.incident.times,
                    sum: given.incident.sum,
                    id: given.figure.id.clone(),
                    expression: given.figure.expression.text.clone(),
                    terms,
                    sentence,
                    by,
                    count: given.count,
                    places,
                })
            })
            .collect()
    }

    /// Where a sentence is: the places that it names beside its speaker; else those of the nearest sentence before it in
    /// its paragraph; else those of the title and the first sentences.
    fn places(&self, sentence: usize, by: &By) -> Vec<u32> {
        let said: Vec<u32> = by
            .entity
            .iter()
            .chain(&by.party)
            .map(|e| Name::of(&self.reading.entities[*e].name).key())
            .collect();
        let of = |piece: &Piece| {
            let names = self.names(std::slice::from_ref(piece));
            let entities = names.into_iter().map(|name| &self.reading.entities[name]);
            let places = entities.filter(|entity| {
                matches!(entity.kind, EntityKind::Place | EntityKind::Location | EntityKind::Facility)
                    || entity.kind == EntityKind::Person
                        && !entity.name.contains(' ')
                        && entity.roles.is_empty()
            });
            let mut places: Vec<u32> = places.map(|place| Name::of(&place.name).key()).collect();
            places.retain(|place| !said.contains(place));
            places.sort_unstable();
            places.dedup();
            places
        };
        let sentences = &self.story.sentences;
        let mut at = sentence;
        loop {
            let places = of(&sentences[at]);
            if !places.is_empty() {
                return places;
            }
            let together =
                at.checked_sub(1).is_some_and(|before| !self.breaks(&sentences[before], &sentences[at]));
            if !together {
                break;
            }
            at -= 1;
        }
        let mut places: Vec<u32> = sentences.iter().take(3).flat_map(of).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Whether a new paragraph begins between two sentences.
    fn breaks(&self, before: &Piece, after: &Piece) -> bool {
        self.story.between(before.end, after.start).matches('\n').nth(1).is_some()
    }

    /// Who puts a number that the outlet tells.
    fn teller(&self, party: &Party) -> By {
        match party {
            Party::Entity(id) => {
                let entity = self.index.get(id.as_str()).copied();
                let name =
                    entity.map(|entity| self.reading.entities[entity].name.clone()).unwrap_or_default();
                By { entity, party: entity, name, outlet: false }
            }
            Party::Unnamed(name) => By { entity: None, party: None, name: name.clone(), outlet: false },
            Party::Nobody => {
                let name = self.reading.document.outlet.clone().unwrap_or_default();
                By { entity: None, party: None, name, outlet: true }
            }
        }
    }
}

/// The words of a text, in lower case, that begin with a capital and no sentence, as far as its marks tell.
fn capitalised(text: &str) -> impl Iterator<Item = String> {
    let mut opens = true;
    text.split_whitespace().filter_map(move |written| {
        let word = written.trim_start_matches(|c: char| !c.is_alphanumeric());
        let begins = opens || word.len() < written.len();
        opens = written.ends_with(['.', '!', '?', ':', '”', '"', '’']);
        let named = !begins && word.starts_with(char::is_uppercase) && !matches!(word, "I" | "I’m" | "I'm");
        named.then(|| lower_words(word).into_iter().next()).flatten()
    })
}

/// Hashes of the runs of four stems, sorted; of shorter texts the whole.
fn runs(stems: &[String]) -> Vec<u32> {
    let hashes: Vec<u64> = stems.iter().map(|stem| hash::of(stem)).collect();
    let length = hashes.len().clamp(1, 4);
    let mut runs: Vec<u32> = hashes
        .windows(length)
        .map(|run| run.iter().fold(1, |all, one| hash::join(all, *one)) as u32)
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Keys of each two of some terms, whatever their order.
fn pairs_of(terms: &[u32]) -> Vec<u64> {
    let mut pairs = Vec::new();
    for (i, one) in terms.iter().enumerate() {
        for other in &terms[i + 1..] {
            pairs.push(hash::join(u64::from(*one.min(other)), u64::from(*one.max(other))));
        }
    }
    pairs
}

impl Facts {
    /// Keys under which articles that may have something to do with this one are found.
    pub(crate) fn keys(&self) -> Vec<u64> {
        let family = |family: u64, key: u64| hash::join(family, key);
        let mut keys: Vec<u64> = self.sketch.keys().map(|key| family(1, key)).collect();
        // two terms together, in this fortnight and the next: of what the article is about, and of each statement
        if let Some(day) = self.day {
            let mut pairs = pairs_of(&self.lead);
            for statement in self.statements.iter().filter(|statement| statement.terms.len() >= 3) {
                let mut terms: Vec<Term> = statement.terms.iter().collect();
                terms.sort_by(|one, other| {
                    other.rarity().total_cmp(&one.rarity()).then_with(|| one.cmp(other))
                });
                let rarest: Vec<u32> = terms.iter().take(3).map(|term| term.key()).collect();
                pairs.extend(pairs_of(&rarest));
            }
            let fortnight = day.div_euclid(14);
            for pair in pairs {
                keys.extend([fortnight, fortnight + 1].map(|when| family(2, hash::join(pair, when as u64))));
            }
        }
        for statement in &self.statements {
            keys.extend(
                statement
                    .runs
                    .iter()
                    .take(2)
                    .filter(|_| statement.terms.len() >= 4)
                    .map(|run| family(3, u64::from(*run))),
            );
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Where an article stands in the order of time: those without a date last, then by identifier.
    pub(crate) fn place(&self) -> (i32, &str, &str) {
        (self.day.unwrap_or(i32::MAX), self.published.as_deref().unwrap_or("~"), &self.document)
    }
}
