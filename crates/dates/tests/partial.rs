//! Days, months, seasons and quarters whose year is for the article to tell.

mod common;

use common::{check, check_on};

#[test]
fn days_without_a_year() {
    check(&[
        "The council met on [Oct. 30=2016-10-30].",
        "The council met on [30 October=2016-10-30].",
        "The council met on [October 30th=2016-10-30].",
        "The council met on [the 30th of October=2016-10-30].",
        "The council will meet on [Nov. 16=2016-11-16].",
        "The council will meet on [Jan. 3=2017-01-03].",
        "The council met on [Dec. 20=2015-12-20].",
        "The council met on [Jan. 3=2016-01-03].",
        "The dividend is payable [Dec. 15=2016-12-15].",
        "It pays holders of record [Nov. 22=2016-11-22].",
        "KARS, [Nov. 2=2016-11-02] - The mayor resigned.",
        "The term that ended [Sept. 30=2016-09-30] was weak.",
        "The council met on [Monday, Oct. 31=2016-10-31].",
        "The council meets on [Tuesday, November 8=2016-11-08].",
        "The council met on [29 February=2016-02-29].",
        "Until [May 1=2016-05-01] the road was shut.",
    ]);
}

#[test]
fn months_without_a_year() {
    check(&[
        "Prices rose in [January=2016-01].",
        "Prices rose in [October=2016-10].",
        "Prices rose in [December=2015-12].",
        "Prices will rise in [December=2016-12].",
        "Prices will rise in [March=2017-03].",
        "Prices rose in [May=2016-05].",
        "Prices rose in [April=2016-04] and [June=2016-06].",
        "They have been held since [March=2016-03].",
        "The vote is due in [February=2017-02].",
        "The [May=2016-05] vote was void.",
        "An [April=2016-04] study found lead.",
        "Prices rose [last May=2016-05].",
        "Prices rose [last December=2015-12].",
        "Prices rose [last November=2015-11].",
        "Prices rose [this January=2016-01].",
        "Prices will rise [next June=2017-06].",
        "Prices will rise [next December=2016-12].",
        "Prices rose in [June last year=2015-06].",
        "Prices rose in [January this year=2016-01].",
        "Prices will rise in [May next year=2017-05].",
        "Prices rose in [June of last year=2015-06].",
        "Prices rose [this past September=2016-09].",
    ]);
}

#[test]
fn parts_of_months_and_years() {
    check(&[
        "Prices rose in [early September=2016-09 start].",
        "Prices rose in [late September=2016-09 end].",
        "Prices rose in [mid-September=2016-09 mid].",
        "They met at [the end of May=2016-05 end].",
        "They met at [the beginning of October=2016-10 start].",
        "They met in [the middle of October=2016-10 mid].",
        "They met in [early 2016=2016 start].",
        "They met in [late 2015=2015 end].",
        "They met in [mid-2015=2015 mid].",
        "They will meet by [the end of the year=2016 end].",
        "They will meet by [year-end=2016 end].",
        "They will meet by [the end of 2017=2017 end].",
        "They met at [the start of the year=2016 start].",
        "They met [earlier this year=2016 start].",
        "They will meet [later this year=2016 end].",
        "They met [earlier this month=2016-11 start].",
        "They met [earlier in the year=2016 start].",
        "They met [early last year=2015 start].",
        "They will meet [late next year=2017 end].",
        "They met [early this week=2016-W44 start].",
        "They met in [the latter half of the 1980s=198 end].",
        "They met [around Nov. 1=2016-11-01 approx].",
        "Sites of [1994 or later=1994 after] count.",
        "It runs to [2020 and beyond=2020 after].",
    ]);
}

#[test]
fn seasons() {
    check(&[
        "They met in [autumn 2016=2016-FA].",
        "They met in [the autumn of 2016=2016-FA].",
        "They met in [the winter of 1994=1994-WI].",
        "They met [last fall=2015-FA].",
        "They met [last summer=2016-SU].",
        "They met [this summer=2016-SU].",
        "They met [this past spring=2016-SP].",
        "They will meet [next spring=2017-SP].",
        "They met in [the summer=2016-SU].",
        "They will meet in [the spring=2017-SP].",
        "They met in [early summer=2016-SU start].",
        "They met in [the early summer=2016-SU start].",
        "They met in [Spring 2015=2015-SP].",
        "They met in [winter=2015-WI].",
    ]);
}

#[test]
fn quarters_and_halves() {
    check(&[
        "Profit rose in [the third quarter=2016-Q3].",
        "[Third-quarter=2016-Q3] profit rose.",
        "The [third-quarter=2016-Q3] loss grew.",
        "Its [third-quarter=2016-Q3] loss grew.",
        "Profit rose in [Q3 2015=2015-Q3].",
        "Profit rose in [Q3=2016-Q3].",
        "Profit rose in [the third quarter of 2015=2015-Q3].",
        "Profit rose in [the third quarter of last year=2015-Q3].",
        "Profit rose in [last year’s third quarter=2015-Q3].",
        "Profit rose in [the 2015 third quarter=2015-Q3].",
        "Profit will rise in [the first quarter=2017-Q1].",
        "Profit rose in [the first quarter=2016-Q1].",
        "It expects to report [third-quarter=2016-Q3] earnings of 10 cents.",
        "Profit will rise in [next year’s first quarter=2017-Q1].",
        "Profit rose in [the fiscal second quarter=2016-Q2].",
        "Profit rose in [the first half of 2016=2016-H1].",
        "Profit rose in [the second half of last year=2015-H2].",
        "[First-half=2016-H1] profit rose.",
        "Profit rose in [H1 2016=2016-H1].",
        "Profit rose [last quarter=2016-Q3].",
        "Profit rose [this quarter=2016-Q4].",
        "Profit rose in [the third quarter=2016-Q3] from [a year earlier=2015-Q3].",
        "Profit rose in [the third quarter=2016-Q3] from [the year-earlier period=2015-Q3].",
        "Profit rose in [the third quarter=2016-Q3]. [A year ago=2015-Q3] it fell. Sales in [the latest quarter=2016-Q3] rose.",
        "Profit for [the quarter=2016-Q3] ended [Sept. 30=2016-09-30] rose.",
        "Profit for [the quarter=2016-Q2] ended [July 31=2016-07-31] rose.",
        "Profit rose in [the third quarter=2016-Q3], against [the 2014 period=2014-Q3].",
        "Profit rose in [the third quarter=2016-Q3], against [the same period last year=2015-Q3].",
    ]);
}

#[test]
fn ranges_lend_their_year() {
    check(&[
        "From [May=2014-05] to [July 2014=2014-07] it rained.",
        "From [November=2013-11] to [March 2014=2014-03] it rained.",
    ]);
}

#[test]
fn without_a_date_of_publication_what_is_known_stays() {
    check_on(
        None,
        &[
            "The council met on [Oct. 30=XXXX-10-30].",
            "Prices rose in [January=XXXX-01].",
            "Prices rose [last May=XXXX-05].",
            "They met in [the summer=XXXX-SU].",
            "Profit rose in [the third quarter=XXXX-Q3].",
            "The truce began at [Christmas=XXXX-12-25].",
            "The truce began on [Easter Sunday=-].",
            "Rents rose in [the eighties=XX8].",
            "They met [earlier this year=- start].",
            "They met in [June last year=XXXX-06].",
        ],
    );
}
