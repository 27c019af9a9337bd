//! `onrecord eval speakers` as a user meets it.

use std::process::Command;

fn eval(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["eval", "speakers"])
        .args(arguments)
        .env_remove("ONRECORD_DATA")
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn records_of_other_articles_find_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = folder.path().join("road.txt");
    std::fs::write(&text, "Ada Obi said on Monday that the road to Dorel was open again.\n")
        .expect("it is written");
    let read = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["read", "--json", "--quiet"])
        .arg(&text)
        .output()
        .expect("the program starts");
    let file = folder.path().join("record.jsonl");
    std::fs::write(&file, read.stdout).expect("it is written");
    let (code, out, error) = eval(&["--json", "--predictions", file.to_str().expect("a plain path")]);
    assert_eq!(code, Some(0), "{error}");
    let found: serde_json::Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!(found["speakers.gold"], 300.0);
    for key in ["speakers.accuracy", "speakers.indirect_accuracy", "speakers.name_accuracy", "speakers.found"]
    {
        assert_eq!(found[key], 0.0, "{key}");
    }
}

#[test]
fn without_a_corpus_it_says_what_to_give() {
    let (code, _, error) = eval(&[]);
    assert_eq!(code, Some(2));
    assert!(error.contains("ONRECORD_DATA"), "{error}");
}
