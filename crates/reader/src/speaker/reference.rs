//! What pronouns and descriptions refer to: the model's word, and who spoke last.
//!
//! Each referent leads, through its likely antecedents, to names with shares that sum up to one at most. A pronoun
//! goes to the name of fitting number and gender with the highest share, helped by being the one who spoke or was
//! named last.

use onrecord_lexicon::{self as lexicon, Gender, Person};
use onrecord_record::{EntityKind, UnknownSource};

use super::names::{Mention, Names};
use super::resolve::{Resolver, Speaker, is_preposition};
use crate::grammar::Grammar;
use crate::view::View;

/// How many names in front of a pronoun are looked at.
const REACH: usize = 40;
/// Names that a referent is led to, at most.
const KEPT: usize = 4;
/// What it counts for to have spoken or been named last.
const LAST: f32 = 0.35;
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
pub(super) fn genders(view: &View<'_>, names: &Names, grammar: &Grammar) -> Vec<Option<Gender>> {
    let references = References::over(view, names, grammar, &|named, pronoun| {
        pronoun.gender.is_none_or(|gender| gender == Gender::Neuter) || names.named[named].may_be_person()
    });
    let mut sums = vec![(0.0f32, 0.0f32); names.named.len()];
    for (at, referent) in grammar.referents.iter().enumerate() {
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
    pub(super) fn new(view: &View<'_>, names: &Names, grammar: &Grammar) -> Self {
        Self::over(view, names, grammar, &|named, pronoun| fits(names, named, pronoun))
    }

    fn over(
        view: &View<'_>,
        names: &Names,
        grammar: &Grammar,
        fits: &dyn Fn(usize, &lexicon::Pronoun) -> bool,
    ) -> Self {
        let mut shares: Vec<Vec<(usize, f32)>> = Vec::with_capacity(grammar.referents.len());
        for referent in &grammar.referents {
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
    pub(crate) fn of_word(&self, grammar: &Grammar, word: usize) -> Option<(usize, f32)> {
        self.of(grammar.referent_at(word)?).first().copied()
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
        if pronoun.person != Person::Third {
            return Speaker::unknown(UnknownSource::Lost);
        }
        let place = at.min(first);
        let mut scores: Vec<(usize, f32)> = match self.grammar.referent_at(at) {
            Some(referent) => self.references.of(referent).to_vec(),
            None => Vec::new(),
        };
        scores.retain(|(named, _)| self.speaks(*named, &pronoun));
        // Sure ones first: a name that only looks like a person gives way to one.
        let last = self.last_that(place, |k| self.speaks(k, &pronoun) && self.is_sure(k, &pronoun));
        let last = last.or_else(|| self.last_that(place, |k| self.speaks(k, &pronoun)));
        if let Some(last) = last {
            match scores.iter_mut().find(|(named, _)| *named == last) {
                Some((_, score)) => *score += LAST,
                None => scores.push((last, LAST)),
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
        let body = pronoun.gender.is_none_or(|gender| gender == Gender::Neuter) && pronoun.number.is_some();
        fits(self.names, named, pronoun) && (!body || self.names.named[named].is_body())
    }

    /// Whether a name is known to be what the pronoun wants, not only not known to be something else.
    fn is_sure(&self, named: usize, pronoun: &lexicon::Pronoun) -> bool {
        match pronoun.gender {
            Some(Gender::Masculine | Gender::Feminine) => self.names.named[named].kind == EntityKind::Person,
            _ => true,
        }
    }

    /// The last one who spoke, unless somebody else was named since.
    fn last_that(&self, at: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let here = self.view.paragraph_of(at.min(self.view.words.len().saturating_sub(1)));
        let paragraphs_since = |place: usize| here.saturating_sub(self.view.paragraph_of(place));
        let spoke = self
            .spoken
            .iter()
            .rev()
            .take(REACH)
            .find(|(place, k)| *place < at && paragraphs_since(*place) <= 4 && fits(*k));
        let named = self
            .names
            .before(at)
            .take(REACH)
            .find(|m| paragraphs_since(m.words.start) <= 2 && fits(m.named) && self.is_subject(m));
        match (spoke, named) {
            (Some((place, _)), Some(m)) if m.words.start > *place => Some(m.named),
            (Some((_, k)), _) => Some(*k),
            (None, Some(m)) => Some(m.named),
            (None, None) => self.names.before(at).take(REACH).map(|m| m.named).find(|k| fits(*k)),
        }
    }

    /// Whether a name begins its sentence or stands behind a comma or a role: where sentences keep their subjects.
    fn is_subject(&self, mention: &Mention) -> bool {
        let sentence = &self.view.sentences[self.view.sentence_of(mention.words.start)];
        let in_front = sentence.start..mention.words.start;
        !in_front.rev().take(3).any(|i| is_preposition(self.view.word(i)))
    }
}
