//! What is counted from the article's date, or from the date before.

mod common;

use common::{check, check_anchors, check_on};
use onrecord_dates::Anchor;
use onrecord_record::UnresolvedDate;

#[test]
fn days_around_the_article() {
    check(&[
        "It rained [today=2016-11-04].",
        "It rained [yesterday=2016-11-03].",
        "It will rain [tomorrow=2016-11-05].",
        "It rained [the day before yesterday=2016-11-02].",
        "It will rain [the day after tomorrow=2016-11-06].",
        "[Yesterday=2016-11-03]’s rain was heavy.",
        "It rained [late yesterday=2016-11-03 end].",
        "It rained [earlier today=2016-11-04 start].",
        "It rained [three days ago=2016-11-01].",
        "It rained [10 days ago=2016-10-25].",
        "It rained [twenty days ago=2016-10-15].",
        "It rained [a day ago=2016-11-03].",
        "It will end [five days from now=2016-11-09].",
    ]);
}

#[test]
fn longer_units() {
    check(&[
        "It rained [last week=2016-W43].",
        "It rained [this week=2016-W44].",
        "It will rain [next week=2016-W45].",
        "It rained [last month=2016-10].",
        "It rained [this month=2016-11].",
        "It will rain [next month=2016-12].",
        "It rained [last year=2015].",
        "It rained [this year=2016].",
        "It will rain [next year=2017].",
        "It rained [this past week=2016-W43].",
        "It will rain [this coming year=2017].",
        "It rained [the last decade=200].",
        "It rained [last weekend=2016-W43-WE].",
        "It rained over [the weekend=2016-W43-WE].",
        "It will rain over [the weekend=2016-W44-WE].",
        "It will rain [next weekend=2016-W45-WE].",
        "It is dry in [the current year=2016].",
        "It was [the current fiscal year=2016].",
        "It rained [last fiscal year=2015].",
        "It rained [late last week=2016-W43 end].",
        "[Last year=2015]’s rain was heavy.",
        "It will end by [the end of this week=2016-W44 end].",
        "It will end by [the end of the month=2016-11 end].",
        "It rained [this century=20].",
    ]);
}

#[test]
fn distances() {
    check(&[
        "He left [two weeks ago=2016-W42].",
        "He left [six months ago=2016-05].",
        "He left [a month ago=2016-10].",
        "He left [five years ago=2011].",
        "He left [a year ago=2015].",
        "He left [ten years ago=2006].",
        "He left [two decades ago=1996].",
        "He left [a century ago=1916].",
        "He left [nearly four years ago=2012 less_than].",
        "He left [more than a year ago=2015 more_than].",
        "He left [about two years ago=2014 approx].",
        "He left [a week or so ago=2016-W43 approx].",
        "He left [two and a half years ago=2014-05].",
        "He left [several years ago=PAST_REF].",
        "He left [years ago=PAST_REF].",
        "He left [a few days ago=PAST_REF].",
        "He left [a couple of years ago=2014].",
        "He left [three hours ago=PT3H].",
        "He will leave [ten years from now=2026].",
    ]);
}

#[test]
fn counted_from_another_date() {
    check(&[
        "He fell ill on [3 May 2016=2016-05-03] and died [two days later=2016-05-05].",
        "He fell ill on [3 May 2016=2016-05-03]. [The next day=2016-05-04] he died.",
        "He fell ill on [3 May 2016=2016-05-03]. [The following day=2016-05-04] he died.",
        "He fell ill on [3 May 2016=2016-05-03]. [The same day=2016-05-03] he died.",
        "He fell ill on [3 May 2016=2016-05-03] and died [that day=2016-05-03].",
        "He fell ill on [3 May 2016=2016-05-03] and died [that night=2016-05-03TNI].",
        "He fell ill on [3 May 2016=2016-05-03] and died [a week later=2016-W19].",
        "He fell ill on [3 May 2016=2016-05-03] and died [the day after=2016-05-04].",
        "He fell ill on [3 May 2016=2016-05-03]; [the day before=2016-05-02], he was well.",
        "He fell ill in [May 2014=2014-05] and died [the following month=2014-06].",
        "He fell ill in [May 2014=2014-05] and died [the following year=2015].",
        "He fell ill in [May 2014=2014-05] and died [two years later=2016].",
        "He fell ill in [1995=1995] and had left [the previous year=1994].",
        "He fell ill in [1995=1995]. [Two years earlier=1993] he had left.",
        "He fell ill in [1995=1995]. [That year=1995] all was well.",
        "He fell ill in [1995=1995] and died [the same year=1995].",
        "He came in [1995=1995]. [A year later=1996] he left.",
        "He came in [1995=1995]. [A year earlier=1994] he had left.",
    ]);
}

#[test]
fn vague_times() {
    check(&[
        "He is [now=PRESENT_REF] in Dorel.",
        "He is [currently=PRESENT_REF] in Dorel.",
        "He is in Dorel [these days=PRESENT_REF].",
        "He was [recently=PAST_REF] in Dorel.",
        "He was in Dorel in [recent years=PAST_REF].",
        "He was in Dorel in [the past=PAST_REF].",
        "He will be in Dorel in [the near future=FUTURE_REF].",
        "He will be in Dorel [soon=FUTURE_REF].",
        "He will be in Dorel in [the future=FUTURE_REF].",
        "He will be in Dorel in [the coming weeks=FUTURE_REF].",
        "[Previously=PAST_REF], he was in Dorel.",
        "He is in Dorel [right now=PRESENT_REF].",
        "He will [one day=FUTURE_REF] return.",
    ]);
}

#[test]
fn nothing_is_guessed() {
    check_on(
        None,
        &[
            "It rained [yesterday=-].",
            "It rained [last week=-].",
            "It rained [this year=-].",
            "It rained [three days ago=-].",
            "It rained over [the weekend=-].",
            "It is [now=PRESENT_REF] dry.",
            "He died [two days later=-].",
            "He fell ill in [1995=1995] and died [two years later=1997].",
        ],
    );
    let published = Some(Anchor::Published);
    let no_published = Some(UnresolvedDate::NoPublished);
    check_anchors(Some("2016-11-04"), "It rained yesterday.", &[("yesterday", published, None)]);
    check_anchors(Some("not a date"), "It rained yesterday.", &[("yesterday", None, no_published)]);
    check_anchors(Some("2016-11-04T22:15:00+02:00"), "It rained today.", &[("today", published, None)]);
    check_anchors(
        Some("2016-11-04"),
        "He died two days later.",
        &[("two days later", None, Some(UnresolvedDate::NoDateBefore))],
    );
    check_anchors(
        None,
        "He came in 1995 and left two years later, on 03/09/1997 or 31 June 1998.",
        &[
            ("1995", None, None),
            ("two years later", Some(Anchor::Date(0)), None),
            ("03/09/1997", None, Some(UnresolvedDate::DayOrMonth)),
            ("31 June 1998", None, Some(UnresolvedDate::NotInCalendar)),
        ],
    );
}
