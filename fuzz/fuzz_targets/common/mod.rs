//! What the format targets share.

use onrecord::ingest::{self, Options};

/// Reads bytes under a file's name; what the parts of an article cover must lie on its characters.
pub fn ingest(name: &str, bytes: &[u8]) {
    ingest::read_bytes(name, bytes, &Options::default(), &mut |result| {
        let Ok(article) = result else { return };
        for part in &article.parts {
            assert!(article.text.get(part.span.start..part.span.end).is_some(), "{part:?}");
        }
    });
}
