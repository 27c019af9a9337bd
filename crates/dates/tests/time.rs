//! Times of day.

mod common;

use common::{check, check_on};

#[test]
fn clocks() {
    check(&[
        "They met at [9:30 a.m.=2016-11-04T09:30]",
        "They met at [9:30 a.m. EST=2016-11-04T09:30].",
        "They met at [9:30 am=2016-11-04T09:30].",
        "They met at [9:30am=2016-11-04T09:30].",
        "They met at [5 p.m.=2016-11-04T17:00]",
        "They met at [5pm=2016-11-04T17:00].",
        "They met at [5 PM=2016-11-04T17:00].",
        "They met at [12 p.m.=2016-11-04T12:00]",
        "They met at [12:05 a.m.=2016-11-04T00:05]",
        "They met at [14:30=2016-11-04T14:30].",
        "They met at [14:30 GMT=2016-11-04T14:30].",
        "They met at [1430 GMT=2016-11-04T14:30].",
        "They met at 6 ([0600 GMT=2016-11-04T06:00]).",
        "They met at [0900 hours=2016-11-04T09:00].",
        "They met at [noon=2016-11-04T12:00].",
        "They met at [midnight=2016-11-04T24:00].",
        "They met at [seven o’clock=2016-11-04T07:00].",
        "They met at [seven o’clock in the evening=2016-11-04T19:00].",
        "They met at [three p.m.=2016-11-04T15:00]",
        "They met at [4 p.m. local time=2016-11-04T16:00].",
        "They met [around 7:15 p.m.=2016-11-04T19:15 approx]",
        "They met [around noon=2016-11-04T12:00 approx].",
        "They met at [9.30 a.m.=2016-11-04T09:30]",
        "They met at [10:15 p.m. ET=2016-11-04T22:15].",
    ]);
}

#[test]
fn clocks_on_a_day() {
    check(&[
        "They met at [10 p.m. Wednesday=2016-11-02T22:00].",
        "They met at [10 p.m. on Wednesday=2016-11-02T22:00].",
        "They met [Wednesday at 10 p.m.=2016-11-02T22:00]",
        "They met at [noon Saturday=2016-10-29T12:00].",
        "They will meet at [noon Saturday=2016-11-05T12:00].",
        "They will meet at [5 p.m. EST Nov. 9=2016-11-09T17:00].",
        "They will meet at [5 p.m. EST, Nov. 9=2016-11-09T17:00].",
        "They met at [midnight Friday=2016-11-04T24:00].",
        "They met at [9 a.m. yesterday=2016-11-03T09:00].",
        "They met at [9 a.m. on 3 May 2016=2016-05-03T09:00].",
        "They met on [3 May 2016 at 9 a.m.=2016-05-03T09:00]",
        "They met on [3 May 2016, at 9:15 a.m.=2016-05-03T09:15]",
        "They met at [9 a.m. this morning=2016-11-04T09:00].",
        "They will meet [tomorrow at 9 a.m.=2016-11-05T09:00]",
        "They will meet [today at 14:30=2016-11-04T14:30].",
        "They will meet [Monday, 8 a.m.=2016-11-07T08:00]",
    ]);
}

#[test]
fn parts_of_the_day() {
    check(&[
        "They met [this morning=2016-11-04TMO].",
        "They met [this afternoon=2016-11-04TAF].",
        "They will meet [this evening=2016-11-04TEV].",
        "They will meet [tonight=2016-11-04TNI].",
        "They met [last night=2016-11-03TNI].",
        "They met [overnight=2016-11-03TNI].",
        "They met [yesterday morning=2016-11-03TMO].",
        "They will meet [tomorrow night=2016-11-05TNI].",
        "They met on [Saturday night=2016-10-29TNI].",
        "They met on [Sunday evening=2016-10-30TEV].",
        "They met [early Sunday morning=2016-10-30TMO start].",
        "They met [late Sunday night=2016-10-30TNI end].",
        "They met [late last night=2016-11-03TNI end].",
        "They met in [the morning=2016-11-04TMO].",
        "They met [mid-afternoon yesterday=2016-11-03TAF mid].",
        "They will meet [later this afternoon=2016-11-04TAF end].",
        "He fell on [3 May 2016=2016-05-03] and died [the next morning=2016-05-04TMO].",
        "He fell on [3 May 2016=2016-05-03] and died [that evening=2016-05-03TEV].",
        "He fell on [3 May 2016=2016-05-03] and died [the same night=2016-05-03TNI].",
        "He fell on [3 May 2016=2016-05-03] and died [the following afternoon=2016-05-04TAF].",
    ]);
}

#[test]
fn without_a_date_of_publication_the_clock_is_kept() {
    check_on(
        None,
        &[
            "They met at [9:30 a.m.=XXXX-XX-XXT09:30]",
            "They met at [9 a.m. on 3 May 2016=2016-05-03T09:00].",
            "They met [last night=- time].",
        ],
    );
}

#[test]
fn figures_that_are_no_clock() {
    check(&[
        "They won 3:15 to 2.",
        "He ran it in 2:04:30.",
        "Read John 3:16 aloud.",
        "The ratio is 16:9 here.",
        "Good morning, he said.",
        "The Morning Star reported it.",
        "They meet at night.",
        "I am 5 feet tall.",
        "He scored after 3:15 remaining.",
    ]);
}
