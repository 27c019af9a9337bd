//! Ranges, and the words that bound or blur a number.

mod common;

use common::{check, value};

#[test]
fn ranges() {
    check(
        "
        {10 to 15|10..15} people came.
        {10-15|10..15} people came.
        {10–15|10..15} people came.
        Between {10 and 15|10..15} people came.
        From {200 to 300|200..300} people came.
        {10 to 15 million|10000000..15000000} people live there.
        {5-7 million|5000000..7000000} people live there.
        Between {three and four million|3000000..4000000} people live there.
        {Two or three|2..3} men fled.
        {Five to seven|5..7} ships sank.
        The rate is {5-7%|5..7 percent}.
        The rate is {5% to 7%|5..7 percent}.
        Prices rose {3 to 4 percent|3..4 percent}.
        It costs {$10-$15|10..15 USD}.
        It costs {10-$15|10..15 USD}.
        It costs {three-$747|3..747 USD}
        It costs {$10 to $15 million|10000000..15000000 USD}.
        It costs {$3-4 billion|3000000000..4000000000 USD}.
        It costs between {€20 and €30|20..30 EUR}.
        The wall is {2 to 3 metres|2..3 metre} high.
        The wall is {2-3m|2..3 metre} high.
        A {10-to-15-year|10..15 year} sentence is likely.
        The drive takes {30 to 40 minutes|30..40 minute}.
        Between {1,000 and 1,200|1000..1200} homes burned.
        The army has {8,000-9,000|8000..9000} men.
        ",
        20,
        value,
    );
}

#[test]
fn bounds() {
    check(
        "
        {More than 300|over 300} people came.
        {Over 300|over 300} people came.
        {Well over 300|over 300} people came.
        {Upwards of 300|over 300} people came.
        {In excess of 300|over 300} people came.
        {Less than 300|under 300} people came.
        {Fewer than 300|under 300} people came.
        {Under 300|under 300} people came.
        {Just under 300|under 300} people came.
        {At least 300|least 300} people came.
        {No fewer than 300|least 300} people came.
        {No less than 300|least 300} people came.
        {A minimum of 300|least 300} people came.
        {300 or more|least 300} people came.
        {300-plus|least 300} people came.
        {300+|least 300} people came.
        {Up to 300|most 300} people came.
        {As many as 300|most 300} people came.
        {At most 300|most 300} people came.
        {No more than 300|most 300} people came.
        {300 or fewer|most 300} people came.
        {A maximum of 300|most 300} people came.
        {Nearly 300|nearly 300} people came.
        {Almost 300|nearly 300} people came.
        {Close to 300|nearly 300} people came.
        {About 300|about 300} people came.
        {Around 300|about 300} people came.
        {Roughly 300|about 300} people came.
        {Some 300|about 300} people came.
        {Approximately 300|about 300} people came.
        {An estimated 300|about 300} people came.
        {Perhaps 300|about 300} people came.
        {300 or so|about 300} people came.
        {300-odd|about 300} people came.
        The dam holds {at least 5 million|least 5000000} people's water.
        They paid {up to $5 million|most 5000000 USD}.
        It fell {nearly 20%|nearly 20 percent}.
        {At least a dozen|least 12} men fled.
        {More than half a million|over 500000} men fled.
        {Almost two-thirds|nearly 0.666666666666667} of them fled.
        {As much as $40|most 40 USD} was paid.",
        41,
        value,
    );
}

#[test]
fn a_bound_of_another_word_is_none() {
    check(
        "
        He talked about the {300|300} men.
        They came over the {two|2} bridges.",
        2,
        value,
    );
}
