//! What became of those counted.

mod common;

use common::{casualty, check};

#[test]
fn killed() {
    check(
        "
        {300|killed} people were killed.
        {300|killed} were killed.
        {At least 40|killed} people have been killed in Karsand.
        The blast killed {12|killed} people.
        The blast killed {at least 12|killed} people.
        The blast killed {dozens|killed}.
        A bomb went off, killing {five|killed} soldiers.
        A bomb went off, killing {at least five|killed}.
        {Five|killed} soldiers died.
        {Five|killed} dead were found.
        {Twelve|killed} people are dead.
        The death toll rose to {40|killed}.
        The death toll stood at {1,200|killed}.
        The number of dead rose to {40|killed}.
        There were {12|killed} deaths.
        The crash caused {three|killed} fatalities.
        Workers found {nine|killed} bodies.
        The war claimed {200,000|killed} lives.
        The attack left {12|killed} dead.
        The attack left {12|killed} people dead.
        {Three|killed} people in Karsand were killed.
        {Two|killed} of them died.
        {More than 30|killed} civilians lost their lives.
        The army executed {six|killed} prisoners.
        {Tens of thousands|killed} of people have been killed.
        Guards found the bodies of {70|killed} in a pit.
        The bodies of {20|killed} miners were evacuated.
        The strike killed {280|killed}, the ministry said.
        {Six|killed} members of a clan died.
        {Three|killed} children, aged 4, 7 and 9, were killed.
        He told of the massacre of {about 90|killed} villagers.
        {At least three|killed} policemen and {two|killed} civilians were killed.
        The town has {200|-} guards and {two|killed} soldiers were killed.
        Half of {300|-} soldiers died.
        Storms killed {two|killed} women and {three|killed} children.
        ",
        26,
        casualty,
    );
}

#[test]
fn an_age_is_no_count() {
    check(
        "
        {Two|killed} {15-year-old|-} boys were killed.
        A {34-year-old|-} was shot dead.
        The boy, 7, was killed.
        {Four|-} F-16s killed {nine|killed}.
        ",
        5,
        casualty,
    );
}

#[test]
fn wounded_detained_missing_displaced() {
    check(
        "
        {20|wounded} people were wounded.
        The crash hurt {seven|wounded} people.
        Police spoke of the arrest of {six|detained} men.
        {20|wounded} others were injured.
        {20|wounded} were hurt.
        The blast wounded {20|wounded} people.
        The blast went off, wounding {20|wounded}.
        The blast injured {more than 20|wounded}.
        The clash left {20|wounded} injured.
        The clash caused {20|wounded} injuries.
        {Two|wounded} soldiers were seriously wounded.
        Police arrested {30|detained} men.
        Police detained {about 30|detained} protesters.
        {30|detained} protesters were detained.
        {30|detained} people were arrested.
        {Dozens|detained} were arrested.
        Rebels captured {14|detained} soldiers.
        {Six|detained} teachers were abducted.
        {Six|detained} men were taken hostage.
        The raid led to {19|detained} arrests.
        The camp holds {400|detained} detainees.
        {Six|detained} journalists have been jailed.
        {Fifty|missing} people are missing.
        {Fifty|missing} people were still missing.
        {Fifty|missing} are missing.
        {Eleven|missing} sailors remain missing.
        {Eleven|missing} sailors were reported missing.
        {Three|missing} men have disappeared.
        The war displaced {2 million|displaced} people.
        {2 million|displaced} people were displaced.
        {2 million|displaced} have been displaced.
        {1,000|displaced} residents fled.
        {1,000|displaced} families have fled.
        {6,000|displaced} people were evacuated.
        Floods uprooted {6,000|displaced} people.
        {6,000|displaced} people were left homeless.
        The town shelters {6,000|displaced} displaced people.
        ",
        35,
        casualty,
    );
}

#[test]
fn two_of_a_kind_or_of_two() {
    check(
        "
        {Five|killed} people were killed and {12|wounded} wounded.
        The blast killed {five|killed} people and wounded {12|wounded}.
        The blast killed {five|killed} and injured {12|wounded} others.
        {Five|killed} dead and {12|wounded} injured were counted.
        The raid left {five|killed} dead and {12|wounded} wounded.
        ",
        10,
        casualty,
    );
}

#[test]
fn no_casualties() {
    check(
        "
        {300|-} people voted.
        The firm cut {300|-} jobs.
        The bill was killed by {60|-} votes.
        The team lost {12|-} games.
        {Five|-} ministers resigned.
        The army took {six|-} villages.
        The army captured {six|-} towns.
        Police seized {30|-} rifles.
        {Two|-} gunmen killed {three|killed} guards.
        The plane missed {two|-} stops.
        The show was a hit with {40|-} critics.",
        12,
        casualty,
    );
}
