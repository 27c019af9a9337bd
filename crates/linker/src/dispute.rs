//! Disputes: connected links, with the parties and what each says. No verdict.
//!
//! Denials and contradictions hold a dispute together; that a party repeats itself in another article joins two; answers and
//! later figures join what is there. Figures and statements make disputes of their own. Where a chain of links leads too
//! far, its weakest links are left out until the parts are of a size that one issue can have.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{Act, Dispute, DisputeState, IssueKind, Link, LinkKind, Party, Piece, Position};

use crate::across::{At, Collection, Who};
use crate::hash;
use crate::union::Sets;

/// Items that one issue has at most before its weakest links are left out.
const MOST: usize = 40;
/// Words of a title.
const TITLE: usize = 14;

pub(crate) fn find(collection: &Collection<'_>, links: &[Link]) -> Vec<Dispute> {
    let ends: Vec<Option<(At, At)>> =
        links.iter().map(|link| Some((collection.item(&link.from)?, collection.item(&link.to)?))).collect();
    // those printed again stand for the earliest
    let mut items: Vec<At> = ends.iter().flatten().flat_map(|(from, to)| [*from, *to]).collect();
    items.sort_unstable();
    items.dedup();
    let number: BTreeMap<At, usize> = items.iter().enumerate().map(|(i, item)| (*item, i)).collect();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let all: Vec<usize> = (0..links.len()).filter(|i| ends[*i].is_some()).collect();
    split(links, &ends, &number, &all, 0.0, &mut parts);
    let mut disputes: Vec<Dispute> =
        parts.iter().filter_map(|part| dispute(collection, links, &ends, part)).collect();
    disputes.sort_by(|one, other| {
        let key = |dispute: &Dispute| (dispute.since.is_none(), dispute.since.clone(), dispute.id.clone());
        key(one).cmp(&key(other))
    });
    disputes
}

/// The connected parts of some links that are at least so sure; larger ones are split again with a higher bar.
fn split(
    links: &[Link],
    ends: &[Option<(At, At)>],
    number: &BTreeMap<At, usize>,
    some: &[usize],
    least: f32,
    parts: &mut Vec<Vec<usize>>,
) {
    let mut sets = Sets::new(number.len());
    let holds = |link: &Link| !matches!(link.why.rule.as_str(), "printed again" | "turn of an interview");
    let kept: Vec<usize> =
        some.iter().copied().filter(|i| holds(&links[*i]) && links[*i].confidence >= least).collect();
    for i in &kept {
        if let Some((from, to)) = ends[*i] {
            sets.join(number[&from], number[&to]);
        }
    }
    let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in kept {
        if let Some((from, _)) = ends[i] {
            by_root.entry(sets.root(number[&from])).or_default().push(i);
        }
    }
    for part in by_root.into_values() {
        if !part.iter().any(|i| matches!(links[*i].kind, LinkKind::Denies | LinkKind::Contradicts)) {
            continue;
        }
        let items: BTreeSet<At> =
            part.iter().filter_map(|i| ends[*i]).flat_map(|(from, to)| [from, to]).collect();
        if items.len() > MOST && least < 0.85 {
            split(links, ends, number, &part, (least + 0.1).max(0.55), parts);
        } else {
            parts.push(part);
        }
    }
}

fn dispute(
    collection: &Collection<'_>,
    links: &[Link],
    ends: &[Option<(At, At)>],
    part: &[usize],
) -> Option<Dispute> {
    let mut items: Vec<At> = part.iter().filter_map(|i| ends[*i]).flat_map(|(from, to)| [from, to]).collect();
    items.sort_by_key(|item| (collection.facts[item.0].place(), start(collection, *item), item.1));
    items.dedup();
    let replaced: BTreeSet<At> = part
        .iter()
        .filter(|i| links[**i].kind == LinkKind::Supersedes)
        .filter_map(|i| ends[*i].map(|(_, to)| to))
        .collect();
    let mut parties: Vec<(Who, Party)> = Vec::new();
    for item in &items {
        let who = collection.party(*item);
        let position = position(collection, *item, replaced.contains(item));
        match parties.iter_mut().find(|(known, _)| *known == who && who != Who::Nobody) {
            Some((_, party)) => party.positions.push(position),
            None => {
                let (actor, name) = name_of(collection, *item, &who);
                parties.push((who, Party { actor, name, positions: vec![position] }));
            }
        }
    }
    let issue = issue(collection, links, ends, part);
    let days: Vec<&str> = items.iter().filter_map(|item| day(collection, *item)).collect();
    let first = collection.address(*items.first()?);
    Some(Dispute {
        id: hash::identifier("d", &[issue_word(issue), &first]),
        title: title(collection, links, ends, part, &items, issue),
        issue,
        since: days.iter().min().map(|day| (*day).to_owned()),
        until: days.iter().max().map(|day| (*day).to_owned()),
        state: state(links, ends, part, &replaced),
        parties: parties.into_iter().map(|(_, party)| party).collect(),
        links: part.iter().map(|i| links[*i].id.clone()).collect(),
    })
}

fn start(collection: &Collection<'_>, item: At) -> usize {
    match (collection.statement(item), collection.figure(item)) {
        (Some(statement), _) => statement.pieces.first().map_or(0, |piece| piece.start),
        (_, Some(figure)) => figure.sentence.start,
        _ => 0,
    }
}

fn day<'a>(collection: &Collection<'a>, item: At) -> Option<&'a str> {
    let published = collection.facts[item.0].published.as_deref()?;
    Some(published.get(..10).unwrap_or(published))
}

fn position(collection: &Collection<'_>, item: At, superseded: bool) -> Position {
    let pieces: Vec<Piece> = match (collection.statement(item), collection.figure(item)) {
        (Some(statement), _) => statement.pieces.clone(),
        (_, Some(figure)) => vec![figure.sentence.clone()],
        _ => Vec::new(),
    };
    let origin = collection.group[item.0].map(|group| collection.origins[group].id.clone());
    let published = day(collection, item).map(str::to_owned);
    Position { item: collection.address(item), published, pieces, superseded, origin }
}

fn name_of(collection: &Collection<'_>, item: At, who: &Who) -> (Option<String>, String) {
    match who {
        Who::Actor(actor) => {
            let actor = &collection.actors.actors[*actor];
            (Some(actor.id.clone()), actor.name.clone())
        }
        Who::Outlet(name) => (None, name.clone()),
        Who::Unnamed(..) | Who::Nobody => (None, collection.by(item).name.clone()),
    }
}

fn issue(
    collection: &Collection<'_>,
    links: &[Link],
    ends: &[Option<(At, At)>],
    part: &[usize],
) -> IssueKind {
    let of_figures = |i: &usize| {
        let figure = ends[*i].is_some_and(|(_, to)| collection.figure(to).is_some());
        links[*i].kind == LinkKind::Contradicts && figure
    };
    if part.iter().any(of_figures) {
        return IssueKind::Figure;
    }
    let answered: Vec<Act> = part
        .iter()
        .filter(|i| matches!(links[**i].kind, LinkKind::Denies | LinkKind::Contradicts))
        .filter_map(|i| collection.statement(ends[*i]?.1).map(|statement| statement.act))
        .collect();
    let of = |acts: &[Act]| answered.iter().filter(|act| acts.contains(act)).count();
    let demands = of(&[Act::CallFor, Act::Propose, Act::Want, Act::Promise, Act::Ask, Act::Threaten]);
    let charges = of(&[Act::Accuse, Act::Criticise]);
    if 2 * charges >= answered.len() && charges > 0 {
        IssueKind::Accusation
    } else if 2 * demands > answered.len() {
        IssueKind::Demand
    } else {
        IssueKind::Claim
    }
}

fn issue_word(issue: IssueKind) -> &'static str {
    match issue {
        IssueKind::Figure => "figure",
        IssueKind::Accusation => "accusation",
        IssueKind::Claim => "claim",
        IssueKind::Demand => "demand",
    }
}

/// The numbers that stand against each other, or the words that were denied first.
fn title(
    collection: &Collection<'_>,
    links: &[Link],
    ends: &[Option<(At, At)>],
    part: &[usize],
    items: &[At],
    issue: IssueKind,
) -> String {
    if issue == IssueKind::Figure {
        let mut numbers: Vec<String> = Vec::new();
        for figure in items.iter().filter_map(|item| collection.figure(*item)) {
            let written =
                written(&figure.sentence.text, &figure.expression, figure.count.head_words.as_deref());
            if numbers.len() < 5 && !numbers.iter().any(|known| known.starts_with(&figure.expression)) {
                numbers.push(written);
            }
        }
        return numbers.join(" / ");
    }
    let denied = part
        .iter()
        .filter(|i| matches!(links[**i].kind, LinkKind::Denies | LinkKind::Contradicts))
        .filter_map(|i| ends[*i])
        .filter_map(|(_, to)| {
            Some((collection.facts[to.0].place(), start(collection, to), collection.statement(to)?))
        })
        .min_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    let Some((.., statement)) = denied else { return String::new() };
    let text = statement.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" … ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let cut = words.len() > TITLE;
    let mut title = words[..words.len().min(TITLE)].join(" ");
    if cut {
        title.push_str(" …");
    }
    title
}

/// A number with what it counts, where that stands right behind it.
fn written(sentence: &str, expression: &str, head: Option<&str>) -> String {
    let Some(head) = head else { return expression.to_owned() };
    let Some(at) = sentence.find(expression) else { return expression.to_owned() };
    let behind = &sentence[at + expression.len()..];
    match behind.find(head) {
        Some(gap) if gap < 40 => {
            let mut end = at + expression.len() + gap + head.len();
            // “12 “terrorists” with the mark that ends the quotation
            let open = sentence[at..end].rfind(['“', '‘']);
            if open > sentence[at..end].rfind(['”', '’']) {
                end += sentence[end..]
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '”' | '’'))
                    .map_or(0, char::len_utf8);
            }
            sentence[at..end].to_owned()
        }
        _ => expression.to_owned(),
    }
}

fn state(links: &[Link], ends: &[Option<(At, At)>], part: &[usize], replaced: &BTreeSet<At>) -> DisputeState {
    let stands = |i: &usize| {
        let (from, to) = ends[*i].expect("a part has ends");
        !replaced.contains(&from) && !replaced.contains(&to)
    };
    let against = |i: &&usize| matches!(links[**i].kind, LinkKind::Denies | LinkKind::Contradicts);
    if !replaced.is_empty() && !part.iter().filter(against).any(stands) {
        return DisputeState::Superseded;
    }
    let answered = part.iter().any(|i| matches!(links[*i].kind, LinkKind::Denies | LinkKind::Answers));
    if answered { DisputeState::Answered } else { DisputeState::Open }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_number_is_written_with_what_it_counts_and_the_mark_behind_it() {
        let sentence = "It said that 12 “terrorists” had been killed, and 40 people hurt.";
        assert_eq!(written(sentence, "12", Some("terrorists")), "12 “terrorists”");
        assert_eq!(written(sentence, "40", Some("people")), "40 people");
        assert_eq!(written(sentence, "40", Some("clerks")), "40");
    }
}
