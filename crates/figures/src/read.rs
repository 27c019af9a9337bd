//! From a text to its figures: sentences, expressions, then what their clauses say of them.

use std::ops::Range;

use onrecord_record::{Bound, Casualty, ChangeRole, FigureKind};
use onrecord_text::{Span, paragraphs, sentences, words};

use crate::expression::{self, Expression};
use crate::figure::{Figure, Noun, Unit};
use crate::grouping::Style;
use crate::phrase::Phrase;
use crate::sentence::Sentence;
use crate::{about, casualty, counted, guard, setting};

/// Tokens of the longest stretch read as one sentence; longer ones are read in parts.
const LONGEST: usize = 400;

/// The figures of a text, in order; none overlaps another.
///
/// ```
/// let text = "The price rose by 5% to $60 a barrel.";
/// let found: Vec<&str> = onrecord_figures::read(text).iter().map(|figure| figure.span.of(text)).collect();
/// assert_eq!(found, ["5%", "$60 a barrel"]);
/// ```
pub fn read(text: &str) -> Vec<Figure> {
    all(text, None)
}

/// The same with parts of speech that somebody else found: words in the order of the text, each with a tag of the Penn
/// Treebank's.
///
/// ```
/// let text = "Some 300 people fled.";
/// let tags = ["DT", "CD", "NNS", "VBD", "."];
/// let words = onrecord_text::words(text);
/// let tagged: Vec<_> = words.into_iter().zip(tags).collect();
/// assert_eq!(onrecord_figures::read_tagged(text, &tagged), onrecord_figures::read(text));
/// ```
pub fn read_tagged(text: &str, tagged: &[(Span, &str)]) -> Vec<Figure> {
    all(text, Some(tagged))
}

fn all(text: &str, tagged: Option<&[(Span, &str)]>) -> Vec<Figure> {
    let words = words(text);
    let style = Style::of(text);
    let mut found = Vec::new();
    for paragraph in paragraphs(text, &words) {
        for range in whole(text, &words, sentences(text, &words, paragraph)) {
            for part in words[range].chunks(LONGEST) {
                let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
                let stretch = Span::new(first.start, last.end);
                if let Some(sentence) =
                    Sentence::new(text, stretch, style, tagged.map(|tagged| within(tagged, stretch)))
                {
                    found.extend(in_sentence(&sentence));
                }
            }
        }
    }
    found
}

/// The tagged words of a stretch.
fn within<'t, 's>(tagged: &'t [(Span, &'s str)], stretch: Span) -> &'t [(Span, &'s str)] {
    let from = tagged.partition_point(|(word, _)| word.end <= stretch.start);
    let to = tagged.partition_point(|(word, _)| word.start < stretch.end);
    &tagged[from..to.max(from)]
}

/// Sentences with those joined that the stop of a currency's sign has cut ("Rs. 500").
fn whole(text: &str, words: &[Span], sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    for next in sentences {
        let cut = |last: &Range<usize>| {
            let [.., sign, stop] = &words[last.start..last.end] else { return false };
            stop.of(text) == "."
                && sign.end == stop.start
                && matches!(sign.of(text), "Rs" | "Tk" | "Dhs" | "Re")
        };
        match joined.last_mut().filter(|last| last.end == next.start && cut(last)) {
            Some(last) => last.end = next.end,
            None => joined.push(next),
        }
    }
    joined
}

fn in_sentence(sentence: &Sentence) -> Vec<Figure> {
    let expressions = expressions(sentence);
    let mut figures = Vec::with_capacity(expressions.len());
    let mut earlier: Option<(usize, Option<Phrase>)> = None;
    let mut earlier_counted: Option<Phrase> = None;
    let mut before: Option<(Option<Casualty>, bool)> = None;
    for (k, found) in expressions.iter().enumerate() {
        let about =
            about::read(sentence, found.start, found.end, found.unit.as_ref(), found.counted, earlier);
        let (counted, about) = settle(sentence, found, about);
        let last = figures.last().map(|figure: &Figure| figure.change);
        let change = found.change.or_else(|| {
            let before = expressions.get(k.wrapping_sub(1));
            last.flatten()
                .filter(|_| in_brackets(sentence, found, before) || restated(sentence, found, before))
        });
        // "rose to 3.9 million headsets from 2.4 million".
        let moves = change.is_some_and(|change| change.role != ChangeRole::By) && last.flatten().is_some();
        let joined = sentence.before(found.start) == "and";
        let shares = found.kind == FigureKind::Count && found.unit.is_none() && (moves || joined);
        let counted = counted.or(earlier_counted.filter(|_| shares));
        earlier_counted = counted;
        let casualty = casualty(sentence, found, counted, before);
        let from = k.checked_sub(1).map_or(0, |k| expressions[k].end);
        let to = expressions.get(k + 1).map_or(sentence.len(), |next| next.start);
        let reach = (from, to);
        let own = (
            found.start,
            counted.map_or(found.end, |c| if c.start >= found.end { c.end } else { found.end }),
        );
        let place = setting::place(sentence, own, reach);
        let as_of = setting::as_of(sentence, own, reach);
        earlier = Some((own.1, about));
        before = Some((casualty, counted.is_some()));
        figures.push(Figure {
            span: sentence.span(found.start, found.end),
            low: found.low.map(crate::number::Decimal::value),
            high: found.high.map(crate::number::Decimal::value),
            exact: found.bound == Bound::None,
            bound: found.bound,
            change,
            unit: found.unit.as_ref().map(|unit| Unit {
                name: unit.name.clone(),
                per: unit.per.clone(),
                span: sentence.span(unit.start, unit.end),
            }),
            counted: counted.map(|phrase| noun(sentence, phrase)),
            about: about.map(|phrase| noun(sentence, phrase)),
            place: place.map(|(start, end)| sentence.span(start, end)),
            as_of: as_of.map(|(start, end)| sentence.span(start, end)),
            kind: found.kind,
            casualty,
        });
    }
    share_back(sentence, &expressions, &mut figures);
    figures
}

/// "At least three policemen and two civilians were killed": the first shares what became of the second, where both are the
/// subject.
fn share_back(sentence: &Sentence, expressions: &[Expression], figures: &mut [Figure]) {
    for k in (1..figures.len()).rev() {
        let (first, second) = (&expressions[k - 1], &expressions[k]);
        let (Some(counted), Some(own)) = (first.counted, second.counted) else { continue };
        let joined = match second.start.checked_sub(counted.end) {
            Some(1) => matches!(sentence.word(counted.end), "and" | "," | "or"),
            Some(2) => sentence.word(counted.end) == "," && sentence.word(counted.end + 1) == "and",
            _ => false,
        };
        let subject = !(first.start.saturating_sub(3)..first.start).any(|at| {
            sentence.tag(at).is_verb()
                && !matches!(sentence.word(at), "said" | "says" | "reported" | "confirmed" | "added")
        });
        let behind = own.start >= second.start && casualty::follows(sentence, own.end) == figures[k].casualty;
        if joined && subject && behind && first.kind == FigureKind::Count && figures[k - 1].casualty.is_none()
        {
            figures[k - 1].casualty =
                figures[k].casualty.filter(|_| casualty::may_share(sentence, first.start, Some(counted)));
        }
    }
}

/// "by 1.5 degrees Celsius (2.7 Fahrenheit)": the same amount in another unit.
fn in_brackets(sentence: &Sentence, found: &Expression, before: Option<&Expression>) -> bool {
    before
        .is_some_and(|before| before.end + 1 == found.start && before.unit.is_some() && found.unit.is_some())
        && sentence.before(found.start) == "("
}

/// "gained 58 points, or 0.4 per cent": the same change in other terms.
fn restated(sentence: &Sentence, found: &Expression, before: Option<&Expression>) -> bool {
    let near = before.is_some_and(|before| {
        let behind = before.counted.map_or(before.end, |counted| counted.end.max(before.end));
        behind <= found.start && found.start - behind <= 2
    });
    near && sentence.before(found.start) == "or" && found.kind == FigureKind::Percentage
}

fn expressions(sentence: &Sentence) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while at < sentence.len() {
        if let Some(expression) = expression::read(sentence, at, floor) {
            at = expression.end.max(at + 1);
            floor = at;
            found.push(expression);
            continue;
        }
        let end = guard::passed_over(sentence, at).map_or(at + 1, |end| end.max(at + 1));
        at = end;
    }
    found
}

/// What is counted and what else the figure is said of, once the subject is known.
fn settle(
    sentence: &Sentence,
    found: &Expression,
    about: Option<Phrase>,
) -> (Option<Phrase>, Option<Phrase>) {
    let pronoun = |phrase: &Phrase| sentence.tag(phrase.head) == crate::tag::Tag::Pronoun;
    let about = about.filter(|phrase| !pronoun(phrase));
    if let Some(counted) = found.counted {
        let about = about.filter(|about| *about != counted);
        let own = found.kind == FigureKind::Count && counted.start >= found.start;
        let beside = || about::beside(sentence, counted).filter(|_| own);
        return (found.counted, about.or_else(beside));
    }
    let of_number = about.and_then(|subject| counted::of_number(sentence, subject));
    match of_number {
        Some(counted) => (Some(counted), if found.kind == FigureKind::Count { None } else { about }),
        None => (None, about),
    }
}

fn casualty(
    sentence: &Sentence,
    found: &Expression,
    counted: Option<Phrase>,
    before: Option<(Option<Casualty>, bool)>,
) -> Option<Casualty> {
    if !matches!(found.kind, FigureKind::Count) {
        return None;
    }
    let behind = counted.filter(|counted| counted.start >= found.start);
    let own = casualty::read(sentence, found.start, found.end, behind);
    let joined = matches!(sentence.before(found.start), "and" | "including" | "," | "or");
    own.or_else(|| {
        before
            .filter(|_| joined && casualty::may_share(sentence, found.start, behind))
            .and_then(|(casualty, _)| casualty)
    })
}

fn noun(sentence: &Sentence, phrase: Phrase) -> Noun {
    Noun {
        phrase: sentence.span(phrase.start, phrase.end),
        head: sentence.span(phrase.head, phrase.head + 1),
    }
}
