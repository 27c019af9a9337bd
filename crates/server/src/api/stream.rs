//! Rows of a list as they come from the file: an array of JSON objects, written while it is read.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use onrecord::record::Object;
use onrecord::store::{Error, Filter, List};
use tokio::sync::mpsc::{Receiver, channel};

use crate::failed::Failed;
use crate::server::App;

/// Bytes of a part that is sent.
const PART: usize = 64 << 10;
/// Parts that wait for whoever reads them.
const WAITING: usize = 4;

/// The rows that a filter lets through; an error where the file cannot be asked. One that comes up later ends the answer
/// before the array's bracket, so that it is no JSON.
pub(super) async fn rows(app: &App, list: List, filter: Filter) -> Response {
    let (send, mut receive) = channel::<Result<Bytes, Error>>(WAITING);
    app.pool.stream(move |store| {
        let mut part: Vec<u8> = b"[".to_vec();
        let mut first = true;
        let mut gone = false;
        let done = store.and_then(|store| {
            store.each(list, &filter, |values| {
                part.extend_from_slice(if first { b"\n" } else { b",\n" });
                first = false;
                let row = Object { columns: list.columns(), values };
                serde_json::to_writer(&mut part, &row).expect("a row has a form in JSON");
                if part.len() >= PART {
                    gone = send.blocking_send(Ok(std::mem::take(&mut part).into())).is_err();
                }
                !gone
            })
        });
        let last = done.map(|()| {
            part.extend_from_slice(b"\n]\n");
            part.into()
        });
        send.blocking_send(last).ok();
    });
    match receive.recv().await {
        Some(Ok(first)) => {
            let body = Body::from_stream(Parts { first: Some(first), receive });
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
        Some(Err(error)) => Failed::from(error).as_json(),
        None => Failed::new(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            "The answer broke off",
            "This is a defect of the program; ask again, and report it.",
        )
        .as_json(),
    }
}

/// What is sent: the first part, then those that follow.
struct Parts {
    first: Option<Bytes>,
    receive: Receiver<Result<Bytes, Error>>,
}

impl Stream for Parts {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(Ok(first))),
            None => self.receive.poll_recv(context),
        }
    }
}
