//! Which of the names so far a form means: the same name again, or what it may be shortened to.
//!
//! Finds: `Obi` and `Ada` for `Ada Obi`, `Masri` for `al-Masri`, `NAF` and `the Front` for `Northern Accord Front`, `Ivo Tarn`
//! for `Ivo R. Tarn`, `Mr. Tarn` for `Ivo Tarn Jr.`. Of several bearers of a last name the one whose gender a title
//! fits, then the one who was named most, then the one who was named first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use onrecord_lexicon::{self as lexicon, Gender};
use onrecord_record::EntityKind;

use super::names::{Named, compatible, key_of};
use crate::view::{View, Words};

/// Behind a last name, and no part of it.
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Forms and whom they name.
#[derive(Default)]
pub(super) struct Known {
    by_name: HashMap<String, usize>,
    /// Shorter forms: everybody whom they may mean, in the order of the text.
    by_part: HashMap<String, Vec<usize>>,
    /// Whom a form named when it was read last, whatever it may be.
    last: HashMap<String, usize>,
    /// How often each was named.
    counts: Vec<usize>,
}

/// A name as it stands in the text.
pub(super) struct Form<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) words: &'a Words,
    pub(super) key: &'a str,
    pub(super) kind: EntityKind,
    /// By a title or a given name.
    pub(super) gender: Option<Gender>,
}

impl Known {
    /// The one among those named so far whom a form names, and whether it is a shorter form of a name.
    pub(super) fn same(&self, named: &[Named], form: &Form<'_>) -> Option<(usize, bool)> {
        let fits = |k: &usize| {
            let own = &named[*k];
            let gender = own.gender.zip(form.gender).is_none_or(|(a, b)| a == b);
            compatible(own.kind, form.kind) && (gender || !own.may_be_person())
        };
        let exact = self.by_name.get(form.key).copied();
        if let Some(k) = exact.filter(|_| form.key.contains(' ')) {
            return Some((k, false));
        }
        let parts = |key: &str| self.by_part.get(key).map_or(&[][..], Vec::as_slice);
        let without = without_initials(form.view, form.words);
        let candidates = exact
            .iter()
            .chain(parts(form.key))
            .chain(without.iter().flat_map(|key| parts(key).iter().chain(self.by_name.get(key))))
            .copied()
            .filter(fits);
        if let Some(k) = self.best(named, candidates, form.gender) {
            return Some((k, Some(k) != exact && !form.key.contains(' ')));
        }
        // The same form again, whatever the model takes it for here.
        let again = self.last.get(form.key).copied().filter(|k| {
            let own = &named[*k];
            own.gender.zip(form.gender).is_none_or(|(a, b)| a == b) || !own.may_be_person()
        });
        if again.is_some() {
            return again.map(|k| (k, Some(k) != exact && !form.key.contains(' ')));
        }
        // A last name alone that stood in front of the full name: `Obi: no talks`, then `Ferhat Obi`.
        let person = matches!(form.kind, EntityKind::Person | EntityKind::Unknown);
        let last = core(form.view, form.words).last().copied()?;
        let key = key_of(form.view.word(last));
        let k = *self.by_name.get(&key).filter(|_| person && form.key.contains(' '))?;
        let other = &named[k];
        let person = matches!(other.kind, EntityKind::Person | EntityKind::Unknown);
        (person && !other.name.contains(' ') && fits(&k)).then_some((k, false))
    }

    fn best(
        &self,
        named: &[Named],
        candidates: impl Iterator<Item = usize>,
        gender: Option<Gender>,
    ) -> Option<usize> {
        let rank = |k: usize| {
            let own = &named[k];
            // of bodies the last one, of persons the one named most
            let person = own.may_be_person();
            let agrees = gender.is_some() && own.gender == gender;
            (agrees, if person { self.counts.get(k).copied().unwrap_or(0) } else { k })
        };
        let mut best: Option<usize> = None;
        for k in candidates {
            if best.is_none_or(|other| rank(k) > rank(other) || rank(k) == rank(other) && k < other) {
                best = Some(k);
            }
        }
        best
    }

    /// The part of a run of a headline's capitalised words that is a name by now: `Obi` of `Obi Hammers Salt`; the whole
    /// where it is known, begins with a given name, or holds none.
    pub(super) fn within(&self, view: &View<'_>, run: &Words) -> Words {
        let is_known = |words: &Words| self.is_known(view, words);
        if run.len() < 2 || is_known(run) || lexicon::gender_of_name(view.word(run.start)).is_some() {
            return run.clone();
        }
        let lengths = (1..run.len()).rev();
        let parts =
            lengths.flat_map(|length| (run.start..=run.end - length).map(move |start| start..start + length));
        let name = |words: &Words| view.is_bare(words.start) && !lexicon::is_title(view.word(words.start));
        parts.into_iter().find(|words| name(words) && is_known(words)).unwrap_or_else(|| run.clone())
    }

    /// Whether some words are a form of a name so far.
    pub(super) fn is_known(&self, view: &View<'_>, words: &Words) -> bool {
        let key = key_of(view.str(words));
        self.by_name.contains_key(&key) || self.by_part.contains_key(&key)
    }

    /// One more mention, in this form.
    pub(super) fn count(&mut self, key: &str, named: usize) {
        self.last.insert(key.to_owned(), named);
        if self.counts.len() <= named {
            self.counts.resize(named + 1, 0);
        }
        self.counts[named] += 1;
    }

    /// Another form of a name.
    pub(super) fn learn_part(&mut self, key: String, named: usize) {
        let known = self.by_part.entry(key).or_default();
        if !known.contains(&named) {
            known.push(named);
        }
    }

    /// Remembers a form and what it may be shortened to.
    pub(super) fn learn(
        &mut self,
        view: &View<'_>,
        words: &Words,
        key: String,
        kind: EntityKind,
        named: usize,
    ) {
        let Entry::Vacant(place) = self.by_name.entry(key) else { return };
        place.insert(named);
        let bare: Vec<usize> = words.clone().filter(|i| view.is_bare(*i)).collect();
        if bare.len() < 2 {
            return;
        }
        if matches!(kind, EntityKind::Person | EntityKind::Unknown) {
            let core = core(view, words);
            let Some(last) = core.last().copied() else { return };
            // A particle belongs to the last name or not: "al-Masri" and "Masri".
            for start in core.iter().skip(1) {
                self.learn_part(key_of(view.str(&(*start..last + 1))), named);
                self.learn_part(key_of(view.str(&(*start..words.end))), named);
            }
            if let Some(key) = without_initials(view, words) {
                self.learn_part(key, named);
            }
            // A first name alone: only where it is known to be one, and nobody else has it.
            let first = key_of(view.word(bare[0]));
            if lexicon::gender_of_name(view.word(bare[0])).is_some() && !self.by_part.contains_key(&first) {
                self.learn_part(first, named);
            }
            return;
        }
        let initials: String = bare
            .iter()
            .filter(|i| view.is_capitalised(**i))
            .filter_map(|i| view.word(*i).chars().next())
            .collect();
        self.learn_part(initials.to_lowercase(), named);
        if kind == EntityKind::Organisation {
            self.learn_part(key_of(view.word(words.end - 1)), named);
            // "the Defence Ministry" for "Defence Ministry of Karsand"
            if let Some(of) = words.clone().skip(1).find(|i| matches!(view.word(*i), "of" | "for")) {
                self.learn_part(key_of(view.str(&(words.start..of))), named);
            }
        }
    }
}

/// The words of a name in front of a suffix.
fn core(view: &View<'_>, words: &Words) -> Vec<usize> {
    let mut bare: Vec<usize> = words.clone().filter(|i| view.is_bare(*i)).collect();
    while bare.len() > 1 && SUFFIXES.contains(&view.fold(bare[bare.len() - 1])) {
        bare.pop();
    }
    bare
}

/// A name as it is without the initials in its middle; `None` where it has none.
fn without_initials(view: &View<'_>, words: &Words) -> Option<String> {
    let bare: Vec<&str> = words.clone().filter(|i| view.is_bare(*i)).map(|i| view.word(i)).collect();
    let is_initial = |word: &&str| word.chars().count() == 1;
    if bare.len() < 3 || is_initial(&bare[0]) || !bare[1..].iter().any(is_initial) {
        return None;
    }
    let rest: Vec<&str> = bare.into_iter().filter(|word| !is_initial(word)).collect();
    (rest.len() > 1).then(|| key_of(&rest.join(" ")))
}
