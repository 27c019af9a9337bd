//! Places: where a name leads on the map.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Piece;

/// A named place in an article, and the gazetteer's entry for it.
///
/// The point of a country, state or county is the middle of its towns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// `p1`, `p2`, ... in the order of the text.
    pub id: String,
    /// The name as written.
    #[serde(flatten)]
    pub mention: Piece,
    /// The place among `entities`.
    pub entity: Option<String>,
    /// What it is; `null` where it is unresolved.
    #[serde(rename = "type")]
    pub kind: Option<PlaceType>,
    /// GeoNames identifier; `null` where it is unresolved, and for regions and waters, which the gazetteer has without one.
    pub geonames: Option<u32>,
    /// The gazetteer's name.
    pub name: Option<String>,
    /// ISO 3166-1 code of two letters (`XK` is Kosovo); `null` for what lies in several countries or in none.
    pub country: Option<String>,
    /// The country's first division that it lies in or is: state, province, region.
    pub admin1: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Whether the name stands for those who speak for the place ("Moscow said"), by the statement whose source it is.
    pub metonym: bool,
    /// Why it has no entry.
    pub unresolved: Option<UnresolvedPlace>,
    /// Probability that it is this entry, from 0 to 1; of an unresolved one that of the likeliest entry.
    pub confidence: f32,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceType {
    /// A country, or a territory with a code of its own.
    Country,
    /// A country's first division: a state, province or region.
    State,
    /// A second division: a county or district.
    County,
    /// A city, town or village.
    Town,
    /// A continent, region, sea, river or mountain.
    Region,
}

/// Why a place has no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnresolvedPlace {
    /// The gazetteer does not have the name.
    UnknownName,
    /// The gazetteer has several places of the name, and the text does not tell which.
    Ambiguous,
    /// The gazetteer has the name, but the text plays where the gazetteer knows no places, and nothing in it points there.
    Namesake,
}
