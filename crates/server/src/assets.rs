//! Styles, scripts and letters, inside the program. Their addresses hold a hash of them all, so a browser may keep them.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::secret::hexadecimal;

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const LETTERS: &str = "font/woff2";

macro_rules! files {
    ($($name:literal: $kind:expr,)+) => {
        /// Name, kind and bytes.
        const FILES: &[(&str, &str, &[u8])] = &[$(($name, $kind, include_bytes!(concat!("../assets/", $name))),)+];
    };
}

files! {
    "onrecord.css": STYLE,
    "onrecord.js": SCRIPT,
    "newsreader.woff2": LETTERS,
    "newsreader-italic.woff2": LETTERS,
    "newsreader-ext.woff2": LETTERS,
    "franklin.woff2": LETTERS,
    "franklin-ext.woff2": LETTERS,
}

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (name, _, bytes) in FILES {
        hash.update(name.as_bytes());
        hash.update(bytes);
    }
    hexadecimal(&hash.finalize()[..6])
});

/// A hash of all of them.
pub(crate) fn version() -> &'static str {
    &VERSION
}

/// One of them; the hash in its address is for the browser alone.
pub(crate) async fn give(Path((_, name)): Path<(String, String)>) -> Response {
    match FILES.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, *kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, *bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Browsers ask for it whatever a page says.
pub(crate) async fn icon() -> Response {
    const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#1d2733"/><path d="M7 9h7l-3 7h3v7H7v-7zm11 0h7l-3 7h3v7h-7v-7z" fill="#f7f3ea"/></svg>"##;
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], ICON)
        .into_response()
}
