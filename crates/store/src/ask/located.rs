//! Where the places are that articles name: each counted once, those without a point among them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{Filter, List, page};
use crate::error::{Kind, Result};
use crate::store::Store;

/// Namings of places that are counted; of more than these the newest.
const COUNTED: usize = 20_000;

/// A place, and how often articles name it.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The gazetteer's name, or the name as written where it has none.
    pub name: String,
    /// ISO 3166-1 code of two letters.
    pub country: Option<String>,
    /// The country's first division.
    pub admin1: Option<String>,
    /// `country`, `state`, `county`, `town` or `region`.
    pub kind: Option<String>,
    /// Degrees north and east; nothing where it is not on the map.
    pub point: Option<(f64, f64)>,
    /// Why it is not on the map.
    pub unresolved: Option<String>,
    /// How often it is named.
    pub times: usize,
    /// In how many figures it is where they were counted.
    pub figures: usize,
}

impl Store {
    /// Counts the places that a filter lets through, the most named first.
    pub fn located(&self, filter: &Filter) -> Result<Vec<Located>> {
        let filter = Filter { skip: 0, ..filter.clone() };
        self.done(located(&self.db, &filter))
    }
}

fn located(db: &Connection, filter: &Filter) -> std::result::Result<Vec<Located>, Kind> {
    let mut keys = Vec::new();
    page::walk(db, List::Places, filter, page::Beyond::Left, |key| {
        keys.push(key);
        Ok(keys.len() < COUNTED)
    })?;
    let mut row = db.prepare_cached(
        "SELECT coalesce(p.name, p.words), p.country, p.admin1, p.kind, p.latitude, p.longitude, p.unresolved,
         (SELECT count(*) FROM stored_figures f WHERE f.id >= p.document << 20 AND f.id < (p.document + 1) << 20
          AND f.listed = 1 AND f.place = p.words AND f.within IS p.within)
         FROM stored_places p WHERE p.id = ?1",
    )?;
    let mut found: BTreeMap<_, Located> = BTreeMap::new();
    for key in keys {
        let one = row.query_row([key], |row| {
            let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get(4)?, row.get(5)?);
            let figures: i64 = row.get(7)?;
            Ok(Located {
                name: row.get(0)?,
                country: row.get(1)?,
                admin1: row.get(2)?,
                kind: row.get(3)?,
                point: latitude.zip(longitude),
                unresolved: row.get(6)?,
                times: 1,
                figures: figures as usize,
            })
        })?;
        let same = (one.name.to_lowercase(), one.country.clone(), one.admin1.clone(), one.kind.clone());
        match found.get_mut(&same) {
            Some(place) => {
                place.times += 1;
                place.figures += one.figures;
            }
            None => {
                found.insert(same, one);
            }
        }
    }
    let mut places: Vec<Located> = found.into_values().collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.times));
    Ok(places)
}
