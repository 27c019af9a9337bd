//! Who is let in, and what a browser may do with the answer: host, origin, token, and the headers of every response.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::address::Names;
use crate::failed::Failed;
use crate::query::Query;
use crate::server::App;

/// The cookie that keeps a browser let in.
const COOKIE: &str = "onrecord";

/// No script and no style but our files, nothing from elsewhere, no frame around us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(header::HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Looks at every request before anything else does.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = match checked(&app, &request) {
        Ok(None) => next.run(request).await,
        Ok(Some(response)) => response,
        Err(failed) => failed.on(&app).into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What the file holds is no browser's to keep; built files have their own word.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn checked(app: &App, request: &Request) -> Result<Option<Response>, Failed> {
    let headers = request.headers();
    let host = text(headers, header::HOST).or_else(|| request.uri().authority().map(|a| a.as_str()));
    let host = host.filter(|host| app.names.knows(host)).ok_or_else(|| {
        Failed::new(
            StatusCode::MISDIRECTED_REQUEST,
            "This server is not known by that name",
            "Open it under the address that `onrecord serve` printed, or start it with `--name` and the name.",
        )
    })?;
    if !matches!(*request.method(), Method::GET | Method::HEAD)
        && text(headers, header::ORIGIN).is_some_and(|origin| !Names::is_own(origin, host))
    {
        return Err(Failed::new(
            StatusCode::FORBIDDEN,
            "The form came from another site",
            "Open the page here and send it again.",
        ));
    }
    let Some(token) = &app.token else { return Ok(None) };
    if let Some(said) = Query::of(request.uri().query().unwrap_or_default()).get("token") {
        if !token.is(said) {
            return Err(unknown("That is not the token"));
        }
        return Ok(Some(let_in(app, request)));
    }
    let bearer = text(headers, header::AUTHORIZATION).and_then(|word| word.strip_prefix("Bearer "));
    let cookie = cookies(headers).find_map(|(name, value)| (name == COOKIE).then_some(value));
    let known = bearer.is_some_and(|word| token.is(word))
        || cookie.is_some_and(|word| token.derived("cookie").is(word));
    // The style of the page that asks for the token holds nothing of the file.
    match known || request.uri().path().starts_with("/assets/") {
        true => Ok(None),
        false => Err(unknown("This record is open to those who have its token")),
    }
}

fn unknown(what: &str) -> Failed {
    Failed::new(
        StatusCode::UNAUTHORIZED,
        what,
        "Open the whole address that `onrecord serve` printed: it ends in `?token=` and the token.",
    )
}

/// Gives the cookie and leads to the same page without the token, which so stays in no history.
fn let_in(app: &App, request: &Request) -> Response {
    let rest = Query::of(request.uri().query().unwrap_or_default()).without(&["token"]).to_string();
    let path = request.uri().path();
    // `//elsewhere` would be another site's address.
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    let place = if rest.is_empty() { path } else { format!("{path}?{rest}") };
    let word =
        app.token.as_ref().map(|token| token.derived("cookie")).expect("only asked where there is a token");
    let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", word.word());
    let mut response = Redirect::to(&place).into_response();
    let value = HeaderValue::from_str(&cookie).expect("hexadecimal digits are fit for a header");
    response.headers_mut().insert(header::SET_COOKIE, value);
    response
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='))
}
