//! Whether two numbers of one article are told of one event.
//!
//! *Tells apart* counts of other days, of other places, of another clash than the one told before, sums over weeks and counts
//! of one event, and counts far from each other whose words have nothing in common.
//! *Leaves together* what nothing tells apart within a few sentences.

use onrecord_record::{DateType, EntityKind, Figure, Piece};

use crate::story::Story;
use crate::terms::{Terms, lower_words};

/// Sentences within which two counts are of one event if nothing tells them apart.
const NEAR: usize = 6;
/// The last of the sentences that tell what an article is about.
const LEAD: usize = 1;
/// Least weight of the words that two counts far from each other share.
const SHARED: f32 = 6.0;

/// Words that make an event another one than the one told before.
const ANOTHER: &[&str] = &[
    "another",
    "other",
    "separate",
    "second",
    "third",
    "similar",
    "earlier",
    "previous",
    "subsequent",
    "different",
];

/// Nouns for events in which people come to harm.
const EVENTS: &[&str] = &[
    "accident",
    "action",
    "ambush",
    "assault",
    "attack",
    "battle",
    "blast",
    "bombing",
    "clash",
    "combat",
    "confrontation",
    "crash",
    "encounter",
    "engagement",
    "explosion",
    "fight",
    "fighting",
    "incident",
    "killing",
    "massacre",
    "murder",
    "offensive",
    "operation",
    "raid",
    "report",
    "riot",
    "shooting",
    "skirmish",
    "strike",
];

/// Where and when a number is told of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Incident {
    /// Places named beside it, by their words.
    places: Vec<String>,
    /// Days, months or years named beside it, ISO 8601.
    pub times: Vec<String>,
    /// Whether it is a sum over weeks, months or years.
    pub sum: bool,
    /// Whether it is told of "another clash" or of what happened "elsewhere".
    another: bool,
    /// Whether it is of an earlier year than the article's.
    past: bool,
    /// Whether it stands in the title or the first sentences, which tell of the article's event.
    lead: bool,
    /// Whether it is told of a place that the article has not named before.
    new_place: bool,
    terms: Terms,
}

impl Incident {
    pub(crate) fn of(story: &Story<'_>, figure: &Figure, sentence: usize) -> Self {
        let Some(whole) = story.sentences.get(sentence) else { return Self::default() };
        // what the speaker says: the day and the place of speaking are no part of it
        let said = story.said_of(figure).map(|said| story.said[said].statement.content.as_slice());
        let parts: Vec<&Piece> = match said {
            Some(content) => content.iter().collect(),
            None => vec![whole],
        };
        let inside = |piece: &Piece| {
            whole.start <= piece.start
                && piece.end <= whole.end
                && parts.iter().any(|part| part.start <= piece.start && piece.end <= part.end)
        };
        let reading = story.reading;
        let mut places: Vec<String> = Vec::new();
        let mut new_place = false;
        for mention in reading.mentions.iter().filter(|mention| inside(&mention.piece)) {
            let place = reading.entities.iter().any(|entity| {
                entity.id == mention.entity
                    && matches!(entity.kind, EntityKind::Place | EntityKind::Location | EntityKind::Facility)
            });
            if place {
                places.push(lower_words(&mention.piece.text).join(" "));
                new_place |= !reading
                    .mentions
                    .iter()
                    .any(|other| other.entity == mention.entity && other.piece.start < whole.start);
            }
        }
        places.extend(figure.place.iter().map(|place| lower_words(&place.text).join(" ")));
        let dates = || reading.dates.iter().filter(|date| inside(&date.mention));
        let times: Vec<String> = dates()
            .filter(|date| matches!(date.kind, DateType::Date | DateType::Time))
            .filter_map(|date| date.value.clone())
            .filter(|value| value.starts_with(|c: char| c.is_ascii_digit()))
            .map(|value| value.chars().take_while(|c| *c != 'T').collect())
            .collect();
        let words = lower_words(&whole.text);
        // the dead and the clash are in every such sentence, and who speaks is no part of the event
        let matter: Vec<String> = match said {
            Some(_) => parts.iter().flat_map(|part| lower_words(&part.text)).collect(),
            None => words.clone(),
        };
        let matter: Vec<String> =
            matter.into_iter().filter(|word| !is_event(word) && !is_harm(word)).collect();
        let year = reading.document.published.as_deref().and_then(|day| day.get(..4));
        let past = times.iter().any(|time| match year {
            Some(year) => time.get(..4).is_some_and(|own| own < year),
            None => time.len() == 4,
        });
        Self {
            another: is_another(&words),
            sum: is_sum(&words),
            past,
            places,
            lead: sentence <= LEAD,
            new_place,
            times,
            terms: Terms::of(&matter.join(" ")),
        }
    }

    /// Whether neither place nor day is told.
    pub(crate) fn is_bare(&self) -> bool {
        self.places.is_empty() && self.times.is_empty()
    }

    /// Whether two counts, the first so many sentences before the second, can be of one event.
    pub(crate) fn meets(&self, later: &Self, apart: usize) -> bool {
        let days = times_meet(&self.times, &later.times);
        let share = |one: &str, other: &str| {
            one.split(' ').any(|word| word.len() > 2 && other.split(' ').any(|own| own == word))
        };
        let places = self.places.is_empty()
            || later.places.is_empty()
            || self.places.iter().any(|one| later.places.iter().any(|other| share(one, other)));
        let past = self.past == later.past || !self.times.is_empty() && !later.times.is_empty();
        // a count without place and day of its own is of the article's event
        let of_lead = self.lead && later.is_bare();
        let near = apart <= NEAR || of_lead || self.terms.shared(&later.terms).weight() >= SHARED;
        let anew = later.another || later.new_place || self.another && apart > 0;
        days && places && past && near && self.sum == later.sum && !anew
    }
}

/// Whether two lists of days, months or years, where both tell any, have one in common.
pub(crate) fn times_meet(some: &[String], others: &[String]) -> bool {
    let in_one =
        |one: &String, other: &String| one.starts_with(other.as_str()) || other.starts_with(one.as_str());
    some.is_empty()
        || others.is_empty()
        || some.iter().any(|one| others.iter().any(|other| in_one(one, other)))
}

/// `another clash`, `a separate bomb attack`, `in addition`, `elsewhere`.
fn is_another(words: &[String]) -> bool {
    let goes_on = matches!(words, [first, ..] if first == "meanwhile")
        || matches!(words, [first, second, ..] if first == "in" && second == "addition");
    goes_on
        || words.iter().enumerate().any(|(i, word)| {
            word == "elsewhere"
                || ANOTHER.contains(&word.as_str())
                    && words[i + 1..].iter().take(3).any(|noun| is_event(noun))
        })
}

/// Whether a word is one of those by which the harmed are counted.
fn is_harm(word: &str) -> bool {
    crate::count::is_people(word)
        || [
            "kill", "dead", "death", "die", "wound", "injur", "hurt", "captur", "kidnap", "missing",
            "arrest", "detain",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Whether a word is a noun for events in which people come to harm, in the singular or the plural.
fn is_event(word: &str) -> bool {
    EVENTS.iter().any(|event| word.strip_prefix(event).is_some_and(|end| matches!(end, "" | "s" | "es")))
}

/// `over the last six weeks`, `since January`, `so far this year`, `in several clashes`.
fn is_sum(words: &[String]) -> bool {
    let many = words.iter().enumerate().any(|(i, word)| {
        matches!(word.as_str(), "several" | "various" | "numerous" | "many" | "series" | "wave")
            && words[i + 1..].iter().take(3).any(|noun| noun.ends_with('s') && is_event(noun))
    });
    many || words.windows(2).any(|pair| {
        matches!(
            (pair[0].as_str(), pair[1].as_str()),
            ("so", "far")
                | ("to", "date")
                | ("the", "past")
                | ("this", "year")
                | ("last", "year")
                | ("a", "year")
                | ("each", "year")
                | ("every", "year")
                | ("in", "recent")
                | ("this", "century")
        ) || matches!(pair[0].as_str(), "last" | "past" | "recent")
            && matches!(
                pair[1].as_str(),
                "week"
                    | "weeks"
                    | "month"
                    | "months"
                    | "year"
                    | "years"
                    | "decade"
                    | "decades"
                    | "days"
                    | "few"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "2"
                    | "3"
                    | "4"
                    | "5"
                    | "6"
                    | "7"
                    | "8"
                    | "9"
                    | "10"
                    | "12"
                    | "24"
            )
    }) || words.iter().any(|word| matches!(word.as_str(), "since" | "annually" | "yearly"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_event_and_sums_are_told_by_their_words() {
        for text in
            ["Two more died in another bomb attack", "elsewhere two soldiers died", "a separate clash"]
        {
            assert!(is_another(&lower_words(text)), "{text}");
        }
        assert!(!is_another(&lower_words("the other side said that two had died")));
        for text in ["85 people over the last six weeks", "12 so far this year", "40 since January"] {
            assert!(is_sum(&lower_words(text)), "{text}");
        }
        assert!(!is_sum(&lower_words("12 people were killed on Monday")));
    }
}
