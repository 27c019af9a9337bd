//! Who counts what: figures with the words that they stand in; of one thing counted, all on one axis.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::record::Casualty;
use onrecord::store::FigureRow;

use super::answer;
use super::article::range;
use super::list::{Asked, Held};
use crate::charts::{Range, Ranges};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::{rows, words};

#[derive(Template)]
#[template(path = "figures.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    figures: Vec<FigureRow>,
    chart: Option<Ranges>,
    more: bool,
}

/// Figures on the axis; more could not be told apart.
const DRAWN: usize = 24;

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/figures", query)?;
    let frame = Frame::new(app, "figures");
    let page = app.pool.read(move |store| {
        let found = store.figures(&asked.filter)?;
        let held = asked.held(|_, _| None);
        // Figures of unlike things have no axis in common.
        let narrowed = ["topic", "casualty", "unit"].iter().any(|name| asked.query.get(name).is_some());
        let chart = if narrowed { drawn(&found.rows) } else { None };
        Ok(Page { frame, held, figures: found.rows, chart, more: found.more.any(), asked })
    });
    Ok(page.await?)
}

/// The figures of the unit that most have.
fn drawn(rows: &[FigureRow]) -> Option<Ranges> {
    let unit = |row: &FigureRow| (row.kind, row.unit.clone());
    let most = rows.iter().max_by_key(|row| rows.iter().filter(|other| unit(other) == unit(row)).count())?;
    let ranges = rows.iter().filter(|row| unit(row) == unit(most)).take(DRAWN).map(|row| Range {
        party: said_by(row),
        words: words::one_line(&row.words),
        day: rows::day(&row.published),
        low: row.low,
        high: row.high,
        old: false,
    });
    Ranges::of(ranges.collect())
}

fn said_by(row: &FigureRow) -> String {
    row.party.clone().or_else(|| row.asserted_by.clone()).unwrap_or_else(|| "not known".to_owned())
}

impl Page {
    fn casualties(&self) -> [(&'static str, &'static str); 5] {
        use Casualty::{Detained, Displaced, Killed, Missing, Wounded};
        [
            ("killed", Killed),
            ("wounded", Wounded),
            ("detained", Detained),
            ("missing", Missing),
            ("displaced", Displaced),
        ]
        .map(|(value, casualty)| (value, words::casualty(casualty)))
    }

    fn between(&self, row: &FigureRow) -> String {
        range(row.low, row.high)
    }

    fn said_by(&self, row: &FigureRow) -> String {
        said_by(row)
    }

    /// What is counted, and what became of it.
    fn of_what(&self, row: &FigureRow) -> String {
        let what = row.counted.as_ref().or(row.about.as_ref()).map(|what| words::one_line(what));
        let casualty = row.casualty.map(|casualty| words::casualty(casualty).to_owned());
        [what, casualty, row.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
