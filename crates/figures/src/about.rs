//! What a figure is said of, where that is not what it counts: "[the company] has 13,000 workers", "[inflation] rose
//! 3%", "a [fine] of $5 million", "a $5 million [fine]", "[tickets] at $6".
//!
//! The rules look at the word in front of the figure: a verb gives its subject, a preposition the noun before it or
//! the subject of its verb, a conjunction or bracket what the figure before is said of.

use crate::phrase::{Phrase, phrase, phrase_before, with_of};
use crate::sentence::Sentence;
use crate::tag::Tag;
use crate::unit::{Measures, Unit};

/// Words that are verbs right in front of a figure, whatever the tagger says; "worth" is as good as one.
const VERBS_LIKE_NOUNS: &[&str] = &[
    "worth", "cost", "costs", "totals", "pays", "spends", "stands", "numbers", "hits", "reaches", "tops",
    "needs", "plans",
];

/// Verbs with a receiver between them and the figure.
const GIVING: &[&str] =
    &["cost", "costs", "costing", "pay", "pays", "paid", "give", "gives", "gave", "save", "saves", "saved"];

/// Nouns whose infinitive has the subject of the verb in front of them ("announced plans to hire 300").
const PLANS: &[&str] = &[
    "plan",
    "plans",
    "bid",
    "effort",
    "efforts",
    "decision",
    "deal",
    "move",
    "intention",
    "proposal",
    "attempt",
    "pledge",
    "promise",
    "agreement",
    "order",
    "orders",
    "ability",
    "need",
    "permission",
    "approval",
    "offer",
];

/// Tokens looked back for a verb.
const REACH: usize = 16;

/// What a figure with words from `start` to `end` is said of; `earlier` is what the figure before it is said of.
pub(crate) fn read(
    sentence: &Sentence,
    start: usize,
    end: usize,
    unit: Option<&Unit>,
    counted: Option<Phrase>,
    earlier: Option<(usize, Option<Phrase>)>,
) -> Option<Phrase> {
    if let Some(unit) = unit
        && let Some(found) = attributive(sentence, end, unit)
    {
        return Some(found);
    }
    if unit.is_none()
        && let Some(counted) = counted.filter(|counted| {
            counted.head + 1 == counted.end && counted.start >= end && sentence.tag(counted.head) == Tag::Noun
        })
        && sentence.tag(counted.end) == Tag::Noun
    {
        return phrase(sentence, counted.end);
    }
    let mut at = start;
    while at > 0 && passed(sentence, at - 1) {
        at -= 1;
    }
    if let Some((earlier_end, phrase)) = earlier
        && at >= earlier_end
        && at - earlier_end <= 3
        && (earlier_end..at).all(|k| {
            let joins = matches!(
                sentence.word(k),
                "and" | "or" | "," | "(" | "to" | "from" | "up" | "down" | "at" | "but" | "-" | "–"
            );
            joins || sentence.before(k) == "("
        })
    {
        return phrase.or_else(|| governed(sentence, at));
    }
    let spent = at > 0
        && matches!(
            sentence.before(at),
            "pay"
                | "paid"
                | "pays"
                | "paying"
                | "spend"
                | "spent"
                | "spends"
                | "spending"
                | "allocated"
                | "earmarked"
        )
        && matches!(sentence.word(end), "for" | "on");
    if spent && let Some(found) = behind(sentence, end, unit) {
        return Some(found);
    }
    if unit.is_none() && stands_alone(sentence, start, at, end, counted) {
        return None;
    }
    if counted.is_some_and(|counted| sentence.word(counted.head) == "times") {
        return clause_subject(sentence, at);
    }
    // "sold the house for $5".
    let price = unit.is_some_and(|unit| unit.measures == Measures::Money) && sentence.before(at) == "for";
    if price
        && let Some(found) =
            phrase_before(sentence, at - 1).filter(|found| sentence.tag(found.head).is_noun())
    {
        return Some(whole(sentence, found));
    }
    if sentence.word(end) == "off"
        && unit.is_some()
        && let Some(found) = phrase(sentence, end + 1)
    {
        return Some(found);
    }
    governed(sentence, at)
        .or_else(|| behind(sentence, end, unit))
        .or_else(|| earlier.and_then(|(_, phrase)| phrase).filter(|_| unit.is_some()))
}

/// Counts that say nothing of anything else: "one of the towns", and what a preposition of place or purpose brings in
/// ("at two mosques", "for ten users").
fn stands_alone(sentence: &Sentence, start: usize, at: usize, end: usize, counted: Option<Phrase>) -> bool {
    let one = sentence.word(start) == "one";
    if one && sentence.word(end) == "of" && sentence.tag(end + 1) == Tag::Determiner {
        return true;
    }
    let before = sentence.before(at);
    let brought =
        matches!(before, "for" | "at" | "in" | "across" | "into" | "through" | "from" | "inside" | "among");
    let prepositional = one && at > 0 && sentence.tag(at - 1) == Tag::Preposition && before != "of";
    (brought && counted.is_some() && !crate::change::follows_change(sentence, at)) || prepositional
}

/// What a count's own clause adds: "[of Karsand]" behind what is counted, or the object of its verb ("14 players left
/// [the club]").
pub(crate) fn beside(sentence: &Sentence, counted: Phrase) -> Option<Phrase> {
    if sentence.word(counted.end) == "of" {
        return phrase(sentence, counted.end + 1);
    }
    let mut verb = counted.end;
    while matches!(sentence.tag(verb), Tag::Adverb | Tag::Modal)
        || matches!(sentence.word(verb), "have" | "had" | "has" | "who")
    {
        verb += 1;
    }
    let transitive = matches!(sentence.tag(verb), Tag::Past | Tag::Present | Tag::Base | Tag::Participle)
        && !matches!(sentence.word(verb), "were" | "was" | "are" | "is" | "be");
    let object = matches!(
        sentence.tag(verb + 1),
        Tag::Determiner | Tag::PossessivePronoun | Tag::Name | Tag::Adjective | Tag::Noun | Tag::Plural
    );
    if !transitive || !object {
        return None;
    }
    phrase(sentence, verb + 1).filter(|found| !crate::setting::is_time_word(sentence.word(found.start)))
}

/// Words between a figure and what governs it.
fn passed(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tag(at), Tag::Determiner | Tag::PossessivePronoun)
        || (sentence.tag(at) == Tag::Adverb && !matches!(sentence.word(at), "up" | "down" | "not"))
        || matches!(
            sentence.word(at),
            "just"
                | "only"
                | "last"
                | "past"
                | "next"
                | "first"
                | "another"
                | "further"
                | "mere"
                | "whopping"
                | "about"
                | "additional"
                | "extra"
                | "combined"
                | "initial"
                | "previous"
                | "record"
                | "final"
        )
}

/// The noun behind a unit that modifies it: "a $700,000 award", "an 80-yard touchdown", "the 15-year-old students".
fn attributive(sentence: &Sentence, end: usize, unit: &Unit) -> Option<Phrase> {
    let plural = sentence.word(unit.end - 1).ends_with('s')
        && unit.measures != Measures::Age
        && unit.per.is_none()
        && sentence.word(unit.end - 1).len() > 2
        && unit.start + 1 == unit.end
        && unit.end == end;
    let opens = sentence.tag(end).is_noun()
        || matches!(sentence.tag(end), Tag::Adjective | Tag::Gerund)
        || sentence.is_hyphen(end);
    if plural || !opens || crate::setting::is_time_word(sentence.word(end)) {
        return None;
    }
    let found = phrase(sentence, end + usize::from(sentence.is_hyphen(end)))?;
    let change = matches!(
        sentence.word(found.head),
        "rise"
            | "increase"
            | "drop"
            | "fall"
            | "decline"
            | "cut"
            | "jump"
            | "gain"
            | "reduction"
            | "decrease"
            | "growth"
    );
    if change {
        let inside = matches!(sentence.word(found.end), "in" | "of" | "to" | "on");
        return if inside { phrase(sentence, found.end + 1) } else { None };
    }
    Some(with_of(sentence, found))
}

/// What governs a figure whose words begin at `at`.
pub(crate) fn governed(sentence: &Sentence, at: usize) -> Option<Phrase> {
    let before = at.checked_sub(1)?;
    let word = sentence.word(before);
    match sentence.tag(before) {
        Tag::Preposition | Tag::To | Tag::Particle | Tag::Adverb => prepositional(sentence, before),
        tag if tag.is_verb() || VERBS_LIKE_NOUNS.contains(&word) => subject(sentence, before),
        Tag::Noun | Tag::Plural | Tag::Name => {
            // "costs $5": a verb that the tagger took for a noun; "Blackmores $5".
            let dated = crate::setting::is_time_word(word) || crate::unit::is_time(word);
            let found = phrase_before(sentence, at).filter(|_| !dated)?;
            // "the roof cost buyers $5".
            let giver = found.start.checked_sub(1).filter(|verb| GIVING.contains(&sentence.word(*verb)));
            match giver {
                Some(verb) => subject(sentence, verb),
                None => Some(whole(sentence, found)),
            }
        }
        Tag::Adjective => subject_of_predicate(sentence, before),
        Tag::Mark if matches!(word, "(" | ":" | "-" | "–" | "—") => {
            phrase_before(sentence, before).map(|found| whole(sentence, found))
        }
        Tag::Comma | Tag::Conjunction => clause_subject(sentence, before),
        // "would cost it $5".
        Tag::Pronoun if before > 0 && sentence.tag(before - 1).is_verb() => subject(sentence, before - 1),
        _ => None,
    }
}

fn prepositional(sentence: &Sentence, preposition: usize) -> Option<Phrase> {
    let word = sentence.word(preposition);
    let dash = usize::from(preposition > 1 && matches!(sentence.before(preposition), "-" | "–" | "—"));
    let before =
        phrase_before(sentence, preposition - dash).filter(|found| sentence.tag(found.head).is_noun());
    match word {
        "of" => {
            let Some(found) = before else { return clause_subject(sentence, preposition) };
            let empty = matches!(
                sentence.word(found.head),
                "total"
                    | "average"
                    | "sum"
                    | "maximum"
                    | "minimum"
                    | "median"
                    | "mean"
                    | "record"
                    | "excess"
                    | "rate"
                    | "kind"
            );
            if !empty {
                return Some(found);
            }
            let mut at = found.start;
            while at > 0 && passed(sentence, at - 1) {
                at -= 1;
            }
            governed(sentence, at)
        }
        "to" | "by" | "from" => match before {
            Some(found) if !change_noun(sentence, found) => verb_before(sentence, preposition)
                .filter(|verb| crate::change::is_change(sentence, *verb))
                .and_then(|verb| object_or_subject(sentence, verb))
                .or_else(|| Some(whole(sentence, found))),
            _ => clause_subject(sentence, preposition),
        },
        "in" | "for" | "over" | "within" | "during" | "after" | "every" | "than" | "until" => {
            clause_subject(sentence, preposition).or(before.map(|found| whole(sentence, found)))
        }
        "up" | "down" => before.or_else(|| clause_subject(sentence, preposition)),
        _ => before.map(|found| whole(sentence, found)).or_else(|| clause_subject(sentence, preposition)),
    }
}

fn change_noun(sentence: &Sentence, found: Phrase) -> bool {
    matches!(
        sentence.word(found.head),
        "rise" | "increase" | "drop" | "fall" | "decline" | "cut" | "jump" | "gain"
    )
}

/// "boost the range by 35 miles" is about the range; "the range rose by 35 miles" as well.
fn object_or_subject(sentence: &Sentence, verb: usize) -> Option<Phrase> {
    let next = verb + 1;
    let object = matches!(
        sentence.tag(next),
        Tag::Determiner | Tag::PossessivePronoun | Tag::Noun | Tag::Plural | Tag::Adjective | Tag::Name
    );
    if object && let Some(found) = phrase(sentence, next) {
        return Some(with_of(sentence, found));
    }
    subject(sentence, verb)
}

/// The last verb before `at` in its clause.
fn verb_before(sentence: &Sentence, at: usize) -> Option<usize> {
    for back in (at.saturating_sub(REACH)..at).rev() {
        if matches!(sentence.word(back), ";" | ":" | "“" | "”") {
            return None;
        }
        if sentence.tag(back).is_verb()
            && !(sentence.tag(back) == Tag::Gerund
                && back > 0
                && matches!(sentence.tag(back - 1), Tag::Determiner))
        {
            return Some(back);
        }
    }
    None
}

fn clause_subject(sentence: &Sentence, at: usize) -> Option<Phrase> {
    subject(sentence, verb_before(sentence, at)?)
}

fn subject_of_predicate(sentence: &Sentence, adjective: usize) -> Option<Phrase> {
    if let Some(found) = phrase_before(sentence, adjective) {
        return Some(whole(sentence, found));
    }
    clause_subject(sentence, adjective)
}

/// The subject of the verb at `verb`, walking over auxiliaries, infinitives and coordinated verbs.
pub(crate) fn subject(sentence: &Sentence, verb: usize) -> Option<Phrase> {
    let mut at = verb;
    for _ in 0..6 {
        while at > 0 && in_verb_group(sentence, at - 1) {
            at -= 1;
        }
        let before = at.checked_sub(1)?;
        match sentence.tag(before) {
            Tag::Relative | Tag::Interrogative => return antecedent(sentence, before),
            Tag::Preposition | Tag::Determiner if sentence.word(before) == "that" => {
                let noun = before.checked_sub(1).is_some_and(|k| sentence.tag(k).is_noun());
                if noun {
                    return antecedent(sentence, before);
                }
                return None;
            }
            Tag::Noun | Tag::Plural | Tag::Name => {
                let found = phrase_before(sentence, at)?;
                let planned = PLANS.contains(&sentence.word(found.head)) && sentence.tag(at) == Tag::To;
                if planned && let Some(verb) = verb_before(sentence, found.start) {
                    at = verb;
                    continue;
                }
                let found = whole(sentence, found);
                return Some(found);
            }
            Tag::Conjunction | Tag::Comma | Tag::Preposition | Tag::To | Tag::Particle => {
                let inside = sentence.tag(before) == Tag::Comma;
                if inside && let Some(found) = over_commas(sentence, before) {
                    return Some(found);
                }
                at = verb_before(sentence, before)?;
            }
            Tag::Mark if sentence.word(before) == ")" => {
                let open = (before.saturating_sub(REACH)..before).rev().find(|k| sentence.word(*k) == "(")?;
                return phrase_before(sentence, open).map(|found| whole(sentence, found));
            }
            // "the market worth over 2 billion is growing".
            Tag::Cardinal => {
                let noun = (before.saturating_sub(6)..before).rev().find(|k| sentence.tag(*k).is_noun())?;
                return phrase_before(sentence, noun + 1).map(|found| whole(sentence, found));
            }
            // "the company said it has 1,000 customers".
            Tag::Pronoun if !matches!(sentence.word(before), "i" | "we" | "you" | "there") => {
                let verb = before.checked_sub(1 + usize::from(sentence.before(before) == "that"))?;
                if !sentence.tag(verb).is_verb() {
                    return None;
                }
                at = verb;
            }
            _ => return None,
        }
    }
    None
}

fn in_verb_group(sentence: &Sentence, at: usize) -> bool {
    let tag = sentence.tag(at);
    tag.is_verb() && !(tag == Tag::Gerund && sentence.tag(at + 1) == Tag::Noun)
        || matches!(tag, Tag::Adverb | Tag::To)
        || matches!(
            sentence.word(at),
            "n't"
                | "not"
                | "'s"
                | "'ve"
                | "'re"
                | "also"
                | "able"
                | "likely"
                | "set"
                | "due"
                | "both"
                | "all"
                | "each"
        ) && sentence.tag(at) != Tag::Possessive
            && (!matches!(sentence.word(at), "able" | "likely" | "set" | "due")
                || sentence.word(at + 1) == "to")
}

/// The noun that a relative clause hangs on.
fn antecedent(sentence: &Sentence, relative: usize) -> Option<Phrase> {
    let mut at = relative;
    if matches!(sentence.before(at), ",") {
        at -= 1;
    }
    if sentence.before(at) == ")" {
        at = (at.saturating_sub(REACH)..at).rev().find(|k| sentence.word(*k) == "(")?;
    }
    if at > 0 && matches!(sentence.tag(at - 1), Tag::Preposition) {
        at -= 1;
    }
    phrase_before(sentence, at).map(|found| whole(sentence, found))
}

/// "Obi, the mayor, paid $5": the noun before the first of two commas.
fn over_commas(sentence: &Sentence, comma: usize) -> Option<Phrase> {
    let open = (comma.saturating_sub(REACH)..comma).rev().find(|k| sentence.tag(*k) == Tag::Comma)?;
    phrase_before(sentence, open).map(|found| whole(sentence, found))
}

/// A phrase with the phrases that prepositions join to it from the left: "the price of [wheat]" is about the price.
fn whole(sentence: &Sentence, found: Phrase) -> Phrase {
    let mut all = found;
    for _ in 0..4 {
        let Some(joint) = all.start.checked_sub(1) else { break };
        // "sales in Karsand and Tarn".
        if matches!(sentence.word(joint), "and" | "or")
            && joint > 0
            && let Some(other) = phrase_before(sentence, joint)
            && sentence.tag(other.head) != Tag::Pronoun
        {
            all = Phrase { start: other.start, ..all };
            continue;
        }
        let joins = matches!(
            sentence.word(joint),
            "of" | "in" | "for" | "on" | "at" | "from" | "with" | "between" | "by" | "against" | "to"
        );
        if !joins
            || joint == 0
            || !sentence.tag(joint - 1).is_noun()
            || crate::setting::is_time_word(sentence.word(joint - 1))
        {
            break;
        }
        let Some(outer) = phrase_before(sentence, joint) else { break };
        all = Phrase { start: outer.start, end: all.end, head: outer.head };
    }
    all
}

/// "spent $5 million on roads", "$100 million for work": what a preposition behind the figure names.
fn behind(sentence: &Sentence, end: usize, unit: Option<&Unit>) -> Option<Phrase> {
    let money = unit.is_some_and(|unit| matches!(unit.measures, Measures::Money | Measures::Share));
    if !money
        || !matches!(sentence.word(end), "for" | "in" | "on" | "to" | "from" | "towards" | "toward" | "worth")
    {
        return None;
    }
    let start = end + 1 + usize::from(sentence.word(end + 1) == "of");
    phrase(sentence, start)
        .filter(|found| sentence.tag(found.head) != Tag::Pronoun)
        .map(|found| with_of(sentence, found))
}
