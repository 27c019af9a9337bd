//! Where the clause of a noun ends: `claim [that the bridge was safe] surprised nobody`.
//!
//! As an object, the noun takes its clause to the end of the sentence, or to a comma, a dash or a colon with which the
//! outlet goes on. As a subject it ends before the clause's second finite verb, which is the noun's own; where none can be
//! told, nothing is found, unless the phrase opens a content (`dismissed [Obi’s claim that ...]`). Verbs are told by their form alone.

use onrecord_lexicon as lexicon;
use onrecord_text::Quotation;

use crate::noun_cue::Stretch;
use crate::view::{View, Words};

/// Words of such a clause at most.
const LONGEST: usize = 120;

/// The clause or phrase of a noun that begins at a word of a stretch of one sentence; `None` where its end cannot be
/// told.
pub(crate) fn find(view: &View<'_>, stretch: &Stretch, owner: &Words, start: usize) -> Option<Words> {
    let range = &stretch.words;
    let quotes_outside = view.quotations()[start] == Quotation::Outside;
    let last = range.end.min(start + LONGEST);
    let mut end = last;
    for i in start + 1..last {
        let word = view.word(i);
        let stops = matches!(word, ";" | "—" | "–" | ":" | "(" | ")")
            || (word == "," && i + 1 < last && leaves_clause(view.word(i + 1)))
            || (!quotes_outside && view.quotations()[i] == Quotation::Closing);
        if stops {
            end = i;
            break;
        }
    }
    if is_subject(view, range, owner) {
        // A comma that leaves the clause ends it as well as the verb, once it has one.
        let whole = end < last && (start..end).any(|i| is_finite(view.fold(i)));
        let whole = whole || end < last && view.word(start) == "to";
        end = second_verb(view, start + 1..end)
            .or((whole || (stretch.is_content && owner.start == range.start)).then_some(end))?;
    }
    let bare = view.bare(&(start..end))?;
    // A mark that closes what was opened inside belongs to the content.
    let closes = |i: usize| i < end && view.quotations()[i] == Quotation::Closing && quotes_outside;
    let end = (bare.end..end)
        .take_while(|i| !view.is_bare(*i))
        .filter(|i| closes(*i))
        .last()
        .map_or(bare.end, |i| i + 1);
    (end >= start + 3).then_some(start..end)
}

/// Whether the noun's phrase begins its clause, so that the clause's own verb comes behind the noun's.
fn is_subject(view: &View<'_>, range: &Words, owner: &Words) -> bool {
    if owner.start == range.start {
        return true;
    }
    let before = view.fold(owner.start - 1);
    matches!(
        before,
        "that"
            | "and"
            | "but"
            | "while"
            | "because"
            | "if"
            | "whether"
            | ","
            | ";"
            | ":"
            | "“"
            | "\""
            | "so"
            | "—"
            | "–"
    )
}

/// The second finite verb of a clause, with the adverbs in front of it: there the noun's own clause has ended.
fn second_verb(view: &View<'_>, clause: Words) -> Option<usize> {
    let mut verbs = 0;
    let mut i = clause.start;
    while i < clause.end {
        let word = view.fold(i);
        if matches!(word, "and" | "or" | "that" | "if" | "when" | "because" | "as") {
            verbs = 0; // a clause in the clause: count again
        } else if matches!(word, "who" | "which") {
            verbs = -1; // with a verb of its own before the clause's
        } else if is_finite(word) {
            verbs += 1;
            if verbs == 2 {
                let adverbs = (clause.start..i).rev().take_while(|k| view.word(*k).ends_with("ly")).count();
                return Some(i - adverbs);
            }
            i = end_of_group(view, i, clause.end) - 1;
        }
        i += 1;
    }
    None
}

/// Past the verb group that a finite verb opens: `has never been shown`.
fn end_of_group(view: &View<'_>, verb: usize, last: usize) -> usize {
    let mut end = verb + 1;
    while end < last && is_adverb(view.fold(end)) {
        end += 1;
    }
    let participle = |word: &str| {
        word.ends_with("ed") || word.ends_with("ing") || word.ends_with("en") || lexicon::is_plain(word)
    };
    let opens = is_auxiliary(view.fold(verb));
    end + usize::from(opens && end < last && participle(view.fold(end)))
}

fn is_finite(word: &str) -> bool {
    is_auxiliary(word) || (word.len() > 4 && word.ends_with("ed")) || lexicon::is_plain(word)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "came"
            | "drew"
            | "met"
            | "went"
            | "fell"
            | "won"
            | "led"
            | "made"
            | "left"
    )
}

/// What stands between an auxiliary and its participle.
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "not"
                | "never"
                | "have"
                | "been"
                | "be"
                | "being"
                | "t"
                | "’"
                | "'"
                | "since"
                | "already"
                | "also"
                | "ever"
                | "even"
                | "now"
                | "still"
                | "only"
                | "just"
        )
}

fn leaves_clause(word: &str) -> bool {
    matches!(
        word,
        "but"
            | "and"
            | "which"
            | "who"
            | "while"
            | "as"
            | "though"
            | "although"
            | "because"
            | "according"
            | "he"
            | "she"
            | "they"
    ) || word.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::Article;

    /// Checks the clause behind the first noun `claim`, which its owner stands before by as many words as `owner` has.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let view = View::new(&article);
        let noun = (0..view.len()).find(|i| view.word(*i) == "claim").expect("there is one");
        let owner = noun - 1..noun;
        let words = view.sentences()[view.sentence_of(noun)].clone();
        let found = find(&view, &Stretch { words, is_content: false }, &owner, noun + 1);
        assert_eq!(found.map(|words| view.str(&words)), expected);
    }

    #[test]
    fn an_object_takes_its_clause_along() {
        check("She laughed at his claim that the road was open.", Some("that the road was open"));
        check("She laughed at his claim that it was “safe.”", Some("that it was “safe.”"));
        check("Over his claim that it was safe, which he wrote, they fell out.", Some("that it was safe"));
        check("She met “his claim that it was safe” there.", Some("that it was safe"));
    }

    #[test]
    fn a_subject_leaves_the_second_verb() {
        check("His claim that the road was open surprised nobody.", Some("that the road was open"));
        check("His claim that it has never been hit is widely believed.", Some("that it has never been hit"));
        check(
            "But his claim that those who left were paid has been denied.",
            Some("that those who left were paid"),
        );
        check("His claim that they hit the bridge caused laughter, it seems.", None);
    }
}
