//! A text or files that somebody gives this page.

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, StringRejection};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::answer;
use crate::adding::{About, Added, add, link};
use crate::failed::{Failed, Paged};
use crate::frame::Frame;
use crate::query::Query;
use crate::server::{App, LARGEST_BODY};

#[derive(Template)]
#[template(path = "add.html")]
struct Page {
    frame: Frame,
    added: Option<Added>,
    most: usize,
}

fn blank(app: &App, added: Option<Added>) -> Page {
    Page { frame: Frame::new(app, "add"), added, most: LARGEST_BODY >> 20 }
}

pub(crate) async fn page(State(app): State<App>) -> Response {
    answer(&app, Ok(blank(&app, None)))
}

/// A text that was pasted into the form.
pub(crate) async fn text(State(app): State<App>, body: Result<String, StringRejection>) -> Response {
    answer(&app, pasted(&app, body).await)
}

async fn pasted(app: &App, body: Result<String, StringRejection>) -> Paged<Page> {
    let form = Query::of(&body.map_err(|rejection| too_large(rejection.status()))?);
    believed(app, form.get("form"))?;
    let Some(text) = form.owned("text") else {
        return Err(Failed::wrong(
            "There is no text in it".to_owned(),
            "Paste the article, or its page's HTML.".to_owned(),
        ));
    };
    let published = form.owned("published");
    if let Some(day) = published.as_deref().filter(|day| !is_date(day)) {
        let title = format!("“{day}” is no day of publication");
        return Err(Failed::wrong(
            title,
            "It can be such as 2019-05-06, 2019-05 or 2019, or left out.".to_owned(),
        ));
    }
    let about =
        About { title: form.owned("title"), outlet: form.owned("outlet"), published, url: form.owned("url") };
    let added = add(&app.pool, "pasted".to_owned(), text.into_bytes(), about, (app.clock)()).await?;
    if !added.articles.is_empty() {
        link(&app.pool, (app.clock)()).await?;
    }
    Ok(blank(app, Some(added)))
}

fn is_date(text: &str) -> bool {
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => {
            digits(year, 4) && digits(month, 2) && (1..=12).contains(&month.parse().unwrap_or(0))
        }
        _ => text.len() == 10 && crate::charts::is_day(text),
    }
}

/// One file that was dropped on the page, as it is; answers in JSON. Files are linked when all are stored.
pub(crate) async fn file(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let given = async || -> Paged<Added> {
        believed(&app, headers.get("x-onrecord-form").and_then(|word| word.to_str().ok()))?;
        let body = body.map_err(|rejection| too_large(rejection.status()))?;
        let name = Query::of(query.as_deref().unwrap_or_default()).owned("name");
        let name = name.unwrap_or_else(|| "file".to_owned());
        Ok(add(&app.pool, name, body.to_vec(), About::default(), (app.clock)()).await?)
    };
    match given().await {
        Ok(added) => {
            let articles = added
                .articles
                .iter()
                .map(|(id, title, state)| serde_json::json!({ "id": id, "title": title, "state": state }));
            let told =
                serde_json::json!({ "articles": articles.collect::<Vec<_>>(), "failed": added.failed });
            ([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response()
        }
        Err(failed) => failed.as_json(),
    }
}

/// Links what was added.
pub(crate) async fn linked(State(app): State<App>, headers: HeaderMap) -> Response {
    let word = headers.get("x-onrecord-form").and_then(|word| word.to_str().ok());
    let done = match believed(&app, word) {
        Ok(()) => link(&app.pool, (app.clock)()).await.map_err(Failed::from),
        Err(failed) => Err(failed),
    };
    match done {
        Ok(()) => ([(header::CONTENT_TYPE, "application/json")], "{}").into_response(),
        Err(failed) => failed.as_json(),
    }
}

fn believed(app: &App, word: Option<&str>) -> Paged<()> {
    match app.forms.is(word.unwrap_or_default()) {
        true => Ok(()),
        false => Err(Failed::new(
            StatusCode::FORBIDDEN,
            "The form is out of date",
            "The server was started again since its page was opened, or the form came from elsewhere. Nothing was added: \
             open the page again.",
        )),
    }
}

fn too_large(status: StatusCode) -> Failed {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Failed::new(
            status,
            &format!("It is larger than {} MB", LARGEST_BODY >> 20),
            "Give it to `onrecord import`, which has no such limit.",
        ),
        _ => {
            Failed::new(status, "It could not be taken", "Text must be UTF-8; give anything else as a file.")
        }
    }
}
