//! What the linker finds, in the tables; and what people say of it.

use onrecord_record::{
    Actor, Dispute, DisputeState, EntityKind, IssueKind, Link, LinkKind, Linked, Merge, OriginGroup,
    OriginMember, Party, Piece, Position, Why,
};
use onrecord_store::{Change, Corrector, Filter, Linking, List, Store};

use crate::karsand::{Story, name, store, write};

fn who() -> Corrector {
    Corrector { by: "rana".to_owned(), made: "2019-05-20T09:00:00Z".to_owned(), note: None }
}

fn why(rule: &str) -> Why {
    Why { rule: rule.to_owned(), reason: "the same count".to_owned() }
}

fn actor(id: &str, name: &str, members: &[String]) -> Actor {
    Actor {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: EntityKind::Person,
        aliases: vec![],
        roles: vec!["spokesman".to_owned()],
        members: members.to_vec(),
        merges: members
            .windows(2)
            .map(|pair| Merge {
                left: pair[0].clone(),
                right: pair[1].clone(),
                why: why("name"),
                confidence: 0.9,
            })
            .collect(),
    }
}

fn position(item: &str, words: &str) -> Position {
    let pieces = vec![Piece { start: 0, end: words.len(), text: words.to_owned() }];
    Position {
        item: item.to_owned(),
        published: Some("2019-05-06".to_owned()),
        pieces,
        superseded: false,
        origin: None,
    }
}

/// Two articles in which al-Masri and Merchev part, and their linking.
pub(crate) fn linked() -> (tempfile::TempDir, Store, String, String, Linked) {
    let (folder, mut store) = store();
    let stories = [
        Story {
            id: "a",
            said: &[
                ("Idris al-Masri", "said", "40 people were killed"),
                ("D. Merchev", "denied", "the militants were hit"),
            ],
            ..Story::default()
        },
        Story {
            id: "b",
            outlet: "The Veshtal Banner",
            published: Some("2019-05-07"),
            said: &[("Daud Merchev", "said", "12 fighters were killed")],
            ..Story::default()
        },
    ];
    let written = write(&mut store, &stories);
    let (a, b) = (name(&written[0]).to_owned(), name(&written[1]).to_owned());
    let link = |id: &str, kind, from: String, to: String| Link {
        id: id.to_owned(),
        kind,
        from,
        to,
        why: why("figure"),
        confidence: 0.8,
    };
    let party = |actor: &str, name: &str, positions: Vec<Position>| Party {
        actor: Some(actor.to_owned()),
        name: name.to_owned(),
        positions,
    };
    let linked = Linked {
        origins: vec![OriginGroup {
            id: "o1".to_owned(),
            members: [(&a, 1.0, None), (&b, 0.7, Some(a.clone()))]
                .map(|(document, similarity, like)| OriginMember {
                    document: document.clone(),
                    similarity,
                    like,
                })
                .to_vec(),
            earliest: a.clone(),
            agency: Some("Meridian Press".to_owned()),
            similarity: 0.7,
        }],
        related: vec![],
        actors: vec![
            actor("a-masri", "Idris al-Masri", &[format!("{a}:e1")]),
            actor("a-merchev", "Daud Merchev", &[format!("{a}:e2"), format!("{b}:e1")]),
        ],
        links: vec![
            link("l-1", LinkKind::Denies, format!("{a}:s3"), format!("{a}:s2")),
            link("l-2", LinkKind::Contradicts, format!("{b}:f1"), format!("{a}:f1")),
        ],
        disputes: vec![Dispute {
            id: "d-1".to_owned(),
            title: "people killed".to_owned(),
            issue: IssueKind::Figure,
            parties: vec![
                party(
                    "a-masri",
                    "Idris al-Masri",
                    vec![position(&format!("{a}:f1"), "40 people were killed")],
                ),
                party(
                    "a-merchev",
                    "Daud Merchev",
                    vec![position(&format!("{b}:f1"), "12 fighters were killed")],
                ),
            ],
            since: Some("2019-05-06".to_owned()),
            until: Some("2019-05-07".to_owned()),
            state: DisputeState::Open,
            links: vec!["l-2".to_owned()],
        }],
    };
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    (folder, store, a, b, linked)
}

fn linking(store: &Store) -> Linking {
    let (program, made) = ("1".to_owned(), "2019-05-20T08:00:00Z".to_owned());
    Linking { program, made, state: store.state().unwrap() }
}

fn column(store: &Store, list: List, filter: &Filter, column: &str) -> Vec<String> {
    let table = store.list(list, filter).unwrap();
    (0..table.rows.len()).map(|row| table.get(row, column).to_cell().into_owned()).collect()
}

fn of(actor: &str) -> Filter {
    Filter { actor: Some(actor.to_owned()), ..Filter::default() }
}

#[test]
fn statements_figures_and_articles_lead_to_actors() {
    let (_folder, store, ..) = linked();
    assert!(store.is_linked().unwrap());
    let said = ["12 fighters were killed", "the militants were hit"];
    for called in ["Daud Merchev", "merchev", "a-merchev"] {
        assert_eq!(column(&store, List::Statements, &of(called), "words"), said, "{called}");
    }
    assert_eq!(column(&store, List::Figures, &of("Merchev"), "low"), ["12"]);
    assert_eq!(column(&store, List::Namings, &of("Merchev"), "term"), ["militants"]);
    assert_eq!(column(&store, List::Articles, &of("Merchev"), "outlet").len(), 2);
    assert_eq!(column(&store, List::Actors, &Filter::default(), "statements"), ["2", "1"]);
    assert_eq!(column(&store, List::Articles, &Filter::default(), "copies"), ["o1", "o1"]);
    let quiet = Filter { since: Some("2019-05-07".to_owned()), ..Filter::default() };
    assert_eq!(column(&store, List::Actors, &quiet, "name"), ["Daud Merchev"]);
}

#[test]
fn links_and_disputes_show_what_they_tie() {
    let (_folder, store, a, b, _) = linked();
    let links = store.list(List::Links, &Filter::default()).unwrap();
    assert_eq!(links.get(0, "from_item").to_cell(), format!("{b}:f1"));
    assert_eq!(
        (links.get(0, "from_words").to_cell(), links.get(0, "to_words").to_cell()),
        ("12".into(), "40".into())
    );
    assert_eq!(links.get(1, "to_words").to_cell(), "40 people were killed");
    let denials = Filter { kind: Some("denies".to_owned()), ..Filter::default() };
    assert_eq!(column(&store, List::Links, &denials, "id"), ["l-1"]);
    let about = Filter { topic: Some("fighters".to_owned()), ..Filter::default() };
    assert_eq!(column(&store, List::Links, &about, "id"), ["l-2"]);
    let disputes = store.list(List::Disputes, &of("al-Masri")).unwrap();
    let page = store.disputes(&of("al-Masri")).unwrap();
    let positions = &page.rows[0].positions;
    assert_eq!(positions[0].item.to_string(), format!("{a}:f1"));
    assert_eq!(positions[1].words, "12 fighters were killed");
    assert_eq!((page.rows[0].prints, page.rows[0].origins), (2, 2));
    assert_eq!(disputes.get(0, "positions").to_cell(), "2");
    assert_eq!(store.positions(&of("al-Masri")).unwrap().rows, *positions);
    assert_eq!(column(&store, List::Disputes, &about, "title"), ["people killed"]);
    let elsewhere = Filter { topic: Some("convoy".to_owned()), ..Filter::default() };
    assert!(column(&store, List::Disputes, &elsewhere, "title").is_empty());
}

#[test]
fn an_actor_is_shown_with_names_roles_and_what_it_says() {
    let (_folder, store, ..) = linked();
    let named = store.actors_named("merchev").unwrap();
    assert_eq!(named.len(), 1);
    let profile = store.actor(&named[0].id, &Filter::default()).unwrap();
    assert_eq!(profile.names.rows.len(), 2);
    assert_eq!(profile.roles.get(0, "until").to_cell(), "2019-05-07");
    assert_eq!(profile.calls.get(0, "term").to_cell(), "militant");
    assert_eq!(profile.statements.rows.len(), 2);
    assert_eq!(profile.merges.get(0, "rule").to_cell(), "name");
    assert_eq!(profile.months.get(0, "month").to_cell(), "2019-05");
}

#[test]
fn linking_again_puts_everything_in_place_of_what_was_there() {
    let (_folder, mut store, a, _, mut linked) = linked();
    linked.actors.truncate(1);
    linked.links.truncate(1);
    linked.disputes.clear();
    linked.origins.clear();
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    assert_eq!(column(&store, List::Actors, &Filter::default(), "name"), ["Idris al-Masri"]);
    assert_eq!(column(&store, List::Statements, &of("Idris al-Masri"), "article"), [a]);
    assert_eq!(
        column(&store, List::Statements, &of("Daud Merchev"), "words").len(),
        1,
        "by the name as written"
    );
    assert_eq!(column(&store, List::Links, &Filter::default(), "id"), ["l-1"]);
    assert!(column(&store, List::Disputes, &Filter::default(), "id").is_empty());
    write(
        &mut store,
        &[Story { id: "c", said: &[("Umm Halim", "said", "the bus never came")], ..Story::default() }],
    );
    assert!(!store.is_linked().unwrap());
}

#[test]
fn a_rejected_link_is_hidden_and_told_to_the_linker() {
    let (_folder, mut store, _, _, linked) = linked();
    store.correct("l-1", Change::Reject, &who()).unwrap();
    store.correct("l-2", Change::Confirm, &who()).unwrap();
    assert_eq!(column(&store, List::Links, &Filter::default(), "id"), ["l-2"]);
    let rejected = Filter { rejected: true, ..Filter::default() };
    assert_eq!(column(&store, List::Links, &rejected, "id"), ["l-1"]);
    assert_eq!(store.constraints().unwrap().rejected_links, ["l-1"]);
    // Even a linker that does not listen cannot bring it back.
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    assert_eq!(column(&store, List::Links, &Filter::default(), "origin"), ["confirmed"]);
    assert!(store.correct("l-1", Change::Rename { name: "x".to_owned() }, &who()).is_err());
}

#[test]
fn merged_split_and_renamed_actors_hold_at_once_and_over_the_next_linking() {
    let (_folder, mut store, a, b, linked) = linked();
    store.correct("a-merchev", Change::Rename { name: "Merchev the Younger".to_owned() }, &who()).unwrap();
    assert_eq!(column(&store, List::Actors, &of("Merchev the Younger"), "aliases"), ["Daud Merchev"]);
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    assert_eq!(column(&store, List::Actors, &of("Merchev the Younger"), "origin"), ["corrected"]);

    store.correct("a-masri", Change::Merge { with: "a-merchev".to_owned() }, &who()).unwrap();
    assert_eq!(column(&store, List::Statements, &of("a-masri"), "words").len(), 3);
    assert_eq!(column(&store, List::Actors, &Filter::default(), "statements"), ["3"]);
    assert_eq!(store.constraints().unwrap().must_link, [(format!("{a}:e1"), format!("{a}:e2"))]);

    store.correct(&format!("{a}:e1"), Change::Split { from: vec![] }, &who()).unwrap();
    let constraints = store.constraints().unwrap();
    assert!(constraints.must_link.is_empty(), "what was split later is not merged");
    assert!(constraints.cannot_link.contains(&(format!("{a}:e1"), format!("{b}:e1"))));
    assert_eq!(column(&store, List::Statements, &of("Idris al-Masri"), "words").len(), 3, "an alias still");
    assert_eq!(column(&store, List::Actors, &Filter::default(), "statements"), ["2", "1"]);
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    assert_eq!(column(&store, List::Statements, &of("Idris al-Masri"), "words"), ["40 people were killed"]);
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

/// The numbers of rows, by what they hold.
fn rows(store: &Store, sql: &str) -> Vec<(i64, String)> {
    let db = rusqlite::Connection::open(store.file()).unwrap();
    let mut found = db.prepare(sql).unwrap();
    found.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_linking_writes_only_what_differs_from_the_one_before() {
    const LINKS: &str = "SELECT id, link || ' ' || reason FROM stored_links ORDER BY id";
    const MERGES: &str = "SELECT id, reason FROM stored_merges ORDER BY id";
    let (_folder, mut store, _, _, mut linked) = linked();
    let (links, merges) = (rows(&store, LINKS), rows(&store, MERGES));
    let again = linking(&store);
    store.write_linked(&linked, &again).unwrap();
    assert_eq!((rows(&store, LINKS), rows(&store, MERGES)), (links.clone(), merges.clone()));

    linked.links[0].why.reason = "another count".to_owned();
    linked.actors[0].roles.push("clerk".to_owned());
    store.write_linked(&linked, &again).unwrap();
    let changed: Vec<(i64, String)> =
        rows(&store, LINKS).into_iter().filter(|row| !links.contains(row)).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.ends_with("another count"));
    let actors = store.list(List::Actors, &Filter::default()).unwrap();
    let roles: Vec<String> =
        (0..actors.rows.len()).map(|row| actors.get(row, "roles").to_cell().into_owned()).collect();
    assert!(roles.iter().any(|roles| roles.contains("clerk")), "{roles:?}");
    assert_eq!(rows(&store, MERGES).len(), merges.len());
}
