//! What a rule reads of documents.

use crate::model::reads::Reads;

/// The bytes of what is read.
pub(crate) fn reads(reads: &Reads) -> Option<Vec<u8>> {
    postcard::to_stdvec(reads).ok()
}

/// What some bytes say; none where they say nothing.
pub(crate) fn reads_of(bytes: &[u8]) -> Option<Reads> {
    postcard::from_bytes(bytes).ok()
}
