//! Whether a speaker's name is one of the gold names.
//!
//! Names are compared without case, titles in front, articles, possessive endings and punctuation. A person may also
//! be named by the last name alone, or with given names that do not speak against the gold ones: `Ada B. Obi`, `A. Obi`
//! and `Obi` are `Ada Obi`, and `Ivo Obi` is not. Whom it is counts here, not how neatly the name is cut: a role left
//! in front of a full name does no harm.

use onrecord_lexicon as lexicon;

use crate::speakers::gold::Who;

/// Words behind a name that are no part of the last name.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Whether this speaker is the gold one; where the article names nobody, that there is no speaker.
pub fn is_same_speaker(speaker: Option<&str>, gold: &Who) -> bool {
    match (speaker, gold) {
        (None, Who::Nobody { .. }) => true,
        (None, Who::Named { .. }) | (Some(_), Who::Nobody { .. }) => false,
        (Some(speaker), Who::Named { names, person }) => {
            let speaker = fold(speaker);
            let names: Vec<Vec<String>> = names.iter().map(|name| fold(name)).collect();
            names.contains(&speaker) || (*person && is_same_person(&speaker, &names))
        }
    }
}

fn is_same_person(speaker: &[String], names: &[Vec<String>]) -> bool {
    let Some((last, given)) = speaker.split_last() else { return false };
    let mut with_last = names.iter().filter_map(|name| name.split_last()).filter(|(l, _)| *l == last);
    if given.is_empty() {
        return with_last.next().is_some();
    }
    with_last.any(|(_, other)| !other.is_empty() && (agree(given, other) || is_introduced(given, other)))
}

/// Whether given names may be the gold ones: the first is the same or one is the other's initial, or all of them are
/// among the gold ones.
fn agree(given: &[String], gold: &[String]) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let first = match (given.first(), gold.first()) {
        (Some(a), Some(b)) => a == b || initial(a, b) || initial(b, a),
        _ => true,
    };
    first || given.iter().all(|word| gold.contains(word))
}

/// Whether the gold given names stand behind one word more, or behind words that end in a title: `Leaguer Ada Obi`,
/// `North Dorel Gov. Ada Obi`, and not `Ivo Tarn Calls Ada Obi`.
fn is_introduced(given: &[String], gold: &[String]) -> bool {
    let Some(front) = given.strip_suffix(gold) else { return false };
    front.len() == 1 || front.last().is_some_and(|word| lexicon::is_title(word))
}

/// A name's words in lower case, without titles and articles in front, possessives and punctuation.
fn fold(name: &str) -> Vec<String> {
    let written: Vec<String> =
        name.split(|c: char| c.is_whitespace() || c == '/').map(|word| word.replace('’', "'")).collect();
    let is_front = |word: &String| lexicon::title(word).is_some() || is_article(word);
    // A title alone stays: somebody may be called King.
    let front = written.iter().take_while(|word| is_front(word)).count().min(written.len() - 1);
    let bare = |word: &String| -> String {
        let word = word.strip_suffix("'s").unwrap_or(word);
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut words: Vec<String> = written[front..].iter().map(bare).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| SUFFIXES.contains(&word.as_str())) {
        words.pop();
    }
    words
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(person: bool, names: &[&str], speaker: &str, expected: bool) {
        let gold = Who::Named { names: names.iter().map(|name| (*name).to_owned()).collect(), person };
        assert_eq!(is_same_speaker(Some(speaker), &gold), expected, "{speaker} for {names:?}");
    }

    #[test]
    fn case_titles_possessives_and_punctuation_do_not_count() {
        for speaker in ["Ada Obi", "ADA OBI", "Gen. Ada Obi", "Ada Obi’s", "Obi", "Mrs. Obi's", "“Ada” Obi,"]
        {
            check(true, &["Ada Obi", "Obi"], speaker, true);
        }
        check(false, &["League of the North", "L.N."], "the LN", true);
        check(false, &["Dorel Post-Herald"], "Dorel Post/Herald", false);
        check(false, &["Dorel Post/Herald"], "Dorel Post Herald", true);
    }

    #[test]
    fn given_names_may_be_cut_and_not_exchanged() {
        for speaker in ["Ada B. Obi", "A. Obi", "Ada Maren Obi", "Ada Obi Jr."] {
            check(true, &["Ada Obi", "Obi"], speaker, true);
        }
        for speaker in ["Ivo Obi", "I. Obi", "Ada", "Ada Tarn", "Obi Tarn", ""] {
            check(true, &["Ada Obi", "Obi"], speaker, false);
        }
        check(true, &["Maren C. \"Lis\" Obi", "Lis Obi"], "Lis Obi", true);
        for speaker in ["Leaguer Ada Obi", "North Dorel Gov. Ada Obi"] {
            check(true, &["Ada Obi", "Obi"], speaker, true);
        }
        for speaker in ["Ivo Tarn Calls Ada Obi", "Neither Obi"] {
            check(true, &["Ada Obi", "Obi"], speaker, false);
        }
        check(true, &["Ivo King", "King"], "Mr. King", true);
        check(true, &["Ivo King", "King"], "Mr.", false);
    }

    #[test]
    fn an_organisation_is_named_whole() {
        check(false, &["Court of Appeals"], "Court of Appeals", true);
        check(false, &["Court of Appeals"], "Appeals", false);
        check(false, &["Lantern campaign"], "Ada Lantern", false);
    }

    #[test]
    fn nobody_is_nobody() {
        let nobody = Who::Nobody { reason: "generic".into() };
        assert!(is_same_speaker(None, &nobody));
        assert!(!is_same_speaker(Some("Ada Obi"), &nobody));
        assert!(!is_same_speaker(None, &Who::Named { names: vec!["Ada Obi".into()], person: true }));
    }
}
