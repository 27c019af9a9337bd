//! Acts that the content shows and the cue does not tell: `said`, `told` and a colon say no more than that it was said.
//!
//! Finds: denials (`has never used heavy weapons`, `There is no command post`, `We do not have aircraft there`, `she had
//! not`, `Not our shell`, `That is a lie`), refusals (`there will be no second round`), questions (`Will you go?`), what
//! somebody does by saying it (`I ask the parties to ...`), charges (`they are lying`, `the gangs have broken the
//! truce`), and names for things and people (`called it a fairy tale`, `calls you terrorists`).
//! Leaves alone: what somebody does not know, want or plan, "no" within a longer thought, and cues that tell an act.

use onrecord_lexicon::{self as lexicon, ContestedKind};
use onrecord_record::{Act, Polarity};

use crate::candidate::Candidate;
use crate::view::View;

/// Words of a sentence in which its act shows.
const FIRST: usize = 12;
/// Sentences of a content that are looked at.
const SENTENCES: usize = 3;

/// The act and polarity of a content, where the cue only asserts.
pub(crate) fn read(view: &View<'_>, candidate: &Candidate, act: Act) -> Option<(Act, Polarity)> {
    if act != Act::Assert {
        return None;
    }
    if names(view, candidate) {
        return called(view, candidate);
    }
    if !is_plain(view, candidate) {
        return None;
    }
    let sentences = sentences(view, candidate);
    let first = sentences.first()?;
    if first.ends == "?" {
        return Some((Act::Ask, Polarity::Positive));
    }
    for sentence in &sentences {
        let words = &sentence.words;
        if let Some(act) = performed(words) {
            return Some((act, polarity(act)));
        }
        let act = if refuses(words) {
            Act::Reject
        } else if denies(words) {
            Act::Deny
        } else if accuses(words) {
            Act::Accuse
        } else {
            continue;
        };
        return Some((act, polarity(act)));
    }
    None
}

fn polarity(act: Act) -> Polarity {
    if matches!(act, Act::Deny | Act::Reject) { Polarity::Negative } else { Polarity::Positive }
}

/// The words of one sentence of a content up to its first comma, in lower case, and the mark that ends it.
struct Sentence<'a> {
    words: Vec<&'a str>,
    ends: &'a str,
}

fn sentences<'a>(view: &'a View<'_>, candidate: &Candidate) -> Vec<Sentence<'a>> {
    let content: Vec<usize> = candidate.content.iter().cloned().flatten().collect();
    let runs = content.chunk_by(|a, b| view.sentence_of(*a) == view.sentence_of(*b));
    let mut found: Vec<Sentence<'a>> = Vec::new();
    for run in runs.take(SENTENCES) {
        let words = |word: &usize| view.is_bare(*word) || matches!(view.word(*word), "," | "’" | "'");
        let lower: Vec<&str> = run.iter().filter(|i| words(i)).map(|i| view.fold(*i)).collect();
        let skipped = lower.iter().take_while(|w| matches!(**w, "that" | "but" | "and" | "well")).count();
        let words = lower[skipped..].iter().copied().take(FIRST).take_while(|w| *w != ",").collect();
        let mark = |i: &&usize| !view.is_bare(**i) && !matches!(view.word(**i), "”" | "\"" | "’" | "'" | "»");
        let ends = run.iter().rev().take(3).find(mark).map_or("", |i| view.word(*i));
        found.push(Sentence { words, ends });
    }
    found
}

/// Whether the cue says no more than that it was said.
fn is_plain(view: &View<'_>, candidate: &Candidate) -> bool {
    let mut words = candidate.cue.iter().cloned().flatten().map(|i| view.word(i));
    candidate.cue.is_empty()
        || words.any(|word| {
            matches!(
                word,
                ":" | "wrote"
                    | "writes"
                    | "insisted"
                    | "insists"
                    | "responded"
                    | "replied"
                    | "according"
                    | "According"
            ) || lexicon::is_plain(word)
        })
}

/// Whether the cue gives something a name: `called`, `branded`.
fn names(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.cue.iter().cloned().flatten().any(|i| {
        matches!(
            view.word(i),
            "call"
                | "calls"
                | "called"
                | "calling"
                | "brand"
                | "branded"
                | "brands"
                | "label"
                | "labels"
                | "labelled"
                | "labeled"
        )
    })
}

/// What is done by giving a name: something is turned down, or somebody is charged.
fn called(view: &View<'_>, candidate: &Candidate) -> Option<(Act, Polarity)> {
    let words: Vec<&str> = candidate.content.iter().cloned().flatten().map(|i| view.word(i)).collect();
    let untrue = words.iter().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "fantasy"
                | "lie"
                | "lies"
                | "nonsense"
                | "fiction"
                | "fabrication"
                | "fabrications"
                | "cartoon"
                | "hoax"
                | "myth"
                | "rubbish"
                | "baseless"
                | "propaganda"
                | "slander"
                | "invention"
                | "inventions"
                | "untrue"
                | "false"
                | "ludicrous"
                | "absurd"
                | "ridiculous"
        )
    }) || words.windows(2).any(|pair| matches!(pair, ["fairy", "tale" | "tales"]));
    if untrue {
        return Some((Act::Reject, Polarity::Negative));
    }
    let charged = words.iter().any(|word| {
        lexicon::contested_term(&[word])
            .is_some_and(|term| matches!(term.kind, ContestedKind::Fighter | ContestedKind::Person))
    });
    charged.then_some((Act::Accuse, Polarity::Positive))
}

/// `I ask the parties to`, `We reject that`: what the verb says is done by saying it.
fn performed(words: &[&str]) -> Option<Act> {
    let rest = match words {
        ["i" | "we", rest @ ..] => rest,
        _ => return None,
    };
    let rest =
        if let ["again" | "also" | "now" | "strongly" | "fully", rest @ ..] = rest { rest } else { rest };
    let [verb, behind @ ..] = rest else { return None };
    let performs = matches!(
        *verb,
        "ask"
            | "urge"
            | "demand"
            | "appeal"
            | "warn"
            | "promise"
            | "deny"
            | "reject"
            | "condemn"
            | "accuse"
            | "apologise"
            | "apologize"
            | "welcome"
            | "thank"
            | "propose"
            | "call"
    );
    if !performs || *verb == "call" && !matches!(behind, ["on" | "for" | "upon", ..]) {
        return None;
    }
    if *verb == "call" {
        return Some(Act::CallFor);
    }
    lexicon::read_cue(&[verb], behind).map(|reading| reading.act)
}

/// `there will be no second round`, and in a headline `no talks`.
fn refuses(words: &[&str]) -> bool {
    match words {
        ["there", "will" | "would", "be", "no", ..] => true,
        ["no", thing] => !matches!(*thing, "comment" | "one" | "doubt" | "problem" | "idea"),
        _ => false,
    }
}

fn denies(words: &[&str]) -> bool {
    never_did(words) || there_is_no(words) || is_untrue(words) || did_not(words) || stops_at_not(words)
}

/// `the army has never used ...`, `we had never agreed ...`
fn never_did(words: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ["has" | "have" | "had", "never"]))
        && !words
            .windows(2)
            .any(|pair| matches!(pair, ["never", "been" | "seen" | "heard" | "felt" | "had" | "met"]))
}

/// `there is no ...`, `there were not ...`, `there was never ...`
fn there_is_no(words: &[&str]) -> bool {
    match words {
        ["there", "is" | "are" | "was" | "were", "no", "reason", behind, ..] => *behind == "for",
        ["there", "is" | "are" | "was" | "were", "no" | "never", thing, ..] => !matches!(
            *thing,
            "doubt"
                | "question"
                | "reason"
                | "need"
                | "time"
                | "way"
                | "point"
                | "alternative"
                | "one"
                | "place"
        ),
        ["there", "is" | "are" | "was" | "were", "not", "one" | "a" | "any", ..] => true,
        _ => false,
    }
}

/// `that is a lie`, `it is not true`, `the claims are false`
fn is_untrue(words: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ["not", "true"] | ["a", "lie"]))
        || words.windows(2).any(|pair| {
            matches!(
                pair,
                ["is" | "are" | "was" | "were", "false" | "untrue" | "lies" | "baseless" | "fabricated"]
            )
        })
}

/// `We do not have aircraft there`, `I did not say that`, `Not our shell`: the speaker's own side did or has not.
fn did_not(words: &[&str]) -> bool {
    let plain = |verb: &str| {
        !matches!(
            verb,
            "know"
                | "want"
                | "think"
                | "believe"
                | "understand"
                | "care"
                | "need"
                | "see"
                | "expect"
                | "like"
                | "feel"
                | "remember"
                | "comment"
                | "get"
                | "mean"
                | "look"
                | "agree"
                | "yet"
                | "trust"
                | "support"
                | "hear"
        )
    };
    match words {
        ["not", "our" | "my" | "us" | "one" | "a", ..] => true,
        ["i" | "we", "do" | "did", "not", "have", "to" | "any" | "a" | "time" | "enough", ..] => false,
        ["i" | "we", "do" | "did", "not", verb, ..] => plain(verb),
        ["i" | "we", "don" | "didn", "'", "t", verb, ..] => plain(verb) && *verb != "have",
        _ => false,
    }
}

/// `she had not`, `they did not`: what was said of them, and nothing more.
fn stops_at_not(words: &[&str]) -> bool {
    words.len() <= 5
        && matches!(words, [.., "had" | "did" | "has" | "have" | "was" | "were" | "is" | "are", "not"])
}

/// `they are lying`, `the gangs have broken the truce`.
fn accuses(words: &[&str]) -> bool {
    if words.windows(2).any(|pair| matches!(pair, ["is" | "are" | "was" | "were", "lying"])) {
        return true;
    }
    let subject = words.iter().take(4).position(|word| {
        lexicon::contested_term(&[word])
            .is_some_and(|term| matches!(term.kind, ContestedKind::Fighter | ContestedKind::Government))
    });
    let Some(subject) = subject else { return false };
    words[subject + 1..].windows(2).any(|pair| {
        matches!(pair[0], "have" | "has" | "had")
            && (pair[1].ends_with("ed") || pair[1].ends_with("en"))
            && !matches!(
                pair[1],
                "been" | "agreed" | "denied" | "accepted" | "offered" | "promised" | "pledged"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[track_caller]
    fn check(text: &str, act: impl Into<Option<Act>>) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let found = read(&view, &candidate(&view, &marks), Act::Assert).map(|(act, _)| act);
        assert_eq!(found, act.into(), "{text}");
    }

    #[test]
    fn contents_that_turn_something_down_deny() {
        check("[source Obi] [cue said] [content the army had never used heavy weapons].", Act::Deny);
        check("[content “There is no command post in Ostrev,”] [source he] [cue said].", Act::Deny);
        check("[source OBI][cue :] [content That is a lie. We answered fire.]", Act::Deny);
        check("[source She] [cue said] [content that it was not true].", Act::Deny);
        check("[content “We do not have aircraft in that sector,”] [cue said] [source he].", Act::Deny);
        check("[source Her office] [cue insisted] [content she had not].", Act::Deny);
        check("[content “Not our shell, not our road,”] [source he] [cue wrote].", Act::Deny);
        check("[content “There is not one soldier here,”] [source he] [cue said].", Act::Deny);
        check(
            "[source OBI][cue :] [content He should learn to count. There are no four million.]",
            Act::Deny,
        );
    }

    #[test]
    fn other_negations_do_not() {
        check("[source Obi] [cue said] [content there was no doubt].", None);
        check("[source Obi] [cue said] [content he did not know].", None);
        check("[content “We do not know who did it,”] [source Obi] [cue said].", None);
        check("[source Obi] [cue said] [content he had never seen such rain].", None);
        check(
            "[source Obi] [cue said] [content the road was open, and that it was not true that it was shut].",
            None,
        );
        check("[source Obi] [cue believes] [content there is no road].", None);
    }

    #[test]
    fn refusals_questions_and_charges_are_told_apart() {
        check("[source He] [cue says] [content there will be no second round in Dorel].", Act::Reject);
        check("[source Obi][cue :] [content no talks]", Act::Reject);
        check("[source Obi][cue :] [content no comment]", None);
        check("[source TARN][cue :] [content Will you go to Dorel?]", Act::Ask);
        check("[content “I ask the parties to let them through,”] [source she] [cue said].", Act::CallFor);
        check(
            "[source Tarn] [cue told] reporters [content Dorel was “lying with a map in its hand”].",
            Act::Accuse,
        );
        check("[source Tarn] [cue said] [content the terrorists have broken the truce].", Act::Accuse);
        check("[source Tarn] [cue said] [content the militants had agreed to leave].", None);
    }

    #[test]
    fn names_that_are_given_turn_down_or_charge() {
        check("[source Tarn] [cue called] [content the claim ‘a fairy tale’].", Act::Reject);
        check("[source Tarn] [cue calls] [content you terrorists].", Act::Accuse);
        check("[source Tarn] [cue called] [content the road a wonder].", None);
    }
}
