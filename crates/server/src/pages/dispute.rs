//! One issue: each side's words side by side, with their sources and dates; figures on one axis. There is no verdict.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use onrecord::record::{Figure, Reading};
use onrecord::store::{DisputeRow, PositionRow, Store};

use super::answer;
use super::article::range;
use crate::charts::{Range, Ranges};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::{query, rows, words};

#[derive(Template)]
#[template(path = "dispute.html")]
struct Page {
    frame: Frame,
    dispute: DisputeRow,
    sides: Vec<Side>,
    chart: Option<Ranges>,
    figures: Vec<Counted>,
}

/// One party and what it says.
struct Side {
    name: String,
    actor: Option<String>,
    positions: Vec<Position>,
}

struct Position {
    speaker: String,
    role: Option<String>,
    act: Option<&'static str>,
    cue: Option<String>,
    words: String,
    /// The number, where the position is one.
    figure: Option<String>,
    day: String,
    outlet: String,
    href: String,
    prints: usize,
    is_old: bool,
    item: String,
}

/// A figure of a party, as a row of the table below the axis.
struct Counted {
    party: String,
    words: String,
    between: String,
    day: String,
    outlet: String,
    href: String,
    is_old: bool,
}

pub(crate) async fn page(State(app): State<App>, Path(dispute): Path<String>) -> Response {
    answer(&app, made(&app, dispute).await)
}

async fn made(app: &App, id: String) -> Paged<Page> {
    let frame = Frame::new(app, "disputes");
    let page = app.pool.read(move |store| {
        let dispute = store.dispute(&id)?;
        let numbers = numbers(store, &dispute)?;
        let mut sides: Vec<(usize, Side)> = Vec::new();
        let (mut ranges, mut figures) = (Vec::new(), Vec::new());
        for row in &dispute.positions {
            let figure = numbers.get(&row.item.to_string());
            let position = Position::of(row, figure);
            if let Some(figure) = figure {
                let number = words::one_line(&figure.expression.text);
                ranges.push(Range {
                    party: row.name.clone(),
                    words: number.clone(),
                    day: position.day.clone(),
                    low: figure.low,
                    high: figure.high,
                    old: row.superseded,
                });
                figures.push(Counted {
                    party: row.name.clone(),
                    words: number,
                    between: range(figure.low, figure.high),
                    day: position.day.clone(),
                    outlet: position.outlet.clone(),
                    href: position.href.clone(),
                    is_old: row.superseded,
                });
            }
            match sides.iter_mut().find(|(party, _)| *party == row.party) {
                Some((_, side)) => side.positions.push(position),
                None => {
                    let actor = row.actor_id.as_deref().map(query::part);
                    sides
                        .push((row.party, Side { name: row.name.clone(), actor, positions: vec![position] }));
                }
            }
        }
        let sides = sides.into_iter().map(|(_, side)| side).collect();
        Ok(Page { frame, sides, chart: Ranges::of(ranges), figures, dispute })
    });
    Ok(page.await?)
}

/// The numbers among a dispute's positions, from the records of their articles.
fn numbers(store: &Store, dispute: &DisputeRow) -> onrecord::store::Result<HashMap<String, Figure>> {
    let mut readings: HashMap<&str, Reading> = HashMap::new();
    let mut numbers = HashMap::new();
    for row in dispute.positions.iter().filter(|row| row.is_figure()) {
        if !readings.contains_key(row.article.as_str()) {
            readings.insert(&row.article, store.corrected(&row.article)?);
        }
        let item = row.item.item.to_string();
        let found = readings[row.article.as_str()].figures.iter().find(|figure| figure.id == item);
        numbers.extend(found.map(|figure| (row.item.to_string(), figure.clone())));
    }
    Ok(numbers)
}

impl Position {
    fn of(row: &PositionRow, figure: Option<&Figure>) -> Self {
        let item = row.item.to_string();
        Self {
            speaker: row.speaker.clone().unwrap_or_else(|| row.name.clone()),
            role: row.speaker_role.clone(),
            act: row.act.map(words::act),
            cue: row.cue.clone().filter(|cue| !cue.is_empty()),
            words: row.words.clone(),
            figure: figure.map(|figure| words::one_line(&figure.expression.text)),
            day: rows::day(&row.published),
            outlet: row.outlet.clone().unwrap_or_else(|| "no outlet given".to_owned()),
            href: rows::item_href(&item),
            prints: row.prints,
            is_old: row.superseded,
            item,
        }
    }
}
