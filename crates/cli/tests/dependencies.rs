//! Dependencies between the crates point one way; `ARCHITECTURE.md` says why.

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Each crate and the crates of ours that it may know.
const ALLOWED: &[(&str, &[&str])] = &[
    ("onrecord-text", &[]),
    ("onrecord-record", &["onrecord-text"]),
    ("onrecord-parse", &["onrecord-record", "onrecord-text"]),
    ("onrecord-lexicon", &["onrecord-parse", "onrecord-record"]),
    ("onrecord-model", &["onrecord-parse", "onrecord-text"]),
    (
        "onrecord-reader",
        &["onrecord-lexicon", "onrecord-model", "onrecord-parse", "onrecord-record", "onrecord-text"],
    ),
    ("onrecord-dates", &["onrecord-parse", "onrecord-record", "onrecord-text"]),
    ("onrecord-figures", &["onrecord-record", "onrecord-text"]),
    ("onrecord-places", &["onrecord-record", "onrecord-text"]),
    ("xtask", &["onrecord-parse"]),
    ("onrecord-ingest", &["onrecord-record", "onrecord-text"]),
    ("onrecord-store", &["onrecord-record", "onrecord-text"]),
    ("onrecord-export", &["onrecord-record"]),
    ("onrecord-linker", &["onrecord-lexicon", "onrecord-parse", "onrecord-record", "onrecord-text"]),
    ("onrecord-eval", &["onrecord-figures", "onrecord-lexicon", "onrecord-record", "onrecord-text"]),
    (
        "onrecord",
        &[
            "onrecord-dates",
            "onrecord-figures",
            "onrecord-ingest",
            "onrecord-linker",
            "onrecord-model",
            "onrecord-parse",
            "onrecord-places",
            "onrecord-reader",
            "onrecord-record",
            "onrecord-store",
            "onrecord-text",
        ],
    ),
    ("onrecord-server", &["onrecord"]),
    ("onrecord-cli", &["onrecord", "onrecord-eval", "onrecord-export", "onrecord-server"]),
];

/// Crates from outside that only one of ours may know: the seam where they could be exchanged.
const SEAMS: &[(&str, &str)] = &[
    ("clap", "onrecord-cli"),
    ("anyhow", "onrecord-cli"),
    ("indicatif", "onrecord-cli"),
    ("html5ever", "onrecord-ingest"),
    ("rusqlite", "onrecord-store"),
    ("axum", "onrecord-server"),
    ("tokio", "onrecord-server"),
    ("askama", "onrecord-server"),
];

#[test]
fn every_edge_between_our_crates_is_allowed() {
    let metadata = MetadataCommand::new().no_deps().exec().expect("cargo knows the workspace");
    for package in &metadata.packages {
        let name = package.name.as_str();
        let (_, allowed) = ALLOWED
            .iter()
            .find(|(crate_name, _)| *crate_name == name)
            .unwrap_or_else(|| panic!("{name} is new: say in this test what it may depend on"));
        for dependency in package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development) {
            let other = dependency.name.as_str();
            let ours = ALLOWED.iter().any(|(crate_name, _)| *crate_name == other);
            assert!(!ours || allowed.contains(&other), "{name} must not depend on {other}");
            let seam = SEAMS.iter().find(|(outside, _)| *outside == other);
            assert!(
                seam.is_none_or(|(_, owner)| *owner == name),
                "only {} may depend on {other}",
                seam.map_or("", |s| s.1)
            );
        }
    }
}
