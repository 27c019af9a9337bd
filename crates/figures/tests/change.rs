//! Change.

mod common;

use common::{change, check};

#[test]
fn amounts() {
    check(
        "
        The index gained {58|up by} points, or {0.4 per cent|up by}.
        Prices rose {5%|up by}.
        Prices rose by {5%|up by}.
        Prices rose by {about 5%|up by}.
        Prices have risen {5%|up by}.
        Prices are rising by {5%|up by}.
        Prices increased by {5%|up by}.
        Prices grew {5%|up by}.
        Prices climbed {5%|up by}.
        Prices jumped {5%|up by}.
        Prices surged {5%|up by}.
        Prices soared by {5%|up by}.
        Prices were up {5%|up by}.
        Prices went up by {5%|up by}.
        Prices gained {5%|up by}.
        Prices fell {5%|down by}.
        Prices fell by {5%|down by}.
        Prices have fallen {5%|down by}.
        Prices dropped {5%|down by}.
        Prices declined by {5%|down by}.
        Prices decreased by {5%|down by}.
        Prices slipped {5%|down by}.
        Prices plunged {5%|down by}.
        Prices tumbled {5%|down by}.
        Prices slumped by {5%|down by}.
        Prices were down {5%|down by}.
        Prices shrank by {5%|down by}.
        The bank cut the rate by {5%|down by}.
        The bank raised the rate by {5%|up by}.
        The bank lowered the rate by {5%|down by}.
        The bank reduced the rate by {5%|down by}.
        A {5%|up by} rise is planned.
        A {5%|up by} increase is planned.
        A {5%|down by} cut is planned.
        A {5%|down by} fall is planned.
        A rise of {5%|up by} is planned.
        An increase of {5%|up by} is planned.
        A drop of {5%|down by} is planned.
        A decline of {5%|down by} is planned.
        Prices are {5%|up by} higher.
        Prices are {5%|down by} lower.
        Shares gained {58 cents|up by}.
        The index is up {58|up by} points.
        The road grew by {30 miles|up by}.
        ",
        43,
        change,
    );
}

#[test]
fn starts_and_ends() {
    check(
        "
        The price fell {below $50|down to}.
        Prices rose to {5%|up to}.
        Prices fell to {$60|down to}.
        Prices rose from {$50|up from} to {$60|up to}.
        Prices fell from {$60|down from} to {$50|down to}.
        Prices rose by {5%|up by} to {$60|up to}.
        The number of refugees rose to {3 million|up to}.
        The toll climbed to {40|up to}.
        The force shrank to {300|down to} men.
        The rate was cut to {28%|down to}.
        The rate was raised to {28%|up to}.
        Sales hit {$9|-}, up from {$8|up from}.
        Sales hit {$9|-}, down from {$12|down from}.
        ",
        16,
        change,
    );
}

#[test]
fn no_change() {
    check(
        "
        The firm raised {$5m|-} from friends.
        The storm dropped {8 inches|-} of snow.
        The bus fell {100 feet|-} into a gorge.
        The price is {$5|-}.
        He walked from {30 yards|-} away.
        He gave it to {300|-} people.
        He was hit by {two|-} stones.
        It was set up by {two|-} brothers.
        They cut {300|-} trees.
        The town has {300|-} houses.",
        7,
        change,
    );
}
