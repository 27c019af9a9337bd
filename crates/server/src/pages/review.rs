//! Going through statements one by one: right, wrong, or unsure and on; one decision leads to the next that waits.
//!
//! The order of a queue depends on nothing that a decision changes, and what comes next is told from where one is; so
//! nothing moves under whoever decides, and what was left comes back when the end is reached.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::record::{Reading, Statement};
use onrecord::store::{Correction, Order, Origin, Queued, Store};

use super::answer;
use super::article::marks;
use super::list::{Asked, Held};
use super::notes::{Note, each, notes};
use crate::failed::{Failed, Paged};
use crate::frame::Frame;
use crate::marks::{Paragraph, marked};
use crate::rows;
use crate::server::App;
use crate::words;

#[derive(Template)]
#[template(path = "review.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    first: &'static str,
    /// How many statements the filter shows, and how many of them wait.
    all: usize,
    waiting: usize,
    more: bool,
    case: Option<Case>,
    last: Option<Last>,
}

/// The statement that is looked at.
struct Case {
    place: usize,
    target: String,
    stamp: String,
    note: Note,
    words: String,
    /// Paragraphs around it.
    context: Vec<Paragraph>,
    title: String,
    outlet: String,
    day: String,
    article: String,
    /// Names that the article has, for whoever speaks.
    names: Vec<String>,
    actor: Option<(String, String)>,
    /// Where its parts stand: part, code points.
    spans: [(&'static str, String); 3],
    previous: Option<String>,
    next: Option<String>,
    next_waiting: String,
    here: String,
}

/// The correction that was made last and can be undone.
struct Last {
    id: i64,
    what: String,
    target: String,
}

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/review", query)?;
    let (first, order) = match asked.query.get("first") {
        None => ("", Order::Text),
        Some("unsure") => ("unsure", Order::LeastCertain),
        Some("contested") => ("contested", Order::MostContested),
        Some(other) => {
            let title = format!("“{other}” is no order of review");
            return Err(Failed::wrong(
                title,
                "It can be unsure or contested; without it, the order of the text.".into(),
            ));
        }
    };
    let frame = Frame::new(app, "review");
    let page = app.pool.read(move |store| {
        let (queue, more) = store.queue(&asked.filter, order)?;
        let waits = |queued: &Queued| queued.origin == Origin::Machine;
        let at = asked.query.get("at");
        let place = at.and_then(|at| queue.iter().position(|queued| queued.id.to_string() == at));
        let place = place.or_else(|| queue.iter().position(waits)).or((!queue.is_empty()).then_some(0));
        let case = match place {
            Some(place) => Case::of(store, &asked, &queue, place)?,
            None => None,
        };
        let last = last(store)?;
        let held = asked.held(|_, _| None);
        let waiting = queue.iter().filter(|queued| waits(queued)).count();
        Ok(Page { frame, held, first, all: queue.len(), waiting, more, case, last, asked })
    });
    Ok(page.await?)
}

/// The newest correction that holds.
fn last(store: &Store) -> onrecord::store::Result<Option<Last>> {
    /// Lines of the log that are looked through for it.
    const MOST: usize = 200;
    let standing: BTreeSet<i64> = store.standing_corrections()?.into_iter().collect();
    let found =
        store.last_corrections(MOST, 0)?.into_iter().find(|correction| standing.contains(&correction.id));
    Ok(found.map(|Correction { id, target, change, .. }| Last { id, what: words::done(&change), target }))
}

impl Case {
    fn of(
        store: &Store,
        asked: &Asked,
        queue: &[Queued],
        place: usize,
    ) -> onrecord::store::Result<Option<Self>> {
        let id = &queue[place].id;
        let (document, item) = (id.article.as_str(), id.item.to_string());
        let (article, reading) = (store.article(document)?, store.corrected(document)?);
        let beside = store.beside(document)?;
        let Some((_, note)) = notes(&reading, &beside).into_iter().find(|(_, note)| note.id == item) else {
            return Ok(None);
        };
        let Some(statement) = statement(&reading, &item) else { return Ok(None) };
        let pieces = [&statement.source, &statement.cue, &statement.content];
        let (first, last) = pieces
            .iter()
            .flat_map(|pieces| pieces.iter())
            .fold((usize::MAX, 0), |(first, last), piece| (first.min(piece.start), last.max(piece.end)));
        let paragraphs = marked(&article.text, &marks(&reading), Some(&item));
        let from = paragraphs.iter().position(|paragraph| paragraph.last > first).unwrap_or(0);
        let to = paragraphs.iter().rposition(|paragraph| paragraph.first < last).unwrap_or(from);
        let context =
            paragraphs.into_iter().skip(from.saturating_sub(1)).take(to + 2 - from.saturating_sub(1));
        let href = |at: usize| link(asked, &queue[at].id.to_string());
        let after = (place + 1..queue.len()).chain(0..place);
        let next_waiting = after.clone().find(|at| queue[*at].origin == Origin::Machine);
        let actor = beside.actors.iter().find(|led| Some(&led.entity) == statement.speaker_entity.as_ref());
        Ok(Some(Self {
            place: place + 1,
            target: id.to_string(),
            stamp: store.stamp(&id.to_string())?,
            words: joined(statement),
            context: context.collect(),
            title: rows::title(&article.title, &article.id),
            outlet: article.outlet.clone().unwrap_or_else(|| "no outlet given".to_owned()),
            day: rows::day(&article.published),
            article: rows::item_href(&id.to_string()),
            names: reading.entities.iter().map(|entity| entity.name.clone()).collect(),
            actor: actor.map(|led| (led.actor.clone(), led.name.clone())),
            spans: [
                ("content", spans(&statement.content)),
                ("source", spans(&statement.source)),
                ("cue", spans(&statement.cue)),
            ],
            previous: place.checked_sub(1).map(href),
            next: (place + 1 < queue.len()).then(|| href(place + 1)),
            next_waiting: next_waiting.map_or_else(|| link(asked, &id.to_string()), href),
            here: link(asked, &id.to_string()),
            note,
        }))
    }
}

fn statement<'a>(reading: &'a Reading, item: &str) -> Option<&'a Statement> {
    let mut found = None;
    each(&reading.statements, &mut |statement, _| {
        if statement.id == item {
            found = Some(statement);
        }
    });
    found
}

fn joined(statement: &Statement) -> String {
    statement.content.iter().map(|piece| words::one_line(&piece.text)).collect::<Vec<_>>().join(" … ")
}

fn spans(pieces: &[onrecord::record::Piece]) -> String {
    pieces.iter().map(|piece| format!("{}-{}", piece.start, piece.end)).collect::<Vec<_>>().join(", ")
}

fn link(asked: &Asked, id: &str) -> String {
    format!("/review?{}", asked.query.without(&["page"]).with("at", id))
}

impl Page {
    fn order(&self, first: &str) -> String {
        match first.is_empty() {
            true => self.asked.without(&["first", "at"]),
            false => format!("/review?{}", self.asked.query.without(&["at", "page"]).with("first", first)),
        }
    }

    /// What the filter is, for a form that acts on all that it shows.
    fn filter(&self) -> String {
        self.asked.query.without(&["at", "page", "first"]).to_string()
    }

    fn statements(&self) -> String {
        let query = self.asked.query.without(&["at", "page", "first"]).to_string();
        if query.is_empty() { "/statements".to_owned() } else { format!("/statements?{query}") }
    }
}
