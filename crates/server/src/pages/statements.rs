//! Who said what: a list with filters and their counts, as it comes or by speaker over time.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use onrecord::store::{Count, Facets, Filter, Store};

use super::answer;
use super::list::{Asked, Held};
use super::said::Said;
use crate::failed::{Failed, Paged};
use crate::frame::Frame;
use crate::server::App;
use crate::{rows, words};

#[derive(Template)]
#[template(path = "statements.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    facets: Facets,
    said: Vec<Said>,
    /// Speakers with what each said, the earliest first.
    grouped: Vec<Speaker>,
    is_grouped: bool,
    more: bool,
}

/// What one speaker said.
struct Speaker {
    name: String,
    id: String,
    count: usize,
    said: Vec<Said>,
    all: Option<String>,
}

/// Speakers of a page, by speaker.
const SPEAKERS: usize = 8;
/// Statements of each.
const OF_EACH: usize = 12;

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/statements", query)?;
    let is_grouped = match asked.query.get("group") {
        None => false,
        Some("speaker") => true,
        Some(other) => {
            let title = format!("Statements cannot be grouped by “{other}”");
            return Err(Failed::wrong(title, "They can be grouped by speaker, or not at all.".to_owned()));
        }
    };
    let frame = Frame::new(app, "statements");
    let page = app.pool.read(move |store| {
        let facets = store.facets(&asked.filter)?;
        let name = names(store, &asked)?;
        let held = asked.held(|field, value| {
            name.iter().find(|(f, v, _)| *f == field && v == value).map(|n| n.2.clone())
        });
        let mut page = Page {
            frame,
            held,
            facets,
            said: Vec::new(),
            grouped: Vec::new(),
            is_grouped,
            more: false,
            asked,
        };
        if is_grouped {
            page.group(store)?;
        } else {
            let found = store.statements(&page.asked.filter)?;
            page.more = found.more.any();
            page.said = said(store, &page.asked.filter, &found.rows)?;
        }
        Ok(page)
    });
    Ok(page.await?)
}

/// Rows with the words marked that were searched.
fn said(
    store: &Store,
    filter: &Filter,
    rows: &[onrecord::store::StatementRow],
) -> onrecord::store::Result<Vec<Said>> {
    let hits = match &filter.topic {
        Some(topic) => store.hits_in(topic, rows.iter().map(|row| &row.id))?,
        None => Vec::new(),
    };
    let none = Vec::new();
    Ok(rows.iter().enumerate().map(|(at, row)| Said::of(row, hits.get(at).unwrap_or(&none))).collect())
}

/// What identifiers in the address are called: field, value, name.
fn names(store: &Store, asked: &Asked) -> onrecord::store::Result<Vec<(&'static str, String, String)>> {
    let mut names = Vec::new();
    for field in ["actor", "party"] {
        let Some(value) = asked.query.get(field) else { continue };
        if let Some(actor) = store.actors_named(value)?.first().filter(|actor| actor.id == value) {
            names.push((field, value.to_owned(), actor.name.clone()));
        }
    }
    Ok(names)
}

impl Page {
    fn group(&mut self, store: &Store) -> onrecord::store::Result<()> {
        let skip = (self.asked.page - 1) * SPEAKERS;
        self.more = self.facets.speakers.len() > skip + SPEAKERS;
        for Count { value, name, statements } in self.facets.speakers.iter().skip(skip).take(SPEAKERS) {
            let filter = Filter {
                actor: Some(value.clone()),
                oldest_first: true,
                limit: OF_EACH,
                skip: 0,
                ..self.asked.filter.clone()
            };
            let found = store.statements(&filter)?;
            let query =
                self.asked.query.without(&["group", "page"]).with("actor", value).with("order", "oldest");
            self.grouped.push(Speaker {
                name: name.clone(),
                id: crate::query::part(value),
                count: *statements,
                said: said(store, &filter, &found.rows)?,
                all: found.more.any().then(|| format!("/statements?{query}")),
            });
        }
        Ok(())
    }

    fn total(&self) -> String {
        let counted = words::counted(self.facets.counted as i64, "statement", "statements");
        if self.facets.more { format!("More than {counted}") } else { counted }
    }

    /// All acts, for the form.
    fn acts(&self) -> Vec<(String, String)> {
        choices(words::ACTS.map(|act| (act, words::act(act))))
    }

    fn manners(&self) -> Vec<(String, String)> {
        choices(words::MANNERS.map(|manner| (manner, words::manner(manner))))
    }

    /// How a count's value is called.
    fn called(&self, name: &str, count: &Count) -> String {
        match name {
            "act" => words::act_named(&count.name),
            "manner" => words::manner_named(&count.name),
            _ => count.name.clone(),
        }
    }

    /// The counts beside the list: name of the filter, heading, counts.
    fn groups(&self) -> [(&'static str, &'static str, &[Count]); 4] {
        /// Speakers and outlets that are shown; the form takes any.
        const MOST: usize = 12;
        let Facets { speakers, outlets, acts, manners, .. } = &self.facets;
        [
            ("actor", "Speakers", &speakers[..speakers.len().min(MOST)]),
            ("outlet", "Outlets", &outlets[..outlets.len().min(MOST)]),
            ("act", "Acts", acts),
            ("manner", "Manner", manners),
        ]
    }

    /// Months with the address of each.
    fn months(&self) -> Vec<(String, String, usize)> {
        let month = |count: &Count| {
            let query = self.asked.query.without(&["page", "since", "until"]);
            let query = query.with("since", &count.value).with("until", &count.value);
            (format!("/statements?{query}"), words::day(&count.value), count.statements)
        };
        self.facets.months.iter().rev().take(12).map(month).collect()
    }
}

fn choices<T: serde::Serialize, const N: usize>(all: [(T, &'static str); N]) -> Vec<(String, String)> {
    let written = |value: &T| match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    };
    all.iter().map(|(value, name)| (written(value), (*name).to_owned())).collect()
}

/// A statement's own address leads to its place in its article.
pub(crate) async fn lead(State(app): State<App>, Path(statement): Path<String>) -> Response {
    match statement.rsplit_once(':') {
        Some(_) => Redirect::to(&rows::item_href(&statement)).into_response(),
        None => Failed::missing("such statement").on(&app),
    }
}
