//! Corrections as training data: articles that people have looked at, with the statements that hold.

use onrecord_record::{Reading, Statement};
use serde_json::{Value, json};

use super::without_rejected;
use crate::error::{Kind, Result};
use crate::origin::{Origin, of};
use crate::store::Store;
use crate::write::corrected;

impl Store {
    /// Gives each article with corrections to `take`, one object each: its text, and its statements with source, cue and
    /// content in code points, their speaker, and whether a person vouches for them (`confirmed`, `corrected`) or they
    /// are still the machine's. What was rejected stands in `rejected`, as wrong examples.
    pub fn training(&self, mut take: impl FnMut(Value) -> bool) -> Result<()> {
        let mut read = || -> std::result::Result<(), Kind> {
            let mut found = self.db.prepare(
                "SELECT DISTINCT c.document, d.document FROM stored_corrections c
                 JOIN stored_documents d ON d.id = c.document ORDER BY 1",
            )?;
            let mut rows = found.query([])?;
            while let Some(row) = rows.next()? {
                let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
                let (reading, origins) = corrected(&self.db, id)?;
                let rejected = statements(&reading, |item| of(&origins, item) == Origin::Rejected, &origins);
                let all = reading.clone();
                let kept = without_rejected(reading, &origins);
                let example = json!({
                    "id": name,
                    "sha256": all.document.sha256,
                    "language": all.document.language,
                    "text": all.document.text,
                    "statements": statements(&kept, |_| true, &origins),
                    "rejected": rejected,
                });
                if !take(example) {
                    break;
                }
            }
            Ok(())
        };
        self.done(read())
    }
}

fn statements(
    reading: &Reading,
    wanted: impl Fn(&str) -> bool,
    origins: &crate::origin::Origins,
) -> Vec<Value> {
    let mut found = Vec::new();
    let mut left: Vec<&Statement> = reading.statements.iter().rev().collect();
    while let Some(statement) = left.pop() {
        left.extend(statement.inner.iter().rev());
        let said = statement.voice == onrecord_record::Voice::Attributed;
        if !said || !wanted(&statement.id) {
            continue;
        }
        let spans = |pieces: &[onrecord_record::Piece]| -> Vec<[usize; 2]> {
            pieces.iter().map(|piece| [piece.start, piece.end]).collect()
        };
        found.push(json!({
            "id": statement.id,
            "source": spans(&statement.source),
            "cue": spans(&statement.cue),
            "content": spans(&statement.content),
            "speaker": statement.speaker,
            "origin": of(origins, &statement.id).name(),
        }));
    }
    found
}
