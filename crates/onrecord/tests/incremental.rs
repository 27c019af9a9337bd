//! Linking a file again after articles were added, corrected or changed gives what linking all of it at once gives.

use std::path::PathBuf;

use onrecord::Onrecord;
use onrecord::ingest::{Input, Options};
use onrecord::store::{Change, Corrector, Drawn, Filter, List, Store};

const WHEN: &str = "2019-05-20T08:00:00Z";

fn samples() -> Vec<Input> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples/pages");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().map(Input::Path).collect()
}

fn import(onrecord: &Onrecord, store: &mut Store, inputs: &[Input]) {
    let run = store.begin(&onrecord.run("samples", WHEN)).expect("a run begins");
    let done = onrecord.import(store, inputs, &Options::default(), 2, run, |_| ()).expect("an import");
    assert!(done.new + done.versions > 0);
}

/// What people see of a linking.
fn shown(store: &Store) -> Vec<String> {
    let filter = Filter { limit: 10_000, ..Filter::default() };
    let lists = [List::Articles, List::Actors, List::Links, List::Disputes, List::Statements, List::Figures];
    lists.into_iter().map(|list| store.list(list, &filter).expect("a list")).flat_map(rows).collect()
}

/// The rows of a table, in the order of their words: equal ones among them may come in either order.
fn rows(table: onrecord::record::Table) -> Vec<String> {
    let names: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
    let mut rows: Vec<String> = (0..table.rows.len())
        .map(|row| names.iter().map(|name| table.get(row, name).to_cell()).collect::<Vec<_>>().join("\t"))
        .collect();
    rows.sort();
    rows
}

/// How many articles the next linking goes through.
fn fresh(store: &Store) -> usize {
    let mut count = 0;
    let take = |drawn| {
        count += usize::from(matches!(drawn, Drawn::Record(..)));
        true
    };
    store.for_each_fact(onrecord::RULES, take).expect("the file is read");
    count
}

fn reject_first_denial(store: &mut Store) {
    let denials = Filter { act: Some("deny".to_owned()), oldest_first: true, ..Filter::default() };
    let item = store.list(List::Statements, &denials).expect("a list").get(0, "id").to_cell().into_owned();
    store.correct(&item, Change::Reject, &Corrector::default()).expect("it is there");
}

#[test]
fn linking_step_by_step_is_linking_at_once() {
    let (onrecord, inputs) = (Onrecord::new(), samples());
    let folder = tempfile::tempdir().expect("a folder");
    let mut steps = Store::create(folder.path().join("steps.onrecord")).expect("a file");
    let (some, others) = inputs.split_at(inputs.len() / 2);
    import(&onrecord, &mut steps, some);
    let first = onrecord::link(&mut steps, 1, WHEN, |_| ()).expect("a linking");
    assert_eq!(fresh(&steps), 0, "what was drawn is kept");
    import(&onrecord, &mut steps, others);
    let added = fresh(&steps);
    assert!(added > 0 && added <= others.len(), "{added} of {} are gone through", inputs.len());
    reject_first_denial(&mut steps);
    let second = onrecord::link(&mut steps, 2, WHEN, |_| ()).expect("a linking");
    assert_ne!(first, second);

    let mut whole = Store::create(folder.path().join("whole.onrecord")).expect("a file");
    import(&onrecord, &mut whole, &inputs);
    reject_first_denial(&mut whole);
    let at_once = onrecord::link(&mut whole, 2, WHEN, |_| ()).expect("a linking");
    assert_eq!(second, at_once);
    assert_eq!(shown(&steps), shown(&whole));
    assert!(!second.disputes.is_empty());

    // and once more, with nothing new
    let again = onrecord::link(&mut whole, 1, WHEN, |_| ()).expect("a linking");
    assert_eq!(again, at_once);
    assert_eq!(shown(&steps), shown(&whole));
}
