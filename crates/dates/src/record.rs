//! The record's form, in code points.

use onrecord_parse::Parse;
use onrecord_record::{Date, DateAnchor};

use crate::{Anchor, TimeExpression};

/// The expressions as the record keeps them, with identifiers `d1`, `d2`, ... in their order.
///
/// ```
/// use onrecord_record::DateAnchor;
/// use onrecord_parse::Parse;
/// let parse = Parse::of("On 3 May he fell ill. Two days later he died.");
/// let dates = onrecord_dates::records(&parse, &onrecord_dates::read_parse(&parse, Some("2016-06-01")));
/// assert_eq!((dates[1].id.as_str(), dates[1].value.as_deref()), ("d2", Some("2016-05-05")));
/// assert_eq!(dates[1].anchor, Some(DateAnchor::Date("d1".to_owned())));
/// ```
pub fn records(parse: &Parse<'_>, found: &[TimeExpression]) -> Vec<Date> {
    let id = |place: usize| format!("d{}", place + 1);
    let anchor = |anchor: Option<Anchor>| {
        anchor.map(|anchor| match anchor {
            Anchor::Published => DateAnchor::Published,
            Anchor::Date(place) => DateAnchor::Date(id(place)),
        })
    };
    found
        .iter()
        .enumerate()
        .map(|(place, date)| {
            let mention = parse.piece(&parse.words_in(date.span));
            Date {
                id: id(place),
                mention,
                kind: date.kind,
                value: date.value.clone(),
                modifier: date.modifier,
                anchor: anchor(date.anchor),
                begins: anchor(date.begins),
                ends: anchor(date.ends),
                unresolved: date.unresolved,
            }
        })
        .collect()
}
