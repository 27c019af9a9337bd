//! A text with what stands in it: flat stretches, cut wherever something begins or ends.
//!
//! Statements lie in one another and overlap with names and figures; elements of HTML can do neither. So a stretch of text
//! on which the same things lie is one element that names them all. The text of all stretches of a paragraph together is
//! the text as stored, character for character.

use std::collections::BTreeMap;

use onrecord::text::{CodePoints, Offsets, Span, paragraphs, words};

/// What lies on a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The outlet's own sentence.
    Voice,
    /// What is said.
    Content,
    /// Who says it, as written.
    Source,
    /// The words that make it a statement.
    Cue,
    /// The editor's words in brackets.
    Editorial,
    /// A name.
    Entity,
    /// A named place.
    Place,
    /// A number with what it counts.
    Figure,
    /// A time expression.
    Date,
    /// A word for somebody.
    Naming,
}

impl Kind {
    /// Its class in the style.
    fn class(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Content => "content",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Editorial => "editorial",
            Self::Entity => "entity",
            Self::Place => "place",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Naming => "naming",
        }
    }
}

/// Something that lies on the text.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Code points, half-open.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) kind: Kind,
    /// The item's own identifier: `s4`.
    pub(crate) item: String,
    /// What a pointer that rests on it is told.
    pub(crate) hint: Option<String>,
}

/// A stretch on which the same things lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) text: String,
    /// Where it begins, in code points.
    pub(crate) at: usize,
    /// Classes of the style, parted by spaces; empty where nothing lies on it.
    pub(crate) classes: String,
    /// The statements that it belongs to, parted by spaces.
    pub(crate) items: String,
    pub(crate) hint: String,
    /// Statements whose first words stand here.
    pub(crate) begins: Vec<String>,
    /// Statements whose last words stand here.
    pub(crate) ends: Vec<String>,
}

/// A paragraph in its stretches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Code points, half-open.
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) stretches: Vec<Stretch>,
}

/// The paragraphs of a text with its marks. Marks of `chosen` are shown as such.
pub(crate) fn marked(text: &str, marks: &[Mark], chosen: Option<&str>) -> Vec<Paragraph> {
    let offsets = Offsets::new(text);
    let words = words(text);
    let found = paragraphs(text, &words);
    let mut order: Vec<&Mark> = marks.iter().filter(|mark| mark.first < mark.last).collect();
    order.sort_by_key(|mark| (mark.first, mark.last, mark.kind));
    let (begins, ends) = ends(&order);
    let mut given = Vec::with_capacity(found.len());
    let mut open: Vec<&Mark> = Vec::new();
    let mut next = 0;
    for (place, paragraph) in found.iter().enumerate() {
        let until = found.get(place + 1).map_or(text.len(), |after| words[after.start].start);
        let span = Span::new(words[paragraph.start].start, until).trimmed(text);
        let CodePoints { start, end } = offsets.code_points(text, span);
        let mut cuts = vec![start, end];
        open.retain(|mark| mark.last > start);
        let before = next;
        next += order[next..].partition_point(|mark| mark.first < end);
        let here = open.iter().chain(&order[before..next]);
        cuts.extend(here.flat_map(|mark| [mark.first, mark.last]).filter(|cut| (start..end).contains(cut)));
        cuts.sort_unstable();
        cuts.dedup();
        let mut added = before;
        let mut stretches = Vec::with_capacity(cuts.len());
        for cut in cuts.windows(2) {
            let (first, last) = (cut[0], cut[1]);
            open.retain(|mark| mark.last > first);
            while added < next && order[added].first <= first {
                open.extend((order[added].last > first).then_some(order[added]));
                added += 1;
            }
            let mut on = open.clone();
            on.sort_by_key(|mark| (mark.kind, mark.first));
            let span =
                offsets.span(text, CodePoints { start: first, end: last }).expect("cuts lie in the text");
            stretches.push(Stretch {
                text: span.of(text).to_owned(),
                at: first,
                classes: classes(&on, chosen),
                items: items(&on),
                hint: on.iter().rev().find_map(|mark| mark.hint.clone()).unwrap_or_default(),
                begins: begins.get(&first).cloned().unwrap_or_default(),
                ends: ends.get(&last).cloned().unwrap_or_default(),
            });
        }
        given.push(Paragraph { first: start, last: end, stretches });
    }
    given
}

/// Statements by the place of their first and of their last words.
type Places = BTreeMap<usize, Vec<String>>;

/// Where the first and the last words of each statement stand.
fn ends(order: &[&Mark]) -> (Places, Places) {
    let mut statements: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for mark in order.iter().filter(|mark| matches!(mark.kind, Kind::Content | Kind::Source | Kind::Cue)) {
        let (first, last) = statements.entry(&mark.item).or_insert((mark.first, mark.last));
        (*first, *last) = ((*first).min(mark.first), (*last).max(mark.last));
    }
    let (mut begins, mut ends) = (Places::new(), Places::new());
    for (item, (first, last)) in statements {
        begins.entry(first).or_default().push(item.to_owned());
        ends.entry(last).or_default().push(item.to_owned());
    }
    (begins, ends)
}

fn classes(on: &[&Mark], chosen: Option<&str>) -> String {
    let mut classes: Vec<&str> = Vec::new();
    for mark in on {
        if !classes.contains(&mark.kind.class()) {
            classes.push(mark.kind.class());
        }
    }
    match on.iter().filter(|mark| mark.kind == Kind::Content).count() {
        0 | 1 => {}
        2 => classes.push("deeper"),
        _ => classes.push("deepest"),
    }
    if chosen.is_some_and(|chosen| on.iter().any(|mark| mark.item == chosen)) {
        classes.push("chosen");
    }
    classes.join(" ")
}

fn items(on: &[&Mark]) -> String {
    let mut items: Vec<&str> = Vec::new();
    for mark in on.iter().filter(|mark| matches!(mark.kind, Kind::Content | Kind::Source | Kind::Cue)) {
        if !items.contains(&mark.item.as_str()) {
            items.push(&mark.item);
        }
    }
    items.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(first: usize, last: usize, kind: Kind, item: &str) -> Mark {
        Mark { first, last, kind, item: item.to_owned(), hint: None }
    }

    /// Stretches as `[classes|text]`, bare text where nothing lies on it.
    fn shown(text: &str, marks: &[Mark]) -> Vec<String> {
        let stretch = |s: &Stretch| match s.classes.is_empty() {
            true => s.text.clone(),
            false => format!("[{}|{}]", s.classes, s.text),
        };
        let all = marked(text, marks, None);
        all.iter().map(|paragraph| paragraph.stretches.iter().map(stretch).collect()).collect()
    }

    #[test]
    fn what_overlaps_is_cut_at_each_border() {
        let text = "Obi said “Tarn denied it” twice";
        let marks = [
            mark(0, 3, Kind::Source, "s1"),
            mark(0, 3, Kind::Entity, "e1"),
            mark(4, 8, Kind::Cue, "s1"),
            mark(9, 25, Kind::Content, "s1"),
            mark(10, 14, Kind::Source, "s1.1"),
            mark(22, 31, Kind::Figure, "f1"),
        ];
        assert_eq!(
            shown(text, &marks),
            [
                "[source entity|Obi] [cue|said] [content|“][content source|Tarn][content| denied ][content figure|it”][figure| twice]"
            ]
        );
    }

    #[test]
    fn stretches_of_a_paragraph_are_its_text_and_marks_may_run_over_paragraphs() {
        let text = "Über Ostrev 🕊.\n\nNobody came — said Ada Obi.\n";
        let marks =
            [mark(5, 30, Kind::Content, "s1"), mark(10, 10, Kind::Cue, "s1"), mark(40, 90, Kind::Date, "d1")];
        let all = marked(text, &marks, Some("s1"));
        let texts: Vec<String> = all
            .iter()
            .map(|paragraph| paragraph.stretches.iter().map(|s| s.text.as_str()).collect())
            .collect();
        assert_eq!(texts, ["Über Ostrev 🕊.", "Nobody came — said Ada Obi."]);
        assert!(all[1].stretches[0].classes.contains("content chosen"), "{all:?}");
        assert_eq!(all[0].stretches[1].begins, ["s1"]);
        assert_eq!(all[1].stretches[0].ends, ["s1"]);
    }

    #[test]
    fn what_lies_in_another_statement_is_told_by_its_depth() {
        let marks = [
            mark(0, 20, Kind::Content, "s1"),
            mark(4, 16, Kind::Content, "s1.1"),
            mark(8, 12, Kind::Content, "s1.1.1"),
        ];
        let all = marked("aaaabbbbccccddddeeee", &marks, None);
        let stretches: Vec<(&str, &str)> =
            all[0].stretches.iter().map(|s| (s.classes.as_str(), s.items.as_str())).collect();
        assert_eq!(
            stretches,
            [
                ("content", "s1"),
                ("content deeper", "s1 s1.1"),
                ("content deepest", "s1 s1.1 s1.1.1"),
                ("content deeper", "s1 s1.1"),
                ("content", "s1"),
            ]
        );
    }
}
