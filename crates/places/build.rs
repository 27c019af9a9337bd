//! Packs the gazetteer's tables into one block of bytes that is searched as it lies, without reading it in first.
//!
//! The layout, which `src/gazetteer.rs` reads (numbers little-endian):
//!
//! - the counts of entries, of bytes of names, of blocks of keys and of bytes of keys, four bytes each
//! - the entries, 18 bytes each: identifier (3), latitude and longitude in thousandths of a degree (3, 3), where the
//!   name begins (3), the entry that it lies in, plus one (3), kind, and 128 for a
//!   capital (1), people as `12 ln(1 + n)` (1), length of the name (1)
//! - the names
//! - where each block of keys begins (4 each), then the keys, sixteen a block, in order: how many bytes are the same as
//!   in the key before (1), how many follow (1), these, how many entries it has (1), and these, with how they bear the
//!   name in the two highest bits (3 each)

#[path = "src/fold.rs"]
mod fold;
#[path = "src/type_word.rs"]
mod type_word;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

use fold::fold;
use type_word::without_type_words;

/// Keys in one block.
const BLOCK: usize = 16;
/// How an entry bears a name: as its own, as another, as its own without "County" or "Oblast".
const OWN: u32 = 0;
const OTHER: u32 = 1;
const BARE: u32 = 2;

struct Entry {
    id: u32,
    name: String,
    others: Vec<String>,
    latitude: f64,
    longitude: f64,
    people: u64,
    kind: u8,
    capital: bool,
    parent: usize,
    /// `US` or `US.KY`; only of countries and states.
    code: String,
}

fn main() {
    let data = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data");
    println!("cargo:rerun-if-changed={}", data.display());
    println!("cargo:rerun-if-changed=src/fold.rs");
    println!("cargo:rerun-if-changed=src/type_word.rs");
    let mut entries = Vec::new();
    for continent in ["af", "an", "as", "eu", "na", "oc", "sa"] {
        read_places(&data.join(format!("gazetteer-{continent}.tsv")), &mut entries);
    }
    read_regions(&data.join("regions.tsv"), &mut entries);
    add_names(&data.join("names.tsv"), &mut entries);
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("gazetteer.bin"), pack(&entries)).expect("OUT_DIR can be written");
    let coded = entries.iter().enumerate().filter(|(_, entry)| !entry.code.is_empty());
    let codes: String = coded.map(|(at, entry)| format!("{}\t{at}\n", entry.code)).collect();
    fs::write(out.join("codes.tsv"), codes).expect("OUT_DIR can be written");
}

fn lines(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Entries are 1, 2, ... in the order of the tables; 0 is none.
fn read_places(file: &Path, entries: &mut Vec<Entry>) {
    let (mut country, mut state, mut county) = (0, 0, 0);
    let mut iso = String::new();
    for fields in lines(file) {
        let kind = match fields[0].as_str() {
            "C" => 0,
            "S" => 1,
            "D" => 2,
            "T" | "K" => 3,
            other => panic!("{}: a row of kind {other:?}", file.display()),
        };
        let coded = usize::from(kind < 2);
        if fields.len() < 3 {
            // what follows lies in no known state or county
            (state, county) = if kind == 1 { (0, 0) } else { (state, 0) };
            continue;
        }
        let parent = match kind {
            0 => 0,
            1 => country,
            2 => [state, country].into_iter().find(|place| *place > 0).unwrap_or(0),
            _ => [county, state, country].into_iter().find(|place| *place > 0).unwrap_or(0),
        };
        let rest = &fields[1 + coded..];
        let code = match kind {
            0 => fields[1].clone(),
            1 => format!("{iso}.{}", fields[1]),
            _ => String::new(),
        };
        let capital = fields[0] == "K";
        entries.push(Entry { capital, ..entry(file, rest, kind, parent, code) });
        let place = entries.len();
        match kind {
            0 => (iso, country, state, county) = (fields[1].clone(), place, 0, 0),
            1 => (state, county) = (place, 0),
            2 => county = place,
            _ => {}
        }
    }
}

fn entry(file: &Path, fields: &[String], kind: u8, parent: usize, code: String) -> Entry {
    let number = |at: usize| -> f64 {
        fields[at].parse().unwrap_or_else(|_| panic!("{}: no number: {}", file.display(), fields[at]))
    };
    let others = fields.get(5).map_or_else(Vec::new, |others| others.split('|').map(str::to_owned).collect());
    Entry {
        id: number(0) as u32,
        name: fields[1].clone(),
        others,
        latitude: number(2),
        longitude: number(3),
        people: number(4) as u64,
        kind,
        capital: false,
        parent,
        code,
    }
}

/// Regions, seas, rivers and mountains: identifier or 0, name, latitude, longitude, country or nothing, other names.
fn read_regions(file: &Path, entries: &mut Vec<Entry>) {
    let countries: HashMap<String, usize> = entries
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == 0)
        .map(|(at, e)| (e.code.clone(), at + 1))
        .collect();
    for fields in lines(file) {
        let place: Vec<String> = [&fields[0], &fields[1], &fields[2], &fields[3], &"0".to_owned()]
            .into_iter()
            .cloned()
            .chain(fields.get(5).cloned())
            .collect();
        let parent = match fields.get(4).map(String::as_str) {
            None | Some("") => 0,
            Some(code) => *countries.get(code).unwrap_or_else(|| panic!("{}: {code}", file.display())),
        };
        entries.push(entry(file, &place, 4, parent, String::new()));
    }
}

/// Names that English papers use and GeoNames does not have: a country's or state's code, or `IN:Mumbai`, and the names.
fn add_names(file: &Path, entries: &mut [Entry]) {
    for fields in lines(file) {
        let found = match fields[0].split_once(':') {
            None => entries.iter().position(|entry| entry.code == fields[0]),
            Some((iso, name)) => {
                let country = |mut at: usize| {
                    while entries[at].parent > 0 {
                        at = entries[at].parent - 1;
                    }
                    entries[at].code == iso
                };
                let here = (0..entries.len())
                    .filter(|at| entries[*at].name == name && entries[*at].kind > 0 && country(*at));
                here.max_by_key(|at| (entries[*at].kind == 3, entries[*at].people))
            }
        };
        let at = found.unwrap_or_else(|| panic!("{}: there is no {}", file.display(), fields[0]));
        entries[at].others.extend(fields[1].split('|').map(str::to_owned));
    }
}

fn pack(entries: &[Entry]) -> Vec<u8> {
    let mut rows = Vec::new();
    let mut names = Vec::new();
    let mut begins: HashMap<&str, usize> = HashMap::new();
    let mut keys: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let begin = *begins.entry(&entry.name).or_insert_with(|| {
            names.extend_from_slice(entry.name.as_bytes());
            names.len() - entry.name.len()
        });
        three(&mut rows, entry.id);
        three(&mut rows, (entry.latitude * 1000.0).round() as i32 as u32);
        three(&mut rows, (entry.longitude * 1000.0).round() as i32 as u32);
        three(&mut rows, begin as u32);
        three(&mut rows, entry.parent as u32);
        rows.push(entry.kind | u8::from(entry.capital) << 7);
        rows.push((12.0 * (entry.people as f64).ln_1p()).round() as u8);
        rows.push(u8::try_from(entry.name.len()).expect("names are short"));
        let mut add = |name: String, how: u32| {
            if (2..=60).contains(&name.len()) {
                keys.entry(name).or_default().entry(at as u32).or_insert(how);
            }
        };
        add(fold(&entry.name), OWN);
        for other in &entry.others {
            add(fold(other), OTHER);
        }
        // "Newcastle upon Tyne" goes by its first word
        let joints = [" upon ", "-upon-", "-on-", " am ", " an der ", " nad ", " del "];
        if entry.kind == 3
            && entry.people >= 50_000
            && let Some(at) = joints.iter().filter_map(|joint| entry.name.find(joint)).min()
        {
            add(fold(&entry.name[..at]), OWN);
        }
        if entry.kind == 1 || entry.kind == 2 {
            for name in std::iter::once(&entry.name).chain(&entry.others) {
                if let Some(bare) = without_type_words(&fold(name)) {
                    add(bare.to_owned(), BARE);
                }
            }
        }
    }
    let (mut blocks, mut packed, mut count) = (Vec::new(), Vec::new(), 0_u32);
    let mut before = String::new();
    for (number, (key, places)) in keys.iter().enumerate() {
        let same = if number % BLOCK == 0 {
            blocks.extend_from_slice(&(packed.len() as u32).to_le_bytes());
            count += 1;
            0
        } else {
            key.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count()
        };
        packed.push(same as u8);
        packed.push((key.len() - same) as u8);
        packed.extend_from_slice(&key.as_bytes()[same..]);
        // of more than so many namesakes the largest
        let mut places: Vec<(u32, u32)> = places.iter().map(|(place, how)| (*place, *how)).collect();
        places.sort_by_key(|(place, how)| (*how, std::cmp::Reverse(entries[*place as usize].people), *place));
        places.truncate(255);
        packed.push(places.len() as u8);
        for (place, how) in places {
            three(&mut packed, place | how << 22);
        }
        before.clone_from(key);
    }
    let mut all = Vec::new();
    for number in [entries.len() as u32, names.len() as u32, count, packed.len() as u32] {
        all.extend_from_slice(&number.to_le_bytes());
    }
    for part in [rows, names, blocks, packed] {
        all.extend_from_slice(&part);
    }
    all
}

fn three(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes()[..3]);
}
