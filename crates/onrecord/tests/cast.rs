//! Who is who, through the whole reader with the model that ships.

use onrecord::Onrecord;
use onrecord::record::{AffiliationKind, Entity, EntityKind, MentionForm, Reading, UnknownSource, Voice};

fn read(text: &str) -> Reading {
    let reading = Onrecord::new().read_text("a", text);
    assert_eq!(reading.faults(), []);
    reading
}

#[track_caller]
fn entity<'a>(reading: &'a Reading, name: &str) -> &'a Entity {
    let found = reading.entities.iter().find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", names(reading)))
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.entities.iter().map(|entity| entity.name.as_str()).collect()
}

/// Speakers of the statements that are somebody's, in order.
fn speakers(reading: &Reading) -> Vec<&str> {
    let attributed = reading.statements.iter().filter(|s| s.voice == Voice::Attributed);
    attributed.map(|s| s.speaker.as_deref().unwrap_or("?")).collect()
}

const STORY: &str = "Karsand’s foreign minister, Selim Aydarbek, said on Monday that the road to Dorel was open.\n\n\
    He told reporters that no soldier had crossed the river.\n\n\
    Maren van der Lisse, the envoy of the League of States, rejected the claim. “The road is closed,” she said.\n\n\
    Aydarbek answered that the envoy had never been there.\n\n\
    Two Karsand officials said the bridge was mined.";

#[test]
fn every_statement_leads_to_its_speaker() {
    let reading = read(STORY);
    let lisse = entity(&reading, "Maren van der Lisse");
    let aydarbek = entity(&reading, "Selim Aydarbek");
    assert_eq!((lisse.kind, aydarbek.kind), (EntityKind::Person, EntityKind::Person));
    assert!(aydarbek.aliases.contains(&"Aydarbek".to_owned()));
    assert!(aydarbek.statements >= 3, "{:?}", speakers(&reading));
    assert!(lisse.statements >= 1, "{:?}", speakers(&reading));
    for statement in &reading.statements {
        if let (Some(name), Some(id)) = (&statement.speaker, &statement.speaker_entity) {
            assert_eq!(&entity(&reading, name).id, id);
        }
    }
    let said = reading.statements.iter().find(|s| s.content[0].text.contains("mined")).expect("it is said");
    assert_eq!((said.speaker.as_deref(), said.unknown_source), (None, Some(UnknownSource::Generic)));
}

#[test]
fn roles_are_kept_as_the_article_gives_them() {
    let reading = read(STORY);
    assert!(entity(&reading, "Selim Aydarbek").roles.iter().any(|role| role.contains("foreign minister")));
    let said = reading
        .statements
        .iter()
        .find(|s| s.speaker.as_deref() == Some("Selim Aydarbek"))
        .expect("he speaks");
    assert!(said.speaker_role.as_deref().is_some_and(|role| role.contains("foreign minister")));
    let lisse = &entity(&reading, "Maren van der Lisse").id;
    let tie = reading.affiliations.iter().find(|tie| &tie.subject == lisse).expect("she has a role");
    assert_eq!(tie.relation, AffiliationKind::Role);
    assert_eq!(tie.object.as_ref(), Some(&entity(&reading, "League of States").id));
}

#[test]
fn pronouns_are_mentions() {
    let reading = read(STORY);
    let aydarbek = &entity(&reading, "Selim Aydarbek").id;
    let he = reading.mentions.iter().find(|m| m.piece.text == "He").expect("he is mentioned");
    assert_eq!((&he.entity, he.kind), (aydarbek, MentionForm::Pronoun));
}

#[test]
fn a_capital_that_speaks_is_led_to_its_state() {
    let reading = read(
        "Veshtal, the capital of Karsand, was quiet on Sunday.\n\nVeshtal said on Monday that it would close the border, \
         and Dravenia called the move an act of war.",
    );
    let town = entity(&reading, "Veshtal");
    let tie = reading
        .affiliations
        .iter()
        .find(|tie| tie.relation == AffiliationKind::SpeaksFor)
        .expect("it speaks");
    assert_eq!((&tie.subject, tie.object.as_ref()), (&town.id, Some(&entity(&reading, "Karsand").id)));
}

#[test]
fn names_from_everywhere_speak() {
    for name in [
        "Walid al-Masri",
        "Sa’d ad-Din Orhun",
        "Tursun Beg-Alimov",
        "Recep Yıldırım",
        "Volodymyr Zelenchuk",
        "Liu Jianguo",
        "Nguyen Van Tho",
        "Małgorzata Kidawa-Wolska",
        "Seán O’Hara",
        "Jean-Luc d’Arcy",
        "Kerim bin Sayid",
        "Ngozi Okonkwo-Bello",
    ] {
        let reading =
            read(&format!("{name}, a spokesman for the council, said on Monday that the road was open."));
        assert!(speakers(&reading).contains(&name), "{name}: {:?} {:?}", speakers(&reading), names(&reading));
    }
}

#[test]
fn a_demonym_is_no_person() {
    let reading =
        read("The Dravenian government said on Monday that Karsand soldiers had crossed the river.");
    let person = reading.entities.iter().find(|e| e.kind == EntityKind::Person);
    assert!(person.is_none(), "{person:?}");
}

#[test]
fn odd_layouts_break_nothing() {
    for text in [
        "MINISTER SAYS ROAD IS OPEN\n\nTHE FOREIGN MINISTER, SELIM AYDARBEK, SAID ON MONDAY THAT THE ROAD WAS OPEN.",
        "Minister Says Road Is Open As Envoy Rejects Claim And Calls For Talks In Dorel\n\nIt rained.",
        "Ada Obi, Ivo Tarn, Maren Lisse, Selim Aydarbek, Tursun Beg, Walid al-Masri, Kasimir de Brouwe and Rana Suleimi",
        "Name\tRole\tTown\nAda Obi\tmayor\tDorel\nIvo Tarn\tgeneral\tVeshtal\n",
        "By Ada Obi and Ivo Tarn, Meridian Press\n\nDOREL (MP) — It rained on Monday, the mayor said.",
        "’ ’s - -al- d’ of the The (A) B. . “” \"\" Mr. Mrs. the President of",
        "He said she said they said it said who said which said.",
        "",
    ] {
        let reading = read(text);
        for entity in &reading.entities {
            assert!(!entity.name.trim().is_empty() && !entity.name.contains('\n'), "{entity:?}");
        }
    }
}

#[test]
fn figures_stand_in_statements_and_dates_on_the_calendar() {
    let text = "Ada Obi, the mayor, said that at least 40 people had been killed. The town has 9,000 houses.";
    let reading = read(text);
    let killed = reading.figures.iter().find(|f| f.low == Some(40.0)).expect("it is counted");
    let houses = reading.figures.iter().find(|f| f.low == Some(9000.0)).expect("they are counted");
    let says = killed.statement.as_ref().and_then(|id| reading.statements.iter().find(|s| &s.id == id));
    assert_eq!(says.and_then(|s| s.speaker.as_deref()), Some("Ada Obi"));
    assert_eq!(houses.statement, None);
}

#[test]
fn terms_are_whose_words_they_are() {
    let text = "Interior minister Ivo Tarn said on Monday: “The terrorists will be destroyed.” The army killed 12 \
        rebels near Dorel.";
    let reading = read(text);
    let terms: Vec<(&str, Option<&str>, bool)> =
        reading.namings.iter().map(|n| (n.lemma.as_str(), n.namer_name.as_deref(), n.own_words)).collect();
    assert_eq!(terms, [("terrorist", Some("Ivo Tarn"), true), ("rebel", None, true)]);
}
