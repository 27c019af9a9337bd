//! Links within one article: who answers or denies whom, and which of its figures cannot both be right.
//!
//! One rule a file. Each looks back (denials of a whole sentence forward too) for what a statement replies to, and gives at
//! most one link for each statement. What an article's outlet says in its own voice is no one's to answer, but it may stand
//! against a claim.

mod accused;
mod counterclaim;
pub(crate) mod denial;
pub(crate) mod figure;
pub(crate) mod incident;
pub(crate) mod reply;
mod target;

use onrecord_parse::Parse;
use onrecord_record::{Link, LinkKind, Reading, Statement, Why};

use crate::story::Story;

/// What a rule found: indices of statements.
pub(crate) struct Found {
    pub kind: LinkKind,
    pub from: usize,
    pub to: usize,
    pub rule: &'static str,
    pub reason: String,
    pub confidence: f32,
}

/// The links between the items of one article, in the order of `from`.
///
/// ```
/// // nothing was read, so nothing is linked
/// assert!(onrecord_linker::within(&onrecord_record::Reading::default()).is_empty());
/// ```
pub fn within(reading: &Reading) -> Vec<Link> {
    within_parse(reading, &Parse::of(&reading.document.text))
}

/// The same of a text that is parsed already, whole.
pub fn within_parse(reading: &Reading, parse: &Parse<'_>) -> Vec<Link> {
    let story = Story::of(reading, parse);
    let mut replies: Vec<Found> = Vec::new();
    for from in 0..story.said.len() {
        let rules = [reply::find, denial::find, accused::find];
        let found = rules.iter().find_map(|rule| rule(&story, from, &replies));
        replies.extend(found);
    }
    let mut links: Vec<Link> = replies
        .iter()
        .map(|found| Link {
            id: String::new(),
            kind: found.kind,
            from: story.said[found.from].statement.id.clone(),
            to: story.said[found.to].statement.id.clone(),
            why: Why { rule: found.rule.to_owned(), reason: found.reason.clone() },
            confidence: found.confidence,
        })
        .collect();
    links.extend(figure::find(&story, &replies));
    links.extend(counterclaim::find(&story));
    for (i, link) in links.iter_mut().enumerate() {
        link.id = format!("l{}", i + 1);
    }
    links
}

/// Adds the links of an article to its record, and says of each statement what it replies to.
pub fn complete(reading: &mut Reading) {
    add(reading, within(reading));
}

/// The same of a text that is parsed already, whole.
pub fn complete_parse(reading: &mut Reading, parse: &Parse<'_>) {
    add(reading, within_parse(reading, parse));
}

fn add(reading: &mut Reading, links: Vec<Link>) {
    for link in links.iter().filter(|link| matches!(link.kind, LinkKind::Answers | LinkKind::Denies)) {
        reply_of(&mut reading.statements, link);
    }
    reading.links = links;
}

fn reply_of(statements: &mut [Statement], link: &Link) {
    for statement in statements {
        if statement.id == link.from {
            statement.replies_to = Some(link.to.clone());
        }
        reply_of(&mut statement.inner, link);
    }
}
