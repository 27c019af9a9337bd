//! Weekdays.
//!
//! Finds: "Wednesday", "last Monday", "next Friday", "this coming Sunday", "the previous Friday", "Tues."; which of them
//! is meant without such a word is for the tense.
//! Leaves alone: names ("Black Friday", "the Sunday Times", "Sheffield Wednesday") and clipped forms without a stop
//! ("sat", "sun").

use super::{after_the, calendar::turn};
use crate::{
    meaning::{Match, Meaning, Turn},
    view::View,
    vocabulary::{month, weekday},
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let chosen = turn(view, start);
    if start > at && chosen.is_none() {
        return None;
    }
    let (turn, name) = chosen.unwrap_or((Turn::Open, at));
    let day = weekday(view.lower(name)).filter(|_| view.capital(name))?;
    let mut end = name + 1;
    if !view.lower(name).ends_with("day") {
        let stop = view.lower(end) == "." && view.joined(end);
        let dated = month(view.lower(end + usize::from(stop || view.lower(end) == ","))).is_some();
        if !(dated || (stop && view.lower(name) != "sun")) {
            return None;
        }
        end += usize::from(stop);
    }
    (!is_name(view, name)).then(|| Match::new(end, Meaning::Weekday { day, turn }))
}

fn is_name(view: &View, at: usize) -> bool {
    let before = at > 0
        && view.capital(at - 1)
        && view.is(
            at - 1,
            &[
                "black",
                "ash",
                "bloody",
                "super",
                "cyber",
                "holy",
                "maundy",
                "fat",
                "shrove",
                "sheffield",
                "casual",
                "man",
                "freaky",
                "ruby",
            ],
        );
    let behind = view.capital(at + 1)
        && view.is(
            at + 1,
            &[
                "times",
                "telegraph",
                "mirror",
                "express",
                "mail",
                "tribune",
                "herald",
                "post",
                "people",
                "star",
                "sun",
                "world",
                "independent",
                "business",
                "age",
                "football",
            ],
        );
    let show = view.capital(at + 1) && view.is(at + 1, &["night"]) && view.capital(at + 2);
    before
        || behind
        || show
        || (view.joined(at + 1)
            && view.lower(at + 1) == "-"
            && view.capital(at + 2)
            && view.joined(at + 2)
            && weekday(view.lower(at + 2)).is_none())
}
