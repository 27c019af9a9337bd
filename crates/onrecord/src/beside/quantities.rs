//! Figures and dates of an article: found apart from its statements, and led back to them.

use onrecord_parse::Parse;
use onrecord_record::{Article, Contents, Reading, Voice};

/// Adds the dates and figures of an article's text, and says in which statement each figure stands.
pub(crate) fn add(article: &Article, parse: &Parse<'_>, reading: &mut Reading) {
    let dates = onrecord_dates::read_parse(parse, article.published.as_deref());
    reading.dates = onrecord_dates::records(parse, &dates);
    let figures = onrecord_figures::read(parse.text());
    reading.figures = onrecord_figures::to_record(parse.text(), parse.offsets(), &figures);
    let contents = Contents::of(&reading.statements, |statement| statement.voice == Voice::Attributed);
    for figure in &mut reading.figures {
        let range = figure.expression.start..figure.expression.end;
        figure.statement = contents.innermost(&range).map(|statement| statement.id.clone());
    }
}
