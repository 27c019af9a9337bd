//! Marked text for tests: `[source Ada Obi] [cue said] [content the road was open].`

use onrecord_record::Article;
use onrecord_text::Span;

use crate::candidate::{Candidate, Origin};
use crate::view::{View, Words};

/// A role's name and the bytes it covers in the unmarked text.
pub(crate) type Marked = Vec<(String, Span)>;

/// The text without its marks, and the marks. A mark's first word is its role.
pub(crate) fn marked(text: &str) -> (Article, Marked) {
    let (mut plain, mut marks, mut open) = (String::new(), Vec::new(), None);
    let mut brackets = 0; // of the text itself, inside the open mark
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let role = ["source", "cue", "content"].into_iter().find(|r| rest.starts_with(&format!("[{r} ")));
        if let Some(role) = role {
            open = Some((role, plain.len()));
            rest = &rest[role.len() + 2..];
        } else if c == '[' && open.is_some() && text_bracket_closes(rest) {
            brackets += 1;
            plain.push(c);
            rest = &rest[1..];
        } else if c == ']' && brackets > 0 {
            brackets -= 1;
            plain.push(c);
            rest = &rest[1..];
        } else if c == ']' && open.is_some() {
            let (role, start) = open.take().expect("a mark is open");
            marks.push((role.to_owned(), Span::new(start, plain.len())));
            rest = &rest[1..];
        } else {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (Article { text: plain, ..Article::default() }, marks)
}

/// Whether an opening bracket of the text closes before the mark does: another `]` follows before the next `[`.
fn text_bracket_closes(rest: &str) -> bool {
    if rest.starts_with("[source ") || rest.starts_with("[cue ") || rest.starts_with("[content ") {
        return false;
    }
    let close = rest.find(']').unwrap_or(rest.len());
    let behind = &rest[(close + 1).min(rest.len())..];
    behind.find(']').is_some_and(|end| behind.find('[').is_none_or(|next| end < next))
}

/// The candidate that the marks make.
pub(crate) fn candidate(view: &View<'_>, marks: &Marked) -> Candidate {
    let of = |role: &str| -> Vec<Words> {
        marks.iter().filter(|(r, _)| r == role).map(|(_, span)| view.words_in(*span)).collect()
    };
    Candidate {
        source: of("source"),
        cue: of("cue"),
        content: of("content"),
        origin: Origin::Model,
        block: false,
        score: 0.9,
        scores: [0.9; 3],
        least: 0.9,
        seen: 0,
    }
}

/// The candidate, marked again in its text.
pub(crate) fn shown(view: &View<'_>, candidates: &[Candidate]) -> String {
    let mut edges: Vec<(usize, bool, &str)> = Vec::new();
    for candidate in candidates {
        for (role, pieces) in
            [("source", &candidate.source), ("cue", &candidate.cue), ("content", &candidate.content)]
        {
            for piece in pieces {
                let span = view.span(piece);
                edges.push((span.start, true, role));
                edges.push((span.end, false, role));
            }
        }
    }
    edges.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (byte, opens, role) in edges {
        out.push_str(&view.text()[at..byte]);
        out.push_str(&if opens { format!("[{role} ") } else { "]".to_owned() });
        at = byte;
    }
    out + &view.text()[at..]
}

/// Applies a rule to a marked text with at most one statement in it, and compares with the marked result.
#[track_caller]
pub(crate) fn check_rule(rule: fn(&View<'_>, &mut Vec<Candidate>), before: &str, after: &str) {
    let (article, marks) = marked(before);
    let view = View::new(&article);
    let mut candidates = if marks.is_empty() { Vec::new() } else { vec![candidate(&view, &marks)] };
    rule(&view, &mut candidates);
    assert_eq!(shown(&view, &candidates), after);
}
