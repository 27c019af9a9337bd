//! Which of the statements around a reply it replies to.

use crate::claim::{Matter, Owner};
use crate::party::Party;
use crate::story::{Said, Story};
use crate::terms::lower_words;
use onrecord_record::{Act, Manner, Polarity};

/// How far back a reply looks, in sentences.
const SENTENCES: usize = 7;
/// Least score of a statement that a reply without its own words for it can mean.
const LEAST: f32 = 1.5;

/// The statement that a reply most likely means, with its score.
///
/// Counts how near it is, whether its speaker is the one named ("the ministry’s account"), whether it is of the sort named
/// ("the accusation"), whether it speaks of the one who replies, and shared words.
pub(crate) fn choose(
    story: &Story<'_>,
    from: usize,
    owner: Option<&Owner>,
    matter: Option<Matter>,
) -> Option<(usize, f32)> {
    let reply = &story.said[from];
    let mut best: Option<(usize, f32)> = None;
    for to in (0..from).rev() {
        let said = &story.said[to];
        if reply.from.saturating_sub(said.to) > SENTENCES {
            continue;
        }
        if !can_be_meant(story, from, to) {
            continue;
        }
        let mut score = 3.0 - 0.45 * (reply.from.saturating_sub(said.to)) as f32;
        score -= 0.1 * steps(story, to, from) as f32;
        if let Some(owner) = owner {
            let free = matches!(owner, Owner::Before(_) | Owner::Many);
            score += match owns(story, said, owner) {
                true if free => 0.0,
                true => 2.5,
                false => -3.0,
            };
        }
        if let Some(matter) = matter {
            score += fits(story, said, matter);
            // a print that nobody owns may be anybody's
            score -= if matter == Matter::Print && owner.is_none() { 1.0 } else { 0.0 };
        }
        if speaks_of(story, said, &reply.party) {
            score += 1.2;
        }
        score += 0.4 * said.terms.shared(&reply.terms).len().min(3) as f32;
        if matches!(said.statement.act, Act::Deny | Act::Reject) {
            score -= 1.5;
        } else if said.statement.polarity == Polarity::Negative {
            score -= 0.6;
        }
        // whoever asks a question by telling another's words is not the one who is answered
        let reported = said.outer.is_some_and(|outer| asks(story, outer));
        let asks = asks(story, to) && story.said.iter().any(|inner| inner.outer == Some(to));
        score += if reported {
            0.5
        } else if said.outer.is_some() {
            -0.5
        } else {
            0.0
        };
        score -= if asks { 0.5 } else { 0.0 };
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((to, score));
        }
    }
    best.filter(|(_, score)| *score >= LEAST)
}

/// Whether a reply can mean a statement at all: another party's, and neither holds the other.
pub(crate) fn can_be_meant(story: &Story<'_>, from: usize, to: usize) -> bool {
    let (reply, said) = (&story.said[from], &story.said[to]);
    let same = match (&reply.party, &said.party) {
        // "the official" is the "USDA official" told of before
        (Party::Unnamed(one), Party::Unnamed(other)) => {
            let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
            one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
        }
        // "I", "he"
        (Party::Nobody, Party::Nobody) => source_words(reply) == source_words(said),
        (one, other) => one == other,
    } || is_of_one_side(story, reply, said)
        || is_own_voice(story, from, to);
    let holds = |outer: usize, inner: usize| {
        let mut up = story.said[inner].outer;
        while let Some(i) = up {
            if i == outer {
                return true;
            }
            up = story.said[i].outer;
        }
        false
    };
    !same && !holds(to, from) && !holds(from, to)
}

fn source_words(said: &Said<'_>) -> Vec<String> {
    said.statement.source.iter().flat_map(|piece| lower_words(&piece.text)).collect()
}

/// Whether the other statement is most likely the speaker's too: a quotation without a source, an "I" or a "they" that could
/// not be resolved, right behind words of the same party.
fn is_own_voice(story: &Story<'_>, from: usize, to: usize) -> bool {
    let (said, other) = (&story.said[from], &story.said[to]);
    let source = source_words(other);
    let pronoun = matches!(source.as_slice(), [one] if onrecord_lexicon::pronoun(one).is_some());
    let quoted = !matches!(other.statement.manner, Manner::Indirect) && other.statement.act != Act::Ask;
    let bare = source.is_empty() && quoted;
    if other.party != Party::Nobody || !(pronoun || bare) {
        return false;
    }
    let top = |said: &&Said<'_>| said.party != Party::Nobody && said.outer.is_none();
    story.said[..to].iter().rev().find(top).is_some_and(|before| before.party == said.party)
}

/// Nouns for those who stand against the one whose name goes before.
const AGAINST: &[&str] =
    &["critic", "opponent", "rival", "accuser", "detractor", "challenger", "enem", "wife", "husband", "ex"];

/// Whether one source bears the other's name: `Fairfield` and `one of Fairfield’s lawyers`, `Espinoza` and `Manuel Espinoza`.
fn is_of_one_side(story: &Story<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    let (own, their) = (source_words(one), source_words(other));
    let names = |said: &Said<'_>| -> Vec<String> {
        let person =
            said.statement.speaker_entity.as_deref().filter(|entity| story.parties.is_person(entity));
        let name = person.and(said.statement.speaker.as_deref()).map(lower_words).unwrap_or_default();
        name.into_iter().filter(|word| word.chars().count() > 3).collect()
    };
    let against =
        |words: &[String]| words.iter().any(|word| AGAINST.iter().any(|noun| word.starts_with(noun)));
    let bears = |words: &[String], names: &[String]| {
        names.last().is_some_and(|name| words.iter().any(|word| word.trim_end_matches("'s") == name))
    };
    if against(&own) || against(&their) {
        return false;
    }
    // two full names with one surname are two
    let two = names(one).len() > 1 && names(other).len() > 1;
    !two && (bears(&their, &names(one)) || bears(&own, &names(other)))
}

/// Whether a statement speaks of a party: names it.
pub(crate) fn speaks_of(story: &Story<'_>, said: &Said<'_>, party: &Party) -> bool {
    match party {
        Party::Entity(_) => {
            let inside = |start: usize, end: usize| {
                said.statement.content.iter().any(|piece| piece.start <= start && end <= piece.end)
            };
            story.reading.mentions.iter().any(|mention| {
                story.parties.of_entity(&mention.entity) == *party
                    && inside(mention.piece.start, mention.piece.end)
            })
        }
        Party::Unnamed(words) => {
            let words: Vec<&str> = words.split(' ').collect();
            said.words.windows(words.len()).any(|some| some.iter().zip(&words).all(|(a, b)| a == b))
        }
        Party::Nobody => false,
    }
}

fn owns(story: &Story<'_>, said: &Said<'_>, owner: &Owner) -> bool {
    let speaker = said.statement.speaker_entity.as_deref();
    match owner {
        Owner::Person => match speaker {
            Some(entity) => story.parties.is_person(entity),
            None => !said.statement.source.is_empty(),
        },
        Owner::Body => speaker.is_none_or(|entity| !story.parties.is_person(entity)),
        Owner::Many => true,
        Owner::Before(words) => {
            let names = words.iter().filter(|word| story.parties.is_name(word)).count();
            names == 0 || owns(story, said, &Owner::Named(words.clone()))
        }
        Owner::Named(words) => {
            let source: Vec<String> =
                said.statement.source.iter().flat_map(|piece| lower_words(&piece.text)).collect();
            words.iter().any(|word| source.contains(word) || story.parties.is_called(&said.party, word))
        }
    }
}

fn fits(story: &Story<'_>, said: &Said<'_>, matter: Matter) -> f32 {
    let act = said.statement.act;
    let has_figure =
        || story.reading.figures.iter().any(|figure| figure.statement.as_deref() == Some(&said.statement.id));
    match matter {
        Matter::Any => 0.0,
        Matter::Print => {
            let prints = said.cue.iter().chain(&said.words).any(|word| {
                let word = word.as_str();
                ["report", "publish", "writ", "wrote", "reveal", "stor", "tweet", "post", "articl"]
                    .iter()
                    .any(|stem| word.starts_with(stem))
            });
            // a person may have told a story too: "her story"
            let told =
                said.statement.speaker_entity.as_deref().is_none_or(|entity| story.parties.is_person(entity));
            if prints {
                0.7
            } else if told {
                -0.6
            } else {
                -1.2
            }
        }
        Matter::Charge if matches!(act, Act::Accuse | Act::Criticise) => 1.0,
        // who backs, asks, promises or turns something down has not laid blame
        Matter::Charge
            if matches!(
                act,
                Act::Agree | Act::Praise | Act::Promise | Act::Reject | Act::Deny | Act::Want | Act::Ask
            ) =>
        {
            -2.5
        }
        Matter::Claim if matches!(act, Act::Assert | Act::Accuse | Act::Believe | Act::Announce) => 0.3,
        Matter::Figure => {
            if has_figure() {
                1.5
            } else {
                -1.5
            }
        }
        Matter::Demand
            if matches!(
                act,
                Act::CallFor | Act::Propose | Act::Ask | Act::Want | Act::Promise | Act::Threaten
            ) =>
        {
            1.0
        }
        Matter::Demand => -1.0,
        Matter::Charge | Matter::Claim => -0.3,
    }
}

/// How many statements of the top level stand between two.
fn steps(story: &Story<'_>, to: usize, from: usize) -> usize {
    (to + 1..from).filter(|i| story.said[*i].outer.is_none()).count()
}

/// Whether a statement is an interviewer's turn or a question.
fn asks(story: &Story<'_>, at: usize) -> bool {
    let statement = story.said[at].statement;
    let outlet = story.reading.document.outlet.as_deref().map(str::to_lowercase);
    statement.act == Act::Ask
        || story.said[at].cue.is_empty() && statement.manner == Manner::Block
        || (outlet.is_some() && statement.speaker.as_deref().map(str::to_lowercase) == outlet)
        || statement.content.last().is_some_and(|piece| piece.text.trim_end().ends_with('?'))
}
