//! Days and months in lists and stretches share what is said once. The article's date is Friday, 4 November 2016.

mod common;

use common::check;

#[test]
fn days_share_their_month() {
    check(&[
        "They met on [May 3=2016-05-03] and [4=2016-05-04] in Veshtal.",
        "They met on [May 3=2016-05-03], [4=2016-05-04] and [5=2016-05-05].",
        "They met on [February 18=2015-02-18] and [19, 2015=2015-02-19].",
        "They met on [3=2016-05-03] and [4 May=2016-05-04].",
        "They met on [18=2015-02-18], [19=2015-02-19] and [20 February 2015=2015-02-20].",
        "The fair ran from [the 13th=2016-07-13] to [the 15th of July=2016-07-15].",
        "The fair ran from [July 13=2016-07-13] through [15=2016-07-15].",
        "On [May 3=2016-05-03], 12 people died.",
        "On [May 3=2016-05-03] and 4 people came.",
        "He came on [12-Dec-2015=2015-12-12] and left on [3-Jan-16=2016-01-03].",
    ]);
}

#[test]
fn months_share_their_year() {
    check(&[
        "It rained in [June=2009-06] and [July 2009=2009-07].",
        "It rained in [June=2009-06], [July=2009-07] and [August 2009=2009-08].",
        "It rained in [December=2008-12] and [January 2009=2009-01].",
    ]);
}

#[test]
fn a_stretch_never_runs_backwards() {
    check(&[
        "It rained from [December=2015-12] to [February=2016-02].",
        "The season runs from [December=2016-12] to [February=2017-02].",
        "They will travel from [Friday=2016-11-04] to [Tuesday=2016-11-08].",
        "It rained from [Friday=2016-10-28] to [Monday=2016-10-31].",
    ]);
}
