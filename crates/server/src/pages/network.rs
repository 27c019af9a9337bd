//! Who answers, denies, contradicts and addresses whom.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::store::Edge;

use super::answer;
use super::list::{Asked, Held, number};
use crate::charts::{Sides, Tie};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;

#[derive(Template)]
#[template(path = "network.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    least: usize,
    chart: Option<Sides>,
    edges: Vec<Edge>,
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/network", query)?;
    let least = number(&asked.query, "least", 1)?;
    let frame = Frame::new(app, "network");
    let page = app.pool.read(move |store| {
        let mut edges = store.network(&asked.filter)?;
        edges.retain(|edge| edge.times >= least);
        let tie = |edge: &Edge| Tie {
            from: edge.from.1.clone(),
            to: edge.to.1.clone(),
            kind: edge.kind.clone(),
            times: edge.times,
        };
        let ties: Vec<Tie> = edges.iter().map(tie).collect();
        let held = asked.held(|_, _| None);
        Ok(Page { frame, held, least, chart: Sides::of(&ties), edges, asked })
    });
    Ok(page.await?)
}

impl Page {
    fn does(&self, edge: &Edge) -> String {
        if edge.kind == "addresses" { "speaks to".to_owned() } else { crate::words::link_named(&edge.kind) }
    }
}
