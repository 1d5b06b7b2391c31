//! What is in a file without its documents: what each is, and the sum of its value.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::document::Kind;

/// The sum of a value.
pub(crate) type Sum = [u8; 32];

#[derive(Serialize, Deserialize)]
struct Wire<'r>(#[serde(borrow)] Vec<(Vec<&'r str>, Sum)>);

/// The bytes of what is in a file.
pub(crate) fn sums(documents: &[(Kind, Sum)]) -> Option<Vec<u8>> {
    let each = documents.iter().map(|(Kind(own), sum)| (own.iter().map(AsRef::as_ref).collect(), *sum));
    postcard::to_stdvec(&Wire(each.collect())).ok()
}

/// What some bytes say; none where they say nothing.
pub(crate) fn sums_of(bytes: &[u8]) -> Option<Vec<(Kind, Sum)>> {
    let Wire(each) = postcard::from_bytes(bytes).ok()?;
    let kind = |labels: Vec<&str>| Kind(labels.into_iter().map(|label| Cow::Owned(label.to_owned())).collect());
    Some(each.into_iter().map(|(labels, sum)| (kind(labels), sum)).collect())
}
