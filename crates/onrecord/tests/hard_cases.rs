//! The hard cases of real news, through the whole reader with the model that ships.

use onrecord::Onrecord;
use onrecord::record::{Act, Manner, Reading, Statement, UnknownSource, Voice};

fn read(text: &str) -> Reading {
    let reading = Onrecord::new().read_text("a", text);
    assert_eq!(reading.faults(), []);
    reading
}

/// The attributed statement whose content holds `words`, at the top or inside another.
#[track_caller]
fn statement<'a>(statements: &'a [Statement], words: &str) -> &'a Statement {
    let holds =
        |s: &&Statement| s.voice == Voice::Attributed && s.content.iter().any(|p| p.text.contains(words));
    statements.iter().find(holds).unwrap_or_else(|| panic!("nobody says {words:?} in {statements:#?}"))
}

#[test]
fn role_and_name_before_the_verb() {
    let reading = read(
        "The spokesman of the Northern Accord Front, Lt. Idris al-Masri, said on Monday that the road to Dorel was open.",
    );
    let found = statement(&reading.statements, "the road to Dorel was open");
    assert_eq!((found.speaker.as_deref(), found.manner), (Some("Idris al-Masri"), Manner::Indirect));
}

#[test]
fn a_block_quotation_without_marks() {
    let reading = read(
        "The ministry denied the report on Tuesday.\n\nThe Minister of Defence, General Viktor Halderan, issued the \
         following statement:\n\nOur aircraft struck a single building. We harmed no civilian.\n\nWe call on honest \
         journalists to ask who made these pictures.\n\nRain fell on the capital all evening.",
    );
    let found = statement(&reading.statements, "We call on honest");
    assert_eq!((found.speaker.as_deref(), found.manner), (Some("Viktor Halderan"), Manner::Block));
    assert!(found.content.iter().any(|p| p.text.contains("struck a single building")));
    assert!(!found.content.iter().any(|p| p.text.contains("Rain fell")));
}

#[test]
fn quotation_marks_of_every_house_style() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "”")]
    {
        let text =
            format!("{open}We will never leave the town,{close} Ada Obi told reporters in Dorel on Monday.");
        let reading = read(&text);
        let found = statement(&reading.statements, "never leave the town");
        assert_eq!((found.speaker.as_deref(), found.manner), (Some("Ada Obi"), Manner::Direct), "{text}");
        assert_eq!(found.addressee.as_ref().map(|a| a.text.as_str()), Some("reporters"), "{text}");
    }
}

#[test]
fn a_mark_that_is_never_closed() {
    let reading =
        read("Ada Obi, the mayor, said on Monday: “We will never leave the town and we will not be moved.");
    assert_eq!(statement(&reading.statements, "never leave the town").speaker.as_deref(), Some("Ada Obi"));
}

#[test]
fn scare_quotes_are_no_statement() {
    let reading = read("The “people’s guard” held the bridge at Dorel for two days before the rain came.");
    assert!(reading.statements.iter().all(|s| s.voice == Voice::Outlet), "{:#?}", reading.statements);
}

#[test]
fn brackets_are_the_editors() {
    let reading = read("“They [the Front] have left the town for good,” Ada Obi, the mayor, said on Monday.");
    let found = statement(&reading.statements, "have left the town");
    let editorial: Vec<&str> = found.editorial.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(editorial, ["[the Front]"]);
}

#[test]
fn according_to_and_a_passive_without_a_speaker() {
    let reading = read(
        "According to Ada Obi, the mayor of Dorel, the road was open. The army has been accused of bombing the market.",
    );
    assert_eq!(statement(&reading.statements, "the road was open").speaker.as_deref(), Some("Ada Obi"));
    let found = statement(&reading.statements, "bombing the market");
    assert_eq!((found.unknown_source, found.act), (Some(UnknownSource::Passive), Act::Accuse));
}

#[test]
fn a_statement_inside_a_statement() {
    let reading = read("Ada Obi, the mayor, said that the army had claimed that the road to Dorel was open.");
    let outer = statement(&reading.statements, "the army had claimed");
    assert_eq!(outer.speaker.as_deref(), Some("Ada Obi"));
    let inner = statement(&outer.inner, "the road to Dorel was open");
    assert_eq!(inner.source[0].text, "the army");
    assert!(inner.id.starts_with(&format!("{}.", outer.id)));
}

#[test]
fn two_speakers_in_one_sentence() {
    let reading = read(
        "Ada Obi said the road to Dorel was open, while Ivo Tarn said the bridge had been blown up on Sunday.",
    );
    assert_eq!(
        statement(&reading.statements, "the road to Dorel was open").speaker.as_deref(),
        Some("Ada Obi")
    );
    assert_eq!(
        statement(&reading.statements, "the bridge had been blown up").speaker.as_deref(),
        Some("Ivo Tarn")
    );
}

#[test]
fn denials() {
    let reading = read(
        "The minister, Ivo Tarn, denied that civilians had been hit. “The army has never used heavy weapons,” he said.",
    );
    assert_eq!(statement(&reading.statements, "civilians had been hit").act, Act::Deny);
    let found = statement(&reading.statements, "never used heavy weapons");
    assert_eq!((found.act, found.speaker.as_deref()), (Act::Deny, Some("Ivo Tarn")));
}

#[test]
fn headlines_speak() {
    let body = "\n\nThe road to Dorel was shut on Monday, and rain fell on the hills all day long.";
    let reading = read(&format!("Obi: no talks before Friday{body}"));
    assert_eq!(statement(&reading.statements, "no talks before Friday").source[0].text, "Obi");
    let reading = read(&format!("Truce is dead, says envoy{body}"));
    assert_eq!(statement(&reading.statements, "Truce is dead").source[0].text, "envoy");
}

#[test]
fn noun_cues() {
    let reading = read("The minister repeated his warning that the bridge would be closed.");
    let found = statement(&reading.statements, "the bridge would be closed");
    assert_eq!((found.source[0].text.as_str(), found.act), ("The minister", Act::Warn));
}

#[test]
fn a_claim_with_an_owner() {
    let reading = read("The mayor’s claim that the bridge was safe surprised nobody in the town of Dorel.");
    let found = statement(&reading.statements, "the bridge was safe");
    assert!(found.source[0].text.starts_with("The mayor"), "{found:#?}");
    let reading = read("Ivo Tarn, the minister, dismissed Obi’s claim that the road to Dorel was open.");
    let outer = statement(&reading.statements, "the road to Dorel was open");
    assert_eq!((outer.speaker.as_deref(), outer.act), (Some("Ivo Tarn"), Act::Deny));
    let inner = statement(&outer.inner, "the road to Dorel was open");
    assert_eq!(inner.source[0].text, "Obi’s");
}

#[test]
fn wire_copy_with_wrapped_lines() {
    let reading = read(
        "    The road to Dorel was open again on\nMonday after a week in which no lorry\nhad been let through, Ada \
         Obi, the\nmayor of the town, told reporters.\n    \"We let two thousand people pass,\" she\nsaid, \"and \
         nobody was turned back at\nthe bridge.\"\n    Rain fell on the hills all day long.\n",
    );
    let found = statement(&reading.statements, "two thousand people");
    assert_eq!(found.manner, Manner::Direct);
    assert!(found.content.iter().any(|p| p.text.contains("turned back at\nthe bridge")), "{found:#?}");
    assert_eq!(
        statement(&reading.statements, "open again").source[0].text,
        "Ada Obi, the\nmayor of the town,"
    );
}

#[test]
fn two_single_marks_are_quotation_marks() {
    let reading = read("''We will never leave the town,'' Ada Obi told reporters in Dorel on Monday.");
    let found = statement(&reading.statements, "never leave the town");
    assert_eq!((found.speaker.as_deref(), found.manner), (Some("Ada Obi"), Manner::Direct));
}

#[test]
fn labels_do_not_speak() {
    let reading = read(
        "The road to Dorel was shut on Monday, Ada Obi, the mayor, said.\n\nCLARIFICATION: The first version of this \
         article gave another day for the talks in Port Sorrel.",
    );
    assert!(reading.statements.iter().all(|s| s.source.iter().all(|p| p.text != "CLARIFICATION")));
}
