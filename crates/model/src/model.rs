//! The model as a whole: from words to attributions.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use onrecord_parse::{Grammar, Labelled, MentionKind, NameKind, Parse, Referent, Token};
use onrecord_text::Case;
use sha2::{Digest, Sha256};

use crate::Error;
use crate::attribution::{Attribution, Spans};
use crate::biaffine::Biaffine;
use crate::coreference::{Coreference, Form, FormKind, Referents, is_pronoun};
use crate::crf::Crf;
use crate::encoder::{Encoder, Position, Workspace, emissions};
use crate::file::File;
use crate::kernel::{Dense, LONGEST, Levels, Machine};
use crate::pieces::{self, Pieces};
use crate::spans::SpanHead;
use crate::syntax::{Syntax, within};
use crate::tag::{TAGS, Tag};
use crate::window::windows;

/// Finds who said what. Reading is a pure function of the words: neither the machine, nor the number of threads, nor
/// what was read before changes a bit of it.
///
/// ```no_run
/// use onrecord_model::{Model, Scratch};
/// use onrecord_parse::Parse;
/// let bytes = std::fs::read("models/en/attribution.onrecord-model").expect("the model is there");
/// let model = Model::from_bytes(&bytes).expect("the model is whole");
/// let words = Parse::of("The road was open, Ada Obi said.");
/// for attribution in model.read(&words, &mut Scratch::default()) {
///     println!("{:?} {:?} {:?}", attribution.source, attribution.cue, attribution.content);
/// }
/// ```
#[derive(Debug)]
pub struct Model {
    machine: Machine,
    hash: [u8; 32],
    calibration: std::collections::BTreeMap<String, f32>,
    pieces: Pieces,
    encoder: Encoder,
    tags: Dense,
    crf: Crf,
    cue_source: Biaffine,
    content_cue: Biaffine,
    names: SpanHead,
    mentions: SpanHead,
    syntax: Syntax,
    coreference: Coreference,
}

/// Memory that a model works in, to be kept from text to text by one thread.
#[derive(Debug, Default)]
pub struct Scratch {
    workspace: Workspace,
    window: Vec<Position>,
    first: Vec<usize>,
    /// The window's words as the heads see them.
    levels: Levels,
}

/// What the model says of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prediction {
    /// The best tag of each word.
    pub tags: Vec<Tag>,
    /// The probability of each tag at each word; [`Tag`]'s numbers are the places.
    pub posteriors: Vec<[f32; TAGS]>,
    /// What the model made of the tags, in the order of the cues, those without content too.
    pub attributions: Vec<Attribution>,
    /// The ranges of words that were read together. No attribution reaches from one to another.
    pub windows: Vec<Range<usize>>,
    /// Names of persons, organisations, places and so on.
    pub names: Vec<Labelled<NameKind>>,
    /// Names and descriptions, with their articles and attributes (re3d).
    pub mentions: Vec<Labelled<MentionKind>>,
    /// Each word's place in its sentence's grammar.
    pub tokens: Vec<Token>,
    /// Heads of noun phrases and pronouns, in order, with what they may refer back to.
    pub referents: Vec<Referent>,
}

impl Prediction {
    /// Takes out what the slots of a parse hold.
    pub fn take_grammar(&mut self) -> Grammar {
        Grammar {
            tokens: std::mem::take(&mut self.tokens),
            names: std::mem::take(&mut self.names),
            mentions: std::mem::take(&mut self.mentions),
            referents: std::mem::take(&mut self.referents),
        }
    }
}

/// The word pieces of a text.
struct Encoded {
    ids: Vec<u32>,
    /// Pieces of each word.
    sizes: Vec<usize>,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model file, are of another version, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::on(Machine::detected(), bytes)
    }

    fn on(machine: Machine, bytes: &[u8]) -> Result<Self, Error> {
        let file = File::read(bytes)?;
        let (size, longest) = (file.config().size, file.config().longest);
        if !(pieces::MOST..=LONGEST - 2).contains(&longest) {
            return Err(Error::damaged(format!("windows of {longest} word pieces cannot be read")));
        }
        if file.tags() != Tag::NAMES {
            return Err(Error::damaged(format!("its tags are {:?}", file.tags())));
        }
        let pieces = Pieces::read(file.bytes("vocabulary")?)?;
        Ok(Self {
            machine,
            hash: Sha256::digest(bytes).into(),
            calibration: file.calibration().clone(),
            encoder: Encoder::read(&file, machine, pieces.count())?,
            pieces,
            tags: Dense::new(&file.f32s("tags.weight", &[TAGS, size])?, &file.f32s("tags.bias", &[TAGS])?),
            crf: Crf::new(&file.f32s("crf.first", &[TAGS])?, &file.f32s("crf.moves", &[TAGS, TAGS])?),
            cue_source: Biaffine::read(&file, "cue_source", size)?,
            content_cue: Biaffine::read(&file, "content_cue", size)?,
            names: SpanHead::read(&file, "names", NameKind::NAMES, size)?,
            mentions: SpanHead::read(&file, "mentions", MentionKind::NAMES, size)?,
            syntax: Syntax::read(&file, size)?,
            coreference: Coreference::read(&file, size)?,
        })
    }

    /// The SHA-256 of the file, for the record of a run.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// A constant that was measured for this model and travels with it.
    pub fn calibration(&self, name: &str) -> Option<f32> {
        self.calibration.get(name).copied()
    }

    /// The attributions of a text, and nothing else.
    pub fn read(&self, words: &Parse<'_>, scratch: &mut Scratch) -> Vec<Attribution> {
        self.run(words, scratch, false).attributions
    }

    /// Everything the model says of a text.
    pub fn predict(&self, words: &Parse<'_>, scratch: &mut Scratch) -> Prediction {
        self.run(words, scratch, true)
    }

    fn run(&self, words: &Parse<'_>, scratch: &mut Scratch, everything: bool) -> Prediction {
        let encoded = self.encode(words);
        let windows = windows(words, &encoded.sizes, self.encoder.longest());
        let mut found = Prediction::default();
        let mut referents = Referents::default();
        let mut pieces = encoded.ids.as_slice();
        for window in &windows {
            let sizes = &encoded.sizes[window.clone()];
            let (own, rest) = pieces.split_at(sizes.iter().sum());
            pieces = rest;
            self.lay_out(words, window.clone(), own, sizes, scratch);
            self.attribute(window.start, scratch, &mut found);
            if everything {
                self.understand(words, window, scratch, &mut found, &mut referents);
            }
        }
        found.referents = self.coreference.resolve(self.machine, referents);
        found.windows = windows;
        found
    }

    /// How many word pieces a text has, the measure of how long reading takes.
    pub fn piece_count(&self, words: &Parse<'_>) -> usize {
        self.encode(words).ids.len()
    }

    fn encode(&self, words: &Parse<'_>) -> Encoded {
        let mut encoded = Encoded { ids: Vec::new(), sizes: Vec::with_capacity(words.spans().len()) };
        for (span, quotation) in words.spans().iter().zip(words.quotations()) {
            let before = encoded.ids.len();
            self.pieces.of(span.of(words.text()), *quotation, &mut encoded.ids);
            encoded.sizes.push(encoded.ids.len() - before);
        }
        encoded
    }

    /// Writes a window's positions, and where each word begins, into `scratch`.
    fn lay_out(
        &self,
        words: &Parse<'_>,
        window: Range<usize>,
        pieces: &[u32],
        sizes: &[usize],
        scratch: &mut Scratch,
    ) {
        let bare = |piece: u32| Position { piece, case: 0, quotation: 0 };
        scratch.window.clear();
        scratch.first.clear();
        scratch.window.push(bare(self.pieces.first));
        let mut rest = pieces;
        for (word, size) in window.zip(sizes) {
            let (own, later) = rest.split_at(*size);
            rest = later;
            scratch.first.push(scratch.window.len());
            let (case, quotation) = (words.cases()[word] as u8, words.quotations()[word] as u8);
            scratch.window.extend(own.iter().map(|piece| Position { piece: *piece, case, quotation }));
        }
        scratch.window.push(bare(self.pieces.last));
    }

    /// Encodes the window that is laid out, and finds its attributions.
    fn attribute(&self, start: usize, scratch: &mut Scratch, found: &mut Prediction) {
        let Scratch { workspace, window, first, levels } = scratch;
        let hidden = self.encoder.read_window(window, first, workspace);
        debug_assert_eq!(hidden.len(), first.len() * self.encoder.size());
        levels.quantise(self.machine, hidden, self.encoder.size());
        let emissions = emissions(self.machine, &self.tags, hidden);
        let tags = self.crf.best(&emissions);
        let posteriors = self.crf.posteriors(&emissions);
        let spans = Spans::of(&tags);
        if !spans.cues.is_empty() {
            let cues: Vec<usize> = spans.cues.iter().map(|cue| cue.start).collect();
            let contents: Vec<usize> = spans.contents.iter().cloned().flatten().collect();
            let cue_source = self.cue_source.rows(self.machine, levels, &cues);
            let content_cue = self.content_cue.rows(self.machine, levels, &contents);
            let tied = spans.tie(&posteriors, &cue_source, &content_cue);
            found.attributions.extend(tied.into_iter().map(|attribution| attribution.moved(start)));
        }
        found.tags.extend(tags);
        found.posteriors.extend(posteriors);
    }

    /// Names, grammar and referents of the window that was encoded last.
    fn understand(
        &self,
        words: &Parse<'_>,
        range: &Range<usize>,
        scratch: &Scratch,
        found: &mut Prediction,
        referents: &mut Referents,
    ) {
        let (levels, start) = (&scratch.levels, range.start);
        let opens =
            |word: usize| words.paragraphs().binary_search_by_key(&(start + word), |own| own.start).is_ok();
        found.names.extend(labelled(self.names.spans(self.machine, levels, opens), NameKind::ALL, start));
        found.mentions.extend(labelled(
            self.mentions.spans(self.machine, levels, opens),
            MentionKind::ALL,
            start,
        ));
        let sentences: Vec<Range<usize>> = within(words.sentences(), range)
            .into_iter()
            .map(|sentence| sentence.start - start..sentence.end - start)
            .collect();
        found.tokens.extend(self.syntax.window(self.machine, levels, &sentences, start));
        let form = |word: usize| self.form(words, word);
        self.coreference.window(self.machine, levels, start, form, referents);
    }

    fn form(&self, words: &Parse<'_>, word: usize) -> Form {
        let string = words.word(word);
        let mut ids = Vec::new();
        self.pieces.of(string, words.quotations()[word], &mut ids);
        let mut hasher = std::hash::DefaultHasher::new();
        ids.hash(&mut hasher);
        let kind = match words.cases()[word] {
            _ if is_pronoun(string) => FormKind::Pronoun,
            Case::Capitalised | Case::Capitals => FormKind::Proper,
            _ => FormKind::Other,
        };
        Form { identity: hasher.finish(), kind }
    }
}

fn labelled<K: Copy>(
    spans: Vec<(Range<usize>, usize, f32)>,
    kinds: &'static [K],
    start: usize,
) -> impl Iterator<Item = Labelled<K>> {
    spans.into_iter().map(move |(words, kind, score)| Labelled {
        words: words.start + start..words.end + start,
        kind: kinds[kind],
        score,
    })
}

#[cfg(test)]
mod tests;
