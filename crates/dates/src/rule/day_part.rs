//! Parts of the day.
//!
//! Finds: "this morning", "last night", "tonight", "overnight", "that evening", "the afternoon", and after a day its part
//! ("Saturday night", "yesterday morning", "the night of May 3").
//! Leaves alone: "good morning", "at night", "one evening", "election night", names ("Morning Star").

use super::{after_hyphen, after_the};
use crate::{
    meaning::{Base, Clock, Match, Meaning},
    view::View,
    vocabulary::{DayPart, Unit, month, weekday},
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let published = |end, offset, part| on(end, offset, Base::Published, part);
    match view.lower(at) {
        "tonight" if !(view.capital(at) && view.is(at + 1, &["show"])) => {
            return published(at + 1, 0, DayPart::Night);
        }
        "overnight" => return published(at + 1, -1, DayPart::Night),
        "last" => {
            let part = DayPart::of(view.lower(at + 1))
                .filter(|part| matches!(part, DayPart::Night | DayPart::Evening))?;
            return published(at + 2, -1, part);
        }
        "this" => return published(at + 2, 0, DayPart::of(view.lower(at + 1))?),
        "that" => {
            let part = DayPart::of(view.lower(at + 1))?;
            return on(at + 2, 0, Base::Mentioned, part);
        }
        _ => {}
    }
    let start = after_the(view, at);
    if start > at {
        let (offset, next) = match view.lower(start) {
            "same" => (0, start + 1),
            "next" | "following" => (1, start + 1),
            "previous" => (-1, start + 1),
            _ => {
                let part = DayPart::of(view.lower(start)).filter(|part| *part != DayPart::Dawn)?;
                let dated = view.is(start + 1, &["of"])
                    && (view.capital(start + 2) && is_day_or_month(view, start + 2)
                        || view.figures(start + 2).is_some() && is_day_or_month(view, start + 3));
                if dated {
                    return Some(alone(start + 1, part));
                }
                let led = view.is(at.wrapping_sub(1), &["in", "of", "during", "by", "throughout"]);
                let taken =
                    view.is(start + 1, &["of", "when", "that", "after", "before", "sky", "papers", "news"]);
                return (led && !taken).then(|| on(start + 1, 0, Base::Near, part)).flatten();
            }
        };
        return on(next + 1, offset, Base::Mentioned, DayPart::of(view.lower(next))?);
    }
    if view.lower(at) == "mid" {
        let part_at = after_hyphen(view, at + 1);
        let part = DayPart::of(view.lower(part_at))
            .filter(|part| matches!(part, DayPart::Morning | DayPart::Afternoon))?;
        return Some(alone(part_at + 1, part).modified(onrecord_record::DateModifier::Mid));
    }
    let part = DayPart::of(view.lower(at)).filter(|_| !view.capital(at))?;
    follows_day(view, at).then(|| alone(at + 1, part))
}

fn is_day_or_month(view: &View, at: usize) -> bool {
    weekday(view.lower(at)).is_some() || month(view.lower(at)).is_some()
}

fn alone(end: usize, part: DayPart) -> Match {
    Match::new(end, Meaning::Time { day: None, clock: Clock::Part(part) })
}

fn on(end: usize, offset: i32, base: Base, part: DayPart) -> Option<Match> {
    let day = Meaning::Relative { unit: Unit::Day, offset, base };
    Some(Match::new(end, Meaning::Time { day: Some(Box::new(day)), clock: Clock::Part(part) }))
}

fn follows_day(view: &View, at: usize) -> bool {
    let before = view.before(at, 1);
    matches!(before, "yesterday" | "today" | "tomorrow") || weekday(before).is_some()
}
