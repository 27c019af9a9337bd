//! Places against LGL: local news, with the GeoNames entry of every toponym.
//!
//! As the geoparsers that publish on LGL do, the toponyms count that have an identifier.
//!
//! - *Given*, [`score_given`]: the toponyms' spans are known. `exact` is the share led to the gold identifier; `acc161` the
//!   share led to the gold identifier or to within 161 kilometres (100 miles) of its point.
//! - *Found*, [`score_found`]: only the text is known. A place that was found and resolved is right where it shares a
//!   character with a toponym and lies within 161 kilometres of it (or has its identifier); each takes part in one match.
//!   One that shares a character with nothing but a toponym without identifier is not counted.

mod gold;

pub use gold::{GoldPlace, GoldPlaces, read_lgl};

use crate::ratio::Ratio;

/// A hundred miles.
const KILOMETRES: f64 = 161.0;

/// Where a name was led.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// First code point in the text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// GeoNames identifier, where the place has one.
    pub geonames: Option<u32>,
    /// Latitude and longitude in degrees; `None` where the name was left open.
    pub point: Option<(f64, f64)>,
}

/// Counts over a corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceScores {
    /// Toponyms with the gold identifier, of all.
    pub exact: Ratio,
    /// Toponyms within 161 kilometres, of all.
    pub near: Ratio,
}

/// Scores where given toponyms were led: for each article a guess for each of its places with an identifier, in order.
///
/// # Panics
/// Where an article has not as many guesses as such places.
pub fn score_given(gold: &[GoldPlaces], guesses: &[Vec<Guess>]) -> PlaceScores {
    let mut scores = PlaceScores::default();
    for (article, guesses) in gold.iter().zip(guesses) {
        let known: Vec<&GoldPlace> = article.known().collect();
        assert_eq!(known.len(), guesses.len(), "a guess for each toponym");
        for (place, guess) in known.iter().zip(guesses) {
            let exact = guess.geonames.is_some() && guess.geonames == place.geonames;
            scores.exact.add(usize::from(exact), 1, 1);
            scores.near.add(usize::from(is_near(place, guess)), 1, 1);
        }
    }
    scores
}

/// Scores what was found in the texts: for each article its resolved places.
pub fn score_found(gold: &[GoldPlaces], found: &[Vec<Guess>]) -> Ratio {
    let mut ratio = Ratio::default();
    for (article, found) in gold.iter().zip(found) {
        let overlaps = |guess: &Guess, place: &GoldPlace| guess.start < place.end && place.start < guess.end;
        let counted: Vec<&Guess> = found
            .iter()
            .filter(|guess| guess.point.is_some())
            .filter(|guess| {
                let mut beside = article.places.iter().filter(|place| overlaps(guess, place)).peekable();
                beside.peek().is_none() || beside.any(|place| place.geonames.is_some())
            })
            .collect();
        let mut taken = vec![false; counted.len()];
        let mut hit = 0;
        for place in article.known() {
            let right =
                |at: &usize| !taken[*at] && overlaps(counted[*at], place) && is_near(place, counted[*at]);
            if let Some(at) = (0..counted.len()).find(right) {
                taken[at] = true;
                hit += 1;
            }
        }
        ratio.add(hit, counted.len(), article.known().count());
    }
    ratio
}

fn is_near(place: &GoldPlace, guess: &Guess) -> bool {
    let same = guess.geonames.is_some() && guess.geonames == place.geonames;
    let apart = |point: (f64, f64)| kilometres(point, place.point);
    same || guess.point.is_some_and(|point| apart(point) <= KILOMETRES)
}

/// Great-circle distance.
fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (up, down) = (one.0.to_radians(), other.0.to_radians());
    let half = ((up - down) / 2.0).sin().powi(2)
        + up.cos() * down.cos() * ((one.1 - other.1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(start: usize, geonames: Option<u32>) -> GoldPlace {
        GoldPlace { start, end: start + 5, geonames, point: (40.0, -80.0) }
    }

    fn guess(start: usize, geonames: Option<u32>, latitude: f64) -> Guess {
        Guess { start, end: start + 5, geonames, point: Some((latitude, -80.0)) }
    }

    fn article(places: Vec<GoldPlace>) -> GoldPlaces {
        GoldPlaces { places, ..GoldPlaces::default() }
    }

    #[test]
    fn given_toponyms_count_by_identifier_and_by_distance() {
        let gold =
            [article(vec![place(0, Some(1)), place(10, None), place(20, Some(2)), place(30, Some(3))])];
        // right; near, by another identifier; two degrees away
        let guesses = [vec![guess(0, Some(1), 40.0), guess(20, Some(9), 41.4), guess(30, None, 42.0)]];
        let scores = score_given(&gold, &guesses);
        assert_eq!((scores.exact.hit, scores.near.hit, scores.exact.gold), (1, 2, 3));
    }

    #[test]
    fn found_places_must_overlap_and_be_near() {
        let gold = [article(vec![place(0, Some(1)), place(10, None), place(20, Some(2))])];
        let open = Guess { start: 20, end: 25, ..Guess::default() };
        let found = [vec![guess(3, None, 40.5), guess(10, Some(5), 40.0), open, guess(50, Some(6), 40.0)]];
        let ratio = score_found(&gold, &found);
        assert_eq!(
            (ratio.hit, ratio.made, ratio.gold),
            (1, 2, 2),
            "the toponym without identifier is passed over"
        );
    }
}
