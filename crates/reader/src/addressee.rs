//! To whom something is said.
//!
//! Finds: `told [reporters] that`, `warned [the council] that`, `said [in a letter to the council]`'s `the council`,
//! `asked [Tarn] whether`. Leaves alone: what stands inside the content, and verbs whose object is the matter itself
//! (`said a word`).

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Verbs that take the addressee for their object.
const TAKES_OBJECT: &[&str] = &[
    "told",
    "tell",
    "tells",
    "telling",
    "asked",
    "asks",
    "ask",
    "asking",
    "warned",
    "warns",
    "warn",
    "warning",
    "urged",
    "urges",
    "urge",
    "urging",
    "assured",
    "assures",
    "assure",
    "assuring",
    "informed",
    "informs",
    "inform",
    "reminded",
    "reminds",
    "remind",
    "reminding",
    "advised",
    "advises",
    "briefed",
    "notified",
    "ordered",
    "instructed",
    "promised",
    "begged",
    "implored",
    "lectured",
    "interrupted",
    "answered",
    "thanked",
    "convinced",
    "persuaded",
];
/// Words of an addressee at most.
const LONGEST: usize = 10;

/// The addressee's words.
pub(crate) fn addressee(view: &View<'_>, candidate: &Candidate) -> Option<Words> {
    let cue = candidate.cue.first()?;
    let verb = cue.clone().find(|i| TAKES_OBJECT.contains(&view.fold(*i)));
    let found = match verb {
        Some(verb) => object(view, candidate, verb + 1),
        None => {
            let to = (cue.start..view.len().min(cue.end + 4))
                .take_while(|i| *i < cue.end || (view.word(*i) == "to" && !in_content(candidate, *i)))
                .find(|i| view.word(*i) == "to")?;
            object(view, candidate, to + 1)
        }
    }?;
    view.bare(&found)
}

/// The noun phrase that begins at a word: up to a border, a verb's complement or the content.
fn object(view: &View<'_>, candidate: &Candidate, start: usize) -> Option<Words> {
    let paragraph = view.paragraphs().get(view.paragraph_of(start))?;
    let end = (start..paragraph.end.min(start + LONGEST))
        .find(|i| is_border(view.word(*i)) || in_content(candidate, *i) || in_source(candidate, *i))
        .unwrap_or(start);
    let phrase = start..end;
    let names_somebody = phrase.clone().any(|i| {
        let word = view.word(i);
        view.is_capitalised(i) || word.ends_with('s') || is_pronoun(word) || is_person(word)
    });
    (!phrase.is_empty() && names_somebody && !opens_clause(view.word(start))).then_some(phrase)
}

fn in_content(candidate: &Candidate, word: usize) -> bool {
    candidate.content.iter().any(|piece| piece.contains(&word))
}

fn in_source(candidate: &Candidate, word: usize) -> bool {
    candidate.source.iter().any(|piece| piece.contains(&word))
}

fn is_border(word: &str) -> bool {
    matches!(
        word,
        "that"
            | ","
            | ":"
            | "."
            | ";"
            | "“"
            | "\""
            | "to"
            | "if"
            | "whether"
            | "in"
            | "on"
            | "at"
            | "during"
            | "by"
            | "after"
            | "before"
            | "about"
            | "how"
            | "why"
            | "what"
            | "he"
            | "she"
            | "they"
            | "it"
            | "not"
            | "against"
            | "as"
            | "when"
            | "via"
            | "last"
            | "this"
            | "–"
            | "—"
            | "‘"
            | "over"
            | "from"
            | "through"
            | "earlier"
    ) || is_day(word)
}

fn is_day(word: &str) -> bool {
    word.len() > 5 && word.ends_with("day") && word.chars().next().is_some_and(char::is_uppercase)
}

fn opens_clause(word: &str) -> bool {
    matches!(word, "be" | "have" | "do" | "not" | "never")
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "him" | "her" | "them" | "me" | "us" | "you")
}

fn is_person(word: &str) -> bool {
    matches!(
        word,
        "crowd"
            | "audience"
            | "parliament"
            | "press"
            | "public"
            | "council"
            | "nation"
            | "congress"
            | "police"
            | "people"
            | "media"
            | "court"
            | "assembly"
            | "committee"
            | "government"
            | "minister"
            | "envoy"
            | "rally"
            | "agency"
            | "newspaper"
            | "host"
            | "interviewer"
            | "reporter"
            | "radio"
            | "television"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    /// Checks the addressee of a marked statement; the empty string is none.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (article, roles) = marked(text);
        let view = View::new(&article);
        let found = addressee(&view, &candidate(&view, &roles));
        assert_eq!(found.map_or("", |words| view.str(&words)), expected);
    }

    #[test]
    fn verbs_that_take_the_addressee_name_it() {
        check("[source Obi] [cue told] reporters that [content the road was open].", "reporters");
        check(
            "[source Obi] [cue told] the Dorel Courier on Monday [content the road was open].",
            "the Dorel Courier",
        );
        check("[source She] [cue warned] the council: [content “Leave.”]", "the council");
        check("[source They] [cue asked] Capt. Tarn [content whether the road was open].", "Capt");
    }

    #[test]
    fn a_letter_names_it_behind_to() {
        check(
            "[content The road was open], [source Obi] [cue said in a letter to] the council.",
            "the council",
        );
    }

    #[test]
    fn without_one_there_is_none() {
        check("[source Obi] [cue said] [content the road was open].", "");
        check("[source Obi] [cue told] how [content the road was opened].", "");
        check("[source Obi] [cue promised] [content to open the road].", "");
    }
}
