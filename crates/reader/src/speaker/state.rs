//! States, and who speaks for one: capitals, other seats of government, and bodies without a state in their name.
//!
//! Finds: states, by the lexicon and by what stands beside their names (`Karsand’s army`, `the Karsand government`, `the
//! Republic of Karsand`); their capitals, where the article tells (`Veshtal, the capital of Karsand`), where the lexicon
//! knows, where a sentence about a state goes on with the town (`Dravenia praised it. Stolnik said it would ...`), and
//! the one seat left (`the government in Veshtal`) for the one state left that the article is about; the state that `the
//! army` means: the one that the article gave an army last, else the one that it is about.
//! Leaves alone: towns that neither speak nor seat a government, and bodies in an article about two states alike.

use std::collections::HashMap;

use onrecord_lexicon::{self as lexicon, CapitalKind};
use onrecord_record::EntityKind;

use super::names::{Mention, Names, key_of};
use crate::view::{View, Words};

/// What a state has, and a person or a company has not.
const OF_STATES: &[&str] = &[
    "government",
    "army",
    "parliament",
    "military",
    "navy",
    "president",
    "ambassador",
    "embassy",
    "forces",
    "troops",
    "soldiers",
    "border",
    "officials",
    "constitution",
    "airspace",
];
/// Words before `minister` and `ministry` that make them a state's.
const PORTFOLIOS: &[&str] = &["foreign", "interior", "defence", "defense", "finance", "information", "prime"];
/// What seats a government: `the government in Veshtal`.
const SEATED: &[&str] = &["government", "ministry", "parliament", "cabinet", "staff", "army", "authorities"];
/// Bodies of a state, by their last word or the first in front of "of".
const BODIES: &[&str] = &[
    "government",
    "ministry",
    "army",
    "military",
    "navy",
    "forces",
    "force",
    "parliament",
    "staff",
    "cabinet",
    "presidency",
    "judiciary",
    "regime",
    "police",
];

/// A state of the article, or one that it need not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// By number among the names.
    Named(usize),
    /// By the lexicon's name.
    Other(String),
}

/// A town or building that stands for a state, and the words that say so.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(crate) state: State,
    pub(crate) evidence: Vec<Words>,
}

/// The states of one article.
#[derive(Debug, Default)]
pub(crate) struct States {
    /// Which names are states.
    is_state: Vec<bool>,
    /// Which names are bodies of a state.
    is_body: Vec<bool>,
    /// The state that the article is about.
    home: Option<usize>,
    seats: HashMap<usize, Seat>,
}

impl States {
    pub(crate) fn new(view: &View<'_>, names: &Names) -> Self {
        let count = names.named.len();
        let mut found = Self {
            is_state: vec![false; count],
            is_body: names.named.iter().map(|named| is_body_name(&named.name)).collect(),
            ..Self::default()
        };
        let may_be = |k: usize| {
            let named = &names.named[k];
            let doubtful = !named.name.contains(' ') && named.roles.is_empty() && named.gender.is_none();
            match named.kind {
                EntityKind::Place | EntityKind::Location | EntityKind::Unknown | EntityKind::Facility => true,
                EntityKind::Person | EntityKind::Organisation => doubtful,
                _ => false,
            }
        };
        let told = told_capitals(view, names);
        let keys: Vec<String> = names.named.iter().map(|named| key_of(&named.name)).collect();
        let has_people: Vec<bool> =
            keys.iter().map(|state| keys.iter().any(|other| is_people(other, state))).collect();
        let are_people: Vec<bool> =
            keys.iter().map(|people| keys.iter().any(|other| is_people(people, other))).collect();
        for mention in names.mentions.iter().filter(|mention| may_be(mention.named)) {
            found.is_state[mention.named] |= is_states(view, mention);
        }
        for (k, named) in names.named.iter().enumerate() {
            found.is_state[k] |= has_people[k] && named.kind == EntityKind::Place;
            let adjective = ["ian", "ians", "ese", "ish"].iter().any(|end| named.name.ends_with(end));
            found.is_state[k] &= !are_people[k] && !adjective;
            if lexicon::is_state(&named.name) && named.kind != EntityKind::Person {
                found.is_state[k] = true;
            } else if let Some(capital) = lexicon::capital(&named.name)
                && named.kind != EntityKind::Person
            {
                let own = names.named.iter().position(|other| other.name == capital.state);
                // "Georgetown said" of a university: no town, unless the article names the state
                let town = named.kind != EntityKind::Organisation || capital.kind == CapitalKind::Building;
                if !town && own.is_none() {
                    continue;
                }
                let state = own.map_or_else(|| State::Other(capital.state.to_owned()), State::Named);
                found.seats.insert(k, Seat { state, evidence: Vec::new() });
                found.is_state[k] = false;
            }
        }
        for (town, (state, evidence)) in told {
            found.is_state[town] = false;
            found.is_state[state] = true;
            found.seats.insert(town, Seat { state: State::Named(state), evidence: vec![evidence] });
        }
        found.infer(view, names, &may_be);
        found
    }

    /// Seats that nothing but the run of the text tells, and the state that the article is about.
    fn infer(&mut self, view: &View<'_>, names: &Names, may_be: &dyn Fn(usize) -> bool) {
        // A town that speaks in place of the state that the sentence before is about.
        for town in &names.mentions {
            let sentence = view.sentence_of(town.words.start);
            let speaks = |word: &str| lexicon::is_plain(word) || lexicon::is_reporting_verb(word).is_some();
            let fits = sentence > 0
                && may_be(town.named)
                && !self.is_state[town.named]
                && !self.seats.contains_key(&town.named)
                && view.sentences()[sentence].start == town.words.start
                && town.words.end < view.len()
                && speaks(view.word(town.words.end));
            if !fits {
                continue;
            }
            let before = &view.sentences()[sentence - 1];
            let mut states = names.within(before).iter().filter(|mention| self.is_state[mention.named]);
            let Some(state) = states.next() else { continue };
            let here = view.paragraph_of(state.words.start) == view.paragraph_of(town.words.start);
            if here && states.all(|other| other.named == state.named) {
                let evidence = vec![state.words.clone(), town.words.clone()];
                self.seats.insert(town.named, Seat { state: State::Named(state.named), evidence });
            }
        }
        let seated: Vec<&Mention> = names
            .mentions
            .iter()
            .filter(|m| may_be(m.named) && is_seat(view, m) && !self.seats.contains_key(&m.named))
            .collect();
        for mention in &seated {
            self.is_state[mention.named] = false;
        }
        self.home = self.home_of(view, names);
        let (Some(home), Some(first)) = (self.home, seated.first()) else { return };
        let one = seated.iter().all(|mention| mention.named == first.named) && first.named != home;
        let free = self.seats.values().all(|seat| seat.state != State::Named(home));
        if one && free {
            let known = names.mentions.iter().find(|mention| mention.named == home);
            let mut evidence: Vec<Words> = known.iter().map(|m| m.words.clone()).collect();
            evidence.push(first.words.start.saturating_sub(2)..first.words.end);
            evidence.sort_by_key(|words| words.start);
            self.seats.insert(first.named, Seat { state: State::Named(home), evidence });
        }
    }

    /// The state that is named at least half as often again as any other, its people and its capital counted.
    fn home_of(&self, view: &View<'_>, names: &Names) -> Option<usize> {
        let mut counts = vec![0usize; names.named.len()];
        for mention in &names.mentions {
            counts[mention.named] += 1;
        }
        let weight = |state: usize| -> usize {
            let key = key_of(&names.named[state].name);
            let people = (0..counts.len()).filter(|k| {
                names.named[*k].kind == EntityKind::Group && is_people(&key_of(&names.named[*k].name), &key)
            });
            let seats = self.seats.iter().filter(|(_, seat)| seat.state == State::Named(state));
            counts[state]
                + people.map(|k| counts[k]).sum::<usize>()
                + seats.map(|(k, _)| counts[*k]).sum::<usize>()
        };
        let title = view.article.title.as_deref().unwrap_or_default();
        let url = view.article.url.as_deref().unwrap_or_default().to_lowercase();
        let mut weights: Vec<(usize, usize)> = (0..counts.len())
            .filter(|k| self.is_state[*k])
            .map(|k| {
                let own = &names.named[k].name;
                let section = url.contains(&own.to_lowercase().replace(' ', "-"));
                (weight(k) + 2 * usize::from(title.contains(own)) + 3 * usize::from(section), k)
            })
            .collect();
        weights.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        match weights[..] {
            [(_, only)] => Some(only),
            [(most, first), (next, _), ..] if 2 * most >= 3 * next => Some(first),
            _ => None,
        }
    }

    /// Whether a name is a state's.
    pub(crate) fn is_state(&self, named: usize) -> bool {
        self.is_state.get(named).copied().unwrap_or(false)
    }

    /// Whether a name is one of a state's bodies: `Defence Ministry`.
    pub(crate) fn is_state_body(&self, named: usize) -> bool {
        self.is_body.get(named).copied().unwrap_or(false)
    }

    /// What a town or building stands for.
    pub(crate) fn seat(&self, named: usize) -> Option<&Seat> {
        self.seats.get(&named)
    }

    /// The state whose body a bare `the army` is: the one that was given one of that name last, else the one that the
    /// article is about.
    pub(crate) fn of_body(&self, view: &View<'_>, names: &Names, head: &str, at: usize) -> Option<usize> {
        if !BODIES.contains(&head) {
            return None;
        }
        let given = names.before(at).find(|mention| {
            let behind = mention.words.end;
            let owns = behind + 2 < view.len()
                && matches!(view.word(behind), "’" | "'")
                && (behind + 2..(behind + 4).min(view.len())).any(|i| view.word(i) == head);
            let named = behind < view.len() && view.word(behind) == head;
            self.is_state(mention.named) && (owns || named)
        });
        given.map(|mention| mention.named).or(self.home)
    }

    /// The state of a body with a name, and the words that say so: `Karsand’s Defence Ministry`, `the Defence Ministry in
    /// Veshtal`; else the one that the article is about.
    pub(crate) fn of_named_body(&self, view: &View<'_>, names: &Names, named: usize) -> Option<Seat> {
        let own = names.named.get(named).filter(|_| self.is_state_body(named))?;
        let key = format!(" {} ", key_of(&own.name));
        if (0..names.named.len())
            .any(|k| self.is_state[k] && key.contains(&format!(" {} ", key_of(&names.named[k].name))))
        {
            return None; // the name says it
        }
        for mention in names.mentions.iter().filter(|mention| mention.named == named) {
            let sentence = &view.sentences()[view.sentence_of(mention.words.start)];
            let beside = names.within(sentence).iter().find(|other| {
                let in_front = other.words.end <= mention.words.start
                    && mention.words.start - other.words.end <= 2
                    && (other.words.end..mention.words.start)
                        .all(|i| matches!(view.word(i), "’" | "'" | "s"));
                let behind = other.words.start == mention.words.end + 1
                    && matches!(view.word(mention.words.end), "in" | "of");
                in_front || behind
            });
            let Some(other) = beside else { continue };
            let words = mention.words.start.min(other.words.start)..mention.words.end.max(other.words.end);
            if self.is_state(other.named) {
                return Some(Seat { state: State::Named(other.named), evidence: vec![words] });
            }
            if let Some(seat) = self.seat(other.named) {
                return Some(Seat { state: seat.state.clone(), evidence: vec![words] });
            }
        }
        let home = self.home?;
        let first = names.mentions.iter().find(|mention| mention.named == named)?;
        Some(Seat { state: State::Named(home), evidence: vec![first.words.clone()] })
    }
}

fn is_body_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let head = words.iter().position(|word| *word == "of").unwrap_or(words.len());
    // "the Army", "Defence Ministry", "General Staff"; not "Rayat Liberation Army"
    let one =
        words.len() == 1 || !matches!(words[..head].last(), Some(&"army" | &"forces" | &"force" | &"police"));
    let armed =
        matches!(words[..], ["armed", "forces", ..] | ["air", "force", ..] | ["security", "forces", ..]);
    (one || armed) && words[..head].last().is_some_and(|word| BODIES.contains(word))
}

/// Whether a state's people is called so: `Karsandian` or `Karsandis` of `Karsand`.
pub(super) fn is_people(people: &str, state: &str) -> bool {
    let stem = state.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    stem.len() >= 4
        && people.strip_prefix(stem).is_some_and(|rest| {
            matches!(
                rest,
                "n" | "ns"
                    | "an"
                    | "ans"
                    | "ian"
                    | "ians"
                    | "i"
                    | "is"
                    | "ese"
                    | "ish"
                    | "iani"
                    | "ni"
                    | "nis"
            )
        })
}

/// Whether what stands around a name is what stands around states.
fn is_states(view: &View<'_>, mention: &Mention) -> bool {
    let sentence = &view.sentences()[view.sentence_of(mention.words.start)];
    let (start, end) = (mention.words.start, mention.words.end);
    let mark = end < sentence.end && matches!(view.word(end), "’" | "'");
    let first = if mark { end + 2 } else { end };
    let minister = |i: usize| {
        i + 1 < sentence.end && PORTFOLIOS.contains(&view.fold(i)) && view.fold(i + 1).starts_with("minist")
    };
    if first < sentence.end && (OF_STATES.contains(&view.word(first)) || minister(first)) {
        return true;
    }
    start >= sentence.start + 2
        && view.word(start - 1) == "of"
        && matches!(
            view.fold(start - 2),
            "government" | "republic" | "kingdom" | "army" | "president" | "parliament"
        )
}

/// Whether a government sits there: `the government in Veshtal`, `Veshtal’s foreign minister`.
fn is_seat(view: &View<'_>, mention: &Mention) -> bool {
    let start = mention.words.start;
    start >= 2 && view.word(start - 1) == "in" && SEATED.contains(&view.fold(start - 2))
}

/// Capitals that the article itself tells of: the town, its state, and the words.
fn told_capitals(view: &View<'_>, names: &Names) -> HashMap<usize, (usize, Words)> {
    let mut found = HashMap::new();
    for pair in names.mentions.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if a.words.end > b.words.start || b.words.start - a.words.end > 6 || a.named == b.named {
            continue;
        }
        let words: Vec<&str> = (a.words.end..b.words.start).map(|i| view.fold(i)).collect();
        // "Veshtal, the capital of Karsand" and "Karsand’s capital, Veshtal"
        let town_first = matches!(
            words[..],
            [",", "the", "capital", "of"] | [",", "capital", "of"] | ["is", "the", "capital", "of"]
        );
        let state_first = matches!(
            words[..],
            ["'", "s", "capital"]
                | ["'", "s", "capital", ","]
                | ["capital", ","]
                | ["capital", "of"]
                | ["capital"]
        );
        if town_first {
            found.entry(a.named).or_insert((b.named, a.words.start..b.words.end));
        } else if state_first {
            found.entry(b.named).or_insert((a.named, a.words.start..b.words.end));
        }
    }
    found
}
