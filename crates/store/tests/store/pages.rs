//! What pages ask: a file at a glance, counts beside a list, what stands beside an article, and an order to go through.

use onrecord_store::{Change, Corrector, Filter, Order, Origin, Seen, Store};

use crate::karsand::{Story, name, store, write};
use crate::linked::linked;

fn who(by: &str) -> Corrector {
    Corrector { by: by.to_owned(), made: "2019-05-20T09:00:00Z".to_owned(), note: None }
}

fn all() -> Filter {
    Filter::default()
}

#[test]
fn a_file_at_a_glance() {
    let (_folder, mut store, a, ..) = linked();
    let seen = store.overview().unwrap();
    assert_eq!(
        (seen.articles, seen.statements, seen.actors, seen.disputes, seen.open_disputes),
        (2, 3, 2, 1, 1)
    );
    assert_eq!((seen.waiting, seen.corrections), (3, 0));
    assert_eq!(seen.days, Some(("2019-05-06".to_owned(), "2019-05-07".to_owned())));
    let day = |day: &str, outlet: &str| (day.to_owned(), Some(outlet.to_owned()), 1);
    assert_eq!(
        seen.articles_by_day,
        [day("2019-05-06", "Meridian Press"), day("2019-05-07", "The Veshtal Banner")]
    );
    let heard: Vec<_> =
        seen.heard.iter().map(|heard| (heard.name.as_str(), heard.statements, heard.words)).collect();
    assert_eq!(heard, [("Daud Merchev", 2, 8), ("Idris al-Masri", 1, 4)]);
    store.correct(&format!("{a}:s2"), Change::Confirm, &who("rana")).unwrap();
    store.correct(&format!("{a}:s3"), Change::Reject, &who("rana")).unwrap();
    let seen = store.overview().unwrap();
    assert_eq!((seen.statements, seen.waiting, seen.corrections), (2, 1, 2));
}

#[test]
fn counts_follow_the_filter() {
    let (_folder, store, ..) = linked();
    let counts = |filter: &Filter| {
        let facets = store.facets(filter).unwrap();
        let of = |counts: &[onrecord_store::Count]| {
            counts.iter().map(|count| (count.name.clone(), count.statements)).collect::<Vec<_>>()
        };
        (facets.counted, of(&facets.speakers), of(&facets.acts), of(&facets.months))
    };
    let pair = |name: &str, count| (name.to_owned(), count);
    let everything = counts(&all());
    assert_eq!(everything.0, 3);
    assert_eq!(everything.1, [pair("Daud Merchev", 2), pair("Idris al-Masri", 1)]);
    assert_eq!(everything.2, [pair("assert", 2), pair("deny", 1)]);
    assert_eq!(everything.3, [pair("2019-05", 3)]);
    let denials = counts(&Filter { act: Some("deny".to_owned()), ..all() });
    assert_eq!((denials.0, denials.1), (1, vec![pair("Daud Merchev", 1)]));
    assert!(store.facets(&Filter { act: Some("denyy".to_owned()), ..all() }).unwrap_err().is_wrong());
}

#[test]
fn beside_an_article_stand_its_actors_copies_disputes_and_what_others_do_to_it() {
    let (_folder, mut store, a, b, _) = linked();
    store.correct(&format!("{a}:s2"), Change::Confirm, &who("rana")).unwrap();
    let beside = store.beside(&a).unwrap();
    assert_eq!(beside.origins, [("s2".to_owned(), Origin::Confirmed)]);
    let actors: Vec<_> = beside.actors.iter().map(|led| (led.entity.as_str(), led.actor.as_str())).collect();
    assert_eq!(actors, [("e1", "a-masri"), ("e2", "a-merchev")]);
    let copies: Vec<_> =
        beside.relatives.iter().map(|copy| (copy.document.as_str(), copy.kind.as_str())).collect();
    assert_eq!(copies, [(b.as_str(), "copies")]);
    let disputed: Vec<_> =
        beside.disputed.iter().map(|one| (one.item.as_str(), one.dispute.as_str())).collect();
    assert_eq!(disputed, [("f1", "d-1")]);
    let across: Vec<_> = beside
        .across
        .iter()
        .map(|link| (link.item.as_str(), link.kind.as_str(), link.is_from_other))
        .collect();
    assert_eq!(across, [("f1", "contradicts", true)]);
    assert_eq!(beside.versions.len(), 1);
    assert!(store.beside("none").unwrap_err().is_no_item());
}

#[test]
fn whom_an_actor_answers_and_who_answers_it() {
    let (_folder, store, ..) = linked();
    let of = |actor: &str| {
        let replies = store.replies_of(actor).unwrap();
        replies
            .into_iter()
            .map(|reply| (reply.kind, reply.name, reply.times, reply.is_back))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("a-merchev"), [("denies".to_owned(), "Idris al-Masri".to_owned(), 1, false)]);
    assert_eq!(of("a-masri"), [("denies".to_owned(), "Daud Merchev".to_owned(), 1, true)]);
    assert!(store.replies_of("none").unwrap_err().is_no_item());
    let edges = store.network(&all()).unwrap();
    assert_eq!(edges.len(), 1);
    assert_eq!(
        (edges[0].from.1.as_str(), edges[0].to.1.as_str(), edges[0].times),
        ("Daud Merchev", "Idris al-Masri", 1)
    );
}

#[test]
fn one_dispute_and_where_searched_words_stand() {
    let (_folder, store, ..) = linked();
    assert_eq!(store.dispute("d-1").unwrap().positions.len(), 2);
    assert!(store.dispute("d-2").unwrap_err().is_no_item());
    let rows = store.statements(&all()).unwrap().rows;
    let hits = store.hits_in("killed", rows.iter().map(|row| &row.id)).unwrap();
    let marked: Vec<_> =
        rows.iter().zip(&hits).map(|(row, hits)| (row.words.as_str(), hits.as_slice())).collect();
    assert_eq!(
        marked,
        [
            ("12 fighters were killed", &[(17, 23)][..]),
            ("40 people were killed", &[(15, 21)]),
            ("the militants were hit", &[])
        ]
    );
}

#[test]
fn places_and_namings_are_counted_once_each() {
    let (_folder, mut store) = store();
    let said = [
        ("Ada Obi", "said", "Ostrev was quiet"),
        ("Ada Obi", "denied", "militants had left Ostrev"),
        ("Ivo Tarn", "said", "militants came"),
    ];
    write(&mut store, &[Story { said: &said, ..Story::default() }]);
    let places = store.located(&all()).unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!(
        (places[0].name.as_str(), places[0].times, places[0].point),
        ("Ostrev-on-Orun", 2, Some((36.2021, -37.1343)))
    );
    let denied = Filter { act: Some("deny".to_owned()), ..all() };
    assert_eq!(store.located(&denied).unwrap()[0].times, 1);
    let usages = store.usage(&all()).unwrap();
    let terms: Vec<_> =
        usages.iter().map(|usage| (usage.term.as_str(), usage.namer.as_deref(), usage.times)).collect();
    assert_eq!(terms, [("militant", Some("Ada Obi"), 1), ("militant", Some("Ivo Tarn"), 1)]);
}

/// The queue as identifiers of items, those decided in brackets.
fn queue(store: &Store, order: Order) -> Vec<String> {
    let (queue, more) = store.queue(&all(), order).unwrap();
    assert!(!more);
    let shown = |item: String, origin| if origin == Origin::Machine { item } else { format!("({item})") };
    queue.into_iter().map(|one| shown(one.id.item.to_string(), one.origin)).collect()
}

#[test]
fn an_order_to_go_through_stays_when_something_is_decided() {
    let (_folder, mut store, a, ..) = linked();
    assert_eq!(queue(&store, Order::Text), ["s2", "s2", "s3"]);
    assert_eq!(queue(&store, Order::MostContested), ["s2", "s3", "s2"]);
    store.correct(&format!("{a}:s2"), Change::Confirm, &who("rana")).unwrap();
    assert_eq!(queue(&store, Order::Text), ["s2", "(s2)", "s3"]);
    assert_eq!(queue(&store, Order::MostContested), ["(s2)", "s3", "s2"]);
    assert_eq!(queue(&store, Order::LeastCertain).len(), 3);
}

#[test]
fn a_correction_of_what_has_changed_since_it_was_seen_is_refused_and_nothing_of_it_stays() {
    let (_folder, mut store) = store();
    let said = [("Ada Obi", "said", "the road was open"), ("Ada Obi", "said", "nobody came")];
    let document = name(&write(&mut store, &[Story { said: &said, ..Story::default() }])[0]).to_owned();
    let (one, other) = (format!("{document}:s2"), format!("{document}:s3"));
    let stamp = store.stamp(&one).unwrap();
    let seen = |target: &str, change: Change, stamp: &str| Seen {
        target: target.to_owned(),
        change,
        stamp: Some(stamp.to_owned()),
    };
    store
        .correct_seen(
            vec![seen(&one, Change::Speaker { name: Some("Ivo Tarn".into()) }, &stamp)],
            &who("rana"),
        )
        .unwrap();
    let both = vec![
        Seen { target: other.clone(), change: Change::Reject, stamp: None },
        seen(&one, Change::Confirm, &stamp),
    ];
    let error = store.correct_seen(both, &who("nils")).unwrap_err();
    let since = error.changed().expect("it has changed");
    assert_eq!((since.len(), since[0].by.as_str()), (1, "rana"));
    assert_eq!(since[0].before.as_ref().unwrap()["speaker"], "Ada Obi");
    assert_eq!(since[0].after.as_ref().unwrap()["speaker"], "Ivo Tarn");
    assert!(error.to_string().contains("rana has changed"), "{error}");
    assert_eq!(store.corrections().unwrap().len(), 1, "the other was not rejected either");
    // Looked at again, it can be corrected; and what was undone counts as a change too.
    let now = store.stamp(&one).unwrap();
    store.correct_seen(vec![seen(&one, Change::Undo { correction: 1 }, &now)], &who("nils")).unwrap();
    assert!(store.standing_corrections().unwrap().is_empty());
    assert_ne!(store.stamp(&one).unwrap(), now);
    let last = store.last_corrections(1, 0).unwrap();
    assert_eq!(last[0].change, Change::Undo { correction: 1 });
    assert!(store.stamp("nowhere:s1").is_err());
}
