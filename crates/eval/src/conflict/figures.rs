//! Counts figures, on the part that has them.
//!
//! The record's figure that shares most characters with the gold expression stands for it. Its value is right where the lower bound is, and
//! the upper one where the gold has one ("more than 40" is 40 and open); what it counts where the phrase shares a word with the gold's
//! description (the first five letters), its unit does, or the expression holds it; the casualty, where either has one; who
//! asserts it by the statement that it stands in.

use onrecord_record::{Casualty, Figure};

use super::gold::GoldConflictFigure;
use super::paired::Paired;
use super::party;
use super::tally::Tally;
use crate::speakers::{Who, is_same_speaker};

pub(super) fn count(paired: &Paired<'_>, tally: &mut Tally) {
    for gold in &paired.gold.figures {
        let best = paired.reading.figures.iter().max_by_key(|figure| overlap(gold, figure));
        let made = best.filter(|figure| overlap(gold, figure) > 0);
        tally.add("figures found", made.is_some());
        let Some(made) = made else { continue };
        let value = is_value(gold, made);
        let counted = is_counted(gold, made);
        let who = is_who(paired, gold, made);
        tally.add("figure value right", value);
        tally.add("figure counted right", counted);
        tally.add("figure who right", who);
        if gold.casualty.is_some() || made.casualty.is_some() {
            tally.add("figure casualty right", made.casualty.map(word) == gold.casualty.as_deref());
        }
    }
}

fn overlap(gold: &GoldConflictFigure, made: &Figure) -> usize {
    let (start, end) = gold.span;
    end.min(made.expression.end).saturating_sub(start.max(made.expression.start))
}

fn is_value(gold: &GoldConflictFigure, made: &Figure) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs());
    let low = match (gold.low, made.low) {
        (Some(gold), Some(made)) => same(gold, made),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let high = match (gold.high, made.high) {
        (Some(gold), Some(made)) => same(gold, made),
        (Some(_), None) => false,
        (None, _) => true,
    };
    // "Up to 40" and "within 40" may begin nowhere.
    (low || (gold.low == Some(0.0) && made.low.is_none())) && high
}

fn is_counted(gold: &GoldConflictFigure, made: &Figure) -> bool {
    let stems = |words: &str| -> Vec<String> {
        let words = party::fold(words);
        words.split(' ').filter(|word| word.len() > 2).map(|word| word.chars().take(5).collect()).collect()
    };
    let expected = stems(&gold.counted);
    let counted = made.counted.iter().chain(&made.about).map(|counted| counted.phrase.text.as_str());
    let unit = made.unit.iter().map(|unit| unit.name.as_str());
    let expression = std::iter::once(made.expression.text.as_str());
    counted.chain(unit).chain(expression).any(|words| stems(words).iter().any(|stem| expected.contains(stem)))
}

fn is_who(paired: &Paired<'_>, gold: &GoldConflictFigure, made: &Figure) -> bool {
    let statement = made.statement.as_deref();
    let said = paired.said.iter().find(|said| Some(said.statement.id.as_str()) == statement);
    let may_be_outlet = gold.who.is_empty() || gold.who.iter().any(|who| who == "outlet");
    let Some(said) = said else { return may_be_outlet };
    let answers = paired.speaker_names(said.statement);
    if answers.is_empty() {
        // Nobody named: right where the gold has nobody with a name either.
        return gold.who.iter().any(|who| who.starts_with(char::is_lowercase) && who != "outlet");
    }
    let who = Who::Named { names: gold.who.clone(), person: true };
    answers.iter().any(|answer| {
        is_same_speaker(Some(answer), &who)
            || gold.who.iter().any(|who| party::key(who) == party::key(answer))
    })
}

fn word(casualty: Casualty) -> &'static str {
    match casualty {
        Casualty::Killed => "killed",
        Casualty::Wounded => "wounded",
        Casualty::Detained => "detained",
        Casualty::Missing => "missing",
        Casualty::Displaced => "displaced",
    }
}

#[cfg(test)]
mod tests {
    use onrecord_record::{Bound, Counted, FigureKind, Piece};

    use super::*;
    use crate::conflict::made_up::{gold as gold_of, piece, record, said, with};

    fn figure(start: usize, end: usize, low: f64, high: Option<f64>, counted: &str) -> Figure {
        let phrase = Piece { start, end, text: counted.to_owned() };
        Figure {
            id: "f1".into(),
            expression: piece(start, end),
            low: Some(low),
            high,
            exact: high.is_some(),
            bound: Bound::None,
            change: None,
            unit: None,
            counted: Some(Counted { head: phrase.clone(), phrase }),
            about: None,
            place: None,
            place_id: None,
            as_of: None,
            kind: FigureKind::Count,
            casualty: Some(Casualty::Killed),
            statement: Some("s1".into()),
        }
    }

    #[track_caller]
    fn check(made: Figure, speaker: Option<&str>, expected: [(usize, usize); 5]) {
        let gold = with(
            r#""statements": [], "replies": [], "disputes": [], "entities": [], "figures": [
               {"span": [0, 12], "low": 40, "high": null, "counted": "people killed", "casualty": "killed", "who": ["Ada Obi"]}]"#,
        );
        let statement = said("s1", &[], &[], &[(0, 12)], speaker);
        let mut record = record("more than 40 people died", vec![statement]);
        record.figures = vec![made];
        let mut tally = Tally::default();
        count(&Paired::new(&gold, &record), &mut tally);
        let measures = ["found", "value right", "counted right", "casualty right", "who right"];
        let found = measures.map(|measure| {
            let name =
                if measure == "found" { "figures found".to_owned() } else { format!("figure {measure}") };
            tally.of(&name)
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn value_counted_casualty_and_who_are_judged_apart() {
        let one = (1, 1);
        check(figure(0, 12, 40.0, None, "people"), Some("Obi"), [one; 5]);
        check(figure(10, 12, 41.0, None, "tanks"), Some("Tarn"), [one, (0, 1), (0, 1), one, (0, 1)]);
        let mut alive = figure(0, 12, 40.0, Some(40.0), "people");
        alive.casualty = None;
        check(alive, Some("Obi"), [one, one, one, (0, 1), one]);
    }

    #[test]
    fn a_figure_elsewhere_is_another() {
        check(figure(13, 24, 40.0, None, "people"), Some("Obi"), [(0, 1), (0, 0), (0, 0), (0, 0), (0, 0)]);
        assert!(gold_of("[]").figures.is_empty());
    }
}
