//! Counts statements: found, spurious, speaker, party, act, manner, blocks, and what a confidence is worth.

use onrecord_record::Manner;

use super::paired::Paired;
use super::speaker::{Verdict, party, party_made_up, speaker};
use super::tally::Tally;

/// From this confidence on a record's statement is looked at for calibration.
const SURE: f32 = 0.9;

/// Measures of the found are shares of them; `spurious` is one of the record's statements, `sure speaker right` one of the
/// found whose statement has a confidence of 0.9 and more.
pub(super) fn count(paired: &Paired<'_>, tally: &mut Tally) {
    let found = paired.found.iter().flatten().count();
    tally.add_many("statements found", found, paired.found.len());
    tally.add_many("statements spurious", paired.spurious().count(), paired.said.len());
    for (gold, made) in paired.pairs() {
        let made = made.statement;
        let who = speaker(paired, gold, made);
        tally.add("speaker right", who == Verdict::Right);
        tally.add("speaker wrong", who == Verdict::Wrong);
        tally.add("speaker unresolved", who == Verdict::Unknown);
        match party(paired, gold, made) {
            Some(verdict) => {
                tally.add("party right", verdict == Verdict::Right);
                tally.add("party wrong", verdict == Verdict::Wrong);
                tally.add("party unknown", verdict == Verdict::Unknown);
            }
            None => tally.add("party made up", party_made_up(paired, gold, made)),
        }
        tally.add("act right", gold.act == made.act);
        tally.add("manner right", gold.manner == made.manner);
        if made.confidence >= SURE {
            tally.add("sure speaker right", who == Verdict::Right);
        }
    }
    for (gold, made) in paired.gold.statements.iter().zip(&paired.found) {
        if gold.manner == Manner::Block {
            let made = made.map(|made| paired.said[made].statement);
            tally.add("blocks found", made.is_some());
            let is_right = made.is_some_and(|made| speaker(paired, gold, made) == Verdict::Right);
            tally.add("blocks with the right speaker", is_right);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::made_up::{gold, record, said};

    const TEXT: &str = "Obi said it was so. Tarn denied it all then.";

    #[test]
    fn each_statement_counts_once_in_each_measure() {
        let gold = gold(
            r#"[{"id": "s1", "source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]], "speaker": {"names": ["Ada Obi"], "kind": "person"}, "parties": [], "act": "assert", "manner": "indirect"},
                {"id": "s2", "source": [[20, 24]], "cue": [[25, 31]], "content": [[32, 43]], "speaker": {"names": ["Ivo Tarn"], "kind": "person"}, "parties": ["Karsand"], "act": "deny", "manner": "block"}]"#,
        );
        let right = said("s1", &[(0, 3)], &[(4, 8)], &[(9, 18)], Some("Obi"));
        let mut wrong = said("s2", &[(0, 3)], &[(25, 31)], &[(32, 43)], Some("Obi"));
        wrong.confidence = 0.5;
        let extra = said("s3", &[], &[(4, 8)], &[(20, 24)], None);
        let record = record(TEXT, vec![right, wrong, extra]);
        let mut tally = Tally::default();
        count(&Paired::new(&gold, &record), &mut tally);
        for (measure, expected) in [
            ("statements found", (2, 2)),
            ("statements spurious", (1, 3)),
            ("speaker right", (1, 2)),
            ("speaker wrong", (1, 2)),
            ("speaker unresolved", (0, 2)),
            ("party unknown", (1, 1)),
            ("party made up", (0, 1)),
            ("act right", (1, 2)),
            ("manner right", (1, 2)),
            ("blocks found", (1, 1)),
            ("blocks with the right speaker", (0, 1)),
            ("sure speaker right", (1, 1)),
        ] {
            assert_eq!(tally.of(measure), expected, "{measure}");
        }
    }
}
