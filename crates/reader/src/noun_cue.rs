//! Nouns that put something in their owner's mouth.
//!
//! Finds: `[source the mayor’s] [cue claim] [content that the bridge was safe]`, `[source its] [cue insistence]
//! [content that ...]`, `[source her] [cue call] [content for a truce]`, as the object of a verb, as its subject (`... surprised
//! nobody`), and inside somebody else's content.
//! Leaves alone: nouns without an owner (`the claim that`), nouns that the model has taken for a cue already, and
//! subjects whose clause has no second verb to end it.

use onrecord_lexicon as lexicon;
use onrecord_record::Act;

use crate::candidate::Candidate;
use crate::noun_clause;
use crate::view::{View, Words};

/// Adjectives between owner and noun at most.
const ADJECTIVES: usize = 3;
/// Words of an owner's name at most.
const LONGEST_OWNER: usize = 8;
/// Words of a content that are looked through.
const LONGEST_CONTENT: usize = 2_000;
/// How often such a statement is right, by the few that it found on PolNeAR dev.
const SCORE: f32 = 0.45;

/// Adds a candidate for each noun cue with an owner that no other candidate touches.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let mut covered = vec![false; view.len()];
    for piece in candidates.iter().flat_map(Candidate::pieces) {
        covered[piece.clone()].fill(true);
    }
    for sentence in view.sentences() {
        for found in within(view, &Stretch { words: sentence.clone(), is_content: false }) {
            if !found.pieces().any(|piece| covered[piece.clone()].contains(&true)) {
                // What stands in its content is inside it, not beside it.
                found.pieces().for_each(|piece| covered[piece.clone()].fill(true));
                candidates.push(found);
            }
        }
    }
}

/// Those that stand whole inside a content, beside what was found inside it already.
pub(crate) fn find_inside(view: &View<'_>, content: &[Words], inner: &mut Vec<Candidate>) {
    let mut left = LONGEST_CONTENT;
    for piece in content {
        let piece = &(piece.start..piece.end.min(piece.start + left));
        left -= piece.len();
        if piece.is_empty() {
            return;
        }
        let sentences = view.sentence_of(piece.start)..=view.sentence_of(piece.end - 1);
        for sentence in &view.sentences()[sentences] {
            let words = sentence.start.max(piece.start)..sentence.end.min(piece.end);
            let stretch = Stretch { words, is_content: true };
            for found in within(view, &stretch) {
                // "Obi repeated his claim that ...": the same statement again.
                // A content that begins its sentence is no object of a verb in front of it.
                let new = found.first() > piece.start
                    || piece.start == sentence.start
                    || !is_possessive(view.word(piece.start));
                let apart = |c: &Candidate| {
                    !c.cue.iter().any(|cue| found.covers(cue.start)) || c.covers(found.cue[0].start)
                };
                let known = |c: &Candidate| {
                    c.covers(found.cue[0].start) && !c.content.iter().any(|p| p.contains(&found.cue[0].start))
                };
                if new && !inner.iter().any(known) && inner.iter().all(apart) {
                    inner.push(found);
                }
            }
        }
    }
}

/// Words of one sentence.
pub(crate) struct Stretch {
    pub(crate) words: Words,
    /// Whether they are somebody's content, whose cue stands outside.
    pub(crate) is_content: bool,
}

/// The noun cues of a stretch.
fn within(view: &View<'_>, stretch: &Stretch) -> Vec<Candidate> {
    stretch.words.clone().filter_map(|noun| statement(view, stretch, noun)).collect()
}

fn statement(view: &View<'_>, stretch: &Stretch, noun: usize) -> Option<Candidate> {
    let range = &stretch.words;
    if noun + 3 > range.end {
        return None;
    }
    let cue = lexicon::is_noun_cue(view.word(noun))?;
    let opens = match view.word(noun + 1) {
        // "his plan that works": a relative clause.
        "that" => cue.act != Act::Want,
        "for" => cue.act == Act::CallFor,
        "to" => matches!(cue.act, Act::CallFor | Act::Promise | Act::Threaten | Act::Want | Act::Reject),
        _ => false,
    };
    if !opens {
        return None;
    }
    let (owner, first) = owner(view, range, noun)?;
    let content = noun_clause::find(view, stretch, &owner, noun + 1)?;
    let noun = first..noun + 1;
    Some(Candidate::by_rule([owner], [noun], content, SCORE))
}

/// Whose the noun is, and the first of the adjectives before the noun.
fn owner(view: &View<'_>, range: &Words, noun: usize) -> Option<(Words, usize)> {
    let mut first = noun;
    loop {
        let before = first.checked_sub(1).filter(|i| *i >= range.start)?;
        let word = view.word(before);
        if is_possessive(word) {
            return Some((before..first, first));
        }
        if is_apostrophe(word)
            && before > range.start
            && view.joined(before - 1, before)
            && view.word(before - 1).ends_with('s')
        {
            return Some((name(view, range, before - 1)?..first, first));
        }
        if word == "s"
            && before >= range.start + 2
            && is_apostrophe(view.word(before - 1))
            && view.joined(before - 2, before - 1)
        {
            return Some((name(view, range, before - 2)?..first, first));
        }
        let adjective =
            view.is_bare(before) && word.chars().all(char::is_lowercase) && !is_function_word(word);
        if !adjective || noun - before > ADJECTIVES {
            return None;
        }
        first = before;
    }
}

/// The first word of the name or description that ends at a word.
fn name(view: &View<'_>, range: &Words, last: usize) -> Option<usize> {
    let mut start = last;
    while start > range.start && last - start < LONGEST_OWNER {
        let before = start - 1;
        let word = view.word(before);
        let lower = word.to_lowercase();
        if is_determiner(&lower) {
            return Some(before);
        }
        let particle = matches!(word, "of" | "al" | "de" | "van" | "der" | "bin" | "-" | "’" | "'" | ".")
            && before > range.start;
        let capital = view.is_capitalised(before) && !is_function_word(&lower);
        // "the interior ministry’s": lower-case words only behind a determiner.
        let described =
            view.is_bare(before) && !is_function_word(&lower) && has_determiner(view, range, before);
        if !(capital || described || (particle && view.is_capitalised(before - 1))) {
            break;
        }
        start = before;
    }
    view.is_bare(start).then_some(start)
}

fn has_determiner(view: &View<'_>, range: &Words, from: usize) -> bool {
    (range.start..from).rev().take(3).take_while(|i| view.is_bare(*i)).any(|i| is_determiner(view.fold(i)))
}

fn is_possessive(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

fn is_apostrophe(word: &str) -> bool {
    matches!(word, "’" | "'")
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "some"
            | "many"
            | "several"
            | "its"
            | "his"
            | "her"
            | "their"
    )
}

fn is_function_word(word: &str) -> bool {
    is_determiner(word)
        || matches!(
            word,
            "of" | "to"
                | "in"
                | "on"
                | "at"
                | "by"
                | "for"
                | "with"
                | "from"
                | "and"
                | "or"
                | "but"
                | "that"
                | "as"
                | "about"
                | "despite"
                | "after"
                | "before"
                | "over"
                | "under"
                | "it"
                | "he"
                | "she"
                | "they"
                | "we"
                | "i"
                | "you"
                | "not"
                | "is"
                | "was"
                | "are"
                | "were"
                | "be"
                | "has"
                | "had"
                | "have"
                | "said"
                | "says"
                | "denied"
                | "if"
                | "when"
                | "against"
                | "because"
                | "since"
                | "while"
                | "than"
                | "into"
                | "like"
                | "amid"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, check_rule, marked, shown};

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(find, before, after);
    }

    #[test]
    fn the_owner_of_an_object_says_it() {
        check(
            "Tarn walked out over the mayor’s claim that the bridge was safe.",
            "Tarn walked out over [source the mayor’s] [cue claim] [content that the bridge was safe].",
        );
        check(
            "Despite his repeated insistence that nobody had been hit, they left.",
            "Despite [source his] [cue repeated insistence] [content that nobody had been hit], they left.",
        );
        check(
            "Nobody heard of Ada Obi’s call for a truce in Dorel.",
            "Nobody heard of [source Ada Obi’s] [cue call] [content for a truce in Dorel].",
        );
        check(
            "The ministers' threat to close the road, which is long, came late.",
            "[source The ministers'] [cue threat] [content to close the road], which is long, came late.",
        );
    }

    #[test]
    fn the_owner_of_a_subject_says_it() {
        check(
            "The mayor’s claim that the bridge was safe surprised nobody.",
            "[source The mayor’s] [cue claim] [content that the bridge was safe] surprised nobody.",
        );
        check(
            "Obi’s denial that it had ever been closed is on file.",
            "[source Obi’s] [cue denial] [content that it had ever been closed] is on file.",
        );
    }

    #[test]
    fn nouns_without_an_owner_or_an_end_are_left_alone() {
        for text in [
            "The claim that the bridge was safe surprised nobody.",
            "Obi’s road that led to the bridge was shut.",
            "The mayor’s claim that night surprised nobody.",
            "They asked for the mayor’s plan that suits the bridge.",
        ] {
            check(text, text);
        }
    }

    /// Checks what is found inside the content that the marks make.
    #[track_caller]
    fn check_inside(marked_text: &str, expected: &str) {
        let (article, marks) = marked(marked_text);
        let view = View::new(&article);
        let mut inner = Vec::new();
        find_inside(&view, &candidate(&view, &marks).content, &mut inner);
        assert_eq!(shown(&view, &inner), expected);
    }

    #[test]
    fn what_stands_in_a_content_is_inside_it() {
        check_inside(
            "Tarn said [content he had heard Obi’s claim that the road was open].",
            "Tarn said he had heard [source Obi’s] [cue claim] [content that the road was open].",
        );
        check_inside(
            "Tarn dismissed [content Obi’s claim that the road was open].",
            "Tarn dismissed [source Obi’s] [cue claim] [content that the road was open].",
        );
        check_inside(
            "Tarn said [content Obi’s claim that the road was open is a lie].",
            "Tarn said [source Obi’s] [cue claim] [content that the road was open] is a lie.",
        );
        let repeated = "Tarn repeated [content his claim that the road was open].";
        check_inside(repeated, "Tarn repeated his claim that the road was open.");
    }
}
