//! Lengths of time.

mod common;

use common::check;
use onrecord_dates::{Anchor, read};

#[test]
fn counted_lengths() {
    check(&[
        "They fought for [three months=P3M].",
        "They fought for [10 days=P10D].",
        "They fought for [twenty-four hours=PT24H].",
        "They fought for [twenty four hours=PT24H].",
        "They fought for [a year=P1Y].",
        "They fought for [an hour=PT1H].",
        "They fought for [half an hour=PT30M].",
        "They fought for [2 1/2 years=P2Y6M].",
        "They fought for [two and a half years=P2Y6M].",
        "They fought for [2.5 years=P2Y6M].",
        "They fought for [a year and a half=P1Y6M].",
        "They fought for [a minute and a half=PT1M30S].",
        "They fought for [a hundred years=P100Y].",
        "They fought for [two decades=P20Y].",
        "They fought for [a decade=P10Y].",
        "They fought for [a century=P100Y].",
        "They fought for [a fortnight=P2W].",
        "They fought for [six weeks=P6W].",
        "They fought for [30 minutes=PT30M].",
        "They fought for [1,000 days=P1000D].",
        "They fought for [another year=P1Y].",
        "They fought for [an additional month=P1M].",
        "They fought for [a couple of weeks=P2W approx].",
        "They fought for [one day=P1D].",
        "They fought for [90 days=P90D] and lost.",
        "They fought for [three nights=P3D].",
        "[Six years=P6Y] of war ended.",
    ]);
}

#[test]
fn uncounted_lengths() {
    check(&[
        "They fought for [several years=PXY].",
        "They fought for [a few days=PXD].",
        "They fought for [years=PXY].",
        "They fought for [months=PXM].",
        "They fought for [weeks=PXW].",
        "They fought for [hours=PTXH].",
        "They fought for [centuries=PXC].",
        "They fought for [decades=PXE].",
        "They fought for [many years=PXY].",
        "It took [weeks or months=PXW approx].",
        "They left [a few days=PXD] later.",
    ]);
}

#[test]
fn bounds() {
    check(&[
        "They fought for [at least 30 days=P30D equal_or_more].",
        "They fought for [more than four hours=PT4H more_than].",
        "They fought for [less than one hour=PT1H less_than].",
        "They fought for [nearly two years=P2Y less_than].",
        "They fought for [almost a year=P1Y less_than].",
        "They fought for [about a decade=P10Y approx].",
        "They fought for [up to 180 days=P180D equal_or_less].",
        "They fought for [no more than sixty days=P60D equal_or_less].",
        "They fought for [no less than two years=P2Y equal_or_more].",
        "They fought for [roughly three weeks=P3W approx].",
        "They fought for [two years or so=P2Y approx].",
        "They fought for [two years or more=P2Y equal_or_more].",
        "They fought for [over a week=P1W more_than].",
        "They fought for [two to three weeks=P2W equal_or_more].",
        "They fought for [12 to 18 months=P12M equal_or_more].",
        "They fought for [three or four days=P3D equal_or_more].",
    ]);
}

#[test]
fn lengths_before_a_noun() {
    check(&[
        "A [five-year=P5Y] plan failed.",
        "A [30-day=P30D] truce failed.",
        "A [two-week=P2W] truce failed.",
        "A [10-hour=PT10H] battle began.",
        "A [two day=P2D] meeting began.",
        "A [three hour=PT3H] meeting began.",
        "A [two-and-a-half-year=P2Y6M] term began.",
        "The [89-month=P89M] war goes on.",
        "A [day=P1D]-long siege began.",
        "A [yearlong=P1Y] siege began.",
        "An [18-month=P18M] term began.",
        "The [six-month=P6M]-long siege goes on.",
    ]);
}

#[test]
fn lengths_with_a_reach() {
    check(&[
        "It rained in [the last few days=PXD].",
        "It rained in [the past five years=P5Y].",
        "It rained in [the past year=P1Y].",
        "It rained in [the last 24 hours=PT24H].",
        "It will rain in [the next few days=PXD].",
        "It will rain in [the next three years=P3Y].",
        "It will rain in [the coming two weeks=P2W].",
        "It rained in [the first nine months=P9M].",
        "It rained in [the nine months=P9M].",
        "It rained in [the past two quarters=P6M].",
        "It rained for [the first two years=P2Y].",
        "It will rain in [the weeks ahead=PXW].",
        "It will rain in [the next 12 to 18 months=P12M equal_or_more].",
        "It rained over [at least the past 18 months=P18M equal_or_more].",
    ]);
    let reach = |text: &str| {
        let found = read(text, Some("2016-11-04"));
        (found[0].begins, found[0].ends)
    };
    assert_eq!(reach("It rained in the past five years."), (None, Some(Anchor::Published)));
    assert_eq!(reach("It will rain in the next five years."), (Some(Anchor::Published), None));
    assert_eq!(reach("It rained for five years."), (None, None));
    assert_eq!(reach("It rained three hours ago."), (None, Some(Anchor::Published)));
}

#[test]
fn ages_and_other_measures_are_no_lengths() {
    check(&[
        "He is 37 years old.",
        "He is a six-year-old boy.",
        "The 52-year-old mayor left.",
        "Aged 12 years, he left.",
        "He left at the age of 30 years.",
        "A star four light years away.",
        "A quarter of the votes were void.",
        "Three quarters of the votes were void.",
        "He had a second chance.",
        "The minutes of the meeting were lost.",
    ]);
}
