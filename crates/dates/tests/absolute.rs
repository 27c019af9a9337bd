//! Days, months and years that the text names.

mod common;

use common::{check, check_on};

#[test]
fn days_with_their_year() {
    check(&[
        "The bridge opened on [3 September 2016=2016-09-03].",
        "The bridge opened on [September 3, 2016=2016-09-03].",
        "The bridge opened on [Sept. 3, 2016=2016-09-03].",
        "The bridge opened on [Sept 3, 2016=2016-09-03].",
        "The bridge opened on [Sep 3 2016=2016-09-03].",
        "The bridge opened on [the 3rd of September 2016=2016-09-03].",
        "The bridge opened on [the 3rd of September, 2016=2016-09-03].",
        "The bridge opened on [3rd September 2016=2016-09-03].",
        "The bridge opened on [September 3rd, 2016=2016-09-03].",
        "The bridge opened on [September the 3rd, 2016=2016-09-03].",
        "The bridge opened on [September third, 2016=2016-09-03].",
        "The bridge opened on [the third of September 2016=2016-09-03].",
        "The bridge opened on [Saturday, September 3, 2016=2016-09-03].",
        "The bridge opened on [Saturday 3 September 2016=2016-09-03].",
        "The bridge opened on [Sat., Sept. 3, 2016=2016-09-03].",
        "The treaty was signed on [1 January 1801=1801-01-01].",
        "The treaty was signed on [Dec. 31, 1999=1999-12-31].",
        "The treaty was signed on [29 February 2016=2016-02-29].",
        "The treaty was signed on [the twenty-first of May 1998=1998-05-21].",
        "The treaty was signed on [May 26, 1980=1980-05-26] in Dorel.",
        "The notes fall due on [March 15, 2027=2027-03-15].",
        "The notes fall due on [August 1, 2031=2031-08-01] at par.",
        "The law of [4 July 1776=1776-07-04] still hangs there.",
        "A man born [12 October 1958=1958-10-12] was held.",
    ]);
}

#[test]
fn days_in_figures() {
    check(&[
        "The bridge opened on [2016-09-03=2016-09-03].",
        "Updated [2016-09-03T12:30=2016-09-03T12:30] by the desk.",
        "Updated [2016-09-03T12:30:15=2016-09-03T12:30:15] by the desk.",
        "The bridge opened on [25/12/2015=2015-12-25].",
        "The bridge opened on [12/25/2015=2015-12-25].",
        "The bridge opened on [25/12/15=2015-12-25].",
        "The bridge opened on [3.9.2016=2016-09-03].",
        "The bridge opened on [03.09.2016=2016-09-03].",
        "The bridge opened on [2016/09/03=2016-09-03].",
        "The bridge opened on [11-22-89=1989-11-22].",
        "The bridge opened on [9/9/2016=2016-09-09].",
        "The bridge opened on [03/09/2016=2016-XX-XX].",
        "It shut on [25/12/2015=2015-12-25] and opened on [03/09/2016=2016-09-03].",
        "It shut on [12/25/2015=2015-12-25] and opened on [03/09/2016=2016-03-09].",
        "It opened on [03/09/2016=2016-09-03] and shut on [25/12/2015=2015-12-25].",
        "Of [25/12/2015=2015-12-25] and [12/26/2015=2015-12-26] and [03/09/2016=2016-XX-XX].",
    ]);
}

#[test]
fn months_with_their_year() {
    check(&[
        "Prices rose in [September 2016=2016-09].",
        "Prices rose in [Sept. 2016=2016-09].",
        "Prices rose in [Sept 2016=2016-09].",
        "Prices rose in [September of 2016=2016-09].",
        "Prices rose in [September, 2016=2016-09].",
        "Prices rose in [May 2014=2014-05] and [March 2015=2015-03].",
        "Prices rose in [January nineteen ninety-seven=1997-01].",
        "Prices rose in [June ’89=1989-06].",
        "By [December 2020=2020-12] all must be gone.",
        "The [August 1998=1998-08] truce held.",
        "The [March 2015=2015-03] vote was void.",
        "Filed under [2016-09=2016-09].",
    ]);
}

#[test]
fn years() {
    check(&[
        "It was built in [1990=1990].",
        "[1990=1990] was a bad year.",
        "Since [2011=2011] the road has been shut.",
        "The [2016=2016] elections were free.",
        "The plan for [2030=2030] is bold.",
        "In [1848=1848] the town burned.",
        "In [1066=1066] they came by sea.",
        "Profit in [fiscal 1989=1989] fell.",
        "Profit in [the fiscal year 1989=1989] fell.",
        "It was [the year 2000=2000].",
        "It was [the year two thousand=2000].",
        "Oil fell in [nineteen ninety-six=1996].",
        "Oil fell in [twenty sixteen=2016].",
        "The class of ’89 met.",
        "He fled in [’89=1989].",
        "Sales by [2018=2018], they say, will double.",
        "Sales in [2015=2015] were $2000.",
        "His book ([1994=1994]) sold well.",
        "The treaty, signed in [1994=1994], held.",
        "Between [2010=2010] and [2014=2014] it doubled.",
        "From [1997=1997] on they met.",
        "The pre-[1990=1990] rules stay.",
    ]);
}

#[test]
fn decades_and_centuries() {
    check(&[
        "Rents rose in [the 1980s=198].",
        "Rents rose in [the 1980’s=198].",
        "Rents rose in [the '80s=198].",
        "Rents rose in [the eighties=198].",
        "Rents rose in [the early 1980s=198 start].",
        "Rents rose in [the mid-1990s=199 mid].",
        "Rents rose in [the late 1970s=197 end].",
        "A [1960s=196] film ran.",
        "A church of [the 19th century=18].",
        "A church of [the nineteenth century=18].",
        "A [19th-century=18] church burned.",
        "A church of [the early 20th century=19 start].",
        "A church of [the twenty-first century=20].",
    ]);
}

#[test]
fn days_that_the_calendar_does_not_have() {
    check(&["On [31 February 2016=-] nobody came.", "On [29 February 2015=-] nobody came."]);
}

#[test]
fn named_years_need_no_date_of_publication() {
    check_on(
        None,
        &[
            "The bridge opened on [3 September 2016=2016-09-03].",
            "Prices rose in [September 2016=2016-09].",
            "It was built in [1990=1990].",
            "Rents rose in [the 1980s=198].",
            "It opened on [25/12/2015=2015-12-25].",
            "They came for [Christmas 2015=2015-12-25].",
        ],
    );
}

#[test]
fn feasts_of_the_civil_calendar() {
    check(&[
        "The truce began at [Christmas=2015-12-25].",
        "The truce will begin at [Christmas=2016-12-25].",
        "The truce began on [Christmas Eve=2015-12-24].",
        "The truce began on [New Year’s Day=2016-01-01].",
        "The truce began on [Easter Sunday=2016-03-27].",
        "The truce began on [Good Friday=2016-03-25].",
        "The truce began on [Easter Monday 2015=2015-04-06].",
        "The truce began on [Labor Day=2016-09-05].",
        "The truce began on [Memorial Day=2016-05-30].",
        "The truce will begin on [Thanksgiving=2016-11-24].",
        "The truce began [last Christmas=2015-12-25].",
        "The truce will begin [next Easter=2017-04-16].",
        "The truce began on [Halloween=2016-10-31].",
        "The truce began on [Valentine’s Day=2016-02-14].",
        "They met on [the Fourth of July=2016-07-04].",
    ]);
}
