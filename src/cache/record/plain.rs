//! Records that are written as they are.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::sums::Sum;

/// Sums of a state as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Overall {
    /// Of what each fact says.
    pub(crate) facts: BTreeMap<String, Sum>,
    /// Of the documents with each label.
    pub(crate) labels: BTreeMap<String, Sum>,
}

/// The bytes of something.
pub(crate) fn written(own: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_stdvec(own).ok()
}

/// What some bytes say; none where they say nothing.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
