//! How many namings are found, and how often named and namer are right.

use std::collections::BTreeMap;

use onrecord_record::{Naming, Reading, Voice};

use crate::Ratio;
use crate::namings::gold::{GoldNaming, GoldNamings, Namer};
use crate::speakers::{Who, is_same_speaker};

/// Figures of some articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NamingScores {
    /// Articles that were read.
    pub articles: usize,
    /// Terms.
    pub terms: Ratio,
    /// Of the right terms, those with the right one named, or rightly nobody.
    pub named: Ratio,
    /// Of the right terms, who is named: predicted ones, gold ones, and those that agree.
    pub named_known: Ratio,
    /// Of the right terms, those with the right namer.
    pub namer: Ratio,
    /// Of the right terms, those whose namer is a named source: predicted ones, gold ones, and those that agree.
    pub namer_known: Ratio,
    /// Scare quotes; a wrong term's count as made.
    pub scare: Ratio,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingWrong<'a> {
    /// A gold naming that was not found.
    Missed(&'a GoldNaming),
    /// A naming that is none.
    Extra(&'a Naming),
    /// Another one is so called.
    Named(&'a GoldNaming, &'a Naming),
    /// Another one calls so.
    Namer(&'a GoldNaming, &'a Naming),
    /// Scare quotes where there are none, or the other way round.
    Scare(&'a GoldNaming, &'a Naming),
}

/// Scores the records of articles, by name; an article without a record is left out.
pub fn score_namings(gold: &[&GoldNamings], readings: &BTreeMap<String, Reading>) -> NamingScores {
    let mut scores = NamingScores::default();
    for article in gold {
        let Some(reading) = readings.get(&article.id) else { continue };
        scores.articles += 1;
        let pairs = matched(article, reading);
        scores.terms.add(pairs.len(), reading.namings.len(), article.namings.len());
        for (gold, made) in &pairs {
            let (right, known) = (is_named(gold, made, reading), is_known(&gold.named));
            scores.named.add(usize::from(right), 1, 1);
            let made_known = usize::from(made.named.is_some());
            scores.named_known.add(usize::from(right && known), made_known, usize::from(known));
            let right = is_namer(gold, made, reading);
            let known = matches!(&gold.namer, Namer::Source(who) if is_known(who));
            let made_known = usize::from(made.voice == Voice::Attributed && made.namer_name.is_some());
            scores.namer.add(usize::from(right), 1, 1);
            scores.namer_known.add(usize::from(right && known), made_known, usize::from(known));
        }
        let both = pairs.iter().filter(|(gold, made)| gold.scare_quoted && made.scare_quoted).count();
        scores.scare.add(
            both,
            reading.namings.iter().filter(|naming| naming.scare_quoted).count(),
            article.namings.iter().filter(|naming| naming.scare_quoted).count(),
        );
    }
    scores
}

/// What is wrong in one article, in the order of its text.
pub fn wrong_namings<'a>(gold: &'a GoldNamings, reading: &'a Reading) -> Vec<NamingWrong<'a>> {
    let pairs = matched(gold, reading);
    let mut found: Vec<(usize, NamingWrong<'a>)> = Vec::new();
    for naming in gold.namings.iter().filter(|naming| pairs.iter().all(|(g, _)| g != naming)) {
        found.push((naming.start, NamingWrong::Missed(naming)));
    }
    for naming in reading.namings.iter().filter(|naming| pairs.iter().all(|(_, made)| made.id != naming.id)) {
        found.push((naming.term.start, NamingWrong::Extra(naming)));
    }
    for (gold, made) in pairs {
        let mut add = |is_right: bool, wrong| {
            if !is_right {
                found.push((gold.start, wrong));
            }
        };
        add(is_named(gold, made, reading), NamingWrong::Named(gold, made));
        add(is_namer(gold, made, reading), NamingWrong::Namer(gold, made));
        add(gold.scare_quoted == made.scare_quoted, NamingWrong::Scare(gold, made));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, wrong)| wrong).collect()
}

/// Gold and predicted terms that overlap and end with the same word.
fn matched<'a>(gold: &'a GoldNamings, reading: &'a Reading) -> Vec<(&'a GoldNaming, &'a Naming)> {
    let made = |naming: &GoldNaming| {
        let same = |made: &&Naming| made.term.end == naming.end && made.term.start < naming.end;
        reading.namings.iter().find(same)
    };
    gold.namings.iter().filter_map(|naming| Some((naming, made(naming)?))).collect()
}

fn is_named(gold: &GoldNaming, made: &Naming, reading: &Reading) -> bool {
    is_one_of(made.named.as_deref(), None, &gold.named, reading)
}

fn is_namer(gold: &GoldNaming, made: &Naming, reading: &Reading) -> bool {
    match (&gold.namer, made.voice) {
        (Namer::Outlet, voice) => voice == Voice::Outlet,
        (Namer::Source(_), Voice::Outlet) => false,
        (Namer::Source(who), Voice::Attributed) => {
            is_one_of(made.namer.as_deref(), made.namer_name.as_deref(), who, reading)
        }
    }
}

/// Whether an entity, by its name or another that the article gives it, or else a name is the gold one.
fn is_one_of(entity: Option<&str>, name: Option<&str>, gold: &Who, reading: &Reading) -> bool {
    let entity = entity.and_then(|id| reading.entities.iter().find(|entity| entity.id == id));
    let names: Vec<&str> = match entity {
        Some(entity) => {
            std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str)).collect()
        }
        None => name.into_iter().collect(),
    };
    match gold {
        Who::Nobody { .. } => names.is_empty(),
        Who::Named { .. } => names.iter().any(|name| is_same_speaker(Some(name), gold)),
    }
}

fn is_known(who: &Who) -> bool {
    matches!(who, Who::Named { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::namings::gold::{Source, read_namings};
    use onrecord_record::{Entity, EntityKind, Piece};

    /// "The Front are “rebels”, Obi said of the rebels." with what is given as gold and as found.
    fn gold() -> GoldNamings {
        let line = r#"{"id": "a", "sha256": "", "namings": [
            {"start": 15, "end": 21, "group": "fighters", "named": {"names": ["Front"]},
             "namer": {"names": ["Ada Obi"], "person": true}, "scare_quoted": true},
            {"start": 40, "end": 46, "group": "fighters", "named": {"reason": "unnamed"},
             "namer": {"outlet": true}, "scare_quoted": false}]}"#;
        read_namings(&line.replace('\n', " "), Source::Samples).expect("well formed").remove(0)
    }

    fn naming(start: usize, end: usize) -> Naming {
        Naming {
            id: format!("n{start}"),
            term: Piece { start, end, text: String::new() },
            lemma: "rebel".into(),
            named: None,
            namer: None,
            namer_name: None,
            voice: Voice::Outlet,
            statement: None,
            own_words: true,
            scare_quoted: false,
        }
    }

    fn reading(namings: Vec<Naming>) -> BTreeMap<String, Reading> {
        let entity = Entity {
            id: "e1".into(),
            name: "Northern Front".into(),
            kind: EntityKind::Group,
            aliases: vec!["Front".into()],
            roles: Vec::new(),
            statements: 0,
        };
        let reading = Reading { id: "a".into(), namings, entities: vec![entity], ..Reading::default() };
        BTreeMap::from([("a".to_owned(), reading)])
    }

    #[test]
    fn all_right_is_all_right() {
        let first = Naming {
            named: Some("e1".into()),
            namer_name: Some("Obi".into()),
            voice: Voice::Attributed,
            scare_quoted: true,
            ..naming(15, 21)
        };
        let (gold, readings) = (gold(), reading(vec![first, naming(40, 46)]));
        let scores = score_namings(&[&gold], &readings);
        let all = Ratio { hit: 2, made: 2, gold: 2 };
        let one = Ratio { hit: 1, made: 1, gold: 1 };
        assert_eq!([scores.terms, scores.named, scores.namer], [all; 3]);
        assert_eq!([scores.named_known, scores.namer_known, scores.scare], [one; 3]);
        assert_eq!(wrong_namings(&gold, &readings["a"]), []);
    }

    #[test]
    fn what_is_missed_extra_or_another_is_told_apart() {
        let (gold, readings) = (gold(), reading(vec![naming(13, 21), naming(30, 34)]));
        let scores = score_namings(&[&gold], &readings);
        assert_eq!(scores.terms, Ratio { hit: 1, made: 2, gold: 2 });
        assert_eq!(scores.named, Ratio { hit: 0, made: 1, gold: 1 });
        assert_eq!(scores.namer, Ratio { hit: 0, made: 1, gold: 1 });
        assert_eq!(scores.scare, Ratio { hit: 0, made: 0, gold: 1 });
        let kinds: Vec<&str> = wrong_namings(&gold, &readings["a"])
            .iter()
            .map(|wrong| match wrong {
                NamingWrong::Missed(_) => "missed",
                NamingWrong::Extra(_) => "extra",
                NamingWrong::Named(..) => "named",
                NamingWrong::Namer(..) => "namer",
                NamingWrong::Scare(..) => "scare",
            })
            .collect();
        assert_eq!(kinds, ["named", "namer", "scare", "extra", "missed"]);
    }

    #[test]
    fn an_article_without_a_record_is_left_out() {
        assert_eq!(score_namings(&[&gold()], &BTreeMap::new()), NamingScores::default());
    }
}
