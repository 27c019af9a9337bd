//! The gazetteer: places by name, searched in the block of bytes that the build script packs.
//!
//! Nothing is read in before: a search halves its way to the block that holds the name. `build.rs` tells the layout.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
static PARTS: LazyLock<Parts> = LazyLock::new(|| Parts::of(BYTES));

const HEAD: usize = 16;
const ROW: usize = 18;
const BLOCK: usize = 16;

struct Parts {
    rows: &'static [u8],
    names: &'static [u8],
    blocks: &'static [u8],
    keys: &'static [u8],
}

impl Parts {
    fn of(bytes: &'static [u8]) -> Self {
        let number =
            |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        let (rows, rest) = bytes[HEAD..].split_at(number(0) * ROW);
        let (names, rest) = rest.split_at(number(4));
        let (blocks, keys) = rest.split_at(number(8) * 4);
        Self { rows, names, blocks, keys }
    }
}

/// What sort of place an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A country or a territory with a code of its own.
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

/// How a place bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bears {
    /// It is the place's own.
    Own,
    /// It is another of its names, or another spelling.
    Other,
    /// It is its own without the word for its sort ("Laurel" of Laurel County).
    Bare,
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry(u32);

impl Entry {
    /// GeoNames identifier; `None` for the regions and waters that were written by hand.
    pub fn geonames(self) -> Option<u32> {
        Some(self.three(0)).filter(|id| *id > 0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let begin = self.three(9) as usize;
        let name = &PARTS.names[begin..begin + usize::from(self.row()[17])];
        std::str::from_utf8(name).expect("the build script writes whole names")
    }

    /// Latitude and longitude in degrees.
    pub fn point(self) -> (f64, f64) {
        let degrees = |at: usize| {
            // the third byte carries the sign
            let number = (self.three(at) << 8) as i32 >> 8;
            f64::from(number) / 1000.0
        };
        (degrees(3), degrees(6))
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        match self.row()[15] & 0x7f {
            0 => Kind::Country,
            1 => Kind::State,
            2 => Kind::County,
            3 => Kind::Town,
            _ => Kind::Region,
        }
    }

    /// Whether it is its country's capital.
    pub fn is_capital(self) -> bool {
        self.row()[15] & 0x80 != 0
    }

    /// The natural logarithm of one more than the number of people, to a twelfth.
    pub fn log_people(self) -> f64 {
        f64::from(self.row()[16]) / 12.0
    }

    /// The place that it lies in.
    pub fn parent(self) -> Option<Self> {
        self.three(12).checked_sub(1).map(Self)
    }

    /// Itself and the places that it lies in, the smallest first.
    pub fn line(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |place| place.parent())
    }

    /// Whether it is `other` or lies in it.
    pub fn is_in(self, other: Self) -> bool {
        self.line().any(|place| place == other)
    }

    /// Its country.
    pub fn country(self) -> Option<Self> {
        self.line().find(|place| place.kind() == Kind::Country)
    }

    /// The first division that it lies in, or is.
    pub fn state(self) -> Option<Self> {
        self.line().find(|place| place.kind() == Kind::State)
    }

    /// Great-circle distance in kilometres.
    pub fn kilometres(self, other: Self) -> f64 {
        distance(self.point(), other.point())
    }

    fn row(self) -> &'static [u8] {
        let begin = self.0 as usize * ROW;
        &PARTS.rows[begin..begin + ROW]
    }

    fn three(self, at: usize) -> u32 {
        three(self.row(), at)
    }
}

/// Great-circle distance in kilometres between two points in degrees.
pub fn distance(first: (f64, f64), second: (f64, f64)) -> f64 {
    let (up, down) = (first.0.to_radians(), second.0.to_radians());
    let half = ((up - down) / 2.0).sin().powi(2)
        + up.cos() * down.cos() * ((first.1 - second.1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.sqrt().min(1.0).asin()
}

/// The places that bear a name, in any case and spelling of its diacritics; the most populous that own it come first.
///
/// ```
/// use onrecord_places::{Bears, Kind, named};
/// let malmo = named("Malmo");
/// assert!(malmo.iter().any(|(entry, bears)| entry.kind() == Kind::Town && *bears == Bears::Own));
/// assert_eq!(malmo[0].0.name(), "Malmö");
/// assert!(named("Ostrev").is_empty());
/// ```
pub fn named(name: &str) -> Vec<(Entry, Bears)> {
    folded(&fold(name))
}

/// The places that bear a folded name.
pub(crate) fn folded(name: &str) -> Vec<(Entry, Bears)> {
    let parts = &*PARTS;
    let name = name.as_bytes();
    let begins = |block: usize| {
        let at = block * 4;
        let bytes = &parts.blocks[at..at + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
    };
    let first_key = |block: usize| {
        let at = begins(block);
        &parts.keys[at + 2..at + 2 + usize::from(parts.keys[at + 1])]
    };
    let (mut low, mut high) = (0, parts.blocks.len() / 4);
    while low < high {
        let middle = usize::midpoint(low, high);
        if first_key(middle) <= name {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let Some(block) = low.checked_sub(1) else { return Vec::new() };
    let mut at = begins(block);
    let mut key: Vec<u8> = Vec::new();
    for _ in 0..BLOCK {
        if at >= parts.keys.len() {
            break;
        }
        let (same, more) = (usize::from(parts.keys[at]), usize::from(parts.keys[at + 1]));
        key.truncate(same);
        key.extend_from_slice(&parts.keys[at + 2..at + 2 + more]);
        at += 2 + more;
        let count = usize::from(parts.keys[at]);
        at += 1;
        match key.as_slice().cmp(name) {
            Ordering::Less => at += 3 * count,
            Ordering::Greater => break,
            Ordering::Equal => return (0..count).map(|place| bearer(parts.keys, at + 3 * place)).collect(),
        }
    }
    Vec::new()
}

fn bearer(keys: &[u8], at: usize) -> (Entry, Bears) {
    let number = three(keys, at);
    let bears = match number >> 22 {
        0 => Bears::Own,
        1 => Bears::Other,
        _ => Bears::Bare,
    };
    (Entry(number & 0x3f_ffff), bears)
}

fn three(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], 0])
}

/// The codes of countries and states (`US`, `US.KY`), in the order of the entries.
static CODES: LazyLock<Vec<(Entry, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!(concat!(env!("OUT_DIR"), "/codes.tsv")).lines();
    let codes = rows.filter_map(|line| {
        let (code, entry) = line.split_once('\t')?;
        Some((Entry(entry.parse().ok()?), code))
    });
    codes.collect()
});

static ENTRIES: LazyLock<HashMap<&'static str, Entry>> =
    LazyLock::new(|| CODES.iter().map(|(entry, code)| (*code, *entry)).collect());

/// The country or state with a code.
pub(crate) fn by_code(code: &str) -> Option<Entry> {
    ENTRIES.get(code).copied()
}

/// The code of a country or state.
pub(crate) fn code(entry: Entry) -> Option<&'static str> {
    let at = CODES.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
    Some(CODES[at].1)
}
