//! Change: "rose by 5%", "up 19 cents", "fell to 300", "from 2.4 million", "a drop of 20", "30% higher".
//!
//! Direction comes from a verb, noun or adverb of change in the same clause; the role of the figure from the word in
//! front of it. A figure that stands bare behind such a verb is the amount of change.

use onrecord_record::{Change, ChangeRole, Direction};

use crate::sentence::Sentence;
use crate::unit::{Measures, Unit};

/// Tokens looked back for the verb that "by", "to" or "from" belongs to.
const REACH: usize = 12;

/// Verbs that "up" completes without any rise.
const PHRASAL: &[&str] = &[
    "set", "pick", "picked", "make", "made", "makes", "end", "ended", "take", "took", "taken", "back",
    "give", "gave", "put", "held", "blown", "broken", "taken", "brought", "given", "ended", "backed",
    "drawn", "signed", "rounded", "split", "propped",
];

const UP: &[&str] = &[
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "grow",
    "grows",
    "grew",
    "grown",
    "growing",
    "climb",
    "climbs",
    "climbed",
    "climbing",
    "jump",
    "jumps",
    "jumped",
    "jumping",
    "surge",
    "surges",
    "surged",
    "surging",
    "soar",
    "soars",
    "soared",
    "soaring",
    "gain",
    "gains",
    "gained",
    "gaining",
    "advance",
    "advanced",
    "advances",
    "expand",
    "expanded",
    "expands",
    "boost",
    "boosts",
    "boosted",
    "boosting",
    "raise",
    "raised",
    "raises",
    "raising",
    "rally",
    "rallied",
    "rallies",
    "leap",
    "leapt",
    "leaped",
    "swell",
    "swelled",
    "swollen",
    "up",
    "upped",
    "spike",
    "spiked",
    "accelerate",
    "accelerated",
    "rebounded",
    "rebound",
    "strengthened",
    "higher",
    "hike",
    "hiked",
    "lift",
    "lifted",
    "lengthened",
    "doubled",
    "tripled",
    "quadrupled",
    "growth",
    "mounted",
    "edged-up",
    "skyrocketed",
];

const DOWN: &[&str] = &[
    "lose",
    "loses",
    "lost",
    "losing",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "decline",
    "declines",
    "declined",
    "declining",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "shrink",
    "shrinks",
    "shrank",
    "shrunk",
    "shrinking",
    "plunge",
    "plunged",
    "plunges",
    "plunging",
    "plummet",
    "plummeted",
    "plummeting",
    "slump",
    "slumped",
    "slumps",
    "slide",
    "slid",
    "slides",
    "slip",
    "slipped",
    "slips",
    "slipping",
    "sink",
    "sank",
    "sunk",
    "tumble",
    "tumbled",
    "tumbles",
    "dip",
    "dipped",
    "dips",
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "reduction",
    "cut",
    "cuts",
    "cutting",
    "lower",
    "lowered",
    "lowering",
    "down",
    "halved",
    "ease",
    "eased",
    "contract",
    "contracted",
    "contraction",
    "slashed",
    "slash",
    "trimmed",
    "trim",
    "shed",
    "weakened",
    "slowed",
    "narrowed",
    "retreated",
    "collapsed",
    "sagged",
    "skidded",
    "downturn",
    "loss",
];

/// What stands between a verb of change and its amount.
const LIGHT: &[&str] = &[
    "a",
    "an",
    "another",
    "further",
    "just",
    "only",
    "some",
    "even",
    "already",
    "again",
    "sharply",
    "slightly",
    "steadily",
    "the",
    "total",
    "of",
    "average",
    "mere",
    "whopping",
    "as",
    "much",
    "additional",
    "extra",
    "roughly",
    "more",
    "than",
];

/// The change that a figure tells of, its words starting at `start` (bounds taken in) and ending at `end`.
pub(crate) fn read(sentence: &Sentence, start: usize, end: usize, amount: bool) -> Option<Change> {
    let mut at = start;
    while at > 0
        && LIGHT.contains(&sentence.word(at - 1))
        && !(sentence.word(at - 1) == "of" && noun_of_change(sentence, at - 1))
    {
        at -= 1;
    }
    let before = sentence.before(at);
    let role = match before {
        "by" => Some(ChangeRole::By),
        "to" => Some(ChangeRole::To),
        "from" => Some(ChangeRole::From),
        _ => None,
    };
    if let Some(role) = role {
        let direction = look_back(sentence, at - 1);
        // "from 30 yards", "to 300 people": no change without a word of change, or a "from ... to" around it.
        return direction.map(|direction| Change { direction: Some(direction), role });
    }
    // "fell below $50": where it went.
    let level = matches!(sentence.word(start), "below" | "above" | "past") && at == start;
    if level && let Some(direction) = at.checked_sub(1).and_then(|verb| direction(sentence, verb)) {
        return Some(Change { direction: Some(direction), role: ChangeRole::To });
    }
    if let Some(direction) =
        direction(sentence, at.wrapping_sub(1)).filter(|_| at > 0 && direct(sentence, at - 1, amount))
    {
        return Some(Change { direction: Some(direction), role: ChangeRole::By });
    }
    if before == "of" && noun_of_change(sentence, at - 1) {
        let direction = direction(sentence, at - 2);
        return Some(Change { direction, role: ChangeRole::By });
    }
    behind(sentence, end, amount)
}

/// Whether the figure is the object of a verb of change, which then tells of no change: "raised $5m", "dropped 8 inches of
/// snow", "fell 100 feet into a gorge".
pub(crate) fn is_object(sentence: &Sentence, start: usize, end: usize, unit: Option<&Unit>) -> bool {
    let (verb, next) = (sentence.before(start), sentence.word(end));
    let Some(unit) = unit else { return false };
    match unit.measures {
        Measures::Money => matches!(verb, "raise" | "raised" | "raises" | "raising"),
        Measures::Share | Measures::Age => false,
        _ if next == "of" => {
            matches!(verb, "drop" | "dropped" | "drops" | "dropping" | "shed" | "raised" | "lifted")
        }
        _ => {
            let length = unit.size.is_some_and(|(quantity, _)| quantity == "length");
            length && matches!(next, "off" | "into" | "onto" | "down" | "over" | "through" | "out" | "before")
        }
    }
}

/// "a 5% rise", "30% higher", "20 more than last year", "12 fewer".
fn behind(sentence: &Sentence, end: usize, amount: bool) -> Option<Change> {
    let at = end
        + usize::from(matches!(sentence.word(end), "annual" | "pay" | "price" | "tax" | "monthly" | "sharp"));
    let direction = match sentence.word(at) {
        "rise" | "increase" | "jump" | "gain" | "surge" | "growth" | "boost" | "hike" | "climb" | "spike" => {
            Direction::Up
        }
        "drop" | "fall" | "decline" | "decrease" | "cut" | "reduction" | "slump" | "plunge" | "dip"
        | "slide" => Direction::Down,
        "higher" | "up" if amount => Direction::Up,
        "lower" | "cheaper" | "down" if amount => Direction::Down,
        "more" if amount && sentence.word(at + 1) == "than" => Direction::Up,
        "less" | "fewer" if amount && sentence.word(at + 1) == "than" => Direction::Down,
        _ => return None,
    };
    Some(Change { direction: Some(direction), role: ChangeRole::By })
}

/// Whether the word of change at `at` takes its amount bare: "rose 5%", "up 19 cents"; but "cut 300 jobs" cuts jobs.
fn direct(sentence: &Sentence, at: usize, amount: bool) -> bool {
    let word = sentence.word(at);
    match word {
        "up" => amount && !PHRASAL.contains(&sentence.before(at)),
        "down" => amount && !matches!(sentence.before(at), "shot" | "shut" | "put" | "come" | "tracked"),
        "loss" | "growth" | "gains" | "higher" | "lower" | "contract" | "cuts" => false,
        _ => {
            amount
                || matches!(
                    word,
                    "rose" | "fell" | "climbed" | "dropped" | "jumped" | "slipped" | "plunged" | "tumbled"
                )
        }
    }
}

fn noun_of_change(sentence: &Sentence, of: usize) -> bool {
    sentence.word(of) == "of"
        && matches!(
            sentence.before(of),
            "rise"
                | "increase"
                | "jump"
                | "gain"
                | "surge"
                | "growth"
                | "hike"
                | "drop"
                | "fall"
                | "decline"
                | "decrease"
                | "cut"
                | "cuts"
                | "reduction"
                | "slump"
                | "plunge"
                | "loss"
                | "contraction"
        )
}

fn look_back(sentence: &Sentence, at: usize) -> Option<Direction> {
    for back in (at.saturating_sub(REACH)..at).rev() {
        if matches!(sentence.word(back), ";" | ":" | "which" | "who" | "while" | "because" | "although") {
            return None;
        }
        // "from 5 to 7 years ago, the city fell": only what stands in front counts.
        if let Some(direction) = direction(sentence, back) {
            let phrasal = sentence.word(back) == "up" && PHRASAL.contains(&sentence.before(back));
            let idle = phrasal
                || matches!(
                    sentence.word(back),
                    "up" | "down" | "contract" | "lower" | "loss" | "higher" | "growth"
                ) && !(back + 1 == at || sentence.tag(back.wrapping_sub(1)).is_verb());
            if !idle {
                return Some(direction);
            }
        }
    }
    None
}

fn direction(sentence: &Sentence, at: usize) -> Option<Direction> {
    let word = sentence.word(at);
    if UP.contains(&word) {
        Some(Direction::Up)
    } else if DOWN.contains(&word) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Whether a word of change stands in front of the preposition before `at`.
pub(crate) fn follows_change(sentence: &Sentence, at: usize) -> bool {
    at > 0 && look_back(sentence, at - 1).is_some()
}

/// Whether a word of change stands at `at`.
pub(crate) fn is_change(sentence: &Sentence, at: usize) -> bool {
    direction(sentence, at).is_some()
}
