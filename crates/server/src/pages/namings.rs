//! Who calls whom what, outlet by outlet: a row for whoever is so called, a column for each outlet.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::store::Usage;

use super::answer;
use super::list::{Asked, Held};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;

#[derive(Template)]
#[template(path = "namings.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    outlets: Vec<String>,
    rows: Vec<Named>,
    /// Terms that sources use, with who.
    quoted: Vec<Usage>,
}

/// Somebody, and what each outlet calls them in its own voice.
struct Named {
    name: String,
    actor: Option<String>,
    cells: Vec<Vec<Term>>,
    times: usize,
}

#[derive(Clone)]
struct Term {
    term: String,
    times: usize,
    scare_quoted: usize,
    href: String,
}

/// Rows and terms of sources at most.
const MOST: usize = 60;

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/namings", query)?;
    let frame = Frame::new(app, "namings");
    let page = app.pool.read(move |store| {
        let usages = store.usage(&asked.filter)?;
        let held = asked.held(|_, _| None);
        let (own, mut quoted): (Vec<Usage>, Vec<Usage>) =
            usages.into_iter().partition(|usage| usage.own_voice);
        quoted.truncate(MOST);
        let outlets = outlets(&own);
        let rows = rows(&own, &outlets);
        Ok(Page { frame, held, outlets, rows, quoted, asked })
    });
    Ok(page.await?)
}

/// Outlets by how many terms they use, the most first; as many as a page is wide.
fn outlets(own: &[Usage]) -> Vec<String> {
    const WIDEST: usize = 8;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for usage in own {
        *times.entry(usage.outlet.as_deref().unwrap_or("no outlet given")).or_default() += usage.times;
    }
    let mut order: Vec<(&str, usize)> = times.into_iter().collect();
    order.sort_by_key(|(name, times)| (std::cmp::Reverse(*times), *name));
    order.into_iter().take(WIDEST).map(|(name, _)| name.to_owned()).collect()
}

fn rows(own: &[Usage], outlets: &[String]) -> Vec<Named> {
    let mut rows: BTreeMap<Option<&str>, Named> = BTreeMap::new();
    for usage in own {
        let outlet = usage.outlet.as_deref().unwrap_or("no outlet given");
        let Some(column) = outlets.iter().position(|known| known == outlet) else { continue };
        let row = rows.entry(usage.named.as_deref()).or_insert_with(|| Named {
            name: usage.named.clone().unwrap_or_else(|| "whom, the text does not tell".to_owned()),
            actor: usage.named_id.as_deref().map(crate::query::part),
            cells: vec![Vec::new(); outlets.len()],
            times: 0,
        });
        row.times += usage.times;
        row.cells[column].push(Term {
            term: usage.term.clone(),
            times: usage.times,
            scare_quoted: usage.scare_quoted,
            href: crate::rows::item_href(&usage.example),
        });
    }
    let mut rows: Vec<(bool, Named)> = rows.into_iter().map(|(named, row)| (named.is_none(), row)).collect();
    rows.sort_by_key(|(unknown, row)| (*unknown, std::cmp::Reverse(row.times)));
    rows.into_iter().take(MOST).map(|(_, row)| row).collect()
}
