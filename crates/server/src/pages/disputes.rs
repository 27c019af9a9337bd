//! Issues on which accounts part: a list.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::record::{DisputeState, IssueKind};
use onrecord::store::DisputeRow;

use super::answer;
use super::list::{Asked, Held};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::words;

#[derive(Template)]
#[template(path = "disputes.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    disputes: Vec<DisputeRow>,
    more: bool,
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/disputes", query)?;
    let frame = Frame::new(app, "disputes");
    let page = app.pool.read(move |store| {
        let found = store.disputes(&asked.filter)?;
        let held = asked.held(|_, _| None);
        Ok(Page { frame, held, disputes: found.rows, more: found.more.any(), asked })
    });
    Ok(page.await?)
}

impl Page {
    fn kinds(&self) -> [(&'static str, &'static str); 7] {
        [
            ("open", "open"),
            ("answered", "answered"),
            ("superseded", "superseded"),
            ("figure", words::issue(IssueKind::Figure)),
            ("accusation", words::issue(IssueKind::Accusation)),
            ("claim", words::issue(IssueKind::Claim)),
            ("demand", words::issue(IssueKind::Demand)),
        ]
    }

    fn is_open(&self, dispute: &DisputeRow) -> bool {
        dispute.state == DisputeState::Open
    }
}
