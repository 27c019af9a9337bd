//! Vague times: the past, the present, the future.
//!
//! Finds: "now", "currently", "these days", "recently", "the past", "the near future", "soon".
//! Leaves alone: "as soon as", "soon after", "the past" before a unit, futures that are traded, "the future of", and the
//! adjectives "current" and "recent", which say of what kind a thing is more often than when.

use super::after_the;
use crate::{
    meaning::{Match, Meaning, Reference},
    view::View,
};

const PHRASES: &[(&[&str], Reference)] = &[
    (&["right", "now"], Reference::Present),
    (&["these", "days"], Reference::Present),
    (&["at", "present"], Reference::Present),
    (&["the", "present"], Reference::Present),
    (&["the", "near", "future"], Reference::Future),
    (&["the", "immediate", "future"], Reference::Future),
    (&["the", "distant", "future"], Reference::Future),
    (&["near", "future"], Reference::Future),
    (&["the", "near", "term"], Reference::Future),
    (&["the", "short", "term"], Reference::Future),
    (&["the", "recent", "past"], Reference::Past),
    (&["the", "distant", "past"], Reference::Past),
    (&["more", "recently"], Reference::Past),
    (&["most", "recently"], Reference::Past),
    (&["a", "later", "date"], Reference::Future),
];

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    for (words, reference) in PHRASES {
        if let Some(end) = view.phrase(at, words) {
            let noun =
                view.lower(end - 1) == "present" && !(view.is(end, &[".", ",", ";"]) || view.is(at, &["at"]));
            return (!noun).then(|| Match::new(end, Meaning::Reference(*reference)));
        }
    }
    let start = after_the(view, at);
    if start > at {
        let led = view.is(
            at.wrapping_sub(1),
            &["in", "for", "from", "of", "into", "about", "to", "than", "toward", "towards", "on"],
        );
        let ends = !view.lower(start + 1).starts_with(char::is_alphanumeric)
            || view.is(
                start + 1,
                &[
                    "and", "is", "but", "have", "has", "he", "she", "they", "we", "it", "when", "will", "as",
                    "to", "than", "had", "was", "looks", "that", "if",
                ],
            );
        let reference = match view.lower(start) {
            "past" => Reference::Past,
            "future" => Reference::Future,
            _ => return None,
        };
        let subject = view.lower(start) == "future" && view.is(start + 1, &["looks", "is"]);
        return ((led || subject) && ends && !view.is(start + 1, &["of"]))
            .then(|| Match::new(start + 1, Meaning::Reference(reference)));
    }
    let reference = match view.lower(at) {
        "now"
            if (view.lower(at + 1) == "-" && view.joined(at + 1))
                || (view.capital(at) && view.is(at + 1, &["for", ","])) =>
        {
            return None;
        }
        "now" | "currently" | "nowadays" => Reference::Present,
        "recently" | "lately" => Reference::Past,
        "soon"
            if !view.is(at + 1, &["after", "as", "became", "found", "thereafter"])
                && !view.is(at.wrapping_sub(1), &["as", "how", "too"]) =>
        {
            Reference::Future
        }
        // Inside a sentence it says before what; at its head it says when.
        "previously" if view.capital(at) => Reference::Past,
        _ => return None,
    };
    Some(Match::new(at + 1, Meaning::Reference(reference)))
}
