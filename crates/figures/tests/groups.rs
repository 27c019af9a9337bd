//! Numbers of every grouping are read whole, or not at all.

mod common;

use common::{check, value};

#[test]
fn groups_of_the_world() {
    check(
        "
        The dam cost {Rs 1,25,000 crore|1250000000000 INR}.
        Each family gets {₹5,00,000|500000 INR}.
        It lent {Rs. 500 crore|5000000000 INR} to farmers.
        {About 1,20,35,000|about 12035000} voters are on the roll.
        {Some 1 250|about 1250} people fled.
        Exports fell to {816 000 tonnes|816000 metric ton}.
        The war cost {R2 500 million|2500000000 ZAR}.
        The plan cost {R500 million|500000000 ZAR} and {N50,000|50000 NGN}.
        It was worth {$13 009 million|13009000000 USD}.
        {12\u{a0}500|12500} people and {1\u{202f}250\u{202f}000|1250000} cattle died.
        The town paid {1.250.000,50 euros|1250000.5 EUR} for it.
        The firm raised {EUR50m|50000000 EUR} and {USD10bn|10000000000 USD}.
        The loss was {$US55,931,000|55931000 USD} ({$A82,615,680|82615680 AUD}).
        It paid {20 MEUR|20000000 EUR} and {20bn won|20000000000 KRW}.
        A dose of {2.5 x 10^8|250000000} cells held {1.6e-19 joules|0.00000000000000000016 joule}.
        ",
        18,
        value,
    );
}

#[test]
fn what_cannot_be_read_whole_is_no_figure() {
    check(
        "
        The farm sent 25,00 tonnes.
        Sales fell 7,3 per cent in May.
        Lines 5,7,9 are shut.
        The R44 flew on the N95.
        ",
        4,
        value,
    );
}

#[test]
fn numbers_in_words_and_between_bounds() {
    check(
        "
        {Two point seven inches|2.7 inch} of rain fell.
        {One in five hundred|0.002} babies has it.
        Output grew {sixfold|6} in a {10-fold|10} rush.
        The reasons are twofold.
        {More than 100 but fewer than 300|100..300} rockets flew.
        {At least $5m and up to $7m|5000000..7000000 USD} was paid.
        {About 500 or more|least 500} came.
        He got a {10- to 15-year|10..15 year} term.
        Inflation is at a {sub-3%|under 3 percent} rate.
        It was {minus 260 degrees|-260 degree} there.
        ",
        11,
        value,
    );
}
