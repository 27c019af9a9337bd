//! What people change: the log, and the forms that write to it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use onrecord::store::{Change, Correction, Corrector, Order, Origin, Seen, Store};

use super::answer;
use super::list::{Asked, ROWS, number};
use crate::failed::{Failed, Paged};
use crate::frame::Frame;
use crate::query::Query;
use crate::rows;
use crate::server::App;
use crate::words;

/// Statements that one press of a button may decide: each makes its article's rows again.
const MOST_AT_ONCE: usize = 2_000;

#[derive(Template)]
#[template(path = "corrections.html")]
struct Log {
    frame: Frame,
    asked: Asked,
    lines: Vec<Line>,
    more: bool,
}

/// A line of the log, or several that were written as one.
struct Line {
    first: i64,
    last: i64,
    what: String,
    target: String,
    href: Option<String>,
    before: Option<String>,
    after: Option<String>,
    by: String,
    made: String,
    note: Option<String>,
    holds: bool,
    count: usize,
}

#[derive(Template)]
#[template(path = "changed.html")]
struct Changed {
    frame: Frame,
    target: String,
    href: String,
    before: Option<String>,
    now: Option<String>,
    since: Vec<(String, String, String)>,
    back: String,
}

/// The log, the newest first.
pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, log(&app, query.as_deref()).await)
}

async fn log(app: &App, query: Option<&str>) -> Paged<Log> {
    let asked = Asked::of("/corrections", query)?;
    number(&asked.query, "page", 1)?;
    let frame = Frame::new(app, "corrections");
    let page = app.pool.read(move |store| {
        let standing: BTreeSet<i64> = store.standing_corrections()?.into_iter().collect();
        let mut corrections = store.last_corrections(ROWS + 1, asked.filter.skip)?;
        let more = corrections.len() > ROWS;
        corrections.truncate(ROWS);
        Ok(Log { frame, lines: lines(corrections, &standing), more, asked })
    });
    Ok(page.await?)
}

fn lines(corrections: Vec<Correction>, standing: &BTreeSet<i64>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for correction in corrections {
        let holds = standing.contains(&correction.id);
        let what = words::done(&correction.change);
        // Those of one press have their time and their note in common.
        if let Some(line) = lines.last_mut()
            && correction.note.as_deref().is_some_and(|note| note.starts_with(AT_ONCE))
            && (&line.note, &line.made, &line.by, &line.what)
                == (&correction.note, &correction.made, &correction.by, &what)
        {
            (line.first, line.count, line.holds) = (correction.id, line.count + 1, line.holds || holds);
            continue;
        }
        lines.push(Line {
            first: correction.id,
            last: correction.id,
            what,
            href: correction.target.contains(':').then(|| rows::item_href(&correction.target)),
            before: correction.before.as_ref().map(words::item),
            after: correction.after.as_ref().map(words::item),
            target: correction.target,
            by: correction.by,
            made: correction.made,
            note: correction.note,
            holds,
            count: 1,
        });
    }
    lines
}

/// How the note of those begins that were decided at once.
const AT_ONCE: &str = "all of ";

/// A form: makes the correction, and leads on.
pub(crate) async fn correct(State(app): State<App>, body: String) -> Response {
    let form = Query::of(&body);
    match corrected(&app, &form).await {
        Ok(next) => Redirect::to(&next).into_response(),
        Err(response) => *response,
    }
}

async fn corrected(app: &App, form: &Query) -> Result<String, Box<Response>> {
    let failed = |failed: Failed| Box::new(failed.on(app));
    if !app.forms.is(form.get("form").unwrap_or_default()) {
        return Err(failed(Failed::new(
            StatusCode::FORBIDDEN,
            "The form is out of date",
            "The server was started again since its page was opened, or the form came from elsewhere. Nothing was changed: \
             open the page again, and decide again.",
        )));
    }
    let by = form.owned("by").unwrap_or_else(|| app.by.clone());
    if by.trim().is_empty() {
        return Err(failed(Failed::wrong(
            "It must be known who corrects".to_owned(),
            "Start the server with --by and a name.".to_owned(),
        )));
    }
    let who = Corrector { by, made: (app.clock)(), note: form.owned("note") };
    let asked = Asking::of(form).map_err(failed)?;
    let target = form.owned("target").unwrap_or_default();
    let done = app.pool.write(move |store| asked.make(store, &who)).await;
    match done {
        Ok(Ok(())) => Ok(next(form)),
        Ok(Err(refused)) => Err(failed(refused)),
        Err(error) => match error.changed() {
            Some(since) => Err(Box::new(changed(app, &target, since, next(form)))),
            None => Err(failed(error.into())),
        },
    }
}

/// Where a form leads on: a page of this server, whatever the form says.
fn next(form: &Query) -> String {
    let next = form.get("next").unwrap_or("/corrections");
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if ours { next.to_owned() } else { "/corrections".to_owned() }
}

fn changed(app: &App, target: &str, since: &[Correction], back: String) -> Response {
    let page = Changed {
        frame: Frame::new(app, "review"),
        href: format!("/review?at={}", crate::query::part(target)),
        target: target.to_owned(),
        before: since.first().and_then(|first| first.before.as_ref()).map(words::item),
        now: since.last().and_then(|last| last.after.as_ref()).map(words::item),
        since: since.iter().map(|one| (words::done(&one.change), one.by.clone(), one.made.clone())).collect(),
        back,
    };
    let html = page.render().expect("the template writes to memory");
    (StatusCode::CONFLICT, Html(html)).into_response()
}

/// What a form asks for.
enum Asking {
    One(Seen),
    /// Two actors are one; the other by name or identifier.
    Merge {
        target: String,
        with: String,
    },
    All {
        change: Change,
        filter: Box<Asked>,
        words: String,
        count: usize,
    },
    Undo {
        first: i64,
        last: i64,
    },
}

impl Asking {
    fn of(form: &Query) -> Paged<Self> {
        let target = form.owned("target").unwrap_or_default();
        let stamp = form.owned("stamp");
        let one =
            |change: Change| Ok(Self::One(Seen { target: target.clone(), change, stamp: stamp.clone() }));
        match form.get("verb").unwrap_or_default() {
            "confirm" => one(Change::Confirm),
            "reject" => one(Change::Reject),
            "speaker" => one(Change::Speaker { name: form.owned("name") }),
            "rename" => one(Change::Rename { name: form.owned("name").unwrap_or_default() }),
            "split" => one(Change::Split { from: form.all("from").map(str::to_owned).collect() }),
            "span" => {
                let part = form.owned("part").unwrap_or_default();
                one(Change::Span { part, pieces: pieces(form.get("pieces").unwrap_or_default())? })
            }
            "merge" => Ok(Self::Merge { target, with: form.owned("with").unwrap_or_default() }),
            verb @ ("confirm_all" | "reject_all") => {
                let words = form.owned("filter").unwrap_or_default();
                let change = if verb == "confirm_all" { Change::Confirm } else { Change::Reject };
                let filter = Box::new(Asked::of("/review", Some(&words))?);
                Ok(Self::All { change, filter, words, count: number(form, "count", 1)? })
            }
            "undo" => {
                let range = form.get("correction").unwrap_or_default();
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                match (first.parse(), last.parse()) {
                    (Ok(first), Ok(last)) => Ok(Self::Undo { first, last }),
                    _ => Err(Failed::missing(&format!("correction {range}"))),
                }
            }
            other => Err(Failed::wrong(
                format!("“{other}” is nothing that a correction does"),
                "It can confirm, reject, span, speaker, rename, merge, split, undo, confirm_all or reject_all.".to_owned(),
            )),
        }
    }

    /// Makes it, all of it or nothing.
    fn make(self, store: &mut Store, who: &Corrector) -> onrecord::store::Result<Paged<()>> {
        let (changes, who) = match self {
            Self::One(seen) => (vec![seen], who.clone()),
            Self::Merge { target, with } => {
                let found = store.actors_named(&with)?;
                let exact: Vec<_> =
                    found.iter().filter(|actor| actor.id == with || actor.name == with).collect();
                let one = match (exact.as_slice(), found.as_slice()) {
                    ([one], _) => one.id.clone(),
                    (_, [one]) => one.id.clone(),
                    (_, []) => return Ok(Err(Failed::missing(&format!("actor “{with}”")))),
                    (_, several) => return Ok(Err(several_called(&with, several))),
                };
                (vec![seen(target, Change::Merge { with: one })], who.clone())
            }
            Self::All { change, filter, words, count } => {
                let (queue, more) = store.queue(&filter.filter, Order::Text)?;
                let waiting: Vec<_> = queue.into_iter().filter(|one| one.origin == Origin::Machine).collect();
                if waiting.len() != count || more {
                    return Ok(Err(Failed::new(
                        StatusCode::CONFLICT,
                        &format!("The filter shows {} now, not {count}", waiting.len()),
                        "Somebody has decided or imported meanwhile, and nothing was changed. Look at the list again.",
                    )));
                }
                if count > MOST_AT_ONCE {
                    return Ok(Err(Failed::wrong(
                        format!("{count} statements are too many to decide at once"),
                        format!("At most {MOST_AT_ONCE} can be; narrow the filter."),
                    )));
                }
                let shown = if words.is_empty() { "everything" } else { &words };
                let note = Some(format!("{AT_ONCE}{count} that showed {shown}"));
                let changes =
                    waiting.into_iter().map(|one| seen(one.id.to_string(), change.clone())).collect();
                (changes, Corrector { note, ..who.clone() })
            }
            Self::Undo { first, last } => {
                let standing = store.standing_corrections()?;
                let undone: Vec<_> =
                    standing.into_iter().filter(|id| (first..=last).contains(id)).rev().collect();
                if undone.is_empty() {
                    return Ok(Err(Failed::new(
                        StatusCode::CONFLICT,
                        "That was undone already",
                        "Nothing was changed. The log shows what holds.",
                    )));
                }
                let note = (undone.len() > 1).then(|| format!("{AT_ONCE}{} undone", undone.len()));
                let undo = |correction| seen(String::new(), Change::Undo { correction });
                (
                    undone.into_iter().map(undo).collect(),
                    Corrector { note: note.or(who.note.clone()), ..who.clone() },
                )
            }
        };
        store.correct_seen(changes, &who).map(|_| Ok(()))
    }
}

fn seen(target: String, change: Change) -> Seen {
    Seen { target, change, stamp: None }
}

fn several_called(name: &str, several: &[onrecord::store::ActorRow]) -> Failed {
    let failed = Failed::wrong(
        format!("Several actors are called “{name}”"),
        "Nothing was changed. Give the identifier of the one that is meant, which its page shows in its address.".to_owned(),
    );
    several.iter().take(12).fold(failed, |failed, actor| failed.with(format!("{}: {}", actor.id, actor.name)))
}

fn pieces(text: &str) -> Paged<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let ends =
            piece.split_once(['-', '–']).map(|(start, end)| (start.trim().parse(), end.trim().parse()));
        let Some((Ok(start), Ok(end))) = ends else {
            return Err(Failed::wrong(
                format!("“{piece}” is no place in the text"),
                "It can be such as 814-850, several of them parted by commas.".to_owned(),
            ));
        };
        found.push((start, end));
    }
    Ok(found)
}
