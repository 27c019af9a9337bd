//! A figure with spans in bytes, and its way into the record.

use onrecord_record::{Bound, Casualty, Change, Counted, Figure as Recorded, FigureKind, FigureUnit, Piece};
use onrecord_text::{Offsets, Span};

/// A number in a text with what it counts; spans in bytes of that text.
///
/// The fields are those of the record's [`onrecord_record::Figure`], which documents them.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its sign, its unit and the words that bound it.
    pub span: Span,
    /// Lowest value that the words allow.
    pub low: Option<f64>,
    /// Highest value that the words allow.
    pub high: Option<f64>,
    /// Whether the text gives the number as exact.
    pub exact: bool,
    /// What the words around it say of the number.
    pub bound: Bound,
    /// The change that it tells of.
    pub change: Option<Change>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// What there are so many of.
    pub counted: Option<Noun>,
    /// What the figure is said of, where that is something else.
    pub about: Option<Noun>,
    /// Where.
    pub place: Option<Span>,
    /// As of when.
    pub as_of: Option<Span>,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// What became of the people that it counts.
    pub casualty: Option<Casualty>,
}

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// ISO 4217 code, `percent`, or the name of a measure.
    pub name: String,
    /// What it stands per.
    pub per: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// A noun phrase and its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The whole phrase.
    pub phrase: Span,
    /// The noun that heads it.
    pub head: Span,
}

/// The record's figures of what was read from `text`, numbered in their order; no statement is named yet.
///
/// ```
/// let text = "Some 300 people fled.";
/// let record = onrecord_figures::to_record(text, &onrecord_text::Offsets::new(text), &onrecord_figures::read(text));
/// assert_eq!((record[0].id.as_str(), record[0].expression.text.as_str()), ("f1", "Some 300"));
/// ```
pub fn to_record(text: &str, offsets: &Offsets, figures: &[Figure]) -> Vec<Recorded> {
    let piece = |span: Span| {
        let points = offsets.code_points(text, span);
        Piece { start: points.start, end: points.end, text: span.of(text).to_owned() }
    };
    let noun = |noun: Noun| Counted { phrase: piece(noun.phrase), head: piece(noun.head) };
    let numbered = figures.iter().enumerate();
    numbered
        .map(|(at, figure)| Recorded {
            id: format!("f{}", at + 1),
            expression: piece(figure.span),
            low: figure.low,
            high: figure.high,
            exact: figure.exact,
            bound: figure.bound,
            change: figure.change,
            unit: figure.unit.as_ref().map(|unit| FigureUnit {
                name: unit.name.clone(),
                per: unit.per.clone(),
                piece: piece(unit.span),
            }),
            counted: figure.counted.map(noun),
            about: figure.about.map(noun),
            place: figure.place.map(piece),
            place_id: None,
            as_of: figure.as_of.map(piece),
            kind: figure.kind,
            casualty: figure.casualty,
            statement: None,
        })
        .collect()
}
