//! Finds numbers that are part of a name or a label: "Boeing 747", "Section 427 Row 21", "Group of Seven", "Game 2",
//! "No. 5", "the Big Four", "Resolution 2254".
//!
//! Leaves alone a count behind a name that the sentence has set off ("In Karsand 300 people were killed").

use crate::number;
use crate::sentence::Sentence;
use crate::tag::Tag;

/// Nouns that a number names one of; in lower case too.
const LABELS: &[&str] = &[
    "section",
    "sections",
    "article",
    "articles",
    "chapter",
    "chapters",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "clause",
    "rule",
    "rules",
    "part",
    "parts",
    "row",
    "seat",
    "gate",
    "room",
    "floor",
    "level",
    "stage",
    "phase",
    "step",
    "grade",
    "class",
    "category",
    "type",
    "game",
    "games",
    "week",
    "day",
    "round",
    "lap",
    "leg",
    "match",
    "episode",
    "season",
    "series",
    "volume",
    "issue",
    "act",
    "scene",
    "verse",
    "line",
    "route",
    "highway",
    "interstate",
    "flight",
    "platform",
    "channel",
    "studio",
    "apartment",
    "apt",
    "suite",
    "unit",
    "block",
    "sector",
    "zone",
    "district",
    "ward",
    "precinct",
    "resolution",
    "directive",
    "amendment",
    "protocol",
    "proposition",
    "prop",
    "bill",
    "form",
    "schedule",
    "annex",
    "appendix",
    "figure",
    "table",
    "exhibit",
    "item",
    "question",
    "lot",
    "size",
    "number",
    "numbers",
    "no",
    "nos",
    "num",
    "ranked",
    "rank",
    "seed",
    "seeded",
    "hole",
    "tier",
    "version",
    "model",
    "code",
    "case",
    "division",
    "group",
    "pier",
    "junction",
    "exit",
    "area",
    "camp",
    "building",
    "hangar",
    "engine",
    "reactor",
    "top",
    "age",
    "aged",
    "word",
    "window",
    "windows",
    "super",
    "formula",
    "tower",
    "bus",
    "war",
];

/// Labels whose number can be a figure when something stands behind it ("part three people", "top 10 countries").
const LOOSE: &[&str] = &[
    "top", "age", "aged", "bill", "unit", "game", "games", "season", "series", "line", "area", "number",
    "numbers", "week", "day", "level", "code", "case", "part", "no", "class", "figure", "parts", "war",
    "group", "tower", "bus", "model", "building", "camp", "word", "size", "issue", "type", "question", "act",
    "step", "match", "rank", "stage", "form", "articles", "pages", "floor", "seat", "window", "windows",
    "super", "division",
];

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    let end = number_end(sentence, at)?;
    labelled(sentence, at, end)
        .or_else(|| group(sentence, at, end))
        .or_else(|| behind_a_name(sentence, at, end))
        .or_else(|| before_a_name(sentence, at, end))
}

/// "a 787 Dreamliner", "the 911 Carrera": digits in front of a name in the singular.
fn before_a_name(sentence: &Sentence, at: usize, end: usize) -> Option<usize> {
    let written = sentence.word(at);
    let model = sentence.is_digits(at)
        && end == at + 1
        && matches!(written.len(), 3 | 4)
        && !written.contains([',', '.']);
    let named = matches!(sentence.tag(end), Tag::Name | Tag::Noun)
        && sentence.is_capital(end)
        && !sentence.glued(end);
    let alone = !matches!(sentence.tag(end + 1), Tag::Name | Tag::Plural | Tag::Noun | Tag::Adjective)
        && !sentence.is_digits(end + 1);
    let bounded = crate::bound::before(sentence, at).is_some();
    let singular = !sentence.word(end).ends_with('s');
    (model && named && alone && singular && !bounded && !measured(sentence, at, end)).then_some(end)
}

fn number_end(sentence: &Sentence, at: usize) -> Option<usize> {
    let found = number::read(sentence, at)?;
    matches!(found.manner, number::Manner::Digits | number::Manner::Spelled).then_some(found.end)
}

/// Whether the number has a unit, a sign or a scale, so that it measures something.
fn measured(sentence: &Sentence, at: usize, end: usize) -> bool {
    (at > 0 && crate::money::is_sign(sentence.before(at)))
        || crate::percent::read(sentence, end).is_some()
        || crate::unit::read(sentence, end).is_some()
        || crate::money::noun(sentence, end, true).is_some()
        || end > at + 1 && sentence.is_digits(at)
        || sentence.word(at).contains(',')
}

fn labelled(sentence: &Sentence, at: usize, end: usize) -> Option<usize> {
    let stop = usize::from(at > 1 && sentence.before(at) == "." && sentence.glued(at - 1));
    let label_at = at.checked_sub(1 + stop)?;
    let label = sentence.word(label_at);
    if stop == 1
        && !matches!(
            label,
            "no" | "nos" | "apt" | "rt" | "ch" | "p" | "pp" | "art" | "sec" | "fig" | "vol" | "para"
        )
    {
        return None;
    }
    if stop == 1 && matches!(label, "p" | "pp" | "art" | "sec" | "ch" | "rt" | "fig" | "vol" | "para") {
        return Some(end);
    }
    if !LABELS.contains(&label) || matches!(label, "age" | "aged") && stop == 0 && !sentence.is_digits(at) {
        return None;
    }
    let no = matches!(label, "no") && stop == 0 && !sentence.is_capital(label_at);
    if no || measured(sentence, at, end) || sentence.tag(label_at).is_verb() && !sentence.is_digits(at) {
        return None;
    }
    let counts = counted(sentence, end) && sentence.word(end) != "of";
    let strict = sentence.is_capital(label_at) && label_at > 0;
    let label_like = strict || !LOOSE.contains(&label) || !counts;
    let plural_one = label == "numbers" && counts;
    if matches!(label, "age" | "aged") || (label == "top" && counts) {
        return None;
    }
    // "Game 2", "day five"; but "part of 3", "unit, 300 of them".
    let digits = sentence.is_digits(at) || sentence.tag(label_at) != Tag::Preposition;
    (label_like && !plural_one && digits && (strict || !counts)).then_some(past_list(sentence, end))
}

/// "Sections 3 and 4", "pages 10-12".
fn past_list(sentence: &Sentence, end: usize) -> usize {
    let joins = matches!(sentence.word(end), "and" | "to" | "or") || sentence.is_hyphen(end);
    if joins && sentence.is_digits(end + 1) && !counted(sentence, end + 2) { end + 2 } else { end }
}

/// "Group of Seven", "the Big Four", "Five Eyes", "Seven Network": number words with a capital inside a name.
fn group(sentence: &Sentence, at: usize, end: usize) -> Option<usize> {
    if sentence.is_digits(at) {
        let of = sentence.before(at) == "of"
            && at >= 2
            && sentence.is_capital(at - 2)
            && matches!(sentence.word(at - 2), "group" | "fortune");
        return of.then_some(end);
    }
    let inside = at > 0
        && !matches!(sentence.before(at), "“" | "\"" | ":" | "‘" | "'" | "." | "-" | "–" | "—" | "(" | "•");
    if !inside || !sentence.is_capital(at) {
        return None;
    }
    let shouting =
        sentence.tokens.iter().all(|token| token.span.of(sentence.text).chars().all(|c| !c.is_lowercase()));
    let long = (0..sentence.len()).filter(|k| sentence.is_word(*k) && sentence.word(*k).len() > 3);
    let headline = long.clone().count() >= 5 && long.clone().all(|k| sentence.is_capital(k));
    (!shouting && !headline).then_some(end)
}

/// Digits behind a capitalised word that is no month, with nothing counted behind them.
fn behind_a_name(sentence: &Sentence, at: usize, end: usize) -> Option<usize> {
    let word = sentence.word(at);
    let before = at.checked_sub(1)?;
    let digits = sentence.is_digits(at) && !word.contains(',');
    let capital = sentence.is_capital(before)
        && (sentence.tag(before) == Tag::Name || (sentence.tag(before) == Tag::Noun && before > 0));
    // "iPhone", "eBay".
    let mixed = sentence.written(before).chars().skip(1).any(char::is_uppercase);
    let named = sentence.is_word(before) && (capital || mixed) && !sentence.glued(at);
    // "Boeing 737s"
    if digits && named && end == at + 1 && sentence.word(end) == "s" && sentence.glued(end) && word.len() > 1
    {
        return Some(end + 1);
    }
    if !digits || !named || measured(sentence, at, end) {
        return None;
    }
    // "In Karsand 300 people": the name ends a phrase of place.
    let mut first = before;
    while first > 0 && sentence.is_capital(first - 1) && sentence.is_word(first - 1) {
        first -= 1;
    }
    let apart =
        matches!(sentence.before(first), "in" | "at" | "near" | "across" | "from") && counted(sentence, end);
    let many = counted(sentence, end)
        && word.len() >= 2
        && word.ends_with('0')
        && !matches!(word, "500" | "100" | "200");
    let verbal = counted(sentence, end) && sentence.tag(before).is_verb();
    (!apart && !many && !verbal).then_some(end)
}

/// Whether a plural follows, perhaps behind adjectives.
fn counted(sentence: &Sentence, mut at: usize) -> bool {
    while matches!(sentence.tag(at), Tag::Adjective | Tag::Noun) && !sentence.is_capital(at) {
        at += 1;
    }
    matches!(sentence.word(at), "people" | "men" | "women" | "of")
        || (sentence.tag(at) == Tag::Plural && !sentence.is_capital(at))
}
