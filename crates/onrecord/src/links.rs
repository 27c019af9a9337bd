//! Links within an article and across articles.

use onrecord_parse::Parse;
use onrecord_record::{Constraints, Linked, Reading};

/// What the linker takes and gives.
pub use onrecord_linker::*;

/// Adds the agency that an article credits, and the links between its items.
pub(crate) fn add(parse: &Parse<'_>, reading: &mut Reading) {
    reading.document.agency = onrecord_linker::agency(&reading.document);
    onrecord_linker::complete_parse(reading, parse);
}

/// What ties the articles of some readings together. Reads each once and keeps the small part that linking needs.
///
/// Readings from a store may come in any order; what people have corrected goes in with `constraints`.
///
/// ```
/// use onrecord::links::across;
/// let onrecord = onrecord::Onrecord::new();
/// let one = onrecord.read_text("a", "“The mill at Dorel has burned down to the ground,” Ada Obi said on Monday.");
/// let linked = across(&[one], &Default::default());
/// assert!(linked.actors.iter().any(|actor| actor.name == "Ada Obi"));
/// ```
pub fn across<'a>(readings: impl IntoIterator<Item = &'a Reading>, constraints: &Constraints) -> Linked {
    let mut index = Index::default();
    for reading in readings {
        index.add(facts(reading));
    }
    index.link(constraints)
}
