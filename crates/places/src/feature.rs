//! What speaks for a candidate: the place itself, and what else the text names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::gazetteer::{Bears, Entry, Kind};

/// How many features a candidate has.
pub(crate) const COUNT: usize = NAMES.len();

/// Their names, in order; `data/weights.tsv` gives each its weight.
pub(crate) const NAMES: [&str; 25] = [
    // of the place
    "people",
    "country",
    "state",
    "county",
    "region",
    "other_name",
    "bare_name",
    "largest",
    "behind_largest",
    // of what stands beside its name
    "qualified",
    "not_as_qualified",
    // of what else is named
    "state_named",
    "country_named",
    "near_most",
    "near_all",
    "share_state",
    "share_country",
    "own_town",
    "own_county",
    // of who publishes it
    "home_name",
    "home_state",
    "home_country",
    // of the place again
    "capital",
    "well_known",
    "holds_namesake",
];

/// Values in the order of [`NAMES`].
pub(crate) type Features = [f64; COUNT];

static WEIGHTS: LazyLock<Features> = LazyLock::new(|| {
    let rows = include_str!("../data/weights.tsv").lines().filter_map(|line| line.split_once('\t'));
    let weights: HashMap<&str, f64> = rows
        .map(|(name, weight)| (name, weight.trim().parse().expect("weights.tsv holds numbers")))
        .collect();
    NAMES.map(|name| *weights.get(name).expect("weights.tsv holds every feature"))
});

/// The weighted sum.
pub(crate) fn score(features: &Features) -> f64 {
    features.iter().zip(WEIGHTS.iter()).map(|(value, weight)| value * weight).sum()
}

/// The features that the place has by itself among its namesakes.
pub(crate) fn own(features: &mut Features, entry: Entry, bears: Bears, most_people: f64) {
    let flag = |holds: bool| f64::from(u8::from(holds));
    features[0] = entry.log_people() / 10.0;
    features[1] = flag(entry.kind() == Kind::Country);
    features[2] = flag(entry.kind() == Kind::State);
    features[3] = flag(entry.kind() == Kind::County);
    features[4] = flag(entry.kind() == Kind::Region);
    features[5] = flag(bears == Bears::Other);
    features[6] = flag(bears == Bears::Bare);
    features[7] = flag(entry.log_people() >= most_people);
    features[22] = flag(entry.is_capital());
    // from a quarter of a million people on
    features[23] = (entry.log_people() - 12.4).max(0.0);
    features[8] = (most_people - entry.log_people()) / 10.0;
}
