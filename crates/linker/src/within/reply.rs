//! Replies that name what they reply to by a pronoun, a noun or nothing at all.
//!
//! *Finds* `denied it`, `dismissed her story`, `knocked back the claim`, `“That is a lie,”`, `insisted that she had not`,
//! `called that “a fairy tale”`, `“...,” responded Ada Obi`, and what the same party says right after such a reply.
//! *Leaves alone* replies to nothing that the article reports, and denials with a sentence of their own, which are
//! `denial`'s.

use std::sync::LazyLock;

use onrecord_record::{Act, LinkKind, Manner, Polarity};

use super::Found;
use super::denial::{is_denying, is_negated};
use super::target::{can_be_meant, choose, speaks_of};
use crate::claim::{Anaphor, Matter, anaphor};
use crate::party::Party;
use crate::story::{Said, Story};
use crate::terms::{Terms, lower_words};

static REPLY_CUES: LazyLock<Vec<(Vec<&'static str>, LinkKind)>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../../data/reply-cues.tsv"))
        .map(|(words, kind)| {
            let kind = if kind == "denies" { LinkKind::Denies } else { LinkKind::Answers };
            (words.split(' ').collect(), kind)
        })
        .collect()
});

static DISCREDIT: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../../data/discredit-words.tsv"))
        .map(|(words, _)| words.split(' ').collect())
        .collect()
});

/// Words of a retort that says nothing but that the other's words are untrue.
const RETORT: usize = 7;
/// Words of the content that a verdict on another's words takes at most.
const VERDICT: usize = 9;

pub(crate) fn find(story: &Story<'_>, from: usize, before: &[Found]) -> Option<Found> {
    let said = &story.said[from];
    // "when they hear a candidate say it is a hoax": nobody in particular, in somebody's example
    if said.outer.is_some() && said.party == Party::Nobody {
        return None;
    }
    let cue = cue_kind(&said.cue);
    // "his earlier comments" are not those that stand near
    let phrase = anaphor(&said.words).filter(|phrase| {
        !said.words[..phrase.words].iter().any(|word| {
            matches!(word.as_str(), "earlier" | "previous" | "past" | "old" | "former" | "own" | "initial")
        })
    });
    let turns_down = matches!(said.statement.act, Act::Deny | Act::Reject) || cue == Some(LinkKind::Denies);
    let silent = said.cue.iter().any(|word| {
        matches!(
            word.as_str(),
            "say" | "comment" | "discuss" | "answer" | "sometimes" | "often" | "usually" | "always" | "neither" | "nor"
        )
            // "declined any comment", "declined to elaborate"
            || word.starts_with("elaborat")
            || word.starts_with("declin") && said.words.iter().any(|word| word.starts_with("comment"))
            // who recants takes back what he said himself
            || word.starts_with("recant")
            || ["retract", "withdr", "rescind", "walk"].iter().any(|stem| word.starts_with(stem))
    });
    if let Some(phrase) = phrase.as_ref().filter(|phrase| said.words.len() <= phrase.words + 6) {
        if turns_down && !silent {
            return by_phrase(story, from, phrase, LinkKind::Denies, "denied phrase", 0.85);
        }
        let untrue = discredits(&said.words);
        if (matches!(said.statement.act, Act::Criticise) || calls(said))
            && (untrue || phrase.matter != Matter::Any)
        {
            let kind = if untrue { LinkKind::Denies } else { LinkKind::Answers };
            return by_phrase(story, from, phrase, kind, "called phrase", 0.75);
        }
    }
    if let Some(phrase) = claim_in_front(said) {
        let kind = if turns_down || discredits(&said.words) { LinkKind::Denies } else { LinkKind::Answers };
        return taken_up(story, from, &phrase, kind);
    }
    if is_retort(&said.words) {
        let found = choose(story, from, None, None)?;
        // "it is ridiculous to say that the aid will be cut": what is turned down stands in its own words
        let first = said.statement.content.first().map_or("", |piece| piece.text.as_str());
        let first = lower_words(first.split(['.', '!', ';', ',']).next().unwrap_or_default());
        let shared = story.said[found.0].terms.shared(&said.terms);
        let told = shared.len() > 1 && story.weight(&shared) > 5.0;
        if first.len() > RETORT && !told {
            return None;
        }
        return Some(link(
            story,
            LinkKind::Denies,
            from,
            found,
            "retort",
            said.words[..said.words.len().min(5)].join(" "),
            0.8,
        ));
    }
    if said.outer.is_none() && is_short_denial(&said.words) {
        let found = choose(story, from, None, None)?;
        // "was not certain that it would", "it would not": of one mind
        if is_negated(&story.said[found.0]) {
            return None;
        }
        // whoever was asked has answered
        let asked = story.said[found.0].statement.act == Act::Ask;
        let kind = if asked { LinkKind::Answers } else { LinkKind::Denies };
        return Some(link(story, kind, from, found, "short denial", said.words.join(" "), 0.75));
    }
    if let Some(found) = verdict(story, from) {
        return Some(found);
    }
    if cue == Some(LinkKind::Answers) {
        return response(story, from, before);
    }
    if let Some(found) = turn(story, from) {
        return Some(found);
    }
    follows(story, from, before)
}

/// A link to what a phrase means. What more the reply says of it ("the claim that the mill burned") must be in the other's
/// words too, but for what it calls it ("the story as a trick").
fn by_phrase(
    story: &Story<'_>,
    from: usize,
    phrase: &Anaphor,
    kind: LinkKind,
    rule: &'static str,
    confidence: f32,
) -> Option<Found> {
    let said = &story.said[from];
    let matter = (phrase.matter != Matter::Any).then_some(phrase.matter);
    let found = choose(story, from, phrase.owner.as_ref(), matter)?;
    let noun = said.words.get(phrase.words - 1).map_or("", String::as_str);
    if !is_named_so(story, from, found.0, phrase, noun) {
        return None;
    }
    let behind = said.words.get(phrase.words..).unwrap_or_default();
    let told = behind.iter().take_while(|word| word.as_str() != "as").cloned().collect::<Vec<_>>().join(" ");
    let (told, other) = (Terms::of(&told), &story.said[found.0]);
    if phrase.matter != Matter::Any
        && !told.is_empty()
        && told.shared(&other.terms).is_empty()
        && rule != "called phrase"
    {
        return None;
    }
    let asked = other.statement.act == Act::Ask && !matches!(said.statement.act, Act::Deny);
    let turns = rule != "denied phrase" || turns_down(said, other, phrase, noun);
    let kind = if asked || !turns { LinkKind::Answers } else { kind };
    let words = said.words[..phrase.words].join(" ");
    Some(link(story, kind, from, found, rule, words, confidence))
}

/// Beginnings of words that turn something down beside those of `denial` and the table of cues.
const TURNING: &[&str] = &["discount", "scoff", "disagree", "issue", "doubted", "challeng", "debunk"];
/// Beginnings of words by which somebody is against what others want.
const OPPOSING: &[&str] = &["oppos", "against", "object", "protest", "balk", "resist"];

/// Whether a reply says of what its phrase means that it is not so or will not be. Who is merely against something, or will
/// not have it, turns down what was asked for or proposed, and nothing that was said.
fn turns_down(reply: &Said<'_>, other: &Said<'_>, phrase: &Anaphor, noun: &str) -> bool {
    let has = |stems: &[&str]| reply.cue.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let act = other.statement.act;
    let asked = matches!(act, Act::Propose | Act::CallFor);
    let turns = has(TURNING)
        || reply.cue.iter().any(|word| is_denying(word))
        || cue_kind(&reply.cue) == Some(LinkKind::Denies);
    if !turns {
        return has(OPPOSING) && asked;
    }
    let planned =
        phrase.matter == Matter::Demand || matches!(noun, "idea" | "complaint" | "bill" | "measure");
    !planned || asked || matches!(act, Act::Promise | Act::Ask)
}

/// Nouns for what was said, and how words for saying it begin.
const SAYING: &[(&str, &[&str])] = &[
    ("offer", &["offer", "bid", "propos"]),
    ("propos", &["propos", "plan", "suggest", "offer", "call", "recommend", "would"]),
    ("plan", &["plan", "propos", "would"]),
    ("request", &["request", "ask", "petition", "appl", "plea"]),
    ("appeal", &["appeal", "ask"]),
    ("demand", &["demand", "ask", "call", "want"]),
    ("rumo", &["rumo", "speculat", "report", "circulat"]),
    ("speculat", &["speculat", "rumo", "report", "suggest", "possib", "talk"]),
    ("charge", &["charg", "accus", "alleg", "claim", "indict", "blam", "complain", "suit", "sue"]),
    ("accus", &["accus", "charg", "alleg", "claim", "blam"]),
    ("alleg", &["alleg", "accus", "charg", "claim", "blam", "suit", "sue", "complain"]),
    ("complain", &["complain", "alleg", "charg", "accus"]),
];

/// Whether the statement that a phrase is taken to mean is called so: who speaks of "the offer" means one who offers, asks or
/// wants, or words of an offer; "the charges" need an accusation, or words about the one who replies. Whoever tells of
/// another's refusal has made no offer.
fn is_named_so(story: &Story<'_>, from: usize, to: usize, phrase: &Anaphor, noun: &str) -> bool {
    let (reply, said) = (&story.said[from], &story.said[to]);
    // whoever speaks of "her statements" has not made them
    let determined = |word: &str| {
        matches!(
            word,
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their" | "own" | "public"
        )
    };
    if said.words.windows(2).any(|pair| pair[1] == noun && determined(&pair[0])) {
        return false;
    }
    if phrase.matter == Matter::Any {
        return true;
    }
    let turned = ["oppos", "reject", "den", "dismiss"];
    if said
        .words
        .iter()
        .chain(&said.cue)
        .any(|word| turned.iter().any(|stem| word.starts_with(stem)) && word != "den")
    {
        return false;
    }
    // "would not comment on the rumors"
    if said.cue.iter().any(|word| word.starts_with("comment") || word.starts_with("declin")) {
        return false;
    }
    let Some((_, words)) = SAYING.iter().find(|(stem, _)| noun.starts_with(stem)) else { return true };
    // whoever speaks of "the proposal" has not made it
    let begins = |word: &String| words.iter().any(|stem| word.starts_with(stem));
    let told = said.cue.iter().any(begins)
        || said.words.iter().enumerate().any(|(i, word)| {
            let before = i.checked_sub(1).map(|before| said.words[before].as_str());
            begins(word) && !matches!(before, Some("the" | "this" | "that" | "these" | "those"))
        });
    let act = said.statement.act;
    told || match phrase.matter {
        Matter::Demand => matches!(act, Act::Propose | Act::CallFor | Act::Want | Act::Ask),
        Matter::Charge => {
            matches!(act, Act::Accuse | Act::Criticise)
                || matches!(act, Act::Assert | Act::Announce)
                    && speaks_of(story, said, &reply.party)
                    && !is_negated(said)
                || phrase.owner.is_some() && act == Act::Assert
        }
        _ => false,
    }
}

/// A link to the claim that a sentence takes up: told inside it, or one that shares its words.
fn taken_up(story: &Story<'_>, from: usize, phrase: &Anaphor, kind: LinkKind) -> Option<Found> {
    let said = &story.said[from];
    let noun = &said.words[phrase.words - 1];
    let told = story
        .said
        .iter()
        .position(|inner| inner.outer == Some(from) && inner.cue.contains(noun) && inner.party != said.party);
    if let Some(to) = told {
        return Some(link(
            story,
            kind,
            from,
            (to, 2.5),
            "claim taken up",
            said.words[..phrase.words].join(" "),
            0.8,
        ));
    }
    by_phrase(story, from, phrase, kind, "claim taken up", 0.7)
        .filter(|found| story.said[found.to].terms.shared(&said.terms).iter().any(|term| term.rarity() > 4.5))
}

fn link(
    story: &Story<'_>,
    kind: LinkKind,
    from: usize,
    (to, score): (usize, f32),
    rule: &'static str,
    words: String,
    confidence: f32,
) -> Found {
    let cue = story.said[from].cue.join(" ");
    let reason =
        if cue.is_empty() { format!("“{words}”") } else { format!("“{words}” with “{cue}”") };
    // a meaning that only just holds is less sure
    let confidence = (confidence - 0.1 * (2.5 - score).clamp(0.0, 2.0)).clamp(0.3, 0.95);
    Found { kind, from, to, rule, reason, confidence }
}

/// What a cue's words do to another's: `responded`, `knocked back`.
pub(crate) fn cue_kind(cue: &[String]) -> Option<LinkKind> {
    let holds = |words: &[&str]| {
        let mut rest = cue.iter();
        words.iter().all(|word| rest.any(|own| own == word))
    };
    if cue.iter().any(|word| matches!(word.as_str(), "not" | "never" | "n't")) {
        return None;
    }
    REPLY_CUES.iter().find(|(words, _)| holds(words)).map(|(_, kind)| *kind)
}

/// Whether a statement speaks of a denial: `a statement disputing parts of the report`, `did not dispute that ...`.
pub(crate) fn tells_of_denial(said: &Said<'_>) -> bool {
    let denies = |word: &String| {
        ["deny", "deni", "disput", "refut", "rebut", "dismiss"].iter().any(|stem| word.starts_with(stem))
    };
    said.words.iter().chain(&said.cue).any(denies)
}

/// `called`, `described ... as`, `branded`: a name for what another said.
fn calls(said: &Said<'_>) -> bool {
    let asks = said.cue.iter().any(|word| matches!(word.as_str(), "for" | "on" | "upon"));
    !asks
        && said.cue.iter().any(|word| {
            matches!(
                word.as_str(),
                "call"
                    | "calls"
                    | "called"
                    | "calling"
                    | "described"
                    | "describes"
                    | "branded"
                    | "brands"
                    | "labelled"
                    | "labeled"
                    | "termed"
                    | "dubbed"
                    | "denounced"
                    | "ridiculed"
                    | "mocked"
                    | "characterized"
            )
        })
}

/// Whether the words call something untrue or worthless.
pub(crate) fn discredits(words: &[String]) -> bool {
    DISCREDIT.iter().any(|phrase| {
        words.windows(phrase.len()).any(|some| some.iter().zip(phrase).all(|(own, word)| own == word))
    })
}

/// `its claim that it has broken with them is a “change of shirt”`: a phrase with a sentence of its own behind it.
fn claim_in_front(said: &Said<'_>) -> Option<Anaphor> {
    let phrase = anaphor(&said.words)?;
    let behind = said.words.get(phrase.words..)?;
    let own = said.cue.iter().any(|word| {
        ["repeat", "reiterat", "defend", "renew", "restat", "stood", "stand"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    if own {
        return None;
    }
    let verdict = behind.iter().any(|word| matches!(word.as_str(), "is" | "was" | "are" | "were"));
    (phrase.owner.is_some() && matches!(phrase.matter, Matter::Charge | Matter::Claim) && verdict)
        .then_some(phrase)
}

/// `that is a lie`, `this is not true`, `nonsense`.
fn is_retort(words: &[String]) -> bool {
    let words = &words[..words.len().min(VERDICT)];
    let rest = match words {
        [first, is, rest @ ..]
            if matches!(first.as_str(), "that" | "this" | "it" | "these" | "those" | "they")
                && matches!(is.as_str(), "is" | "was" | "are" | "were" | "isn't" | "wasn't") =>
        {
            rest
        }
        [first, rest @ ..] if matches!(first.as_str(), "that's" | "it's") => rest,
        [_] => words,
        _ => return false,
    };
    // the verdict comes at once: "that is a lie", not "that is the day they were wrong about"
    let soon = &rest[..rest.len().min(4)];
    let turned =
        soon.first().is_some_and(|word| word == "not") && soon.get(1).is_none_or(|word| word != "true");
    discredits(soon) && !turned
}

/// `she had not`, `it did no such thing`.
fn is_short_denial(words: &[String]) -> bool {
    let words = if words.first().is_some_and(|word| word == "that") { &words[1..] } else { words };
    match words {
        [who, verb, rest @ ..] if rest.len() <= 3 => {
            let pronoun = matches!(who.as_str(), "he" | "she" | "it" | "they" | "we" | "i");
            let plain = matches!(
                verb.as_str(),
                "had"
                    | "has"
                    | "have"
                    | "did"
                    | "does"
                    | "do"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "would"
                    | "could"
            );
            let negative = matches!(
                verb.as_str(),
                "hadn't"
                    | "hasn't"
                    | "haven't"
                    | "didn't"
                    | "doesn't"
                    | "don't"
                    | "wasn't"
                    | "weren't"
                    | "isn't"
            );
            pronoun
                && (negative && rest.is_empty()
                    || plain && matches!(rest, [not] if not == "not")
                    || plain && rest.iter().map(String::as_str).eq(["no", "such", "thing"]))
        }
        _ => false,
    }
}

/// `called the radar picture “a cartoon”`, `called that “a fairy tale”`: a verdict on something that another brought up.
fn verdict(story: &Story<'_>, from: usize) -> Option<Found> {
    let said = &story.said[from];
    if !calls(said) || said.words.len() > VERDICT + 4 {
        return None;
    }
    let pronoun = matches!(said.words.first()?.as_str(), "it" | "that" | "this" | "them");
    let untrue = discredits(&said.words);
    if pronoun && untrue {
        let found = choose(story, from, None, None)?;
        return Some(link(story, LinkKind::Denies, from, found, "verdict", said.words.join(" "), 0.75));
    }
    if said.words[0] != "the" {
        return None;
    }
    // what the verdict is on has been brought up in the words of another
    let near = (0..from).rev().filter(|to| {
        let other = &story.said[*to];
        said.from.saturating_sub(other.to) <= 5
            && can_be_meant(story, from, *to)
            && other.terms.shared(&said.terms).iter().any(|term| term.rarity() > 4.0)
    });
    let to = near.max_by_key(|to| story.said[*to].terms.shared(&said.terms).len())?;
    let kind = if untrue { LinkKind::Denies } else { LinkKind::Answers };
    Some(link(story, kind, from, (to, 2.0), "verdict", said.words.join(" "), 0.65))
}

/// `“...,” responded Ada Obi`, with the question in front of it where there is one.
fn response(story: &Story<'_>, from: usize, before: &[Found]) -> Option<Found> {
    let said = &story.said[from];
    let kind = if contradicts(said) { LinkKind::Denies } else { LinkKind::Answers };
    if let Some(asked) = from.checked_sub(1).map(|before| &story.said[before]) {
        let about = anaphor(&asked.words)
            .filter(|_| asked.statement.act == Act::Ask && asked.statement.source.is_empty());
        if let Some(phrase) = about {
            return by_phrase(story, from, &phrase, kind, "asked about", 0.8);
        }
    }
    if let Some(found) = follows(story, from, before) {
        return Some(Found { kind, ..found });
    }
    // "responded to claims that ...", "pushed back on the objections": the content is what is answered, not the answer
    let to_something = said.cue.last().is_some_and(|word| {
        matches!(word.as_str(), "to" | "on" | "against" | "about" | "at" | "from" | "of" | "over")
    });
    if to_something {
        let phrase = anaphor(&said.words)?;
        return by_phrase(story, from, &phrase, kind, "response", 0.7);
    }
    let found = choose(story, from, None, None).filter(|(_, score)| *score >= 2.0)?;
    // a "no" may be to anything, unless it speaks of the same matter; who does not need or want something tells of himself
    let other = &story.said[found.0];
    let matter = story.weight(&other.terms.shared(&said.terms)) > 4.0;
    let asked = other.statement.act == Act::Ask;
    let mind = ["need", "want", "know", "think", "believe", "care", "understand", "remember", "recall"];
    let own = said.words.iter().take(5).any(|word| mind.contains(&word.as_str()));
    let kind = if asked || own || !matter { LinkKind::Answers } else { kind };
    Some(link(story, kind, from, found, "response", said.words[..said.words.len().min(5)].join(" "), 0.7))
}

/// Whether a response says that it is not so: `No, ...`, `she never would have`, `it did not`; not `he would not go into that`.
fn contradicts(said: &Said<'_>) -> bool {
    let words: Vec<&str> =
        said.words.iter().map(String::as_str).filter(|word| *word != "that").take(4).collect();
    let opens =
        words.first().is_some_and(|word| matches!(*word, "no" | "never" | "nonsense" | "false" | "untrue"));
    // "do not moan to me" asks, and says of nothing that it is not so
    if matches!(words.first(), Some(&"do" | &"don't")) {
        return false;
    }
    let soon = words.contains(&"never")
        || words.windows(2).any(|pair| {
            pair[1] == "not"
                && matches!(
                    pair[0],
                    "did" | "does" | "do" | "was" | "were" | "is" | "are" | "had" | "has" | "have"
                )
        })
        || words.iter().any(|word| {
            matches!(
                *word,
                "didn't"
                    | "doesn't"
                    | "don't"
                    | "wasn't"
                    | "weren't"
                    | "isn't"
                    | "aren't"
                    | "hadn't"
                    | "hasn't"
                    | "haven't"
            )
        })
        || words.windows(2).any(|pair| pair == ["i'm", "not"]);
    let mine = matches!(words.first(), Some(&"i")) && words.contains(&"don't");
    opens
        || !mine
            && (soon || said.statement.act == Act::Deny)
            && turned_down(said)
            && !leaves_open(&said.words)
}

/// `I am not going to go into that`, `would not comment`.
fn leaves_open(words: &[String]) -> bool {
    words.iter().take(8).any(|word| {
        matches!(
            word.as_str(),
            "going" | "comment" | "discuss" | "speculate" | "answer" | "say" | "want" | "wanna" | "ruled"
        )
    })
}

/// A turn of an interview behind a question: `HERALD: Will you go? OBI: No.`
fn turn(story: &Story<'_>, from: usize) -> Option<Found> {
    let is_turn =
        |at: usize| story.said[at].cue.is_empty() && story.said[at].statement.manner == Manner::Block;
    if !is_turn(from) || story.said[from].outer.is_some() {
        return None;
    }
    let to = (0..from).rev().find(|to| story.said[*to].outer.is_none())?;
    let asks = story.said[to].statement.content.last()?.text.trim_end().ends_with('?');
    (asks && is_turn(to) && can_be_meant(story, from, to)).then(|| Found {
        kind: LinkKind::Answers,
        from,
        to,
        rule: "turn of an interview",
        reason: "a question stands in front".to_owned(),
        confidence: 0.8,
    })
}

/// A denial right behind a reply of the same party: `rejected the account. “There never was a command post,” he said`.
fn follows(story: &Story<'_>, from: usize, before: &[Found]) -> Option<Found> {
    let said = &story.said[from];
    let own_words = matches!(said.statement.manner, Manner::Direct | Manner::Block | Manner::Mixed);
    if !own_words || !turned_down(said) || anaphor(&said.words).is_some() {
        return None;
    }
    let last = before.iter().rev().find(|found| {
        let other = &story.said[found.from];
        other.party == said.party
            && said.from.saturating_sub(other.to) <= 1
            && found.kind == LinkKind::Denies
            && found.confidence >= 0.7
    })?;
    // its own words may lead to a better one
    if super::denial::find(story, from, before).is_some_and(|found| found.confidence >= 0.7) {
        return None;
    }
    let reason = format!("goes on from {}", story.said[last.from].statement.id);
    Some(Found {
        kind: LinkKind::Denies,
        from,
        to: last.to,
        rule: "goes on",
        reason,
        confidence: last.confidence - 0.1,
    })
}

/// Whether a statement turns something down, by its act or its first words.
pub(crate) fn turned_down(said: &Said<'_>) -> bool {
    let negative = said.words.iter().take(6).any(|word| {
        matches!(word.as_str(), "not" | "no" | "never" | "nobody" | "none" | "nothing" | "neither")
            || word.ends_with("n't")
    });
    // "I don't know" turns nothing down
    let unsure = said.words.iter().take(8).any(|word| {
        matches!(
            word.as_str(),
            "know" | "think" | "sure" | "remember" | "recall" | "understand" | "mind" | "only" | "just"
        )
    });
    let negative = negative && !unsure;
    said.statement.polarity == Polarity::Negative && matches!(said.statement.act, Act::Deny | Act::Reject)
        || negative
}
