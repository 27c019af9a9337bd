//! Percentages, fractions and ratios.

mod common;

use common::{check, counted, value};

#[test]
fn percentages() {
    check(
        "
        It rose {5%|5 percent}.
        It rose {5.5%|5.5 percent}.
        It rose {5 %|5 percent}.
        It rose {5 percent|5 percent}.
        It rose {5 per cent|5 percent}.
        It rose {5 pct|5 percent}.
        It rose {five percent|5 percent}.
        It rose {twenty-five per cent|25 percent}.
        It rose {0.3%|0.3 percent}.
        It rose {.5%|0.5 percent}.
        It rose {5 percentage points|5 percentage point}.
        It rose {0.1 percentage point|0.1 percentage point}.
        It rose {25 basis points|25 basis point}.
        It grows {5 percent a year|5 percent/year}.
        It grows {5% per year|5 percent/year}.
        It grows by {5%|5 percent} annually.
        It is {minus 5 percent|-5 percent}.
        It is {-5%|-5 percent}.
        It is {100%|100 percent} sure.
        A {5%|5 percent} rise is planned.
        A {5-percent|5 percent} rise is planned.
        A {5 per cent|5 percent} fee is planned.
        {60%|60 percent} of voters agreed.
        {Sixty percent|60 percent} of voters agreed.
        {About 60%|about 60 percent} of voters agreed.
        {Under 60%|under 60 percent} of voters agreed.
        {5½%|5.5 percent} was paid.
        {1,000 percent|1000 percent} was paid.",
        28,
        value,
    );
}

#[test]
fn fractions_and_ratios() {
    check(
        "
        {A third|0.333333333333333} of voters agreed.
        {One third|0.333333333333333} of voters agreed.
        {One-third|0.333333333333333} of voters agreed.
        {Two thirds|0.666666666666667} of voters agreed.
        {Two-thirds|0.666666666666667} of voters agreed.
        {A quarter|0.25} of voters agreed.
        {Three quarters|0.75} of voters agreed.
        {Three-quarters|0.75} of the town burned.
        {A fifth|0.2} of voters agreed.
        {Four-fifths|0.8} of voters agreed.
        {A tenth|0.1} of voters agreed.
        {Half|0.5} of voters agreed.
        {Half|0.5} the town burned.
        {Half|0.5} its income is gone.
        {Nearly half|nearly 0.5} of them agreed.
        {More than half|over 0.5} of them agreed.
        {About a third|about 0.333333333333333} of them agreed.
        {1/2|0.5} of them agreed.
        {¾|0.75} of them agreed.
        {One in three|0.333333333333333} voters agreed.
        {One in five|0.2} children is hungry.
        {Nine out of ten|0.9} voters agreed.
        {9 out of 10|0.9} voters agreed.
        {3 in 10|0.3} voters agreed.
        {Two out of every three|0.666666666666667} voters agreed.
        {Eight of 10|0.8} voters agreed.
        {Half a mile|0.5 mile} away stood a barn.
        {Half an hour|0.5 hour} later it fell.
        {Three-quarters of an hour|0.75 hour} later it fell.
        {A quarter of a mile|0.25 mile} away stood a barn.",
        30,
        value,
    );
}

#[test]
fn what_shares_are_of() {
    check(
        "
        {60%|voters} of voters agreed.
        {A third|the town} of the town burned.
        {Half|the town} the town burned.
        {Half|its income} its income is gone.
        {One in five|children} children is hungry.
        {40 percent|them} of them left.
        {40 percent|those surveyed} of those surveyed left.",
        7,
        counted,
    );
}
