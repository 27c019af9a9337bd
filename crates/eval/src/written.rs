//! Figures against sentences that were written for the purpose, with everything that a figure has.
//!
//! A table of tab-separated columns, a figure a row: sentence, expression, low, high, bound, unit, what is counted,
//! change, casualty; `.` for nothing, and a row of nothing else for a sentence without figures. A predicted figure meets
//! the gold figure that it shares most characters with. Every row but `expression` and `value` counts only figures of an equal
//! value; `counted` is right where the head is one of the gold phrase's words and no word but articles is from elsewhere.

use std::collections::BTreeSet;
use std::path::Path;

use onrecord_record::{Change, ChangeRole, Direction, Figure};
use serde::Serialize;

use crate::Error;
use crate::ratio::Ratio;

/// A sentence with its gold figures.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenSentence {
    /// The sentence.
    pub text: String,
    /// Its figures in order.
    pub figures: Vec<WrittenFigure>,
}

/// A gold figure.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenFigure {
    /// Its words, and where they begin, in bytes.
    pub expression: (usize, String),
    /// Lowest value.
    pub low: Option<f64>,
    /// Highest value.
    pub high: Option<f64>,
    /// The bound as the record names it.
    pub bound: String,
    /// The unit with what it stands per ("USD/barrel").
    pub unit: Option<String>,
    /// What is counted.
    pub counted: Option<String>,
    /// "up by", "to".
    pub change: Option<String>,
    /// The casualty as the record names it.
    pub casualty: Option<String>,
}

/// Counts of each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenScores {
    /// Sentences compared.
    pub sentences: usize,
    /// By name, in the order they are printed.
    pub rows: Vec<(&'static str, Ratio)>,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

/// Reads a table of sentences.
///
/// # Errors
/// Where the file cannot be read or a row is no such row; the error names it.
pub fn read_written(path: &Path) -> Result<Vec<WrittenSentence>, Error> {
    let table = std::fs::read_to_string(path).map_err(|error| Error::new(path, error))?;
    let mut sentences: Vec<WrittenSentence> = Vec::new();
    for (number, row) in table.lines().enumerate().filter(|(_, row)| !row.starts_with('#') && !row.is_empty())
    {
        let fail = |reason: &str| Error::at_line(path, number + 1, reason);
        let columns: Vec<&str> = row.split('\t').collect();
        let [text, expression, low, high, bound, unit, counted, change, casualty] = columns[..] else {
            return Err(fail("a row has nine columns"));
        };
        if sentences.last().is_none_or(|last| last.text != text) {
            sentences.push(WrittenSentence { text: text.to_owned(), figures: Vec::new() });
        }
        let Some(sentence) = sentences.last_mut().filter(|_| expression != ".") else { continue };
        let from = sentence.figures.last().map_or(0, |last| last.expression.0 + last.expression.1.len());
        let at = text[from..].find(expression).ok_or_else(|| fail("the sentence lacks its expression"))?;
        let value = |written: &str| match written {
            "." => Ok(None),
            written => written.parse().map(Some).map_err(|_| fail("no value")),
        };
        let word = |written: &str| (written != ".").then(|| written.to_owned());
        sentence.figures.push(WrittenFigure {
            expression: (from + at, expression.to_owned()),
            low: value(low)?,
            high: value(high)?,
            bound: bound.to_owned(),
            unit: word(unit),
            counted: word(counted),
            change: word(change),
            casualty: word(casualty),
        });
    }
    Ok(sentences)
}

/// Compares what a reader finds in each sentence with the gold.
pub fn score_written(gold: &[WrittenSentence], read: impl Fn(&str) -> Vec<Figure>) -> WrittenScores {
    let names = [
        "value",
        "value and unit",
        "value and bound",
        "value and counted",
        "value and change",
        "value and casualty",
        "all",
        "expression",
    ];
    let mut scores = WrittenScores {
        sentences: gold.len(),
        rows: names.map(|name| (name, Ratio::default())).to_vec(),
        wrong: Vec::new(),
    };
    for sentence in gold {
        let made = read(&sentence.text);
        let mut left: Vec<&Figure> = made.iter().collect();
        let mut hits = [0; 8];
        for figure in &sentence.figures {
            let best = (0..left.len()).max_by_key(|at| shared(&sentence.text, figure, left[*at]));
            let found =
                best.filter(|at| shared(&sentence.text, figure, left[*at]) > 0).map(|at| left.remove(at));
            let Some(found) = found else {
                scores.wrong.push(format!("missed\t{}\t{}", figure.expression.1, sentence.text));
                continue;
            };
            let value = is_close(figure.low, found.low) && is_close(figure.high, found.high);
            let rows = [
                value,
                value && figure.unit == unit(found),
                value && figure.bound == name(&found.bound),
                value && is_counted(figure.counted.as_deref(), found),
                value && figure.change.as_deref() == found.change.map(change),
                value && figure.casualty == found.casualty.map(|casualty| name(&casualty)),
            ];
            let all = rows.iter().all(|right| *right);
            let same = found.expression.text == figure.expression.1;
            for (hit, right) in hits.iter_mut().zip(rows.into_iter().chain([all, same])) {
                *hit += usize::from(right);
            }
            if !all {
                scores.wrong.push(format!(
                    "wrong\t{}\t{}\t{}",
                    figure.expression.1,
                    line(found),
                    sentence.text
                ));
            }
        }
        for figure in left {
            scores.wrong.push(format!("extra\t{}\t{}", line(figure), sentence.text));
        }
        for ((_, ratio), hit) in scores.rows.iter_mut().zip(hits) {
            ratio.add(hit, made.len(), sentence.figures.len());
        }
    }
    scores
}

/// How many code points a gold figure and a found one have in common.
fn shared(text: &str, gold: &WrittenFigure, found: &Figure) -> usize {
    let start = text[..gold.expression.0].chars().count();
    let end = start + gold.expression.1.chars().count();
    end.min(found.expression.end).saturating_sub(start.max(found.expression.start))
}

fn is_close(gold: Option<f64>, found: Option<f64>) -> bool {
    match (gold, found) {
        (Some(gold), Some(found)) => (gold - found).abs() <= 1e-5 * gold.abs(),
        (None, None) => true,
        _ => false,
    }
}

fn is_counted(gold: Option<&str>, found: &Figure) -> bool {
    let words = |phrase: &str| -> BTreeSet<String> {
        phrase
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    match (gold, &found.counted) {
        (Some(gold), Some(counted)) => {
            let gold = words(gold);
            let articles = ["the", "a", "an", "its", "his", "her", "their", "those", "these"];
            let own = |word: &String| gold.contains(word) || articles.contains(&word.as_str());
            words(&counted.head.text).is_subset(&gold) && words(&counted.phrase.text).iter().all(own)
        }
        (None, None) => true,
        _ => false,
    }
}

fn unit(figure: &Figure) -> Option<String> {
    figure.unit.as_ref().map(|unit| match &unit.per {
        Some(per) => format!("{}/{per}", unit.name),
        None => unit.name.clone(),
    })
}

fn change(change: Change) -> &'static str {
    match (change.direction, change.role) {
        (Some(Direction::Up), ChangeRole::By) => "up by",
        (Some(Direction::Up), ChangeRole::To) => "up to",
        (Some(Direction::Up), ChangeRole::From) => "up from",
        (Some(Direction::Down), ChangeRole::By) => "down by",
        (Some(Direction::Down), ChangeRole::To) => "down to",
        (Some(Direction::Down), ChangeRole::From) => "down from",
        (None, ChangeRole::By) => "by",
        (None, ChangeRole::To) => "to",
        (None, ChangeRole::From) => "from",
    }
}

/// As the record writes it.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn line(figure: &Figure) -> String {
    let number = |value: Option<f64>| value.map_or(".".to_owned(), |value| value.to_string());
    let counted = figure.counted.as_ref().map_or(".", |counted| counted.phrase.text.as_str());
    let unit = unit(figure).unwrap_or_else(|| ".".to_owned());
    let casualty = figure.casualty.map_or(".".to_owned(), |casualty| name(&casualty));
    [
        figure.expression.text.clone(),
        number(figure.low),
        number(figure.high),
        name(&figure.bound),
        unit,
        counted.to_owned(),
        figure.change.map_or(".", change).to_owned(),
        casualty,
    ]
    .join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Offsets;

    fn read(text: &str) -> Vec<Figure> {
        onrecord_figures::to_record(text, &Offsets::new(text), &onrecord_figures::read(text))
    }

    fn hits(rows: &str) -> Vec<usize> {
        let file = std::env::temp_dir().join(format!("onrecord-written-{}.tsv", rows.len()));
        std::fs::write(&file, rows).expect("the temporary folder takes a file");
        let gold = read_written(&file).expect("rows are read");
        std::fs::remove_file(&file).expect("it was written just now");
        score_written(&gold, read).rows.iter().map(|(_, ratio)| ratio.hit).collect()
    }

    #[test]
    fn a_right_figure_hits_every_row_and_a_wrong_value_only_its_words() {
        let right = "Floods killed 40 people.\t40\t40\t40\tnone\t.\tpeople\t.\tkilled\n";
        assert_eq!(hits(right), [1; 8]);
        let value = "Floods killed 40 people.\t40\t41\t41\tnone\t.\tpeople\t.\tkilled\n# text\n";
        assert_eq!(hits(value), [0, 0, 0, 0, 0, 0, 0, 1]);
        let counted = "Floods killed 40 people.\t40\t40\t40\tnone\t.\tfloods\t.\tkilled\n\n\n";
        assert_eq!(hits(counted), [1, 1, 1, 0, 1, 1, 0, 1]);
    }

    #[test]
    fn the_gold_of_development_is_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/figures/development.tsv");
        let gold = read_written(&path).expect("every row is whole");
        assert!(gold.len() >= 300 && gold.iter().any(|sentence| sentence.figures.is_empty()));
    }
}
