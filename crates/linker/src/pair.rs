//! What two articles have to do with each other, seen from these two alone.
//!
//! How alike their wording and their events are, and which of their items may repeat, deny or contradict each other. Who is
//! who is not known here: that is asked of the candidates later.

use onrecord_record::{Act, FigureKind, LinkKind, Polarity};

use crate::facts::{Facts, FigureFacts, StatementFacts};
use crate::sketch::shared;
use crate::within::incident::times_meet;

/// Days within which one article's item can answer another's.
const ANSWER_DAYS: i32 = 4;
/// Days within which two figures can be of one event.
const FIGURE_DAYS: i32 = 3;
/// How much of the shorter statement's words another has that counts the same.
const NEARLY_ALL: f32 = 0.6;
/// Days within which a party's figure replaces its earlier one.
const REPLACE_DAYS: i32 = 14;

/// What two articles have to do with each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pair {
    /// How much of the shorter one's wording is the other's.
    pub wording: f32,
    /// How alike their events are.
    pub event: f32,
    pub candidates: Vec<Candidate>,
}

/// Two items that may be linked, the left article's first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub kind: LinkKind,
    pub left: Item,
    pub right: Item,
    pub rule: &'static str,
    /// Who the two must be for the link to hold.
    pub asks: Asks,
    pub confidence: f32,
    /// Whether the right item turns down the left one; else the left one the right.
    pub right_replies: bool,
}

/// An item of an article by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Item {
    Statement(usize),
    Figure(usize),
}

/// Who must have said two items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// One speaker.
    Same,
    /// One speaker, or one of them unknown.
    SameOrUnknown,
    /// Two parties.
    Different,
    /// Two parties, and the left statement names the right one's party or the reverse.
    Named,
}

impl Pair {
    pub(crate) fn of(left: &Facts, right: &Facts) -> Self {
        let wording = left.sketch.containment(&right.sketch);
        let event = left.event.containment(&right.event);
        let mut candidates = Vec::new();
        let apart = left.day.zip(right.day).map(|(left, right)| (left - right).abs());
        statements(left, right, apart, event, &mut candidates);
        if event >= 0.22 {
            figures(left, right, apart, event, &mut candidates);
        }
        Self { wording, event, candidates }
    }

    /// Whether there is nothing to keep.
    pub(crate) fn is_nothing(&self) -> bool {
        self.wording < 0.2 && self.event < 0.2 && self.candidates.is_empty()
    }
}

fn statements(left: &Facts, right: &Facts, apart: Option<i32>, event: f32, found: &mut Vec<Candidate>) {
    for (i, one) in left.statements.iter().enumerate() {
        for (j, other) in right.statements.iter().enumerate() {
            let add = |kind, rule, asks, confidence, right_replies| Candidate {
                kind,
                left: Item::Statement(i),
                right: Item::Statement(j),
                rule,
                asks,
                confidence,
                right_replies,
            };
            if let Some((rule, asks, confidence)) = repeats(one, other) {
                found.push(add(LinkKind::Repeats, rule, asks, confidence, false));
                continue;
            }
            if event < 0.22 || apart.is_none_or(|apart| apart > ANSWER_DAYS) {
                continue;
            }
            // who answers must not come days before what is answered
            let in_time = |reply: &Facts, to: &Facts| reply.day.zip(to.day).is_some_and(|(a, b)| a + 1 >= b);
            let answered = in_time(right, left).then(|| denies(other, one)).flatten();
            let answers = in_time(left, right).then(|| denies(one, other)).flatten();
            if let Some((rule, asks, confidence)) = answered {
                found.push(add(LinkKind::Denies, rule, asks, confidence, true));
            } else if let Some((rule, asks, confidence)) = answers {
                found.push(add(LinkKind::Denies, rule, asks, confidence, false));
            }
        }
    }
}

/// Whether two statements say the same: the same words, or the same matter by the same speaker.
fn repeats(one: &StatementFacts, other: &StatementFacts) -> Option<(&'static str, Asks, f32)> {
    let common = one.terms.shared(&other.terms);
    if common.len() < 2 || one.polarity != other.polarity {
        return None;
    }
    let weight = common.weight();
    let runs = shared(&one.runs, &other.runs);
    let least = one.runs.len().min(other.runs.len());
    let same_runs = runs as f32 / least.max(1) as f32;
    let numbers = one.numbers.is_empty() || other.numbers.is_empty() || one.numbers == other.numbers;
    if runs >= 1 && same_runs >= 0.75 && weight >= 16.0 && common.len() >= 3 {
        let asks =
            if weight >= 28.0 && (one.quoted || other.quoted) { Asks::SameOrUnknown } else { Asks::Same };
        return Some(("same words", asks, 0.9));
    }
    if runs >= 2 && same_runs >= 0.35 && weight >= 20.0 && numbers {
        return Some(("same words in part", Asks::Same, 0.8));
    }
    let likeness = one.terms.likeness(&other.terms);
    let containment = one.terms.containment(&other.terms);
    let same_act = one.act == other.act || (is_plain(one.act) && is_plain(other.act));
    if numbers && same_act && common.len() >= 3 && weight >= 15.0 && (likeness >= 0.45 || containment >= 0.72)
    {
        return Some(("same matter", Asks::Same, 0.5 + 0.4 * likeness));
    }
    None
}

fn is_plain(act: Act) -> bool {
    matches!(act, Act::Assert | Act::Announce | Act::Admit | Act::Believe | Act::Predict | Act::Warn)
}

/// Whether a statement turns down what another says.
fn denies(reply: &StatementFacts, to: &StatementFacts) -> Option<(&'static str, Asks, f32)> {
    let opposes = to.polarity == Polarity::Positive
        && !matches!(to.act, Act::Deny | Act::Reject | Act::Ask | Act::Praise | Act::Agree)
        && reply.denies
        && reply.act == Act::Deny;
    // who tells of the denial does not say what is denied
    if !opposes || to.tells_of_denial || to.negated {
        return None;
    }
    let common = reply.terms.shared(&to.terms);
    let weight = common.weight();
    // how much of what is denied the other says, not the reverse
    let part = weight / reply.terms.weight().max(1.0);
    if common.len() >= 2 && weight >= 9.0 && (part >= 0.5 || weight >= 20.0 && part >= 0.4) {
        let plain = common.len() >= 3 && weight >= 14.0 && !reply.reflexive;
        let asks = if plain { Asks::Different } else { Asks::Named };
        return Some(("denied elsewhere", asks, (0.45 + 0.02 * weight).min(0.8)));
    }
    (to.act == Act::Accuse && !common.is_empty() && weight >= 4.0 && part >= 0.25).then_some((
        "accused elsewhere",
        Asks::Named,
        0.55,
    ))
}

fn figures(left: &Facts, right: &Facts, apart: Option<i32>, event: f32, found: &mut Vec<Candidate>) {
    let Some(apart) = apart.filter(|apart| *apart <= REPLACE_DAYS) else { return };
    for (i, one) in left.figures.iter().enumerate() {
        for (j, other) in right.figures.iter().enumerate() {
            if !one.count.counts_same(&other.count) || !same_setting(one, other, event) {
                continue;
            }
            let add = |kind, rule, asks, confidence| Candidate {
                kind,
                left: Item::Figure(i),
                right: Item::Figure(j),
                rule,
                asks,
                confidence,
                right_replies: true,
            };
            if one.count.equals(&other.count) {
                found.push(add(LinkKind::Repeats, "same number", Asks::Same, 0.75));
            } else if one.count.parts_from(&other.count) {
                found.push(add(LinkKind::Supersedes, "later number", Asks::Same, 0.65));
                let explained = told_beside(left, one, other) || told_beside(right, other, one);
                let nobodys = one.by.outlet && other.by.outlet;
                let told = !explained && !nobodys;
                if apart <= FIGURE_DAYS
                    && told
                    && one.count.setting_meets(&other.count)
                    && disputes(one, other)
                {
                    found.push(add(LinkKind::Contradicts, "counts that do not meet", Asks::Different, 0.7));
                }
            }
        }
    }
}

/// Whether two counts that do not meet can be of one matter: of one order, of one time, both of one event or both a sum; what
/// is no count of the dead and hurt needs somebody who says it, a name in common, and most of the words.
fn disputes(one: &FigureFacts, other: &FigureFacts) -> bool {
    let setting =
        one.sum == other.sum && times_meet(&one.times, &other.times) && one.count.is_near(&other.count);
    let plain = |figure: &FigureFacts| {
        figure.count.kind == FigureKind::Count && !figure.by.outlet && !figure.count.compared
    };
    let named = one.count.casualty.is_some()
        || plain(one)
            && plain(other)
            && shared(&one.names, &other.names) > 0
            && one.terms.containment(&other.terms) >= NEARLY_ALL;
    setting && named
}

/// Whether the sentence of a figure gives the other number too, as one of another day or another count.
fn told_beside(facts: &Facts, figure: &FigureFacts, other: &FigureFacts) -> bool {
    facts.figures.iter().any(|beside| {
        beside.id != figure.id
            && beside.sentence.start == figure.sentence.start
            && (beside.count.low - other.count.low).abs() < 0.5
    })
}

/// Whether two figures of one event are of one place and matter.
fn same_setting(one: &FigureFacts, other: &FigureFacts, event: f32) -> bool {
    let places = one.places.is_empty() || other.places.is_empty() || shared(&one.places, &other.places) > 0;
    let casualty = one.count.casualty.is_some();
    let common = one.terms.shared(&other.terms);
    // the dead of one event, or the same thing told in much the same words
    let alike = if casualty {
        event >= 0.3 || common.weight() >= 10.0
    } else {
        common.len() >= 3 && common.weight() >= 15.0 && one.terms.containment(&other.terms) >= 0.4
    };
    places && alike && one.count.place_meets(&other.count)
}
