//! The notes beside a paragraph: one for each statement that begins there, with all that is known of it.

use std::collections::HashMap;

use onrecord::record::{Link, Reading, Statement, Voice};
use onrecord::store::{Beside, Origin};

use crate::{query, rows, words};

/// A statement as it stands beside its paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) id: String,
    /// `4`, `4.1`.
    pub(crate) number: String,
    pub(crate) is_inside: bool,
    pub(crate) speaker: String,
    pub(crate) is_known: bool,
    pub(crate) actor: Option<String>,
    pub(crate) act: &'static str,
    pub(crate) about: Vec<String>,
    /// What is said, shortened: for whoever does not see the marks.
    pub(crate) excerpt: String,
    pub(crate) replies: Vec<Reply>,
    pub(crate) why: Vec<(&'static str, String)>,
    pub(crate) disputes: Vec<(String, String)>,
    pub(crate) origin: Option<&'static str>,
}

/// What a statement does to another, or another to it.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// `answers`, `is turned down by`.
    pub(crate) how: String,
    pub(crate) who: String,
    pub(crate) href: String,
    pub(crate) reason: String,
}

/// The notes of all attributed statements, those inside others too, by where they begin, in code points.
pub(crate) fn notes(reading: &Reading, beside: &Beside) -> Vec<(usize, Note)> {
    let mut names = HashMap::new();
    each(&reading.statements, &mut |statement, _| {
        names.insert(statement.id.as_str(), words::speaker(statement));
    });
    let entities = reading.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    let makes = Makes { reading, beside, names, entities };
    let mut found = Vec::new();
    each(&reading.statements, &mut |statement, depth| {
        if statement.voice == Voice::Attributed {
            found.push((begins(statement), makes.note(statement, depth)));
        }
    });
    found.sort_by_key(|(at, note)| (*at, note.is_inside));
    found
}

/// Every statement with its depth, from the outermost in.
pub(crate) fn each<'a>(statements: &'a [Statement], take: &mut impl FnMut(&'a Statement, usize)) {
    fn at<'a>(statements: &'a [Statement], depth: usize, take: &mut impl FnMut(&'a Statement, usize)) {
        for statement in statements {
            take(statement, depth);
            at(&statement.inner, depth + 1, take);
        }
    }
    at(statements, 0, take);
}

/// Where its first words stand.
fn begins(statement: &Statement) -> usize {
    let pieces = [&statement.source, &statement.cue, &statement.content];
    pieces.into_iter().flatten().map(|piece| piece.start).min().unwrap_or(0)
}

struct Makes<'a> {
    reading: &'a Reading,
    beside: &'a Beside,
    names: HashMap<&'a str, String>,
    entities: HashMap<&'a str, &'a str>,
}

impl Makes<'_> {
    fn note(&self, statement: &Statement, depth: usize) -> Note {
        let entity = statement.speaker_entity.as_deref();
        let led = self.beside.actors.iter().find(|led| Some(led.entity.as_str()) == entity);
        let origin =
            self.beside.origins.iter().find(|(item, _)| *item == statement.id).map(|(_, origin)| *origin);
        let content: Vec<&str> = statement.content.iter().map(|piece| piece.text.as_str()).collect();
        let mut about = vec![words::manner(statement.manner).to_owned()];
        about.extend(words::certainty(statement.certainty).map(str::to_owned));
        about.push(words::percent(f64::from(statement.confidence)));
        Note {
            id: statement.id.clone(),
            number: statement.id.trim_start_matches('s').to_owned(),
            is_inside: depth > 0,
            speaker: words::speaker(statement),
            is_known: statement.speaker.is_some(),
            actor: led.map(|led| query::part(&led.actor)),
            act: words::act(statement.act),
            about,
            excerpt: words::shortened(content.join(" … "), 160),
            replies: self.replies(statement),
            why: self.why(statement),
            disputes: self.disputes(statement),
            origin: origin.filter(|origin| *origin != Origin::Machine).map(Origin::name),
        }
    }

    fn disputes(&self, statement: &Statement) -> Vec<(String, String)> {
        let own = self.beside.disputed.iter().filter(|disputed| disputed.item == statement.id);
        own.map(|disputed| (query::part(&disputed.dispute), words::shortened(&disputed.title, 70))).collect()
    }

    fn replies(&self, statement: &Statement) -> Vec<Reply> {
        let who = |id: &str| self.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
        let of = |link: &Link, other: &str, how: String| Reply {
            how,
            who: who(other),
            href: format!("#{}", query::part(other)),
            reason: reason(&link.why.reason, &link.why.rule),
        };
        let mut replies: Vec<Reply> = Vec::new();
        for link in &self.reading.links {
            if link.from == statement.id {
                replies.push(of(link, &link.to, words::link(link.kind).to_owned()));
            } else if link.to == statement.id {
                replies.push(of(link, &link.from, words::linked_back(link.kind).to_owned()));
            }
        }
        for link in self.beside.across.iter().filter(|link| link.item == statement.id) {
            let kind = if link.is_from_other {
                words::linked_back_named(&link.kind)
            } else {
                words::link_named(&link.kind)
            };
            let speaker = link.speaker.clone().unwrap_or_else(|| "somebody".to_owned());
            let outlet = link.outlet.as_ref().map(|outlet| format!(", in {outlet}")).unwrap_or_default();
            replies.push(Reply {
                how: kind,
                who: format!("{speaker}{outlet}"),
                href: rows::item_href(&link.other),
                reason: link.reason.clone(),
            });
        }
        replies
    }

    /// What the record holds of a statement beside its words.
    fn why(&self, statement: &Statement) -> Vec<(&'static str, String)> {
        let written = |pieces: &[onrecord::record::Piece]| {
            let texts: Vec<String> = pieces.iter().map(|piece| words::one_line(&piece.text)).collect();
            (!texts.is_empty()).then(|| texts.join(" … "))
        };
        let named =
            |id: &Option<String>| id.as_deref().and_then(|id| self.entities.get(id)).map(ToString::to_string);
        let place = |id: &Option<String>| {
            let place = self.reading.places.iter().find(|place| Some(&place.id) == id.as_ref());
            place.map(|place| place.mention.text.clone())
        };
        let lines = [
            ("Source as written", written(&statement.source)),
            ("No speaker", statement.unknown_source.map(|why| words::unknown(why).to_owned())),
            ("Role", statement.speaker_role.clone()),
            ("Speaks for", named(&statement.speaks_for)),
            ("Cue", written(&statement.cue)),
            ("Said to", statement.addressee.as_ref().map(|piece| words::one_line(&piece.text))),
            ("Said at", place(&statement.said_at)),
            ("Editor’s words", written(&statement.editorial)),
            ("Right with", Some(format!("{} probability", words::percent(f64::from(statement.confidence))))),
            ("Identifier", Some(format!("{}:{}", self.reading.id, statement.id))),
        ];
        lines.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

fn reason(reason: &str, rule: &str) -> String {
    if reason.is_empty() { rule.to_owned() } else { reason.to_owned() }
}
