//! The expression of a figure: number, sign, unit, range and bounds, in tokens.

use onrecord_record::{Bound, Change, FigureKind};

use crate::number::{self, Decimal, Manner, Number};
use crate::phrase::Phrase;
use crate::range::Sign;
use crate::sentence::Sentence;
use crate::tag::Tag;
use crate::unit::{Measures, Unit};
use crate::{bare, bound, change, counted, guard, money, percent, range, unit};

/// A figure in tokens, before anything is known of its clause.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// First token, bounds taken in.
    pub(crate) start: usize,
    /// One past the last token, unit and bounds taken in.
    pub(crate) end: usize,
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) bound: Bound,
    pub(crate) unit: Option<Unit>,
    pub(crate) kind: FigureKind,
    pub(crate) counted: Option<Phrase>,
    pub(crate) change: Option<Change>,
}

/// The expression that begins at `at`, without its bounds in front; those may lie before `at`, but not before `floor`.
pub(crate) fn read(sentence: &Sentence, at: usize, floor: usize) -> Option<Expression> {
    let sign = money::sign(sentence, at);
    let number_at = sign.map_or(at, |(_, next)| next);
    if sign.is_none() && guard::passed_over(sentence, at).is_some() {
        return None;
    }
    let first = number::read(sentence, number_at)?;
    let (number, low, high, second_sign) = with_range(sentence, &first, at);
    let end = number.end;
    let behind = bound::behind(sentence, end);
    let unit_at = behind.filter(|(kind, _)| *kind != Bound::UpTo).map_or(end, |(_, next)| next);
    let sign = sign.map(|(code, end)| Sign { code, start: at, end }).or(second_sign);
    let unit = match sign {
        Some(Sign { code, .. }) => {
            let own = money::noun(sentence, end, true).filter(|unit| unit.start == end);
            let mut unit = own.unwrap_or_else(|| money::with_rate(sentence, code.to_owned(), end, end));
            unit.name = code.to_owned();
            Some(unit)
        }
        None => behind_number(sentence, unit_at, &number),
    };
    let unit_end = unit.as_ref().map_or(end, |unit| unit.end);
    let whole = unit.as_ref().filter(|_| low == high && number.manner != Manner::Fraction);
    let whole = whole.and_then(|unit| unit::compound::read(sentence, low, unit, unit_end));
    let (low, high, unit_end) = whole.map_or((low, high, unit_end), |(value, end)| (value, value, end));
    let last = bound::behind(sentence, unit_end).or(behind);
    let end = last.map_or(unit_end, |(_, next)| next.max(unit_end));
    let minus = negative(sentence, at, unit.as_ref());
    let front = bound::before(sentence, minus.unwrap_or(at)).filter(|(_, start)| *start >= floor);
    let front = front.filter(|(_, start)| !is_during(sentence, *start, at, unit.as_ref()));
    let start = front.map_or(minus.unwrap_or(at), |(_, start)| start);
    let (low, high) = if minus.is_some() { (high.negative(), low.negative()) } else { (low, high) };
    let counted = counted::read(sentence, end, number.manner, unit.as_ref());
    let unit = unit.map(|unit| signed(unit, sign));
    let (unit, end) = with_rate_behind(sentence, unit, counted, end);
    let (unit, counted, end) = headed_by_unit(sentence, unit, counted, end);
    let kind = kind(sentence, at, &number, unit.as_ref(), counted);
    let bounds = match (front.map(|(bound, _)| bound), last.map(|(bound, _)| bound)) {
        // "about 500 or more"
        (Some(Bound::About | Bound::Nearly), Some(behind)) => Some(behind),
        (front, behind) => front.or(behind),
    };
    let said = unit.is_some() || bounds.is_some() || counted.is_some();
    if !said && !bare::stands(sentence, &number, at..end, floor > 0) {
        return None;
    }
    let points = counted.is_some_and(|counted| {
        matches!(sentence.word(counted.head), "points" | "point" | "seats" | "votes" | "places")
    });
    let change = change::read(sentence, start, end, unit.is_some() || points)
        .filter(|_| !change::is_object(sentence, start, end, unit.as_ref()));
    let (low, high, bound) = bounded(low, high, number.manner, bounds);
    Some(Expression { start, end, low, high, bound, unit, kind, counted, change })
}

/// The number, or the two of a range: the one that ends it, lowest, highest, and the second's sign.
fn with_range(sentence: &Sentence, first: &Number, at: usize) -> (Number, Decimal, Decimal, Option<Sign>) {
    let own = range::past_own_unit(sentence, first.end);
    let ends = [Some(first.end), own].into_iter().flatten();
    for end in ends {
        let second =
            range::second(sentence, first, at, end).or_else(|| range::limited(sentence, first, at, end));
        if let Some(second) = second {
            // A figure with its own unit is joined only to another of that unit.
            let same = end == first.end
                || behind_number(sentence, second.number.end, &second.number).map(|unit| unit.name)
                    == behind_number(sentence, first.end, first).map(|unit| unit.name);
            if same {
                return (second.number, second.low, second.number.high, second.sign);
            }
        }
    }
    (*first, first.low, first.high, None)
}

/// Percent, unit or currency behind a number.
fn behind_number(sentence: &Sentence, end: usize, number: &Number) -> Option<Unit> {
    let part = match number.manner {
        // "half a mile", "a quarter of an hour", "three-quarters of a tonne".
        Manner::Fraction => {
            let of = usize::from(sentence.word(end) == "of");
            let article = usize::from(matches!(sentence.word(end + of), "a" | "an"));
            if article == 0 {
                return None;
            }
            end + of + article
        }
        Manner::Ratio => return None,
        // "tens of thousands of dollars", "millions of tonnes".
        Manner::Vague if sentence.word(end) == "of" => end + 1,
        _ if number.scaled
            && sentence.word(end) == "of"
            && matches!(sentence.before(end), "dozen" | "couple") =>
        {
            end + 1
        }
        _ => end,
    };
    percent::read(sentence, part)
        .or_else(|| money::noun(sentence, part, number.scaled))
        .or_else(|| unit::read(sentence, part))
}

/// "drew 30,000 over [four days]": a stretch of time, and no bound; "lasted over four days" bounds.
fn is_during(sentence: &Sentence, start: usize, at: usize, unit: Option<&Unit>) -> bool {
    let over = sentence.word(start) == "over" && start + 1 == at;
    let timed = unit.is_some_and(|unit| unit.measures == Measures::Time && unit.per.is_none());
    let bounds = matches!(
        sentence.before(start),
        "for"
            | "lasted"
            | "lasts"
            | "last"
            | "took"
            | "takes"
            | "take"
            | "just"
            | "is"
            | "was"
            | "of"
            | "been"
            | "after"
            | "little"
            | "slightly"
            | "served"
            | "spent"
            | "waited"
            | ""
    );
    over && timed && !bounds
}

/// "450 barrels of oil per day": what the unit stands per, behind what is counted.
fn with_rate_behind(
    sentence: &Sentence,
    unit: Option<Unit>,
    counted: Option<Phrase>,
    end: usize,
) -> (Option<Unit>, usize) {
    match (unit, counted) {
        (Some(unit), Some(counted))
            if unit.per.is_none()
                && unit.measures == Measures::Other
                && counted.start > end
                && matches!(sentence.word(counted.end), "per" | "a" | "an") =>
        {
            match unit::per(sentence, counted.end, false) {
                Some((per, end)) => (Some(Unit { per: Some(per), ..unit }), end),
                None => (Some(unit), end),
            }
        }
        (unit, _) => (unit, end),
    }
}

/// "517 rushing yards", "20 working days": what is counted is the unit.
fn headed_by_unit(
    sentence: &Sentence,
    unit: Option<Unit>,
    counted: Option<Phrase>,
    end: usize,
) -> (Option<Unit>, Option<Phrase>, usize) {
    let Some(phrase) = counted.filter(|counted| unit.is_none() && counted.start == end && counted.head > end)
    else {
        return (unit, counted, end);
    };
    match unit::read(sentence, phrase.head) {
        Some(unit) if sentence.word(phrase.head).ends_with('s') => {
            let end = unit.end;
            (Some(unit), None, end)
        }
        _ => (None, counted, end),
    }
}

/// A sign's own place is in front of its number.
fn signed(unit: Unit, sign: Option<Sign>) -> Unit {
    match sign {
        Some(sign) => Unit { start: sign.start, end: sign.end, ..unit },
        None => unit,
    }
}

/// Where the minus sign stands, for temperatures, percentages and points below zero.
fn negative(sentence: &Sentence, at: usize, unit: Option<&Unit>) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let minus = match sentence.word(before) {
        // "minus 260", but not "10 minus 3"
        "minus" => {
            let taken_from = before > 0 && number::may_begin(&sentence.tokens[before - 1]);
            return (!taken_from).then_some(before);
        }
        "-" | "−" | "–" => sentence.glued(at) && !sentence.glued(before),
        _ => false,
    };
    (minus && unit.is_some()).then_some(before)
}

fn kind(
    sentence: &Sentence,
    at: usize,
    number: &Number,
    unit: Option<&Unit>,
    counted: Option<Phrase>,
) -> FigureKind {
    match unit.map(|unit| unit.measures) {
        Some(Measures::Money) => FigureKind::Money,
        Some(Measures::Share) => FigureKind::Percentage,
        Some(_) => FigureKind::Measure,
        None if matches!(number.manner, Manner::Fraction | Manner::Ratio) => FigureKind::Ratio,
        // "who is 70": an age.
        None if counted.is_none()
            && at > 1
            && matches!(sentence.before(at), "is" | "was")
            && sentence.word(at - 2) == "who" =>
        {
            FigureKind::Measure
        }
        None => {
            let times = counted.is_some_and(|counted| sentence.word(counted.head) == "times");
            let compared = counted.is_some_and(|counted| {
                matches!(
                    sentence.word(counted.end),
                    "as" | "more"
                        | "higher"
                        | "larger"
                        | "the"
                        | "bigger"
                        | "less"
                        | "greater"
                        | "that"
                        | "its"
                ) || sentence.tag(counted.end) == Tag::Determiner
            });
            if times && compared { FigureKind::Ratio } else { FigureKind::Count }
        }
    }
}

fn bounded(
    low: Decimal,
    high: Decimal,
    manner: Manner,
    bound: Option<Bound>,
) -> (Option<Decimal>, Option<Decimal>, Bound) {
    let ranged = low < high;
    match bound {
        _ if ranged && manner != Manner::Vague => (Some(low), Some(high), Bound::Between),
        Some(bound @ (Bound::MoreThan | Bound::AtLeast)) => (Some(low), None, bound),
        Some(bound @ (Bound::LessThan | Bound::UpTo)) => (None, Some(high), bound),
        Some(bound) if !ranged => (Some(low), Some(high), bound),
        _ if manner == Manner::Vague => (Some(low), Some(high), Bound::Vague),
        _ => (Some(low), Some(high), Bound::None),
    }
}
