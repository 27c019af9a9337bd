//! Made-up articles about Karsand with the record that a reader would make of them.

use std::path::Path;

use onrecord_record::{Article, Reading, sha256};
use onrecord_store::{Entry, Run, Store, Written};
use serde_json::{Value, json};

/// Somebody, a reporting verb, and what is said.
pub(crate) type Said<'a> = (&'a str, &'a str, &'a str);

pub(crate) struct Story<'a> {
    pub(crate) id: &'a str,
    pub(crate) outlet: &'a str,
    pub(crate) url: Option<&'a str>,
    pub(crate) published: Option<&'a str>,
    pub(crate) said: &'a [Said<'a>],
}

impl Default for Story<'_> {
    fn default() -> Self {
        Self { id: "a", outlet: "Meridian Press", url: None, published: Some("2019-05-06"), said: &[] }
    }
}

const ACTS: [(&str, &str); 4] =
    [("said", "assert"), ("denied", "deny"), ("warned", "warn"), ("demanded", "call_for")];

fn piece(text: &str, from: usize, words: &str) -> Value {
    let at = from + text[from..].find(words).expect("the words are in the text");
    let start = text[..at].chars().count();
    json!({ "start": start, "end": start + words.chars().count(), "text": words })
}

/// The article of a story and its record: a headline in the outlet's voice, then a sentence for each statement.
pub(crate) fn told(story: &Story<'_>) -> (Article, Reading) {
    let mut text = "“Tamrak” in the news\n\n".to_owned();
    let headline = "“Tamrak” in the news";
    let mut statements = vec![json!({
        "id": "s1", "source": [], "cue": [], "content": [piece(&text, 0, headline)], "editorial": [], "speaker": null,
        "unknown_source": null, "manner": "indirect", "act": "assert", "polarity": "positive", "certainty": "certain",
        "addressee": null, "confidence": 1.0, "voice": "outlet", "inner": []
    })];
    let (mut entities, mut mentions): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let (mut figures, mut dates, mut namings, mut places): (Vec<Value>, Vec<Value>, Vec<Value>, Vec<Value>) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (speaker, verb, content) in story.said {
        let from = text.len();
        text += &format!("{speaker} {verb} that {content}.\n");
        let known = entities.iter().position(|entity: &Value| entity["name"] == *speaker);
        let entity = known.unwrap_or(entities.len());
        if known.is_none() {
            entities.push(
                json!({ "id": format!("e{}", entity + 1), "name": speaker, "kind": "person", "aliases": [],
                "roles": ["spokesman"], "statements": 0 }),
            );
        }
        let count = entities[entity]["statements"].as_u64().expect("a number");
        entities[entity]["statements"] = (count + 1).into();
        let entity = format!("e{}", entity + 1);
        let mut mention = piece(&text, from, speaker);
        mention["id"] = format!("m{}", mentions.len() + 1).into();
        mention["entity"] = entity.clone().into();
        mention["kind"] = "name".into();
        mentions.push(mention);
        let id = format!("s{}", statements.len() + 1);
        let act = ACTS.iter().find(|(one, _)| one == verb).expect("a verb that is known").1;
        statements.push(json!({
            "id": id, "source": [piece(&text, from, speaker)], "cue": [piece(&text, from, verb)],
            "content": [piece(&text, from, content)], "editorial": [], "speaker": speaker, "speaker_entity": entity,
            "unknown_source": null, "manner": "indirect", "act": act, "polarity": "positive", "certainty": "certain",
            "addressee": null, "confidence": 0.9, "voice": "attributed", "inner": []
        }));
        for number in content.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()) {
            let value: f64 = number.parse().expect("digits");
            figures.push(json!({ "id": format!("f{}", figures.len() + 1), "expression": piece(&text, from, number),
                "low": value, "high": value, "exact": true, "bound": "none", "change": null, "unit": null, "counted": null,
                "about": null, "place": null, "as_of": null, "kind": "count", "casualty": "killed", "statement": id }));
        }
        if content.contains("Monday") {
            let mut date = piece(&text, from, "Monday");
            for (key, value) in [
                ("id", json!(format!("d{}", dates.len() + 1))),
                ("type", json!("date")),
                ("value", json!("2019-05-06")),
                ("modifier", Value::Null),
                ("anchor", json!("published")),
                ("begins", Value::Null),
                ("ends", Value::Null),
                ("unresolved", Value::Null),
            ] {
                date[key] = value;
            }
            dates.push(date);
        }
        if content.contains("Ostrev") {
            let mut place = piece(&text, from, "Ostrev");
            for (key, value) in [
                ("id", json!(format!("p{}", places.len() + 1))),
                ("entity", Value::Null),
                ("type", json!("town")),
                ("geonames", json!(7)),
                ("name", json!("Ostrev-on-Orun")),
                ("country", json!("KS")),
                ("admin1", json!("Tamrak")),
                ("latitude", json!(36.2021)),
                ("longitude", json!(-37.1343)),
                ("metonym", json!(false)),
                ("unresolved", Value::Null),
                ("confidence", json!(0.83)),
            ] {
                place[key] = value;
            }
            places.push(place);
        }
        if content.contains("militants") {
            namings.push(json!({ "id": format!("n{}", namings.len() + 1), "term": piece(&text, from, "militants"),
                "lemma": "militant", "named": null, "namer": entity, "namer_name": speaker, "voice": "attributed",
                "statement": id, "own_words": false, "scare_quoted": false }));
        }
    }
    let reading = json!({
        "id": story.id,
        "document": { "title": "Tamrak in the news", "outlet": story.outlet, "authors": ["Rana Suleimi"],
            "published": story.published, "url": story.url, "language": "en", "sha256": sha256(&text), "text": text },
        "statements": statements, "entities": entities, "mentions": mentions, "figures": figures, "dates": dates,
        "namings": namings, "places": places, "notes": ["a note"]
    });
    let article = Article {
        id: story.id.to_owned(),
        title: Some("Tamrak in the news".to_owned()),
        outlet: Some(story.outlet.to_owned()),
        authors: vec!["Rana Suleimi".to_owned()],
        published: story.published.map(str::to_owned),
        url: story.url.map(str::to_owned),
        language: Some("en".to_owned()),
        text,
        ..Article::default()
    };
    let reading: Reading = serde_json::from_value(reading).expect("it is a record");
    assert_eq!(reading.faults(), []);
    (article, reading)
}

/// A store in a new folder.
pub(crate) fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::create(folder.path().join("karsand.onrecord")).expect("it is made");
    (folder, store)
}

pub(crate) fn run(model: &str) -> Run {
    Run { program: "1".to_owned(), model: model.to_owned(), ..Run::default() }
}

/// Stores stories in one run and one transaction.
pub(crate) fn write(store: &mut Store, stories: &[Story<'_>]) -> Vec<Written> {
    let number = store.begin(&run("first")).expect("a run begins");
    let entries = stories.iter().map(|story| {
        let (article, reading) = told(story);
        Entry::new(Path::new("x"), article, reading).expect("every span equals its text")
    });
    let entries = entries.collect();
    store.write(number, entries, &[]).expect("it is written")
}

pub(crate) fn name(written: &Written) -> &str {
    match written {
        Written::New(name) | Written::Version(name) | Written::Known(name) => name,
    }
}
