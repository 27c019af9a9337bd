//! What names the program that reads: another rule or word list is another program, another store or test is not.

// The build script is a program; its `main` is not called here.
#[allow(dead_code, unreachable_pub)]
#[path = "../build.rs"]
mod build;

use std::fs;
use std::path::Path;

fn write(root: &Path, file: &str, content: &str) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
    fs::write(path, content).expect("it is written");
}

#[test]
fn what_shapes_a_record_changes_the_name_and_nothing_else_does() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let own = "[package]\nname = \"onrecord\"\n\n[dependencies]\nonrecord-reader = { workspace = true }\n\
               onrecord-store = { workspace = true }\n\n[dev-dependencies]\nonrecord-eval = { workspace = true }\n";
    write(root, "onrecord/Cargo.toml", own);
    write(
        root,
        "reader/Cargo.toml",
        "[package]\n\n[dependencies]\nonrecord-lexicon = { workspace = true }\n",
    );
    for file in [
        "onrecord/src/lib.rs",
        "onrecord/src/import.rs",
        "reader/src/speaker/name.rs",
        "reader/tests/names.rs",
        "lexicon/src/lib.rs",
        "lexicon/data/verbs.tsv",
        "store/src/lib.rs",
        "eval/src/lib.rs",
    ] {
        write(root, file, "one\ntwo\n");
    }
    let reads = || build::reads(&root.join("onrecord"));
    let before = reads();
    for (file, shapes) in [
        ("onrecord/src/lib.rs", true),
        ("onrecord/src/import.rs", false),
        ("reader/src/speaker/name.rs", true),
        ("reader/tests/names.rs", false),
        ("lexicon/data/verbs.tsv", true),
        ("store/src/lib.rs", false),
        ("eval/src/lib.rs", false),
    ] {
        write(root, file, "one\nthree\n");
        assert_eq!(reads() != before, shapes, "{file}");
        write(root, file, "one\r\ntwo\r\n");
        assert_eq!(reads(), before, "{file}: line ends");
    }
    write(root, "lexicon/data/nouns.tsv", "");
    assert_ne!(reads(), before, "a new file");
}

#[test]
fn a_run_names_the_program_and_what_it_reads_by() {
    let run = onrecord::Onrecord::new().run("", "2019-05-20");
    let (version, reads) = run.program.split_once('+').expect("both are there");
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(reads, format!("{:016x}", build::reads(folder)));
}
