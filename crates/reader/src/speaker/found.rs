//! Where names stand: what the model found, completed by form, and what only the form shows.

use std::collections::HashSet;

use onrecord_lexicon::{self as lexicon, TitleKind};
use onrecord_parse::NameKind;
use onrecord_record::EntityKind;
use onrecord_text::Case;

use super::known::SUFFIXES;
use super::name_words::{COMPOUNDS, PARTICLES};
use super::names::key_of;
use super::run::{is_capitalised_throughout, is_title, run_at};
use crate::view::{View, Words};

/// A name with the titles in front of it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Titles and name.
    pub(super) words: Words,
    /// What the model says that it names, and how surely, from 0 to 1.
    pub(super) kind: Option<(EntityKind, f32)>,
    /// Whether it stands in a line of capitalised words.
    pub(super) in_headline: bool,
}

/// Words of a name in a line of capitalised words that only its form shows; a longer run there is the line.
const LONGEST_IN_HEADLINE: usize = 2;
/// In such a line the model is believed from this score on.
const SURE_IN_HEADLINE: f32 = 0.6;

/// All names, in the order of the text, apart from one another.
pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let known = capitalised_inside(view);
    for paragraph in view.paragraphs() {
        let in_headline = is_capitalised_throughout(view, paragraph);
        let from = view.names().partition_point(|name| name.words.end <= paragraph.start);
        let own = view.names()[from..].iter().take_while(|name| name.words.start < paragraph.end);
        for name in own {
            if in_headline && name.score < SURE_IN_HEADLINE {
                continue;
            }
            let words = name.words.start.max(paragraph.start)..name.words.end.min(paragraph.end);
            let Some(mut words) = mended(view, words, paragraph) else { continue };
            let earliest = found.last().map_or(paragraph.start, |last| last.words.end.max(paragraph.start));
            if name.kind == NameKind::Person && has_given_name_in_front(view, &words, earliest) {
                words.start -= 1;
            }
            if is_rank_of_next(view, &words, paragraph) {
                continue;
            }
            match found.last_mut() {
                Some(last) if last.words.end > words.start => {
                    last.words.end = last.words.end.max(words.end);
                }
                _ => {
                    let kind = Some((kind_of(name.kind), name.score));
                    found.push(Found { words, kind, in_headline });
                }
            }
        }
        let first = found.partition_point(|name| name.words.end <= paragraph.start);
        join(view, paragraph, first, &mut found);
        by_form(view, paragraph, in_headline, &known, &mut found);
    }
    for at in 0..found.len() {
        let earliest = if at == 0 { 0 } else { found[at - 1].words.end };
        found[at].words.start = titles_in_front(view, found[at].words.start, earliest);
    }
    found
}

/// Parts of one name that the model took for two: `[Sa’d] [ad-Din Orhun]`, side by side in one run of name words.
fn join(view: &View<'_>, paragraph: &Words, first: usize, found: &mut Vec<Found>) {
    let mut at = first;
    while at + 1 < found.len() {
        let (a, b) = (&found[at], &found[at + 1]);
        let persons = [a, b].iter().all(|name| name.kind.is_none_or(|(kind, _)| kind == EntityKind::Person));
        let beside = a.words.end == b.words.start;
        let run = run_at(view, a.words.start, paragraph.end);
        // "Hay’at al-Jabal": what begins with a particle and a hyphen goes on
        let goes_on = b.words.len() > 2
            && PARTICLES.contains(&view.word(b.words.start))
            && view.word(b.words.start + 1) == "-";
        if (persons || goes_on) && beside && run.is_some_and(|run| run.end >= b.words.end) {
            let b = found.remove(at + 1);
            found[at].words.end = b.words.end;
            if b.kind.map(|(_, score)| score) > found[at].kind.map(|(_, score)| score) {
                found[at].kind = b.kind;
            }
        } else {
            at += 1;
        }
    }
}

/// Runs of capitalised words that touch nothing found so far.
fn by_form(
    view: &View<'_>,
    paragraph: &Words,
    in_headline: bool,
    known: &HashSet<String>,
    found: &mut Vec<Found>,
) {
    let from = found.partition_point(|name| name.words.end <= paragraph.start);
    let mut added = Vec::new();
    let mut i = paragraph.start;
    while i < paragraph.end {
        let Some(run) = run_at(view, i, paragraph.end) else {
            i += 1;
            continue;
        };
        i = run.end;
        // A single word at the start of a sentence has its capital anyway.
        if run.len() == 1 && opens_sentence(view, run.start) {
            let word = view.word(run.start);
            let name = lexicon::capital(word).is_some() || lexicon::gender_of_name(word).is_some();
            if !name && !known.contains(&key_of(word)) {
                continue;
            }
        }
        let taken = found[from..].iter().any(|name| name.words.start < run.end && run.start < name.words.end);
        if !taken && (!in_headline || run.len() <= LONGEST_IN_HEADLINE) {
            added.push(Found { words: run, kind: None, in_headline });
        }
    }
    if !added.is_empty() {
        found.extend(added);
        found[from..].sort_by_key(|name| name.words.start);
    }
}

/// Whether a word begins its sentence, or a quotation in it.
fn opens_sentence(view: &View<'_>, word: usize) -> bool {
    let sentence = &view.sentences()[view.sentence_of(word)];
    let in_front = (sentence.start..word).rev().find(|i| view.is_bare(*i));
    in_front.is_none()
        || word > sentence.start && matches!(view.word(word - 1), "“" | "\"" | "‘" | "'" | ":" | "—" | "–")
}

/// The words that have a capital where prose has none without a reason, and what is all in capitals.
fn capitalised_inside(view: &View<'_>) -> HashSet<String> {
    let mut found = HashSet::new();
    for paragraph in view.paragraphs().iter().filter(|paragraph| !is_capitalised_throughout(view, paragraph))
    {
        for i in paragraph.clone().filter(|i| view.is_capitalised(*i)) {
            let word = view.word(i);
            if !opens_sentence(view, i) || word.len() > 1 && Case::of(word) == Case::Capitals {
                found.insert(key_of(word));
            }
        }
    }
    found
}

/// A name whole and alone: with the particles and joined words around it, without "the", possessive and stops.
fn mended(view: &View<'_>, mut words: Words, paragraph: &Words) -> Option<Words> {
    let mark = |i: usize| matches!(view.word(i), "-" | "’" | "'" | "ʼ" | "‘" | "`");
    while words.start < words.end
        && (!view.is_bare(words.start) || view.word(words.start).eq_ignore_ascii_case("the"))
    {
        words.start += 1;
    }
    // "Obi’s": the possessive is no part of the name
    while words.end > words.start
        && (!view.is_bare(words.end - 1) && view.word(words.end - 1) != "."
            || words.len() > 2 && view.word(words.end - 1) == "s" && mark(words.end - 2))
    {
        words.end -= 1;
    }
    if words.is_empty() {
        return None;
    }
    // "al-" in front, "van der"
    while words.start > paragraph.start {
        let before = words.start - 1;
        let joined = view.joined(before, words.start);
        let hyphenated = mark(before)
            && joined
            && before > paragraph.start
            && view.joined(before - 1, before)
            && (view.is_capitalised(before - 1) || PARTICLES.contains(&view.word(before - 1)));
        let particle = PARTICLES.contains(&view.word(before)) && !is_common(view.word(before));
        if hyphenated {
            words.start = before - 1;
        } else if particle {
            words.start = before;
        } else {
            break;
        }
    }
    // what is joined behind: "Hay’at", "Beg-Alimov"
    while words.end + 1 < paragraph.end
        && mark(words.end)
        && view.joined(words.end - 1, words.end)
        && view.joined(words.end, words.end + 1)
        && !matches!(view.word(words.end + 1), "s" | "S")
        && !COMPOUNDS.contains(&view.word(words.end + 1))
    {
        words.end += 2;
    }
    // "Ivo Tarn Jr."
    if words.len() > 1 && words.end < paragraph.end && SUFFIXES.contains(&view.fold(words.end)) {
        words.end += 1;
    }
    // the stop of an initial or an abbreviation: "U.S.", "Inc."
    let last = view.word(words.end - 1);
    let initial = last.chars().count() == 1 && view.is_capitalised(words.end - 1);
    if initial
        && words.end < paragraph.end
        && view.word(words.end) == "."
        && view.joined(words.end - 1, words.end)
    {
        words.end += 1;
    }
    // A common word in lower case is no name, whatever the model says.
    let capital = words
        .clone()
        .any(|i| view.is_capitalised(i) || Case::of(view.word(i)) == Case::NoLetter && view.is_bare(i));
    capital.then_some(words)
}

/// Whether a last name has its given name in front of it, left out by the model: `Treasury Secretary James [Baker]`.
fn has_given_name_in_front(view: &View<'_>, words: &Words, earliest: usize) -> bool {
    if words.len() != 1 || words.start <= earliest {
        return false;
    }
    let before = words.start - 1;
    let word = view.word(before);
    view.is_capitalised(before)
        && lexicon::gender_of_name(word).is_some()
        && lexicon::gender_of_name(view.word(words.start)).is_none()
        && !lexicon::is_title(word)
        // "in April Obi", "Will Obi go?"
        && !MONTHS.contains(&word)
        && !(opens_sentence(view, before) && OPENERS.contains(&word))
        && view.sentence_of(before) == view.sentence_of(words.start)
}

/// Given names that are months.
const MONTHS: [&str; 4] = ["April", "May", "June", "August"];
/// Given names that may begin a sentence as another word.
const OPENERS: [&str; 10] =
    ["Will", "Mark", "Grant", "Bill", "Hope", "Grace", "Faith", "Rose", "Rich", "Christian"];

/// Whether a name is only the rank or honorific of the one behind it: `[Gen]. Ivo Tarn`.
fn is_rank_of_next(view: &View<'_>, words: &Words, paragraph: &Words) -> bool {
    let rank = |i: usize| {
        lexicon::title(view.word(i))
            .is_some_and(|title| matches!(title.kind, TitleKind::Rank | TitleKind::Honorific))
    };
    let next = words.end + 1;
    next < paragraph.end
        && words.clone().all(|i| rank(i) || view.word(i) == ".")
        && view.word(words.end) == "."
        && view.joined(words.end - 1, words.end)
        && view.is_capitalised(next)
        && view.sentence_of(next) == view.sentence_of(words.start)
}

/// Particles that are words of English or French too, and no sign of a name by themselves.
fn is_common(word: &str) -> bool {
    matches!(word, "as" | "an" | "at" | "la" | "le" | "de" | "da" | "den" | "ben" | "ter" | "du")
}

/// Where the titles begin that stand right in front of a name: `Foreign Minister`, `Lt. Gen.`
fn titles_in_front(view: &View<'_>, start: usize, earliest: usize) -> usize {
    let paragraph = &view.paragraphs()[view.paragraph_of(start)];
    let (mut at, mut found) = (start, start);
    while at > paragraph.start.max(earliest) {
        let before = at - 1;
        let word = view.word(before);
        let stop =
            word == "." && before > paragraph.start.max(earliest) && lexicon::is_title(view.word(before - 1));
        let title = view.is_capitalised(before) && lexicon::title(word).is_some();
        if !stop && !title {
            break;
        }
        at = before;
        // "former" alone is none
        if is_title(view, before) || found < start {
            found = before;
        }
    }
    found
}

fn kind_of(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
        NameKind::Location => EntityKind::Location,
        NameKind::Facility => EntityKind::Facility,
        NameKind::Group => EntityKind::Group,
        NameKind::Law => EntityKind::Law,
        NameKind::Event => EntityKind::Event,
        NameKind::Work => EntityKind::Work,
        NameKind::Product => EntityKind::Product,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_parse::{Grammar, Labelled};
    use onrecord_record::Article;

    /// The names of a text in which the model has found those between square brackets.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let article = Article { text: marked.replace(['[', ']'], ""), ..Article::default() };
        let mut view = View::new(&article);
        let mut names = Vec::new();
        let mut taken = 0;
        for (at, rest) in marked.match_indices('[') {
            let start = at - taken;
            let length = marked[at + rest.len()..].find(']').expect("a bracket that closes");
            taken += 2;
            let inside = |i: &usize| (start..start + length).contains(&view.spans()[*i].start);
            let words: Vec<usize> = (0..view.len()).filter(inside).collect();
            let words = words[0]..words[words.len() - 1] + 1;
            names.push(Labelled { words, kind: NameKind::Person, score: 0.9 });
        }
        let chosen: Vec<usize> = (0..view.len()).collect();
        view.fill(Grammar { names, ..Grammar::default() }, &chosen);
        let found: Vec<&str> = find(&view).iter().map(|name| view.str(&name.words)).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn a_rank_is_no_name_of_its_own() {
        check("Then the minister, [Gen]. [Ivo Tarn], left.", &["Gen. Ivo Tarn"]);
        check("Then [Ivo King]. [Ada Obi] left.", &["Ivo King", "Ada Obi"]);
        check("Then he met [King]. [Obi] left.", &["King", "Obi"]);
    }

    #[test]
    fn a_last_name_takes_the_given_name_in_front_of_it() {
        check("Treasury Secretary James [Tarn] left.", &["Secretary James Tarn"]);
        check("Then chief of staff Howard [Tarn] left, and Mary [Tarn].", &["Howard Tarn", "Mary Tarn"]);
        check("Then in April [Tarn] left. Will [Obi] go?", &["Tarn", "Obi"]);
        check("Then [James] [Tarn] and John [Ivo Tarn] left.", &["James Tarn", "Ivo Tarn"]);
    }
}
