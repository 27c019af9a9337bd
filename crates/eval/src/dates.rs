//! TempEval-3's figures for time expressions.
//!
//! A gold and a predicted expression match strictly where their spans are the same, and relaxed where they share a
//! character; each takes part in one match only. F1 of type and of value count the relaxed matches whose attribute is
//! the same, over all predicted and all gold ones, so that a missed expression counts as a wrong value too. The article's
//! own time is given and not scored.

use std::collections::BTreeMap;

use onrecord_record::{Date, DateType};

use crate::{ratio::Ratio, timeml::GoldDates};

/// Counts over a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateScores {
    /// Articles of the corpus.
    pub articles: usize,
    /// Articles without a prediction; their gold counts as missed.
    pub missing: usize,
    /// Spans that are the same.
    pub strict: Ratio,
    /// Spans that share a character.
    pub relaxed: Ratio,
    /// Relaxed matches with the same type.
    pub kind: Ratio,
    /// Relaxed matches with the same value, compared as strings.
    pub value: Ratio,
}

/// Scores predictions by the article's identifier.
pub fn score_dates(gold: &[GoldDates], predicted: &BTreeMap<String, Vec<Date>>) -> DateScores {
    let mut scores = DateScores { articles: gold.len(), ..DateScores::default() };
    for article in gold {
        let none = Vec::new();
        let dates = predicted.get(&article.id).unwrap_or(&none);
        scores.missing += usize::from(!predicted.contains_key(&article.id));
        let matches = matches(article, dates);
        let count = |holds: &dyn Fn(usize, usize) -> bool| {
            matches.iter().filter(|(gold, made)| holds(*gold, *made)).count()
        };
        let same_span = count(&|gold, made| {
            let (gold, made) = (&article.dates[gold], &dates[made].mention);
            (gold.start, gold.end) == (made.start, made.end)
        });
        let same_kind = count(&|gold, made| article.dates[gold].kind == name(dates[made].kind));
        let same_value =
            count(&|gold, made| dates[made].value.as_deref() == Some(article.dates[gold].value.as_str()));
        let (made, real) = (dates.len(), article.dates.len());
        scores.strict.add(same_span, made, real);
        scores.relaxed.add(matches.len(), made, real);
        scores.kind.add(same_kind, made, real);
        scores.value.add(same_value, made, real);
    }
    scores
}

fn name(kind: DateType) -> &'static str {
    match kind {
        DateType::Date => "DATE",
        DateType::Time => "TIME",
        DateType::Duration => "DURATION",
        DateType::Set => "SET",
    }
}

/// Pairs of places, gold and predicted, whose spans overlap; the same span first, then in the order of the text.
fn matches(article: &GoldDates, dates: &[Date]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut taken = vec![false; dates.len()];
    let mut matched = vec![false; article.dates.len()];
    for exact in [true, false] {
        for (place, gold) in article.dates.iter().enumerate() {
            let fits = |date: &Date| match exact {
                true => (date.mention.start, date.mention.end) == (gold.start, gold.end),
                false => date.mention.start < gold.end && gold.start < date.mention.end,
            };
            if matched[place] {
                continue;
            }
            if let Some(made) = (0..dates.len()).find(|made| !taken[*made] && fits(&dates[*made])) {
                taken[made] = true;
                matched[place] = true;
                found.push((place, made));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeml::GoldDate;
    use onrecord_record::Piece;

    fn gold(start: usize, end: usize, kind: &str, value: &str) -> GoldDate {
        GoldDate { start, end, kind: kind.to_owned(), value: value.to_owned() }
    }

    fn made(start: usize, end: usize, kind: DateType, value: Option<&str>) -> Date {
        Date {
            id: "d1".to_owned(),
            mention: Piece { start, end, text: String::new() },
            kind,
            value: value.map(str::to_owned),
            modifier: None,
            anchor: None,
            begins: None,
            ends: None,
            unresolved: None,
        }
    }

    fn check(gold: Vec<GoldDate>, dates: Vec<Date>, hits: [usize; 4]) {
        let (real, count) = (gold.len(), dates.len());
        let article = GoldDates { id: "a".to_owned(), dates: gold, ..GoldDates::default() };
        let scores = score_dates(&[article], &BTreeMap::from([("a".to_owned(), dates)]));
        let ratio = |hit| Ratio { hit, made: count, gold: real };
        assert_eq!(scores.strict, ratio(hits[0]));
        assert_eq!(scores.relaxed, ratio(hits[1]));
        assert_eq!(scores.kind, ratio(hits[2]));
        assert_eq!(scores.value, ratio(hits[3]));
    }

    #[test]
    fn attributes_count_on_relaxed_matches() {
        let day = || gold(3, 12, "DATE", "2016-11-02");
        check(vec![day()], vec![made(3, 12, DateType::Date, Some("2016-11-02"))], [1, 1, 1, 1]);
        check(vec![day()], vec![made(0, 12, DateType::Date, Some("2016-11-02"))], [0, 1, 1, 1]);
        check(vec![day()], vec![made(3, 12, DateType::Time, Some("2016-11-03"))], [1, 1, 0, 0]);
        check(vec![day()], vec![made(3, 12, DateType::Date, None)], [1, 1, 1, 0]);
        check(vec![day()], vec![made(12, 14, DateType::Date, Some("2016-11-02"))], [0, 0, 0, 0]);
    }

    #[test]
    fn each_expression_matches_once() {
        let two = vec![made(0, 4, DateType::Date, Some("2016")), made(5, 9, DateType::Date, Some("2017"))];
        check(vec![gold(0, 9, "DATE", "2016")], two, [0, 1, 1, 1]);
        let nested = vec![made(0, 9, DateType::Date, Some("2016"))];
        check(vec![gold(0, 4, "DATE", "2016"), gold(0, 9, "DATE", "2017")], nested, [1, 1, 1, 0]);
    }

    #[test]
    fn articles_without_a_prediction_count_as_missed() {
        let article =
            GoldDates { id: "a".to_owned(), dates: vec![gold(0, 4, "DATE", "2016")], ..GoldDates::default() };
        let scores = score_dates(&[article], &BTreeMap::new());
        assert_eq!((scores.missing, scores.relaxed.gold, scores.relaxed.f1()), (1, 1, 0.0));
    }
}
