//! A time behind a source that tells when it was said, not who said it.
//!
//! Finds: `[source federal prosecutors in April] [cue charged]`, `[source the court this month] [cue ruled]`,
//! `[source Ada Obi, in particular,] [cue has asked]`: the words behind the name are taken out of the source.
//! Leaves alone: times within a description (`a poll released last week`, `an aide who left in 2011`), which say what the
//! source is, and the years of things (`the ad in 2008`).

use onrecord_lexicon as lexicon;
use onrecord_parse::{month, weekday, with_folded};
use onrecord_text::Case;

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Words of such a time at most.
const LONGEST: usize = 5;

/// Cuts the time off a source in one piece that stands right before its cue.
pub(crate) fn cut(view: &View<'_>, candidate: &mut Candidate) {
    let Some(cue) = candidate.cue.first().map(|cue| cue.start) else { return };
    let [source] = &mut candidate.source[..] else { return };
    if source.end != cue || source.clone().any(|i| describes(view.word(i))) {
        return;
    }
    let Some(mut end) = start_of_time(view, source) else { return };
    while end > source.start && view.word(end - 1) == "," {
        end -= 1;
    }
    if end > source.start {
        source.end = end;
    }
}

/// Where the time at a source's end begins, past its first word.
fn start_of_time(view: &View<'_>, source: &Words) -> Option<usize> {
    let bare = view.bare(source)?;
    let first = (bare.start + 1).max(bare.end.saturating_sub(LONGEST));
    (first..bare.end).filter(|start| view.is_bare(*start)).find(|start| {
        let words: Vec<&str> =
            (*start..bare.end).filter(|i| view.is_bare(*i)).map(|i| view.word(i)).collect();
        is_time(&words)
    })
}

fn is_time(words: &[&str]) -> bool {
    match words {
        ["in", "particular"] | ["at", "the", "time"] | ["in" | "by", "turn" | "contrast"] => true,
        ["last" | "this" | "next", unit] => is_day(unit) || is_unit(unit),
        ["in" | "on" | "since" | "during", rest @ ..] if !rest.is_empty() => is_date(rest),
        [day] => is_day(day),
        _ => false,
    }
}

/// `April`, `late August`, `2015`, `July 2015`, `Monday`, `June 3`.
fn is_date(words: &[&str]) -> bool {
    let is_known =
        |word: &&str| is_month(word) || is_day(word) || is_number(word) || matches!(*word, "late" | "early");
    words.iter().all(is_known)
        && words.iter().any(|w| is_month(w) || is_day(w) || (is_number(w) && w.len() == 4))
}

/// Whether the source is described by what was done or by what it is on paper: a time then belongs to that.
fn describes(word: &str) -> bool {
    let lower = word.to_lowercase();
    let thing = [
        "ad",
        "article",
        "bill",
        "book",
        "call",
        "deal",
        "election",
        "film",
        "interview",
        "law",
        "letter",
        "memo",
        "poll",
        "report",
        "speech",
        "statement",
        "story",
        "study",
        "survey",
        "video",
    ];
    matches!(
        lower.as_str(),
        "who" | "which" | "that" | "whose" | "from" | "since" | "until" | "after" | "held"
    ) || (lower.len() > 4 && (lower.ends_with("ed") || lower.ends_with("ing")))
        || thing.contains(&lower.strip_suffix('s').unwrap_or(&lower))
        || thing.contains(&lower.as_str())
        || lexicon::is_noun_cue(&lower).is_some()
}

fn is_day(word: &str) -> bool {
    Case::of(word) == Case::Capitalised && with_folded(word, weekday).is_some()
}

fn is_unit(word: &str) -> bool {
    let units = [
        "week",
        "month",
        "year",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "weekend",
        "morning",
        "afternoon",
        "evening",
        "night",
    ];
    units.contains(&word)
}

fn is_month(word: &str) -> bool {
    // in capitals throughout it is a name or a headline's
    Case::of(word) == Case::Capitalised && with_folded(word, month).is_some()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(|view, candidates| candidates.iter_mut().for_each(|c| super::cut(view, c)), before, after);
    }

    #[test]
    fn a_time_before_the_cue_is_no_source() {
        check(
            "[source Federal judges in April] [cue ruled] [content that it was shut].",
            "[source Federal judges] in April [cue ruled] [content that it was shut].",
        );
        check(
            "[source The court this month] [cue said] [content no].",
            "[source The court] this month [cue said] [content no].",
        );
        check(
            "[source A group of nurses in 2015] [cue asked] [content why].",
            "[source A group of nurses] in 2015 [cue asked] [content why].",
        );
        check(
            "[source Ada Obi (Dorel), in particular,] [cue said] [content no].",
            "[source Ada Obi (Dorel)], in particular, [cue said] [content no].",
        );
        check(
            "[source Obi on Friday] [cue said] [content no].",
            "[source Obi] on Friday [cue said] [content no].",
        );
    }

    #[test]
    fn a_time_that_says_which_one_stays() {
        for text in [
            "[source A poll released last week] [cue said] [content no].",
            "[source An aide who left in 2011] [cue said] [content no].",
            "[source The letter in May] [cue said] [content no].",
            "[source The Dorel Today] [cue said] [content no].",
            "[source Friday] [cue said] [content no].",
        ] {
            check(text, text);
        }
    }
}
