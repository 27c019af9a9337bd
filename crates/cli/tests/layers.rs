//! A layer of the record is whole: what has a type has a list in the record, a view, a list to show, and a scorer.

use std::process::Command;

use onrecord::record::ItemKind;
use onrecord::store::Store;

/// Where a layer is to be found.
struct Layer {
    /// Its list in a record's JSON.
    record: &'static str,
    /// Its view in a store.
    view: &'static str,
    /// What `onrecord show` calls it, or why it has no list of its own.
    shown: Result<&'static str, &'static str>,
    /// What the scorers call it, or why it has none.
    scored: Result<&'static str, &'static str>,
}

/// A new kind has no layer until it is named here, and then whatever it lacks fails.
fn layer(kind: ItemKind) -> Layer {
    let layer = |record, view, shown, scored| Layer { record, view, shown, scored };
    match kind {
        ItemKind::Statement => layer("statements", "statements", Ok("statements"), Ok("attribution")),
        ItemKind::Entity => layer("entities", "entities", Ok("actors"), Ok("entities")),
        ItemKind::Mention => {
            layer("mentions", "mentions", Err("words of entities, which actors count"), Ok("coreference"))
        }
        ItemKind::Affiliation => layer(
            "affiliations",
            "affiliations",
            Err("shown with the actor that they are of"),
            Err("no corpus has them; speakers are scored by whom they speak for"),
        ),
        ItemKind::Figure => layer("figures", "figures", Ok("figures"), Ok("figures")),
        ItemKind::Date => layer("dates", "dates", Ok("dates"), Ok("dates")),
        ItemKind::Place => layer("places", "places", Ok("places"), Ok("places")),
        ItemKind::Naming => layer("namings", "namings", Ok("namings"), Ok("namings")),
        ItemKind::Link => layer("links", "links", Ok("links"), Ok("links")),
    }
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord")).args(arguments).output();
    String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8")
}

/// Whether a help offers a value: a line that begins with `- value:`.
fn offers(help: &str, value: &str) -> bool {
    help.lines().any(|line| line.trim_start().starts_with(&format!("- {value}:")))
}

#[test]
fn every_layer_has_its_list_its_view_its_words_to_show_and_its_scorer() {
    let schema: serde_json::Value = serde_json::from_str(&help(&["schema"])).expect("it is JSON");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::create(folder.path().join("a.onrecord")).expect("it is made");
    let (show, score) = (help(&["show", "--help"]), help(&["eval", "--help"]));
    for kind in ItemKind::ALL {
        let layer = layer(kind);
        assert!(schema["properties"].get(layer.record).is_some(), "{kind:?} has no list in a record");
        let view = format!("SELECT * FROM {} LIMIT 0", layer.view);
        store.query(&view, |_, _| true).unwrap_or_else(|error| panic!("{kind:?} has no view: {error}"));
        if let Ok(shown) = layer.shown {
            assert!(offers(&show, shown), "`onrecord show` has no list of {kind:?}: {show}");
        }
        if let Ok(scored) = layer.scored {
            assert!(offers(&score, scored), "{kind:?} has no scorer: {score}");
        }
    }
    assert!(!offers(&show, "nothing"));
}
