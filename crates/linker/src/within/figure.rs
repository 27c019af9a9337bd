//! Figures of one article that cannot both be right, and figures that replace others.
//!
//! *Finds* counts of the same thing by different parties whose ranges do not meet; counts of casualties that stand side by
//! side by different parties, whatever they call the dead; a number given against another's in a reply; a party's later
//! count with "up from", "then", "earlier".
//! *Leaves alone* counts with another place or time, additions ("three more"), parts and wholes that fit.

use onrecord_record::{ChangeRole, Figure, FigureKind, Link, LinkKind, Mention, Why};

use super::Found;
use super::incident::Incident;
use crate::count::{Count, is_number_noun, is_people};
use crate::party::Party;
use crate::story::Story;
use crate::terms::lower_words;

/// Words that tell that a number replaces another of the same party.
const REPLACES: &[&str] = &[
    "raised",
    "lowered",
    "revised",
    "updated",
    "corrected",
    "earlier",
    "previously",
    "initially",
    "originally",
    "replaced",
    "then",
    "later",
];

/// Bodies whose numbers are those of the state named beside them.
const BODIES: &[&str] = &["army", "authorities", "government", "military", "ministry", "officials", "police"];
/// Sentences within which two counts stand side by side.
const BESIDE: usize = 1;
/// Sentences within which fewer people than another's soldiers or fighters are the same dead.
const WIDER: usize = 2;

/// Characters between a number with its people and another of the same people.
const BETWEEN: usize = 40;
/// Words of a statement that is nothing but a number.
const ALONE: usize = 4;

/// A figure of the article with what the rules ask of it.
pub(crate) struct Given<'a> {
    pub figure: &'a Figure,
    pub count: Count,
    pub sentence: usize,
    pub party: Party,
    /// Whether the number was given without its million.
    pub scaled: bool,
    /// Where and when it is told of.
    pub incident: Incident,
}

/// The figures that somebody could dispute, in order.
pub(crate) fn given<'a>(story: &Story<'a>) -> Vec<Given<'a>> {
    let mut all: Vec<Given<'a>> = Vec::new();
    for figure in &story.reading.figures {
        let sentence = story.sentence(figure.expression.start);
        let text = story.sentences.get(sentence).map_or("", |piece| piece.text.as_str());
        // "20 and 21 November", "at 1100"
        let is_date = story.reading.dates.iter().any(|date| {
            date.mention.start < figure.expression.end && figure.expression.start < date.mention.end
        });
        let Some(count) = Count::of(figure, text).filter(|_| !is_date) else { continue };
        let party = match story.said_of(figure) {
            Some(said) => story.said[said].party.clone(),
            None => put_by(story, figure, sentence),
        };
        let incident = Incident::of(story, figure, sentence);
        all.push(Given { figure, count, sentence, party, scaled: false, incident });
    }
    scale(&mut all);
    name_bare(story, &mut all);
    carry_people(&mut all);
    all
}

/// `killed 25 soldiers, wounded 30`: the second number is of the first one's people.
fn carry_people(all: &mut [Given<'_>]) {
    for i in 1..all.len() {
        let (before, own) = (&all[i - 1], &all[i]);
        let carries = own.count.casualty.is_some()
            && own.count.head_words.is_none()
            && own.count.head.as_deref() == Some("people")
            && before.count.casualty.is_some()
            && before.count.casualty != own.count.casualty
            && before.sentence == own.sentence
            && own.figure.expression.start.saturating_sub(before.figure.expression.end) <= BETWEEN;
        if carries {
            all[i].count.head = all[i - 1].count.head.clone();
        }
    }
}

/// `the Relief Office says 3.1`, beside a number in millions, is in millions too.
fn scale(all: &mut [Given<'_>]) {
    for i in 0..all.len() {
        let (low, high) = (all[i].count.low, all[i].count.high);
        let bare = all[i].count.bare && low.fract() != 0.0 && high == Some(low) && low < 1000.0;
        let beside = bare
            .then(|| {
                all[..i]
                    .iter()
                    .rev()
                    .find(|other| all[i].sentence - other.sentence <= 2 && other.count.low >= 1e6)
            })
            .flatten();
        if let Some(scale) = beside.map(|other| if other.count.low >= 1e9 { 1e9 } else { 1e6 }) {
            all[i].count.low = low * scale;
            all[i].count.high = high.map(|high| high * scale);
            all[i].scaled = true;
        }
    }
}

/// `put the figure at 800,000` counts what the last number of its size counted.
fn name_bare(story: &Story<'_>, all: &mut [Given<'_>]) {
    for i in 1..all.len() {
        if !all[i].count.bare
            || all[i].count.casualty.is_some()
            || all[i].count.low.max(all[i].count.high.unwrap_or(0.0)) < 20.0
            || !stands_for_number(story, &all[i])
        {
            continue;
        }
        let near = all[..i].iter().rev().filter(|other| all[i].sentence - other.sentence <= 8);
        let named = near
            .filter(|other| other.count.casualty.is_some() && other.count.is_near(&all[i].count))
            .map(|other| (other.count.casualty, other.count.head.clone()))
            .next();
        if let Some((casualty, head)) = named {
            all[i].count.casualty = casualty;
            all[i].count.head = head;
            // the place in such a sentence is of who counts
            all[i].count.place = None;
        }
    }
}

/// Whether a number without a noun is one that was told before: `put the toll at 40`, `the true figure was`, `“Four million.”`.
fn stands_for_number(story: &Story<'_>, given: &Given<'_>) -> bool {
    let Some(sentence) = story.sentences.get(given.sentence) else { return false };
    let words = lower_words(&sentence.text);
    let named = words.iter().any(|word| is_number_noun(word));
    let put = words.iter().position(|word| matches!(word.as_str(), "put" | "puts" | "putting"));
    let put = put.is_some_and(|at| words[at..].iter().any(|word| word == "at"));
    let alone = story.said_of(given.figure).is_some_and(|said| story.said[said].words.len() <= ALONE);
    named || put || alone
}

/// Who puts a number that the outlet tells: `Karsand’s government has put the figure at 800,000`.
fn put_by(story: &Story<'_>, figure: &Figure, sentence: usize) -> Party {
    let Some(piece) = story.sentences.get(sentence) else { return Party::Nobody };
    let before = piece.text.split(figure.expression.text.as_str()).next().unwrap_or_default();
    let words = lower_words(before);
    let Some(verb) =
        words.iter().rposition(|word| matches!(word.as_str(), "put" | "puts" | "estimates" | "estimated"))
    else {
        return Party::Nobody;
    };
    if !words[verb..].iter().any(|word| word == "at") {
        return Party::Nobody;
    }
    let subject: Vec<String> = words[..verb]
        .iter()
        .filter(|word| !matches!(word.as_str(), "the" | "has" | "had" | "have"))
        .map(|word| word.trim_end_matches("'s").to_owned())
        .collect();
    let entity = story.reading.mentions.iter().find(|mention| {
        mention.piece.start >= piece.start
            && mention.piece.end <= piece.end
            && subject.last().is_some_and(|last| lower_words(&mention.piece.text).last() == Some(last))
    });
    // "Karsand’s government": the state's
    let owner = || {
        let body = subject.last().is_some_and(|last| BODIES.contains(&last.as_str()));
        let own = |mention: &&Mention| {
            mention.piece.start >= piece.start
                && mention.piece.end <= figure.expression.start
                && lower_words(&mention.piece.text).iter().all(|word| subject.contains(word))
        };
        body.then(|| story.reading.mentions.iter().find(own)).flatten()
    };
    match entity.or_else(owner) {
        Some(mention) => story.parties.of_entity(&mention.entity),
        None if subject.is_empty() => Party::Nobody,
        None => Party::Unnamed(subject.join(" ")),
    }
}

pub(crate) fn find(story: &Story<'_>, replies: &[Found]) -> Vec<Link> {
    let mut all = given(story);
    // a number told by nobody that another tells too is that one's
    let told: Vec<bool> = all
        .iter()
        .map(|one| {
            one.party == Party::Nobody
                && all.iter().any(|other| {
                    other.party != Party::Nobody
                        && other.count.equals(&one.count)
                        && other.count.casualty == one.count.casualty
                })
        })
        .collect();
    let mut told = told.iter();
    all.retain(|_| !told.next().copied().unwrap_or_default());
    let mut links: Vec<Link> = Vec::new();
    for later in 1..all.len() {
        for earlier in (0..later).rev() {
            let (to, from) = (&all[earlier], &all[later]);
            if let Some((kind, why, confidence)) = supersedes(story, to, from)
                .or_else(|| contradicts(to, from))
                .or_else(|| answers_number(story, replies, to, from))
            {
                let turned = kind == LinkKind::Supersedes && replaced_first(to, from);
                let (from, to) = if turned { (to, from) } else { (from, to) };
                links.push(Link {
                    id: String::new(),
                    kind,
                    from: from.figure.id.clone(),
                    to: to.figure.id.clone(),
                    why,
                    confidence,
                });
            }
        }
    }
    links
}

type Finding = (LinkKind, Why, f32);

fn why(rule: &str, to: &Given<'_>, from: &Given<'_>) -> Why {
    let reason = format!("“{}” and “{}”", to.figure.expression.text, from.figure.expression.text);
    Why { rule: rule.to_owned(), reason }
}

fn contradicts(to: &Given<'_>, from: &Given<'_>) -> Option<Finding> {
    if !to.count.parts_from(&from.count) || !to.count.setting_meets(&from.count) || same_party(to, from) {
        return None;
    }
    let casualty = to.count.casualty.is_some() && to.count.casualty == from.count.casualty;
    let apart = from.sentence - to.sentence;
    let told_by_both = to.party != Party::Nobody && from.party != Party::Nobody;
    let one_event = to.incident.meets(&from.incident, apart) && to.count.is_near(&from.count);
    let same_people = to.count.head == from.count.head;
    let fits = apart <= WIDER
        || same_people
        || from.incident.is_bare() && from.count.head.as_deref() == Some("people");
    if casualty && one_event && to.count.counts_same(&from.count) && told_by_both && fits {
        return Some((LinkKind::Contradicts, why("same casualties", to, from), 0.8));
    }
    if casualty && one_event && told_by_both && apart <= BESIDE && beside(&to.count, &from.count) {
        return Some((LinkKind::Contradicts, why("casualties side by side", to, from), 0.7));
    }
    let reported =
        from.figure.statement.as_deref().zip(to.figure.statement.as_deref()).is_some_and(|(from, to)| {
            from.starts_with(&format!("{to}.")) || to.starts_with(&format!("{from}."))
        });
    (reported && (to.scaled || from.scaled) && to.count.is_near(&from.count))
        .then(|| (LinkKind::Contradicts, why("one’s number against another’s", to, from), 0.7))
}

/// Whether two counts of one sort of harm are of one event although they call the harmed by different words.
fn beside(one: &Count, other: &Count) -> bool {
    !one.opposes(other) && one.peoples_meet(other)
}

/// A number given in a reply to a statement with a number: `disputed the number ... fewer than 1,500 were on the list`.
fn answers_number(story: &Story<'_>, replies: &[Found], to: &Given<'_>, from: &Given<'_>) -> Option<Finding> {
    let (asserted, answer) = (story.said_of(to.figure)?, story.said_of(from.figure)?);
    let reply = replies.iter().find(|found| {
        let (replier, number) = (&story.said[found.from], &story.said[answer]);
        found.to == asserted
            && (found.from == answer
                // what stands right behind the reply, by the same side as far as can be told
                || found.from < answer
                    && number.party != story.said[asserted].party
                    && number.from.saturating_sub(replier.to) <= 1)
            && found.kind == LinkKind::Denies
    })?;
    let fits = to.count.kind == from.count.kind
        && to.count.unit == from.count.unit
        && to.count.is_near(&from.count)
        && to.count.parts_from(&from.count)
        && to.count.setting_meets(&from.count)
        && counts_alike(story, to, from)
        && from.count.low.max(from.count.high.unwrap_or(0.0)) > 1.0;
    // the number that is turned down is told again: not that one
    let told_again = story.reading.figures.iter().any(|figure| {
        figure.id != from.figure.id
            && figure.low == from.figure.low
            && figure.statement == to.figure.statement
    });
    (fits && !told_again && !same_party(to, from))
        .then(|| (LinkKind::Contradicts, why("number in a reply", to, from), reply.confidence - 0.05))
}

/// Whether a number in a reply counts what the number replied to counts: the same noun, people by whatever word, or no noun.
fn counts_alike(story: &Story<'_>, to: &Given<'_>, from: &Given<'_>) -> bool {
    let people = |count: &Count| {
        count.casualty.is_some()
            || count.head_words.as_deref().is_some_and(|word| is_people(&word.to_lowercase()))
    };
    to.count.head.is_some() && to.count.head == from.count.head
        || people(&to.count) && people(&from.count)
        || from.count.bare && stands_for_number(story, from)
}

fn supersedes(story: &Story<'_>, to: &Given<'_>, from: &Given<'_>) -> Option<Finding> {
    if to.count.equals(&from.count) || from.sentence - to.sentence > 1 || to.count.kind != from.count.kind {
        return None;
    }
    let role = |given: &Given<'_>| given.figure.change.map(|change| change.role);
    let same_statement = to.figure.statement.is_some() && to.figure.statement == from.figure.statement;
    let near = to.count.is_near(&from.count) && to.count.unit == from.count.unit;
    let from_to = role(to) == Some(ChangeRole::From) || role(from) == Some(ChangeRole::From);
    if same_statement
        && near
        && from_to
        && (to.count.bare || from.count.bare || to.count.head == from.count.head)
    {
        return Some((LinkKind::Supersedes, why("up or down from", to, from), 0.8));
    }
    let same = same_party(to, from) || to.sentence == from.sentence && to.party == from.party;
    let like = to.count.head == from.count.head && to.count.casualty == from.count.casualty;
    if !(same && like && near && to.count.parts_from(&from.count)) {
        return None;
    }
    // "2.9 million, then 3.1 million": the word stands between the two
    let end = story.sentences.get(to.sentence)?.end;
    let (start, behind) = (to.figure.expression.end, from.figure.expression.start);
    let between = lower_words(story.between(start, behind.min(end)));
    let replaced = between.len() <= 9
        && to.count.kind == FigureKind::Count
        && between.iter().any(|word| REPLACES.contains(&word.as_str()));
    let moved = to.sentence == from.sentence
        && to.count.casualty.is_some()
        && matches!((&to.count.as_of, &from.count.as_of), (Some(one), Some(two)) if one != two);
    (replaced && to.sentence == from.sentence || moved)
        .then(|| (LinkKind::Supersedes, why("later number", to, from), 0.65))
}

/// `3.1 million, up from 2.9 million`: the number told first is the new one.
fn replaced_first(first: &Given<'_>, second: &Given<'_>) -> bool {
    let from = |given: &Given<'_>| given.figure.change.is_some_and(|change| change.role == ChangeRole::From);
    from(second) && !from(first)
}

fn same_party(one: &Given<'_>, other: &Given<'_>) -> bool {
    one.party == other.party
}
