//! Links between the items of different articles, from what pairs of articles propose and who is who.
//!
//! The items of a copy are those of the earliest article that prints the story: they are linked to them once, as printed
//! again, and everything else is said of the earliest. So twelve prints of one denial are one denial.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use onrecord_record::{
    Constraints, EntityKind, Link, LinkKind, OriginGroup, Why, item_address, split_address,
};

use crate::actor::Actors;
use crate::facts::{By, Facts, FigureFacts, StatementFacts};
use crate::hash;
use crate::index::Pairs;
use crate::pair::{Asks, Candidate, Item};
use crate::sketch::shared;

/// Statements of other articles that one denial turns down at most.
const ELSEWHERE: usize = 2;
/// From here on a repetition is sure enough to stand beside another.
const SURE: f32 = 0.8;

/// An item by its article's place in time and its index there.
pub(crate) type At = (usize, Item);

/// The articles with what is known of them as a whole.
pub(crate) struct Collection<'a> {
    pub facts: &'a [&'a Facts],
    pub actors: &'a Actors,
    pub origins: &'a [OriginGroup],
    /// By article, the group of copies that it belongs to.
    pub group: Vec<Option<usize>>,
    /// Items of copies and the items of the earliest that they print again.
    same: HashMap<At, At>,
    /// Articles by identifier.
    place: HashMap<&'a str, usize>,
    /// The body that each actor speaks for, by most of the articles that say so.
    chief: HashMap<usize, usize>,
}

/// Who said an item, as far as it can be told across articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Who {
    Actor(usize),
    Outlet(String),
    /// A source without a name, which is the same only within its article.
    Unnamed(usize, String),
    Nobody,
}

impl<'a> Collection<'a> {
    pub(crate) fn new(facts: &'a [&'a Facts], origins: &'a [OriginGroup], actors: &'a Actors) -> Self {
        let place: HashMap<&str, usize> =
            facts.iter().enumerate().map(|(i, facts)| (facts.document.as_str(), i)).collect();
        let mut group = vec![None; facts.len()];
        let mut same = HashMap::new();
        for (number, origin) in origins.iter().enumerate() {
            let earliest = place[origin.earliest.as_str()];
            for member in &origin.members {
                let copy = place[member.document.as_str()];
                group[copy] = Some(number);
                if copy != earliest {
                    print_again(facts, earliest, copy, &mut same);
                }
            }
        }
        let chief = chiefs(facts, actors);
        Self { facts, actors, origins, group, same, place, chief }
    }

    /// The links of all articles, in order.
    pub(crate) fn links(&self, pairs: &Pairs<'_>, constraints: &Constraints) -> Vec<Link> {
        let mut links = Found::default();
        // of items that linking looks no further at
        let mut unseen: Vec<Link> = Vec::new();
        for (copy, original) in &self.same {
            let reason = format!("a copy of {}", self.facts[original.0].document);
            links.put(LinkKind::Repeats, *copy, *original, "printed again", reason, 0.9);
        }
        for (i, facts) in self.facts.iter().enumerate() {
            for link in &facts.links {
                let (Some(from), Some(to)) = (self.item(&link.from), self.item(&link.to)) else {
                    unseen.push(Link {
                        id: hash::identifier("l", &[kind_word(link.kind), &link.from, &link.to]),
                        ..link.clone()
                    });
                    continue;
                };
                // a copy's own links are the earliest's, where it prints both ends again
                let (from, to) = (self.original(from), self.original(to));
                if from.0 == i || to.0 == i || self.group[i].is_none() {
                    links.put(link.kind, from, to, &link.why.rule, link.why.reason.clone(), link.confidence);
                }
            }
        }
        // what a denial turns down in its own article tells what it turns down elsewhere
        let mut denied: BTreeMap<At, At> = BTreeMap::new();
        let within = self.facts.iter().flat_map(|facts| &facts.links);
        for link in within.filter(|link| link.kind == LinkKind::Denies) {
            if let (Some(from), Some(to)) = (self.item(&link.from), self.item(&link.to)) {
                denied.insert(self.original(from), self.original(to));
            }
        }
        let holding = self.holding(pairs, &self.kept_apart(constraints));
        let repeats = first_said(&holding);
        for (from, targets) in &repeats {
            for (to, candidate) in targets {
                let reason = self.reason(*to, *from);
                links.put(LinkKind::Repeats, *from, *to, candidate.rule, reason, candidate.confidence);
            }
        }
        for (left, right, candidate) in holding {
            let later = (self.facts[right.0].place(), right) > (self.facts[left.0].place(), left);
            let (mut from, mut to) = match candidate.kind {
                LinkKind::Repeats => continue,
                LinkKind::Denies if candidate.right_replies => (right, left),
                LinkKind::Denies => (left, right),
                _ if later => (right, left),
                _ => (left, right),
            };
            if candidate.kind == LinkKind::Denies {
                let own = denied.get(&from).and_then(|own| self.statement(*own)).zip(self.statement(to));
                if own.is_some_and(|(own, other)| own.terms.containment(&other.terms) < 0.35) {
                    continue;
                }
                // what was said in several articles was said in the first
                (from, to) = (earliest(&repeats, from), earliest(&repeats, to));
            }
            let dated = self.facts[from.0].day != self.facts[to.0].day;
            if from.0 != to.0 && (dated || candidate.kind != LinkKind::Supersedes) {
                let reason = self.reason(left, right);
                links.put(candidate.kind, from, to, candidate.rule, reason, candidate.confidence);
            }
        }
        let rejected: HashSet<&str> = constraints.rejected_links.iter().map(String::as_str).collect();
        let mut links: Vec<Link> = links.nearest().map(|(ends, because)| self.link(ends, because)).collect();
        links.extend(unseen);
        links.retain(|link| !rejected.contains(link.id.as_str()) && link.from != link.to);
        links.sort_by(|one, other| (&one.from, &one.to, one.kind).cmp(&(&other.from, &other.to, other.kind)));
        links
    }

    /// The candidates of pairs that are no copies of each other, whose speakers are who they must be, in the order of time.
    fn holding<'p>(
        &self,
        pairs: &Pairs<'p>,
        apart: &HashSet<(usize, usize)>,
    ) -> Vec<(At, At, &'p Candidate)> {
        let mut holding = Vec::new();
        for (i, j, pair) in pairs.iter() {
            if self.group[i].is_some() && self.group[i] == self.group[j] {
                continue;
            }
            for candidate in &pair.candidates {
                let (left, right) = (self.original((i, candidate.left)), self.original((j, candidate.right)));
                if left.0 != right.0 && self.holds(left, right, candidate.asks, apart) {
                    holding.push((left, right, candidate));
                }
            }
        }
        holding
    }

    fn link(&self, (from, to, kind): Ends, because: Because) -> Link {
        let (from, to) = (self.address(from), self.address(to));
        let id = hash::identifier("l", &[kind_word(kind), &from, &to]);
        let Because { rule, reason, confidence } = because;
        Link { id, kind, from, to, why: Why { rule, reason }, confidence }
    }

    fn reason(&self, left: At, right: At) -> String {
        match (self.statement(left), self.statement(right)) {
            (Some(one), Some(other)) => {
                let words = one.terms.common(&other.terms).len;
                format!("{words} words in common, {} and {}", one.by.name, other.by.name)
            }
            _ => {
                let number =
                    |item| self.figure(item).map(|figure| figure.expression.as_str()).unwrap_or_default();
                format!("“{}” and “{}”", number(left), number(right))
            }
        }
    }

    /// The item of the earliest article that prints this one, or itself.
    pub(crate) fn original(&self, item: At) -> At {
        self.same.get(&item).copied().unwrap_or(item)
    }

    pub(crate) fn address(&self, (article, item): At) -> String {
        let facts = self.facts[article];
        let id = match item {
            Item::Statement(i) => &facts.statements[i].id,
            Item::Figure(i) => &facts.figures[i].id,
        };
        item_address(&facts.document, id)
    }

    pub(crate) fn item(&self, address: &str) -> Option<At> {
        let (document, id) = split_address(address)?;
        let article = *self.place.get(document)?;
        let facts = self.facts[article];
        let statement = facts.statements.iter().position(|statement| statement.id == id).map(Item::Statement);
        let item = statement
            .or_else(|| facts.figures.iter().position(|figure| figure.id == id).map(Item::Figure))?;
        Some((article, item))
    }

    pub(crate) fn statement(&self, (article, item): At) -> Option<&'a StatementFacts> {
        match item {
            Item::Statement(i) => Some(&self.facts[article].statements[i]),
            Item::Figure(_) => None,
        }
    }

    pub(crate) fn figure(&self, (article, item): At) -> Option<&'a FigureFacts> {
        match item {
            Item::Figure(i) => Some(&self.facts[article].figures[i]),
            Item::Statement(_) => None,
        }
    }

    pub(crate) fn by(&self, item: At) -> &'a By {
        match item.1 {
            Item::Statement(i) => &self.facts[item.0].statements[i].by,
            Item::Figure(i) => &self.facts[item.0].figures[i].by,
        }
    }

    /// Who speaks.
    pub(crate) fn speaker(&self, item: At) -> Who {
        let by = self.by(item);
        match by.entity {
            Some(entity) => Who::Actor(self.actors.of[item.0][entity]),
            None => self.unnamed(item.0, by),
        }
    }

    /// Whose position it is: the body's that the speaker speaks for.
    pub(crate) fn party(&self, item: At) -> Who {
        let by = self.by(item);
        match by.party.or(by.entity) {
            Some(entity) => {
                let actor = self.actors.of[item.0][entity];
                Who::Actor(self.chief.get(&actor).copied().unwrap_or(actor))
            }
            None => self.unnamed(item.0, by),
        }
    }

    fn unnamed(&self, article: usize, by: &By) -> Who {
        if by.outlet {
            return Who::Outlet(
                self.facts[article].outlet.clone().unwrap_or_else(|| self.facts[article].document.clone()),
            );
        }
        let name = by.name.trim().to_lowercase();
        if name.is_empty() || onrecord_lexicon::pronoun(&name).is_some() {
            Who::Nobody
        } else {
            Who::Unnamed(article, name)
        }
    }

    /// Actors that people have said are two, in both orders.
    fn kept_apart(&self, constraints: &Constraints) -> HashSet<(usize, usize)> {
        let actor = |address: &str| {
            let (document, id) = split_address(address)?;
            let article = self.facts.iter().position(|facts| facts.document == document)?;
            let entity = self.facts[article].entities.iter().position(|entity| entity.id == id)?;
            Some(self.actors.of[article][entity])
        };
        let pairs = constraints.cannot_link.iter().filter_map(|(one, other)| actor(one).zip(actor(other)));
        pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
    }

    /// Whether the speakers of two items are persons whose names can be one's: "Tarn" and "Ivo Tarn", "Tim Tarn" and
    /// "Timothy Tarn".
    fn may_be_one(&self, left: At, right: At, apart: &HashSet<(usize, usize)>) -> bool {
        let (Who::Actor(one), Who::Actor(other)) = (self.speaker(left), self.speaker(right)) else {
            return false;
        };
        let name = |item: At| {
            let entity = &self.facts[item.0].entities[self.by(item).entity?];
            (entity.kind == EntityKind::Person).then_some(&entity.name)
        };
        let alike = name(left).zip(name(right)).is_some_and(|(one, other)| one.may_be(other));
        alike && !apart.contains(&(one, other))
    }

    fn holds(&self, left: At, right: At, asks: Asks, apart: &HashSet<(usize, usize)>) -> bool {
        let (one, other) = (self.speaker(left), self.speaker(right));
        let (side, opposite) = (self.party(left), self.party(right));
        let speaker = matches!(one, Who::Actor(_)) && one == other;
        let same = speaker || matches!(side, Who::Actor(_)) && side == opposite;
        let unknown = |who: &Who| !matches!(who, Who::Actor(_) | Who::Outlet(_));
        let different = || {
            let told = |who: &Who| !matches!(who, Who::Nobody);
            let bare = |who: &Who| match who {
                Who::Unnamed(_, name) => Some(name.trim_start_matches("the ").to_owned()),
                _ => None,
            };
            // two without a name may be one: "the ministry" here and "the ministry" there
            let alike = bare(&side).is_some() && bare(&side) == bare(&opposite);
            let actor = |who: &Who| matches!(who, Who::Actor(_));
            !same && !alike && told(&side) && told(&opposite) && (actor(&side) || actor(&opposite))
        };
        match asks {
            Asks::Same => same,
            Asks::Person => speaker || self.may_be_one(left, right, apart),
            Asks::PersonOrParty => same || self.may_be_one(left, right, apart),
            Asks::SameOrUnknown => {
                same || self.may_be_one(left, right, apart) || unknown(&one) || unknown(&other)
            }
            Asks::Different => different(),
            Asks::Named => different() && (self.names(left, right) || self.names(right, left)),
        }
    }

    /// Whether one item's words name the other's speaker or party.
    fn names(&self, item: At, of: At) -> bool {
        let Some(statement) = self.statement(item) else { return false };
        let named = statement.names.iter().map(|name| Who::Actor(self.actors.of[item.0][*name]));
        let (speaker, party) = (self.speaker(of), self.party(of));
        named.into_iter().any(|who| who == speaker || who == party)
    }
}

/// The two items of a link, and what the first does to the second.
type Ends = (At, At, LinkKind);

/// Why there is a link.
struct Because {
    rule: String,
    reason: String,
    confidence: f32,
}

/// The links found so far; of several between two items the surest.
#[derive(Default)]
struct Found(BTreeMap<Ends, Because>);

impl Found {
    fn put(&mut self, kind: LinkKind, from: At, to: At, rule: &str, reason: String, confidence: f32) {
        let because = || Because { rule: rule.to_owned(), reason, confidence };
        match self.0.entry((from, to, kind)) {
            Entry::Vacant(free) => {
                free.insert(because());
            }
            Entry::Occupied(mut known) if known.get().confidence < confidence => {
                known.insert(because());
            }
            Entry::Occupied(_) => {}
        }
    }

    /// All of them, but of what one denial turns down in other articles the surest only.
    fn nearest(self) -> impl Iterator<Item = (Ends, Because)> {
        let elsewhere = |kind: LinkKind, because: &Because| {
            kind == LinkKind::Denies && because.rule.ends_with("elsewhere")
        };
        let mut best: BTreeMap<At, Vec<(f32, At)>> = BTreeMap::new();
        for ((from, to, kind), because) in &self.0 {
            if elsewhere(*kind, because) {
                best.entry(*from).or_default().push((because.confidence, *to));
            }
        }
        for targets in best.values_mut() {
            targets.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            targets.truncate(ELSEWHERE);
        }
        self.0.into_iter().filter(move |((from, to, kind), because)| {
            !elsewhere(*kind, because) || best[from].iter().any(|(_, known)| known == to)
        })
    }
}

/// For each item that repeats others, what it repeats of the earliest article that has any: the surest first, and beside it
/// only what is sure, since one outlet may have in two quotations what the other has in one.
fn first_said<'p>(holding: &[(At, At, &'p Candidate)]) -> BTreeMap<At, Vec<(At, &'p Candidate)>> {
    let mut first: BTreeMap<At, Vec<(At, &Candidate)>> = BTreeMap::new();
    for (left, right, candidate) in
        holding.iter().filter(|(.., candidate)| candidate.kind == LinkKind::Repeats)
    {
        let (from, to) = if left < right { (*right, *left) } else { (*left, *right) };
        let known = first.entry(from).or_default();
        match known.first() {
            Some((before, _)) if before.0 < to.0 => {}
            Some((before, _)) if before.0 == to.0 => known.push((to, candidate)),
            _ => *known = vec![(to, candidate)],
        }
    }
    for targets in first.values_mut() {
        targets.sort_by(|one, other| {
            other.1.confidence.total_cmp(&one.1.confidence).then_with(|| one.0.cmp(&other.0))
        });
        let mut place = 0;
        targets.retain(|(_, candidate)| {
            place += 1;
            place == 1 || candidate.confidence >= SURE
        });
    }
    first
}

/// The first item of those that an item repeats, directly or through others.
fn earliest(repeats: &BTreeMap<At, Vec<(At, &Candidate)>>, item: At) -> At {
    let mut item = item;
    while let Some((before, _)) = repeats.get(&item).and_then(|targets| targets.first()) {
        item = *before;
    }
    item
}

/// The body that each actor speaks for, by most of the articles that say so; of equals the first.
fn chiefs(facts: &[&Facts], actors: &Actors) -> HashMap<usize, usize> {
    let mut votes: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for (article, facts) in facts.iter().enumerate() {
        for (entity, of) in facts.entities.iter().zip(&actors.of[article]) {
            let chief = entity.chief.map(|chief| actors.of[article][chief]);
            if let Some(chief) = chief.filter(|chief| chief != of) {
                *votes.entry(*of).or_default().entry(chief).or_default() += 1;
            }
        }
        // what a statement says of its capital or body
        let said = facts.statements.iter().map(|statement| &statement.by);
        for (entity, party) in said.filter_map(|by| by.entity.zip(by.party)) {
            let (of, chief) = (actors.of[article][entity], actors.of[article][party]);
            if of != chief && facts.entities[entity].chief.is_none() {
                *votes.entry(of).or_default().entry(chief).or_default() += 1;
            }
        }
    }
    let first: HashMap<usize, usize> = votes
        .into_iter()
        .filter_map(|(actor, chiefs)| {
            let most =
                chiefs.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))?;
            Some((actor, most.0))
        })
        .collect();
    // two that are said to speak for each other speak for themselves
    first.iter().filter(|(actor, chief)| first.get(chief) != Some(actor)).map(|(a, c)| (*a, *c)).collect()
}

/// Finds for each item of a copy the one of the earliest article that it prints again.
fn print_again(facts: &[&Facts], earliest: usize, copy: usize, same: &mut HashMap<At, At>) {
    let (original, copied) = (facts[earliest], facts[copy]);
    for (i, statement) in copied.statements.iter().enumerate() {
        let likeness = |other: &StatementFacts| {
            // "it", "the number": no words to compare but the same ones
            if statement.terms.is_empty() || other.terms.is_empty() {
                let written = |statement: &StatementFacts| {
                    statement.pieces.iter().map(|piece| piece.text.to_lowercase()).collect::<Vec<_>>()
                };
                let same = written(statement) == written(other) && statement.by.name == other.by.name;
                return f32::from(u8::from(same));
            }
            let runs = shared(&statement.runs, &other.runs) as f32
                / statement.runs.len().min(other.runs.len()).max(1) as f32;
            let words = statement.terms.containment(&other.terms);
            let inner = statement.id.contains('.') == other.id.contains('.');
            if inner && statement.polarity == other.polarity { 0.5 * runs + 0.5 * words } else { 0.0 }
        };
        let best = original.statements.iter().enumerate().map(|(j, other)| (likeness(other), j));
        let best = best.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        if let Some((_, j)) = best.filter(|(likeness, _)| *likeness >= 0.6) {
            same.insert((copy, Item::Statement(i)), (earliest, Item::Statement(j)));
        }
    }
    for (i, figure) in copied.figures.iter().enumerate() {
        let fits = |other: &&FigureFacts| {
            figure.count.equals(&other.count) && figure.terms.containment(&other.terms) >= 0.5
        };
        if let Some(j) = original.figures.iter().position(|other| fits(&other)) {
            same.insert((copy, Item::Figure(i)), (earliest, Item::Figure(j)));
        }
    }
}

fn kind_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Answers => "answers",
        LinkKind::Denies => "denies",
        LinkKind::Contradicts => "contradicts",
        LinkKind::Repeats => "repeats",
        LinkKind::Supersedes => "supersedes",
    }
}
