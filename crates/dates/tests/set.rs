//! Repetitions.

mod common;

use common::check;

#[test]
fn every_and_each() {
    check(&[
        "They meet [every day=P1D set].",
        "They meet [every week=P1W set].",
        "They meet [every month=P1M set].",
        "They meet [each month=P1M set].",
        "They meet [every quarter=P3M set].",
        "They meet [each year=P1Y set].",
        "They meet [every hour=PT1H set].",
        "They meet [every decade=P10Y set].",
        "They meet [every two weeks=P2W set].",
        "They meet [every 15 minutes=PT15M set].",
        "They meet [every few days=PXD set].",
        "They meet [every other week=P2W set].",
        "They meet [every other day=P2D set].",
        "They meet [every four years=P4Y set].",
        "They meet [every Thursday=XXXX-WXX-4 set].",
        "They meet [each Sunday=XXXX-WXX-7 set].",
        "They meet [every Monday morning=XXXX-WXX-1TMO set].",
        "They meet [each July=XXXX-07 set].",
        "They meet [every March=XXXX-03 set].",
        "They meet [every summer=XXXX-SU set].",
        "They meet [each winter=XXXX-WI set].",
        "They meet [every morning=XXXX-XX-XXTMO set].",
        "They meet [every night=P1D set].",
        "They meet [every evening=XXXX-XX-XXTEV set].",
        "They meet [every weekend=P1WE set].",
        "They meet [every century=P100Y set].",
    ]);
}

#[test]
fn adverbs_and_adjectives() {
    check(&[
        "They meet [daily=P1D set].",
        "They meet [weekly=P1W set].",
        "They meet [monthly=P1M set].",
        "They meet [annually=P1Y set].",
        "They meet [yearly=P1Y set].",
        "They meet [hourly=PT1H set].",
        "They meet [nightly=P1D set].",
        "They meet [fortnightly=P2W set].",
        "They meet [biweekly=P2W set].",
        "A [daily=P1D set] flight leaves.",
        "A [weekly=P1W set] paper.",
        "Its [monthly=P1M set] report.",
        "Average [hourly=PT1H set] pay rose.",
    ]);
}

#[test]
fn rates() {
    check(&[
        "They meet [once a week=P1W set].",
        "They meet [twice a year=P1Y set].",
        "They meet [three times a day=P1D set].",
        "They meet [four times a month=P1M set].",
        "They meet [twice each year=P1Y set].",
        "It costs $3 [a month=P1M set].",
        "It costs $33 million [a year=P1Y set].",
        "It costs 40 euros [a night=P1D set].",
        "It costs £2,000 [per year=P1Y set].",
        "Two flights [per day=P1D set].",
        "It adds four flights [a week=P1W set].",
        "It adds 700 seats [a week=P1W set].",
        "It pays 50 cents [a day=P1D set].",
        "It grows by 3 percent [a year=P1Y set].",
        "It grows by 3% [a year=P1Y set].",
        "It makes 10,000 cars [a month=P1M set].",
        "It pays $12 [an hour=PT1H set].",
        "It costs $3 million [a year=P1Y set] to run.",
    ]);
}

#[test]
fn days_in_the_plural() {
    check(&[
        "They meet on [Mondays=XXXX-WXX-1 set].",
        "They meet on [Sundays=XXXX-WXX-7 set].",
        "They meet on [Tuesday nights=XXXX-WXX-2TNI set].",
        "They meet on [Saturday mornings=XXXX-WXX-6TMO set].",
        "[Fridays=XXXX-WXX-5 set] are quiet.",
    ]);
}

#[test]
fn what_is_no_repetition() {
    check(&[
        "The Daily News reported it.",
        "He writes for Business Weekly in Dorel.",
        "Each person came.",
        "Every third house burned.",
        "The annual report is out.",
        "He came [a year ago=2015].",
        "They gave each second of it.",
        "In 12 of the towns, [a week=P1W] is enough.",
    ]);
}
