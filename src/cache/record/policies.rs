//! What an engine reads: policies by path.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    is_flat: bool,
    #[serde(borrow)]
    texts: Vec<(&'r str, &'r str)>,
}

/// The bytes of policies, and of whether all are in one package.
pub(crate) fn policies(is_flat: bool, texts: &[(String, String)]) -> Option<Vec<u8>> {
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    postcard::to_stdvec(&Wire { is_flat, texts }).ok()
}

/// What some bytes say; none where they say nothing.
pub(crate) fn policies_of(bytes: &[u8]) -> Option<(bool, Vec<(String, String)>)> {
    let Wire { is_flat, texts } = postcard::from_bytes(bytes).ok()?;
    Some((is_flat, texts.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()))
}
