//! Sentences as ranges of words.

use std::ops::Range;

use crate::Span;

/// Abbreviations, without their stop and in lower case, that a sentence rarely ends with.
const ABBREVIATIONS: &[&str] = &[
    "adm", "approx", "apr", "assn", "aug", "ave", "brig", "capt", "cmdr", "co", "col", "cpl", "dec", "dept",
    "det", "dr", "est", "feb", "fig", "fr", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "lt", "ltd",
    "maj", "mr", "mrs", "ms", "mt", "nov", "oct", "pct", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sept", "sep", "sgt", "sr", "st", "supt", "vs", "viz", "no", "nos", "messrs", "mme",
    "hrs", "min", "sq", "al", "cf", "etc",
];
/// Of these, the ones that may well end a sentence before a capital.
const EITHER: &[&str] = &["co", "inc", "ltd", "jr", "sr", "pct", "etc", "no", "al", "hrs", "min", "est"];

/// The sentences of one paragraph, a range of `words`. Closing quotation marks and brackets belong to the sentence
/// that they close.
///
/// ```
/// let text = "Lt. A. B. Obi spoke at 3.5 pct. strength. “We go.” She left!";
/// let words = onrecord_text::words(text);
/// let starts: Vec<&str> = onrecord_text::sentences(text, &words, 0..words.len())
///     .iter()
///     .map(|range| words[range.start].of(text))
///     .collect();
/// assert_eq!(starts, ["Lt", "“", "She"]);
/// ```
pub fn sentences(text: &str, words: &[Span], paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut i = paragraph.start;
    while i < paragraph.end {
        let stops = matches!(words[i].of(text), "." | "!" | "?" | "…");
        i += 1;
        if !stops {
            continue;
        }
        let stop = i - 1;
        while i < paragraph.end && words[i].start == words[i - 1].end && closes(words[i].of(text)) {
            i += 1;
        }
        if i < paragraph.end && ends_sentence(text, words, paragraph.start, stop, i) {
            found.push(start..i);
            start = i;
        }
    }
    if start < paragraph.end {
        found.push(start..paragraph.end);
    }
    found
}

fn closes(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "”" | "\"" | "’" | "'" | "»" | ")" | "]")
}

/// Whether the stop at word `stop` ends a sentence, the next word being `next`.
fn ends_sentence(text: &str, words: &[Span], first: usize, stop: usize, next: usize) -> bool {
    if words[next].start == words[next - 1].end {
        return false; // "3.5", "U.S.", "example.org"
    }
    let following = words[next].of(text);
    let begins = following
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“\"‘'«„([".contains(c));
    if !begins {
        return false;
    }
    if words[stop].of(text) != "." || stop == first {
        return true;
    }
    let before = words[stop - 1].of(text);
    if words[stop - 1].end != words[stop].start {
        return true;
    }
    let lower = before.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        let capital = following.chars().next().is_some_and(char::is_uppercase);
        return EITHER.contains(&lower.as_str()) && capital && lower != "no";
    }
    // An initial ("A. Obi") or the end of "U.S."; the latter may end a sentence before a function word only.
    let single = before.chars().count() == 1 && before.chars().all(char::is_uppercase);
    if single && before != "I" {
        return matches!(
            following,
            "The" | "A" | "He" | "She" | "It" | "They" | "In" | "But" | "And" | "“" | "\""
        );
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the sentences of a text in which `|` stands between two.
    fn check(marked: &str) {
        let text: String = marked.replace('|', "");
        let words = crate::words(&text);
        let found: Vec<&str> = sentences(&text, &words, 0..words.len())
            .iter()
            .map(|range| &text[words[range.start].start..words[range.end - 1].end])
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("The road was open. |Nobody came.");
        check("Was it? |Yes! |He left…");
        check("He said: “Go.” |She went.");
        check("(It was late.) |They slept.");
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not() {
        check("Lt. Gen. A. B. Obi met Mrs. Tarn at 4 p.m. on Sept. 3. |They ate.");
        check("Prices rose 3.5 pct. in May. |Then they fell.");
        check("The U.S. envoy left. |He lives in the U.S. |The talks go on.");
        check("It reached example.org and v2.0 first.");
    }
}
