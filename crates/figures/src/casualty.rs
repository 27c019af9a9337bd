//! What became of the people counted: killed, wounded, detained, missing, displaced.
//!
//! Found in the noun counted ("12 deaths"), in the words behind it ("300 people were killed", "5 dead"), in the verb in
//! front of it ("killing 12") and in a toll ("the death toll rose to 40").

use onrecord_record::Casualty;

use crate::phrase::Phrase;
use crate::sentence::Sentence;
use crate::tag::Tag;

/// Tokens looked ahead over auxiliaries, adverbs and places.
const REACH: usize = 9;

/// What became of those counted by a figure with words from `start` to `end`.
pub(crate) fn read(
    sentence: &Sentence,
    start: usize,
    end: usize,
    counted: Option<Phrase>,
) -> Option<Casualty> {
    let named =
        counted.and_then(|counted| (counted.start..counted.end).rev().find_map(|at| noun(sentence.word(at))));
    if named.is_none() && counted.is_some_and(|counted| !can_suffer(sentence, counted)) {
        return None;
    }
    let of = of_noun(sentence, start);
    // "evacuated 12 bodies", "the bodies of 12 miners were evacuated": the dead flee nothing.
    if let Some(dead) = of.or(named).filter(|found| *found == Casualty::Killed) {
        return Some(dead);
    }
    // "half of 300 soldiers died", "six members of one family died": not those that are counted here.
    let within = sentence.before(start) == "of"
        && start >= 2
        && (sentence.tag(start - 2).is_noun() || matches!(sentence.tag(start - 2), Tag::Cardinal))
        && !matches!(
            sentence.word(start - 2),
            "total" | "toll" | "number" | "record" | "maximum" | "minimum" | "average" | "excess"
        );
    if within && of.is_none() && named.is_none() {
        return None;
    }
    // "executed six prisoners": the verb outdoes the noun.
    in_front(sentence, start, counted.is_some())
        .or(of)
        .or_else(|| behind(sentence, counted.map_or(end, |counted| counted.end.max(end))))
        .or(named)
        .or_else(|| if counted.is_none() { toll(sentence, start) } else { None })
}

/// A noun that says it.
fn noun(word: &str) -> Option<Casualty> {
    Some(match word {
        "deaths" | "death" | "fatalities" | "fatality" | "dead" | "killings" | "bodies" | "corpses"
        | "executions" | "murders" | "homicides" => Casualty::Killed,
        "injuries" | "wounded" | "injured" => Casualty::Wounded,
        "detainees" | "arrests" | "detentions" | "prisoners" | "captives" | "hostages" | "abductees"
        | "inmates" => Casualty::Detained,
        "disappearances" | "missing" => Casualty::Missing,
        "displaced" | "evacuees" | "idps" | "displacements" | "homeless" => Casualty::Displaced,
        _ => return None,
    })
}

/// "the bodies of [70]", "the arrest of [30 men]", "the disappearance of [43 students]".
fn of_noun(sentence: &Sentence, start: usize) -> Option<Casualty> {
    let mut at = start;
    while at > 0 && matches!(sentence.tag(at - 1), Tag::Determiner | Tag::Adverb) {
        at -= 1;
    }
    if sentence.before(at) != "of" || at < 2 {
        return None;
    }
    let word = sentence.word(at - 2);
    let deed = || {
        Some(match word {
            "killing" | "murder" | "execution" | "massacre" | "remains" | "body" | "slaughter"
            | "assassination" => Casualty::Killed,
            "wounding" | "injury" => Casualty::Wounded,
            "arrest" | "detention" | "abduction" | "abductions" | "kidnapping" | "kidnappings"
            | "capture" | "imprisonment" => Casualty::Detained,
            "disappearance" => Casualty::Missing,
            "displacement" | "expulsion" => Casualty::Displaced,
            _ => return None,
        })
    };
    noun(word).or_else(deed)
}

/// A participle or adjective behind those who suffer ("were [killed]", "[dead]", "are [missing]").
fn state(sentence: &Sentence, at: usize) -> Option<Casualty> {
    Some(match sentence.word(at) {
        "killed" | "dead" | "died" | "slain" | "murdered" | "executed" | "massacred" | "perished"
        | "drowned" | "dying" | "assassinated" | "die" => Casualty::Killed,
        "wounded" | "injured" | "hurt" | "maimed" | "hospitalised" | "hospitalized" => Casualty::Wounded,
        "detained" | "arrested" | "imprisoned" | "jailed" | "captured" | "abducted" | "kidnapped"
        | "interned" | "rounded" | "apprehended" => Casualty::Detained,
        "missing" | "disappeared" | "unaccounted" | "vanished" => Casualty::Missing,
        "displaced" | "fled" | "uprooted" | "evacuated" | "homeless" | "fleeing" | "flee" => {
            Casualty::Displaced
        }
        _ => return None,
    })
}

/// What the words behind those counted, which end at `end`, say became of them.
pub(crate) fn follows(sentence: &Sentence, end: usize) -> Option<Casualty> {
    behind(sentence, end)
}

fn behind(sentence: &Sentence, end: usize) -> Option<Casualty> {
    let end = past_apposition(sentence, end);
    for at in end..end + REACH {
        if let Some(found) = state(sentence, at) {
            // "5 suspects killed 3 officers" tells of the officers.
            let active = sentence.tag(at) == Tag::Past
                || (sentence.tag(at) == Tag::Participle
                    && !(end..at)
                        .any(|k| matches!(sentence.word(k), "were" | "was" | "are" | "is" | "been" | "be")));
            let object = matches!(found, Casualty::Killed | Casualty::Wounded | Casualty::Detained)
                && active
                && !matches!(sentence.word(at), "died" | "perished" | "drowned")
                && is_object(sentence, at + 1);
            if sentence.word(at) == "captured" && matches!(sentence.word(at + 1), "by" | "on" | "in" | "with")
            {
                return None;
            }
            return (!object).then_some(found);
        }
        if sentence.word(at) == "lost" && sentence.has(at + 1, &["their", "lives"]) {
            return Some(Casualty::Killed);
        }
        if matches!(sentence.word(at), "taken")
            && matches!(sentence.word(at + 1), "hostage" | "prisoner" | "captive")
        {
            return Some(Casualty::Detained);
        }
        let light =
            matches!(sentence.tag(at), Tag::Adverb | Tag::Participle | Tag::Relative | Tag::Possessive)
                || matches!(
                    sentence.word(at),
                    "were"
                        | "was"
                        | "are"
                        | "is"
                        | "had"
                        | "have"
                        | "has"
                        | "been"
                        | "being"
                        | "be"
                        | "who"
                        | "others"
                        | "other"
                        | "people"
                        | "more"
                        | "left"
                        | "reported"
                        | "reportedly"
                        | "confirmed"
                        | "feared"
                        | "believed"
                        | "to"
                        | "still"
                        | "got"
                        | "also"
                        | "could"
                        | "may"
                        | "might"
                        | "would"
                        | "from"
                        | "forced"
                        | "of"
                        | "them"
                        | "remain"
                        | "remained"
                        | "went"
                        | "including"
                        | "among"
                )
                || place(sentence, at);
        if !light {
            return None;
        }
    }
    None
}

/// Past "of one family", and past what stands between commas or brackets in front of the verb: "three children, aged 4 and
/// 7, were killed", "sixteen people (four of them women) were hurt".
fn past_apposition(sentence: &Sentence, end: usize) -> usize {
    let owned = || crate::phrase::phrase(sentence, end + 1).map(|found| found.end);
    let end = if sentence.word(end) == "of" { owned().unwrap_or(end) } else { end };
    let close = match sentence.word(end) {
        "," => ",",
        "(" => ")",
        _ => return end,
    };
    let verb = |at: usize| sentence.tag(at).is_finite();
    let closed = (end + 1..end + REACH + 3).find(|at| sentence.word(*at) == close && verb(at + 1));
    closed.filter(|at| !(end + 1..*at).any(verb)).map_or(end, |at| at + 1)
}

fn is_object(sentence: &Sentence, at: usize) -> bool {
    matches!(
        sentence.tag(at),
        Tag::Determiner | Tag::Cardinal | Tag::Name | Tag::Noun | Tag::Plural | Tag::PossessivePronoun
    ) || matches!(sentence.word(at), "at" if sentence.word(at + 1) == "least")
}

/// "in Karsand" between those counted and what became of them.
fn place(sentence: &Sentence, at: usize) -> bool {
    let preposition = |at: usize| matches!(sentence.word(at), "in" | "near" | "at");
    let name = |at: usize| sentence.tag(at) == Tag::Name;
    (preposition(at) && name(at + 1)) || (name(at) && at > 0 && (preposition(at - 1) || name(at - 1)))
}

fn in_front(sentence: &Sentence, start: usize, counted: bool) -> Option<Casualty> {
    let mut at = start;
    while at > 0
        && (matches!(sentence.tag(at - 1), Tag::Determiner | Tag::Adverb)
            || matches!(sentence.word(at - 1), "another" | "further" | "more"))
    {
        at -= 1;
    }
    let before = at.checked_sub(1)?;
    let verb = sentence.word(before);
    // "were killed 300 miles away", "killed, 300 of them": only a verb right in front takes those counted as its object.
    let passive = before > 0
        && matches!(sentence.word(before - 1), "was" | "were" | "been" | "be" | "being" | "is" | "are");
    if passive {
        return None;
    }
    Some(match verb {
        "killed" | "killing" | "kill" | "kills" | "executed" | "executing" | "murdered" | "murdering"
        | "massacred" | "assassinated" | "slaying" => Casualty::Killed,
        "claimed" | "claiming" | "took" | "taking" => {
            let lives = (start..start + 6).any(|k| sentence.word(k) == "lives");
            return lives.then_some(Casualty::Killed);
        }
        "wounded" | "wounding" | "injured" | "injuring" | "wounds" | "injures" | "hurting" | "hurt" => {
            Casualty::Wounded
        }
        "arrested" | "arresting" | "arrest" | "arrests" | "detained" | "detaining" | "detain" | "detains"
        | "captured" | "capturing" | "jailed" | "jailing" | "imprisoned" | "abducted" | "abducting"
        | "kidnapped" | "kidnapping" => Casualty::Detained,
        "displaced" | "displacing" | "displaces" | "uprooted" | "uprooting" | "evacuated" | "evacuating" => {
            Casualty::Displaced
        }
        "forced" | "forcing" | "driven" | "drove" | "driving" | "prompted" | "prompting" if counted => {
            let homes =
                (start..start + 10).any(|k| matches!(sentence.word(k), "flee" | "homes" | "evacuate"));
            return homes.then_some(Casualty::Displaced);
        }
        _ => return None,
    })
}

/// "the death toll rose to 40", "the number of dead at 40", "casualties".
fn toll(sentence: &Sentence, start: usize) -> Option<Casualty> {
    for at in (start.saturating_sub(REACH + 3)..start).rev() {
        if matches!(sentence.word(at), ";" | "." | ":") {
            return None;
        }
        if sentence.word(at) == "toll"
            && matches!(sentence.before(at), "death" | "the" | "a" | "its" | "official" | "fatality")
        {
            return Some(Casualty::Killed);
        }
        let counted = at >= 2
            && matches!(sentence.word(at - 1), "of" | "the" | "people")
            && (at.saturating_sub(4)..at).any(|k| matches!(sentence.word(k), "number" | "count" | "total"));
        if counted && let Some(found) = noun(sentence.word(at)).or_else(|| state(sentence, at)) {
            return Some(found);
        }
    }
    None
}

/// Whether those counted can be killed, held or driven out: no jobs, games or days.
fn can_suffer(sentence: &Sentence, counted: Phrase) -> bool {
    let head = sentence.word(counted.head);
    !crate::unit::is_time(head)
        && !matches!(
            head,
            "jobs"
                | "games"
                | "matches"
                | "times"
                | "points"
                | "goals"
                | "plans"
                | "bills"
                | "deals"
                | "proposals"
                | "towns"
                | "villages"
                | "cities"
                | "positions"
                | "attacks"
                | "incidents"
                | "attempts"
                | "hours"
                | "raids"
                | "strikes"
                | "tanks"
                | "vehicles"
                | "planes"
                | "ships"
                | "bombs"
                | "rockets"
                | "missiles"
                | "explosions"
                | "operations"
                | "buildings"
                | "houses"
                | "weapons"
        )
}

/// Whether a figure joined to another by "and" or "including" shares what became of those: "killed 5 soldiers and [3
/// civilians]", "5 people, including [3 children], were killed".
pub(crate) fn may_share(sentence: &Sentence, start: usize, counted: Option<Phrase>) -> bool {
    let including = sentence.before(start) == "including";
    counted.is_some_and(|counted| {
        can_suffer(sentence, counted) && (including || !sentence.tag(counted.end).is_finite())
    })
}
