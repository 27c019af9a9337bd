//! Names what reads by the source and the data of every crate that shapes a record, so that a changed rule or word list is
//! another program although the version is the same: `ONRECORD_READS`, sixteen hexadecimal digits.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What this crate is made of and no record is shaped by: where articles come from, and where records go.
const OTHERS: [&str; 2] = ["ingest", "store"];
/// The files of this crate that shape a record.
const OWN: [&str; 3] = ["src/lib.rs", "src/links.rs", "src/beside"];

fn main() {
    let own = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    println!("cargo::rustc-env=ONRECORD_READS={:016x}", reads(&own));
}

/// What the source and data come to of the crate in `own` and of those beside it that it is made of.
pub(crate) fn reads(own: &Path) -> u64 {
    let crates = own.parent().expect("the crate lies in a folder").to_owned();
    let mut files = BTreeMap::new();
    for file in OWN {
        add(own, &own.join(file), "onrecord", &mut files);
    }
    let mut left = depends_on(own);
    let mut seen = Vec::new();
    while let Some(name) = left.pop() {
        if seen.contains(&name) || OTHERS.contains(&name.as_str()) {
            continue;
        }
        let folder = crates.join(&name);
        for part in ["src", "data", "build.rs"] {
            add(&folder, &folder.join(part), &name, &mut files);
        }
        left.extend(depends_on(&folder));
        seen.push(name);
    }
    let mut hash = Fnv::default();
    for (name, content) in &files {
        hash.add(name.as_bytes());
        hash.add(&(content.len() as u64).to_le_bytes());
        hash.add(content);
    }
    hash.0
}

/// The crates of ours that one is made of, as its manifest says.
fn depends_on(folder: &Path) -> Vec<String> {
    let manifest = folder.join("Cargo.toml");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    let section = text.split("\n[dependencies]").nth(1).unwrap_or_default();
    let lines = section.lines().skip(1).take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.strip_prefix("onrecord-")?.split([' ', '=', '.']).next());
    names.map(str::to_owned).collect()
}

/// Adds a file, or the files below a folder, by names that are the same on every system.
fn add(root: &Path, path: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    println!("cargo::rerun-if-changed={}", path.display());
    if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.flatten() {
            add(root, &entry.path(), name, files);
        }
    } else if let Ok(content) = fs::read(path) {
        let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        // A checkout may have other line ends.
        let content = content.into_iter().filter(|byte| *byte != b'\r').collect();
        files.insert(format!("{name}/{below}"), content);
    }
}

/// FNV-1a of 64 bits: the same with every compiler.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
