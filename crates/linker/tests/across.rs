//! Links across articles: on the readings of the samples, whose order and number must not matter, and on made-up ones.

use onrecord_linker::{Facts, Index, facts, link};
use onrecord_record::{
    Act, Certainty, Constraints, Document, Entity, EntityKind, LinkKind, Manner, Mention, MentionForm, Piece,
    Polarity, Reading, Statement, Voice, sha256,
};
use proptest::prelude::*;

/// An article of lines `source | act | content` and a title.
fn article(id: &str, day: &str, lines: &[(&str, Act, &str)]) -> Reading {
    let mut reading = Reading { id: id.to_owned(), ..Reading::default() };
    let mut text = String::new();
    for (source, act, content) in lines {
        let mut piece = |words: &str| {
            let start = text.chars().count();
            text.push_str(words);
            text.push(' ');
            Piece { start, end: start + words.chars().count(), text: words.to_owned() }
        };
        let (source, cue, content) = (
            piece(source),
            piece(if *act == Act::Deny { "denied that" } else { "said that" }),
            piece(content),
        );
        text.pop();
        text.push_str(".\n\n");
        let known = reading.entities.iter().position(|entity: &Entity| entity.name == source.text);
        let entity = known.unwrap_or_else(|| {
            let kind =
                if source.text.starts_with("The ") { EntityKind::Organisation } else { EntityKind::Person };
            let id = format!("e{}", reading.entities.len() + 1);
            let name = source.text.clone();
            reading.entities.push(Entity { id, name, kind, aliases: vec![], roles: vec![], statements: 1 });
            reading.entities.len() - 1
        });
        let id = reading.entities[entity].id.clone();
        reading.mentions.push(Mention {
            id: format!("m{}", reading.mentions.len() + 1),
            entity: id.clone(),
            kind: MentionForm::Name,
            piece: source.clone(),
        });
        reading.statements.push(Statement {
            id: format!("s{}", reading.statements.len() + 1),
            speaker: Some(source.text.clone()),
            speaker_entity: Some(id),
            source: vec![source],
            cue: vec![cue],
            content: vec![content],
            editorial: vec![],
            speaker_role: None,
            speaks_for: None,
            unknown_source: None,
            manner: Manner::Indirect,
            act: *act,
            polarity: if *act == Act::Deny { Polarity::Negative } else { Polarity::Positive },
            certainty: Certainty::Certain,
            addressee: None,
            addressee_entity: None,
            said_at: None,
            confidence: 0.9,
            voice: Voice::Attributed,
            replies_to: None,
            inner: vec![],
        });
    }
    let published = Some(day.to_owned());
    let outlet = Some(format!("{id} Herald"));
    reading.document = Document { sha256: sha256(&text), text, published, outlet, ..Document::default() };
    assert_eq!(reading.faults(), []);
    reading
}

fn crisis() -> Vec<Reading> {
    let fire = "the old salt mill at Dorel burned down after thirty soldiers crossed the river";
    let bread = "bread would be short in every village of the valley until the harvest, as each baker from here to the \
                 sea had known since the frost in April took the plums and half of the barley";
    let smoke = "he saw smoke above the poplars and counted nine carts on the way to Veshtal, more than on any night \
                 that he remembered, with lanterns, dogs and children sleeping on the sacks";
    let denial = "any soldiers had crossed the river at Dorel before the old salt mill burned";
    vec![
        article("first", "2019-05-06", &[("Ada Obi", Act::Assert, fire), ("Sem Tarn", Act::Assert, bread)]),
        article("second", "2019-05-07", &[("The Salt Board", Act::Deny, denial)]),
        article("third", "2019-05-08", &[("Ada Obi", Act::Assert, fire), ("Ivo Lisse", Act::Assert, smoke)]),
        article(
            "fourth",
            "2019-07-01",
            &[("Ada Obi", Act::Assert, "the harvest festival would open in Veshtal")],
        ),
    ]
}

#[test]
fn a_statement_is_repeated_and_denied_in_other_articles() {
    let all: Vec<Facts> = crisis().iter().map(facts).collect();
    let linked = link(&all, &Constraints::default());
    let found: Vec<(&str, LinkKind, &str)> =
        linked.links.iter().map(|link| (link.from.as_str(), link.kind, link.to.as_str())).collect();
    assert!(found.contains(&("third:s1", LinkKind::Repeats, "first:s1")), "{found:?}");
    assert!(found.contains(&("second:s1", LinkKind::Denies, "first:s1")), "{found:?}");
    let dispute = linked.disputes.first().expect("one is found");
    assert_eq!(linked.disputes.len(), 1);
    let parties: Vec<&str> = dispute.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(parties, ["Ada Obi", "The Salt Board"]);
    assert_eq!(dispute.since.as_deref(), Some("2019-05-06"));
    assert!(dispute.title.starts_with("the old salt mill"), "{}", dispute.title);
}

#[test]
fn bearers_of_one_name_are_one_actor_until_somebody_says_otherwise() {
    let all: Vec<Facts> = crisis().iter().map(facts).collect();
    let members = |constraints: &Constraints| {
        let linked = link(&all, constraints);
        let obi = linked.actors.iter().filter(|actor| actor.name == "Ada Obi");
        obi.map(|actor| actor.members.clone()).collect::<Vec<_>>()
    };
    assert_eq!(members(&Constraints::default()), [["first:e1", "third:e1", "fourth:e1"]]);
    let pair = ("fourth:e1".to_owned(), "first:e1".to_owned());
    let apart = Constraints { cannot_link: vec![pair.clone()], ..Constraints::default() };
    assert_eq!(members(&apart).len(), 2);
    let both =
        Constraints { must_link: vec![pair.clone()], cannot_link: vec![pair], ..Constraints::default() };
    assert_eq!(members(&both).len(), 2);
    let joined = Constraints {
        must_link: vec![("first:e2".to_owned(), "fourth:e1".to_owned())],
        ..Constraints::default()
    };
    assert_eq!(members(&joined)[0].len(), 4);
}

#[test]
fn a_rejected_link_is_not_made_again() {
    let all: Vec<Facts> = crisis().iter().map(facts).collect();
    let linked = link(&all, &Constraints::default());
    let denial = linked.links.iter().find(|link| link.kind == LinkKind::Denies).expect("one is found");
    let constraints = Constraints { rejected_links: vec![denial.id.clone()], ..Constraints::default() };
    let without = link(&all, &constraints);
    assert!(without.links.iter().all(|link| link.id != denial.id));
    assert_eq!(without.disputes, []);
}

#[test]
fn every_actor_s_merges_make_a_tree() {
    let all: Vec<Facts> = crisis().iter().map(facts).collect();
    for actor in link(&all, &Constraints::default()).actors {
        assert_eq!(actor.merges.len() + 1, actor.members.len(), "{}", actor.name);
    }
}

#[test]
fn copies_are_one_source() {
    let mut readings = crisis();
    let long = "the old salt mill at Dorel burned down in the night, and by the morning nothing stood but the east wall, \
                the chimney, two carts and the iron press which the town had bought from Veshtal in a better year";
    readings.push(article("wire", "2019-05-09", &[("Ivo Lisse", Act::Assert, long)]));
    readings.push(article(
        "print",
        "2019-05-09",
        &[("Ivo Lisse", Act::Assert, &long.replace("carts", "waggons"))],
    ));
    readings[4].document.outlet = Some("Salt Press".to_owned());
    readings[5].document.agency = Some("Salt Press".to_owned());
    let all: Vec<Facts> = readings.iter().map(facts).collect();
    let linked = link(&all, &Constraints::default());
    assert_eq!(linked.origins.len(), 1, "{:?}", linked.origins);
    assert_eq!((linked.origins[0].earliest.as_str(), linked.origins[0].members.len()), ("wire", 2));
    assert_eq!(linked.origins[0].agency.as_deref(), Some("Salt Press"));
    let again = linked.links.iter().find(|link| link.from == "print:s1").expect("it is printed again");
    assert_eq!(
        (again.kind, again.to.as_str(), again.why.rule.as_str()),
        (LinkKind::Repeats, "wire:s1", "printed again")
    );
}

#[test]
fn the_number_of_threads_does_not_matter() {
    // enough articles with words in common that their pairs are given to several threads
    let mut index = Index::default();
    for i in 0..420 {
        let what = format!("the salt mill number {} at Dorel burned down before clerk {i} came", i % 7);
        let day = format!("2019-05-{:02}", i % 9 + 1);
        index.add(facts(&article(&format!("a{i}"), &day, &[("Ivo Lisse", Act::Assert, &what)])));
    }
    let alone = index.clone().link(&Constraints::default());
    assert!(alone.links.len() > 100, "{}", alone.links.len());
    for threads in [2, 5] {
        assert_eq!(index.clone().link_on(threads, &Constraints::default()), alone);
    }
}

/// Articles of one event, each with a line of its own and the event told in other words.
fn of_one_event(lines: &[(&str, Act, &str)]) -> Vec<Reading> {
    let mill = [
        "the old salt mill at Dorel burned down after thirty soldiers crossed the river",
        "once soldiers were across the river, and there were thirty, a mill for salt was burning in old Dorel",
    ];
    let article = |(i, line): (usize, &(&str, Act, &str))| {
        article(&format!("paper{i}"), "2019-05-06", &[*line, ("Sem Tarn", Act::Assert, mill[i])])
    };
    lines.iter().enumerate().map(article).collect()
}

/// What the first statements of articles of one event repeat: pairs of articles by number.
#[track_caller]
fn check_repeats(lines: &[(&str, Act, &str)], constraints: &Constraints, expected: &[(&str, &str)]) {
    let all: Vec<Facts> = of_one_event(lines).iter().map(facts).collect();
    let linked = link(&all, constraints);
    let repeats = linked.links.iter().filter(|link| link.kind == LinkKind::Repeats);
    let found: Vec<(&str, &str)> = repeats
        .filter_map(|link| Some((link.from.strip_suffix(":s1")?, link.to.strip_suffix(":s1")?)))
        .collect();
    assert_eq!(found, expected, "{lines:?}");
}

#[test]
fn two_cuts_of_a_quotation_are_one_however_common_its_words() {
    let says = |one: &'static str, other: &'static str| {
        [("Ada Obi", Act::Assert, one), ("Ada Obi", Act::Assert, other)]
    };
    let linked: &[(&str, &str)] = &[("paper1", "paper0")];
    let none = Constraints::default();
    check_repeats(
        &says("“I am not going to do it”", "“I am not going to do it, and that is that”"),
        &none,
        linked,
    );
    check_repeats(
        &says("she would “do what has to be done”", "“I will do what has to be done”"),
        &none,
        linked,
    );
    // anybody calls it so
    check_repeats(&says("“they asked the House of Elders”", "the House of Elders"), &none, &[]);
    // in the outlets' own words
    check_repeats(&says("she was one of the first to go", "one of the first had been her uncle"), &none, &[]);
    // turned round
    check_repeats(&says("“I had been there for years”", "“I had been there for years, not”"), &none, &[]);
}

#[test]
fn who_says_the_same_words_may_be_named_in_another_form() {
    let words = "“I am not going to do it again”";
    let says =
        |one: &'static str, other: &'static str| [(one, Act::Assert, words), (other, Act::Assert, words)];
    let none = Constraints::default();
    check_repeats(&says("Timothy Obi", "Tim Obi"), &none, &[("paper1", "paper0")]);
    check_repeats(&says("Ada Obi", "Ivo Obi"), &none, &[]);
    check_repeats(&says("Ada Obi", "Ada Lisse"), &none, &[]);
    let apart = vec![("paper1:e1".to_owned(), "paper0:e1".to_owned())];
    let apart = Constraints { cannot_link: apart, ..Constraints::default() };
    check_repeats(&says("Timothy Obi", "Tim Obi"), &apart, &[]);
}

#[test]
fn one_quotation_may_repeat_two() {
    let smoke = "“he saw smoke above the poplars and nine carts on the way to Veshtal”";
    let bread = "“bread would be short in every village of the valley until the harvest”";
    let both = format!("{smoke} {bread}");
    let early = "the mill at Dorel stood open, its east wall gone and the press lying in the yard among wet sacks of salt, \
                 when thirty soldiers who had crossed the river came up from the ford with a cart and two lanterns";
    let late = "of the old salt mill nothing was left that anybody at Dorel could use, so the soldiers, thirty by her count, \
                slept under the carts that they had brought over the river and left again before it was light";
    let readings = [
        article(
            "early",
            "2019-05-06",
            &[
                ("Ivo Lisse", Act::Assert, smoke),
                ("Ivo Lisse", Act::Assert, bread),
                ("Ada Obi", Act::Assert, early),
            ],
        ),
        article("late", "2019-05-06", &[("Ivo Lisse", Act::Assert, &both), ("Ada Obi", Act::Assert, late)]),
    ];
    let all: Vec<Facts> = readings.iter().map(facts).collect();
    let linked = link(&all, &Constraints::default());
    let found: Vec<&str> = linked
        .links
        .iter()
        .filter(|link| link.from == "late:s1" && link.kind == LinkKind::Repeats)
        .map(|link| link.to.as_str())
        .collect();
    assert_eq!(found, ["early:s1", "early:s2"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the order in which articles come, and whether they come at once or one after the other with links made in
    /// between, the result is the same.
    #[test]
    fn order_and_steps_do_not_matter(keys in prop::collection::vec(any::<u32>(), 12), step in 1usize..5) {
        let mut all: Vec<Facts> = crisis().iter().map(facts).collect();
        for copy in 0..2 {
            for mut reading in crisis() {
                reading.id = format!("{}-{copy}", reading.id);
                all.push(facts(&reading));
            }
        }
        let at_once = link(&all, &Constraints::default());
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|i| keys[*i]);
        let mut index = Index::default();
        for (count, i) in order.iter().enumerate() {
            prop_assert!(index.add(all[*i].clone()));
            if count % step == 0 {
                index.link(&Constraints::default());
            }
        }
        prop_assert_eq!(index.link(&Constraints::default()), at_once);
    }
}
