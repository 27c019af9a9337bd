//! Text in capitals, headlines in title case, lists of names, tables and bylines: they must not break the record, and
//! what is said in them is somebody's still.

use onrecord::Onrecord;
use onrecord::record::{EntityKind, Reading, Statement, Voice};

fn read(text: &str) -> Reading {
    let reading = Onrecord::new().read_text("a", text);
    assert_eq!(reading.faults(), [], "{text}");
    reading
}

fn attributed(reading: &Reading) -> Vec<&Statement> {
    reading.statements.iter().filter(|s| s.voice == Voice::Attributed).collect()
}

/// Whether somebody with this last name speaks, whatever the case of its letters.
#[track_caller]
fn check_speaks(text: &str, last_name: &str) {
    let reading = read(text);
    let speakers: Vec<&str> = attributed(&reading).iter().filter_map(|s| s.speaker.as_deref()).collect();
    let name = last_name.to_lowercase();
    assert!(speakers.iter().any(|speaker| speaker.to_lowercase().ends_with(&name)), "{speakers:?} in {text}");
}

#[test]
fn text_in_capitals_is_read() {
    check_speaks(
        "ROAD TO DOREL REOPENS\n\nTHE ROAD TO DOREL WAS OPEN AGAIN ON MONDAY, ADA OBI, THE GOVERNOR OF TAMRAK, SAID.\n\n\
         “WE HAVE CLEARED THE SNOW,” OBI SAID. “THE BUSES CAN RUN.”",
        "obi",
    );
}

#[test]
fn a_headline_in_title_case_names_nobody_new() {
    let reading = read(
        "Governor Obi Hammers Salt Board Over Closed Road To Dorel\n\nThe road to Dorel must open by Friday, Ada Obi, \
         the governor, said on Monday. Obi told the Salt Board that it had waited too long.",
    );
    let persons: Vec<&str> =
        reading.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.as_str()).collect();
    assert!(persons.iter().all(|name| name.ends_with("Obi")), "{persons:?}");
    assert!(attributed(&reading).iter().any(|s| s.speaker.as_deref() == Some("Ada Obi")));
}

#[test]
fn lists_of_names_say_nothing() {
    let reading = read(
        "The dead\n\nAda Obi, 34, nurse\nIvo Tarn, 51, driver\nMaren Lisse, 29, teacher\nKerim Sayid, 40, farmer\n\
         Walid al-Masri, 22, student\nYusuf Karaselim, 60, baker\n\nThe list was kept by the hospital in Dorel.",
    );
    let said: Vec<_> = attributed(&reading).iter().map(|s| &s.content).collect();
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn tables_say_nothing() {
    let reading = read(
        "Province\tHouses\tPeople\nTamrak\t1,200\t6,300\nLesh\t800\t4,100\nDorel\t95\t410\n\nSource: League Relief Office, \
         May 2019",
    );
    assert!(attributed(&reading).len() <= 1, "{:?}", attributed(&reading));
}

#[test]
fn bylines_and_credits_do_not_speak() {
    let reading = read(
        "Road to Dorel reopens\nBy Ada Obi in Dorel and Ivo Tarn in Veshtal\nMeridian Press\nMonday 6 May 2019\n\nThe road to \
         Dorel was open again on Monday, the governor of Tamrak, Kerim Sayid, said.\n\nReporting by Ada Obi; editing by \
         Ivo Tarn",
    );
    for statement in attributed(&reading) {
        assert_eq!(statement.speaker.as_deref(), Some("Kerim Sayid"), "{statement:?}");
    }
    assert!(!attributed(&reading).is_empty());
}
