//! Namings, figures and dates as a user meets them: in `onrecord read`, and `onrecord eval namings`.

use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

fn onrecord(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .env_remove("ONRECORD_DATA")
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// One article each of two outlets that call the same people by other names.
fn two_outlets() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("news.jsonl");
    let lines = [
        r#"{"id": "a", "outlet": "Dorel Herald", "published": "2019-05-06", "text": "The Northern Accord Front, the militant alliance that holds the province, left the town on Monday. The militants took the bridge. Nine people were killed and 40 were wounded, Ada Obi said."}"#,
        r#"{"id": "b", "outlet": "The Lesh Banner", "published": "2019-05-07", "text": "The Northern Accord Front, a terrorist group, left the town on Tuesday. Its spokesman, Idris Tarn, said the mill was empty."}"#,
    ];
    std::fs::write(&file, lines.join("\n")).expect("it is written");
    (folder, file)
}

#[test]
fn an_article_shows_its_figures_dates_and_namings() {
    let (_folder, file) = two_outlets();
    let (code, out, error) = onrecord(&["read", file.to_str().expect("a plain path")]);
    assert_eq!(code, Some(0), "{error}");
    for line in [
        "  Figures",
        "    Nine people  killed · exact · says Ada Obi",
        "  Dates",
        "    Monday → 2019-05-06",
        "  Namings",
        "    Dorel Herald calls Northern Accord Front: militants (2)",
    ] {
        assert!(out.contains(line), "no {line:?} in\n{out}");
    }
}

#[test]
fn outlets_are_compared_after_the_last_article() {
    let (_folder, file) = two_outlets();
    let path = file.to_str().expect("a plain path");
    for arguments in [&["read", path][..], &["read", "--namings", path]] {
        let (_, out, _) = onrecord(arguments);
        let (_, closing) = out.split_once("What the outlets call whom").expect("a closing summary");
        assert!(closing.contains("Dorel Herald calls Northern Accord Front: militants (2)"), "{closing}");
        assert!(closing.contains("The Lesh Banner calls Northern Accord Front: terrorist"), "{closing}");
    }
    let (_, out, _) = onrecord(&["read", "--namings", path]);
    assert!(!out.contains("Figures") && !out.contains("statement"), "{out}");
    let (_, out, _) = onrecord(&["read", "--json", path]);
    assert!(out.lines().all(|line| line.starts_with('{')), "{out}");
}

#[test]
fn namings_are_scored_on_their_own_articles_only() {
    let (_folder, file) = two_outlets();
    let (_, out, _) = onrecord(&["read", "--json", file.to_str().expect("a plain path")]);
    let record = file.with_file_name("record.jsonl");
    std::fs::write(&record, out).expect("it is written");
    let predictions = record.to_str().expect("a plain path");
    let (code, _, error) = onrecord(&["eval", "namings", "--predictions", predictions]);
    assert_eq!(code, Some(2));
    assert!(error.contains("no annotated article"), "{error}");
    let (code, _, error) = onrecord(&["eval", "namings"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("ONRECORD_DATA"), "{error}");
}
