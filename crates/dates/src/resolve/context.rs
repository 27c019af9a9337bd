//! What is known while an article is read: its date, the date mentioned last, the period that is reported on.

use jiff::civil::Date;

use super::Resolved;
use crate::{
    Anchor,
    meaning::{Base, Meaning, Year},
    period::Period,
};

/// What expressions are counted from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// Whether figures put the day before the month, where the article shows it.
    pub(crate) day_first: Option<bool>,
    /// The last stretch of the calendar that was mentioned, and the number of its expression.
    pub(super) mentioned: Option<(Period, usize)>,
    /// The last quarter or half that was mentioned.
    pub(super) reported: Option<(Period, usize)>,
}

impl Context {
    pub(crate) fn new(published: Option<Date>, day_first: Option<bool>) -> Self {
        Self { published, day_first, ..Self::default() }
    }

    /// Takes note of the expression with a number.
    ///
    /// What is only compared with ("a year earlier", "the 1988 period") does not become the period that is reported on.
    pub(crate) fn remember(&mut self, meaning: &Meaning, resolved: &Resolved, number: usize) {
        let Some(period) = resolved.period else { return };
        self.mentioned = Some((period, number));
        let named = match meaning {
            Meaning::Calendar { year, .. } => {
                *year == Year::Open || *year == Year::Counted(0) || self.reported.is_none()
            }
            Meaning::Relative { offset, base, .. } => *offset == 0 || *base == Base::Published,
            _ => false,
        };
        let over = |period: Period| {
            let next = period.next(1).and_then(Period::first_day);
            self.published.zip(next).is_some_and(|(published, next)| next <= published)
        };
        // An outlook on the quarter that is running does not end the report on the last.
        let outlook = !over(period) && self.reported.is_some_and(|(reported, _)| over(reported));
        if named && !outlook && matches!(period, Period::Quarter(..) | Period::Half(..)) {
            self.reported = Some((period, number));
        }
    }

    pub(super) fn now(&self) -> Option<(Period, Anchor)> {
        self.published.map(|day| (Period::Day(day), Anchor::Published))
    }

    pub(super) fn before(&self) -> Option<(Period, Anchor)> {
        self.mentioned.map(|(period, number)| (period, Anchor::Date(number)))
    }
}
