//! Where the places are that articles name, and which have no point.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use onrecord::record::UnresolvedPlace;
use onrecord::store::Located;

use super::answer;
use super::list::{Asked, Held};
use crate::charts::{Dot, Map};
use crate::failed::Paged;
use crate::frame::Frame;
use crate::server::App;
use crate::words;

#[derive(Template)]
#[template(path = "map.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    held: Vec<Held>,
    map: Option<Map>,
    on_it: Vec<Located>,
    off_it: Vec<Located>,
}

/// Places that are drawn and listed.
const MOST: usize = 300;

pub(crate) async fn page(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, made(&app, query.as_deref()).await)
}

async fn made(app: &App, query: Option<&str>) -> Paged<Page> {
    let asked = Asked::of("/map", query)?;
    let frame = Frame::new(app, "map");
    let page = app.pool.read(move |store| {
        let places = store.located(&asked.filter)?;
        let held = asked.held(|_, _| None);
        let (mut on_it, mut off_it): (Vec<Located>, Vec<Located>) =
            places.into_iter().partition(|place| place.point.is_some());
        on_it.truncate(MOST);
        off_it.truncate(MOST);
        // The point of a country is the middle of its towns: a region, which stands in the table.
        let dots =
            on_it.iter().filter(|place| place.kind.as_deref() != Some("country")).filter_map(|place| {
                let (latitude, longitude) = place.point?;
                Some(Dot { name: place.name.clone(), latitude, longitude, times: place.times })
            });
        Ok(Page { frame, held, map: Map::of(dots.collect()), on_it, off_it, asked })
    });
    Ok(page.await?)
}

impl Page {
    fn lies_in(&self, place: &Located) -> String {
        [place.admin1.clone(), place.country.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn why(&self, place: &Located) -> &'static str {
        let why = place
            .unresolved
            .as_deref()
            .and_then(|why| serde_json::from_value::<UnresolvedPlace>(why.into()).ok());
        why.map_or("a region without a point", words::unresolved_place)
    }

    fn statements(&self, place: &Located) -> String {
        format!("/statements?place={}", crate::query::part(&place.name))
    }
}
