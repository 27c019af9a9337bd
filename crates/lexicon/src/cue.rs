//! A cue as the lexicon knows it, and look-ups by one word.
//!
//! Forms are looked up however they are inflected or capitalised. Loose cues, those that report only where a span is
//! already known to be a cue ("the poll shows", "he takes the floor"), are kept from these look-ups.

use onrecord_record::{Act, Certainty, Polarity};

use onrecord_parse::with_folded;

use crate::lexicon::{Forms, LEXICON};

/// What the lexicon knows of one cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Base form, in British spelling: "say", "call for", "criticise", "according to".
    pub lemma: &'static str,
    /// Which table of words it stands in.
    pub kind: CueKind,
    /// What is done by it, where nothing beside it changes that.
    pub act: Act,
    /// Whether it puts its content forward or turns it down.
    pub polarity: Polarity,
    /// How firmly it alone says that the source holds the content.
    pub certainty: Certainty,
    /// Says no more than that it was said: "said", "told", "added".
    pub plain: bool,
}

/// Which words a cue is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// A verb, phrasal ones among them: "said", "called for", "lashed out at".
    Verb,
    /// A noun: "claim", "denial".
    Noun,
    /// An adjective: "adamant", "critical of".
    Adjective,
    /// Anything longer: "according to", "in the words of", "issued a statement".
    Phrase,
}

/// Every cue of the lexicon: verbs, nouns, then adjectives and phrases, each in the order of the alphabet.
///
/// ```
/// let verbs = onrecord_lexicon::cues().filter(|cue| cue.kind == onrecord_lexicon::CueKind::Verb);
/// assert!(verbs.count() > 400);
/// ```
pub fn cues() -> impl Iterator<Item = &'static Cue> {
    LEXICON.entries.iter().map(|entry| &entry.cue)
}

/// The reporting verb of which a word is a form, loose ones and phrasal ones left out.
///
/// ```
/// let cue = onrecord_lexicon::is_reporting_verb("Denied").expect("a reporting verb");
/// assert_eq!((cue.lemma, cue.act), ("deny", onrecord_record::Act::Deny));
/// assert!(onrecord_lexicon::is_reporting_verb("walked").is_none());
/// ```
pub fn is_reporting_verb(word: &str) -> Option<&'static Cue> {
    look_up(word, |forms| forms.verb.map(|(entry, _)| entry))
}

/// The noun cue of which a word is a form, loose ones and those of several words left out.
///
/// ```
/// assert_eq!(onrecord_lexicon::is_noun_cue("allegations").expect("a noun cue").lemma, "allegation");
/// assert!(onrecord_lexicon::is_noun_cue("bridge").is_none());
/// ```
pub fn is_noun_cue(word: &str) -> Option<&'static Cue> {
    look_up(word, |forms| forms.noun)
}

/// Whether a word is a form of a verb that says no more than that it was said.
///
/// ```
/// assert!(onrecord_lexicon::is_plain("told"));
/// assert!(!onrecord_lexicon::is_plain("insisted"));
/// ```
pub fn is_plain(word: &str) -> bool {
    is_reporting_verb(word).is_some_and(|cue| cue.plain)
}

fn look_up(word: &str, choose: impl Fn(&Forms) -> Option<u32>) -> Option<&'static Cue> {
    let entry = with_folded(word, |word| LEXICON.forms.get(word).and_then(choose))?;
    let entry = &LEXICON.entries[entry as usize];
    (!entry.is_loose()).then_some(&entry.cue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::TABLES;
    use std::collections::HashSet;

    #[test]
    fn there_are_four_hundred_reporting_verbs_and_noun_cues_and_more() {
        let verbs = LEXICON.entries.iter().filter(|e| e.cue.kind == CueKind::Verb && !e.is_loose()).count();
        let nouns = LEXICON.entries.iter().filter(|e| e.cue.kind == CueKind::Noun && !e.is_loose()).count();
        assert!(verbs >= 450, "{verbs} verbs");
        assert!(nouns >= 150, "{nouns} nouns");
    }

    #[test]
    fn four_hundred_verbs_are_of_wordnet() {
        let of_wordnet = TABLES[0].1.lines().filter(|line| line.contains("wordnet:communication")).count();
        assert!(of_wordnet >= 400, "{of_wordnet}");
    }

    #[test]
    fn no_cue_stands_twice() {
        let mut seen = HashSet::new();
        for cue in cues() {
            assert!(seen.insert((cue.lemma, cue.kind)), "{} stands twice", cue.lemma);
        }
    }

    #[test]
    fn forms_lead_to_their_verb() {
        let cases = [
            ("said", "say"),
            ("says", "say"),
            ("Saying", "say"),
            ("SAID", "say"),
            ("told", "tell"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("denying", "deny"),
            ("admitted", "admit"),
            ("admitting", "admit"),
            ("begged", "beg"),
            ("quipped", "quip"),
            ("quizzed", "quiz"),
            ("vetoes", "veto"),
            ("criticized", "criticise"),
            ("criticising", "criticise"),
            ("emphasizes", "emphasise"),
            ("labeled", "label"),
            ("labelled", "label"),
            ("favored", "favour"),
            ("honours", "honour"),
            ("swore", "swear"),
            ("sworn", "swear"),
            ("agreeing", "agree"),
            ("vowed", "vow"),
            ("commits", "commit"),
            ("committed", "commit"),
            ("urges", "urge"),
            ("urging", "urge"),
            ("wrote", "write"),
            ("foresaw", "foresee"),
            ("whispered", "whisper"),
            ("analyzing", "analyse"),
            ("lambasted", "lambaste"),
        ];
        for (form, lemma) in cases {
            assert_eq!(is_reporting_verb(form).map(|cue| cue.lemma), Some(lemma), "{form}");
        }
    }

    #[test]
    fn words_that_only_sometimes_report_are_left_out() {
        for word in ["runs", "shows", "made", "takes", "is", "had", "road", "", "“", "Karsand"] {
            assert_eq!(is_reporting_verb(word).map(|cue| cue.lemma), None, "{word}");
        }
    }

    #[test]
    fn nouns_are_found_in_both_numbers_and_spellings() {
        let cases = [
            ("claims", "claim"),
            ("denials", "denial"),
            ("analyses", "analysis"),
            ("defense", "defence"),
            ("rumors", "rumour"),
            ("skepticism", "scepticism"),
            ("plea", "plea"),
            ("queries", "query"),
            ("speeches", "speech"),
            ("News", "news"),
        ];
        for (form, lemma) in cases {
            let found = LEXICON.forms.get(form.to_lowercase().as_str()).and_then(|forms| forms.noun);
            let found = found.map(|entry| LEXICON.entries[entry as usize].cue.lemma);
            assert_eq!(found, Some(lemma), "{form}");
        }
        assert_eq!(is_noun_cue("Claims").map(|cue| cue.lemma), Some("claim"));
    }

    #[test]
    fn plain_verbs_say_only_that_it_was_said() {
        for word in ["said", "tells", "added", "wrote", "replied", "noted", "explained"] {
            assert!(is_plain(word), "{word}");
        }
        for word in ["claimed", "denied", "believes", "showed", "house"] {
            assert!(!is_plain(word), "{word}");
        }
    }
}
