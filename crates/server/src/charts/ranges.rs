//! Figures side by side on one axis: who says between how many and how many, and when. Which of them is right is not drawn.

use askama::Template;

use crate::words;

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Range {
    /// Who says so.
    pub(crate) party: String,
    /// As written.
    pub(crate) words: String,
    /// When it was published.
    pub(crate) day: String,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    /// Whether its party has replaced it later.
    pub(crate) old: bool,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Ranges {
    rows: Vec<Row>,
    ticks: Vec<(String, String)>,
    /// Whether each step of the axis is ten times the one before.
    pub(crate) by_tens: bool,
}

#[derive(Debug)]
struct Row {
    range: Range,
    from: String,
    to: String,
    /// Where the words set no border: a broken line to the end of the axis.
    open: Option<(String, String)>,
    is_point: bool,
}

#[derive(Template)]
#[template(path = "charts/ranges.svg", escape = "html")]
struct Drawing<'a> {
    chart: &'a Ranges,
    height: usize,
}

const LEFT: f64 = 6.0;
const RIGHT: f64 = 594.0;

impl Ranges {
    /// Of figures in the order in which they are drawn; nothing where none has a number.
    pub(crate) fn of(ranges: Vec<Range>) -> Option<Self> {
        let ranges: Vec<Range> = ranges.into_iter().filter(|r| r.low.is_some() || r.high.is_some()).collect();
        let values = ranges.iter().flat_map(|range| [range.low, range.high]).flatten();
        let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        let most = values.iter().copied().reduce(f64::max)?;
        let least = values.iter().copied().filter(|value| *value > 0.0).reduce(f64::min).unwrap_or(1.0);
        let by_tens = values.iter().all(|value| *value > 0.0) && most / least > 40.0;
        let axis = Axis::new(values.iter().copied().fold(0.0, f64::min), least, most, by_tens);
        let rows = ranges.into_iter().map(|range| {
            let (low, high) = (range.low.or(range.high), range.high.or(range.low));
            let at = |value: Option<f64>| axis.at(value.unwrap_or(0.0));
            let open = match (range.low, range.high) {
                (Some(low), None) => Some((axis.at(low), format!("{RIGHT:.1}"))),
                (None, Some(high)) => Some((format!("{LEFT:.1}"), axis.at(high))),
                _ => None,
            };
            Row { from: at(low), to: at(high), open, is_point: low == high, range }
        });
        Some(Self { rows: rows.collect(), ticks: axis.ticks(), by_tens })
    }

    pub(crate) fn svg(&self) -> String {
        let drawing = Drawing { chart: self, height: self.rows.len() * 46 + 30 };
        drawing.render().expect("the template writes to memory")
    }
}

struct Axis {
    from: f64,
    to: f64,
    by_tens: bool,
}

impl Axis {
    fn new(lowest: f64, least: f64, most: f64, by_tens: bool) -> Self {
        match by_tens {
            true => Self { from: least.log10().floor(), to: most.log10().ceil(), by_tens },
            false => {
                let step = step(most - lowest.min(0.0));
                Self {
                    from: (lowest / step).floor() * step,
                    to: ((most / step).ceil() * step).max(step),
                    by_tens,
                }
            }
        }
    }

    fn at(&self, value: f64) -> String {
        let value = if self.by_tens { value.log10() } else { value };
        let share = ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        format!("{:.1}", LEFT + share * (RIGHT - LEFT))
    }

    /// Places and names.
    fn ticks(&self) -> Vec<(String, String)> {
        if self.by_tens {
            let powers = self.from as i32..=self.to as i32;
            return powers.map(|power| 10_f64.powi(power)).map(|v| (self.at(v), words::number(v))).collect();
        }
        let step = step(self.to - self.from);
        let count = ((self.to - self.from) / step).round() as i64;
        (0..=count).map(|n| self.from + n as f64 * step).map(|v| (self.at(v), words::number(v))).collect()
    }
}

/// 1, 2 or 5 times a power of ten, of which four to eight make the whole.
fn step(whole: f64) -> f64 {
    let rough = (whole / 5.0).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(rough.log10().floor());
    let times = match rough / power {
        part if part < 1.5 => 1.0,
        part if part < 3.5 => 2.0,
        part if part < 7.5 => 5.0,
        _ => 10.0,
    };
    times * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: Option<f64>, high: Option<f64>) -> Range {
        let word = |word: &str| word.to_owned();
        Range { party: word("Front <i>"), words: word("1"), day: word("6 May"), low, high, old: false }
    }

    #[test]
    fn ranges_lie_on_one_axis_and_open_ones_run_to_its_end() {
        let ranges = vec![
            range(Some(40.0), Some(40.0)),
            range(None, Some(100.0)),
            range(Some(12.0), None),
            range(None, None),
        ];
        let chart = Ranges::of(ranges).unwrap();
        assert_eq!(chart.rows.len(), 3);
        assert!(chart.rows[0].is_point && !chart.by_tens);
        assert_eq!(chart.rows[1].open.as_ref().unwrap().0, "6.0");
        assert_eq!(chart.rows[2].open.as_ref().unwrap().1, "594.0");
        let names: Vec<&str> = chart.ticks.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["0", "20", "40", "60", "80", "100"]);
        assert!(!chart.svg().contains("<i>"));
    }

    #[test]
    fn numbers_far_apart_lie_on_an_axis_by_tens() {
        let chart = Ranges::of(vec![range(Some(12.0), Some(12.0)), range(Some(2.9e6), Some(4e6))]).unwrap();
        assert!(chart.by_tens);
        assert_eq!(chart.ticks.first().unwrap().1, "10");
        assert_eq!(chart.ticks.last().unwrap().1, "10,000,000");
        assert!(Ranges::of(vec![range(None, None)]).is_none());
        assert!(Ranges::of(vec![range(Some(0.0), Some(0.0))]).is_some());
        assert!(Ranges::of(vec![range(Some(-3.5), Some(-1.0))]).is_some());
    }
}
