//! Which of the statements around a reply it replies to.

use crate::claim::{Matter, Owner};
use crate::party::Party;
use crate::story::{Said, Story};
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
        if said.statement.polarity == Polarity::Negative {
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
        (Party::Nobody, Party::Nobody) => reply.statement.source == said.statement.source,
        (one, other) => one == other,
    };
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
            let source: Vec<String> = said
                .statement
                .source
                .iter()
                .flat_map(|piece| crate::terms::lower_words(&piece.text))
                .collect();
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
