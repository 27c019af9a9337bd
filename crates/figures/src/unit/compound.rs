//! One amount in two units: "5 feet 10 inches", "two hours and ten minutes", "three dollars and fifty cents".
//!
//! The value counts in the first unit. The second must be a part of it, and less than one of it. What commas part ("3 years, 2
//! months, 14 days") stays a list.

use super::{Measures, Unit, read as unit_at};
use crate::money;
use crate::number::{self, Decimal, Manner};
use crate::sentence::Sentence;

/// The whole of `value` of a unit that ends its words at `end`, and what follows; and where that ends.
pub(crate) fn read(sentence: &Sentence, value: Decimal, unit: &Unit, end: usize) -> Option<(Decimal, usize)> {
    if unit.per.is_some() || unit.measures == Measures::Age {
        return None;
    }
    let and = usize::from(sentence.word(end) == "and");
    let second = number::read(sentence, end + and)?;
    if second.scaled || !matches!(second.manner, Manner::Digits | Manner::Spelled) {
        return None;
    }
    let (parts, behind) = if unit.measures == Measures::Money {
        let smaller = money::noun(sentence, second.end, false)?;
        let cents = matches!(smaller.name.as_str(), "cent" | "penny") && smaller.per.is_none() && and == 1;
        (cents.then_some(100)?, smaller.end)
    } else {
        let smaller = unit_at(sentence, second.end)?;
        let ((quantity, size), (other, part)) = (unit.size?, smaller.size?);
        let parts = size / part;
        let whole = quantity == other && parts > 1.0 && (parts - parts.round()).abs() < 1e-6 * parts;
        if !whole || smaller.per.is_some() || smaller.measures == Measures::Age {
            return None;
        }
        (parts.round() as i64, smaller.end)
    };
    let parts = Decimal::whole(parts);
    (second.low < parts).then_some((value.plus(second.low.over(parts)?)?, behind))
}
