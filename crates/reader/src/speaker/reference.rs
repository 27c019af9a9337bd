//! What pronouns and descriptions refer to: the model's word, and who spoke last.
//!
//! Each referent leads, through its likely antecedents, to names with shares that sum up to one at most. A pronoun
//! goes to the name of fitting number and gender with the highest share, helped by being the one who spoke or was
//! named last.

use onrecord_lexicon::{self as lexicon, Gender, Person};
use onrecord_parse::Relation;
use onrecord_record::{EntityKind, UnknownSource};
use onrecord_text::Quotation;

use super::names::{Mention, Names, key_of};
use super::resolve::{Resolver, Speaker, Voice, Who, is_preposition};
use crate::view::View;

/// How many names in front of a pronoun are looked at.
const REACH: usize = 40;
/// Names that a referent is led to, at most.
const KEPT: usize = 4;
/// What it counts for to stand out most among those in front.
const LAST: f32 = 0.45;
/// What is left of a name's weight with each sentence, and after how many nothing is.
const FADES: f32 = 0.7;
const FURTHEST: usize = 6;
/// The weight of who spoke, of a name in somebody's own words, and of one that may be something else; a subject has 1.
const SPOKE: f32 = 1.15;
const QUOTED: f32 = 0.3;
const UNSURE: f32 = 0.5;
/// Words of a line with which somebody signs.
const LONGEST_SIGNATURE: usize = 8;
/// A share below this says nothing.
const LEAST: f32 = 0.05;

/// Names behind each referent of the grammar, with their shares, the likeliest first.
#[derive(Debug, Default)]
pub(crate) struct References {
    shares: Vec<Vec<(usize, f32)>>,
}

/// Pronouns that must agree before a person of unknown gender has theirs: the sum of their shares, and its lead.
const AGREED: f32 = 1.2;
const LEAD: f32 = 3.0;

/// The genders that the pronouns of an article give to the names: `he` again and again.
pub(super) fn genders(view: &View<'_>, names: &Names) -> Vec<Option<Gender>> {
    let references = References::over(view, names, &|named, pronoun| {
        pronoun.gender.is_none_or(|gender| gender == Gender::Neuter) || names.named[named].may_be_person()
    });
    let mut sums = vec![(0.0f32, 0.0f32); names.named.len()];
    for (at, referent) in view.referents().iter().enumerate() {
        let gender = lexicon::pronoun(view.word(referent.word)).and_then(|pronoun| pronoun.gender);
        for (named, share) in references.of(at) {
            match gender {
                Some(Gender::Masculine) => sums[*named].0 += share,
                Some(Gender::Feminine) => sums[*named].1 += share,
                _ => {}
            }
        }
    }
    let decided = |(he, she): (f32, f32)| {
        if he >= AGREED && he >= LEAD * she {
            Some(Gender::Masculine)
        } else if she >= AGREED && she >= LEAD * he {
            Some(Gender::Feminine)
        } else {
            None
        }
    };
    sums.into_iter().map(decided).collect()
}

impl References {
    pub(super) fn new(view: &View<'_>, names: &Names) -> Self {
        Self::over(view, names, &|named, pronoun| fits(names, named, pronoun))
    }

    fn over(view: &View<'_>, names: &Names, fits: &dyn Fn(usize, &lexicon::Pronoun) -> bool) -> Self {
        let mut shares: Vec<Vec<(usize, f32)>> = Vec::with_capacity(view.referents().len());
        for referent in view.referents() {
            if let Some(mention) = names.at(referent.word) {
                shares.push(vec![(mention.named, 1.0)]);
                continue;
            }
            let pronoun = lexicon::pronoun(view.word(referent.word));
            let mut sums: Vec<(usize, f32)> = Vec::new();
            for (antecedent, probability) in &referent.antecedents {
                for (named, share) in &shares[*antecedent] {
                    // a description may be new where a pronoun must mean somebody
                    let fits = pronoun.is_none_or(|pronoun| fits(*named, &pronoun));
                    if !fits {
                        continue;
                    }
                    match sums.iter_mut().find(|(other, _)| other == named) {
                        Some((_, sum)) => *sum += probability * share,
                        None => sums.push((*named, probability * share)),
                    }
                }
            }
            sums.retain(|(_, share)| *share >= LEAST);
            sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            sums.truncate(KEPT);
            shares.push(sums);
        }
        Self { shares }
    }

    /// The name that a referent's head word most likely refers to, with its share.
    pub(crate) fn of_word(&self, view: &View<'_>, word: usize) -> Option<(usize, f32)> {
        self.of(view.referent_at(word)?).first().copied()
    }

    pub(crate) fn of(&self, referent: usize) -> &[(usize, f32)] {
        self.shares.get(referent).map_or(&[], Vec::as_slice)
    }
}

fn fits(names: &Names, named: usize, pronoun: &lexicon::Pronoun) -> bool {
    let named = &names.named[named];
    match (pronoun.number, pronoun.gender) {
        (_, Some(gender @ (Gender::Masculine | Gender::Feminine))) => {
            named.gender.is_none_or(|g| g == gender) && named.may_be_person()
        }
        (Some(lexicon::Number::Plural), _) => named.kind != EntityKind::Person,
        (Some(_), _) => named.kind != EntityKind::Person && named.kind != EntityKind::Group,
        (None, _) => true,
    }
}

impl Resolver<'_> {
    /// Whom a pronoun at word `at` stands for; `first` is the first word of its statement.
    pub(super) fn pronoun(&self, pronoun: lexicon::Pronoun, first: usize, at: usize) -> Speaker {
        let place = at.min(first);
        match pronoun.person {
            Person::Third => {}
            Person::First if self.view.quotations()[at] == Quotation::Outside => return self.writer(at),
            _ => return Speaker::unknown(UnknownSource::Lost),
        }
        // "its" and "their" mostly mean somebody in their own sentence
        let owns = matches!(self.view.fold(at), "its" | "their");
        if let Some(speaker) = self.same_voice(pronoun, place).filter(|_| !owns) {
            return speaker;
        }
        let mut scores: Vec<(usize, f32)> = match self.view.referent_at(at) {
            Some(referent) => self.references.of(referent).to_vec(),
            None => Vec::new(),
        };
        scores.retain(|(named, _)| self.speaks(*named, &pronoun));
        // whom only somebody's own words name is hardly meant outside them
        for (named, score) in &mut scores {
            let mut own = self.names.before(place).filter(|mention| mention.named == *named).take(REACH);
            if own.all(|mention| self.is_own_words(mention.words.start)) {
                *score *= QUOTED;
            }
            if !self.is_sure(*named, &pronoun) {
                *score *= UNSURE;
            }
        }
        for (named, salience) in self.salient(&pronoun, place) {
            match scores.iter_mut().find(|(other, _)| *other == named) {
                Some((_, score)) => *score += LAST * salience,
                None => scores.push((named, LAST * salience)),
            }
        }
        let best = scores.iter().fold(None, |best: Option<(usize, f32)>, (named, score)| match best {
            Some((_, highest)) if highest >= *score => best,
            _ => Some((*named, *score)),
        });
        match best {
            Some((named, _)) => Speaker::named(named),
            None => Speaker::unknown(UnknownSource::Lost),
        }
    }

    /// Whether a name fits a pronoun that speaks: "it" is a body, "they" hardly a town.
    fn speaks(&self, named: usize, pronoun: &lexicon::Pronoun) -> bool {
        let body = is_neuter(pronoun) && pronoun.number.is_some();
        let named_one = &self.names.named[named];
        if pronoun.number == Some(lexicon::Number::Plural) {
            let group = named_one.kind == EntityKind::Group && named_one.name.ends_with('s');
            return named_one.kind == EntityKind::Organisation || group;
        }
        fits(self.names, named, pronoun) && (!body || named_one.is_body())
    }

    /// Whether a name is known to be what the pronoun wants, not only not known to be something else.
    fn is_sure(&self, named: usize, pronoun: &lexicon::Pronoun) -> bool {
        match pronoun.gender {
            Some(Gender::Masculine | Gender::Feminine) => self.names.named[named].kind == EntityKind::Person,
            // a town is spoken of, and seldom speaks
            _ => self.names.named[named].kind == EntityKind::Organisation || self.states.is_state(named),
        }
    }

    /// The names in front of a pronoun that fit it, with how much they stand out, from 0 to 1: who spoke last and who is
    /// the subject of the sentence before, rather than who is only spoken of, or named in somebody's own words.
    pub(super) fn salient(&self, pronoun: &lexicon::Pronoun, place: usize) -> Vec<(usize, f32)> {
        let here = self.view.sentence_of(place.min(self.view.len().saturating_sub(1)));
        let paragraph = |sentence: usize| self.view.paragraph_of(self.view.sentences()[sentence].start);
        let fade = |word: usize| {
            let there = self.view.sentence_of(word);
            let paragraphs = paragraph(here).saturating_sub(paragraph(there));
            let since = here.saturating_sub(there);
            // somebody's own words may be long
            let since = if paragraphs > 0 { since.min(2 * paragraphs) } else { since };
            let own = if self.is_own_words(word) { QUOTED } else { 1.0 };
            (since <= FURTHEST).then(|| own * FADES.powi(i32::try_from(since).unwrap_or(i32::MAX)))
        };
        let mut found: Vec<(usize, f32)> = Vec::new();
        let mut add = |named: usize, weight: f32| {
            let sure = if self.is_sure(named, pronoun) { 1.0 } else { UNSURE };
            match found.iter_mut().find(|(other, _)| *other == named) {
                Some((_, most)) => *most = most.max(weight * sure),
                None => found.push((named, weight * sure)),
            }
        };
        let fits = |named: usize| self.speaks(named, pronoun);
        for mention in self.names.before(place).take(REACH).filter(|mention| fits(mention.named)) {
            if let Some(faded) = fade(mention.words.start) {
                add(mention.named, faded * self.prominence(mention));
            }
        }
        for (word, named) in
            self.spoken.iter().rev().take(REACH).filter(|(word, k)| *word < place && fits(*k))
        {
            if let Some(faded) = fade(*word) {
                add(*named, faded * SPOKE);
            }
        }
        let most = found.iter().fold(0.0f32, |most, (_, weight)| most.max(*weight));
        found.iter_mut().for_each(|(_, weight)| *weight = (*weight / most.max(f32::EPSILON)).powi(2));
        if found.is_empty() {
            // far back, but nobody else is there
            let far = self.names.before(place).take(REACH).map(|m| m.named).find(|k| fits(*k));
            found.extend(far.map(|named| (named, 1.0)));
        }
        found
    }

    /// How much a mention stands out in its sentence.
    pub(super) fn prominence(&self, mention: &Mention) -> f32 {
        let mut head = self.view.head_of(&mention.words).and_then(|head| self.view.token(head));
        // "the foreign minister, Ada Obi, went": the name stands where its role does
        if let Some(role) =
            head.filter(|token| token.relation == Relation::Appos).and_then(|token| token.head)
        {
            head = self.view.token(role);
        }
        match head.map(|token| token.relation) {
            Some(Relation::Nsubj | Relation::NsubjPass) => 1.0,
            Some(Relation::Compound | Relation::NmodUnmarked) => 0.15,
            Some(Relation::NmodPoss) => 0.45,
            Some(Relation::Conj | Relation::OblAgent) => 0.6,
            Some(_) => 0.5,
            None if self.is_subject(mention) => 1.0,
            None => 0.5,
        }
    }

    /// Whether a word is somebody's own: between quotation marks, or in a block.
    fn is_own_words(&self, word: usize) -> bool {
        self.view.quotations()[word] != Quotation::Outside
            || self.blocks.iter().any(|block| block.contains(&word))
    }

    /// Whether a name begins its sentence or stands behind a comma or a role: where sentences keep their subjects.
    fn is_subject(&self, mention: &Mention) -> bool {
        let sentence = &self.view.sentences()[self.view.sentence_of(mention.words.start)];
        let in_front = sentence.start..mention.words.start;
        !in_front.rev().take(3).any(|i| is_preposition(self.view.word(i)))
    }

    /// `they` behind somebody of whom there are many, `it` behind a body without a name: the same voice again.
    fn same_voice(&self, pronoun: lexicon::Pronoun, place: usize) -> Option<Speaker> {
        let here = self.view.paragraph_of(place.min(self.view.len().saturating_sub(1)));
        let near = |voice: &&Voice| {
            voice.at < place
                && here.saturating_sub(self.view.paragraph_of(voice.at)) <= 2
                && !self.is_own_words(voice.at)
        };
        let mut voices = self.voices.iter().rev().take(REACH).filter(near);
        if pronoun.number == Some(lexicon::Number::Plural) {
            return voices.find(|voice| voice.plural).map(|voice| voice.speaker.clone());
        }
        if pronoun.gender != Some(Gender::Neuter) {
            return None;
        }
        let body = |voice: &&Voice| match &voice.speaker.who {
            Ok(Who::Named(named)) => self.names.named[*named].is_body(),
            Ok(Who::Described(_)) => !voice.plural,
            Err(_) => voice.thing && !voice.plural,
        };
        let voice = voices.find(body)?;
        // a body with a name may have given way to another that is only named: that is for the others to weigh
        let described = !matches!(voice.speaker.who, Ok(Who::Named(_)));
        let named_since = self.names.within(&(voice.at..place)).iter().any(|mention| {
            self.names.named[mention.named].is_body()
                && !voice.words.contains(&mention.words.start)
                && self.prominence(mention) >= 1.0
        });
        (described && !named_since).then(|| voice.speaker.clone())
    }

    /// Who writes: whoever signs the article, or the name in a line of its own at its end.
    fn writer(&self, at: usize) -> Speaker {
        let view = self.view;
        if let [author] = view.article.authors.as_slice() {
            let key = key_of(author);
            let named = self.names.named.iter().position(|named| key_of(&named.name) == key);
            return named.map_or_else(|| Speaker::described(author.clone()), Speaker::named);
        }
        // the next line that is only a name, or the last paragraph that tells of somebody: "Ada Obi is a teacher in Dorel."
        let person = |named: usize| self.names.named[named].kind == EntityKind::Person;
        let below = &view.paragraphs()[view.paragraph_of(at)..];
        let signed = below.iter().skip(1).filter(|line| line.len() <= LONGEST_SIGNATURE).find_map(|line| {
            let [mention] = self.names.within(line) else { return None };
            let alone = !line.clone().any(|i| matches!(view.word(i), ":" | "?" | "!" | "@"));
            let starts = (line.start..mention.words.start)
                .all(|i| lexicon::title(view.word(i)).is_some() || view.word(i) == ".");
            (alone && starts && person(mention.named)).then_some(mention.named)
        });
        let told = || {
            below.iter().skip(1).rev().take(2).find_map(|paragraph| {
                let mention = self.names.within(paragraph).first()?;
                let is =
                    mention.words.end < paragraph.end && matches!(view.word(mention.words.end), "is" | ",");
                (is && mention.words.start == paragraph.start && person(mention.named))
                    .then_some(mention.named)
            })
        };
        let signed = signed.or_else(told);
        signed.map_or(Speaker::unknown(UnknownSource::Lost), Speaker::named)
    }
}

fn is_neuter(pronoun: &lexicon::Pronoun) -> bool {
    pronoun.gender.is_none_or(|gender| gender == Gender::Neuter)
}
