//! Descriptions: `the envoy`, `his lawyer`, `a doctor at the hospital`, `the appeals court`.
//!
//! Decides the head, whether one that the reader knows is meant, and to whom it belongs; leads a definite one to the
//! last who was given that role, to a body of that sort, or to what the model says.

use onrecord_lexicon::{self as lexicon, ContestedKind};
use onrecord_record::EntityKind;

use super::kinds::{ANY_BODY, ARMED, MODIFIERS, REFERS_BACK};
pub(super) use super::kinds::{is_article, is_body, is_person, is_plural, is_quantity, is_text};
use super::resolve::{Resolver, Who, is_preposition};
use crate::view::Words;

/// From this share on the model's word for what is meant is taken.
pub(super) const SURE: f32 = 0.5;
/// From this share on where a description of a person would mean a person.
const LIKELY: f32 = 0.3;
/// Words between a group's name and the first word for its fighters.
const BESIDE: usize = 50;
/// Mentions of names in front of a description that are looked at.
const REACH: usize = 80;

/// What a description says of itself.
pub(super) struct Described {
    /// The head noun.
    pub(super) head: Option<usize>,
    /// Whether one is meant that the reader knows by now.
    pub(super) definite: bool,
    /// Whom it belongs to: `a spokesman for [the Front]`, `[Obi]’s lawyer`, `two [Karsand] officials`.
    pub(super) owner: Option<usize>,
    /// Whether a possessive stands in front: `her office`, `Obi’s ministry`.
    pub(super) possessed: bool,
}

pub(super) fn read(resolver: &Resolver<'_>, words: &Words) -> Described {
    let view = resolver.view;
    let head = head_of(resolver, words);
    let first = view.fold(words.start);
    let possessive = matches!(first, "his" | "her" | "their" | "its");
    let plural = head.is_some_and(|head| is_plural(view.word(head)));
    let definite = possessive || matches!(first, "the" | "this" | "that" | "these" | "those" | "both")
        // "police said", "government says"; a title in capitals: "President said"
        || !plural && !matches!(first, "a" | "an" | "one" | "another" | "some" | "any" | "no");
    let owner = owner_of(resolver, words, head).or_else(|| {
        let pronoun = possessive.then(|| lexicon::pronoun(first))??;
        match resolver.pronoun(pronoun, words.start, words.start).who {
            Ok(Who::Named(named)) => Some(named),
            _ => None,
        }
    });
    let mark = |i: usize| matches!(view.word(i), "’" | "'");
    let possessed = possessive || head.is_some_and(|head| (words.start..head).any(mark));
    Described { head, definite, owner, possessed }
}

/// The name in a description that it belongs to: in front of its head, or behind it and a preposition. What stands in a
/// clause (`the counsel investigating Karsand’s role`) does not own it.
fn owner_of(resolver: &Resolver<'_>, words: &Words, head: Option<usize>) -> Option<usize> {
    let mentions = resolver.names.within(words);
    let Some(head) = head else { return mentions.first().map(|mention| mention.named) };
    let view = resolver.view;
    let belongs = |mention: &&super::names::Mention| {
        let start = mention.words.start;
        let hangs = (head + 1..start).rev().find(|i| is_preposition(view.word(*i)));
        let right_behind = hangs.is_some_and(|of| start - of <= 3 && matches!(view.word(of), "for" | "of"));
        start <= head
            || is_preposition(view.word(head + 1)) && !(head + 1..start).any(|i| is_clause(view.word(i)))
            || right_behind
    };
    // "the report by the counsel Ada Obi": a person at the end is whose it is
    mentions.iter().find(belongs).map(|mention| mention.named)
}

fn is_clause(word: &str) -> bool {
    matches!(word, "," | "who" | "which" | "that" | "—" | "–") || word.len() > 4 && word.ends_with("ing")
}

/// The head noun: what the tree says, else the last word in front of the first preposition, comma or relative.
fn head_of(resolver: &Resolver<'_>, words: &Words) -> Option<usize> {
    let view = resolver.view;
    let border = |i: &usize| {
        let word = view.word(*i);
        *i > words.start
            && (is_preposition(word)
                || matches!(word, "," | "who" | "which" | "that" | "(" | "’" | "'" | "–" | "—"))
    };
    let mut start = words.start;
    // past the owner: "the ministry’s spokesman"
    let mark = words.clone().find(|i| matches!(view.word(*i), "’" | "'"));
    if let Some(mark) = mark.filter(|mark| !(start + 1..*mark).any(|i| is_preposition(view.word(i)))) {
        let behind = mark + 1 + usize::from(mark + 1 < words.end && view.word(mark + 1) == "s");
        if behind < words.end {
            start = behind;
        }
    }
    let end = (start..words.end).find(|i| border(i) && *i > start).unwrap_or(words.end);
    let by_form = end.checked_sub(1).filter(|i| *i >= start && view.is_bare(*i));
    match resolver.view.head_of(&(start..end)) {
        Some(head) if view.is_bare(head) => Some(head),
        _ => by_form,
    }
}

impl Resolver<'_> {
    /// The one that a definite description means.
    pub(super) fn described(
        &self,
        words: &Words,
        head: usize,
        lower: &str,
        described: &Described,
    ) -> Option<usize> {
        let before = || self.names.before(words.start).take(REACH);
        let modifier = head.checked_sub(1).filter(|i| *i >= words.start).map(|i| self.view.word(i));
        let modifier = modifier.filter(|word| MODIFIERS.contains(word));
        // nobody is his own lieutenant
        let fits = |named: usize| {
            let own = &self.names.named[named];
            let modified = |role: &super::role::Role| {
                let text = self.view.str(&role.words).to_lowercase();
                modifier.is_none_or(|modifier| text.contains(modifier))
            };
            own.has_role(lower)
                && Some(named) != described.owner
                && own.roles.iter().any(|role| super::role::covers(lower, &role.head) && modified(role))
        };
        let by_role = before().find(|m| fits(m.named)).map(|m| m.named);
        let by_model = self.references.of_word(self.view, head).filter(|(k, _)| Some(*k) != described.owner);
        match (by_role, by_model) {
            (Some(role), _) => return Some(role),
            (None, Some((named, score))) if score >= SURE => return Some(named),
            _ => {}
        }
        if let Some((named, share)) = by_model
            && share >= LIKELY
            && lexicon::is_title(lower) == (self.names.named[named].kind == EntityKind::Person)
            && (lexicon::is_title(lower) || is_person(lower))
        {
            return Some(named);
        }
        let suffix = format!(" {lower}");
        let of_that_sort = before().find(|m| {
            let named = &self.names.named[m.named];
            let own = named.name.to_lowercase();
            named.is_body() && (own.ends_with(&suffix) || own.contains(&format!("{lower} of ")))
        });
        // a role that is only given further down
        let later = || {
            let at = self.names.mentions.partition_point(|m| m.words.start < words.end);
            self.names.mentions[at..].iter().take(REACH).find(|m| fits(m.named)).map(|m| m.named)
        };
        let later = || (lexicon::is_title(lower)).then(later).flatten();
        if described.possessed {
            return later();
        }
        of_that_sort
            .map(|m| m.named)
            .or_else(|| self.body_by_kind(words, head, lower))
            .or_else(later)
            .or_else(|| self.refers_back(words, head, lower))
    }

    /// A description that only takes up somebody named: `the nominee`, `the businessman`.
    pub(super) fn refers_back(&self, words: &Words, head: usize, lower: &str) -> Option<usize> {
        if !REFERS_BACK.contains(&lower) || head + 1 < words.end || !is_article(self.view.word(words.start)) {
            return None;
        }
        let anybody = |gender| lexicon::Pronoun {
            person: lexicon::Person::Third,
            number: Some(lexicon::Number::Singular),
            gender: Some(gender),
            relative: false,
        };
        let mut found = self.salient(&anybody(lexicon::Gender::Masculine), words.start);
        found.extend(self.salient(&anybody(lexicon::Gender::Feminine), words.start));
        found
            .into_iter()
            .fold(None, |best: Option<(usize, f32)>, (named, weight)| match best {
                Some((_, most)) if most >= weight => best,
                _ => Some((named, weight)),
            })
            .map(|(named, _)| named)
    }

    /// `the Lanterns rescue service`, `the gang Hay’at al-Jabal`: the body whose name the kind stands beside.
    pub(super) fn apposed_in_front(&self, words: &Words, head: usize, lower: &str) -> Option<usize> {
        if !is_body(lower) {
            return None;
        }
        let own = self.names.within(words).iter().find(|mention| {
            let kind = self.names.named[mention.named].kind;
            let between = mention.words.end..head;
            let plain = |i: usize| self.view.is_bare(i) && !self.view.is_capitalised(i);
            mention.words.end <= head
                && head - mention.words.end <= 2
                && between.clone().all(plain)
                && kind == EntityKind::Organisation
        });
        own.map(|mention| mention.named)
    }

    /// A body that is meant by its kind: the one that the article calls so, the last one that such a word may mean, or the
    /// armed group that the article is about.
    fn body_by_kind(&self, words: &Words, head: usize, lower: &str) -> Option<usize> {
        let view = self.view;
        let fighters = lexicon::contested_term(&[view.word(head)])
            .is_some_and(|term| matches!(term.kind, ContestedKind::Fighter | ContestedKind::Group))
            || matches!(lower, "rebels" | "militants" | "insurgents" | "fighters");
        if !fighters && !is_body(lower) {
            return None;
        }
        let body = |named: usize| self.names.named[named].kind == EntityKind::Organisation;
        let before = || self.names.before(words.start).take(REACH).filter(|m| body(m.named));
        if let Some(called) = before().find(|mention| self.is_called(mention, lower)) {
            return Some(called.named);
        }
        let share = self.references.of_word(self.view, head).filter(|(named, _)| body(*named));
        if fighters {
            if let Some((named, share)) = share
                && share >= LIKELY
                && !self.states.is_state_body(named)
            {
                return Some(named);
            }
            return self.armed_group(lower);
        }
        if !ANY_BODY.contains(&lower) {
            return None;
        }
        if let Some((named, _)) = share.filter(|(_, share)| *share >= LIKELY) {
            return Some(named);
        }
        // in the nearest sentence that names one, the one that stands out most, the first of equals
        let here = view.sentence_of(words.start);
        let near = |m: &&super::names::Mention| {
            !self.states.is_state_body(m.named) && here - view.sentence_of(m.words.start) <= 2
        };
        let sentence = before().find(near).map(|m| view.sentence_of(m.words.start))?;
        let own = before().filter(near).filter(|m| view.sentence_of(m.words.start) == sentence);
        own.fold(None, |best: Option<(usize, f32)>, mention| {
            let prominence = self.prominence(mention);
            match best {
                Some((_, most)) if most > prominence => best,
                _ => Some((mention.named, prominence)),
            }
        })
        .map(|(named, _)| named)
    }

    /// Whether a name is followed or led by a word for what it is: `the Lanterns, a volunteer rescue [service]`, `the
    /// [group] Hay’at al-Jabal`.
    fn is_called(&self, mention: &super::names::Mention, lower: &str) -> bool {
        let view = self.view;
        let start = mention.words.start;
        if start > 0 && view.fold(start - 1) == lower {
            return true;
        }
        let sentence = &view.sentences()[view.sentence_of(start)];
        let behind = mention.words.end + 1..sentence.end.min(mention.words.end + 9);
        mention.words.end < sentence.end
            && view.word(mention.words.end) == ","
            && behind.clone().next().is_some_and(|i| is_article(view.word(i)))
            && behind
                .take_while(|i| view.word(*i) != "," && !is_preposition(view.word(*i)))
                .any(|i| view.fold(i) == lower)
    }

    /// The one organisation whose name says that it is armed and of no state; of several the one named most by far, else
    /// the one that is named first beside such a word.
    fn armed_group(&self, lower: &str) -> Option<usize> {
        let mut counts = vec![0usize; self.names.named.len()];
        for mention in &self.names.mentions {
            counts[mention.named] += 1;
        }
        let armed = |k: &usize| {
            let own = &self.names.named[*k];
            let name = own.name.to_lowercase();
            own.kind == EntityKind::Organisation
                && !self.states.is_state_body(*k)
                && name.split(' ').any(|word| ARMED.contains(&word))
        };
        let mut groups: Vec<usize> = (0..counts.len()).filter(armed).collect();
        groups.sort_by_key(|k| std::cmp::Reverse(counts[*k]));
        match groups[..] {
            [only] => Some(only),
            [first, second, ..] if counts[first] >= 3 * counts[second] => Some(first),
            [] => None,
            _ => {
                let view = self.view;
                let said = (0..view.len()).filter(|i| view.word(*i).eq_ignore_ascii_case(lower));
                let beside = |at: usize| {
                    let own = self.names.mentions.iter().filter(|m| groups.contains(&m.named));
                    let near = own.filter(|m| m.words.start.abs_diff(at) <= BESIDE);
                    near.min_by_key(|m| (m.words.start.abs_diff(at), m.words.start)).map(|m| m.named)
                };
                said.take(8).find_map(beside)
            }
        }
    }
}
