//! Articles over time, a line for each outlet: small charts of one scale, which need no colours.

use std::collections::BTreeMap;

use askama::Template;

use super::calendar::{Bin, number};
use crate::words;

/// Bars at most.
const MOST_BARS: i64 = 70;
/// Lines at most; the others are one line together.
const MOST_LINES: usize = 7;
/// The drawing's width.
const WIDTH: f64 = 600.0;
/// Height of a line's bars.
const HEIGHT: f64 = 26.0;
/// From line to line.
const STEP: usize = 56;

/// See the module.
#[derive(Debug)]
pub(crate) struct Outlets {
    bin: Bin,
    bars: Vec<String>,
    lines: Vec<Line>,
    most: i64,
}

/// One outlet's articles.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    counts: Vec<i64>,
}

#[derive(Template)]
#[template(path = "charts/outlets.svg", escape = "html")]
struct Drawing<'a> {
    chart: &'a Outlets,
    height: usize,
    first: String,
    last: String,
}

impl Outlets {
    /// Of articles by day and outlet; nothing where no article has a day.
    pub(crate) fn of(articles: &[(String, Option<String>, i64)]) -> Option<Self> {
        let days: Vec<(i64, &str, i64)> = articles
            .iter()
            .filter_map(|(day, outlet, count)| {
                Some((number(day)?, outlet.as_deref().unwrap_or("no outlet given"), *count))
            })
            .collect();
        let (first, last) = (days.iter().map(|d| d.0).min()?, days.iter().map(|d| d.0).max()?);
        let bin = Bin::of(last - first + 1, MOST_BARS);
        let mut bars: BTreeMap<i64, String> = (first..=last).map(|day| bin.bar(day)).collect();
        // A lone article of another century would draw empty bars for all the years between.
        if bars.len() as i64 > MOST_BARS * 4 {
            bars = days.iter().map(|(day, ..)| bin.bar(*day)).collect();
        }
        let places: BTreeMap<i64, usize> = bars.keys().enumerate().map(|(at, bar)| (*bar, at)).collect();
        let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
        for (_, outlet, count) in &days {
            *sums.entry(outlet).or_default() += count;
        }
        let mut order: Vec<(&str, i64)> = sums.into_iter().collect();
        order.sort_by_key(|(name, sum)| (std::cmp::Reverse(*sum), *name));
        let shown: Vec<&str> = order.iter().take(MOST_LINES).map(|(name, _)| *name).collect();
        let mut lines: Vec<Line> =
            shown.iter().map(|name| Line { name: (*name).to_owned(), counts: vec![0; bars.len()] }).collect();
        if order.len() > shown.len() {
            let name = words::counted((order.len() - shown.len()) as i64, "other outlet", "other outlets");
            lines.push(Line { name, counts: vec![0; bars.len()] });
        }
        for (day, outlet, count) in &days {
            let line = shown.iter().position(|name| name == outlet).unwrap_or(shown.len());
            if let Some(at) = places.get(&bin.bar(*day).0) {
                lines[line].counts[*at] += count;
            }
        }
        let most = lines.iter().flat_map(|line| line.counts.iter().copied()).max().unwrap_or(1).max(1);
        Some(Self { bin, bars: bars.into_values().collect(), lines, most })
    }

    pub(crate) fn bin(&self) -> &'static str {
        self.bin.name()
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Each bar's name and its counts, bars without articles left out.
    pub(crate) fn table(&self) -> impl Iterator<Item = (String, Vec<i64>)> {
        let row = |at: usize| self.lines.iter().map(|line| line.counts[at]).collect::<Vec<_>>();
        let rows = self.bars.iter().enumerate().map(move |(at, bar)| (words::day(bar), row(at)));
        rows.filter(|(_, counts)| counts.iter().any(|count| *count > 0))
    }

    pub(crate) fn svg(&self) -> String {
        let name = |bar: Option<&String>| bar.map(|bar| words::day(bar)).unwrap_or_default();
        let drawing = Drawing {
            chart: self,
            height: self.lines.len() * STEP + 20,
            first: name(self.bars.first()),
            last: name(self.bars.last()),
        };
        drawing.render().expect("the template writes to memory")
    }

    fn top(&self, line: &usize) -> usize {
        line * STEP
    }
}

/// A bar as drawn.
struct Bar {
    x: String,
    y: String,
    width: String,
    height: String,
    label: String,
}

impl Line {
    fn sum(&self) -> String {
        words::thousands(self.counts.iter().sum::<i64>())
    }

    fn drawn(&self, chart: &Outlets, line: &usize) -> Vec<Bar> {
        let step = WIDTH / self.counts.len().max(1) as f64;
        let width = (step - 1.5).max(step * 0.7).min(26.0);
        let bottom = (line * STEP + 20) as f64 + HEIGHT;
        let bars = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        bars.map(|(at, count)| {
            let height = (*count as f64 / chart.most as f64 * HEIGHT).max(2.0);
            Bar {
                x: format!("{:.1}", at as f64 * step),
                y: format!("{:.1}", bottom - height),
                width: format!("{width:.1}"),
                height: format!("{height:.1}"),
                label: format!("{}: {count}", words::day(&chart.bars[at])),
            }
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(day: &str, outlet: &str, count: i64) -> (String, Option<String>, i64) {
        (day.to_owned(), Some(outlet.to_owned()), count)
    }

    #[test]
    fn each_outlet_has_its_line_and_names_are_words_and_no_markup() {
        let articles =
            [article("2019-05-06", "<b>Banner</b>", 2), article("2019-05-08", "Meridian Press", 1)];
        let chart = Outlets::of(&articles).unwrap();
        assert_eq!((chart.bin(), chart.bars.len(), chart.lines.len()), ("day", 3, 2));
        let svg = chart.svg();
        assert!(svg.contains("&#60;b&#62;Banner") && !svg.contains("<b>"), "{svg}");
        let table: Vec<_> = chart.table().collect();
        assert_eq!(table, [("6 May 2019".to_owned(), vec![2, 0]), ("8 May 2019".to_owned(), vec![0, 1])]);
        assert!(Outlets::of(&[]).is_none());
    }

    #[test]
    fn many_outlets_and_centuries_stay_one_small_chart() {
        let mut articles: Vec<_> =
            (0..20).map(|n| article("2019-05-06", &format!("Outlet {n}"), n)).collect();
        articles.push(article("1019-05-06", "Chronicle", 1));
        let chart = Outlets::of(&articles).unwrap();
        assert_eq!(chart.lines.len(), MOST_LINES + 1);
        assert!(chart.bars.len() <= 2, "{:?}", chart.bars.len());
    }
}
