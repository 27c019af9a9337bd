//! What a page says where it cannot be given: what happened, and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::Frame;
use crate::server::App;

/// A page that could not be given.
#[derive(Debug)]
pub(crate) struct Failed {
    status: StatusCode,
    title: String,
    advice: String,
    /// More to tell, one paragraph each.
    details: Vec<String>,
}

/// The result of making a page.
pub(crate) type Paged<T> = std::result::Result<T, Failed>;

#[derive(Template)]
#[template(path = "failed.html")]
struct Page<'a> {
    frame: Frame,
    status: u16,
    title: &'a str,
    advice: &'a str,
    details: &'a [String],
}

impl Failed {
    pub(crate) fn new(status: StatusCode, title: &str, advice: &str) -> Self {
        Self { status, title: title.to_owned(), advice: advice.to_owned(), details: Vec::new() }
    }

    /// A value that a filter does not have; `allowed` says which it has.
    pub(crate) fn wrong(title: String, allowed: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, title, advice: allowed, details: Vec::new() }
    }

    /// Nothing is at that address.
    pub(crate) fn missing(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            &format!("There is no {what} in this file"),
            "It may have another name since the file was linked again, or stand in another file. Search for its words, \
             or begin at the overview.",
        )
    }

    /// One more paragraph.
    pub(crate) fn with(mut self, detail: impl Into<String>) -> Self {
        self.details.push(detail.into());
        self
    }

    /// As a page of this server.
    pub(crate) fn on(&self, app: &App) -> Response {
        let page = Page {
            frame: Frame::new(app, ""),
            status: self.status.as_u16(),
            title: &self.title,
            advice: &self.advice,
            details: &self.details,
        };
        let html = page.render().expect("the template writes to memory");
        (self.status, Html(html)).into_response()
    }

    /// As an answer to a program.
    pub(crate) fn as_json(&self) -> Response {
        let body = serde_json::json!({
            "error": self.title, "advice": self.advice, "details": self.details, "status": self.status.as_u16()
        });
        let kind = [(axum::http::header::CONTENT_TYPE, "application/json")];
        (self.status, kind, body.to_string()).into_response()
    }
}

impl From<onrecord::store::Error> for Failed {
    fn from(error: onrecord::store::Error) -> Self {
        let told = error.to_string();
        let (what, advice) = told.split_once(" — ").unwrap_or((&told, "Try again."));
        let file = error.file().display().to_string();
        let reason = what.strip_prefix(&format!("{file}: ")).unwrap_or(what);
        if error.is_no_item() {
            return Self::missing(reason.trim_start_matches("there is no ").trim_end_matches(" in it"));
        }
        if error.is_wrong() {
            let (title, allowed) = match reason.split_once(": ") {
                Some((title, allowed)) => (title, allowed),
                None => (reason, "Change the filter, or leave it out."),
            };
            return Self::wrong(sentence(title), sentence(&allowed.replace('`', "")));
        }
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let title = match () {
            () if error.is_missing() => "The file is gone",
            () if error.is_newer() => "The file is of a later version",
            () if error.is_corrupt() => "The file is damaged",
            () if error.is_locked() => "Somebody else is writing to the file",
            () if error.is_full() => "The disk is full",
            () if error.is_read_only() => "The file cannot be written",
            () if error.is_not_a_store() => "The file is no record any more",
            () => "The file cannot be read",
        };
        Self::new(status, title, &sentence(&advice.replace('`', ""))).with(format!("{file}: {reason}"))
    }
}

/// As a sentence begins.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
