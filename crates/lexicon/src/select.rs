//! Which of a span's words is its head.
//!
//! A verb that reports comes first, and among those: one that binds, wants or urges before the infinitive that it
//! governs, the longest of several words, else the last; then phrases, adjectives and nouns; then words that are cues
//! only because the span is one.

use onrecord_record::Act;

use crate::{
    cue::CueKind,
    grammar::{
        is_adverb, is_be, is_copula, is_determiner, is_modal, is_possessive, is_preposition,
        is_subject_pronoun,
    },
    inflection::FormSet,
    lexicon::{Forms, LEXICON},
    qualify::{before_adverbs, is_passive},
    row::{Class, Entry},
};

/// A cue that the lexicon knows, at its place in a span.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    /// Place of its first word.
    pub(crate) at: usize,
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) entry: &'static Entry,
    /// Which form its verb is; nothing for what is no verb.
    pub(crate) form: FormSet,
    verbal: bool,
}

impl Candidate {
    fn is_loose(&self) -> bool {
        self.entry.is_loose()
    }

    fn kind(&self) -> CueKind {
        self.entry.cue.kind
    }

    fn is_pattern(&self) -> bool {
        self.end > self.at + 1
    }
}

/// The head of a span of folded words; words from `span` on follow the cue.
pub(crate) fn head(words: &[&str], span: usize) -> Option<Candidate> {
    let found = candidates(words, span);
    let verb = main_verb(words, &found);
    if let Some(verb) = verb {
        return Some(beside_verb(words, &found, verb));
    }
    let of = |kind: CueKind| found.iter().filter(move |cue| cue.kind() == kind && !cue.verbal);
    let firm_phrase = longest(of(CueKind::Phrase).filter(|cue| !cue.is_loose() && cue.is_pattern()));
    let adjective = longest(of(CueKind::Adjective).filter(|cue| !cue.is_loose()));
    let noun = noun(words, &found, 0);
    let predicate = adjective.filter(|cue| cue.is_pattern() || noun.is_none() || after_copula(words, cue.at));
    let loose_verb = found.iter().rfind(|cue| cue.verbal && !is_copula(words[cue.at]));
    firm_phrase
        .or(predicate)
        .or(noun.filter(|cue| !cue.is_loose()))
        .or(longest_verbal(&found))
        .or(loose_verb.copied())
        .or(noun)
        .or(longest(of(CueKind::Phrase)))
        .or(longest(of(CueKind::Adjective)))
        .or(found.last().copied())
}

/// All that the lexicon knows in a span, in its order: at each word the longest of several words and the word itself.
fn candidates(words: &[&str], span: usize) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(8);
    for at in 0..span {
        let Some(forms) = LEXICON.forms.get(words[at]) else { continue };
        patterns(words, at, span, forms, &mut found);
        let entry = |place: u32| &LEXICON.entries[place as usize];
        let mut add = |place: u32, form: FormSet, verbal: bool| {
            found.push(Candidate { at, end: at + 1, entry: entry(place), form, verbal });
        };
        let noun = forms.noun.is_some() && (forms.verb.is_none() || is_noun_here(words, at, span, forms));
        if let Some(place) = forms.noun.filter(|_| noun) {
            add(place, FormSet::default(), false);
        }
        let adjective = forms.adjective.filter(|_| is_adjective_here(words, at, forms));
        if let Some(place) = adjective {
            add(place, FormSet::default(), false);
        }
        if let Some(place) = forms.phrase {
            add(place, FormSet::default(), false);
        }
        if let Some((place, form)) =
            forms.verb.filter(|(_, form)| !noun && adjective.is_none() && can_be_verb(words, at, *form))
        {
            add(place, form, true);
        }
    }
    found
}

fn patterns(words: &[&str], at: usize, span: usize, forms: &Forms, found: &mut Vec<Candidate>) {
    let noun = forms.noun.is_some() && follows_noun_marker(words, at);
    let adjective = forms.adjective.is_some() && after_copula(words, at);
    for pattern in &forms.patterns {
        let entry = &LEXICON.entries[pattern.entry as usize];
        let verbal = entry.cue.kind == CueKind::Verb || entry.morphology.verb;
        // "his call for": the verb's pattern in the noun's place.
        // "is worried about": the adjective with its preposition.
        if entry.cue.kind == CueKind::Verb && adjective && pattern.form.has(FormSet::PARTICIPLE) {
            continue;
        }
        if verbal && noun && (pattern.form.has(FormSet::BASE) || pattern.form.has(FormSet::THIRD)) {
            continue;
        }
        if let Some(end) = pattern.end(words, at, span) {
            found.push(Candidate { at, end, entry, form: pattern.form, verbal });
        }
    }
}

/// The verb that the span turns on, loose ones apart.
fn main_verb(words: &[&str], found: &[Candidate]) -> Option<Candidate> {
    let firm = || found.iter().filter(|cue| cue.verbal && !cue.is_loose());
    if let Some(governing) = firm().find(|cue| governs(words, cue, found)) {
        return longest(firm().filter(|cue| cue.at == governing.at));
    }
    let ungoverned = || firm().filter(|cue| !is_hedge(words, cue, found));
    let longest_pattern = longest(ungoverned().filter(|cue| cue.is_pattern() && !cue.entry.cue.plain));
    if longest_pattern.is_some() {
        return longest_pattern;
    }
    let telling = ungoverned().rfind(|cue| !cue.entry.cue.plain);
    let last = ungoverned().next_back().or_else(|| firm().next_back()).copied()?;
    match telling {
        // "responded by accusing": a plain pattern gives way; "accused him, saying": the last verb stands.
        Some(telling) if last.is_pattern() && telling.at > last.at => Some(*telling),
        _ => longest(firm().filter(|cue| cue.at == last.at)),
    }
}

/// Whether a verb binds, wants or urges and an infinitive of another cue follows: "promised to support".
fn governs(words: &[&str], cue: &Candidate, found: &[Candidate]) -> bool {
    let act = matches!(
        cue.entry.cue.act,
        Act::Promise
            | Act::Threaten
            | Act::Want
            | Act::CallFor
            | Act::Propose
            | Act::Predict
            | Act::Agree
            | Act::Believe
    );
    let tries = matches!(cue.entry.cue.lemma, "seek" | "try" | "attempt" | "prefer");
    act && !tries && infinitive_cue(words, cue, found) && !is_hedge(words, cue, found)
}

/// "is expected to announce", "is said to have accused": the verb only hedges the next.
fn is_hedge(words: &[&str], cue: &Candidate, found: &[Candidate]) -> bool {
    let act = matches!(cue.entry.cue.act, Act::Predict | Act::Believe | Act::Assert);
    act && cue.form.has(FormSet::PARTICIPLE) && is_passive(words, cue.at) && infinitive_cue(words, cue, found)
}

fn infinitive_cue(words: &[&str], cue: &Candidate, found: &[Candidate]) -> bool {
    let next = found.iter().find(|next| next.verbal && !next.is_loose() && next.at >= cue.end);
    next.is_some_and(|next| {
        let between = &words[cue.end - 1..next.at];
        next.at <= cue.end + 4 && between.contains(&"to")
    })
}

/// A light verb's noun, or the phrase that a plain verb stands in or before; else the verb itself.
fn beside_verb(words: &[&str], found: &[Candidate], verb: Candidate) -> Candidate {
    if verb.entry.class == Class::Light
        && let Some(noun) = noun(words, found, verb.end).filter(|noun| !noun.is_loose())
    {
        return noun;
    }
    let phrases = found.iter().filter(|cue| !cue.verbal && cue.kind() == CueKind::Phrase && cue.is_pattern());
    let closer = longest(phrases.filter(|cue| {
        let around = cue.at < verb.at && cue.end >= verb.end;
        let behind = verb.entry.cue.plain && !cue.entry.cue.plain && cue.at == verb.end;
        !cue.is_loose() && (around || behind)
    }));
    closer.unwrap_or(verb)
}

/// The head of the first noun phrase from `from` on: its last cue, or what a light noun is "of".
fn noun(words: &[&str], found: &[Candidate], from: usize) -> Option<Candidate> {
    let nouns = || found.iter().filter(|cue| cue.kind() == CueKind::Noun && cue.at >= from);
    let mut best: Option<Candidate> = None;
    for cue in nouns() {
        let Some(known) = best else {
            best = Some(*cue);
            continue;
        };
        let inside = cue.at <= known.at + 1 && cue.end >= known.end;
        let light = matches!(known.entry.class, Class::Light | Class::Loose) && !cue.is_loose();
        let compound = cue.at == known.end && !cue.is_loose();
        if (inside && cue.end > known.end && cue.at == known.at)
            || compound
            || (light && words.len() > known.end)
        {
            best = Some(*cue);
        }
    }
    best
}

/// The longest, and the last among equals.
fn longest<'a>(cues: impl Iterator<Item = &'a Candidate>) -> Option<Candidate> {
    cues.max_by_key(|cue| (cue.entry.cue.lemma.split(' ').count(), cue.at)).copied()
}

fn longest_verbal(found: &[Candidate]) -> Option<Candidate> {
    longest(found.iter().filter(|cue| cue.verbal && cue.is_pattern()))
}

/// Whether "be" or another copula stands before, adverbs between.
fn after_copula(words: &[&str], at: usize) -> bool {
    before_adverbs(words, at).is_some_and(|before| {
        let word = words[before];
        let short = matches!(word, "s" | "re" | "m") && before > 0 && words[before - 1] == "'";
        is_be(word) || is_copula(word) || short || matches!(word, "'s" | "'re" | "'m")
    })
}

/// Whether a participle that is an adjective too ("concerned", "determined") is the adjective here.
fn is_adjective_here(words: &[&str], at: usize, forms: &Forms) -> bool {
    let Some((verb, form)) = forms.verb else { return true };
    let perfect =
        before_adverbs(words, at).is_some_and(|before| matches!(words[before], "has" | "have" | "had"));
    let loose = LEXICON.entries[verb as usize].is_loose() && !perfect;
    loose || (form.has(FormSet::PARTICIPLE) && after_copula(words, at))
}

/// Whether a base form stands where verbs do: in front, behind an auxiliary, a subject pronoun or a conjunction. "On a
/// press tour", "went back", "with a laugh" hold none.
fn can_be_verb(words: &[&str], at: usize, form: FormSet) -> bool {
    if form.has(FormSet::PAST) || form.has(FormSet::PARTICIPLE) || form.has(FormSet::GERUND) {
        return true;
    }
    if at > 0 && is_determiner(words[at - 1]) {
        return false;
    }
    let Some(before) = before_adverbs(words, at) else { return true };
    let word = words[before];
    form.has(FormSet::THIRD)
        || is_modal(word)
        || is_subject_pronoun(word)
        || !word.chars().any(char::is_alphanumeric)
        || matches!(
            word,
            "and" | "or" | "but" | "who" | "which" | "that" | "you" | "d" | "let" | "us" | "s" | "t"
        )
}

/// Whether a form that is both noun and verb ("claims", "support") is the noun here.
fn is_noun_here(words: &[&str], at: usize, span: usize, forms: &Forms) -> bool {
    let Some((_, form)) = forms.verb else { return true };
    if form.has(FormSet::GERUND) {
        // "his warning", "a warning"; "’s warning" may be short for "is warning".
        let before = at.checked_sub(1).map(|before| words[before]);
        let determined = |word: &str| is_determiner(word) && word != "'s";
        let behind = matches!(words.get(at + 1), Some(&"from"));
        return before.is_some_and(determined) || behind || (at > 1 && determined(words[at - 2]));
    }
    if !form.has(FormSet::BASE) && !form.has(FormSet::THIRD) {
        return false;
    }
    if follows_noun_marker(words, at) {
        return true;
    }
    let before = before_adverbs(words, at).map(|before| words[before]);
    if before.is_some_and(|word| is_modal(word) || is_subject_pronoun(word)) {
        return false;
    }
    let next = words.get(at + 1).copied().filter(|_| at < span).unwrap_or("");
    let takes_noun =
        matches!(next, "of" | "for" | "on" | "about" | "against" | "over" | "from" | "among" | "by");
    // What else stands before it is an adjective or a verb with this for its object: "harsh criticism", "made demands".
    takes_noun
        || before.is_some_and(|word| {
            word.chars().any(char::is_alphanumeric)
                && !matches!(word, "and" | "or" | "who" | "which" | "that")
        })
}

/// A determiner, a possessive or a preposition right before, or before an adjective that is before.
fn follows_noun_marker(words: &[&str], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let marks = |at: usize| {
        let word = words[at];
        let possessive = word == "s" && at > 0 && words[at - 1] == "'";
        is_determiner(word)
            || is_possessive(word)
            || possessive
            || word == "'"
            || (is_preposition(word) && !matches!(word, "to" | "as" | "like"))
    };
    if marks(before) {
        return true;
    }
    let unknown = |word: &str| {
        !is_adverb(word)
            && !is_modal(word)
            && !is_subject_pronoun(word)
            && word.chars().all(char::is_alphanumeric)
    };
    before > 0 && unknown(words[before]) && words[before] != "and" && marks(before - 1)
}
