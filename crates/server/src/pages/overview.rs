//! The first page: what is in the file, who is heard, where accounts part, what waits.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use onrecord::store::{ArticleRow, ChangeRow, DisputeRow, Filter, Overview};

use super::answer;
use crate::charts;
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::words;

#[derive(Template)]
#[template(path = "overview.html")]
struct Page {
    frame: Frame,
    overview: Overview,
    linked: bool,
    chart: Option<charts::Outlets>,
    disputes: Vec<DisputeRow>,
    changes: Vec<ChangeRow>,
    articles: Vec<ArticleRow>,
    most_words: i64,
}

pub(crate) async fn page(State(app): State<App>) -> Response {
    answer(&app, made(&app).await)
}

async fn made(app: &App) -> Paged<Page> {
    let frame = Frame::new(app, "");
    let page = app.pool.read(|store| {
        let some = |limit| Filter { limit, ..Filter::default() };
        let overview = store.overview()?;
        let chart = charts::Outlets::of(&overview.articles_by_day);
        let most_words = overview.heard.iter().map(|heard| heard.words).max().unwrap_or(1).max(1);
        Ok(Page {
            frame,
            linked: store.is_linked()?,
            chart,
            disputes: store.disputes(&some(6))?.rows,
            changes: store.changes(&some(5))?.rows,
            articles: store.articles(&some(8))?.rows,
            most_words,
            overview,
        })
    });
    Ok(page.await?)
}

impl Page {
    /// `6 to 17 May 2019`.
    fn days(&self) -> Option<String> {
        let (first, last) = self.overview.days.as_ref()?;
        Some(words::days(first, last))
    }

    /// A bar as long as a share of a hundred.
    fn share(&self, words: &i64) -> i64 {
        (words * 100 / self.most_words).max(1)
    }
}
