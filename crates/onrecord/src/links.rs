//! Links within an article and across articles.

use onrecord_record::Reading;

/// What the linker takes and gives.
pub use onrecord_linker::*;

/// Adds the agency that an article credits, and the links between its items.
pub(crate) fn add(reading: &mut Reading) {
    reading.document.agency = onrecord_linker::agency(&reading.document);
    onrecord_linker::complete(reading);
}
