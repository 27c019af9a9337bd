//! How each list is laid out in a terminal; `--json` and `--csv` have every column.

use anstyle::Style;
use onrecord_export::Shown as Column;

use crate::arguments::Shown;
use crate::style::{ACT, DIM, SPEAKER, TITLE};

const PLAIN: Style = Style::new();

const ID: Column = Column::new("id", 24, DIM);
const DAY: Column = Column::new("day", 10, PLAIN).once();
const OUTLET: Column = Column::new("outlet", 20, PLAIN).once();
const PARTY: Column = Column::new("party", 18, SPEAKER).where_room();
const CONFIDENCE: Column = Column::new("confidence", 10, DIM).digits(2).where_room();
const ORIGIN: Column = Column::new("origin", 9, DIM).unless("machine");
const WORDS: Column = Column::new("words", 0, PLAIN);

/// What a table shows of a list's columns. Disputes are told party by party instead.
pub(super) fn columns(what: Shown) -> Vec<Column> {
    match what {
        Shown::Statements => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("speaker", 26, SPEAKER).or("source"),
            PARTY.unlike("speaker"),
            Column::new("act", 10, ACT).once(),
            Column::new("cue", 14, DIM).where_room(),
            Column::new("speaker_role", 22, PLAIN).where_room(),
            CONFIDENCE,
            ORIGIN,
            WORDS,
        ],
        Shown::Figures => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("asserted_by", 26, SPEAKER).once(),
            PARTY.unlike("asserted_by"),
            Column::new("low", 10, PLAIN),
            Column::new("high", 10, PLAIN),
            Column::new("unit", 10, PLAIN).once(),
            Column::new("casualty", 9, ACT).once(),
            CONFIDENCE,
            ORIGIN,
            Column::new("counted", 24, PLAIN),
            WORDS,
        ],
        Shown::Dates => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("type", 8, PLAIN).once(),
            Column::new("value", 16, ACT),
            Column::new("said_by", 24, SPEAKER),
            PARTY.unlike("said_by"),
            ORIGIN,
            WORDS,
        ],
        Shown::Places => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("words", 24, SPEAKER),
            Column::new("type", 8, PLAIN).once(),
            Column::new("name", 24, ACT),
            Column::new("country", 7, PLAIN).once(),
            Column::new("latitude", 9, PLAIN),
            Column::new("longitude", 9, PLAIN),
            Column::new("unresolved", 12, DIM),
            CONFIDENCE,
            ORIGIN,
            Column::new("said", 0, DIM),
        ],
        Shown::Namings => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("namer", 26, SPEAKER),
            PARTY.unlike("namer"),
            Column::new("term", 20, ACT),
            Column::new("named", 26, PLAIN),
            CONFIDENCE,
            ORIGIN,
            Column::new("said", 0, DIM),
        ],
        Shown::Articles => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("version", 7, PLAIN).unless("1"),
            Column::new("statements", 10, PLAIN),
            Column::new("title", 0, TITLE),
        ],
        Shown::Actors => vec![
            ID,
            Column::new("name", 36, SPEAKER),
            Column::new("kind", 12, PLAIN).once(),
            Column::new("statements", 10, PLAIN),
            Column::new("articles", 8, PLAIN),
            ORIGIN,
            Column::new("aliases", 30, DIM),
            Column::new("roles", 0, PLAIN),
        ],
        Shown::Links => vec![
            ID,
            DAY,
            OUTLET,
            Column::new("actor", 20, SPEAKER),
            PARTY.unlike("actor"),
            Column::new("kind", 11, ACT).once(),
            CONFIDENCE,
            Column::new("from_words", 40, PLAIN),
            ORIGIN,
            Column::new("to_words", 0, PLAIN),
        ],
        Shown::Changes => vec![
            Column::new("article", 16, DIM),
            Column::new("version", 7, PLAIN),
            DAY,
            Column::new("kind", 13, ACT).once(),
            Column::new("speaker", 24, SPEAKER),
            Column::new("before", 40, DIM),
            Column::new("after", 0, PLAIN),
        ],
        Shown::Disputes => Vec::new(),
    }
}
