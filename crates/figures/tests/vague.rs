//! Counts that name an order of magnitude only.

mod common;

use common::{check, counted, value};

#[test]
fn orders_of_magnitude() {
    check(
        "
        {Dozens|vague 12..120} of people fled.
        {Dozens|vague 12..120} were seen.
        {Scores|vague 20..200} of people fled.
        {Hundreds|vague 100..1000} of people fled.
        {Hundreds|vague 100..1000} fled.
        {Thousands|vague 1000..10000} of people fled.
        {Thousands|vague 1000..10000} gathered.
        {Millions|vague 1000000..10000000} of people fled.
        {Billions|vague 1000000000..10000000000} of birds flew.
        {Tens of thousands|vague 10000..100000} of people fled.
        {Tens of thousands|vague 10000..100000} fled.
        {Hundreds of thousands|vague 100000..1000000} of people fled.
        {Tens of millions|vague 10000000..100000000} of people fled.
        {Hundreds of millions|vague 100000000..1000000000} of people fled.
        {Thousands upon thousands|vague 1000..10000} fled.
        {Thousands and thousands|vague 1000..10000} fled.
        {Several hundred|vague 200..1000} people fled.
        {Several thousand|vague 2000..10000} people fled.
        {Several dozen|vague 24..120} people fled.
        {Several million|vague 2000000..10000000} people fled.
        {Several hundred thousand|vague 200000..1000000} people fled.
        {A few hundred|vague 200..1000} people fled.
        {A few thousand|vague 2000..10000} people fled.
        {A few dozen|vague 24..120} people fled.
        {Many thousands|vague 1000..10000} of people fled.
        {Many hundreds|vague 100..1000} of people fled.
        The storm killed {dozens|vague 12..120} of sheep.
        Police held {dozens|vague 12..120} of men.
        It hit {hundreds|vague 100..1000} of homes.
        It reached {thousands|vague 1000..10000} of homes.
        He met {scores|vague 20..200} of farmers.
        Aid for {millions|vague 1000000..10000000} is late.
        They lost {hundreds of thousands|vague 100000..1000000} of trees.
        There were {dozens|vague 12..120} of fires.
        There were {hundreds|vague 100..1000} of fires.
        {Dozens|vague 12..120} more fled.
        {Hundreds|vague 100..1000} more fled.
        Among them were {dozens|vague 12..120} of children.
        The letter has {thousands|vague 1000..10000} of names.
        The war drove out {millions|vague 1000000..10000000}.
        They fired {hundreds|vague 100..1000} of shells and {dozens|vague 12..120} of rockets.
        ",
        42,
        value,
    );
}

#[test]
fn what_they_count() {
    check(
        "
        {Dozens|people} of people fled.
        {Hundreds|Syrian refugees} of Syrian refugees fled.
        {Tens of thousands|farmers} of farmers marched.
        {Several hundred|old houses} old houses burned.
        {A few thousand|soldiers} soldiers stayed.
        {Scores|wooden boats} of wooden boats sank.
        {Millions|them} of them left.
        {Hundreds of thousands|young trees} of young trees died.
        {Thousands|-} gathered.
        ",
        9,
        counted,
    );
}

#[test]
fn words_without_a_number_are_left_alone() {
    check(
        "
        Several people fled.
        Many people fled.
        A few people fled.
        A handful of people fled.
        A number of people fled.
        Most people fled.
        Some people fled.
        Countless people fled.
        They met several times.
        The scores were read out.
        ",
        10,
        value,
    );
}
