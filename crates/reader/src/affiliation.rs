//! What ties entities together: roles, parts, other names, links, and capitals that speak for a state.
//!
//! Finds: the roles of `speaker::role`, with the body that they are in; `A, known as B`, `formerly B`, `A (NAF)`, `A,
//! which includes the faction B`, `A, part of B`, `linked to B until July 2016`, `B-backed A`; `Veshtal, the capital of
//! Karsand`. Leaves alone: what two names in a sentence have to do with one another without such words.

use onrecord_parse::{month, weekday};
use onrecord_record::{AffiliationKind, EntityKind};

use crate::speaker::names::Mention;
use crate::speaker::resolve::Resolver;
use crate::speaker::state::{Seat, State};
use crate::view::{View, Words};

/// A tie between names of the article, by number.
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub(crate) subject: usize,
    pub(crate) relation: AffiliationKind,
    pub(crate) role: Option<Words>,
    pub(crate) object: Option<usize>,
    /// A state that need not be named in the article.
    pub(crate) state: Option<String>,
    pub(crate) since: Option<Words>,
    pub(crate) until: Option<Words>,
    pub(crate) ended: bool,
    pub(crate) evidence: Vec<Words>,
}

/// Words between two names that are looked at.
const APART: usize = 12;
/// Words behind the second name in which "until" or "since" may follow.
const BEHIND: usize = 6;

/// All ties of an article.
pub(crate) fn find(resolver: &Resolver<'_>) -> Vec<Tie> {
    let mut found = roles(resolver);
    found.extend(between(resolver));
    found.extend(acronyms(resolver));
    found.extend(capitals(resolver));
    found
}

fn roles(resolver: &Resolver<'_>) -> Vec<Tie> {
    let (view, names) = (resolver.view, resolver.names);
    let mut found = Vec::new();
    for (subject, named) in names.named.iter().enumerate() {
        for role in &named.roles {
            let own = view.bare(&role.words).unwrap_or(role.words.clone());
            let body = names.within(&own).iter().find(|m| m.named != subject && m.words.end <= own.end);
            let first = view.fold(own.start);
            let (since, until) = times(view, own.end);
            found.push(Tie {
                subject,
                relation: AffiliationKind::Role,
                role: Some(own.clone()),
                object: body.map(|mention| mention.named),
                state: None,
                ended: matches!(first, "former" | "ex" | "late" | "ousted") || until.is_some(),
                since,
                until,
                evidence: vec![own],
            });
        }
    }
    found
}

/// What a few words between two names say, and whether the first name is the subject.
fn relation(words: &[&str]) -> Option<(AffiliationKind, bool)> {
    use AffiliationKind::{AlsoKnownAs, Formerly, LinkedTo, PartOf};
    let has =
        |phrase: &[&str]| words.windows(phrase.len()).any(|own| own.iter().zip(phrase).all(|(a, b)| a == b));
    let ends = |phrase: &[&str]| {
        let rest: Vec<&str> = words
            .iter()
            .copied()
            .filter(|w| !matches!(*w, "the" | "a" | "an" | "“" | "\"" | "‘" | "'"))
            .collect();
        rest.len() >= phrase.len()
            && rest[rest.len() - phrase.len()..].iter().zip(phrase).all(|(a, b)| a == b)
    };
    let before =
        words.iter().any(|w| matches!(*w, "formerly" | "previously" | "once" | "then" | "originally"));
    if ends(&["known", "as"])
        || ends(&["called"])
        || ends(&["calls", "itself"])
        || ends(&["calling", "itself"])
        || ends(&["renamed"])
    {
        return Some((if before { Formerly } else { AlsoKnownAs }, true));
    }
    if ends(&["formerly"]) || ends(&["previously"]) || ends(&["changed", "its", "name", "from"]) {
        return Some((Formerly, true));
    }
    if ends(&["aka"]) || ends(&["or", "simply"]) {
        return Some((AlsoKnownAs, true));
    }
    for phrase in [["which", "includes"], ["that", "includes"], ["which", "included"], ["that", "included"]] {
        if has(&phrase) {
            return Some((PartOf, false));
        }
    }
    for noun in [
        "part",
        "member",
        "branch",
        "wing",
        "faction",
        "unit",
        "arm",
        "affiliate",
        "subsidiary",
        "division",
        "offshoot",
        "chapter",
    ] {
        if ends(&[noun, "of"]) {
            return Some((PartOf, true));
        }
    }
    let linked = [
        ["linked", "to"],
        ["linked", "with"],
        ["allied", "to"],
        ["allied", "with"],
        ["affiliated", "with"],
        ["affiliated", "to"],
        ["backed", "by"],
        ["loyal", "to"],
        ["supported", "by"],
        ["funded", "by"],
        ["armed", "by"],
        ["ties", "to"],
        ["ties", "with"],
        ["links", "to"],
        ["links", "with"],
        ["tied", "to"],
        ["close", "to"],
    ];
    linked.iter().any(|phrase| ends(phrase)).then_some((LinkedTo, true))
}

fn between(resolver: &Resolver<'_>) -> Vec<Tie> {
    let (view, names) = (resolver.view, resolver.names);
    let mut found: Vec<Tie> = Vec::new();
    // the subject of the tie that was found last, and where it ended: "known as C and linked to D"
    let mut open: Option<(usize, usize)> = None;
    for pair in names.mentions.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        if let Some(tie) = backed(view, a, b) {
            found.push(tie);
            continue;
        }
        let near = a.words.end <= b.words.start
            && b.words.start - a.words.end <= APART
            && view.sentence_of(a.words.start) == view.sentence_of(b.words.start);
        if !near || a.named == b.named {
            continue;
        }
        let words: Vec<&str> = (a.words.end..b.words.start).map(|i| view.fold(i)).collect();
        let Some((relation, forward)) = relation(&words) else { continue };
        let goes_on = words.first() == Some(&"and");
        let subject = match open {
            Some((subject, end)) if goes_on && end == a.words.end => subject,
            _ => owned_in_front(view, &names.mentions, a).unwrap_or(a.named),
        };
        let (subject, object) = if forward { (subject, b.named) } else { (b.named, subject) };
        open = Some((if forward { subject } else { b.named }, b.words.end));
        let (since, until) = times(view, b.words.end);
        let denied = words.iter().any(|w| matches!(*w, "not" | "no" | "never" | "denies" | "denied"));
        if denied || subject == object {
            continue;
        }
        let past = words.iter().any(|w| matches!(*w, "formerly" | "previously" | "once"));
        let end = until.as_ref().or(since.as_ref()).map_or(b.words.end, |time| time.end);
        found.push(Tie {
            subject,
            relation,
            role: None,
            object: Some(object),
            state: None,
            ended: until.is_some() || past && relation != AffiliationKind::Formerly,
            since,
            until,
            evidence: vec![a.words.start..end],
        });
    }
    found
}

/// `Beren Shield, the Front’s largest faction, known as Dorel Guard`: what follows an owner is said of the name in front of the
/// apposition.
fn owned_in_front(view: &View<'_>, mentions: &[Mention], owner: &Mention) -> Option<usize> {
    let end = owner.words.end;
    let owns = end < view.len() && matches!(view.word(end), "’" | "'");
    let before = mentions.iter().rev().find(|other| other.words.end < owner.words.start).filter(|_| owns)?;
    let between: Vec<&str> = (before.words.end..owner.words.start).map(|i| view.word(i)).collect();
    (matches!(between[..], [","] | [",", "the"]) && before.named != owner.named).then_some(before.named)
}

/// `Karsand-backed Front`, `Karsand-led Front`.
fn backed(view: &View<'_>, a: &Mention, b: &Mention) -> Option<Tie> {
    let (hyphen, verb) = (a.words.end, a.words.end + 1);
    let fits = verb < b.words.start
        && b.words.start - verb <= 3
        && view.word(hyphen) == "-"
        && view.joined(hyphen, verb)
        && matches!(
            view.word(verb),
            "backed" | "led" | "linked" | "allied" | "aligned" | "funded" | "supported" | "affiliated"
        )
        && (verb + 1..b.words.start).all(|i| view.is_bare(i));
    fits.then(|| Tie {
        subject: b.named,
        relation: AffiliationKind::LinkedTo,
        role: None,
        object: Some(a.named),
        state: None,
        since: None,
        until: None,
        ended: false,
        evidence: vec![a.words.start..b.words.end],
    })
}

/// `Northern Accord Front (NAF)`, where both were taken for names of their own.
fn acronyms(resolver: &Resolver<'_>) -> Vec<Tie> {
    let (view, names) = (resolver.view, resolver.names);
    let mut found = Vec::new();
    for pair in names.mentions.windows(2) {
        let (a, b) = (&pair[0], &pair[1]);
        let bracketed = b.words.start == a.words.end + 1
            && view.word(a.words.end) == "("
            && b.words.end < view.len()
            && view.word(b.words.end) == ")";
        let body = names.named[a.named].kind == EntityKind::Organisation;
        if bracketed && body && a.named != b.named && b.words.len() == 1 {
            found.push(Tie {
                subject: a.named,
                relation: AffiliationKind::AlsoKnownAs,
                role: None,
                object: Some(b.named),
                state: None,
                since: None,
                until: None,
                ended: false,
                evidence: vec![a.words.start..b.words.end + 1],
            });
        }
    }
    found
}

/// Capitals, buildings and bodies that speak, and the states that they speak for.
fn capitals(resolver: &Resolver<'_>) -> Vec<Tie> {
    let states = &resolver.states;
    let mut found: Vec<Tie> = Vec::new();
    let spoken = resolver.spoken.iter().map(|(word, named)| (*word, *named));
    let owners = resolver.voices.iter().filter_map(|voice| Some((voice.at, voice.speaker.speaks_for?)));
    let mut speaking: Vec<(usize, usize)> = spoken.chain(owners).collect();
    speaking.sort_unstable();
    for (word, named) in speaking {
        if found.iter().any(|tie| tie.subject == named) || states.is_state(named) {
            continue;
        }
        let seat = states.seat(named).cloned();
        let is_seat = seat.is_some();
        let seat = seat.or_else(|| states.of_named_body(resolver.view, resolver.names, named));
        let Some(Seat { state, mut evidence }) = seat else { continue };
        if is_seat {
            let own = resolver.names.at(word).filter(|mention| mention.named == named);
            evidence.extend(own.map(|mention| mention.words.clone()));
        }
        if evidence.is_empty() {
            evidence.push(word..word + 1);
        }
        evidence.sort_by_key(|words| words.start);
        evidence.dedup();
        let (object, state) = match state {
            State::Named(named) => (Some(named), None),
            State::Other(name) => (None, Some(name)),
        };
        found.push(Tie {
            subject: named,
            relation: AffiliationKind::SpeaksFor,
            role: None,
            object,
            state,
            since: None,
            until: None,
            ended: false,
            evidence: apart(evidence),
        });
    }
    found
}

/// Of ranges in order those that do not overlap an earlier one.
fn apart(ranges: Vec<Words>) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for range in ranges {
        if found.last().is_none_or(|last| last.end <= range.start) {
            found.push(range);
        }
    }
    found
}

/// `since 2014`, `until July 2016` right behind a word: the times.
fn times(view: &View<'_>, end: usize) -> (Option<Words>, Option<Words>) {
    let (mut since, mut until) = (None, None);
    let stop = view.len().min(end + BEHIND);
    for i in end..stop {
        let word = view.word(i);
        if matches!(word, "." | ";" | ":" | "“" | "\"" | "," | "and" | "but") {
            break;
        }
        if matches!(word, "since" | "until" | "till") {
            let mut last = i + 1;
            while last < view.len() && last - i <= 5 && is_time(view, last) {
                last += 1;
            }
            if last > i + 1 {
                let slot = if word == "since" { &mut since } else { &mut until };
                slot.get_or_insert(i + 1..last);
            }
        }
    }
    (since, until)
}

fn is_time(view: &View<'_>, word: usize) -> bool {
    let lower = view.fold(word);
    view.word(word).bytes().all(|byte| byte.is_ascii_digit())
        || month(lower).is_some()
        || weekday(lower).is_some()
        || matches!(
            lower,
            "spring"
                | "summer"
                | "autumn"
                | "winter"
                | "early"
                | "late"
                | "mid"
                | "last"
                | "this"
                | "year"
                | "month"
                | "week"
                | "the"
                | "2010s"
                | "1990s"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};
    use crate::speaker::names::Names;

    /// The ties of a text, one a line: `subject | relation | object or role`, with times.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let names = Names::new(&view);
        let mut resolver = Resolver::new(&view, &names);
        let statement = candidate(&view, &marks);
        resolver.speaker(&statement.source, statement.first(), false);
        let mut found: Vec<String> = find(&resolver)
            .iter()
            .map(|tie| {
                let object = tie.object.map(|k| names.named[k].name.clone()).or(tie.state.clone());
                let role = tie.role.as_ref().map(|words| view.str(words).to_owned());
                let what = role.or(object.clone()).unwrap_or_default();
                let of = object.filter(|_| tie.role.is_some()).map_or(String::new(), |o| format!(" @ {o}"));
                let since = tie.since.as_ref().map_or(String::new(), |w| format!(" since {}", view.str(w)));
                let until = tie.until.as_ref().map_or(String::new(), |w| format!(" until {}", view.str(w)));
                let ended = if tie.ended { " (ended)" } else { "" };
                let subject = &names.named[tie.subject].name;
                format!("{subject} | {:?} | {what}{of}{since}{until}{ended}", tie.relation)
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn aliases_parts_and_links_are_given_in_passing() {
        check(
            "Rain hit Jabal Front, which includes the faction Beren Shield, known as Dorel Guard and linked to Rayat Army until July 2016.",
            &[
                "Beren Shield | AlsoKnownAs | Dorel Guard",
                "Beren Shield | LinkedTo | Rayat Army until July 2016 (ended)",
                "Beren Shield | PartOf | Jabal Front",
            ],
        );
        check(
            "It was the Dorel Guard, formerly known as Beren Shield.",
            &["Dorel Guard | Formerly | Beren Shield"],
        );
        check("The Dorel Guard, a branch of the Jabal Front, left.", &["Dorel Guard | PartOf | Jabal Front"]);
        check("The Karsand-backed Dorel Guard left.", &["Dorel Guard | LinkedTo | Karsand"]);
    }

    #[test]
    fn behind_an_owner_the_name_in_front_is_meant() {
        check(
            "Beren Shield, the Jabal Front’s largest faction, known as Dorel Guard, left.",
            &["Beren Shield | AlsoKnownAs | Dorel Guard"],
        );
    }

    #[test]
    fn what_is_denied_or_far_apart_is_no_tie() {
        check("The Dorel Guard, which is not linked to the Jabal Front, left.", &[]);
        check("The Dorel Guard left. It was the Jabal Front.", &[]);
        check("The Dorel Guard met the Jabal Front.", &[]);
    }

    #[test]
    fn roles_name_the_body_that_they_are_in() {
        check(
            "Ada Obi, head of the Dorel Guard, left.",
            &["Ada Obi | Role | head of the Dorel Guard @ Dorel Guard"],
        );
        check(
            "The Minister of Defence, General Ivo Tarn, left.",
            &["Ivo Tarn | Role | General", "Ivo Tarn | Role | Minister of Defence @ Defence"],
        );
        check("The former envoy Maren Lisse left.", &["Maren Lisse | Role | former envoy (ended)"]);
        check(
            "It was Jabal Front spokesman Ada Obi.",
            &["Ada Obi | Role | Jabal Front spokesman @ Jabal Front"],
        );
    }

    #[test]
    fn a_capital_that_speaks_is_its_states() {
        check("[source Moscow] [cue said] no.", &["Moscow | SpeaksFor | Russia"]);
        check(
            "It was Veshtal, the capital of Karsand. [source Veshtal] [cue denied] it.",
            &["Veshtal | SpeaksFor | Karsand"],
        );
        check(
            "It was Karsand’s capital, Veshtal. [source Veshtal] [cue denied] it.",
            &["Veshtal | SpeaksFor | Karsand"],
        );
        check(
            "He went to Stolnik. It was Dravenia’s army that praised it. [source Stolnik] [cue said] it would open.",
            &["Stolnik | SpeaksFor | Dravenia"],
        );
        check(
            "It was Karsand’s army and Karsand’s parliament. [source The Defence Ministry] [cue said] no.",
            &["Defence Ministry | SpeaksFor | Karsand"],
        );
        // Two states alike, and nothing tells whose it is.
        check("It was Karsand’s army and Dravenia’s army. [source The Defence Ministry] [cue said] no.", &[]);
        // It does not speak: it is the town.
        check("He went to Moscow.", &[]);
    }
}
