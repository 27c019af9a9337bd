//! Who is known across articles, by how much they say.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::record::EntityKind;
use onrecord::store::ActorRow;

use super::answer;
use super::list::{Asked, Held, number};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::words;

#[derive(Template)]
#[template(path = "actors.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    actors: Vec<ActorRow>,
    least: usize,
    more: bool,
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/actors", query)?;
    let least = number(&asked.query, "least", 1)?;
    let frame = Frame::new(app, "actors");
    let page = app.pool.read(move |store| {
        let found = store.actors(&asked.filter)?;
        let held = asked.held(|_, _| None);
        let rows = found.rows;
        // Actors come by their statements: once one has too few, all that follow have.
        let last = rows.last().is_some_and(|row| row.statements < least);
        let actors = rows.into_iter().filter(|row| least == 1 || row.statements >= least).collect();
        Ok(Page { frame, held, actors, least, more: found.more.any() && !last, asked })
    });
    Ok(page.await?)
}

impl Page {
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        use EntityKind::{Group, Organisation, Person, Place};
        let kinds = [("person", Person), ("organisation", Organisation), ("place", Place), ("group", Group)];
        kinds.into_iter().map(|(value, kind)| (value, words::kind(kind))).collect()
    }
}
