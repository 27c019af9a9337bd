//! Weekdays, by the tense of their clause. The articles' date is a Friday.

mod common;

use common::{check, check_on};

#[test]
fn the_past_looks_back() {
    check(&[
        "The council met on [Wednesday=2016-11-02].",
        "The council met on [Thursday=2016-11-03].",
        "The council met on [Friday=2016-11-04].",
        "The council met on [Saturday=2016-10-29].",
        "The council met on [Monday=2016-10-31].",
        "Officials said [Tuesday=2016-11-01] that the road was open.",
        "Officials said [Tuesday=2016-11-01] that the road will open.",
        "The mayor, who resigned [Sunday=2016-10-30], is ill.",
        "The report was released [Monday=2016-10-31].",
        "He has been missing since [Monday=2016-10-31].",
        "[Monday=2016-10-31]’s vote was void.",
        "The court ruled [Thursday=2016-11-03] in Dorel.",
        "Shares fell [Wednesday=2016-11-02] after rising on [Tuesday=2016-11-01].",
        "The march began on [Saturday=2016-10-29] and ended on [Sunday=2016-10-30].",
        "On [Wednesday=2016-11-02], the council met.",
        "The vote had been due on [Wednesday=2016-11-02].",
        "“It is late,” he said on [Wednesday=2016-11-02].",
        "They struck [Monday=2016-10-31] and left.",
        "A bomb killed two on [Sunday=2016-10-30].",
        "[Tuesday=2016-11-01] saw more rain.",
    ]);
}

#[test]
fn the_future_looks_ahead() {
    check(&[
        "The council will meet on [Wednesday=2016-11-09].",
        "The council would meet on [Wednesday=2016-11-09], he said.",
        "The council is expected to meet on [Monday=2016-11-07].",
        "The council is to meet [Tuesday=2016-11-08].",
        "The council is due to meet [Tuesday=2016-11-08].",
        "The vote is scheduled for [Thursday=2016-11-10].",
        "The report will be released [Monday=2016-11-07].",
        "The report could be released [Monday=2016-11-07].",
        "The council plans to meet on [Sunday=2016-11-06].",
        "They must leave by [Saturday=2016-11-05].",
        "On [Wednesday=2016-11-09], the council will meet.",
        "The envoy said he would leave [Sunday=2016-11-06].",
        "The truce may begin [Saturday=2016-11-05].",
        "Officials expect a vote on [Tuesday=2016-11-08].",
        "The truce takes effect on [Friday=2016-11-04].",
        "The council will meet on [Friday=2016-11-04].",
        "A vote is set for [Monday=2016-11-07].",
        "The council won’t meet [Monday=2016-11-07].",
    ]);
}

#[test]
fn words_beside_choose() {
    check(&[
        "The council met [last Wednesday=2016-11-02].",
        "The council met [last Friday=2016-10-28].",
        "The council met [this Tuesday=2016-11-01].",
        "The council will meet [next Friday=2016-11-11].",
        "The council will meet [next Monday=2016-11-07].",
        "The council will meet [this coming Sunday=2016-11-06].",
        "The council met [this past Sunday=2016-10-30].",
        "He fell on [3 May 2016=2016-05-03]; [the previous Friday=2016-04-29] he was well.",
        "He fell on [3 May 2016=2016-05-03]; [the following Friday=2016-05-06] he died.",
        "He fell on [3 May 2016=2016-05-03] and died [the following Tuesday=2016-05-10].",
    ]);
}

#[test]
fn with_dates_and_parts_of_the_day() {
    check(&[
        "The council met on [Saturday night=2016-10-29TNI].",
        "The council met [early Tuesday=2016-11-01 start].",
        "The council met [late Tuesday=2016-11-01 end].",
        "The council met [Monday morning=2016-10-31TMO].",
        "The council will meet [Monday morning=2016-11-07TMO].",
        "The council met on [Mon., Oct. 31=2016-10-31].",
        "The council met on [Monday, 31 October=2016-10-31].",
        "The council met on [Monday, the 31st of October 2016=2016-10-31].",
        "The council met [Thursday at 10 a.m.=2016-11-03T10:00]",
        "The council met at [10 a.m. on Thursday=2016-11-03T10:00].",
    ]);
}

#[test]
fn names_are_no_days() {
    check(&[
        "Shops opened early on Black Friday.",
        "The Sunday Times reported it.",
        "Sheffield Wednesday lost.",
        "Bloody Sunday is remembered.",
        "They sat down in the sun.",
        "The cat sat.",
        "Super Tuesday decides.",
        "He wed in the church.",
    ]);
}

#[test]
fn without_a_date_of_publication_the_day_is_kept() {
    check_on(
        None,
        &[
            "The council met on [Wednesday=XXXX-WXX-3].",
            "The council will meet [next Friday=XXXX-WXX-5].",
            "The council met [last Monday=XXXX-WXX-1].",
            "The council met on [Saturday night=XXXX-WXX-6TNI].",
            "They met on [Monday, 31 October 2016=2016-10-31].",
        ],
    );
}
