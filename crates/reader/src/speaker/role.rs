//! Roles: what the article says that somebody is.
//!
//! Finds: `government spokesman Ada Obi`, `the Minister of Defence, General Ada Obi`, `Ada Obi, head of the Lanterns,`,
//! `Foreign Minister Ada Obi`, `Ada Obi, who leads the Front`. Leaves alone: what stands behind a dash or in brackets,
//! and clauses about what somebody did.

use onrecord_lexicon::{self as lexicon, TitleKind};
use onrecord_parse::Relation;

use crate::view::{View, Words};

/// A role in the words of the article.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    /// Its head, lower case: `minister`, `envoy`.
    pub(crate) head: String,
    /// Its words, without an article in front: `foreign minister of Karsand`.
    pub(crate) words: Words,
}

/// Words of a role at most.
const LONGEST: usize = 14;

/// The full word for a title's abbreviation, lower case: `sen` is `senator`.
pub(crate) fn full(title: &str) -> String {
    let lower = title.to_lowercase();
    let full = match lower.trim_end_matches('.') {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "col" => "colonel",
        "capt" => "captain",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "maj" => "major",
        "cmdr" => "commander",
        "adm" => "admiral",
        "prof" => "professor",
        "dr" => "doctor",
        "rev" => "reverend",
        "pres" => "president",
        "amb" => "ambassador",
        "supt" => "superintendent",
        other => other,
    };
    full.to_owned()
}

/// Whether a description's head can mean one with this role: `lawmaker` a senator.
pub(super) fn covers(description: &str, role: &str) -> bool {
    description == role
        || match description {
            "congressman" | "congresswoman" | "lawmaker" | "legislator" => {
                matches!(
                    role,
                    "representative"
                        | "senator"
                        | "congressman"
                        | "congresswoman"
                        | "legislator"
                        | "mp"
                        | "lawmaker"
                )
            }
            "spokesman" | "spokeswoman" | "spokesperson" => {
                matches!(role, "spokesman" | "spokeswoman" | "spokesperson")
            }
            "chairman" | "chairwoman" | "chair" | "head" => {
                matches!(role, "chairman" | "chairwoman" | "chair" | "head")
            }
            "commander" => matches!(role, "general" | "colonel" | "commander"),
            "attorney" | "lawyer" => matches!(role, "attorney" | "lawyer"),
            "doctor" | "physician" => matches!(role, "doctor" | "physician"),
            "candidate" | "nominee" => matches!(role, "candidate" | "nominee"),
            _ => false,
        }
}

/// The roles around a name; `titles` are the words of titles in front of it, perhaps none, `name` the name's.
pub(super) fn around(view: &View<'_>, titles: &Words, name: &Words) -> Vec<Role> {
    let mut found = Vec::new();
    found.extend(before_comma(view, titles.start));
    found.extend(in_front(view, titles, name));
    found.extend(behind(view, name));
    found
}

/// `[government spokesman] Ada Obi`, `[Karsand’s foreign minister] Ada Obi`, `[Lt. Gen.] Obi`.
fn in_front(view: &View<'_>, titles: &Words, name: &Words) -> Option<Role> {
    let paragraph = &view.paragraphs()[view.paragraph_of(name.start)];
    let mut start = titles.start;
    let title_in = |range: Words| range.rev().find(|i| lexicon::is_title(view.word(*i)));
    // a title in lower case right in front: what modifies it belongs to the role
    let lower =
        titles.start.checked_sub(1).filter(|i| *i >= paragraph.start && lexicon::is_title(view.word(*i)));
    let head = lower.or_else(|| title_in(titles.clone()))?;
    if let Some(title) = lower {
        start = title;
    }
    while start > paragraph.start && titles.start - start < LONGEST && modifies(view, start - 1, start) {
        start -= 1;
    }
    // a possessive without its owner is no beginning
    while start < head && (!view.is_bare(start) || view.word(start) == "s") {
        start += 1;
    }
    Some(Role { head: full(view.word(head)), words: start..name.start })
}

/// Whether a word stands in front of a role as part of it: `[Karsand’s interior] minister`.
fn modifies(view: &View<'_>, word: usize, next: usize) -> bool {
    let string = view.word(word);
    let mark = matches!(string, "’" | "'" | "-");
    if mark {
        return view.joined(word, next) || view.joined(word - usize::from(word > 0), word);
    }
    if string == "s" {
        return word > 0 && matches!(view.word(word - 1), "’" | "'");
    }
    if matches!(string.to_lowercase().as_str(), "the" | "a" | "an" | "his" | "her" | "their" | "its") {
        return false;
    }
    view.is_bare(word)
        && (view.is_capitalised(word)
            || lexicon::title(string).is_some()
            || matches!(
                string,
                "deputy"
                    | "government"
                    | "army"
                    | "military"
                    | "police"
                    | "rebel"
                    | "opposition"
                    | "party"
                    | "ministry"
                    | "interior"
                    | "foreign"
                    | "defence"
                    | "defense"
                    | "finance"
                    | "health"
                    | "state"
                    | "council"
                    | "campaign"
                    | "department"
                    | "company"
                    | "union"
                    | "city"
                    | "county"
                    | "press"
                    | "presidential"
            ))
        && (!begins_sentence(view, word) || matches!(view.word(next), "’" | "'"))
}

fn begins_sentence(view: &View<'_>, word: usize) -> bool {
    // the first word of a sentence has a capital whatever it is; only a title or a name's possessive stays
    view.sentences()[view.sentence_of(word)].start == word && lexicon::title(view.word(word)).is_none()
}

/// `[the Minister of Defence], General Ada Obi`.
fn before_comma(view: &View<'_>, start: usize) -> Option<Role> {
    let comma = start.checked_sub(1).filter(|i| view.word(*i) == ",")?;
    let sentence = &view.sentences()[view.sentence_of(comma)];
    let from =
        (sentence.start..comma).rev().take(LONGEST).take_while(|i| !is_border(view.word(*i))).last()?;
    let mut head = last_title(view, &(from..comma)).or_else(|| first_title(view, &(from..comma)))?;
    // "the aide to the envoy, Ada Obi": the first of those that hang on one another
    while let Some(above) = last_title(view, &(from..head)).filter(|above| {
        let between = *above + 1..head;
        head - above <= 4
            && matches!(view.word(between.start), "of" | "to")
            && between.skip(1).all(|i| {
                is_article(view.word(i)) || lexicon::title(view.word(i)).is_some() || view.is_capitalised(i)
            })
    }) {
        head = above;
    }
    // "Asked about the minister’s remarks, Obi": what somebody has is no role of another
    if head + 2 < comma && matches!(view.word(head + 1), "’" | "'") && view.word(head + 2) == "s" {
        return None;
    }
    // from the words that modify the title: "said the acting head of"
    let mut first = head;
    while first > from && !is_article(view.word(first)) {
        if !modifies(view, first - 1, first) && !is_article(view.word(first - 1)) {
            break;
        }
        first -= 1;
    }
    let words = without_article(view, first..comma)?;
    Some(Role { head: full(view.word(head)), words })
}

/// `Ada Obi, [the ministry’s spokesman],` and `Ada Obi, [who heads the Front]`.
fn behind(view: &View<'_>, name: &Words) -> Option<Role> {
    let end = name.end;
    if end >= view.len() || view.word(end) != "," {
        return None;
    }
    let sentence = &view.sentences()[view.sentence_of(end)];
    let stop = (end + 1..sentence.end.min(end + 1 + LONGEST)).find(|i| is_border(view.word(*i)));
    let stop = stop.unwrap_or(sentence.end.min(end + 1 + LONGEST));
    let words = end + 1..stop;
    let head = first_title(view, &words)?;
    // "Obi, told the minister": a verb in front of the title makes it another's
    let lead = words.start..head;
    if lead
        .clone()
        .any(|i| lexicon::is_plain(view.word(i)) || matches!(view.word(i), "and" | "but" | "when" | "after"))
    {
        return None;
    }
    // "On Monday in Dorel, the governor signed it": the subject of what follows, and nobody's role
    let subject = view.token(head).is_some_and(|token| {
        matches!(token.relation, Relation::Nsubj | Relation::NsubjPass)
            && token.head.is_some_and(|above| above > head)
    });
    if subject {
        return None;
    }
    let words = without_article(view, words)?;
    Some(Role { head: full(view.word(head)), words })
}

/// The last title that ends its phrase, or goes on with a preposition: `the minister of Defence,`.
fn last_title(view: &View<'_>, words: &Words) -> Option<usize> {
    let ends = |i: usize| {
        i + 1 == words.end || matches!(view.word(i + 1), "of" | "for" | "to" | "at" | "in" | "on" | "from")
    };
    let title = |i: &usize| is_office(view.word(*i)) && !is_followed_by_name(view, *i);
    words.clone().rev().find(|i| title(i) && ends(*i))
}

fn first_title(view: &View<'_>, words: &Words) -> Option<usize> {
    let border = words.clone().find(|i| matches!(view.word(*i), "for" | "of" | "to" | "at" | "in"));
    let title =
        |range: Words| range.rev().find(|i| is_office(view.word(*i)) && !is_followed_by_name(view, *i));
    title(words.start..border.unwrap_or(words.end))
}

/// Whether a word is a role or a rank, not only said to somebody ("Mr").
fn is_office(word: &str) -> bool {
    let honorific = |title: &lexicon::Title| title.kind == TitleKind::Honorific;
    lexicon::is_title(word) && !lexicon::title(word).is_some_and(honorific)
}

/// `Minister Obi` names another person.
fn is_followed_by_name(view: &View<'_>, title: usize) -> bool {
    let next = title + 1;
    next < view.len()
        && view.is_capitalised(title)
        && view.is_capitalised(next)
        && !lexicon::is_title(view.word(next))
        && view.is_bare(next)
}

fn is_border(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | ":" | "." | "(" | ")" | "“" | "”" | "\"" | "—" | "–" | "who" | "which" | "said" | "told"
    )
}

fn is_article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "the" | "a" | "an")
}

fn without_article(view: &View<'_>, mut words: Words) -> Option<Words> {
    while words.start < words.end && is_article(view.word(words.start)) {
        words.start += 1;
    }
    view.bare(&words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::Article;

    /// The roles that a text gives to Ivo Tarn.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let view = View::new(&article);
        let name = (0..view.len()).find(|i| view.word(*i) == "Ivo").expect("he is named");
        let found = around(&view, &(name..name), &(name..name + 2));
        let found: Vec<&str> = found.iter().map(|role| view.str(&role.words)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_role_stands_before_a_comma() {
        check("Then the minister of defence, Ivo Tarn, left.", &["minister of defence"]);
        check("Then the governor’s spokesman, Ivo Tarn, left.", &["governor’s spokesman"]);
    }

    #[test]
    fn what_somebody_has_is_no_role_of_another() {
        check("Asked about the minister’s remarks, Ivo Tarn left.", &[]);
    }
}
