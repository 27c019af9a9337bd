//! One actor: names and roles, what it says over time, what it is called and by whom, whom it answers and who answers it,
//! and why its names were taken for one.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use onrecord::record::Table;
use onrecord::store::{DisputeRow, Filter, Profile};

use super::answer;
use super::list::ROWS;
use super::said::Said;
use crate::charts::Months;
use crate::failed::Paged;
use crate::frame::Frame;
use crate::query::Query;
use crate::server::App;

#[derive(Template)]
#[template(path = "actor.html")]
struct Page {
    frame: Frame,
    id: String,
    profile: Profile,
    chart: Option<Months>,
    said: Vec<Said>,
    more: bool,
    answers: Vec<(String, String, String, usize)>,
    answered: Vec<(String, String, String, usize)>,
    disputes: Vec<DisputeRow>,
    is_oldest_first: bool,
}

pub(crate) async fn page(
    State(app): State<App>,
    Path(actor): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let oldest = Query::of(query.as_deref().unwrap_or_default()).get("order") == Some("oldest");
    answer(&app, made(&app, actor, oldest).await)
}

async fn made(app: &App, id: String, oldest_first: bool) -> Paged<Page> {
    let frame = Frame::new(app, "actors");
    let page = app.pool.read(move |store| {
        let filter = Filter { limit: ROWS / 2, oldest_first, ..Filter::default() };
        let profile = store.actor(&id, &filter)?;
        let bars = (0..profile.months.rows.len()).map(|row| {
            (
                cell(&profile.months, row, "month"),
                cell(&profile.months, row, "statements").parse().unwrap_or(0),
            )
        });
        let chart = Months::of(bars.collect(), &format!("Statements of {} by month", profile.about.name));
        let replies = store.replies_of(&id)?;
        let answer = |reply: &onrecord::store::Replies| {
            (crate::words::link_named(&reply.kind), reply.actor.clone(), reply.name.clone(), reply.times)
        };
        let back = |reply: &onrecord::store::Replies| {
            (
                crate::words::linked_back_named(&reply.kind),
                reply.actor.clone(),
                reply.name.clone(),
                reply.times,
            )
        };
        let disputes = Filter { actor: Some(id.clone()), limit: 8, ..Filter::default() };
        Ok(Page {
            frame,
            chart,
            said: profile.statements.rows.iter().map(|row| Said::of(row, &[])).collect(),
            more: profile.statements.more.any(),
            answers: replies.iter().filter(|reply| !reply.is_back).map(answer).collect(),
            answered: replies.iter().filter(|reply| reply.is_back).map(back).collect(),
            disputes: store.disputes(&disputes)?.rows,
            is_oldest_first: oldest_first,
            profile,
            id,
        })
    });
    Ok(page.await?)
}

/// A cell of a table, as words.
fn cell(table: &Table, row: usize, column: &str) -> String {
    table.get(row, column).to_cell().into_owned()
}

impl Page {
    /// The rows of one of the profile's tables, as words.
    fn rows<const N: usize>(&self, table: &Table, columns: &[&str; N]) -> Vec<[String; N]> {
        (0..table.rows.len()).map(|row| columns.map(|column| cell(table, row, column))).collect()
    }

    fn all(&self) -> String {
        let order = if self.is_oldest_first { "&order=oldest" } else { "" };
        format!("/statements?actor={}{order}", crate::query::part(&self.id))
    }
}
