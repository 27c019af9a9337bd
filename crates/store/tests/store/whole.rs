//! What is written comes back whole, whatever it is.

use std::path::Path;

use onrecord_record::Article;
use onrecord_store::{Entry, Store};
use proptest::prelude::*;

use crate::karsand::{Said, Story, name, run, store, told, write};

#[test]
fn a_record_comes_back_as_it_was_written() {
    let (_folder, mut store) = store();
    let story = Story {
        said: &[
            ("Idris al-Masri", "said", "40 people were killed on Monday, “all of them civilians”"),
            ("Daud Merchev", "denied", "the militants held Qal’at Beren"),
            ("Idris al-Masri", "warned", "there would be no talks"),
        ],
        ..Story::default()
    };
    let (article, reading) = told(&story);
    let written = write(&mut store, &[story]);
    assert_eq!(store.reading(name(&written[0])).unwrap(), reading);
    assert_eq!(store.article(name(&written[0])).unwrap(), article);
    let report = store.check().unwrap();
    assert_eq!((report.articles, report.statements, report.faults), (1, 4, vec![]));
}

#[test]
fn an_article_keeps_its_parts_and_notes() {
    use onrecord_record::{Format, Part, PartKind};
    use onrecord_text::Span;
    let (_folder, mut store) = store();
    let (article, reading) =
        told(&Story { said: &[("Ada Obi", "said", "the road was open")], ..Story::default() });
    let article = Article {
        format: Format::Warc,
        notes: vec!["no date".to_owned()],
        parts: vec![Part { span: Span::new(0, 26), kind: PartKind::Headline }],
        ..article
    };
    let number = store.begin(&run("first")).unwrap();
    let entry = Entry::new(Path::new("x"), article.clone(), reading).unwrap();
    let written = store.write(number, vec![entry], &[]).unwrap();
    assert_eq!(store.article(name(&written[0])).unwrap(), article);
}

#[test]
fn a_record_whose_words_are_not_the_texts_is_not_stored() {
    let (article, mut reading) =
        told(&Story { said: &[("Ada Obi", "said", "the road was open")], ..Story::default() });
    reading.statements[1].content[0].text = "the road was closed".to_owned();
    let error = Entry::new(Path::new("news.onrecord"), article, reading).unwrap_err();
    assert!(error.to_string().starts_with("news.onrecord: a span that does not equal its text: "), "{error}");
}

#[test]
fn a_batch_is_stored_whole_or_not_at_all() {
    let (_folder, mut store) = store();
    let good =
        told(&Story { id: "a", said: &[("Ada Obi", "said", "the road was open")], ..Story::default() });
    let entry = |(article, reading)| Entry::new(Path::new("x"), article, reading).unwrap();
    assert!(store.write(99, vec![entry(good)], &[]).is_err(), "there is no run 99");
    assert_eq!(store.documents().unwrap(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_record_comes_back_and_is_whole(
        said in prop::collection::vec(
            ("[A-ZÄé’]{1,3}[a-zü]{0,6}", prop::sample::select(vec!["said", "denied", "warned"]),
             "[a-z“”’é😀 ]{0,12}[a-z](Monday|militants| 12|, 7 and 1,300| Ostrev)?[a-z]{1,3}"), 0..8),
        url in prop::option::of("https://[a-z]{1,8}.example/[a-z#]{0,6}"),
        published in prop::option::of("20[0-2][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9])(T0[0-9]:[0-5][0-9]:00Z)?"),
    ) {
        let said: Vec<Said<'_>> = said.iter().map(|(s, v, c)| (s.as_str(), *v, c.as_str())).collect();
        let story = Story { said: &said, url: url.as_deref(), published: published.as_deref(), ..Story::default() };
        let (folder, mut store) = store();
        let (article, reading) = told(&story);
        let written = write(&mut store, &[story]);
        drop(store);
        let store = Store::read(folder.path().join("karsand.onrecord")).unwrap();
        prop_assert_eq!(store.reading(name(&written[0])).unwrap(), reading);
        prop_assert_eq!(store.article(name(&written[0])).unwrap(), article);
        prop_assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
    }
}
