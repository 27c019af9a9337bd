//! An article: its text with what stands in it, a note beside each statement, and all else that the record holds of it.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use onrecord::record::{Article, PartKind, Piece, Reading, Voice};
use onrecord::store::{Beside, ChangeRow, Filter, Relative};
use onrecord::text::{CodePoints, Offsets};

use super::answer;
use super::notes::{Note, each, notes};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::marks::{Kind, Mark, Stretch, marked};
use crate::query::Query;
use crate::server::App;
use crate::{query, words};

#[derive(Template)]
#[template(path = "article.html")]
struct Page {
    frame: Frame,
    id: String,
    article: Article,
    agency: Option<String>,
    beside: Beside,
    rows: Vec<Row>,
    tables: Vec<Values>,
    changes: Vec<ChangeRow>,
    notes: Vec<String>,
    /// Where each kind stands, to be switched on: name, what it is called, how many.
    layers: Vec<(&'static str, &'static str, usize)>,
    said: usize,
}

/// A paragraph with the notes on what begins in it.
struct Row {
    /// `title`, `byline`, `caption`, `related`; empty for the body.
    part: &'static str,
    stretches: Vec<Stretch>,
    notes: Vec<Note>,
}

/// What stands in the text, as a table.
struct Values {
    name: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<ValueRow>,
}

struct ValueRow {
    id: String,
    href: Option<String>,
    cells: Vec<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Path(article): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let chosen = Query::of(query.as_deref().unwrap_or_default()).owned("at");
    answer(&app, made(&app, article, chosen).await)
}

async fn made(app: &App, id: String, chosen: Option<String>) -> Paged<Page> {
    let frame = Frame::new(app, "articles");
    let page = app.pool.read(move |store| {
        let article = store.article(&id)?;
        let reading = store.corrected(&id)?;
        let beside = store.beside(&id)?;
        let mut changes = Vec::new();
        if beside.versions.len() > 1 {
            let filter = Filter { limit: 500, outlet: article.outlet.clone(), ..Filter::default() };
            changes = store.changes(&filter)?.rows;
            changes.retain(|change| change.article == id);
        }
        Ok(Page::new(frame, id, article, &reading, beside, changes, chosen.as_deref()))
    });
    Ok(page.await?)
}

impl Page {
    fn new(
        frame: Frame,
        id: String,
        article: Article,
        reading: &Reading,
        beside: Beside,
        changes: Vec<ChangeRow>,
        chosen: Option<&str>,
    ) -> Self {
        let marks = marks(reading);
        let mut waiting = notes(reading, &beside).into_iter().peekable();
        let said = waiting.len();
        let offsets = Offsets::new(&article.text);
        let parts: Vec<(CodePoints, &'static str)> = article
            .parts
            .iter()
            .map(|part| (offsets.code_points(&article.text, part.span), part_class(part.kind)))
            .collect();
        let paragraphs = marked(&article.text, &marks, chosen);
        let mut rows: Vec<Row> = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            let mut here = Vec::new();
            while let Some((_, note)) = waiting.next_if(|(at, _)| *at < paragraph.last) {
                here.push(note);
            }
            let middle = paragraph.first.midpoint(paragraph.last);
            let part = parts.iter().find(|(span, _)| (span.start..span.end).contains(&middle));
            let part = part.map_or("", |(_, class)| class);
            rows.push(Row { part, stretches: paragraph.stretches, notes: here });
        }
        let count = |kind: Kind| marks.iter().filter(|mark| mark.kind == kind).count();
        let layers = [
            ("names", "names", Kind::Entity),
            ("places", "places", Kind::Place),
            ("figures", "figures", Kind::Figure),
            ("dates", "dates", Kind::Date),
            ("namings", "namings", Kind::Naming),
            ("voice", "the outlet’s own sentences", Kind::Voice),
        ];
        let layers = layers.map(|(name, called, kind)| (name, called, count(kind)));
        let mut notes = reading.notes.clone();
        notes.extend(article.notes.iter().filter(|note| !reading.notes.contains(note)).cloned());
        Self {
            frame,
            tables: tables(reading, &beside),
            id,
            article,
            agency: reading
                .document
                .agency
                .clone()
                .filter(|agency| Some(agency) != reading.document.outlet.as_ref()),
            beside,
            rows,
            changes,
            notes,
            layers: layers.into_iter().filter(|(.., count)| *count > 0).collect(),
            said,
        }
    }

    fn copies(&self) -> Vec<&Relative> {
        self.beside.relatives.iter().filter(|relative| relative.kind == "copies").collect()
    }

    fn of_one_event(&self) -> Vec<&Relative> {
        let copies: Vec<&str> = self.copies().iter().map(|copy| copy.document.as_str()).collect();
        let event = self.beside.relatives.iter().filter(|relative| relative.kind != "copies");
        event.filter(|relative| !copies.contains(&relative.document.as_str())).collect()
    }

    fn title(&self) -> String {
        crate::rows::title(&self.article.title, &self.article.id)
    }

    /// A link outside only where it is one of the web: an article may call anything its address.
    fn original(&self) -> Option<&str> {
        let url = self.article.url.as_deref()?;
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }
}

fn part_class(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Headline => "title",
        PartKind::Byline => "byline",
        PartKind::Related => "related",
        PartKind::Caption => "caption",
        PartKind::Heading | PartKind::Bold => "heading",
        PartKind::ListItem => "item",
        PartKind::TableRow => "cells",
        PartKind::Quotation | PartKind::Post => "quotation",
        PartKind::Attribution => "attribution",
    }
}

pub(crate) fn marks(reading: &Reading) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |piece: &Piece, kind: Kind, item: &str, hint: Option<String>| {
        marks.push(Mark { first: piece.start, last: piece.end, kind, item: item.to_owned(), hint });
    };
    each(&reading.statements, &mut |statement, _| {
        let own = statement.voice == Voice::Outlet;
        let content = if own { Kind::Voice } else { Kind::Content };
        statement.content.iter().for_each(|piece| add(piece, content, &statement.id, None));
        statement.source.iter().for_each(|piece| add(piece, Kind::Source, &statement.id, None));
        statement.cue.iter().for_each(|piece| add(piece, Kind::Cue, &statement.id, None));
        statement.editorial.iter().for_each(|piece| add(piece, Kind::Editorial, &statement.id, None));
    });
    for mention in &reading.mentions {
        let entity = reading.entities.iter().find(|entity| entity.id == mention.entity);
        let hint = entity.map(|entity| format!("{}, {}", entity.name, words::kind(entity.kind)));
        add(&mention.piece, Kind::Entity, &mention.entity, hint);
    }
    for place in &reading.places {
        add(&place.mention, Kind::Place, &place.id, Some(on_the_map(place)));
    }
    for figure in &reading.figures {
        add(&figure.expression, Kind::Figure, &figure.id, Some(range(figure.low, figure.high)));
    }
    for date in &reading.dates {
        let value = date.value.clone().unwrap_or_else(|| "not resolved".to_owned());
        add(&date.mention, Kind::Date, &date.id, Some(value));
    }
    for naming in &reading.namings {
        add(&naming.term, Kind::Naming, &naming.id, None);
    }
    marks
}

fn on_the_map(place: &onrecord::record::Place) -> String {
    match (&place.name, &place.unresolved) {
        (Some(name), _) => [Some(name.as_str()), place.admin1.as_deref(), place.country.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        (None, Some(why)) => format!("not on the map: {}", words::unresolved_place(*why)),
        (None, None) => "not on the map".to_owned(),
    }
}

/// What a number can be, in words.
pub(crate) fn range(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => words::number(low),
        (Some(low), Some(high)) => format!("{} to {}", words::number(low), words::number(high)),
        (Some(low), None) => format!("{} or more", words::number(low)),
        (None, Some(high)) => format!("up to {}", words::number(high)),
        (None, None) => "not a number".to_owned(),
    }
}

fn tables(reading: &Reading, beside: &Beside) -> Vec<Values> {
    let name = |id: &Option<String>| {
        let entity = reading.entities.iter().find(|entity| Some(&entity.id) == id.as_ref());
        entity.map(|entity| entity.name.clone())
    };
    let outlet = || reading.document.outlet.clone().unwrap_or_else(|| "the outlet".to_owned());
    let speaker = |id: &Option<String>| {
        let mut found = None;
        each(&reading.statements, &mut |statement, _| {
            if Some(&statement.id) == id.as_ref() {
                found = Some(words::speaker(statement));
            }
        });
        found.unwrap_or_else(outlet)
    };
    let entities = reading.entities.iter().map(|entity| {
        let led = beside.actors.iter().find(|led| led.entity == entity.id);
        ValueRow {
            id: entity.id.clone(),
            href: led.map(|led| format!("/actors/{}", query::part(&led.actor))),
            cells: vec![
                entity.name.clone(),
                words::kind(entity.kind).to_owned(),
                entity.roles.join("; "),
                entity.aliases.join("; "),
                entity.statements.to_string(),
            ],
        }
    });
    let figures = reading.figures.iter().map(|figure| {
        let phrase = |counted: &Option<onrecord::record::Counted>| {
            counted.as_ref().map(|c| words::one_line(&c.phrase.text))
        };
        ValueRow {
            id: figure.id.clone(),
            href: None,
            cells: vec![
                words::one_line(&figure.expression.text),
                range(figure.low, figure.high),
                figure.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
                phrase(&figure.counted).or_else(|| phrase(&figure.about)).unwrap_or_default(),
                speaker(&figure.statement),
            ],
        }
    });
    let dates = reading.dates.iter().map(|date| ValueRow {
        id: date.id.clone(),
        href: None,
        cells: vec![
            words::one_line(&date.mention.text),
            date.value.clone().unwrap_or_default(),
            date.unresolved.map(words::unresolved_date).unwrap_or_default().to_owned(),
        ],
    });
    let places = reading.places.iter().map(|place| ValueRow {
        id: place.id.clone(),
        href: None,
        cells: vec![
            words::one_line(&place.mention.text),
            on_the_map(place),
            words::percent(f64::from(place.confidence)),
        ],
    });
    let namings = reading.namings.iter().map(|naming| ValueRow {
        id: naming.id.clone(),
        href: None,
        cells: vec![
            words::one_line(&naming.term.text),
            name(&naming.named).unwrap_or_else(|| "the text does not tell".to_owned()),
            naming.namer_name.clone().unwrap_or_else(|| speaker(&naming.statement)),
            if naming.own_words { "own words" } else { "as reported" }.to_owned(),
        ],
    });
    let all = [
        (
            "Names",
            vec!["Name", "What it is", "Roles", "Also called", "Statements"],
            entities.collect::<Vec<_>>(),
        ),
        ("Figures", vec!["As written", "Between", "Unit", "Of what", "Who says so"], figures.collect()),
        ("Dates", vec!["As written", "In the calendar", "Why not"], dates.collect()),
        ("Places", vec!["As written", "Gazetteer", "Sure"], places.collect()),
        ("Namings", vec!["Term", "For whom", "By whom", "Whose words"], namings.collect()),
    ];
    let tables = all.into_iter().map(|(name, columns, rows)| Values { name, columns, rows });
    tables.filter(|table| !table.rows.is_empty()).collect()
}
