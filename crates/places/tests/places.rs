//! Which names are places, and which of their namesakes they mean.
//!
//! A text marks what a reader of entities found: `[place Paris]`, `[person Paris Hilton]`. Expected are the places, in
//! order: the name as written, then the entry with its division and country, or why it stays open.

use onrecord_places::{Entry, Open, Outlet, Seen, Taken, find, resolve};
use onrecord_text::Span;

fn check(marked: &str, expected: &[&str]) {
    check_of(Outlet::default(), marked, expected);
}

/// As `check`, by an outlet.
fn check_of(outlet: Outlet, marked: &str, expected: &[&str]) {
    let (text, seen) = unmarked(marked);
    let spans = find(&text, &seen);
    let resolved = resolve(&text, &spans, outlet);
    let found: Vec<String> = resolved
        .iter()
        .map(|name| format!("{} = {}", name.span.of(&text), name.place.map_or_else(reason, described)))
        .collect();
    assert_eq!(found, expected, "{marked}");
}

fn reason(open: Open) -> String {
    match open {
        Open::Unknown => "unknown",
        Open::Ambiguous => "ambiguous",
        Open::Namesake => "namesake",
    }
    .to_owned()
}

/// `Paris, Texas, United States`.
fn described(entry: Entry) -> String {
    let mut parts = vec![entry.name()];
    parts.extend(entry.state().filter(|state| *state != entry).map(Entry::name));
    parts.extend(entry.country().filter(|country| *country != entry).map(Entry::name));
    parts.join(", ")
}

fn unmarked(marked: &str) -> (String, Vec<Seen>) {
    let (mut text, mut seen) = (String::new(), Vec::new());
    for part in marked.split_inclusive(['[', ']']) {
        if let Some(inside) = part.strip_suffix(']') {
            let (kind, name) = inside.split_once(' ').expect("[kind name]");
            let taken = match kind {
                "place" => Taken::Place,
                "location" => Taken::Location,
                "facility" => Taken::Facility,
                "organisation" => Taken::Organisation,
                "person" => Taken::Person,
                "other" => Taken::Other,
                kind => panic!("no kind {kind}"),
            };
            seen.push(Seen { span: Span::new(text.len(), text.len() + name.len()), taken });
            text.push_str(name);
        } else {
            text.push_str(part.strip_suffix('[').unwrap_or(part));
        }
    }
    (text, seen)
}

#[test]
fn a_name_alone_means_its_best_known_place() {
    check("Talks were held in [place Paris].", &["Paris = Paris, Île-de-France, France"]);
    check("The envoy flew to [place London].", &["London = London, England, United Kingdom"]);
    check("Rain fell on [place Moscow].", &["Moscow = Moscow, Moscow, Russia"]);
    check("They met in [place Tripoli].", &["Tripoli = Tripoli, Tripoli, Libya"]);
    check(
        "The embassy in [place Washington] was shut.",
        &["Washington = Washington, Washington, D.C., United States"],
    );
    check("The aid reached [place Aleppo].", &["Aleppo = Aleppo, Aleppo, Syria"]);
}

#[test]
fn a_qualifier_behind_the_comma_decides() {
    let texas = ["Paris = Paris, Texas, United States", "Texas = Texas, United States"];
    check("The mayor of [place Paris], [place Texas], resigned.", &texas);
    check("The mayor of [place Paris, Texas], resigned.", &texas);
    check("The mayor of [place Paris], Texas, resigned.", &texas[..1]);
    check(
        "He lives in [place Athens], Ga.",
        &["Athens = Athens, Georgia, United States", "Ga. = Georgia, United States"],
    );
    check(
        "He was born in [place London], [place Ont.]",
        &["London = London, Ontario, Canada", "Ont. = Ontario, Canada"],
    );
    check(
        "Fire broke out in [place Portland], [place ME] on Sunday.",
        &["Portland = Portland, Maine, United States", "ME = Maine, United States"],
    );
    check(
        "A bridge in [place Alexandria], [place Egypt], was shut.",
        &["Alexandria = Alexandria, Alexandria, Egypt", "Egypt = Egypt"],
    );
    check(
        "The plant in [place Birmingham], [place Ala.], will close.",
        &["Birmingham = Birmingham, Alabama, United States", "Ala. = Alabama, United States"],
    );
    check(
        "The town of [place Moscow] ([place Idaho]) voted.",
        &["Moscow = Moscow, Idaho, United States", "Idaho = Idaho, United States"],
    );
}

#[test]
fn a_list_of_towns_is_no_qualifier() {
    check(
        "Flights to [place Paris], [place Berlin] and [place Rome] were cancelled.",
        &[
            "Paris = Paris, Île-de-France, France",
            "Berlin = Berlin, Berlin, Germany",
            "Rome = Rome, Latium, Italy",
        ],
    );
}

#[test]
fn one_sense_in_a_text() {
    check(
        "[place Paris], [place Texas], has a tower. People in [place Paris] like it.",
        &[
            "Paris = Paris, Texas, United States",
            "Texas = Texas, United States",
            "Paris = Paris, Texas, United States",
        ],
    );
}

#[test]
fn states_and_countries_named_decide_between_namesakes() {
    check(
        "The governor of [place Tennessee] spoke in [place Memphis] and then in [place Paris].",
        &[
            "Tennessee = Tennessee, United States",
            "Memphis = Memphis, Tennessee, United States",
            "Paris = Paris, Tennessee, United States",
        ],
    );
    check(
        "Protesters in [place Tbilisi] marched as [place Georgia] and [place Russia] traded blame.",
        &["Tbilisi = Tbilisi, T'bilisi, Georgia", "Georgia = Georgia", "Russia = Russia"],
    );
    check(
        "Voters in [place Atlanta] and [place Savannah] decide who wins [place Georgia].",
        &[
            "Atlanta = Atlanta, Georgia, United States",
            "Savannah = Savannah, Georgia, United States",
            "Georgia = Georgia, United States",
        ],
    );
    check(
        "Shells fell on [place Tripoli] in northern [place Lebanon], south of [place Beirut].",
        &[
            "Tripoli = Tripoli, Liban-Nord, Lebanon",
            "Lebanon = Lebanon",
            "Beirut = Beirut, Beyrouth, Lebanon",
        ],
    );
    check(
        "Police in [place Cambridge] and [place Boston] said so.",
        &[
            "Cambridge = Cambridge, Massachusetts, United States",
            "Boston = Boston, Massachusetts, United States",
        ],
    );
    check(
        "Police in [place Cambridge] and [place Peterborough] said so, the [other British] minister said.",
        &[
            "Cambridge = Cambridge, England, United Kingdom",
            "Peterborough = Peterborough, England, United Kingdom",
        ],
    );
}

#[test]
fn the_outlets_home_counts() {
    let home = |url| Outlet { name: None, url: Some(url) };
    check_of(
        home("http://www.examplenews.co.uk/a"),
        "A man from [place Newcastle] was fined.",
        &["Newcastle = Newcastle upon Tyne, England, United Kingdom"],
    );
    check_of(
        home("https://www.richmondpost.example.com.au/a"),
        "A man from [place Newcastle] was fined.",
        &["Newcastle = Newcastle, New South Wales, Australia"],
    );
    check_of(
        home("https://thehamiltondaily.ca/a"),
        "A man from [place Windsor] was fined.",
        &["Windsor = Windsor, Ontario, Canada"],
    );
}

#[test]
fn other_spellings_and_old_names_lead_to_the_place() {
    check("[place Kiev] was shelled.", &["Kiev = Kyiv, Kyiv City, Ukraine"]);
    check("[place Kharkov] was shelled.", &["Kharkov = Kharkiv, Kharkiv, Ukraine"]);
    check("He fled [place ar-Raqqa].", &["ar-Raqqa = Ar Raqqah, Ar-Raqqah, Syria"]);
    check("He fled [place Deir al-Zour].", &["Deir al-Zour = Deir ez-Zor, Deir ez-Zor, Syria"]);
    check("The flight from [place Bombay] was late.", &["Bombay = Mumbai, Maharashtra, India"]);
    check("The junta in [place Burma] fell.", &["Burma = Myanmar"]);
    check("The border with the [place Czech Republic] is open.", &["Czech Republic = Czechia"]);
    check("The vote in the [place U.K.] was close.", &["U.K. = United Kingdom"]);
    check("Troops left the [place UAE].", &["UAE = United Arab Emirates"]);
    check("A [place São Paulo] court ruled.", &["São Paulo = São Paulo, São Paulo, Brazil"]);
    check("A [place Sao Paulo] court ruled.", &["Sao Paulo = São Paulo, São Paulo, Brazil"]);
    check(
        "He left [place St. Petersburg] for [place Moscow] by train.",
        &["St. Petersburg = Saint Petersburg, St.-Petersburg, Russia", "Moscow = Moscow, Moscow, Russia"],
    );
}

#[test]
fn words_for_the_sort_of_place_bar_the_others() {
    check("Rebels hold [place Idlib province].", &["Idlib province = Idlib, Syria"]);
    check("Rebels hold [place Idlib] province.", &["Idlib = Idlib, Syria"]);
    check("Rebels hold the city of [place Idlib].", &["Idlib = Idlib, Idlib, Syria"]);
    check(
        "A deputy in [place Orange County], [place California], was hurt.",
        &[
            "Orange County = Orange County, California, United States",
            "California = California, United States",
        ],
    );
    check("He taught in the province of [place Quebec].", &["Quebec = Quebec, Canada"]);
    check("The [place Kharkiv region] was hit.", &["Kharkiv region = Kharkiv, Ukraine"]);
    check(
        "Fighting went on in northern [place Iraq] and [place western Syria].",
        &["Iraq = Iraq", "western Syria = Syria"],
    );
}

#[test]
fn seas_regions_and_continents_are_places() {
    check("Ships left the [location Black Sea].", &["Black Sea = Black Sea"]);
    check("War has spread across the [location Middle East].", &["Middle East = Middle East"]);
    check("Migrants reach [location Europe] by boat.", &["Europe = Europe"]);
    check("The [location Golan Heights] were quiet.", &["Golan Heights = Golan Heights, Syria"]);
}

#[test]
fn persons_and_bodies_with_a_places_name_are_no_places() {
    check("[person Paris Hilton] smiled.", &[]);
    check("[person Georgia O’Keeffe] painted it.", &[]);
    check("“No,” [person Jordan] said.", &[]);
    check("[person Chad Smith] plays the drums.", &[]);
    check("[organisation The Washington Post] reported it.", &[]);
    check("[organisation Manchester United] won.", &[]);
    check("[organisation Bank of America] denied it.", &[]);
    check("He read it in the [organisation Boston Globe].", &[]);
    check("[person Victoria] waved; so did [person Sydney].", &[]);
    check(
        "[person London Breed] is mayor of [place San Francisco].",
        &["San Francisco = San Francisco, California, United States"],
    );
}

#[test]
fn words_that_are_also_names_of_towns_are_left_alone() {
    check("The turkey was served with nice sauce; reading it was fun.", &[]);
    check("Mobile phones and buffalo wings were sold. Of that he was sure.", &[]);
    check("[other The Paris agreement] binds them.", &[]);
    check("In March, and again in May, it rained.", &[]);
    check("[other Iranian] and [other Iraqi] troops withdrew.", &[]);
    check("The [place Paris] agreement and the [place Geneva] Conventions bind them.", &[]);
    check("Pupils of [place St. Michael]’s sang.", &[]);
    check("The [place Liberal] budget passed on [place Lot] No. 7.", &[]);
    check("He lives at 16 [facility Dublin Road].", &[]);
    check("The [place State] pays, said [place District A].", &[]);
    check("Reading is taught in nice schools.", &[]);
}

#[test]
fn a_people_is_no_place_even_where_it_was_taken_for_one() {
    check("The [place English] text says otherwise.", &[]);
    check("[place Ukrainian] drones flew to [place Kursk].", &["Kursk = Kursk, Kursk, Russia"]);
}

#[test]
fn bodies_of_a_place_name_the_place() {
    check(
        "The [organisation Chicago Police Department] denied it.",
        &["Chicago = Chicago, Illinois, United States"],
    );
    check("A team of [organisation Lincoln Middle School] won.", &[]);
    check("[organisation London city council] met.", &["London = London, England, United Kingdom"]);
}

#[test]
fn what_the_reader_did_not_see_shows_by_its_form() {
    check(
        "It happened in Springfield, Illinois, on Monday.",
        &["Springfield = Springfield, Illinois, United States"],
    );
    check("It happened in Syria on Monday.", &["Syria = Syria"]);
    check("Troops moved from Baghdad.", &["Baghdad = Baghdad, Baghdad, Iraq"]);
}

#[test]
fn a_place_taken_for_a_person_shows_by_what_stands_beside_it() {
    check(
        "The [person Rotterdam]-based firm sank.",
        &["Rotterdam = Rotterdam, South Holland, The Netherlands"],
    );
    check("[organisation NAIROBI] (AP) — Rain fell.", &["NAIROBI = Nairobi, Nairobi Area, Kenya"]);
    check("[person Peshawar] residents fled.", &["Peshawar = Peshawar, Khyber Pakhtunkhwa, Pakistan"]);
    check("The [organisation U.S.] sent aid.", &["U.S. = United States"]);
    check("They marched on [person St. Patrick]’s Day.", &[]);
    check("“I live near [person Austin],” he said.", &["Austin = Austin, Texas, United States"]);
    check("[person Austin] lives near [person Dallas Obi].", &[]);
}

#[test]
fn made_up_places_stay_open() {
    check(
        "Shells fell on [place Ostrev] in [place Karsand]’s [place Tamrak province].",
        &["Ostrev = unknown", "Karsand = unknown", "Tamrak province = unknown"],
    );
    check(
        "PORT [place SORREL], [place Karsand] — Rain fell.",
        &["PORT SORREL = unknown", "Karsand = unknown"],
    );
    // there is a Lesh by another name; the text plays elsewhere
    check(
        "Shells fell on [place Ostrev] and [place Lesh] in [place Karsand], and [place Veshtal] was quiet.",
        &["Ostrev = unknown", "Lesh = namesake", "Karsand = unknown", "Veshtal = unknown"],
    );
    check(
        "The envoy flew from [place Veshtal] in [place Karsand] to [place Geneva].",
        &["Veshtal = unknown", "Karsand = unknown", "Geneva = Geneva, Geneva, Switzerland"],
    );
}

#[test]
fn spans_lie_in_order_on_whole_characters() {
    let (text, seen) = unmarked(
        "Né à [place Besançon, France], [place Île-de-France]’s [place Paris’s] “[place Évry]”, in İzmir, Türkiye.",
    );
    let spans = find(&text, &seen);
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(spans.iter().all(|span| text.is_char_boundary(span.start) && text.is_char_boundary(span.end)));
    assert_eq!(resolve(&text, &spans, Outlet::default()).len(), spans.len());
}
