//! One module a page. Each asks the file, and gives a template what it needs; no page writes anything by being read.

pub(crate) mod actor;
pub(crate) mod actors;
pub(crate) mod add;
pub(crate) mod article;
pub(crate) mod articles;
pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod dispute;
pub(crate) mod disputes;
pub(crate) mod figures;
pub(crate) mod map;
pub(crate) mod namings;
pub(crate) mod network;
pub(crate) mod overview;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod statements;

pub(crate) mod list;
mod notes;
mod said;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::failed::Paged;
use crate::server::App;

/// A page, or the page that says why there is none.
pub(crate) fn answer(app: &App, made: Paged<impl Template>) -> Response {
    match made {
        Ok(page) => Html(page.render().expect("the template writes to memory")).into_response(),
        Err(failed) => failed.on(app),
    }
}
