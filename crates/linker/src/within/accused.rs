//! What an accused party says to the charge.
//!
//! *Finds* `X accused Y of ...` and, in the next sentences, the first thing that Y is reported to say which turns something
//! down: flatly, or in words of the charge.
//! *Leaves alone* whatever else Y says in the article.

use onrecord_record::{Act, LinkKind};

use super::Found;
use super::reply::turned_down;
use super::target::{can_be_meant, speaks_of};
use crate::party::Party;
use crate::story::Story;

/// Sentences between a charge and what is said to it.
const SENTENCES: usize = 5;

pub(crate) fn find(story: &Story<'_>, from: usize, before: &[Found]) -> Option<Found> {
    let said = &story.said[from];
    if said.party == Party::Nobody || said.outer.is_some() || said.statement.act == Act::Accuse {
        return None;
    }
    let to = (0..from).rev().find(|to| {
        let charge = &story.said[*to];
        charge.statement.act == Act::Accuse
            && said.from.saturating_sub(charge.to) <= SENTENCES
            && can_be_meant(story, from, *to)
            && (speaks_of(story, charge, &said.party) || is_subject(story, *to, &said.party))
    })?;
    let answered = before.iter().any(|found| found.to == to && story.said[found.from].party == said.party);
    let charge = &story.said[to];
    let denies = turned_down(said);
    let about = said.terms.shared(&charge.terms).iter().any(|term| term.rarity() > 3.5);
    // "dismissed the governor as weak" says nothing of a charge
    let of_somebody = said.cue.iter().any(|word| word.starts_with("dismiss"))
        && !said.words.iter().take(6).any(|word| crate::claim::noun(word).is_some() || word == "that");
    let flatly = said.statement.act == Act::Deny && !of_somebody;
    if answered || !denies || !flatly {
        return None;
    }
    let confidence = if flatly && about { 0.75 } else { 0.6 };
    let reason = format!("its party is accused in {}", charge.statement.id);
    Some(Found { kind: LinkKind::Denies, from, to, rule: "accused party", reason, confidence })
}

/// `Karsand’s government has been accused of ...`: the accused stands in front.
fn is_subject(story: &Story<'_>, charge: usize, party: &Party) -> bool {
    let statement = story.said[charge].statement;
    statement.source.is_empty()
        && statement.content.first().is_some_and(|piece| {
            story.reading.mentions.iter().any(|mention| {
                story.parties.of_entity(&mention.entity) == *party
                    && piece.start <= mention.piece.start
                    && mention.piece.end <= piece.end
            })
        })
}
