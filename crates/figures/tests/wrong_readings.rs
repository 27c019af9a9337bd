//! What holds a number and is no figure.

mod common;

use common::{check, counted, value};
use onrecord_figures::read;
use onrecord_record::FigureKind;

#[test]
fn names_labels_and_codes() {
    check(
        "
        May said the road was open.
        The Group of Seven met.
        The Big Four met.
        A Boeing 747 landed.
        An Airbus A320 landed.
        The iPhone 11 is out.
        The Apple Watch 5 is out.
        The Galaxy S23 is out.
        A T-72 tank stood there.
        An AK-47 was found.
        An F-150 truck stood there.
        The COVID-19 outbreak ended.
        The XC40 is new.
        The Fortune 500 list is out.
        The S&P 500 fell.
        Section 427 was full.
        He cited Article 5 of the treaty.
        Under section 12(3) it is banned.
        See paragraph 4.2.1 of the report.
        Resolution 2254 was passed.
        Chapter 7 of the charter applies.
        Flight 370 was lost.
        Route 66 is closed.
        Highway 101 is closed.
        He lives at 10 Downing Street.
        He lives at 221 Baker Street.
        Call 555-0134 for help.
        Call +44 20 7946 0958 for help.
        Call (555) 010-0199 for help.
        The case is No. 5.
        He sits in Room 12.
        Game 2 is on Sunday.
        Phase 3 has begun.
        Part 3 of the act applies.
        The 5G network is slow.
        It runs v2.0.1 of the code.
        See example.org/a/2019 for more.
        It is file #4432.
        World War Two ended.
        World War 2 ended.
        Channel 4 showed it.
        Reference 0048812345 was given.
        Item 123456789 was lost.
        A 787 Dreamliner landed.
        The firm's own 787 Dreamliner landed.
        ",
        44,
        value,
    );
}

#[test]
fn dates_and_times() {
    check(
        "
        The 9/11 attacks changed it.
        It began on March 29.
        It began on 29 March.
        It began on 29 March 2018.
        It began on March 29, 2018.
        It began on Oct. 31.
        It began on the 3rd of May.
        It began on the 22nd.
        It began in 2018.
        It began in May 2018.
        It began in the 1990s.
        It began in the '80s.
        It began in 500 BC.
        The 2003 war ended.
        The 2018 season ended.
        The war of 1914-18 ended.
        It ran from 2010 to 2012.
        It ran between 2010 and 2012.
        It came in the 2010-12 report.
        It began at 11:30.
        It began at 11:30 p.m.
        It began at 9:35 PM.
        It began at 5 p.m.
        It began at five o'clock.
        It began at 0600 GMT.
        It was dated 2019-09-01.
        It was dated 12/25/2019.
        He ran it in 1:36.6 on Sunday.
        Since 1985 it has stood.
        By 2030 it will be gone.
        The twenty-first century began.
        The 19th century ended.
        The first day was calm.
        The third quarter was weak.
        The second half was dull.
        Open 24/7 to all.
        ",
        36,
        value,
    );
}

#[test]
fn scores_ages_and_idioms() {
    check(
        "
        They won 3-2.
        They drew 2-2 on aggregate.
        It was a 21-14 win.
        She won 6-4 6-3.
        They play 4-4-2.
        It was a 5-4 ruling.
        The odds are 50-50.
        They beat Tarn 2 to 1.
        Ada Obi, 34, left.
        Ada Obi (34) left.
        A man aged 34 left.
        They hit one another.
        One of them left.
        One of us left.
        No one left.
        The one thing is lost.
        One day it will end.
        One should wait.
        That one is old.
        He is number one.
        It is back to square one.
        On the one hand it is good.
        A one-off payment was made.
        A one-sided match was played.
        A two-state solution is dead.
        A one-party state is feared.
        He met them one by one.
        They are in two minds.
        It was cut in half.
        The other half left.
        It is ground zero.
        The two said so.
        He is 6'3\" tall.
        (2) The road is open.
        1. The road is open.
        ",
        35,
        value,
    );
}

#[test]
fn an_age_in_years_counts_nobody() {
    for text in ["A 34-year-old man left.", "She is 34 years old.", "The 15 year-old pupils left."] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].kind, found[0].counted), (FigureKind::Measure, None), "{text}");
    }
}

#[test]
fn what_looks_like_them_and_counts() {
    check(
        "
        {2,018|2018} people came.
        {More than 2000|over 2000} people came.
        {1000|1000} people came.
        {One|1} man came.
        {One|1} of the men came.
        {10-15|10..15} men came.
        Group members met {seven|7} times.
        {747|747} passengers came.
        In {35|35} sections the oil is gone.
        ",
        9,
        value,
    );
    check("The deal is done.\nThe {5|deals} deals are done.", 2, counted);
}
