//! The interface for programs: the pages' questions with JSON for answers, and corrections.
//!
//! Lists are given as they come from the file, so that none is too long for memory. Columns are those of
//! `onrecord::store`; [`openapi`] describes them from the same source.

mod openapi;
mod stream;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use onrecord::store::{Change, Corrector, List, Seen};
use serde::{Deserialize, Serialize};

use crate::failed::{Failed, Paged};
use crate::pages::list::{Asked, number};
use crate::query::Query;
use crate::server::App;

/// Lists by the last part of their address.
pub(crate) const LISTS: [(&str, List); 11] = [
    ("statements", List::Statements),
    ("figures", List::Figures),
    ("dates", List::Dates),
    ("places", List::Places),
    ("namings", List::Namings),
    ("articles", List::Articles),
    ("actors", List::Actors),
    ("links", List::Links),
    ("disputes", List::Disputes),
    ("positions", List::Positions),
    ("changes", List::Changes),
];

/// Rows where an address does not say how many.
const ROWS: usize = 100;

/// Rows of a list: `limit` and `skip` say which of those that the filter lets through.
pub(crate) async fn list(
    State(app): State<App>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = || -> Paged<(List, Asked)> {
        let list = LISTS.iter().find(|(known, _)| *known == name);
        let (_, list) = list.ok_or_else(|| Failed::missing(&format!("list “{name}”")))?;
        let mut asked = Asked::of("/api", query.as_deref())?;
        asked.filter.limit = number(&asked.query, "limit", ROWS)?;
        asked.filter.skip = match asked.query.get("skip") {
            None | Some("0") => 0,
            Some(_) => number(&asked.query, "skip", 1)?,
        };
        Ok((*list, asked))
    };
    match asked() {
        Ok((list, asked)) => stream::rows(&app, list, asked.filter).await,
        Err(failed) => failed.as_json(),
    }
}

/// An article's whole record, with its corrections.
pub(crate) async fn article(State(app): State<App>, Path(article): Path<String>) -> Response {
    match app.pool.read(move |store| store.corrected(&article)).await {
        Ok(reading) => json(StatusCode::OK, &reading),
        Err(error) => Failed::from(error).as_json(),
    }
}

/// What the interface offers.
pub(crate) async fn description() -> Response {
    json(StatusCode::OK, &openapi::document())
}

/// Nothing is there.
pub(crate) fn nothing() -> Response {
    let advice = "See /api/openapi.json for what there is.";
    Failed::new(StatusCode::NOT_FOUND, "There is no such address", advice).as_json()
}

fn json(status: StatusCode, value: &impl Serialize) -> Response {
    let body = serde_json::to_string(value).expect("it has a form in JSON");
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// One correction that a program asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    target: String,
    change: Change,
    #[serde(default)]
    stamp: Option<String>,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

/// Corrections, all of them or none: a list in JSON. Only JSON is taken, which no form of another site can send.
pub(crate) async fn correct(State(app): State<App>, headers: HeaderMap, body: String) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        let advice = "Send a list of corrections as application/json.";
        return Failed::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Only JSON is taken", advice).as_json();
    }
    let asked: Vec<Asking> = match serde_json::from_str(&body) {
        Ok(asked) => asked,
        Err(error) => {
            let advice = "See /api/openapi.json for what a correction is.".to_owned();
            return Failed::wrong(format!("No list of corrections: {error}"), advice).as_json();
        }
    };
    let by = asked.iter().find_map(|one| one.by.clone()).unwrap_or_else(|| app.by.clone());
    if by.trim().is_empty() {
        return Failed::wrong("It must be known who corrects".to_owned(), "Say it in `by`.".to_owned())
            .as_json();
    }
    let note = asked.iter().find_map(|one| one.note.clone());
    let who = Corrector { by, made: (app.clock)(), note };
    let seen = asked.into_iter().map(|Asking { target, change, stamp, .. }| Seen { target, change, stamp });
    let seen: Vec<Seen> = seen.collect();
    match app.pool.write(move |store| store.correct_seen(seen, &who)).await {
        Ok(made) => json(StatusCode::OK, &made),
        Err(error) => match error.changed() {
            Some(since) => {
                let body = serde_json::json!({ "error": error.to_string(), "status": 409, "since": since });
                json(StatusCode::CONFLICT, &body)
            }
            None => Failed::from(error).as_json(),
        },
    }
}

/// What an item's `stamp` is now, for a correction that must not undo another's.
pub(crate) async fn stamp(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    let target = Query::of(query.as_deref().unwrap_or_default()).owned("target").unwrap_or_default();
    match app.pool.read(move |store| store.stamp(&target)).await {
        Ok(stamp) => json(StatusCode::OK, &serde_json::json!({ "stamp": stamp })),
        Err(error) => Failed::from(error).as_json(),
    }
}
