//! What two articles have to do with each other, seen from these two alone.
//!
//! How alike their wording and their events are, and which of their items may repeat, deny or contradict each other. Who is
//! who is not known here: that is asked of the candidates later.

use onrecord_record::{Act, FigureKind, LinkKind, Polarity};

use crate::facts::{Facts, FigureFacts, StatementFacts};
use crate::meeting::Host;
use crate::sketch::shared;
use crate::terms::{Common, lower_words};
use crate::within::incident::times_meet;

/// Days within which one article's item can answer another's.
const ANSWER_DAYS: i32 = 4;
/// Days within which two figures can be of one event.
const FIGURE_DAYS: i32 = 3;
/// How much of the shorter statement's words another has that counts the same.
const NEARLY_ALL: f32 = 0.6;
/// Days within which a party's figure replaces its earlier one.
const REPLACE_DAYS: i32 = 14;

/// Days within which two articles of one event can cut one utterance differently.
const REPEAT_DAYS: i32 = 14;
/// Runs of three words in a content so short that a "not" turns it round.
const SHORT: u32 = 10;

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
    /// One speaker, or two who speak for one.
    Same,
    /// One and the same speaker, or two whose names can be one's.
    Person,
    /// The same, or two who speak for one.
    PersonOrParty,
    /// As before, or one of them unknown.
    SameOrUnknown,
    /// Two parties.
    Different,
    /// Two parties, and the left statement names the right one's party or the reverse.
    Named,
}

impl Pair {
    /// The host and a guest, the earlier of them as the left one.
    pub(crate) fn of(host: &Host<'_>, guest: &Facts) -> Self {
        let meeting = host.meets(guest);
        if host.facts.place() <= guest.place() {
            Self::between(host.facts, guest, |left, right| meeting.of(left, right))
        } else {
            Self::between(guest, host.facts, |left, right| meeting.of(right, left))
        }
    }

    fn between(left: &Facts, right: &Facts, common: impl Fn(usize, usize) -> Common) -> Self {
        let wording = left.sketch.containment(&right.sketch);
        let event = left.event.containment(&right.event);
        let mut candidates = Vec::new();
        let apart = left.day.zip(right.day).map(|(left, right)| (left - right).abs());
        statements(left, right, apart, event, common, &mut candidates);
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

fn statements(
    left: &Facts,
    right: &Facts,
    apart: Option<i32>,
    event: f32,
    common: impl Fn(usize, usize) -> Common,
    found: &mut Vec<Candidate>,
) {
    let together = event >= 0.22 && apart.is_some_and(|apart| apart <= REPEAT_DAYS);
    let worded = if together { shared_wording(left, right) } else { Vec::new() };
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
            let common = common(i, j);
            let again = repeats(one, other, common).or_else(|| {
                let runs = *worded.get(i * right.statements.len() + j)?;
                told_again(one, other, runs, common)
            });
            if let Some((rule, asks, confidence)) = again {
                found.push(add(LinkKind::Repeats, rule, asks, confidence, false));
                continue;
            }
            if common.len == 0 || event < 0.22 || apart.is_none_or(|apart| apart > ANSWER_DAYS) {
                continue;
            }
            // who answers must not come days before what is answered
            let in_time = |reply: &Facts, to: &Facts| reply.day.zip(to.day).is_some_and(|(a, b)| a + 1 >= b);
            let answered = in_time(right, left).then(|| denies(other, one, common)).flatten();
            let answers = in_time(left, right).then(|| denies(one, other, common)).flatten();
            if let Some((rule, asks, confidence)) = answered {
                found.push(add(LinkKind::Denies, rule, asks, confidence, true));
            } else if let Some((rule, asks, confidence)) = answers {
                found.push(add(LinkKind::Denies, rule, asks, confidence, false));
            }
        }
    }
}

/// Whether two statements say the same: the same words, or the same matter by the same speaker.
fn repeats(
    one: &StatementFacts,
    other: &StatementFacts,
    common: Common,
) -> Option<(&'static str, Asks, f32)> {
    if common.len < 2 || one.polarity != other.polarity {
        return None;
    }
    let weight = common.weight;
    let runs = shared(&one.runs, &other.runs);
    let least = one.runs.len().min(other.runs.len());
    let same_runs = runs as f32 / least.max(1) as f32;
    let numbers = one.numbers.is_empty() || other.numbers.is_empty() || one.numbers == other.numbers;
    if runs >= 1 && same_runs >= 0.75 && weight >= 16.0 && common.len >= 3 {
        let asks = if weight >= 28.0 && (one.quoted || other.quoted) {
            Asks::SameOrUnknown
        } else {
            Asks::PersonOrParty
        };
        return Some(("same words", asks, 0.9));
    }
    if runs >= 2 && same_runs >= 0.35 && weight >= 20.0 && numbers {
        return Some(("same words in part", Asks::PersonOrParty, 0.8));
    }
    let likeness = one.terms.likeness(&other.terms);
    let containment = one.terms.containment(&other.terms);
    if numbers
        && same_act(one, other)
        && common.len >= 3
        && weight >= 15.0
        && (likeness >= 0.45 || containment >= 0.72)
    {
        return Some(("same matter", Asks::Same, 0.5 + 0.4 * likeness));
    }
    None
}

/// Whether two statements in articles of one event are the same utterance, cut or told differently. Less is asked of their
/// words than where nothing else ties the articles, and more of who speaks.
fn told_again(
    one: &StatementFacts,
    other: &StatementFacts,
    runs: u32,
    common: Common,
) -> Option<(&'static str, Asks, f32)> {
    if (one.act == Act::Deny) != (other.act == Act::Deny) || one.denies != other.denies {
        return None;
    }
    // what comes every week in the same form
    if !(are_among(&one.numbers, &other.numbers) || are_among(&other.numbers, &one.numbers)) {
        return None;
    }
    let alike = worded_alike(one, other, runs).or_else(|| much_alike(one, other, common));
    alike.map(|(rule, sure)| (rule, Asks::Person, sure))
}

/// Two cuts of one utterance, however common its words: "“I will not resign,” Obi said, adding ..." and "Obi said that she
/// “will not resign”".
fn worded_alike(one: &StatementFacts, other: &StatementFacts, runs: u32) -> Option<(&'static str, f32)> {
    if runs < 2 {
        return None;
    }
    let (least, most) = (one.wording.min(other.wording), one.wording.max(other.wording));
    let part = runs as f32 / least.max(1) as f32;
    // in the outlets' own words anybody would tell of it so
    let alike = if is_quoted(one) || is_quoted(other) {
        runs >= 3 || runs == 2 && part >= 0.5
    } else {
        runs >= 3 && part >= 0.5
    };
    // "he had served", "he had not served"
    let turned = most <= SHORT && is_negated(one) != is_negated(other);
    (alike && !turned).then_some(("same wording", 0.6 + 0.3 * part))
}

/// The same told in much the same words, and as the same sort of act unless the words leave no doubt.
fn much_alike(one: &StatementFacts, other: &StatementFacts, common: Common) -> Option<(&'static str, f32)> {
    let weight = common.weight;
    if common.len < 2 || weight < 14.0 {
        return None;
    }
    let likeness = weight / (one.terms.weight() + other.terms.weight() - weight);
    let least = if same_act(one, other) { 0.45 } else { 0.5 };
    let alike = likeness >= least && is_negated(one) == is_negated(other);
    alike.then_some(("same matter", 0.45 + 0.4 * likeness))
}

/// How many runs of words each statement of one article shares with each of the other: left x right.
fn shared_wording(left: &Facts, right: &Facts) -> Vec<u32> {
    let width = right.statements.len();
    let mut counts = vec![0; left.statements.len() * width];
    let (one, other) = (left.wording.as_slice(), right.wording.as_slice());
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        let (hash, with) = (one[i].0, other[j].0);
        if hash != with {
            // without a branch: which one is lower cannot be foreseen
            i += usize::from(hash < with);
            j += usize::from(with < hash);
            continue;
        }
        let same = |runs: &[(u32, u32)]| runs.iter().take_while(|run| run.0 == hash).count();
        let (mine, theirs) = (&one[i..i + same(&one[i..])], &other[j..j + same(&other[j..])]);
        for (_, at) in mine {
            theirs.iter().for_each(|(_, with)| counts[*at as usize * width + *with as usize] += 1);
        }
        (i, j) = (i + mine.len(), j + theirs.len());
    }
    counts
}

fn are_among(some: &[(u64, u64)], all: &[(u64, u64)]) -> bool {
    some.iter().all(|number| all.contains(number))
}

fn is_quoted(statement: &StatementFacts) -> bool {
    statement.quoted || statement.pieces.iter().any(|piece| piece.text.contains(['“', '"']))
}

fn is_negated(statement: &StatementFacts) -> bool {
    statement.pieces.iter().any(|piece| {
        lower_words(&piece.text).iter().any(|word| {
            matches!(word.as_str(), "not" | "no" | "never" | "nobody" | "nothing") || word.ends_with("n't")
        })
    })
}

fn same_act(one: &StatementFacts, other: &StatementFacts) -> bool {
    one.act == other.act || (is_plain(one.act) && is_plain(other.act))
}

fn is_plain(act: Act) -> bool {
    matches!(act, Act::Assert | Act::Announce | Act::Admit | Act::Believe | Act::Predict | Act::Warn)
}

/// Whether a statement turns down what another says.
fn denies(reply: &StatementFacts, to: &StatementFacts, common: Common) -> Option<(&'static str, Asks, f32)> {
    let opposes = to.polarity == Polarity::Positive
        && !matches!(to.act, Act::Deny | Act::Reject | Act::Ask | Act::Praise | Act::Agree)
        && reply.denies
        && reply.act == Act::Deny;
    // who tells of the denial does not say what is denied
    if !opposes || to.tells_of_denial || to.negated {
        return None;
    }
    let weight = common.weight;
    // how much of what is denied the other says, not the reverse
    let part = weight / reply.terms.weight().max(1.0);
    if common.len >= 2 && weight >= 9.0 && (part >= 0.5 || weight >= 20.0 && part >= 0.4) {
        let plain = common.len >= 3 && weight >= 14.0 && !reply.reflexive;
        let asks = if plain { Asks::Different } else { Asks::Named };
        return Some(("denied elsewhere", asks, (0.45 + 0.02 * weight).min(0.8)));
    }
    (to.act == Act::Accuse && common.len > 0 && weight >= 4.0 && part >= 0.25).then_some((
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
    let common = one.terms.common(&other.terms);
    // the dead of one event, or the same thing told in much the same words
    let alike = if casualty {
        event >= 0.3 || common.weight >= 10.0
    } else {
        common.len >= 3 && common.weight >= 15.0 && one.terms.containment(&other.terms) >= 0.4
    };
    places && alike && one.count.place_meets(&other.count)
}
