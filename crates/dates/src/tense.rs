//! The tense of the words around an expression, which picks among repetitions: "met on Friday" looks back, "will meet on
//! Friday" ahead.
//!
//! The nearest verb before the expression decides, else the nearest behind it, inside the sentence. [`tense`] is the only
//! way in, so that a tagger may stand in for these lists.

use crate::{schedule::is_scheduled, view::View};

/// Where the clause lies as seen from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    /// What may come: "could meet", "is expected to meet".
    Future,
    /// What is to come: "will meet", "meets on Friday".
    Will,
    Unknown,
}

impl Tense {
    /// Whether the clause looks ahead.
    pub(crate) fn is_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Will)
    }
}

/// How far a verb is looked for, in words.
const REACH: usize = 16;

/// Past forms without "-ed" that news uses most.
const IRREGULAR: &[&str] = &[
    "said",
    "was",
    "were",
    "had",
    "did",
    "has",
    "have",
    "been",
    "went",
    "came",
    "took",
    "made",
    "gave",
    "got",
    "told",
    "met",
    "held",
    "began",
    "became",
    "left",
    "found",
    "thought",
    "saw",
    "knew",
    "brought",
    "bought",
    "built",
    "broke",
    "caught",
    "chose",
    "drew",
    "drove",
    "fell",
    "felt",
    "fought",
    "flew",
    "forgot",
    "grew",
    "heard",
    "hit",
    "kept",
    "laid",
    "led",
    "lost",
    "meant",
    "paid",
    "ran",
    "rose",
    "sat",
    "sent",
    "shook",
    "shot",
    "shut",
    "slept",
    "sold",
    "spent",
    "spoke",
    "stood",
    "stole",
    "struck",
    "swore",
    "taught",
    "threw",
    "understood",
    "woke",
    "won",
    "wrote",
    "sought",
    "sank",
    "sang",
    "tore",
    "wore",
    "withdrew",
    "overthrew",
    "underwent",
    "arose",
    "bore",
    "bound",
    "dealt",
    "sworn",
    "taken",
    "given",
    "gone",
    "seen",
    "known",
    "born",
    "killed",
    "died",
];
/// Words in "-ed" that are no past.
const NOT_PAST: &[&str] = &[
    "need",
    "speed",
    "feed",
    "seed",
    "indeed",
    "hundred",
    "red",
    "united",
    "bed",
    "exceed",
    "proceed",
    "succeed",
    "breed",
    "bleed",
    "shed",
    "wed",
    "led",
    "sacred",
    "naked",
    "limited",
    "so-called",
    "armed",
    "ed",
    "med",
    "fed",
];
/// Words that point ahead; the present of what is scheduled is in `schedule`.
const AHEAD: &[&str] = &[
    "will",
    "shall",
    "ll",
    "would",
    "could",
    "should",
    "may",
    "might",
    "must",
    "can",
    "scheduled",
    "due",
    "expected",
    "expects",
    "expect",
    "plans",
    "plan",
    "planned",
    "effective",
    "supposed",
    "slated",
    "going",
    "intends",
    "hopes",
    "upcoming",
    "tentatively",
    "set",
    "until",
    "payable",
    "wants",
    "intend",
];
/// Verbs whose "to" and "until" point ahead from the past: "was extended to Friday".
const PUT_OFF: &[&str] =
    &["extended", "postponed", "delayed", "adjourned", "rescheduled", "moved", "deferred"];
/// Words that an infinitive behind them puts ahead.
const LEADS_TO: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "due",
    "likely",
    "ready",
    "expected",
    "expects",
    "scheduled",
    "plans",
    "set",
    "agreed",
    "vowed",
    "hopes",
    "wants",
    "intends",
    "slated",
    "plan",
    "going",
    "promised",
    "pledged",
    "decided",
    "planned",
];

/// The tense of the clause around the words from `start` to before `end`.
pub(crate) fn tense(view: &View, start: usize, end: usize) -> Tense {
    let leads_on = matches!(view.before(start, 1), "to" | "until" | "till");
    // "The deadline is Friday", "The vote is on June 3"; "it is Friday" tells the day.
    let led = 1 + usize::from(matches!(view.before(start, 1), "on" | "in" | "for"));
    if matches!(view.before(start, led), "is" | "are")
        && !matches!(view.before(start, led + 1), "it" | "today" | "that" | "this")
    {
        return Tense::Will;
    }
    let mut at = start;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1).filter(|before| !ends_sentence(view, *before)) else { break };
        at = before;
        if leads_on && view.is(at, PUT_OFF) {
            return Tense::Future;
        }
        if let Some(tense) = verb(view, at) {
            return tense;
        }
    }
    for at in (end..view.len()).take(REACH) {
        if ends_sentence(view, at) {
            break;
        }
        if let Some(tense) = verb(view, at) {
            return tense;
        }
    }
    Tense::Unknown
}

fn ends_sentence(view: &View, at: usize) -> bool {
    match view.lower(at) {
        "!" | "?" | ";" => true,
        "." => {
            let short = at > 0 && view.joined(at) && view.lower(at - 1).len() <= 4;
            let abbreviated = short && (view.capital(at - 1) || view.lower(at - 1).len() == 1);
            !view.joined(at + 1)
                && (view.capital(at + 1) || view.is(at + 1, &["\"", "“", "`"]))
                && !abbreviated
        }
        _ => false,
    }
}

fn verb(view: &View, at: usize) -> Option<Tense> {
    let word = view.lower(at);
    if word == "won" && view.lower(at + 1) == "'" && view.lower(at + 2) == "t" {
        return Some(Tense::Will);
    }
    let had_been =
        || (1..=4).any(|back| view.before(at, back) == "been" && view.before(at, back + 1) == "had");
    if is_scheduled(view, at) {
        return Some(if had_been() { Tense::Past } else { Tense::Will });
    }
    if word == "will" && (view.capital(at) && !view.opens(at)) || (word == "may" && view.capital(at)) {
        return None; // names and the month
    }
    if word == "to" && infinitive_ahead(view, at) {
        return Some(if had_been() { Tense::Past } else { Tense::Future });
    }
    if AHEAD.contains(&word) && had_been() {
        return Some(Tense::Past);
    }
    if AHEAD.contains(&word) {
        let noun = matches!(word, "plan" | "set" | "due")
            && matches!(view.before(at, 1), "a" | "the" | "its" | "his" | "of");
        let spent = matches!(word, "until" | "can" | "set")
            && !matches!(view.before(at, 1), "is" | "are" | "be" | "was" | "were")
            && word != "can";
        let done = word == "planned" && !view.is(at + 1, &["for", "to"])
            || word == "due" && view.lower(at + 1) == "to" && !is_infinitive(view, at + 1);
        let sure = matches!(word, "will" | "shall" | "ll" | "scheduled" | "due");
        let tense = if sure { Tense::Will } else { Tense::Future };
        return (!noun && !spent && !done).then_some(tense);
    }
    if matches!(word, "is" | "are" | "says" | "am") {
        return Some(Tense::Present);
    }
    let past = IRREGULAR.contains(&word)
        || (word.len() > 3 && word.ends_with("ed") && !word.starts_with("un") && !NOT_PAST.contains(&word));
    if !past {
        return None;
    }
    // "Will be released", "to be held": the words before the participle decide.
    let passive = (1..=3).find(|back| view.before(at, *back) == "be");
    match passive {
        Some(_) => Some(Tense::Future),
        None => Some(Tense::Past),
    }
}

/// "Is to meet", "plans to meet".
fn infinitive_ahead(view: &View, at: usize) -> bool {
    is_infinitive(view, at) && LEADS_TO.contains(&view.before(at, 1))
}

/// Whether the "to" at `at` may lead a verb.
fn is_infinitive(view: &View, at: usize) -> bool {
    let verb = view.lower(at + 1);
    verb.starts_with(|c: char| c.is_ascii_lowercase())
        && !view.capital(at + 1)
        && !matches!(verb, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "this" | "that")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_parse::Parse;

    /// Checks the tense around the word "Friday".
    fn check(text: &str, expected: Tense) {
        let parse = Parse::of(text);
        let view = View::whole(&parse);
        let at = (0..view.len()).find(|at| view.text(*at) == "Friday").expect("the text says Friday");
        assert_eq!(tense(&view, at, at + 1), expected, "{text}");
    }

    #[test]
    fn the_nearest_verb_decides() {
        check("The council met on Friday.", Tense::Past);
        check("The council will meet on Friday.", Tense::Will);
        check("Officials said Friday that the road will open.", Tense::Past);
        check("Officials said the road would open Friday.", Tense::Future);
        check("The road is expected to be opened on Friday.", Tense::Future);
        check("The report was released Friday.", Tense::Past);
        check("The report will be released Friday.", Tense::Future);
        check("Ministers are to meet Friday.", Tense::Future);
        check("The talks were adjourned to Friday.", Tense::Future);
        check("The talks were adjourned Friday.", Tense::Past);
        check("Ministers meet Friday.", Tense::Will);
        check("The talks are supposed to end Friday.", Tense::Future);
        check("On Friday, the council met.", Tense::Past);
        check("On Friday, the council will meet.", Tense::Will);
        check("It met before. Friday will be different.", Tense::Will);
        check("A long walk on Friday", Tense::Unknown);
        check("Talks resume on Friday.", Tense::Will);
        check("The envoy’s visits on Friday were short.", Tense::Past);
        check("The ban takes effect Friday.", Tense::Will);
        check("The prices take Friday.", Tense::Unknown);
        check("The deadline is Friday.", Tense::Will);
        check("They met as talks began Friday.", Tense::Past);
    }
}
