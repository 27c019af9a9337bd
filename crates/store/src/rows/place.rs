//! Places that are named.

use onrecord_record::{Address, PlaceType, UnresolvedPlace};

use super::cell::Day;
use super::row;
use crate::origin::Origin;

row! {
    /// A place that is named, and where its name leads on the map.
    PlaceRow of Places from "places" {
        /// The place's address.
        id: Address,
        /// Its article's name.
        article: String,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// The name as written.
        words: String,
        /// What sort of place it is.
        r#type: Option<PlaceType>,
        /// The gazetteer's name.
        name: Option<String>,
        /// The country, ISO 3166-1 alpha-2.
        country: Option<String>,
        /// The first-order division of the country.
        admin1: Option<String>,
        /// Degrees north, from -90 to 90.
        latitude: Option<f64>,
        /// Degrees east, from -180 to 180.
        longitude: Option<f64>,
        /// The entry in GeoNames.
        geonames: Option<usize>,
        /// Whether the name stands for a government or a body.
        metonym: bool,
        /// Why it has no place on the map.
        unresolved: Option<UnresolvedPlace>,
        /// How sure the choice among namesakes is, from 0 to 1.
        confidence: f64,
        /// The entity that is so named.
        entity: Option<Address>,
        /// What is said around it.
        said: Option<String>,
        /// Who says so: a speaker, or the outlet.
        said_by: Option<String>,
        /// Whose words it stands in when places are counted by party.
        party: Option<String>,
        /// The statement that it stands in.
        statement: Option<Address>,
        /// First character, in code points of the article's text.
        first: usize,
        /// One past its last character, in code points.
        last: usize,
        /// Whether the program found it, or a person has confirmed, changed or rejected it.
        origin: Origin,
        /// The article's headline.
        title: Option<String>,
        /// Whether the article is in its newest version.
        current: bool,
    }
}
