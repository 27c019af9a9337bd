//! What people are called, through the whole reader with the model that ships.

use std::sync::LazyLock;

use onrecord::Onrecord;
use onrecord::record::{Reading, Voice};

static ONRECORD: LazyLock<Onrecord> = LazyLock::new(Onrecord::new);

fn read(text: &str) -> Reading {
    let reading = ONRECORD.read_text("a", text);
    assert_eq!(reading.faults(), []);
    reading
}

/// Reads sentences, each by itself, and marks what is found as `[naming rebels]`.
#[track_caller]
fn check(sentences: &[&str]) {
    let mut wrong = Vec::new();
    for expected in sentences {
        let text = expected.replace("[naming ", "").replace(']', "");
        let mut marked = String::new();
        let mut at = 0;
        for naming in &read(&text).namings {
            marked.extend(text.chars().skip(at).take(naming.term.start - at));
            marked.push_str(&format!("[naming {}]", naming.term.text));
            at = naming.term.end;
        }
        marked.extend(text.chars().skip(at));
        if marked != **expected {
            wrong.push(format!("{expected}\n  read as {marked}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each naming as `namer: term of named`, scare quotes as `“term”`.
#[track_caller]
fn check_who(text: &str, expected: &[&str]) {
    let reading = read(text);
    let name = |id: &Option<String>| {
        let entity = reading.entities.iter().find(|entity| Some(&entity.id) == id.as_ref());
        entity.map(|entity| entity.name.clone())
    };
    let found: Vec<String> = reading
        .namings
        .iter()
        .map(|naming| {
            let namer = match naming.voice {
                Voice::Outlet => "outlet".to_owned(),
                Voice::Attributed => naming.namer_name.clone().unwrap_or_else(|| "?".to_owned()),
            };
            let lemma = &naming.lemma;
            let term = if naming.scare_quoted { format!("“{lemma}”") } else { lemma.clone() };
            format!("{namer}: {term}{}", name(&naming.named).map_or(String::new(), |of| format!(" of {of}")))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn those_who_fight() {
    check(&[
        "The army said it had killed 12 [naming terrorists] near Dorel on Monday.",
        "The [naming rebels] hold the bridge, and the army holds the mill.",
        "Four [naming militants] were arrested in Ostrev on Tuesday.",
        "[naming Islamist militants] burned the school at Mazra.",
        "The [naming regime] has closed the border again.",
        "[naming Gunmen] opened fire on a bus near the river.",
        "A lone [naming gunman] was seen on the roof of the ministry.",
        "[naming Separatists] took the town hall of Lesh.",
        "[naming Mercenaries] guard the mine at Beren.",
        "The [naming self-proclaimed republic] has printed its own money.",
        "The paper calls them [naming freedom fighters].",
        "The [naming insurgents] shelled the airport twice.",
    ]);
}

#[test]
fn those_who_rule() {
    check(&[
        "The [naming junta] dissolved the council in March.",
        "Villagers called the soldiers [naming occupiers].",
        "The [naming occupation forces] left the valley at dawn.",
        "A [naming puppet government] was set up in Lesh.",
        "The [naming de facto authorities] in the north closed the schools.",
        "The [naming dictator]’s palace was empty on Sunday.",
        "The courts let the [naming oligarchs] keep their ships.",
        "A [naming warlord] taxes every lorry that passes.",
    ]);
}

#[test]
fn those_who_move_and_are_held() {
    check(&[
        "Thousands of [naming refugees] crossed the river on Friday.",
        "The camp holds 300 [naming detainees], most of them from the north.",
        "The new law would let [naming undocumented immigrants] apply for work.",
        "He wants to deport all [naming illegal aliens] within a year.",
        "The farm hired [naming undocumented workers] for the harvest.",
        "The council voted to protect [naming Dreamers] from deportation.",
        "The [naming hostages] were freed after nine days.",
    ]);
}

#[test]
fn crowds() {
    check(&[
        "Police used tear gas against the [naming protesters] in Veshtal.",
        "[naming Demonstrators] marched to the palace and sang.",
        "[naming Rioters] broke the windows of two banks.",
        "An angry [naming mob] set fire to the customs house.",
        "[naming Hooligans] threw bottles at the team’s bus.",
        "[naming Looters] emptied the market before noon.",
    ]);
}

#[test]
fn in_front_of_people_a_term_is_said_of_them() {
    check(&[
        "The [naming rebel] leader refused to sign the paper.",
        "Two [naming terrorist] groups share the valley.",
        "The group is an alliance of [naming militant] factions.",
        "A [naming guerrilla] commander was shot near the dam.",
        "[naming Terror suspects] were moved to another prison.",
        "[naming Gang] members control the road to the harbour.",
        "The ministry spoke of [naming fascist gangs] in the capital.",
    ]);
}

#[test]
fn scorn_and_praise_name_people_too() {
    check(&[
        "Immigration [naming hard-liners] opposed the plan.",
        "The party was taken over by [naming extremists], a minister said.",
        "[naming White supremacists] marched through the town.",
        "They are [naming thugs], the mayor said.",
        "A former [naming freedom fighter] now runs the port.",
        "The statement spoke of “[naming bandits]” in the hills.",
        "State television called everyone in the town a “[naming terrorist]”.",
        "The man is a [naming racist], his neighbour said.",
        "No one here is a [naming traitor], the old man said.",
        "Voters are tired of the [naming elites] in the capital.",
    ]);
}

#[test]
fn verbs_and_adjectives_call_nobody_anything() {
    check(&[
        "The soldiers may rebel if they are not paid.",
        "She is militant about punctuality.",
        "It was a racist remark, she said.",
        "Extremist views are spreading, the report says.",
        "Do not gang up on her, the teacher said.",
        "He was one of the most racist governors in the country.",
        "She bullied nobody at school.",
    ]);
}

#[test]
fn in_front_of_things_a_term_is_said_of_nobody() {
    check(&[
        "The shop spent little on guerrilla marketing.",
        "A fighter jet crashed near the lake.",
        "He faces terrorism charges in Veshtal.",
        "The inspector opened a refugee camp and a school.",
        "The rebel-held town was quiet on Sunday.",
        "Two pilots of the fighter squadron were hurt.",
        "The terrorist attack killed nine people.",
        "The puppet show begins at four.",
        "The Patriot missile battery was moved south.",
        "The film became a cult classic.",
        "The elite school has 90 pupils.",
        "The hostage crisis lasted nine days.",
        "The counter-terrorist unit was called in.",
        "Criminal charges were dropped in May.",
        "Illegal parking costs 40 crowns.",
    ]);
}

#[test]
fn names_of_people_bodies_and_laws_hold_no_naming() {
    check(&[
        "Rebel Wilson opened the festival on Friday.",
        "The list is kept by the Terrorist Screening Center.",
        "The Refugee Council asked for tents.",
        "Under the Anti-Terrorist Act the police may hold him for a week.",
        "The pupils are fans of the Dorel Rebels.",
    ]);
}

#[test]
fn fixed_phrases_are_no_namings() {
    check(&[
        "The envoy said he was not asking for regime change.",
        "His exercise regime begins at dawn.",
        "Firefighters reached the mill at noon.",
        "The government held the workers hostage to its plans.",
        "A flash mob danced in the station.",
        "Prisoners worked in chain gangs until 1995.",
        "The bill came from a gang of eight senators.",
        "The new tax regime begins in January.",
        "Free radicals harm the cells of the skin.",
        "The establishment of a court was put off again.",
        "Dravenia scrambled jets and fighters over the sea.",
    ]);
}

#[test]
fn who_is_so_called_stands_beside_the_term() {
    check_who("The army fought the terrorist group Rayat near the dam.", &["outlet: terrorist of Rayat"]);
    check_who("Northern Front militants left the town on Sunday.", &["outlet: militant of Northern Front"]);
    check_who("Libyan strongman Ivo Tarn fled to the coast.", &["outlet: strongman of Ivo Tarn"]);
    check_who("The regime of Ivo Tarn closed the border.", &["outlet: regime of Ivo Tarn"]);
    check_who("The rebels of Tamrak have no flag.", &["outlet: rebel"]);
}

#[test]
fn who_is_so_called_is_what_the_term_is_said_of() {
    check_who(
        "The Northern Front is a terrorist group, Ada Obi said on Monday.",
        &["Ada Obi: terrorist of Northern Front"],
    );
    check_who(
        "Ada Obi called the Northern Front terrorists on Monday.",
        &["Ada Obi: terrorist of Northern Front"],
    );
    check_who("Ada Obi branded Ivo Tarn a traitor.", &["Ada Obi: traitor of Ivo Tarn"]);
    check_who("Ada Obi denied that the Northern Front were bandits.", &["Ada Obi: bandit of Northern Front"]);
}

#[test]
fn the_only_party_that_is_called_so_is_meant_again() {
    check_who(
        "The Northern Accord Front, the militant alliance that holds the province, rejected the plan. The militants said \
         on Tuesday that they would stay.",
        &["outlet: militant of Northern Accord Front", "outlet: militant of Northern Accord Front"],
    );
}

#[test]
fn scare_quotes_stand_in_somebody_elses_sentence() {
    check_who(
        "The government of Karsand said it had killed 12 “terrorists” near Ostrev.",
        &["government of Karsand: “terrorist”"],
    );
    check_who("“We met the terrorists in the hills and they fled,” Ada Obi said.", &["Ada Obi: terrorist"]);
}
