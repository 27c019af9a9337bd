//! The inflected forms of English verbs and nouns.
//!
//! Regular forms by rule; what no rule gives (irregular forms, doubling in words of several syllables, spelling variants)
//! the data says in its `forms` column.

use crate::row::Morphology;

/// Which forms of its verb a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormSet(u8);

impl FormSet {
    pub(crate) const BASE: Self = Self(1);
    pub(crate) const THIRD: Self = Self(2);
    pub(crate) const PAST: Self = Self(4);
    pub(crate) const PARTICIPLE: Self = Self(8);
    pub(crate) const GERUND: Self = Self(16);

    pub(crate) fn has(self, form: Self) -> bool {
        self.0 & form.0 != 0
    }

    pub(crate) fn with(self, form: Self) -> Self {
        Self(self.0 | form.0)
    }
}

/// Calls `give` with every form of a verb; the same spelling may come several times.
pub(crate) fn verb_forms(base: &str, morphology: &Morphology, mut give: impl FnMut(String, FormSet)) {
    if base == "be" {
        for (form, set) in [
            ("be", FormSet::BASE),
            ("am", FormSet::THIRD),
            ("is", FormSet::THIRD),
            ("are", FormSet::THIRD),
            ("was", FormSet::PAST),
            ("were", FormSet::PAST),
            ("been", FormSet::PARTICIPLE),
            ("being", FormSet::GERUND),
        ] {
            give(form.to_owned(), set);
        }
        return;
    }
    give(base.to_owned(), FormSet::BASE);
    let third = match base {
        "have" => "has".to_owned(),
        _ if doubles(base, morphology) && base.ends_with(['s', 'z']) => format!("{}es", double(base)),
        _ => with_s(base),
    };
    give(third, FormSet::THIRD);
    for stem in stems(base, morphology) {
        give(format!("{}ing", gerund_stem(&stem)), FormSet::GERUND);
        if morphology.past.is_empty() {
            give(with_ed(&stem), FormSet::PAST.with(FormSet::PARTICIPLE));
        }
    }
    for past in &morphology.past {
        give((*past).to_owned(), FormSet::PAST);
    }
    for participle in &morphology.participle {
        give((*participle).to_owned(), FormSet::PARTICIPLE);
    }
}

/// The regular plural of a noun, or the third person of a verb.
pub(crate) fn with_s(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel)) {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let after_consonant = base.strip_suffix('o').is_some_and(|stem| !stem.ends_with(is_vowel));
    if sibilant || after_consonant { format!("{base}es") } else { format!("{base}s") }
}

fn with_ed(stem: &str) -> String {
    if stem.ends_with('e') {
        return format!("{stem}d");
    }
    match stem.strip_suffix('y').filter(|rest| !rest.ends_with(is_vowel)) {
        Some(rest) => format!("{rest}ied"),
        None => format!("{stem}ed"),
    }
}

fn gerund_stem(stem: &str) -> String {
    if let Some(rest) = stem.strip_suffix("ie") {
        return format!("{rest}y");
    }
    let keeps_e = ["ee", "oe", "ye"].iter().any(|end| stem.ends_with(end));
    if keeps_e { stem.to_owned() } else { stem.strip_suffix('e').unwrap_or(stem).to_owned() }
}

/// What "-ed" and "-ing" are added to: the base, doubled or not, or both.
fn stems(base: &str, morphology: &Morphology) -> Vec<String> {
    match (morphology.either, doubles(base, morphology)) {
        (true, _) => vec![base.to_owned(), double(base)],
        (false, true) => vec![double(base)],
        (false, false) => vec![base.to_owned()],
    }
}

fn double(base: &str) -> String {
    base.chars().chain(base.chars().last()).collect()
}

fn doubles(base: &str, morphology: &Morphology) -> bool {
    morphology.double || is_short(base)
}

/// One syllable that ends in one consonant after one vowel: "beg", "quip"; not "say", "fix", "speak".
fn is_short(base: &str) -> bool {
    let base = base.replacen("qu", "q", 1);
    let letters = base.as_bytes();
    let vowel = |at: usize| is_vowel(letters[at] as char) || (letters[at] == b'y' && at > 0);
    if letters.len() < 2 || !base.is_ascii() {
        return false;
    }
    let last = letters.len() - 1;
    let vowels = (0..last).filter(|&at| vowel(at)).count();
    vowels == 1 && vowel(last - 1) && !vowel(last) && !b"wxyh".contains(&letters[last])
}

fn is_vowel(character: char) -> bool {
    matches!(character, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, forms: &'static str, expected: &str) {
        let morphology = Morphology::parse(forms).unwrap();
        let mut found: Vec<String> = Vec::new();
        verb_forms(base, &morphology, |form, _| {
            if !found.contains(&form) {
                found.push(form);
            }
        });
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn regular_verbs_follow_the_rules() {
        check("claim", ".", "claim claims claiming claimed");
        check("deny", ".", "deny denies denying denied");
        check("say", "past:said;participle:said", "say says saying said");
        check("beg", ".", "beg begs begging begged");
        check("quip", ".", "quip quips quipping quipped");
        check("quiz", ".", "quiz quizzes quizzing quizzed");
        check("vow", ".", "vow vows vowing vowed");
        check("agree", ".", "agree agrees agreeing agreed");
        check("vie", ".", "vie vies vying vied");
        check("echo", ".", "echo echoes echoing echoed");
        check("stress", ".", "stress stresses stressing stressed");
        check("convey", ".", "convey conveys conveying conveyed");
        check("speak", "past:spoke;participle:spoken", "speak speaks speaking spoke spoken");
    }

    #[test]
    fn the_data_can_ask_for_doubling() {
        check("admit", "double", "admit admits admitting admitted");
        check("label", "either", "label labels labeling labeled labelling labelled");
        check("whisper", ".", "whisper whispers whispering whispered");
    }
}
