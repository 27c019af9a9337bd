//! Descriptions: `the envoy`, `his lawyer`, `a doctor at the hospital`, `the appeals court`.
//!
//! Decides the head, whether one that the reader knows is meant, and to whom it belongs; leads a definite one to the
//! last who was given that role, to a body of that sort, or to what the model says.

use onrecord_lexicon as lexicon;
use onrecord_record::EntityKind;

use super::resolve::{Resolver, is_preposition};
use crate::view::Words;

/// From this share on the model's word for what is meant is taken.
pub(super) const SURE: f32 = 0.5;
/// From this share on where a description of a person would mean a person.
const LIKELY: f32 = 0.3;
/// Mentions of names in front of a description that are looked at.
const REACH: usize = 80;

/// What a description says of itself.
pub(super) struct Described {
    /// The head noun.
    pub(super) head: Option<usize>,
    /// Whether one is meant that the reader knows by now.
    pub(super) definite: bool,
    /// Whom it belongs to: `a spokesman for [the Front]`, `[Obi]’s lawyer`, `two [Karsand] officials`.
    pub(super) owner: Option<usize>,
}

pub(super) fn read(resolver: &Resolver<'_>, words: &Words) -> Described {
    let view = resolver.view;
    let head = head_of(resolver, words);
    let first = view.word(words.start).to_lowercase();
    let possessive = matches!(first.as_str(), "his" | "her" | "their" | "its");
    let plural = head.is_some_and(|head| is_plural(view.word(head)));
    let definite = possessive || matches!(first.as_str(), "the" | "this" | "that" | "these" | "those" | "both")
        // "police said", "government says"; a title in capitals: "President said"
        || !plural && !matches!(first.as_str(), "a" | "an" | "one" | "another" | "some" | "any" | "no");
    let owner = resolver.names.within(words).first().map(|mention| mention.named).or_else(|| {
        let (named, score) =
            possessive.then(|| resolver.references.of_word(resolver.grammar, words.start))??;
        (score >= SURE).then_some(named)
    });
    Described { head, definite, owner }
}

/// The head noun: what the tree says, else the last word in front of the first preposition, comma or relative.
fn head_of(resolver: &Resolver<'_>, words: &Words) -> Option<usize> {
    let view = resolver.view;
    let border = |i: &usize| {
        let word = view.word(*i);
        *i > words.start
            && (is_preposition(word)
                || matches!(word, "," | "who" | "which" | "that" | "(" | "’" | "'" | "–" | "—"))
    };
    let mut start = words.start;
    // past the owner: "the ministry’s spokesman"
    if let Some(mark) = words.clone().find(|i| matches!(view.word(*i), "’" | "'")) {
        let behind = mark + 1 + usize::from(mark + 1 < words.end && view.word(mark + 1) == "s");
        if behind < words.end {
            start = behind;
        }
    }
    let end = (start..words.end).find(|i| border(i) && *i > start).unwrap_or(words.end);
    let by_form = end.checked_sub(1).filter(|i| *i >= start && view.is_bare(*i));
    match resolver.grammar.head_of(&(start..end)) {
        Some(head) if view.is_bare(head) => Some(head),
        _ => by_form,
    }
}

impl Resolver<'_> {
    /// The one that a definite description means.
    pub(super) fn described(&self, words: &Words, head: usize, lower: &str) -> Option<usize> {
        let before = || self.names.before(words.start).take(REACH);
        let by_role = before().find(|m| self.names.named[m.named].has_role(lower)).map(|m| m.named);
        let by_model = self.references.of_word(self.grammar, head);
        match (by_role, by_model) {
            (Some(role), _) => return Some(role),
            (None, Some((named, score))) if score >= SURE => return Some(named),
            _ => {}
        }
        if let Some((named, share)) = by_model
            && share >= LIKELY
            && lexicon::is_title(lower) == (self.names.named[named].kind == EntityKind::Person)
            && (lexicon::is_title(lower) || is_person(lower))
        {
            return Some(named);
        }
        let suffix = format!(" {lower}");
        let of_that_sort = before().find(|m| {
            let named = &self.names.named[m.named];
            let own = named.name.to_lowercase();
            named.is_body() && (own.ends_with(&suffix) || own.contains(&format!("{lower} of ")))
        });
        // a role that is only given further down
        let later = || {
            let at = self.names.mentions.partition_point(|m| m.words.start < words.end);
            let roles = |m: &&super::names::Mention| self.names.named[m.named].has_role(lower);
            self.names.mentions[at..].iter().take(REACH / 4).find(roles).map(|m| m.named)
        };
        of_that_sort.map(|m| m.named).or_else(|| (lexicon::is_title(lower)).then(later).flatten())
    }
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "the" | "a" | "an")
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "men" | "women" | "children")
}

/// Somebody, not something.
pub(super) fn is_person(lower: &str) -> bool {
    lexicon::is_title(lower)
        || ["er", "or", "ist", "ant", "man", "woman", "person", "ian"].iter().any(|end| lower.ends_with(end))
        || matches!(
            lower,
            "aide"
                | "source"
                | "resident"
                | "witness"
                | "friend"
                | "mother"
                | "father"
                | "nurse"
                | "official"
                | "wife"
                | "husband"
                | "diplomat"
                | "student"
                | "guard"
                | "chief"
                | "neighbour"
        )
}

/// Texts and figures, which speak for those who made them.
pub(super) fn is_text(lower: &str) -> bool {
    matches!(
        lower,
        "analysis"
            | "poll"
            | "polls"
            | "survey"
            | "study"
            | "report"
            | "data"
            | "website"
            | "site"
            | "statement"
            | "letter"
            | "memo"
            | "document"
            | "documents"
            | "article"
            | "piece"
            | "editorial"
            | "column"
            | "book"
            | "figures"
            | "statistics"
            | "records"
            | "filing"
            | "filings"
            | "account"
            | "tweet"
            | "post"
            | "research"
            | "review"
            | "release"
            | "video"
            | "ad"
            | "lawsuit"
            | "complaint"
            | "ruling"
            | "transcript"
            | "email"
            | "emails"
            | "numbers"
            | "estimate"
            | "estimates"
            | "census"
            | "spreadsheet"
            | "story"
    )
}

/// Bodies that speak without a name.
pub(super) fn is_body(lower: &str) -> bool {
    matches!(
        lower,
        "government"
            | "ministry"
            | "army"
            | "military"
            | "police"
            | "court"
            | "parliament"
            | "council"
            | "committee"
            | "campaign"
            | "group"
            | "agency"
            | "paper"
            | "newspaper"
            | "opposition"
            | "administration"
            | "department"
            | "union"
            | "company"
            | "church"
            | "commission"
            | "party"
            | "delegation"
            | "state"
    )
}
