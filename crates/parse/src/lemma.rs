//! The form of a word that stands in a dictionary.
//!
//! *Finds* the base of a verb's forms, the singular of a noun, and by table what no rule gives ("said", "children", "him").
//! *Leaves alone* proper names, comparatives that the table has not, and words whose part of speech takes no endings.
//! *Example:* "denied", as a verb, is "deny"; "killings", as a noun, "killing".
//!
//! Two tables in `data/en/`: bases of verbs, which tell "hope" from "hop" and "close" from "clos", and forms that the rules
//! would lead elsewhere. `cargo run -p xtask -- lemmas` makes both.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::label::Upos;
use crate::table::{WordSet, WordTable, rows};

static VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of_file(include_str!("../data/en/verbs.tsv")));
static IRREGULAR_VERBS: LazyLock<WordTable<&'static str>> = LazyLock::new(|| irregular("verb"));
static IRREGULAR_NOUNS: LazyLock<WordTable<&'static str>> = LazyLock::new(|| irregular("noun"));
static OTHER: LazyLock<WordTable<&'static str>> = LazyLock::new(|| irregular("other"));

fn irregular(class: &str) -> WordTable<&'static str> {
    let found = rows(include_str!("../data/en/irregular-forms.tsv")).filter_map(|mut columns| {
        let (form, of, lemma) = (columns.next()?, columns.next()?, columns.next()?);
        (of == class).then_some((form, lemma))
    });
    WordTable::of_rows(found)
}

/// The lemma of a folded word, of a part of speech. Where that is not known, what its form lets one expect: a verb before a
/// noun.
///
/// ```
/// use onrecord_parse::{Upos, lemma};
/// assert_eq!(lemma("denied", Some(Upos::Verb)), "deny");
/// assert_eq!(lemma("children", Some(Upos::Noun)), "child");
/// assert_eq!(lemma("thing", None), "thing");
/// ```
pub fn lemma(word: &str, upos: Option<Upos>) -> Cow<'_, str> {
    let known = match upos {
        Some(Upos::Verb | Upos::Aux) => IRREGULAR_VERBS.get(word),
        Some(Upos::Noun) => IRREGULAR_NOUNS.get(word),
        Some(Upos::Propn) => return Cow::Borrowed(word),
        Some(_) => OTHER.get(word),
        None => IRREGULAR_VERBS.get(word).or_else(|| IRREGULAR_NOUNS.get(word)),
    };
    match known {
        Some(lemma) => Cow::Borrowed(lemma),
        None => lemma_by_rule(word, upos, &VERBS),
    }
}

/// The lemma as the rules give it, without the table of forms that they lead elsewhere; `verbs` are bases. For making that
/// table.
pub fn lemma_by_rule<'a>(word: &'a str, upos: Option<Upos>, verbs: &WordSet) -> Cow<'a, str> {
    match upos {
        Some(Upos::Verb | Upos::Aux) => verb(word, verbs).unwrap_or(Cow::Borrowed(word)),
        Some(Upos::Noun) => singular(word),
        Some(_) => Cow::Borrowed(word),
        None => verb(word, verbs).filter(|base| verbs.contains(base)).unwrap_or_else(|| singular(word)),
    }
}

/// The base of a verb's form; nothing where the word has no ending of one.
fn verb<'a>(word: &'a str, verbs: &WordSet) -> Option<Cow<'a, str>> {
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        return (stem.len() > 1).then(|| Cow::Owned(format!("{stem}y")));
    }
    if let Some(stem) = word.strip_suffix("ying").filter(|stem| stem.len() == 1) {
        return Some(Cow::Owned(format!("{stem}ie"))); // "dying", "lying"
    }
    let stem = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing"));
    if let Some(stem) = stem.filter(|stem| stem.bytes().any(|byte| b"aeiouy".contains(&byte))) {
        return Some(base(stem, verbs));
    }
    if word.ends_with('s') && !word.ends_with("ss") && word.len() > 3 && !verbs.contains(word) {
        return Some(without_s(word));
    }
    None
}

/// The verb that a stem in front of "-ed" or "-ing" is of.
fn base<'a>(stem: &'a str, verbs: &WordSet) -> Cow<'a, str> {
    let with_e = || Cow::Owned(format!("{stem}e"));
    let bytes = stem.as_bytes();
    let last = bytes[bytes.len() - 1];
    let doubled = bytes.len() > 2 && last == bytes[bytes.len() - 2];
    let single = &stem[..stem.len() - usize::from(doubled)];
    // "hop" doubles its consonant: what does not is "hope"
    let short = is_short(bytes);
    if short && verbs.contains(&with_e()) {
        return with_e();
    }
    if verbs.contains(stem) {
        return Cow::Borrowed(stem);
    }
    if doubled && verbs.contains(single) {
        return Cow::Borrowed(single);
    }
    if verbs.contains(&with_e()) || short {
        return with_e();
    }
    if doubled && !b"lsfzeo".contains(&last) {
        return Cow::Borrowed(single);
    }
    let soft = ["c", "v", "u", "dg", "rg", "iz", "bl", "pl", "tl", "dl", "gl"];
    if soft.iter().any(|end| stem.ends_with(end)) { with_e() } else { Cow::Borrowed(stem) }
}

/// One syllable that ends in one consonant after one vowel.
fn is_short(stem: &[u8]) -> bool {
    let vowel = |byte: &u8| b"aeiouy".contains(byte);
    let vowels = stem.iter().filter(|byte| vowel(byte)).count();
    let last = stem.len() - 1;
    last > 0 && vowels == 1 && vowel(&stem[last - 1]) && !b"wxy".contains(&stem[last]) && !vowel(&stem[last])
}

fn singular(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let plural =
        word.ends_with('s') && word.len() > 3 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if plural { without_s(word) } else { Cow::Borrowed(word) }
}

fn without_s(word: &str) -> Cow<'_, str> {
    let long = ["sses", "shes", "ches", "xes", "zzes", "oes"].iter().any(|end| word.ends_with(end));
    Cow::Borrowed(&word[..word.len() - if long { 2 } else { 1 }])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks words of one lemma.
    #[track_caller]
    fn check(upos: Option<Upos>, words: &str, expected: &str) {
        for word in words.split(' ') {
            assert_eq!(lemma(word, upos), expected, "{word}");
        }
    }

    #[test]
    fn forms_of_verbs_have_their_base() {
        for forms in [
            "say says said saying",
            "deny denies denied denying",
            "accuse accuses accused accusing",
            "stop stops stopped stopping",
            "hope hopes hoped hoping",
            "agree agrees agreed agreeing",
            "admit admits admitted admitting",
            "kill kills killed killing",
            "be is was were been am are being",
            "have has had having",
            "visit visits visited visiting",
            "continue continues continued continuing",
            "bring brings brought bringing",
            "die dies died dying",
            "focus focused",
        ] {
            let (base, _) = forms.split_once(' ').expect("several forms");
            check(Some(Upos::Verb), forms, base);
        }
    }

    #[test]
    fn nouns_have_their_singular() {
        for (plural, singular) in [
            ("officials", "official"),
            ("countries", "country"),
            ("men", "man"),
            ("children", "child"),
            ("houses", "house"),
            ("churches", "church"),
            ("crisis", "crisis"),
            ("class", "class"),
            ("people", "people"),
        ] {
            check(Some(Upos::Noun), plural, singular);
        }
    }

    #[test]
    fn names_and_what_takes_no_ending_stay() {
        check(Some(Upos::Propn), "rawlings", "rawlings");
        check(Some(Upos::Adp), "during", "during");
        check(Some(Upos::Adj), "armed", "armed");
    }

    #[test]
    fn without_a_part_of_speech_the_form_tells() {
        check(None, "denied denies deny", "deny");
        check(None, "rejected", "reject");
        check(None, "officials", "official");
        for word in ["thing", "red", "wing", "is", "during", "news"] {
            assert!(!lemma(word, None).is_empty());
        }
        check(None, "thing", "thing");
        check(None, "red", "red");
    }
}
