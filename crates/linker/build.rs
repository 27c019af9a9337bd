//! A fingerprint of everything that shapes an article's facts, so that facts kept by another build are drawn again.

use std::path::{Path, PathBuf};

/// The crates whose code and tables facts are made of.
const CRATES: [&str; 4] = ["linker", "lexicon", "record", "text"];

fn main() {
    let crates =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crates lie in one folder").to_owned();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for folder in CRATES.iter().flat_map(|name| ["src", "data"].map(|part| crates.join(name).join(part))) {
        println!("cargo:rerun-if-changed={}", folder.display());
        for file in files(&folder) {
            let name = file.strip_prefix(&crates).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            add(name.as_bytes());
            add(&std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
        }
    }
    println!("cargo:rustc-env=ONRECORD_FACTS={}", hash as i64);
}

/// The files below a folder, in order; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
