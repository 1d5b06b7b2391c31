//! Why drift is not known: one line, fit for the end of "not known: …".

use crate::git::Unavailable;

/// The reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Unknown(String);

impl Unknown {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl From<Unavailable> for Unknown {
    fn from(reason: Unavailable) -> Self {
        Self(reason.to_string())
    }
}
