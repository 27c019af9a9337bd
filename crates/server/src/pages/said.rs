//! A statement in a list: who, what they do, their words, where and when.

use onrecord::record::Voice;
use onrecord::store::{Origin, StatementRow};

use crate::{query, rows, words};

/// See the module.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) id: String,
    /// Its place in its article.
    pub(crate) href: String,
    pub(crate) speaker: String,
    pub(crate) is_known: bool,
    pub(crate) actor: Option<String>,
    pub(crate) act: &'static str,
    pub(crate) addressee: Option<String>,
    /// The words, with those that were searched marked.
    pub(crate) words: Vec<(String, bool)>,
    pub(crate) is_outlet: bool,
    pub(crate) day: String,
    pub(crate) outlet: String,
    pub(crate) about: Vec<String>,
    pub(crate) origin: Option<&'static str>,
    pub(crate) title: Option<String>,
    pub(crate) party: Option<String>,
}

impl Said {
    /// Of a row; `hits` are stretches of its words, in code points.
    pub(crate) fn of(row: &StatementRow, hits: &[(usize, usize)]) -> Self {
        let unknown = || row.unknown_source.map_or("not known", words::unknown).to_owned();
        let speaker = row.said_by().map_or_else(unknown, words::one_line);
        let mut about = vec![words::manner(row.manner).to_owned()];
        about.extend(words::certainty(row.certainty).map(str::to_owned));
        about.push(words::percent(row.confidence));
        Self {
            id: row.id.to_string(),
            href: rows::item_href(&row.id.to_string()),
            is_known: row.actor.is_some() || row.speaker.is_some() || row.voice == Voice::Outlet,
            actor: row.actor_id.as_deref().map(query::part),
            act: if row.voice == Voice::Outlet { "states" } else { words::act(row.act) },
            addressee: row.addressee.as_deref().map(words::one_line),
            words: split(&row.words, hits),
            is_outlet: row.voice == Voice::Outlet,
            day: rows::day(&row.published),
            outlet: row.outlet.clone().unwrap_or_else(|| "no outlet given".to_owned()),
            about,
            origin: (row.origin != Origin::Machine).then(|| row.origin.name()),
            title: row.title.clone(),
            party: row.party.clone().filter(|party| *party != speaker),
            speaker,
        }
    }
}

/// Words in stretches, and whether each is marked.
pub(crate) fn split(words: &str, hits: &[(usize, usize)]) -> Vec<(String, bool)> {
    let mut stretches = Vec::new();
    let mut letters = words.chars();
    let mut at = 0;
    for (first, last) in hits {
        let before: String = letters.by_ref().take(first.saturating_sub(at)).collect();
        let hit: String = letters.by_ref().take(last.saturating_sub(*first)).collect();
        stretches.extend([(before, false), (hit, true)].into_iter().filter(|(text, _)| !text.is_empty()));
        at = *last;
    }
    let rest: String = letters.collect();
    if !rest.is_empty() {
        stretches.push((rest, false));
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_code_points() {
        let given = split("“the Ödland road”", &[(5, 11)]);
        assert_eq!(given, [("“the ".into(), false), ("Ödland".into(), true), (" road”".into(), false)]);
        assert_eq!(split("a", &[]), [("a".into(), false)]);
        assert_eq!(split("ab", &[(0, 9)]), [("ab".into(), true)]);
    }
}
