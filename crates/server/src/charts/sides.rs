//! Who does something to whom: speakers on the left, those spoken to on the right, a line as thick as it is often.

use std::collections::HashMap;

use askama::Template;

/// A line from one name to another.
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub(crate) from: String,
    pub(crate) to: String,
    /// `denies`, `answers`, `contradicts`, `addresses`.
    pub(crate) kind: String,
    pub(crate) times: usize,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Sides {
    left: Vec<String>,
    right: Vec<String>,
    ties: Vec<Tie>,
}

#[derive(Template)]
#[template(path = "charts/sides.svg", escape = "html")]
struct Drawing<'a> {
    chart: &'a Sides,
    height: usize,
    lines: Vec<Line>,
}

struct Line {
    path: String,
    width: String,
    kind: String,
    label: String,
}

/// Names on a side.
const MOST: usize = 16;
/// From name to name.
const STEP: usize = 30;

impl Sides {
    /// Of ties, the most frequent first; nothing where there are none.
    pub(crate) fn of(ties: &[Tie]) -> Option<Self> {
        let names = |of: fn(&Tie) -> &String| {
            let mut sums: HashMap<&String, usize> = HashMap::new();
            for tie in ties {
                *sums.entry(of(tie)).or_default() += tie.times;
            }
            let mut order: Vec<(&String, usize)> = sums.into_iter().collect();
            order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            order.into_iter().take(MOST).map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        let (left, right) = (names(|tie| &tie.from), names(|tie| &tie.to));
        let shown = ties.iter().filter(|tie| left.contains(&tie.from) && right.contains(&tie.to));
        let ties: Vec<Tie> = shown.cloned().collect();
        (!ties.is_empty()).then_some(Self { left, right, ties })
    }

    pub(crate) fn svg(&self) -> String {
        let most = self.ties.iter().map(|tie| tie.times).max().unwrap_or(1) as f64;
        let y = |names: &[String], name: &String| {
            names.iter().position(|known| known == name).map_or(0, |at| at * STEP + 34)
        };
        let lines = self.ties.iter().map(|tie| {
            let (from, to) = (y(&self.left, &tie.from), y(&self.right, &tie.to));
            Line {
                path: format!("M196 {from}C300 {from} 300 {to} 404 {to}"),
                width: format!("{:.1}", 1.0 + tie.times as f64 / most * 7.0),
                kind: tie.kind.clone(),
                label: format!("{} {} {}: {}", tie.from, tie.kind, tie.to, tie.times),
            }
        });
        let height = self.left.len().max(self.right.len()) * STEP + 30;
        let drawing = Drawing { chart: self, height, lines: lines.collect() };
        drawing.render().expect("the template writes to memory")
    }

    fn place(&self, at: &usize) -> usize {
        at * STEP + 38
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_and_only_those_shown_have_lines() {
        let tie = |from: &str, to: &str, times| Tie {
            from: from.into(),
            to: to.into(),
            kind: "denies".into(),
            times,
        };
        let mut ties = vec![tie("<b>Front</b>", "Ministry", 3)];
        ties.extend((0..40).map(|n| tie(&format!("Speaker {n}"), "Ministry", 1)));
        let chart = Sides::of(&ties).unwrap();
        assert_eq!((chart.left.len(), chart.right.len(), chart.ties.len()), (MOST, 1, MOST));
        let svg = chart.svg();
        assert!(!svg.contains("<b>") && svg.contains("&#60;b&#62;Front"));
        assert!(Sides::of(&[]).is_none());
    }
}
