//! What is planned, and never sent to the past. The article's date is Friday, 4 November 2016.

mod common;

use common::{check, check_on};

#[test]
fn the_present_of_what_is_scheduled_looks_ahead() {
    check(&[
        "Talks begin in [October=2017-10] in Veshtal.",
        "The trial resumes [Tuesday=2016-11-08].",
        "Schools reopen on [Monday=2016-11-07], Obi said.",
        "Voters go to the polls in [September=2017-09].",
        "The pact comes into force on [1 August=2017-08-01].",
        "The court sits again in [July=2017-07].",
        "Obi and Tarn meet on [Sunday=2016-11-06].",
        "The minister, who leaves office in [June=2017-06], said so.",
        "The league plays on [Saturday=2016-11-05].",
        "The fair runs from [June 3=2017-06-03] to [June 9=2017-06-09].",
        "The deadline is [Thursday=2016-11-10].",
        "The vote is on [May 3=2017-05-03].",
    ]);
    check(&[
        "The envoy’s visits on [Monday=2016-10-31] were short.",
        "The talks began in [October=2016-10].",
        "The march on [Saturday=2016-10-29] drew thousands.",
        "The truce had been due to expire [Monday=2016-10-31].",
        "The loss was due to a fall in [October=2016-10].",
    ]);
}

#[test]
fn what_will_be_is_not_sent_to_the_past() {
    check_on(
        Some("2017-01-10"),
        &[
            "The council will meet on [December 18=2017-12-18].",
            "The shop will open on [Christmas=2017-12-25].",
            "Profits will rise in [the fourth quarter=2017-Q4].",
        ],
    );
    check(&[
        "The court will rule in [two weeks=2016-W46].",
        "The camp will close in [three months=2017-02].",
        "Prices fell in [two weeks=P2W].",
        "Sales will fall in [the next quarter=2017-Q1].",
        "They will leave [the following week=2016-W45].",
        "He fell on [3 May 2016=2016-05-03] and went home [the following week=2016-W19].",
        "It broke in [March=2016-03]; [the following week=-] it was mended.",
    ]);
}

#[test]
fn weekdays_and_weeks_are_counted() {
    check(&[
        "They vote on [the first Tuesday of June=2017-06-06].",
        "He died on [the last Friday of January 2016=2016-01-29].",
        "They met on [the second Monday in May 2015=2015-05-11].",
        "The talks begin in [the first week of June=2017-06 start].",
        "It rained in [the last week of May 2016=2016-05 end].",
        "It rained in the last week of the campaign.",
        "They will meet [Wednesday of next week=2016-11-09].",
        "They met on [Monday of last week=2016-10-24].",
        "They met [Tuesday last week=2016-10-25].",
        "They met [two Mondays ago=2016-10-24].",
        "They will meet [a week from Tuesday=2016-11-15].",
        "They will meet [two weeks on Monday=2016-11-21].",
        "The fair opens [Monday week=2016-11-14].",
        "He was hurt on [the night of May 3=2016-05-03TNI].",
        "He was hurt on [the morning of 3 May 2015=2015-05-03TMO].",
        "He slept through the night of the storm.",
    ]);
}
