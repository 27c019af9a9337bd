//! What is counted, and what else a figure is said of.

mod common;

use common::{check, counted, head};
use onrecord_figures::{Figure, read};

#[test]
fn phrases() {
    check(
        "
        {13,000|Syrian refugees} Syrian refugees arrived.
        {300|people} people were seen.
        {40|young men} young men were seen.
        {40|very young men} very young men were seen.
        {22|goals} goals were scored.
        {12|FA Cup finals} FA Cup finals were lost.
        {Two|public schools} public schools closed.
        {Two|state-owned firms} state-owned firms closed.
        {Five|Karsandi tactical units} Karsandi tactical units moved.
        {Nine|boats} boats from Tarn sank.
        {Nine|boats} boats of the navy sank.
        {Six|aid workers} aid workers left.
        {Six|armed guards} armed guards left.
        {Six|heavily armed guards} heavily armed guards left.
        {Six|newly built homes} newly built homes burned.
        {Six|low- and middle-income homes} low- and middle-income homes burned.
        {Six|new and used cars} new and used cars burned.
        {Six|old, empty houses} old, empty houses burned.
        {Two|15-year-old boys} {15-year-old|-} boys were seen.
        {Three|20-tonne trucks} {20-tonne|-} trucks were seen.
        {Four|F-16s} F-16s flew.
        {Eight|picks} more picks remain.
        {Eight|ships} other ships remain.
        {Eight|ships} additional ships remain.
        {2.9 million|them} of them left.
        {Three|the ships} of the ships sank.
        {Three|its ships} of its ships sank.
        {Three|the mayor's sons} of the mayor's sons left.
        {Dozens|villages} of villages burned.
        {60%|voters} of voters agreed.
        {5 tonnes|wheat} of wheat arrived.
        {10 litres|clean water} of clean water arrived.
        {Half|the wheat} of the wheat spoiled.
        The number of refugees rose to {3 million|refugees}.
        The number of young voters is {3 million|young voters}.
        The total number of wells reached {400|wells}.
        {300|-} were killed.
        {300|-} died.
        A crowd of {5,000|-} gathered.
        {One|bridge} bridge fell.
        {One|the oldest bridges} of the oldest bridges fell.
        {One|particular demand} particular demand stood out.
        {16|armoured vehicles} armoured vehicles and {4|tanks} tanks moved.
        {27|leaders} leaders met on Friday.
        {27|leaders} leaders Monday met.
        A {12|page} page report came out.
        A {12|member} member council met.
        A {63|nation} nation coalition met.
        The camp holds {200|women} women and {90|children} children.
        {$5 million|-} was paid.
        The wall is {5 metres|-} high.
        {Two|safe houses} “safe houses” were found.",
        50,
        counted,
    );
}

#[test]
fn heads() {
    check(
        "
        {13,000|refugees} Syrian refugees arrived.
        {Two|firms} state-owned firms closed.
        {12|finals} FA Cup finals were lost.
        {Three|sons} of the mayor's sons left.
        {5 tonnes|wheat} of wheat arrived.
        {60%|voters} of young voters agreed.
        {40|trucks} white aid trucks waited.
        {Six|guards} heavily armed guards left.
        {400|beds} hospital beds were bought.
        {Seven|officers} former police officers spoke.
        ",
        10,
        head,
    );
}

fn about(text: &str, figure: &Figure) -> String {
    figure.about.map_or("-", |noun| noun.phrase.of(text)).to_owned()
}

#[test]
fn what_figures_are_said_of() {
    check(
        "
        The company has {13,000|The company} workers.
        Inflation rose {3%|Inflation}.
        The price of wheat fell by {5%|The price of wheat}.
        The bridge cost {$5 million|The bridge}.
        The bridge will cost {$5 million|The bridge}.
        The set will cost {$200|The set}.
        A fine of {$5 million|A fine} was set.
        A {$5 million|fine} fine was set.
        The {30-mile|road} road is closed.
        A {34-year-old|man} man was held.
        The mayor, who has {two|The mayor} sons, left.
        The firm that owns {12|The firm} mines closed.
        The firm said it has {12|The firm} mines.
        The firm has sold {12|The firm} mines.
        The ministry spent {$5 million|new roads} on new roads.
        Unemployment stands at {9%|Unemployment}.
        Sales in Tarn and Karsand rose {6%|Sales in Tarn and Karsand}.
        He has {12|-} goats.
        {14|the club} players left the club.
        The army fired {22|The army} shells.
        ",
        20,
        about,
    );
}

#[test]
fn place_and_time_are_as_written() {
    let cases = [
        ("In 2018 some 300 people died in Karsand.", Some("Karsand"), Some("In 2018")),
        ("Police held 30 men in Tarn on Monday.", Some("Tarn"), Some("on Monday")),
        ("As of March 3, 40 schools were shut.", None, Some("As of March 3")),
        ("Last year 40 schools were shut.", None, Some("Last year")),
        ("There were 40 schools near Lower Tarn.", Some("Lower Tarn"), None),
        ("Some 40 schools were shut.", None, None),
        ("Since June, 40 schools have been shut across Karsand.", Some("Karsand"), Some("Since June")),
    ];
    for (text, place, time) in cases {
        let found = &read(text)[0];
        assert_eq!(found.place.map(|span| span.of(text)), place, "{text}");
        assert_eq!(found.as_of.map(|span| span.of(text)), time, "{text}");
    }
}
