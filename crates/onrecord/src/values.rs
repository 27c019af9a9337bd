//! Figures and dates of an article: found apart from its statements, and led back to them.

use onrecord_record::{Article, Figure, Reading, Statement};
use onrecord_text::Offsets;

/// Adds the dates and figures of an article's text, and says in which statement each figure stands.
pub(crate) fn add(article: &Article, reading: &mut Reading) {
    let text = reading.document.text.as_str();
    reading.dates = onrecord_dates::records(text, &onrecord_dates::read(text, article.published.as_deref()));
    let figures = onrecord_figures::read(text);
    reading.figures = onrecord_figures::to_record(text, &Offsets::new(text), &figures);
    let mut asserted: Vec<(usize, usize, &str)> = Vec::new();
    contents(&reading.statements, &mut asserted);
    // the statement that begins last is the innermost
    asserted.sort_unstable();
    for figure in &mut reading.figures {
        figure.statement = innermost(&asserted, figure).map(str::to_owned);
    }
}

/// Start, end and identifier of every content that is not the outlet's own.
fn contents<'a>(statements: &'a [Statement], found: &mut Vec<(usize, usize, &'a str)>) {
    for statement in statements.iter().filter(|s| s.voice == onrecord_record::Voice::Attributed) {
        found.extend(statement.content.iter().map(|piece| (piece.start, piece.end, statement.id.as_str())));
        contents(&statement.inner, found);
    }
}

fn innermost<'a>(asserted: &[(usize, usize, &'a str)], figure: &Figure) -> Option<&'a str> {
    let (start, end) = (figure.expression.start, figure.expression.end);
    let to = asserted.partition_point(|(content, ..)| *content <= start);
    let holds = asserted[..to].iter().filter(|(_, content_end, _)| *content_end >= end);
    // of those that begin last the shortest
    holds
        .max_by_key(|(content, content_end, _)| (*content, std::cmp::Reverse(*content_end)))
        .map(|(.., id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::{Bound, FigureKind, Piece};

    #[test]
    fn a_figure_stands_in_the_innermost_statement() {
        let figure = |start: usize, end: usize| Figure {
            id: "f1".to_owned(),
            expression: Piece { start, end, text: String::new() },
            low: None,
            high: None,
            exact: true,
            bound: Bound::None,
            change: None,
            unit: None,
            counted: None,
            about: None,
            place: None,
            place_id: None,
            as_of: None,
            kind: FigureKind::Count,
            casualty: None,
            statement: None,
        };
        let asserted = [(0, 50, "s1"), (20, 40, "s1.1"), (60, 90, "s2")];
        assert_eq!(innermost(&asserted, &figure(25, 30)), Some("s1.1"));
        assert_eq!(innermost(&asserted, &figure(41, 45)), Some("s1"));
        assert_eq!(innermost(&asserted, &figure(52, 55)), None);
        assert_eq!(innermost(&asserted, &figure(85, 95)), None);
    }
}
