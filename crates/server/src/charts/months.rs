//! How often over time: one line of bars.

use askama::Template;

use crate::words;

/// A bar for each month, in order.
#[derive(Debug)]
pub(crate) struct Months {
    bars: Vec<(String, i64)>,
    /// What is counted, for whoever cannot see it.
    about: String,
}

#[derive(Template)]
#[template(path = "charts/months.svg", escape = "html")]
struct Drawing<'a> {
    about: &'a str,
    bars: Vec<Bar>,
    first: String,
    last: String,
    most: String,
}

struct Bar {
    x: String,
    y: String,
    width: String,
    height: String,
    label: String,
}

impl Months {
    /// Of months (`2019-05`) with their counts; nothing where there are none.
    pub(crate) fn of(bars: Vec<(String, i64)>, about: &str) -> Option<Self> {
        let bars: Vec<(String, i64)> =
            bars.into_iter().filter(|(month, _)| month.len() == 7 && month.as_bytes()[4] == b'-').collect();
        (!bars.is_empty()).then(|| Self { bars, about: about.to_owned() })
    }

    pub(crate) fn svg(&self) -> String {
        let most = self.bars.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let step = (600.0 / self.bars.len() as f64).min(60.0);
        let bars = self.bars.iter().enumerate().map(|(at, (month, count))| {
            let height = (*count as f64 / most as f64 * 60.0).max(2.0);
            Bar {
                x: format!("{:.1}", at as f64 * step),
                y: format!("{:.1}", 74.0 - height),
                width: format!("{:.1}", (step * 0.8).min(26.0)),
                height: format!("{height:.1}"),
                label: format!("{}: {count}", words::day(month)),
            }
        });
        let name = |bar: Option<&(String, i64)>| bar.map(|(month, _)| words::day(month)).unwrap_or_default();
        let last = if self.bars.len() > 1 { name(self.bars.last()) } else { String::new() };
        let drawing = Drawing {
            about: &self.about,
            bars: bars.collect(),
            first: name(self.bars.first()),
            last,
            most: words::thousands(most),
        };
        drawing.render().expect("the template writes to memory")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_bars_and_what_has_no_date_has_none() {
        let bars =
            [("2019-05", 4), ("2019-06", 1), ("no date", 9)].map(|(month, count)| (month.to_owned(), count));
        let svg = Months::of(bars.to_vec(), "Statements of <b>Ada Obi</b>").unwrap().svg();
        assert_eq!(svg.matches("<rect").count(), 2);
        assert!(svg.contains("June 2019") && !svg.contains("no date") && !svg.contains("<b>"), "{svg}");
        assert!(Months::of(vec![("no date".to_owned(), 9)], "").is_none());
    }
}
