//! Which of its namesakes a place name means.
//!
//! All mentions of a name in a text mean one place, but for those that a qualifier tells apart ("Paris, Texas"). A
//! first round weighs each namesake by itself; two more weigh it beside the places that the other names mean by then:
//! the states and countries named, what lies near, and what the outlet's name and address say of its home.

use std::collections::BTreeMap;

use onrecord_text::Span;

use crate::demonym::demonyms;
use crate::feature::{Features, own, score};
use crate::gazetteer::{Entry, Kind, code};
use crate::home::{Outlet, home};
use crate::name::Name;
use crate::type_word::Sort;

/// Namesakes weighed; of more the largest, and those in places that the text names.
const MOST_CANDIDATES: usize = 40;
/// How often they are weighed beside each other.
const ROUNDS: usize = 2;
/// Kilometres in which nearness falls to a third.
const NEAR: f64 = 60.0;

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// Where it stands.
    pub span: Span,
    /// The place, or why there is none.
    pub place: Result<Entry, Open>,
    /// Probability that it is this place.
    pub confidence: f64,
}

/// Why a name is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// The gazetteer has no such name.
    Unknown,
    /// It has several, and nothing tells which.
    Ambiguous,
    /// It has such a name, but what else the text names lies elsewhere or nowhere that is known.
    Namesake,
}

/// Names that mean one place.
struct Group {
    name: Name,
    mentions: Vec<usize>,
    candidates: Vec<Candidate>,
}

struct Candidate {
    entry: Entry,
    state: Option<Entry>,
    country: Option<Entry>,
    vector: [f64; 3],
    features: Features,
    share: f64,
}

/// The places that the names at `spans` mean; `spans` in the order of the text.
///
/// ```
/// use onrecord_places::{Outlet, resolve};
/// use onrecord_text::Span;
/// let text = "The mayor of Paris, Texas, spoke in Dallas.";
/// let spans = [Span::new(13, 18), Span::new(20, 25), Span::new(36, 42)];
/// let places = resolve(text, &spans, Outlet::default());
/// assert_eq!(places[0].place.map(|entry| entry.geonames()), Ok(Some(4717560)));
/// ```
pub fn resolve(text: &str, spans: &[Span], outlet: Outlet) -> Vec<Resolved> {
    let groups = weighed(text, spans, outlet);
    let mut resolved: Vec<Resolved> = spans
        .iter()
        .map(|span| Resolved { span: *span, place: Err(Open::Unknown), confidence: 0.0 })
        .collect();
    let unknown = unknown_share(&groups);
    for group in &groups {
        let best = group.candidates.iter().max_by(|one, other| {
            // of equals the first
            one.share.total_cmp(&other.share).then(std::cmp::Ordering::Greater)
        });
        let Some(best) = best else { continue };
        let place = if best.share < LEAST_SHARE && best.entry.log_people() < WELL_KNOWN {
            Err(Open::Ambiguous)
        } else if unknown >= MUCH_UNKNOWN && !supported(best) {
            Err(Open::Namesake)
        } else {
            Ok(best.entry)
        };
        for mention in &group.mentions {
            resolved[*mention].place = place;
            resolved[*mention].confidence = best.share;
        }
    }
    resolved
}

/// Below this probability a name stays open.
const LEAST_SHARE: f64 = 0.2;
/// From this share of unknown names on, a text plays where the gazetteer does not reach.
const MUCH_UNKNOWN: f64 = 0.3;
/// A place of so many people is meant also where nothing speaks for it (natural logarithm; 100,000).
const WELL_KNOWN: f64 = 11.5;

/// The share of names without any candidate among the names of the text.
fn unknown_share(groups: &[Group]) -> f64 {
    let named = groups.iter().filter(|group| !group.mentions.is_empty());
    let (mut unknown, mut all) = (0.0, 0.0);
    for group in named {
        let weight = (1.0 + group.mentions.len() as f64).ln();
        all += weight;
        if group.candidates.is_empty() {
            unknown += weight;
        }
    }
    if all > 0.0 { unknown / all } else { 0.0 }
}

/// Whether something beside the name speaks for the place.
fn supported(candidate: &Candidate) -> bool {
    let [
        ..,
        qualified,
        _,
        state_named,
        country_named,
        near,
        _,
        _,
        _,
        _,
        _,
        home_name,
        home_state,
        home_country,
        _,
        _,
        _,
    ] = candidate.features;
    candidate.entry.kind() <= Kind::State && candidate.entry.log_people() > 11.0
        || candidate.entry.kind() == Kind::Region
        || candidate.entry.log_people() >= WELL_KNOWN
        || qualified > 0.0
        || state_named.max(country_named) > 0.5
        || near > 0.4
        || home_name.max(home_state).max(home_country) > 0.5
}

/// The names in groups, with their candidates weighed.
fn weighed(text: &str, spans: &[Span], outlet: Outlet) -> Vec<Group> {
    let (home_names, home_country) = home(outlet);
    let mut groups = grouped(text, spans);
    for entry in demonyms(text) {
        if !groups.iter().any(|group| matches!(group.name.candidates[..], [(known, _)] if known == entry)) {
            groups.push(Group { name: Name::only(entry), mentions: Vec::new(), candidates: Vec::new() });
        }
    }
    let first_home = groups.len();
    for name in &home_names {
        groups.push(Group {
            name: Name::of(name, Vec::new(), None),
            mentions: Vec::new(),
            candidates: Vec::new(),
        });
    }
    if let Some(country) = home_country {
        groups.push(Group { name: Name::only(country), mentions: Vec::new(), candidates: Vec::new() });
    }
    for group in &mut groups {
        group.candidates = candidates(&group.name);
    }
    settle(&mut groups);
    for _ in 0..ROUNDS {
        let fresh: Vec<Vec<Features>> = (0..groups.len()).map(|at| beside(&groups, at, first_home)).collect();
        for (group, features) in groups.iter_mut().zip(fresh) {
            for (candidate, features) in group.candidates.iter_mut().zip(features) {
                candidate.features = features;
            }
        }
        settle(&mut groups);
    }
    groups
}

fn grouped(text: &str, spans: &[Span]) -> Vec<Group> {
    let names: Vec<Name> = spans.iter().map(|span| Name::at(text, *span)).collect();
    let mut qualified: BTreeMap<(&str, Option<bool>), Vec<Entry>> = BTreeMap::new();
    let sorted = |name: &Name| name.sort.map(|sort| sort == Sort::Division);
    for name in names.iter().filter(|name| holds_any(name)) {
        qualified.entry((&name.key, sorted(name))).or_insert_with(|| name.inside.clone());
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut at: BTreeMap<(String, Option<bool>, Vec<Entry>), usize> = BTreeMap::new();
    for (mention, name) in names.iter().enumerate() {
        let mut name = name.clone();
        if !holds_any(&name) {
            name.inside = qualified.get(&(name.key.as_str(), sorted(&name))).cloned().unwrap_or_default();
        }
        let key = (name.key.clone(), sorted(&name), name.inside.clone());
        let group = *at.entry(key).or_insert_with(|| {
            groups.push(Group { name, mentions: Vec::new(), candidates: Vec::new() });
            groups.len() - 1
        });
        groups[group].mentions.push(mention);
    }
    groups
}

/// Whether its qualifier holds any of its candidates: "Paris, Texas", not "Paris, Berlin and Rome".
fn holds_any(name: &Name) -> bool {
    name.candidates.iter().any(|(entry, _)| holds(&name.inside, *entry))
}

fn holds(inside: &[Entry], entry: Entry) -> bool {
    inside.iter().any(|place| entry != *place && entry.is_in(*place))
}

fn candidates(name: &Name) -> Vec<Candidate> {
    let most_people = name.candidates.iter().map(|(entry, _)| entry.log_people()).fold(0.0, f64::max);
    let qualified = holds_any(name);
    let mut weighed: Vec<Candidate> = name
        .candidates
        .iter()
        .map(|(entry, bears)| {
            let mut features = Features::default();
            own(&mut features, *entry, *bears, most_people);
            let held = holds(&name.inside, *entry);
            features[9] = f64::from(u8::from(held));
            features[10] = f64::from(u8::from(qualified && !held));
            // "Aleppo" is the town, unless its province is said, and "Washington" the capital
            let seat = |other: Entry| {
                let capital = other.is_capital() && other.country() == entry.country();
                other.kind() == Kind::Town && (capital || other.is_in(*entry))
            };
            let division = matches!(entry.kind(), Kind::State | Kind::County);
            features[24] =
                f64::from(u8::from(division && name.candidates.iter().any(|(other, _)| seat(*other))));
            let (latitude, longitude) = entry.point();
            let (north, east) = (latitude.to_radians(), longitude.to_radians());
            Candidate {
                entry: *entry,
                state: entry.state(),
                country: entry.country(),
                vector: [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()],
                features,
                share: 0.0,
            }
        })
        .collect();
    if weighed.len() > MOST_CANDIDATES {
        weighed.sort_by(|one, other| {
            score(&other.features).total_cmp(&score(&one.features)).then(one.entry.cmp(&other.entry))
        });
        weighed.truncate(MOST_CANDIDATES);
    }
    weighed
}

/// Turns scores into probabilities.
fn settle(groups: &mut [Group]) {
    for group in groups {
        let scores: Vec<f64> = group.candidates.iter().map(|candidate| score(&candidate.features)).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - most).exp()).sum();
        for (candidate, score) in group.candidates.iter_mut().zip(scores) {
            candidate.share = (score - most).exp() / sum;
        }
    }
}

/// Whether papers in English are at home there: a town that the outlet is named for lies in such a country.
fn speaks_english(country: Option<Entry>) -> bool {
    let code = country.and_then(code);
    matches!(code, Some("US" | "GB" | "CA" | "AU" | "NZ" | "IE" | "ZA"))
}

/// The features of a group's candidates beside the other groups as they stand.
fn beside(groups: &[Group], at: usize, first_home: usize) -> Vec<Features> {
    let group = &groups[at];
    let others: Vec<(bool, &Group)> = groups
        .iter()
        .enumerate()
        .filter(|(other, group)| *other != at && !group.candidates.is_empty())
        .map(|(other, group)| (other >= first_home, group))
        .collect();
    let inside_text = others.iter().filter(|(home, _)| !home).count().max(1) as f64;
    group
        .candidates
        .iter()
        .map(|candidate| {
            let mut features = candidate.features;
            features[11..22].fill(0.0);
            let mut near_none = 1.0;
            for (home, other) in &others {
                let (mut state, mut country, mut near, mut named_state, mut named_country) =
                    (0.0, 0.0, 0.0_f64, 0.0, 0.0);
                let (mut own_town, mut own_county) = (0.0, 0.0);
                let same_name = other.name.key == group.name.key;
                for there in other.candidates.iter().filter(|there| there.share > 0.01) {
                    let share = there.share;
                    if there.state.is_some() && there.state == candidate.state {
                        if there.entry == candidate.entry.state().unwrap_or(there.entry)
                            && there.entry != candidate.entry
                        {
                            named_state += share;
                        }
                        state += share;
                    }
                    if there.country.is_some() && there.country == candidate.country {
                        if there.entry.kind() == Kind::Country {
                            named_country += share;
                        }
                        country += share;
                    }
                    if there.entry.kind() >= Kind::County && candidate.entry.kind() >= Kind::County {
                        let cosine: f64 =
                            there.vector.iter().zip(candidate.vector).map(|(one, other)| one * other).sum();
                        let kilometres = 6371.0 * (2.0 - 2.0 * cosine).max(0.0).sqrt();
                        near += share * (-kilometres / NEAR).exp();
                        if there.entry.parent() == Some(candidate.entry) {
                            own_town += share;
                        }
                        if candidate.entry.parent() == Some(there.entry) {
                            own_county += share;
                        }
                    }
                }
                if *home {
                    let town = same_name
                        && candidate.entry.kind() == Kind::Town
                        && speaks_english(candidate.country);
                    features[19] = features[19].max(f64::from(u8::from(town)));
                    features[20] = features[20].max(if same_name { 0.0 } else { state });
                    features[21] = features[21].max(country);
                } else {
                    features[11] = features[11].max(named_state);
                    features[12] = features[12].max(named_country);
                    features[13] = features[13].max(near);
                    near_none *= 1.0 - near.min(1.0);
                    features[15] += state / inside_text;
                    features[16] += country / inside_text;
                    features[17] = features[17].max(own_town);
                    features[18] = features[18].max(own_county);
                }
            }
            features[14] = 1.0 - near_none;
            features
        })
        .collect()
}

/// A name's mentions and its candidates with their features, for training.
#[doc(hidden)]
#[derive(Debug)]
pub struct Weighed {
    /// Which of the spans.
    pub mentions: Vec<usize>,
    /// GeoNames identifier and features.
    pub candidates: Vec<(Option<u32>, Vec<f64>)>,
}

/// The features of every name's candidates after the last round, for training.
#[doc(hidden)]
pub fn features(text: &str, spans: &[Span], outlet: Outlet) -> Vec<Weighed> {
    let groups = weighed(text, spans, outlet).into_iter().filter(|group| !group.mentions.is_empty());
    groups
        .map(|group| {
            let candidates =
                group.candidates.iter().map(|c| (c.entry.geonames(), c.features.to_vec())).collect();
            Weighed { mentions: group.mentions, candidates }
        })
        .collect()
}
