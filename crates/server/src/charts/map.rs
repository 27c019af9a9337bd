//! A map: borders and coasts as lines, and a dot for each place, as large as it is often named.

use askama::Template;

use crate::words;

/// Borders and coasts (Natural Earth), in tenths of a degree, northwards negative.
const WORLD: &str = include_str!("../../assets/world.path");

/// A place on the map.
#[derive(Clone, Debug)]
pub(crate) struct Dot {
    pub(crate) name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) times: usize,
}

/// The part of the world that holds the places.
#[derive(Debug)]
pub(crate) struct Map {
    dots: Vec<Dot>,
    west: f64,
    north: f64,
    /// Pixels to a degree, east and south.
    east_scale: f64,
    south_scale: f64,
    height: f64,
}

#[derive(Template)]
#[template(path = "charts/map.svg", escape = "html")]
struct Drawing<'a> {
    height: String,
    borders: &'static str,
    transform: String,
    dots: Vec<Drawn<'a>>,
}

struct Drawn<'a> {
    x: String,
    y: String,
    r: String,
    name: Option<&'a str>,
    at_end: bool,
    label: String,
}

/// The drawing's width.
const WIDTH: f64 = 600.0;
/// The drawing's height at the most.
const TALLEST: f64 = 760.0;
/// Names that are written; more would lie on one another.
const NAMED: usize = 14;

impl Map {
    /// Of places, the most named first; nothing where none has a point.
    pub(crate) fn of(dots: Vec<Dot>) -> Option<Self> {
        let dots: Vec<Dot> = dots
            .into_iter()
            .filter(|dot| dot.latitude.abs() <= 85.0 && dot.longitude.abs() <= 180.0)
            .collect();
        let fold = |of: fn(&Dot) -> f64, pick: fn(f64, f64) -> f64| dots.iter().map(of).reduce(pick);
        let (south, north) = (fold(|d| d.latitude, f64::min)?, fold(|d| d.latitude, f64::max)?);
        let (west, east) = (fold(|d| d.longitude, f64::min)?, fold(|d| d.longitude, f64::max)?);
        let middle = (south + north) / 2.0;
        // Where the middle of the map lies, a degree east is shorter than one north by this.
        let shrink = middle.to_radians().cos().max(0.2);
        let tall = (north - south) * 1.4;
        // What lies far apart from north to south is drawn smaller, so that all of it is on the map.
        let width = ((east - west) * 1.3).clamp(6.0, 360.0).max(tall * WIDTH / (TALLEST * shrink));
        let east_scale = WIDTH / width;
        let south_scale = east_scale / shrink;
        let height = (tall.max(width * shrink * 0.55) * south_scale).clamp(280.0, TALLEST);
        Some(Self {
            west: (west + east - width) / 2.0,
            north: middle + height / south_scale / 2.0,
            east_scale,
            south_scale,
            height,
            dots,
        })
    }

    pub(crate) fn svg(&self) -> String {
        let most = self.dots.iter().map(|dot| dot.times).max().unwrap_or(1) as f64;
        let dots = self.dots.iter().enumerate().map(|(at, dot)| {
            let (x, y) = self.at(dot);
            Drawn {
                x: format!("{x:.1}"),
                y: format!("{y:.1}"),
                r: format!("{:.1}", 3.0 + (dot.times as f64 / most).sqrt() * 9.0),
                name: (at < NAMED).then_some(dot.name.as_str()),
                at_end: x > WIDTH * 0.7,
                label: format!("{}: {}", dot.name, words::counted(dot.times as i64, "time", "times")),
            }
        });
        let (x, y) = (-self.west * self.east_scale, self.north * self.south_scale);
        let (sx, sy) = (self.east_scale / 10.0, self.south_scale / 10.0);
        let drawing = Drawing {
            height: format!("{:.0}", self.height),
            borders: WORLD,
            transform: format!("translate({x:.2} {y:.2}) scale({sx:.4} {sy:.4})"),
            dots: dots.collect(),
        };
        drawing.render().expect("the template writes to memory")
    }

    fn at(&self, dot: &Dot) -> (f64, f64) {
        ((dot.longitude - self.west) * self.east_scale, (self.north - dot.latitude) * self.south_scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(name: &str, latitude: f64, longitude: f64) -> Dot {
        Dot { name: name.to_owned(), latitude, longitude, times: 2 }
    }

    #[test]
    fn every_place_lies_on_the_map_that_is_drawn() {
        let sets = [
            vec![dot("Aleppo", 36.2, 37.16)],
            vec![dot("Aleppo", 36.2, 37.16), dot("Moscow", 55.75, 37.6)],
            vec![dot("Suva", -18.1, 178.4), dot("Lima", -12.0, -77.0), dot("Oslo", 59.9, 10.7)],
        ];
        for dots in sets {
            let map = Map::of(dots).unwrap();
            for dot in &map.dots {
                let (x, y) = map.at(dot);
                assert!(
                    (0.0..=WIDTH).contains(&x) && (0.0..=map.height).contains(&y),
                    "{dot:?}: {x} {y} {map:?}"
                );
            }
        }
        assert!(Map::of(Vec::new()).is_none());
        assert!(Map::of(vec![dot("Pole", 90.0, 0.0)]).is_none());
        assert!(!Map::of(vec![dot("<b>", 1.0, 1.0)]).unwrap().svg().contains("<b>"));
    }
}
