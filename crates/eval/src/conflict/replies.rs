//! Counts replies and disputes.
//!
//! A reply is linked where a link of the record (answers, denies, contradicts) ties the statement that stands for it to one
//! that stands for any it answers; of those with both ends found, and of all. A reply to the outlet's words is linked where
//! a link ties it to an item of the record that shares words with them. A link is right that ties two sides of a gold reply, or statements
//! of two parties of one gold dispute. A dispute is found where a link or a dispute of the record ties two of its parties;
//! one of the record is right that ties two parties of a gold dispute.

use std::collections::BTreeSet;

use onrecord_record::{Link, LinkKind, Linked, split_address};

use super::gold::{GoldDispute, GoldParty, GoldReply};
use super::paired::{Paired, shared};
use super::tally::Tally;

/// An item of the record: the gold statements that it stands for, and where it stands.
struct Item<'a> {
    golds: Vec<&'a str>,
    words: Vec<usize>,
}

pub(super) fn count(paired: &Paired<'_>, linked: &Linked, tally: &mut Tally) {
    let ties: Vec<(Item<'_>, Item<'_>)> =
        links(paired).map(|link| (item(paired, &link.from), item(paired, &link.to))).collect();
    for reply in &paired.gold.replies {
        let is_linked =
            |a: &Item<'_>, b: &Item<'_>| a.golds.contains(&reply.from.as_str()) && answers(paired, reply, b);
        let hit = ties.iter().any(|(a, b)| is_linked(a, b) || is_linked(b, a));
        if reply.to.is_empty() {
            tally.add("replies to the outlet linked", hit);
            continue;
        }
        tally.add("replies linked, of all", hit);
        let is_found = |id: &String| {
            let gold = paired.gold.statements.iter().position(|statement| statement.id == *id);
            gold.is_some_and(|gold| paired.found[gold].is_some())
        };
        if is_found(&reply.from) && reply.to.iter().any(is_found) {
            tally.add("replies linked", hit);
        }
    }
    for (a, b) in &ties {
        tally.add("links right", is_right(paired, a, b));
    }
    let made = disputes(paired, linked);
    for dispute in &paired.gold.disputes {
        let by_link = ties.iter().any(|(a, b)| parts(paired, dispute, [a, b]));
        let by_dispute = made.iter().any(|items| parts(paired, dispute, items));
        tally.add("disputes found", by_link || by_dispute);
    }
    for items in &made {
        let is_right = paired.gold.disputes.iter().any(|dispute| parts(paired, dispute, items));
        tally.add("disputes right", is_right);
    }
}

/// The record's links between accounts.
pub(super) fn links<'a>(paired: &Paired<'a>) -> impl Iterator<Item = &'a Link> {
    let kinds = [LinkKind::Answers, LinkKind::Denies, LinkKind::Contradicts];
    paired.reading.links.iter().filter(move |link| kinds.contains(&link.kind))
}

/// Whether a link of the record is one that a reader sees.
pub(super) fn is_right_link(paired: &Paired<'_>, link: &Link) -> bool {
    is_right(paired, &item(paired, &link.from), &item(paired, &link.to))
}

/// Whether a gold reply or dispute is missed: neither is linked.
pub(super) fn is_reply_linked(paired: &Paired<'_>, reply: &GoldReply) -> bool {
    links(paired).any(|link| {
        let (a, b) = (item(paired, &link.from), item(paired, &link.to));
        let from = reply.from.as_str();
        (a.golds.contains(&from) && answers(paired, reply, &b))
            || (b.golds.contains(&from) && answers(paired, reply, &a))
    })
}

/// Whether a link or a dispute of the record ties two parties of a gold dispute.
pub(super) fn is_dispute_found(paired: &Paired<'_>, linked: &Linked, dispute: &GoldDispute) -> bool {
    let tied = |link: &Link| parts(paired, dispute, [&item(paired, &link.from), &item(paired, &link.to)]);
    links(paired).any(tied) || disputes(paired, linked).iter().any(|items| parts(paired, dispute, items))
}

fn item<'a>(paired: &Paired<'a>, id: &str) -> Item<'a> {
    let words = paired.words_of_item(id);
    let figure = paired.reading.figures.iter().find(|figure| figure.id == id);
    // A figure stands for what its statement does, where that holds it.
    let statement = figure.map_or(Some(id), |figure| figure.statement.as_deref());
    Item { golds: statement.map(|id| paired.golds_of(id)).unwrap_or_default(), words }
}

fn answers(paired: &Paired<'_>, reply: &GoldReply, item: &Item<'_>) -> bool {
    let outlet = paired.words_of_spans(&reply.outlet);
    reply.to.iter().any(|to| item.golds.contains(&to.as_str())) || shared(&outlet, &item.words) > 0
}

fn is_right(paired: &Paired<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let replies = paired.gold.replies.iter().any(|reply| {
        let is =
            |x: &Item<'_>, y: &Item<'_>| x.golds.contains(&reply.from.as_str()) && answers(paired, reply, y);
        is(a, b) || is(b, a)
    });
    replies || paired.gold.disputes.iter().any(|dispute| parts(paired, dispute, [a, b]))
}

/// Whether items stand on two sides of a dispute.
fn parts<'i>(
    paired: &Paired<'_>,
    dispute: &GoldDispute,
    items: impl IntoIterator<Item = &'i Item<'i>>,
) -> bool {
    let mut sides: Vec<BTreeSet<usize>> = Vec::new();
    for item in items {
        let holds = |party: &GoldParty| match party {
            GoldParty::Speaker { statements, .. } => {
                statements.iter().any(|statement| item.golds.contains(&statement.as_str()))
            }
            GoldParty::Outlet(outlet) => {
                item.golds.is_empty() && shared(&paired.words_of_spans(&[outlet.outlet]), &item.words) > 0
            }
        };
        let held = dispute.parties.iter().enumerate().filter(|(_, party)| holds(party)).map(|(at, _)| at);
        sides.push(held.collect());
    }
    // Two items on two sides; one that stands on both alone parts nobody.
    sides
        .iter()
        .enumerate()
        .any(|(at, a)| sides[at + 1..].iter().any(|b| a.iter().any(|x| b.iter().any(|y| x != y))))
}

/// The items of each dispute that the record of this article alone makes.
fn disputes<'a>(paired: &Paired<'a>, linked: &Linked) -> Vec<Vec<Item<'a>>> {
    let made = linked.disputes.iter().map(|dispute| {
        let positions = dispute.parties.iter().flat_map(|party| &party.positions);
        positions
            .map(|position| item(paired, split_address(&position.item).map_or("", |(_, item)| item)))
            .collect()
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use onrecord_record::Why;

    use super::*;
    use crate::conflict::made_up::{nothing, record, said, with};

    const TEXT: &str = "Guns fired. Obi said Tarn fired. Tarn denied it. Lisse waited, she said.";

    fn gold() -> super::super::gold::ConflictArticle {
        let statement = |id: &str, source: &str, cue: &str, content: &str| {
            format!(
                r#"{{"id": "{id}", "source": [{source}], "cue": [{cue}], "content": [{content}], "speaker": null, "parties": [], "act": "assert", "manner": "indirect"}}"#
            )
        };
        let statements = [
            statement("s1", "[12, 15]", "[16, 20]", "[21, 31]"),
            statement("s2", "[33, 37]", "[38, 44]", "[45, 47]"),
            statement("s3", "[63, 66]", "[67, 71]", "[49, 61]"),
        ];
        with(&format!(
            r#""statements": [{}], "replies": [{{"from": "s2", "to": ["s1"], "outlet": []}}, {{"from": "s2", "to": [], "outlet": [[0, 10]]}}],
               "disputes": [{{"issue": "who fired", "parties": [{{"name": "Obi", "statements": ["s1"]}}, {{"name": "Tarn", "statements": ["s2"]}}]}}]"#,
            statements.join(",")
        ))
    }

    fn reading(links: &[(&str, &str)]) -> onrecord_record::Reading {
        let statements = vec![
            said("s1", &[(12, 15)], &[(16, 20)], &[(21, 31)], Some("Obi")),
            said("s2", &[(33, 37)], &[(38, 44)], &[(45, 47)], Some("Tarn")),
            said("s3", &[(63, 66)], &[(67, 71)], &[(49, 61)], Some("Lisse")),
        ];
        let mut record = record(TEXT, statements);
        record.links = links
            .iter()
            .map(|(from, to)| Link {
                id: format!("{from}{to}"),
                kind: LinkKind::Denies,
                from: (*from).into(),
                to: (*to).into(),
                why: Why { rule: String::new(), reason: String::new() },
                confidence: 1.0,
            })
            .collect();
        record
    }

    #[track_caller]
    fn check(links: &[(&str, &str)], expected: [(usize, usize); 4]) {
        let (gold, record) = (gold(), reading(links));
        let mut tally = Tally::default();
        count(&Paired::new(&gold, &record), &nothing(), &mut tally);
        let measures = ["replies linked", "replies to the outlet linked", "links right", "disputes found"];
        assert_eq!(measures.map(|measure| tally.of(measure)), expected);
    }

    #[test]
    fn a_reply_is_linked_to_what_it_answers_and_its_dispute_found() {
        check(&[("s2", "s1")], [(1, 1), (0, 1), (1, 1), (1, 1)]);
    }

    #[test]
    fn a_link_to_another_statement_is_wrong() {
        check(&[("s2", "s3")], [(0, 1), (0, 1), (0, 1), (0, 1)]);
        check(&[], [(0, 1), (0, 1), (0, 0), (0, 1)]);
    }

    #[test]
    fn a_repeat_is_no_reply() {
        let (gold, mut record) = (gold(), reading(&[("s2", "s1")]));
        record.links[0].kind = LinkKind::Repeats;
        let mut tally = Tally::default();
        count(&Paired::new(&gold, &record), &nothing(), &mut tally);
        assert_eq!((tally.of("replies linked"), tally.of("links right")), ((0, 1), (0, 0)));
    }
}
