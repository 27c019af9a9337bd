//! The compiled tables: every form of every cue, and the patterns of several words, by their first.
//!
//! Built once, on first use, from the data that is part of the program.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    cue::CueKind,
    inflection::{FormSet, verb_forms, with_s},
    pattern::{Pattern, tokens},
    row::{Entry, entries},
};

/// The tables that ship with the program.
pub(crate) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(entries().expect("a test reads every row of the tables")));

/// All entries, with ways to them by form.
pub(crate) struct Lexicon {
    pub(crate) entries: Vec<Entry>,
    pub(crate) forms: HashMap<Box<str>, Forms>,
}

/// What one folded word can be; the numbers are places in [`Lexicon::entries`].
#[derive(Default)]
pub(crate) struct Forms {
    pub(crate) verb: Option<(u32, FormSet)>,
    pub(crate) noun: Option<u32>,
    pub(crate) adjective: Option<u32>,
    /// A phrase of this word alone: "reportedly".
    pub(crate) phrase: Option<u32>,
    /// Patterns that begin with this word, longest first.
    pub(crate) patterns: Vec<Pattern>,
}

impl Lexicon {
    fn new(entries: Vec<Entry>) -> Self {
        let mut lexicon = Self { entries: Vec::new(), forms: HashMap::with_capacity(16_384) };
        for (place, entry) in entries.iter().enumerate() {
            lexicon.add(u32::try_from(place).expect("the tables have a few thousand rows"), entry, &entries);
        }
        for forms in lexicon.forms.values_mut() {
            forms.patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.tail.len()));
        }
        lexicon.entries = entries;
        lexicon
    }

    fn add(&mut self, place: u32, entry: &Entry, entries: &[Entry]) {
        let lemmas = [Some(entry.cue.lemma), entry.morphology.alternative];
        for lemma in lemmas.into_iter().flatten() {
            let verbal = entry.cue.kind == CueKind::Verb || entry.morphology.verb;
            if verbal {
                self.add_verb(place, lemma, entry, entries);
                continue;
            }
            self.add_form(place, lemma, "", FormSet::BASE, entries);
            if entry.cue.kind == CueKind::Noun {
                let plural = entry.morphology.plural.map_or_else(|| plural(lemma), str::to_owned);
                self.add_form(place, &plural, "", FormSet::BASE, entries);
            }
        }
    }

    fn add_verb(&mut self, place: u32, lemma: &str, entry: &Entry, entries: &[Entry]) {
        let (verb, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let american = verb.strip_suffix("ise").filter(|_| entry.morphology.ize);
        let spellings = [Some(verb.to_owned()), american.map(|stem| format!("{stem}ize"))];
        for verb in spellings.iter().flatten() {
            verb_forms(verb, &entry.morphology, |form, set| self.add_form(place, &form, rest, set, entries));
        }
    }

    /// Adds a form with the words that follow it, as a single word where it is one.
    fn add_form(&mut self, place: u32, form: &str, rest: &str, set: FormSet, entries: &[Entry]) {
        let whole = if rest.is_empty() { form.to_owned() } else { format!("{form} {rest}") };
        if !whole.contains(' ') {
            let single = self.forms.entry(form.into()).or_default();
            add_single(single, place, set, entries);
        }
        let mut words = tokens(&whole);
        let first = words.remove(0);
        if words.is_empty() {
            return;
        }
        let first = first.word().expect("no row begins with a gap");
        let patterns = &mut self.forms.entry(first.into()).or_default().patterns;
        // "put" is past and base: one pattern with both forms.
        match patterns.iter_mut().find(|known| known.entry == place && known.tail == words) {
            Some(known) => known.form = known.form.with(set),
            None => patterns.push(Pattern { entry: place, form: set, tail: words }),
        }
    }
}

fn add_single(forms: &mut Forms, place: u32, set: FormSet, entries: &[Entry]) {
    let entry = &entries[place as usize];
    match entry.cue.kind {
        CueKind::Noun => forms.noun = forms.noun.or(Some(place)),
        CueKind::Adjective => forms.adjective = forms.adjective.or(Some(place)),
        CueKind::Phrase => forms.phrase = forms.phrase.or(Some(place)),
        CueKind::Verb => match forms.verb {
            Some((known, old)) if known == place => forms.verb = Some((known, old.with(set))),
            // "found" is of "find" as well as of itself: the verb that reports wins.
            Some((known, _)) if !entries[known as usize].is_loose() || entry.is_loose() => {}
            _ => forms.verb = Some((place, set)),
        },
    }
}

/// "word of honour" has its plural in its first word, "news conference" in its last.
fn plural(lemma: &str) -> String {
    match lemma.split_once(" of ") {
        Some((head, rest)) => format!("{} of {rest}", with_s(head)),
        None => with_s(lemma),
    }
}
