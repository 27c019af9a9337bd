//! The command as a user meets it: output, errors, exit status.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const GOOD: &str = "Road to Dorel opens\n\nKarsand’s interior minister, Ada Obi, said on Monday that the road to Dorel \
was open again. “Nobody will be stopped,” she told reporters.\n";

fn onrecord(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .env_remove("ONRECORD_DATA")
        .output()
        .expect("the program starts")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("the file is written");
    }
    folder
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().expect("a plain path")
}

#[test]
fn a_bad_input_is_named_and_the_rest_is_read() {
    let mut cut = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    cut.write_all(GOOD.repeat(50).as_bytes()).expect("memory can be written");
    let cut = cut.finish().expect("memory can be written");
    let folder = folder(&[
        ("a-good.txt", GOOD.as_bytes()),
        ("b-empty.txt", b""),
        ("c-image.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"),
        ("d-cut.txt.gz", &cut[..cut.len() / 2]),
        (
            "e-feed.xml",
            b"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>x</title></channel></rss>",
        ),
        ("f-bytes.bin", &[0, 159, 146, 150, 0, 0, 255, 3, 1, 0]),
        ("g-good.txt", GOOD.as_bytes()),
    ]);
    let output = onrecord(&["read", "--json", path(&folder)]);
    let (out, error) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert_eq!(out.lines().filter(|line| line.contains("Ada Obi")).count(), 2, "{error}");
    for name in ["b-empty.txt", "c-image.html", "d-cut.txt.gz", "e-feed.xml", "f-bytes.bin"] {
        assert!(
            error.lines().any(|line| line.contains("failed:") && line.contains(name)),
            "{name} in {error}"
        );
    }
}

#[test]
fn a_path_that_is_not_there_fails_with_its_name() {
    let output = onrecord(&["read", "no-such-file.html"]);
    assert_ne!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("no-such-file.html"));
}

#[test]
fn another_language_is_said_and_not_read() {
    let german = "Der Innenminister sagte am Montag, die Straße nach Dorel sei wieder frei und niemand werde \
                  aufgehalten. Er fügte hinzu, dass die Gespräche in der Hauptstadt weitergehen würden. ";
    let output = fed(&["read", "--json", "-"], german.repeat(4).as_bytes());
    let reading: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one object");
    assert_eq!(reading["document"]["language"], "de");
    assert_eq!(reading["statements"].as_array().map(Vec::len), Some(0));
    assert!(reading["notes"].to_string().contains("only English is read"));
}

#[test]
fn hostile_texts_end_in_a_record() {
    let long = "The road was open, said Ada Obi. ".repeat(2_000);
    let marks = "\"".repeat(1_000_000);
    let torn = b"The minister said \xff\xfe that the road \xc3\x28 was open today and all was well.".to_vec();
    for input in [long.into_bytes(), marks.into_bytes(), torn] {
        let output = fed(&["read", "--json", "-"], &input);
        let reading = fed(&["check", "-"], &output.stdout);
        assert_eq!(reading.status.code(), Some(0), "{}", text(&reading.stdout));
    }
}

#[test]
fn offsets_of_plain_text_are_those_of_the_file() {
    let output = fed(&["read", "--json", "-"], GOOD.as_bytes());
    let reading: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one object");
    assert_eq!(reading["document"]["text"], GOOD);
    let points: Vec<char> = GOOD.chars().collect();
    let statements = reading["statements"].as_array().expect("a list");
    assert!(statements.iter().any(|s| s["speaker"] == "Ada Obi" && s["manner"] == "direct"));
    for piece in statements.iter().flat_map(|s| s["content"].as_array().expect("a list")) {
        let offset = |key: &str| piece[key].as_u64().expect("a number") as usize;
        let stored: String = points[offset("start")..offset("end")].iter().collect();
        assert_eq!(piece["text"], stored);
    }
}

#[test]
fn the_record_does_not_depend_on_the_threads() {
    let samples = samples();
    let folders = ["pages", "texts", "feeds", "archive"].map(|f| samples.join(f).display().to_string());
    let read = |threads: &str| {
        let mut arguments = vec!["read", "--json", "-j", threads];
        arguments.extend(folders.iter().map(String::as_str));
        let output = onrecord(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        output.stdout
    };
    let one = read("1");
    assert!(one == read("3"), "other records with three threads");
    let checked = fed(&["check", "-"], &one);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
}

#[test]
fn a_record_that_was_tampered_with_is_found_out() {
    let output = fed(&["read", "--json", "-"], GOOD.as_bytes());
    let tampered = text(&output.stdout).replacen("Nobody will be", "Nobody can be", 1);
    let checked = fed(&["check", "-"], tampered.as_bytes());
    assert_eq!(checked.status.code(), Some(1), "{}", text(&checked.stdout));
}

#[test]
fn colour_is_only_for_terminals() {
    let output = fed(&["read", "-"], GOOD.as_bytes());
    assert!(!text(&output.stdout).contains('\u{1b}'));
    assert!(text(&output.stdout).contains("Ada Obi"));
}

#[test]
fn wrong_usage_is_told_and_every_help_has_examples() {
    assert_eq!(onrecord(&["read"]).status.code(), Some(2));
    let eval = onrecord(&["eval", "attribution"]);
    assert_eq!(eval.status.code(), Some(2));
    assert!(text(&eval.stderr).contains("ONRECORD_DATA"));
    for command in ["read", "check", "eval"] {
        assert!(text(&onrecord(&[command, "--help"]).stdout).contains("Examples:"), "{command}");
    }
}

#[test]
fn the_schema_in_the_docs_is_that_of_the_types() {
    let stored =
        fs::read_to_string(samples().join("../docs/record.schema.json")).expect("it is kept in docs");
    assert_eq!(text(&onrecord(&["schema"]).stdout), stored, "run `make schema`");
}

#[test]
fn whoever_stops_reading_the_output_is_no_error() {
    for arguments in [vec!["schema"], vec!["read", "--json", "texts"], vec!["--help"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(&arguments)
            .current_dir(samples())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}
