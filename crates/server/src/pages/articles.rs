//! All articles in their newest versions.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::store::ArticleRow;

use super::answer;
use super::list::{Asked, Held};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;

#[derive(Template)]
#[template(path = "articles.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    articles: Vec<ArticleRow>,
    more: bool,
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/articles", query)?;
    let frame = Frame::new(app, "articles");
    let page = app.pool.read(move |store| {
        let found = store.articles(&asked.filter)?;
        let held = asked.held(|_, _| None);
        Ok(Page { frame, held, articles: found.rows, more: found.more.any(), asked })
    });
    Ok(page.await?)
}
