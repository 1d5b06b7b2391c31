//! Who asks → what they see: the one place where the API knows of credentials.

use axum::http::{Extensions, StatusCode};

use crate::serve::access::Reader;
use crate::serve::reply::Refused;

/// What somebody sees.
#[derive(Clone, Debug)]
pub(super) struct Sight(Reader);

impl Sight {
    /// What a request may see, or why nothing.
    pub(super) fn of(extensions: &Extensions) -> Result<Self, Refused> {
        let reader = extensions.get::<Reader>().cloned();
        reader.map(Self).ok_or_else(|| {
            Refused::new(StatusCode::UNAUTHORIZED, "this history is not open to everybody", "send a token")
        })
    }

    /// Whether it is all.
    pub(super) fn is_unbounded(&self) -> bool {
        self.0.is_unbounded()
    }

    /// Whether what an owner has in a repository is part of it.
    pub(super) fn sees(&self, repository: &str, owner: Option<&str>) -> bool {
        self.0.sees(repository, owner)
    }

    /// What it is told apart by.
    pub(super) fn name(&self) -> String {
        if self.is_unbounded() { String::new() } else { format!("{:?}", self.0) }
    }
}
