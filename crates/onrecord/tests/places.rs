//! Places of whole articles: what the model's names and the gazetteer give together.

use std::path::Path;

use onrecord::Onrecord;
use onrecord::record::{Place, Reading};

fn read(text: &str) -> Reading {
    let reading = Onrecord::new().read_text("a", text);
    assert_eq!(reading.faults(), []);
    reading
}

fn place<'a>(reading: &'a Reading, id: Option<&String>) -> Option<&'a Place> {
    reading.places.iter().find(|place| Some(&place.id) == id)
}

#[test]
fn persons_papers_and_treaties_are_no_places() {
    let reading = read(
        "Paris Hilton told The Washington Post on Monday that the Paris agreement was dead. Georgia O’Keeffe’s paintings were \
         shown. Chad Smith ate Buffalo wings.",
    );
    let named: Vec<&str> = reading.places.iter().map(|place| place.mention.text.as_str()).collect();
    for wrong in ["Paris", "Washington", "Georgia", "Chad"] {
        assert!(!named.contains(&wrong), "{named:?}");
    }
}

#[test]
fn statements_and_figures_lead_to_their_places() {
    let reading = read(
        "Moscow denied that its aircraft had struck Kharkiv. Ada Obi told reporters in Geneva that the talks were dead. At least \
         12 people were killed in Syria, the Red Crescent said.",
    );
    let moscow = &reading.places[0];
    assert_eq!(
        (moscow.mention.text.as_str(), moscow.geonames, moscow.metonym),
        ("Moscow", Some(524_901), true)
    );
    let obi =
        reading.statements.iter().find(|s| s.speaker.as_deref() == Some("Ada Obi")).expect("she speaks");
    let there = place(&reading, obi.said_at.as_ref()).expect("it is named");
    assert_eq!((there.mention.text.as_str(), there.country.as_deref()), ("Geneva", Some("CH")));
    let killed = reading.figures.iter().find(|figure| figure.low == Some(12.0)).expect("it is a figure");
    let there = place(&reading, killed.place_id.as_ref()).expect("it is named");
    assert_eq!(there.country.as_deref(), Some("SY"));
}

#[test]
fn the_made_up_country_of_the_samples_lands_nowhere() {
    let onrecord = Onrecord::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/texts");
    let mut open = 0;
    for file in std::fs::read_dir(folder).expect("the samples are there") {
        let file = file.expect("it can be listed").path();
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let reading = onrecord.read_text("a", &text);
        let known = ["Geneva", "Europe"];
        for place in reading.places.iter().filter(|place| !known.contains(&place.mention.text.as_str())) {
            assert!(place.unresolved.is_some(), "{}: {place:?}", file.display());
            open += 1;
        }
    }
    assert!(open > 0, "the samples name places");
}
