//! Cues as news writes them, each with what it should read as.

use onrecord_record::{Act, Certainty, Polarity};

use crate::{CueKind, read_cue};

/// Reads `words`, with what follows behind `|`, and compares `lemma act polarity certainty`, "passive" last.
#[track_caller]
fn check(text: &str, expected: &str) {
    let (cue, following) = text.split_once('|').unwrap_or((text, ""));
    let words: Vec<&str> = cue.split_whitespace().collect();
    let following: Vec<&str> = following.split_whitespace().collect();
    let Some(found) = read_cue(&words, &following) else {
        assert_eq!("nothing", expected, "{text}");
        return;
    };
    let polarity = if found.polarity == Polarity::Positive { "+" } else { "-" };
    let certainty = match found.certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Possible => "possible",
    };
    let act = format!("{:?}", found.act);
    let passive = if found.passive { ", passive" } else { "" };
    let read = format!("{}: {act} {polarity} {certainty}{passive}", found.cue.lemma);
    assert_eq!(read, expected, "{text}");
}

#[test]
fn plain_verbs() {
    check("said", "say: Assert + certain");
    check("says", "say: Assert + certain");
    check("SAID", "say: Assert + certain");
    check("told reporters that", "tell: Assert + certain");
    check("said Thursday morning", "say: Assert + certain");
    check("said in a statement", "say: Assert + certain");
    check("went on to say", "say: Assert + certain");
    check("has also said", "say: Assert + certain");
    check("issued a statement saying", "say: Assert + certain");
    check("added", "add: Assert + certain");
    check("’ ve been saying", "say: Assert + certain");
    check("said he", "say: Assert + certain");
}

#[test]
fn denials() {
    check("was quick to deny", "deny: Deny - certain");
    check("denied", "deny: Deny - certain");
    check("has denied accusing", "accuse: Deny - certain");
    check("immediately knocked back", "knock back: Deny - certain");
    check("dismissed", "dismiss: Deny - certain");
    check("ruled out", "rule out: Deny - certain");
    check("cast doubt on", "cast doubt on: Deny - probable");
    check("took issue with", "take issue with: Deny - certain");
    check("shrugged off", "shrug off: Deny - certain");
    check("flatly disputes", "dispute: Deny - certain");
}

#[test]
fn negation_turns_a_cue_round() {
    check("did not say", "say: Assert - certain");
    check("has never said", "say: Assert - certain");
    check("did n’t say", "say: Assert - certain");
    check("don ’ t believe", "believe: Believe - probable");
    check("didn’t mention", "mention: Assert - certain");
    check("no longer believes", "believe: Believe - probable");
    check("failed to mention", "mention: Assert - certain");
    check("not only said", "say: Assert + certain");
    check("has yet to comment", "comment: Assert - certain");
    check("could not confirm", "confirm: Admit - possible");
    check("does not support", "support: Agree - certain");
    check("made no mention of", "make no mention of: Assert - certain");
    check("has not been told", "tell: Assert - certain, passive");
}

#[test]
fn negated_denials_leave_it_possible() {
    check("did not deny", "deny: Assert + possible");
    check("refused to rule out", "rule out: Assert + possible");
    check("has not ruled out", "rule out: Assert + possible");
    check("did not reject", "reject: Agree + possible");
}

#[test]
fn refusals() {
    check("refused to apologise", "apologise: Reject - certain");
    check("declined to comment", "decline to comment: Reject - certain");
    check("refused to endorse", "endorse: Reject - certain");
    check("has repeatedly declined to say", "say: Reject - certain");
    check("rejected", "reject: Reject - certain");
    check("came out against", "come out against: Reject - certain");
    check("is opposed to", "opposed to: Reject - certain");
    check("spoke out strongly against", "speak out against: Reject - certain");
    check("voted against", "vote against: Reject - certain");
}

#[test]
fn calls_and_questions() {
    check("called for", "call for: CallFor + certain");
    check("called Wednesday for", "call for: CallFor + certain");
    check("called | for an inquiry", "call for: CallFor + certain");
    check("called on", "call on: CallFor + certain");
    check("asked | him to leave", "ask: CallFor + certain");
    check("asked him to", "ask: CallFor + certain");
    check("asked | whether the road was open", "ask: Ask + certain");
    check("asked about", "ask about: Ask + certain");
    check("asked for", "ask for: CallFor + certain");
    check("told | residents to leave", "tell: CallFor + certain");
    check("told residents of the valley to leave", "tell: CallFor + certain");
    check("told | them he wanted to leave", "tell: Assert + certain");
    check("has been urging", "urge: CallFor + certain");
    check("was asked to leave", "ask: CallFor + certain, passive");
    check("wants to know", "want to know: Ask + certain");
    check("warned against", "warn against: CallFor - certain");
}

#[test]
fn promises_and_threats() {
    check("promised to rebuild", "promise: Promise + certain");
    check("promised to retaliate", "promise: Threaten + certain");
    check("vowed | to punish those responsible", "vow: Threaten + certain");
    check("vowed | revenge", "vow: Threaten + certain");
    check("vowed | to stay", "vow: Promise + certain");
    check("has promised to support", "promise: Promise + certain");
    check("threatened to sue", "threaten: Threaten + certain");
    check("pledged", "pledge: Promise + certain");
    check("warned", "warn: Warn + certain");
    check("warned of", "warn of: Warn + certain");
    check("expressed deep concern about", "express concern about: Warn + certain");
}

#[test]
fn wishes_and_beliefs() {
    check("hoped to", "hope: Want + possible");
    check("hopes | that the road opens", "hope: Believe + possible");
    check("plans to announce", "plan: Want + certain");
    check("would like", "would like: Want + certain");
    check("believes", "believe: Believe + probable");
    check("thinks", "think: Believe + probable");
    check("is confident", "confident: Believe + certain");
    check("remains deeply concerned", "concerned: Warn + certain");
    check("are worried about", "worried: Believe + probable");
    check("has alarmed", "alarm: Criticise + certain");
    check("is not convinced", "convinced: Believe - certain");
    check("expects", "expect: Predict + probable");
}

#[test]
fn hedges() {
    check("may have said", "say: Assert + possible");
    check("might agree", "agree: Agree + possible");
    check("would say", "say: Assert + probable");
    check("reportedly said", "say: Assert + probable");
    check("seemed to accept", "accept: Admit + probable");
    check("appeared to blame", "blame: Accuse + probable");
    check("is expected to announce", "announce: Announce + probable");
    check("is said to have accused", "accuse: Accuse + probable");
    check("reportedly", "reportedly: Assert + probable");
    check("suggested", "suggest: Propose + possible");
    check("in May said", "say: Assert + certain");
}

#[test]
fn accusations_and_criticism() {
    check("has been accused of", "accuse: Accuse + certain, passive");
    check("accused", "accuse: Accuse + certain");
    check("was accused by", "accuse: Accuse + certain, passive");
    check("rejected by", "reject: Reject - certain, passive");
    check("said by telephone", "say: Assert + certain");
    check("blamed", "blame: Accuse + certain");
    check("lashed out at", "lash out at: Criticise + certain");
    check("lashed out angrily at", "lash out at: Criticise + certain");
    check("criticized", "criticise: Criticise + certain");
    check("hit back", "hit back: Assert + certain");
    check("took aim at", "take aim at: Criticise + certain");
    check("is critical of", "critical of: Criticise + certain");
    check("responded by accusing", "accuse: Accuse + certain");
    check("pointed the finger at", "point the finger at: Accuse + certain");
}

#[test]
fn agreement_and_praise() {
    check("welcomed", "welcome: Praise + certain");
    check("paid tribute to", "pay tribute to: Praise + certain");
    check("agreed with", "agree with: Agree + certain");
    check("is in favour of", "in favour of: Agree + certain");
    check("came out in favor of", "come out in favour of: Agree + certain");
    check("is supportive of", "supportive of: Agree + certain");
    check("voiced support for", "voice support for: Agree + certain");
    check("acknowledged", "acknowledge: Admit + certain");
    check("came clean about", "come clean about: Admit + certain");
}

#[test]
fn nouns() {
    check("’ s claim that", "claim: Assert + certain");
    check("his call for", "call: CallFor + certain");
    check("her repeated calls for", "call: CallFor + certain");
    check("a denial", "denial: Deny - certain");
    check("is a staunch opponent of", "opponent: Reject - certain");
    check("made a promise", "make a promise: Promise + certain");
    check("harsh criticism of", "criticism: Criticise + certain");
    check("support for", "support: Agree + certain");
    check("a statement of support", "support: Agree + certain");
    check("the government ’ s allegations", "allegation: Accuse + certain");
    check("no plans", "plan: Want - certain");
    check("the belief that", "belief: Believe + probable");
    check("issued a warning", "warning: Warn + certain");
    check("his stark warning that", "warning: Warn + certain");
    check("a warning from", "warning: Warn + certain");
    check("is warning that", "warn: Warn + certain");
    check("repeated its demand", "demand: CallFor + certain");
}

#[test]
fn phrases() {
    check("according to", "according to: Assert + certain");
    check("According to", "according to: Assert + certain");
    check("in the words of", "in the words of: Assert + certain");
    check("as the envoy put it", "as * put it: Assert + certain");
    check("by the envoy ’ s account", "by * account: Assert + certain");
    check("for his part", "for one's part: Assert + certain");
    check("in a statement", "in a statement: Assert + certain");
    check("in the hope of", "in the hope of: Believe + possible");
    check(":", ":: Assert + certain");
}

#[test]
fn words_that_are_cues_only_in_a_cue() {
    check("shows", "show: Assert + certain");
    check("seems", "seem: Assert + possible");
    check("takes the floor", "take: Assert + certain");
}

#[test]
fn what_is_no_cue_reads_as_nothing() {
    check("", "nothing");
    check("the road", "nothing");
    check("“", "nothing");
    check("| said", "nothing");
}

#[test]
fn the_head_is_the_place_of_its_first_word() {
    for (words, head) in [
        (&["has", "been", "accused", "of"][..], 2),
        (&["immediately", "knocked", "back"], 1),
        (&["refused", "to", "rule", "out"], 2),
        (&["’", "s", "claim", "that"], 2),
        (&["is", "a", "staunch", "opponent", "of"], 3),
        (&["according", "to"], 0),
    ] {
        assert_eq!(read_cue(words, &[]).unwrap().head, head, "{words:?}");
    }
}

#[test]
fn kinds_are_those_of_the_tables() {
    for (words, kind) in [
        (&["said"][..], CueKind::Verb),
        (&["called", "for"], CueKind::Verb),
        (&["his", "claim"], CueKind::Noun),
        (&["is", "adamant"], CueKind::Adjective),
        (&["according", "to"], CueKind::Phrase),
    ] {
        assert_eq!(read_cue(words, &[]).unwrap().cue.kind, kind, "{words:?}");
    }
}

#[test]
fn a_reading_of_any_word_is_within_the_span() {
    let words =
        ["’", "t", "n", "to", "one", "said", "Not", "call", "for", ",", "“", "may", "be", "ÉTÉ", "'s"];
    for first in words {
        for second in words {
            for third in words {
                if let Some(found) = read_cue(&[first, second], &[third]) {
                    assert!(found.head < 2);
                    assert_ne!((found.act, found.polarity), (Act::Deny, Polarity::Positive));
                }
            }
        }
    }
}
