//! Stretches from one date to another: both ends are found, and each knows the other.

mod common;

use common::check;
use onrecord_dates::{Anchor, read};

#[test]
fn both_ends_are_found() {
    check(&[
        "It rained from [May=2016-05] to [July=2016-07].",
        "It rained from [May=2014-05] to [July 2014=2014-07].",
        "It rained from [May 2013=2013-05] to [July 2014=2014-07].",
        "It rained from [May 2013=2013-05] until [July 2014=2014-07].",
        "It rained from [May 2013=2013-05] through [July 2014=2014-07].",
        "It rained from [Monday=2016-10-31] to [Wednesday=2016-11-02].",
        "It rained [Monday=2016-10-31] through [Wednesday=2016-11-02].",
        "It rained from [3 May=2016-05-03] to [5 May=2016-05-05].",
        "It rained from [3=2016-05-03] to [5 May=2016-05-05].",
        "It rained between [3=2016-05-03] and [5 May=2016-05-05].",
        "It rained on [3=2016-05-03]-[5 May=2016-05-05].",
        "It rained on [May 3=2016-05-03]-[5=2016-05-05].",
        "It rained on [May 3=2015-05-03]-[5, 2015=2015-05-05].",
        "It rained on [May 3=2016-05-03]–[5=2016-05-05].",
        "It rained [Sept. 28=2016-09-28] to [30=2016-09-30].",
        "It rained between [May 3=2016-05-03] and [5=2016-05-05].",
        "It rained [Sept. 28=2016-09-28]-[Oct. 2=2016-10-02].",
        "It rained from [28 September=2015-09-28] to [2 October 2015=2015-10-02].",
        "It rained from [28 December=2014-12-28] to [2 January 2015=2015-01-02].",
        "It rained between [2010=2010] and [2014=2014].",
        "It rained from [2010=2010] to [2014=2014].",
        "It rained from [2010=2010] until [2014=2014].",
        "It rained in [2010=2010]-[2014=2014].",
        "It rained in [2010=2010]–[2014=2014].",
        "The [1914=1914]-[18=1918] war.",
        "The [1998=1998]-[99=1999] season.",
        "The [1999=1999]-[2002=2002] seasons.",
        "It rained from [the 1960s=196] to [the 1980s=198].",
        "It rained from [9 a.m.=2016-11-04T09:00] to [5 p.m.=2016-11-04T17:00]",
        "It rained from [last week=2016-W43] until [yesterday=2016-11-03].",
        "It rained [January=2016-01]-[March=2016-03].",
        "It rained from [November=2013-11] to [February 2014=2014-02].",
        "It rained from [summer=2014-SU] to [autumn 2014=2014-FA].",
        "It rained from [yesterday=2016-11-03] to [today=2016-11-04].",
        "It rained from [2001=2001] through [2003=2003].",
        "It rained from [Oct. 3=2016-10-03] through [Oct. 5=2016-10-05].",
        "It rained between [Friday=2016-10-28] and [Sunday=2016-10-30].",
        "It rained from [early May=2016-05 start] to [mid-June=2016-06 mid].",
        "It rained from [May 2=2016-05-02] until [May 4=2016-05-04].",
        "It rained from [2012=2012] to [now=PRESENT_REF].",
        "It rained from [Q1 2014=2014-Q1] to [Q3 2014=2014-Q3].",
        "From [1990=1990] to [1994=1994], it rained.",
    ]);
}

/// Checks which of a text's expressions begin and end one stretch.
fn check_pairs(text: &str, expected: &[(&str, &str)]) {
    let found = read(text, Some("2016-11-04"));
    let mut pairs = Vec::new();
    for (place, date) in found.iter().enumerate() {
        if let Some(Anchor::Date(end)) = date.ends {
            assert_eq!(found[end].begins, Some(Anchor::Date(place)), "{text}");
            pairs.push((date.span.of(text), found[end].span.of(text)));
        }
    }
    assert_eq!(pairs, expected, "{text}");
}

#[test]
fn ends_know_each_other() {
    check_pairs("It rained from May to July.", &[("May", "July")]);
    check_pairs("It rained between 2010 and 2014.", &[("2010", "2014")]);
    check_pairs("It rained on May 3-5.", &[("May 3", "5")]);
    check_pairs("It rained on 3-5 May.", &[("3", "5 May")]);
    check_pairs("The 1914-18 war.", &[("1914", "18")]);
    check_pairs("Monday through Wednesday it rained.", &[("Monday", "Wednesday")]);
    check_pairs("From 9 a.m. to 5 p.m. on Friday it rained.", &[("9 a.m.", "5 p.m. on Friday")]);
    check_pairs("It rained from May until July and from 2010 to 2014.", &[("May", "July"), ("2010", "2014")]);
    check_pairs("It rained in the 1960s-1970s.", &[("the 1960s", "1970s")]);
    check_pairs("It rained until yesterday.", &[]);
}

#[test]
fn neighbours_are_no_stretch() {
    check_pairs("It rained in May and July.", &[]);
    check_pairs("It rained in 2010 and 2014.", &[]);
    check_pairs("It rained on Monday, and on Tuesday it did not.", &[]);
    check_pairs("It rained in May, in July and for three weeks.", &[]);
    check_pairs("Rain fell on Monday and Tuesday.", &[]);
}

#[test]
fn figures_beside_a_date_are_not_its_end() {
    check(&[
        "On [May 3=2016-05-03], 5 people came.",
        "On [May 3=2016-05-03]-5% of them came.",
        "On [May 3=2016-05-03] to 5 people he said so.",
        "They beat them 3-1 in [May=2016-05].",
        "It fell 5 to 3 on [2 May=2016-05-02].",
    ]);
}
