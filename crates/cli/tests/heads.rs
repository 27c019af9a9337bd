//! `onrecord eval entities`, `syntax` and `coreference` as a user meets them, on a corpus of our own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;

/// One text as a treebank has it, with its mentions.
const TREEBANK: &str = "# newdoc id = GUM_news_road
# newpar
1 Ada PROPN 3 nsubj Entity=(1-person-new
2 Obi PROPN 1 flat Entity=1)
3 left VERB 0 root _
4 Dorel PROPN 3 obj Entity=(2-place-new)|SpaceAfter=No
5 . PUNCT 3 punct _

1 She PRON 2 nsubj Entity=(1-person-giv)
2 slept VERB 0 root SpaceAfter=No
3 . PUNCT 2 punct _
";

fn conllu() -> String {
    let row = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
        [id, form, upos, head, relation, misc] if !line.starts_with('#') => {
            format!("{id}\t{form}\t_\t{upos}\t_\t_\t{head}\t{relation}\t_\t{misc}\n")
        }
        _ => format!("{line}\n"),
    };
    TREEBANK.lines().map(row).collect()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it is made");
    fs::write(path, bytes).expect("it is written");
}

/// A folder of corpora with a text or two in each.
fn corpora(treebank: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |path: &str| folder.path().join(path);
    let packed = |text: &str| {
        let mut gz = GzEncoder::new(Vec::new(), Compression::default());
        gz.write_all(text.as_bytes()).expect("memory can be written");
        gz.finish().expect("memory can be written")
    };
    for name in ["ewt", "gum"] {
        write(&at(&format!("syntax/ud_{name}/dev.conllu.gz")), &packed(treebank));
    }
    write(
        &at("entities/uner_ewt/en_ewt-ud-dev.iob2"),
        b"# newdoc id = a\n# text = Ada Obi left Dorel.\n1\tAda\tB-PER\n2\tObi\tI-PER\n3\tleft\tO\n4\tDorel\tB-LOC\n5\t.\tO\n",
    );
    let tagged: String = (0..120).map(|_| "Tarn I-PER\nslept O\n\n").collect();
    write(&at("entities/wikigold/wikigold.conll.txt"), tagged.as_bytes());
    // "document-0" is one of the held-out fifth
    write(
        &at("entities/re3d/Dorel Post/documents.json"),
        b"{\"_id\": \"document-0\", \"text\": \"Ada Obi left Dorel.\"}\n",
    );
    write(
        &at("entities/re3d/Dorel Post/entities.json"),
        b"{\"documentId\": \"document-0\", \"begin\": 0, \"end\": 7, \"type\": \"Person\", \"confidence\": 1}\n",
    );
    write(&at("attribution/polnear/dev/text/a.txt"), b"Tarn slept.");
    write(
        &at("attribution/polnear-corenlp-dev.jsonl.gz"),
        &packed(r#"{"id": "a", "sentences": [{"tokens": [[0, 4, "Tarn", "Tarn", "NNP", "PERSON", null]]}]}"#),
    );
    folder
}

fn eval(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("eval")
        .args(arguments)
        .env("ONRECORD_DATA", folder)
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn metrics(folder: &Path, what: &str) -> serde_json::Value {
    let (status, out, error) = eval(folder, &[what, "--json"]);
    assert_eq!(status, Some(0), "{error}");
    serde_json::from_str(&out).expect("one object")
}

#[test]
fn syntax_and_coreference_name_their_metrics() {
    let folder = corpora(&conllu());
    let syntax = metrics(folder.path(), "syntax");
    // a sentence this plain is read right by any model worth shipping
    assert_eq!(syntax["syntax.ewt.uas"], 100.0, "{syntax}");
    assert_eq!(syntax["syntax.gum.news.las"], syntax["syntax.gum.las"]);
    assert!(syntax["syntax.gum.upos"].is_number());
    let coreference = metrics(folder.path(), "coreference");
    for name in ["conll_f1", "conll_f1_with_singletons", "mention_f1"] {
        assert!(coreference[format!("coreference.gum.{name}")].is_number(), "{coreference}");
    }
    assert_eq!(coreference["coreference.gum.phrases_of_gold_heads"], 100.0);
}

#[test]
fn a_faulty_treebank_is_named_with_its_line() {
    let folder = corpora(&conllu().replace("\t3\tnsubj", "\t9\tnsubj"));
    let (status, _, error) = eval(folder.path(), &["syntax"]);
    assert_eq!(status, Some(2));
    assert!(error.contains("dev.conllu.gz: line 3"), "{error}");
}

#[test]
fn another_reader_is_scored_on_the_texts_that_are_given_out() {
    let folder = corpora(&conllu());
    let (status, texts, error) = eval(folder.path(), &["entities", "--texts"]);
    assert_eq!(status, Some(0), "{error}");
    // whoever finds "Ada Obi" and "Tarn", and nothing else
    let found: String = texts
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("an object");
            let text = row["text"].as_str().expect("a text");
            let names = ["Ada Obi", "Tarn"].iter().flat_map(|name| text.match_indices(name));
            let entities: Vec<_> =
                names.map(|(at, name)| serde_json::json!([at, at + name.len(), "person"])).collect();
            let row = serde_json::json!({"corpus": row["corpus"], "id": row["id"], "entities": entities});
            format!("{row}\n")
        })
        .collect();
    let file = folder.path().join("found.jsonl");
    fs::write(&file, found).expect("it is written");
    let (status, out, error) =
        eval(folder.path(), &["entities", "--json", "--predictions", file.to_str().expect("a plain path")]);
    assert_eq!(status, Some(0), "{error}");
    let scores: serde_json::Value = serde_json::from_str(&out).expect("one object");
    assert_eq!(scores["entities.re3d.f1"], 100.0);
    assert_eq!(scores["entities.wikigold.per.f1"], 100.0);
    assert_eq!(scores["entities.polnear_silver.f1"], 100.0);
    assert_eq!(scores["entities.uner_ewt.recall"], 50.0);
    assert_eq!(scores["entities.uner_ewt.precision"], 100.0);
}

#[test]
fn wrong_entities_are_shown_in_their_sentences() {
    let folder = corpora(&conllu());
    let file = folder.path().join("found.jsonl");
    let (_, texts, _) = eval(folder.path(), &["entities", "--texts"]);
    let rows: String = texts
        .lines()
        .map(|line| {
            let mut row: serde_json::Value = serde_json::from_str(line).expect("an object");
            row["entities"] = serde_json::json!([]);
            format!("{row}\n")
        })
        .collect();
    fs::write(&file, rows).expect("it is written");
    let path = file.to_str().expect("a plain path");
    let (status, out, error) = eval(folder.path(), &["entities", "--wrong", "--predictions", path]);
    assert_eq!(status, Some(0), "{error}");
    assert!(out.contains("re3d missed Person: [Ada Obi] left Dorel."), "{out}");
    assert!(out.contains("uner_ewt missed LOC: Ada Obi left [Dorel]."), "{out}");
}
