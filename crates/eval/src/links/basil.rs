//! Events and main entities of BASIL against what was linked.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{Linked, Reading, split_address};

use crate::{BasilStory, Ratio};

/// How well articles of one event are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventScores {
    /// Pairs of articles in one related group, of those of one event.
    pub pairs: Ratio,
    /// Events whose articles are all in one group.
    pub together: usize,
    /// Events whose group holds these articles and no other.
    pub exact: usize,
    /// Events.
    pub events: usize,
}

/// Related groups against the events. `event` gives each article's.
pub fn score_events(linked: &Linked, event: &BTreeMap<String, String>) -> EventScores {
    let mut events: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (document, event) in event {
        events.entry(event).or_default().insert(document);
    }
    let pairs_of = |count: usize| count * count.saturating_sub(1) / 2;
    let mut scores = EventScores { events: events.len(), ..EventScores::default() };
    scores.pairs.gold = events.values().map(|articles| pairs_of(articles.len())).sum();
    for group in &linked.related {
        let documents: BTreeSet<&str> = group.documents.iter().map(String::as_str).collect();
        scores.pairs.made += pairs_of(documents.len());
        for articles in events.values() {
            let hit = articles.intersection(&documents).count();
            scores.pairs.hit += pairs_of(hit);
            scores.together += usize::from(hit == articles.len());
            scores.exact += usize::from(*articles == documents);
        }
    }
    scores
}

/// How well main entities are one actor across the articles of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MainEntityScores {
    /// Main entities that two articles of an event or more name.
    pub entities: usize,
    /// Of these, the ones that are one actor in all articles that name them.
    pub one: usize,
    /// Pairs of articles of one event whose main entity is the same actor, of all pairs that name it.
    pub pairs: Ratio,
    /// Actors that hold two different main entities of one event.
    pub mixed: usize,
    /// Main entities that are several actors.
    pub parted: Vec<Parted>,
}

/// A main entity that is several actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// The event.
    pub event: String,
    /// Its name in the corpus.
    pub name: String,
    /// The articles' entities, each with the identifier of its actor and its name there.
    pub bearers: Vec<(String, String, String)>,
}

/// Actors against the main entities of each event, found in an article by the whole name or by its last word.
pub fn score_main_entities(
    linked: &Linked,
    articles: &[BasilStory],
    readings: &[Reading],
) -> MainEntityScores {
    let actor_of: BTreeMap<&str, usize> = linked
        .actors
        .iter()
        .enumerate()
        .flat_map(|(i, actor)| actor.members.iter().map(move |member| (member.as_str(), i)))
        .collect();
    let by_id: BTreeMap<&str, &Reading> =
        readings.iter().map(|reading| (reading.id.as_str(), reading)).collect();
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut of_event: BTreeMap<&str, Vec<&Reading>> = BTreeMap::new();
    for article in articles {
        names.entry(&article.event).or_default().extend(article.main_entities.iter().map(String::as_str));
        of_event.entry(&article.event).or_default().extend(by_id.get(article.article.id.as_str()));
    }
    let mut scores = MainEntityScores::default();
    for (event, names) in names {
        let mut owner: BTreeMap<usize, &str> = BTreeMap::new();
        for name in names {
            let addresses = of_event[event].iter().filter_map(|reading| entity_of(reading, name));
            let bearers: Vec<(String, usize)> = addresses
                .filter_map(|address| Some((actor_of.get(address.as_str()).copied()?, address)))
                .map(|(actor, address)| (address, actor))
                .collect();
            let actors: Vec<usize> = bearers.iter().map(|(_, actor)| *actor).collect();
            for actor in actors.iter().copied().collect::<BTreeSet<usize>>() {
                scores.mixed +=
                    usize::from(owner.insert(actor, name).is_some_and(|known| !alike(known, name)));
            }
            if actors.len() < 2 {
                continue;
            }
            scores.entities += 1;
            if actors.iter().all(|actor| *actor == actors[0]) {
                scores.one += 1;
            } else {
                let told = |(address, actor): &(String, usize)| {
                    (address.clone(), linked.actors[*actor].id.clone(), name_at(readings, address))
                };
                let bearers = bearers.iter().map(told).collect();
                scores.parted.push(Parted { event: event.to_owned(), name: name.to_owned(), bearers });
            }
            for (i, one) in actors.iter().enumerate() {
                let same = actors[i + 1..].iter().filter(|other| *other == one).count();
                let all = actors.len() - i - 1;
                scores.pairs.add(same, all, all);
            }
        }
    }
    scores
}

/// What an entity is called in its article.
fn name_at(readings: &[Reading], address: &str) -> String {
    let entity = split_address(address).and_then(|(document, item)| {
        let reading = readings.iter().find(|reading| reading.id == document)?;
        reading.entities.iter().find(|entity| entity.id == item)
    });
    entity.map(|entity| entity.name.clone()).unwrap_or_default()
}

/// Whether two names of main entities may be one's ("Obama", "Barack Obama").
fn alike(one: &str, other: &str) -> bool {
    last_word(one) == last_word(other)
}

fn last_word(name: &str) -> String {
    name.split_whitespace().last().unwrap_or_default().to_lowercase()
}

/// The entity of an article that bears a name: the whole name, or the last word of it and the most statements.
fn entity_of(reading: &Reading, name: &str) -> Option<String> {
    let folded = name.to_lowercase();
    let whole = reading.entities.iter().find(|entity| {
        entity.name.to_lowercase() == folded
            || entity.aliases.iter().any(|alias| alias.to_lowercase() == folded)
    });
    let by_last = || {
        let candidates = reading.entities.iter().filter(|entity| last_word(&entity.name) == last_word(name));
        candidates.max_by_key(|entity| entity.statements)
    };
    let entity = whole.or_else(by_last)?;
    let address = onrecord_record::item_address(&reading.id, &entity.id);
    split_address(&address).is_some().then_some(address)
}
