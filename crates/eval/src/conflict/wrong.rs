//! A list of what is not right in one article, for whoever mends it.

use onrecord_record::{Linked, Reading, Statement};

use super::gold::{ConflictArticle, GoldParty, GoldStatement};
use super::paired::Paired;
use super::replies::{is_dispute_found, is_reply_linked, is_right_link, links};
use super::speaker::{Verdict, party, party_made_up, speaker};

/// One line each: what is wrong, where, gold and answer, and the words.
pub fn wrong_conflict(gold: &ConflictArticle, reading: &Reading, linked: &Linked) -> Vec<String> {
    let paired = Paired::new(gold, reading);
    let text: Vec<char> = reading.document.text.chars().collect();
    let words = |spans: &[(usize, usize)]| -> String {
        let pieces =
            spans.iter().map(|(start, end)| text[*start..(*end).min(text.len())].iter().collect::<String>());
        pieces.collect::<Vec<_>>().join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let whole = |statement: &GoldStatement| {
        format!("[{}] [{}] {}", words(&statement.source), words(&statement.cue), words(&statement.content))
    };
    let made_words = |statement: &Statement| {
        let spans =
            |pieces: &[onrecord_record::Piece]| pieces.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>();
        let [source, cue, content] =
            [&statement.source, &statement.cue, &statement.content].map(|p| words(&spans(p)));
        format!("[{source}] [{cue}] {content}")
    };
    let by_id = |id: &str| gold.statements.iter().find(|statement| statement.id == id);
    let mut lines = Vec::new();
    for (statement, made) in gold.statements.iter().zip(&paired.found) {
        let at = statement.content[0].0;
        let Some(made) = made.map(|made| paired.said[made].statement) else {
            lines.push((at, format!("missed {}: {}", statement.id, whole(statement))));
            continue;
        };
        let expected = statement.speaker.as_ref().map_or("nobody", |speaker| &speaker.names[0]);
        let answer = made.speaker.clone().unwrap_or_else(|| format!("{:?}", made.unknown_source));
        let id = format!("{}/{} {:.2}", statement.id, made.id, made.confidence);
        match speaker(&paired, statement, made) {
            Verdict::Right => {}
            Verdict::Wrong => {
                lines.push((at, format!("speaker {id}: {expected}, not {answer}: {}", whole(statement))))
            }
            Verdict::Unknown => {
                lines.push((at, format!("unresolved {id}: {expected}, not {answer}: {}", whole(statement))));
            }
        }
        let given = paired.entity(made.speaks_for.as_deref()).map_or("none", |entity| &entity.name);
        let parties = statement.parties.join(" or ");
        match party(&paired, statement, made) {
            Some(Verdict::Right) => {}
            Some(Verdict::Wrong) => {
                lines.push((
                    at,
                    format!("party {id}: {parties}, not {given} ({answer}): {}", whole(statement)),
                ));
            }
            Some(Verdict::Unknown) => {
                lines.push((at, format!("no party {id}: {parties} ({answer}): {}", whole(statement))));
            }
            None if party_made_up(&paired, statement, made) => {
                lines.push((at, format!("made-up party {id}: {given} ({answer}): {}", whole(statement))));
            }
            None => {}
        }
        if statement.act != made.act {
            lines.push((
                at,
                format!("act {id}: {:?}, not {:?}: {}", statement.act, made.act, whole(statement)),
            ));
        }
    }
    for made in paired.spurious() {
        let at = made.statement.content.first().map_or(0, |piece| piece.start);
        lines.push((at, format!("spurious {}: {}", made.statement.id, made_words(made.statement))));
    }
    for reply in gold.replies.iter().filter(|reply| !is_reply_linked(&paired, reply)) {
        let from = by_id(&reply.from).map(&whole).unwrap_or_default();
        let to: Vec<String> = reply.to.iter().filter_map(|id| by_id(id)).map(&whole).collect();
        let at = by_id(&reply.from).map_or(0, |statement| statement.content[0].0);
        lines.push((
            at,
            format!("reply {}: {from} ⇒ {} {}", reply.from, to.join(" | "), words(&reply.outlet)),
        ));
    }
    for link in links(&paired).filter(|link| !is_right_link(&paired, link)) {
        let of =
            |id: &str| paired.said.iter().find(|said| said.statement.id == id).map(|said| said.statement);
        let ends = [&link.from, &link.to].map(|id| of(id).map_or_else(|| id.clone(), &made_words));
        lines.push((
            0,
            format!("link {} {:?} {}: {} ⇒ {}", link.id, link.kind, link.why.rule, ends[0], ends[1]),
        ));
    }
    for dispute in gold.disputes.iter().filter(|dispute| !is_dispute_found(&paired, linked, dispute)) {
        let sides = dispute.parties.iter().map(|party| match party {
            GoldParty::Speaker { name, statements } => format!("{name} {}", statements.join(" ")),
            GoldParty::Outlet(_) => "outlet".to_owned(),
        });
        lines.push((
            usize::MAX,
            format!("dispute: {}: {}", dispute.issue, sides.collect::<Vec<_>>().join(" | ")),
        ));
    }
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| format!("{} {line}", gold.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::made_up::{gold, nothing, record, said};

    #[test]
    fn a_wrong_mouth_is_told_with_both_names_and_the_words() {
        let gold = gold(
            r#"[{"id": "s1", "source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]], "speaker": {"names": ["Ada Obi"], "kind": "person"}, "parties": [], "act": "assert", "manner": "indirect"}]"#,
        );
        let check = |speaker: &str, expected: &[&str]| {
            let made = said("s1", &[(0, 3)], &[(4, 8)], &[(9, 18)], Some(speaker));
            let record = record("Obi said it was so.", vec![made]);
            assert_eq!(wrong_conflict(&gold, &record, &nothing()), expected);
        };
        check("Ivo Tarn", &["a speaker s1/s1 0.90: Ada Obi, not Ivo Tarn: [Obi] [said] it was so"]);
        check("Obi", &[]);
    }
}
