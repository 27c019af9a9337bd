//! Words, wherever they stand: in what is said, in what the outlets say themselves, in articles.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::store::{FoundIn, HitRow};

use super::answer;
use super::list::Asked;
use super::said::split;
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::{query, rows, words};

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    statements: Vec<Hit>,
    articles: Vec<Hit>,
    more: bool,
}

struct Hit {
    href: String,
    title: String,
    speaker: Option<String>,
    act: &'static str,
    words: Vec<(String, bool)>,
    day: String,
    outlet: String,
}

impl Hit {
    fn of(row: &HitRow) -> Self {
        let href = match row.found {
            FoundIn::Statement => rows::item_href(&row.id),
            FoundIn::Article => format!("/articles/{}", query::part(&row.id)),
        };
        Self {
            href,
            title: rows::title(&row.title, &row.article),
            speaker: row.speaker.clone(),
            act: row.act.map_or("", words::act),
            words: split(&row.words, &row.hits.0),
            day: rows::day(&row.published),
            outlet: row.outlet.clone().unwrap_or_else(|| "no outlet given".to_owned()),
        }
    }
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/search", query)?;
    let frame = Frame::new(app, "search");
    if asked.filter.topic.is_none() {
        return Ok(Page { frame, asked, statements: Vec::new(), articles: Vec::new(), more: false });
    }
    let page = app.pool.read(move |store| {
        let found = store.search(&asked.filter)?;
        let of = |kind: FoundIn| found.rows.iter().filter(|row| row.found == kind).map(Hit::of).collect();
        let (statements, articles) = (of(FoundIn::Statement), of(FoundIn::Article));
        Ok(Page { frame, asked, statements, articles, more: found.more.any() })
    });
    Ok(page.await?)
}
